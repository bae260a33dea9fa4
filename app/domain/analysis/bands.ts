// Candidates in bands of like scores. Equal scores always fall into the same band, so no order of names decides.

/** For each value its band, from 0 (lowest) to `count` − 1, by the middle of its rank; bands may differ in size. */
export function bandsOf(values: readonly number[], count: number): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const band = new Map<number, number>()
  for (let from = 0; from < sorted.length; ) {
    const value = sorted[from] as number
    let to = from
    while (to < sorted.length && sorted[to] === value) to++
    band.set(value, Math.min(count - 1, Math.floor((((from + to) / 2) * count) / sorted.length)))
    from = to
  }
  return values.map((value) => band.get(value) ?? 0)
}

/**
 * Mean of `xs` among the `size` highest by `by`. Where equals stand at the edge, each counts for the same part of a
 * place: what a fair draw among them would give on average.
 */
export function meanOfTop(xs: readonly number[], by: readonly number[], size: number): number {
  const order = by.map((value, i) => ({ value, x: xs[i] ?? 0 })).sort((a, b) => b.value - a.value)
  let [left, total] = [size, 0]
  for (let from = 0; from < order.length && left > 0; ) {
    let [to, ofEquals] = [from, 0]
    for (; to < order.length && order[to]?.value === order[from]?.value; to++) ofEquals += order[to]?.x ?? 0
    const places = Math.min(left, to - from)
    total += (ofEquals / (to - from)) * places
    left -= places
    from = to
  }
  return total / size
}
