// The analysis of a set of sheets: the whole examination, and every item version on it with its verdict.

import type { ItemHash } from '#app/domain/ids.ts'
import { type ChoiceTable, choiceTable } from './distractors.ts'
import { type Drift, driftOf } from './drift.ts'
import { type Guard, guardOf } from './guard.ts'
import { effectiveWeights, type ItemStatistics, itemStatistics } from './item-statistics.ts'
import { isScored, type ItemFacts, type Look, looksByItem, type Sheet } from './sheet.ts'
import { type TestStatistics, testStatistics } from './test-statistics.ts'
import { type Verdict, verdictOn } from './verdict.ts'

export type ItemReport = {
  readonly hash: ItemHash
  readonly facts: ItemFacts
  readonly guard: Guard
  /** Whether its answers decide marks; what does not is in the raw report only. */
  readonly scored: boolean
  readonly statistics: ItemStatistics
  /** Share of the spread of a form's scores; null where it works against it or does not count. */
  readonly weight: number | null
  readonly choices: ChoiceTable
  readonly drift: Drift | null
  readonly verdict: Verdict
}

export type Analysis = {
  readonly guard: Guard
  readonly test: TestStatistics
  /** Of every version that was seen, by item's id and version. */
  readonly items: readonly ItemReport[]
}

/**
 * Computes everything for any number of candidates, an item at a time; who shows it asks the guards.
 * @param sheets first attempts, graded
 * @param earlier sheets of an earlier window, against which drift is told; none: no drift
 * @param cut the cut as a share of all marks, from 0 to 1
 */
export function* analysing(
  sheets: readonly Sheet[],
  facts: ReadonlyMap<ItemHash, ItemFacts>,
  cut: number,
  earlier: readonly Sheet[] = [],
): Generator<void, Analysis, void> {
  const test = testStatistics(sheets, cut)
  yield
  const [now, before] = [looksByItem(sheets), looksByItem(earlier)]
  yield
  const reports: Omit<ItemReport, 'weight'>[] = []
  for (const [hash, looks] of now) {
    const known = facts.get(hash)
    if (known) reports.push(reportOn(hash, known, looks, before.get(hash) ?? []))
    yield
  }
  const weights = effectiveWeights(
    reports.map(({ scored, statistics }) => (scored ? statistics : { n: 0, withTotal: null })),
    test.n,
  )
  return {
    guard: guardOf(test.n),
    test,
    items: reports
      .map((report, i) => ({ ...report, weight: weights[i] ?? null }))
      .sort((a, b) => order(a.facts.version.itemId, b.facts.version.itemId) || order(a.hash, b.hash)),
  }
}

/** The analysis without a stop: see `analysing`. */
export function analyse(...of: Parameters<typeof analysing>): Analysis {
  const steps = analysing(...of)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

function reportOn(hash: ItemHash, facts: ItemFacts, looks: readonly Look[], before: readonly Look[]): Omit<ItemReport, 'weight'> {
  const statistics = itemStatistics(looks)
  const choices = choiceTable(facts, looks)
  const drift = driftOf(before, looks)
  const steady = drift && guardOf(drift.before.n) !== 'counts-only' && guardOf(drift.after.n) !== 'counts-only' ? drift : null
  return {
    hash,
    facts,
    guard: guardOf(statistics.n),
    scored: isScored(facts),
    statistics,
    choices,
    drift: steady,
    verdict: verdictOn(facts, statistics, choices, steady),
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
