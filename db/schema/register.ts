import type { Kit } from '../kit.ts'

/** The append-only log: entries, hashes of complete subtrees, and the signed head. */
export const registerTables = (k: Kit) => {
  const logEntries = k.table('log_entries', {
    index: k.count('index').primaryKey(),
    /** Canonical JSON, the leaf's very bytes. */
    entry: k.text('entry').notNull(),
    at: k.instant('at').notNull(),
  })
  const logNodes = k.table('log_nodes', {
    level: k.count('level').notNull(),
    index: k.count('index').notNull(),
    /** 32 bytes in base64. */
    hash: k.text('hash').notNull(),
  }, (t) => [k.primaryKey({ columns: [t.level, t.index] })])
  /** Every checkpoint that was signed, so that no two of one size can differ. */
  const logHeads = k.table('log_heads', {
    size: k.count('size').primaryKey(),
    root: k.text('root').notNull(),
    note: k.text('note').notNull(),
    signedAt: k.instant('signed_at').notNull(),
  })
  return { logEntries, logNodes, logHeads }
}
