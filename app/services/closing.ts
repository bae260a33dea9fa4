// The end of an attempt: its last step, its finish time and its grade, all in one write.

import type { Answer, AttemptState, Step } from '#app/domain/exam/attempt.ts'
import { closeIfOverdue } from '#app/domain/exam/answering.ts'
import { TRANSPORT_GRACE_MS } from '#app/domain/exam/deadline.ts'
import type { AttemptId, SittingId } from '#app/domain/ids.ts'
import { addMs, type Instant } from '#app/domain/instant.ts'
import type { Writer } from '#db/database.ts'
import { type AttemptRow, attemptsRepository } from '#db/repositories/attempts.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { gradeOf } from './item-bank.ts'

/**
 * The state of an attempt without its steps: the row and the standing answers are their sum (a test holds them to it).
 * Nobody can pause or extend an attempt yet; who builds that moves `deadline` with each such step and tells pauses here.
 */
export const attemptState = (row: AttemptRow, answers: ReadonlyMap<number, Answer>): AttemptState => ({
  status: row.closedAt === null ? 'open' : 'closed',
  formId: row.formId,
  startedAt: row.startedAt,
  answers,
  grantedMinutes: 0,
  pausedMs: 0,
  pausedSince: null,
  submittedAt: row.closedAt,
  closedBy: null,
})

/** Appends the step that ends an attempt, and grades it. Only under the attempt's own write scope. */
export async function finish(app: App, tx: Writer, row: AttemptRow, steps: readonly Step[], now: Instant): Promise<void> {
  const last = steps.at(-1)
  if (!last) return
  const attempts = attemptsRepository(app.database)
  const sitting = await sittingsRepository(app.database).byId(tx, row.sittingId)
  if (!sitting) throw new Error(`attempt ${row.id} has no sitting`)
  await attempts.append(tx, row.id, steps)
  await attempts.close(tx, row.id, last.at)
  const grade = await gradeOf(app, tx, row.formId, await attempts.answers(tx, row.id), sitting.blueprint)
  await attempts.addGrade(tx, row.id, grade, now)
}

/** Ends an attempt whose time is over, at its deadline; the row as it stands afterwards. */
export async function closedIfOverdue(app: App, tx: Writer, row: AttemptRow, now: Instant): Promise<AttemptRow> {
  const [step] = closeIfOverdue(attemptState(row, new Map()), now, row.deadline)
  if (!step) return row
  await finish(app, tx, row, [step], now)
  return { ...row, closedAt: step.at }
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
  let failed = 0
  for (const id of overdue) {
    try {
      await app.database.write(attemptScope(id), async (tx) => {
        const row = await attempts.byId(tx, id)
        if (row) await closedIfOverdue(app, tx, row, app.now())
      })
    } catch (fault) {
      failed++
      app.log.error({ err: fault, attempt: id }, 'an overdue attempt could not be closed')
    }
  }
  return { closed: overdue.length - failed, failed }
}

/** The same for one sitting, however many there are. */
export const closeOverdueOf = (app: App, sittingId: SittingId): Promise<{ readonly closed: number; readonly failed: number }> =>
  closeOverdue(app, 1_000_000, sittingId)
