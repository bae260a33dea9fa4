// What /content says of an examination: its rules in words, and the numbers that rule wherever no syllabus was signed.
// Whoever asks for numbers asks `syllabusAt`.

import type { ExamPolicy } from '#app/content/load.ts'
import { REVIEWER_EXAM } from '#app/domain/exam/syllabus.ts'
import { dayOf, type Instant } from '#app/domain/instant.ts'
import type { App } from './app.ts'

/** The policies of /content, the latest first. */
export const examPolicies = ({ catalogue }: App): ExamPolicy[] =>
  catalogue.exams.filter(({ id }) => id === REVIEWER_EXAM).sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))

/** The policy in force at an instant. Throws when the content has none: then no exam can be held at all. */
export function examPolicyAt(app: App, at: Instant): ExamPolicy {
  const policy = examPolicies(app).find(({ effectiveFrom }) => effectiveFrom <= dayOf(at))
  if (!policy) throw new Error(`content/policy has no ${REVIEWER_EXAM} in force on ${dayOf(at)}`)
  return policy
}
