import { and, asc, count, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Id, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

/** One stay in a queue. It stands while it was neither left nor ended by a booking. */
export interface WaitingRow {
  readonly id: Id<'waiting'>
  readonly sittingId: SittingId
  readonly personId: PersonId
  readonly joinedAt: Instant
  readonly leftAt: Instant | null
  /** When the seat came. */
  readonly bookedAt: Instant | null
}

/** A place in a line, with the sitting it is for. */
export type OwnWaiting = Pick<WaitingRow, 'id' | 'sittingId' | 'joinedAt'> & { readonly title: string; readonly startFrom: Instant }

/** Queues for a seat. Whoever left or was booked stays on record. */
export const waitingListRepository = ({ tables: t }: Database) => {
  const stands = and(isNull(t.waitingList.leftAt), isNull(t.waitingList.bookedAt))
  return {
    async join(tx: Writer, row: WaitingRow): Promise<void> {
      await tx.insert(t.waitingList).values(row)
    },
    /** Those who stand in line for a sitting, the first first. */
    async queue(db: Reader, sittingId: SittingId): Promise<WaitingRow[]> {
      const rows = await db
        .select()
        .from(t.waitingList)
        .where(and(eq(t.waitingList.sittingId, sittingId), stands))
        .orderBy(asc(t.waitingList.joinedAt), asc(t.waitingList.id))
      return rows as WaitingRow[]
    },
    /** Those who stand in line for a sitting with their names, the first first. */
    async named(db: Reader, sittingId: SittingId): Promise<{ name: string; joinedAt: Instant }[]> {
      const rows = await db
        .select({ name: t.people.legalName, joinedAt: t.waitingList.joinedAt, id: t.waitingList.id })
        .from(t.waitingList)
        .innerJoin(t.people, eq(t.people.id, t.waitingList.personId))
        .where(and(eq(t.waitingList.sittingId, sittingId), stands))
        .orderBy(asc(t.waitingList.joinedAt), asc(t.waitingList.id))
      return rows.map(({ name, joinedAt }) => ({ name, joinedAt: joinedAt as Instant }))
    },
    /** How many stand in line, by sitting; a sitting without a line is not in it. */
    async lengths(db: Reader, sittings: readonly SittingId[]): Promise<ReadonlyMap<SittingId, number>> {
      if (sittings.length === 0) return new Map()
      const rows = await db
        .select({ id: t.waitingList.sittingId, n: count() })
        .from(t.waitingList)
        .where(and(inArray(t.waitingList.sittingId, [...sittings]), stands))
        .groupBy(t.waitingList.sittingId)
      return new Map(rows.map(({ id, n }) => [id as SittingId, n]))
    },
    /** Where a person stands in line, the sitting that comes first first. */
    async ofPerson(db: Reader, personId: PersonId): Promise<OwnWaiting[]> {
      const rows = await db
        .select({ sittingId: t.sittings.id, title: t.sittings.title, startFrom: t.sittings.startFrom, joinedAt: t.waitingList.joinedAt, id: t.waitingList.id })
        .from(t.waitingList)
        .innerJoin(t.sittings, eq(t.sittings.id, t.waitingList.sittingId))
        .where(and(eq(t.waitingList.personId, personId), stands))
        .orderBy(asc(t.sittings.startFrom), asc(t.waitingList.id))
      return rows as OwnWaiting[]
    },
    /** Leaves the queue of a sitting; whether the person stood in it. */
    async leave(tx: Writer, sittingId: SittingId, personId: PersonId, at: Instant): Promise<boolean> {
      const rows = await tx
        .update(t.waitingList)
        .set({ leftAt: at })
        .where(and(eq(t.waitingList.sittingId, sittingId), eq(t.waitingList.personId, personId), stands))
        .returning({ id: t.waitingList.id })
      return rows.length > 0
    },
    /** A seat ends all waiting: in the queue of this sitting it came, the others are left. */
    async end(tx: Writer, personId: PersonId, seatIn: SittingId, at: Instant): Promise<void> {
      const own = and(eq(t.waitingList.personId, personId), stands)
      await tx.update(t.waitingList).set({ bookedAt: at }).where(and(own, eq(t.waitingList.sittingId, seatIn)))
      await tx.update(t.waitingList).set({ leftAt: at }).where(and(own, ne(t.waitingList.sittingId, seatIn)))
    },
    /** Sittings that have not begun, have somebody in line, and a seat nobody has. */
    async withFreeSeats(db: Reader, now: Instant): Promise<SittingId[]> {
      const rows = await db
        .selectDistinct({ id: t.sittings.id })
        .from(t.sittings)
        .innerJoin(t.waitingList, and(eq(t.waitingList.sittingId, t.sittings.id), stands))
        .where(
          and(
            eq(t.sittings.waitingList, true),
            gt(t.sittings.startFrom, now),
            isNull(t.sittings.releasedAt),
            sql`${t.sittings.seats} > (select count(*) from ${t.bookings} where ${t.bookings.sittingId} = ${t.sittings.id} and ${t.bookings.cancelledAt} is null)`,
          ),
        )
        .orderBy(asc(t.sittings.id))
      return rows.map(({ id }) => id as SittingId)
    },
  }
}
