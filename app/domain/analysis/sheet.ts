// What the analysis is made from: for each candidate, what was earned and answered on each item version seen.
// Forms are random, so everything is reckoned per item version over those who saw it, and scores are shares of a form.

import type { ItemVersion, Response } from '#app/domain/exam/item.ts'
import type { Credit } from '#app/domain/exam/kinds.ts'
import { earned } from '#app/domain/grading/credit.ts'
import type { GradingRules, SlotMark } from '#app/domain/grading/grade.ts'
import { hundredths } from '#app/domain/grading/mark.ts'
import { keysUnder, type RulingEffect } from '#app/domain/grading/ruling.ts'
import type { ItemHash } from '#app/domain/ids.ts'
import { guessShare } from './guess.ts'

export type Seen = {
  readonly hash: ItemHash
  /** Marks earned and to be had, in hundredths, as the result in force counts them. An item that was dropped has max 0. */
  readonly earned: number
  readonly max: number
  /** Share of the item's marks by its key, from 0 to 1, whatever a ruling gave or took. */
  readonly score: number
  readonly response: Response
}

/** One candidate's graded attempt. `id` only tells sheets apart. */
export type Sheet = { readonly id: string; readonly seen: readonly Seen[] }

export type ItemFacts = {
  readonly version: ItemVersion
  /** The answers that are right: the version's own key, or what a ruling put in its place. */
  readonly keys: readonly Response[]
  /** The ruling in force on this version, if there is one. */
  readonly ruling: RulingEffect['type'] | null
  /** Expected share of somebody who guesses; null where credit by part leaves no simple number. */
  readonly guess: number | null
}

/** Whether the answers to a version decide its marks. What was dropped or given to everybody stays in the raw report only. */
export const isScored = ({ ruling }: ItemFacts): boolean => ruling !== 'drop' && ruling !== 'full-credit'

/** What the analysis needs to know of a version, under the ruling in force. */
export function factsOf(version: ItemVersion, effect: RulingEffect | undefined, credit: Credit): ItemFacts {
  const keys = keysUnder(version, effect) ?? [version.key]
  return { version, keys, ruling: effect?.type ?? null, guess: guessShare(version, keys.length, credit) }
}

/** One graded slot as the analysis takes it: its marks from the result in force, its score from the answer and the keys. */
export function seenOf(mark: SlotMark, response: Response, facts: ItemFacts, rules: GradingRules): Seen {
  const { kind } = facts.version
  const worth = hundredths(rules.marks[kind])
  const by = rules.credit?.[kind] ?? 'all-or-nothing'
  const best = Math.max(...facts.keys.map((key) => earned(kind, key, response, worth, by)))
  return { hash: mark.itemHash, earned: mark.earned, max: mark.max, score: worth === 0 ? 0 : best / worth, response }
}

/** Marks of a sheet, in hundredths. */
export function marksOf(seen: readonly Seen[]): { readonly earned: number; readonly max: number } {
  let [earned, max] = [0, 0]
  for (const one of seen) {
    earned += one.earned
    max += one.max
  }
  return { earned, max }
}

/** One candidate's look at one item version. */
export type Look = {
  readonly sheet: string
  /** Share of this item by its key. */
  readonly x: number
  /** Share of the whole form. */
  readonly total: number
  /** Share of the form without this item; null when it has no other. */
  readonly rest: number | null
  /** Marks of this item as a share of the form's. */
  readonly part: number
  readonly response: Response
}

/** Everybody's looks at each item version. Sheets that are worth no marks are left out. */
export function looksByItem(sheets: readonly Sheet[]): ReadonlyMap<ItemHash, readonly Look[]> {
  const looks = new Map<ItemHash, Look[]>()
  for (const { id, seen } of sheets) {
    const { earned, max } = marksOf(seen)
    if (max === 0) continue
    for (const one of seen) {
      const rest = max - one.max
      const look: Look = {
        sheet: id,
        x: one.score,
        total: earned / max,
        rest: rest === 0 ? null : (earned - one.earned) / rest,
        part: one.earned / max,
        response: one.response,
      }
      const known = looks.get(one.hash)
      if (known) known.push(look)
      else looks.set(one.hash, [look])
    }
  }
  return looks
}
