import type { Kit } from '../kit.ts'
import type { peopleTables } from './people.ts'
import type { examTables } from './exam.ts'

type EventKind = 'certified' | 'suspended' | 'reinstated' | 'revoked' | 'withdrawn' | 'renewed' | 'reissued'

/** Certificates as facts, and exemption claims with their decisions. A status is never stored. */
export const certificateTables = (
  k: Kit,
  { organisations, people }: ReturnType<typeof peopleTables>,
  { attempts }: ReturnType<typeof examTables>,
) => {
  const claims = k.table('exemption_claims', {
    id: k.id('id').primaryKey(),
    personId: k.id('person_id').notNull().references(() => people.id),
    /** The association asked to decide. */
    organisationId: k.id('organisation_id').notNull().references(() => organisations.id),
    /** The broadcaster where the applicant works. */
    broadcasterId: k.id('broadcaster_id').notNull().references(() => organisations.id),
    series: k.text('series').notNull(),
    title: k.text('title').notNull(),
    level: k.text('level').notNull(),
    manualReview: k.flag('manual_review').notNull(),
    titleCertificate: k.text('title_certificate').notNull(),
    titleObtainedOn: k.text('title_obtained_on').notNull(),
    post: k.text('post').notNull(),
    reviewingSince: k.text('reviewing_since').notNull(),
    submittedAt: k.instant('submitted_at').notNull(),
    /** The broadcaster's personnel office, when it confirmed employment and post. */
    confirmedBy: k.id('confirmed_by').references(() => people.id),
    confirmedAt: k.instant('confirmed_at'),
    withdrawnAt: k.instant('withdrawn_at'),
  }, (t) => [k.index('claims_organisation').on(t.organisationId, t.submittedAt), k.index('claims_person').on(t.personId), k.index('claims_broadcaster').on(t.broadcasterId)])

  const claimDecisions = k.table('exemption_decisions', {
    id: k.id('id').primaryKey(),
    claimId: k.id('claim_id').notNull().references(() => claims.id),
    decidedBy: k.id('decided_by').notNull().references(() => people.id),
    outcome: k.text('outcome').$type<'grant' | 'refuse'>().notNull(),
    /** Each of the four conditions with met or not, and a note. */
    conditions: k.json<{ condition: string; met: boolean; note: string }[]>('conditions').notNull(),
    reasons: k.text('reasons').notNull(),
    noConflictDeclared: k.flag('no_conflict_declared').notNull(),
    decidedAt: k.instant('decided_at').notNull(),
  }, (t) => [k.uniqueIndex('exemption_decisions_once').on(t.claimId, t.decidedBy)])

  const uploads = k.table('uploads', {
    id: k.id('id').primaryKey(),
    ownerId: k.id('owner_id').notNull().references(() => people.id),
    claimId: k.id('claim_id').references(() => claims.id),
    purpose: k.text('purpose').notNull(),
    /** The name the person gave it, for display only; never a path. */
    shownName: k.text('shown_name').notNull(),
    mime: k.text('mime').notNull(),
    bytes: k.count('bytes').notNull(),
    sha256: k.text('sha256').notNull(),
    /** Random name under `$DATA_DIR/uploads`. */
    storedAs: k.text('stored_as').notNull(),
    createdAt: k.instant('created_at').notNull(),
    deletedAt: k.instant('deleted_at'),
  }, (t) => [k.index('uploads_claim').on(t.claimId)])

  const certificates = k.table('certificates', {
    number: k.id('number').primaryKey(),
    region: k.text('region').notNull(),
    year: k.count('year').notNull(),
    serial: k.count('serial').notNull(),
    personId: k.id('person_id').notNull().references(() => people.id),
    /** The verified legal name, frozen at issue. */
    holderName: k.text('holder_name').notNull(),
    route: k.text('route').$type<'examined' | 'exempted'>().notNull(),
    organisationId: k.id('organisation_id').notNull().references(() => organisations.id),
    issuerName: k.text('issuer_name').notNull(),
    issuedAt: k.instant('issued_at').notNull(),
    validFrom: k.text('valid_from').notNull(),
    validUntil: k.text('valid_until').notNull(),
    decidedBy: k.id('decided_by').notNull().references(() => people.id),
    attemptId: k.id('attempt_id').references(() => attempts.id),
    claimId: k.id('claim_id').references(() => claims.id),
  }, (t) => [
    k.uniqueIndex('certificates_series').on(t.region, t.year, t.serial),
    // Two quick clicks make one certificate.
    k.uniqueIndex('certificates_attempt').on(t.attemptId),
    k.uniqueIndex('certificates_claim').on(t.claimId),
    k.index('certificates_person').on(t.personId),
    k.index('certificates_organisation').on(t.organisationId),
  ])

  const certificateEvents = k.table('certificate_events', {
    id: k.id('id').primaryKey(),
    number: k.id('number').notNull().references(() => certificates.number),
    kind: k.text('kind').$type<EventKind>().notNull(),
    at: k.instant('at').notNull(),
    reason: k.text('reason').notNull(),
    decidedBy: k.id('decided_by').notNull().references(() => people.id),
    /** What the log's commitment commits to; the salt goes to the holder. */
    facts: k.json<Record<string, unknown>>('facts').notNull(),
    salt: k.text('salt').notNull(),
    logIndex: k.count('log_index').notNull(),
  }, (t) => [k.index('certificate_events_number').on(t.number, t.at), k.uniqueIndex('certificate_events_log').on(t.logIndex)])

  return { claims, claimDecisions, uploads, certificates, certificateEvents }
}
