// Every lesson can be come to: modules and lessons are numbered without gaps, and the way from lesson to lesson, which is
// the catalogue's order, passes each of them once.

import { type Catalogue, lessonId } from '#app/content/catalogue.ts'
import type { Content } from '#app/content/read.ts'
import { faultAt, type Fault } from '#app/content/source.ts'

/** @param told faults already found: a lesson that is missing because of one of them is not told again */
export function placeFaults(content: Content, catalogue: Catalogue, told: readonly Fault[]): Fault[] {
  const modules = content.modules.map(({ value, origin }) => ({ number: value.order, fault: (what: string) => faultAt(origin, ['order'], what) }))
  const lessons = content.lessons.map((lesson) => ({ lesson, number: lesson.number, fault: (what: string) => ({ file: lesson.file, line: 1, what }) }))
  const folders = new Set(content.lessons.map(({ folder }) => folder))
  return [
    ...gaps(modules, 'module'),
    ...[...folders].flatMap((folder) => gaps(lessons.filter(({ lesson }) => lesson.folder === folder), 'lesson of this module')),
    ...unreached(
      lessons.map(({ lesson }) => ({ id: lessonId(lesson), file: lesson.file, module: `content/courses/${lesson.folder}/module.yaml` })),
      catalogue.lessons.map(({ id }) => id),
      new Set(told.map(({ file }) => file)),
    ),
  ]
}

interface Numbered {
  readonly number: number
  readonly fault: (what: string) => Fault
}

/** The first thing whose number does not follow: 1, 2, 4 lacks 3. A number used twice is another check's matter. */
function gaps(things: readonly Numbered[], what: string): Fault[] {
  const sorted = [...things].sort((a, b) => a.number - b.number)
  const first = sorted.find(({ number }, i) => number > (sorted[i - 1]?.number ?? 0) + 1)
  if (!first) return []
  const before = sorted[sorted.indexOf(first) - 1]?.number ?? 0
  return [first.fault(`number ${first.number} leaves a gap: there is no ${what} ${before + 1}`)]
}

/** Lessons that the way from lesson to lesson does not pass, unless a fault of theirs or of their module says why. */
export const unreached = (
  lessons: readonly { readonly id: string; readonly file: string; readonly module: string }[],
  way: readonly string[],
  faulty: ReadonlySet<string>,
): Fault[] =>
  lessons
    .filter(({ id, file, module }) => !way.includes(id) && !faulty.has(file) && !faulty.has(module))
    .map(({ file }) => ({ file, line: 1, what: 'no way leads to this lesson: it is in no module' }))
