import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NEEDED_PER_TOPIC, type Readiness, readiness, type TopicEvidence } from '#app/domain/learning/readiness.ts'

const topic = (items: number, answered: number, right: number, available = 100): TopicEvidence => ({
  topic: `t${items}-${answered}`,
  items,
  available,
  answered,
  right,
})
const estimated = (found: Readiness) => {
  if (found.kind !== 'estimate') throw new Error('no estimate')
  return found
}

describe('the estimate for the examination', () => {
  it.each([
    // Beta(1 + right, 2 + wrong): share (1 + right) / (3 + answered); by hand.
    ['all right in ten', [topic(10, 10, 10)], 8462, [8462]],
    ['none right in ten', [topic(10, 10, 0)], 769, [769]],
    ['half in one topic, all in another of the same size', [topic(5, 5, 2.5), topic(5, 9, 9)], 6354, [4375, 8333]],
    ['a large and a small topic', [topic(9, 7, 7), topic(1, 7, 0)], 7300, [8000, 1000]],
  ])('of %s is the weighted share, shrunk towards a third', (_, evidence, expected, shares) => {
    const found = estimated(readiness(evidence, 6000))
    expect(found.expected).toBe(expected)
    expect(found.topics.map(({ share }) => share)).toEqual(shares)
  })

  it.each([
    [6000, 'within'],
    [100, 'below'],
    [9900, 'above'],
  ] as const)('sees a cut score of %i as %s the range', (cut, where) => {
    expect(estimated(readiness([topic(20, 30, 20), topic(30, 30, 20)], cut)).cut).toBe(where)
  })

  it('holds the luck of the draw in its range: fifty items at two thirds, known for sure, spread by about eleven points', () => {
    const { low, high } = estimated(readiness([topic(50, 3e6, 2e6)], 6000))
    // 1.645 · √(50 · ⅔ · ⅓) / 50 = 10.97 %
    expect([low, high]).toEqual([5570, 7763])
  })

  it('is not made while a topic of the blueprint has too few answers, and says how many each lacks', () => {
    const few = [topic(5, NEEDED_PER_TOPIC, 5), topic(4, 2, 2), topic(3, 0, 0, 4), topic(0, 0, 0)]
    expect(readiness(few, 6000)).toEqual({
      kind: 'too-few',
      lacking: [
        { topic: 't4-2', answered: 2, needed: NEEDED_PER_TOPIC },
        { topic: 't3-0', answered: 0, needed: 4 },
      ],
    })
    expect(readiness([], 6000).kind).toBe('too-few')
  })

  const evidence = fc.array(
    fc
      .record({ items: fc.integer({ min: 2, max: 12 }), answered: fc.integer({ min: 5, max: 60 }), part: fc.nat(60) })
      .map(({ items, answered, part }) => topic(items, answered, Math.min(part, answered))),
    { minLength: 1, maxLength: 10 },
  )
  it('always lies between nothing and full marks, within its own range', () => {
    fc.assert(
      fc.property(evidence, fc.integer({ min: 1, max: 10_000 }), (of, cut) => {
        const { expected, low, high, topics } = estimated(readiness(of, cut))
        for (const value of [expected, low, high, ...topics.map((t) => t.share)]) {
          expect(Number.isInteger(value)).toBe(true)
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(10_000)
        }
        expect(low).toBeLessThanOrEqual(expected)
        expect(expected).toBeLessThanOrEqual(high)
      }),
    )
  })
  it('never falls when an answer turns out right, or when one more is given rightly', () => {
    fc.assert(
      fc.property(evidence, fc.nat(9), (of, which) => {
        const i = which % of.length
        const before = estimated(readiness(of, 6000)).expected
        const changed = (right: number, answered: number) =>
          estimated(
            readiness(
              of.map((t, j) => (i === j ? { ...t, right, answered } : t)),
              6000,
            ),
          ).expected
        const { right, answered } = of[i] as TopicEvidence
        expect(changed(Math.min(right + 1, answered), answered)).toBeGreaterThanOrEqual(before)
        expect(changed(right + 1, answered + 1)).toBeGreaterThanOrEqual(before)
        expect(changed(right, answered + 1)).toBeLessThanOrEqual(before)
      }),
    )
  })
  it('has a range that narrows when there is more of the same evidence', () => {
    fc.assert(
      fc.property(evidence, fc.integer({ min: 2, max: 20 }), (of, times) => {
        const width = (found: Readiness) => estimated(found).high - estimated(found).low
        const inside = (found: Readiness) => estimated(found).low > 0 && estimated(found).high < 10_000
        const [one, many] = [
          readiness(of, 6000),
          readiness(
            of.map((t) => ({ ...t, answered: t.answered * times, right: t.right * times })),
            6000,
          ),
        ]
        fc.pre(inside(one) && inside(many))
        // Each end is rounded to a hundredth of a per cent.
        expect(width(many)).toBeLessThanOrEqual(width(one) + 1)
      }),
    )
  })
})
