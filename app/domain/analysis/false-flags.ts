// Of many comparisons some look striking by chance: how many may, is stated and kept.

/** Bonferroni: each p times the number of comparisons. What stays under α is all true but for a chance of α in all. */
export const bonferroni = (ps: readonly number[]): readonly number[] => ps.map((p) => Math.min(1, p * ps.length))

/** Benjamini–Hochberg: of what stays under q, an expected share of q at the most is false. */
export function benjaminiHochberg(ps: readonly number[]): readonly number[] {
  const order = ps.map((p, i) => ({ p, i })).sort((a, b) => b.p - a.p)
  const adjusted = new Array<number>(ps.length).fill(1)
  let least = 1
  order.forEach(({ p, i }, fromLast) => {
    least = Math.min(least, (p * ps.length) / (ps.length - fromLast))
    adjusted[i] = least
  })
  return adjusted
}
