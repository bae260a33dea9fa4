// When simulated candidates do what: each arrives within the first minutes, answers one question after the other at a pace
// of their own, goes back to some, and hands in, or is still answering when the time is over.

import { drawFrom } from '#app/domain/draw.ts'
import { normal, uniform } from './response-model.ts'

export interface SimulatedCandidate {
  /** From 0. */
  readonly number: number
  readonly ability: number
  /** Milliseconds after the sitting opens. */
  readonly startsAfterMs: number
  /** Milliseconds for a question in the middle. */
  readonly paceMs: number
}

const LATE_MS = 10 * 60_000

/**
 * The candidates of a simulation: the same for the same seed.
 * @param minutes the time limit
 * @param questions how many a form has
 */
export function simulatedCandidates(seed: string, count: number, minutes: number, questions: number): SimulatedCandidate[] {
  return Array.from({ length: count }, (_, number) => {
    const draw = drawFrom(`${seed} candidate ${number}`)
    const ability = normal(draw)
    // Two thirds of the time in the middle; about one in forty does not finish.
    const share = (2 / 3) * Math.exp(0.2 * normal(draw))
    return { number, ability, startsAfterMs: Math.round(uniform(draw) * LATE_MS), paceMs: (minutes * 60_000 * share) / questions }
  })
}

/** Something that a candidate does. `slot`: the question that is answered; `again`: after having answered it before. */
export type Doing =
  | { readonly what: 'start' | 'hand-in'; readonly atMs: number }
  | { readonly what: 'answer'; readonly atMs: number; readonly slot: number; readonly again: boolean }

/** Nobody does anything in the last moments, so that a simulation that is a little late is not too late. */
const BEFORE_END_MS = 30_000
/** What is left blank, of a hundred. */
const BLANK = 1
/** What is answered a second time, of a hundred. */
const AGAIN = 5

/**
 * What a candidate does, in order, in milliseconds after the sitting opens. Nothing comes after the end of the own time.
 * @param slots of the candidate's form
 */
export function doings({ number, startsAfterMs, paceMs }: SimulatedCandidate, slots: readonly number[], minutes: number, seed: string): Doing[] {
  const draw = drawFrom(`${seed} day of ${number}`)
  const ends = startsAfterMs + minutes * 60_000 - BEFORE_END_MS
  let now = startsAfterMs
  const list: Doing[] = [{ what: 'start', atMs: now }]
  const answer = (slot: number, again: boolean) => {
    now += Math.round(paceMs * (again ? 0.3 : 0.4 + 1.2 * uniform(draw)))
    if (now < ends) list.push({ what: 'answer', atMs: now, slot, again })
  }
  const answered = slots.filter(() => draw.below(100) >= BLANK)
  for (const slot of answered) answer(slot, false)
  for (const slot of answered) if (draw.below(100) < AGAIN) answer(slot, true)
  now += 5000
  if (now < ends) list.push({ what: 'hand-in', atMs: now })
  return list
}
