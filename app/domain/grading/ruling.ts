// A ruling on one item version: how it is marked from now on, because its key or its wording was found wrong after people
// sat it. Rulings never change an item or an answer; a grade is computed from both and the rulings in force.

import type { ItemVersion, Response } from '#app/domain/exam/item.ts'
import { readResponse, sameResponse } from '#app/domain/exam/item.ts'
import type { Id, ItemHash } from '#app/domain/ids.ts'
import { never, ok, refuse, type Result } from '#app/domain/result.ts'

export type RulingId = Id<'ruling'>

/**
 * `rekey`: another key stands in the place of the item's own. `accept`: each of several responses is a key.
 * `drop`: the item counts for nobody. `full-credit`: everybody who was given the item earns it, answered or not.
 */
export type RulingEffect =
  | { readonly type: 'rekey'; readonly key: Response }
  | { readonly type: 'accept'; readonly responses: readonly Response[] }
  | { readonly type: 'drop' }
  | { readonly type: 'full-credit' }
export const RULING_TYPES = ['rekey', 'accept', 'drop', 'full-credit'] as const

/** A ruling as grading takes it. */
export type Ruling = { readonly id: RulingId; readonly itemHash: ItemHash; readonly effect: RulingEffect }

/** The ruling that holds for each version: of several, the one that was applied last. `rulings` in the order applied. */
export const rulingsInForce = (rulings: readonly Ruling[]): ReadonlyMap<ItemHash, Ruling> =>
  new Map(rulings.map((ruling) => [ruling.itemHash, ruling]))

/** The keys that a version is marked by under a ruling; undefined when no answer matters: dropped, or full credit. */
export function keysUnder(version: ItemVersion, effect: RulingEffect | undefined): readonly Response[] | undefined {
  switch (effect?.type) {
    case undefined:
      return [version.key]
    case 'rekey':
      return [effect.key]
    case 'accept':
      return effect.responses
    case 'drop':
    case 'full-credit':
      return undefined
    default:
      return never(effect)
  }
}

/** Whether answers to a version still tell anything: not once it is dropped, or given to everybody. */
export const isWorthless = (effect: RulingEffect): boolean => effect.type === 'drop' || effect.type === 'full-credit'

/** Versions for new forms without the worthless ones; a case set goes whole or not at all. */
export function withoutWorthless(
  usable: ReadonlyMap<ItemHash, ItemVersion>,
  worthless: ReadonlySet<ItemHash>,
): ReadonlyMap<ItemHash, ItemVersion> {
  if (![...worthless].some((hash) => usable.has(hash))) return usable
  const sets = new Set([...usable].flatMap(([hash, { group }]) => (group && worthless.has(hash) ? [group.id] : [])))
  return new Map([...usable].filter(([hash, { group }]) => !worthless.has(hash) && !(group && sets.has(group.id))))
}

export type EffectRefusal = 'ruling-key-malformed' | 'ruling-accept-too-few' | 'ruling-changes-nothing'
/** A ruling as somebody asks for it: the keys unread. */
export type AskedEffect =
  | { readonly type: 'rekey'; readonly key: unknown }
  | { readonly type: 'accept'; readonly responses: readonly unknown[] }
  | { readonly type: 'drop' }
  | { readonly type: 'full-credit' }

/**
 * A wished ruling on a version, read and put into its one form.
 * @param now the effect that is in force; undefined: none, the item's own key holds
 * Refusals: `ruling-key-malformed` (no whole answer to this item), `ruling-accept-too-few` (fewer than two different
 * responses: that is a re-key), `ruling-changes-nothing` (the version is marked so already).
 */
export function readEffect(version: ItemVersion, asked: AskedEffect, now?: RulingEffect): Result<RulingEffect, EffectRefusal> {
  const effect = effectOf(version, asked)
  if (!effect.ok) return effect
  return sameEffect(effect.value, now ?? { type: 'rekey', key: keyOf(version) })
    ? refuse('ruling-changes-nothing')
    : effect
}

function effectOf(version: ItemVersion, asked: AskedEffect): Result<RulingEffect, EffectRefusal> {
  switch (asked.type) {
    case 'rekey': {
      const key = readKey(version, asked.key)
      return key === undefined ? refuse('ruling-key-malformed') : ok({ type: 'rekey', key })
    }
    case 'accept': {
      const keys = asked.responses.map((response) => readKey(version, response))
      const read = keys.filter((key) => key !== undefined)
      if (read.length < keys.length) return refuse('ruling-key-malformed')
      const responses = read.filter((key, i) => read.findIndex((other) => sameResponse(other, key)) === i)
      return responses.length < 2 ? refuse('ruling-accept-too-few') : ok({ type: 'accept', responses })
    }
    case 'drop':
    case 'full-credit':
      return ok({ type: asked.type })
    default:
      return never(asked)
  }
}

/** A key from outside: a whole answer to the item. Undefined for anything else, a matching that leaves options out too. */
function readKey(version: ItemVersion, value: unknown): Response | undefined {
  const read = readResponse(version, value)
  if (!read.ok || read.value === null) return undefined
  const whole = version.kind !== 'matching' || Object.keys(read.value).length === version.options.length
  return whole ? read.value : undefined
}

/** The item's own key in the form that `readResponse` gives. */
const keyOf = (version: ItemVersion): Response => (version.kind === 'multiple' ? [...version.key].sort() : version.key)

function sameEffect(a: RulingEffect, b: RulingEffect): boolean {
  if (a.type === 'rekey' && b.type === 'rekey') return sameResponse(a.key, b.key)
  if (a.type === 'accept' && b.type === 'accept')
    return (
      a.responses.length === b.responses.length &&
      a.responses.every((response) => b.responses.some((other) => sameResponse(other, response)))
    )
  return a.type === b.type
}
