import { describe, expect, it } from 'vitest'
import { type ItemVersion, readResponse, type Response, sameResponse } from '#app/domain/exam/item.ts'
import { matching, multiple, ordering, single, trueFalse } from './sample-items.ts'

const [s, m, t, o, p] = [single('s'), multiple('m'), trueFalse('t'), ordering('o'), matching('p')]

describe('a response', () => {
  it.each([
    [s, 'b', 'b'],
    [s, null, null],
    [m, ['c', 'a'], ['a', 'c']],
    [m, ['a', 'a'], ['a']],
    [m, [], null],
    [t, true, true],
    [t, false, false],
    [o, ['c', 'a', 'b'], ['c', 'a', 'b']],
    [p, { c: 'a', a: 'd', b: 'c' }, { a: 'd', b: 'c', c: 'a' }],
    [p, { b: 'd' }, { b: 'd' }],
    [p, { a: 'd', b: 'd' }, { a: 'd', b: 'd' }],
    [p, {}, null],
  ] as [ItemVersion, unknown, Response][])('to %o of %j is read as %j', (version, value, read) => {
    expect(readResponse(version, value)).toEqual({ ok: true, value: read })
  })

  it.each([
    [s, ['b'], 'response-malformed'],
    [s, 'e', 'unknown-option'],
    [s, '', 'unknown-option'],
    [s, undefined, 'response-malformed'],
    [s, 1, 'response-malformed'],
    [m, 'a', 'response-malformed'],
    [m, ['a', 'f'], 'unknown-option'],
    [m, ['a', null], 'response-malformed'],
    [m, { 0: 'a' }, 'response-malformed'],
    [t, 'true', 'response-malformed'],
    [t, 0, 'response-malformed'],
    [o, ['c', 'a'], 'response-malformed'],
    [o, [], 'response-malformed'],
    [o, ['c', 'a', 'a'], 'response-malformed'],
    [o, ['c', 'a', 'b', 'b'], 'response-malformed'],
    [o, ['c', 'a', 'd'], 'unknown-option'],
    [p, ['a'], 'response-malformed'],
    [p, { a: 1 }, 'response-malformed'],
    [p, { d: 'a' }, 'unknown-option'],
    [p, { a: 'e' }, 'unknown-option'],
    [p, JSON.parse('{"__proto__":"a"}'), 'unknown-option'],
  ] as [ItemVersion, unknown, string][])('to %o of %j is refused: %s', (version, value, refusal) => {
    expect(readResponse(version, value)).toEqual({ ok: false, refusal })
  })

  it('is the same as another whatever the order of its pairs, but not of its sequence', () => {
    expect(sameResponse({ a: 'x', b: 'y' }, { b: 'y', a: 'x' })).toBe(true)
    expect(sameResponse(['a', 'b'], ['b', 'a'])).toBe(false)
    expect(sameResponse(null, false)).toBe(false)
  })
})
