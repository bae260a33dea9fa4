import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { angoff, beuk, hofstee, type JudgeRatings, panelWarnings, passRate } from '#app/domain/grading/angoff.ts'
import { hundredths } from '#app/domain/grading/mark.ts'

const items = (...worths: number[]) => worths.map((worth, i) => ({ id: `i${i}`, worth: hundredths(worth) }))
/** Rows of whole per cents, one a judge. */
const panel = (...rows: number[][]): JudgeRatings[] =>
  rows.map((row, j) => ({ judge: `j${j}`, ratings: new Map(row.map((percent, i) => [`i${i}`, Math.round(percent * 100)])) }))

describe('the cut of a panel', () => {
  // Worked by hand: sums of 2.6, 2.8 and 2.4 items, mean 2.6 of 4 = 65 %; SD 0.2 items, 0.2/√3 = 0.11547 items = 2.88675 %.
  it('of three judges on four items is 65 %, give or take 2.89 points', () => {
    const result = angoff(items(100, 100, 100, 100), panel([80, 60, 70, 50], [90, 50, 80, 60], [70, 70, 60, 40]))
    expect(result.cutHundredths).toBe(6500)
    expect(result.standardError).toBeCloseTo(288.675, 3)
    expect(result.judges).toEqual([{ judge: 'j0', cut: 6500 }, { judge: 'j1', cut: 7000 }, { judge: 'j2', cut: 6000 }])
    expect(result.items.map(({ mean, lowest, highest, sd }) => [mean, lowest, highest, sd])).toEqual([
      [8000, 7000, 9000, 1000], [6000, 5000, 7000, 1000], [7000, 6000, 8000, 1000], [5000, 4000, 6000, 1000],
    ])
    expect(result.warnings).toEqual(['few-judges'])
  })

  // 50·1 + 90·3 = 320 of 4 → 80 %; 70·1 + 70·3 = 280 of 4 → 70 %; mean 75 %, SD 7.0711, over √2 = 5 points.
  it('weighs an item by what it is worth', () => {
    const result = angoff(items(100, 300), panel([50, 90], [70, 70]))
    expect(result.cutHundredths).toBe(7500)
    expect(result.standardError).toBeCloseTo(500, 9)
  })

  it('is rounded down to a whole hundredth of a per cent: 50.00333… is 50.00, 66.66666… is 66.66', () => {
    expect(angoff(items(100), panel([50], [50], [50.01])).cutHundredths).toBe(5000)
    expect(angoff(items(100), panel([100], [100], [0])).cutHundredths).toBe(6666)
  })

  it('of one judge has no standard error and no spread', () => {
    expect(angoff(items(100), panel([60]))).toMatchObject({ cutHundredths: 6000, standardError: null, items: [{ sd: null }] })
  })

  it.each([
    [1, ['few-judges']],
    [7, ['few-judges']],
    [8, ['below-recommended']],
    [14, ['below-recommended']],
    [15, []],
  ])('by %d judges is warned of as %j', (judges, warnings) => {
    expect(panelWarnings(judges)).toEqual(warnings)
    expect(angoff(items(100), panel(...Array.from({ length: judges }, () => [60]))).warnings).toEqual(warnings)
  })

  it('needs every judge’s rating of every item, from 0 to 100 per cent', () => {
    expect(() => angoff(items(100, 100), panel([60]))).toThrow('has not rated')
    expect(() => angoff(items(100), panel([101]))).toThrow('no rating')
    expect(() => angoff(items(100), panel([-1]))).toThrow('no rating')
    expect(() => angoff(items(100), [])).toThrow('needs judges')
    expect(() => angoff([], panel([]))).toThrow('needs judges')
  })

  it('lies between the most lenient and the strictest judge, and does not depend on their order', () => {
    const row = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 3, maxLength: 3 }), (rows, worths) => {
        const { cutHundredths, judges, standardError } = angoff(items(...worths), panel(...rows))
        const cuts = judges.map(({ cut }) => cut)
        expect(cutHundredths).toBeGreaterThanOrEqual(Math.floor(Math.min(...cuts)))
        expect(cutHundredths).toBeLessThanOrEqual(Math.max(...cuts))
        const turned = angoff(items(...worths), panel(...[...rows].reverse()))
        expect(turned.cutHundredths).toBe(cutHundredths)
        expect(turned.standardError ?? 0).toBeCloseTo(standardError ?? 0, 6)
      }),
    )
  })
})

