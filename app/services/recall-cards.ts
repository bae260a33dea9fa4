// The cards of the daily review. Their scheduler is FSRS (package ts-fsrs) with its own weights and nothing left to
// chance.

import { type Card, fsrs } from 'ts-fsrs'
import type { PersonId } from '#app/domain/ids.ts'
import { type Instant, instantOf, msOf } from '#app/domain/instant.ts'
import { cardsOf, partsOf, questionKey, type RecallCard, type Schedule } from '#app/domain/learning/recall.ts'
import type { Writer } from '#db/database.ts'
import { learningRepository } from '#db/repositories/learning.ts'
import { recallRepository } from '#db/repositories/recall.ts'
import type { App } from './app.ts'

/** One short step: a missed question comes back after ten minutes; a right answer is put off by days at once. */
const scheduler = fsrs({ enable_fuzz: false, learning_steps: ['10m'], relearning_steps: ['10m'] })

const fromCard = (card: Card): RecallCard => ({
  due: instantOf(card.due.getTime()),
  stability: card.stability,
  difficulty: card.difficulty,
  scheduledDays: card.scheduled_days,
  learningSteps: card.learning_steps,
  reps: card.reps,
  lapses: card.lapses,
  state: card.state,
  lastReview: card.last_review ? instantOf(card.last_review.getTime()) : null,
})

const toCard = (card: RecallCard): Card => ({
  due: new Date(card.due),
  stability: card.stability,
  difficulty: card.difficulty,
  // Deprecated there, and worked out from last_review and the time of the review.
  elapsed_days: 0,
  scheduled_days: card.scheduledDays,
  learning_steps: card.learningSteps,
  reps: card.reps,
  lapses: card.lapses,
  state: card.state,
  ...(card.lastReview ? { last_review: new Date(card.lastReview) } : {}),
})

const NEW = { stability: 0, difficulty: 0, scheduledDays: 0, learningSteps: 0, reps: 0, lapses: 0, state: 0 } as const

export const schedule: Schedule = (card, rating, at) =>
  fromCard(scheduler.next(toCard(card ?? { ...NEW, due: at, lastReview: null }), new Date(msOf(at)), rating).card)

/** The likelihood, 0 to 1, that a question would be answered rightly at an instant, by the forgetting curve. */
export const retrievability = (card: RecallCard, at: Instant): number =>
  scheduler.get_retrievability(toCard(card), new Date(msOf(at)), false)

/**
 * Keeps the card of a question that is answered in a lesson, within the write that notes the answer, before or after it.
 * The review is the same without it, for it catches up by itself; with it `recall_cards` is complete at any time.
 * @param key `questionKey(lesson, question)`
 */
export async function noteForRecall(
  app: App,
  tx: Writer,
  personId: PersonId,
  key: string,
  correct: boolean,
  at: Instant,
): Promise<void> {
  const recall = recallRepository(app.database)
  const { lesson, question } = partsOf(key)
  const noted = await learningRepository(app.database).answers(tx, personId, lesson)
  const kept = await recall.card(tx, personId, key)
  const answers = [...noted.filter((a) => a.question === question), { correct, at }]
  const card = cardsOf(
    schedule,
    new Map(kept ? [[key, kept]] : []),
    answers.map((a) => ({ question: questionKey(lesson, question), correct: a.correct, at: a.at })),
  ).get(key)
  if (card && card !== kept) await recall.putCard(tx, personId, key, card)
}
