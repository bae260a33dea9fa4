// Where a learner stopped reading, and where they go on.

import type { Section } from '#app/content/sections.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Reader, Writer } from '#db/database.ts'
import { enrolmentsRepository } from '#db/repositories/enrolments.ts'
import type { App } from './app.ts'
import { namedLesson } from './enrolment.ts'

/**
 * Notes that a lesson was studied, and the heading last read.
 * @param anchor empty: the beginning; undefined, or no heading of the lesson: the place stays as it is
 */
export async function notePosition(
  app: App,
  tx: Writer,
  personId: PersonId,
  place: { readonly lesson: string; readonly anchor: string | undefined; readonly at: Instant },
): Promise<void> {
  const { lesson, anchor, at } = place
  const known = anchor === '' || sectionAt(app, lesson, anchor) !== null
  await enrolmentsRepository(app.database).setPosition(tx, { personId, lesson, anchor: known ? anchor : undefined, at })
}

/** The section of a lesson in which a person stopped; null at the beginning, and when the section is gone. */
export async function stoppedAt(app: App, db: Reader, personId: PersonId, lesson: string): Promise<Section | null> {
  const position = await enrolmentsRepository(app.database).position(db, personId, lesson)
  return sectionAt(app, lesson, position?.anchor)
}

const sectionAt = (app: App, lesson: string, anchor: string | undefined): Section | null =>
  app.catalogue.lesson(lesson)?.sections.find((section) => section.anchor === anchor) ?? null

/** The lesson that a person studied last, where they stopped in it, and the lesson after it; null when there is none. */
export async function lastStudied(app: App, personId: PersonId) {
  const { catalogue } = app
  const positions = await app.database.read((db) => enrolmentsRepository(app.database).positions(db, personId))
  const last = positions.find(({ lesson }) => catalogue.lesson(lesson))
  const lesson = last && catalogue.lesson(last.lesson)
  if (!last || !lesson) return null
  const next = catalogue.lessons[catalogue.lessons.indexOf(lesson) + 1]
  return {
    lesson: namedLesson(app, lesson.id),
    section: sectionAt(app, lesson.id, last.anchor),
    next: next ? namedLesson(app, next.id) : null,
    at: last.at,
  }
}
