import mdx from '@mdx-js/rollup'
import rehypeSlug from 'rehype-slug'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import { describe, expect, it } from 'vitest'
import { loadContent } from '#app/content/load.ts'
import { sectionsOf } from '#app/content/sections.ts'
import { projectRoot } from '#app/env.server.ts'

const plugin = mdx({ remarkPlugins: [remarkFrontmatter, remarkGfm], rehypePlugins: [rehypeSlug] })
const compile = plugin.transform as unknown as (text: string, path: string) => Promise<{ code: string }>

/** The ids of the second-level headings as the build makes them. */
async function builtIds(body: string): Promise<string[]> {
  const { code } = await compile(body, '/lesson.mdx')
  return [...code.matchAll(/_components\.h2, \{\s*id: ("(?:[^"\\]|\\.)*")/g)].map(([, id]) => JSON.parse(id as string))
}

describe('the sections of a lesson', () => {
  it('have the very ids that the build gives their headings, in every lesson', async () => {
    const { catalogue } = await loadContent(projectRoot())
    let found = 0
    for (const lesson of catalogue.lessons) {
      const sections = sectionsOf(lesson.body)
      expect(await builtIds(lesson.body), lesson.id).toEqual(sections.map(({ anchor }) => anchor))
      found += sections.length
    }
    expect(found).toBeGreaterThan(catalogue.lessons.length)
  })

  it.each([
    ['marks of emphasis and code', '## 先看**序列号**，再看 `title`', '先看序列号，再看 title'],
    ['a link', '## 见[三（一）1](/regulations/x)', '见三（一）1'],
    ['an escaped character', '## 时长 \\< 15 \\*分钟\\*', '时长 < 15 *分钟*'],
    ['a component', '## 依据 <Ref document="a" article="b" />的要求', '依据 的要求'],
    ['closing hashes', '## 小结 ##', '小结'],
    ['English', "## What's new, in 2026?", "What's new, in 2026?"],
  ])('are read without %s', async (_, body, title) => {
    expect(sectionsOf(body).map((s) => s.title)).toEqual([title])
    expect(await builtIds(body)).toEqual(sectionsOf(body).map((s) => s.anchor))
  })

  it('count equal headings of any level, and none in code', async () => {
    const body = '## 步骤\n\n### 步骤\n\n```md\n## 不是标题\n```\n\n## 步骤\n\n##没有空格\n\n# 步骤\n\n## 步骤'
    expect(sectionsOf(body).map((s) => s.anchor)).toEqual(['步骤', '步骤-2', '步骤-4'])
    expect(await builtIds(body)).toEqual(['步骤', '步骤-2', '步骤-4'])
  })
})
