import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawFrom } from '#app/domain/draw.ts'
import { remindersPast, reminderDue } from '#app/domain/exam/reminders.ts'
import { checkDigit, drawSeats, parseTicketNumber, ticketNumberFrom, ticketsFrom } from '#app/domain/exam/ticket.ts'
import { addMs } from '#app/domain/instant.ts'
import { at } from '../exam/sample-items.ts'

const NINE = at('2026-11-21T01:00:00.000Z')
const HOUR = 3_600_000

describe('the number of a ticket', () => {
  it('ends in the check digit of ISO 7064 MOD 11,10', () => {
    // The standard's own example: 0794 → 5.
    expect(checkDigit('0794')).toBe('5')
  })

  it('is read however it is typed, and any wrong digit is found', () => {
    const hash = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/)
    fc.assert(
      fc.property(hash, fc.nat(11), fc.integer({ min: 1, max: 9 }), (text, place, more) => {
        const number = ticketNumberFrom(text)
        expect(number).toMatch(/^\d{4} \d{4} \d{4}$/)
        expect(ticketNumberFrom(text)).toBe(number)
        const digits = number.replaceAll(' ', '')
        for (const typed of [number, digits, ` ${digits.replace(/(....)/g, '$1-')}`, number.normalize('NFKC').replace(/\d/g, (d) => '０１２３４５６７８９'[Number(d)] ?? '')])
          expect(parseTicketNumber(typed)).toEqual({ ok: true, value: number })
        const changed = [...digits]
        changed[place] = String((Number(digits[place]) + more) % 10)
        expect(parseTicketNumber(changed.join('')).ok).toBe(false)
      }),
    )
  })

  it.each(['', '1', '12345678901', 'abcd efgh ijkl', '9'.repeat(100)])('“%s” is none', (text) => {
    expect(parseTicketNumber(text)).toMatchObject({ refusal: 'ticket-malformed' })
  })
})

describe('seats', () => {
  it('are each from one to the number of seats, and none is given twice', () => {
    const room = fc.record({ seats: fc.integer({ min: 1, max: 60 }), taken: fc.array(fc.integer({ min: 1, max: 60 })), seed: fc.string() })
    fc.assert(
      fc.property(room, fc.nat(60), ({ seats, taken, seed }, wanted) => {
        const standing = new Set(taken.filter((seat) => seat <= seats))
        const needed = Math.min(wanted, seats - standing.size)
        const drawn = drawSeats(standing, needed, seats, drawFrom(seed))
        expect(drawn).toHaveLength(needed)
        expect(new Set([...standing, ...drawn]).size).toBe(standing.size + needed)
        for (const seat of drawn) expect(seat >= 1 && seat <= seats).toBe(true)
      }),
    )
  })

  it('are drawn by lot: who booked together does not sit together for it', () => {
    const drawn = drawSeats(new Set(), 40, 40, drawFrom('sitting'))
    expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    expect(drawn).not.toEqual([...drawn].sort((a, b) => a - b))
    expect(drawSeats(new Set(), 40, 40, drawFrom('sitting'))).toEqual(drawn)
  })

  it('fill gaps first where there is no limit, and are never more than there are', () => {
    expect(drawSeats(new Set([1, 4]), 2, null, drawFrom('x')).sort()).toEqual([2, 3])
    expect(() => drawSeats(new Set([1]), 2, 2, drawFrom('x'))).toThrow('1 are free')
  })
})

describe('the day tickets are printed from', () => {
  it('is the close of booking, a week before the start at the latest', () => {
    expect(ticketsFrom({ bookingCloses: addMs(NINE, -10 * 24 * HOUR), startFrom: NINE })).toBe(addMs(NINE, -10 * 24 * HOUR))
    expect(ticketsFrom({ bookingCloses: addMs(NINE, HOUR), startFrom: NINE })).toBe(addMs(NINE, -7 * 24 * HOUR))
  })
})

describe('reminders', () => {
  const booking = { startFrom: NINE, bookedAt: addMs(NINE, -30 * 24 * HOUR), reminded: [] as string[] }
  it.each([
    ['eight days before', -8 * 24, [], undefined],
    ['a week before', -7 * 24, [], 'week'],
    ['then again', -6 * 24, ['week'], undefined],
    ['a day before', -24, ['week'], 'day'],
    ['an hour before', -1, ['week', 'day'], 'hour'],
    ['after a night in which nobody looked: only the last', -0.5, [], 'hour'],
    ['at the start', 0, [], undefined],
  ] as const)('%s', (_, hours, reminded, kind) => {
    expect(reminderDue({ ...booking, reminded }, addMs(NINE, hours * HOUR))).toBe(kind)
  })

  it('say nothing that the booking itself has just said', () => {
    const late = { ...booking, bookedAt: addMs(NINE, -3 * 24 * HOUR) }
    expect(reminderDue(late, addMs(NINE, -2 * 24 * HOUR))).toBeUndefined()
    expect(reminderDue(late, addMs(NINE, -24 * HOUR))).toBe('day')
  })

  it('are past one by one', () => {
    expect([-200, -168, -24, -1].map((hours) => remindersPast(NINE, addMs(NINE, hours * HOUR)))).toEqual([
      [], ['week'], ['week', 'day'], ['week', 'day', 'hour'],
    ])
  })
})
