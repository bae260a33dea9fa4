// Letters for options that come without any, or in an order that would tell the key.

import { drawFrom } from '#app/domain/draw.ts'
import { LETTERS } from './found.ts'

/**
 * A list in an order drawn from a text: the same text gives the same order, so a file read again gives the same items.
 * @param ordered whether an order would give the key away; asked of each draw's positions in the given list
 */
export function mixed<T>(
  list: readonly T[],
  seed: string,
  tells: (places: readonly number[]) => boolean = () => false,
): T[] {
  const places = list.map((_, i) => i)
  for (let turn = 0; turn < 20; turn++) {
    const drawn = drawFrom(`${seed} ${turn}`).shuffle(places)
    if (!tells(drawn)) return drawn.map((i) => list[i] as T)
  }
  return [...list].reverse()
}

/** Each thing with its letter, in the order given. Undefined when there are more than letters. */
export const lettered = <T extends object>(list: readonly T[]): (T & { readonly id: string })[] | undefined =>
  list.length > LETTERS.length ? undefined : list.map((thing, i) => ({ ...thing, id: LETTERS[i] as string }))

/** Whether numbers run upwards. */
export const runsUp = (numbers: readonly number[]): boolean =>
  numbers.every((n, i) => i === 0 || (numbers[i - 1] ?? 0) < n)
