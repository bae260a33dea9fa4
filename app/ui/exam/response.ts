// Responses as the player handles them: always in the form in which the server keeps them, so that texts compare.

import type { Response, ServedItem } from '#app/domain/exam/item.ts'

export const sameResponse = (a: Response, b: Response): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The chosen option ids of a single or multiple item. */
export const chosenOf = (response: Response): readonly string[] =>
  typeof response === 'string' ? [response] : Array.isArray(response) ? response : []

/** A multiple choice with one option switched; nothing chosen is no answer. */
export function toggled(response: Response, id: string, on: boolean): Response {
  const rest = chosenOf(response).filter((chosen) => chosen !== id)
  const next = on ? [...rest, id].sort() : rest
  return next.length > 0 ? next : null
}

/** Option → target. */
export const pairsOf = (response: Response): Readonly<Record<string, string>> =>
  typeof response === 'object' && response !== null && !Array.isArray(response) ? (response as Record<string, string>) : {}

/** A matching with one option tied to a target, or untied by `''`. */
export function paired(response: Response, option: string, target: string): Response {
  const pairs = Object.entries({ ...pairsOf(response), [option]: target }).filter(([, to]) => to !== '')
  return pairs.length > 0 ? Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1))) : null
}

/** Places by option, from 1; an option that has none yet is left out. */
export type Places = Readonly<Record<string, number>>

export const placesOf = (response: Response): Places =>
  Array.isArray(response) ? Object.fromEntries(response.map((id, i) => [id, i + 1])) : {}

/** One option put in a place (0: none). Who stood there takes the place that became free, so that a whole order stays whole. */
export function placed(places: Places, option: string, place: number): Places {
  const next: Record<string, number> = { ...places }
  const other = Object.keys(next).find((id) => id !== option && next[id] === place)
  const free = next[option]
  if (other && free) next[other] = free
  else if (other) delete next[other]
  if (place > 0) next[option] = place
  else delete next[option]
  return next
}

/** The order that places make: `null` when there are none, undefined while some are missing or doubled. */
export function orderOf(options: readonly { readonly id: string }[], places: Places): Response | undefined {
  if (Object.keys(places).length === 0) return null
  const order = options.map((_, i) => options.find(({ id }) => places[id] === i + 1)?.id)
  return order.every((id) => id !== undefined) ? (order as string[]) : undefined
}

/**
 * What a posted form answers to an item, as the exam door takes it. Undefined: an ordering that is not complete, which
 * cannot be kept.
 */
export function responseOf(item: ServedItem, form: FormData): Response | undefined {
  const texts = form.getAll('response').filter((value) => typeof value === 'string')
  const options = item.options ?? []
  const field = (id: string) => String(form.get(`option-${id}`) ?? '')
  switch (item.kind) {
    case 'single':
      return texts[0] ?? null
    case 'true-false':
      return texts[0] === undefined ? null : texts[0] === 'true'
    case 'multiple':
      return texts.length > 0 ? [...new Set(texts)].sort() : null
    case 'ordering': {
      const places = options.flatMap(({ id }) => (/^\d+$/.test(field(id)) ? [[id, Number(field(id))] as const] : []))
      return orderOf(options, Object.fromEntries(places))
    }
    case 'matching':
      return options.reduce<Response>((response, { id }) => paired(response, id, field(id)), null)
  }
}

/** An answer in the item's own words, for a message. Empty: no answer. `truth` says true and false. */
export function inWords(item: ServedItem, response: Response, truth: (value: boolean) => string): string {
  const option = (id: string) => item.options?.find((o) => o.id === id)?.text ?? id
  if (response === null) return ''
  if (typeof response === 'boolean') return truth(response)
  if (typeof response === 'string') return option(response)
  if (Array.isArray(response)) return response.map(option).join(item.kind === 'ordering' ? ' → ' : '；')
  const target = (id: string) => item.targets?.find((t) => t.id === id)?.text ?? id
  return Object.entries(pairsOf(response)).map(([from, to]) => `${option(from)} — ${target(to)}`).join('；')
}
