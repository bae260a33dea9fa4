import type { Kit } from '../kit.ts'
import type { OrganisationKind, Role } from '#app/domain/people/roles.ts'
import type { DocumentType } from '#app/domain/people/id-number.ts'

/** Organisations, people and what they may do. */
export const peopleTables = (k: Kit) => {
  const organisations = k.table('organisations', {
    id: k.id('id').primaryKey(),
    kind: k.text('kind').$type<OrganisationKind>().notNull(),
    name: k.text('name').notNull(),
    nameEn: k.text('name_en').notNull(),
    /** Two-digit region code: the association's own, or the province the others belong to. */
    region: k.text('region').notNull(),
    /** Unified social credit code (GB 32100), where known. */
    creditCode: k.text('credit_code'),
    permit: k.text('permit'),
    /** Sample data of the demo; never true in production. */
    sample: k.flag('sample').notNull().default(false),
    createdAt: k.instant('created_at').notNull(),
  }, (t) => [k.uniqueIndex('organisations_credit_code').on(t.creditCode), k.index('organisations_kind').on(t.kind, t.region)])

  const people = k.table('people', {
    id: k.id('id').primaryKey(),
    legalName: k.text('legal_name').notNull(),
    email: k.text('email').notNull(),
    /** Lower-case form that is unique. */
    emailKey: k.text('email_key').notNull(),
    documentType: k.text('document_type').$type<DocumentType>().notNull(),
    /** Encrypted (AES-256-GCM); the keyed hash finds a double, the mask is shown. */
    documentSealed: k.text('document_sealed').notNull(),
    documentHash: k.text('document_hash').notNull(),
    documentMasked: k.text('document_masked').notNull(),
    region: k.text('region').notNull(),
    passwordHash: k.text('password_hash').notNull(),
    consentVersion: k.text('consent_version').notNull(),
    consentedAt: k.instant('consented_at').notNull(),
    sample: k.flag('sample').notNull().default(false),
    /** Made by a simulated sitting; removed with it. */
    simulated: k.flag('simulated').notNull().default(false),
    createdAt: k.instant('created_at').notNull(),
  }, (t) => [k.uniqueIndex('people_email').on(t.emailKey), k.uniqueIndex('people_document').on(t.documentHash)])

  const roles = k.table('roles', {
    id: k.id('id').primaryKey(),
    personId: k.id('person_id').notNull().references(() => people.id),
    role: k.text('role').$type<Role>().notNull(),
    organisationId: k.id('organisation_id').references(() => organisations.id),
    grantedBy: k.id('granted_by'),
    grantedAt: k.instant('granted_at').notNull(),
    endedAt: k.instant('ended_at'),
  }, (t) => [k.index('roles_person').on(t.personId), k.index('roles_organisation').on(t.organisationId)])

  const sessions = k.table('sessions', {
    /** SHA-256 of the session id: the cookie's value is nowhere at rest. */
    id: k.id('id').primaryKey(),
    personId: k.id('person_id').notNull().references(() => people.id),
    expiresAt: k.instant('expires_at').notNull(),
    createdAt: k.instant('created_at').notNull(),
  }, (t) => [k.index('sessions_person').on(t.personId)])

  const loginFailures = k.table('login_failures', {
    emailKey: k.text('email_key').primaryKey(),
    count: k.count('count').notNull(),
    lastAt: k.instant('last_at').notNull(),
    lockedUntil: k.instant('locked_until'),
  })

  /** Who read or changed what of whom: append-only. */
  const audit = k.table('audit', {
    id: k.id('id').primaryKey(),
    at: k.instant('at').notNull(),
    actorId: k.id('actor_id'),
    action: k.text('action').notNull(),
    object: k.text('object').notNull(),
    detail: k.json<Record<string, unknown>>('detail').notNull(),
  }, (t) => [k.index('audit_at').on(t.at), k.index('audit_object').on(t.object, t.at)])

  return { organisations, people, roles, sessions, loginFailures, audit }
}
