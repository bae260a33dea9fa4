import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ItemVersion, readResponse, type Response } from '#app/domain/exam/item.ts'
import { CREDITS, KINDS_OF_PARTS } from '#app/domain/exam/kinds.ts'
import { earned, isKey } from '#app/domain/grading/credit.ts'
import { hundredths } from '#app/domain/grading/mark.ts'
import { item, matching, multiple, ordering, single, trueFalse } from '#test/exam/sample-items.ts'

const good = (version: ItemVersion, value: unknown): Response => {
  const read = readResponse(version, value)
  if (!read.ok) throw new Error(read.refusal)
  return read.value
}

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
  ] as [ItemVersion, unknown, boolean][])('to %o of %j is the key: %s', (version, value, right) => {
    expect(isKey(version.kind, version.key, good(version, value))).toBe(right)
  })
})

describe('credit by part of 100 hundredths', () => {
  // The keys: a, c, d of five options; c a b; a→d, b→c, c→a.
  it.each([
    [multiple('m'), ['a', 'c', 'd'], 100],
    [multiple('m'), ['a', 'c'], 66],
    [multiple('m'), ['d'], 33],
    [multiple('m'), ['a', 'c', 'd', 'e'], 66],
    [multiple('m'), ['a', 'b'], 0],
    [multiple('m'), ['b', 'e'], 0],
    [multiple('m'), ['a', 'b', 'c', 'd', 'e'], 33],
    [ordering('o'), ['c', 'a', 'b'], 100],
    [ordering('o'), ['a', 'b', 'c'], 50],
    [ordering('o'), ['b', 'c', 'a'], 50],
    [ordering('o'), ['c', 'b', 'a'], 0],
    [matching('p'), { a: 'd', b: 'c', c: 'a' }, 100],
    [matching('p'), { a: 'd', b: 'c', c: 'b' }, 66],
    [matching('p'), { b: 'c' }, 33],
    [matching('p'), { a: 'a', b: 'b' }, 0],
    [single('s'), 'b', 100],
    [single('s'), 'c', 0],
    [trueFalse('t'), true, 0],
    [multiple('m'), null, 0],
  ] as [ItemVersion, unknown, number][])('%o answered %j earns %d', (version, value, marks) => {
    expect(earned(version.kind, version.key, good(version, value), hundredths(100), 'per-part')).toBe(marks)
  })

  it('takes a pair that the key does not have as a fault, not as nothing', () => {
    expect(earned('matching', { a: 'd' }, { a: 'd', b: 'c' }, hundredths(100), 'per-part')).toBe(0)
    expect(earned('matching', { a: 'd' }, { a: 'd' }, hundredths(100), 'per-part')).toBe(100)
  })
})

describe('whatever is answered', () => {
  const version = fc.constantFrom(...(['single', 'multiple', 'true-false', 'ordering', 'matching'] as const).map((kind) => item(kind, kind)))
  const ids = ['a', 'b', 'c', 'd', 'e']
  const response = (kind: ItemVersion['kind']): fc.Arbitrary<unknown> => {
    switch (kind) {
      case 'single':
        return fc.constantFrom('a', 'b', 'c', 'd')
      case 'multiple':
        return fc.subarray(ids)
      case 'true-false':
        return fc.boolean()
      case 'ordering':
        return fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3 })
      case 'matching':
        return fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c', 'd'))
    }
  }
  const answered = version.chain((one) => response(one.kind).map((value) => [one, good(one, value)] as const))
  const worth = fc.integer({ min: 0, max: 10_000 }).map(hundredths)

  it('an answer earns a whole number from nothing to the worth, and by part never less than by all or nothing', () => {
    fc.assert(
      fc.property(answered, worth, ([one, given], most) => {
        const [whole, part] = CREDITS.map((credit) => earned(one.kind, one.key, given, most, credit))
        if (whole === undefined || part === undefined) throw new Error('two ways to mark')
        expect(Number.isSafeInteger(part)).toBe(true)
        expect(whole === 0 || whole === most).toBe(true)
        expect(part).toBeGreaterThanOrEqual(whole)
        expect(part).toBeLessThanOrEqual(most)
        // Full marks by part are for the key alone.
        if (most > 0 && part === most) expect(isKey(one.kind, one.key, given)).toBe(true)
      }),
    )
  })
  it('the key earns all of it either way, and no answer nothing', () => {
    fc.assert(
      fc.property(version, worth, fc.constantFrom(...CREDITS), (one, most, credit) => {
        expect(earned(one.kind, one.key, one.key, most, credit)).toBe(most)
        expect(earned(one.kind, one.key, null, most, credit)).toBe(0)
      }),
    )
  })
  it('a kind of one part is marked alike either way', () => {
    fc.assert(
      fc.property(answered, worth, ([one, given], most) => {
        fc.pre(!KINDS_OF_PARTS.some((kind) => kind === one.kind))
        expect(earned(one.kind, one.key, given, most, 'per-part')).toBe(earned(one.kind, one.key, given, most, 'all-or-nothing'))
      }),
    )
  })
})
