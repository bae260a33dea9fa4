// An attempt is its append-only steps; its state is computed. Steps are appended under the attempt's own write scope,
// so an order that no decision could have made is a fault and throws.

import type { FormId, PersonId } from '#app/domain/ids.ts'
import { earlier, type Instant, msOf } from '#app/domain/instant.ts'
import { never } from '#app/domain/result.ts'
import { closesAt, type DeadlineFacts, deadlineOf } from './deadline.ts'
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
  /** An answer of a rescue file, loaded by an officer: it may come after the end. */
  | (AnswerStep<'rescued'> & { readonly by: PersonId; readonly reason: string })
  | {
      readonly type: 'extended'
      readonly at: Instant
      readonly by: PersonId
      readonly minutes: number
      readonly reason: string
    }
  /** `until`: the pause ends by itself at that instant. A planned break is the candidate's own and always has one. */
  | {
      readonly type: 'paused'
      readonly at: Instant
      readonly by: PersonId | 'candidate'
      readonly reason: string
      readonly until?: Instant | undefined
    }
  /** `clock`: the pause ended by itself. */
  | { readonly type: 'resumed'; readonly at: Instant; readonly by: PersonId | 'candidate' | 'clock' }
  /** Another window of the candidate became the live one; `from` is the one before it. */
  | { readonly type: 'taken-over'; readonly at: Instant; readonly window: string; readonly from: string | null }
  /** `at` is the finish time: never later than the deadline. */
  | { readonly type: 'submitted'; readonly at: Instant; readonly by: 'candidate' }
  | { readonly type: 'closed'; readonly at: Instant; readonly by: 'deadline' }
  | {
      readonly type: 'closed'
      readonly at: Instant
      readonly by: 'invigilator'
      readonly person: PersonId
      readonly reason: string
    }
  /** The attempt goes on. The time it stood closed is time paused, and `minutes` are granted on top. */
  | {
      readonly type: 'reopened'
      readonly at: Instant
      readonly by: PersonId
      readonly minutes: number
      readonly reason: string
    }

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
  /** When the open pause ends by itself; null if somebody must end it. */
  readonly pauseUntil: Instant | null
  /** How many planned breaks the candidate has begun. */
  readonly breaksTaken: number
  /** The live window; null while none has said its name. */
  readonly window: string | null
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
      pauseUntil: null,
      breaksTaken: 0,
      window: null,
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
    if (next.status === 'closed' && step.type !== 'reopened' && step.type !== 'rescued')
      throw new Error(`nothing follows the end of an attempt, and no “${step.type}”`)
    switch (step.type) {
      case 'started':
        throw new Error('an attempt starts once')
      case 'saved':
      case 'rescued':
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
        next = {
          ...next,
          pausedSince: step.at,
          pauseUntil: step.until ?? null,
          breaksTaken: next.breaksTaken + (step.by === 'candidate' ? 1 : 0),
        }
        break
      case 'resumed':
        if (next.pausedSince === null) throw new Error('an attempt that is not paused cannot be resumed')
        next = { ...next, pausedMs: pausedUntil(next, step.at), pausedSince: null, pauseUntil: null }
        break
      case 'taken-over':
        next = { ...next, window: step.window }
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
          pauseUntil: null,
        }
        break
      case 'reopened': {
        if (next.submittedAt === null) throw new Error('an open attempt cannot be reopened')
        const stood = Math.max(0, msOf(step.at) - msOf(next.submittedAt))
        next = {
          ...next,
          status: 'open',
          submittedAt: null,
          closedBy: null,
          grantedMinutes: next.grantedMinutes + step.minutes,
          pausedMs: next.pausedMs + stood,
        }
        break
      }
      default:
        never(step)
    }
  }
  return next
}

/** Milliseconds paused by an instant, an open pause included as far as it has lasted. */
const pausedUntil = (state: Pauses, at: Instant): number =>
  state.pausedMs +
  (state.pausedSince === null
    ? 0
    : Math.max(0, msOf(state.pauseUntil ? earlier(at, state.pauseUntil) : at) - msOf(state.pausedSince)))

type Pauses = Pick<AttemptState, 'pausedMs' | 'pausedSince' | 'pauseUntil'>

/** What the attempt itself gives to `deadlineOf`; the rest are the sitting's and the candidate's facts. */
export const deadlineFactsOf = (
  state: Pauses & Pick<AttemptState, 'startedAt' | 'grantedMinutes'>,
  now: Instant,
): Pick<DeadlineFacts, 'startedAt' | 'grantedMinutes' | 'pausedMs'> => ({
  startedAt: state.startedAt,
  grantedMinutes: state.grantedMinutes,
  pausedMs: pausedUntil(state, now),
})

export type Limits = Omit<DeadlineFacts, 'startedAt' | 'grantedMinutes' | 'pausedMs'>

/**
 * The deadline that holds as long as nothing more happens, so that it can be kept and be found by the closing job: an
 * open pause that ends by itself counts to its end; one that does not can only end at the hard close.
 */
export function standingDeadline(
  state: Pauses & Pick<AttemptState, 'startedAt' | 'grantedMinutes'>,
  limits: Limits,
): Instant {
  if (state.pausedSince !== null && state.pauseUntil === null) return closesAt(limits)
  const at = state.pauseUntil ?? state.startedAt
  return deadlineOf({ ...limits, ...deadlineFactsOf(state, at) })
}

/** The officers who acted on an attempt, each once: none of them decides on what came of it. */
export const officersIn = (steps: readonly Step[]): PersonId[] => [
  ...new Set(
    steps.flatMap((step): PersonId[] => {
      switch (step.type) {
        case 'extended':
        case 'reopened':
        case 'rescued':
          return [step.by]
        case 'paused':
        case 'resumed':
          return step.by === 'candidate' || step.by === 'clock' ? [] : [step.by]
        case 'closed':
          return step.by === 'invigilator' ? [step.person] : []
        default:
          return []
      }
    }),
  ),
]
