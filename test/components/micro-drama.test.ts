// The class of a micro-drama by the day, at the amounts and on the days where it changes (design: domain.md §2.3).

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkContent } from '#app/content/check.ts'
import { parseDay, type Day } from '#app/domain/instant.ts'
import { classify, type Drama, type Making, parseWan, spansOf, type Trigger } from '#app/domain/staffing/micro-drama.ts'
import { microDramaClass } from '#app/services/tools.ts'
import { edited, type Files, inFolder, lineOf } from '#test/content/fixture.ts'
import { openWorld, type TestWorld } from '#test/database/worlds.ts'

const day = (text: string): Day => parseDay(text) ?? expect.fail(`${text} is no day`)
let world: TestWorld
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const drama = (wan: string, making: Making, ...triggers: Trigger[]): Drama => ({
  making,
  yuan: wan === '' ? null : (parseWan(wan) ?? expect.fail(`${wan} is no amount`)),
  triggers,
})
/** `version class`, with ? for an amount on a boundary that no source states; or the refusal. */
function told(of: Drama, on: string): string {
  const found = classify(world.app.catalogue.microDramaClasses.versions, of, day(on))
  if (!found.ok) return found.refusal
  const { version, at, onUnstatedBoundary } = found.value
  return `${version.id} ${version.classes[at]?.id}${onUnstatedBoundary ? '?' : ''}`
}

type Row = [on: string, wan: string, making: Making, triggers: Trigger[], class_: string]
// biome-ignore format: one row a line
const rows: Row[] = [
  // before any rule, and the ways of release of notice 345
  ['2022-11-13', '500', 'live', ['sponsored'], 'micro-drama-no-rule'],
  ['2022-11-14', '', 'live', ['sponsored'], 'notice-345 key'],
  ['2023-05-01', '500', 'live', [], 'notice-345 rest'],
  ['2023-05-01', '1', 'live', ['paid'], 'notice-345 key'],
  ['2023-05-01', '1', 'live', ['first-screen'], 'notice-345 key'],
  ['2023-05-01', '1', 'live', ['special-theme', 'voluntary'], 'notice-345 rest'],
  ['2024-05-31', '', 'ai', [], 'notice-345 rest'],
  // 2024-06-01: 100 and 30, themes, first screen, one's own wish
  ['2024-06-01', '', 'live', [], 'micro-drama-investment-missing'],
  ['2024-06-01', '', 'live', ['special-theme'], 'tiers-2024 key'],
  ['2024-06-01', '100', 'live', [], 'tiers-2024 key'],
  ['2024-06-01', '99.9999', 'live', [], 'tiers-2024 ordinary'],
  ['2024-06-01', '30', 'live', [], 'tiers-2024 ordinary'],
  ['2024-06-01', '29.9999', 'live', [], 'tiers-2024 other'],
  ['2025-12-31', '5', 'live', ['first-screen'], 'tiers-2024 key'],
  ['2025-12-31', '5', 'live', ['voluntary'], 'tiers-2024 key'],
  ['2025-12-31', '5', 'live', ['sponsored'], 'tiers-2024 key'],
  ['2025-12-31', '5', 'live', ['paid'], 'tiers-2024 other'],
  ['2025-12-31', '100', 'live', [], 'tiers-2024 key'],
  // 2026-01-01: 300 and 100
  ['2026-01-01', '100', 'live', [], 'tiers-2026 ordinary'],
  ['2026-01-01', '99.99', 'live', [], 'tiers-2026 other'],
  ['2026-01-01', '300', 'live', [], 'tiers-2026 key'],
  ['2026-01-01', '299.9999', 'live', [], 'tiers-2026 ordinary'],
  ['2026-01-01', '1', 'live', ['special-theme'], 'tiers-2026 key'],
  ['2026-01-01', '1', 'live', ['first-screen', 'voluntary'], 'tiers-2026 other'],
  ['2026-06-30', '90', 'ai', [], 'tiers-2026 other'],
  // 2026-07-01: AI has amounts of its own
  ['2026-07-01', '90', 'ai', [], 'ai-tiers-2026 top'],
  ['2026-07-01', '80', 'ai', [], 'ai-tiers-2026 top?'],
  ['2026-07-01', '79.9999', 'ai', [], 'ai-tiers-2026 middle'],
  ['2026-08-31', '30', 'ai', [], 'ai-tiers-2026 middle?'],
  ['2026-08-31', '29.99', 'ai', [], 'ai-tiers-2026 lowest'],
  ['2026-08-31', '1', 'ai', ['special-theme'], 'ai-tiers-2026 top'],
  ['2026-08-31', '90', 'live', [], 'tiers-2026 other'],
  // 2026-09-01: three classes
  ['2026-09-01', '300', 'live', [], 'classes-2026 one?'],
  ['2026-09-01', '300.0001', 'live', [], 'classes-2026 one'],
  ['2026-09-01', '100', 'live', [], 'classes-2026 two?'],
  ['2026-09-01', '99.9999', 'live', [], 'classes-2026 three'],
  ['2026-09-01', '80', 'ai', [], 'classes-2026 one?'],
  ['2026-09-01', '79', 'ai', [], 'classes-2026 two'],
  ['2026-09-01', '29.9999', 'ai', [], 'classes-2026 three'],
  ['2030-01-01', '0', 'ai', ['special-theme'], 'classes-2026 one'],
]

