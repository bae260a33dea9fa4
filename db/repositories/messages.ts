import { asc, isNull } from 'drizzle-orm'
import type { PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

export interface Message {
  readonly id: string
  readonly kind: string
  readonly personId: PersonId | null
  readonly payload: Record<string, unknown>
  readonly createdAt: Instant
  readonly deliveredAt: Instant | null
}

/** The outbox: what is to be sent is written with what it tells of, and sent afterwards. */
export const messagesRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, message: Message): Promise<void> {
    await tx.insert(t.outbox).values(message)
  },
  /** Oldest first. */
  async waiting(db: Reader, limit: number): Promise<Message[]> {
    return (await db.select().from(t.outbox).where(isNull(t.outbox.deliveredAt)).orderBy(asc(t.outbox.createdAt), asc(t.outbox.id)).limit(limit)) as Message[]
  },
})
