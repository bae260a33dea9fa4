// Which items of a bank fill a blueprint: an exact search. `form.ts` lays the chosen ones out.

import type { Blueprint } from './blueprint.ts'
import { type CasePart, type ItemVersion, KINDS, type Kind, LEVELS } from './item.ts'

/** What is taken whole: one item that stands alone, or every part of a case set in order. */
export type Unit = {
  readonly items: readonly ItemVersion[]
  readonly caseId?: string | undefined
  /** Units that cannot stand on one form with this one. */
  readonly foes: ReadonlySet<Unit>
}

/** What is still to be filled. `cells` counts by `topic/level`. */
export type Need = {
  readonly cells: ReadonlyMap<string, number>
  readonly kinds: ReadonlyMap<Kind, number> | undefined
  readonly cases: number
}

const cellOf = (item: ItemVersion): string => `${item.topic}/${item.level}`

export function needOf(blueprint: Blueprint): Need {
  const cells = new Map<string, number>()
  for (const row of blueprint.cells)
    for (const level of LEVELS) {
      const cell = `${row.topic}/${level}`
      cells.set(cell, (cells.get(cell) ?? 0) + row[level])
    }
  const { kinds, maxCases } = blueprint
  return { cells, kinds: kinds && new Map(KINDS.map((kind) => [kind, kinds[kind] ?? 0])), cases: maxCases }
}

/**
 * The units of a bank, each knowing its foes: enemies, named from either side by an item's or a case's id, and other
 * versions of one item. A case set that lacks a part, or whose parts are enemies of each other, is no unit.
 */
export function unitsOf(bank: readonly ItemVersion[]): Unit[] {
  const units: (Unit & { foes: Set<Unit> })[] = []
  const sets = new Map<string, { item: ItemVersion; group: CasePart }[]>()
  for (const item of bank) {
    const { group } = item
    if (!group) units.push({ items: [item], foes: new Set() })
    else sets.set(group.id, [...(sets.get(group.id) ?? []), { item, group }])
  }
  for (const [caseId, parts] of sets) {
    parts.sort((a, b) => a.group.part - b.group.part)
    const whole = parts.every(({ group }, i) => group.part === i + 1 && group.of === parts.length)
    const items = parts.map(({ item }) => item)
    const peaceful = items.every((a) => !items.some((b) => a.enemies.includes(b.itemId)))
    if (whole && peaceful) units.push({ items, caseId, foes: new Set() })
  }

  const named = new Map<string, (typeof units)[number][]>()
  for (const unit of units)
    for (const name of [...unit.items.map(({ itemId }) => itemId), ...(unit.caseId ? [unit.caseId] : [])])
      named.set(name, [...(named.get(name) ?? []), unit])
  for (const unit of units)
    for (const name of unit.items.flatMap(({ itemId, enemies }) => [itemId, ...enemies]))
      for (const other of named.get(name) ?? [])
        if (other !== unit) {
          unit.foes.add(other)
          other.foes.add(unit)
        }
  return units
}

/** What a cell has: how many items of each kind, in the order of KINDS, and how many at the most at once. */
type Shelf = { counts: number[]; atOnce: number }
type Stock = ReadonlyMap<string, Readonly<Shelf>>

/** What each cell has. Of two foes in one cell only one can be had, so pairs of foes count once in `atOnce`. */
export function stockOf(units: Iterable<Unit>): Stock {
  const stock = new Map<string, Shelf>()
  const single = new Map<Unit, string>()
  for (const unit of units) {
    for (const item of unit.items) {
      const shelf = stock.get(cellOf(item)) ?? { counts: KINDS.map(() => 0), atOnce: 0 }
      const kind = KINDS.indexOf(item.kind)
      shelf.counts[kind] = (shelf.counts[kind] ?? 0) + 1
      shelf.atOnce++
      stock.set(cellOf(item), shelf)
    }
    const [item] = unit.items
    if (!item || unit.caseId || unit.foes.size === 0) continue
    const cell = cellOf(item)
    const foe = [...unit.foes].find((other) => single.get(other) === cell)
    const shelf = stock.get(cell)
    if (foe && shelf) {
      shelf.atOnce--
      single.delete(foe)
    } else single.set(unit, cell)
  }
  return stock
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n, 0)

