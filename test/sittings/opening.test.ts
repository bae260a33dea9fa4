import { describe, expect, it } from 'vitest'
import { latestPossibleEnd } from '#app/domain/exam/deadline.ts'
import { latestOf, mayOpen, possibleEnds, type SittingPlan, wholePlan } from '#app/domain/exam/opening.ts'
import { mayEdit, redrawsSeats, scheduleChanges } from '#app/domain/exam/rescheduling.ts'
import { at } from '../exam/sample-items.ts'

const plan: SittingPlan = {
  bookingOpens: at('2026-11-01T00:00:00.000Z'),
  bookingCloses: at('2026-11-18T16:00:00.000Z'),
  startFrom: at('2026-11-21T01:00:00.000Z'),
  startUntil: at('2026-11-21T01:30:00.000Z'),
  minutes: 120,
  hardClose: at('2026-11-21T04:00:00.000Z'),
  seats: 40,
}
const now = at('2026-10-01T00:00:00.000Z')
const KEY = 'a'.repeat(64)

describe('the settings of a sitting', () => {
  it.each([
    ['left out', {}, true],
    ['on site with place and seats', { mode: 'on-site', place: '上海市示例路1号 3楼机房' }, true],
    ['on site without a place', { mode: 'on-site', place: ' ' }, 'place-missing'],
    ['on site without seats', { mode: 'on-site', place: '示例路1号', seats: null }, 'seats-missing'],
    ['a waiting list without seats', { waitingList: true, seats: null }, 'waiting-list-without-seats'],
    ['a waiting list with seats', { waitingList: true }, true],
    ['check-in with the start', { checkInFrom: plan.startFrom }, true],
    ['check-in after the start', { checkInFrom: at('2026-11-21T01:00:00.001Z') }, 'check-in-after-start'],
    ['cancelling until the start', { cancelUntil: plan.startFrom }, true],
    ['cancelling after the start', { cancelUntil: at('2026-11-21T01:00:00.001Z') }, 'cancel-until-after-start'],
    ['cancelling before anybody can book', { cancelUntil: at('2026-10-31T00:00:00.000Z') }, 'cancel-until-before-booking'],
    ['breaks that fit before the hard close', { breaks: [{ minutes: 30 }, { minutes: 30 }] }, true],
    ['breaks that do not', { breaks: [{ minutes: 30 }, { minutes: 30 }, { minutes: 1 }] }, 'time-too-short'],
    ['a break of no time', { breaks: [{ minutes: 0 }] }, 'breaks-malformed'],
    ['too many breaks', { breaks: [1, 1, 1, 1, 1].map((minutes) => ({ minutes })) }, 'breaks-malformed'],
    ['a browser key', { sebKeys: [KEY] }, true],
    ['a browser key cut short', { sebKeys: [KEY, KEY.slice(1)] }, 'seb-key-malformed'],
  ] as const)('%s: %s', (_, change, outcome) => {
    const opened = mayOpen({ ...plan, ...(change as Partial<SittingPlan>) }, now)
    expect(opened.ok || opened.refusal).toBe(outcome)
  })

  it('tells which key is malformed', () => {
    expect(mayOpen({ ...plan, sebKeys: [KEY, 'b'] }, now)).toMatchObject({ detail: { line: 2 } })
  })
})

