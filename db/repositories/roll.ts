import { and, asc, count, eq, inArray, isNull, max, sql } from 'drizzle-orm'
import type { AttemptId, BookingId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader } from '../database.ts'
import type { AttemptRow } from './attempts.ts'

/** A booked candidate of a sitting, with the attempt if there is one. */
export interface RollRow {
  readonly bookingId: BookingId
  readonly personId: PersonId
  readonly name: string
  readonly documentMasked: string
  readonly seat: number | null
  readonly attempt: AttemptRow | null
}

/** How far an attempt is: slots that hold an answer, and when the server last took one. */
export interface ProgressRow {
  readonly attemptId: AttemptId
  readonly answered: number
  readonly lastSaveAt: Instant
}

/** The roll of a sitting, as an invigilator calls it. */
export const rollRepository = ({ tables: t }: Database) => ({
  /** Everybody booked, by name; only some people if they are named. */
  async of(db: Reader, sittingId: SittingId, people?: readonly PersonId[]): Promise<RollRow[]> {
    if (people?.length === 0) return []
    const rows = await db
      .select({
        bookingId: t.bookings.id,
        personId: t.bookings.personId,
        name: t.people.legalName,
        documentMasked: t.people.documentMasked,
        seat: t.bookings.seat,
        attempt: t.attempts,
      })
      .from(t.bookings)
      .innerJoin(t.people, eq(t.people.id, t.bookings.personId))
      .leftJoin(t.attempts, and(eq(t.attempts.sittingId, t.bookings.sittingId), eq(t.attempts.personId, t.bookings.personId)))
      .where(
        and(
          eq(t.bookings.sittingId, sittingId),
          isNull(t.bookings.cancelledAt),
          people ? inArray(t.bookings.personId, [...people]) : undefined,
        ),
      )
      .orderBy(asc(t.people.legalName), asc(t.people.id))
    return rows as RollRow[]
  },
  /** How far the attempts of a sitting are; only some of them if they are named. One without any answer is left out. */
  async progress(db: Reader, sittingId: SittingId, attempts?: readonly AttemptId[]): Promise<ProgressRow[]> {
    if (attempts?.length === 0) return []
    const rows = await db
      .select({
        attemptId: t.answers.attemptId,
        // A cleared answer is JSON's null: it was saved, and is none.
        answered: count(sql`nullif(${t.answers.response}, 'null')`),
        lastSaveAt: max(t.answers.savedAt),
      })
      .from(t.answers)
      .innerJoin(t.attempts, eq(t.attempts.id, t.answers.attemptId))
      .where(and(eq(t.attempts.sittingId, sittingId), attempts ? inArray(t.answers.attemptId, [...attempts]) : undefined))
      .groupBy(t.answers.attemptId)
    return rows as ProgressRow[]
  },
})
