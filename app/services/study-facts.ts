// What a learner did, as the rules of the domain take it.

import type { CatalogueLesson } from '#app/content/load.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { LessonFact } from '#app/domain/learning/progress.ts'
import type { Reader } from '#db/database.ts'
import { learningRepository, type LessonRead, type QuestionAnswer } from '#db/repositories/learning.ts'
import type { App } from './app.ts'

export type Question = CatalogueLesson['questions'][number]

/** The answer that is right: option ids, or `true` / `false` for a statement. */
export const keyOf = (question: Question): readonly string[] =>
  question.kind === 'multiple' ? question.key : [String(question.key)]

export const answerFact = (a: QuestionAnswer): LessonFact => ({
  type: 'answered',
  lesson: a.lesson,
  question: a.question,
  right: a.correct,
  at: a.at,
})

export const readFacts = (r: LessonRead): LessonFact[] => [
  { type: 'opened', lesson: r.lesson, at: r.openedAt },
  ...(r.readAt ? [{ type: 'read', lesson: r.lesson, at: r.readAt } as const] : []),
]

/** Everything that a person read and answered. */
export async function factsOf(app: App, db: Reader, personId: PersonId): Promise<LessonFact[]> {
  const learning = learningRepository(app.database)
  return [
    ...(await learning.reads(db, personId)).flatMap(readFacts),
    ...(await learning.answers(db, personId)).map(answerFact),
  ]
}

/** Counted seconds of study, of all days. */
export const secondsOf = async (app: App, db: Reader, personId: PersonId): Promise<number> =>
  (await learningRepository(app.database).studyTime(db, personId)).reduce((sum, time) => sum + time.seconds, 0)
