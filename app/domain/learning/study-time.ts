// Study time as the server measures it: from beats that a page sends while its reader is active.
// A person has one chain of beats, whatever the number of tabs, so time never counts twice.

import { type Instant, msOf } from '#app/domain/instant.ts'

/** A study hour (学时) is 45 minutes: the association's own policy, after common usage. */
export const STUDY_HOUR_MINUTES = 45

/**
 * Seconds that a beat adds: the time since the person's beat before it, in whole seconds of the clock, so that a chain
 * adds up to the same however it is cut. Nothing for the first beat, for one that comes out of order, and after more
 * than `idleSeconds` without a beat: when the reader went away in between is not known.
 */
export function creditedSeconds(previousBeatAt: Instant | null, now: Instant, idleSeconds: number): number {
  if (previousBeatAt === null || now <= previousBeatAt) return 0
  if (msOf(now) - msOf(previousBeatAt) > idleSeconds * 1000) return 0
  return Math.floor(msOf(now) / 1000) - Math.floor(msOf(previousBeatAt) / 1000)
}

/** How many of `seconds` still count on a day that has `countedSeconds` already and at the most `maxMinutesPerDay`. */
export const withinDay = (seconds: number, countedSeconds: number, maxMinutesPerDay: number): number =>
  Math.max(0, Math.min(seconds, maxMinutesPerDay * 60 - countedSeconds))

/** Study hours of 45 minutes for counted seconds, to one decimal, rounded down. */
export const studyHours = (seconds: number): number => Math.floor(seconds / (STUDY_HOUR_MINUTES * 6)) / 10
