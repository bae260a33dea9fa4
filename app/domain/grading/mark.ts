// Marks are whole hundredths: 8650 is 86.5 marks. Never a fraction, so sums and cuts are exact.

declare const marks: unique symbol
export type Hundredths = number & { readonly [marks]: true }

export const NO_MARKS = 0 as Hundredths

/** A whole number of hundredths as marks. Throws for a fraction or less than nothing: no policy has those. */
export function hundredths(count: number): Hundredths {
  if (!Number.isSafeInteger(count) || count < 0) throw new Error(`marks are whole hundredths, not ${count}`)
  return count as Hundredths
}

export const add = (a: Hundredths, b: Hundredths): Hundredths => hundredths(a + b)

/** As people write them, without needless zeros: 8650 → `86.5`, 8600 → `86`, 5 → `0.05`. */
export function formatMarks(m: Hundredths): string {
  const fraction = String(m % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${Math.floor(m / 100)}${fraction && `.${fraction}`}`
}
