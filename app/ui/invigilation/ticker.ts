// One clock for a whole list: a single timer, however many rows show what is left. A row is drawn again only when what it
// shows has changed: every minute while there is time, every second when there is little.

import type { LiveRow } from '#app/domain/exam/live-list.ts'
import { leftMsOf } from '#app/domain/exam/live-list.ts'
import type { Instant } from '#app/domain/instant.ts'

/** Above so many minutes only minutes are shown. */
const MINUTES_ABOVE = 10

/**
 * What is left as it is shown, as a plain value that two rows can be compared by: `m72` minutes (begun ones counted), `s581`
 * seconds, `p4271` paused with so many seconds; empty when no clock is set.
 */
export function leftShown(row: Pick<LiveRow, 'deadline' | 'stillMs'>, closes: Instant, nowMs: number): string {
  const left = leftMsOf(row, closes, nowMs)
  if (left === null) return ''
  const seconds = Math.ceil(left / 1000)
  if (row.stillMs !== null) return `p${seconds}`
  return seconds > MINUTES_ABOVE * 60 ? `m${Math.ceil(seconds / 60)}` : `s${seconds}`
}

export interface Ticker {
  /** Server time in milliseconds, as of the last tick. */
  now(): number
  subscribe(tick: () => void): () => void
}

/** @param now server time in milliseconds; the timer runs only while somebody listens */
export function tickerOf(now: () => number, everyMs = 1000): Ticker {
  const ticks = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let at = now()
  return {
    now: () => at,
    subscribe: (tick) => {
      ticks.add(tick)
      timer ??= setInterval(() => {
        at = now()
        for (const one of ticks) one()
      }, everyMs)
      return () => {
        ticks.delete(tick)
        if (ticks.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
