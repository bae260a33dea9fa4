// A sitting: a scheduled exam with a window, a place or online, and seats. Who may book, cancel and start.

import type { PersonId, SittingId } from '#app/domain/ids.ts'
import { addDays, addMs, type Day, dayOf, earlier, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'

export type Sitting = {
  readonly id: SittingId
  readonly bookingOpens: Instant
  /** The last instant at which a booking is taken. */
  readonly bookingCloses: Instant
  readonly startFrom: Instant
  /** The last instant at which an attempt may be started. It says nothing of how long one lasts. */
  readonly startUntil: Instant
  /** Time limit in minutes. */
  readonly minutes: number
  readonly hardClose: Instant
  /** Minutes by which the hard close was moved, with a reason, for everybody. */
  readonly sittingExtensionMinutes: number
  /** Null: no limit. */
  readonly seats: number | null
  readonly mode: 'online' | 'on-site'
  /** From when candidates are let in; null: from the start. */
  readonly checkInFrom: Instant | null
  /** The last instant at which a booking may be given back or moved; null: until the start. */
  readonly cancelUntil: Instant | null
  /** Whether who finds the sitting full may stand in line. */
  readonly waitingList: boolean
  readonly openedBy: PersonId
  /** When the results were released; null while they are not. */
  readonly releasedAt: Instant | null
}

export type BookingFacts = {
  readonly bookedCount: number
  readonly alreadyBooked: boolean
  /** 广发〔2012〕53号 四（二）: training comes before assessment. */
  readonly programmeComplete: boolean
  readonly attemptsUsed: number
  readonly attemptsAllowed: number
  readonly lastAttemptAt: Instant | null
  /** Days in Asia/Shanghai from one attempt to the next. */
  readonly waitDays: number
  /** The last day on which the person may not be examined, after a violation; `for-long`: no end was set. */
  readonly debarredUntil: Day | 'for-long' | null
}

export type BookingRefusal =
  | 'already-booked'
  | 'debarred'
  | 'booking-not-open'
  | 'booking-closed'
  | 'programme-incomplete'
  | 'no-attempts-left'
  | 'wait-before-retake'
  | 'full'

/** Until when a booking may be given back or moved: never once the sitting has begun. */
export const cancelEnds = ({ cancelUntil, startFrom }: Pick<Sitting, 'cancelUntil' | 'startFrom'>): Instant =>
  earlier(cancelUntil ?? startFrom, startFrom)

/** Whether there is a seat for one more. */
export const hasSeatFor = ({ seats }: Pick<Sitting, 'seats'>, { bookedCount }: Pick<BookingFacts, 'bookedCount'>): boolean =>
  seats === null || bookedCount < seats

/**
 * Whether a person may book a seat now. The wait is measured to the day the sitting starts, not to the day of booking,
 * and so is a debarment.
 * Refusals: see `BookingRefusal`; the first that holds in that order, so that what waiting cannot mend is told first.
 */
export function mayBook(sitting: Sitting, facts: BookingFacts, now: Instant): Result<void, BookingRefusal> {
  const person = mayHaveSeat(sitting, facts)
  if (!person.ok && (person.refusal === 'already-booked' || person.refusal === 'debarred')) return person
  if (now < sitting.bookingOpens) return refuse('booking-not-open', { opens: sitting.bookingOpens })
  if (now > sitting.bookingCloses || sitting.releasedAt !== null)
    return refuse('booking-closed', { closed: earlier(sitting.bookingCloses, sitting.releasedAt ?? sitting.bookingCloses) })
  if (!person.ok) return person
  if (!hasSeatFor(sitting, facts)) return refuse('full', { seats: sitting.seats })
  return ok(undefined)
}

/** Whether a person may have a seat at all, whenever it is booked and whether or not there is one. */
export function mayHaveSeat(
  sitting: Sitting,
  facts: BookingFacts,
): Result<void, Exclude<BookingRefusal, 'booking-not-open' | 'booking-closed' | 'full'>> {
  if (facts.alreadyBooked) return refuse('already-booked')
  const { debarredUntil } = facts
  if (debarredUntil && isDebarred(debarredUntil, sitting)) return refuse('debarred', { until: debarredUntil })
  if (!facts.programmeComplete) return refuse('programme-incomplete')
  if (facts.attemptsUsed >= facts.attemptsAllowed)
    return refuse('no-attempts-left', { used: facts.attemptsUsed, allowed: facts.attemptsAllowed })
  if (facts.lastAttemptAt !== null) {
    const earliest = addDays(dayOf(facts.lastAttemptAt), facts.waitDays)
    if (dayOf(sitting.startFrom) < earliest) return refuse('wait-before-retake', { earliest })
  }
  return ok(undefined)
}

export type CancelRefusal = 'not-booked' | 'already-started' | 'too-late' | 'cancelling-over'

/**
 * Whether a booking may be cancelled: as long as the sitting lets it go, and never once it has begun.
 * Refusals: see `CancelRefusal`; `cancelling-over` tells until when it was possible.
 */
export function mayCancel(
  sitting: Sitting,
  facts: { readonly booked: boolean; readonly started: boolean },
  now: Instant,
): Result<void, CancelRefusal> {
  if (!facts.booked) return refuse('not-booked')
  if (facts.started) return refuse('already-started')
  if (now >= sitting.startFrom) return refuse('too-late', { startsAt: sitting.startFrom })
  if (now > cancelEnds(sitting)) return refuse('cancelling-over', { until: cancelEnds(sitting) })
  return ok(undefined)
}

export type MoveRefusal = CancelRefusal | BookingRefusal | 'same-sitting'

/**
 * Whether a booking may be moved to another sitting: what may be cancelled there and booked here. Whoever is refused
 * keeps the seat they have.
 * @param facts of `to`, as if the booking of `from` were given up already
 */
export function mayMove(
  from: Sitting,
  to: Sitting,
  own: { readonly booked: boolean; readonly started: boolean },
  facts: BookingFacts,
  now: Instant,
): Result<void, MoveRefusal> {
  if (from.id === to.id) return refuse('same-sitting')
  const cancel = mayCancel(from, own, now)
  return cancel.ok ? mayBook(to, facts, now) : cancel
}

/** Whether somebody may not be examined on the day a sitting starts. */
const isDebarred = (until: Day | 'for-long' | null, { startFrom }: Pick<Sitting, 'startFrom'>): boolean =>
  until === 'for-long' || (until !== null && until >= dayOf(startFrom))

export type StartRefusal = 'not-eligible' | 'rules-not-accepted' | 'not-started'

/**
 * Whether a candidate may start: `start` a new attempt, or `return` to the one there is (open or closed, at any time).
 * Refusals: `not-eligible` with `reason` `not-booked`, `released` (results are out) or `too-late`;
 * `rules-not-accepted`; `not-started` with `startsAt`.
 */
export function mayStart(
  sitting: Sitting,
  facts: {
    readonly booked: boolean
    readonly rulesAccepted: boolean
    readonly hasAttempt: boolean
    /** See `BookingFacts`: a seat that was booked before a decision is no way around it. */
    readonly debarredUntil?: Day | 'for-long' | null
  },
  now: Instant,
): Result<'start' | 'return', StartRefusal> {
  if (facts.hasAttempt) return ok('return')
  if (!facts.booked) return refuse('not-eligible', { reason: 'not-booked' })
  if (isDebarred(facts.debarredUntil ?? null, sitting)) return refuse('not-eligible', { reason: 'debarred' })
  if (sitting.releasedAt !== null) return refuse('not-eligible', { reason: 'released' })
  const closes = addMs(sitting.hardClose, sitting.sittingExtensionMinutes * 60_000)
  if (now > sitting.startUntil || now >= closes)
    return refuse('not-eligible', { reason: 'too-late', startUntil: sitting.startUntil })
  if (!facts.rulesAccepted) return refuse('rules-not-accepted')
  if (now < sitting.startFrom) return refuse('not-started', { startsAt: sitting.startFrom })
  return ok('start')
}
