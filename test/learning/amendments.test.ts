import { describe, expect, it } from 'vitest'
import { checkContent } from '#app/content/check.ts'
import { type Day, parseDay } from '#app/domain/instant.ts'
import { edited, inFolder, lineOf } from '#test/content/fixture.ts'

const LESSON = 'content/courses/basics/01-review-first.mdx'
const GOOD =
  '  - { on: 2026-01-05, what: 补充了签发。, articles: [{ document: rule-1, article: art-2 }], reread: true }'
const withAmendments = (...lines: string[]) =>
  edited(LESSON, 'questions:\n', `amendments:\n${lines.join('\n')}\nquestions:\n`)

describe('the amendments of a lesson: the check', () => {
  it.each([
    [
      'takes one with an article, and one without',
      [GOOD, '  - { on: 2026-02-01, what: 改了错字。, reread: false }'],
      undefined,
    ],
    ['shows an article that is not there', [GOOD.replace('art-2', 'art-9')], 'document rule-1 has no article art-9'],
    [
      'shows them out of their order',
      [GOOD, GOOD.replace('2026-01-05', '2025-12-31')],
      'amendments stand the oldest first: 2025-12-31 is before 2026-01-05',
    ],
    [
      'shows one that does not say whether to read again',
      [GOOD.replace(', reread: true', '')],
      /^amendments\.0\.reread: /,
    ],
    ['shows a day that is none', [GOOD.replace('01-05', '02-30')], 'amendments.0.on: a day as YYYY-MM-DD'],
  ])('%s', async (_, lines, what) => {
    const files = withAmendments(...lines)
    const { faults: all, catalogue } = await inFolder(files, (root) => checkContent(root, parseDay('2026-11-21') as Day))
    const faults = all.filter(({ file }) => file === LESSON)
    if (what === undefined) {
      expect(faults).toEqual([])
      expect(catalogue.lessons[0]?.amendments.map(({ reread }) => reread)).toEqual([true, false])
      return
    }
    const at = lineOf(files, LESSON, lines.at(-1) as string)
    expect(faults[0]).toEqual({
      file: LESSON,
      line: at,
      what: typeof what === 'string' ? what : expect.stringMatching(what),
    })
  })
})
