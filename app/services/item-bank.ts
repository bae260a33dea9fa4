// Forms, and what was pinned of the item bank. What it hands out is served items, things that answers can be read
// against, and grades: keys stay here, and with the bank's own desk (bank.ts, bank-desk.ts).

import { drawFrom } from '#app/domain/draw.ts'
import type { Answer } from '#app/domain/exam/attempt.ts'
import type { Answerables } from '#app/domain/exam/answering.ts'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { assemble, type FormSlot, formHash } from '#app/domain/exam/form.ts'
import { type ItemVersion, type Response, type ServedItem, serve } from '#app/domain/exam/item.ts'
import { type Grade, gradeAttempt } from '#app/domain/grading/grade.ts'
import type { FormId, ItemHash, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Day } from '#app/domain/instant.ts'
import { ok, type Result } from '#app/domain/result.ts'
import type { Database, Reader, Writer } from '#db/database.ts'
import { bankRepository } from '#db/repositories/bank.ts'
import { type FormRow, formsRepository } from '#db/repositories/forms.ts'
import type { App } from './app.ts'
import { bankNow } from './bank-facts.ts'

// ── making forms ─────────────────────────────────────────────────────────────────────────────────────────────
/** A form and the item versions to be pinned with it in the same write. */
export type NewForm = { readonly row: FormRow; readonly versions: ReadonlyMap<ItemHash, ItemVersion> }
type Wanted = { readonly sittingId: SittingId; readonly personId: PersonId; readonly blueprint: Blueprint; readonly on: Day }

/**
 * A form for one candidate from a fresh, recorded seed: the same seed and bank make it again. Nothing is written.
 * @param wanted.on the day of the sitting; only items in force on it are examined
 * Refusal `blueprint-unfillable`: see `assemble`.
 */
export async function newForm(app: App, db: Reader, wanted: Wanted): Promise<Result<NewForm, 'blueprint-unfillable'>> {
  return formOf(app, await bankOn(app, db, wanted.on), wanted)
}

function formOf(app: App, bank: ReadonlyMap<ItemHash, ItemVersion>, { sittingId, personId, blueprint }: Wanted): Result<NewForm, 'blueprint-unfillable'> {
  const seed = app.id<'seed'>()
  const made = assemble(blueprint, [...bank.values()], drawFrom(seed))
  if (!made.ok) return made
  const versions = new Map<ItemHash, ItemVersion>()
  for (const { itemHash } of made.value) {
    const version = bank.get(itemHash)
    if (!version) throw new Error(`the form has an item ${itemHash} that the bank has not`)
    versions.set(itemHash, version)
  }
  const row = { id: app.id<'form'>(), sittingId, personId, seed, slots: made.value, hash: formHash(made.value), madeAt: app.now() }
  return ok({ row, versions })
}

/** Writes a form, pins its items and counts them as exposed. */
export async function keepForm(app: App, tx: Writer, { row, versions }: NewForm): Promise<FormId> {
  const forms = formsRepository(app.database)
  await forms.pin(tx, [...versions].map(([hash, version]) => ({ hash, version })), row.madeAt)
  await forms.add(tx, row, new Map([...versions].map(([hash, { itemId }]) => [hash, itemId])))
  return row.id
}

/** What a candidate's start is to be given: the form that was prepared, or a new one, by the bank of one revision. */
export type FormToStart = { readonly revision: number; readonly prepared: FormId | undefined; readonly made: NewForm | undefined }

/**
 * The form for a start. A prepared form that nobody was given yet is no published form: if one of its items was held,
 * retired or replaced since, a new one takes its place.
 */
export async function formToStart(app: App, db: Reader, wanted: Wanted): Promise<Result<FormToStart, 'blueprint-unfillable'>> {
  const prepared = await formsRepository(app.database).ofCandidate(db, wanted.sittingId, wanted.personId)
  const bank = await bankNow(app, db)
  const usable = bank.on(wanted.on)
  const known = { revision: bank.revision, prepared: prepared?.id }
  if (prepared?.slots.every(({ itemHash }) => usable.has(itemHash))) return ok({ ...known, made: undefined })
  const made = formOf(app, usable, wanted)
  return made.ok ? ok({ ...known, made: made.value }) : made
}

/** Writes what `formToStart` found, once more if the bank or the prepared form has changed since. Under the start's scope. */
export async function keepFormToStart(
  app: App,
  tx: Writer,
  wanted: Wanted,
  found: Result<FormToStart, 'blueprint-unfillable'> | undefined,
): Promise<Result<FormId, 'blueprint-unfillable'>> {
  const forms = formsRepository(app.database)
  const stands =
    found?.ok &&
    found.value.revision === (await bankRepository(app.database).revision(tx)) &&
    found.value.prepared === (await forms.idOfCandidate(tx, wanted.sittingId, wanted.personId))
  const form = stands ? found : await formToStart(app, tx, wanted)
  if (!form.ok) return form
  const { prepared, made } = form.value
  if (prepared && !made) return ok(prepared)
  if (prepared) await forms.discard(tx, prepared)
  if (!made) throw new Error('a start without a form')
  return ok(await keepForm(app, tx, made))
}

/** Whether the bank of a day can fill a blueprint at all: asked before a sitting is opened. */
export async function canFill(app: App, blueprint: Blueprint, on: Day): Promise<Result<readonly FormSlot[], 'blueprint-unfillable'>> {
  const bank = await app.database.read((db) => bankOn(app, db, on))
  return assemble(blueprint, [...bank.values()], drawFrom('can it be filled'))
}

/** What may stand on a new form of a day's sitting, by hash: see `examinable`. */
const bankOn = async (app: App, db: Reader, on: Day): Promise<ReadonlyMap<ItemHash, ItemVersion>> => (await bankNow(app, db)).on(on)

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
