// How far a learner is: computed from the facts of what they did, each time anew.

import type { Catalogue, CatalogueLesson } from '#app/content/load.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { type Day, dayOf } from '#app/domain/instant.ts'
import { type LessonFact, type LessonPlan, lessonProgress, programmeProgress } from '#app/domain/learning/progress.ts'
import { studyHours } from '#app/domain/learning/study-time.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Reader } from '#db/database.ts'
import { learningRepository, type LessonRead, type QuestionAnswer } from '#db/repositories/learning.ts'
import type { App } from './app.ts'

export type Question = CatalogueLesson['questions'][number]

/** The answer that is right: option ids, or `true` / `false` for a statement. */
export const keyOf = (question: Question): readonly string[] =>
  question.kind === 'multiple' ? question.key : [String(question.key)]

/** What a lesson asks for. */
export const planOf = (lesson: CatalogueLesson, required = true): LessonPlan => ({
  lesson: lesson.id,
  required,
  questions: lesson.questions.map((q) => q.id),
})

/** The plan of every lesson, in the order of the programme. */
const plansOf = (catalogue: Catalogue): LessonPlan[] =>
  catalogue.modules.flatMap(({ lessons, required }) => lessons.map((lesson) => planOf(lesson, required)))

export const answerFact = (a: QuestionAnswer): LessonFact => ({
  type: 'answered',
  lesson: a.lesson,
  question: a.question,
  right: a.correct,
  at: a.at,
})

const readFacts = (r: LessonRead): LessonFact[] => [
  { type: 'opened', lesson: r.lesson, at: r.openedAt },
  ...(r.readAt ? [{ type: 'read', lesson: r.lesson, at: r.readAt } as const] : []),
]

async function factsOf(app: App, db: Reader, personId: PersonId): Promise<LessonFact[]> {
  const learning = learningRepository(app.database)
  return [
    ...(await learning.reads(db, personId)).flatMap(readFacts),
    ...(await learning.answers(db, personId)).map(answerFact),
  ]
}

const secondsOf = async (app: App, db: Reader, personId: PersonId): Promise<number> =>
  (await learningRepository(app.database).studyTime(db, personId)).reduce((sum, time) => sum + time.seconds, 0)

export interface ProgrammeStatus {
  /** Whether training is done, so that an exam may be booked (广发〔2012〕53号 四（二）). */
  readonly complete: boolean
  /** Required lessons done, and how many there are. */
  readonly done: number
  readonly all: number
  readonly missing: readonly {
    readonly id: string
    readonly title: string
    readonly titleEn: string
    readonly lacks: readonly ('read' | 'questions')[]
  }[]
  /** Study hours of 45 minutes. */
  readonly hours: number
  /** Study hours still lacking; 0 while the policy does not enforce its target. */
  readonly hoursLacking: number
}

/** How far a person is in the required lessons. Hours count only when the policy enforces them. */
export async function programmeStatus(app: App, personId: PersonId): Promise<ProgrammeStatus> {
  const { facts, seconds } = await app.database.read(async (db) => ({
    facts: await factsOf(app, db, personId),
    seconds: await secondsOf(app, db, personId),
  }))
  const progress = programmeProgress(plansOf(app.catalogue), facts)
  const hours = studyHours(seconds)
  const { enforced, requiredHours } = app.catalogue.hours
  const hoursLacking = enforced ? Math.max(0, Math.round((requiredHours - hours) * 10) / 10) : 0
  return {
    complete: progress.complete && hoursLacking === 0,
    done: progress.done,
    all: progress.of,
    missing: progress.missing.map(({ lesson: id, read, openQuestions }) => ({
      id,
      title: app.catalogue.lesson(id)?.title ?? id,
      titleEn: app.catalogue.lesson(id)?.titleEn ?? id,
      lacks: [...(read ? [] : ['read' as const]), ...(openQuestions.length > 0 ? ['questions' as const] : [])],
    })),
    hours,
    hoursLacking,
  }
}

export type LessonState = 'new' | 'begun' | 'done'

