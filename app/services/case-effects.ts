// What a decision does: to the grade, to the integrity record. Undone the same way when an appeal changes it. Certificates
// are never touched from here: the certifier sees them on the case and decides.

import type { Decision } from '#app/domain/cases/case.ts'
import type { RecordEntry } from '#app/domain/cases/policy.ts'
import { type Grade, withoutKeptPass } from '#app/domain/grading/grade.ts'
import type { RulingId } from '#app/domain/grading/ruling.ts'
import type { AttemptId } from '#app/domain/ids.ts'
import { trustedId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Writer } from '#db/database.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { type CaseRecord, casesRepository } from '#db/repositories/cases.ts'
import type { App } from './app.ts'
import { recountOf } from './result-review.ts'

/**
 * Brings grade and record in line with the decision that now holds in a case.
 * Only under the attempt's own write scope, after the step was appended.
 * @param before the decision that held until now; null for the first
 */
export async function applyDecision(app: App, tx: Writer, record: CaseRecord, before: Decision | null, after: Decision, at: Instant): Promise<void> {
  switch (after.kind) {
    case 'violation':
      await settleVoid(app, tx, record.attemptId, { at, causeId: record.id })
      return settleRecord(app, tx, record, before?.kind === 'violation' ? before.record : null, after.record, at)
    case 'pass-loss':
      return settlePass(app, tx, record, after.outcome, before !== null, at)
    case 'review':
      return after.outcome === 'corrected' ? correct(app, tx, record, at) : undefined
  }
}

type Cause = { readonly at: Instant; readonly causeId: string }
const because = ({ at, causeId }: Cause) => ({ at, cause: 'case' as const, causeId })

/**
 * The one place where a result is made void, and where it counts again: void as long as a decision that holds in any case
 * about the attempt says so. The marks stay; the history keeps each change.
 */
export async function settleVoid(app: App, tx: Writer, attemptId: AttemptId, cause: Cause): Promise<void> {
  const [cases, attempts] = [casesRepository(app.database), attemptsRepository(app.database)]
  const standing = await cases.standingGrade(tx, attemptId)
  if (!standing) throw new Error(`attempt ${attemptId} has no grade: a case about it cannot be decided yet`)
  const voidedBy = await cases.voiding(tx, attemptId)
  if (voidedBy !== standing.voidedBy) await attempts.putGrade(tx, attemptId, standing.grade, because(cause), voidedBy)
}

async function settleRecord(app: App, tx: Writer, record: CaseRecord, before: RecordEntry | null, after: RecordEntry | null, at: Instant): Promise<void> {
  const cases = casesRepository(app.database)
  if (before?.barsBooking) await cases.lift(tx, record.id, at)
  if (after?.barsBooking)
    await cases.debar(tx, { id: app.id(), personId: record.personId, caseId: record.id, from: after.from, until: after.until, liftedAt: null })
}

/** A pass that a ruling put at stake: taken away, or given back on appeal. One that was kept stands as it is. */
async function settlePass(app: App, tx: Writer, record: CaseRecord, outcome: 'keep' | 'take-away', wasDecided: boolean, at: Instant): Promise<void> {
  const [cases, attempts] = [casesRepository(app.database), attemptsRepository(app.database)]
  const standing = await cases.standingGrade(tx, record.attemptId)
  if (!standing) throw new Error(`attempt ${record.attemptId} has no grade`)
  const cause = because({ at, causeId: record.id })
  if (outcome === 'take-away' && standing.grade.passKept !== undefined)
    await attempts.putGrade(tx, record.attemptId, withoutKeptPass(standing.grade), cause)
  // Another ruling may have given the pass back since: then there is nothing to give.
  if (outcome === 'keep' && wasDecided && !standing.grade.passed && record.rulingId) {
    const given: Grade = { ...standing.grade, passed: true, passKept: trustedId<'ruling'>(record.rulingId) satisfies RulingId }
    await attempts.putGrade(tx, record.attemptId, given, cause)
  }
}

/** A review that found the marks wrong: the recount takes their place where it is better for the candidate. */
async function correct(app: App, tx: Writer, record: CaseRecord, at: Instant): Promise<void> {
  const count = await recountOf(app, tx, record.attemptId)
  if (!count?.better) return
  await attemptsRepository(app.database).putGrade(tx, record.attemptId, count.computed, because({ at, causeId: record.id }))
}
