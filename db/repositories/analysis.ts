import { and, asc, count, desc, eq, inArray, isNotNull, lte, min } from 'drizzle-orm'
import type { Response } from '#app/domain/exam/item.ts'
import type { Grade } from '#app/domain/grading/grade.ts'
import type { AttemptId, OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader } from '../database.ts'

/** A finished attempt and what came of it. */
export interface GradedAttempt {
  readonly attemptId: AttemptId
  readonly personId: PersonId
  readonly sittingId: SittingId
  readonly startedAt: Instant
  readonly closedAt: Instant | null
  readonly pausedMs: number
  /** Whole hundredths. */
  readonly total: number
  readonly max: number
  readonly passed: boolean
  /** Whether a case made the result void. */
  readonly voided: boolean
  /** Whether the person was made by a simulation. */
  readonly simulated: boolean
}

export interface AnsweredSlot {
  readonly attemptId: AttemptId
  readonly slot: number
  readonly response: Response
}

/** Where and as who somebody sat: for the screen of pairs. */
export interface Seated {
  readonly attemptId: AttemptId
  readonly name: string
  readonly seat: number | null
}

/** Names of one query at the most: both engines have a limit of parameters. */
const AT_ONCE = 5000

/** What was earned and answered in sittings: read only, and for officers alone. */
export const analysisRepository = ({ tables: t }: Database) => {
  const inSittings = (ids: readonly SittingId[]) => inArray(t.attempts.sittingId, ids.slice(0, AT_ONCE))
  return {
    /** Sittings of an organisation that are released and began by an instant, the latest first, with their attempts counted. */
    async released(
      db: Reader,
      organisationId: OrganisationId,
      by: Instant,
      simulated: boolean,
      limit: number,
    ): Promise<{ id: SittingId; attempts: number }[]> {
      const rows = await db
        .select({ id: t.sittings.id, attempts: count(t.attempts.id) })
        .from(t.sittings)
        .leftJoin(t.attempts, eq(t.attempts.sittingId, t.sittings.id))
        .where(
          and(
            eq(t.sittings.organisationId, organisationId),
            eq(t.sittings.simulated, simulated),
            isNotNull(t.sittings.releasedAt),
            lte(t.sittings.startFrom, by),
          ),
        )
        .groupBy(t.sittings.id)
        .orderBy(desc(t.sittings.startFrom), asc(t.sittings.id))
        .limit(limit)
      return rows as { id: SittingId; attempts: number }[]
    },
    /** The graded attempts of sittings, the first begun first. */
    async graded(db: Reader, sittings: readonly SittingId[]): Promise<GradedAttempt[]> {
      if (sittings.length === 0) return []
      const rows = await db
        .select({
          attemptId: t.attempts.id,
          personId: t.attempts.personId,
          sittingId: t.attempts.sittingId,
          startedAt: t.attempts.startedAt,
          closedAt: t.attempts.closedAt,
          pausedMs: t.attempts.pausedMs,
          total: t.grades.total,
          max: t.grades.max,
          passed: t.grades.passed,
          voidedBy: t.grades.voidedBy,
          simulated: t.people.simulated,
        })
        .from(t.attempts)
        .innerJoin(t.grades, eq(t.grades.attemptId, t.attempts.id))
        .innerJoin(t.people, eq(t.people.id, t.attempts.personId))
        .where(and(inSittings(sittings), isNotNull(t.attempts.closedAt)))
        .orderBy(asc(t.attempts.startedAt), asc(t.attempts.id))
      return rows.map(({ voidedBy, ...row }) => ({ ...row, voided: voidedBy !== null })) as GradedAttempt[]
    },
    /** The grades in force of attempts, slot by slot. */
    async grades(db: Reader, attempts: readonly AttemptId[]): Promise<ReadonlyMap<AttemptId, Grade>> {
      const rows = await db
        .select({ id: t.grades.attemptId, grade: t.grades.grade })
        .from(t.grades)
        .where(inArray(t.grades.attemptId, [...attempts]))
      return new Map(rows.map(({ id, grade }) => [id as AttemptId, grade]))
    },
    /** The answers that stand in attempts. */
    async answers(db: Reader, attempts: readonly AttemptId[]): Promise<AnsweredSlot[]> {
      const rows = await db
        .select({ attemptId: t.answers.attemptId, slot: t.answers.slot, response: t.answers.response })
        .from(t.answers)
        .where(inArray(t.answers.attemptId, [...attempts]))
        .orderBy(asc(t.answers.attemptId), asc(t.answers.slot))
      return rows as AnsweredSlot[]
    },
    /** When those who sat in these sittings began their first attempt in any sitting of the same sort. */
    async firstStarts(
      db: Reader,
      sittings: readonly SittingId[],
      simulated: boolean,
    ): Promise<ReadonlyMap<PersonId, Instant>> {
      if (sittings.length === 0) return new Map()
      const rows = await db
        .select({ personId: t.attempts.personId, at: min(t.attempts.startedAt) })
        .from(t.attempts)
        .innerJoin(t.sittings, eq(t.sittings.id, t.attempts.sittingId))
        .where(
          and(
            eq(t.sittings.simulated, simulated),
            inArray(
              t.attempts.personId,
              db.select({ id: t.attempts.personId }).from(t.attempts).where(inSittings(sittings)),
            ),
          ),
        )
        .groupBy(t.attempts.personId)
      return new Map(rows.flatMap(({ personId, at }) => (at === null ? [] : [[personId as PersonId, at as Instant]])))
    },
    /** Names and seats in a sitting, by attempt. */
    async seated(db: Reader, sittingId: SittingId): Promise<ReadonlyMap<AttemptId, Seated>> {
      const rows = await db
        .select({ attemptId: t.attempts.id, name: t.people.legalName, seat: t.bookings.seat })
        .from(t.attempts)
        .innerJoin(t.people, eq(t.people.id, t.attempts.personId))
        .leftJoin(
          t.bookings,
          and(eq(t.bookings.sittingId, t.attempts.sittingId), eq(t.bookings.personId, t.attempts.personId)),
        )
        .where(eq(t.attempts.sittingId, sittingId))
        .orderBy(asc(t.attempts.id))
      return new Map(rows.map((row) => [row.attemptId as AttemptId, row as Seated]))
    },
  }
}
