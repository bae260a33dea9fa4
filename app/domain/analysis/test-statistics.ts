// Statistics of the whole examination (standards, item analysis). Scores are shares of a form's marks, from 0 to 1.

import { components } from './components.ts'
import { deviation, kurtosis, mean, median, skewness } from './moments.ts'
import { marksOf, type Sheet } from './sheet.ts'

export type TestStatistics = {
  readonly n: number
  /** Scored items on a form: the mean over the candidates. */
  readonly items: number
  readonly mean: number | null
  readonly median: number | null
  readonly deviation: number | null
  readonly skewness: number | null
  readonly kurtosis: number | null
  /** Cronbach's α; with items that are right or wrong it is KR-20. */
  readonly alpha: number | null
  /** √(1 − α): how much of the spread of scores is error. */
  readonly errorRatio: number | null
  /** Standard error of measurement, s·√(1 − α). */
  readonly sem: number | null
  /** Lord's standard error for somebody whose score is just the cut. */
  readonly semAtCut: number | null
  /** Livingston's K² at the cut. */
  readonly consistency: number | null
  /** How far the expected scores of the different forms lie apart, as a standard deviation; 0 with one fixed form. */
  readonly formSpread: number | null
}

/**
 * α from the mean variance of an item and the mean covariance of two items, each reckoned over those who saw them, for a
 * form of `k` items: k·c̄ ∕ (v̄ + (k − 1)·c̄). On one fixed form this is k ∕ (k − 1)·(1 − Σσᵢ² ∕ σ_T²) to the last digit;
 * over random forms it leaves the differences of the forms out. `variance` is the spread that a form of its own has.
 * Null for one item, or when nothing varies.
 */
export function reliability(sheets: readonly Sheet[]): { readonly alpha: number; readonly variance: number } | null {
  const { items: k, variance: v, covariance: c } = components(sheets)
  if (k <= 1 || v === null || c === null) return null
  const variance = k * (v + (k - 1) * c)
  return variance > 1e-15 ? { alpha: (k * k * c) / variance, variance } : null
}

/** Standard error at a score (Lord): √(X(k − X) ∕ (k − 1)) for X right of k items; null for one item or a score outside. */
export const conditionalSem = (right: number, items: number): number | null =>
  items <= 1 || right < 0 || right > items ? null : Math.sqrt((right * (items - right)) / (items - 1))

/** Agreement of decisions at a cut (Livingston): (α s² + (M − C)²) ∕ (s² + (M − C)²); null when nothing varies. */
export function livingston(alpha: number, variance: number, mean: number, cut: number): number | null {
  const apart = (mean - cut) ** 2
  return variance <= 0 ? null : (alpha * variance + apart) / (variance + apart)
}

/**
 * The statistics of the examination over the candidates' sheets; those worth no marks are left out.
 * @param cut the cut as a share of all marks, from 0 to 1
 */
export function testStatistics(sheets: readonly Sheet[], cut: number): TestStatistics {
  const graded = sheets.filter(({ seen }) => marksOf(seen).max > 0)
  const scores = graded.map(scoreOf)
  const [average, reliable] = [mean(scores), reliability(graded)]
  const { alpha, variance } = reliable ?? { alpha: null, variance: null }
  const errorRatio = alpha === null ? null : Math.sqrt(Math.max(0, 1 - alpha))
  const equal = mean(graded.map(equalItems))
  const atCut = equal === null ? null : conditionalSem(cut * equal, equal)
  return {
    n: graded.length,
    items: mean(graded.map(({ seen }) => seen.filter(({ max }) => max > 0).length)) ?? 0,
    mean: average,
    median: median(scores),
    deviation: deviation(scores),
    skewness: skewness(scores),
    kurtosis: kurtosis(scores),
    alpha,
    errorRatio,
    sem: errorRatio === null || variance === null ? null : errorRatio * Math.sqrt(variance),
    semAtCut: atCut === null || equal === null ? null : atCut / equal,
    consistency: alpha === null || variance === null || average === null ? null : livingston(alpha, variance, average, cut),
    formSpread: formSpread(graded),
  }
}

/** Share of all marks. */
export const scoreOf = ({ seen }: Sheet): number => {
  const { earned, max } = marksOf(seen)
  return earned / max
}

/** How many items of equal worth the form is like: (Σm)² ∕ Σm², the number of items where all are worth the same. */
const equalItems = ({ seen }: Sheet): number =>
  marksOf(seen).max ** 2 / seen.reduce((total, { max }) => total + max * max, 0)

/** Standard deviation of what an average candidate would score on each form. */
function formSpread(sheets: readonly Sheet[]): number | null {
  const known = new Map<string, { sum: number; n: number }>()
  for (const { seen } of sheets)
    for (const { hash, earned, max } of seen) {
      if (max === 0) continue
      const of = known.get(hash) ?? { sum: 0, n: 0 }
      of.sum += earned / max
      of.n++
      known.set(hash, of)
    }
  const expected = sheets.map(({ seen }) => {
    let share = 0
    for (const { hash, max } of seen) {
      const of = known.get(hash)
      if (of) share += (of.sum / of.n) * max
    }
    return share / marksOf(seen).max
  })
  return deviation(expected)
}
