// The item bank and what was pinned of it. The only service that sees keys: it hands out served items, things that
// answers can be read against, and grades; and, to officers and on record, the bank itself.

import type { Catalogue, CatalogueItem } from '#app/content/load.ts'
import { drawFrom } from '#app/domain/draw.ts'
import type { Answer } from '#app/domain/exam/attempt.ts'
import type { Answerables } from '#app/domain/exam/answering.ts'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { assemble, type FormSlot, formHash } from '#app/domain/exam/form.ts'
import { inForceOn, type ItemVersion, type Kind, type Level, type Response, type ServedItem, serve } from '#app/domain/exam/item.ts'
import { type Grade, gradeAttempt } from '#app/domain/grading/grade.ts'
import type { FormId, ItemHash, PersonId, SittingId } from '#app/domain/ids.ts'
import { type Day, dayOf, type Instant } from '#app/domain/instant.ts'
import { ok, type Result } from '#app/domain/result.ts'
import type { Database, Reader, Writer } from '#db/database.ts'
import { type FormRow, formsRepository } from '#db/repositories/forms.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { App } from './app.ts'

// ── making forms ─────────────────────────────────────────────────────────────────────────────────────────────
/** A form and the item versions to be pinned with it in the same write. */
export type NewForm = { readonly row: FormRow; readonly versions: ReadonlyMap<ItemHash, ItemVersion> }

/**
 * A form for one candidate from a fresh, recorded seed: the same seed and bank make it again. Nothing is written.
 * @param on the day of the sitting; only items in force on it are examined
 * Refusal `blueprint-unfillable`: see `assemble`.
 */
export function newForm(
  app: App,
  { sittingId, personId, blueprint, on }: { sittingId: SittingId; personId: PersonId; blueprint: Blueprint; on: Day },
): Result<NewForm, 'blueprint-unfillable'> {
  const seed = app.id<'seed'>()
  const made = assemble(blueprint, bankOn(app, on), drawFrom(seed))
  if (!made.ok) return made
  const byHash = new Map(app.catalogue.items.map(({ hash, version }) => [hash, version]))
  const versions = new Map<ItemHash, ItemVersion>()
  for (const { itemHash } of made.value) {
    const version = byHash.get(itemHash)
    if (!version) throw new Error(`the form has an item ${itemHash} that the catalogue has not`)
    versions.set(itemHash, version)
  }
  const row = { id: app.id<'form'>(), sittingId, personId, seed, slots: made.value, hash: formHash(made.value), madeAt: app.now() }
  return ok({ row, versions })
}

/** Writes a form and pins its items. */
export async function keepForm(app: App, tx: Writer, { row, versions }: NewForm): Promise<FormId> {
  const forms = formsRepository(app.database)
  await forms.pin(tx, [...versions].map(([hash, version]) => ({ hash, version })), row.madeAt)
  await forms.add(tx, row)
  return row.id
}

/** Whether the bank of a day can fill a blueprint at all: asked before a sitting is opened. */
export const canFill = (app: App, blueprint: Blueprint, on: Day): Result<readonly FormSlot[], 'blueprint-unfillable'> =>
  assemble(blueprint, bankOn(app, on), drawFrom('can it be filled'))

const banks = new WeakMap<Catalogue, Map<Day, readonly ItemVersion[]>>()

function bankOn({ catalogue }: App, on: Day): readonly ItemVersion[] {
  const days = banks.get(catalogue) ?? new Map<Day, readonly ItemVersion[]>()
  banks.set(catalogue, days)
  const bank = days.get(on) ?? inForceOn(catalogue.items.map(({ version }) => version), on)
  days.set(on, bank)
  return bank
}

// ── reading forms ────────────────────────────────────────────────────────────────────────────────────────────
// Forms and item versions never change, so what was read once may be kept: a save then reads no item at all.
const KEPT_FORMS = 2000
const KEPT_VERSIONS = 5000
type Kept = { readonly forms: Map<FormId, readonly FormSlot[]>; readonly versions: Map<ItemHash, ItemVersion> }
const kept = new WeakMap<Database, Kept>()

