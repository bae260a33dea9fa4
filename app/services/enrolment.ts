// Which version of the programme a learner studies by: pinned by the first act of study, and another only when the
// learner says so. Nothing is ever overwritten: the last enrolment holds.

import type { PersonId } from '#app/domain/ids.ts'
import { addMs, type Instant } from '#app/domain/instant.ts'
import { courseHash, type CourseVersion, plansUnder, versionDifference } from '#app/domain/learning/enrolment.ts'
import { type LessonPlan, programmeProgress } from '#app/domain/learning/progress.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Reader, Writer } from '#db/database.ts'
import { type Enrolment, enrolmentsRepository } from '#db/repositories/enrolments.ts'
import type { App } from './app.ts'
import { factsOf } from './study-facts.ts'
import { syllabusAt } from './syllabus-in-force.ts'

/** One person's study is written one thing after another, whatever the number of tabs. */
export const studyScope = (personId: PersonId) => `study:${personId}`

/** The programme as it stands: every lesson, and what the syllabus in force at an instant requires. */
async function currentVersion(app: App, db: Reader, at: Instant): Promise<CourseVersion> {
  const { requiredModules } = (await syllabusAt(app, db, at)).body
  return {
    lessons: app.catalogue.modules.flatMap((module) =>
      module.lessons.map((lesson) => ({
        lesson: lesson.id,
        hash: lesson.hash,
        required: requiredModules.includes(module.id),
        questions: lesson.questions.map(({ id }) => id),
      })),
    ),
  }
}

interface Pinned {
  readonly enrolment: Enrolment
  readonly version: CourseVersion
}

async function pinnedOf(app: App, db: Reader, personId: PersonId): Promise<Pinned | undefined> {
  const enrolments = enrolmentsRepository(app.database)
  const enrolment = await enrolments.latest(db, personId)
  const version = enrolment && (await enrolments.version(db, enrolment.courseHash))
  return enrolment && version && { enrolment, version }
}

/** What the programme asks of a person: the version they enrolled in, or the current one when they did not. */
export async function plansFor(app: App, db: Reader, personId: PersonId): Promise<LessonPlan[]> {
  const pinned = await pinnedOf(app, db, personId)
  return plansUnder(pinned?.version, await currentVersion(app, db, app.now()))
}

/** Enrols a person in the current version, unless they are enrolled. `at`: when their study began. */
export async function enrol(app: App, tx: Writer, personId: PersonId, at: Instant): Promise<void> {
  if (await enrolmentsRepository(app.database).latest(tx, personId)) return
  await pin(app, tx, personId, await currentVersion(app, tx, app.now()), at)
}

async function pin(app: App, tx: Writer, personId: PersonId, version: CourseVersion, at: Instant): Promise<void> {
  const enrolments = enrolmentsRepository(app.database)
  const hash = courseHash(version)
  await enrolments.keepVersion(tx, hash, version, at)
  await enrolments.enrol(tx, { id: app.id(), personId, courseHash: hash, at })
}

interface NamedLesson {
  readonly id: string
  readonly title: string
  readonly titleEn: string
}

export interface CourseStanding {
  readonly enrolledAt: Instant
  /** Null while the version is the current one. */
  readonly change: {
    /** Of the current version: what a move is asked to. */
    readonly hash: string
    readonly added: readonly NamedLesson[]
    readonly gone: readonly NamedLesson[]
    readonly changed: readonly NamedLesson[]
    readonly newlyRequired: readonly NamedLesson[]
    readonly noLongerRequired: readonly NamedLesson[]
    /** Required lessons that are not complete: under the own version, and as they would be after the move. */
    readonly openNow: number
    readonly openThen: number
  } | null
}

/** Which version a person studies by, what changed since, and what a move would mean; null when they did not enrol. */
export async function courseStanding(app: App, personId: PersonId): Promise<CourseStanding | null> {
  return app.database.read(async (db) => {
    const pinned = await pinnedOf(app, db, personId)
    if (!pinned) return null
    const current = await currentVersion(app, db, app.now())
    const hash = courseHash(current)
    const enrolledAt = pinned.enrolment.at
    if (hash === pinned.enrolment.courseHash) return { enrolledAt, change: null }
    const facts = await factsOf(app, db, personId)
    const open = (plans: readonly LessonPlan[]) => programmeProgress(plans, facts).missing.length
    const named = (ids: readonly string[]) => ids.map((id) => namedLesson(app, id))
    const { added, gone, changed, newlyRequired, noLongerRequired } = versionDifference(pinned.version, current)
    return {
      enrolledAt,
      change: {
        hash,
        added: named(added),
        gone: named(gone),
        changed: named(changed),
        newlyRequired: named(newlyRequired),
        noLongerRequired: named(noLongerRequired),
        openNow: open(plansUnder(pinned.version, current)),
        openThen: open(plansUnder(current, current)),
      },
    }
  })
}

/** A lesson's titles; of one that is no longer taught its id is all that is left. */
export function namedLesson(app: App, id: string): NamedLesson {
  const lesson = app.catalogue.lesson(id)
  return { id, title: lesson?.title ?? id, titleEn: lesson?.titleEn ?? id }
}

export type MoveRefusal = 'course-not-enrolled' | 'course-version-current' | 'course-version-newer'

/**
 * Moves a person to the current version of the programme. There is no way back; what was done still counts.
 * @param seenHash the version whose consequences the person was told
 * Refuses somebody who is not enrolled, a move to where they are, and a version that is no longer the current one.
 */
export async function moveToCurrent(
  app: App,
  personId: PersonId,
  seenHash: string,
): Promise<Result<null, MoveRefusal>> {
  const now = app.now()
  return app.database.write(studyScope(personId), async (tx) => {
    const last = await enrolmentsRepository(app.database).latest(tx, personId)
    if (!last) return refuse('course-not-enrolled')
    const current = await currentVersion(app, tx, now)
    const hash = courseHash(current)
    if (last.courseHash === hash) return refuse('course-version-current')
    if (seenHash !== hash) return refuse('course-version-newer')
    // The last row holds: it must be the later one, even within one tick of the clock.
    await pin(app, tx, personId, current, now > last.at ? now : addMs(last.at, 1))
    return ok(null)
  })
}
