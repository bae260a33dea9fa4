import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { itemHash, type ItemVersion, type Response } from '#app/domain/exam/item.ts'
import { gradeAttempt, type SatItem } from '#app/domain/grading/grade.ts'
import { matching, multiple, ordering, single, trueFalse } from '#test/exam/sample-items.ts'

const MARKS = { single: 100, multiple: 200, 'true-false': 50, ordering: 300, matching: 400 }
const sat = (...versions: ItemVersion[]): SatItem[] =>
  versions.map((version, i) => ({ slot: i + 1, itemHash: itemHash(version), version }))
const answers = (...responses: Response[]) => new Map(responses.map((response, i) => [i + 1, { response }]))

describe('the grade of an attempt', () => {
  it('gives marks by kind, slot by slot and topic by topic', () => {
    const items = sat(
      single('s1', { topic: 'licensing' }),
      multiple('m1', { topic: 'filing' }),
      trueFalse('t1', { topic: 'licensing' }),
      ordering('o1', { topic: 'filing' }),
      matching('p1', { topic: 'filing' }),
    )
    const grade = gradeAttempt(items, answers('b', ['a', 'c', 'd'], true, ['c', 'a', 'b'], null), { marks: MARKS, cutHundredths: 5714 })
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
    const forwards = gradeAttempt(items, answers('b', true, null), { marks: MARKS, cutHundredths: 6000 })
    expect(gradeAttempt([...items].reverse(), answers('b', true, null), { marks: MARKS, cutHundredths: 6000 })).toEqual(forwards)
  })

  it('of no answer at all is nothing, and fails', () => {
    const grade = gradeAttempt(sat(single('s1'), trueFalse('t1')), new Map(), { marks: MARKS, cutHundredths: 1 })
    expect(grade).toMatchObject({ total: 0, max: 150, percentHundredths: 0, passed: false })
  })

  it('of a form worth nothing is a fault, not a pass', () => {
    expect(() => gradeAttempt([], new Map(), { marks: MARKS, cutHundredths: 6000 })).toThrow('no marks')
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
    const grade = gradeAttempt(items, answers(...items.map((_, n) => (n < right ? 'b' : 'a'))), { marks: MARKS, cutHundredths: cut })
    expect(grade).toMatchObject({ percentHundredths: percent, passed })
  })

  it('that misses a floor fails with whatever marks, and says of which topic', () => {
    const items = sat(...[1, 2, 3].map((n) => single(`s${n}`, { topic: 'filing' })), ...[4, 5].map((n) => single(`s${n}`, { topic: 'prohibited' })))
    const rules = { marks: MARKS, cutHundredths: 6000, floors: [{ topic: 'prohibited', percentHundredths: 5001 }, { topic: 'absent', percentHundredths: 10_000 }] }
    const one = gradeAttempt(items, answers('b', 'b', 'b', 'b', 'a'), rules)
    expect(one).toMatchObject({ percentHundredths: 8000, passed: false, floorsMissed: ['prohibited'] })
    expect(gradeAttempt(items, answers('b', 'a', 'a', 'b', 'b'), rules)).toMatchObject({ percentHundredths: 6000, passed: true, floorsMissed: [] })
    // Half is half, exactly.
    expect(gradeAttempt(items, answers('b', 'b', 'b', 'b', 'a'), { ...rules, floors: [{ topic: 'prohibited', percentHundredths: 5000 }] })).toMatchObject({ passed: true })
  })

  it('gives credit by part only to the kinds of which the policy says so', () => {
    const items = sat(multiple('m1'), matching('p1'))
    const half = answers(['a', 'c'], { a: 'd', b: 'c' })
    const grade = (credit?: Blueprint['credit']) => gradeAttempt(items, half, { marks: MARKS, cutHundredths: 1, credit }).perSlot.map(({ earned }) => earned)
    expect(grade()).toEqual([0, 0])
    expect(grade({ multiple: 'per-part' })).toEqual([133, 0])
    expect(grade({ multiple: 'all-or-nothing', matching: 'per-part' })).toEqual([0, 266])
  })

  it('without floors and rulings has the form that grades always had', () => {
    const grade = gradeAttempt(sat(single('s1')), answers('b'), { marks: MARKS, cutHundredths: 6000 })
    expect(Object.keys(grade).sort()).toEqual(['max', 'passed', 'perSlot', 'percentHundredths', 'topics', 'total'])
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
          const grade = gradeAttempt(items, answers(...given), { marks, cutHundredths: cut })
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
