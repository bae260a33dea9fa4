import { and, asc, between, desc, eq, inArray } from 'drizzle-orm'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

export interface LogEntry {
  readonly index: number
  readonly entry: string
  readonly at: Instant
}
export interface LogHead {
  readonly size: number
  /** Base64. */
  readonly root: string
  /** The signed note. */
  readonly note: string
  readonly signedAt: Instant
}

/** The log only grows: nothing here changes or removes a row. */
export const registerRepository = ({ tables: t }: Database) => ({
  async head(db: Reader): Promise<LogHead | undefined> {
    const [row] = await db.select().from(t.logHeads).orderBy(desc(t.logHeads.size)).limit(1)
    return row as LogHead | undefined
  },
  async addHead(tx: Writer, head: LogHead): Promise<void> {
    await tx.insert(t.logHeads).values(head)
  },
  async addEntry(tx: Writer, entry: LogEntry): Promise<void> {
    await tx.insert(t.logEntries).values(entry)
  },
  async addNode(tx: Writer, level: number, index: number, hash: Uint8Array): Promise<void> {
    await tx.insert(t.logNodes).values({ level, index, hash: Buffer.from(hash).toString('base64') })
  },
  /** The hash of a complete subtree; undefined when it is not complete yet. */
  async node(db: Reader, level: number, index: number): Promise<Uint8Array | undefined> {
    const [row] = await db.select({ hash: t.logNodes.hash }).from(t.logNodes).where(and(eq(t.logNodes.level, level), eq(t.logNodes.index, index))).limit(1)
    return row ? new Uint8Array(Buffer.from(row.hash, 'base64')) : undefined
  },
  /** Hashes of one level from an index on, in order. */
  async nodes(db: Reader, level: number, from: number, count: number): Promise<Uint8Array[]> {
    const rows = await db.select({ hash: t.logNodes.hash }).from(t.logNodes)
      .where(and(eq(t.logNodes.level, level), between(t.logNodes.index, from, from + count - 1))).orderBy(asc(t.logNodes.index))
    return rows.map((row) => new Uint8Array(Buffer.from(row.hash, 'base64')))
  },
  async entry(db: Reader, index: number): Promise<LogEntry | undefined> {
    const [row] = await db.select().from(t.logEntries).where(eq(t.logEntries.index, index)).limit(1)
    return row as LogEntry | undefined
  },
  async entriesAt(db: Reader, indexes: readonly number[]): Promise<LogEntry[]> {
    if (indexes.length === 0) return []
    return (await db.select().from(t.logEntries).where(inArray(t.logEntries.index, [...indexes])).orderBy(asc(t.logEntries.index))) as LogEntry[]
  },
  async entries(db: Reader, from: number, count: number): Promise<LogEntry[]> {
    const rows = await db.select().from(t.logEntries).where(between(t.logEntries.index, from, from + count - 1)).orderBy(asc(t.logEntries.index))
    return rows as LogEntry[]
  },
})
