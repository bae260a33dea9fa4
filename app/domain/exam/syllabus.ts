// The national syllabus (大纲): topics and weights, what is required, hours and blueprint, in dated versions. One officer
// drafts, another signs off; provinces deliver it and do not edit it (广发〔2012〕53号 四（一）: set uniformly).

import type { Id, PersonId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import { never, ok, refuse, type Result } from '#app/domain/result.ts'
import type { Blueprint, BlueprintRow } from './blueprint.ts'

export type SyllabusVersionId = Id<'syllabus-version'>

/** The examination that leads to a reviewer's certificate: the name that every blueprint of the syllabus bears. */
export const REVIEWER_EXAM = 'reviewer-exam'

export type SyllabusBody = {
  readonly topics: readonly { readonly topic: string; readonly weight: number }[]
  /** Modules without which the programme is not complete. */
  readonly requiredModules: readonly string[]
  /** Study hours of 45 minutes, in tenths. */
  readonly requiredHoursTenths: number
  /** Whether the hours are a condition for booking an exam. */
  readonly hoursEnforced: boolean
  readonly exam: Pick<Blueprint, 'minutes' | 'cutHundredths' | 'marks' | 'kinds' | 'maxCases' | 'credit' | 'floors'> & {
    readonly attempts: number
    readonly waitDays: number
    readonly blueprint: readonly BlueprintRow[]
  }
}

export type SyllabusDecision =
  | { readonly type: 'signed' }
  | { readonly type: 'returned' | 'withdrawn'; readonly reason: string }

/** A version as drafted. It is never changed: another wording is another version. */
export type SyllabusVersion = {
  readonly id: SyllabusVersionId
  /** As it is cited: `2027-1`. */
  readonly version: string
  readonly effectiveFrom: Day
  readonly body: SyllabusBody
  readonly reason: string
  readonly draftedBy: PersonId
  readonly draftedAt: Instant
}

/** What was decided about a version, once and for ever. */
export type SyllabusDecided = {
  readonly versionId: SyllabusVersionId
  readonly decision: SyllabusDecision
  readonly decidedBy: PersonId
  readonly decidedAt: Instant
}

/** As much of a version as choosing among versions needs. */
type Dated = Pick<SyllabusVersion, 'id' | 'effectiveFrom'>
type Decided = Pick<SyllabusDecided, 'versionId' | 'decision' | 'decidedAt'>

/**
 * The signed version in force on a day: the latest effective day that has come; of two for one day the one signed later,
 * so that a mistake found before its day is mended by signing another. Undefined where none is: then the policy in
 * /content rules. The order of the rows does not matter.
 */
export function syllabusOn<V extends Dated>(
  versions: readonly V[],
  decisions: readonly Decided[],
  on: Day,
): V | undefined {
  const signedAt = new Map(
    decisions.flatMap((d) => (d.decision.type === 'signed' ? [[d.versionId, d.decidedAt] as const] : [])),
  )
  const rank = (v: V) => `${v.effectiveFrom} ${signedAt.get(v.id)} ${v.id}`
  return versions
    .filter((v) => signedAt.has(v.id) && v.effectiveFrom <= on)
    .reduce<V | undefined>((latest, v) => (latest && rank(latest) > rank(v) ? latest : v), undefined)
}

/** `coming`: signed, its day is not here. `past`: it was in force. `overtaken`: another was signed for the same day. */
export type SyllabusState = 'waiting' | 'returned' | 'withdrawn' | 'coming' | 'in-force' | 'past' | 'overtaken'

/** Where a version stands on a day, among all versions and decisions. */
export function syllabusState<V extends Dated>(
  version: V,
  versions: readonly V[],
  decisions: readonly Decided[],
  on: Day,
): SyllabusState {
  const decision = decisions.find((d) => d.versionId === version.id)?.decision
  switch (decision?.type) {
    case undefined:
      return 'waiting'
    case 'returned':
    case 'withdrawn':
      return decision.type
    case 'signed':
      if (syllabusOn(versions, decisions, version.effectiveFrom)?.id !== version.id) return 'overtaken'
      if (version.effectiveFrom > on) return 'coming'
      return syllabusOn(versions, decisions, on)?.id === version.id ? 'in-force' : 'past'
    default:
      return never(decision)
  }
}

export type DecidingRefusal = 'syllabus-decided' | 'syllabus-own-draft' | 'syllabus-not-own-draft' | 'syllabus-too-early'

/**
 * Whether an officer of the national association may decide so on a version on day `today`. Signing off and returning
 * are a second officer's; withdrawing is the drafter's. A syllabus may not reach back: it takes effect tomorrow or later.
 * Refusals: `syllabus-decided` (once only), `syllabus-own-draft`, `syllabus-not-own-draft`, `syllabus-too-early`.
 */
export function mayDecide(
  version: Pick<SyllabusVersion, 'draftedBy' | 'effectiveFrom'>,
  decided: Decided | undefined,
  wish: { readonly type: SyllabusDecision['type']; readonly by: PersonId; readonly today: Day },
): Result<void, DecidingRefusal> {
  if (decided) return refuse('syllabus-decided')
  const own = version.draftedBy === wish.by
  if (wish.type === 'withdrawn') return own ? ok(undefined) : refuse('syllabus-not-own-draft')
  if (own) return refuse('syllabus-own-draft')
  if (wish.type === 'signed' && version.effectiveFrom <= wish.today)
    return refuse('syllabus-too-early', { from: version.effectiveFrom })
  return ok(undefined)
}

/** The blueprint of a syllabus, as a sitting freezes it. */
export const blueprintIn = (version: string, { exam }: SyllabusBody): Blueprint => ({
  id: REVIEWER_EXAM,
  version,
  minutes: exam.minutes,
  cutHundredths: exam.cutHundredths,
  marks: exam.marks,
  cells: exam.blueprint,
  kinds: exam.kinds,
  maxCases: exam.maxCases,
  ...(exam.credit ? { credit: exam.credit } : {}),
  ...(exam.floors ? { floors: exam.floors } : {}),
})
