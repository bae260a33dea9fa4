import type { Kit } from '../kit.ts'
import type { peopleTables } from './people.ts'
import type { certificateTables } from './certificate.ts'

/** Rosters, declared volumes, API keys and frozen headcounts of platforms. */
export const platformTables = (
  k: Kit,
  { organisations, people }: ReturnType<typeof peopleTables>,
  { certificates }: ReturnType<typeof certificateTables>,
) => {
  const roster = k.table('roster', {
    id: k.id('id').primaryKey(),
    organisationId: k.id('organisation_id').notNull().references(() => organisations.id),
    number: k.id('number').notNull().references(() => certificates.number),
    personId: k.id('person_id').notNull().references(() => people.id),
    invitedBy: k.id('invited_by').notNull(),
    invitedAt: k.instant('invited_at').notNull(),
    startsOn: k.text('starts_on').notNull(),
    consentedAt: k.instant('consented_at'),
    declinedAt: k.instant('declined_at'),
    endsOn: k.text('ends_on'),
    endedAt: k.instant('ended_at'),
  }, (t) => [k.index('roster_organisation').on(t.organisationId, t.invitedAt), k.index('roster_person').on(t.personId)])

  /** What a platform declares of its business; the newest that had begun by a day rules that day. */
  const declarations = k.table('declarations', {
    id: k.id('id').primaryKey(),
    organisationId: k.id('organisation_id').notNull().references(() => organisations.id),
    categories: k.json<string[]>('categories').notNull(),
    dailyNewClips: k.count('daily_new_clips').notNull(),
    liveRooms: k.count('live_rooms').notNull(),
    from: k.text('from_day').notNull(),
    declaredBy: k.id('declared_by').notNull(),
    declaredAt: k.instant('declared_at').notNull(),
  }, (t) => [k.index('declarations_organisation').on(t.organisationId, t.from)])

  const apiKeys = k.table('api_keys', {
    id: k.id('id').primaryKey(),
    organisationId: k.id('organisation_id').notNull().references(() => organisations.id),
    environment: k.text('environment').$type<'live' | 'test'>().notNull(),
    label: k.text('label').notNull(),
    secretHash: k.text('secret_hash').notNull(),
    scopes: k.json<string[]>('scopes').notNull(),
    createdBy: k.id('created_by').notNull(),
    createdAt: k.instant('created_at').notNull(),
    expiresAt: k.instant('expires_at'),
    revokedAt: k.instant('revoked_at'),
    /** Day of last use: coarse on purpose. */
    lastUsedOn: k.text('last_used_on'),
  }, (t) => [k.index('api_keys_organisation').on(t.organisationId)])

  const idempotency = k.table('idempotency', {
    /** organisation, key and route in one. */
    id: k.id('id').primaryKey(),
    requestHash: k.text('request_hash').notNull(),
    status: k.count('status').notNull(),
    body: k.text('body').notNull(),
    createdAt: k.instant('created_at').notNull(),
  }, (t) => [k.index('idempotency_created').on(t.createdAt)])

  const snapshots = k.table('headcount_snapshots', {
    id: k.id('id').primaryKey(),
    organisationId: k.id('organisation_id').notNull().references(() => organisations.id),
    asOf: k.text('as_of').notNull(),
    /** The figures as canonical JSON; the hash names them. */
    figures: k.text('figures').notNull(),
    hash: k.text('hash').notNull(),
    salt: k.text('salt').notNull(),
    logIndex: k.count('log_index').notNull(),
    /** The frozen answer, byte for byte. */
    body: k.text('body').notNull(),
    createdAt: k.instant('created_at').notNull(),
  }, (t) => [k.uniqueIndex('headcount_snapshots_hash').on(t.organisationId, t.hash), k.index('headcount_snapshots_organisation').on(t.organisationId, t.createdAt)])

  return { roster, declarations, apiKeys, idempotency, snapshots }
}
