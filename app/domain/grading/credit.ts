// What one answer earns: the whole worth of its item, or a share of it where the policy of the kind gives credit by part.

import { type ItemVersion, type Response, sameResponse } from '#app/domain/exam/item.ts'
import type { Credit } from '#app/domain/exam/kinds.ts'
import { never } from '#app/domain/result.ts'
import { type Hundredths, hundredths, NO_MARKS } from './mark.ts'

/** Whether a response is the key. An answer that leaves nothing out and adds nothing; no answer is never the key. */
export function isKey(kind: ItemVersion['kind'], key: Response, response: Response): boolean {
  if (response === null) return false
  return kind === 'multiple' ? sameResponse(setOf(response), setOf(key)) : sameResponse(response, key)
}

/**
 * What a response earns of `worth` (whole hundredths) against a key. Credit by part is rounded down to a whole hundredth:
 * - multiple: (right options chosen − wrong options chosen, no less than nothing) of the options of the key;
 * - ordering: neighbours of the key that are neighbours in the same order in the response, of all neighbours of the key;
 * - matching: pairs of the key that stand in the response, less pairs of options that the key leaves alone, of its pairs.
 * The key earns all, no answer earns nothing, and credit by part is never less than all or nothing.
 */
export function earned(
  kind: ItemVersion['kind'],
  key: Response,
  response: Response,
  worth: Hundredths,
  credit: Credit,
): Hundredths {
  if (response === null) return NO_MARKS
  if (isKey(kind, key, response)) return worth
  if (credit === 'all-or-nothing') return NO_MARKS
  const { right, of } = partsRight(kind, key, response)
  return hundredths(Math.floor((worth * Math.max(0, right)) / of))
}

function partsRight(kind: ItemVersion['kind'], key: Response, response: Response): { right: number; of: number } {
  switch (kind) {
    case 'single':
    case 'true-false':
      return { right: 0, of: 1 }
    case 'multiple': {
      const [wanted, chosen] = [setOf(key), setOf(response)]
      const right = chosen.filter((id) => wanted.includes(id)).length
      return { right: right - (chosen.length - right), of: wanted.length }
    }
    case 'ordering': {
      const [wanted, given] = [listOf(key), listOf(response)]
      const follows = new Set(given.slice(1).map((id, i) => `${given[i]} ${id}`))
      return { right: wanted.slice(1).filter((id, i) => follows.has(`${wanted[i]} ${id}`)).length, of: wanted.length - 1 }
    }
    case 'matching': {
      const [wanted, given] = [pairsOf(key), Object.entries(pairsOf(response))]
      const right = given.filter(([option, target]) => wanted[option] === target).length
      const astray = given.filter(([option]) => wanted[option] === undefined).length
      return { right: right - astray, of: Object.keys(wanted).length }
    }
    default:
      return never(kind)
  }
}

const listOf = (response: Response): readonly string[] => (Array.isArray(response) ? (response as readonly string[]) : [])
const setOf = (response: Response): readonly string[] => [...new Set(listOf(response))].sort()
const pairsOf = (response: Response): Readonly<Record<string, string>> =>
  typeof response === 'object' && response !== null && !Array.isArray(response)
    ? (response as Readonly<Record<string, string>>)
    : {}
