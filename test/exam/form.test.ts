import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawFrom } from '#app/domain/draw.ts'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { assemble, formHash, type FormSlot } from '#app/domain/exam/form.ts'
import { type ItemVersion, itemHash, type Kind, LEVELS, type Level } from '#app/domain/exam/item.ts'
import { caseSet, item, ordering, single, trueFalse } from './sample-items.ts'

const MARKS = { single: 100, multiple: 100, 'true-false': 100, ordering: 100, matching: 100 }
const blueprint = (changes: Partial<Blueprint>): Blueprint => ({
  id: 'test',
  version: '1',
  minutes: 60,
  cutHundredths: 6000,
  marks: MARKS,
  cells: [],
  maxCases: 0,
  ...changes,
})
const row = (topic: string, recall: number, application = 0, judgement = 0) => ({
  topic,
  recall,
  application,
  judgement,
})

const itemsOf = (slots: readonly FormSlot[], bank: readonly ItemVersion[]): ItemVersion[] => {
  const byHash = new Map(bank.map((version) => [itemHash(version), version]))
  return slots.map((slot) => {
    const found = byHash.get(slot.itemHash)
    if (!found) throw new Error(`slot ${slot.slot} is not from the bank`)
    return found
  })
}
const assembled = (wanted: Blueprint, bank: readonly ItemVersion[], seed = 'seed') => {
  const form = assemble(wanted, bank, drawFrom(seed))
  if (!form.ok) throw new Error(`${form.refusal} ${JSON.stringify(form.detail)}`)
  return form.value
}

