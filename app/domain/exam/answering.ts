// What happens to answers that arrive, to a hand-in, and to an attempt whose time is over.
// Each decision says which steps to append; the caller appends them in the same write and only then acknowledges.
// `deadline` is `deadlineOf` of the same facts at the same `now`.

import { earlier, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Answer, AttemptState, Step } from './attempt.ts'
import { savesAccepted } from './deadline.ts'
import { type Answerable, readResponse, type ResponseRefusal, sameResponse } from './item.ts'

/** An answer as it arrives. `revision` is the client's monotone counter for the slot. */
export type SentAnswer = { readonly slot: number; readonly revision: number; readonly response: unknown }

/** The form's items by slot, as item versions or as served. */
export type Answerables = ReadonlyMap<number, Answerable>

export type Saved = {
  /** What is durable once `steps` are appended. */
  readonly saved: readonly { readonly slot: number; readonly revision: number }[]
  /** What stands instead of answers that did not win, once for each slot. */
  readonly stale: readonly ({ readonly slot: number } & Answer)[]
  readonly steps: readonly Step[]
}

export type SaveRefusal = 'attempt-closed' | 'attempt-paused' | 'unknown-slot' | 'revision-malformed' | ResponseRefusal

/**
 * Takes answers into an open attempt until the deadline and its transport grace. A higher revision wins; the revision
 * that stands, with the same response, is saved again without a step; a lower one, or the same with another response,
 * is stale: kept as history, never winning. Answers for one slot are taken in the order of their revisions.
 * One bad answer refuses all (with its `slot`), and nothing is changed.
 */
export function save(
  state: AttemptState,
  answers: readonly SentAnswer[],
  form: Answerables,
  now: Instant,
  deadline: Instant,
): Result<Saved, SaveRefusal> {
  if (state.status === 'closed' || !savesAccepted(now, deadline)) return refuse('attempt-closed')
  if (state.pausedSince !== null) return refuse('attempt-paused')

  const read: ({ slot: number } & Answer)[] = []
  for (const { slot, revision, response: sent } of answers) {
    const item = form.get(slot)
    if (!item) return refuse('unknown-slot', { slot })
    if (!Number.isSafeInteger(revision) || revision < 1) return refuse('revision-malformed', { slot })
    const response = readResponse(item, sent)
    if (!response.ok) return refuse(response.refusal, { slot })
    read.push({ slot, revision, response: response.value })
  }
  read.sort((a, b) => a.slot - b.slot || a.revision - b.revision)

  const standing = new Map<number, Answer>()
  const steps: Step[] = []
  const saved: { slot: number; revision: number }[] = []
  const stale = new Set<number>()
  for (const { slot, revision, response } of read) {
    const stands = standing.get(slot) ?? state.answers.get(slot)
    if (!stands || revision > stands.revision) {
      standing.set(slot, { revision, response })
      steps.push({ type: 'saved', at: now, slot, revision, response })
      saved.push({ slot, revision })
    } else if (revision === stands.revision && sameResponse(response, stands.response)) {
      saved.push({ slot, revision })
    } else {
      steps.push({ type: 'stale', at: now, slot, revision, response })
      stale.add(slot)
    }
  }
  return ok({
    saved,
    stale: [...stale].flatMap((slot) => {
      const stands = standing.get(slot) ?? state.answers.get(slot)
      return stands ? [{ slot, revision: stands.revision, response: stands.response }] : []
    }),
    steps,
  })
}

export type HandIn = {
  /** The revision of each slot that the client believes to be on the server; `{}` if nothing was answered. */
  readonly seen: Readonly<Record<string, number>>
  /** Hand in although the server lacks something the client names. */
  readonly force: boolean
}

export type SubmitRefusal = 'answers-missing' | 'attempt-paused' | 'unknown-slot' | 'revision-malformed'

/**
 * Hands an attempt in. Repeated, or after the closing job, it answers the same finish time and has no steps. A first
 * hand-in after the deadline is finished at the deadline.
 * Refusals: `answers-missing` with the slots (`missing`) of which the server lacks the revision named, as long as they
 * could still be sent; `attempt-paused`; `unknown-slot`, `revision-malformed` for a `seen` that names no slot number or
 * no revision.
 */
export function submit(
  state: AttemptState,
  { seen, force }: HandIn,
  now: Instant,
  deadline: Instant,
): Result<{ readonly submittedAt: Instant; readonly steps: readonly Step[] }, SubmitRefusal> {
  if (state.submittedAt !== null) return ok({ submittedAt: state.submittedAt, steps: [] })
  const inTime = savesAccepted(now, deadline)
  if (inTime && state.pausedSince !== null) return refuse('attempt-paused')

  const missing: number[] = []
  for (const [name, revision] of Object.entries(seen)) {
    if (!/^[1-9]\d{0,5}$/.test(name)) return refuse('unknown-slot', { slot: name.slice(0, 20) })
    const slot = Number(name)
    if (!Number.isSafeInteger(revision) || revision < 0) return refuse('revision-malformed', { slot })
    if (revision > (state.answers.get(slot)?.revision ?? 0)) missing.push(slot)
  }
  if (inTime && !force && missing.length > 0)
    return refuse('answers-missing', { missing: missing.sort((a, b) => a - b) })

  const submittedAt = earlier(now, deadline)
  return ok({ submittedAt, steps: [{ type: 'submitted', at: submittedAt, by: 'candidate' }] })
}

/**
 * The steps that close an attempt whose time is over, none if it is not. The finish time is the deadline, whenever this
 * is asked: by the closing job, or by whoever reads the attempt first.
 */
export const closeIfOverdue = (state: AttemptState, now: Instant, deadline: Instant): readonly Step[] =>
  state.status === 'open' && !savesAccepted(now, deadline) ? [{ type: 'closed', at: deadline, by: 'deadline' }] : []
