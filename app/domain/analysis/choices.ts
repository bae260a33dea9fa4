// What a candidate can choose in an item, as ids that can be counted: an option, a pair, a whole order.

import type { ItemVersion, Response } from '#app/domain/exam/item.ts'
import type { Kind } from '#app/domain/exam/kinds.ts'
import { never } from '#app/domain/result.ts'

/** `a` · `true` · `a=c` (an option and its target) · `c a b` (a whole order). */
export type Choice = string

/** The choices that make up a response; none when nothing was answered. */
export function choicesIn(kind: Kind, response: Response): readonly Choice[] {
  if (response === null) return []
  switch (kind) {
    case 'single':
    case 'true-false':
      return [String(response)]
    case 'multiple':
      return Array.isArray(response) ? response : []
    case 'ordering':
      return Array.isArray(response) ? [response.join(' ')] : []
    case 'matching':
      return Object.entries(response).map(([option, target]) => `${option}=${target}`)
    default:
      return never(kind)
  }
}

/** The choices an item offers one by one. Of orders and pairs there are too many: what was chosen is listed instead. */
export function choicesOffered(version: ItemVersion): readonly Choice[] {
  switch (version.kind) {
    case 'single':
    case 'multiple':
      return version.options.map(({ id }) => id)
    case 'true-false':
      return ['true', 'false']
    case 'ordering':
    case 'matching':
      return []
    default:
      return never(version)
  }
}
