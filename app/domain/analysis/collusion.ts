// Do two candidates share more wrong answers than two strangers would? Evidence for a person to weigh, never a verdict.
//
// For every pair in a sitting: the items that both saw and both answered wrongly, whatever the order of their forms. Two
// strangers give the same wrong answer to such an item with a chance that follows from how often each wrong answer was
// given by candidates of like scores; the pair's own answers are counted too, which errs to the side of not flagging. Given
// these chances, how likely so many same wrong answers are or more is exact (Poisson–binomial). All pairs are looked at,
// so the limits are for all of them together. Right answers say nothing here: able people share them.

import { canonicalJson } from '#app/domain/canonical.ts'
import type { ItemHash } from '#app/domain/ids.ts'
import { bandsOf } from './bands.ts'
import { benjaminiHochberg, bonferroni } from './false-flags.ts'
import { FEWEST } from './guard.ts'
import { atLeast } from './poisson-binomial.ts'
import { marksOf, type Sheet } from './sheet.ts'
import { scoreOf } from './test-statistics.ts'

/** `strong` pairs: the chance that a sitting of strangers has even one, and so how many false ones are expected of a sitting. */
export const STRONG = 0.01
/** `weak` pairs: the expected share of strangers among all pairs listed, at the most. */
export const WEAK = 0.05
/** Bands of like scores in which the shares of wrong answers are counted. */
const BANDS = 3
/** How many answers of the whole sitting the shares of a band lean on. */
const LEAN = 10

export type SharedItem = {
  readonly hash: ItemHash
  readonly same: boolean
  /** The chance that two strangers of these two's scores give the same wrong answer here. */
  readonly chance: number
}

export type Pair = {
  /** Ids of the two sheets, the lesser first. */
  readonly sheets: readonly [string, string]
  /** Items that both saw; of these both answered wrongly; of these with the same answer. */
  readonly bothSaw: number
  readonly bothWrong: number
  readonly same: number
  /** How many same wrong answers strangers would have. */
  readonly expected: number
  /** How likely strangers have as many or more. */
  readonly p: number
  /** p for all pairs together: the chance that strangers make one such pair somewhere in the sitting (Bonferroni). */
  readonly familyP: number
  /** Expected share of strangers among the pairs at least as striking (Benjamini–Hochberg). */
  readonly q: number
  readonly strength: 'strong' | 'weak'
  readonly items: readonly SharedItem[]
}

export type Screen = {
  readonly candidates: number
  /** Pairs compared: those with at least one item that both answered wrongly. */
  readonly compared: number
  /** The striking pairs, the least likely first. */
  readonly pairs: readonly Pair[]
}

/**
 * Screens the sheets of one sitting, a candidate at a time, so that who runs it can let others have their turn between two.
 * Items without marks (dropped) and those that `skip` names are left out: of them nobody can say what was wrong. Null for
 * fewer than 30 sheets: how often a wrong answer is given could not be told.
 */
export function* screening(
  sheets: readonly Sheet[],
  skip: ReadonlySet<ItemHash> = new Set(),
): Generator<void, Screen | null, void> {
  const graded = sheets.filter(({ seen }) => marksOf(seen).max > 0).sort((a, b) => (a.id < b.id ? -1 : 1))
  if (graded.length < FEWEST) return null
  const bands = bandsOf(graded.map(scoreOf), BANDS)
  const { hashes, papers } = papersOf(graded, bands, skip)
  const chances = chancesOf(hashes.length, papers)

  const found: Found[] = []
  for (const [i, a] of papers.entries()) {
    for (let j = i + 1; j < papers.length; j++) {
      const b = papers[j] as Paper
      const compared = compare(a, b, chances)
      if (compared.items.length > 0) found.push({ a, b, ...compared })
    }
    yield
  }
  const ps = found.map(({ p }) => p)
  const [family, share] = [bonferroni(ps), benjaminiHochberg(ps)]
  const pairs = found
    .flatMap((one, i) => {
      const [familyP, q] = [family[i] ?? 1, share[i] ?? 1]
      const strength = familyP <= STRONG ? ('strong' as const) : q <= WEAK ? ('weak' as const) : null
      return strength ? [pairOf(one, hashes, chances, { familyP, q, strength })] : []
    })
    .sort((a, b) => a.p - b.p || (a.sheets.join() < b.sheets.join() ? -1 : 1))
  return { candidates: graded.length, compared: found.length, pairs }
}

