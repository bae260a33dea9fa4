import { and, count, desc, eq, inArray } from 'drizzle-orm'
import type { Exposures } from '#app/domain/exam/exposure.ts'
import type { FormSlot } from '#app/domain/exam/form.ts'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import type { FormId, ItemHash, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'
import { hole, prepared } from '../prepared.ts'
import type { Schema } from '../schema/index.ts'

export interface FormRow {
  readonly id: FormId
  readonly sittingId: SittingId
  readonly personId: PersonId
  readonly seed: string
  readonly slots: readonly FormSlot[]
  readonly hash: string
  readonly madeAt: Instant
  /** Item versions left out because they were seen too often: with seed and bank they make the form again. */
  readonly leftOut: readonly ItemHash[]
}

/** What every start asks, built once: see prepared.ts. */
const formOf = prepared('form-of-candidate', (db: Reader, t: Schema) =>
  db
    .select({ id: t.forms.id, slots: t.forms.slots })
    .from(t.forms)
    .where(and(eq(t.forms.sittingId, hole('sittingId')), eq(t.forms.personId, hole('personId')))),
)
const formIdOf = prepared('form-id-of-candidate', (db: Reader, t: Schema) =>
  db
    .select({ id: t.forms.id })
    .from(t.forms)
    .where(and(eq(t.forms.sittingId, hole('sittingId')), eq(t.forms.personId, hole('personId')))),
)

/** Frozen forms and the item versions they are made of: rows here are written once and never changed. */
export const formsRepository = ({ tables: t }: Database) => ({
  /** @param itemIds the item of each version that stands on the form */
  async add(tx: Writer, form: FormRow, itemIds: ReadonlyMap<ItemHash, string>): Promise<void> {
    await tx.insert(t.forms).values({ ...form, slots: [...form.slots] })
    const rows = form.slots.map(({ slot, itemHash }) => {
      const itemId = itemIds.get(itemHash)
      if (itemId === undefined) throw new Error(`the form ${form.id} has an item ${itemHash} without a name`)
      return { formId: form.id, slot, itemHash, itemId }
    })
    if (rows.length > 0) await tx.insert(t.formItems).values(rows)
  },
  /** Throws away a form that was prepared and never given to anybody. Only under the scope of its candidate's start. */
  async discard(tx: Writer, id: FormId): Promise<void> {
    await tx.delete(t.formItems).where(eq(t.formItems.formId, id))
    await tx.delete(t.forms).where(eq(t.forms.id, id))
  },
  /** On how many of the latest forms each item stands, and how many forms those are; simulated sittings do not count. */
  async exposures(db: Reader, latest: number): Promise<Exposures> {
    const recent = await db
      .select({ id: t.forms.id })
      .from(t.forms)
      .innerJoin(t.sittings, eq(t.sittings.id, t.forms.sittingId))
      .where(eq(t.sittings.simulated, false))
      .orderBy(desc(t.forms.madeAt), desc(t.forms.id))
      .limit(latest)
    if (recent.length === 0) return { forms: 0, byItem: new Map() }
    const rows = await db
      .select({ itemId: t.formItems.itemId, n: count() })
      .from(t.formItems)
      .where(inArray(t.formItems.formId, recent.map(({ id }) => id)))
      .groupBy(t.formItems.itemId)
    return { forms: recent.length, byItem: new Map(rows.map(({ itemId, n }) => [itemId, n])) }
  },
  async byId(db: Reader, id: FormId): Promise<FormRow | undefined> {
    const [row] = await db.select().from(t.forms).where(eq(t.forms.id, id)).limit(1)
    return row as FormRow | undefined
  },
  async idOfCandidate(db: Reader, sittingId: SittingId, personId: PersonId): Promise<FormId | undefined> {
    const [row] = await formIdOf(db, t, { sittingId, personId })
    return row?.id as FormId | undefined
  },
  async ofCandidate(db: Reader, sittingId: SittingId, personId: PersonId): Promise<Pick<FormRow, 'id' | 'slots'> | undefined> {
    const [row] = await formOf(db, t, { sittingId, personId })
    return row as Pick<FormRow, 'id' | 'slots'> | undefined
  },

  /** Keeps item versions for ever; those already kept stay as they are. */
  async pin(
    tx: Writer,
    versions: readonly { readonly hash: ItemHash; readonly version: ItemVersion }[],
    at: Instant,
  ): Promise<void> {
    if (versions.length === 0) return
    // In one order for everybody: two starts that pin the same items in different orders would wait for each other.
    const inOrder = [...versions].sort((a, b) => (a.hash < b.hash ? -1 : 1))
    await tx
      .insert(t.itemVersions)
      .values(inOrder.map(({ hash, version }) => ({ hash, itemId: version.itemId, body: version, pinnedAt: at })))
      .onConflictDoNothing()
  },
  async versions(db: Reader, hashes: readonly ItemHash[]): Promise<Map<ItemHash, ItemVersion>> {
    if (hashes.length === 0) return new Map()
    const rows = await db
      .select({ hash: t.itemVersions.hash, body: t.itemVersions.body })
      .from(t.itemVersions)
      .where(inArray(t.itemVersions.hash, [...hashes]))
    return new Map(rows.map(({ hash, body }) => [hash as ItemHash, body]))
  },
})
