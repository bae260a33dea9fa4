// The daily review: the questions a learner met in lessons come back, missed ones soon, known ones at growing intervals.
// A card is kept once a review or `noteForRecall` wrote it; until then it follows from the answers in the lessons.

import type { Catalogue, CatalogueLesson } from '#app/content/load.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { dayOf, endOfDay, type Instant, startOfDay } from '#app/domain/instant.ts'
import {
  cardsOf,
  DAILY_REVIEWS,
  dueQuestions,
  isMissed,
  nextReview,
  partsOf,
  questionKey,
  type RecallCard,
  type RecallRating,
} from '#app/domain/learning/recall.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Reader } from '#db/database.ts'
import { learningRepository, type QuestionAnswer } from '#db/repositories/learning.ts'
import { recallRepository } from '#db/repositories/recall.ts'
import type { App } from './app.ts'
import { answeredRightly } from './learning.ts'
import { keyOf, type Question } from './progress.ts'
import { schedule } from './recall-cards.ts'

export type RecallRefusal =
  | 'recall-question-gone'
  | 'recall-answer-missing'
  | 'recall-moved-on'
  | 'recall-limit-reached'

/** The same turn as everything else a person studies, so that two tabs cannot both answer one card. */
const scope = (personId: PersonId) => `study:${personId}`

interface Found {
  readonly lesson: CatalogueLesson
  readonly question: Question
}

/** The question of a name (`module/lesson#q1`); undefined when the course no longer has it. */
export function questionOf(catalogue: Catalogue, key: string): Found | undefined {
  const parts = partsOf(key)
  const lesson = catalogue.lesson(parts.lesson)
  const question = lesson?.questions.find((q) => q.id === parts.question)
  return lesson && question && { lesson, question }
}

/** All that a learner's review is computed from. */
export async function recallFacts(app: App, db: Reader, personId: PersonId) {
  const [recall, learning] = [recallRepository(app.database), learningRepository(app.database)]
  const answers = (await learning.answers(db, personId)).map(({ lesson, question, correct, at }: QuestionAnswer) => ({
    question: questionKey(lesson, question),
    correct,
    at,
  }))
  return { answers, cards: cardsOf(schedule, await recall.cards(db, personId), answers) }
}

const doneOn = (app: App, db: Reader, personId: PersonId, now: Instant): Promise<number> =>
  recallRepository(app.database).reviewCount(db, personId, startOfDay(dayOf(now)), endOfDay(dayOf(now)))

/** A question as it is asked: no key, no explanation, no reasons. `due` and `reps` say which state of the card is meant. */
export interface RecallQuestion {
  readonly key: string
  readonly due: Instant
  readonly reps: number
  readonly missed: boolean
  readonly kind: Question['kind']
  readonly stem: string
  readonly options: readonly { readonly id: string; readonly text: string }[]
  readonly lesson: { readonly id: string; readonly title: string; readonly titleEn: string }
}

export interface RecallDay {
  /** What to answer now; null when nothing is due or the day's limit is reached. */
  readonly asked: RecallQuestion | null
  /** How many are due now, those beyond the day's limit included. */
  readonly due: number
  /** Answers in the review today, and how many there may be. */
  readonly done: number
  readonly limit: number
  /** When the next question may be asked; null when no question was ever answered. */
  readonly next: Instant | null
  /** How many questions come back to this learner. */
  readonly questions: number
  /** How many are skipped because the course no longer has them. */
  readonly gone: number
}

/** A learner's review as it stands now. Writes nothing. */
export async function recallDay(app: App, personId: PersonId): Promise<RecallDay> {
  const now = app.now()
  const { all, done } = await app.database.read(async (db) => ({
    all: (await recallFacts(app, db, personId)).cards,
    done: await doneOn(app, db, personId, now),
  }))
  const cards = new Map([...all].filter(([key]) => questionOf(app.catalogue, key) !== undefined))
  const due = dueQuestions(cards, now)
  const [first] = done < DAILY_REVIEWS ? due : []
  const [found, card] = first === undefined ? [] : [questionOf(app.catalogue, first), cards.get(first)]
  return {
    asked: first !== undefined && found && card ? askedOf(first, found, card) : null,
    due: due.length,
    done,
    limit: DAILY_REVIEWS,
    next: nextReview(cards, now, done),
    questions: cards.size,
    gone: all.size - cards.size,
  }
}