/** The screen without a stop: see `screening`. */
export function screen(sheets: readonly Sheet[], skip?: ReadonlySet<ItemHash>): Screen | null {
  const steps = screening(sheets, skip)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** What a candidate did on each item of the sitting: −1 not seen, 0 seen and not wrong, else the wrong answer's number. */
type Paper = { readonly id: string; readonly band: number; readonly marks: Int32Array; readonly wrong: readonly number[] }
type Found = { readonly a: Paper; readonly b: Paper; readonly items: readonly number[]; readonly same: number; readonly p: number }
type Chances = (item: number, bandA: number, bandB: number) => number

function papersOf(sheets: readonly Sheet[], bands: readonly number[], skip: ReadonlySet<ItemHash>) {
  const index = new Map<ItemHash, number>()
  const answers = new Map<string, number>()
  for (const { hash, max } of sheets.flatMap(({ seen }) => seen))
    if (max > 0 && !skip.has(hash) && !index.has(hash)) index.set(hash, index.size)
  const papers = sheets.map(({ id, seen }, at): Paper => {
    const marks = new Int32Array(index.size).fill(-1)
    for (const { hash, score, response } of seen) {
      const item = index.get(hash)
      if (item === undefined) continue
      if (score === 1 || response === null) {
        marks[item] = 0
        continue
      }
      const name = `${item} ${canonicalJson(response)}`
      const number = answers.get(name) ?? answers.size + 1
      answers.set(name, number)
      marks[item] = number
    }
    return { id, band: bands[at] ?? 0, marks, wrong: [...marks.keys()].filter((item) => (marks[item] ?? 0) > 0) }
  })
  return { hashes: [...index.keys()], papers }
}

/**
 * The chance of the same wrong answer: Σ over the wrong answers of (share in one's band × share in the other's). The
 * shares of a band lean on those of the whole sitting as on ten more answers, for bands are small.
 */
function chancesOf(items: number, papers: readonly Paper[]): Chances {
  const counts = Array.from({ length: items }, () => new Map<number, number[]>())
  for (const { band, marks, wrong } of papers)
    for (const item of wrong) {
      const of = counts[item]
      const answer = marks[item] ?? 0
      const byBand = of?.get(answer) ?? new Array<number>(BANDS).fill(0)
      byBand[band] = (byBand[band] ?? 0) + 1
      of?.set(answer, byBand)
    }
  const table = counts.map((of) => {
    const inBand = (band: number) => [...of.values()].reduce((sum, byBand) => sum + (byBand[band] ?? 0), 0)
    const totals = Array.from({ length: BANDS }, (_, band) => inBand(band))
    const all = totals.reduce((sum, n) => sum + n, 0)
    const shares = [...of.values()].map((byBand) => {
      const overall = byBand.reduce((sum, n) => sum + n, 0) / all
      return byBand.map((n, band) => (n + LEAN * overall) / ((totals[band] ?? 0) + LEAN))
    })
    return Array.from({ length: BANDS * BANDS }, (_, cell) => {
      const [a, b] = [Math.floor(cell / BANDS), cell % BANDS]
      return shares.reduce((sum, share) => sum + (share[a] ?? 0) * (share[b] ?? 0), 0)
    })
  })
  return (item, a, b) => table[item]?.[a * BANDS + b] ?? 1
}

function compare(a: Paper, b: Paper, chances: Chances): { items: number[]; same: number; p: number } {
  const items: number[] = []
  let same = 0
  for (const item of a.wrong) {
    const answer = b.marks[item] as number
    if (answer <= 0) continue
    items.push(item)
    if (answer === a.marks[item]) same++
  }
  const alike = same === 0 ? [] : items.map((item) => chances(item, a.band, b.band))
  return { items, same, p: atLeast(alike, same) }
}

function pairOf(
  { a, b, items, same, p }: Found,
  hashes: readonly ItemHash[],
  chances: Chances,
  limits: Pick<Pair, 'familyP' | 'q' | 'strength'>,
): Pair {
  const shared = items.flatMap((item): SharedItem[] => {
    const hash = hashes[item]
    return hash ? [{ hash, same: a.marks[item] === b.marks[item], chance: chances(item, a.band, b.band) }] : []
  })
  return {
    sheets: [a.id, b.id],
    bothSaw: a.marks.filter((mark, item) => mark >= 0 && (b.marks[item] ?? -1) >= 0).length,
    bothWrong: items.length,
    same,
    expected: shared.reduce((sum, { chance }) => sum + chance, 0),
    p,
    ...limits,
    items: shared,
  }
}
