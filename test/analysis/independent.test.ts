// The same statistics reckoned another way: straight from their definitions, slowly, and compared over made-up sittings.

import { describe, expect, it } from 'vitest'
import { analyse } from '#app/domain/analysis/analysis.ts'
import { components } from '#app/domain/analysis/components.ts'
import { screen } from '#app/domain/analysis/collusion.ts'
import { itemStatistics } from '#app/domain/analysis/item-statistics.ts'
import { atLeast } from '#app/domain/analysis/poisson-binomial.ts'
import { marksOf, type Sheet } from '#app/domain/analysis/sheet.ts'
import { testStatistics } from '#app/domain/analysis/test-statistics.ts'
import { drawFrom } from '#app/domain/draw.ts'
import { factsFor, hashAt, sheetsOf, strangers } from './sheets.ts'

const add = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0)
const average = (xs: readonly number[]) => add(xs) / xs.length
/** Of a population: over n. */
const spreadOf = (xs: readonly number[]) => Math.sqrt(average(xs.map((x) => x * x)) - average(xs) ** 2)
/** Covariance by all pairs of candidates, the definition that needs no mean. */
const byPairs = (xs: readonly number[], ys: readonly number[]) => {
  const n = xs.length
  return add(xs.flatMap((x, i) => xs.map((other, j) => (x - other) * ((ys[i] ?? 0) - (ys[j] ?? 0))))) / (2 * n * (n - 1))
}

const ITEMS = 12
const fixed = strangers({ seed: 'fixed', candidates: 80, bank: ITEMS, form: ITEMS })
const table = fixed.map(({ seen }) => seen.map(({ score }) => score))
const totals = table.map(add)
const column = (item: number) => table.map((row) => row[item] ?? 0)

describe('on one fixed form', () => {
  const { items, test } = analyse(fixed, factsFor(ITEMS), 0.6)

  it('the point-biserial is (M₁ − M₀) ∕ s_T·√(pq), and the corrected one follows from it', () => {
    for (const [item, { statistics }] of items.entries()) {
      const x = column(item)
      const p = average(x)
      const [m1, m0] = [1, 0].map((right) => average(totals.filter((_, i) => x[i] === right)))
      const r = (((m1 ?? 0) - (m0 ?? 0)) / spreadOf(totals)) * Math.sqrt(p * (1 - p))
      expect(statistics.pointBiserial).toBeCloseTo(r, 10)
      const [sT, sI] = [spreadOf(totals), Math.sqrt(p * (1 - p))]
      expect(statistics.itemRest).toBeCloseTo((r * sT - sI) / Math.sqrt(sT ** 2 + sI ** 2 - 2 * r * sT * sI), 10)
    }
  })
  it('D compares the best and the last 27 %, and equals at the edge share their places', () => {
    // Ten candidates, so three and three: 5 and 4 and one of the three with 3; 0 and 0 and the one with 1.
    const totals = [5, 4, 3, 3, 3, 2, 2, 1, 0, 0]
    const looks = [1, 0, 1, 0, 1, 0, 1, 1, 0, 0].map((x, i) => ({ sheet: `${i}`, x, total: (totals[i] ?? 0) / 5, rest: 0, part: x / 5, response: null }))
    expect(itemStatistics(looks).upperLower).toBeCloseTo((1 + 0 + 2 / 3) / 3 - 1 / 3, 12)
    expect(itemStatistics([...looks].reverse()).upperLower).toBeCloseTo(2 / 9, 12)
  })
  it('α is the mean of all split halves, each corrected for its length (Flanagan–Rulon), for a short form', () => {
    const short = table.map((row) => row.slice(0, 6))
    const halves = Array.from({ length: 1 << 6 }, (_, mask) => mask).filter((mask) => [...mask.toString(2)].filter((b) => b === '1').length === 3)
    const all = short.map(add)
    const reliabilities = halves.map((mask) => {
      const half = (want: number) => short.map((row) => add(row.filter((_, i) => ((mask >> i) & 1) === want)))
      const [a, b] = [half(0), half(1)]
      return 2 * (1 - (byPairs(a, a) + byPairs(b, b)) / byPairs(all, all))
    })
    expect(testStatistics(sheetsOf(short), 0.6).alpha).toBeCloseTo(average(reliabilities), 10)
  })
  it('SEM squared is the sum of the item variances’ error, and K² at the mean is α', () => {
    const alpha = (ITEMS / (ITEMS - 1)) * (1 - add(items.map((_, i) => byPairs(column(i), column(i)))) / byPairs(totals, totals))
    expect(test.alpha).toBeCloseTo(alpha, 10)
    expect((test.sem ?? 0) * ITEMS).toBeCloseTo(Math.sqrt(byPairs(totals, totals) * (1 - alpha)), 10)
    expect(testStatistics(fixed, test.mean ?? 0).consistency).toBeCloseTo(alpha, 10)
  })
  it('each choice is counted, and its r is that of taking it with the rest', () => {
    for (const [item, { choices }] of items.entries()) {
      const answers = fixed.map(({ seen }) => seen[item]?.response)
      for (const { choice, keyed, count, meanTotal, withRest } of choices.choices) {
        const took = answers.map((answer) => (answer === choice ? 1 : 0))
        const rest = totals.map((total, i) => total - (column(item)[i] ?? 0))
        expect({ choice, count, keyed }).toEqual({ choice, count: add(took), keyed: choice === 'b' })
        expect((meanTotal ?? 0) * ITEMS).toBeCloseTo(average(totals.filter((_, i) => took[i] === 1)), 9)
        expect(withRest).toBeCloseTo(byPairs(took, rest) / Math.sqrt(byPairs(took, took) * byPairs(rest, rest)), 9)
      }
    }
  })
})

