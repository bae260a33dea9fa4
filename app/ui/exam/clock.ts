// The server's time in the browser. The device's own clock is never asked: it may be wrong, or set wrong.

export interface ServerClock {
  /** Server time in milliseconds. */
  now(): number
  /** The server's time as just told; half of the round trip has passed since. */
  sync(now: string, roundTripMs: number): void
}

/** @param now the server's time when the page was made */
export function serverClock(now: string): ServerClock {
  let ahead = Date.parse(now) - performance.now()
  return {
    now: () => performance.now() + ahead,
    sync: (told, roundTripMs) => {
      ahead = Date.parse(told) + roundTripMs / 2 - performance.now()
    },
  }
}

/** Hours, minutes and seconds left, rounded up: `1:12:08`. Never less than nothing. */
export function clockText(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** Minutes at which the time left is spoken. */
const SPOKEN = [30, 10, 5, 1]

/** The minute to speak when the time left falls from `before` to `left` milliseconds; undefined when none was passed. */
export const spokenAt = (before: number, left: number): number | undefined =>
  SPOKEN.filter((minutes) => before > minutes * 60_000 && left <= minutes * 60_000 && left > 0).at(-1)
