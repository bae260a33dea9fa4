// What the candidate's page is told of the attempt besides answers: the time, pauses and breaks, minutes granted, messages.
// One and the same picture whether it is pushed or asked for, so that nothing depends on having heard every event.

import type { Instant } from '#app/domain/instant.ts'
import type { Step } from './attempt.ts'

/** Something that moved the candidate's time, with its reason as it was given. */
export type TimeChange = {
  readonly at: Instant
  /** `extended`: this attempt. `sitting-extended`: the sitting's hard close. `reopened`: a closed attempt goes on. */
  readonly what: 'extended' | 'sitting-extended' | 'reopened'
  readonly minutes: number
  readonly reason: string
}

/** A message of the invigilator to this candidate or to all. */
export type DayMessage = { readonly id: string; readonly at: Instant; readonly text: string }

export type DayNow = {
  readonly state: 'open' | 'paused' | 'closed'
  readonly now: Instant
  readonly deadline: Instant
  /** Milliseconds that are left; while paused they stand still. */
  readonly leftMs: number
  readonly submittedAt: Instant | null
  /** Null while open; the reason only when an invigilator closed it. */
  readonly closed: { readonly by: 'candidate' | 'deadline' | 'invigilator'; readonly reason: string | null } | null
  /** The live window's own name; null while none has said it. */
  readonly window: string | null
  /** `until`: the pause ends by itself then. A break is the candidate's own. */
  readonly paused: { readonly since: Instant; readonly until: Instant | null; readonly isBreak: boolean; readonly reason: string } | null
  /** Planned breaks that have not been taken, in minutes. */
  readonly breaksLeft: readonly number[]
  /** The oldest first. */
  readonly changes: readonly TimeChange[]
  /** Messages that the candidate has not confirmed, the oldest first. */
  readonly messages: readonly DayMessage[]
}

/** The changes of time among an attempt's steps. */
export const changesIn = (steps: readonly Step[]): readonly TimeChange[] =>
  steps.flatMap((step): TimeChange[] =>
    step.type === 'extended' || step.type === 'reopened' ? [{ at: step.at, what: step.type, minutes: step.minutes, reason: step.reason }] : [],
  )

/** Who closed the attempt last, and why if a person did. */
export function endOf(steps: readonly Step[]): DayNow['closed'] {
  const last = steps.findLast((step) => step.type === 'submitted' || step.type === 'closed' || step.type === 'reopened')
  if (!last || last.type === 'reopened') return null
  return { by: last.by, reason: last.type === 'closed' && last.by === 'invigilator' ? last.reason : null }
}

/** The pause that is on, as the last step that began one told it. */
export function pauseOf(steps: readonly Step[]): DayNow['paused'] {
  const last = steps.findLast((step) => ['paused', 'resumed', 'submitted', 'closed', 'reopened'].includes(step.type))
  if (last?.type !== 'paused') return null
  return { since: last.at, until: last.until ?? null, isBreak: last.by === 'candidate', reason: last.by === 'candidate' ? '' : last.reason }
}
