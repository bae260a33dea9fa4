// What somebody earns who does not know and guesses: facility below this says that an item misleads.

import type { ItemVersion } from '#app/domain/exam/item.ts'
import type { Credit } from '#app/domain/exam/kinds.ts'
import { never } from '#app/domain/result.ts'

/**
 * Expected share of an item's marks for an answer drawn blindly among all whole answers; null with credit by part, where
 * it depends on how many parts the guesser dares.
 * @param keys how many different answers are right
 */
export function guessShare(version: ItemVersion, keys: number, credit: Credit): number | null {
  const hasParts = version.kind !== 'single' && version.kind !== 'true-false'
  return hasParts && credit === 'per-part' ? null : Math.min(1, keys / answersTo(version))
}

/** How many different whole answers an item has. */
export function answersTo(version: ItemVersion): number {
  switch (version.kind) {
    case 'single':
      return version.options.length
    case 'true-false':
      return 2
    case 'multiple':
      return 2 ** version.options.length - 1
    case 'ordering':
      return version.options.reduce((product, _, i) => product * (i + 1), 1)
    case 'matching':
      return version.targets.length ** version.options.length
    default:
      return never(version)
  }
}
