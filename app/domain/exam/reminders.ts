// When a booked candidate is reminded: a week, a day and an hour before the sitting starts.

import { addMs, type Instant } from '#app/domain/instant.ts'

const HOUR_MS = 3_600_000

/** Each reminder with how long before the start it is due, the earliest first. */
export const REMINDERS = [
  { kind: 'week', beforeMs: 7 * 24 * HOUR_MS },
  { kind: 'day', beforeMs: 24 * HOUR_MS },
  { kind: 'hour', beforeMs: HOUR_MS },
] as const
export type ReminderKind = (typeof REMINDERS)[number]['kind']

/** How long before a start the first reminder is due, in milliseconds. */
export const FIRST_REMINDER_MS = REMINDERS[0].beforeMs

/** The reminders whose time has come at `now`, in order. */
export const remindersPast = (startFrom: Instant, now: Instant): ReminderKind[] =>
  REMINDERS.filter(({ beforeMs }) => addMs(startFrom, -beforeMs) <= now).map(({ kind }) => kind)

/**
 * The one reminder that a candidate is to be given at `now`; undefined when none is due. Of several that fell due while
 * nobody looked only the last is given, none after the start, and none that fell due before the booking, which said the
 * same.
 * @param reminded those that were dealt with
 */
export function reminderDue(
  { startFrom, bookedAt, reminded }: { readonly startFrom: Instant; readonly bookedAt: Instant; readonly reminded: readonly string[] },
  now: Instant,
): ReminderKind | undefined {
  if (now >= startFrom) return undefined
  const last = REMINDERS.filter(({ beforeMs }) => addMs(startFrom, -beforeMs) <= now).at(-1)
  if (!last || reminded.includes(last.kind) || addMs(startFrom, -last.beforeMs) <= bookedAt) return undefined
  return last.kind
}
