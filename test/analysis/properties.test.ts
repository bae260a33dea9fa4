import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from '#app/domain/analysis/analysis.ts'
import { bandsOf } from '#app/domain/analysis/bands.ts'
import { completion, histogram, optionCurves, topicBars } from '#app/domain/analysis/charts.ts'
import { screen } from '#app/domain/analysis/collusion.ts'
import { benjaminiHochberg, bonferroni } from '#app/domain/analysis/false-flags.ts'
import { looksByItem, type Sheet } from '#app/domain/analysis/sheet.ts'
import { factsFor, hashAt, sheetsOf, strangers } from './sheets.ts'

const ITEMS = 6
/** Any table of marks, with forms that lack items, and often with nothing that varies. */
const tables = fc.oneof(
  fc.array(fc.array(fc.constantFrom(0, 0.5, 1, null), { minLength: ITEMS, maxLength: ITEMS }), { maxLength: 12 }),
  fc.tuple(fc.array(fc.constantFrom(0, 1, null), { minLength: ITEMS, maxLength: ITEMS }), fc.nat(8)).map(([row, n]) => Array.from({ length: n }, () => row)),
  fc.array(fc.constantFrom(0, 1), { maxLength: 10 }).map((column) => column.map((mark) => [mark])),
)
const maxima = fc.array(fc.constantFrom(0, 1, 2, 8), { minLength: ITEMS, maxLength: ITEMS })
const facts = factsFor(ITEMS)

/** Every number anywhere in a value. */
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []

describe('for every table of marks', () => {
  it('a statistic is a number or null: never NaN, never infinite', () => {
    fc.assert(
      fc.property(tables, maxima, fc.double({ min: 0, max: 1, noNaN: true }), (marks, max, cut) => {
        const sheets = sheetsOf(marks, max).map((sheet) => ({
          ...sheet,
          seen: sheet.seen.map((one) => ({ ...one, earned: Math.min(one.earned, one.max), score: one.max === 0 ? 0 : Math.min(1, one.score) })),
        }))
        const all = [analyse(sheets, facts, cut, sheets), histogram(sheets, 5), topicBars(sheets, facts), [...looksByItem(sheets)].map(([, looks]) => optionCurves('single', looks, ['a', 'b']))]
        expect(numbersIn(all).filter((n) => !Number.isFinite(n))).toEqual([])
      }),
    )
  })
  it('shares lie between 0 and 1, correlations between −1 and 1, α and K² at 1 or below', () => {
    fc.assert(
      fc.property(tables, (marks) => {
        const { test, items } = analyse(sheetsOf(marks), facts, 0.6)
        for (const { statistics, weight, choices } of items) {
          expect(statistics.facility).toSatisfy((p: number) => p >= 0 && p <= 1)
          for (const r of [statistics.pointBiserial, statistics.itemRest, statistics.upperLower, ...choices.choices.map((c) => c.withRest)])
            expect(Math.abs(r ?? 0)).toBeLessThanOrEqual(1 + 1e-12)
          expect(statistics.efficiency ?? 0).toBeLessThanOrEqual(1)
          expect(weight ?? 0).toBeGreaterThanOrEqual(0)
        }
        expect(test.alpha ?? 0).toBeLessThanOrEqual(1 + 1e-9)
        expect(test.consistency ?? 0).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
  })
  it('the order of the sheets and their names change nothing', () => {
    fc.assert(
      fc.property(tables, fc.integer(), (marks, turn) => {
        const sheets = sheetsOf(marks)
        const moved = sheets.map((_, i) => sheets[(((i + turn) % sheets.length) + sheets.length) % sheets.length] as Sheet).map((sheet, i) => ({ ...sheet, id: `other-${i}` }))
        const round = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, v) => (typeof v === 'number' ? Number(v.toFixed(9)) + 0 : v)))
        expect(round(analyse(moved, facts, 0.6))).toEqual(round(analyse(sheets, facts, 0.6)))
      }),
    )
  })
  it('bands keep equals together and rise with the value', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.integer({ min: 1, max: 6 }), (values, count) => {
        const band = bandsOf(values, count)
        for (const [i, a] of values.entries()) for (const [j, b] of values.entries()) if (a <= b) expect(band[i]).toBeLessThanOrEqual(band[j] ?? -1)
        expect(band.every((one) => one >= 0 && one < count)).toBe(true)
      }),
    )
  })
  it('the histogram holds every candidate once, and who is at a bound is in the bin above', () => {
    fc.assert(fc.property(tables, (marks) => {
      const sheets = sheetsOf(marks)
      expect(histogram(sheets, 5).reduce((sum, { count }) => sum + count, 0)).toBe(sheets.filter(({ seen }) => seen.length > 0).length)
    }))
    const sixty = sheetsOf([[3], [5]], [5])
    expect(histogram(sixty, 5).filter(({ count }) => count > 0)).toEqual([{ from: 60, to: 65, count: 1 }, { from: 95, to: 100, count: 1 }])
  })
})

