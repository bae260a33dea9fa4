import { and, asc, count, desc, eq, inArray, isNull, lt, notInArray, sql } from 'drizzle-orm'
import type { Answer, Step } from '#app/domain/exam/attempt.ts'
import type { Grade } from '#app/domain/grading/grade.ts'
import type { AttemptId, FormId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'
import { hole, prepared } from '../prepared.ts'
import type { Schema } from '../schema/index.ts'

export interface AttemptRow {
  readonly id: AttemptId
  readonly sittingId: SittingId
  readonly personId: PersonId
  readonly number: number
  readonly formId: FormId
  readonly startedAt: Instant
  readonly deadline: Instant
  /** The finish time; null while open. */
  readonly closedAt: Instant | null
  readonly extraTimePercent: number
  readonly grantedMinutes: number
  readonly pausedMs: number
  readonly pausedSince: Instant | null
  readonly pauseUntil: Instant | null
  readonly breaksTaken: number
  readonly window: string | null
}

/** What an attempt has before anything happened to it. */
export const UNTOUCHED = {
  closedAt: null,
  grantedMinutes: 0,
  pausedMs: 0,
  pausedSince: null,
  pauseUntil: null,
  breaksTaken: 0,
  window: null,
} as const satisfies Partial<AttemptRow>

type SavedStep = Extract<Step, { type: 'saved' | 'rescued' }>

/** Why an attempt has the grade it has. */
export interface GradeCause {
  readonly at: Instant
  readonly cause: 'closed' | 'reopened' | 'rescued' | 'ruling' | 'case'
  readonly causeId?: string | undefined
}

// What every start and every save asks, built once: see prepared.ts.
const ownAttempt = prepared('attempt-own', (db: Reader, t: Schema) =>
  db
    .select()
    .from(t.attempts)
    .where(and(eq(t.attempts.id, hole('id')), eq(t.attempts.personId, hole('personId')))),
)
const attemptById = prepared('attempt', (db: Reader, t: Schema) => db.select().from(t.attempts).where(eq(t.attempts.id, hole('id'))))
const latestAttempt = prepared('attempt-latest', (db: Reader, t: Schema) =>
  db
    .select()
    .from(t.attempts)
    .where(and(eq(t.attempts.sittingId, hole('sittingId')), eq(t.attempts.personId, hole('personId'))))
    .orderBy(desc(t.attempts.number)),
)
const answerIn = prepared('answer-in', (db: Reader, t: Schema) =>
  db
    .select({ slot: t.answers.slot, revision: t.answers.revision, response: t.answers.response })
    .from(t.answers)
    .where(and(eq(t.answers.attemptId, hole('attemptId')), eq(t.answers.slot, hole('slot')))),
)
const appendStep = prepared('attempt-step', (tx: Writer, t: Schema) =>
  tx.insert(t.attemptSteps).values({
    attemptId: hole('attemptId'),
    seq: sql`(select coalesce(max(${t.attemptSteps.seq}), 0) + 1 from ${t.attemptSteps} where ${eq(t.attemptSteps.attemptId, hole('attemptId'))})`,
    at: hole('at'),
    step: hole('step'),
  }),
)
const letStand = prepared('answer-stand', (tx: Writer, t: Schema) =>
  tx
    .insert(t.answers)
    .values({ attemptId: hole('attemptId'), slot: hole('slot'), revision: hole('revision'), response: hole('response'), savedAt: hole('at') })
    .onConflictDoUpdate(newerAnswer(t)),
)

const newerAnswer = (t: Schema) => ({
  target: [t.answers.attemptId, t.answers.slot],
  set: { revision: sql`excluded.revision`, response: sql`excluded.response`, savedAt: sql`excluded.saved_at` },
  setWhere: sql`excluded.revision > ${t.answers.revision}`,
})

/** Attempts of sittings that are no simulation. */
const real = (t: Schema, db: Reader) =>
  notInArray(t.attempts.sittingId, db.select({ id: t.sittings.id }).from(t.sittings).where(eq(t.sittings.simulated, true)))

export const attemptsRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, attempt: AttemptRow): Promise<void> {
    await tx.insert(t.attempts).values(attempt)
  },
  async byId(db: Reader, id: AttemptId): Promise<AttemptRow | undefined> {
    const [row] = await attemptById(db, t, { id })
    return row as AttemptRow | undefined
  },
  /** An attempt of this person; another person's is not there. */
  async own(db: Reader, id: AttemptId, personId: PersonId): Promise<AttemptRow | undefined> {
    const [row] = await ownAttempt(db, t, { id, personId })
    return row as AttemptRow | undefined
  },
  async ofCandidate(db: Reader, sittingId: SittingId, personId: PersonId): Promise<AttemptRow | undefined> {
    const [row] = await latestAttempt(db, t, { sittingId, personId })
    return row as AttemptRow | undefined
  },
  /** How many attempts a person has begun, and when the last one was. */
  async usedBy(db: Reader, personId: PersonId): Promise<{ used: number; lastAt: Instant | null }> {
    const [row] = await db
      .select({ used: count(), lastAt: sql<Instant | null>`max(${t.attempts.startedAt})` })
      .from(t.attempts)
      .where(eq(t.attempts.personId, personId))
    return { used: row?.used ?? 0, lastAt: row?.lastAt ?? null }
  },
  /**
   * Open attempts whose deadline lies before an instant, the most overdue first; of one sitting if it is given. Otherwise
   * without simulated ones: those run by a clock of their own and are closed by whoever plays them.
   */
  async overdue(db: Reader, before: Instant, limit: number, sittingId?: SittingId): Promise<AttemptId[]> {
    const rows = await db
      .select({ id: t.attempts.id })
      .from(t.attempts)
      .where(
        and(
          isNull(t.attempts.closedAt),
          lt(t.attempts.deadline, before),
          sittingId ? eq(t.attempts.sittingId, sittingId) : real(t, db),
        ),
      )
      .orderBy(asc(t.attempts.deadline), asc(t.attempts.id))
      .limit(limit)
    return rows.map(({ id }) => id as AttemptId)
  },
  /** Keeps what the steps add up to. Only under the attempt's own write scope. */
  async keep(tx: Writer, row: AttemptRow): Promise<void> {
    const { deadline, closedAt, grantedMinutes, pausedMs, pausedSince, pauseUntil, breaksTaken, window } = row
    await tx
      .update(t.attempts)
      .set({ deadline, closedAt, grantedMinutes, pausedMs, pausedSince, pauseUntil, breaksTaken, window })
      .where(eq(t.attempts.id, row.id))
  },
  /** Attempts of a sitting that are open, the first begun first. */
  async openOf(db: Reader, sittingId: SittingId): Promise<AttemptId[]> {
    const rows = await db
      .select({ id: t.attempts.id })
      .from(t.attempts)
      .where(and(eq(t.attempts.sittingId, sittingId), isNull(t.attempts.closedAt)))
      .orderBy(asc(t.attempts.startedAt), asc(t.attempts.id))
    return rows.map(({ id }) => id as AttemptId)
  },
  /** The earliest deadline of an open attempt; null if none is open. */
  async earliestDeadline(db: Reader): Promise<Instant | null> {
    const [row] = await db
      .select({ at: sql<Instant | null>`min(${t.attempts.deadline})` })
      .from(t.attempts)
      .where(and(isNull(t.attempts.closedAt), real(t, db)))
    return row?.at ?? null
  },

  /** Appends steps after the last one. Only under the attempt's own write scope. */
  async append(tx: Writer, attemptId: AttemptId, steps: readonly Step[]): Promise<void> {
    const [only, more] = steps
    if (!only) return
    if (!more) {
      await appendStep(tx, t, { attemptId, at: only.at, step: only })
      return
    }
    const [last] = await tx
      .select({ seq: t.attemptSteps.seq })
      .from(t.attemptSteps)
      .where(eq(t.attemptSteps.attemptId, attemptId))
      .orderBy(desc(t.attemptSteps.seq))
      .limit(1)
    const next = (last?.seq ?? 0) + 1
    await tx.insert(t.attemptSteps).values(steps.map((step, i) => ({ attemptId, seq: next + i, at: step.at, step })))
  },
  /** Everything that happened to an attempt, in order. */
  async steps(db: Reader, attemptId: AttemptId): Promise<Step[]> {
    const rows = await db
      .select({ step: t.attemptSteps.step })
      .from(t.attemptSteps)
      .where(eq(t.attemptSteps.attemptId, attemptId))
      .orderBy(asc(t.attemptSteps.seq))
    return rows.map(({ step }) => step)
  },

  /** The answers that stand, of some slots or of all. */
  async answers(db: Reader, attemptId: AttemptId, slots?: readonly number[]): Promise<Map<number, Answer>> {
    if (slots?.length === 0) return new Map()
    const rows =
      slots?.length === 1
        ? await answerIn(db, t, { attemptId, slot: slots[0] })
        : await db
            .select({ slot: t.answers.slot, revision: t.answers.revision, response: t.answers.response })
            .from(t.answers)
            .where(and(eq(t.answers.attemptId, attemptId), slots ? inArray(t.answers.slot, [...slots]) : undefined))
            .orderBy(asc(t.answers.slot))
    return new Map(rows.map(({ slot, revision, response }) => [slot, { revision, response }]))
  },
  /** Lets saved steps stand, at most one for a slot. */
  async stand(tx: Writer, attemptId: AttemptId, steps: readonly SavedStep[]): Promise<void> {
    const [only, more] = steps
    if (!only) return
    if (!more) {
      await letStand(tx, t, { attemptId, ...only })
      return
    }
    await tx
      .insert(t.answers)
      .values(
        steps.map(({ slot, revision, response, at }) => ({
          attemptId,
          slot,
          revision,
          // A cleared answer is JSON's null, not the database's: the column is never empty.
          response: response === null ? sql`'null'` : response,
          savedAt: at,
        })),
      )
      .onConflictDoUpdate(newerAnswer(t))
  },

  /** Sets an attempt's grade and keeps what it was and why. A result that was made void stays so. */
  async putGrade(tx: Writer, attemptId: AttemptId, grade: Grade, why: GradeCause, voidedBy?: string | null): Promise<void> {
    const [standing] = await tx.select({ voidedBy: t.grades.voidedBy }).from(t.grades).where(eq(t.grades.attemptId, attemptId)).limit(1)
    const void_ = voidedBy === undefined ? (standing?.voidedBy ?? null) : voidedBy
    const passed = grade.passed && void_ === null
    const row = { total: grade.total, max: grade.max, passed, grade, gradedAt: why.at, voidedBy: void_ }
    await tx.insert(t.grades).values({ attemptId, ...row }).onConflictDoUpdate({ target: t.grades.attemptId, set: row })
    await this.rememberGrade(tx, attemptId, grade, why, passed, void_ !== null)
  },
  /** Takes the grade away while the attempt goes on; the history keeps it. */
  async dropGrade(tx: Writer, attemptId: AttemptId, at: Instant): Promise<void> {
    const [row] = await tx.select().from(t.grades).where(eq(t.grades.attemptId, attemptId)).limit(1)
    if (!row) return
    await tx.delete(t.grades).where(eq(t.grades.attemptId, attemptId))
    await this.rememberGrade(tx, attemptId, row.grade, { at, cause: 'reopened' }, row.passed, row.voidedBy !== null)
  },
  async rememberGrade(tx: Writer, attemptId: AttemptId, grade: Grade, { at, cause, causeId }: GradeCause, passed: boolean, voided: boolean): Promise<void> {
    const [last] = await tx
      .select({ seq: t.gradeHistory.seq })
      .from(t.gradeHistory)
      .where(eq(t.gradeHistory.attemptId, attemptId))
      .orderBy(desc(t.gradeHistory.seq))
      .limit(1)
    await tx.insert(t.gradeHistory).values({ attemptId, seq: (last?.seq ?? 0) + 1, at, cause, causeId: causeId ?? null, grade, passed, voided })
  },
  async grade(db: Reader, attemptId: AttemptId): Promise<Grade | undefined> {
    const [row] = await db.select({ grade: t.grades.grade }).from(t.grades).where(eq(t.grades.attemptId, attemptId)).limit(1)
    return row?.grade
  },
})
