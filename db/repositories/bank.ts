import { and, asc, count, desc, eq, gte, inArray, max } from 'drizzle-orm'
import type { BankEvent } from '#app/domain/exam/bank.ts'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import type { Id, ItemHash, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

export interface BankVersionRow {
  readonly hash: ItemHash
  readonly itemId: string
  readonly number: number
  readonly body: ItemVersion
  /** Whole hundredths. */
  readonly facility: number
  readonly reason: string
  readonly authorId: PersonId
  readonly importId: Id<'import'> | null
  readonly at: Instant
}
export interface BankEventRow {
  readonly itemId: string
  /** Counts an item's events from 1: two decisions that have not seen each other cannot both be the next. */
  readonly seq: number
  readonly at: Instant
  readonly event: BankEvent
}
export interface BankImportRow {
  readonly id: Id<'import'>
  readonly fileName: string
  readonly format: string
  readonly items: number
  readonly faults: number
  readonly by: PersonId
  readonly at: Instant
}
/** On how many forms a version was put, and when last. */
export interface Exposure {
  readonly itemId: string
  readonly hash: ItemHash
  readonly forms: number
  readonly lastAt: Instant
}

/** Rows of one insert: an engine takes only so many values at once. */
const AT_ONCE = 500
/** Items of one query: the same. More than that at once are nobody's question, and none of them is left out quietly. */
const ASKED = 10_000
function asked(itemIds: readonly string[]): string[] {
  if (itemIds.length > ASKED) throw new Error(`${itemIds.length} items are asked for at once`)
  return [...itemIds]
}

/** In one order for everybody: two writes that name the same items in different orders would wait for each other. */
const inOrder = <T extends { readonly itemId: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0))

/** The bank's own facts: versions written at the desk, and what was decided about any item. Rows are only added. */
export const bankRepository = ({ tables: t }: Database) => ({
  /** How many events there are: it grows with everything that happens, so that what was read once need not be read again. */
  async revision(db: Reader): Promise<number> {
    return db.$count(t.bankEvents)
  },
  /** Events item by item in their order: of some items, or of all. */
  async events(db: Reader, itemIds?: readonly string[]): Promise<BankEventRow[]> {
    const rows = await db
      .select()
      .from(t.bankEvents)
      .where(itemIds && inArray(t.bankEvents.itemId, asked(itemIds)))
      .orderBy(asc(t.bankEvents.itemId), asc(t.bankEvents.seq))
    return rows as BankEventRow[]
  },
  /** Versions item by item by number: of some items, or of all. */
  async versions(db: Reader, itemIds?: readonly string[]): Promise<BankVersionRow[]> {
    const rows = await db
      .select()
      .from(t.bankVersions)
      .where(itemIds && inArray(t.bankVersions.itemId, asked(itemIds)))
      .orderBy(asc(t.bankVersions.itemId), asc(t.bankVersions.number))
    return rows as BankVersionRow[]
  },
  async addVersions(tx: Writer, rows: readonly BankVersionRow[]): Promise<void> {
    const ordered = inOrder(rows)
    for (let from = 0; from < ordered.length; from += AT_ONCE) await tx.insert(t.bankVersions).values(ordered.slice(from, from + AT_ONCE))
  },
  async addEvents(tx: Writer, rows: readonly BankEventRow[]): Promise<void> {
    const ordered = inOrder(rows)
    for (let from = 0; from < ordered.length; from += AT_ONCE) await tx.insert(t.bankEvents).values(ordered.slice(from, from + AT_ONCE))
  },
  async addImport(tx: Writer, row: BankImportRow): Promise<void> {
    await tx.insert(t.bankImports).values(row)
  },
  /** What was read into the bank, the latest first. */
  async imports(db: Reader, limit: number): Promise<BankImportRow[]> {
    const rows = await db.select().from(t.bankImports).orderBy(desc(t.bankImports.at), asc(t.bankImports.id)).limit(limit)
    return rows as BankImportRow[]
  },

  /** Exposure of every version of some items; simulated sittings expose nothing. */
  async exposures(db: Reader, itemIds: readonly string[]): Promise<Exposure[]> {
    if (itemIds.length === 0) return []
    const rows = await db
      .select({ itemId: t.formItems.itemId, hash: t.formItems.itemHash, forms: count(), lastAt: max(t.forms.madeAt) })
      .from(t.formItems)
      .innerJoin(t.forms, eq(t.forms.id, t.formItems.formId))
      .innerJoin(t.sittings, eq(t.sittings.id, t.forms.sittingId))
      .where(and(inArray(t.formItems.itemId, asked(itemIds)), eq(t.sittings.simulated, false)))
      .groupBy(t.formItems.itemId, t.formItems.itemHash)
      .orderBy(asc(t.formItems.itemId), asc(t.formItems.itemHash))
    return rows as Exposure[]
  },
  /** Of the forms made since an instant: how many there are, and how many an item is on. */
  async shareSince(db: Reader, itemId: string, since: Instant): Promise<{ readonly forms: number; readonly all: number }> {
    const made = and(gte(t.forms.madeAt, since), eq(t.sittings.simulated, false))
    const [row] = await db
      .select({ n: count() })
      .from(t.formItems)
      .innerJoin(t.forms, eq(t.forms.id, t.formItems.formId))
      .innerJoin(t.sittings, eq(t.sittings.id, t.forms.sittingId))
      .where(and(eq(t.formItems.itemId, itemId), made))
    const [all] = await db.select({ n: count() }).from(t.forms).innerJoin(t.sittings, eq(t.sittings.id, t.forms.sittingId)).where(made)
    return { forms: row?.n ?? 0, all: all?.n ?? 0 }
  },
})
