// Every page says at its head which areas of words it draws with (`await need('exam')`), and they are there before it is
// drawn: on the server in both languages, in the browser in the reader's alone. A test compares what pages name with
// what they use.

import { LANGUAGES, type Language } from './language.ts'
import { type Area, type AreaFile, keepWords, messagesOf } from './messages.ts'

const files = import.meta.glob<AreaFile>(['./zh-CN/*.ts', './en/*.ts', '!./*/index.ts'])
const languages: readonly Language[] =
  typeof document === 'undefined' ? LANGUAGES : [document.documentElement.lang === 'en' ? 'en' : 'zh-CN']

/** Loads areas of words that are not there yet. Throws for an area that does not exist. */
export async function need(...areas: readonly Area[]): Promise<void> {
  await Promise.all(
    languages.flatMap((language) =>
      areas
        .filter((area) => messagesOf(language)[area] === undefined)
        .map(async (area) => {
          const load = files[`./${language}/${area}.ts`]
          if (!load) throw new Error(`there are no words of ${area}`)
          keepWords(language, area, await load())
        }),
    ),
  )
}

/** All areas: for a refusal that comes from another area than the page's own. */
export const needAll = (): Promise<void> =>
  need(...new Set(Object.keys(files).map((file) => file.replace(/^.*\/(\w+)\.ts$/, '$1') as Area)))
