import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Certificate } from '#app/domain/certificate/certificate.ts'
import { countedOn, headcount, type RosterFacts } from '#app/domain/staffing/headcount.ts'
import type { RosterEntry } from '#app/domain/staffing/roster.ts'
import { type Business, CATEGORIES, requirementOn, type RuleId, type StaffingRule } from '#app/domain/staffing/rules.ts'
import { at, certificateOf, day, entryOf, otherPlatform, person, platform, rules } from './sample-roster.ts'

const now = at('2026-11-21T04:00:00.000Z')
const today = day('2026-11-21')
const everything = (dailyNewClips: number | null = 0, liveRooms: number | null = 0): Business => ({
  categories: CATEGORIES,
  dailyNewClips,
  liveRooms,
})
const rule = (id: RuleId) => rules.find((r) => r.id === id) as StaffingRule
const roster = (entries: RosterEntry[], certificates: Certificate[]): RosterFacts => ({
  organisationId: platform,
  entries,
  certificates: new Map(certificates.map((c) => [c.number, c])),
})

describe('what a rule requires', () => {
  it.each([0, 1, 50, 51, 999, 1000, 1001, 2000, 2001, 1_000_001])(
    'one reviewer for each 1000 new clips or part of them: %d',
    (n) => {
      expect(requirementOn(rule('short-video-permille'), today, everything(n))).toBe(Math.ceil(n / 1000))
    },
  )
  it.each([
    [0, 0],
    [1, 1],
    [50, 1],
    [51, 2],
    [100, 2],
    [101, 3],
    [999, 20],
    [1000, 20],
    [1001, 21],
  ])('for %d live rooms %d', (rooms, required) => {
    expect(requirementOn(rule('live-rooms-1-50'), today, everything(0, rooms))).toBe(required)
  })
  it('is three for web dramas, two for professional programmes, and no figure for a duty without one', () => {
    const of = (id: RuleId) => requirementOn(rule(id), today, everything())
    expect([of('panel-3'), of('panel-2'), of('commensurate')]).toEqual([3, 2, null])
  })
  it('is nothing before the rule’s own date, and from its first day on the full figure', () => {
    const on = (id: RuleId, text: string) => requirementOn(rule(id), day(text), everything(7000, 7000))
    expect([on('short-video-permille', '2018-06-01'), on('live-rooms-1-50', '2018-06-01')]).toEqual([0, 0])
    expect([on('short-video-permille', '2019-01-08'), on('short-video-permille', '2019-01-09')]).toEqual([0, 7])
    expect([on('live-rooms-1-50', '2020-11-22'), on('live-rooms-1-50', '2020-11-23')]).toEqual([0, 140])
    expect([on('panel-3', '2012-07-05'), on('panel-3', '2012-07-06')]).toEqual([0, 3])
  })
  it('is nothing after the rule’s last day', () => {
    const ended = { ...rule('panel-3'), effectiveTo: day('2026-11-20') }
    expect([requirementOn(ended, day('2026-11-20'), everything()), requirementOn(ended, today, everything())]).toEqual([
      3, 0,
    ])
  })
  it('is nothing for another business, and unknown where the volume was not stated', () => {
    expect(requirementOn(rule('panel-3'), today, { ...everything(), categories: ['short-video'] })).toBe(0)
    expect(requirementOn(rule('short-video-permille'), today, everything(null))).toBeNull()
  })
})

describe('who counts', () => {
  const reviewer = (n: number, entry = {}, certificate = {}) =>
    countedOn(roster([entryOf(n, entry)], [certificateOf(n, certificate)]), today, now).reviewers.map((r) => r.personId)

  it('is a consenting reviewer with a valid certificate', () => expect(reviewer(1)).toEqual([person(1)]))
  it.each([
    ['has not answered', { consentedAt: null }, {}],
    ['declined', { consentedAt: null, declinedAt: at('2026-02-03T02:00:00.000Z') }, {}],
    ['starts tomorrow', { startsOn: day('2026-11-22') }, {}],
    ['left yesterday', { endsOn: day('2026-11-20'), endedAt: at('2026-11-19T02:00:00.000Z') }, {}],
    ['is suspended', {}, { events: [{ kind: 'suspended', at: at('2026-05-03T01:00:00.000Z'), reason: 'inquiry' }] }],
    ['is revoked', {}, { events: [{ kind: 'revoked', at: at('2026-05-03T01:00:00.000Z'), reason: 'fraud' }] }],
    ['is expired', {}, { validUntil: day('2026-11-20') }],
    ['begins tomorrow', {}, { validFrom: day('2026-11-22') }],
    ['holds somebody else’s certificate', {}, { personId: person(99) }],
  ])('is nobody who %s', (_, entry, certificate) => expect(reviewer(1, entry, certificate)).toEqual([]))

  it('is still who leaves at the end of today', () => {
    expect(reviewer(1, { endsOn: today, endedAt: at('2026-11-19T02:00:00.000Z') })).toEqual([person(1)])
  })
  it('is told for a past day as it was known then', () => {
    const left = { endsOn: day('2026-06-30'), endedAt: at('2026-07-10T02:00:00.000Z') }
    const facts = roster([entryOf(1, left)], [certificateOf(1)])
    const on = (text: string) => countedOn(facts, day(text), now).reviewers.length
    expect([on('2026-02-09'), on('2026-02-10'), on('2026-07-09'), on('2026-07-10')]).toEqual([0, 1, 1, 0])
  })
  it('is a person once, though two entries name them', () => {
    const facts = roster([entryOf(1), { ...entryOf(1), id: entryOf(2).id }], [certificateOf(1)])
    expect(countedOn(facts, today, now).reviewers).toHaveLength(1)
  })
  it('is at one platform only: where the consent came first', () => {
    const first = entryOf(1, { organisationId: otherPlatform, consentedAt: at('2026-02-02T02:00:00.000Z') })
    const certificates = new Map([[certificateOf(1).number, certificateOf(1)]])
    const entries = [entryOf(1), { ...first, id: entryOf(2).id }]
    expect(countedOn({ organisationId: platform, entries, certificates }, today, now).reviewers).toEqual([])
    expect(countedOn({ organisationId: otherPlatform, entries, certificates }, today, now).reviewers).toHaveLength(1)
  })
})

