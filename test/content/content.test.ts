// The content of this project itself.

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import mdx from '@mdx-js/rollup'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import { expect, test } from 'vitest'
import { checkContent } from '#app/content/check.ts'
import { parseDay, type Day } from '#app/domain/instant.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const TODAY = parseDay('2026-11-21') as Day

test('the content has no fault', async () => {
  const { faults } = await checkContent(root, TODAY)
  expect(faults.map((f) => `${f.file}:${f.line}: ${f.what}`)).toEqual([])
})

test('every lesson compiles, and no key or explanation of its questions is in what is compiled', async () => {
  const { catalogue } = await checkContent(root, TODAY)
  const plugin = mdx({ remarkPlugins: [remarkFrontmatter, remarkGfm], providerImportSource: '@mdx-js/react' })
  expect(catalogue.lessons.length).toBeGreaterThan(0)
  for (const lesson of catalogue.lessons) {
    const path = `${root}${lesson.file}`
    const compiled = await plugin.transform(await readFile(path, 'utf8'), path)
    const code = compiled?.code ?? ''
    expect(code).toContain('MDXContent')
    for (const question of lesson.questions) expect(code, lesson.file).not.toContain(question.explanation)
  }
}, 60_000)
