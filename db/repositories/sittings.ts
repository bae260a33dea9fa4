import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import type { PlannedBreak } from '#app/domain/exam/invigilation.ts'
import type { AttemptId, BookingId, OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'
import { hole, prepared } from '../prepared.ts'
import type { Schema } from '../schema/index.ts'

export interface SittingRow {
  readonly id: SittingId
  readonly organisationId: OrganisationId
  readonly title: string
  readonly blueprint: Blueprint
  readonly bookingOpens: Instant
  readonly bookingCloses: Instant
  readonly startFrom: Instant
  readonly startUntil: Instant
  readonly minutes: number
  readonly hardClose: Instant
  readonly seats: number | null
  readonly openedBy: PersonId
  readonly openedAt: Instant
  readonly releasedAt: Instant | null
  readonly releasedBy: PersonId | null
  readonly mode: 'online' | 'on-site'
  readonly place: string | null
  readonly checkInFrom: Instant | null
  readonly cancelUntil: Instant | null
  readonly waitingList: boolean
  readonly extensionMinutes: number
  readonly breaks: readonly PlannedBreak[]
  readonly sebKeys: readonly string[] | null
  readonly simulated: boolean
  readonly scheduleVersion: number
  readonly cutStudyId: string | null
}

/** What an edit may change. */
export type SittingChange = Omit<
  SittingRow,
  'id' | 'organisationId' | 'openedBy' | 'openedAt' | 'releasedAt' | 'releasedBy' | 'extensionMinutes' | 'simulated' | 'cutStudyId'
>

export interface Booking {
  readonly id: BookingId
  readonly sittingId: SittingId
  readonly personId: PersonId
  readonly bookedAt: Instant
  readonly rulesAcceptedAt: Instant | null
  readonly cancelledAt: Instant | null
  readonly seat: number | null
  readonly reminded: readonly string[]
  readonly signalsConsentedAt: Instant | null
}

/** One booked candidate of a sitting, and how far they are. Total and max in whole hundredths; null while not graded. */
export interface CandidateRow {
  readonly personId: PersonId
  readonly name: string
  readonly bookedAt: Instant
  readonly seat: number | null
  readonly attemptId: AttemptId | null
  readonly startedAt: Instant | null
  readonly closedAt: Instant | null
  readonly total: number | null
  readonly max: number | null
  readonly passed: boolean | null
}

/** One booking of one person, with its sitting and what came of it. */
export interface OwnBookingRow {
  readonly sittingId: SittingId
  readonly title: string
  readonly startFrom: Instant
  readonly startUntil: Instant
  readonly hardClose: Instant
  readonly extensionMinutes: number
  readonly releasedAt: Instant | null
  readonly attemptId: AttemptId | null
  readonly startedAt: Instant | null
  readonly closedAt: Instant | null
  readonly passed: boolean | null
}

// What every start asks, built once: see prepared.ts.
const sittingById = prepared('sitting', (db: Reader, t: Schema) => db.select().from(t.sittings).where(eq(t.sittings.id, hole('id'))))
const bookingOf = prepared('booking', (db: Reader, t: Schema) =>
  db
    .select()
    .from(t.bookings)
    .where(and(eq(t.bookings.sittingId, hole('sittingId')), eq(t.bookings.personId, hole('personId')), isNull(t.bookings.cancelledAt))),
)

export const sittingsRepository = ({ tables: t }: Database) => {
  const live = and(isNull(t.bookings.cancelledAt))
  const sameSeat = and(eq(t.attempts.sittingId, t.bookings.sittingId), eq(t.attempts.personId, t.bookings.personId))
  return {
    async add(tx: Writer, sitting: SittingRow): Promise<void> {
      await tx.insert(t.sittings).values(sitting)
    },
    async byId(db: Reader, id: SittingId): Promise<SittingRow | undefined> {
      const [row] = await sittingById(db, t, { id })
      return row as SittingRow | undefined
    },
    /**
     * The same, and nobody else changes it until the write ends: release and what officers do to attempts are written under
     * different scopes, so whoever comes second waits here and sees what the first did.
     */
    async held(tx: Writer, id: SittingId): Promise<SittingRow | undefined> {
      const [row] = await tx
        .update(t.sittings)
        .set({ openedAt: sql`${t.sittings.openedAt}` })
        .where(eq(t.sittings.id, id))
        .returning()
      return row as SittingRow | undefined
    },
    /** Sittings of some organisations, the latest first, with how many are booked. */
    async ofOrganisations(
      db: Reader,
      organisations: readonly OrganisationId[],
    ): Promise<{ sitting: SittingRow; booked: number }[]> {
      if (organisations.length === 0) return []
      const rows = await db
        .select({ sitting: t.sittings, booked: count(t.bookings.id) })
        .from(t.sittings)
        .leftJoin(t.bookings, and(eq(t.bookings.sittingId, t.sittings.id), live))
        .where(inArray(t.sittings.organisationId, [...organisations]))
        .groupBy(t.sittings.id)
        .orderBy(desc(t.sittings.startFrom), asc(t.sittings.id))
      return rows as { sitting: SittingRow; booked: number }[]
    },
    /** Sittings that can be booked now or later, simulated ones left out, the next first, with their association and how many are booked. */
    async bookable(
      db: Reader,
      now: Instant,
    ): Promise<{ sitting: SittingRow; organisation: string; organisationEn: string; booked: number }[]> {
      const rows = await db
        .select({
          sitting: t.sittings,
          organisation: t.organisations.name,
          organisationEn: t.organisations.nameEn,
          booked: count(t.bookings.id),
        })
        .from(t.sittings)
        .innerJoin(t.organisations, eq(t.organisations.id, t.sittings.organisationId))
        .leftJoin(t.bookings, and(eq(t.bookings.sittingId, t.sittings.id), live))
        .where(and(gte(t.sittings.bookingCloses, now), isNull(t.sittings.releasedAt), eq(t.sittings.simulated, false)))
        .groupBy(t.sittings.id, t.organisations.id)
        .orderBy(asc(t.sittings.startFrom), asc(t.sittings.id))
      return rows as { sitting: SittingRow; organisation: string; organisationEn: string; booked: number }[]
    },
    /** Changes the plan of a sitting. Its blueprint changes in its minutes alone. */
    async edit(tx: Writer, id: SittingId, plan: SittingChange): Promise<void> {
      const { breaks, sebKeys, ...row } = plan
      await tx
        .update(t.sittings)
        .set({ ...row, breaks: [...breaks], sebKeys: sebKeys && [...sebKeys] })
        .where(eq(t.sittings.id, id))
    },
    /** Moves the hard close for everybody by whole minutes. */
    async extend(tx: Writer, id: SittingId, minutes: number): Promise<void> {
      await tx
        .update(t.sittings)
        .set({ extensionMinutes: sql`${t.sittings.extensionMinutes} + ${minutes}` })
        .where(eq(t.sittings.id, id))
    },
    /** Releases the results once; whether it was this call that did. */
    async release(tx: Writer, id: SittingId, by: PersonId, at: Instant): Promise<boolean> {
      const rows = await tx
        .update(t.sittings)
        .set({ releasedAt: at, releasedBy: by })
        .where(and(eq(t.sittings.id, id), isNull(t.sittings.releasedAt)))
        .returning({ id: t.sittings.id })
      return rows.length > 0
    },

    /** The booking that stands, not a cancelled one. */
    async booking(db: Reader, sittingId: SittingId, personId: PersonId): Promise<Booking | undefined> {
      const [row] = await bookingOf(db, t, { sittingId, personId })
      return row as Booking | undefined
    },
    /**
     * Keeps a person's booking from changing until the write ends; false when none stands. Starting, cancelling and
     * editing the sitting are written under different scopes: whoever comes second waits here, and then sees what the
     * first did.
     */
    async holdOwn(tx: Writer, sittingId: SittingId, personId: PersonId): Promise<boolean> {
      const rows = await tx
        .update(t.bookings)
        .set({ bookedAt: sql`${t.bookings.bookedAt}` })
        .where(and(eq(t.bookings.sittingId, sittingId), eq(t.bookings.personId, personId), live))
        .returning({ id: t.bookings.id })
      return rows.length > 0
    },
    async bookedCount(db: Reader, sittingId: SittingId): Promise<number> {
      const [row] = await db
        .select({ n: count() })
        .from(t.bookings)
        .where(and(eq(t.bookings.sittingId, sittingId), live))
      return row?.n ?? 0
    },
    /** Takes a seat; a cancelled booking of the same person is taken up again, with the rules unread. */
    async book(tx: Writer, booking: Booking): Promise<void> {
      const { bookedAt } = booking
      await tx
        .insert(t.bookings)
        .values(booking)
        .onConflictDoUpdate({
          target: [t.bookings.sittingId, t.bookings.personId],
          set: { bookedAt, rulesAcceptedAt: null, cancelledAt: null, seat: null, reminded: [], signalsConsentedAt: null },
          setWhere: isNotNull(t.bookings.cancelledAt),
        })
    },
    async cancel(tx: Writer, id: BookingId, at: Instant): Promise<void> {
      await tx
        .update(t.bookings)
        .set({ cancelledAt: at, seat: null })
        .where(and(eq(t.bookings.id, id), live))
    },
    /** The first acceptance stands. */
    async acceptRules(tx: Writer, id: BookingId, at: Instant): Promise<void> {
      await tx
        .update(t.bookings)
        .set({ rulesAcceptedAt: at })
        .where(and(eq(t.bookings.id, id), live, isNull(t.bookings.rulesAcceptedAt)))
    },
    /** A person's bookings, the latest sitting first. */
    async ofPerson(db: Reader, personId: PersonId): Promise<OwnBookingRow[]> {
      const rows = await db
        .select({
          sittingId: t.sittings.id,
          title: t.sittings.title,
          startFrom: t.sittings.startFrom,
          startUntil: t.sittings.startUntil,
          hardClose: t.sittings.hardClose,
          extensionMinutes: t.sittings.extensionMinutes,
          releasedAt: t.sittings.releasedAt,
          attemptId: t.attempts.id,
          startedAt: t.attempts.startedAt,
          closedAt: t.attempts.closedAt,
          passed: t.grades.passed,
        })
        .from(t.bookings)
        .innerJoin(t.sittings, eq(t.sittings.id, t.bookings.sittingId))
        .leftJoin(t.attempts, sameSeat)
        .leftJoin(t.grades, eq(t.grades.attemptId, t.attempts.id))
        .where(and(eq(t.bookings.personId, personId), live))
        .orderBy(desc(t.sittings.startFrom), asc(t.sittings.id))
      return rows as OwnBookingRow[]
    },
    /** The booked candidates of a sitting by name. */
    async candidates(db: Reader, sittingId: SittingId): Promise<CandidateRow[]> {
      const rows = await db
        .select({
          personId: t.people.id,
          name: t.people.legalName,
          bookedAt: t.bookings.bookedAt,
          seat: t.bookings.seat,
          attemptId: t.attempts.id,
          startedAt: t.attempts.startedAt,
          closedAt: t.attempts.closedAt,
          total: t.grades.total,
          max: t.grades.max,
          passed: t.grades.passed,
        })
        .from(t.bookings)
        .innerJoin(t.people, eq(t.people.id, t.bookings.personId))
        .leftJoin(t.attempts, sameSeat)
        .leftJoin(t.grades, eq(t.grades.attemptId, t.attempts.id))
        .where(and(eq(t.bookings.sittingId, sittingId), live))
        .orderBy(asc(t.people.legalName), asc(t.people.id))
      return rows as CandidateRow[]
    },
    /** How many slots each attempt of a sitting has answered; a cleared answer counts as none. */
    async answeredCounts(db: Reader, sittingId: SittingId): Promise<ReadonlyMap<AttemptId, number>> {
      const rows = await db
        .select({ attemptId: t.answers.attemptId, n: count() })
        .from(t.answers)
        .innerJoin(t.attempts, eq(t.attempts.id, t.answers.attemptId))
        .where(and(eq(t.attempts.sittingId, sittingId), ne(t.answers.response, sql`'null'`)))
        .groupBy(t.answers.attemptId)
      return new Map(rows.map((row) => [row.attemptId as AttemptId, row.n]))
    },
    /** Candidates booked for a sitting that starts before an instant and is not over, who have no form yet. */
    async withoutForm(
      db: Reader,
      startsBefore: Instant,
      now: Instant,
      limit: number,
    ): Promise<{ sittingId: SittingId; personId: PersonId }[]> {
      const rows = await db
        .select({ sittingId: t.bookings.sittingId, personId: t.bookings.personId })
        .from(t.bookings)
        .innerJoin(t.sittings, eq(t.sittings.id, t.bookings.sittingId))
        .leftJoin(
          t.forms,
          and(eq(t.forms.sittingId, t.bookings.sittingId), eq(t.forms.personId, t.bookings.personId)),
        )
        .where(
          and(
            live,
            isNull(t.forms.id),
            isNull(t.sittings.releasedAt),
            gte(t.sittings.startUntil, now),
            sql`${t.sittings.startFrom} <= ${startsBefore}`,
          ),
        )
        .orderBy(asc(t.bookings.bookedAt), asc(t.bookings.id))
        .limit(limit)
      return rows as { sittingId: SittingId; personId: PersonId }[]
    },
    /** Who passed in sittings of an organisation whose results are released, the earliest first. */
    async passed(
      db: Reader,
      organisationId: OrganisationId,
    ): Promise<
      {
        attemptId: AttemptId
        personId: PersonId
        name: string
        sittingId: SittingId
        title: string
        openedBy: PersonId
        releasedBy: PersonId | null
        releasedAt: Instant | null
        passedAt: Instant | null
      }[]
    > {
      const rows = await db
        .select({
          attemptId: t.attempts.id,
          personId: t.people.id,
          name: t.people.legalName,
          sittingId: t.sittings.id,
          title: t.sittings.title,
          openedBy: t.sittings.openedBy,
          releasedBy: t.sittings.releasedBy,
          releasedAt: t.sittings.releasedAt,
          passedAt: t.attempts.closedAt,
        })
        .from(t.grades)
        .innerJoin(t.attempts, eq(t.attempts.id, t.grades.attemptId))
        .innerJoin(t.sittings, eq(t.sittings.id, t.attempts.sittingId))
        .innerJoin(t.people, eq(t.people.id, t.attempts.personId))
        .where(
          and(
            eq(t.sittings.organisationId, organisationId),
            isNotNull(t.sittings.releasedAt),
            eq(t.grades.passed, true),
          ),
        )
        .orderBy(asc(t.attempts.startedAt), asc(t.attempts.id))
      return rows as Awaited<ReturnType<typeof this.passed>>
    },
  }
}
