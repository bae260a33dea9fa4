// How a waiting room lets people in.

/** People who wait are let in spread over so long after the start, in milliseconds. */
export const RELEASE_MS = 20_000

/** `waiting` before the start, `release` until this client's own moment has come, then `open`. */
export type Phase = 'waiting' | 'release' | 'open'

/**
 * @param leftMs time until the start by the server's clock, negative after it
 * @param waitMs how long after the start this client is let in
 */
export const phaseAt = (leftMs: number, waitMs: number): Phase => (leftMs > 0 ? 'waiting' : -leftMs < waitMs ? 'release' : 'open')

/** After how many milliseconds a waiting client asks for the schedule again: 30 to 45 seconds. @param chance from 0 to 1 */
export const pollAfter = (chance: number): number => 30_000 + Math.floor(chance * 15_000)
