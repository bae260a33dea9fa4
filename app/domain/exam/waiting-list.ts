// The queue for a seat in a full sitting.
//
// The rule, as candidates are told it: whoever joins first stands first. A seat that falls free goes, in the same moment,
// to the first in line who could book it, and that person is told. Who cannot just then (attempts, wait, a debarment) is
// passed over and keeps the place. Seats are handed on as long as a booking may be given back, so that nobody is bound to
// a seat they did not choose in that moment; after that a free seat is for whoever books it.

import { type Instant, msOf } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { type BookingFacts, type BookingRefusal, cancelEnds, hasSeatFor, mayBook, mayHaveSeat, type Sitting } from './sitting.ts'

export type WaitingRefusal =
  | Exclude<BookingRefusal, 'full'>
  | 'already-waiting'
  | 'no-waiting-list'
  | 'waiting-list-closed'
  | 'seats-free'

/** Whether seats that fall free at `now` still go to the queue. */
export const handsOn = (sitting: Sitting, now: Instant): boolean =>
  sitting.waitingList && sitting.releasedAt === null && now < sitting.startFrom && now <= cancelEnds(sitting)

/**
 * Whether a person may join the queue now: who could book if there were a seat. One may stand in several queues; a seat
 * in one sitting ends them all.
 * Refusals: see `WaitingRefusal`; `seats-free` when there is a seat to book.
 */
export function mayWait(
  sitting: Sitting,
  facts: BookingFacts & { readonly waiting: boolean },
  now: Instant,
): Result<void, WaitingRefusal> {
  if (!sitting.waitingList || sitting.seats === null) return refuse('no-waiting-list')
  if (facts.waiting) return refuse('already-waiting')
  const booked = mayBook(sitting, facts, now)
  if (booked.ok) return refuse('seats-free')
  if (booked.refusal !== 'full') return { ...booked, refusal: booked.refusal }
  if (!handsOn(sitting, now)) return refuse('waiting-list-closed', { closed: cancelEnds(sitting) })
  return ok(undefined)
}

/** The queue in its order: by the moment of joining, and of the same moment by `id`. */
export const inOrder = <W extends { readonly id: string; readonly joinedAt: Instant }>(queue: readonly W[]): W[] =>
  [...queue].sort((a, b) => msOf(a.joinedAt) - msOf(b.joinedAt) || (a.id < b.id ? -1 : 1))

/**
 * The first in line who may have the seat that fell free; undefined when there is none, no free seat, or seats are no
 * longer handed on. The booking window does not matter: whoever stands in line came within it.
 * @param queue in its order, each with the facts for this sitting
 */
export const nextInLine = <W extends { readonly facts: BookingFacts }>(
  sitting: Sitting,
  queue: readonly W[],
  now: Instant,
): W | undefined =>
  handsOn(sitting, now)
    ? queue.find(({ facts }) => hasSeatFor(sitting, facts) && mayHaveSeat(sitting, facts).ok)
    : undefined
