// Sheets for the tests of the analysis: from a table of marks, or from candidates who are made up by a stated model.

import type { Draw } from '#app/domain/draw.ts'
import { drawFrom } from '#app/domain/draw.ts'
import type { Response } from '#app/domain/exam/item.ts'
import type { ItemFacts, Seen, Sheet } from '#app/domain/analysis/sheet.ts'
import { type ItemHash, trustedId } from '#app/domain/ids.ts'
import { single } from '../exam/sample-items.ts'

export const hashAt = (item: number): ItemHash => trustedId<'item-hash'>(`item-${String(item).padStart(3, '0')}`)

/** One sheet for each row: what was earned of each item; null: the item was not on that form. */
export const sheetsOf = (marks: readonly (readonly (number | null)[])[], maxima?: readonly number[]): Sheet[] =>
  marks.map((row, i) => ({
    id: `sheet-${String(i).padStart(4, '0')}`,
    seen: row.flatMap((earned, item): Seen[] => {
      const max = maxima?.[item] ?? 1
      return earned === null ? [] : [{ hash: hashAt(item), earned, max, score: earned / max, response: earned === max ? 'b' : 'a' }]
    }),
  }))

/** Facts of items with the key `b` of four options. */
export const factsFor = (items: number, changes: Partial<ItemFacts> = {}): ReadonlyMap<ItemHash, ItemFacts> =>
  new Map(
    Array.from({ length: items }, (_, i) => [
      hashAt(i),
      { version: single(`item-${String(i).padStart(3, '0')}`), keys: ['b'], ruling: null, guess: 0.25, ...changes },
    ]),
  )

/** A number from 0 to 1. */
export const chance = (draw: Draw): number => draw.below(1_000_000) / 1_000_000
/** Roughly normal: twelve numbers added up. */
export const normal = (draw: Draw): number => Array.from({ length: 12 }, () => chance(draw)).reduce((a, b) => a + b, -6)

export interface Made {
  readonly seed: string
  readonly candidates: number
  /** Items in the bank, and on each form. */
  readonly bank: number
  readonly form: number
  /** How much abilities differ; items differ by the same unless said. */
  readonly spread?: number
  readonly itemSpread?: number
}

/**
 * Strangers: each answers each item rightly with the chance 1 ∕ (1 + e^(difficulty − ability)), and else takes one of three
 * wrong options, of which one is the favourite, the more so for the able.
 */
export function strangers({ seed, candidates, bank, form, spread = 1, itemSpread = spread }: Made): Sheet[] {
  const draw = drawFrom(seed)
  const items = Array.from({ length: bank }, (_, i) => ({ hash: hashAt(i), difficulty: normal(draw) * itemSpread, pull: chance(draw) }))
  return Array.from({ length: candidates }, (_, c) => {
    const ability = normal(draw) * spread
    const own = bank === form ? items : draw.shuffle(items).slice(0, form)
    return {
      id: `sheet-${String(c).padStart(4, '0')}`,
      seen: own.map(({ hash, difficulty, pull }): Seen => {
        const right = chance(draw) < 1 / (1 + Math.exp(difficulty - ability))
        const favourite = chance(draw) < Math.min(0.95, 0.4 + 0.4 * pull + 0.1 * ability)
        const response: Response = right ? 'b' : favourite ? 'a' : (['c', 'd'] as const)[draw.below(2)] ?? 'c'
        return { hash, earned: right ? 100 : 0, max: 100, score: right ? 1 : 0, response }
      }),
    }
  })
}
