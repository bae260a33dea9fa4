import { addMs, type Instant } from '#app/domain/instant.ts'
import { apiKeysRepository, type Remembered } from '#db/repositories/api-keys.ts'
import type { App } from './app.ts'

/** What was answered under an idempotency key, if it is not older than `since`. */
export async function recall(app: App, id: string, since: Instant): Promise<Remembered | undefined> {
  const row = await app.database.read((db) => apiKeysRepository(app.database).remembered(db, id))
  return row && row.createdAt >= since ? row : undefined
}

/** How long an answer is kept under its key (standards.md §7.2: a day at the least). */
const KEPT_MS = 24 * 3600_000

/** Removes answers that are older than they are kept. */
export async function forgetOldAnswers(app: App): Promise<void> {
  const before = addMs(app.now(), -KEPT_MS)
  const keys = apiKeysRepository(app.database)
  if (await app.database.read((db) => keys.hasBefore(db, before))) await app.database.write('idempotency', (tx) => keys.forgetBefore(tx, before))
}

/** Keeps an answer under its key; the first of two at the same moment stands, one that was kept long enough does not. */
export const remember = (app: App, row: Remembered): Promise<void> =>
  app.database.write(`idempotency:${row.id}`, (tx) => apiKeysRepository(app.database).remember(tx, row, addMs(row.createdAt, -KEPT_MS)))
