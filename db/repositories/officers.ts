import { and, asc, desc, eq, exists, gte, isNull, lte, or } from 'drizzle-orm'
import type { Id, OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Role } from '#app/domain/people/roles.ts'
import type { Database, Reader } from '../database.ts'

export interface Officer {
  readonly roleId: Id<'role'>
  readonly personId: PersonId
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly since: Instant
}
export interface AuditEntry {
  readonly id: string
  readonly at: Instant
  readonly actorName: string | null
  readonly action: string
  readonly object: string
}

/** Who holds which duty in an organisation, and what its people did. */
export const officersRepository = ({ tables: t }: Database) => ({
  async ofOrganisation(db: Reader, organisationId: OrganisationId): Promise<Officer[]> {
    const rows = await db.select({ roleId: t.roles.id, personId: t.roles.personId, name: t.people.legalName, email: t.people.email, role: t.roles.role, since: t.roles.grantedAt })
      .from(t.roles).innerJoin(t.people, eq(t.people.id, t.roles.personId))
      .where(and(eq(t.roles.organisationId, organisationId), isNull(t.roles.endedAt))).orderBy(asc(t.roles.grantedAt), asc(t.roles.id))
    return rows as Officer[]
  },
  /** What people did while they held a duty in the organisation; without one, everything that anybody did. Newest first. */
  async trail(db: Reader, organisationId: OrganisationId | null, limit: number): Promise<AuditEntry[]> {
    const inOffice = and(
      eq(t.roles.personId, t.audit.actorId),
      eq(t.roles.organisationId, organisationId ?? ''),
      lte(t.roles.grantedAt, t.audit.at),
      or(isNull(t.roles.endedAt), gte(t.roles.endedAt, t.audit.at)),
    )
    const of = organisationId ? exists(db.select({ id: t.roles.id }).from(t.roles).where(inOffice)) : undefined
    const rows = await db.select({ id: t.audit.id, at: t.audit.at, actorName: t.people.legalName, action: t.audit.action, object: t.audit.object })
      .from(t.audit).leftJoin(t.people, eq(t.people.id, t.audit.actorId)).where(of).orderBy(desc(t.audit.at), desc(t.audit.id)).limit(limit)
    return rows as AuditEntry[]
  },
})
