// Whether an item became easier or harder: after a rule changed, or because it is known outside.

import { bandsOf } from './bands.ts'
import type { Look } from './sheet.ts'
import { bothTails, chiSquareTail } from './tail.ts'

/** Right and wrong answers of two windows; `A` is the earlier one. */
export type TwoByTwo = { readonly rightA: number; readonly wrongA: number; readonly rightB: number; readonly wrongB: number }

/** The difference of two shares with its z (pooled) and two-sided p; null when a window is empty or nothing varies. */
export function twoProportions({ rightA, wrongA, rightB, wrongB }: TwoByTwo): { z: number; p: number } | null {
  const [a, b] = [rightA + wrongA, rightB + wrongB]
  const pooled = (rightA + rightB) / (a + b)
  if (a === 0 || b === 0 || pooled === 0 || pooled === 1) return null
  const z = (rightB / b - rightA / a) / Math.sqrt(pooled * (1 - pooled) * (1 / a + 1 / b))
  return { z, p: bothTails(z) }
}

/** Common odds ratio of B against A (above 1: easier in B), its χ² with Yates's correction, p, and Δ = −2.35 ln of A to B. */
export type MantelHaenszel = {
  readonly oddsRatio: number
  readonly chiSquare: number
  readonly p: number
  /** On the delta scale of ETS: how much easier (above 0) or harder the item became for candidates of like scores. */
  readonly delta: number
}

/** Mantel–Haenszel over bands of like scores; null when no band says anything. */
export function mantelHaenszel(bands: readonly TwoByTwo[]): MantelHaenszel | null {
  let [up, down, observed, expected, variance] = [0, 0, 0, 0, 0]
  for (const { rightA, wrongA, rightB, wrongB } of bands) {
    const n = rightA + wrongA + rightB + wrongB
    if (n < 2) continue
    const [a, b, right, wrong] = [rightA + wrongA, rightB + wrongB, rightA + rightB, wrongA + wrongB]
    up += (rightB * wrongA) / n
    down += (rightA * wrongB) / n
    observed += rightB
    expected += (b * right) / n
    variance += (a * b * right * wrong) / (n * n * (n - 1))
  }
  if (variance === 0 || up === 0 || down === 0) return null
  const chiSquare = Math.max(0, Math.abs(observed - expected) - 0.5) ** 2 / variance
  const oddsRatio = up / down
  return { oddsRatio, chiSquare, p: chiSquareTail(chiSquare), delta: 2.35 * Math.log(oddsRatio) }
}

export type Drift = {
  readonly before: { readonly n: number; readonly facility: number }
  readonly after: { readonly n: number; readonly facility: number }
  readonly proportions: { readonly z: number; readonly p: number } | null
  readonly matched: MantelHaenszel | null
  /** Large: |Δ| ≥ 1.5 and p < 5 %; moderate: |Δ| ≥ 1 and p < 5 %. */
  readonly size: 'none' | 'moderate' | 'large'
  readonly direction: 'easier' | 'harder'
}

/** Narrow enough that candidates within one are alike; a band that only one window has says nothing. */
const BANDS = 10
const DOUBT = 0.05

/** Drift of one version between two windows; null when nobody saw it in one of them. Right is all of the marks. */
export function driftOf(before: readonly Look[], after: readonly Look[]): Drift | null {
  if (before.length === 0 || after.length === 0) return null
  const looks = [...before.map((look) => ({ ...look, b: false })), ...after.map((look) => ({ ...look, b: true }))]
  // By the whole score, the item included: without it, matching would make an abler window look favoured (Holland, Thayer).
  const band = bandsOf(
    looks.map(({ total }) => total),
    BANDS,
  )
  const tables = Array.from({ length: BANDS }, (_, i) => tableOf(looks.filter((_look, at) => band[at] === i)))
  const [plain, matched] = [tableOf(looks), mantelHaenszel(tables)]
  const doubtful = matched === null || matched.p >= DOUBT
  const far = Math.abs(matched?.delta ?? 0)
  const facility = { before: plain.rightA / before.length, after: plain.rightB / after.length }
  return {
    before: { n: before.length, facility: facility.before },
    after: { n: after.length, facility: facility.after },
    proportions: twoProportions(plain),
    matched,
    size: doubtful || far < 1 ? 'none' : far < 1.5 ? 'moderate' : 'large',
    direction: (matched?.delta ?? facility.after - facility.before) > 0 ? 'easier' : 'harder',
  }
}

function tableOf(looks: readonly { readonly x: number; readonly b: boolean }[]): TwoByTwo {
  const count = (b: boolean, right: boolean) => looks.filter((look) => look.b === b && look.x === 1 === right).length
  return { rightA: count(false, true), wrongA: count(false, false), rightB: count(true, true), wrongB: count(true, false) }
}
