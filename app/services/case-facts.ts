// What the stored facts of a case come to: the file that the rules take, what an officer had to do with it, and the
// policy that a new case is opened under.

import { type CaseFile, type CaseStep, type Decision, decisionOf, replay } from '#app/domain/cases/case.ts'
import { type Standing, standingOf } from '#app/domain/cases/clock.ts'
import { HANDS, type Hand } from '#app/domain/cases/deciding.ts'
import { caseNumber } from '#app/domain/cases/number.ts'
import { officersIn } from '#app/domain/exam/attempt.ts'
import type { AttemptId, OrganisationId, PersonId } from '#app/domain/ids.ts'
import { type Day, dayOf, type Instant } from '#app/domain/instant.ts'
import type { ReviewVersion, ViolationVersion } from '#app/content/load.ts'
import type { Reader, Writer } from '#db/database.ts'
import { type AttemptRow, attemptsRepository } from '#db/repositories/attempts.ts'
import { type CaseId, type CaseRecord, type CaseRow, casesRepository, type PinnedPolicy } from '#db/repositories/cases.ts'
import { messagesRepository } from '#db/repositories/messages.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { Actor, App } from './app.ts'
import { attemptScope } from './closing.ts'

export type { CaseId } from '#db/repositories/cases.ts'

/** The rules' view of a case; with further steps if they are given. */
export const fileOf = (
  { kind, personId, organisationId, policy, steps }: Pick<CaseRecord, 'kind' | 'personId' | 'organisationId' | 'policy' | 'steps'>,
  more: readonly CaseStep[] = [],
): CaseFile => ({
  kind,
  subject: personId,
  organisationId,
  terms: policy.terms,
  policy: policy.violation,
  state: replay([...steps, ...more]),
})

export const standing = (record: CaseRecord, now: Instant): Standing => standingOf(fileOf(record), now)

/** The decision that holds in a case. */
export const decisionIn = (record: CaseRecord): Decision | null => decisionOf(replay(record.steps))

/** Whether a certificate waits for a case: something may still be taken from the result. */
export const holdsUp = (record: CaseRecord, now: Instant): boolean =>
  record.kind !== 'review' && ['hearing', 'deciding'].includes(standing(record, now).status)

function inForceOn<T extends { readonly effectiveFrom: Day; readonly version: string }>(versions: readonly T[], at: Instant, name: string): T {
  const found = versions.find(({ effectiveFrom }) => effectiveFrom <= dayOf(at))
  if (!found) throw new Error(`content/policy/${name}.yaml has no version in force on ${dayOf(at)}`)
  return found
}
/** The grounds and effects in force at an instant: a candidate is judged by those of the day of the exam. */
export const violationPolicyAt = ({ catalogue }: App, at: Instant): ViolationVersion => inForceOn(catalogue.violations, at, 'violations')
export const reviewPolicyAt = ({ catalogue }: App, at: Instant): ReviewVersion => inForceOn(catalogue.review, at, 'review')

/** What of a violation policy a case keeps. */
export const pinned = ({ version, terms, effects, grounds }: ViolationVersion): PinnedPolicy => ({
  version,
  terms,
  violation: {
    version,
    effects: effects.map(({ id, voids, record }) => ({ id, voids, record })),
    grounds: grounds.map(({ id, effect, opinion }) => ({ id, effect, opinion })),
  },
})

/** Where an officer decides cases of that association; undefined without the office there. */
export const seatAt = (actor: Actor, organisationId: OrganisationId): OrganisationId | undefined =>
  actor.roles.some((held) => held.role === 'case-officer' && held.organisationId === organisationId) ? organisationId : undefined

