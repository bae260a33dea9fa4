// What a datetime-local field says is Beijing time: +08:00 throughout, without daylight saving.

import { type Instant, instantOf, msOf, parseInstant } from '#app/domain/instant.ts'

const SHANGHAI_MS = 8 * 3600_000

/** `2026-11-21T09:00` in Asia/Shanghai as an instant; undefined for anything else. */
export function instantIn(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined
  const utc = parseInstant(`${text.slice(0, 16)}:00.000Z`)
  return utc && instantOf(msOf(utc) - SHANGHAI_MS)
}
