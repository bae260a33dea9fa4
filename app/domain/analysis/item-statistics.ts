// Statistics of one item version over everybody who saw it (standards, item analysis).

import { meanOfTop } from './bands.ts'
import { correlation, covariance, deviation, isFlat, mean } from './moments.ts'
import type { Look } from './sheet.ts'

/** The part of candidates in the upper and in the lower group. */
const EXTREME_GROUP = 0.27

export type ItemStatistics = {
  /** Candidates who saw this version. */
  readonly n: number
  /** Mean share of its marks, from 0 to 1. */
  readonly facility: number | null
  /** Standard deviation of the share, with n − 1. */
  readonly deviation: number | null
  /** Upper–lower D: facility among the best 27 % less that among the last 27 %. */
  readonly upperLower: number | null
  /** r of the item with the whole form; for right-or-wrong items this is the point-biserial. */
  readonly pointBiserial: number | null
  /** r of the item with the rest of the form: the corrected point-biserial (Moodle's discrimination index ∕ 100). */
  readonly itemRest: number | null
  /** Covariance with the rest as a share of the largest that these same scores allow. */
  readonly efficiency: number | null
  /** Covariance of its marks, as a share of the form, with the whole form: what effective weights are made from. */
  readonly withTotal: number | null
}

/** The statistics of one item version. What has no value (one candidate, nothing varies, no other item) is null. */
export function itemStatistics(looks: readonly Look[]): ItemStatistics {
  const x = looks.map((look) => look.x)
  const total = looks.map((look) => look.total)
  const withRest = looks.flatMap((look) => (look.rest === null ? [] : [{ x: look.x, rest: look.rest }]))
  const [xr, rest] = [withRest.map((look) => look.x), withRest.map((look) => look.rest)]
  return {
    n: looks.length,
    facility: mean(x),
    deviation: deviation(x),
    upperLower: upperLower(x, total),
    pointBiserial: correlation(x, total),
    itemRest: correlation(xr, rest),
    efficiency: efficiency(xr, rest),
    withTotal: covariance(
      looks.map((look) => look.part),
      total,
    ),
  }
}

function upperLower(x: readonly number[], by: readonly number[]): number | null {
  const size = Math.round(x.length * EXTREME_GROUP)
  if (size === 0 || isFlat(by)) return null
  return (
    meanOfTop(x, by, size) -
    meanOfTop(
      x,
      by.map((value) => -value),
      size,
    )
  )
}

function efficiency(x: readonly number[], rest: readonly number[]): number | null {
  if (x.length < 2 || isFlat(x) || isFlat(rest)) return null
  const ascending = (a: number, b: number) => a - b
  const [is, most] = [covariance(x, rest), covariance([...x].sort(ascending), [...rest].sort(ascending))]
  return is === null || !most ? null : Math.min(1, is / most)
}

/**
 * How much each version weighs in the spread of a form's scores, as a share: √cov ∕ Σ √cov, the sum taken over the form of
 * an average candidate, so that on one fixed form the weights add up to 1. Null where the covariance is negative.
 * @param candidates how many sheets the statistics come from
 */
export function effectiveWeights(
  statistics: readonly Pick<ItemStatistics, 'n' | 'withTotal'>[],
  candidates: number,
): readonly (number | null)[] {
  const roots = statistics.map(({ withTotal }) => (withTotal === null || withTotal < 0 ? null : Math.sqrt(withTotal)))
  const all = roots.reduce<number>((total, root, i) => total + ((root ?? 0) * (statistics[i]?.n ?? 0)) / candidates, 0)
  return roots.map((root) => (root === null || all === 0 ? null : root / all))
}
