// How a case begins: a candidate asks for a review, an officer gives notice of a violation, a regrade puts a pass at
// stake. No machine opens a violation case: what it noticed is evidence for a person, who says what happened.

import type { PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { type Evidence, type MarkSummary, type OpenedStep, REVIEW_ASKS, type ReviewAsk } from './case.ts'
import { dueAfter, type Term, type ViolationPolicy } from './policy.ts'

/** The longest text in a case, in characters. */
export const MAX_TEXT = 4000

/** A text as it is kept; refuses an empty one and one that is too long. */
export function readText(text: string): Result<string, 'case-text-missing' | 'case-text-too-long'> {
  const read = text.trim()
  if (read === '') return refuse('case-text-missing')
  return [...read].length > MAX_TEXT ? refuse('case-text-too-long', { most: MAX_TEXT }) : ok(read)
}
export type TextRefusal = 'case-text-missing' | 'case-text-too-long'

export interface ReviewFacts {
  /** When the results were released; null while they are not. */
  readonly releasedAt: Instant | null
  readonly alreadyReviewed: boolean
  /** Whether the result was made void: then the decision that did it is what can be appealed. */
  readonly voided: boolean
  /** From the release. */
  readonly window: Term
}
export type ReviewRefusal =
  | 'review-before-release'
  | 'review-of-void'
  | 'review-used'
  | 'review-window-over'
  | 'review-asks-missing'
  | TextRefusal

/** Whether a review may be asked for now, and until when. Once for each attempt. */
export function mayAskReview(facts: ReviewFacts, now: Instant): Result<Instant, ReviewRefusal> {
  if (facts.releasedAt === null) return refuse('review-before-release')
  if (facts.voided) return refuse('review-of-void')
  if (facts.alreadyReviewed) return refuse('review-used')
  const until = dueAfter(facts.releasedAt, facts.window)
  return now > until ? refuse('review-window-over', { until }) : ok(until)
}

/** A candidate asks to have an own result looked at: which points, and why. */
export function askReview(
  facts: ReviewFacts,
  said: { readonly by: PersonId; readonly asks: readonly ReviewAsk[]; readonly text: string },
  at: Instant,
): Result<OpenedStep, ReviewRefusal> {
  const may = mayAskReview(facts, at)
  if (!may.ok) return may
  const asks = REVIEW_ASKS.filter((ask) => said.asks.includes(ask))
  if (asks.length === 0) return refuse('review-asks-missing')
  const text = readText(said.text)
  return text.ok ? ok({ type: 'opened', kind: 'review', at, by: said.by, asks, text: text.value }) : text
}

export type NoticeRefusal = 'case-own' | 'violation-grounds-missing' | 'violation-ground-unknown' | TextRefusal

/**
 * An officer's notice to a candidate: which grounds, what happened in the officer's own words, what speaks for it.
 * Refuses a notice about oneself, none or an unknown ground, and a notice that tells nothing.
 */
export function noticeViolation(
  subject: PersonId,
  policy: Pick<ViolationPolicy, 'grounds'>,
  said: { readonly by: PersonId; readonly grounds: readonly string[]; readonly facts: string; readonly evidence: readonly Evidence[] },
  at: Instant,
): Result<OpenedStep, NoticeRefusal> {
  if (said.by === subject) return refuse('case-own')
  if (said.grounds.length === 0) return refuse('violation-grounds-missing')
  const unknown = said.grounds.find((id) => !policy.grounds.some((ground) => ground.id === id))
  if (unknown !== undefined) return refuse('violation-ground-unknown', { ground: unknown })
  const facts = readText(said.facts)
  if (!facts.ok) return facts
  const grounds = policy.grounds.map(({ id }) => id).filter((id) => said.grounds.includes(id))
  return ok({ type: 'opened', kind: 'violation', at, by: said.by, grounds, facts: facts.value, evidence: said.evidence })
}

/**
 * A ruling would take a pass away: the candidate is told and heard before anything happens to the result. What the ruling
 * says of the item is not told: only what it makes of the marks. Refuses when no pass is at stake.
 */
export const openPassLoss = (
  said: { readonly by: PersonId; readonly before: MarkSummary; readonly after: MarkSummary },
  at: Instant,
): Result<OpenedStep, 'no-pass-at-stake'> =>
  said.before.passed && !said.after.passed
    ? ok({ type: 'opened', kind: 'pass-loss', at, by: said.by, before: said.before, after: said.after })
    : refuse('no-pass-at-stake')
