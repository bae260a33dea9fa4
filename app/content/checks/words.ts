// Words that may not stand in what is taught, asked or told: content/policy/words.yaml.

import type { Content } from '#app/content/read.ts'
import type { ForbiddenWords, Regulation } from '#app/content/schema.ts'
import { faultAt, type Fault, type Path } from '#app/content/source.ts'

export function wordFaults(content: Content): Fault[] {
  const entries = content.policies.words?.value.entries ?? []
  const wrong = (text: string) => wordsIn(text, entries)
  const lines = (file: string, body: string, first: number) =>
    body.split('\n').flatMap((line, i) => wrong(line).map((what) => ({ file, line: first + i, what })))
  const own = content.regulations.flatMap(({ value, origin }) =>
    ownSentences(value).flatMap(({ text, path }) => wrong(text).map((what) => faultAt(origin, path, what))),
  )
  const shaped = [...content.items, ...content.lessons.flatMap(({ meta }) => meta ?? []), ...(content.glossary ? [content.glossary] : []), ...content.handbook]
  return [
    ...own,
    ...shaped.flatMap(({ value, origin, path }) =>
      textsIn(value, path).flatMap((told) => wrong(told.text).map((what) => faultAt(origin, told.path, what))),
    ),
    ...content.lessons.flatMap(({ file, body, bodyLine }) => lines(file, body, bodyLine)),
    ...content.handbook.flatMap(({ origin, body, bodyLine }) => lines(origin.file, body, bodyLine)),
  ]
}

/** What is wrong with a text, once for each word in it. Phrases in which a word is right do not count. */
export function wordsIn(text: string, entries: ForbiddenWords['entries']): string[] {
  return entries.flatMap(({ words, unless, why, instead }) => {
    const rest = unless.reduce((left, phrase) => left.replaceAll(phrase, ' '), text)
    return words.filter((word) => holds(rest, word)).map((word) => `the word ${word} may not stand here: ${why}; instead: ${instead}`)
  })
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const holds = (text: string, word: string): boolean =>
  /^[\x20-\x7e]+$/.test(word) ? new RegExp(`(?<![A-Za-z])${escaped(word)}(?![A-Za-z])`, 'i').test(text) : text.includes(word)

interface Told {
  readonly text: string
  readonly path: Path
}

/** Every text in a value, with the way to it. */
function textsIn(value: unknown, path: Path): Told[] {
  if (typeof value === 'string') return [{ text: value, path }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]))
}

/** Our own sentences about a document: not its title, its exact terms or its articles' headings. */
function ownSentences({ summary, summaryEn, trustNote, articles }: Regulation): Told[] {
  const of = (text: string | undefined, path: Path): Told[] => (text ? [{ text, path }] : [])
  return [
    ...of(summary, ['summary']),
    ...of(summaryEn, ['summaryEn']),
    ...of(trustNote, ['trustNote']),
    ...articles.flatMap(({ digest, consequence, note }, i) => [
      ...of(digest, ['articles', i, 'digest']),
      ...of(consequence, ['articles', i, 'consequence']),
      ...of(note, ['articles', i, 'note']),
    ]),
  ]
}
