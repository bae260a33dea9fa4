// What is kept of a question that comes back to a learner: the scheduler's memory of it, as plain values.

import type { Instant } from '#app/domain/instant.ts'

/** The scheduler's card (FSRS), with its times as instants. */
export type RecallCard = {
  readonly due: Instant
  readonly stability: number
  readonly difficulty: number
  readonly scheduledDays: number
  readonly learningSteps: number
  readonly reps: number
  readonly lapses: number
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  readonly state: 0 | 1 | 2 | 3
  readonly lastReview: Instant | null
}
