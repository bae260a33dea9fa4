// Who decides a case, and on the appeal, and what a decision must hold. Nobody decides what they opened, took part in or
// decided before (ISO/IEC 17024, 4.3 and 9.8).

import type { OrganisationId, PersonId } from '#app/domain/ids.ts'
import { dayOf, type Instant } from '#app/domain/instant.ts'
import { never, ok, refuse, type Result } from '#app/domain/result.ts'
import { type CaseFile, type CaseKind, type CaseStep, type Decision, type Finding, type MarkSummary, REVIEW_ASKS } from './case.ts'
import { standingOf } from './clock.ts'
import { readText, type TextRefusal } from './opening.ts'
import { recordFrom, severityOf, type ViolationPolicy } from './policy.ts'

/**
 * A hand that somebody had in what the case is about: opened the sitting, released its results, acted as its
 * invigilator, proposed or applied the ruling, decided another case about the same attempt.
 */
export const HANDS = ['sitting-opener', 'releaser', 'invigilator', 'ruling', 'other-case'] as const
export type Hand = (typeof HANDS)[number]

const BARRED: Record<CaseKind, readonly Hand[]> = {
  review: ['sitting-opener', 'releaser', 'invigilator', 'other-case'],
  violation: ['invigilator'],
  'pass-loss': ['ruling'],
}

export interface Decider {
  readonly personId: PersonId
  /** Where the person holds the office of deciding. */
  readonly organisationId: OrganisationId
  readonly hands: readonly Hand[]
  /** Whether the person has an interest in this very case; null until it was said. */
  readonly conflict: boolean | null
}

export type DeciderRefusal =
  | 'case-hearing-open'
  | 'case-closed'
  | 'case-own'
  | 'case-other-association'
  | 'case-stood-aside'
  | 'case-opened-by-you'
  | 'case-decided-by-you'
  | 'case-hand'
  | 'case-conflict'
  | 'case-declaration-missing'

/**
 * Whether this person may decide the case, or the appeal, now. `case-hand` names the hand in its detail. The declaration
 * is asked last, so `case-declaration-missing` means that nothing else stands in the way.
 */
export function mayDecide(file: CaseFile, decider: Decider, now: Instant): Result<'decision' | 'appeal', DeciderRefusal> {
  const { status } = standingOf(file, now)
  if (status === 'hearing') return refuse('case-hearing-open')
  if (status === 'appealable' || status === 'final') return refuse('case-closed')
  const { state } = file
  const by = decider.personId
  if (by === file.subject) return refuse('case-own')
  if (decider.organisationId !== file.organisationId) return refuse('case-other-association')
  if (state.stoodAside.includes(by)) return refuse('case-stood-aside')
  if (state.noticedBy.includes(by)) return refuse('case-opened-by-you')
  if (state.decided?.by === by) return refuse('case-decided-by-you')
  const hand = BARRED[file.kind].find((one) => decider.hands.includes(one))
  if (hand) return refuse('case-hand', { hand })
  if (decider.conflict === true) return refuse('case-conflict')
  if (decider.conflict === null) return refuse('case-declaration-missing')
  return ok(status === 'deciding' ? 'decision' : 'appeal')
}

/** What an officer says; the rules make a decision of it. */
export type Verdict =
  /** `recount`: the marks as they stand, and as the recorded answers and the keys in force make them. */
  | { readonly kind: 'review'; readonly findings: readonly Finding[]; readonly recount: { readonly before: MarkSummary; readonly after: MarkSummary } }
  | { readonly kind: 'violation'; readonly found: readonly string[]; readonly effect: string; readonly opinion: string }
  | { readonly kind: 'pass-loss'; readonly outcome: 'keep' | 'take-away' }

export type VerdictRefusal =
  | 'case-other-kind'
  | 'review-findings-incomplete'
  | 'review-finding-unexplained'
  | 'review-recount-differs'
  | 'violation-ground-not-noticed'
  | 'violation-effect-unknown'
  | 'violation-effect-without-ground'
  | 'violation-ground-without-effect'
  | 'violation-effect-beyond-grounds'
  | 'violation-opinion-missing'
export type DecisionRefusal = DeciderRefusal | VerdictRefusal | TextRefusal

/** The decision of a case, ready to be recorded. Refuses what `mayDecide` refuses, a verdict that does not hold, no reasons. */
export function decide(
  file: CaseFile,
  decider: Decider,
  said: { readonly verdict: Verdict; readonly reasons: string },
  at: Instant,
): Result<CaseStep, DecisionRefusal | 'case-under-appeal'> {
  const may = mayDecide(file, decider, at)
  if (!may.ok) return may
  if (may.value === 'appeal') return refuse('case-under-appeal')
  const decision = weigh(file, said.verdict, at)
  if (!decision.ok) return decision
  const reasons = readText(said.reasons)
  if (!reasons.ok) return reasons
  return ok({ type: 'decided', at, by: decider.personId, reasons: reasons.value, decision: decision.value })
}

