// Long reckoning beside an examination that is running: it stops every few milliseconds and lets the others go first.

import { setImmediate } from 'node:timers/promises'

/** How long reckoning may keep the others waiting, in milliseconds. */
const TURN_MS = 12

/** Runs a generator to its end, in turns. */
export async function inTurns<T>(steps: Generator<void, T, void>): Promise<T> {
  let since = performance.now()
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - since < TURN_MS) continue
    await setImmediate()
    since = performance.now()
  }
}
