// Cases as the candidate sees them, and what a candidate says in one; and those that a ruling opens.

import { makeAppeal, makeStatement, waiveStatement, type AppealRefusal, type StatementRefusal } from '#app/domain/cases/hearing.ts'
import { openPassLoss } from '#app/domain/cases/opening.ts'
import type { Grade } from '#app/domain/grading/grade.ts'
import type { RulingId } from '#app/domain/grading/ruling.ts'
import type { AttemptId, PersonId } from '#app/domain/ids.ts'
import type { Day } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Writer } from '#db/database.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { casesRepository } from '#db/repositories/cases.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { appendCase, type CaseId, fileOf, openCase, reviewPolicyAt, withCase } from './case-facts.ts'
import { type CaseSummary, type StepView, stepsView, summaryView } from './case-view.ts'
import { summaryOf } from './result-review.ts'

/** A person's own cases, the latest first. */
export async function ownCases(app: App, personId: PersonId): Promise<CaseSummary[]> {
  const now = app.now()
  const records = await app.database.read((db) => casesRepository(app.database).ofPerson(db, personId))
  return records.map((record) => summaryView(record, now))
}

export interface OwnCase extends CaseSummary {
  readonly attemptId: AttemptId
  readonly released: boolean
  readonly steps: readonly StepView[]
  readonly mayState: boolean
  readonly mayAppeal: boolean
  /** The entry in the integrity record that came of it and stands; null without any. */
  readonly debarred: { readonly from: Day; readonly until: Day | null } | null
}

/** One's own case. No officer is named, and nothing of an item is in it. */
export async function ownCase(app: App, personId: PersonId, id: CaseId): Promise<OwnCase | undefined> {
  const cases = casesRepository(app.database)
  const now = app.now()
  return app.database.read(async (db) => {
    const record = await cases.byId(db, id)
    if (record?.personId !== personId) return undefined
    const summary = summaryView(record, now)
    const debarment = (await cases.debarmentsOf(db, personId)).find((one) => one.caseId === id && one.liftedAt === null)
    return {
      ...summary,
      attemptId: record.attemptId,
      released: record.sitting.releasedAt !== null,
      steps: stepsView(app, record),
      mayState: summary.standing.status === 'hearing',
      mayAppeal: summary.standing.status === 'appealable',
      debarred: debarment ? { from: debarment.from, until: debarment.until } : null,
    }
  })
}

const SAY = { statement: makeStatement, waive: waiveStatement, appeal: makeAppeal }
export type Saying = keyof typeof SAY

/** What a candidate says: a statement, that there is none, or an appeal. Another's case is not there. */
export async function sayInCase(
  app: App,
  personId: PersonId,
  id: CaseId,
  what: Saying,
  text: string,
): Promise<Result<null, StatementRefusal | AppealRefusal | 'case-not-found'>> {
  const done = await withCase(app, id, async (tx, record): Promise<Result<null, StatementRefusal | AppealRefusal | 'case-not-found'>> => {
    if (record.personId !== personId) return refuse('case-not-found')
    const step = SAY[what](fileOf(record), { by: personId, at: app.now(), text })
    if (!step.ok) return step
    await appendCase(app, tx, record, step.value)
    return ok(null)
  })
  return done ?? refuse('case-not-found')
}

export interface PassAtStake {
  readonly attemptId: AttemptId
  readonly rulingId: RulingId
  /** Who applied the ruling: with whoever proposed it barred from deciding. */
  readonly by: PersonId
  /** The grade that stood, and what the answers and rulings now compute: not passed. */
  readonly before: Grade
  readonly after: Grade
}

/**
 * A ruling on an item would take a pass away: opens the case, within the caller's write under the attempt's own scope.
 * The pass is kept (`passKept`) until the case is decided. A ruling that comes again finds the case that there is.
 */
export async function openPassLossCase(app: App, tx: Writer, { attemptId, rulingId, by, before, after }: PassAtStake): Promise<CaseId> {
  const [attempts, cases, sittings] = [attemptsRepository(app.database), casesRepository(app.database), sittingsRepository(app.database)]
  const onceKey = `pass-loss:${rulingId}:${attemptId}`
  const known = (await cases.ofAttempts(tx, [attemptId])).find((one) => one.onceKey === onceKey)
  if (known) return known.id
  const attempt = await attempts.byId(tx, attemptId)
  const sitting = attempt && (await sittings.byId(tx, attempt.sittingId))
  const now = app.now()
  const opened = openPassLoss({ by, before: summaryOf(before), after: summaryOf(after) }, now)
  if (!attempt || !sitting || !opened.ok) throw new Error(`no pass is at stake in attempt ${attemptId}`)
  const { version, passLoss } = reviewPolicyAt(app, now)
  const policy = { version, terms: passLoss, violation: null }
  const row = await openCase(app, tx, { attempt, organisationId: sitting.organisationId, policy, opened: opened.value, rulingId, onceKey })
  return row.id
}
