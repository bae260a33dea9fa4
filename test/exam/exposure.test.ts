import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { mayRest, restingChoices, seenTooOften } from '#app/domain/exam/exposure.ts'
import { single } from './sample-items.ts'

const seen = (forms: number, byItem: Record<string, number>) => ({ forms, byItem: new Map(Object.entries(byItem)) })

describe('an item is seen too often', () => {
  it.each([
    ['when it stood on more forms than the policy allows, the most seen first', seen(100, { a: 31, b: 30, c: 60 }), ['c', 'a']],
    ['exactly at the limit not yet', seen(20, { a: 6 }), []],
    ['and a share of a few forms says nothing', seen(19, { a: 19 }), []],
    ['two seen alike come in the order of their names', seen(20, { b: 9, a: 9 }), ['a', 'b']],
  ])('%s', (_, exposures, expected) => expect(seenTooOften(exposures, 30)).toEqual(expected))
})

describe('what may rest', () => {
  const bank = ['a', 'b', 'c', 'd', 'e'].map((id) => single(id))
  const blueprint = (recall: number) => ({ cells: [{ topic: bank[0]?.topic ?? '', recall, application: 0, judgement: 0 }] }) as unknown as Blueprint
  it.each([
    ['half of what a cell can spare, the most seen first', 1, ['b', 'd', 'a'], ['b', 'd']],
    ['nothing of a cell that needs all it has', 5, ['b', 'd'], []],
    ['and nothing that the bank has not', 1, ['z'], []],
  ])('is %s', (_, need, tooOften, expected) => expect(mayRest(tooOften, bank, blueprint(need))).toEqual(expected))
})

describe('what rests', () => {
  it('is first everything, then ever less, and at last nothing', () => {
    expect([...restingChoices(['e', 'd', 'c', 'b', 'a'])]).toEqual([['e', 'd', 'c', 'b', 'a'], ['e', 'd'], ['e'], []])
  })
  it('ends with nothing, whatever was seen, so that a form is never refused for it', () => {
    fc.assert(fc.property(fc.array(fc.string()), (items) => {
        expect([...restingChoices(items)].at(-1)).toEqual([])
      }),
    )
  })
})