/** Ten candidates: shares in hundredths of a per cent. */
const SCORES = [3000, 4000, 5000, 5500, 6000, 6200, 6600, 7000, 8000, 9000]

describe('against actual scores', () => {
  it.each([
    [0, 10_000],
    [3000, 10_000],
    [3001, 9000],
    [6000, 6000],
    [6001, 5000],
    [9001, 0],
  ])('a cut of %d lets %d hundredths of a per cent pass', (cut, share) => {
    expect(passRate(SCORES, cut)).toBe(share)
  })

  // Cuts 60 and 70 (mean 65, SD 7.07), pass shares 80 and 60 (mean 70, SD 14.14): slope 2. At 60 % the line grants
  // 70 + 2·(60 − 65) = 60 %, and six of ten have 60 or more; a hundredth below, it grants less than the six.
  it('Beuk’s compromise of two judges meets the scores at 60 %', () => {
    expect(beuk([{ cut: 6000, pass: 8000 }, { cut: 7000, pass: 6000 }], SCORES)).toBe(6000)
  })
  it('Beuk leaves the cut to judges who agree on it, and the share to those who agree on that', () => {
    expect(beuk([{ cut: 6300, pass: 8000 }, { cut: 6300, pass: 2000 }], SCORES)).toBe(6300)
    // Half are to pass: from 60.01 % on five of ten do.
    expect(beuk([{ cut: 6000, pass: 5000 }, { cut: 7000, pass: 5000 }], SCORES)).toBe(6001)
  })
  it('Beuk says nothing without scores or with one judge', () => {
    expect(beuk([{ cut: 6000, pass: 8000 }, { cut: 7000, pass: 6000 }], [])).toBeNull()
    expect(beuk([{ cut: 6000, pass: 8000 }], SCORES)).toBeNull()
  })

  // From (50 %, 50 % fail) to (70 %, 10 % fail), slope −2: at 55 % the line is at 40 and three of ten fail; from 55.01 %
  // on four fail, and the line is just below 40.
  it('Hofstee’s compromise meets the scores at 55.01 %', () => {
    expect(hofstee({ cutLow: 5000, cutHigh: 7000, failLow: 1000, failHigh: 5000 }, SCORES)).toEqual({ cutHundredths: 5501 })
  })
  it.each([
    [{ cutLow: 7000, cutHigh: 8000, failLow: 0, failHigh: 5000 }, { outside: 'too-many-fail' }],
    [{ cutLow: 1000, cutHigh: 2000, failLow: 500, failHigh: 5000 }, { outside: 'too-few-fail' }],
    [{ cutLow: 6000, cutHigh: 6000, failLow: 0, failHigh: 10_000 }, { cutHundredths: 6000 }],
  ] as const)('Hofstee with %j: %j', (acceptable, found) => {
    expect(hofstee(acceptable, SCORES)).toEqual(found)
  })
  it('Hofstee says nothing without scores, and takes no range turned around', () => {
    expect(hofstee({ cutLow: 5000, cutHigh: 7000, failLow: 0, failHigh: 5000 }, [])).toBeNull()
    expect(() => hofstee({ cutLow: 7000, cutHigh: 5000, failLow: 0, failHigh: 5000 }, SCORES)).toThrow('lowest')
  })

  it('both compromises are the first cut at which scores meet the line, by trying every cut', () => {
    const share = fc.integer({ min: 0, max: 10_000 })
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 12 }), fc.array(fc.record({ cut: share, pass: share }), { minLength: 2, maxLength: 5 }), (scores, judges) => {
        const found = beuk(judges, scores)
        fc.pre(new Set(judges.map(({ cut }) => cut)).size > 1)
        const m = (of: 'cut' | 'pass') => judges.reduce((sum, j) => sum + j[of], 0) / judges.length
        const sd = (of: 'cut' | 'pass') => Math.sqrt(judges.reduce((sum, j) => sum + (j[of] - m(of)) ** 2, 0) / (judges.length - 1))
        const meets = (cut: number) => passRate(scores, cut) <= m('pass') + (sd('pass') / sd('cut')) * (cut - m('cut'))
        const first = Array.from({ length: 10_001 }, (_, cut) => cut).find(meets) ?? 10_000
        expect(found).toBe(first)
      }),
      { numRuns: 30 },
    )
  })
})
