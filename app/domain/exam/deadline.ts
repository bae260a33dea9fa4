// The deadline, once: the server, the page, the closing job and the report all ask here.

import { addMs, earlier, type Instant } from '#app/domain/instant.ts'

const MINUTE_MS = 60_000

/** Time that a save may spend under way after the deadline, in milliseconds. Slack for transport, never shown as time. */
export const TRANSPORT_GRACE_MS = 5000

export type DeadlineFacts = {
  readonly startedAt: Instant
  /** Time limit in minutes. */
  readonly minutes: number
  /** The candidate's extra time, in whole per cent of the time limit. */
  readonly extraTimePercent: number
  /** Minutes granted to this attempt, for instance after an incident. */
  readonly grantedMinutes: number
  /** Milliseconds that the attempt has stood paused, an open pause until now included. */
  readonly pausedMs: number
  readonly hardClose: Instant
  /** Minutes by which the hard close of the whole sitting was moved. */
  readonly sittingExtensionMinutes: number
}

/** The attempt's own time from its start, but never past the sitting's hard close. */
export function deadlineOf(facts: DeadlineFacts): Instant {
  // Whole arithmetic: a per cent of a minute is 600 ms.
  const limit = facts.minutes * (100 + facts.extraTimePercent) * 600
  const own = addMs(facts.startedAt, limit + facts.grantedMinutes * MINUTE_MS + facts.pausedMs)
  return earlier(own, closesAt(facts))
}

/** When the sitting closes for everybody: the hard close, as far as it was moved. */
export const closesAt = (facts: Pick<DeadlineFacts, 'hardClose' | 'sittingExtensionMinutes'>): Instant =>
  addMs(facts.hardClose, facts.sittingExtensionMinutes * MINUTE_MS)

/** Whether a save that arrives at `now` still counts. */
export const savesAccepted = (now: Instant, deadline: Instant): boolean => now <= addMs(deadline, TRANSPORT_GRACE_MS)

export type SittingTimes = {
  readonly startUntil: Instant
  readonly minutes: number
  readonly hardClose: Instant
  readonly sittingExtensionMinutes: number
  /** The largest extra time among the candidates, in per cent; 0 if none has any. */
  readonly extraTimePercent: number
  /** Minutes of all planned breaks together. */
  readonly breakMinutes?: number
}

/** When the last candidate can be finished who starts at the last moment: what the set-up screen shows. */
export const latestPossibleEnd = ({ startUntil, breakMinutes = 0, ...times }: SittingTimes): Instant =>
  deadlineOf({ ...times, startedAt: startUntil, grantedMinutes: 0, pausedMs: breakMinutes * MINUTE_MS })