describe('the possible ends of a plan', () => {
  const whole = wholePlan({ ...plan, breaks: [{ minutes: 10 }] })

  it('are told for every extra time, without and with breaks, for the first and the last start', () => {
    const ends = possibleEnds(whole, [50, 25, 25])
    expect(ends.map(({ extraTimePercent, breaks, first, last }) => [extraTimePercent, breaks, first.at, last.at])).toEqual([
      [0, false, '2026-11-21T03:00:00.000Z', '2026-11-21T03:30:00.000Z'],
      [0, true, '2026-11-21T03:10:00.000Z', '2026-11-21T03:40:00.000Z'],
      [25, false, '2026-11-21T03:30:00.000Z', '2026-11-21T04:00:00.000Z'],
      [25, true, '2026-11-21T03:40:00.000Z', '2026-11-21T04:00:00.000Z'],
      [50, false, '2026-11-21T04:00:00.000Z', '2026-11-21T04:00:00.000Z'],
      [50, true, '2026-11-21T04:00:00.000Z', '2026-11-21T04:00:00.000Z'],
    ])
    expect(latestOf(ends)).toBe('2026-11-21T04:00:00.000Z')
  })

  it('say how many minutes the hard close takes from whom', () => {
    expect(possibleEnds(whole, [50]).map(({ first, last }) => [first.lackingMinutes, last.lackingMinutes])).toEqual([
      [0, 0], [0, 0], [0, 30], [10, 40],
    ])
    expect(possibleEnds({ ...whole, hardClose: at('2026-11-21T02:59:59.999Z') }, [])[0]?.first.lackingMinutes).toBe(1)
  })

  it('agree with the deadline function for a sitting without breaks', () => {
    for (const extraTimePercent of [0, 33, 100]) {
      const times = { ...plan, sittingExtensionMinutes: 15 }
      const [end] = possibleEnds({ ...wholePlan(plan), sittingExtensionMinutes: 15 }, [extraTimePercent]).slice(-1)
      expect(end?.last.at).toBe(latestPossibleEnd({ ...times, extraTimePercent }))
    }
  })
})

describe('changing a schedule', () => {
  const before = wholePlan(plan)
  const facts = { booked: 3, waiting: 0, started: false, released: false }
  const later = { startFrom: at('2026-11-21T01:10:00.000Z') }
  it.each([
    ['before anybody started', later, {}, now, true],
    ['after somebody started', later, { started: true }, now, 'sitting-begun'],
    ['after the release', later, { released: true, started: true }, now, 'already-released'],
    ['into what could not be opened', { startUntil: plan.startFrom }, {}, now, 'start-window-reversed'],
    ['to as many seats as are booked', { seats: 3 }, {}, now, true],
    ['to fewer', { seats: 2 }, {}, now, 'seats-below-booked'],
    ['without the waiting list that people stand in', {}, { waiting: 1 }, now, 'waiting-list-in-use'],
    ['when nobody could say no any more', { ...later, cancelUntil: at('2026-11-10T00:00:00.000Z') }, {}, at('2026-11-10T00:00:00.000Z'), 'cancel-until-past'],
    ['then, when nobody has booked', { ...later, cancelUntil: at('2026-11-10T00:00:00.000Z') }, { booked: 0 }, at('2026-11-10T00:00:00.000Z'), true],
    ['then, in what nobody need be told', { bookingCloses: plan.startFrom }, {}, at('2026-11-21T01:05:00.000Z'), true],
  ])('%s', (_, change, factsChange, when, outcome) => {
    const edited = mayEdit(before, { ...before, ...change }, { ...facts, ...factsChange }, when)
    expect(edited.ok || edited.refusal).toBe(outcome)
  })

  it('tells what differs, and nothing of booking, seats and browser keys', () => {
    const after = { ...before, ...later, bookingCloses: plan.startFrom, seats: 50, sebKeys: [KEY], breaks: [{ minutes: 5 }] }
    expect(scheduleChanges(before, after)).toEqual(['startFrom', 'breaks'])
    expect(scheduleChanges(before, { ...before, breaks: [] })).toEqual([])
  })

  it('draws the seats anew in another room, and not because there are fewer', () => {
    const room = { ...before, mode: 'on-site' as const, place: '示例路1号' }
    expect(redrawsSeats(room, { ...room, place: '示例路2号' })).toBe(true)
    expect(redrawsSeats(room, { ...room, seats: 39 })).toBe(false)
    expect(redrawsSeats(room, { ...room, seats: 41, ...later })).toBe(false)
    expect(redrawsSeats({ ...room, seats: null }, room)).toBe(false)
  })
})
