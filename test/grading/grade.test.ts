import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemHash, type ItemVersion, readResponse, type Response } from '#app/domain/exam/item.ts'
import { gradeAttempt, isRight, type SatItem } from '#app/domain/grading/grade.ts'
import { matching, multiple, ordering, single, trueFalse } from '#test/exam/sample-items.ts'

const MARKS = { single: 100, multiple: 200, 'true-false': 50, ordering: 300, matching: 400 }
const sat = (...versions: ItemVersion[]): SatItem[] =>
  versions.map((version, i) => ({ slot: i + 1, itemHash: itemHash(version), version }))
const answers = (...responses: Response[]) => new Map(responses.map((response, i) => [i + 1, { response }]))

describe('a response', () => {
  it.each([
    [single('s'), 'b', true],
    [single('s'), 'a', false],
    [single('s'), null, false],
    [multiple('m'), ['a', 'd', 'c'], true],
    [multiple('m'), ['a', 'c'], false],
    [multiple('m'), ['a', 'b', 'c', 'd'], false],
    [multiple('m'), null, false],
    [trueFalse('t'), false, true],
    [trueFalse('t'), true, false],
    [trueFalse('t'), null, false],
    [ordering('o'), ['c', 'a', 'b'], true],
    [ordering('o'), ['a', 'b', 'c'], false],
    [matching('p'), { a: 'd', b: 'c', c: 'a' }, true],
    [matching('p'), { a: 'd', b: 'c' }, false],
    [matching('p'), { a: 'd', b: 'c', c: 'b' }, false],
  ] as [ItemVersion, unknown, boolean][])('to %o of %j is right: %s', (version, value, right) => {
    const response = readResponse(version, value)
    if (!response.ok) throw new Error(response.refusal)
    expect(isRight(version, response.value)).toBe(right)
  })
})

describe('the grade of an attempt', () => {
  it('gives marks by kind, slot by slot and topic by topic', () => {
    const items = sat(
      single('s1', { topic: 'licensing' }),
      multiple('m1', { topic: 'filing' }),
      trueFalse('t1', { topic: 'licensing' }),
      ordering('o1', { topic: 'filing' }),
      matching('p1', { topic: 'filing' }),
    )
    const grade = gradeAttempt(items, answers('b', ['a', 'c', 'd'], true, ['c', 'a', 'b'], null), MARKS, 5714)
    expect(grade.perSlot).toEqual(
      [100, 200, 0, 300, 0].map((earned, i) => ({
        slot: i + 1,
        itemHash: items[i]?.itemHash,
        earned,
        max: [100, 200, 50, 300, 400][i],
      })),
    )
    expect(grade.topics).toEqual([
      { topic: 'filing', earned: 500, max: 900, items: 3 },
      { topic: 'licensing', earned: 100, max: 150, items: 2 },
    ])
    // 600 of 1050 is 57.142…%
    expect(grade).toMatchObject({ total: 600, max: 1050, percentHundredths: 5714, passed: true })
  })

  it('is told in slot order, in whatever order the items come', () => {
    const items = sat(single('s1'), trueFalse('t1'), multiple('m1'))
    const forwards = gradeAttempt(items, answers('b', true, null), MARKS, 6000)
    expect(gradeAttempt([...items].reverse(), answers('b', true, null), MARKS, 6000)).toEqual(forwards)
  })

  it('of no answer at all is nothing, and fails', () => {
    const grade = gradeAttempt(sat(single('s1'), trueFalse('t1')), new Map(), MARKS, 1)
    expect(grade).toMatchObject({ total: 0, max: 150, percentHundredths: 0, passed: false })
  })

  it('of a form worth nothing is a fault, not a pass', () => {
    expect(() => gradeAttempt([], new Map(), MARKS, 6000)).toThrow('no marks')
  })

  // Two of three is 66.666…%: it passes 66.66 and not 66.67, and neither is a matter of rounding.
  it.each([
    [60, 100, 6000, 6000, true],
    [59, 100, 6000, 5900, false],
    [2, 3, 6666, 6666, true],
    [2, 3, 6667, 6666, false],
    [1, 3, 3333, 3333, true],
    [1, 3, 3334, 3333, false],
    [3, 3, 10000, 10000, true],
  ])('with %d of %d items right, at a cut of %d, shows %d and passes: %s', (right, of, cut, percent, passed) => {
    const items = sat(...Array.from({ length: of }, (_, n) => single(`s${n}`)))
    const grade = gradeAttempt(items, answers(...items.map((_, n) => (n < right ? 'b' : 'a'))), MARKS, cut)
    expect(grade).toMatchObject({ percentHundredths: percent, passed })
  })

  it('adds up, and never shows the cut score to who missed it', () => {
    const kinds = [single, multiple, trueFalse]
    const slot = fc.record({
      make: fc.constantFrom(...kinds),
      topic: fc.constantFrom('x', 'y', 'z'),
      right: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(slot, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 10000 }),
        fc.record({
          single: fc.integer({ min: 1, max: 999 }),
          multiple: fc.integer({ min: 1, max: 999 }),
          'true-false': fc.integer({ min: 1, max: 999 }),
        }),
        (slots, cut, worth) => {
          const items = sat(...slots.map(({ make, topic }, n) => make(`i${n}`, { topic })))
          const given = items.map(({ version }, n): Response => {
            if (!slots[n]?.right) return null
            return version.kind === 'multiple' ? [...version.key].sort() : version.key
          })
          const marks = { ...MARKS, ...worth }
          const grade = gradeAttempt(items, answers(...given), marks, cut)
          const sum = (list: readonly { earned: number; max: number }[]) =>
            list.reduce<[number, number]>(([e, m], { earned, max }) => [e + earned, m + max], [0, 0])
          const total = items.reduce((all, { version }, n) => all + (slots[n]?.right ? marks[version.kind] : 0), 0)
          expect(sum(grade.perSlot)).toEqual([total, grade.max])
          expect(sum(grade.topics)).toEqual([grade.total, grade.max])
          expect(grade.passed).toBe(BigInt(grade.total) * 10000n >= BigInt(cut) * BigInt(grade.max))
          expect(grade.percentHundredths >= cut).toBe(grade.passed)
        },
      ),
    )
  })
})
