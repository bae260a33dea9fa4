// The version of the programme that a learner studies by, pinned when they enrolled: what is asked of somebody does not
// change under their hands. Another version is theirs only when they say so.

import { hashOf } from '#app/domain/canonical.ts'
import type { LessonPlan } from './progress.ts'

/** One lesson as a version of the programme has it. */
export type PinnedLesson = {
  readonly lesson: string
  /** Hash of its text and questions. */
  readonly hash: string
  readonly required: boolean
  readonly questions: readonly string[]
}
export type CourseVersion = { readonly lessons: readonly PinnedLesson[] }

/** The name of a version. The order in which lessons stand is no part of it: reordering a programme asks nothing new. */
export const courseHash = ({ lessons }: CourseVersion): string =>
  hashOf({ lessons: [...lessons].sort((a, b) => (a.lesson < b.lesson ? -1 : a.lesson > b.lesson ? 1 : 0)) })

/**
 * What a version asks of its learner, lesson by lesson in the order of `current`. A lesson or a question that is no
 * longer there cannot be demanded; a lesson that came later can be studied, and is not demanded either.
 * @param pinned undefined for somebody who has not enrolled: then the current version is theirs
 */
export function plansUnder(pinned: CourseVersion | undefined, current: CourseVersion): LessonPlan[] {
  const own = byLesson(pinned ?? current)
  return current.lessons.map(({ lesson, questions }) => {
    const then = own.get(lesson)
    if (!then) return { lesson, required: false, questions }
    return { lesson, required: then.required, questions: then.questions.filter((id) => questions.includes(id)) }
  })
}

export type VersionDifference = {
  /** Lessons by id, in the order of the current version; `gone` in that of the pinned one. */
  readonly added: readonly string[]
  readonly gone: readonly string[]
  /** In both, with another text or other questions. */
  readonly changed: readonly string[]
  /** Required now and not then, lessons that were added among them. */
  readonly newlyRequired: readonly string[]
  readonly noLongerRequired: readonly string[]
}

/** What differs between the version somebody studies by and another. Empty lists for versions of one hash. */
export function versionDifference(pinned: CourseVersion, current: CourseVersion): VersionDifference {
  const [then, now] = [byLesson(pinned), byLesson(current)]
  const idsOf = (list: readonly PinnedLesson[]) => list.map(({ lesson }) => lesson)
  return {
    added: idsOf(current.lessons.filter(({ lesson }) => !then.has(lesson))),
    gone: idsOf(pinned.lessons.filter(({ lesson }) => !now.has(lesson))),
    changed: idsOf(
      current.lessons.filter((is) => {
        const was = then.get(is.lesson)
        return was && was.hash !== is.hash
      }),
    ),
    newlyRequired: idsOf(current.lessons.filter((is) => is.required && !then.get(is.lesson)?.required)),
    noLongerRequired: idsOf(current.lessons.filter((is) => !is.required && then.get(is.lesson)?.required)),
  }
}

const byLesson = ({ lessons }: CourseVersion): ReadonlyMap<string, PinnedLesson> =>
  new Map(lessons.map((lesson) => [lesson.lesson, lesson]))
