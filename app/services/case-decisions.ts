// What officers do in a case: decide it or its appeal, bring more facts, take longer over an appeal, stand aside.

import { decisionOf, type Finding } from '#app/domain/cases/case.ts'
import { decide, decideAppeal, type DecisionRefusal, mayDecide, type Verdict } from '#app/domain/cases/deciding.ts'
import { prolongAppeal, standAside, supplement, type SupplementRefusal } from '#app/domain/cases/hearing.ts'
import type { TextRefusal } from '#app/domain/cases/opening.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Writer } from '#db/database.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import type { CaseRecord } from '#db/repositories/cases.ts'
import type { Actor, App } from './app.ts'
import { applyDecision } from './case-effects.ts'
import { appendCase, type CaseId, fileOf, handsOf, seatAt, withCase } from './case-facts.ts'
import { closedIfOverdue } from './closing.ts'
import { recountOf } from './result-review.ts'
import { type CaseTarget, chosenEvidence } from './violations.ts'

/** A verdict as the form says it: the recount of a review is the machine's, never the form's. */
export type VerdictInput =
  | { readonly kind: 'review'; readonly findings: readonly Finding[] }
  | Extract<Verdict, { kind: 'violation' | 'pass-loss' }>

export interface Said {
  /** Null: the appeal is turned down and the first decision upheld. */
  readonly verdict: VerdictInput | null
  readonly reasons: string
  /** Whether the officer has an interest in this case; null when nothing was declared. */
  readonly conflict: boolean | null
}
type DecideRefusal = DecisionRefusal | 'case-not-found' | 'not-allowed' | 'case-attempt-open' | 'no-pass-at-stake' | 'case-verdict-missing' | 'case-under-appeal' | 'no-open-appeal' | 'appeal-not-better'

/**
 * One officer's decision on a case, or on its appeal: recorded, carried out and told in one write.
 * Refuses what the rules refuse; `case-attempt-open` while the exam is not over for the candidate. A declared interest is
 * recorded and keeps the officer away for good.
 */
export async function decideCase(app: App, actor: Actor, id: CaseId, said: Said): Promise<Result<'decision' | 'appeal', DecideRefusal>> {
  const done = await withCase(app, id, (tx, record) => decideIn(app, tx, actor, record, said))
  return done ?? refuse('case-not-found')
}

async function decideIn(app: App, tx: Writer, actor: Actor, record: CaseRecord, said: Said): Promise<Result<'decision' | 'appeal', DecideRefusal>> {
  if (record.personId === actor.personId) return refuse('case-not-found')
  const organisationId = seatAt(actor, record.organisationId)
  if (!organisationId) return refuse('not-allowed')
  const now = app.now()
  const file = fileOf(record)
  const decider = { personId: actor.personId, organisationId, hands: await handsOf(app, tx, record, actor.personId), conflict: said.conflict }
  const may = mayDecide(file, decider, now)
  if (!may.ok) {
    if (may.refusal === 'case-conflict') for (const step of standAside(file, actor.personId, now)) await appendCase(app, tx, record, step)
    return may
  }
  const verdict = await verdictOf(app, tx, record, said.verdict)
  if (!verdict.ok) return verdict
  const step =
    may.value === 'appeal'
      ? decideAppeal(file, decider, { verdict: verdict.value, reasons: said.reasons }, now)
      : verdict.value
        ? decide(file, decider, { verdict: verdict.value, reasons: said.reasons }, now)
        : refuse('case-verdict-missing' as const)
  if (!step.ok) return step
  const after = await appendCase(app, tx, record, step.value)
  const made = step.value.type === 'decided' || step.value.type === 'appeal-decided' ? step.value.decision : null
  if (made) await applyDecision(app, tx, after, decisionOf(file.state), made, now)
  return ok(may.value)
}

/** The verdict with what the machine knows; the attempt is brought up to the present and must be over. */
async function verdictOf(app: App, tx: Writer, record: CaseRecord, said: VerdictInput | null): Promise<Result<Verdict | null, 'case-attempt-open' | 'no-pass-at-stake'>> {
  const attempt = await attemptsRepository(app.database).byId(tx, record.attemptId)
  if (!attempt) throw new Error(`case ${record.id} has no attempt`)
  if ((await closedIfOverdue(app, tx, attempt, app.now())).closedAt === null) return refuse('case-attempt-open')
  // Another ruling may have given the pass back since the case was opened.
  const atStake = (await attemptsRepository(app.database).grade(tx, record.attemptId))?.passKept !== undefined
  if (said?.kind === 'pass-loss' && said.outcome === 'take-away' && !atStake) return refuse('no-pass-at-stake')
  if (said?.kind !== 'review') return ok(said)
  const recount = await recountOf(app, tx, record.attemptId)
  return recount ? ok({ ...said, recount: { before: recount.before, after: recount.after } }) : refuse('case-attempt-open')
}

/** More facts before the decision; the candidate is heard again. @param mayOpen whether the actor may open cases there */
export async function supplementCase(
  app: App,
  by: PersonId,
  id: CaseId,
  said: { readonly facts: string; readonly evidence: readonly string[] },
  mayOpen: (of: CaseTarget) => boolean,
): Promise<Result<null, SupplementRefusal | 'case-not-found'>> {
  const done = await withCase(app, id, async (tx, record): Promise<Result<null, SupplementRefusal | 'case-not-found'>> => {
    if (record.personId === by || !mayOpen({ organisationId: record.organisationId, region: record.association.region })) return refuse('case-not-found')
    const evidence = await chosenEvidence(app, tx, { ...record, id: record.attemptId }, said.evidence)
    const step = supplement(fileOf(record), { by, at: app.now(), text: said.facts, evidence })
    if (!step.ok) return step
    await appendCase(app, tx, record, step.value)
    return ok(null)
  })
  return done ?? refuse('case-not-found')
}

/** An appeal takes its term once more; the candidate is told why. */
export async function prolongCase(
  app: App,
  actor: Actor,
  id: CaseId,
  reasons: string,
): Promise<Result<null, 'case-not-found' | 'case-own' | 'no-open-appeal' | 'appeal-prolonged' | TextRefusal>> {
  const done = await withCase(app, id, async (tx, record): Promise<Result<null, 'case-not-found' | 'case-own' | 'no-open-appeal' | 'appeal-prolonged' | TextRefusal>> => {
    if (!seatAt(actor, record.organisationId)) return refuse('case-not-found')
    const step = prolongAppeal(fileOf(record), { by: actor.personId, at: app.now(), text: reasons })
    if (!step.ok) return step
    await appendCase(app, tx, record, step.value)
    return ok(null)
  })
  return done ?? refuse('case-not-found')
}
