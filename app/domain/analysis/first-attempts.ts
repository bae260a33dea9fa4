// Who sits a second time knows the items better: only everybody's first attempt counts in the statistics.

import type { PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'

export type Begun = { readonly personId: PersonId; readonly startedAt: Instant; readonly simulated: boolean }

/**
 * The attempts that count: of real people their first ones of all, and simulated ones only in a simulated sitting.
 * @param firstStarts when each person began their first real attempt anywhere
 * @param simulated whether the sitting was simulated
 */
export const firstAttempts = <A extends Begun>(
  attempts: readonly A[],
  firstStarts: ReadonlyMap<PersonId, Instant>,
  simulated: boolean,
): readonly A[] =>
  attempts.filter(
    (attempt) =>
      attempt.simulated === simulated && attempt.startedAt <= (firstStarts.get(attempt.personId) ?? attempt.startedAt),
  )
