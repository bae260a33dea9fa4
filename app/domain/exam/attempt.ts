// An attempt is its append-only steps; its state is computed. Steps are appended under the attempt's own write scope,
// so an order that no decision could have made is a fault and throws.

import type { FormId, PersonId } from '#app/domain/ids.ts'
import { type Instant, msOf } from '#app/domain/instant.ts'
import { never } from '#app/domain/result.ts'
import type { DeadlineFacts } from './deadline.ts'
import type { Response } from './item.ts'

type AnswerStep<T extends string> = {
  readonly type: T
  readonly at: Instant
  readonly slot: number
  readonly revision: number
  readonly response: Response
}

export type Step =
  | { readonly type: 'started'; readonly at: Instant; readonly formId: FormId }
  | AnswerStep<'saved'>
  /** An answer that did not win, kept as history. */
  | AnswerStep<'stale'>
  | {
      readonly type: 'extended'
      readonly at: Instant
      readonly by: PersonId
      readonly minutes: number
      readonly reason: string
    }
  | { readonly type: 'paused'; readonly at: Instant; readonly by: PersonId; readonly reason: string }
  | { readonly type: 'resumed'; readonly at: Instant; readonly by: PersonId }
  /** `at` is the finish time: never later than the deadline. */
  | { readonly type: 'submitted'; readonly at: Instant; readonly by: 'candidate' }
  | { readonly type: 'closed'; readonly at: Instant; readonly by: 'deadline' | 'invigilator' }

export type Answer = { readonly revision: number; readonly response: Response }

export type AttemptState = {
  readonly status: 'open' | 'closed'
  readonly formId: FormId
  readonly startedAt: Instant
  /** By slot. An answer that was cleared stands as `null` with its revision. */
  readonly answers: ReadonlyMap<number, Answer>
  /** Minutes granted to this attempt. */
  readonly grantedMinutes: number
  /** Milliseconds of the pauses that have ended. */
  readonly pausedMs: number
  readonly pausedSince: Instant | null
  /** The finish time, whoever closed the attempt; null while it is open. */
  readonly submittedAt: Instant | null
  readonly closedBy: 'candidate' | 'deadline' | 'invigilator' | null
}

/** The attempt's state after all its steps, in the order they were appended. */
export function replay(steps: readonly Step[]): AttemptState {
  const [first, ...rest] = steps
  if (first?.type !== 'started') throw new Error('an attempt begins with its start')
  return advance(
    {
      status: 'open',
      formId: first.formId,
      startedAt: first.at,
      answers: new Map(),
      grantedMinutes: 0,
      pausedMs: 0,
      pausedSince: null,
      submittedAt: null,
      closedBy: null,
    },
    rest,
  )
}

/** The state after further steps. */
export function advance(state: AttemptState, steps: readonly Step[]): AttemptState {
  const answers = new Map(state.answers)
  let next: AttemptState = { ...state, answers }
  for (const step of steps) {
    if (next.status === 'closed') throw new Error(`nothing follows the end of an attempt, and no “${step.type}”`)
    switch (step.type) {
      case 'started':
        throw new Error('an attempt starts once')
      case 'saved':
        if (step.revision <= (answers.get(step.slot)?.revision ?? 0))
          throw new Error(`revision ${step.revision} of slot ${step.slot} does not follow the one before it`)
        answers.set(step.slot, { revision: step.revision, response: step.response })
        break
      case 'stale':
        break
      case 'extended':
        next = { ...next, grantedMinutes: next.grantedMinutes + step.minutes }
        break
      case 'paused':
        if (next.pausedSince !== null) throw new Error('a paused attempt cannot be paused')
        next = { ...next, pausedSince: step.at }
        break
      case 'resumed':
        if (next.pausedSince === null) throw new Error('an attempt that is not paused cannot be resumed')
        next = { ...next, pausedMs: pausedUntil(next, step.at), pausedSince: null }
        break
      case 'submitted':
      case 'closed':
        next = {
          ...next,
          status: 'closed',
          submittedAt: step.at,
          closedBy: step.by,
          pausedMs: pausedUntil(next, step.at),
          pausedSince: null,
        }
        break
      default:
        never(step)
    }
  }
  return next
}

/** Milliseconds paused by an instant, an open pause included. */
const pausedUntil = (state: AttemptState, at: Instant): number =>
  state.pausedMs + (state.pausedSince === null ? 0 : Math.max(0, msOf(at) - msOf(state.pausedSince)))

/** What the attempt itself gives to `deadlineOf`; the rest are the sitting's and the candidate's facts. */
export const deadlineFactsOf = (
  state: AttemptState,
  now: Instant,
): Pick<DeadlineFacts, 'startedAt' | 'grantedMinutes' | 'pausedMs'> => ({
  startedAt: state.startedAt,
  grantedMinutes: state.grantedMinutes,
  pausedMs: pausedUntil(state, now),
})
