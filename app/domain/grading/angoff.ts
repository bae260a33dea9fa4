// Standard setting by the modified Angoff method (NCCA standard 17): judges say, item by item, how many of a hundred
// just competent reviewers would answer rightly, in two rounds. The cut is the sum of the means.

import type { Hundredths } from './mark.ts'

/** An item of a study and what it is worth on a form, in whole hundredths of marks. */
export type RatedItem = { readonly id: string; readonly worth: Hundredths }

/** One judge's ratings of one round by item, in whole hundredths of a per cent (7500: 75 of a hundred). */
export type JudgeRatings = { readonly judge: string; readonly ratings: ReadonlyMap<string, number> }

export const RATING_MOST = 10_000
/** Below this a panel is too small to rest a cut on without saying why (standards.md). */
export const FEWEST_JUDGES = 8
/** From this on a panel is as stable as simulations recommend. */
export const RECOMMENDED_JUDGES = 15

export type ItemSpread = {
  readonly id: string
  /** Mean of the ratings, in hundredths of a per cent, not rounded; lowest and highest. */
  readonly mean: number
  readonly lowest: number
  readonly highest: number
  /** Sample standard deviation; null for one judge. */
  readonly sd: number | null
}
export type JudgeCut = {
  readonly judge: string
  /** The cut this judge alone would set, in hundredths of a per cent, not rounded. */
  readonly cut: number
}
export type AngoffWarning = 'few-judges' | 'below-recommended'

export type AngoffResult = {
  /** In the study's order. */
  readonly items: readonly ItemSpread[]
  /** In the panel's order. */
  readonly judges: readonly JudgeCut[]
  /** The cut in whole hundredths of a per cent of all marks, rounded down: what is not proved is not asked. */
  readonly cutHundredths: number
  /** Standard error of the cut, SD of the judges' sums over √J, in hundredths of a per cent; null for one judge. */
  readonly standardError: number | null
  readonly warnings: readonly AngoffWarning[]
}

/** What a panel of so many judges is to be warned of. */
export const panelWarnings = (judges: number): AngoffWarning[] =>
  judges < FEWEST_JUDGES ? ['few-judges'] : judges < RECOMMENDED_JUDGES ? ['below-recommended'] : []

/**
 * The cut of one round: Σ over items of the mean rating, each item weighted by its worth, as a share of all marks.
 * Every judge has rated every item, once, from 0 to 10000; anything else is a fault and throws. So is an empty study.
 */
export function angoff(items: readonly RatedItem[], panel: readonly JudgeRatings[]): AngoffResult {
  const worth = items.reduce((sum, item) => sum + item.worth, 0)
  if (panel.length === 0 || worth === 0) throw new Error('a cut needs judges, and items that are worth something')
  const rows = panel.map(({ judge, ratings }) => ({ judge, row: items.map(({ id }) => ratingOf(judge, ratings, id)) }))
  // Marks × hundredths of a per cent: whole numbers all the way to the one division.
  const sums = rows.map(({ row }) => row.reduce((sum, rating, i) => sum + rating * (items[i]?.worth ?? 0), 0))
  const sd = sampleSd(sums)
  return {
    items: items.map(({ id }, i) => {
      const column = rows.map(({ row }) => row[i] ?? 0)
      return { id, mean: mean(column), lowest: Math.min(...column), highest: Math.max(...column), sd: sampleSd(column) }
    }),
    judges: rows.map(({ judge }, j) => ({ judge, cut: (sums[j] ?? 0) / worth })),
    cutHundredths: Math.floor(sums.reduce((a, b) => a + b, 0) / (panel.length * worth)),
    standardError: sd === null ? null : sd / worth / Math.sqrt(panel.length),
    warnings: panelWarnings(panel.length),
  }
}

function ratingOf(judge: string, ratings: ReadonlyMap<string, number>, id: string): number {
  const rating = ratings.get(id)
  if (rating === undefined) throw new Error(`judge ${judge} has not rated item ${id}`)
  if (!Number.isSafeInteger(rating) || rating < 0 || rating > RATING_MOST) throw new Error(`${rating} is no rating`)
  return rating
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

function sampleSd(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const centre = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1))
}

// ── reality checks against actual scores ─────────────────────────────────────────────────────────────────────
// Both draw a line of what judges hold acceptable and ask where it meets the share that really passes (or fails) at each
// cut. Scores are shares of all marks in whole hundredths of a per cent, rounded down, as grades have them.

const HIGHEST_CUT = 10_000

/** How many of a hundred would pass at a cut, in hundredths of a per cent, by actual scores; at least one is given. */
export function passRate(scores: readonly number[], cutHundredths: number): number {
  return (scores.filter((score) => score >= cutHundredths).length * 10_000) / scores.length
}

/** What one judge would set as the cut, and the share of candidates that they expect to pass; hundredths of a per cent. */
export type Expectation = { readonly cut: number; readonly pass: number }

/**
 * Beuk's compromise: from the mean expectation a line with the slope SD(pass)/SD(cut); the cut is the lowest whole
 * hundredth of a per cent at which no greater share passes than the line grants. Judges who agree on the cut leave it
 * where it is; judges who agree on the share hold to the share.
 * Null without scores, or with fewer than two judges.
 */
export function beuk(expectations: readonly Expectation[], scores: readonly number[]): number | null {
  if (scores.length === 0 || expectations.length < 2) return null
  const [cuts, passes] = [expectations.map(({ cut }) => cut), expectations.map(({ pass }) => pass)]
  const [sdCut, sdPass] = [sampleSd(cuts) ?? 0, sampleSd(passes) ?? 0]
  if (sdCut === 0) return Math.floor(mean(cuts))
  const line = (cut: number) => mean(passes) + (sdPass / sdCut) * (cut - mean(cuts))
  return firstCut(0, HIGHEST_CUT, (cut) => passRate(scores, cut) <= line(cut)) ?? HIGHEST_CUT
}

/** What a panel holds acceptable: lowest and highest cut, lowest and highest share that fails; hundredths of a per cent. */
export type Acceptable = { readonly cutLow: number; readonly cutHigh: number; readonly failLow: number; readonly failHigh: number }
export type Hofstee =
  | { readonly cutHundredths: number }
  /** The share that really fails lies outside what is acceptable at every acceptable cut. */
  | { readonly outside: 'too-many-fail' | 'too-few-fail' }

/**
 * Hofstee's compromise: the line from (lowest cut, highest share that fails) to (highest cut, lowest share) and where the
 * share that really fails reaches it, at the lowest whole hundredth of a per cent. Null without scores.
 */
export function hofstee({ cutLow, cutHigh, failLow, failHigh }: Acceptable, scores: readonly number[]): Hofstee | null {
  if (scores.length === 0) return null
  if (cutLow > cutHigh || failLow > failHigh) throw new Error('the lowest acceptable value is not above the highest')
  const fails = (cut: number) => 10_000 - passRate(scores, cut)
  if (fails(cutLow) > failHigh) return { outside: 'too-many-fail' }
  if (fails(cutHigh) < failLow) return { outside: 'too-few-fail' }
  const slope = cutHigh === cutLow ? 0 : (failLow - failHigh) / (cutHigh - cutLow)
  const found = firstCut(cutLow, cutHigh, (cut) => fails(cut) >= failHigh + slope * (cut - cutLow))
  return { cutHundredths: found ?? cutHigh }
}

/** The first whole cut of a range from which on something holds; it never ceases to hold as the cut rises. */
function firstCut(from: number, to: number, holds: (cut: number) => boolean): number | undefined {
  let [low, high] = [from, to + 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low > to ? undefined : low
}
