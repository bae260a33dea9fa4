// Any bank and any blueprint: the search is held against trying all selections, and a form against what it must be.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawFrom } from '#app/domain/draw.ts'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { assemble } from '#app/domain/exam/form.ts'
import { type ItemVersion, type Kind, LEVELS, type Level } from '#app/domain/exam/item.ts'
import { assembled, blueprint, expectGood, row } from './sample-forms.ts'
import { caseSet, item } from './sample-items.ts'

const kindOf = fc.constantFrom<Kind>('single', 'multiple', 'true-false')
const cellOf = fc.record({ topic: fc.constantFrom('x', 'y'), level: fc.constantFrom<Level>('recall', 'judgement') })
const smallBank = fc
  .record({
    alone: fc.array(fc.record({ kind: kindOf, cell: cellOf }), { maxLength: 7 }),
    sets: fc.array(fc.array(fc.record({ kind: kindOf, cell: cellOf }), { minLength: 2, maxLength: 3 }), {
      maxLength: 2,
    }),
    feuds: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 5 }),
  })
  .map(({ alone, sets, feuds }) => {
    const bank = [
      ...alone.map(({ kind, cell }, n) => item(kind, `alone-${n}`, cell)),
      ...sets.flatMap((parts, n) =>
        caseSet(
          `set-${n}`,
          parts.map(({ kind, cell }) => ({ kind, ...cell })),
        ),
      ),
    ]
    return bank.map((version, n) => ({
      ...version,
      enemies: feuds.flatMap(([from, to]) => (from === n && to !== n && bank[to] ? [bank[to].itemId] : [])),
    }))
  })
/** A blueprint that some of the bank's items would meet if they could stand together, sometimes with one more wanted. */
const bankAndBlueprint = fc
  .record({
    bank: smallBank,
    some: fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }),
    exactKinds: fc.boolean(),
    maxCases: fc.nat(2),
    more: fc.constantFrom(undefined, undefined, undefined, 'x', 'y'),
  })
  .map(({ bank, some, exactKinds, maxCases, more }) => {
    const taken = bank.filter((_, n) => some[n])
    const of = (topic: string, level: Level) =>
      taken.filter((version) => version.topic === topic && version.level === level).length +
      (topic === more && level === 'recall' ? 1 : 0)
    const kinds: Partial<Record<Kind, number>> = more ? { single: 1 } : {}
    for (const { kind } of taken) kinds[kind] = (kinds[kind] ?? 0) + 1
    const cells = ['x', 'y'].map((topic) => row(topic, of(topic, 'recall'), 0, of(topic, 'judgement')))
    return { bank, wanted: blueprint({ cells, maxCases, kinds: exactKinds ? kinds : undefined }) }
  })

/** Whether some selection of the bank meets the blueprint: every subset is tried. */
function feasible(wanted: Blueprint, bank: readonly ItemVersion[]): boolean {
  for (let set = 0; set < 1 << bank.length; set++) {
    const items = bank.filter((_, i) => set & (1 << i))
    const ids = items.map(({ itemId }) => itemId)
    const cases = new Set(items.flatMap(({ group }) => (group ? [group.id] : [])))
    const good =
      wanted.cells.every((cell) =>
        LEVELS.every(
          (level) => items.filter((i) => i.topic === cell.topic && i.level === level).length === cell[level],
        ),
      ) &&
      (!wanted.kinds ||
        Object.entries(wanted.kinds).every(([kind, n]) => items.filter((i) => i.kind === kind).length === n)) &&
      cases.size <= wanted.maxCases &&
      items.every(({ group }) => !group || items.filter((i) => i.group?.id === group.id).length === group.of) &&
      items.every(({ enemies }) => !enemies.some((id) => ids.includes(id)))
    if (good) return true
  }
  return false
}

describe('assembling', () => {
  it('meets the blueprint whenever any selection does, and refuses only when none does', () => {
    let [filled, refused] = [0, 0]
    fc.assert(
      fc.property(bankAndBlueprint, fc.string(), ({ bank, wanted }, seed) => {
        const form = assemble(wanted, bank, drawFrom(seed))
        expect(form.ok).toBe(feasible(wanted, bank))
        if (form.ok) {
          filled++
          expectGood(wanted, bank, form.value)
          expect(assemble(wanted, bank, drawFrom(seed))).toEqual(form)
        } else refused++
      }),
      { numRuns: 600 },
    )
    expect(filled).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(100)
  })

  it('makes a hundred-item form of a bank with cases, enemies and exact kinds', () => {
    const draw = drawFrom('bank')
    const kinds: Kind[] = ['single', 'single', 'single', 'multiple', 'true-false']
    const topics = ['t0', 't1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9']
    const alone = topics.flatMap((topic) =>
      LEVELS.flatMap((level) =>
        Array.from({ length: 9 }, (_, n) =>
          item(kinds[n % 5] ?? 'single', `${topic}-${level}-${n}`, {
            topic,
            level,
            enemies:
              draw.below(6) === 0 ? [`${topic}-${level}-${draw.below(9)}`].filter((id) => !id.endsWith(`${n}`)) : [],
          }),
        ),
      ),
    )
    const sets = topics.flatMap((topic) =>
      caseSet(`case-${topic}`, [
        { kind: 'single', topic, level: 'judgement' },
        { kind: 'multiple', topic, level: 'judgement' },
        { kind: 'true-false', topic, level: 'application' },
      ]),
    )
    const bank = [...alone, ...sets]
    const wanted = blueprint({
      cells: topics.map((topic) => row(topic, 4, 3, 3)),
      kinds: { single: 60, multiple: 20, 'true-false': 20 },
      maxCases: 3,
    })
    for (let n = 0; n < 5; n++) {
      const form = assembled(wanted, bank, `candidate ${n}`)
      expectGood(wanted, bank, form)
      expect(new Set(form.flatMap(({ group }) => group ?? [])).size).toBe(3)
    }
  })
})
