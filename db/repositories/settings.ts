import { eq } from 'drizzle-orm'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

/** Pins of the installation: written once, never changed. */
export const settingsRepository = ({ tables: t }: Database) => ({
  async get(db: Reader, key: string): Promise<string | undefined> {
    const [row] = await db.select({ value: t.settings.value }).from(t.settings).where(eq(t.settings.key, key)).limit(1)
    return row?.value
  },
  /** Sets a key that is not set yet; what stands afterwards. */
  async pin(tx: Writer, key: string, value: string, setAt: Instant): Promise<string> {
    await tx.insert(t.settings).values({ key, value, setAt }).onConflictDoNothing()
    const [row] = await tx.select({ value: t.settings.value }).from(t.settings).where(eq(t.settings.key, key)).limit(1)
    return row?.value ?? value
  },
})
