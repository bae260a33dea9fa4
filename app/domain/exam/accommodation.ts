// Standing accommodations: extra time for candidates who need it, asked for with evidence, decided by a person, in force
// for a time, applied by itself to every sitting in that time. The standard for passing stays the same.

import type { PersonId } from '#app/domain/ids.ts'
import { addYears, type Day, inForce, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'

/** What can be asked for, in whole per cent of the time limit: up to as much again. */
export const MOST_PERCENT = 100
/** A grant lasts at most so long; then it is asked for anew. */
export const MOST_YEARS = 3
/** The longest reason, in characters. */
export const MAX_REASON = 1000

export type AccommodationState = 'asked' | 'granted' | 'refused' | 'withdrawn' | 'ended'

export interface Accommodation {
  readonly personId: PersonId
  readonly state: AccommodationState
  readonly askedPercent: number
  /** What was granted; null before. */
  readonly percent: number | null
  readonly validFrom: Day | null
  /** The last day. */
  readonly validUntil: Day | null
}

export type RequestRefusal =
  | 'accommodation-percent'
  | 'accommodation-reason-missing'
  | 'accommodation-reason-too-long'
  | 'accommodation-evidence-missing'
  | 'accommodation-asked'

/**
 * Whether a request can be taken: 1 to 100 whole per cent, why, and evidence; one at a time.
 * @param open whether an earlier request of the person waits for its decision
 */
export function requestAccommodation(
  said: { readonly percent: number; readonly reason: string; readonly hasEvidence: boolean },
  open: boolean,
): Result<{ readonly percent: number; readonly reason: string }, RequestRefusal> {
  if (open) return refuse('accommodation-asked')
  if (!isPercent(said.percent)) return refuse('accommodation-percent', { most: MOST_PERCENT })
  const reason = said.reason.trim()
  if (reason === '') return refuse('accommodation-reason-missing')
  if ([...reason].length > MAX_REASON) return refuse('accommodation-reason-too-long', { most: MAX_REASON })
  if (!said.hasEvidence) return refuse('accommodation-evidence-missing')
  return ok({ percent: said.percent, reason })
}

const isPercent = (percent: number): boolean =>
  Number.isSafeInteger(percent) && percent >= 1 && percent <= MOST_PERCENT

export type AccommodationVerdict =
  | { readonly outcome: 'grant'; readonly percent: number; readonly validFrom: Day; readonly validUntil: Day; readonly reasons: string }
  | { readonly outcome: 'refuse'; readonly reasons: string }
export type AccommodationRefusal =
  | 'accommodation-decided'
  | 'accommodation-own'
  | 'accommodation-percent'
  | 'accommodation-dates'
  | 'accommodation-reasons-missing'

export type AccommodationDecision = Pick<Accommodation, 'percent' | 'validFrom' | 'validUntil'> & {
  readonly state: 'granted' | 'refused'
  readonly decidedBy: PersonId
  readonly decidedAt: Instant
  readonly reasons: string
}

/**
 * An officer's decision. A grant has its own per cent and first and last day, not over three years apart and not over
 * already; reasons are compulsory for a refusal and for granting less than was asked.
 */
export function decideAccommodation(
  asked: Accommodation,
  by: PersonId,
  verdict: AccommodationVerdict,
  today: Day,
  at: Instant,
): Result<AccommodationDecision, AccommodationRefusal> {
  if (asked.state !== 'asked') return refuse('accommodation-decided')
  if (by === asked.personId) return refuse('accommodation-own')
  const reasons = verdict.reasons.trim()
  const made = { decidedBy: by, decidedAt: at, reasons }
  if (verdict.outcome === 'refuse') {
    if (reasons === '') return refuse('accommodation-reasons-missing')
    return ok({ ...made, state: 'refused', percent: null, validFrom: null, validUntil: null })
  }
  const { percent, validFrom, validUntil } = verdict
  if (!isPercent(percent)) return refuse('accommodation-percent', { most: MOST_PERCENT })
  if (validUntil < validFrom || validUntil < today || validUntil > addYears(validFrom, MOST_YEARS))
    return refuse('accommodation-dates', { years: MOST_YEARS })
  if (percent < asked.askedPercent && reasons === '') return refuse('accommodation-reasons-missing')
  return ok({ ...made, state: 'granted', percent, validFrom, validUntil })
}

/** Whether it gives extra time on a day: granted, not ended, within its dates. */
export const isInForceOn = (one: Accommodation, on: Day): boolean =>
  one.state === 'granted' && one.percent !== null && one.validFrom !== null && inForce(on, one.validFrom, one.validUntil)

/** The extra time of somebody whose exam begins on that day, in per cent: the largest in force, never a sum; 0 without any. */
export const extraTimePercentOn = (all: readonly Accommodation[], on: Day): number =>
  Math.max(0, ...all.filter((one) => isInForceOn(one, on)).map((one) => one.percent ?? 0))
