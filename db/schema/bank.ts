import type { ItemVersion } from '#app/domain/exam/item.ts'
import type { BankEvent } from '#app/domain/exam/bank.ts'
import type { Kit } from '../kit.ts'
import type { examTables } from './exam.ts'
import type { peopleTables } from './people.ts'

/** Items written at the desk or imported, and what was decided about any item, whether written here or in /content. */
export const bankTables = (k: Kit, { people }: ReturnType<typeof peopleTables>, { forms }: ReturnType<typeof examTables>) => {
  /** Every file that was read into the bank: what came of each of its rows. */
  const bankImports = k.table('bank_imports', {
    id: k.id('id').primaryKey(),
    fileName: k.text('file_name').notNull(),
    format: k.text('format').notNull(),
    items: k.count('items').notNull(),
    faults: k.count('faults').notNull(),
    by: k.id('by').notNull().references(() => people.id),
    at: k.instant('at').notNull(),
  })

  /** Versions written at the desk, append-only. Those of /content are in /content. */
  const bankVersions = k.table('bank_versions', {
    hash: k.id('hash').primaryKey(),
    itemId: k.text('item_id').notNull(),
    /** Counts the versions of an item from 1; one that began in /content counts on from there. */
    number: k.count('number').notNull(),
    body: k.json<ItemVersion>('body').notNull(),
    /** Expected share of prepared candidates who answer rightly, in whole hundredths. */
    facility: k.count('facility').notNull(),
    /** Why there is this version. */
    reason: k.text('reason').notNull(),
    authorId: k.id('author_id').notNull().references(() => people.id),
    importId: k.id('import_id').references(() => bankImports.id),
    at: k.instant('at').notNull(),
  }, (t) => [k.uniqueIndex('bank_versions_number').on(t.itemId, t.number)])

  /** Append-only: what was decided about an item or one version of it. The state is computed. */
  const bankEvents = k.table('bank_events', {
    itemId: k.text('item_id').notNull(),
    seq: k.count('seq').notNull(),
    at: k.instant('at').notNull(),
    event: k.json<BankEvent>('event').notNull(),
  }, (t) => [k.primaryKey({ columns: [t.itemId, t.seq] })])

  /** Which item version was put on which form: rows are only added, so that writers never wait for one another. */
  const formItems = k.table('form_items', {
    formId: k.id('form_id').notNull().references(() => forms.id),
    slot: k.count('slot').notNull(),
    itemHash: k.id('item_hash').notNull(),
    itemId: k.text('item_id').notNull(),
  }, (t) => [k.primaryKey({ columns: [t.formId, t.slot] }), k.index('form_items_item').on(t.itemId, t.itemHash)])

  return { bankImports, bankVersions, bankEvents, formItems }
}
