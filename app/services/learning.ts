// What a learner does: opens a lesson, answers its questions, marks it as read, spends time. Facts are stored;
// how far someone is, is computed from them.

import type { CatalogueLesson } from '#app/content/load.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { addDays, addMs, dayOf, type Instant, startOfDay } from '#app/domain/instant.ts'
import { creditedSeconds, withinDay } from '#app/domain/learning/study-time.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Writer } from '#db/database.ts'
import { enrolmentsRepository } from '#db/repositories/enrolments.ts'
import { learningRepository, type QuestionAnswer } from '#db/repositories/learning.ts'
import type { App } from './app.ts'
import { enrol, plansFor, studyScope } from './enrolment.ts'
import { notePosition } from './positions.ts'
import { progressIn } from './progress.ts'
import { lastReading, rereadFor } from './rereading.ts'
import { answerFact, keyOf, type Question } from './study-facts.ts'

export { type ProgrammeStatus, programmeStatus } from './progress.ts'

export type LearningRefusal = 'lesson-unknown' | 'question-unknown' | 'answer-missing'

/** Right when exactly the keyed options were chosen, in any order. */
export function answeredRightly(question: Question, response: readonly string[]): boolean {
  const [key, chosen] = [new Set(keyOf(question)), new Set(response)]
  return key.size === chosen.size && [...key].every((id) => chosen.has(id))
}

/**
 * Opens a lesson: notes its version at the first opening, and counts as a beat of study. The first act of study enrols
 * the person in the programme as it stands.
 */
export async function openLesson(
  app: App,
  personId: PersonId,
  lessonId: string,
): Promise<Result<null, 'lesson-unknown'>> {
  const lesson = app.catalogue.lesson(lessonId)
  if (!lesson) return refuse('lesson-unknown')
  const at = app.now()
  await app.database.write(studyScope(personId), (tx) => noteOpened(app, tx, personId, lesson, at))
  return ok(null)
}

/**
 * Answers a question of a lesson; it may be answered as often as one likes.
 * @param response option ids, one for a single choice, `true` or `false` for a statement
 * Refuses a lesson or question that does not exist and an answer that is none (nothing chosen, an unknown option).
 */
export async function answerQuestion(
  app: App,
  personId: PersonId,
  input: { readonly lesson: string; readonly question: string; readonly response: readonly string[] },
): Promise<Result<{ correct: boolean }, LearningRefusal>> {
  const lesson = app.catalogue.lesson(input.lesson)
  if (!lesson) return refuse('lesson-unknown')
  const question = lesson.questions.find((q) => q.id === input.question)
  if (!question) return refuse('question-unknown')
  const response = [...new Set(input.response)].sort()
  const options = question.kind === 'true-false' ? ['true', 'false'] : question.options.map((o) => o.id)
  if (
    response.length === 0 ||
    response.some((id) => !options.includes(id)) ||
    (question.kind !== 'multiple' && response.length > 1)
  )
    return refuse('answer-missing')
  const at = app.now()
  await app.database.write(studyScope(personId), (tx) =>
    noteAnswered(app, tx, personId, lesson, question, response, at),
  )
  return ok({ correct: answeredRightly(question, response) })
}

/**
 * The learner's own mark at the end of a lesson. Marking it again counts as a reading of its own when the text is another
 * than the one read before, or something in it was to be read again. `openQuestions`: what still keeps the lesson from
 * being complete.
 */
export async function markRead(
  app: App,
  personId: PersonId,
  lessonId: string,
): Promise<Result<{ complete: boolean; openQuestions: readonly string[] }, 'lesson-unknown'>> {
  const lesson = app.catalogue.lesson(lessonId)
  if (!lesson) return refuse('lesson-unknown')
  const at = app.now()
  const { plans, answers } = await app.database.write(studyScope(personId), async (tx) => {
    await noteRead(app, tx, personId, lesson, at)
    return {
      plans: await plansFor(app, tx, personId),
      answers: await learningRepository(app.database).answers(tx, personId, lessonId),
    }
  })
  const facts = [{ type: 'read' as const, lesson: lessonId, at }, ...answers.map(answerFact)]
  const { complete, openQuestions } = progressIn(plans, lessonId, facts)
  return ok({ complete, openQuestions })
}

/**
 * A sign of life from a page that is being read. Credits the seconds since the person's last beat on any page, unless
 * they were idle longer than the policy allows, and no more on one day than its cap (content/policy/hours.yaml).
 * @param anchor the heading last read, when the page knows; one that the lesson does not have is passed over
 */
