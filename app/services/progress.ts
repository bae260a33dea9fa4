// How far a learner is: computed from the facts of what they did, each time anew.

import type { PersonId } from '#app/domain/ids.ts'
import { type Day, dayOf } from '#app/domain/instant.ts'
import {
  type LessonFact,
  type LessonPlan,
  type LessonProgress,
  lessonProgress,
  programmeProgress,
} from '#app/domain/learning/progress.ts'
import { studyHours } from '#app/domain/learning/study-time.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Section } from '#app/content/sections.ts'
import type { Reader } from '#db/database.ts'
import { learningRepository, type QuestionAnswer } from '#db/repositories/learning.ts'
import type { App } from './app.ts'
import { namedLesson, plansFor } from './enrolment.ts'
import { stoppedAt } from './positions.ts'
import { lastReading, type Reread, rereadFor, rereadsOf } from './rereading.ts'
import { answerFact, factsOf, keyOf, type Question, readFacts, secondsOf } from './study-facts.ts'
import { syllabusAt } from './syllabus-in-force.ts'

export { keyOf, type Question } from './study-facts.ts'

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

/**
 * How far a person is in the required lessons of the version they enrolled in (the current one, when they did not).
 * Hours are those of the syllabus in force, and count only when it enforces them.
 */
export const programmeStatus = (app: App, personId: PersonId): Promise<ProgrammeStatus> =>
  app.database.read(async (db) => statusOf(app, db, personId, await studyOf(app, db, personId)))

/** What a person studies by, and what they did: read once for everything that is told of it. */
interface Study {
  readonly plans: readonly LessonPlan[]
  readonly facts: readonly LessonFact[]
}
const studyOf = async (app: App, db: Reader, personId: PersonId): Promise<Study> => ({
  plans: await plansFor(app, db, personId),
  facts: await factsOf(app, db, personId),
})

async function statusOf(app: App, db: Reader, personId: PersonId, { plans, facts }: Study): Promise<ProgrammeStatus> {
  const seconds = await secondsOf(app, db, personId)
  const syllabus = await syllabusAt(app, db, app.now())
  const progress = programmeProgress(plans, facts)
  const hours = studyHours(seconds)
  const { hoursEnforced, requiredHoursTenths } = syllabus.body
  const hoursLacking = hoursEnforced ? Math.max(0, requiredHoursTenths - Math.round(hours * 10)) / 10 : 0
  return {
    complete: progress.complete && hoursLacking === 0,
    done: progress.done,
    all: progress.of,
    missing: progress.missing.map(({ lesson, read, openQuestions }) => ({
      ...namedLesson(app, lesson),
      lacks: [...(read ? [] : ['read' as const]), ...(openQuestions.length > 0 ? ['questions' as const] : [])],
    })),
    hours,
    hoursLacking,
  }
}

export type LessonState = 'new' | 'begun' | 'done'

/** The state of every lesson for one person, by lesson id. */
export async function lessonStates(app: App, personId: PersonId): Promise<Record<string, LessonState>> {
  return (await studyOverview(app, personId)).states
}

/** The state of every lesson for one person, and of those they read what is to be read again; by lesson id. */
export interface StudyOverview {
  readonly states: Record<string, LessonState>
  readonly again: Record<string, Reread>
}

export const studyOverview = (app: App, personId: PersonId): Promise<StudyOverview> =>
  app.database.read(async (db) => overviewOf(app, db, personId, await studyOf(app, db, personId)))

async function overviewOf(app: App, db: Reader, personId: PersonId, { plans, facts }: Study): Promise<StudyOverview> {
  const stateOf = (plan: LessonPlan): LessonState => {
    const { opened, complete } = lessonProgress(plan, facts)
    return complete ? 'done' : opened ? 'begun' : 'new'
  }
  return {
    states: Object.fromEntries(plans.map((plan) => [plan.lesson, stateOf(plan)])),
    again: await rereadsOf(app, db, personId),
  }
}

/** How far a person is in the programme, and the overview of its lessons. */
export const studyDesk = (app: App, personId: PersonId): Promise<StudyOverview & { status: ProgrammeStatus }> =>
  app.database.read(async (db) => {
    const study = await studyOf(app, db, personId)
    return { status: await statusOf(app, db, personId, study), ...(await overviewOf(app, db, personId, study)) }
  })

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
  /** Whether a lesson that was read is not the same any more, and what is to be read again; null when nothing is. */
  readonly again: Reread | null
  /** Where the learner stopped the last time; null at the beginning. */
  readonly stopped: Section | null
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
  const { plans, read, last, answers, times, stopped } = await app.database.read(async (db) => ({
    plans: await plansFor(app, db, personId),
    read: await learning.read(db, personId, lessonId),
    last: await lastReading(app, db, personId, lessonId),
    answers: await learning.answers(db, personId, lessonId),
    times: await learning.studyTime(db, personId, dayOf(app.now())),
    stopped: await stoppedAt(app, db, personId, lessonId),
  }))
  const progress = progressIn(plans, lessonId, [...(read ? readFacts(read) : []), ...answers.map(answerFact)])
  const again = last && rereadFor(app, lesson, last)
  return ok({
    read: progress.read,
    complete: progress.complete,
    openQuestions: progress.openQuestions,
    again: again && (again.reasons.length > 0 || again.wording) ? again : null,
    stopped,
    feedback: Object.fromEntries(lesson.questions.flatMap((question) => feedbackOf(question, answers))),
    today: times.reduce((sum, time) => sum + time.seconds, 0),
  })
}

/** How far a lesson of the plans is; the plans hold every lesson there is. */
export function progressIn(plans: readonly LessonPlan[], lesson: string, facts: readonly LessonFact[]): LessonProgress {
  const plan = plans.find((p) => p.lesson === lesson)
  return lessonProgress(plan ?? { lesson, required: false, questions: [] }, facts)
}

/** Of a question that was answered: its id, and what is told of the last answer. */
function feedbackOf(question: Question, answers: readonly QuestionAnswer[]): [string, Feedback][] {
  const own = answers.filter((a) => a.question === question.id)
  const last = own.at(-1)
  if (!last) return []
  const feedback = {
    response: last.response,
    correct: last.correct,
    solved: own.some((a) => a.correct),
    explanation: question.explanation,
    key: keyOf(question),
    why: question.kind === 'true-false' ? {} : Object.fromEntries(question.options.map((o) => [o.id, o.why])),
  }
  return [[question.id, feedback]]
}

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
