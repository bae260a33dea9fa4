// An item: one question version as the bank holds it, what a candidate gets of it, and what a candidate answers to it.
// These are three types. What is served is built field by field, so that no key can slip through.

import { canonicalJson, hashOf, sha256 } from '#app/domain/canonical.ts'
import { type ItemHash, trustedId } from '#app/domain/ids.ts'
import { type Day, inForce } from '#app/domain/instant.ts'
import { never, ok, type Refused, refuse, type Result } from '#app/domain/result.ts'
import { KINDS, type Kind, LEVELS, type Level } from './kinds.ts'

export { KINDS, type Kind, LEVELS, type Level }

export type Citation = { readonly document: string; readonly article: string }
export type Option = { readonly id: string; readonly text: string; readonly rationale: string }
export type Target = { readonly id: string; readonly text: string }

/** The case set that an item is a part of. `part` counts from 1 to `of`, so that a set with a part missing is noticed. */
export type CasePart = {
  readonly id: string
  readonly situation: string
  readonly part: number
  readonly of: number
}

type Common = {
  readonly itemId: string
  readonly topic: string
  readonly level: Level
  readonly stem: string
  readonly group?: CasePart | undefined
  readonly rationale: string
  readonly articles: readonly Citation[]
  readonly effectiveFrom: Day
  readonly effectiveTo: Day | null
  /** Ids of items, or of whole case sets, that never stand on one form with this item. */
  readonly enemies: readonly string[]
}

export type ItemVersion =
  | (Common & {
      readonly kind: 'single'
      readonly options: readonly Option[]
      readonly shuffle: boolean
      readonly key: string
    })
  | (Common & {
      readonly kind: 'multiple'
      readonly options: readonly Option[]
      readonly shuffle: boolean
      readonly key: readonly string[]
    })
  | (Common & { readonly kind: 'true-false'; readonly key: boolean })
  | (Common & { readonly kind: 'ordering'; readonly options: readonly Option[]; readonly key: readonly string[] })
  | (Common & {
      readonly kind: 'matching'
      readonly options: readonly Option[]
      readonly targets: readonly Target[]
      readonly key: Readonly<Record<string, string>>
    })

/** The name of a version: another word in it is another version. An attempt keeps it for ever. */
export const itemHash = (version: ItemVersion): ItemHash => trustedId<'item-hash'>(hashOf(version))

/** The items in force on a day in Asia/Shanghai: only these may stand on a form of that day's sitting. */
export const inForceOn = (items: readonly ItemVersion[], on: Day): ItemVersion[] =>
  items.filter((item) => inForce(on, item.effectiveFrom, item.effectiveTo))

/**
 * Whether the letters of an ordering or matching item give its key away. A candidate sees each option's letter beside
 * its text, however they are shuffled, so a key that runs a, b, c must not enter the bank.
 */
export function lettersTellKey(version: ItemVersion): boolean {
  if (version.kind !== 'ordering' && version.kind !== 'matching') return false
  const sequence =
    version.kind === 'ordering'
      ? version.key
      : Object.entries(version.key)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, target]) => target)
  return sequence.every((id, i) => i === 0 || (sequence[i - 1] ?? '') < id)
}

// ── served ───────────────────────────────────────────────────────────────────────────────────────────────────
export type ServedText = { readonly id: string; readonly text: string }

/** The paper's item as in the exam door's contract: without key, rationale, topic, level, dates or statistic. */
export type ServedItem = {
  readonly slot: number
  /** An opaque reference: it tells neither the item's name nor its place in the bank, and holds nothing of the key. */
  readonly item: string
  readonly kind: Kind
  readonly stem: string
  readonly options?: readonly ServedText[] | undefined
  readonly targets?: readonly ServedText[] | undefined
  /** How many options may be chosen: one, or all of them. Never how many the key has. */
  readonly maxChoices?: number | undefined
  readonly group?: { readonly id: string; readonly situation: string } | undefined
}