/** The state of every lesson for one person, by lesson id. */
export async function lessonStates(app: App, personId: PersonId): Promise<Record<string, LessonState>> {
  const facts = await app.database.read((db) => factsOf(app, db, personId))
  return Object.fromEntries(
    plansOf(app.catalogue).map((plan) => {
      const { opened, complete } = lessonProgress(plan, facts)
      return [plan.lesson, complete ? 'done' : opened ? 'begun' : 'new']
    }),
  )
}

/** What a learner is told of an answered question: their last answer, and why each option is right or wrong. */
export interface Feedback {
  readonly response: readonly string[]
  readonly correct: boolean
  /** Answered rightly at least once. */
  readonly solved: boolean
  readonly explanation: string
  readonly key: readonly string[]
  readonly why: Readonly<Record<string, string>>
}

export interface LessonStudy {
  readonly read: boolean
  readonly complete: boolean
  readonly openQuestions: readonly string[]
  /** The lesson was changed after this learner first opened it. */
  readonly changed: boolean
  /** By question; only questions that were answered. Keys of others are not in here. */
  readonly feedback: Readonly<Record<string, Feedback>>
  /** Counted seconds of this day. */
  readonly today: number
}

/** One person's study of one lesson. */
export async function lessonStudy(
  app: App,
  personId: PersonId,
  lessonId: string,
): Promise<Result<LessonStudy, 'lesson-unknown'>> {
  const lesson = app.catalogue.lesson(lessonId)
  if (!lesson) return refuse('lesson-unknown')
  const learning = learningRepository(app.database)
  const { read, answers, times } = await app.database.read(async (db) => ({
    read: await learning.read(db, personId, lessonId),
    answers: await learning.answers(db, personId, lessonId),
    times: await learning.studyTime(db, personId, dayOf(app.now())),
  }))
  const progress = lessonProgress(planOf(lesson), [...(read ? readFacts(read) : []), ...answers.map(answerFact)])
  return ok({
    read: progress.read,
    complete: progress.complete,
    openQuestions: progress.openQuestions,
    changed: read !== undefined && read.lessonHash !== lesson.hash,
    feedback: Object.fromEntries(
      lesson.questions.flatMap((q) => {
        const own = answers.filter((a) => a.question === q.id)
        const last = own.at(-1)
        return last
          ? [
              [
                q.id,
                feedbackOn(
                  q,
                  last,
                  own.some((a) => a.correct),
                ),
              ],
            ]
          : []
      }),
    ),
    today: times.reduce((sum, time) => sum + time.seconds, 0),
  })
}

const feedbackOn = (question: Question, { response, correct }: QuestionAnswer, solved: boolean): Feedback => ({
  response,
  correct,
  solved,
  explanation: question.explanation,
  key: keyOf(question),
  why: question.kind === 'true-false' ? {} : Object.fromEntries(question.options.map((o) => [o.id, o.why])),
})

export interface HoursRecord {
  readonly days: readonly {
    readonly day: Day
    readonly seconds: number
    readonly lessons: readonly { readonly id: string; readonly seconds: number }[]
  }[]
  /** By module id; lessons that are no longer taught stand under null. */
  readonly modules: readonly { readonly module: string | null; readonly seconds: number }[]
  readonly seconds: number
  /** Study hours of 45 minutes. */
  readonly hours: number
}

/** A person's study time day by day (newest first) and by module. */
export async function hoursOf(app: App, personId: PersonId): Promise<HoursRecord> {
  const times = await app.database.read((db) => learningRepository(app.database).studyTime(db, personId))
  const sum = (list: readonly { seconds: number }[]) => list.reduce((total, { seconds }) => total + seconds, 0)
  const moduleOf = (lesson: string) => app.catalogue.lesson(lesson)?.module ?? null
  const days = [...new Set(times.map((time) => time.day))].reverse()
  return {
    days: days.map((day) => {
      const lessons = times.filter((time) => time.day === day).map(({ lesson: id, seconds }) => ({ id, seconds }))
      return { day, seconds: sum(lessons), lessons }
    }),
    modules: [...app.catalogue.modules.map((m) => m.id), null]
      .map((module) => ({ module, seconds: sum(times.filter((time) => moduleOf(time.lesson) === module)) }))
      .filter(({ module, seconds }) => module !== null || seconds > 0),
    seconds: sum(times),
    hours: studyHours(sum(times)),
  }
}
