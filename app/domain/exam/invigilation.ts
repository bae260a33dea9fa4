// What happens to one attempt besides answers: what an invigilator does, each act with a person and a reason; a
// planned break; another window; an answer that came back in a rescue file.

import type { PersonId } from '#app/domain/ids.ts'
import { addMs, earlier, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Answerables, SentAnswer } from './answering.ts'
import { advance, type AttemptState, type Limits, standingDeadline, type Step } from './attempt.ts'
import { closesAt, savesAccepted } from './deadline.ts'
import { readResponse } from './item.ts'

export type Act = { readonly by: PersonId; readonly at: Instant; readonly reason: string }

const isOver = (state: AttemptState, at: Instant, deadline: Instant) =>
  state.status === 'closed' || !savesAccepted(at, deadline)

/** Grants whole minutes to one attempt that is not over. Moving the sitting's hard close is another act. */
export function extend(
  state: AttemptState,
  { by, at, reason, minutes }: Act & { readonly minutes: number },
  deadline: Instant,
): Result<Step, 'attempt-closed' | 'reason-missing' | 'minutes-malformed'> {
  if (isOver(state, at, deadline)) return refuse('attempt-closed')
  if (!reason.trim()) return refuse('reason-missing')
  if (!isMinutes(minutes, 1)) return refuse('minutes-malformed')
  return ok({ type: 'extended', at, by, minutes, reason })
}

/** Whole minutes from `least` to ten hours. */
export const isMinutes = (minutes: number, least: 0 | 1): boolean =>
  Number.isSafeInteger(minutes) && minutes >= least && minutes <= 600

/**
 * Stops the attempt's clock; no answer is taken until it goes on. Within the transport grace it stops at the deadline:
 * the grace is no time to come back to.
 */
export function pause(
  state: AttemptState,
  { by, at, reason }: Act,
  deadline: Instant,
): Result<Step, 'attempt-closed' | 'reason-missing' | 'already-paused'> {
  if (isOver(state, at, deadline)) return refuse('attempt-closed')
  if (!reason.trim()) return refuse('reason-missing')
  if (state.pausedSince !== null) return refuse('already-paused')
  return ok({ type: 'paused', at: earlier(at, deadline), by, reason })
}

/** Lets a paused attempt go on. `deadline` counts the pause until `at`. */
export function resume(
  state: AttemptState,
  { by, at }: { readonly by: PersonId | 'candidate'; readonly at: Instant },
  deadline: Instant,
): Result<Step, 'attempt-closed' | 'not-paused'> {
  if (isOver(state, at, deadline)) return refuse('attempt-closed')
  if (state.pausedSince === null) return refuse('not-paused')
  return ok({ type: 'resumed', at, by })
}

/** A planned break of a sitting: how long it may last, in minutes. */
export type PlannedBreak = { readonly minutes: number }

/**
 * Begins the candidate's next planned break. It ends by itself, or earlier when the candidate goes on; the clock stands.
 * @param breaks the sitting's planned breaks, in order
 */
export function takeBreak(
  state: AttemptState,
  at: Instant,
  deadline: Instant,
  breaks: readonly PlannedBreak[],
): Result<Step, 'attempt-closed' | 'already-paused' | 'no-break-left'> {
  if (isOver(state, at, deadline)) return refuse('attempt-closed')
  if (state.pausedSince !== null) return refuse('already-paused')
  const next = breaks[state.breaksTaken]
  if (!next) return refuse('no-break-left')
  const from = earlier(at, deadline)
  return ok({ type: 'paused', at: from, by: 'candidate', reason: 'planned-break', until: addMs(from, next.minutes * 60_000) })
}

/** The candidate goes on before the break is over. A pause that an invigilator made is not the candidate's to end. */
export function endBreak(
  state: AttemptState,
  at: Instant,
  deadline: Instant,
): Result<Step, 'attempt-closed' | 'not-paused' | 'paused-by-invigilator'> {
  if (state.pausedSince !== null && state.pauseUntil === null) return refuse('paused-by-invigilator')
  return resume(state, { by: 'candidate', at }, deadline)
}

