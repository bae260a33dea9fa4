import { and, asc, count, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import type { Grade, GradeChange } from '#app/domain/grading/grade.ts'
import type { RulingId } from '#app/domain/grading/ruling.ts'
import type { AttemptId, OrganisationId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'
import { givenIn, type RulingRow } from './rulings.ts'

export interface RegradeRow {
  readonly rulingId: RulingId
  readonly attemptId: AttemptId
  readonly at: Instant
  readonly before: Grade
  readonly after: Grade
  readonly effect: GradeChange
}

/** One grade of an attempt's history. */
export interface PastGrade {
  readonly at: Instant
  readonly cause: 'closed' | 'reopened' | 'rescued' | 'ruling' | 'case'
  readonly causeId: string | null
  readonly passed: boolean
  readonly voided: boolean
  readonly grade: Grade
}

/** What was computed anew under rulings, and the grades that there were. */
export const regradesRepository = ({ tables: t }: Database) => {
  const given = givenIn({ tables: t })
  return {
    async add(tx: Writer, row: RegradeRow): Promise<void> {
      await tx.insert(t.regrades).values(row)
    },
    /** Whether an attempt was computed anew under a ruling. */
    async has(db: Reader, rulingId: RulingId, attemptId: AttemptId): Promise<boolean> {
      return (await db.$count(t.regrades, and(eq(t.regrades.rulingId, rulingId), eq(t.regrades.attemptId, attemptId)))) > 0
    },
    /** How many attempts were computed anew under a ruling, by what came of it. */
    async progress(db: Reader, rulingId: RulingId): Promise<Readonly<Partial<Record<GradeChange, number>>>> {
      const rows = await db
        .select({ effect: t.regrades.effect, n: count() })
        .from(t.regrades)
        .where(eq(t.regrades.rulingId, rulingId))
        .groupBy(t.regrades.effect)
      return Object.fromEntries(rows.map(({ effect, n }) => [effect, n]))
    },
    /** Attempts that were given a version and were not computed anew under its ruling yet: graded ones, or open ones. */
    async left(
      db: Reader,
      ruling: Pick<RulingRow, 'id' | 'itemId' | 'itemHash'>,
      of: OrganisationId | null,
      which: 'graded' | 'open',
      limit: number,
    ): Promise<AttemptId[]> {
      const rows = await db
        .select({ id: t.attempts.id })
        .from(t.formItems)
        .innerJoin(t.attempts, eq(t.attempts.formId, t.formItems.formId))
        .innerJoin(t.sittings, eq(t.sittings.id, t.attempts.sittingId))
        .leftJoin(t.grades, eq(t.grades.attemptId, t.attempts.id))
        .leftJoin(t.regrades, and(eq(t.regrades.attemptId, t.attempts.id), eq(t.regrades.rulingId, ruling.id)))
        .where(
          and(
            given(ruling, of),
            isNull(t.regrades.attemptId),
            which === 'graded' ? isNotNull(t.grades.attemptId) : isNull(t.grades.attemptId),
          ),
        )
        .orderBy(asc(t.attempts.id))
        .limit(limit)
      return rows.map(({ id }) => id as AttemptId)
    },
    /** Every grade that an attempt had, the first first. */
    async historyOf(db: Reader, attemptId: AttemptId): Promise<PastGrade[]> {
      const { at, cause, causeId, passed, voided, grade, seq } = t.gradeHistory
      const rows = await db
        .select({ at, cause, causeId, passed, voided, grade })
        .from(t.gradeHistory)
        .where(eq(t.gradeHistory.attemptId, attemptId))
        .orderBy(asc(seq))
      return rows as PastGrade[]
    },
    /** Graded attempts in the order of ids, after one if it is named. */
    async gradedAfter(db: Reader, after: AttemptId | undefined, limit: number): Promise<AttemptId[]> {
      const rows = await db
        .select({ id: t.grades.attemptId })
        .from(t.grades)
        .where(after ? gt(t.grades.attemptId, after) : undefined)
        .orderBy(asc(t.grades.attemptId))
        .limit(limit)
      return rows.map(({ id }) => id as AttemptId)
    },
  }
}
