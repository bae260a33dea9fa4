// The bank: ids, keys, enemies, dates and places of items.

import { itemsOf } from '#app/content/catalogue.ts'
import { keyFaults } from '#app/content/checks/keys.ts'
import type { Content, FoundItem } from '#app/content/read.ts'
import type { CaseSet, Item } from '#app/content/schema.ts'
import { faultAt, type Fault, type Path } from '#app/content/source.ts'
import { lettersTellKey } from '#app/domain/exam/item.ts'

type SingleItem = Exclude<Item, CaseSet>

export function itemFaults(content: Content): Fault[] {
  const faults: Fault[] = []
  const topics = content.policies.topics?.value.topics.map((t) => t.id)
  for (const { value, folder, origin } of content.itemFiles) {
    if (value.topic !== folder)
      faults.push(faultAt(origin, ['topic'], `topic ${value.topic} stands in folder ${folder}`))
    else if (topics && !topics.includes(folder)) faults.push(faultAt(origin, ['topic'], `there is no topic ${folder}`))
  }
  const ids = new Set(content.broken)
  for (const found of content.items) {
    for (const [id, path] of idsOf(found)) {
      if (ids.has(id)) faults.push(faultAt(found.origin, path, `item id ${id} is used twice`))
      ids.add(id)
    }
  }
  for (const found of content.items) faults.push(...faultsOf(found, ids))
  return faults
}

/** The ids that an entry brings into the bank. A case set's id stands among the items': enemies may name it. */
function idsOf({ value, path }: FoundItem): [id: string, path: Path][] {
  const own: [string, Path] = [value.id, [...path, 'id']]
  return value.kind === 'case'
    ? [own, ...value.parts.map((p, i): [string, Path] => [p.id, [...path, 'parts', i, 'id']])]
    : [own]
}

function faultsOf(found: FoundItem, ids: ReadonlySet<string>): Fault[] {
  const { value, origin, path } = found
  if (value.kind !== 'case') {
    const tells = itemsOf(found).some((i) => lettersTellKey(i.version))
    const letters = tells
      ? [faultAt(origin, [...path, 'key'], 'the letters run in the order of the key and give it away')]
      : []
    return [...oneFaults(found, value, path, [value.id], ids), ...letters]
  }
  // Parts stand on one form together, so none may be another's enemy.
  const together = [value.id, ...value.parts.map((p) => p.id)]
  return value.parts.flatMap((part, i) => oneFaults(found, part, [...path, 'parts', i], together, ids))
}

function oneFaults(
  { origin }: FoundItem,
  item: SingleItem,
  path: Path,
  together: readonly string[],
  ids: ReadonlySet<string>,
): Fault[] {
  const faults = keyFaults(item).map((f) => faultAt(origin, [...path, ...f.path], f.what))
  if (item.effectiveTo !== null && item.effectiveTo < item.effectiveFrom)
    faults.push(faultAt(origin, [...path, 'effectiveTo'], 'ends before it begins'))
  item.enemies.forEach((enemy, i) => {
    const at: Path = [...path, 'enemies', i]
    if (enemy === item.id) faults.push(faultAt(origin, at, 'an item is not its own enemy'))
    else if (together.includes(enemy)) faults.push(faultAt(origin, at, `${enemy} is of the same case set`))
    else if (!ids.has(enemy)) faults.push(faultAt(origin, at, `there is no item ${enemy}`))
  })
  return faults
}