describe('the headcount', () => {
  const many = (count: number) =>
    roster(
      Array.from({ length: count }, (_, i) => entryOf(i + 1)),
      Array.from({ length: count }, (_, i) => certificateOf(i + 1)),
    )

  it('has one line for every rule that concerns the business, each tested by itself', () => {
    expect(headcount(rules, everything(2001, 40), many(2), today, now).rules).toEqual([
      { id: 'panel-3', required: 3, counted: 2, gap: 1, satisfied: false },
      { id: 'panel-2', required: 2, counted: 2, gap: 0, satisfied: true },
      { id: 'short-video-permille', required: 3, counted: 2, gap: 1, satisfied: false },
      { id: 'live-rooms-1-50', required: 1, counted: 2, gap: 0, satisfied: true },
      { id: 'commensurate', required: null, counted: 2, gap: null, satisfied: null },
    ])
  })
  it('leaves out rules of another business, and keeps the duty that binds every platform', () => {
    const business: Business = { categories: [], dailyNewClips: 0, liveRooms: 0 }
    expect(headcount(rules, business, many(1), today, now).rules.map((r) => r.id)).toEqual(['commensurate'])
  })
  it('counts nobody and requires no ratio before anyone was certified', () => {
    const { rules: lines, suspended } = headcount(rules, everything(7000, 7000), many(3), day('2012-08-01'), now)
    expect(lines.map((r) => [r.id, r.required, r.counted])).toEqual([
      ['panel-3', 3, 0],
      ['panel-2', 2, 0],
      ['short-video-permille', 0, 0],
      ['live-rooms-1-50', 0, 0],
      ['commensurate', null, 0],
    ])
    expect(suspended).toBe(0)
  })
  it('tells how many lapse within 30, 60 and 90 days, each including the one before, and how many are suspended', () => {
    const until = ['2026-11-21', '2026-12-21', '2026-12-22', '2027-01-20', '2027-02-19', '2027-02-20'].map(day)
    const certificates = until.map((validUntil, i) => certificateOf(i + 1, { validUntil }))
    const out = certificateOf(7, {
      events: [{ kind: 'suspended', at: at('2026-05-03T01:00:00.000Z'), reason: 'inquiry' }],
    })
    const facts = roster(
      [1, 2, 3, 4, 5, 6, 7].map((n) => entryOf(n)),
      [...certificates, out],
    )
    expect(headcount(rules, everything(), facts, today, now)).toMatchObject({
      lapsing: { in30: 2, in60: 4, in90: 5 },
      suspended: 1,
    })
  })
  it('keeps its arithmetic for any roster, volume and day', () => {
    const entry = fc.record({
      n: fc.integer({ min: 1, max: 6 }),
      elsewhere: fc.boolean(),
      consented: fc.boolean(),
      ends: fc.option(fc.constantFrom('2026-03-01', '2026-11-20', '2026-12-31')),
      suspended: fc.boolean(),
    })
    const any = fc.tuple(
      fc.array(entry, { maxLength: 12 }),
      fc.nat(5000),
      fc.nat(500),
      fc.constantFrom('2012-08-01', '2026-02-10', '2026-11-21', '2027-06-01'),
    )
    fc.assert(
      fc.property(any, ([list, clips, rooms, on]) => {
        const entries = list.map((e, i) =>
          entryOf(e.n, {
            id: entryOf(100 + i).id,
            organisationId: e.elsewhere ? otherPlatform : platform,
            consentedAt: e.consented ? at('2026-02-03T02:00:00.000Z') : null,
            endsOn: e.ends === null ? null : day(e.ends),
            endedAt: e.ends === null ? null : at('2026-02-04T02:00:00.000Z'),
          }),
        )
        const events = (on: boolean) =>
          on ? [{ kind: 'suspended' as const, at: at('2026-05-03T01:00:00.000Z'), reason: 'inquiry' }] : []
        const certificates = new Map(
          list.map((e) => certificateOf(e.n, { events: events(e.suspended) })).map((c) => [c.number, c]),
        )
        const here = { organisationId: platform, entries, certificates }
        const there = { organisationId: otherPlatform, entries, certificates }
        const ours = countedOn(here, day(on), now).reviewers.map((r) => r.personId)
        const theirs = countedOn(there, day(on), now).reviewers.map((r) => r.personId)
        expect(new Set([...ours, ...theirs]).size).toBe(ours.length + theirs.length)
        const result = headcount(rules, everything(clips, rooms), here, day(on), now)
        for (const line of result.rules) {
          expect(line.counted).toBe(ours.length)
          expect(line.gap).toBe(line.required === null ? null : Math.max(0, line.required - line.counted))
          expect(line.satisfied).toBe(line.required === null ? null : line.counted >= line.required)
        }
        const { in30, in60, in90 } = result.lapsing
        expect(in30 <= in60 && in60 <= in90 && in90 <= ours.length).toBe(true)
      }),
    )
  })
})
