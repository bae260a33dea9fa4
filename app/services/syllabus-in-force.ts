// The syllabus that rules an instant: what is required, the hours, the examination's numbers. The database is asked every
// time, so that every worker knows of a version as soon as it is signed; a version's body never changes and is kept.

import { type SyllabusBody, syllabusOn, type SyllabusVersion, type SyllabusVersionId } from '#app/domain/exam/syllabus.ts'
import { type Day, dayOf, type Instant } from '#app/domain/instant.ts'
import type { Database, Reader } from '#db/database.ts'
import { syllabusRepository } from '#db/repositories/syllabus.ts'
import type { App } from './app.ts'
import { examPolicyAt } from './exam-policy.ts'

export interface SyllabusInForce {
  /** Null: the policy of /content. */
  readonly id: SyllabusVersionId | null
  /** As it is cited. */
  readonly version: string
  readonly from: Day
  /** Signed off at the syllabus desk, or the policy that ships in /content. */
  readonly origin: 'content' | 'signed'
  readonly body: SyllabusBody
}

/** The syllabus in force at an instant. Throws when there is none: then nobody can be trained or examined at all. */
export async function syllabusAt(app: App, db: Reader, at: Instant): Promise<SyllabusInForce> {
  const rows = await syllabusRepository(app.database).decidedBy(db, dayOf(at))
  const found = syllabusOn(rows, rows.map(({ id, ...decided }) => ({ ...decided, versionId: id })), dayOf(at))
  return found ? signedSyllabus(await versionOf(app, db, found.id)) : contentSyllabus(app, at)
}

/** The syllabus in force now, for a page that reads nothing else. */
export const syllabusNow = (app: App): Promise<SyllabusInForce> =>
  app.database.read((db) => syllabusAt(app, db, app.now()))

export const signedSyllabus = ({ id, version, effectiveFrom, body }: SyllabusVersion): SyllabusInForce => ({
  id,
  version,
  from: effectiveFrom,
  origin: 'signed',
  body,
})

const kept = new WeakMap<Database, Map<SyllabusVersionId, SyllabusVersion>>()

async function versionOf({ database }: App, db: Reader, id: SyllabusVersionId): Promise<SyllabusVersion> {
  const known = kept.get(database) ?? new Map<SyllabusVersionId, SyllabusVersion>()
  kept.set(database, known)
  const version = known.get(id) ?? (await syllabusRepository(database).byId(db, id))
  if (!version) throw new Error(`there is no syllabus version ${id}`)
  known.set(id, version)
  return version
}

/** What /content says for an instant: in force wherever no signed version is. */
export function contentSyllabus(app: App, at: Instant): SyllabusInForce {
  const { topics, modules, hours } = app.catalogue
  const { version, effectiveFrom, minutes, cutHundredths, attempts, waitDays, marks, blueprint, kinds, maxCases, credit, floors } =
    examPolicyAt(app, at)
  return {
    id: null,
    version,
    from: effectiveFrom,
    origin: 'content',
    body: {
      topics: topics.map(({ id, weight }) => ({ topic: id, weight })),
      requiredModules: modules.filter(({ required }) => required).map(({ id }) => id),
      requiredHoursTenths: Math.round(hours.requiredHours * 10),
      hoursEnforced: hours.enforced,
      exam: { minutes, cutHundredths, attempts, waitDays, marks, blueprint, kinds, maxCases, credit, floors },
    },
  }
}
