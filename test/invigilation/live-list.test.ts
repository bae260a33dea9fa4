import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deadlineOf } from '#app/domain/exam/deadline.ts'
import {
  type CandidateFacts, changed, changeOf, leftMsOf, type LiveFilter, type LiveRow, type LiveSitting, LIVE_ORDERS, NO_FILTER, rowOf, shownOf, totalsOf, troublesOf,
} from '#app/domain/exam/live-list.ts'
import { type BookingId, trustedId } from '#app/domain/ids.ts'
import { addMs, type Instant, msOf, parseInstant } from '#app/domain/instant.ts'

const NINE = parseInstant('2026-11-21T01:00:00.000Z') as Instant
const nineAnd = (minutes: number): Instant => addMs(NINE, minutes * 60_000)
const SITTING: LiveSitting = { startFrom: NINE, startUntil: nineAnd(30), minutes: 60, closes: nineAnd(100), items: 50, mode: 'online' }

const booked = (name: string, more: Partial<CandidateFacts> = {}): CandidateFacts => ({
  id: trustedId(name), name, seat: null, identityAt: null, signals: 0, incidents: 0, attempt: null, ...more,
})
type Attempt = NonNullable<CandidateFacts['attempt']>
const begun = (more: Partial<Attempt> = {}): Attempt => ({
  id: trustedId('attempt'), startedAt: NINE, deadline: nineAnd(60), closedAt: null, extraTimePercent: 0, grantedMinutes: 0, pausedMs: 0, pausedSince: null,
  pauseUntil: null, answered: 0, lastSaveAt: null, ...more,
})
const sits = (name: string, attempt: Partial<Attempt> = {}, more: Partial<CandidateFacts> = {}) => booked(name, { attempt: begun(attempt), ...more })
const row = (facts: CandidateFacts, now: Instant, connected = true): LiveRow => rowOf(facts, connected, SITTING, now)

describe('a line of the live list', () => {
  it.each([
    ['booked', booked('甲'), false, nineAnd(-20)],
    ['waiting', booked('甲'), true, nineAnd(-20)],
    ['waiting', booked('甲', { identityAt: nineAnd(-15) }), false, nineAnd(-10)],
    ['missed', booked('甲', { identityAt: nineAnd(-15) }), true, nineAnd(31)],
    ['sitting', sits('甲'), true, nineAnd(10)],
    ['paused', sits('甲', { pausedSince: nineAnd(5) }), true, nineAnd(10)],
    ['paused', sits('甲', { pausedSince: nineAnd(5), pauseUntil: nineAnd(15) }), true, nineAnd(10)],
    ['sitting', sits('甲', { pausedSince: nineAnd(5), pauseUntil: nineAnd(15) }), true, nineAnd(15)],
    ['handed-in', sits('甲', { closedAt: nineAnd(9) }), true, nineAnd(10)],
  ] as const)('says %s (%#)', (state, facts, connected, now) => expect(row(facts, now, connected).state).toBe(state))

  it('counts the time left to the deadline while the clock runs, and tells none when it does not', () => {
    const running = row(sits('甲'), nineAnd(10))
    expect(leftMsOf(running, SITTING.closes, msOf(nineAnd(10)))).toBe(50 * 60_000)
    expect(leftMsOf(running, SITTING.closes, msOf(nineAnd(70)))).toBe(0)
    expect(leftMsOf(row(booked('甲'), nineAnd(10)), SITTING.closes, msOf(nineAnd(10)))).toBeNull()
    expect(leftMsOf(row(sits('甲', { closedAt: nineAnd(9) }), nineAnd(10)), SITTING.closes, msOf(nineAnd(10)))).toBeNull()
  })

  it('lets the time stand while paused, until the hard close leaves less', () => {
    const paused = row(sits('甲', { deadline: nineAnd(100), pausedSince: nineAnd(20), pausedMs: 60_000, grantedMinutes: 4, extraTimePercent: 10 }), nineAnd(30))
    // 60 minutes and a tenth, 4 granted, 1 already paused: 71 from the start, 20 of them gone.
    expect(paused.stillMs).toBe(51 * 60_000)
    for (const now of [nineAnd(21), nineAnd(45)]) expect(leftMsOf(paused, SITTING.closes, msOf(now))).toBe(51 * 60_000)
    expect(leftMsOf(paused, SITTING.closes, msOf(nineAnd(90)))).toBe(10 * 60_000)
  })

  it('agrees with the one deadline function for any pause', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 100 }), (since, lasted, grantedMinutes, extraTimePercent) => {
        const now = nineAnd(since + lasted)
        const paused = row(sits('甲', { pausedSince: nineAnd(since), grantedMinutes, extraTimePercent }), now)
        const deadline = deadlineOf({
          startedAt: NINE, minutes: 60, extraTimePercent, grantedMinutes, pausedMs: lasted * 60_000, hardClose: SITTING.closes, sittingExtensionMinutes: 0,
        })
        expect(leftMsOf(paused, SITTING.closes, msOf(now))).toBe(Math.max(0, msOf(deadline) - msOf(now)))
      }),
    )
  })
})

