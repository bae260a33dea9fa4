// Cases at the association's desk: the list, and one case as an officer reads it.

import { decisionOf, type MarkSummary } from '#app/domain/cases/case.ts'
import { type DeciderRefusal, mayDecide } from '#app/domain/cases/deciding.ts'
import { severityOf } from '#app/domain/cases/policy.ts'
import type { AttemptId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import type { Detail } from '#app/domain/result.ts'
import type { Reader } from '#db/database.ts'
import { type CaseRecord, casesRepository } from '#db/repositories/cases.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { Actor, App } from './app.ts'
import { type CaseId, fileOf, handsOf, seatAt } from './case-facts.ts'
import { type CaseSummary, type EffectView, type GroundView, namesOf, type StepView, stepsView, summaryView } from './case-view.ts'
import { type Recount, recountOf } from './result-review.ts'
import { type CaseTarget, evidenceOf, type OfferedEvidence } from './violations.ts'

export const DESK_LISTS = ['open', 'closed'] as const
export type DeskList = (typeof DESK_LISTS)[number]
/** As many cases as one list shows. */
export const CASES_SHOWN = 200

export interface DeskCase extends CaseSummary {
  readonly candidate: string
  /** Whether nothing but this officer's decision is missing. */
  readonly forYou: boolean
}
const targetOf = ({ organisationId, association }: CaseRecord): CaseTarget => ({ organisationId, region: association.region })

/**
 * The cases of the associations that the actor may see, without the actor's own: open ones by whose term ends first.
 * @param maySee whether the actor may see an association's cases, by the table
 */
export async function casesAtDesk(app: App, actor: Actor, list: DeskList, maySee: (of: CaseTarget) => boolean): Promise<DeskCase[]> {
  const cases = casesRepository(app.database)
  const now = app.now()
  return app.database.read(async (db) => {
    const associations = (await peopleRepository(app.database).organisations(db, 'association')).filter(({ id, region }) => maySee({ organisationId: id, region }))
    const ids = associations.map(({ id }) => id)
    // A case whose last term ran out is over without a step: it belongs to the closed ones.
    const open = await cases.atDesk(db, ids, 'open', CASES_SHOWN * 5)
    const records = list === 'open' ? open : [...open, ...(await cases.atDesk(db, ids, 'closed', CASES_SHOWN))]
    const shown: DeskCase[] = []
    for (const record of records) {
      if (record.personId === actor.personId) continue
      const summary = summaryView(record, now)
      if ((summary.standing.status === 'final') !== (list === 'closed')) continue
      const mine = list === 'open' && (await standingFor(app, db, actor, record, now))?.refusal === 'case-declaration-missing'
      shown.push({ ...summary, candidate: record.candidate.name, forYou: mine })
    }
    const sorted = list === 'open'
      ? shown.sort((a, b) => ((a.standing.due ?? '') < (b.standing.due ?? '') ? -1 : 1))
      : shown.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
    return sorted.slice(0, CASES_SHOWN)
  })
}

/** Why the actor may not decide; `case-declaration-missing` when only the declaration lacks, null for who decides nowhere. */
async function standingFor(app: App, db: Reader, actor: Actor, record: CaseRecord, now: Instant) {
  const seat = seatAt(actor, record.organisationId)
  if (!seat) return null
  const hands = await handsOf(app, db, record, actor.personId)
  const may = mayDecide(fileOf(record), { personId: actor.personId, organisationId: seat, hands, conflict: null }, now)
  return may.ok ? null : may
}

/** What the form of a decision offers. */
export interface DecisionForm {
  readonly on: 'decision' | 'appeal'
  /** Of a violation: the grounds noticed, and the effects that may be chosen. */
  readonly grounds: readonly (GroundView & { readonly effect: string; readonly opinion: boolean })[]
  readonly effects: readonly EffectView[]
  /** Of a review. */
  readonly recount: Recount | null
}

export interface CaseAtDesk extends CaseSummary {
  readonly candidate: string
  readonly documentMasked: string
  readonly attemptId: AttemptId
  readonly sittingId: SittingId
  readonly rulingId: string | null
  readonly steps: readonly StepView[]
  readonly standingFor: { readonly refusal: DeciderRefusal; readonly detail: Detail | null } | null
  readonly form: DecisionForm | null
  /** Evidence that may be added to a notice; null where nothing may be. */
  readonly supplement: readonly OfferedEvidence[] | null
  readonly mayProlong: boolean
  readonly grade: (MarkSummary & { readonly voided: boolean }) | null
  /** Certificates issued on this attempt: nothing happens to them by itself. */
  readonly certificates: readonly string[]
  readonly debarments: readonly { readonly from: Day; readonly until: Day | null; readonly lifted: boolean }[]
}

/**
 * A case at the desk; the reading is noted in the audit trail. Whoever stood aside reads on but is offered nothing.
 * @returns undefined when there is none, the actor may not see it, or it is the actor's own
 */
export async function caseAtDesk(
  app: App,
  actor: Actor,
  id: CaseId,
  may: { readonly see: (of: CaseTarget) => boolean; readonly open: (of: CaseTarget) => boolean },
): Promise<CaseAtDesk | undefined> {
  const cases = casesRepository(app.database)
  const now = app.now()
  const view = await app.database.read(async (db): Promise<CaseAtDesk | undefined> => {
    const record = await cases.byId(db, id)
    if (!record || record.personId === actor.personId || !may.see(targetOf(record))) return undefined
    const names = await officersNames(app, db, record)
    const summary = summaryView(record, now)
    const standing = await standingFor(app, db, actor, record, now)
    const deciding = standing?.refusal === 'case-declaration-missing'
    const grade = await cases.standingGrade(db, record.attemptId)
    const undecided = record.policy.terms.statement !== null && fileOf(record).state.decided === null
    return {
      ...summary,
      candidate: record.candidate.name,
      documentMasked: record.candidate.documentMasked,
      attemptId: record.attemptId,
      sittingId: record.sittingId,
      rulingId: record.rulingId,
      steps: stepsView(app, record, (by) => names.get(by) ?? null),
      standingFor: standing && { refusal: standing.refusal, detail: standing.detail ?? null },
      form: deciding ? await decisionForm(app, db, record) : null,
      supplement: undecided && may.open(targetOf(record)) ? await evidenceOf(app, db, { ...record, id: record.attemptId }) : null,
      mayProlong: summary.standing.status === 'appealed' && !fileOf(record).state.prolonged && seatAt(actor, record.organisationId) !== undefined,
      grade: grade ? { total: grade.grade.total, max: grade.grade.max, passed: grade.passed, voided: grade.voidedBy !== null } : null,
      certificates: (await certificatesRepository(app.database).byAttempt(db, [record.attemptId])).map(({ number }) => number),
      debarments: (await cases.debarmentsOf(db, record.personId))
        .filter((one) => one.caseId === id)
        .map(({ from, until, liftedAt }) => ({ from, until, lifted: liftedAt !== null })),
    }
  })
  if (view)
    await app.database.write(`audit:${actor.personId}`, (tx) =>
      peopleRepository(app.database).audit(tx, { id: app.id(), at: now, actorId: actor.personId, action: 'case.read', object: `case:${id}`, detail: {} }),
    )
  return view
}

async function officersNames(app: App, db: Reader, record: CaseRecord): Promise<Map<PersonId, string>> {
  const names = new Map<PersonId, string>()
  for (const id of new Set(record.steps.map(({ by }) => by))) {
    const person = id === record.personId ? undefined : await peopleRepository(app.database).byId(db, id)
    if (person) names.set(id, person.legalName)
  }
  return names
}

async function decisionForm(app: App, db: Reader, record: CaseRecord): Promise<DecisionForm> {
  const { state, policy } = fileOf(record)
  const names = namesOf(app, record.policy.version)
  const on = state.appealedAt === null ? 'decision' : 'appeal'
  const count = record.kind === 'review' ? await recountOf(app, db, record.attemptId) : undefined
  const { computed: _, ...recount } = count ?? { computed: null }
  const noticed = state.opened.kind === 'violation' ? state.opened.grounds : []
  const grounds = policy?.grounds.filter(({ id }) => noticed.includes(id)) ?? []
  const before = decisionOf(state)
  // No effect beyond what the grounds carry; on appeal only milder ones.
  const most = policy ? Math.max(0, ...grounds.map(({ effect }) => severityOf(policy, effect))) : 0
  const under = policy && on === 'appeal' && before?.kind === 'violation' ? severityOf(policy, before.effect) - 1 : most
  return {
    on,
    grounds: grounds.map(({ id, effect, opinion }) => ({ ...names.ground(id), effect, opinion })),
    effects: policy?.effects.slice(0, Math.min(most, under) + 1).map(({ id }) => names.effect(id)) ?? [],
    recount: count ? (recount as Recount) : null,
  }
}