/** The cells for which the stock does not suffice, with how many items each lacks. */
export function lackingCells(need: Need, stock: Stock): { readonly cell: string; readonly lacking: number }[] {
  return [...need.cells]
    .map(([cell, wanted]) => ({ cell, lacking: wanted - (stock.get(cell)?.atOnce ?? 0) }))
    .filter(({ lacking }) => lacking > 0)
}

/**
 * Kinds that cannot be had in the wanted number while the cells are kept, with how many are lacking.
 * Cells and kinds together are a transportation problem, and with five kinds its cut condition is short to check: each
 * set of kinds must find room for its number, where a cell gives room for no more than it wants and no more than it has.
 */
export function lackingKinds(
  need: Need,
  stock: Stock,
): { readonly kinds: Kind[]; readonly lacking: number } | undefined {
  if (!need.kinds) return undefined
  for (let set = 1; set < 1 << KINDS.length; set++) {
    const kinds = KINDS.filter((_, k) => set & (1 << k))
    let lacking = sumOf(kinds.map((kind) => need.kinds?.get(kind) ?? 0))
    if (lacking <= 0) continue
    for (const [cell, wanted] of need.cells) {
      if (wanted === 0) continue
      const shelf = stock.get(cell)
      if (shelf) lacking -= Math.min(wanted, shelf.atOnce, sumOf(shelf.counts.filter((_, k) => set & (1 << k))))
    }
    if (lacking > 0) return { kinds, lacking }
  }
  return undefined
}

/**
 * The first selection that meets the need exactly, taking units in the order given: each is taken if the form can still
 * be completed after it. Without enemies one walk through the list suffices; with them the search goes back and tries
 * without the unit. `none`: there is no such selection. `gave-up`: not found within `steps` (another order may do).
 */
export function select(units: readonly Unit[], need: Need, steps: number): readonly Unit[] | 'none' | 'gave-up' {
  const cells = new Map(need.cells)
  const kinds = need.kinds && new Map(need.kinds)
  const barred = new Map<Unit, number>()
  const taken: Unit[] = []
  let cases = need.cases
  let missing = sumOf([...need.cells.values()])
  let left = steps

  const count = (unit: Unit, by: 1 | -1) => {
    for (const item of unit.items) {
      cells.set(cellOf(item), (cells.get(cellOf(item)) ?? 0) - by)
      kinds?.set(item.kind, (kinds.get(item.kind) ?? 0) - by)
    }
    missing -= by * unit.items.length
    if (unit.caseId) cases -= by
    for (const foe of unit.foes) barred.set(foe, (barred.get(foe) ?? 0) + by)
  }
  const wants = (unit: Unit, atLeast: 0 | 1) =>
    unit.items.every(
      (item) => (cells.get(cellOf(item)) ?? 0) >= atLeast && (!kinds || (kinds.get(item.kind) ?? 0) >= atLeast),
    )
  const fits = (unit: Unit) => !barred.get(unit) && (!unit.caseId || cases > 0) && wants(unit, 1)
  const completable = (from: number) => {
    const now = { cells, kinds, cases }
    const stock = stockOf(units.slice(from).filter(fits))
    return lackingCells(now, stock).length === 0 && !lackingKinds(now, stock)
  }
  const walk = (from: number): boolean => {
    if (missing === 0) return true
    for (let i = from; i < units.length; i++) {
      const unit = units[i]
      if (!unit || !fits(unit)) continue
      if (left-- <= 0) return false
      count(unit, 1)
      taken.push(unit)
      if (wants(unit, 0) && completable(i + 1) && walk(i + 1)) return true
      taken.pop()
      count(unit, -1)
      if (!completable(i + 1)) return false
    }
    return false
  }
  if (walk(0)) return taken
  return left < 0 ? 'gave-up' : 'none'
}
