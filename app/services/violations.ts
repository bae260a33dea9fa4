// Violations: what an officer can give notice of, and the notice itself. Signals and events are put before a person as
// evidence; a person says what happened, another decides (domain.md §7; 人社部令第31号 is the model and does not bind).

import type { Evidence } from '#app/domain/cases/case.ts'
import { noticeViolation, type NoticeRefusal } from '#app/domain/cases/opening.ts'
import type { Step } from '#app/domain/exam/attempt.ts'
import { type EventBody, eventOf } from '#app/domain/exam/sitting-event.ts'
import type { AttemptId, OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Reader } from '#db/database.ts'
import { type AttemptRow, attemptsRepository } from '#db/repositories/attempts.ts'
import { casesRepository } from '#db/repositories/cases.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { sittingEventsRepository } from '#db/repositories/sitting-events.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import type { Actor, App } from './app.ts'
import { type CaseId, openCase, pinned, standing, violationPolicyAt } from './case-facts.ts'
import { attemptScope } from './closing.ts'

/** Whose desk an attempt belongs to, for the one table of who may what. */
export interface CaseTarget {
  readonly organisationId: OrganisationId
  readonly region: string
}
/** A piece of evidence as it is offered: `ref` names it when the form comes back. */
export type OfferedEvidence = Evidence & { readonly ref: string }

/** Everything on record about a candidate in a sitting that can speak for a notice, the first first. */
export async function evidenceOf(app: App, db: Reader, { id, sittingId, personId }: Pick<AttemptRow, 'id' | 'sittingId' | 'personId'>): Promise<OfferedEvidence[]> {
  const [attempts, events] = [attemptsRepository(app.database), sittingEventsRepository(app.database)]
  const recorded = (await events.ofCandidate(db, sittingId, personId)).flatMap((row): OfferedEvidence[] => {
    const told = row.personId === personId ? eventEvidence(eventOf(row.kind, row.detail)) : undefined
    return told ? [{ source: 'event', ref: `event-${row.id}`, at: row.at, ...told }] : []
  })
  const steps = (await attempts.steps(db, id)).flatMap((step, i): OfferedEvidence[] => {
    const told = stepEvidence(step)
    return told ? [{ source: 'step', ref: `step-${i + 1}`, at: step.at, ...told }] : []
  })
  return [...recorded, ...steps].sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))
}

type Told = Pick<Evidence, 'code' | 'facts'> | undefined

function eventEvidence(event: EventBody): Told {
  switch (event.kind) {
    case 'signal':
      return { code: event.signal, facts: { times: event.times, seconds: Math.round(event.ms / 1000) } }
    case 'incident':
      return { code: 'incident', facts: { text: event.text } }
    case 'message':
      return { code: 'message', facts: { text: event.text } }
    default:
      return undefined
  }
}

/** Answers are never evidence here: nothing of an item leaves the exam by way of a case. */
function stepEvidence(step: Step): Told {
  switch (step.type) {
    case 'started':
    case 'submitted':
    case 'taken-over':
      return { code: step.type, facts: {} }
    case 'paused':
      return { code: step.by === 'candidate' ? 'break' : 'paused', facts: { text: step.by === 'candidate' ? '' : step.reason } }
    case 'closed':
      return step.by === 'deadline' ? { code: 'closed-by-time', facts: {} } : { code: 'closed', facts: { text: step.reason } }
    default:
      return undefined
  }
}

/** What the form of a notice offers. */
export interface NoticeForm {
  readonly attemptId: AttemptId
  readonly organisationId: OrganisationId
  readonly candidate: string
  readonly sitting: string
  readonly startedAt: Instant
  readonly statementDays: number
  readonly grounds: readonly { readonly id: string; readonly name: string; readonly nameEn: string; readonly effect: string; readonly effectEn: string; readonly opinion: boolean }[]
  readonly evidence: readonly OfferedEvidence[]
}

