import { eq } from 'drizzle-orm'
import type { PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'
import type { UploadRow } from './uploads.ts'

export interface PhotoRow {
  readonly upload: UploadRow
  readonly setAt: Instant
}

/** One photo a person. A photo that was replaced or taken away is marked as deleted, and its file goes. */
export const photosRepository = ({ tables: t }: Database) => ({
  async of(db: Reader, personId: PersonId): Promise<PhotoRow | undefined> {
    const [row] = await db
      .select({ upload: t.uploads, setAt: t.photos.setAt })
      .from(t.photos)
      .innerJoin(t.uploads, eq(t.uploads.id, t.photos.uploadId))
      .where(eq(t.photos.personId, personId))
      .limit(1)
    return row as PhotoRow | undefined
  },
  async set(tx: Writer, personId: PersonId, { id: uploadId }: Pick<UploadRow, 'id'>, setAt: Instant): Promise<void> {
    await tx
      .insert(t.photos)
      .values({ personId, uploadId, setAt })
      .onConflictDoUpdate({ target: t.photos.personId, set: { uploadId, setAt } })
  },
  async remove(tx: Writer, personId: PersonId): Promise<void> {
    await tx.delete(t.photos).where(eq(t.photos.personId, personId))
  },
  async markDeleted(tx: Writer, { id }: Pick<UploadRow, 'id'>, at: Instant): Promise<void> {
    await tx.update(t.uploads).set({ deletedAt: at }).where(eq(t.uploads.id, id))
  },
})
