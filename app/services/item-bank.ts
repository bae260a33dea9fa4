// Forms, and what was pinned of the item bank. What it hands out is served items, things that answers can be read
// against, and grades: keys stay here, and with the bank's own desk (bank.ts, bank-desk.ts).

import { drawFrom } from '#app/domain/draw.ts'
import type { Answer } from '#app/domain/exam/attempt.ts'
import type { Answerables } from '#app/domain/exam/answering.ts'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { type Exposures, mayRest, restingChoices, seenTooOften } from '#app/domain/exam/exposure.ts'
import { assemble, type FormSlot, formHash } from '#app/domain/exam/form.ts'
import { type ItemVersion, type Response, type ServedItem, serve } from '#app/domain/exam/item.ts'
import { type Grade, gradeAttempt, type GradingRules } from '#app/domain/grading/grade.ts'
import { type Ruling, withoutWorthless } from '#app/domain/grading/ruling.ts'
import type { FormId, ItemHash, PersonId, SittingId } from '#app/domain/ids.ts'
import { type Day, msOf, startOfDay } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Database, Reader, Writer } from '#db/database.ts'
import { bankRepository } from '#db/repositories/bank.ts'
import { type FormRow, formsRepository } from '#db/repositories/forms.ts'
import type { App } from './app.ts'
import { type Bank, bankNow } from './bank-facts.ts'
import { examPolicyAt } from './exam-policy.ts'
import { rulingsForForm, worthlessVersions } from './ruling-facts.ts'

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
  return formOf(app, await bankOn(app, db, wanted.on), await restingItems(app, db, wanted.on), wanted)
}

/** @param tooOften items seen too often, the most seen first: they rest if a form can be made without them */
function formOf(
  app: App,
  bank: ReadonlyMap<ItemHash, ItemVersion>,
  tooOften: readonly string[],
  { sittingId, personId, blueprint }: Wanted,
): Result<NewForm, 'blueprint-unfillable'> {
  const seed = app.id<'seed'>()
  let made: Result<FormSlot[], 'blueprint-unfillable'> = refuse('blueprint-unfillable')
  let leftOut: ItemHash[] = []
  for (const resting of restingChoices(mayRest(tooOften, [...bank.values()], blueprint))) {
    const rests = new Set(resting)
    const awake = [...bank].filter(([, { itemId }]) => !rests.has(itemId))
    made = assemble(blueprint, awake.map(([, version]) => version), drawFrom(seed))
    leftOut = [...bank].flatMap(([hash, { itemId }]) => (rests.has(itemId) ? [hash] : []))
    if (made.ok) break
  }
  if (!made.ok) return made
  const versions = new Map<ItemHash, ItemVersion>()
  for (const { itemHash } of made.value) {
    const version = bank.get(itemHash)
    if (!version) throw new Error(`the form has an item ${itemHash} that the bank has not`)
    versions.set(itemHash, version)
  }
  const row = { id: app.id<'form'>(), sittingId, personId, seed, slots: made.value, hash: formHash(made.value), madeAt: app.now(), leftOut }
  return ok({ row, versions })
}

/** How many of the latest forms tell how often an item is seen, and for how long that may be remembered, in milliseconds. */
const LATEST_FORMS = 400
const REMEMBERED_MS = 10_000
const exposuresSeen = new WeakMap<Database, { readonly at: number; readonly exposures: Exposures }>()

