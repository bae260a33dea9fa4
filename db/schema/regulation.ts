import type { Kit } from '../kit.ts'

/** Official texts as they were imported: data beside the digests in /content, never part of the repository. */
export const regulationTables = (k: Kit) => {
  /** One text of one document. The newest is the one shown; the others are what it is compared with. */
  const regulationTexts = k.table('regulation_texts', {
    id: k.id('id').primaryKey(),
    /** The document's id in content/regulations. */
    document: k.text('document').notNull(),
    title: k.text('title').notNull(),
    /** Name of the file it came from, without its folder. */
    fileName: k.text('file_name').notNull(),
    /** SHA-256 of the text as it was read: the same text is not stored twice. */
    hash: k.text('hash').notNull(),
    importedAt: k.instant('imported_at').notNull(),
  }, (t) => [k.uniqueIndex('regulation_texts_hash').on(t.document, t.hash), k.index('regulation_texts_document').on(t.document, t.importedAt)])

  /** Its articles and clauses in order. */
  const regulationParts = k.table('regulation_parts', {
    textId: k.id('text_id').notNull().references(() => regulationTexts.id),
    place: k.count('place').notNull(),
    /** How it is cited: `三（一）1`, `第七条`; empty for what stands before the first. */
    clause: k.text('clause').notNull(),
    /** The anchor a digest of it would have: `3-1-1`, `art-7`. */
    article: k.text('article').notNull(),
    text: k.text('text').notNull(),
  }, (t) => [k.primaryKey({ columns: [t.textId, t.place] })])

  return { regulationTexts, regulationParts }
}
