// How far a trainee is, computed from what they did. Nothing here is stored as a state.

import type { Instant } from '#app/domain/instant.ts'
import { never } from '#app/domain/result.ts'

/** What a lesson asks for. `required`: the programme is complete only with it. */
export type LessonPlan = {
  readonly lesson: string
  readonly required: boolean
  readonly questions: readonly string[]
}

/** What a trainee did. `read` is their own mark at the end of a lesson. */
export type LessonFact =
  | { readonly type: 'opened' | 'read'; readonly lesson: string; readonly at: Instant }
  | {
      readonly type: 'answered'
      readonly lesson: string
      readonly question: string
      readonly right: boolean
      readonly at: Instant
    }

export type LessonProgress = {
  readonly lesson: string
  readonly opened: boolean
  readonly read: boolean
  /** Questions of the plan not yet answered rightly, in the plan's order. */
  readonly openQuestions: readonly string[]
  readonly complete: boolean
}

/**
 * A lesson is complete when it is marked as read and every question of it was answered rightly once; wrong answers
 * before or after do not matter, for a question in a lesson is there to learn from. Facts of other lessons, and answers
 * to questions that the plan no longer has, count for nothing.
 */
export function lessonProgress(plan: LessonPlan, facts: readonly LessonFact[]): LessonProgress {
  const right = new Set<string>()
  let opened = false
  let read = false
  for (const fact of facts) {
    if (fact.lesson !== plan.lesson) continue
    opened = true
    switch (fact.type) {
      case 'opened':
        break
      case 'read':
        read = true
        break
      case 'answered':
        if (fact.right) right.add(fact.question)
        break
      default:
        never(fact)
    }
  }
  const openQuestions = plan.questions.filter((question) => !right.has(question))
  return { lesson: plan.lesson, opened, read, openQuestions, complete: read && openQuestions.length === 0 }
}

export type ProgrammeProgress = {
  readonly complete: boolean
  /** Required lessons done, and how many there are. */
  readonly done: number
  readonly of: number
  /** Required lessons that are not complete, in the programme's order, each with what it lacks. */
  readonly missing: readonly LessonProgress[]
}

/**
 * How far a trainee is in the required lessons, which all come before assessment (广发〔2012〕53号 四（二）). A programme
 * without any is not complete: nothing was trained.
 */
export function programmeProgress(plans: readonly LessonPlan[], facts: readonly LessonFact[]): ProgrammeProgress {
  const required = plans.filter((plan) => plan.required)
  const missing = required.map((plan) => lessonProgress(plan, facts)).filter((progress) => !progress.complete)
  return {
    complete: required.length > 0 && missing.length === 0,
    done: required.length - missing.length,
    of: required.length,
    missing,
  }
}