/** The item as it is shown in a slot. `optionOrder` is the form's; throws if it is not an order of this item's options. */
export function serve(version: ItemVersion, slot: number, optionOrder: readonly string[]): ServedItem {
  return {
    slot,
    item: opaque(version.itemId),
    kind: version.kind,
    stem: version.stem,
    options: optionsOf(version, optionOrder),
    targets: version.kind === 'matching' ? version.targets.map(({ id, text }) => ({ id, text })) : undefined,
    maxChoices: version.kind === 'single' ? 1 : version.kind === 'multiple' ? version.options.length : undefined,
    group: version.group && { id: opaque(version.group.id), situation: version.group.situation },
  }
}

const opaque = (text: string): string => sha256(text).toString('base64url').slice(0, 16)

function optionsOf(version: ItemVersion, order: readonly string[]): readonly ServedText[] | undefined {
  const options = version.kind === 'true-false' ? [] : version.options
  if (new Set(order).size !== options.length || order.length !== options.length)
    throw new Error(`the form's options are not those of item ${version.itemId}`)
  if (version.kind === 'true-false') return undefined
  return order.map((id) => {
    const option = options.find((candidate) => candidate.id === id)
    if (!option) throw new Error(`item ${version.itemId} has no option ${id}`)
    return { id, text: option.text }
  })
}

// ── answered ─────────────────────────────────────────────────────────────────────────────────────────────────
/**
 * By kind: an option's id; a sorted set of ids; true or false; all ids in order; option to target. `null` is no answer.
 */
export type Response = string | readonly string[] | boolean | Readonly<Record<string, string>> | null

/** As much of an item as reading an answer needs. An item version and a served item both are one; neither key is used. */
export type Answerable = {
  readonly kind: Kind
  readonly options?: readonly { readonly id: string }[] | undefined
  readonly targets?: readonly { readonly id: string }[] | undefined
}

export type ResponseRefusal = 'response-malformed' | 'unknown-option'
type Read = Result<Response, ResponseRefusal>

export const sameResponse = (a: Response, b: Response): boolean => canonicalJson(a) === canonicalJson(b)

/**
 * A value from outside as the answer to an item. `null` clears; an empty choice or an empty matching is no answer and
 * reads as `null`. Choices of a multiple item are a set: order and repetition do not matter. An ordering names every
 * option once. A matching may be partial, so that work in progress can be saved.
 * Refusals: `response-malformed` (not the form of this kind), `unknown-option` (an id that the item does not have).
 */
export function readResponse(item: Answerable, value: unknown): Read {
  if (value === null) return ok(null)
  const options = new Set(item.options?.map(({ id }) => id))
  switch (item.kind) {
    case 'single':
      if (typeof value !== 'string') return malformed
      return options.has(value) ? ok(value) : unknownOption
    case 'multiple': {
      if (!isTexts(value)) return malformed
      if (!value.every((id) => options.has(id))) return unknownOption
      return ok(value.length === 0 ? null : [...new Set(value)].sort())
    }
    case 'true-false':
      return typeof value === 'boolean' ? ok(value) : malformed
    case 'ordering': {
      if (!isTexts(value)) return malformed
      if (!value.every((id) => options.has(id))) return unknownOption
      const permutation = value.length === options.size && new Set(value).size === options.size
      return permutation ? ok([...value]) : malformed
    }
    case 'matching':
      return readMatching(options, new Set(item.targets?.map(({ id }) => id)), value)
    default:
      return never(item.kind)
  }
}

const malformed: Refused<ResponseRefusal> = refuse('response-malformed')
const unknownOption: Refused<ResponseRefusal> = refuse('unknown-option')

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string')

function readMatching(options: ReadonlySet<string>, targets: ReadonlySet<string>, value: unknown): Read {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed
  const pairs: [string, string][] = []
  for (const [option, target] of Object.entries(value)) {
    if (typeof target !== 'string') return malformed
    if (!options.has(option) || !targets.has(target)) return unknownOption
    pairs.push([option, target])
  }
  return ok(pairs.length === 0 ? null : Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1))))
}