/**
 * The decision on an appeal: a null verdict upholds the first decision. Refuses a verdict that is not better for the
 * candidate: whoever appeals loses nothing by it.
 */
export function decideAppeal(
  file: CaseFile,
  decider: Decider,
  said: { readonly verdict: Verdict | null; readonly reasons: string },
  at: Instant,
): Result<CaseStep, DecisionRefusal | 'no-open-appeal' | 'appeal-not-better'> {
  const may = mayDecide(file, decider, at)
  if (!may.ok) return may
  const before = file.state.decided?.decision
  if (may.value === 'decision' || !before) return refuse('no-open-appeal')
  const weighed = said.verdict && weigh(file, said.verdict, at)
  if (weighed && !weighed.ok) return weighed
  if (weighed && !isBetter(file.policy, before, weighed.value)) return refuse('appeal-not-better')
  const reasons = readText(said.reasons)
  if (!reasons.ok) return reasons
  return ok({
    type: 'appeal-decided', at, by: decider.personId, reasons: reasons.value, decision: weighed ? weighed.value : null,
  })
}

function weigh(file: CaseFile, verdict: Verdict, at: Instant): Result<Decision, VerdictRefusal> {
  if (verdict.kind !== file.kind) return refuse('case-other-kind')
  switch (verdict.kind) {
    case 'review':
      return weighReview(verdict)
    case 'violation':
      return weighViolation(file, verdict, at)
    case 'pass-loss':
      return ok(verdict)
    default:
      return never(verdict)
  }
}

/** All three points are looked at, whichever was asked. A review never takes marks away: that is a case of its own. */
function weighReview({ findings, recount: { before, after } }: Extract<Verdict, { kind: 'review' }>): Result<Decision, VerdictRefusal> {
  const of = REVIEW_ASKS.map((ask) => findings.filter((one) => one.ask === ask))
  if (findings.length !== REVIEW_ASKS.length || of.some((found) => found.length !== 1)) return refuse('review-findings-incomplete')
  const unexplained = findings.find(({ right, note }) => !right && note.trim() === '')
  if (unexplained) return refuse('review-finding-unexplained', { ask: unexplained.ask })
  const same = before.total === after.total && before.max === after.max && before.passed === after.passed
  if (findings.some(({ ask, right }) => ask === 'sums' && right !== same)) return refuse('review-recount-differs')
  const loses = after.total < before.total || (before.passed && !after.passed)
  return ok({
    kind: 'review',
    outcome: findings.every(({ right }) => right) ? 'upheld' : 'corrected',
    findings: of.flat().map((one) => ({ ...one, note: one.note.trim() })),
    before,
    after: loses ? before : after,
  })
}

function weighViolation(
  { policy, state }: CaseFile,
  said: Extract<Verdict, { kind: 'violation' }>,
  at: Instant,
): Result<Decision, VerdictRefusal> {
  if (!policy || state.opened.kind !== 'violation') throw new Error('a violation case carries the policy it was opened under')
  const noticed = state.opened.grounds
  const stray = said.found.find((id) => !noticed.includes(id))
  if (stray !== undefined) return refuse('violation-ground-not-noticed', { ground: stray })
  const effect = policy.effects.find(({ id }) => id === said.effect)
  if (!effect) return refuse('violation-effect-unknown', { effect: said.effect })
  const grounds = policy.grounds.filter(({ id }) => said.found.includes(id))
  const severity = severityOf(policy, effect.id)
  if (grounds.length === 0 && severity > 0) return refuse('violation-effect-without-ground')
  if (grounds.length > 0 && severity === 0) return refuse('violation-ground-without-effect')
  const most = Math.max(0, ...grounds.map((ground) => severityOf(policy, ground.effect)))
  if (severity > most) return refuse('violation-effect-beyond-grounds', { most: policy.effects[most]?.id ?? '' })
  const opinion = said.opinion.trim()
  if (opinion === '' && grounds.some((ground) => ground.opinion)) return refuse('violation-opinion-missing')
  return ok({
    kind: 'violation',
    found: grounds.map(({ id }) => id),
    effect: effect.id,
    voids: effect.voids,
    record: recordFrom(effect, dayOf(at)),
    opinion,
  })
}

/** Whether the second decision is better for the candidate than the first. */
function isBetter(policy: ViolationPolicy | null, before: Decision, after: Decision): boolean {
  switch (after.kind) {
    case 'review':
      return after.outcome === 'corrected'
    case 'violation':
      return before.kind === 'violation' && policy !== null && severityOf(policy, after.effect) < severityOf(policy, before.effect)
    case 'pass-loss':
      return after.outcome === 'keep'
    default:
      return never(after)
  }
}
