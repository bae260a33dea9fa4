// Blueprints for the tests of forms, and what every form must be.

import { expect } from 'vitest'
import { drawFrom } from '#app/domain/draw.ts'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { assemble, type FormSlot } from '#app/domain/exam/form.ts'
import { type ItemVersion, itemHash, type Kind, LEVELS } from '#app/domain/exam/item.ts'

export const MARKS = { single: 100, multiple: 100, 'true-false': 100, ordering: 100, matching: 100 }
export const blueprint = (changes: Partial<Blueprint>): Blueprint => ({
  id: 'test',
  version: '1',
  minutes: 60,
  cutHundredths: 6000,
  marks: MARKS,
  cells: [],
  maxCases: 0,
  ...changes,
})
export const row = (topic: string, recall: number, application = 0, judgement = 0) => ({
  topic,
  recall,
  application,
  judgement,
})

export const itemsOf = (slots: readonly FormSlot[], bank: readonly ItemVersion[]): ItemVersion[] => {
  const byHash = new Map(bank.map((version) => [itemHash(version), version]))
  return slots.map((slot) => {
    const found = byHash.get(slot.itemHash)
    if (!found) throw new Error(`slot ${slot.slot} is not from the bank`)
    return found
  })
}
export const assembled = (wanted: Blueprint, bank: readonly ItemVersion[], seed = 'seed') => {
  const form = assemble(wanted, bank, drawFrom(seed))
  if (!form.ok) throw new Error(`${form.refusal} ${JSON.stringify(form.detail)}`)
  return form.value
}

/** Everything a form must be, told from its items alone. */
export function expectGood(wanted: Blueprint, bank: readonly ItemVersion[], slots: readonly FormSlot[]) {
  const items = itemsOf(slots, bank)
  expect(slots.map(({ slot }) => slot)).toEqual(items.map((_, i) => i + 1))
  for (const cell of wanted.cells)
    for (const level of LEVELS)
      expect(items.filter((i) => i.topic === cell.topic && i.level === level).length).toBe(cell[level])
  if (wanted.kinds)
    for (const kind of Object.keys(MARKS) as Kind[])
      expect(items.filter((i) => i.kind === kind).length).toBe(wanted.kinds[kind] ?? 0)
  const ids = new Set(items.map(({ itemId }) => itemId))
  expect(ids.size).toBe(items.length)
  const cases = [...new Set(items.flatMap(({ group }) => (group ? [group.id] : [])))]
  expect(cases.length).toBeLessThanOrEqual(wanted.maxCases)
  for (const { enemies } of items) expect(enemies.filter((id) => ids.has(id) || cases.includes(id))).toEqual([])
  for (const id of cases) {
    const places = slots.filter(({ group }) => group === id)
    const first = places[0]?.slot ?? 0
    expect(places.map(({ slot }) => slot)).toEqual(places.map((_, i) => first + i))
    expect(places.map(({ slot }) => items[slot - 1]?.group?.part)).toEqual(places.map((_, i) => i + 1))
    expect(places.length).toBe(items[first - 1]?.group?.of)
  }
  slots.forEach(({ optionOrder }, i) => {
    const version = items[i]
    const options = version && version.kind !== 'true-false' ? version.options.map(({ id }) => id) : []
    expect([...optionOrder].sort()).toEqual(options)
  })
}