export async function beat(
  app: App,
  personId: PersonId,
  lessonId: string,
  anchor?: string,
): Promise<Result<{ credited: number; today: number }, 'lesson-unknown'>> {
  const lesson = app.catalogue.lesson(lessonId)
  if (!lesson) return refuse('lesson-unknown')
  const at = app.now()
  return ok(
    await app.database.write(studyScope(personId), async (tx) => {
      await notePosition(app, tx, personId, { lesson: lesson.id, anchor, at })
      return noteBeat(app, tx, personId, lesson.id, at)
    }),
  )
}

// ── what is written, inside one write ────────────────────────────────────────────────────────────────────

async function noteBeat(
  app: App,
  tx: Writer,
  personId: PersonId,
  lesson: string,
  at: Instant,
): Promise<{ credited: number; today: number }> {
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

async function noteOpened(
  app: App,
  tx: Writer,
  personId: PersonId,
  lesson: CatalogueLesson,
  at: Instant,
): Promise<null> {
  await learningRepository(app.database).open(tx, {
    personId,
    lesson: lesson.id,
    lessonHash: lesson.hash,
    openedAt: at,
    readAt: null,
  })
  await enrol(app, tx, personId, at)
  await notePosition(app, tx, personId, { lesson: lesson.id, anchor: undefined, at })
  await noteBeat(app, tx, personId, lesson.id, at)
  return null
}

async function noteAnswered(
  app: App,
  tx: Writer,
  personId: PersonId,
  lesson: CatalogueLesson,
  question: Question,
  response: readonly string[],
  at: Instant,
): Promise<void> {
  await noteOpened(app, tx, personId, lesson, at)
  const correct = answeredRightly(question, response)
  await learningRepository(app.database).addAnswers(tx, [
    { id: app.id(), personId, lesson: lesson.id, question: question.id, response, correct, at },
  ])
}

async function noteRead(app: App, tx: Writer, personId: PersonId, lesson: CatalogueLesson, at: Instant): Promise<void> {
  await noteOpened(app, tx, personId, lesson, at)
  const last = await lastReading(app, tx, personId, lesson.id)
  await learningRepository(app.database).markRead(tx, personId, lesson.id, at)
  if (last && last.lessonHash === lesson.hash && rereadFor(app, lesson, last).reasons.length === 0) return
  await enrolmentsRepository(app.database).addReading(tx, {
    id: app.id(),
    personId,
    lesson: lesson.id,
    lessonHash: lesson.hash,
    at: last && last.at >= at ? addMs(last.at, 1) : at,
  })
}

/**
 * Writes the facts of a person who enrolled, studied every required lesson for its minutes, answered every question
 * rightly and marked each lesson as read: for the demo's people and for tests. One module a day from nine o'clock, the
 * last one yesterday.
 */
export async function completeProgramme(app: App, personId: PersonId): Promise<void> {
  const [learning, enrolments] = [learningRepository(app.database), enrolmentsRepository(app.database)]
  const today = dayOf(app.now())
  await app.database.write(studyScope(personId), async (tx) => {
    const plans = (await plansFor(app, tx, personId)).filter(({ required }) => required)
    const lessons = plans.flatMap(({ lesson }) => app.catalogue.lesson(lesson) ?? [])
    const modules = [...new Set(lessons.map(({ module }) => module))]
    const nine = (i: number) => addMs(startOfDay(addDays(today, i - modules.length)), 9 * 3600_000)
    await enrol(app, tx, personId, nine(0))
    const answers: QuestionAnswer[] = []
    for (const [i, module] of modules.entries()) {
      let at = nine(i)
      for (const lesson of lessons.filter((l) => l.module === module)) {
        const [of, openedAt, seconds] = [{ personId, lesson: lesson.id }, at, lesson.minutes * 60]
        at = addMs(at, seconds * 1000)
        await learning.open(tx, { ...of, lessonHash: lesson.hash, openedAt, readAt: at })
        await learning.markRead(tx, personId, lesson.id, at)
        await enrolments.addReading(tx, { ...of, id: app.id(), lessonHash: lesson.hash, at })
        await learning.setStudyTime(tx, { ...of, day: dayOf(openedAt), seconds })
        for (const question of lesson.questions)
          answers.push({
            ...of,
            id: app.id(),
            question: question.id,
            response: [...keyOf(question)].sort(),
            correct: true,
            at,
          })
      }
    }
    await learning.addAnswers(tx, answers)
  })
}
