// The number of successes in trials of different probabilities.

/** How likely at least `least` of the trials succeed; exact, by adding one trial after the other. */
export function atLeast(probabilities: readonly number[], least: number): number {
  if (least <= 0) return 1
  if (least > probabilities.length) return 0
  // chance[k]: of just k successes so far, all of `least` and more together in the last.
  const chance = new Float64Array(least + 1)
  chance[0] = 1
  for (const p of probabilities) {
    chance[least] = (chance[least] ?? 0) + (chance[least - 1] ?? 0) * p
    for (let k = least - 1; k > 0; k--) chance[k] = (chance[k] ?? 0) * (1 - p) + (chance[k - 1] ?? 0) * p
    chance[0] = (chance[0] ?? 0) * (1 - p)
  }
  return Math.min(1, chance[least] ?? 0)
}