/** The items that rest: counted anew every few seconds, so that a full room starting at once counts them once. */
async function restingItems(app: App, db: Reader, on: Day): Promise<readonly string[]> {
  const now = msOf(app.now())
  let seen = exposuresSeen.get(app.database)
  if (!seen || now - seen.at > REMEMBERED_MS || now < seen.at) {
    seen = { at: now, exposures: await formsRepository(app.database).exposures(db, LATEST_FORMS) }
    exposuresSeen.set(app.database, seen)
  }
  return seenTooOften(seen.exposures, examPolicyAt(app, startOfDay(on)).maxExposurePercent)
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
  const usable = await usableOf(app, db, bank, wanted.on)
  const known = { revision: bank.revision, prepared: prepared?.id }
  if (prepared?.slots.every(({ itemHash }) => usable.has(itemHash))) return ok({ ...known, made: undefined })
  const made = formOf(app, usable, await restingItems(app, db, wanted.on), wanted)
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

/** A form's worth of the bank's items on a day, drawn afresh and in the order of the form; nothing is written. */
export async function drawItems(app: App, blueprint: Blueprint, on: Day): Promise<Result<ReadonlyMap<ItemHash, ItemVersion>, 'blueprint-unfillable'>> {
  const bank = await app.database.read((db) => bankOn(app, db, on))
  const slots = assemble(blueprint, [...bank.values()], drawFrom(app.id<'seed'>()))
  if (!slots.ok) return slots
  return ok(new Map(slots.value.flatMap(({ itemHash }) => (bank.has(itemHash) ? [[itemHash, bank.get(itemHash) as ItemVersion] as const] : []))))
}

/** What may stand on a new form of a day's sitting, by hash: see `examinable`; and not what a ruling made worthless. */
const bankOn = async (app: App, db: Reader, on: Day): Promise<ReadonlyMap<ItemHash, ItemVersion>> =>
  usableOf(app, db, await bankNow(app, db), on)

const usableOf = async (app: App, db: Reader, bank: Bank, on: Day): Promise<ReadonlyMap<ItemHash, ItemVersion>> =>
  withoutWorthless(bank.on(on), await worthlessVersions(app, db))

// ── reading forms ────────────────────────────────────────────────────────────────────────────────────────────
// Forms and item versions never change, so what was read once may be kept: a save then reads no item at all.
const KEPT_FORMS = 2000
const KEPT_VERSIONS = 5000
type PinnedSlot = FormSlot & { readonly version: ItemVersion }
type KeptForm = { readonly slots: readonly PinnedSlot[]; readonly answerables: Answerables }
type Kept = { readonly forms: Map<FormId, KeptForm>; readonly versions: Map<ItemHash, ItemVersion> }
const kept = new WeakMap<Database, Kept>()

function keptOf(database: Database): Kept {
  const known = kept.get(database) ?? { forms: new Map(), versions: new Map() }
  kept.set(database, known)
  return known
}

function keep<K, V>(map: Map<K, V>, key: K, value: V, most: number): V {
  map.set(key, value)
  if (map.size > most) for (const oldest of map.keys()) if (map.delete(oldest)) break
  return value
}

async function keptForm({ database }: App, db: Reader, formId: FormId): Promise<KeptForm> {
  const { forms, versions } = keptOf(database)
  const known = forms.get(formId)
  if (known) return known
  const repository = formsRepository(database)
  const form = await repository.byId(db, formId)
  if (!form) throw new Error(`there is no form ${formId}`)
  const unknown = form.slots.map(({ itemHash }) => itemHash).filter((hash) => !versions.has(hash))
  for (const [hash, version] of await repository.versions(db, unknown)) keep(versions, hash, version, KEPT_VERSIONS)
  const slots = form.slots.map((slot) => {
    const version = versions.get(slot.itemHash)
    if (!version) throw new Error(`item version ${slot.itemHash} was not pinned`)
    return { ...slot, version }
  })
  return keep(forms, formId, { slots, answerables: new Map(slots.map(({ slot, version }) => [slot, version])) }, KEPT_FORMS)
}

const slotsOf = async (app: App, db: Reader, formId: FormId): Promise<readonly PinnedSlot[]> => (await keptForm(app, db, formId)).slots

/** The paper as the candidate gets it: without key, rationale or statistic. */
export async function servedItems(app: App, db: Reader, formId: FormId): Promise<ServedItem[]> {
  const slots = await slotsOf(app, db, formId)
  return slots.map(({ slot, version, optionOrder }) => serve(version, slot, optionOrder))
}

/** What answers to a form are read against. */
export const answerablesOf = async (app: App, db: Reader, formId: FormId): Promise<Answerables> => (await keptForm(app, db, formId)).answerables

/**
 * The grade of answers to a form, by the sitting's blueprint and the rulings in force for that sitting.
 * @param rulings others instead: for a preview of what one more would do
 */
export async function gradeOf(
  app: App,
  db: Reader,
  formId: FormId,
  answers: ReadonlyMap<number, Answer>,
  rules: GradingRules,
  rulings?: readonly Ruling[],
): Promise<Grade> {
  return gradeAttempt(await slotsOf(app, db, formId), answers, rules, rulings ?? (await rulingsForForm(app, db, formId)))
}

/** The right response to every slot of a form: for the demo's and the simulation's people alone, never for a page. */
export async function rightAnswers(app: App, db: Reader, formId: FormId): Promise<Map<number, Response>> {
  return new Map((await slotsOf(app, db, formId)).map(({ slot, version }) => [slot, version.key as Response]))
}
