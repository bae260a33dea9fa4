// What a policy says of cases: how long each step may take, and which effects a violation can have. Own policy; the
// scale of effects follows the model of 人社部令第31号, which does not bind an association's assessment.

import { addDays, addYears, type Day, dayOf, endOfDay, type Instant } from '#app/domain/instant.ts'

/** A span from one day to another; the day on which it begins is not counted. */
export interface Term {
  readonly days: number
  /** Monday to Friday. Public holidays are not known here, so that the office's clock is never the longer one. */
  readonly working?: boolean | undefined
}

/** The clocks of a case, pinned when it is opened. */
export interface Terms {
  /** For the candidate's statement; null where nobody is accused and there is nothing to be heard on. */
  readonly statement: Term | null
  /** For the decision, from the end of the hearing, else from the opening. */
  readonly decision: Term
  /** For the appeal, from the decision. */
  readonly appeal: Term
  /** For the decision on the appeal; it may be taken once more, with the reason told. */
  readonly appealDecision: Term
}

/** One step of the scale. What it is called stands in the content. */
export interface Effect {
  readonly id: string
  /** Whether the result of this attempt counts no more. */
  readonly voids: boolean
  /** An entry in the integrity record: for so many years, or for long (null); `barsBooking`: no exam meanwhile. */
  readonly record: { readonly years: number | null; readonly barsBooking: boolean } | null
}

export interface Ground {
  readonly id: string
  /** The most severe effect that this ground carries. */
  readonly effect: string
  /** Found only on a named expert opinion: likeness of two papers is a hint and proves nothing by itself. */
  readonly opinion: boolean
}

export interface ViolationPolicy {
  readonly version: string
  /** From the mildest to the most severe; the first does nothing, because nothing was found. */
  readonly effects: readonly Effect[]
  readonly grounds: readonly Ground[]
}

/** The last instant of a span that began at `from`. */
export function dueAfter(from: Instant, { days, working }: Term): Instant {
  return endOfDay(working ? addWorkingDays(dayOf(from), days) : addDays(dayOf(from), days))
}

/** So many days later, Saturdays and Sundays not counted. */
export function addWorkingDays(on: Day, days: number): Day {
  let [at, left] = [on, days]
  while (left > 0) {
    at = addDays(at, 1)
    if (!isWeekend(at)) left--
  }
  return at
}

const isWeekend = (on: Day): boolean => [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())

/** An entry in the integrity record. */
export interface RecordEntry {
  readonly from: Day
  /** The last day; null: for long. */
  readonly until: Day | null
  readonly barsBooking: boolean
}

/** The entry that an effect makes when it is decided on that day: five years end on the day before the fifth anniversary. */
export const recordFrom = ({ record }: Effect, on: Day): RecordEntry | null =>
  record && {
    from: on,
    until: record.years === null ? null : addDays(addYears(on, record.years), -1),
    barsBooking: record.barsBooking,
  }

/** How severe an effect is: its place on the scale. Throws for one that the policy has not. */
export function severityOf(policy: ViolationPolicy, effect: string): number {
  const place = policy.effects.findIndex(({ id }) => id === effect)
  if (place < 0) throw new Error(`policy ${policy.version} has no effect ${effect}`)
  return place
}
