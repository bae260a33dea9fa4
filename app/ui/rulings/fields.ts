// The fields in which an officer writes the keys of a ruling, and what they come to. Responses are numbered from 1; the
// same names with and without JavaScript.

import type { ItemVersion, Response } from '#app/domain/exam/item.ts'
import type { AskedEffect, RulingEffect } from '#app/domain/grading/ruling.ts'

export type Typed = Readonly<Record<string, string>>
export type RulingType = RulingEffect['type']
export const RULING_TYPES: readonly RulingType[] = ['rekey', 'accept', 'drop', 'full-credit']
export const asRulingType = (text: string | null): RulingType | undefined => RULING_TYPES.find((type) => type === text)

/** So many responses can be accepted. */
const ACCEPTED = 4
/** How many responses a ruling of this type asks for. */
export const responsesOf = (type: RulingType): number => (type === 'rekey' ? 1 : type === 'accept' ? ACCEPTED : 0)

/** The response number `n` as it was written; null when nothing was. What makes no answer is left for the rule to refuse. */
export function responseTyped(version: ItemVersion, typed: Typed, n: number): unknown {
  const value = (name: string) => typed[`${n}.${name}`]?.trim() ?? ''
  switch (version.kind) {
    case 'single':
      return value('key') || null
    case 'true-false':
      return value('key') === '' ? null : value('key') === 'true'
    case 'multiple': {
      const chosen = version.options.map(({ id }) => id).filter((id) => value(id) === 'on')
      return chosen.length > 0 ? chosen : null
    }
    case 'ordering': {
      const places = version.options.map(({ id }) => value(id))
      if (places.every((place) => place === '')) return null
      return places.map((_, i) => version.options.find(({ id }) => value(id) === String(i + 1))?.id ?? '')
    }
    case 'matching': {
      const pairs = version.options.flatMap(({ id }) => (value(id) === '' ? [] : [[id, value(id)] as const]))
      return pairs.length > 0 ? Object.fromEntries(pairs) : null
    }
  }
}

/** The ruling that was written. */
export function askedIn(version: ItemVersion, type: RulingType, typed: Typed): AskedEffect {
  if (type === 'rekey') return { type, key: responseTyped(version, typed, 1) }
  if (type !== 'accept') return { type }
  const responses = Array.from({ length: ACCEPTED }, (_, i) => responseTyped(version, typed, i + 1))
  return { type, responses: responses.filter((response) => response !== null) }
}

/** A response as the text of its fields. */
export function typedOf(version: ItemVersion, response: Response, n: number): Typed {
  const fields: [string, string][] = []
  if (typeof response === 'string' || typeof response === 'boolean') fields.push(['key', String(response)])
  else if (isList(response)) {
    if (version.kind === 'ordering') fields.push(...response.map((id, i) => [id, String(i + 1)] as [string, string]))
    else fields.push(...response.map((id) => [id, 'on'] as [string, string]))
  } else if (response !== null) fields.push(...Object.entries(response))
  return Object.fromEntries(fields.map(([name, value]) => [`${n}.${name}`, value]))
}

/** What stands in an empty form: to accept several, the key that holds is the first of them. */
export const typedAtFirst = (version: ItemVersion, type: RulingType): Typed => (type === 'accept' ? typedOf(version, version.key, 1) : {})

export const isList = (response: Response): response is readonly string[] => Array.isArray(response)
