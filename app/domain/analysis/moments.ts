// Sums over a list of numbers. Where a statistic has no value (too few, nothing varies) it is null: never NaN.

/** How far apart numbers may lie and still be one value that was computed in two ways. */
const NEAR = 1e-12

export function sum(xs: readonly number[]): number {
  let total = 0
  for (const x of xs) total += x
  return total
}

export const mean = (xs: readonly number[]): number | null => (xs.length === 0 ? null : sum(xs) / xs.length)

/** Whether all are the same value: then there is no variance, no correlation and no shape. */
export function isFlat(xs: readonly number[]): boolean {
  const [first = 0] = xs
  const near = NEAR * Math.max(1, Math.abs(first))
  return xs.every((x) => Math.abs(x - first) <= near)
}

export function median(xs: readonly number[]): number | null {
  if (xs.length === 0) return null
  const sorted = [...xs].sort((a, b) => a - b)
  const middle = (at: number) => sorted[Math.floor(at)] ?? 0
  return (middle((xs.length - 1) / 2) + middle(xs.length / 2)) / 2
}

/**
 * Covariance with n − 1, the convention of all second moments here; null for fewer than two pairs. What is nought but for
 * the last digits of its sums is 0, so that no sign hangs on the order of the candidates.
 */
export function covariance(xs: readonly number[], ys: readonly number[]): number | null {
  const n = xs.length
  if (n < 2) return null
  const [mx, my] = [sum(xs) / n, sum(ys) / n]
  let [xx, yy, xy] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [x, y] = [(xs[i] ?? 0) - mx, (ys[i] ?? 0) - my]
    xx += x * x
    yy += y * y
    xy += x * y
  }
  return Math.abs(xy) <= NEAR * Math.sqrt(xx * yy) ? 0 : xy / (n - 1)
}

/** Variance with n − 1; null for fewer than two, exactly 0 when all are the same. */
export const variance = (xs: readonly number[]): number | null =>
  xs.length < 2 ? null : isFlat(xs) ? 0 : covariance(xs, xs)

export function deviation(xs: readonly number[]): number | null {
  const v = variance(xs)
  return v === null ? null : Math.sqrt(v)
}

/** Pearson's r, from −1 to 1; null where one of the two does not vary. */
export function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  const [vx, vy, c] = [variance(xs), variance(ys), covariance(xs, ys)]
  if (!vx || !vy || c === null) return null
  return Math.max(-1, Math.min(1, c / (Math.sqrt(vx) * Math.sqrt(vy))))
}

/** The central moment of an order, over n. */
const central = (xs: readonly number[], order: number): number => {
  const m = sum(xs) / xs.length
  return sum(xs.map((x) => (x - m) ** order)) / xs.length
}

/** Skewness k₃ ∕ k₂^(3∕2) from the k-statistics (as Moodle's report has it); null for fewer than three or no variance. */
export function skewness(xs: readonly number[]): number | null {
  const n = xs.length
  const k2 = variance(xs)
  if (n < 3 || !k2) return null
  return (n * n * central(xs, 3)) / ((n - 1) * (n - 2)) / k2 ** 1.5
}

/** Excess kurtosis k₄ ∕ k₂² from the k-statistics; null for fewer than four or no variance. */
export function kurtosis(xs: readonly number[]): number | null {
  const n = xs.length
  const k2 = variance(xs)
  if (n < 4 || !k2) return null
  const [m2, m4] = [central(xs, 2), central(xs, 4)]
  return (n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2)) / ((n - 1) * (n - 2) * (n - 3)) / (k2 * k2)
}
