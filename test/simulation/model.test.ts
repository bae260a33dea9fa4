// The stated model of how simulated candidates answer.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawFrom } from '#app/domain/draw.ts'
import { type ItemVersion, readResponse, sameResponse } from '#app/domain/exam/item.ts'
import { expectedShare, itemModel, normal, respond, rightChance } from '#app/domain/exam/response-model.ts'
import { doings, simulatedCandidates } from '#app/domain/exam/simulated-day.ts'
import { matching, multiple, ordering, single, trueFalse } from '../exam/sample-items.ts'

const ITEMS: readonly ItemVersion[] = [single('one'), multiple('many'), trueFalse('true'), ordering('order'), matching('match')]
const model = { discrimination: 1, difficulty: 0.5, guessing: 0.25 }

describe('the three-parameter logistic model', () => {
  it.each([
    ['halfway between guessing and certainty at the difficulty', 0.5, 0.625],
    ['guessing, far below', -20, 0.25],
    ['certainty, far above', 20, 1],
    // 0.25 + 0.75 / (1 + e^−1.7)
    ['as the formula says one above', 1.5, 0.25 + 0.75 / (1 + Math.exp(-1.7))],
  ])('is %s', (_, ability, chance) => {
    expect(rightChance(model, ability)).toBeCloseTo(chance, 10)
  })

  it('never gives less to who knows more', () => {
    fc.assert(
      fc.property(fc.double({ min: -4, max: 4, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0.6, max: 1.6, noNaN: true }), (ability, more, a) => {
        expect(rightChance({ ...model, discrimination: a }, ability + more)).toBeGreaterThanOrEqual(rightChance({ ...model, discrimination: a }, ability))
      }),
    )
  })

  it('has the difficulty at which as many answer rightly as the bank expects', () => {
    for (const item of ITEMS)
      for (const facility of [0.6, 0.75, 0.9]) expect(expectedShare(itemModel(item, facility, 'seed'))).toBeCloseTo(facility, 4)
  })

  it('has abilities of mean 0 and deviation 1', () => {
    const draw = drawFrom('abilities')
    const list = Array.from({ length: 20_000 }, () => normal(draw))
    const mean = list.reduce((sum, x) => sum + x, 0) / list.length
    expect(mean).toBeCloseTo(0, 1)
    expect(list.reduce((sum, x) => sum + (x - mean) ** 2, 0) / list.length).toBeCloseTo(1, 1)
  })
})

describe('an answer of a simulated candidate', () => {
  const answers = (item: ItemVersion, ability: number, n: number) => {
    const [draw, parameters] = [drawFrom(`answers ${ability}`), itemModel(item, 0.7, 'seed')]
    return Array.from({ length: n }, () => respond(item, parameters, ability, draw, 'seed'))
  }
  it.each(ITEMS.map((item) => [item.kind, item] as const))('to a %s item is one that the exam door takes, right and wrong', (_, item) => {
    const list = answers(item, 0, 400)
    for (const response of list) expect(readResponse(item, response)).toMatchObject({ ok: true })
    const right = list.filter((response) => sameResponse(response, item.key as never)).length
    expect(right).toBeGreaterThan(150)
    expect(right).toBeLessThan(390)
  })
  it('is right more often from who knows more', () => {
    for (const item of ITEMS) {
      const right = (ability: number) => answers(item, ability, 300).filter((response) => sameResponse(response, item.key as never)).length
      expect(right(1.5)).toBeGreaterThan(right(-1.5))
    }
  })
  it('when wrong prefers one distractor, the same for all candidates of a simulation', () => {
    const wrong = [answers(single('one'), -3, 600), answers(single('one'), 0, 600)].map((list) => {
      const counts = new Map<unknown, number>()
      for (const response of list) if (response !== single('one').key) counts.set(response, (counts.get(response) ?? 0) + 1)
      return [...counts].sort((a, b) => b[1] - a[1])
    })
    const [[first, second], [again]] = wrong as [[[unknown, number], [unknown, number]], [[unknown, number]]]
    expect(first[1]).toBeGreaterThan(1.4 * second[1])
    expect(again[0]).toBe(first[0])
  })
})

describe('a simulated day', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(simulatedCandidates('a', 5, 90, 100)).toEqual(simulatedCandidates('a', 5, 90, 100))
    expect(simulatedCandidates('b', 5, 90, 100)).not.toEqual(simulatedCandidates('a', 5, 90, 100))
  })
  it('begins with the start, goes forward, and has nothing after the own time', () => {
    const slots = Array.from({ length: 50 }, (_, i) => i + 1)
    const crowd = simulatedCandidates('seed', 200, 90, 50)
    let finished = 0
    for (const who of crowd) {
      const list = doings(who, slots, 90, 'seed')
      expect(list[0]).toEqual({ what: 'start', atMs: who.startsAfterMs })
      expect(who.startsAfterMs).toBeLessThan(30 * 60_000)
      for (const [i, { atMs }] of list.entries()) expect(atMs).toBeGreaterThanOrEqual(list[i - 1]?.atMs ?? 0)
      expect(list.at(-1)?.atMs).toBeLessThan(who.startsAfterMs + 90 * 60_000)
      if (list.at(-1)?.what === 'hand-in') finished++
    }
    // Most finish, and some do not.
    expect(finished).toBeGreaterThan(180)
    expect(finished).toBeLessThan(200)
  })
})
