// Whether the times of a new sitting make sense together, asked before anyone can book.

import { addMs, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'

export type SittingPlan = {
  readonly bookingOpens: Instant
  readonly bookingCloses: Instant
  readonly startFrom: Instant
  readonly startUntil: Instant
  /** Time limit in minutes. */
  readonly minutes: number
  readonly hardClose: Instant
  /** Null: no limit. */
  readonly seats: number | null
}

export type PlanRefusal =
  | 'minutes-malformed'
  | 'seats-malformed'
  | 'booking-window-reversed'
  | 'start-window-reversed'
  | 'booking-after-start'
  | 'hard-close-too-early'
  | 'time-too-short'
  | 'sitting-in-past'

const MINUTE_MS = 60_000

/**
 * Whether a sitting may be opened with these times at `now`. Whoever starts at the first moment must have the whole
 * time limit before the hard close; a later start may have less, and the set-up page says so.
 * Refusals: see `PlanRefusal`; the first that holds in that order.
 */
export function mayOpen(plan: SittingPlan, now: Instant): Result<void, PlanRefusal> {
  const { bookingOpens, bookingCloses, startFrom, startUntil, minutes, hardClose, seats } = plan
  if (!Number.isSafeInteger(minutes) || minutes < 5 || minutes > 300) return refuse('minutes-malformed')
  if (seats !== null && (!Number.isSafeInteger(seats) || seats < 1 || seats > 100_000)) return refuse('seats-malformed')
  if (bookingCloses <= bookingOpens) return refuse('booking-window-reversed')
  if (startUntil <= startFrom) return refuse('start-window-reversed')
  if (bookingCloses > startUntil) return refuse('booking-after-start')
  if (hardClose <= startUntil) return refuse('hard-close-too-early')
  const firstEnd = addMs(startFrom, minutes * MINUTE_MS)
  if (firstEnd > hardClose) return refuse('time-too-short', { needed: firstEnd })
  if (startUntil <= now) return refuse('sitting-in-past')
  return ok(undefined)
}
