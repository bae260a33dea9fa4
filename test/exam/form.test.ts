import { describe, expect, it } from 'vitest'
import { drawFrom } from '#app/domain/draw.ts'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { assemble, formHash } from '#app/domain/exam/form.ts'
import { type ItemVersion, LEVELS } from '#app/domain/exam/item.ts'
import { assembled, blueprint, expectGood, itemsOf, row } from './sample-forms.ts'
import { caseSet, item, ordering, single, trueFalse } from './sample-items.ts'

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

  it('does not count one item against each of its enemies', () => {
    const bank = [single('a', { enemies: ['b', 'c'] }), single('b'), single('c')]
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
