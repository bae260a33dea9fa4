// How patiently a page tries again. The last minute is the most saved minute.

export const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 10_000
const LAST_MINUTE_PAUSE_MS = 1500

/** The longest pause between two tries, in milliseconds. @param leftMs the time left */
export const longestPause = (leftMs: number): number => (leftMs > 60_000 ? LONGEST_PAUSE_MS : LAST_MINUTE_PAUSE_MS)

const share = (): number => (globalThis.crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32

/** A fifth more or less, so that a full room does not come back all at once. */
export const jittered = (ms: number): number => ms * (0.8 + 0.4 * share())

/** A moment between none and `ms`. */
export const within = (ms: number): number => ms * share()

/** Seconds before the end at which a page that waits to try again tries at once. */
const LAST_TRIES = [60, 45, 30, 20, 15, 10, 7, 5, 3, 2, 1]

/** Whether one of the last tries is due when the time left falls from `before` to `left` milliseconds. */
export const triesNow = (before: number, left: number): boolean => LAST_TRIES.some((seconds) => before > seconds * 1000 && left <= seconds * 1000)