/** The step that ends a pause whose own end is past, none if there is none. `deadline` is that of the standing facts. */
export const resumeIfDue = (state: AttemptState, now: Instant, deadline: Instant): readonly Step[] =>
  state.status === 'open' && state.pauseUntil !== null && state.pauseUntil <= now && state.pauseUntil <= deadline
    ? [{ type: 'resumed', at: state.pauseUntil, by: 'clock' }]
    : []

/** Ends an attempt before its time. What is saved counts. */
export function close(
  state: AttemptState,
  { by, at, reason }: Act,
  deadline: Instant,
): Result<Step, 'attempt-closed' | 'reason-missing'> {
  if (isOver(state, at, deadline)) return refuse('attempt-closed')
  if (!reason.trim()) return refuse('reason-missing')
  return ok({ type: 'closed', at: at <= deadline ? at : deadline, by: 'invigilator', person: by, reason })
}

/**
 * Lets a closed attempt go on: the time it stood closed is given back, and `minutes` (from 0) on top.
 * Refusals: `attempt-open`; `no-time-left` when no time would be left before the sitting's hard close, or none at all.
 */
export function reopen(
  state: AttemptState,
  { by, at, reason, minutes }: Act & { readonly minutes: number },
  limits: Limits,
): Result<Step, 'attempt-open' | 'reason-missing' | 'minutes-malformed' | 'no-time-left'> {
  if (state.submittedAt === null) return refuse('attempt-open')
  if (!reason.trim()) return refuse('reason-missing')
  if (!isMinutes(minutes, 0)) return refuse('minutes-malformed')
  const step: Step = { type: 'reopened', at, by, minutes, reason }
  const until = standingDeadline(advance(state, [step]), limits)
  if (until <= at) return refuse('no-time-left', { closes: closesAt(limits) })
  return ok(step)
}

/** Makes a window the live one; no step when it is already. */
export const takeOver = (state: AttemptState, window: string, at: Instant): readonly Step[] =>
  state.window === window ? [] : [{ type: 'taken-over', at, window, from: state.window }]

export type Rescued = {
  readonly steps: readonly Step[]
  /** Slots whose answer was taken. */
  readonly taken: readonly number[]
  /** Slots of which the server had this revision or a later one. */
  readonly notNewer: readonly number[]
  /** Slots that the paper has not, or whose answer cannot be read. */
  readonly unreadable: readonly number[]
}

/** Takes the answers of a rescue file that are newer than what stands, whether the attempt is open or closed. */
export function rescue(
  state: AttemptState,
  answers: readonly SentAnswer[],
  form: Answerables,
  { by, at, reason }: Act,
): Result<Rescued, 'reason-missing'> {
  if (!reason.trim()) return refuse('reason-missing')
  const latest = new Map<number, SentAnswer>()
  for (const answer of answers)
    if ((latest.get(answer.slot)?.revision ?? 0) < answer.revision || !latest.has(answer.slot)) latest.set(answer.slot, answer)
  const steps: Step[] = []
  const [taken, notNewer, unreadable]: [number[], number[], number[]] = [[], [], []]
  for (const { slot, revision, response: sent } of [...latest.values()].sort((a, b) => a.slot - b.slot)) {
    const item = form.get(slot)
    const response = item && Number.isSafeInteger(revision) && revision > 0 ? readResponse(item, sent) : undefined
    if (!response?.ok) unreadable.push(slot)
    else if (revision <= (state.answers.get(slot)?.revision ?? 0)) notNewer.push(slot)
    else {
      steps.push({ type: 'rescued', at, by, slot, revision, response: response.value, reason })
      taken.push(slot)
    }
  }
  return ok({ steps, taken, notNewer, unreadable })
}
