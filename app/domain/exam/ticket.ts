// The admission ticket (准考证): from when it can be printed, its number, and the seat it names.

import type { Draw } from '#app/domain/draw.ts'
import type { Id } from '#app/domain/ids.ts'
import { addMs, earlier, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Sitting } from './sitting.ts'

const WEEK_MS = 7 * 86_400_000

/**
 * From when tickets are printed and seats given: when booking closes, and a week before the start at the latest, for
 * some sittings take bookings until the last moment. The association's own policy.
 */
export const ticketsFrom = ({ bookingCloses, startFrom }: Pick<Sitting, 'bookingCloses' | 'startFrom'>): Instant =>
  earlier(bookingCloses, addMs(startFrom, -WEEK_MS))

/** Twelve digits in groups of four: `0731 5528 9046`. */
export type TicketNumber = Id<'ticket'>

const DRAWN = 11

/** The check digit of ISO 7064 MOD 11,10: it finds every wrong digit and nearly all neighbours exchanged. */
export function checkDigit(digits: string): string {
  let product = 10
  for (const digit of digits) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return String((11 - product) % 10)
}

const grouped = (digits: string): TicketNumber => digits.replace(/(.{4})(?=.)/g, '$1 ') as TicketNumber

/** The number of a ticket from a keyed hash in base64url, so that nobody else can make one up. */
export function ticketNumberFrom(keyedHash: string): TicketNumber {
  if (!/^[A-Za-z0-9_-]{20,}$/.test(keyedHash)) throw new RangeError('too short for the number of a ticket')
  let rest = 0n
  for (const character of keyedHash) rest = rest * 128n + BigInt(character.charCodeAt(0))
  const drawn = String(rest % 10n ** BigInt(DRAWN)).padStart(DRAWN, '0')
  return grouped(drawn + checkDigit(drawn))
}

/** A number as it was typed or scanned: spaces, dashes and full width are understood. Refuses a wrong check digit. */
export function parseTicketNumber(text: string): Result<TicketNumber, 'ticket-malformed'> {
  const digits = text.length > 64 ? '' : text.normalize('NFKC').replace(/[\s\p{Pd}\u2212]/gu, '')
  if (!/^\d{12}$/.test(digits) || checkDigit(digits.slice(0, DRAWN)) !== digits[DRAWN]) return refuse('ticket-malformed')
  return ok(grouped(digits))
}

/**
 * Seat numbers for candidates who have none, by lot, so that people who booked together do not sit together: each from 1
 * to the number of seats, none twice. Without a limit of seats the numbers have no gaps beyond those already there.
 * @param taken seat numbers that stand
 * @param needed how many are wanted; with a limit of seats never more than are free, or it throws
 */
export function drawSeats(taken: ReadonlySet<number>, needed: number, seats: number | null, draw: Draw): number[] {
  const highest = seats ?? Math.max(taken.size + needed, ...taken)
  const free = Array.from({ length: highest }, (_, i) => i + 1).filter((seat) => !taken.has(seat))
  if (free.length < needed) throw new RangeError(`${needed} seats wanted, ${free.length} are free`)
  return draw.shuffle(seats === null ? free.slice(0, needed) : free).slice(0, needed)
}
