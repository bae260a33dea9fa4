import { and, desc, eq } from 'drizzle-orm'
import type { OrganisationId, SnapshotId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

export interface Snapshot {
  readonly id: SnapshotId
  readonly organisationId: OrganisationId
  readonly asOf: Day
  /** Canonical JSON. */
  readonly figures: string
  readonly hash: string
  readonly salt: string
  readonly logIndex: number
  /** The frozen answer, byte for byte. */
  readonly body: string
  readonly createdAt: Instant
}

/** Frozen headcounts: each is a platform's own, and stays as it is. */
export const snapshotsRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, snapshot: Snapshot): Promise<void> {
    await tx.insert(t.snapshots).values(snapshot)
  },
  async byId(db: Reader, organisationId: OrganisationId, id: SnapshotId): Promise<Snapshot | undefined> {
    const [row] = await db
      .select()
      .from(t.snapshots)
      .where(and(eq(t.snapshots.id, id), eq(t.snapshots.organisationId, organisationId)))
      .limit(1)
    return row as Snapshot | undefined
  },
  async byHash(db: Reader, organisationId: OrganisationId, hash: string): Promise<Snapshot | undefined> {
    const [row] = await db
      .select()
      .from(t.snapshots)
      .where(and(eq(t.snapshots.organisationId, organisationId), eq(t.snapshots.hash, hash)))
      .limit(1)
    return row as Snapshot | undefined
  },
  /** Newest first, without their bodies. */
  async ofOrganisation(
    db: Reader,
    organisationId: OrganisationId,
    limit: number,
  ): Promise<Pick<Snapshot, 'id' | 'asOf' | 'createdAt'>[]> {
    const rows = await db
      .select({ id: t.snapshots.id, asOf: t.snapshots.asOf, createdAt: t.snapshots.createdAt })
      .from(t.snapshots)
      .where(eq(t.snapshots.organisationId, organisationId))
      .orderBy(desc(t.snapshots.createdAt), desc(t.snapshots.id))
      .limit(limit)
    return rows as Pick<Snapshot, 'id' | 'asOf' | 'createdAt'>[]
  },
})
