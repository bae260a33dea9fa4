import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemHash, type ItemVersion, type Response } from '#app/domain/exam/item.ts'
import { trustedId } from '#app/domain/ids.ts'
import { allDropped, follows, type Grade, gradeAttempt, regraded, type SatItem, withoutKeptPass } from '#app/domain/grading/grade.ts'
import { type AskedEffect, readEffect, type Ruling, type RulingEffect, rulingsInForce, withoutWorthless } from '#app/domain/grading/ruling.ts'
import { caseSet, matching, multiple, ordering, single, trueFalse } from '#test/exam/sample-items.ts'

const MARKS = { single: 100, multiple: 200, 'true-false': 50, ordering: 300, matching: 400 }
const RULES = { marks: MARKS, cutHundredths: 6000 }
const sat = (...versions: ItemVersion[]): SatItem[] =>
  versions.map((version, i) => ({ slot: i + 1, itemHash: itemHash(version), version }))
const answers = (...responses: Response[]) => new Map(responses.map((response, i) => [i + 1, { response }]))
const id = (name: string) => trustedId<'ruling'>(name)
const ruling = (version: ItemVersion, effect: RulingEffect, name = 'r1'): Ruling => ({ id: id(name), itemHash: itemHash(version), effect })

const [one, two, three] = [single('s1'), single('s2', { topic: 'licensing' }), multiple('m1')]
const FORM = sat(one, two, three)
/** Right, wrong, and right but for one option: 100 of 400. */
const GIVEN = answers('b', 'a', ['a', 'c'])
const under = (...rulings: Ruling[]) => gradeAttempt(FORM, GIVEN, RULES, rulings)

describe('a ruling', () => {
  it.each([
    ['re-keys: the new key earns, the old one no more', ruling(one, { type: 'rekey', key: 'c' }), [0, 0, 0], 400],
    ['re-keys to what was answered', ruling(two, { type: 'rekey', key: 'a' }), [100, 100, 0], 400],
    ['accepts several', ruling(three, { type: 'accept', responses: [['a', 'c', 'd'], ['a', 'c']] }), [100, 0, 200], 400],
    ['drops: neither earned nor missed', ruling(two, { type: 'drop' }), [100, 0, 0], 300],
    ['gives everybody the item', ruling(two, { type: 'full-credit' }), [100, 100, 0], 400],
  ] as const)('%s', (_, given, earned, max) => {
    const grade = under(given)
    expect(grade.perSlot.map((slot) => slot.earned)).toEqual(earned)
    expect(grade).toMatchObject({ max, total: earned.reduce<number>((a, b) => a + b, 0), rulings: ['r1'] })
  })

  it('gives full credit to who left the item empty', () => {
    expect(gradeAttempt(FORM, answers(null), RULES, [ruling(one, { type: 'full-credit' })]).total).toBe(100)
  })

  it('that drops takes the topic with it when nothing else asks about it', () => {
    expect(under(ruling(two, { type: 'drop' })).topics).toEqual([{ topic: 'filing', earned: 100, max: 300, items: 2 }])
    expect(under(ruling(one, { type: 'drop' })).topics.map(({ topic, items }) => [topic, items])).toEqual([['filing', 1], ['licensing', 1]])
  })

  it('that drops the only item of a topic takes its floor away', () => {
    const rules = { marks: MARKS, cutHundredths: 1, floors: [{ topic: 'licensing', percentHundredths: 6000 }] }
    expect(gradeAttempt(FORM, GIVEN, rules)).toMatchObject({ passed: false, floorsMissed: ['licensing'] })
    expect(gradeAttempt(FORM, GIVEN, rules, [ruling(two, { type: 'drop' })])).toMatchObject({ passed: true, floorsMissed: [] })
  })

  it('takes the best of several accepted responses, by part too', () => {
    const effect: RulingEffect = { type: 'accept', responses: [['a', 'c', 'd'], ['a', 'b', 'c', 'e']] }
    const grade = gradeAttempt(FORM, GIVEN, { ...RULES, credit: { multiple: 'per-part' } }, [ruling(three, effect)])
    // Two of three options against the one, two of four against the other.
    expect(grade.perSlot[2]?.earned).toBe(133)
  })

  it('on a version holds for that version alone, and of several the one applied last holds', () => {
    const other = ruling(single('s9'), { type: 'drop' }, 'r9')
    expect(under(other)).toEqual(under())
    const [first, last] = [ruling(two, { type: 'drop' }, 'r1'), ruling(two, { type: 'rekey', key: 'a' }, 'r2')]
    expect(under(first, last)).toEqual(under(last))
    expect(under(last, first)).toMatchObject({ max: 300, rulings: ['r1'] })
    expect([...rulingsInForce([first, other, last]).values()].map((r) => r.id)).toEqual(['r2', 'r9'])
  })

  it('may not drop a whole form: what is left to nobody is no grade', () => {
    const drops = FORM.map(({ version }, i) => ruling(version, { type: 'drop' }, `r${i}`))
    expect(allDropped(FORM, drops)).toBe(true)
    expect(allDropped(FORM, drops.slice(1))).toBe(false)
    expect(() => under(...drops)).toThrow('no marks')
  })

  it('leaves every grade between nothing and all, whatever is ruled', () => {
    const version = fc.constantFrom(one, two, three)
    const effect = fc.constantFrom<RulingEffect>({ type: 'drop' }, { type: 'full-credit' }, { type: 'rekey', key: 'd' }, { type: 'accept', responses: ['a', 'b'] })
    fc.assert(
      fc.property(fc.array(fc.tuple(version, effect), { maxLength: 6 }), (ruled) => {
        const rulings = ruled.map(([v, e], i) => ruling(v, e, `r${i}`))
        fc.pre(!allDropped(FORM, rulings))
        const grade = under(...rulings)
        for (const { earned, max } of [...grade.perSlot, ...grade.topics, { earned: grade.total, max: grade.max }]) {
          expect(earned).toBeGreaterThanOrEqual(0)
          expect(earned).toBeLessThanOrEqual(max)
        }
        expect(grade.topics.reduce((sum, topic) => sum + topic.max, 0)).toBe(grade.max)
        // What the grade names is enough to compute it again.
        expect(under(...rulings.filter((r) => grade.rulings?.includes(r.id)))).toEqual(grade)
      }),
    )
  })
})

