import { and, asc, desc, eq, max } from 'drizzle-orm'
import type { Id } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

export type OfficialTextId = Id<'official-text'>

export interface OfficialTextRow {
  readonly id: OfficialTextId
  readonly document: string
  readonly title: string
  readonly fileName: string
  readonly hash: string
  readonly importedAt: Instant
}
export interface PartRow {
  readonly clause: string
  readonly article: string
  readonly text: string
}

/** Rows of one insert: an engine takes only so many values at once. */
const AT_ONCE = 200

/** Official texts and their parts: rows are only added. */
export const officialTextsRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, text: OfficialTextRow, parts: readonly PartRow[]): Promise<void> {
    await tx.insert(t.regulationTexts).values(text)
    const rows = parts.map(({ clause, article, text: words }, place) => ({
      textId: text.id,
      place,
      clause,
      article,
      text: words,
    }))
    for (let from = 0; from < rows.length; from += AT_ONCE)
      await tx.insert(t.regulationParts).values(rows.slice(from, from + AT_ONCE))
  },
  async byHash(db: Reader, document: string, hash: string): Promise<OfficialTextRow | undefined> {
    const [row] = await db
      .select()
      .from(t.regulationTexts)
      .where(and(eq(t.regulationTexts.document, document), eq(t.regulationTexts.hash, hash)))
      .limit(1)
    return row as OfficialTextRow | undefined
  },
  /** The texts of a document, the newest first. */
  async ofDocument(db: Reader, document: string): Promise<OfficialTextRow[]> {
    const rows = await db
      .select()
      .from(t.regulationTexts)
      .where(eq(t.regulationTexts.document, document))
      .orderBy(desc(t.regulationTexts.importedAt), asc(t.regulationTexts.id))
    return rows as OfficialTextRow[]
  },
  /** The parts of a text in their order. */
  async parts(db: Reader, textId: OfficialTextId): Promise<PartRow[]> {
    return db
      .select({ clause: t.regulationParts.clause, article: t.regulationParts.article, text: t.regulationParts.text })
      .from(t.regulationParts)
      .where(eq(t.regulationParts.textId, textId))
      .orderBy(asc(t.regulationParts.place))
  },
  /** When the newest text of each document was imported. */
  async newest(db: Reader): Promise<ReadonlyMap<string, Instant>> {
    const rows = await db
      .select({ document: t.regulationTexts.document, at: max(t.regulationTexts.importedAt) })
      .from(t.regulationTexts)
      .groupBy(t.regulationTexts.document)
      .orderBy(asc(t.regulationTexts.document))
    return new Map(rows.map(({ document, at }) => [document, at as Instant]))
  },
})
