// The syllabus that rules an instant: what is required, the hours, the examination's numbers.

import type { SyllabusBody } from '#app/domain/exam/syllabus.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import type { Reader } from '#db/database.ts'
import type { App } from './app.ts'
import { examPolicyAt } from './exam-policy.ts'

export interface SyllabusInForce {
  /** As it is cited. */
  readonly version: string
  readonly from: Day
  /** Signed off at the syllabus desk, or the policy that ships in /content. */
  readonly origin: 'content' | 'signed'
  readonly body: SyllabusBody
}

/** The syllabus in force at an instant. Throws when there is none: then nobody can be trained or examined at all. */
export async function syllabusAt(app: App, _db: Reader, at: Instant): Promise<SyllabusInForce> {
  return contentSyllabus(app, at)
}

/** What /content says for an instant: in force wherever no signed version is. */
export function contentSyllabus(app: App, at: Instant): SyllabusInForce {
  const { topics, modules, hours } = app.catalogue
  const { version, effectiveFrom, minutes, cutHundredths, attempts, waitDays, marks, blueprint, kinds, maxCases } =
    examPolicyAt(app, at)
  return {
    version,
    from: effectiveFrom,
    origin: 'content',
    body: {
      topics: topics.map(({ id, weight }) => ({ topic: id, weight })),
      requiredModules: modules.filter(({ required }) => required).map(({ id }) => id),
      requiredHoursTenths: Math.round(hours.requiredHours * 10),
      hoursEnforced: hours.enforced,
      exam: { minutes, cutHundredths, attempts, waitDays, marks, blueprint, kinds, maxCases },
    },
  }
}
