import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BookingFacts, Sitting } from '#app/domain/exam/sitting.ts'
import { handsOn, inOrder, mayWait, nextInLine } from '#app/domain/exam/waiting-list.ts'
import { trustedId } from '#app/domain/ids.ts'
import { addMs } from '#app/domain/instant.ts'
import { at } from '../exam/sample-items.ts'

const sitting: Sitting = {
  id: trustedId<'sitting'>('sitting'),
  bookingOpens: at('2026-11-01T00:00:00.000Z'),
  bookingCloses: at('2026-11-18T16:00:00.000Z'),
  startFrom: at('2026-11-21T01:00:00.000Z'),
  startUntil: at('2026-11-21T01:30:00.000Z'),
  minutes: 120,
  hardClose: at('2026-11-21T05:00:00.000Z'),
  sittingExtensionMinutes: 0,
  seats: 2,
  mode: 'online',
  checkInFrom: null,
  cancelUntil: at('2026-11-19T16:00:00.000Z'),
  waitingList: true,
  openedBy: trustedId<'person'>('officer'),
  releasedAt: null,
}
const full: BookingFacts = {
  bookedCount: 2,
  alreadyBooked: false,
  programmeComplete: true,
  attemptsUsed: 0,
  attemptsAllowed: 2,
  lastAttemptAt: null,
  waitDays: 7,
  debarredUntil: null,
}
const one: BookingFacts = { ...full, bookedCount: 1 }
const open = at('2026-11-10T00:00:00.000Z')
const afterBooking = at('2026-11-19T00:00:00.000Z')

describe('joining the queue', () => {
  it.each([
    ['of a full sitting', {}, { waiting: false }, open, true],
    ['twice', {}, { waiting: true }, open, 'already-waiting'],
    ['where there is none', { waitingList: false }, { waiting: false }, open, 'no-waiting-list'],
    ['when a seat can be booked', {}, { waiting: false, bookedCount: 1 }, open, 'seats-free'],
    ['with another booking', {}, { waiting: false, alreadyBooked: true }, open, 'already-booked'],
    ['untrained', {}, { waiting: false, programmeComplete: false }, open, 'programme-incomplete'],
    ['after booking has closed', {}, { waiting: false }, afterBooking, 'booking-closed'],
    ['when no seat is handed on any more', { cancelUntil: at('2026-11-05T00:00:00.000Z') }, { waiting: false }, open, 'waiting-list-closed'],
  ])('%s', (_, sittingChange, factsChange, now, outcome) => {
    const joined = mayWait({ ...sitting, ...sittingChange }, { ...full, ...factsChange }, now)
    expect(joined.ok || joined.refusal).toBe(outcome)
  })
})

describe('handing a seat on', () => {
  it('goes on while it can be given back, even after booking has closed, and never past that', () => {
    expect(handsOn(sitting, afterBooking)).toBe(true)
    expect(handsOn(sitting, at('2026-11-19T16:00:00.000Z'))).toBe(true)
    expect(handsOn(sitting, at('2026-11-19T16:00:00.001Z'))).toBe(false)
    expect(handsOn({ ...sitting, cancelUntil: null }, addMs(sitting.startFrom, -1))).toBe(true)
    expect(handsOn({ ...sitting, cancelUntil: null }, sitting.startFrom)).toBe(false)
    expect(handsOn({ ...sitting, releasedAt: open }, afterBooking)).toBe(false)
  })

  it('is for the first who could book: who cannot is passed over', () => {
    const queue = [
      { name: '甲', facts: { ...one, alreadyBooked: true } },
      { name: '乙', facts: { ...one, debarredUntil: 'for-long' as const } },
      { name: '丙', facts: one },
      { name: '丁', facts: one },
    ]
    expect(nextInLine(sitting, queue, afterBooking)?.name).toBe('丙')
    expect(nextInLine(sitting, queue.slice(0, 2), afterBooking)).toBeUndefined()
    expect(nextInLine(sitting, [{ name: '丙', facts: full }], afterBooking)).toBeUndefined()
    expect(nextInLine(sitting, queue, at('2026-11-20T00:00:00.000Z'))).toBeUndefined()
  })

  it('never passes over somebody who could have the seat for somebody behind', () => {
    const facts = fc.record({ alreadyBooked: fc.boolean(), attemptsUsed: fc.nat(2), programmeComplete: fc.boolean() })
    fc.assert(
      fc.property(fc.array(facts), (people) => {
        const queue = people.map((own, place) => ({ place, facts: { ...one, ...own } }))
        const could = (own: (typeof people)[number]) => !own.alreadyBooked && own.programmeComplete && own.attemptsUsed < 2
        expect(nextInLine(sitting, queue, open)?.place ?? -1).toBe(people.findIndex(could))
      }),
    )
  })

  it('has an order of its own for who joined in the same moment', () => {
    const [a, b, c] = [{ id: 'a', joinedAt: open }, { id: 'b', joinedAt: open }, { id: 'c', joinedAt: addMs(open, -1) }]
    expect(inOrder([b, a, c])).toEqual([c, a, b])
  })
})
