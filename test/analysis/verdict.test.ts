import { describe, expect, it } from 'vitest'
import { choicesIn, choicesOffered } from '#app/domain/analysis/choices.ts'
import { type ChoiceStatistics, choiceTable } from '#app/domain/analysis/distractors.ts'
import { driftOf } from '#app/domain/analysis/drift.ts'
import { firstAttempts } from '#app/domain/analysis/first-attempts.ts'
import { guardOf } from '#app/domain/analysis/guard.ts'
import { answersTo, guessShare } from '#app/domain/analysis/guess.ts'
import type { ItemStatistics } from '#app/domain/analysis/item-statistics.ts'
import { factsOf, looksByItem, seenOf } from '#app/domain/analysis/sheet.ts'
import { type Reason, verdictOn } from '#app/domain/analysis/verdict.ts'
import { drawFrom } from '#app/domain/draw.ts'
import { itemHash } from '#app/domain/exam/item.ts'
import { hundredths } from '#app/domain/grading/mark.ts'
import { type PersonId, trustedId } from '#app/domain/ids.ts'
import { at, matching, multiple, ordering, single, trueFalse } from '../exam/sample-items.ts'
import { chance, hashAt, sheetsOf, strangers } from './sheets.ts'

const good: ItemStatistics = { n: 200, facility: 0.7, deviation: 0.46, upperLower: 0.4, pointBiserial: 0.4, itemRest: 0.35, efficiency: 0.5, withTotal: 0.01 }
const choice = (flag: ChoiceStatistics['flag'], withRest: number): ChoiceStatistics => ({ choice: 'a', keyed: false, count: 20, share: 0.1, meanTotal: 0.5, withRest, flag })
const big = { before: { n: 200, facility: 0.5 }, after: { n: 200, facility: 0.9 }, proportions: null, matched: null, size: 'large' } as const

describe('the verdict on an item', () => {
  const rows: { story: string; is: Partial<ItemStatistics>; ruling?: 'drop' | 'full-credit' | 'rekey' | 'accept'; choices?: ChoiceStatistics[]; drift?: 'easier' | 'harder'; verdict: string; reasons: Reason[]; remarks?: Reason[] }[] = [
    { story: 'a good one', is: {}, verdict: 'keep', reasons: [] },
    { story: 'seen by 29', is: { n: 29, facility: 0.01 }, verdict: 'too-few', reasons: ['too-few'] },
    { story: 'hard', is: { facility: 0.19 }, verdict: 'revise', reasons: ['too-hard', 'at-guess'] },
    { story: 'just not too hard, yet at what guessing earns', is: { facility: 0.2 }, verdict: 'revise', reasons: ['at-guess'] },
    { story: 'easy', is: { facility: 0.951 }, verdict: 'revise', reasons: ['too-easy'] },
    { story: 'just not too easy', is: { facility: 0.95 }, verdict: 'keep', reasons: [] },
    { story: 'weak', is: { upperLower: 0.09 }, verdict: 'revise', reasons: ['weak'] },
    { story: 'just against the rest', is: { itemRest: -0.01 }, verdict: 'revise', reasons: ['against-the-rest'] },
    { story: 'far against the rest and nothing explains it', is: { itemRest: -0.3, upperLower: -0.2 }, verdict: 'retire', reasons: ['against-the-rest', 'weak'] },
    { story: 'the same among ninety-nine', is: { n: 99, itemRest: -0.3, upperLower: -0.2 }, verdict: 'revise', reasons: ['against-the-rest', 'weak'] },
    { story: 'far against the rest with a wrong choice that draws the able: its key is in doubt', is: { itemRest: -0.3 }, choices: [choice('ambiguous', 0.3)], verdict: 'revise', reasons: ['against-the-rest', 'ambiguous-choice'] },
    { story: 'a wrong choice that draws the able a little', is: {}, choices: [choice('ambiguous', 0.05)], verdict: 'keep', reasons: [], remarks: ['ambiguous-choice'] },
    { story: 'a choice that nobody takes', is: {}, choices: [choice('non-functional', -0.1)], verdict: 'keep', reasons: [], remarks: ['non-functional-choice'] },
    { story: 'known outside', is: {}, drift: 'easier', verdict: 'retire', reasons: ['became-easier'] },
    { story: 'known outside, among fifty', is: { n: 50 }, drift: 'easier', verdict: 'revise', reasons: ['became-easier'] },
    { story: 'harder since a rule changed', is: {}, drift: 'harder', verdict: 'revise', reasons: ['became-harder'] },
    { story: 'dropped', is: { itemRest: -0.3 }, ruling: 'drop', verdict: 'revise', reasons: ['dropped', 'against-the-rest'] },
    { story: 'rekeyed', is: {}, ruling: 'rekey', verdict: 'revise', reasons: ['rekeyed'] },
    { story: 'with no variance', is: { facility: 1, itemRest: null, upperLower: null, pointBiserial: null }, verdict: 'revise', reasons: ['too-easy'] },
  ]
  it.each(rows)('$story: $verdict', ({ is, ruling, choices = [], drift, verdict, reasons, remarks = [] }) => {
    const facts = { ruling: ruling ?? null, guess: 0.25 }
    expect(verdictOn(facts, { ...good, ...is }, { choices, unanswered: 0 }, drift ? { ...big, direction: drift } : null)).toEqual({ verdict, reasons, remarks })
  })
})

