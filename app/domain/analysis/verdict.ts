// What the statistics advise about an item version, and why. It is advice for item reviewers: nothing is held or retired
// by it.

import type { ChoiceTable } from './distractors.ts'
import type { Drift } from './drift.ts'
import { guardOf } from './guard.ts'
import type { ItemStatistics } from './item-statistics.ts'
import type { ItemFacts } from './sheet.ts'

/** Bounds of the standards' table: outside of the facilities an item is held, under the D it is looked at again. */
export const BOUNDS = { hard: 0.2, easy: 0.95, discrimination: 0.1 } as const

export const REASONS = [
  'too-few', 'dropped', 'full-credit', 'rekeyed', 'several-keys', 'too-hard', 'too-easy', 'at-guess', 'against-the-rest',
  'weak', 'ambiguous-choice', 'non-functional-choice', 'became-easier', 'became-harder',
] as const
export type Reason = (typeof REASONS)[number]

export type Verdict = {
  readonly verdict: 'keep' | 'revise' | 'retire' | 'too-few'
  /** What decided, in the order of `REASONS`; none for `keep`. */
  readonly reasons: readonly Reason[]
  /** What was noticed as well and may be chance or is a small thing; it decides nothing. */
  readonly remarks: readonly Reason[]
}

/** Whether a correlation over n candidates lies so far from nought that chance alone does so in less than 5 of 100 cases. */
const beyondChance = (r: number, n: number): boolean => Math.abs(r) * Math.sqrt(n - 1) > 1.96

const RULED = { drop: 'dropped', 'full-credit': 'full-credit', rekey: 'rekeyed', accept: 'several-keys' } as const

/**
 * The verdict on an item version:
 * - `too-few`: fewer than 30 saw it;
 * - `retire`, from 100 candidates on: it became much easier for candidates of like scores (it is known outside), or it runs
 *   against the rest of the form beyond chance and no wrong choice explains it;
 * - `revise`: a ruling had to mend its marks; facility under .20, over .95 or at what guessing earns; D under .10; it runs
 *   against the rest (look at the key first); a wrong choice draws the better candidates beyond chance; it became harder;
 * - `keep`: none of these. Wrong choices that nobody takes are a remark.
 */
export function verdictOn(
  facts: Pick<ItemFacts, 'ruling' | 'guess'>,
  statistics: ItemStatistics,
  choices: ChoiceTable,
  drift: Drift | null,
): Verdict {
  const { n, facility, itemRest, upperLower } = statistics
  if (guardOf(n) === 'counts-only') return { verdict: 'too-few', reasons: ['too-few'], remarks: [] }
  const [decided, noticed] = [new Set<Reason>(), new Set<Reason>()]
  if (facts.ruling !== null) decided.add(RULED[facts.ruling])
  if (facility !== null && facility < BOUNDS.hard) decided.add('too-hard')
  if (facility !== null && facility > BOUNDS.easy) decided.add('too-easy')
  if (facility !== null && facts.guess !== null && facility <= facts.guess) decided.add('at-guess')
  if (itemRest !== null && itemRest < 0) decided.add('against-the-rest')
  if (upperLower !== null && upperLower < BOUNDS.discrimination) decided.add('weak')
  for (const { flag, withRest } of choices.choices) {
    if (flag === 'non-functional') noticed.add('non-functional-choice')
    if (flag === 'ambiguous') (beyondChance(withRest ?? 0, n) ? decided : noticed).add('ambiguous-choice')
  }
  if (drift && drift.size !== 'none')
    (drift.size === 'large' ? decided : noticed).add(drift.direction === 'easier' ? 'became-easier' : 'became-harder')

  const unexplained =
    itemRest !== null && itemRest < 0 && beyondChance(itemRest, n) && !decided.has('ambiguous-choice') && facts.ruling === null
  const retire = guardOf(n) === 'stable' && (decided.has('became-easier') || unexplained)
  const inOrder = (set: ReadonlySet<Reason>) => REASONS.filter((reason) => set.has(reason))
  return {
    verdict: retire ? 'retire' : decided.size > 0 ? 'revise' : 'keep',
    reasons: inOrder(decided),
    remarks: inOrder(noticed).filter((reason) => !decided.has(reason)),
  }
}
