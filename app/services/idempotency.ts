import type { Instant } from '#app/domain/instant.ts'
import { apiKeysRepository, type Remembered } from '#db/repositories/api-keys.ts'
import type { App } from './app.ts'

/** What was answered under an idempotency key, if it is not older than `since`. */
export async function recall(app: App, id: string, since: Instant): Promise<Remembered | undefined> {
  const row = await app.database.read((db) => apiKeysRepository(app.database).remembered(db, id))
  return row && row.createdAt >= since ? row : undefined
}

/** Keeps an answer under its key; the first of two at the same moment stands. */
export const remember = (app: App, row: Remembered): Promise<void> =>
  app.database.write(`idempotency:${row.id}`, (tx) => apiKeysRepository(app.database).remember(tx, row))