describe('what changed between two lists', () => {
  const mapOf = (rows: readonly LiveRow[]) => new Map(rows.map((one) => [one.id, one] as const))
  const anyRow = fc.record({ n: fc.integer({ min: 0, max: 8 }), answered: fc.integer({ min: 0, max: 2 }), connected: fc.boolean(), signals: fc.integer({ min: 0, max: 1 }) })
  const anyList = fc.uniqueArray(anyRow, { selector: ({ n }) => n }).map((all) =>
    all.map(({ n, answered, connected, signals }) => row(sits(`p${n}`, { answered }, { signals }), nineAnd(1), connected)))

  it('brings whoever knows the old list to the new one, and touches no row that stayed', () => {
    fc.assert(
      fc.property(anyList, anyList, (old, fresh) => {
        const before = mapOf(old)
        const change = changeOf(before, fresh)
        const next = changed(before, change)
        expect([...next.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...fresh].sort((a, b) => (a.id < b.id ? -1 : 1)))
        for (const one of fresh) if (!change.changed.includes(one)) expect(next.get(one.id)).toBe(before.get(one.id))
        expect(changeOf(next, fresh)).toEqual({ changed: [], gone: [] })
      }),
    )
  })

  it('is nothing for the same facts, and then the list is the very same object', () => {
    const before = mapOf([row(sits('甲'), nineAnd(1))])
    const change = changeOf(before, [row(sits('甲'), nineAnd(2))])
    expect(change).toEqual({ changed: [], gone: [] })
    expect(changed(before, change)).toBe(before)
  })

  it('names who is no longer booked', () => {
    const before = mapOf([row(booked('甲'), nineAnd(1)), row(booked('乙'), nineAnd(1))])
    expect(changeOf(before, [row(booked('乙'), nineAnd(1))])).toEqual({ changed: [], gone: ['甲'] })
  })
})

describe('whom to look at', () => {
  it.each([
    ['nobody who works', sits('甲', { lastSaveAt: nineAnd(9) }), true, nineAnd(10), 'online', []],
    ['who lost the connection', sits('甲', { lastSaveAt: nineAnd(9) }), false, nineAnd(10), 'online', ['lost']],
    ['who has saved nothing for ten minutes', sits('甲', { lastSaveAt: nineAnd(9) }), true, nineAnd(20), 'online', ['quiet']],
    ['who never saved anything', sits('甲'), true, nineAnd(11), 'online', ['quiet']],
    ['whose time is over and who is still open', sits('甲', { lastSaveAt: nineAnd(59) }), true, nineAnd(61), 'online', ['over']],
    ['who is not identified at a place', sits('甲', { lastSaveAt: nineAnd(9) }), true, nineAnd(10), 'on-site', ['unidentified']],
    ['who may not get in any more', booked('甲'), false, nineAnd(21), 'online', ['late']],
    ['who has signals, even afterwards', sits('甲', { closedAt: nineAnd(5) }, { signals: 2 }), false, nineAnd(60), 'online', ['signals']],
    ['nobody who handed in and left', sits('甲', { closedAt: nineAnd(5) }), false, nineAnd(60), 'on-site', []],
  ] as const)('%s', (_, facts, connected, now, mode, troubles) => {
    const sitting = { ...SITTING, mode }
    expect(troublesOf(rowOf(facts, connected, sitting, now), sitting, msOf(now))).toEqual(troubles)
  })
})

describe('filters, order and totals', () => {
  const now = nineAnd(12)
  const rows = [
    row(sits('安', { answered: 5, lastSaveAt: nineAnd(11), deadline: nineAnd(60) }, { seat: 12 }), now),
    row(sits('白', { answered: 9, lastSaveAt: nineAnd(1), deadline: nineAnd(50) }, { seat: 3, signals: 1 }), now, false),
    row(booked('陈', { seat: 12 }), now, false),
    row(sits('丁', { closedAt: nineAnd(10), answered: 50 }), now, false),
  ]
  const names = (filter: Partial<LiveFilter>) => shownOf(rows, { ...NO_FILTER, ...filter }, SITTING, msOf(now)).map(({ name }) => name).join('')
  it.each([
    [{}, '安白陈丁'], [{ state: 'sitting' }, '安白'], [{ text: '陈' }, '陈'], [{ text: ' 12 ' }, '安陈'], [{ text: '1' }, ''], [{ trouble: true }, '白'],
    [{ order: 'seat' }, '白安陈丁'], [{ order: 'left' }, '白安陈丁'], [{ order: 'save' }, '白安陈丁'], [{ order: 'answered' }, '安白丁陈'], [{ order: 'signals' }, '白安陈丁'],
  ] as const)('%j shows %s', (filter, shown) => expect(names(filter)).toBe(shown))

  it('keeps everybody in every order', () => {
    for (const order of LIVE_ORDERS) expect([...names({ order })].sort()).toEqual([...'安白陈丁'].sort())
  })

  it('counts by state, and who is there, known and in trouble', () => {
    expect(totalsOf(rows, SITTING, msOf(now))).toEqual({
      all: 4, booked: 1, waiting: 0, sitting: 2, paused: 0, 'handed-in': 1, missed: 0, connected: 1, identified: 0, trouble: 1,
    })
  })

  it('holds no more than the desk may know', () => {
    const ids = Object.keys(rows[0] as LiveRow)
    expect(ids).not.toContain('personId')
    expect((rows[0] as LiveRow).id satisfies BookingId).toBe('安')
  })
})
