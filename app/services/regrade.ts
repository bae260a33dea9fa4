// Bringing the grades that stand after a ruling: each attempt in a write of its own, in whatever portions, as often as it
// takes. What was done is in the regrades, so it is never done twice and an interruption loses nothing.

import { type Grade, regraded } from '#app/domain/grading/grade.ts'
import type { RulingId } from '#app/domain/grading/ruling.ts'
import type { AttemptId, PersonId } from '#app/domain/ids.ts'
import type { Writer } from '#db/database.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { messagesRepository } from '#db/repositories/messages.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { regradesRepository } from '#db/repositories/regrades.ts'
import { type RulingRow, rulingsRepository } from '#db/repositories/rulings.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { openPassLossCase } from './cases.ts'
import { attemptScope } from './closing.ts'
import { gradeOf } from './item-bank.ts'
import { scopeOf } from './ruling-facts.ts'

/** Attempts that one call computes anew at the most. */
export const REGRADED_AT_ONCE = 500

/** More open attempts than there can be. */
const ALL = 1_000_000

export interface CarriedOut {
  readonly regraded: number
  readonly failed: number
  /** Whether nothing is left: the ruling is applied. */
  readonly finished: boolean
}

/**
 * Computes grades anew under a ruling that is being applied, at most `limit` of them; ends the application when none is
 * left. May be called again and again, and by several at once. Attempts that fail are logged and leave the others alone.
 */
export async function carryOut(app: App, id: RulingId, limit: number = REGRADED_AT_ONCE): Promise<CarriedOut> {
  const [repository, regrades] = [rulingsRepository(app.database), regradesRepository(app.database)]
  const row = await app.database.read((db) => repository.byId(db, id))
  if (row?.state !== 'applying') return { regraded: 0, failed: 0, finished: row?.state === 'applied' }
  const of = scopeOf(row.organisationId)
  // In a write, so that a replica that lags behind hides none.
  const graded = await app.database.write(`ruling:${id}`, (tx) => regrades.left(tx, row, of, 'graded', limit))
  const done = await each(app, row, graded)
  if (done.failed > 0 || graded.length === limit) return { ...done, finished: false }

  // An attempt that was being graded while the ruling was decided may have missed it: every open one is waited for.
  const open = await app.database.write(`ruling:${id}`, (tx) => regrades.left(tx, row, of, 'open', ALL))
  const late = await each(app, row, open)
  if (late.failed > 0) return { regraded: done.regraded + late.regraded, failed: late.failed, finished: false }
  // One that ended while the graded ones were computed is among those now; the next call takes it.
  const missed = await app.database.write(`ruling:${id}`, (tx) => regrades.left(tx, row, of, 'graded', 1))
  if (missed.length > 0) return { regraded: done.regraded + late.regraded, failed: 0, finished: false }
  await app.database.write(`ruling:${id}`, async (tx) => {
    if ((await repository.byId(tx, id))?.state !== 'applying') return
    await repository.applied(tx, id)
    await peopleRepository(app.database).audit(tx, {
      id: app.id(), at: app.now(), actorId: row.decidedBy, action: 'ruling.applied', object: `ruling:${id}`, detail: { ...(await regrades.progress(tx, id)) },
    })
  })
  return { regraded: done.regraded + late.regraded, failed: 0, finished: true }
}

/** Goes on with every ruling whose application was interrupted, at most `limit` attempts of each. */
export async function carryOutAll(app: App, limit: number = REGRADED_AT_ONCE): Promise<void> {
  for (const id of await app.database.read((db) => rulingsRepository(app.database).applying(db))) await carryOut(app, id, limit)
}

async function each(app: App, row: RulingRow, attempts: readonly AttemptId[]): Promise<{ regraded: number; failed: number }> {
  let count = 0
  let failed = 0
  for (const attemptId of attempts) {
    try {
      if (await app.database.write(attemptScope(attemptId), (tx) => regrade(app, tx, row, attemptId))) count++
    } catch (fault) {
      failed++
      app.log.error({ err: fault, attempt: attemptId, ruling: row.id }, 'an attempt could not be graded anew')
    }
  }
  return { regraded: count, failed }
}

/** One attempt under its own scope; whether it was this call that brought its grade after the ruling. */
async function regrade(app: App, tx: Writer, ruling: RulingRow, attemptId: AttemptId): Promise<boolean> {
  const [regrades, attempts] = [regradesRepository(app.database), attemptsRepository(app.database)]
  if (await regrades.has(tx, ruling.id, attemptId)) return false
  const [row, before] = [await attempts.byId(tx, attemptId), await attempts.grade(tx, attemptId)]
  // Open, or open again: it is graded with the ruling when it ends.
  if (!row || !before) return false
  // Held: whether results are out decides what a lost pass becomes.
  const sitting = await sittingsRepository(app.database).held(tx, row.sittingId)
  if (!sitting) throw new Error(`attempt ${attemptId} has no sitting`)
  const now = app.now()
  // Graded since the ruling was decided, and so by it: nothing was taken or given.
  if (before.rulings?.includes(ruling.id)) {
    await regrades.add(tx, { rulingId: ruling.id, attemptId, at: now, before, after: before, effect: 'none' })
    return true
  }
  const computed = await gradeOf(app, tx, row.formId, await attempts.answers(tx, attemptId), sitting.blueprint)
  const { grade, change } = regraded(before, computed, ruling.id, sitting.releasedAt !== null)
  await attempts.putGrade(tx, attemptId, grade, { at: now, cause: 'ruling', causeId: ruling.id })
  await regrades.add(tx, { rulingId: ruling.id, attemptId, at: now, before, after: grade, effect: change })
  if (change === 'pass-at-stake') await putAtStake(app, tx, ruling, attemptId, before, computed)
  else if (change !== 'none' && sitting.releasedAt !== null) await tell(app, tx, row.personId, attemptId, change)
  return true
}

/** Nobody loses a pass without a case of their own: whoever applied the ruling opens it. */
async function putAtStake(app: App, tx: Writer, ruling: RulingRow, attemptId: AttemptId, before: Grade, after: Grade): Promise<void> {
  if (ruling.decidedBy === null) throw new Error(`ruling ${ruling.id} is applied by nobody`)
  await openPassLossCase(app, tx, { attemptId, rulingId: ruling.id, by: ruling.decidedBy, before, after })
}

const tell = (app: App, tx: Writer, personId: PersonId, attemptId: AttemptId, change: string): Promise<void> =>
  messagesRepository(app.database).add(tx, {
    id: app.id(), kind: 'result-changed', personId, payload: { attemptId, change }, createdAt: app.now(), deliveredAt: null,
  })
