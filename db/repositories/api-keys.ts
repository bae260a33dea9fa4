import { and, desc, eq, lt } from 'drizzle-orm'
import type { ApiKeyId, OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

export interface ApiKey {
  readonly id: ApiKeyId
  readonly organisationId: OrganisationId
  readonly environment: 'live' | 'test'
  readonly label: string
  readonly secretHash: string
  readonly scopes: readonly string[]
  readonly createdBy: PersonId
  readonly createdAt: Instant
  readonly expiresAt: Instant | null
  readonly revokedAt: Instant | null
  readonly lastUsedOn: string | null
}

export interface Remembered {
  readonly id: string
  readonly requestHash: string
  readonly status: number
  readonly body: string
  readonly createdAt: Instant
}

export const apiKeysRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, key: ApiKey): Promise<void> {
    await tx.insert(t.apiKeys).values({ ...key, scopes: [...key.scopes] })
  },
  async byId(db: Reader, id: string): Promise<ApiKey | undefined> {
    const [row] = await db.select().from(t.apiKeys).where(eq(t.apiKeys.id, id)).limit(1)
    return row as unknown as ApiKey | undefined
  },
  /** Newest first. */
  async ofOrganisation(db: Reader, organisationId: OrganisationId): Promise<ApiKey[]> {
    const rows = await db.select().from(t.apiKeys).where(eq(t.apiKeys.organisationId, organisationId)).orderBy(desc(t.apiKeys.createdAt), desc(t.apiKeys.id))
    return rows as unknown as ApiKey[]
  },
  /** The row stays: what a key did remains explicable. */
  async revoke(tx: Writer, organisationId: OrganisationId, id: ApiKeyId, revokedAt: Instant): Promise<void> {
    await tx.update(t.apiKeys).set({ revokedAt }).where(and(eq(t.apiKeys.id, id), eq(t.apiKeys.organisationId, organisationId)))
  },
  async used(tx: Writer, id: ApiKeyId, lastUsedOn: string): Promise<void> {
    await tx.update(t.apiKeys).set({ lastUsedOn }).where(eq(t.apiKeys.id, id))
  },

  async remembered(db: Reader, id: string): Promise<Remembered | undefined> {
    const [row] = await db.select().from(t.idempotency).where(eq(t.idempotency.id, id)).limit(1)
    return row as Remembered | undefined
  },
  /** The first answer under a key stands, unless it is older than `since`. */
  async remember(tx: Writer, row: Remembered, since: Instant): Promise<void> {
    const { id: _same, ...answer } = row
    await tx.insert(t.idempotency).values(row).onConflictDoUpdate({ target: t.idempotency.id, set: answer, setWhere: lt(t.idempotency.createdAt, since) })
  },
  async hasBefore(db: Reader, before: Instant): Promise<boolean> {
    const [row] = await db.select({ id: t.idempotency.id }).from(t.idempotency).where(lt(t.idempotency.createdAt, before)).limit(1)
    return row !== undefined
  },
  async forgetBefore(tx: Writer, before: Instant): Promise<void> {
    await tx.delete(t.idempotency).where(lt(t.idempotency.createdAt, before))
  },
})
