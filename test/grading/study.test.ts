import { describe, expect, it } from 'vitest'
import { hundredths } from '#app/domain/grading/mark.ts'
import { closeRound, figuresOf, type Judge, mayHandIn, mayRate, maySign, type Study, type StudyState } from '#app/domain/grading/study.ts'
import { trustedId } from '#app/domain/ids.ts'

const person = (name: string) => trustedId<'person'>(name)
const study = (state: StudyState, round: number): Study => ({ state, round, createdBy: person('runner') })
const judge = (name: string, doneRound: number, expected: readonly [number, number] | null = null): Judge => ({
  personId: person(name), doneRound, expectedCut: expected?.[0] ?? null, expectedPass: expected?.[1] ?? null,
})
const told = (result: { ok: boolean; refusal?: string }) => (result.ok ? 'yes' : result.refusal)

describe('a judge', () => {
  it.each([
    ['rating', 1, 0, 'yes'],
    ['rating', 1, 1, 'study-handed-in'],
    ['rating', 2, 1, 'yes'],
    ['rating', 2, 0, 'study-left-out'],
    ['rating', 2, 2, 'study-handed-in'],
    ['rated', 2, 1, 'study-not-rating'],
    ['signed', 2, 2, 'study-not-rating'],
  ] as const)('of a study %s in round %d who has done %d may rate: %s', (state, round, done, answer) => {
    expect(told(mayRate(study(state, round), judge('j', done)))).toBe(answer)
  })
  it('hands in what is whole: every item, and in the last round the expectations', () => {
    expect(mayHandIn(study('rating', 1), judge('j', 0), 3)).toMatchObject({ refusal: 'study-unrated', detail: { left: 3 } })
    expect(told(mayHandIn(study('rating', 1), judge('j', 0), 0))).toBe('yes')
    expect(told(mayHandIn(study('rating', 2), judge('j', 1), 0))).toBe('study-expectation-missing')
    expect(told(mayHandIn(study('rating', 2), judge('j', 1, [6000, 7000]), 0))).toBe('yes')
  })
})

describe('a round', () => {
  it('ends when everybody in it has handed in, or who has not is left out', () => {
    const two = [judge('a', 1), judge('b', 1), judge('c', 0)]
    expect(closeRound(study('rating', 1), two, false)).toMatchObject({ refusal: 'study-judges-out', detail: { left: 1 } })
    expect(closeRound(study('rating', 1), two, true)).toEqual({ ok: true, value: { state: 'rating', round: 2 } })
    // Who was left out of the first round is not waited for in the second.
    expect(closeRound(study('rating', 2), [judge('a', 2), judge('b', 2), judge('c', 0)], false)).toEqual({ ok: true, value: { state: 'rated', round: 2 } })
    expect(told(closeRound(study('rating', 1), [judge('a', 1), judge('b', 0)], true))).toBe('study-too-few-judges')
    expect(told(closeRound(study('signed', 2), two, true))).toBe('study-not-rating')
  })
})

describe('a signature', () => {
  it.each([
    ['rated', 'other', 'yes'],
    ['rated', 'runner', 'study-own'],
    ['rated', 'a', 'study-own-judgement'],
    ['rating', 'other', 'study-not-rated'],
  ] as const)('on a study that is %s by %s: %s', (state, by, answer) => {
    expect(told(maySign(study(state, 2), [judge('a', 2)], person(by)))).toBe(answer)
  })
})

describe('the figures of a study', () => {
  const items = ['i', 'k'].map((id) => ({ id, worth: hundredths(100) }))
  const rate = (name: string, round: number, ...ratings: number[]) =>
    ratings.map((rating, n) => ({ personId: person(name), round, item: items[n]?.id ?? '', rating }))
  const ratings = [
    ...rate('a', 1, 5000, 5000), ...rate('b', 1, 9000, 9000), ...rate('c', 1, 1000, 1000),
    ...rate('a', 2, 6000, 6000), ...rate('b', 2, 7000, 7000),
  ]
  const judges = [judge('a', 2, [6000, 8000]), judge('b', 2, [7000, 6000]), judge('c', 1)]

  it('take of each round those who handed it in', () => {
    const figures = figuresOf(items, judges, ratings, [])
    expect(figures.rounds.map(({ round, cutHundredths }) => [round, cutHundredths])).toEqual([[1, 5000], [2, 6500]])
    expect(figures).toMatchObject({ leftOut: 1, scores: 0, beuk: null, hofstee: null })
  })
  it('are held against actual scores', () => {
    // Ten scores as in the test of the two methods: Beuk meets them at 60 %; Hofstee from (60 %, 40 % fail) to (70 %, 20 %).
    const scores = [3000, 4000, 5000, 5500, 6000, 6200, 6600, 7000, 8000, 9000]
    expect(figuresOf(items, judges, ratings, scores)).toMatchObject({ scores: 10, beuk: 6000, hofstee: { cutHundredths: 6000 } })
  })
  it('have no round that fewer than two handed in', () => {
    expect(figuresOf(items, [judge('a', 1), judge('b', 0)], ratings, []).rounds).toEqual([])
  })
})