describe('a ruling as it is asked for', () => {
  const KEYED: readonly [ItemVersion, AskedEffect, unknown][] = [
    [one, { type: 'rekey', key: 'c' }, { type: 'rekey', key: 'c' }],
    [one, { type: 'rekey', key: 'b' }, 'ruling-changes-nothing'],
    [one, { type: 'rekey', key: 'z' }, 'ruling-key-malformed'],
    [one, { type: 'rekey', key: null }, 'ruling-key-malformed'],
    [one, { type: 'accept', responses: ['b', 'c', 'c'] }, { type: 'accept', responses: ['b', 'c'] }],
    [one, { type: 'accept', responses: ['b', 'b'] }, 'ruling-accept-too-few'],
    [one, { type: 'accept', responses: ['b', 'z'] }, 'ruling-key-malformed'],
    [three, { type: 'rekey', key: ['d', 'a'] }, { type: 'rekey', key: ['a', 'd'] }],
    [three, { type: 'rekey', key: ['c', 'd', 'a', 'a'] }, 'ruling-changes-nothing'],
    [three, { type: 'rekey', key: [] }, 'ruling-key-malformed'],
    [trueFalse('t'), { type: 'rekey', key: true }, { type: 'rekey', key: true }],
    [ordering('o'), { type: 'rekey', key: ['a', 'b'] }, 'ruling-key-malformed'],
    [matching('p'), { type: 'rekey', key: { a: 'a', b: 'b', c: 'c' } }, { type: 'rekey', key: { a: 'a', b: 'b', c: 'c' } }],
    [matching('p'), { type: 'rekey', key: { a: 'a', b: 'b' } }, 'ruling-key-malformed'],
    [matching('p'), { type: 'rekey', key: { a: 'd', b: 'c', c: 'a' } }, 'ruling-changes-nothing'],
    [one, { type: 'drop' }, { type: 'drop' }],
    [one, { type: 'full-credit' }, { type: 'full-credit' }],
  ]
  it.each(KEYED)('on %o, %j: %j', (version, asked, expected) => {
    const read = readEffect(version, asked)
    expect(read.ok ? read.value : read.refusal).toEqual(expected)
  })

  it('is measured against what is in force: the old key may be put back, the same thing not ruled twice', () => {
    expect(readEffect(one, { type: 'rekey', key: 'b' }, { type: 'drop' })).toMatchObject({ ok: true })
    expect(readEffect(one, { type: 'drop' }, { type: 'drop' })).toMatchObject({ refusal: 'ruling-changes-nothing' })
    const accepted: RulingEffect = { type: 'accept', responses: ['b', 'c'] }
    expect(readEffect(one, { type: 'accept', responses: ['c', 'b'] }, accepted)).toMatchObject({ refusal: 'ruling-changes-nothing' })
    expect(readEffect(one, { type: 'accept', responses: ['c', 'd'] }, accepted)).toMatchObject({ ok: true })
  })
})

