// Exposure control: an item that stands on too many forms is known too soon. What was seen too often rests, as long as
// a form can be made without it.

import type { Blueprint } from './blueprint.ts'
import { type ItemVersion, LEVELS } from './item.ts'

/** On how many of the latest forms each item stood, by item id, and how many forms those were. */
export type Exposures = { readonly forms: number; readonly byItem: ReadonlyMap<string, number> }

/** With fewer forms than this a share says nothing. */
const FEWEST_FORMS = 20

/**
 * The items that stood on more than `maxPercent` of the latest forms, the most seen first.
 * @param maxPercent in whole per cent of the forms
 */
export function seenTooOften({ forms, byItem }: Exposures, maxPercent: number): string[] {
  if (forms < FEWEST_FORMS) return []
  return [...byItem]
    .filter(([, on]) => on * 100 > maxPercent * forms)
    .sort(([a, seenA], [b, seenB]) => seenB - seenA || (a < b ? -1 : 1))
    .map(([itemId]) => itemId)
}

/**
 * What may rest: of what was seen too often no more in any cell of the blueprint than leaves the cell half of its spare
 * items. So a cell that has few items keeps them, and does not keep the others from resting.
 * @param tooOften item ids, the most seen first
 */
export function mayRest(tooOften: readonly string[], bank: readonly ItemVersion[], blueprint: Blueprint): string[] {
  const cellOf = ({ topic, level }: Pick<ItemVersion, 'topic' | 'level'>) => `${topic}/${level}`
  const spare = new Map<string, number>()
  for (const item of bank) spare.set(cellOf(item), (spare.get(cellOf(item)) ?? 0) + 1)
  for (const cell of blueprint.cells)
    for (const level of LEVELS) {
      const name = cellOf({ topic: cell.topic, level })
      spare.set(name, Math.floor(((spare.get(name) ?? 0) - cell[level]) / 2))
    }
  const items = new Map(bank.map((item) => [item.itemId, item]))
  return tooOften.filter((itemId) => {
    const item = items.get(itemId)
    const left = item ? (spare.get(cellOf(item)) ?? 0) : 0
    if (!item || left < 1) return false
    spare.set(cellOf(item), left - 1)
    return true
  })
}

/**
 * What to leave out of a form, the strictest first: all that may rest, then only the half seen most, and so on down to
 * nothing, so that exposure never keeps a candidate from having a form.
 */
export function* restingChoices(resting: readonly string[]): Generator<readonly string[]> {
  for (let n = resting.length; n > 0; n = Math.floor(n / 2)) yield resting.slice(0, n)
  yield []
}