describe('guards', () => {
  it.each([[0, 'counts-only'], [29, 'counts-only'], [30, 'unstable'], [99, 'unstable'], [100, 'stable']])('of %i candidates: %s', (n, guard) =>
    expect(guardOf(n)).toBe(guard),
  )
})

describe('guessing', () => {
  it.each([
    [single('s'), 4], [trueFalse('t'), 2], [multiple('m'), 31], [ordering('o'), 6], [matching('x'), 64],
  ])('has as many whole answers as the kind allows', (version, answers) => {
    expect(answersTo(version)).toBe(answers)
    expect(guessShare(version, 1, 'all-or-nothing')).toBe(1 / answers)
  })
  it('earns twice as much where two answers are right, and no simple number by part', () => {
    expect(guessShare(single('s'), 2, 'per-part')).toBe(0.5)
    expect(guessShare(multiple('m'), 1, 'per-part')).toBeNull()
  })
})

describe('choices', () => {
  it.each([
    [multiple('m'), ['a', 'c'], ['a', 'c'], ['a', 'b', 'c', 'd', 'e']],
    [trueFalse('t'), false, ['false'], ['true', 'false']],
    [ordering('o'), ['c', 'a', 'b'], ['c a b'], []],
    [matching('x'), { a: 'd', b: 'c' }, ['a=d', 'b=c'], []],
    [single('s'), null, [], ['a', 'b', 'c', 'd']],
  ])('of an answer and of an item', (version, response, chosen, offered) => {
    expect(choicesIn(version.kind, response)).toEqual(chosen)
    expect(choicesOffered(version)).toEqual(offered)
  })
  it('of a matching item are the right pairs and those that were chosen, without a word about rare ones', () => {
    const version = matching('x')
    const facts = factsOf(version, undefined, 'all-or-nothing')
    const look = (response: Record<string, string> | null, x: number) => ({ sheet: 's', x, total: x, rest: x, part: x, response })
    const { choices, unanswered } = choiceTable(facts, [look({ a: 'd', b: 'c', c: 'a' }, 1), look({ a: 'd', b: 'b' }, 0), look(null, 0)])
    expect(choices.map((c) => [c.choice, c.keyed, c.count, c.flag])).toEqual([['a=d', true, 2, null], ['b=c', true, 1, null], ['c=a', true, 1, null], ['b=b', false, 1, null]])
    expect(unanswered).toBe(1)
  })
})