/** Everything a form must be, told from its items alone. */
function expectGood(wanted: Blueprint, bank: readonly ItemVersion[], slots: readonly FormSlot[]) {
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

describe('a form', () => {
  it('has as many items of each topic and level as the blueprint says', () => {
    const bank = ['x', 'y'].flatMap((topic) =>
      LEVELS.flatMap((level) => [1, 2, 3, 4].map((n) => single(`${topic}-${level}-${n}`, { topic, level }))),
    )
    const wanted = blueprint({ cells: [row('x', 2, 1, 3), row('y', 0, 4, 1)] })
    expectGood(wanted, bank, assembled(wanted, bank))
  })

  it('is the same for the same seed, whatever the order of the bank, and another for another seed', () => {
    const bank = Array.from({ length: 40 }, (_, n) => single(`item-${n}`))
    const wanted = blueprint({ cells: [row('filing', 10)] })
    const form = assembled(wanted, bank, 'one')
    expect(assembled(wanted, [...bank].reverse(), 'one')).toEqual(form)
    expect(formHash(assembled(wanted, bank, 'one'))).toBe(formHash(form))
    expect(formHash(assembled(wanted, bank, 'two'))).not.toBe(formHash(form))
  })

  it('gives every item of a cell about the same chance', () => {
    const bank = Array.from({ length: 6 }, (_, n) => single(`item-${n}`))
    const wanted = blueprint({ cells: [row('filing', 2)] })
    const seen = new Map<string, number>()
    for (let n = 0; n < 600; n++)
      for (const { itemId } of itemsOf(assembled(wanted, bank, `seed ${n}`), bank))
        seen.set(itemId, (seen.get(itemId) ?? 0) + 1)
    for (const count of seen.values()) expect(Math.abs(count - 200)).toBeLessThan(60)
    expect(seen.size).toBe(6)
  })

  it('keeps cells and kinds at once where a careless choice would not', () => {
    // Only x has multiple-choice items beside single ones, and all of them are needed.
    const bank = [
      ...[1, 2, 3].map((n) => item('multiple', `xm-${n}`, { topic: 'x' })),
      ...[1, 2, 3, 4, 5, 6].map((n) => item('single', `xs-${n}`, { topic: 'x' })),
      ...[1, 2].map((n) => item('single', `ys-${n}`, { topic: 'y' })),
      item('true-false', 'yt-1', { topic: 'y' }),
    ]
    const wanted = blueprint({
      cells: [row('x', 4), row('y', 2)],
      kinds: { single: 2, multiple: 3, 'true-false': 1 },
    })
    for (let n = 0; n < 30; n++) expectGood(wanted, bank, assembled(wanted, bank, `seed ${n}`))
  })

  it('keeps options in the author’s order where the author says so', () => {
    const bank = [{ ...single('fixed'), shuffle: false }]
    const orders = [1, 2, 3, 4, 5, 6].map((n) => assembled(blueprint({ cells: [row('filing', 1)] }), bank, `${n}`))
    expect(new Set(orders.map(([slot]) => slot?.optionOrder.join(''))).size).toBe(1)
  })

  it('shuffles what is to be ordered, for the listing may be the key', () => {
    const orders = Array.from({ length: 20 }, (_, n) =>
      assembled(blueprint({ cells: [row('filing', 1)] }), [ordering('o')], `${n}`),
    )
    expect(new Set(orders.map(([slot]) => slot?.optionOrder.join(''))).size).toBeGreaterThan(3)
  })

  it('takes a case set whole, each part in its own cell, and its parts stand together', () => {
    const set = caseSet('case', [
      { kind: 'single', topic: 'x' },
      { kind: 'multiple', topic: 'y', level: 'judgement' },
      { kind: 'true-false', topic: 'x', level: 'application' },
    ])
    const parts = set.map((part, i) => ({ ...part, itemId: ['z', 'm', 'a'][i] ?? '' }))
    const bank = [...parts, ...[1, 2, 3].map((n) => single(`x-${n}`, { topic: 'x' }))]
    const wanted = blueprint({ cells: [row('x', 2, 1), row('y', 0, 0, 1)], maxCases: 1 })
    expectGood(wanted, bank, assembled(wanted, bank))
  })

  it.each([
    ['the blueprint allows none', 0, (set: ItemVersion[]) => set],
    ['a part is not in force', 1, (set: ItemVersion[]) => set.slice(1)],
    ['a part has no cell', 1, (set: ItemVersion[]) => set.map((part, i) => (i ? part : { ...part, topic: 'other' }))],
    [
      'its parts are enemies',
      1,
      (set: ItemVersion[]) => set.map((part, i) => (i ? part : { ...part, enemies: ['case-2'] })),
    ],
  ])('takes no part of a case set when %s', (_, maxCases, change) => {
    const set = caseSet('case', [{ kind: 'single' }, { kind: 'single' }, { kind: 'single' }])
    const bank = [...change(set), ...[1, 2, 3, 4].map((n) => single(`alone-${n}`))]
    const form = itemsOf(assembled(blueprint({ cells: [row('filing', 4)], maxCases }), bank), bank)
    expect(form.filter(({ group }) => group)).toEqual([])
  })

  it('never has two versions of one item', () => {
    const bank = [single('twice'), { ...single('twice'), key: 'c' }]
    expect(assemble(blueprint({ cells: [row('filing', 2)] }), bank, drawFrom('s'))).toMatchObject({ ok: false })
  })

  it('keeps away an item whose enemy is a whole case', () => {
    const set = caseSet('case', [{ kind: 'single' }, { kind: 'single' }])
    const bank = [...set, single('foe', { enemies: ['case'] }), single('friend')]
    const wanted = blueprint({ cells: [row('filing', 3)], maxCases: 1 })
    expect(itemsOf(assembled(wanted, bank), bank).map(({ itemId }) => itemId)).toEqual(['friend', 'case-1', 'case-2'])
  })
})

describe('a blueprint that cannot be filled', () => {
  const refusal = (wanted: Blueprint, bank: readonly ItemVersion[]) => assemble(wanted, bank, drawFrom('seed'))

  it('names each cell with what it lacks', () => {
    expect(refusal(blueprint({ cells: [row('filing', 3, 1), row('x', 0, 0, 2)] }), [single('only')])).toEqual({
      ok: false,
      refusal: 'blueprint-unfillable',
      detail: {
        cause: 'cells',
        cells: ['filing/recall', 'filing/application', 'x/judgement'],
        lacking: [2, 1, 2],
      },
    })
  })

  it('names the kinds that lack, within the cells', () => {
    const bank = [single('s1'), single('s2'), single('s3'), trueFalse('t1'), trueFalse('elsewhere', { topic: 'other' })]
    expect(
      refusal(blueprint({ cells: [row('filing', 3)], kinds: { single: 1, 'true-false': 2 } }), bank),
    ).toMatchObject({ detail: { cause: 'kinds', kinds: ['true-false'], lacking: 1 } })
  })

  it('names kinds that lack only together', () => {
    // Two multiple or true-false items are wanted, each kind is there, but all of them in a cell that wants one item.
    const bank = [
      ...[1, 2, 3].map((n) => single(`s${n}`)),
      ...[item('multiple', 'm1'), trueFalse('t1')].map((version) => ({ ...version, topic: 'x' })),
    ]
    const wanted = blueprint({
      cells: [row('filing', 2), row('x', 1)],
      kinds: { single: 1, multiple: 1, 'true-false': 1 },
    })
    expect(refusal(wanted, bank)).toMatchObject({
      detail: { cause: 'kinds', kinds: ['multiple', 'true-false'], lacking: 1 },
    })
  })

  it('counts of two enemies in a cell only one', () => {
    const bank = [single('a', { enemies: ['b'] }), single('b'), single('c'), single('d', { enemies: ['c'] })]
    expect(refusal(blueprint({ cells: [row('filing', 3)] }), bank)).toMatchObject({
      detail: { cause: 'cells', cells: ['filing/recall'], lacking: [1] },
    })
    expect(refusal(blueprint({ cells: [row('filing', 2)] }), bank).ok).toBe(true)
  })

  it('says that its own sums differ', () => {
    expect(refusal(blueprint({ cells: [row('filing', 3)], kinds: { single: 2 } }), [])).toMatchObject({
      detail: { cause: 'sums', items: 3, kinds: 2 },
    })
  })

  it('says that only enemies stand in the way', () => {
    const bank = [single('a', { enemies: ['b'] }), single('b', { topic: 'x' })]
    expect(refusal(blueprint({ cells: [row('filing', 1), row('x', 1)] }), bank)).toMatchObject({
      detail: { cause: 'together' },
    })
  })
})

// ── Small banks of every shape: the search is held against trying all selections ─────────────────────────────
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
const count = fc.nat(2)
const smallBlueprint = fc
  .record({
    x: fc.tuple(count, count),
    y: fc.tuple(count, count),
    maxCases: fc.nat(2),
    kinds: fc.option(fc.tuple(fc.nat(8), fc.nat(8)), { nil: undefined }),
  })
  .map(({ x, y, maxCases, kinds }) => {
    const total = x[0] + x[1] + y[0] + y[1]
    const one = Math.min(total, kinds?.[0] ?? 0)
    const two = Math.min(total - one, kinds?.[1] ?? 0)
    return blueprint({
      cells: [row('x', x[0], 0, x[1]), row('y', y[0], 0, y[1])],
      maxCases,
      kinds: kinds && { single: one, multiple: two, 'true-false': total - one - two },
    })
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
      fc.property(smallBank, smallBlueprint, fc.string(), (bank, wanted, seed) => {
        const form = assemble(wanted, bank, drawFrom(seed))
        expect(form.ok).toBe(feasible(wanted, bank))
        if (form.ok) {
          filled++
          expectGood(wanted, bank, form.value)
          expect(assemble(wanted, bank, drawFrom(seed))).toEqual(form)
        } else refused++
      }),
      { numRuns: 400 },
    )
    expect(filled).toBeGreaterThan(20)
    expect(refused).toBeGreaterThan(20)
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
