import type { SyllabusBody, SyllabusDecision } from '#app/domain/exam/syllabus.ts'
import type { Kit } from '../kit.ts'
import type { peopleTables } from './people.ts'

/** Versions of the national syllabus (大纲), hours and blueprint, and who signed them off. */
export const syllabusTables = (k: Kit, { people }: ReturnType<typeof peopleTables>) => {
  /** A draft is never changed: another wording is another row, based on it. */
  const syllabusVersions = k.table('syllabus_versions', {
    id: k.id('id').primaryKey(),
    /** Name of the version, as it is cited: `2027-1`. */
    version: k.text('version').notNull(),
    effectiveFrom: k.text('effective_from').notNull(),
    body: k.json<SyllabusBody>('body').notNull(),
    reason: k.text('reason').notNull(),
    draftedBy: k.id('drafted_by').notNull().references(() => people.id),
    draftedAt: k.instant('drafted_at').notNull(),
  }, (t) => [k.index('syllabus_versions_from').on(t.effectiveFrom)])

  /** At most one decision a version: signed off, returned or withdrawn. */
  const syllabusDecisions = k.table('syllabus_decisions', {
    versionId: k.id('version_id').primaryKey().references(() => syllabusVersions.id),
    decision: k.json<SyllabusDecision>('decision').notNull(),
    decidedBy: k.id('decided_by').notNull().references(() => people.id),
    decidedAt: k.instant('decided_at').notNull(),
  })

  return { syllabusVersions, syllabusDecisions }
}
