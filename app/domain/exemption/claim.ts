// An exemption claim and its decisions (广发〔2012〕53号 四（三）). The text says "may" be exempted, so a refusal with reasons
// is possible even where all four conditions are met; a grant is not possible where one is not.

import type { OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'

export const CONDITIONS = ['broadcaster-staff', 'programme-review', 'mid-level-title', 'applied-personally'] as const
export type Condition = (typeof CONDITIONS)[number]

/** What a decider found about one condition, and on what evidence. */
export interface Finding {
  readonly condition: Condition
  readonly met: boolean
  readonly note: string
}

export interface ClaimDecision {
  readonly decidedBy: PersonId
  readonly outcome: 'grant' | 'refuse'
  readonly conditions: readonly Finding[]
  /** Compulsory for a refusal. */
  readonly reasons: string
  readonly noConflictDeclared: boolean
  readonly decidedAt: Instant
}

export interface Claim {
  readonly personId: PersonId
  /** The association asked to decide. */
  readonly organisationId: OrganisationId
  readonly withdrawnAt: Instant | null
  /** Who confirmed employment and post for the broadcaster. */
  readonly confirmedBy: PersonId | null
  /** Who decided the claim that this one appeals against; empty for a first claim. */
  readonly earlierDeciders: readonly PersonId[]
  readonly decisions: readonly ClaimDecision[]
}

export interface Decider {
  readonly personId: PersonId
  /** Where the person holds the office of deciding. */
  readonly organisationId: OrganisationId
  /** Null until a declaration on this very case was made. */
  readonly declaredConflict: boolean | null
  /** Whether any evidence of the claim was uploaded by this person. */
  readonly uploadedEvidence: boolean
}

export type DeciderRefusal =
  | 'claim-withdrawn'
  | 'claim-decided'
  | 'own-case'
  | 'other-association'
  | 'uploaded-evidence'
  | 'confirmed-evidence'
  | 'decided-earlier-claim'
  | 'already-decided-by-you'
  | 'conflict-declared'
  | 'declaration-missing'

export type DecisionRefusal = DeciderRefusal | 'conditions-incomplete' | 'condition-not-met' | 'reasons-missing'

/** open: too few decisions yet · split: one each way, a third officer is needed. */
export type ClaimOutcome = 'open' | 'split' | 'granted' | 'refused'

/**
 * What the decisions come to: granted or refused when two different officers say so. A second decision of the same
 * person and a grant that lacks a condition do not count.
 */
export function outcomeOf(decisions: readonly ClaimDecision[]): ClaimOutcome {
  const heard = new Set<PersonId>()
  let [grants, refusals] = [0, 0]
  for (const decision of decisions) {
    if (heard.has(decision.decidedBy)) continue
    heard.add(decision.decidedBy)
    if (decision.outcome === 'refuse') refusals++
    else if (allFound(decision.conditions) && decision.conditions.every((c) => c.met)) grants++
    if (grants === 2) return 'granted'
    if (refusals === 2) return 'refused'
  }
  return grants === 1 && refusals === 1 ? 'split' : 'open'
}

/**
 * Whether this person may decide this claim: of the association asked, not the applicant, no hand in the evidence, no
 * decision on it or on the claim appealed against, and a declaration of no conflict. The declaration is asked last, so
 * `declaration-missing` means that nothing else stands in the way.
 */
export function mayDecide(claim: Claim, decider: Decider): Result<null, DeciderRefusal> {
  if (claim.withdrawnAt !== null) return refuse('claim-withdrawn')
  if (isDecided(claim.decisions)) return refuse('claim-decided')
  if (decider.personId === claim.personId) return refuse('own-case')
  if (decider.organisationId !== claim.organisationId) return refuse('other-association')
  if (decider.uploadedEvidence) return refuse('uploaded-evidence')
  if (decider.personId === claim.confirmedBy) return refuse('confirmed-evidence')
  if (claim.earlierDeciders.includes(decider.personId)) return refuse('decided-earlier-claim')
  if (claim.decisions.some((d) => d.decidedBy === decider.personId)) return refuse('already-decided-by-you')
  if (decider.declaredConflict === true) return refuse('conflict-declared')
  if (decider.declaredConflict === null) return refuse('declaration-missing')
  return ok(null)
}

/**
 * One officer's decision, ready to be recorded.
 * Refuses what `mayDecide` refuses, findings that do not name each of the four conditions exactly once, a grant with an
 * unmet condition, and a refusal without reasons.
 */
export function decide(
  claim: Claim,
  decider: Decider,
  said: { outcome: 'grant' | 'refuse'; conditions: readonly Finding[]; reasons: string },
  at: Instant,
): Result<ClaimDecision, DecisionRefusal> {
  const may = mayDecide(claim, decider)
  if (!may.ok) return may
  if (!allFound(said.conditions)) return refuse('conditions-incomplete')
  const unmet = said.conditions.filter((c) => !c.met).map((c) => c.condition)
  if (said.outcome === 'grant' && unmet.length > 0) return refuse('condition-not-met', { unmet })
  const reasons = said.reasons.trim()
  if (said.outcome === 'refuse' && reasons === '') return refuse('reasons-missing')
  return ok({
    decidedBy: decider.personId,
    outcome: said.outcome,
    conditions: said.conditions.map((c) => ({ ...c, note: c.note.trim() })),
    reasons,
    noConflictDeclared: true,
    decidedAt: at,
  })
}

const isDecided = (decisions: readonly ClaimDecision[]): boolean => {
  const outcome = outcomeOf(decisions)
  return outcome === 'granted' || outcome === 'refused'
}

const allFound = (findings: readonly Finding[]): boolean =>
  findings.length === CONDITIONS.length &&
  CONDITIONS.every((condition) => findings.some((f) => f.condition === condition))
