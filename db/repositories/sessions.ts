import { eq, lte } from 'drizzle-orm'
import type { PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

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

export const sessionsRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, session: SessionRow): Promise<void> {
    await tx.insert(t.sessions).values(session)
  },
  async byId(db: Reader, id: string): Promise<SessionRow | undefined> {
    const [row] = await db.select().from(t.sessions).where(eq(t.sessions.id, id)).limit(1)
    return row as SessionRow | undefined
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
