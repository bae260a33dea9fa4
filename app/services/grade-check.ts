// Whether every stored grade is what the recorded steps and the rulings compute, however often it was brought after one.

import { replay } from '#app/domain/exam/attempt.ts'
import { follows } from '#app/domain/grading/grade.ts'
import type { AttemptId } from '#app/domain/ids.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { regradesRepository } from '#db/repositories/regrades.ts'
import { rulingsRepository } from '#db/repositories/rulings.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { gradeOf } from './item-bank.ts'
import { rulingsFor } from './ruling-facts.ts'

const BATCH = 200

/**
 * What is wrong with stored grades, one sentence each; empty when nothing is. Rulings that are being applied are left out
 * of what an attempt must already follow. Reads everything: for the consistency check alone.
 */
export async function gradeFaults(app: App): Promise<string[]> {
  const regrades = regradesRepository(app.database)
  const faults: string[] = []
  for (let after: AttemptId | undefined, more = true; more; ) {
    const ids = await app.database.read((db) => regrades.gradedAfter(db, after, BATCH))
    for (const id of ids) {
      const fault = await faultOf(app, id)
      if (fault) faults.push(fault)
    }
    after = ids.at(-1)
    more = ids.length === BATCH
  }
  return faults
}

async function faultOf(app: App, id: AttemptId): Promise<string | undefined> {
  const attempts = attemptsRepository(app.database)
  return app.database.read(async (db) => {
    const [row, stored] = [await attempts.byId(db, id), await attempts.grade(db, id)]
    const sitting = row && (await sittingsRepository(app.database).byId(db, row.sittingId))
    // Reopened since.
    if (!row || !stored || !sitting) return undefined
    const applying = new Set(await rulingsRepository(app.database).applying(db))
    const rulings = sitting.simulated ? [] : await rulingsFor(app, db, sitting.organisationId)
    const known = rulings.filter((ruling) => !applying.has(ruling.id) || stored.rulings?.includes(ruling.id))
    const computed = await gradeOf(app, db, row.formId, replay(await attempts.steps(db, id)).answers, sitting.blueprint, known)
    return follows(stored, computed) ? undefined : `the grade of attempt ${id} is not what its steps and rulings compute`
  })
}
