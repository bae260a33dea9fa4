// Changing the schedule of a sitting that people may have booked: until somebody has started, and never so that nobody
// can say no to it any more.

import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { mayOpen, type PlanRefusal, type WholePlan } from './opening.ts'
import { cancelEnds } from './sitting.ts'

/** What candidates are told of when it changes, in the order in which it is told. */
export const SCHEDULE_FIELDS = ['startFrom', 'startUntil', 'hardClose', 'minutes', 'breaks', 'checkInFrom', 'mode', 'place', 'cancelUntil'] as const
export type ScheduleField = (typeof SCHEDULE_FIELDS)[number]

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Which parts of the schedule differ; none: nobody need be told. */
export const scheduleChanges = (before: WholePlan, after: WholePlan): ScheduleField[] =>
  SCHEDULE_FIELDS.filter((field) => !same(before[field], after[field]))

export type EditFacts = {
  readonly booked: number
  readonly waiting: number
  /** Whether any attempt was begun. */
  readonly started: boolean
  readonly released: boolean
}

export type EditRefusal =
  | PlanRefusal
  | 'sitting-begun'
  | 'already-released'
  | 'seats-below-booked'
  | 'waiting-list-in-use'
  | 'cancel-until-past'

/**
 * Whether the schedule may become another one at `now`. When it changes for people who have booked, they must be able to
 * give their seats back still: `cancel-until-past` asks for a later time. Moving only the hard close of a sitting that
 * has begun is another act.
 * Refusals: see `EditRefusal`; `seats-below-booked` with how many are booked.
 */
export function mayEdit(before: WholePlan, after: WholePlan, facts: EditFacts, now: Instant): Result<void, EditRefusal> {
  if (facts.released) return refuse('already-released')
  if (facts.started) return refuse('sitting-begun')
  const plan = mayOpen(after, now)
  if (!plan.ok) return plan
  if (after.seats !== null && after.seats < facts.booked) return refuse('seats-below-booked', { booked: facts.booked })
  if (!after.waitingList && facts.waiting > 0) return refuse('waiting-list-in-use', { waiting: facts.waiting })
  if (facts.booked > 0 && scheduleChanges(before, after).length > 0 && cancelEnds(after) <= now)
    return refuse('cancel-until-past')
  return ok(undefined)
}

/** Whether seat numbers are drawn anew: in another room. With fewer seats only those are that are no more. */
export const redrawsSeats = (before: WholePlan, after: WholePlan): boolean =>
  before.mode !== after.mode || before.place !== after.place
