import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Id, OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { DocumentType } from '#app/domain/people/id-number.ts'
import type { OrganisationKind, Role } from '#app/domain/people/roles.ts'
import type { Database, Reader, Writer } from '../database.ts'
import { hole, prepared } from '../prepared.ts'
import type { Schema } from '../schema/index.ts'

export interface Person {
  readonly id: PersonId
  readonly legalName: string
  readonly email: string
  readonly emailKey: string
  readonly documentType: DocumentType
  readonly documentSealed: string
  readonly documentHash: string
  readonly documentMasked: string
  readonly region: string
  readonly passwordHash: string
  readonly consentVersion: string
  readonly consentedAt: Instant
  readonly sample: boolean
  readonly createdAt: Instant
}

export interface Organisation {
  readonly id: OrganisationId
  readonly kind: OrganisationKind
  readonly name: string
  readonly nameEn: string
  readonly region: string
  readonly creditCode: string | null
  readonly permit: string | null
  readonly sample: boolean
  readonly createdAt: Instant
}

export interface RoleRow {
  readonly id: Id<'role'>
  readonly personId: PersonId
  readonly role: Role
  readonly organisationId: OrganisationId | null
  readonly grantedBy: PersonId | null
  readonly grantedAt: Instant
  readonly endedAt: Instant | null
}

// Asked by every request of somebody who is logged in.
const person = prepared('person', (db: Reader, t: Schema) => db.select().from(t.people).where(eq(t.people.id, hole('id'))))
const rolesNow = prepared('roles-now', (db: Reader, t: Schema) =>
  db.select({ role: t.roles, organisation: t.organisations }).from(t.roles)
    .leftJoin(t.organisations, eq(t.roles.organisationId, t.organisations.id))
    .where(and(eq(t.roles.personId, hole('personId')), isNull(t.roles.endedAt)))
    .orderBy(asc(t.roles.grantedAt), asc(t.roles.id)),
)

export const peopleRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, person: Person): Promise<void> {
    await tx.insert(t.people).values(person)
  },
  async byId(db: Reader, id: PersonId): Promise<Person | undefined> {
    const [row] = await person(db, t, { id })
    return row as Person | undefined
  },
  async byEmail(db: Reader, emailKey: string): Promise<Person | undefined> {
    const [row] = await db.select().from(t.people).where(eq(t.people.emailKey, emailKey)).limit(1)
    return row as Person | undefined
  },
  async byDocument(db: Reader, documentHash: string): Promise<Person | undefined> {
    const [row] = await db.select().from(t.people).where(eq(t.people.documentHash, documentHash)).limit(1)
    return row as Person | undefined
  },
  /** How many people there are, samples and others. */
  async counts(db: Reader): Promise<{ samples: number; others: number }> {
    return { samples: await db.$count(t.people, eq(t.people.sample, true)), others: await db.$count(t.people, eq(t.people.sample, false)) }
  },
  async setPassword(tx: Writer, id: PersonId, passwordHash: string): Promise<void> {
    await tx.update(t.people).set({ passwordHash }).where(eq(t.people.id, id))
  },

  async addOrganisation(tx: Writer, organisation: Organisation): Promise<void> {
    await tx.insert(t.organisations).values(organisation)
  },
  async rename(tx: Writer, id: OrganisationId, to: { name: string; nameEn: string }): Promise<void> {
    await tx.update(t.organisations).set({ name: to.name, nameEn: to.nameEn }).where(eq(t.organisations.id, id))
  },
  async organisation(db: Reader, id: OrganisationId): Promise<Organisation | undefined> {
    const [row] = await db.select().from(t.organisations).where(eq(t.organisations.id, id)).limit(1)
    return row as Organisation | undefined
  },
  /** Organisations of a kind, by region and name. */
  async organisations(db: Reader, kind: OrganisationKind): Promise<Organisation[]> {
    const rows = await db.select().from(t.organisations).where(eq(t.organisations.kind, kind))
      .orderBy(asc(t.organisations.region), asc(t.organisations.name))
    return rows as Organisation[]
  },

  async grant(tx: Writer, role: RoleRow): Promise<void> {
    await tx.insert(t.roles).values(role)
  },
  async endRole(tx: Writer, id: Id<'role'>, at: Instant): Promise<void> {
    await tx.update(t.roles).set({ endedAt: at }).where(and(eq(t.roles.id, id), isNull(t.roles.endedAt)))
  },
  /** The roles a person holds now, each with its organisation. */
  async rolesOf(db: Reader, personId: PersonId): Promise<(RoleRow & { organisation: Organisation | null })[]> {
    const rows = await rolesNow(db, t, { personId })
    return rows.map((row) => ({ ...(row.role as RoleRow), organisation: row.organisation as Organisation | null }))
  },

  async audit(tx: Writer, entry: { id: string; at: Instant; actorId: PersonId | null; action: string; object: string; detail: Record<string, unknown> }): Promise<void> {
    await tx.insert(t.audit).values(entry)
  },
})
