import { describe, expect, it } from 'vitest'
import { type Day, type Instant, parseDay } from '#app/domain/instant.ts'
import { type Amendment, type CitedForce, rereadReasons } from '#app/domain/learning/rereading.ts'
import { at } from '#test/exam/sample-items.ts'

const day = (text: string) => parseDay(text) as Day
const TODAY = day('2026-11-21')
const amended = (on: string, reread: boolean): Amendment => ({ on: day(on), what: `on ${on}`, articles: [], reread })
const cited = (from: string, to: string | null): CitedForce => ({
  document: 'd',
  article: 'a',
  from: day(from),
  to: to === null ? null : day(to),
})

/** The reasons as `type day`, for a lesson whose present text is `new`. */
function reasonsFor(read: { hash: string; at: string }, amendments: Amendment[], force: CitedForce[] = []) {
  const last = { lessonHash: read.hash, at: at(read.at) }
  const { reasons, minor, wording } = rereadReasons(last, { hash: 'new', amendments, cited: force }, TODAY)
  return { reasons: reasons.map(({ type, on }) => `${type} ${on}`), minor: minor.map(({ on }) => on), wording }
}
const read = (hash: string, on: string) => ({ hash, at: `${on}T04:00:00.000Z` })

describe('a lesson that was read', () => {
  it.each([
    ['before an amendment', read('old', '2026-11-01'), [amended('2026-11-10', true)], ['amended 2026-11-10']],
    ['after it', read('old', '2026-11-11'), [amended('2026-11-10', true)], []],
    [
      'on its very day, in another text',
      read('old', '2026-11-10'),
      [amended('2026-11-10', true)],
      ['amended 2026-11-10'],
    ],
    ['on its very day, in the present text', read('new', '2026-11-10'), [amended('2026-11-10', true)], []],
    ['in the present text, before the day it is dated', read('new', '2026-11-01'), [amended('2026-11-10', true)], []],
    ['before an amendment of a day to come', read('old', '2026-11-01'), [amended('2026-11-22', true)], []],
    ['before an amendment of today', read('old', '2026-11-01'), [amended('2026-11-21', true)], ['amended 2026-11-21']],
    ['before one that asks for nothing', read('old', '2026-11-01'), [amended('2026-11-10', false)], []],
    [
      'before several',
      read('old', '2026-11-05'),
      [
        amended('2026-11-01', true),
        amended('2026-11-06', true),
        amended('2026-11-07', false),
        amended('2026-11-08', true),
      ],
      ['amended 2026-11-06', 'amended 2026-11-08'],
    ],
  ])('%s', (_, reading, amendments, reasons) => {
    expect(reasonsFor(reading, amendments).reasons).toEqual(reasons)
  })

  it.each([
    ['before an article came into force', '2026-08-31', ['2026-09-01', null], ['came-into-force 2026-09-01']],
    ['on the day it came into force', '2026-09-01', ['2026-09-01', null], []],
    ['when it had long been in force', '2026-11-01', ['2020-01-01', null], []],
    ['before an article that is still to come', '2026-11-01', ['2026-11-22', null], []],
    ['before an article that came today', '2026-11-20', ['2026-11-21', null], ['came-into-force 2026-11-21']],
    ['on the last day of an article', '2026-10-31', ['2020-01-01', '2026-10-31'], ['ended 2026-11-01']],
    ['after its end', '2026-11-01', ['2020-01-01', '2026-10-31'], []],
    ['while its last day is today', '2026-11-01', ['2020-01-01', '2026-11-21'], []],
    [
      'before an article came and went',
      '2026-01-01',
      ['2026-02-01', '2026-02-28'],
      ['came-into-force 2026-02-01', 'ended 2026-03-01'],
    ],
  ] as [string, string, [string, string | null], string[]][])('%s', (_, on, force, reasons) => {
    expect(reasonsFor(read('new', on), [], [cited(...force)]).reasons).toEqual(reasons)
  })

  it('by the days of Shanghai: an hour after midnight there is the next day', () => {
    const late = { hash: 'new', at: '2026-08-31T16:30:00.000Z' as Instant }
    expect(reasonsFor(late, [], [cited('2026-09-01', null)]).reasons).toEqual([])
    expect(
      reasonsFor({ ...late, at: '2026-08-31T15:30:00.000Z' as Instant }, [], [cited('2026-09-01', null)]).reasons,
    ).toHaveLength(1)
  })

  it.each([
    ['the present text', read('new', '2026-11-01'), [], [], false],
    ['another text, of which no amendment tells', read('old', '2026-11-01'), [], [], true],
    [
      'another text, amended in something small',
      read('old', '2026-11-01'),
      [amended('2026-11-10', false)],
      ['2026-11-10'],
      true,
    ],
    ['another text, to be read again', read('old', '2026-11-01'), [amended('2026-11-10', true)], [], false],
  ] as [string, ReturnType<typeof read>, Amendment[], string[], boolean][])(
    'in %s: whether only the wording changed',
    (_, reading, amendments, minor, wording) => {
      expect(reasonsFor(reading, amendments)).toMatchObject({ minor, wording })
    },
  )

  it('tells its reasons by day, amendments and articles together', () => {
    const { reasons } = reasonsFor(
      read('old', '2026-01-01'),
      [amended('2026-03-01', true), amended('2026-05-01', true)],
      [cited('2026-04-01', null), cited('2020-01-01', '2026-01-31')],
    )
    expect(reasons).toEqual([
      'ended 2026-02-01',
      'amended 2026-03-01',
      'came-into-force 2026-04-01',
      'amended 2026-05-01',
    ])
  })
})