/** What somebody had to do with what a case is about. */
export async function handsOf(app: App, db: Reader, record: CaseRecord, personId: PersonId): Promise<Hand[]> {
  const [cases, attempts] = [casesRepository(app.database), attemptsRepository(app.database)]
  const { sitting } = record
  const has: Record<Hand, boolean> = {
    'sitting-opener': sitting.openedBy === personId,
    releaser: sitting.releasedBy === personId,
    invigilator:
      (await cases.actedAround(db, record.sittingId, personId)) || officersIn(await attempts.steps(db, record.attemptId)).includes(personId),
    ruling: record.rulingId !== null && (await cases.handsInRuling(db, record.rulingId)).includes(personId),
    'other-case': (await cases.ofAttempts(db, [record.attemptId])).some(
      ({ id, steps }) => id !== record.id && steps.some((step) => (step.type === 'decided' || step.type === 'appeal-decided') && step.by === personId),
    ),
  }
  return HANDS.filter((hand) => has[hand])
}

const indexOf = (file: CaseFile, now: Instant): Pick<CaseRow, 'state' | 'dueAt' | 'closedAt'> => {
  const { status, due } = standingOf(file, now)
  return { state: status, dueAt: due, closedAt: status === 'final' ? now : null }
}

export interface NewCase {
  readonly attempt: AttemptRow
  readonly organisationId: OrganisationId
  readonly policy: PinnedPolicy
  readonly opened: Extract<CaseStep, { type: 'opened' }>
  readonly rulingId?: string
  readonly onceKey: string | null
}

/** Writes a new case and tells the candidate. Only under the attempt's own write scope. */
export async function openCase(app: App, tx: Writer, { attempt, organisationId, policy, opened, rulingId, onceKey }: NewCase): Promise<CaseRow> {
  const id = app.id<'case'>()
  const { kind, at } = opened
  const row = {
    id, number: caseNumber(kind, dayOf(at), id), kind, organisationId, sittingId: attempt.sittingId, attemptId: attempt.id, personId: attempt.personId,
    rulingId: rulingId ?? null, policy, openedAt: at, onceKey,
  }
  const index = indexOf(fileOf({ ...row, steps: [opened] }), at)
  const cases = casesRepository(app.database)
  await cases.add(tx, { ...row, ...index })
  await cases.append(tx, id, [opened], index)
  await note(app, tx, { ...row, ...index }, opened)
  return { ...row, ...index }
}

/** Appends a step to a case and tells whom it concerns. Only under the attempt's own write scope. */
export async function appendCase(app: App, tx: Writer, record: CaseRecord, step: CaseStep): Promise<CaseRecord> {
  await casesRepository(app.database).append(tx, record.id, [step], indexOf(fileOf(record, [step]), step.at))
  await note(app, tx, record, step)
  return { ...record, steps: [...record.steps, step] }
}

/** Steps that the candidate hears of. What the candidate did is confirmed on the page. */
const TOLD: Partial<Record<CaseStep['type'], string>> = {
  opened: 'case-opened',
  supplemented: 'case-supplemented',
  decided: 'case-decided',
  prolonged: 'case-prolonged',
  'appeal-decided': 'case-appeal-decided',
}

async function note(app: App, tx: Writer, row: CaseRow, step: CaseStep): Promise<void> {
  await peopleRepository(app.database).audit(tx, {
    id: app.id(), at: step.at, actorId: step.by, action: `case.${step.type}`, object: `case:${row.id}`, detail: { number: row.number, kind: row.kind },
  })
  const kind = TOLD[step.type]
  if (!kind) return
  await messagesRepository(app.database).add(tx, {
    id: app.id(), kind, personId: row.personId, payload: { caseId: row.id, number: row.number, kind: row.kind }, createdAt: step.at, deliveredAt: null,
  })
}

/** Works on a case under its attempt's scope, where grades change too; undefined when there is no such case. */
export async function withCase<T>(app: App, id: CaseId, work: (tx: Writer, record: CaseRecord) => Promise<T>): Promise<T | undefined> {
  const cases = casesRepository(app.database)
  const attemptId: AttemptId | undefined = await app.database.read((db) => cases.attemptOf(db, id))
  if (!attemptId) return undefined
  return app.database.write(attemptScope(attemptId), async (tx) => {
    const record = await cases.byId(tx, id)
    if (!record) throw new Error(`case ${id} is gone`)
    return work(tx, record)
  })
}
