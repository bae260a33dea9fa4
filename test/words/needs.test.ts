// A page names the areas of words it draws with. What it names is compared with what it and its components use, since the
// server has every area loaded and would not notice.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '#app/env.server.ts'

const root = projectRoot()
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')

/** Areas used in a file and in the components it imports, however deep. */
function used(file: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>()
  if (seen.has(file) || !existsSync(join(root, file))) return found
  seen.add(file)
  const text = textOf(file)
  for (const [, area] of text.matchAll(/useTranslations\('(\w+)/g)) if (area) found.add(area)
  for (const [, from = ''] of text.matchAll(/from '([^']+\.tsx?)'/g)) {
    const what = from.startsWith('#') ? from.slice(1) : from.startsWith('.') ? normalize(join(dirname(file), from)) : ''
    if (/^app\/(ui|routes)\//.test(what)) for (const area of used(what, seen)) found.add(area)
  }
  return found
}
const named = (file: string) => [...textOf(file).matchAll(/await need\(([^)]*)\)/g)].flatMap(([, list = '']) => [...list.matchAll(/'(\w+)'/g)].map(([, area]) => area))

const pages = [...textOf('app/routes.ts').matchAll(/'(routes\/[^']+\.tsx)'/g)].map(([, file]) => `app/${file}`)

describe('the words a page names at its head', () => {
  it('are looked for in every page', () => expect(pages.length).toBeGreaterThan(40))
  it.each(pages)('%s are those it uses', (page) => {
    // `site` belongs to the frame around every page; `refusal` is fetched when there is one.
    const wanted = [...used(page)].filter((area) => area !== 'site' && area !== 'refusal').sort()
    expect(named(page).sort()).toEqual(wanted)
  })
})
