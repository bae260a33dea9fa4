import { describe, expect, it } from 'vitest'
import { type CoveredItem, coverageOf, lessonsOn, policiesOn, totalsOf } from '#app/content/coverage.ts'
import { type Catalogue, loadContent } from '#app/content/load.ts'
import { type Day, parseDay } from '#app/domain/instant.ts'
import { edited, type Files, GOOD, inFolder } from '../content/fixture.ts'

const RULES = 'content/regulations/rule-1.yaml'
const LESSON = 'content/courses/basics/01-review-first.mdx'
const day = (text: string) => parseDay(text) as Day
const catalogueOf = async (files: Readonly<Files>): Promise<Catalogue> => (await inFolder(files, loadContent)).catalogue
const bankOf = (catalogue: Catalogue, usable = (_: string) => true): CoveredItem[] =>
  catalogue.items.map(({ id, version }) => ({ version, usable: usable(id) }))
const rowsOn = (catalogue: Catalogue, on: string, items = bankOf(catalogue)) => coverageOf(catalogue, items, day(on))

describe('coverage', () => {
  it('counts lessons, questions and items of each article, by level and kind, on a day', async () => {
    const catalogue = await catalogueOf(GOOD)
    const [first, second] = rowsOn(catalogue, '2025-06-01')
    expect(first).toMatchObject({
      article: 'art-1',
      topics: ['basics'],
      lessons: [{ id: 'basics/review-first' }],
      questions: 0,
      gaps: [],
    })
    expect(first?.items).toEqual({
      all: 8,
      usable: 8,
      levels: { recall: 3, application: 4, judgement: 1 },
      kinds: { single: 4, multiple: 1, 'true-false': 1, ordering: 1, matching: 1 },
    })
    expect(second).toMatchObject({
      article: 'art-2',
      lessons: [{ id: 'basics/review-first' }],
      questions: 1,
      items: { all: 1, usable: 1 },
      gaps: [],
    })
  })
  it('calls it a gap that nobody teaches or examines an operative article, on the day', async () => {
    const catalogue = await catalogueOf(GOOD)
    const gaps = (on: string, items?: CoveredItem[]) => rowsOn(catalogue, on, items).map((row) => row.gaps)
    expect(
      gaps(
        '2025-06-01',
        bankOf(catalogue, (id) => id !== 'case-1-2'),
      ),
    ).toEqual([[], ['item']])
    expect(gaps('2023-06-01')).toEqual([[], ['item']])
    expect(gaps('2031-06-01')).toEqual([[], []])
    expect(rowsOn(await catalogueOf({ ...GOOD, [LESSON]: '' }), '2025-06-01').map((row) => row.gaps)).toEqual([
      ['lesson'],
      ['lesson'],
    ])
  })
  it('wants no item of what is only reported, and nothing of what binds nobody', async () => {
    const reported = await catalogueOf({ ...edited(RULES, 'trust: official-text', 'trust: reported'), [LESSON]: '' })
    expect(rowsOn(reported, '2025-06-01', []).map((row) => row.gaps)).toEqual([['lesson'], ['lesson']])
    const aims = await catalogueOf({
      ...GOOD,
      [RULES]: (GOOD[RULES] ?? '').replaceAll('operative: true', 'operative: false'),
      [LESSON]: '',
    })
    expect(rowsOn(aims, '2025-06-01', []).map((row) => row.gaps)).toEqual([[], []])
  })
  it('adds up what is operative and has not ended', async () => {
    const catalogue = await catalogueOf(GOOD)
    const totals = (on: string, items?: CoveredItem[]) => totalsOf(rowsOn(catalogue, on, items), day(on))
    expect(totals('2025-06-01')).toEqual({ articles: 2, operative: 2, byLesson: 2, byItem: 2, reported: 0 })
    expect(totals('2031-06-01')).toEqual({ articles: 2, operative: 1, byLesson: 1, byItem: 1, reported: 0 })
    expect(totals('2025-06-01', [])).toMatchObject({ byItem: 0 })
  })
  it('finds the sections and questions of a lesson, and the policies, that rest on an article', async () => {
    const sections = (GOOD[LESSON] ?? '')
      .replace('<Cite document', '## 先审后播\n\n<Cite document')
      .replace('<Case title', '<Cite document="rule-1" article="art-2" />\n\n<Case title')
    const catalogue = await catalogueOf({ ...GOOD, [LESSON]: sections })
    expect(lessonsOn(catalogue, { document: 'rule-1', article: 'art-1' })).toMatchObject([
      { lesson: { id: 'basics/review-first' }, listed: true, sections: [{ title: '先审后播' }], questions: [] },
    ])
    expect(lessonsOn(catalogue, { document: 'rule-1', article: 'art-2' })).toMatchObject([
      { listed: false, sections: [{ title: '先审后播' }], questions: ['q2'] },
    ])
    expect(lessonsOn(catalogue, { document: 'rule-1', article: 'art-9' })).toEqual([])
    expect(policiesOn(catalogue, { document: 'rule-1', article: 'art-1' }).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['staffing-rule', 'certificate']),
    )
    expect(
      policiesOn(catalogue, { document: 'rule-1', article: 'art-2' }).filter(({ kind }) => kind === 'staffing-rule'),
    ).toEqual([])
  })
})
