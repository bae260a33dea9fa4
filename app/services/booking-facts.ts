// What decides whether somebody may have a seat, as it is read; and where a booking stands.

import { closesAt, TRANSPORT_GRACE_MS } from '#app/domain/exam/deadline.ts'
import type { BookingFacts, Sitting } from '#app/domain/exam/sitting.ts'
import type { PersonId, SittingId } from '#app/domain/ids.ts'
import { addMs, dayOf, type Instant } from '#app/domain/instant.ts'
import type { Reader } from '#db/database.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { bookingsRepository } from '#db/repositories/bookings.ts'
import { type OwnBookingRow, type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { syllabusAt } from './syllabus-in-force.ts'

/** Bookings are few and must count together (seats, one at a time, the queue): they take their turns under one scope. */
export const BOOKINGS = 'bookings'

/** A row as the rules take it. */
export const sittingOf = (row: SittingRow): Sitting => ({ ...row, sittingExtensionMinutes: row.extensionMinutes })

/** A booking before anything came of it. */
export const NEW_BOOKING = { rulesAcceptedAt: null, cancelledAt: null, seat: null, reminded: [], signalsConsentedAt: null } as const

/** Whether nobody can have an open attempt any more: the hard close and the transport grace are past. */
export const isOver = (row: Pick<SittingRow, 'hardClose' | 'extensionMinutes'>, now: Instant): boolean =>
  now > addMs(closesAt({ hardClose: row.hardClose, sittingExtensionMinutes: row.extensionMinutes }), TRANSPORT_GRACE_MS)

/** `closed`: handed in, results not released. `missed`: not started in time. */
export type OwnBookingState = 'booked' | 'sitting' | 'closed' | 'passed' | 'failed' | 'missed'

/** Where a booking stands at `now`. */
export function ownState(row: OwnBookingRow, now: Instant): OwnBookingState {
  if (row.attemptId === null) return now > row.startUntil || row.releasedAt !== null ? 'missed' : 'booked'
  if (row.closedAt === null) return isOver(row, now) ? 'closed' : 'sitting'
  if (row.releasedAt === null || row.passed === null) return 'closed'
  return row.passed ? 'passed' : 'failed'
}

/** A booking that has not come to its end: only one at a time, or somebody could hold more seats than attempts. */
export const isStanding = (row: OwnBookingRow, now: Instant): boolean => ['booked', 'sitting'].includes(ownState(row, now))

/**
 * What decides whether a person may have a seat in a sitting.
 * @param programmeComplete whether training is done; what was completed stays completed
 * @param givenUp the booking that is given up for this one, if one is
 */
export async function bookingFacts(
  app: App,
  db: Reader,
  row: SittingRow,
  personId: PersonId,
  { programmeComplete, givenUp }: { readonly programmeComplete: boolean; readonly givenUp?: SittingId },
  now: Instant,
): Promise<BookingFacts> {
  const [sittings, attempts, bookings] = [sittingsRepository(app.database), attemptsRepository(app.database), bookingsRepository(app.database)]
  const { exam } = (await syllabusAt(app, db, row.startFrom)).body
  const { used, lastAt } = await attempts.usedBy(db, personId)
  const own = await sittings.ofPerson(db, personId)
  return {
    bookedCount: await sittings.bookedCount(db, row.id),
    alreadyBooked: own.some((one) => one.sittingId !== givenUp && (one.sittingId === row.id || isStanding(one, now))),
    programmeComplete,
    attemptsUsed: used,
    attemptsAllowed: exam.attempts,
    lastAttemptAt: lastAt,
    waitDays: exam.waitDays,
    debarredUntil: await bookings.debarredUntil(db, personId, dayOf(row.startFrom)),
  }
}
