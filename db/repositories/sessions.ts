import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import { type PersonId, trustedId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'
import { hole, prepared } from '../prepared.ts'
import type { Schema } from '../schema/index.ts'
import type { Organisation, RoleRow } from './people.ts'

export interface SessionRow {
  /** SHA-256 of the cookie's value. */
  readonly id: string
  readonly personId: PersonId
  readonly expiresAt: Instant
  readonly createdAt: Instant
}

export interface LoginFailures {
  readonly emailKey: string
  readonly count: number
  readonly lastAt: Instant
  readonly lockedUntil: Instant | null
}

/** Whose a session is, with the roles held now. */
export interface SessionHolder {
  readonly session: SessionRow
  readonly person: { readonly id: PersonId; readonly legalName: string; readonly email: string; readonly region: string }
  readonly roles: readonly (Pick<RoleRow, 'role'> & { readonly organisation: Organisation | null })[]
}

/** Asked by every request: one query, a row for each role. */
const holder = prepared('session-holder', (db: Reader, t: Schema) =>
  db
    .select({
      session: t.sessions,
      person: { id: t.people.id, legalName: t.people.legalName, email: t.people.email, region: t.people.region },
      role: t.roles.role,
      organisation: t.organisations,
    })
    .from(t.sessions)
    .innerJoin(t.people, eq(t.people.id, t.sessions.personId))
    .leftJoin(t.roles, and(eq(t.roles.personId, t.people.id), isNull(t.roles.endedAt)))
    .leftJoin(t.organisations, eq(t.organisations.id, t.roles.organisationId))
    .where(eq(t.sessions.id, hole('id')))
    .orderBy(asc(t.roles.grantedAt), asc(t.roles.id)),
)

export const sessionsRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, session: SessionRow): Promise<void> {
    await tx.insert(t.sessions).values(session)
  },
  async holder(db: Reader, id: string): Promise<SessionHolder | undefined> {
    const rows = await holder(db, t, { id })
    const [first] = rows
    if (!first) return undefined
    const roles = rows.flatMap(({ role, organisation }) => (role === null ? [] : [{ role, organisation }]))
    const { session, person } = first
    return { session: session as SessionRow, person: { ...person, id: trustedId<'person'>(person.id) }, roles: roles as SessionHolder['roles'] }
  },
  async ofPerson(db: Reader, personId: PersonId): Promise<SessionRow[]> {
    return (await db.select().from(t.sessions).where(eq(t.sessions.personId, personId))) as SessionRow[]
  },
  async extend(tx: Writer, id: string, expiresAt: Instant): Promise<void> {
    await tx.update(t.sessions).set({ expiresAt }).where(eq(t.sessions.id, id))
  },
  async remove(tx: Writer, id: string): Promise<void> {
    await tx.delete(t.sessions).where(eq(t.sessions.id, id))
  },
  async removeOfPerson(tx: Writer, personId: PersonId): Promise<void> {
    await tx.delete(t.sessions).where(eq(t.sessions.personId, personId))
  },
  async removeExpired(tx: Writer, now: Instant): Promise<void> {
    await tx.delete(t.sessions).where(lte(t.sessions.expiresAt, now))
  },

  async failures(db: Reader, emailKey: string): Promise<LoginFailures | undefined> {
    const [row] = await db.select().from(t.loginFailures).where(eq(t.loginFailures.emailKey, emailKey)).limit(1)
    return row as LoginFailures | undefined
  },
  async setFailures(tx: Writer, failures: LoginFailures): Promise<void> {
    await tx.insert(t.loginFailures).values(failures).onConflictDoUpdate({ target: t.loginFailures.emailKey, set: failures })
  },
  async clearFailures(tx: Writer, emailKey: string): Promise<void> {
    await tx.delete(t.loginFailures).where(eq(t.loginFailures.emailKey, emailKey))
  },
})
