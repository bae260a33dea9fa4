// What a learner does: opens a lesson, answers its questions, marks it as read, spends time. Facts are stored;
// how far someone is, is computed from them.

import type { Catalogue, CatalogueLesson } from '#app/content/load.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { addDays, addMs, type Day, dayOf, type Instant, startOfDay } from '#app/domain/instant.ts'
import { type LessonFact, type LessonPlan, lessonProgress, programmeProgress } from '#app/domain/learning/progress.ts'
import { creditedSeconds, studyHours, withinDay } from '#app/domain/learning/study-time.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Reader, Writer } from '#db/database.ts'
import { learningRepository, type LessonRead, type QuestionAnswer } from '#db/repositories/learning.ts'
import type { App } from './app.ts'

type Question = CatalogueLesson['questions'][number]
export type LearningRefusal = 'lesson-unknown' | 'question-unknown' | 'answer-missing'

/** One person's study is written one thing after another, whatever the number of tabs. */
const scope = (personId: PersonId) => `study:${personId}`

/** The plan of every lesson: what it asks for, and whether its module is required. */
export const plansOf = (catalogue: Catalogue): LessonPlan[] =>
  catalogue.modules.flatMap((module) =>
    module.lessons.map((lesson) => ({ lesson: lesson.id, required: module.required, questions: lesson.questions.map((q) => q.id) })),
  )

/** The answer that is right: option ids, or `true` / `false` for a statement. */
export const keyOf = (question: Question): readonly string[] =>
  question.kind === 'multiple' ? question.key : [String(question.key)]

/** Right when exactly the keyed options were chosen, in any order. */
export function answeredRightly(question: Question, response: readonly string[]): boolean {
  const [key, chosen] = [new Set(keyOf(question)), new Set(response)]
  return key.size === chosen.size && [...key].every((id) => chosen.has(id))
}

/** Opens a lesson: notes its version at the first opening, and counts as a beat of study. */
export async function openLesson(app: App, personId: PersonId, lessonId: string): Promise<Result<null, 'lesson-unknown'>> {
  const lesson = app.catalogue.lesson(lessonId)
  if (!lesson) return refuse('lesson-unknown')
  const at = app.now()
  await app.database.write(scope(personId), (tx) => noteOpened(app, tx, personId, lesson, at))
  return ok(null)
}

/**
 * Answers a question of a lesson; it may be answered as often as one likes.
 * @param response option ids, one for a single choice, `true` or `false` for a statement
 * Refuses a lesson or question that does not exist and an answer that is none (nothing chosen, an unknown option).
 */
export async function answerQuestion(
  app: App, personId: PersonId, input: { readonly lesson: string; readonly question: string; readonly response: readonly string[] },
): Promise<Result<{ correct: boolean }, LearningRefusal>> {
  const lesson = app.catalogue.lesson(input.lesson)
  if (!lesson) return refuse('lesson-unknown')
  const question = lesson.questions.find((q) => q.id === input.question)
  if (!question) return refuse('question-unknown')
  const response = [...new Set(input.response)].sort()
  const options = question.kind === 'true-false' ? ['true', 'false'] : question.options.map((o) => o.id)
  if (response.length === 0 || response.some((id) => !options.includes(id)) || (question.kind !== 'multiple' && response.length > 1))
    return refuse('answer-missing')
  const at = app.now()
  await app.database.write(scope(personId), (tx) => noteAnswered(app, tx, personId, lesson, question, response, at))
  return ok({ correct: answeredRightly(question, response) })
}

/** The learner's own mark at the end of a lesson. `openQuestions`: what still keeps the lesson from being complete. */
export async function markRead(
  app: App, personId: PersonId, lessonId: string,
): Promise<Result<{ complete: boolean; openQuestions: readonly string[] }, 'lesson-unknown'>> {
  const lesson = app.catalogue.lesson(lessonId)
  if (!lesson) return refuse('lesson-unknown')
  const at = app.now()
  const answers = await app.database.write(scope(personId), async (tx) => {
    await noteRead(app, tx, personId, lesson, at)
    return learningRepository(app.database).answers(tx, personId, lessonId)
  })
  const { complete, openQuestions } = lessonProgress(planOf(lesson), [{ type: 'read', lesson: lessonId, at }, ...answers.map(answerFact)])
  return ok({ complete, openQuestions })
}

/**
 * A sign of life from a page that is being read. Credits the seconds since the person's last beat on any page, unless
 * they were idle longer than the policy allows, and no more on one day than its cap (content/policy/hours.yaml).
 */
export async function beat(
  app: App, personId: PersonId, lessonId: string,
): Promise<Result<{ credited: number; today: number }, 'lesson-unknown'>> {
  const lesson = app.catalogue.lesson(lessonId)
  if (!lesson) return refuse('lesson-unknown')
  const at = app.now()
  return ok(await app.database.write(scope(personId), (tx) => noteBeat(app, tx, personId, lesson.id, at)))
}

// ── what is written, inside one write ────────────────────────────────────────────────────────────────────

async function noteBeat(app: App, tx: Writer, personId: PersonId, lesson: string, at: Instant): Promise<{ credited: number; today: number }> {
  const learning = learningRepository(app.database)
  const { idleSeconds, maxMinutesPerDay } = app.catalogue.hours
  const last = await learning.lastBeat(tx, personId)
  if (last === null || at > last) await learning.setBeat(tx, personId, at)
  const day = dayOf(at)
  const times = await learning.studyTime(tx, personId, day)
  const counted = times.reduce((sum, time) => sum + time.seconds, 0)
  const credited = withinDay(creditedSeconds(last, at, idleSeconds), counted, maxMinutesPerDay)
  const here = times.find((time) => time.lesson === lesson)?.seconds ?? 0
  if (credited > 0) await learning.setStudyTime(tx, { personId, day, lesson, seconds: here + credited })
  return { credited, today: counted + credited }
}