describe('one graded slot', () => {
  const version = single('s')
  const mark = { slot: 1, itemHash: itemHash(version), earned: hundredths(0), max: hundredths(0) }
  const rules = { marks: { single: 100, multiple: 200, 'true-false': 100, ordering: 200, matching: 200 }, cutHundredths: 6000 }

  it('keeps the score that its key gives when the item was dropped', () => {
    expect(seenOf(mark, 'b', factsOf(version, { type: 'drop' }, 'all-or-nothing'), rules)).toMatchObject({ max: 0, earned: 0, score: 1 })
  })
  it('is scored by the key that a ruling put in place, or by any of several', () => {
    expect(seenOf(mark, 'b', factsOf(version, { type: 'rekey', key: 'c' }, 'all-or-nothing'), rules).score).toBe(0)
    expect(seenOf(mark, 'c', factsOf(version, { type: 'accept', responses: ['b', 'c'] }, 'all-or-nothing'), rules).score).toBe(1)
  })
  it('has a share of its score where credit is by part', () => {
    const many = multiple('m')
    const by = { ...rules, credit: { multiple: 'per-part' } } as const
    expect(seenOf(mark, ['a', 'c'], factsOf(many, undefined, 'per-part'), by).score).toBeCloseTo(2 / 3, 2)
  })
})

describe('drift', () => {
  /** Two windows of like candidates; the item is answered rightly with a chance that depends on the window alone. */
  const windows = (before: number, after: number) => {
    const draw = drawFrom('windows')
    const make = (p: number, seed: string) =>
      strangers({ seed, candidates: 200, bank: 20, form: 20 }).map((sheet) => ({
        ...sheet,
        seen: sheet.seen.map((one) => (one.hash === hashAt(0) ? { ...one, score: chance(draw) < p ? 1 : 0 } : one)),
      }))
    const looks = (p: number, seed: string) => looksByItem(make(p, seed)).get(hashAt(0)) ?? []
    return driftOf(looks(before, 'a'), looks(after, 'b'))
  }
  it('is large and easier where an item became known', () => expect(windows(0.4, 0.85)).toMatchObject({ size: 'large', direction: 'easier', before: { n: 200 }, after: { n: 200 } }))
  it('is large and harder where a rule changed', () => expect(windows(0.8, 0.3)).toMatchObject({ size: 'large', direction: 'harder' }))
  it('is none where nothing happened', () => expect(windows(0.6, 0.6)).toMatchObject({ size: 'none' }))
  it('does not take abler candidates for an easier item', () => {
    const able = (shift: number, seed: string) => {
      const draw = drawFrom(seed)
      return sheetsOf(Array.from({ length: 300 }, () => {
        const ability = chance(draw) + shift
        return Array.from({ length: 60 }, () => (chance(draw) < 0.1 + 0.6 * ability ? 1 : 0))
      }))
    }
    const looks = (sheets: ReturnType<typeof sheetsOf>) => looksByItem(sheets).get(hashAt(0)) ?? []
    const drift = driftOf(looks(able(0, 'then')), looks(able(0.3, 'now')))
    expect(Math.abs(drift?.proportions?.z ?? 0)).toBeGreaterThan(3)
    expect(drift?.size).toBe('none')
  })
  it('is not told where nobody saw the item before', () => expect(driftOf([], looksByItem(sheetsOf([[1]])).get(hashAt(0)) ?? [])).toBeNull())
})

describe('which attempts count', () => {
  const [ann, bob] = [trustedId<'person'>('ann'), trustedId<'person'>('bob')]
  const begun = (personId: PersonId, startedAt: string, simulated = false) => ({ personId, startedAt: at(startedAt), simulated })
  it('are first ones, and simulated ones only among themselves', () => {
    const attempts = [begun(ann, '2026-05-02T01:00:00.000Z'), begun(bob, '2026-05-02T01:00:00.000Z'), begun(bob, '2026-05-02T01:00:00.000Z', true)]
    const first = new Map([[ann, at('2026-03-01T01:00:00.000Z')], [bob, at('2026-05-02T01:00:00.000Z')]])
    expect(firstAttempts(attempts, first, false)).toEqual([attempts[1]])
    expect(firstAttempts(attempts, first, true)).toEqual([attempts[2]])
  })
})