interface Scene {
  readonly attempt: AttemptRow
  readonly sitting: SittingRow
  readonly target: CaseTarget
}
async function sceneOf(app: App, db: Reader, attemptId: AttemptId): Promise<Scene | undefined> {
  const attempt = await attemptsRepository(app.database).byId(db, attemptId)
  const sitting = attempt && (await sittingsRepository(app.database).byId(db, attempt.sittingId))
  const organisation = sitting && (await peopleRepository(app.database).organisation(db, sitting.organisationId))
  return attempt && sitting && organisation && { attempt, sitting, target: { organisationId: organisation.id, region: organisation.region } }
}

/** The form for a notice; undefined when there is no such attempt or the actor may not open cases there. */
export async function noticeForm(app: App, attemptId: AttemptId, mayOpen: (of: CaseTarget) => boolean): Promise<NoticeForm | undefined> {
  return app.database.read(async (db) => {
    const scene = await sceneOf(app, db, attemptId)
    if (!scene || !mayOpen(scene.target)) return undefined
    const { attempt, sitting, target } = scene
    const policy = violationPolicyAt(app, attempt.startedAt)
    const person = await peopleRepository(app.database).byId(db, attempt.personId)
    return {
      attemptId,
      organisationId: target.organisationId,
      candidate: person?.legalName ?? '',
      sitting: sitting.title,
      startedAt: attempt.startedAt,
      statementDays: policy.terms.statement.days,
      grounds: policy.grounds.map(({ id, name, nameEn, effect, opinion }) => {
        const most = policy.effects.find((one) => one.id === effect)
        return { id, name, nameEn, effect: most?.name ?? effect, effectEn: most?.nameEn ?? effect, opinion }
      }),
      evidence: await evidenceOf(app, db, attempt),
    }
  })
}

/** `evidence`: the refs of the pieces that speak for it. */
export interface NoticeInput {
  readonly grounds: readonly string[]
  readonly facts: string
  readonly evidence: readonly string[]
}

/**
 * Gives a candidate notice of a violation. Nothing happens to the result by it.
 * Refuses what `noticeViolation` refuses, and a second notice while one about the same attempt is undecided (more facts
 * belong to that one).
 */
export async function giveNotice(
  app: App,
  actor: Actor,
  attemptId: AttemptId,
  said: NoticeInput,
  mayOpen: (of: CaseTarget) => boolean,
): Promise<Result<CaseId, NoticeRefusal | 'attempt-not-found' | 'violation-open'>> {
  return app.database.write(attemptScope(attemptId), async (tx) => {
    const now = app.now()
    const scene = await sceneOf(app, tx, attemptId)
    if (!scene || !mayOpen(scene.target)) return refuse('attempt-not-found')
    const { attempt, sitting } = scene
    const standingCases = await casesRepository(app.database).ofAttempts(tx, [attemptId])
    const undecided = standingCases.find((one) => one.kind === 'violation' && ['hearing', 'deciding'].includes(standing(one, now).status))
    if (undecided) return refuse('violation-open', { number: undecided.number })
    const policy = pinned(violationPolicyAt(app, attempt.startedAt))
    const evidence = await chosenEvidence(app, tx, attempt, said.evidence)
    const opened = noticeViolation(attempt.personId, policy.violation ?? { grounds: [] }, { by: actor.personId, grounds: said.grounds, facts: said.facts, evidence }, now)
    if (!opened.ok) return opened
    const row = await openCase(app, tx, { attempt, organisationId: sitting.organisationId, policy, opened: opened.value, onceKey: null })
    return ok(row.id)
  })
}

/** The pieces of evidence that were named, as they are on record: what the form sent is only which. */
export const chosenEvidence = async (
  app: App,
  db: Reader,
  attempt: { readonly id: AttemptId; readonly sittingId: AttemptRow['sittingId']; readonly personId: PersonId },
  refs: readonly string[],
): Promise<Evidence[]> => (refs.length === 0 ? [] : (await evidenceOf(app, db, attempt)).filter(({ ref }) => refs.includes(ref)))