function keptOf(database: Database): Kept {
  const known = kept.get(database) ?? { forms: new Map(), versions: new Map() }
  kept.set(database, known)
  return known
}

function keep<K, V>(map: Map<K, V>, key: K, value: V, most: number): V {
  if (map.size >= most) for (const oldest of [...map.keys()].slice(0, map.size - most + 1)) map.delete(oldest)
  map.set(key, value)
  return value
}

type PinnedSlot = FormSlot & { readonly version: ItemVersion }

async function slotsOf({ database }: App, db: Reader, formId: FormId): Promise<PinnedSlot[]> {
  const known = keptOf(database)
  const repository = formsRepository(database)
  let slots = known.forms.get(formId)
  if (!slots) {
    const form = await repository.byId(db, formId)
    if (!form) throw new Error(`there is no form ${formId}`)
    slots = keep(known.forms, formId, form.slots, KEPT_FORMS)
  }
  const unknown = slots.map(({ itemHash }) => itemHash).filter((hash) => !known.versions.has(hash))
  for (const [hash, version] of await repository.versions(db, unknown)) keep(known.versions, hash, version, KEPT_VERSIONS)
  return slots.map((slot) => {
    const version = known.versions.get(slot.itemHash)
    if (!version) throw new Error(`item version ${slot.itemHash} was not pinned`)
    return { ...slot, version }
  })
}

/** The paper as the candidate gets it: without key, rationale or statistic. */
export async function servedItems(app: App, db: Reader, formId: FormId): Promise<ServedItem[]> {
  const slots = await slotsOf(app, db, formId)
  return slots.map(({ slot, version, optionOrder }) => serve(version, slot, optionOrder))
}

/** What answers to a form are read against. */
export async function answerablesOf(app: App, db: Reader, formId: FormId): Promise<Answerables> {
  return new Map((await slotsOf(app, db, formId)).map(({ slot, version }) => [slot, version]))
}

/** The grade of answers to a form, by the marks and the cut of the sitting's blueprint. */
export async function gradeOf(
  app: App,
  db: Reader,
  formId: FormId,
  answers: ReadonlyMap<number, Answer>,
  { marks, cutHundredths }: Blueprint,
): Promise<Grade> {
  return gradeAttempt(await slotsOf(app, db, formId), answers, marks, cutHundredths)
}

/** The right response to every slot of a form: for the demo's and the simulation's people alone, never for a page. */
export async function rightAnswers(app: App, db: Reader, formId: FormId): Promise<Map<number, Response>> {
  return new Map((await slotsOf(app, db, formId)).map(({ slot, version }) => [slot, version.key as Response]))
}

// ── the bank, for officers ───────────────────────────────────────────────────────────────────────────────────
export type ItemFilter = {
  readonly topic?: string | undefined
  readonly level?: Level | undefined
  readonly kind?: Kind | undefined
}

/** An item with its key, for people who may see it. */
export type BankItem = CatalogueItem & { readonly inForce: boolean }

/** Items of the bank with key and rationale, by id. Who looked at which part of it is put on record first. */
export async function browseBank(app: App, actorId: PersonId, filter: ItemFilter): Promise<BankItem[]> {
  const now: Instant = app.now()
  const { topic, level, kind } = filter
  const found = app.catalogue.items.filter(
    ({ version }) =>
      (!topic || version.topic === topic) && (!level || version.level === level) && (!kind || version.kind === kind),
  )
  await app.database.write('audit', (tx) =>
    peopleRepository(app.database).audit(tx, {
      id: app.id(),
      at: now,
      actorId,
      action: 'items-see',
      object: 'item-bank',
      detail: { topic: topic ?? null, level: level ?? null, kind: kind ?? null, items: found.length },
    }),
  )
  const inForce = new Set(inForceOn(found.map(({ version }) => version), dayOf(now)))
  return found.map((item) => ({ ...item, inForce: inForce.has(item.version) }))
}