describe('the class of a micro-drama', () => {
  it.each(rows)('on %s with %s × 10,000 yuan, %s, %j: %s', (on, wan, making, triggers, expected) => {
    expect(told(drama(wan, making, ...triggers), on)).toBe(expected)
  })

  it('says what it counted, and what was ticked but does not count that day', () => {
    const { versions } = world.app.catalogue.microDramaClasses
    const found = classify(versions, drama('1', 'live', 'special-theme', 'paid'), day('2026-03-01'))
    expect(found.ok && found.value).toMatchObject({ because: ['special-theme'], notCounted: ['paid'] })
  })

  it('divides the time between the versions: for AI the notice of 2026 gives way on 1 July', () => {
    const { versions } = world.app.catalogue.microDramaClasses
    const spans = (making: Making) => spansOf(versions, making).map((s) => `${s.version.id} ${s.from} ${s.to}`)
    expect(spans('ai')).toEqual([
      'notice-345 2022-11-14 2024-05-31',
      'tiers-2024 2024-06-01 2025-12-31',
      'tiers-2026 2026-01-01 2026-06-30',
      'ai-tiers-2026 2026-07-01 2026-08-31',
      'classes-2026 2026-09-01 null',
    ])
    expect(spans('live')).toContain('tiers-2026 2026-01-01 2026-08-31')
  })

  it.each([
    ['80', 800_000],
    ['0.0001', 1],
    [' 299.99 ', 2_999_900],
    ['100.', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['1.23456', undefined],
    ['八十', undefined],
    ['', undefined],
  ])('reads “%s” as %s yuan', (text, yuan) => expect(parseWan(text)).toBe(yuan))
})

describe('the answer', () => {
  it('names class, way, sources and what is open, and the same drama on other days', () => {
    const answer = microDramaClass(world.app, drama('90', 'ai', 'paid'), day('2026-10-01'))
    expect(answer.ok && answer.value).toMatchObject({
      name: '一类微短剧',
      leads: expect.stringContaining('《微短剧发行许可证》'),
      why: 'top',
      amounts: { top: 80, middle: 30 },
      from: '2026-09-01',
      to: null,
      notCounted: ['paid'],
      elsewhere: [
        { id: 'notice-345', name: '重点网络微短剧', here: false },
        { id: 'tiers-2024', name: '普通微短剧' },
        { id: 'tiers-2026', name: '其他微短剧', to: '2026-06-30' },
        { id: 'ai-tiers-2026', name: '最高一档（名称待核）' },
        { id: 'classes-2026', name: '一类微短剧', here: true },
      ],
    })
  })

  it('rests on an official text before June 2024 and on reports after it', () => {
    const reported = (on: string) => {
      const answer = microDramaClass(world.app, drama('90', 'live'), day(on))
      return answer.ok && answer.value.sources.map((source) => source.reported)
    }
    expect(reported('2024-05-31')).toEqual([false, false])
    for (const on of ['2024-06-01', '2026-01-01', '2026-09-01'])
      expect(new Set(reported(on) || [])).toEqual(new Set([true]))
  })

  it('cites only articles that the library has', () => {
    for (const { sources } of world.app.catalogue.microDramaClasses.versions)
      for (const { document, article } of sources)
        expect(world.app.catalogue.article(document, article), `${document} ${article}`).toBeDefined()
  })
})

describe('the content check shows', () => {
  const FILE = 'content/policy/micro-drama-classes.yaml'
  const faultsOf = async (files: Files) => {
    const { faults } = await inFolder(files, (root) => checkContent(root, day('2026-11-21')))
    return faults.filter(({ file }) => file === FILE)
  }
  const THREE = 'two amounts divide three classes'
  // biome-ignore format: one row a line
  it.each([
    ['amounts with two classes', 'amounts: null', 'amounts: { live: { top: 300, middle: 100 }, ai: { top: 80, middle: 30 } }', ['classes:', THREE]],
    ['amounts for one way of making', 'amounts: null', 'amounts: { live: { top: 300, middle: 100 } }', ['classes:', THREE], ['amounts:', 'amounts for ai do not fit the makings']],
    ['a middle class above the top one', 'amounts: null', 'amounts: { live: { top: 30, middle: 30 }, ai: { top: 80, middle: 30 } }', ['classes:', THREE], ['live: {', 'the middle class begins below the top one']],
    ['an end before the beginning', 'effectiveFrom: 2020-01-01', 'effectiveFrom: 2020-01-01\n    effectiveTo: 2019-12-31', ['effectiveTo:', 'ends before it begins'], ['sources:', 'rule-1 art-1 was in force on no day of this version']],
    ['a source that is not there', 'article: art-1', 'article: art-7', ['sources:', 'document rule-1 has no article art-7']],
  ] as const)('%s', async (_, from, to, ...shown) => {
    const files = edited(FILE, from, to)
    const faults = await faultsOf(files)
    const wanted = shown.map(([at, what]) => ({ file: FILE, line: lineOf(files, FILE, at ?? ''), what }))
    expect(faults).toEqual(expect.arrayContaining(wanted))
    expect(faults).toHaveLength(wanted.length)
  })

  it('a source whose time had passed', async () => {
    const files = edited(FILE, 'effectiveFrom: 2020-01-01', 'effectiveFrom: 2031-01-01')
    files[FILE] = (files[FILE] ?? '').replace('article: art-1', 'article: art-2')
    const faults = await faultsOf(files)
    expect(faults.map((f) => f.what)).toEqual(['rule-1 art-2 was in force on no day of this version'])
  })
})
