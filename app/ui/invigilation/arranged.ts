// Rows that move. The router looks through the whole list for links once for every row that is put somewhere (its discovery
// of routes observes the document): five hundred moves would cost five hundred looks. Where many rows move, the list is put
// in anew, which is one.

import { useEffect, useRef } from 'react'

/** More looks at rows than this are not worth it: a look at one takes about a microsecond. */
const MOST_LOOKS = 20_000

/**
 * How many rows are put in, taken out or moved to come from one order to another, as React does it: whoever stands behind
 * somebody that stood behind them is moved.
 */
export function placings(before: readonly string[], after: readonly string[]): number {
  const places = new Map(before.map((id, i) => [id, i] as const))
  let placed = 0
  let last = -1
  let kept = 0
  for (const id of after) {
    const was = places.get(id)
    if (was !== undefined) kept++
    if (was === undefined || was < last) placed++
    else last = was
  }
  return placed + (before.length - kept)
}

/** A number that changes when the list had better be put in anew. */
export function useArrangement(ids: readonly string[]): number {
  const drawn = useRef({ ids, generation: 0 })
  const { ids: before, generation } = drawn.current
  const next = before !== ids && placings(before, ids) * ids.length > MOST_LOOKS ? generation + 1 : generation
  useEffect(() => {
    drawn.current = { ids, generation: next }
  }, [ids, next])
  return next
}
