// The version of the programme that a learner studies by, pinned when they enrolled.

/** One lesson as a version of the programme has it. */
export type PinnedLesson = {
  readonly lesson: string
  /** Hash of its text and questions. */
  readonly hash: string
  readonly required: boolean
  readonly questions: readonly string[]
}
export type CourseVersion = { readonly lessons: readonly PinnedLesson[] }