const askedOf = (key: string, { lesson, question }: Found, card: RecallCard): RecallQuestion => ({
  key,
  due: card.due,
  reps: card.reps,
  missed: isMissed(card),
  kind: question.kind,
  stem: question.stem,
  options: question.kind === 'true-false' ? [] : question.options.map(({ id, text }) => ({ id, text })),
  lesson: { id: lesson.id, title: lesson.title, titleEn: lesson.titleEn },
})

/** What a learner is told after an answer. */
export interface RecallTold {
  readonly asked: RecallQuestion
  readonly response: readonly string[]
  readonly correct: boolean
  readonly key: readonly string[]
  readonly explanation: string
  readonly why: Readonly<Record<string, string>>
  /** What was written; null: right, and the learner has still to say how hard it was. */
  readonly rated: { readonly rating: RecallRating; readonly due: Instant } | null
  /** When the question would come back after each answer to that. */
  readonly choices: Readonly<Record<'hard' | 'good' | 'easy', Instant>> | null
}

export interface RecallAnswer {
  /** `module/lesson#q1` */
  readonly question: string
  /** The card's `due` and `reps` as they were asked. */
  readonly due: string
  readonly reps: number
  readonly response: readonly string[]
  /** How hard a right answer was: 2 hard, 3 good, 4 easy. Absent: not said yet, and nothing is written. */
  readonly rating?: 2 | 3 | 4 | undefined
}

/**
 * Grades an answer in the review. A wrong one is written as `again` at once, a right one when its rating comes with it.
 * Refuses a question that is gone, an answer that is none, a card that meanwhile was answered elsewhere or is not due
 * (`recall-moved-on`, with when the question is due), and an answer beyond the day's limit.
 */
export async function answerRecall(
  app: App,
  personId: PersonId,
  input: RecallAnswer,
): Promise<Result<RecallTold, RecallRefusal>> {
  const found = questionOf(app.catalogue, input.question)
  if (!found) return refuse('recall-question-gone')
  const { question } = found
  const response = [...new Set(input.response)].sort()
  const options = question.kind === 'true-false' ? ['true', 'false'] : question.options.map((o) => o.id)
  const several = question.kind !== 'multiple' && response.length > 1
  if (response.length === 0 || several || response.some((id) => !options.includes(id)))
    return refuse('recall-answer-missing')
  const at = app.now()
  const correct = answeredRightly(question, response)
  const told = (card: RecallCard) => ({
    asked: askedOf(input.question, found, card),
    response,
    correct,
    key: keyOf(question),
    explanation: question.explanation,
    why: question.kind === 'true-false' ? {} : Object.fromEntries(question.options.map((o) => [o.id, o.why])),
  })
  if (correct && input.rating === undefined) {
    const card = await app.database.read((db) => askable(app, db, personId, input, at))
    if (!card.ok) return card
    const dueAfter = (rating: RecallRating) => schedule(card.value, rating, at).due
    const choices = { hard: dueAfter(2), good: dueAfter(3), easy: dueAfter(4) }
    return ok({ ...told(card.value), rated: null, choices })
  }
  const rating = correct ? (input.rating ?? 3) : 1
  const recall = recallRepository(app.database)
  return app.database.write(scope(personId), async (tx) => {
    const card = await askable(app, tx, personId, input, at)
    if (!card.ok) return card
    const after = schedule(card.value, rating, at)
    const { question } = input
    await recall.addReview(tx, { id: app.id(), personId, question, response, correct, rating, at })
    await recall.putCard(tx, personId, question, after)
    return ok({ ...told(card.value), rated: { rating, due: after.due }, choices: null })
  })
}

/** The card that an answer is meant for, when it still stands as it was asked, is due, and the day has room. */
async function askable(
  app: App,
  db: Reader,
  personId: PersonId,
  { question, due, reps }: RecallAnswer,
  now: Instant,
): Promise<Result<RecallCard, RecallRefusal>> {
  const card = (await recallFacts(app, db, personId)).cards.get(question)
  if (!card) return refuse('recall-question-gone')
  if (card.due !== due || card.reps !== reps || card.due > now) {
    const last = await recallRepository(app.database).lastReview(db, personId, question)
    return refuse('recall-moved-on', { due: card.due, answered: last?.at ?? null })
  }
  if ((await doneOn(app, db, personId, now)) >= DAILY_REVIEWS)
    return refuse('recall-limit-reached', { limit: DAILY_REVIEWS })
  return ok(card)
}