describe('the items for new forms', () => {
  it('lose what tells nothing any more, a case set as a whole', () => {
    const set = caseSet('case', [{ kind: 'single' }, { kind: 'true-false' }, { kind: 'single' }])
    const usable = new Map([one, two, ...set].map((version) => [itemHash(version), version]))
    expect(withoutWorthless(usable, new Set([itemHash(three)]))).toBe(usable)
    expect([...withoutWorthless(usable, new Set([itemHash(one)])).values()]).toEqual([two, ...set])
    expect([...withoutWorthless(usable, new Set(set.slice(1, 2).map(itemHash))).values()]).toEqual([one, two])
  })
})

describe('applying a ruling', () => {
  const all = (n: number) => sat(...Array.from({ length: 5 }, (_, i) => single(`s${i}`, { topic: `t${n}` })))
  const form = all(1)
  const graded = (right: number, ...rulings: Ruling[]): Grade =>
    gradeAttempt(form, answers(...form.map((_, i) => (i < right ? 'b' : 'a'))), RULES, rulings)
  const first = form[0] as SatItem
  const away = ruling(first.version, { type: 'rekey', key: 'd' }, 'away')
  const gift = ruling(first.version, { type: 'rekey', key: 'a' }, 'gift')

  it('gives a pass that was earned', () => {
    const failed = gradeAttempt(form, answers('a', 'b', 'b', 'a', 'a'), RULES)
    const computed = gradeAttempt(form, answers('a', 'b', 'b', 'a', 'a'), RULES, [gift])
    expect(failed.passed).toBe(false)
    expect(regraded(failed, computed, gift.id, true)).toEqual({ grade: computed, change: 'pass-gained' })
  })
  it('takes no pass: the marks fall, the pass stands, and it is at stake', () => {
    const { grade, change } = regraded(graded(3), graded(3, away), away.id, true)
    expect(change).toBe('pass-at-stake')
    expect(grade).toMatchObject({ total: 200, percentHundredths: 4000, passed: true, passKept: 'away' })
    expect(follows(grade, graded(3, away))).toBe(true)
  })
  it('before the release keeps no pass, for nobody was told of one', () => {
    const { grade, change } = regraded(graded(3), graded(3, away), away.id, false)
    expect(change).toBe('mark')
    expect(grade).toEqual(graded(3, away))
    expect(regraded(graded(2), graded(3), away.id, false).change).toBe('pass-gained')
  })
  it('does not put the same pass at stake twice, and forgets it when the marks pass again', () => {
    const kept = regraded(graded(3), graded(3, away), away.id, true).grade
    const again = regraded(kept, graded(3, ruling(first.version, { type: 'drop' }, 'drop')), id('drop'), true)
    expect(again).toMatchObject({ change: 'mark', grade: { passed: true, passKept: 'away', total: 200, max: 400 } })
    const back = regraded(kept, graded(3), id('back'), true)
    expect(back.grade).toEqual(graded(3))
    expect(back.change).toBe('mark')
  })
  it('changes marks without touching pass or fail, or nothing at all', () => {
    expect(regraded(graded(4), graded(4, away), away.id, true).change).toBe('mark')
    expect(regraded(graded(0), graded(0, away), away.id, true).change).toBe('none')
  })
  it('a pass that a case takes afterwards leaves the grade that the answers compute', () => {
    const kept = regraded(graded(3), graded(3, away), away.id, true).grade
    expect(withoutKeptPass(kept)).toEqual(graded(3, away))
    expect(follows(withoutKeptPass(kept), graded(3, away))).toBe(true)
  })
  it('a stored grade that says anything else than the computed one does not follow', () => {
    const computed = graded(3)
    expect(follows(computed, computed)).toBe(true)
    expect(follows({ ...computed, passed: false }, computed)).toBe(false)
    expect(follows({ ...computed, passKept: id('x') }, computed)).toBe(false)
    expect(follows({ ...graded(2), passed: true }, graded(2))).toBe(false)
  })
})
