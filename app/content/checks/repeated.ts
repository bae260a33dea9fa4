/** Positions of the values that stood before: `['a', 'b', 'a']` → `[2]`. */
export function repeated(values: readonly unknown[]): number[] {
  const seen = new Set<unknown>()
  const positions: number[] = []
  values.forEach((value, i) => {
    if (seen.has(value)) positions.push(i)
    seen.add(value)
  })
  return positions
}
