import { describe, expect, test } from 'vitest'
import { checkContent } from '#app/content/check.ts'
import { cuesOf } from '#app/content/summary.ts'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import { parseDay, type Day } from '#app/domain/instant.ts'
import { edited, GOOD, inFolder } from '#test/content/fixture.ts'

const day = (text: string): Day => parseDay(text) ?? expect.fail(`${text} is no day`)
const BANK = 'content/items/basics/bank.yaml'

describe('the figures of the content', () => {
  test('count items by topic, level and kind, and what one form needs', async () => {
    const { summary } = await inFolder(GOOD, (root) => checkContent(root, day('2026-11-21')))
    const none = { single: 0, multiple: 0, 'true-false': 0, ordering: 0, matching: 0 }
    expect(summary.cells).toEqual([
      { topic: 'basics', level: 'recall', kinds: { ...none, single: 2, ordering: 1 }, inForce: 3, needed: [1] },
      {
        topic: 'basics',
        level: 'application',
        kinds: { ...none, single: 2, multiple: 1, matching: 1 },
        inForce: 4,
        needed: [1],
      },
      { topic: 'basics', level: 'judgement', kinds: { ...none, 'true-false': 2 }, inForce: 2, needed: [0] },
    ])
    expect(summary).toMatchObject({ lessons: 1, minutes: 5, questions: 4, items: 9 })
    expect(summary.articles).toEqual({ operative: 2, byLesson: 2, byItem: 2 })
    expect(summary.outdated).toEqual([])
    expect(summary.reportedOnly).toEqual([])
  })

  test('name items that outlive the article they cite', async () => {
    const at = (text: string) => inFolder(GOOD, (root) => checkContent(root, day(text)))
    expect((await at('2030-12-31')).summary.outdated).toEqual([])
    expect((await at('2031-01-01')).summary.outdated).toEqual(['case-1-2'])
  })

  test('name items that rest only on documents whose text was not read', async () => {
    const files = edited('content/regulations/rule-1.yaml', 'trust: official-text', 'trust: reported')
    const { summary } = await inFolder(files, (root) => checkContent(root, day('2026-11-21')))
    expect(summary.reportedOnly).toHaveLength(9)
  })

  test('do not count articles that bind nobody', async () => {
    const files = edited(BANK, 'article: art-2', 'article: art-1')
    const { summary } = await inFolder(files, (root) => checkContent(root, day('2026-11-21')))
    expect(summary.articles).toEqual({ operative: 2, byLesson: 2, byItem: 1 })
  })
})

describe('cues for a test-wise guesser', () => {
  const single = (itemId: string, key: string, ...texts: string[]): ItemVersion => ({
    kind: 'single',
    itemId,
    topic: 'basics',
    level: 'recall',
    stem: '题干',
    rationale: '理由',
    articles: [],
    effectiveFrom: day('2020-01-01'),
    effectiveTo: null,
    enemies: [],
    shuffle: true,
    options: texts.map((text, i) => ({ id: 'abcdef'[i] ?? '', text, rationale: '理由' })),
    key,
  })
  const judged = (itemId: string, key: boolean): ItemVersion => {
    const { itemId: _, ...rest } = single(itemId, 'a')
    const { topic, level, stem, rationale, articles, effectiveFrom, effectiveTo, enemies } = rest
    return {
      kind: 'true-false',
      itemId,
      topic,
      level,
      stem,
      rationale,
      articles,
      effectiveFrom,
      effectiveTo,
      enemies,
      key,
    }
  }

  test('shares of longest keys, of letters and of true', () => {
    const bank = [
      single('i1', 'a', '一二三四', '一二', '一二三'),
      single('i2', 'a', '一二三', '一二三', '一'),
      single('i3', 'b', '一二三', '一二', '一'),
      single('i4', 'c', '一', '一', '一二'),
      judged('t1', true),
      judged('t2', false),
      judged('t3', true),
    ]
    const cues = cuesOf(bank)
    expect(cues.singles).toBe(4)
    expect(cues.longestKey).toBe(0.5)
    expect(cues.letters).toEqual({ a: 0.5, b: 0.25, c: 0.25 })
    expect(cues.trueKeys).toBeCloseTo(2 / 3)
  })

  const wordings: [text: string, sums: boolean][] = [
    ['以上都对', true],
    ['以上均正确', true],
    ['以上说法都不对', true],
    ['以上各项皆是', true],
    ['上述选项均正确', true],
    ['A和B都对', true],
    ['都不正确', true],
    ['三名以上审核员都是本单位的人', false],
    ['全部看完再签', false],
    ['处以上述罚款', false],
    ['省级以上是审批机关', false],
  ]
  test.each(wordings)('%s: an option that sums up the others? %s', (text, sums) => {
    const { items } = cuesOf([single('i1', 'a', '一二三四五六', text, '一二三四五六七')])
    expect(items.some((i) => i.cues.includes('all-of-the-above'))).toBe(sums)
  })

  test('a key half as long again as the mean of the others stands out', () => {
    expect(cuesOf([single('i1', 'a', '一二三四五六', '一二三四', '一二三四')]).items).toEqual([
      { id: 'i1', cues: ['long-key'] },
    ])
    expect(cuesOf([single('i1', 'a', '一二三四五', '一二三四', '一二三四')]).items).toEqual([])
  })

  test('an empty bank has no cue and no NaN', () => {
    expect(cuesOf([])).toEqual({
      singles: 0, longestKey: 0, letters: {}, judged: 0, trueKeys: 0, options: { all: 0, wrong: 0 }, absolute: { all: 0, wrong: 0 }, absoluteWords: {}, items: [],
    })
  })
})
