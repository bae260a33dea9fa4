// What applying a ruling would do, attempt by attempt, frozen by its hash: what a second person agrees to is this and
// nothing else.

import { hashOf } from '#app/domain/canonical.ts'
import type { AttemptId, ItemHash, OrganisationId, SittingId } from '#app/domain/ids.ts'
import type { Grade, GradeChange } from './grade.ts'
import type { RulingEffect, RulingId } from './ruling.ts'

/** Of a grade, what a preview tells. Marks in whole hundredths, the share in hundredths of a per cent. */
export type GradeSummary = Pick<Grade, 'total' | 'max' | 'percentHundredths' | 'passed'>

export const summaryOf = ({ total, max, percentHundredths, passed }: Grade): GradeSummary => ({
  total,
  max,
  percentHundredths,
  passed,
})

/** One attempt whose marks or pass would change. */
export type PreviewLine = {
  readonly attemptId: AttemptId
  readonly sittingId: SittingId
  /** Whether the results of its sitting were released. */
  readonly released: boolean
  readonly before: GradeSummary
  /** What the answers compute; a pass at stake is false here, and stands all the same until its case is decided. */
  readonly after: GradeSummary
  readonly change: Exclude<GradeChange, 'none'>
  /** The certificate that was issued for this attempt. */
  readonly certificate: string | null
  /** Platforms on whose roster that certificate stands today. */
  readonly platforms: readonly OrganisationId[]
}

export type RulingPreview = {
  /** The ruling that marks the version now; null: its own key. */
  readonly inForce: RulingId | null
  /** How many graded attempts were given the version. */
  readonly graded: number
  /** In the order of attempts. */
  readonly lines: readonly PreviewLine[]
}

/** The name of a preview: any other fact, or another ruling, has another. */
export const previewHash = (itemHash: ItemHash, effect: RulingEffect, preview: RulingPreview): string =>
  hashOf({ itemHash, effect, preview })

export type PreviewCounts = {
  readonly graded: number
  readonly changed: number
  readonly gained: number
  readonly atStake: number
  /** Passed before and not after, where no result was released: no pass was given yet. */
  readonly unreleasedLosses: number
  readonly certificates: number
  /** Platforms with how many of their reviewers have a pass at stake, by id. */
  readonly platforms: readonly { readonly organisationId: OrganisationId; readonly people: number }[]
}

/** A preview in numbers. */
export function countsOf({ graded, lines }: RulingPreview): PreviewCounts {
  const stakes = lines.filter(({ change }) => change === 'pass-at-stake')
  const people = new Map<OrganisationId, number>()
  for (const id of stakes.flatMap(({ platforms }) => platforms)) people.set(id, (people.get(id) ?? 0) + 1)
  return {
    graded,
    changed: lines.length,
    gained: lines.filter(({ change }) => change === 'pass-gained').length,
    atStake: stakes.length,
    unreleasedLosses: lines.filter(({ released, before, after }) => !released && before.passed && !after.passed).length,
    certificates: stakes.filter(({ certificate }) => certificate !== null).length,
    platforms: [...people].map(([organisationId, n]) => ({ organisationId, people: n })).sort((a, b) => (a.organisationId < b.organisationId ? -1 : 1)),
  }
}
