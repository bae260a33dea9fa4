// What an answer sheet holds, and how answers that were left unsent come back into it.

import type { Response } from '#app/domain/exam/item.ts'
import type { PaperNow } from './door.ts'
import { sameResponse } from './response.ts'
import type { Kept } from './unsent.ts'

export interface Entry {
  readonly revision: number
  readonly response: Response
  /** The highest revision that the server acknowledged; the entry is saved when it is `revision`. */
  readonly saved: number
  /** When it was chosen here, in milliseconds by the server's clock; 0 for what came with the paper. */
  readonly at: number
}
export type Entries = ReadonlyMap<number, Entry>

/** Two answers to one slot: ours came too late, the other one stands. */
export interface Conflict {
  readonly slot: number
  readonly mine: Response
  readonly stands: Response
}

export interface SheetState {
  readonly entries: Entries
  /** `idle`: nothing to send, or sent. `passive`: another window is the live one. `no-browser`: Safe Exam Browser is asked for. */
  readonly link: 'idle' | 'sending' | 'unreachable' | 'logged-out' | 'paused' | 'no-browser' | 'passive'
  /** Server time when it last said what it has, in milliseconds; null while it has nothing. */
  readonly savedAt: number | null
  readonly conflicts: readonly Conflict[]
  /** Slots whose answer the server will never take. */
  readonly refused: readonly number[]
  /** The finish time once the attempt is closed; empty text if it is not known. */
  readonly closed: string | null
  readonly deadline: string
}

export const pending = ({ revision, saved }: Entry): boolean => revision > saved

/** A paper's answers: all of them the server has. */
export const entriesOf = (answers: PaperNow['answers']): Map<number, Entry> =>
  new Map(Object.entries(answers).map(([slot, { revision, response }]) => [Number(slot), { revision, response, saved: revision, at: 0 }]))

/** Of several answers to one slot the one with the highest revision. */
export function latestOf(left: readonly Kept[]): Kept[] {
  const latest = new Map<number, Kept>()
  for (const one of left) if (one.revision > (latest.get(one.slot)?.revision ?? 0)) latest.set(one.slot, one)
  return [...latest.values()]
}

/**
 * Takes up what was left unsent. `beaten`: what the server's later answer has overtaken, and is not sent again; if it
 * differs, the reader is told (`conflicts`).
 */
export function withLeft(before: Entries, left: readonly Kept[]): { entries: Entries; conflicts: Conflict[]; beaten: Kept[] } {
  const entries = new Map(before)
  const [conflicts, beaten]: [Conflict[], Kept[]] = [[], []]
  for (const one of latestOf(left)) {
    const { slot, revision, response, at } = one
    const stands = entries.get(slot)
    if (stands && pending(stands)) {
      // Chosen since the page came up: the latest choice goes on, above what was left.
      entries.set(slot, { ...stands, revision: Math.max(stands.revision, revision + 1) })
    } else if (stands && stands.revision >= revision) {
      if (!sameResponse(stands.response, response)) conflicts.push({ slot, mine: response, stands: stands.response })
      beaten.push(one)
    } else entries.set(slot, { revision, response, saved: stands?.saved ?? 0, at })
  }
  return { entries, conflicts, beaten }
}
