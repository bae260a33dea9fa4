// What is kept of a question that comes back to a learner: the scheduler's memory of it, as plain values; and the rules
// of the daily review around it. The scheduler itself is an argument.

import { addDays, dayOf, earlier, type Instant, startOfDay } from '#app/domain/instant.ts'

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

/** 1 again, 2 hard, 3 good, 4 easy. */
export type RecallRating = 1 | 2 | 3 | 4

/** The card after a rating; `null` is a question that was never asked. */
export type Schedule = (card: RecallCard | null, rating: RecallRating, at: Instant) => RecallCard

/** Answers in the daily review on one day in Asia/Shanghai, at the most: the association's own policy. */
export const DAILY_REVIEWS = 30

/** A question's name across lessons: `module/lesson#q1`. */
export const questionKey = (lesson: string, question: string): string => `${lesson}#${question}`

/** The lesson and the question that a name stands for. */
export function partsOf(key: string): { readonly lesson: string; readonly question: string } {
  const at = key.lastIndexOf('#')
  return { lesson: key.slice(0, Math.max(at, 0)), question: key.slice(at + 1) }
}

/** An answer that was given within a lesson. */
export type LessonAnswer = { readonly question: string; readonly correct: boolean; readonly at: Instant }

/**
 * The card after an answer within a lesson. The first one begins it: right is `good`, wrong is `again`. Later on a wrong
 * answer is a miss; a right one says nothing, for the explanation had just been read. An answer that is not later than
 * the card's last review is in it already.
 */
function afterLessonAnswer(
  schedule: Schedule,
  card: RecallCard | undefined,
  { correct, at }: Pick<LessonAnswer, 'correct' | 'at'>,
): RecallCard {
  if (!card) return schedule(null, correct ? 3 : 1, at)
  const known = card.lastReview !== null && at <= card.lastReview
  return correct || known ? card : schedule(card, 1, at)
}

/**
 * All cards of a learner by question: those that are kept, brought up to their answers in lessons.
 * @param answers in the order in which they were given
 */
export function cardsOf(
  schedule: Schedule,
  kept: ReadonlyMap<string, RecallCard>,
  answers: readonly LessonAnswer[],
): ReadonlyMap<string, RecallCard> {
  const cards = new Map(kept)
  for (const answer of answers)
    cards.set(answer.question, afterLessonAnswer(schedule, cards.get(answer.question), answer))
  return cards
}

/** Missed, and not answered rightly since. */
export const isMissed = (card: RecallCard): boolean => card.state !== 2

/** The questions that are due, in the order in which they are asked: missed ones first, then by the time they were due. */
export function dueQuestions(cards: ReadonlyMap<string, RecallCard>, now: Instant): string[] {
  return [...cards]
    .filter(([, card]) => card.due <= now)
    .sort(
      ([a, x], [b, y]) =>
        Number(isMissed(y)) - Number(isMissed(x)) || (x.due < y.due ? -1 : x.due > y.due ? 1 : a < b ? -1 : 1),
    )
    .map(([question]) => question)
}

/**
 * When the next question may be asked; null when there is none at all. Never within a day whose limit is reached.
 * @param done answers in the review on the day of `now`
 */
export function nextReview(cards: ReadonlyMap<string, RecallCard>, now: Instant, done: number): Instant | null {
  const [first] = [...cards.values()].map(({ due }) => due).sort()
  if (first === undefined) return null
  const earliest = done >= DAILY_REVIEWS ? startOfDay(addDays(dayOf(now), 1)) : now
  return earlier(first, earliest) === first ? earliest : first
}
