// What an invigilator does to one attempt during the exam. Every act has a person and a reason.

import type { PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { AttemptState, Step } from './attempt.ts'
import { savesAccepted } from './deadline.ts'

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
  if (!Number.isSafeInteger(minutes) || minutes < 1) return refuse('minutes-malformed')
  return ok({ type: 'extended', at, by, minutes, reason })
}

/** Stops the attempt's clock; no answer is taken until it goes on. */
export function pause(
  state: AttemptState,
  { by, at, reason }: Act,
  deadline: Instant,
): Result<Step, 'attempt-closed' | 'reason-missing' | 'already-paused'> {
  if (isOver(state, at, deadline)) return refuse('attempt-closed')
  if (!reason.trim()) return refuse('reason-missing')
  if (state.pausedSince !== null) return refuse('already-paused')
  return ok({ type: 'paused', at, by, reason })
}

/** Lets a paused attempt go on. `deadline` counts the pause until `at`. */
export function resume(
  state: AttemptState,
  { by, at }: Omit<Act, 'reason'>,
  deadline: Instant,
): Result<Step, 'attempt-closed' | 'not-paused'> {
  if (isOver(state, at, deadline)) return refuse('attempt-closed')
  if (state.pausedSince === null) return refuse('not-paused')
  return ok({ type: 'resumed', at, by })
}
