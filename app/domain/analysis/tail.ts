// Tail probabilities of the normal distribution.

/** The complementary error function for x ≥ 0: a series near nought, a continued fraction (Lentz) beyond. */
function erfc(x: number): number {
  if (x < 2) {
    let term = x
    let total = x
    for (let n = 1; Math.abs(term) > 1e-17 * total; n++) {
      term *= (-x * x) / n
      total += term / (2 * n + 1)
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * total
  }
  let fraction = x
  for (let n = 80; n > 0; n--) fraction = x + n / 2 / fraction
  return Math.exp(-x * x) / (fraction * Math.sqrt(Math.PI))
}

/** How likely a standard normal value is at least as far from 0 as z. */
export const bothTails = (z: number): number => erfc(Math.abs(z) / Math.SQRT2)

/** How likely a χ² value with one degree of freedom is at least this large. */
export const chiSquareTail = (chiSquare: number): number => erfc(Math.sqrt(Math.max(0, chiSquare) / 2))