describe('what leaves the scored form', () => {
  it('is an item that was dropped: the statistics of the others are those without it, and its own stay', () => {
    const sheets = strangers({ seed: 'drop', candidates: 60, bank: ITEMS, form: ITEMS })
    const dropped = sheets.map((sheet) => ({ ...sheet, seen: sheet.seen.map((one) => (one.hash === hashAt(2) ? { ...one, earned: 0, max: 0 } : one)) }))
    const without = sheets.map((sheet) => ({ ...sheet, seen: sheet.seen.filter(({ hash }) => hash !== hashAt(2)) }))
    const ruled = new Map(facts).set(hashAt(2), { ...(facts.get(hashAt(2)) ?? expect.fail()), ruling: 'drop' })
    const [is, wanted] = [analyse(dropped, ruled, 0.6), analyse(without, facts, 0.6)]
    expect(is.test).toEqual(wanted.test)
    expect(is.items.filter(({ hash }) => hash !== hashAt(2))).toEqual(wanted.items)
    const raw = is.items.find(({ hash }) => hash === hashAt(2)) ?? expect.fail()
    expect(raw.scored).toBe(false)
    expect(raw.weight).toBeNull()
    expect(raw.statistics.facility).toBe(analyse(sheets, facts, 0.6).items[2]?.statistics.facility)
    expect(raw.statistics.itemRest).toBeCloseTo(analyse(sheets, facts, 0.6).items[2]?.statistics.itemRest ?? 9, 10)
    expect(raw.verdict).toMatchObject({ verdict: 'revise' })
    expect(raw.verdict.reasons).toContain('dropped')
  })
})

describe('many comparisons', () => {
  it('Benjamini–Hochberg is between the plain p and Bonferroni’s, and keeps the order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (ps) => {
        const [family, share] = [bonferroni(ps), benjaminiHochberg(ps)]
        for (const [i, p] of ps.entries()) {
          expect(share[i]).toBeGreaterThanOrEqual(Math.min(p, 1) - 1e-12)
          expect(share[i]).toBeLessThanOrEqual((family[i] ?? 0) + 1e-12)
          for (const [j, other] of ps.entries()) if (p < other) expect(share[i]).toBeLessThanOrEqual(share[j] ?? -1)
        }
      }),
    )
  })
  it('has the figures of the definition: reject up to the largest k with p₍ₖ₎ ≤ k ∕ m·q', () => {
    expect(benjaminiHochberg([0.01, 0.04, 0.03, 0.005]).map((q) => Number(q.toFixed(6)))).toEqual([0.02, 0.04, 0.04, 0.02])
    expect(bonferroni([0.01, 0.5])).toEqual([0.02, 1])
  })
})

describe('the rest', () => {
  it('counts who had handed in by each step, the last of them too', () => {
    expect(completion([12, 30, 31], 10)).toEqual([0, 10, 20, 30, 40].map((minutes, i) => ({ minutes, count: [0, 0, 1, 2, 3][i] })))
    expect(completion([], 10)).toEqual([])
  })
  it('renaming options and candidates changes no pair of the screen', () => {
    const sheets = strangers({ seed: 'names', candidates: 40, bank: 30, form: 30 })
    const copied = sheets.map((sheet, i) => (i === 1 ? { ...sheet, seen: sheets[0]?.seen ?? [] } : sheet))
    const renamed = copied.map((sheet) => ({
      id: `x${9999 - Number(sheet.id.slice(6))}`,
      seen: sheet.seen.map((one) => ({ ...one, response: `option-${String(one.response)}` })),
    }))
    const round = (sheetsOf: readonly Sheet[]) => screen(sheetsOf)?.pairs.map(({ bothWrong, same, p }) => [bothWrong, same, p.toPrecision(9)])
    expect(round(copied)?.length).toBeGreaterThan(0)
    expect(round(renamed)).toEqual(round(copied))
  })
})
