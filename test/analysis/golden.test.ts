import { describe, expect, it } from 'vitest'
import { analyse } from '#app/domain/analysis/analysis.ts'
import { mantelHaenszel, twoProportions, type TwoByTwo } from '#app/domain/analysis/drift.ts'
import { median, variance } from '#app/domain/analysis/moments.ts'
import { bothTails, chiSquareTail } from '#app/domain/analysis/tail.ts'
import { conditionalSem, livingston, testStatistics } from '#app/domain/analysis/test-statistics.ts'
import { BERKELEY, KR20_NOTES, KR20_TEN, QUESTION_STATES, RABBITS, WALKTHROUGH } from './published.ts'
import { factsFor, sheetsOf } from './sheets.ts'

const close = (is: number | null, published: number, digits: number) => expect(is ?? Number.NaN).toBeCloseTo(published, digits)
const times = (value: number | null, by: number) => (value === null ? null : value * by)

describe('the published figures of Moodle’s walkthrough 00', () => {
  const { test, items } = analyse(sheetsOf(WALKTHROUGH.marks), factsFor(7), 0.6)

  it.each(WALKTHROUGH.items.map((item, i) => ({ slot: i + 1, ...item })))('agree in slot $slot', ({ slot, ...published }) => {
    const { statistics, weight } = items[slot - 1] ?? expect.fail()
    close(statistics.facility, published.facility, 8)
    close(statistics.deviation, published.sd, 7)
    close(times(weight, 100), published.effectiveweight, 4)
    close(times(statistics.itemRest, 100), published.discriminationindex, 4)
    close(times(statistics.efficiency, 100), published.discriminativeefficiency, 4)
  })
  it('agree for the whole quiz: mean, spread, shape, α, error ratio and standard error', () => {
    const { mean, median, deviation, skewness, kurtosis, alpha, errorRatio, sem } = test
    const published = WALKTHROUGH.test
    close(times(mean, 7), published.mean, 5)
    close(times(median, 7), published.median, 5)
    close(times(deviation, 7), published.standarddeviation, 5)
    close(skewness, published.skewness, 5)
    close(kurtosis, published.kurtosis, 5)
    close(times(alpha, 100), published.cic, 3)
    close(times(errorRatio, 100), published.errorratio, 3)
    close(times(sem, 7), published.standarderror, 5)
  })
})

describe('the published figures of Moodle’s 22 attempts with an item of eight marks', () => {
  const { marks, maxima, totals, ...published } = QUESTION_STATES
  const { items } = analyse(sheetsOf(marks, maxima), factsFor(maxima.length), 0.6)

  it('starts from the same sums', () => {
    for (const [i, row] of marks.entries()) close(row.reduce((a, b) => a + b, 0), totals[i] ?? 0, 9)
  })
  it.each(maxima.map((max, i) => ({ item: i, max })))('agree in item $item', ({ item, max }) => {
    const { statistics, weight } = items[item] ?? expect.fail()
    close(times(statistics.facility, 100), published.facility[item] ?? 0, 6)
    close(times(statistics.deviation, 1000 * max), published.sd[item] ?? 0, 5)
    close(times(weight, 100), published.effectiveweight[item] ?? 0, 6)
    for (const [is, wanted] of [
      [statistics.itemRest, published.discriminationindex[item]],
      [statistics.efficiency, published.discriminativeefficiency[item]],
    ] as const)
      if (wanted === null || wanted === undefined) expect(is).toBeNull()
      else close(times(is, 100), wanted, 6)
  })
})

describe('KR-20 of worked examples', () => {
  it.each([
    { name: 'ten students (Wuensch)', ...KR20_TEN, kr20: (10 / 9) * (1 - 2.18 / 5.84), digits: 10 },
    { name: 'teaching notes', ...KR20_NOTES, digits: 2 },
  ])('is that of $name', ({ marks, sumPq, variance: published, kr20, digits }) => {
    const totals = marks.map((row) => row.reduce((a, b) => a + b, 0))
    const p = marks[0]?.map((_, item) => marks.filter((row) => row[item] === 1).length / marks.length) ?? []
    close(p.reduce((sum, share) => sum + share * (1 - share), 0), sumPq, 10)
    close(((variance(totals) ?? 0) * 9) / 10, published, 10)
    close(testStatistics(sheetsOf(marks), 0.6).alpha, kr20, digits)
  })
})

describe('Lord’s standard error and Livingston’s index, by hand', () => {
  it.each([
    { right: 35, items: 50, sem: Math.sqrt(525 / 49) },
    { right: 30, items: 50, sem: 3.4993 },
    { right: 60, items: 100, sem: 4.9237 },
    { right: 0, items: 10, sem: 0 },
    { right: 10, items: 10, sem: 0 },
  ])('is $sem at $right of $items', ({ right, items, sem }) => close(conditionalSem(right, items), sem, 4))
  it('has no value for one item or a score that there is not', () => {
    expect([conditionalSem(1, 1), conditionalSem(11, 10), conditionalSem(-1, 10)]).toEqual([null, null, null])
  })
  it('is α where the cut is the mean, and nears 1 far from it', () => {
    expect(livingston(0.8, 25, 60, 60)).toBeCloseTo(0.8, 12)
    expect(livingston(0.8, 25, 70, 60)).toBeCloseTo(120 / 125, 12)
    expect(livingston(0, 25, 65, 60)).toBeCloseTo(0.5, 12)
    expect(livingston(0.8, 0, 60, 60)).toBeNull()
  })
})

describe('drift', () => {
  // B is R's first row: an odds ratio of B to A is that of the first row to the second.
  const tables = (rows: readonly (readonly [number, number, number, number])[]): TwoByTwo[] =>
    rows.map(([rightB, wrongB, rightA, wrongA]) => ({ rightB, wrongB, rightA, wrongA }))

  it.each([
    { name: 'Berkeley', ...BERKELEY },
    { name: 'rabbits', ...RABBITS },
  ])('has the Mantel–Haenszel figures of $name', ({ tables: rows, chiSquare, p, oddsRatio }) => {
    const is = mantelHaenszel(tables(rows))
    close(is?.chiSquare ?? null, chiSquare, 4)
    close(is?.p ?? null, p, 4)
    close(is?.oddsRatio ?? null, oddsRatio, 6)
    close(is?.delta ?? null, 2.35 * Math.log(oddsRatio), 5)
  })
  it('has the z whose square is Pearson’s χ² of the four-fold table', () => {
    const [a, b, c, d] = [30, 70, 55, 45]
    const chiSquare = (200 * (a * d - b * c) ** 2) / (100 * 100 * 85 * 115)
    const is = twoProportions({ rightA: a, wrongA: b, rightB: c, wrongB: d })
    close((is?.z ?? 0) ** 2, chiSquare, 10)
    expect(is?.z).toBeGreaterThan(0)
    close(is?.p ?? null, chiSquareTail(chiSquare), 10)
  })
  it('knows the tails of the normal distribution', () => {
    for (const [z, p] of [[1.959963985, 0.05], [2.575829304, 0.01], [0, 1], [0.6744897502, 0.5], [-3.290526731, 0.001], [6, 1.973175e-9]] as const)
      expect(bothTails(z) / p).toBeCloseTo(1, 6)
  })
  it('has a median of even numbers between the middle two', () => expect(median([4, 1, 3, 2])).toBe(2.5))
})
