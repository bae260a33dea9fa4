import { asc, eq, inArray } from 'drizzle-orm'
import type { ClaimId, OrganisationId, PersonId, UploadId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

export interface UploadRow {
  readonly id: UploadId
  readonly ownerId: PersonId
  readonly claimId: ClaimId | null
  readonly purpose: string
  /** What the owner called it: shown, never a path. */
  readonly shownName: string
  readonly mime: string
  readonly bytes: number
  /** Hex. */
  readonly sha256: string
  /** Its name in the folder of uploads: random. */
  readonly storedAs: string
  readonly createdAt: Instant
  readonly deletedAt: Instant | null
}
/** A file of evidence with what decides who may read it. */
export interface Evidence extends UploadRow {
  readonly claimId: ClaimId
  readonly claimantId: PersonId
  readonly organisationId: OrganisationId
  readonly region: string
}

export const uploadsRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, uploads: readonly UploadRow[]): Promise<void> {
    if (uploads.length > 0) await tx.insert(t.uploads).values([...uploads])
  },
  async evidence(db: Reader, id: UploadId): Promise<Evidence | undefined> {
    const [row] = await db
      .select({
        upload: t.uploads,
        claimantId: t.claims.personId,
        organisationId: t.claims.organisationId,
        region: t.organisations.region,
      })
      .from(t.uploads)
      .innerJoin(t.claims, eq(t.claims.id, t.uploads.claimId))
      .innerJoin(t.organisations, eq(t.organisations.id, t.claims.organisationId))
      .where(eq(t.uploads.id, id))
      .limit(1)
    return (
      row &&
      ({
        ...row.upload,
        claimantId: row.claimantId,
        organisationId: row.organisationId,
        region: row.region,
      } as Evidence)
    )
  },
  async ofClaims(db: Reader, claimIds: readonly ClaimId[]): Promise<UploadRow[]> {
    if (claimIds.length === 0) return []
    return (await db
      .select()
      .from(t.uploads)
      .where(inArray(t.uploads.claimId, [...claimIds]))
      .orderBy(asc(t.uploads.createdAt), asc(t.uploads.id))) as UploadRow[]
  },
})
