// Which numbers rule an examination on a day: the policy in content/policy/exam*.yaml, by its dates.

import type { ExamPolicy } from '#app/content/load.ts'
import { dayOf, type Instant } from '#app/domain/instant.ts'
import type { App } from './app.ts'

/** The examination that leads to a reviewer's certificate. */
const REVIEWER_EXAM = 'reviewer-exam'

/** The policy in force at an instant. Throws when the content has none: then no exam can be held at all. */
export function examPolicyAt(app: App, at: Instant): ExamPolicy {
  const [policy] = app.catalogue.exams
    .filter(({ id, effectiveFrom }) => id === REVIEWER_EXAM && effectiveFrom <= dayOf(at))
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))
  if (!policy) throw new Error(`content/policy has no ${REVIEWER_EXAM} in force on ${dayOf(at)}`)
  return policy
}