describe('over random forms', () => {
  const random = strangers({ seed: 'random', candidates: 70, bank: 25, form: 10 })

  it('an item is compared with the share of the rest that each of its candidates earned', () => {
    const { items } = analyse(random, factsFor(25), 0.6)
    expect(items).toHaveLength(25)
    for (const { hash, statistics } of items) {
      const saw = random.filter(({ seen }) => seen.some((one) => one.hash === hash))
      const x = saw.map(({ seen }) => seen.find((one) => one.hash === hash)?.score ?? 0)
      const rest = saw.map(({ seen }) => average(seen.filter((one) => one.hash !== hash).map(({ score }) => score)))
      expect(statistics.n).toBe(saw.length)
      expect(statistics.facility).toBeCloseTo(average(x), 12)
      expect(statistics.itemRest).toBeCloseTo(byPairs(x, rest) / Math.sqrt(byPairs(x, x) * byPairs(rest, rest)), 9)
    }
  })
  it('variances and covariances are pooled over those who saw the item, or both', () => {
    const of = (sheet: Sheet, item: number) => sheet.seen.find(({ hash }) => hash === hashAt(item))
    const share = (sheet: Sheet, item: number) => (of(sheet, item)?.earned ?? 0) / marksOf(sheet.seen).max
    const pool = (pairs: readonly (readonly [number, number])[]) => {
      const parts = pairs.map(([i, j]) => {
        const both = random.filter((sheet) => of(sheet, i) && of(sheet, j))
        return both.length < 2 ? [0, 0] : [byPairs(both.map((s) => share(s, i)), both.map((s) => share(s, j))) * (both.length - 1), both.length - 1]
      })
      return add(parts.map(([sum]) => sum ?? 0)) / add(parts.map(([, weight]) => weight ?? 0))
    }
    const all = Array.from({ length: 25 }, (_, i) => i)
    const is = components(random)
    expect(is.items).toBe(10)
    expect(is.variance).toBeCloseTo(pool(all.map((i) => [i, i])), 12)
    expect(is.covariance).toBeCloseTo(pool(all.flatMap((i) => all.filter((j) => j < i).map((j) => [i, j] as const))), 12)
  })
  it('α foretells the correlation of two forms that the same people sit', () => {
    // Of sixty items everybody sits some thirty now and the other thirty afterwards.
    const draw = drawFrom('halves')
    const both = strangers({ seed: 'parallel', candidates: 1500, bank: 60, form: 60, itemSpread: 0.4 }).map((sheet) => ({ ...sheet, seen: draw.shuffle(sheet.seen) }))
    const half = (from: number): Sheet[] => both.map((sheet) => ({ ...sheet, seen: sheet.seen.slice(from, from + 30) }))
    const [a, b] = [half(0), half(30)]
    const scores = (sheets: readonly Sheet[]) => sheets.map(({ seen }) => average(seen.map(({ score }) => score)))
    const [x, y] = [scores(a), scores(b)]
    const r = (average(x.map((one, i) => one * (y[i] ?? 0))) - average(x) * average(y)) / (spreadOf(x) * spreadOf(y))
    expect(r).toBeGreaterThan(0.7)
    expect(Math.abs((testStatistics(a, 0.6).alpha ?? 0) - r)).toBeLessThan(0.03)
  })
})

describe('the exact tail', () => {
  it('is the sum over all outcomes', () => {
    const ps = [0.1, 0.35, 0.5, 0.5, 0.72, 0.9, 1]
    for (let least = 0; least <= 8; least++) {
      const outcomes = Array.from({ length: 2 ** ps.length }, (_, mask) => ps.map((p, i) => ((mask >> i) & 1 ? { p, hit: 1 } : { p: 1 - p, hit: 0 })))
      const sum = add(outcomes.filter((o) => add(o.map(({ hit }) => hit)) >= least).map((o) => o.reduce((product, { p }) => product * p, 1)))
      expect(atLeast(ps, least)).toBeCloseTo(sum, 12)
    }
  })
  it('is the binomial one where all trials are alike, however small', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)
    const sum = add(Array.from({ length: 11 }, (_, i) => choose(40, 30 + i) * 0.2 ** (30 + i) * 0.8 ** (10 - i)))
    expect(atLeast(new Array(40).fill(0.2), 30) / sum).toBeCloseTo(1, 9)
  })
  it('weighs a pair by the wrong answers of all: one item that thirty missed alike says nothing', () => {
    const alike = sheetsOf(Array.from({ length: 40 }, (_, i) => [0, i % 2, 1]))
    expect(screen(alike)?.pairs).toEqual([])
  })
})