async function noteOpened(app: App, tx: Writer, personId: PersonId, lesson: CatalogueLesson, at: Instant): Promise<null> {
  await learningRepository(app.database).open(tx, { personId, lesson: lesson.id, lessonHash: lesson.hash, openedAt: at, readAt: null })
  await noteBeat(app, tx, personId, lesson.id, at)
  return null
}

async function noteAnswered(
  app: App, tx: Writer, personId: PersonId, lesson: CatalogueLesson, question: Question, response: readonly string[], at: Instant,
): Promise<void> {
  await noteOpened(app, tx, personId, lesson, at)
  const correct = answeredRightly(question, response)
  await learningRepository(app.database).addAnswers(tx, [{ id: app.id(), personId, lesson: lesson.id, question: question.id, response, correct, at }])
}

async function noteRead(app: App, tx: Writer, personId: PersonId, lesson: CatalogueLesson, at: Instant): Promise<void> {
  await noteOpened(app, tx, personId, lesson, at)
  await learningRepository(app.database).markRead(tx, personId, lesson.id, at)
}

/**
 * Writes the facts of a person who studied every required lesson for its minutes, answered every question rightly and
 * marked each lesson as read: for the demo's people and for tests. One module a day from nine o'clock, the last one
 * yesterday.
 */
export async function completeProgramme(app: App, personId: PersonId): Promise<void> {
  const learning = learningRepository(app.database)
  const required = app.catalogue.modules.filter((module) => module.required)
  const today = dayOf(app.now())
  await app.database.write(scope(personId), async (tx) => {
    const answers: QuestionAnswer[] = []
    for (const [i, { lessons }] of required.entries()) {
      const day = addDays(today, i - required.length)
      let at = addMs(startOfDay(day), 9 * 3600_000)
      for (const lesson of lessons) {
        const [openedAt, seconds] = [at, lesson.minutes * 60]
        at = addMs(at, seconds * 1000)
        await learning.open(tx, { personId, lesson: lesson.id, lessonHash: lesson.hash, openedAt, readAt: at })
        await learning.markRead(tx, personId, lesson.id, at)
        await learning.setStudyTime(tx, { personId, day, lesson: lesson.id, seconds })
        for (const question of lesson.questions)
          answers.push({ id: app.id(), personId, lesson: lesson.id, question: question.id, response: [...keyOf(question)].sort(), correct: true, at })
      }
    }
    await learning.addAnswers(tx, answers)
  })
}

// ── how far a learner is ─────────────────────────────────────────────────────────────────────────────────

const planOf = (lesson: CatalogueLesson): LessonPlan => ({ lesson: lesson.id, required: true, questions: lesson.questions.map((q) => q.id) })

const answerFact = (a: QuestionAnswer): LessonFact => ({ type: 'answered', lesson: a.lesson, question: a.question, right: a.correct, at: a.at })

const readFacts = (r: LessonRead): LessonFact[] => [
  { type: 'opened', lesson: r.lesson, at: r.openedAt },
  ...(r.readAt ? [{ type: 'read', lesson: r.lesson, at: r.readAt } as const] : []),
]

async function factsOf(app: App, db: Reader, personId: PersonId): Promise<LessonFact[]> {
  const learning = learningRepository(app.database)
  return [...(await learning.reads(db, personId)).flatMap(readFacts), ...(await learning.answers(db, personId)).map(answerFact)]
}

const secondsOf = async (app: App, db: Reader, personId: PersonId): Promise<number> =>
  (await learningRepository(app.database).studyTime(db, personId)).reduce((sum, time) => sum + time.seconds, 0)

export interface ProgrammeStatus {
  /** Whether training is done, so that an exam may be booked (广发〔2012〕53号 四（二）). */
  readonly complete: boolean
  /** Required lessons done, and how many there are. */
  readonly done: number
  readonly all: number
  readonly missing: readonly { readonly id: string; readonly title: string; readonly titleEn: string; readonly lacks: readonly ('read' | 'questions')[] }[]
  /** Study hours of 45 minutes. */
  readonly hours: number
  /** Study hours still lacking; 0 while the policy does not enforce its target. */
  readonly hoursLacking: number
}

/** How far a person is in the required lessons. Hours count only when the policy enforces them. */
export async function programmeStatus(app: App, personId: PersonId): Promise<ProgrammeStatus> {
  const { facts, seconds } = await app.database.read(async (db) => ({ facts: await factsOf(app, db, personId), seconds: await secondsOf(app, db, personId) }))
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
export async function lessonStudy(app: App, personId: PersonId, lessonId: string): Promise<Result<LessonStudy, 'lesson-unknown'>> {
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
    feedback: Object.fromEntries(lesson.questions.flatMap((q) => {
      const own = answers.filter((a) => a.question === q.id)
      const last = own.at(-1)
      return last ? [[q.id, feedbackOn(q, last, own.some((a) => a.correct))]] : []
    })),
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
  readonly days: readonly { readonly day: Day; readonly seconds: number; readonly lessons: readonly { readonly id: string; readonly seconds: number }[] }[]
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
