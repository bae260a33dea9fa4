// The same world with another course: lessons changed, taken away or added, as a new release of the content would.

import { citedInBody } from '#app/content/body.ts'
import type { CatalogueLesson } from '#app/content/load.ts'
import { sectionsOf } from '#app/content/sections.ts'
import type { App } from '#app/services/app.ts'

type Change = (lesson: CatalogueLesson) => CatalogueLesson | readonly CatalogueLesson[] | undefined

/** @param change each lesson as it is afterwards; undefined: gone; a list: several in its place */
export function changedCourse(app: App, change: Change, hours: Partial<App['catalogue']['hours']> = {}): App {
  const modules = app.catalogue.modules.map((module) => ({
    ...module,
    lessons: module.lessons.flatMap((lesson) => change(lesson) ?? []),
  }))
  const lessons = modules.flatMap((module) => module.lessons)
  const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]))
  const catalogue = { ...app.catalogue, modules, lessons, lesson: (id: string) => byId.get(id) }
  return { ...app, catalogue: { ...catalogue, hours: { ...app.catalogue.hours, ...hours } } }
}

/** One lesson changed, its version named anew; what the catalogue finds in a body is found in the new one. */
export const withLesson = (app: App, id: string, change: Partial<CatalogueLesson>): App =>
  changedCourse(app, (lesson) => {
    if (lesson.id !== id) return lesson
    const { body } = { ...lesson, ...change }
    return { ...lesson, hash: `${lesson.hash}-2`, cited: citedInBody(body), sections: sectionsOf(body), ...change }
  })
