import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm'
import type { BookingId, OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'
import type { Message } from './messages.ts'

/** A booking that stands, as it is looked at together with all others of its sitting. */
export interface BookedRow {
  readonly id: BookingId
  readonly personId: PersonId
  readonly name: string
  readonly documentMasked: string
  readonly bookedAt: Instant
  readonly seat: number | null
  readonly reminded: readonly string[]
}

/** All bookings of a sitting: held, seated, reminded; and what their people were told. */
export const bookingsRepository = ({ tables: t }: Database) => {
  const live = isNull(t.bookings.cancelledAt)
  const columns = {
    id: t.bookings.id,
    personId: t.bookings.personId,
    name: t.people.legalName,
    documentMasked: t.people.documentMasked,
    bookedAt: t.bookings.bookedAt,
    seat: t.bookings.seat,
    reminded: t.bookings.reminded,
  }
  return {
    /** The bookings of a sitting that stand, the first first. */
    async ofSitting(db: Reader, sittingId: SittingId): Promise<BookedRow[]> {
      const rows = await db
        .select(columns)
        .from(t.bookings)
        .innerJoin(t.people, eq(t.people.id, t.bookings.personId))
        .where(and(eq(t.bookings.sittingId, sittingId), live))
        .orderBy(asc(t.bookings.bookedAt), asc(t.bookings.id))
      return rows as BookedRow[]
    },
    /** Keeps every booking of a sitting from changing until the write ends: a start waits here, and then sees what changed. */
    async holdAll(tx: Writer, sittingId: SittingId): Promise<void> {
      await tx
        .update(t.bookings)
        .set({ bookedAt: sql`${t.bookings.bookedAt}` })
        .where(and(eq(t.bookings.sittingId, sittingId), live))
    },
    /** Whether anybody has begun an attempt in a sitting. */
    async begun(db: Reader, sittingId: SittingId): Promise<boolean> {
      const rows = await db.select({ id: t.attempts.id }).from(t.attempts).where(eq(t.attempts.sittingId, sittingId)).limit(1)
      return rows.length > 0
    },
    async seat(tx: Writer, id: BookingId, seat: number): Promise<void> {
      await tx.update(t.bookings).set({ seat }).where(and(eq(t.bookings.id, id), live))
    },
    /** Takes back the seat numbers above one; those up to it stay as they were printed. */
    async clearSeats(tx: Writer, sittingId: SittingId, above: number): Promise<void> {
      await tx.update(t.bookings).set({ seat: null }).where(and(eq(t.bookings.sittingId, sittingId), gt(t.bookings.seat, above)))
    },
    async setReminded(tx: Writer, ids: readonly BookingId[], reminded: readonly string[]): Promise<void> {
      if (ids.length > 0)
        await tx.update(t.bookings).set({ reminded: [...reminded] }).where(inArray(t.bookings.id, [...ids]))
    },
    /** Sittings that start within a time, the next first. */
    async startingWithin(db: Reader, from: Instant, until: Instant): Promise<{ id: SittingId; title: string; startFrom: Instant }[]> {
      const rows = await db
        .select({ id: t.sittings.id, title: t.sittings.title, startFrom: t.sittings.startFrom })
        .from(t.sittings)
        .where(and(gt(t.sittings.startFrom, from), lte(t.sittings.startFrom, until), isNull(t.sittings.releasedAt)))
        .orderBy(asc(t.sittings.startFrom), asc(t.sittings.id))
      return rows as { id: SittingId; title: string; startFrom: Instant }[]
    },
    /** Bookings of a sitting whose reminders are not exactly those that were dealt with by now. */
    async notReminded(db: Reader, sittingId: SittingId, dealtWith: readonly string[], limit: number): Promise<BookedRow[]> {
      const rows = await db
        .select(columns)
        .from(t.bookings)
        .innerJoin(t.people, eq(t.people.id, t.bookings.personId))
        .where(and(eq(t.bookings.sittingId, sittingId), live, ne(t.bookings.reminded, [...dealtWith])))
        .orderBy(asc(t.bookings.bookedAt), asc(t.bookings.id))
        .limit(limit)
      return rows as BookedRow[]
    },
    /** Sittings on site with bookings that have no seat yet, whose tickets may be printed: booking closed or the start near. */
    async withoutSeats(db: Reader, now: Instant, startsBefore: Instant): Promise<SittingId[]> {
      const rows = await db
        .selectDistinct({ id: t.sittings.id })
        .from(t.sittings)
        .innerJoin(t.bookings, eq(t.bookings.sittingId, t.sittings.id))
        .where(
          and(
            eq(t.sittings.mode, 'on-site'),
            live,
            isNull(t.bookings.seat),
            gte(t.sittings.hardClose, now),
            sql`(${t.sittings.bookingCloses} <= ${now} or ${t.sittings.startFrom} <= ${startsBefore})`,
          ),
        )
        .orderBy(asc(t.sittings.id))
      return rows.map(({ id }) => id as SittingId)
    },
    /** What one person was told, of some kinds and since an instant, the latest first. */
    async toldTo(db: Reader, personId: PersonId, kinds: readonly string[], since: Instant): Promise<Message[]> {
      const rows = await db
        .select()
        .from(t.outbox)
        .where(and(gte(t.outbox.createdAt, since), eq(t.outbox.personId, personId), inArray(t.outbox.kind, [...kinds])))
        .orderBy(desc(t.outbox.createdAt), desc(t.outbox.id))
      return rows as Message[]
    },
    /** The last day of the longest debarment of a person that was not lifted and has begun by a day; null for none. */
    async debarredUntil(db: Reader, personId: PersonId, on: Day): Promise<Day | 'for-long' | null> {
      const rows = await db
        .select({ until: t.debarments.until })
        .from(t.debarments)
        .where(and(eq(t.debarments.personId, personId), isNull(t.debarments.liftedAt), lte(t.debarments.from, on)))
        .orderBy(asc(t.debarments.from), asc(t.debarments.id))
      const ends = rows.map(({ until }) => (until as Day | null) ?? ('for-long' as const))
      return ends.includes('for-long') ? 'for-long' : (ends.sort().at(-1) ?? null)
    },
    /** The extra times that people hold on a day or later, in per cent, each once, the least first. */
    async percentsHeld(db: Reader, on: Day): Promise<number[]> {
      const rows = await db
        .selectDistinct({ percent: t.accommodations.percent })
        .from(t.accommodations)
        .where(and(eq(t.accommodations.state, 'granted'), gte(t.accommodations.validUntil, on), isNotNull(t.accommodations.percent)))
      return rows.flatMap(({ percent }) => (percent === null ? [] : [percent])).sort((a, b) => a - b)
    },
    /** The associations in whose sittings a person holds a booking: their desks may see the photo. */
    async desksOf(db: Reader, personId: PersonId): Promise<{ organisationId: OrganisationId; region: string }[]> {
      const rows = await db
        .selectDistinct({ organisationId: t.organisations.id, region: t.organisations.region })
        .from(t.bookings)
        .innerJoin(t.sittings, eq(t.sittings.id, t.bookings.sittingId))
        .innerJoin(t.organisations, eq(t.organisations.id, t.sittings.organisationId))
        .where(and(eq(t.bookings.personId, personId), live))
        .orderBy(asc(t.organisations.id))
      return rows as { organisationId: OrganisationId; region: string }[]
    },
  }
}
