// The end of an attempt: its last step, its finish time and its grade, all in one write. And what comes before it by
// itself: a pause that has its own end.

import { type Answer, advance, type AttemptState, type Limits, standingDeadline, type Step } from '#app/domain/exam/attempt.ts'
import { closeIfOverdue } from '#app/domain/exam/answering.ts'
import { savesAccepted, TRANSPORT_GRACE_MS } from '#app/domain/exam/deadline.ts'
import { resumeIfDue } from '#app/domain/exam/invigilation.ts'
import type { AttemptId, SittingId } from '#app/domain/ids.ts'
import { addMs, type Instant, msOf } from '#app/domain/instant.ts'
import type { Writer } from '#db/database.ts'
import { type AttemptRow, attemptsRepository } from '#db/repositories/attempts.ts'
import { casesRepository } from '#db/repositories/cases.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { gradeOf } from './item-bank.ts'
import { announce } from './live.ts'

/** The state of an attempt without its steps: the row and the standing answers are their sum (a test holds them to it). */
export const attemptState = (row: AttemptRow, answers: ReadonlyMap<number, Answer>): AttemptState => ({
  status: row.closedAt === null ? 'open' : 'closed',
  formId: row.formId,
  startedAt: row.startedAt,
  answers,
  grantedMinutes: row.grantedMinutes,
  pausedMs: row.pausedMs,
  pausedSince: row.pausedSince,
  pauseUntil: row.pauseUntil,
  breaksTaken: row.breaksTaken,
  window: row.window,
  submittedAt: row.closedAt,
  closedBy: null,
})

/** What the sitting and the candidate give to the deadline. */
export const limitsOf = (
  { blueprint: _, ...sitting }: Pick<SittingRow, 'blueprint' | 'minutes' | 'hardClose' | 'extensionMinutes'>,
  { extraTimePercent }: Pick<AttemptRow, 'extraTimePercent'>,
): Limits => ({
  minutes: sitting.minutes,
  hardClose: sitting.hardClose,
  sittingExtensionMinutes: sitting.extensionMinutes,
  extraTimePercent,
})

async function sittingOfAttempt(app: App, tx: Writer, row: AttemptRow): Promise<SittingRow> {
  const sitting = await sittingsRepository(app.database).byId(tx, row.sittingId)
  if (!sitting) throw new Error(`attempt ${row.id} has no sitting`)
  return sitting
}

/**
 * Appends steps to an attempt and keeps the row their sum: the time it has, its end, and at the end its grade.
 * Only under the attempt's own write scope. The row as it stands afterwards.
 */
export async function appendSteps(
  app: App,
  tx: Writer,
  row: AttemptRow,
  sitting: SittingRow,
  steps: readonly Step[],
  now: Instant,
): Promise<AttemptRow> {
  if (steps.length === 0) return row
  const attempts = attemptsRepository(app.database)
  const before = attemptState(row, await attempts.answers(tx, row.id))
  const state = advance(before, steps)
  const after: AttemptRow = {
    ...row,
    grantedMinutes: state.grantedMinutes,
    pausedMs: state.pausedMs,
    pausedSince: state.pausedSince,
    pauseUntil: state.pauseUntil,
    breaksTaken: state.breaksTaken,
    window: state.window,
    closedAt: state.submittedAt,
    deadline: standingDeadline(state, limitsOf(sitting, row)),
  }
  await attempts.append(tx, row.id, steps)
  await attempts.keep(tx, after)
  const rescued = steps.filter((step) => step.type === 'rescued')
  await attempts.stand(tx, row.id, rescued)
  if (after.closedAt !== null && (row.closedAt === null || rescued.length > 0)) {
    const grade = await gradeOf(app, tx, row.formId, await attempts.answers(tx, row.id), sitting.blueprint)
    // A result that a case made void stays void, whatever the attempt's end was before it was reopened.
    const voidedBy = await casesRepository(app.database).voiding(tx, row.id)
    await attempts.putGrade(tx, row.id, grade, { at: now, cause: row.closedAt === null ? 'closed' : 'rescued' }, voidedBy)
  } else if (after.closedAt === null && row.closedAt !== null) await attempts.dropGrade(tx, row.id, now)
  return after
}

/** Appends the steps that end an attempt, and grades it. Only under the attempt's own write scope. */
export const finish = async (app: App, tx: Writer, row: AttemptRow, steps: readonly Step[], now: Instant): Promise<AttemptRow> =>
  appendSteps(app, tx, row, await sittingOfAttempt(app, tx, row), steps, now)

/**
 * Brings an attempt up to the present: ends a pause that has its own end, and the attempt at its deadline. The row as
 * it stands afterwards. The sitting is asked again only then, for its close may have been moved since.
 */
export async function closedIfOverdue(app: App, tx: Writer, row: AttemptRow, now: Instant): Promise<AttemptRow> {
  if (row.closedAt !== null) return row
  const pauseIsOver = row.pauseUntil !== null && row.pauseUntil <= now
  if (!pauseIsOver && savesAccepted(now, row.deadline)) return row
  const sitting = await sittingOfAttempt(app, tx, row)
  const state = attemptState(row, new Map())
  const deadline = standingDeadline(state, limitsOf(sitting, row))
  const resumed = resumeIfDue(state, now, deadline)
  const steps = [...resumed, ...closeIfOverdue(advance(state, resumed), now, deadline)]
  if (steps.length > 0) return appendSteps(app, tx, row, sitting, steps, now)
  if (deadline === row.deadline) return row
  const moved = { ...row, deadline }
  await attemptsRepository(app.database).keep(tx, moved)
  return moved
}

export const attemptScope = (id: AttemptId): string => `attempt:${id}`

/**
 * Closes attempts whose time is over, the most overdue first, each in a write of its own: one that fails is logged and
 * leaves the others alone. Nothing depends on this having run; it only makes closing prompt.
 * @param limit how many at the most
 */
export async function closeOverdue(
  app: App,
  limit: number,
  sittingId?: SittingId,
): Promise<{ readonly closed: number; readonly failed: number }> {
  const attempts = attemptsRepository(app.database)
  const before = addMs(app.now(), -TRANSPORT_GRACE_MS)
  const overdue = await app.database.read((db) => attempts.overdue(db, before, limit, sittingId))
  let closed = 0
  let failed = 0
  for (const id of overdue) {
    try {
      const ended = await app.database.write(attemptScope(id), async (tx) => {
        const row = await attempts.byId(tx, id)
        return row && closedIfOverdue(app, tx, row, app.now())
      })
      if (!ended || ended.closedAt === null) continue
      closed++
      announce(app, { sittingId: ended.sittingId, attemptId: id, personId: ended.personId, kind: 'closed' })
    } catch (fault) {
      failed++
      app.log.error({ err: fault, attempt: id }, 'an overdue attempt could not be closed')
    }
  }
  return { closed, failed }
}

/** The same for one sitting, however many there are. */
export const closeOverdueOf = (app: App, sittingId: SittingId): Promise<{ readonly closed: number; readonly failed: number }> =>
  closeOverdue(app, 1_000_000, sittingId)

/** How late the closing is: seconds since the earliest deadline of an attempt that is still open, 0 if none is past. */
export async function closingLagSeconds(app: App): Promise<number> {
  const now = app.now()
  const earliest = await app.database.read((db) => attemptsRepository(app.database).earliestDeadline(db))
  return earliest === null ? 0 : Math.max(0, (msOf(now) - msOf(earliest)) / 1000)
}
