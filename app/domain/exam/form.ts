// A form: the items one candidate gets, in order, frozen. Made again from the same seed and bank it is the same.

import { hashOf } from '#app/domain/canonical.ts'
import type { Draw } from '#app/domain/draw.ts'
import type { ItemHash } from '#app/domain/ids.ts'
import { never, ok, refuse, type Result } from '#app/domain/result.ts'
import { type Blueprint, lengthOf } from './blueprint.ts'
import { type ItemVersion, itemHash, KINDS } from './item.ts'
import { lackingCells, lackingKinds, needOf, select, stockOf, type Unit, unitsOf } from './selection.ts'

export type FormSlot = {
  /** Place on the form, from 1. */
  readonly slot: number
  readonly itemHash: ItemHash
  /** The ids of the item's options as this candidate sees them; empty where the item has none. */
  readonly optionOrder: readonly string[]
  /** The case set that this slot is a part of. Slots of one set are adjacent. */
  readonly group?: string | undefined
}

/** The name of a frozen form. */
export const formHash = (slots: readonly FormSlot[]): string => hashOf(slots)

/** Orders tried, and units tried within each, before a form is given up. A bank without enemies needs one walk. */
const ORDERS = 8
const STEPS = 500

/**
 * A form that meets the blueprint: every cell and every kind exactly, as many case sets as fit up to `maxCases`, each
 * whole, and no two enemies. Single items come first, kind by kind, then the case sets.
 * `bank` holds only what may be examined on the day of the sitting (`inForceOn`); its order does not matter.
 * Refusal `blueprint-unfillable`, detail by `cause`: `sums` (the blueprint's cells and kinds differ in number), `cells`
 * (`cells`, and how many each is `lacking`), `kinds` (`kinds` taken together, and how many are `lacking`), `together`
 * (each count could be met, but not all at once without enemies and with whole case sets).
 */
export function assemble(
  blueprint: Blueprint,
  bank: readonly ItemVersion[],
  draw: Draw,
): Result<FormSlot[], 'blueprint-unfillable'> {
  const need = needOf(blueprint)
  const kindSum = need.kinds && [...need.kinds.values()].reduce((sum, n) => sum + n, 0)
  if (kindSum !== undefined && kindSum !== lengthOf(blueprint))
    return refuse('blueprint-unfillable', { cause: 'sums', items: lengthOf(blueprint), kinds: kindSum })

  const units = unitsOf([...bank].sort((a, b) => (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0)))
  const alone = units.filter(({ caseId }) => !caseId)
  const sets = need.cases > 0 ? units.filter(({ caseId }) => caseId) : []
  const stock = stockOf([...sets, ...alone])
  const cells = lackingCells(need, stock)
  if (cells.length > 0)
    return refuse('blueprint-unfillable', {
      cause: 'cells',
      cells: cells.map(({ cell }) => cell),
      lacking: cells.map(({ lacking }) => lacking),
    })
  const kinds = lackingKinds(need, stock)
  if (kinds) return refuse('blueprint-unfillable', { cause: 'kinds', kinds: kinds.kinds, lacking: kinds.lacking })

  for (let order = 0; order < ORDERS; order++) {
    const found = select([...draw.shuffle(sets), ...draw.shuffle(alone)], need, STEPS)
    if (found === 'none') break
    if (found !== 'gave-up') return ok(layOut(found, draw))
  }
  return refuse('blueprint-unfillable', { cause: 'together' })
}

function layOut(units: readonly Unit[], draw: Draw): FormSlot[] {
  const alone = KINDS.flatMap((kind) => units.filter((unit) => !unit.caseId && unit.items[0]?.kind === kind))
  const sets = units.filter((unit) => unit.caseId)
  return [...alone, ...sets]
    .flatMap((unit) => unit.items)
    .map((item, i) => ({
      slot: i + 1,
      itemHash: itemHash(item),
      optionOrder: optionOrderOf(item, draw),
      group: item.group?.id,
    }))
}

/** Options of a choice keep the author's order where it means something; ordering and matching are always shuffled. */
function optionOrderOf(item: ItemVersion, draw: Draw): readonly string[] {
  switch (item.kind) {
    case 'true-false':
      return []
    case 'single':
    case 'multiple': {
      const ids = item.options.map(({ id }) => id)
      return item.shuffle ? draw.shuffle(ids) : ids
    }
    case 'ordering':
    case 'matching':
      return draw.shuffle(item.options.map(({ id }) => id))
    default:
      return never(item)
  }
}
