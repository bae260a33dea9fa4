// Small items for the tests of exam and grading. Option ids are letters; the wording means nothing.

import type { ItemVersion, Kind, Level } from '#app/domain/exam/item.ts'
import { type Day, type Instant, parseDay, parseInstant } from '#app/domain/instant.ts'

type Made<K extends Kind> = Extract<ItemVersion, { kind: K }>
type Changes = Partial<Omit<Made<'single'>, 'kind' | 'key' | 'options' | 'shuffle'>>

export const day = (text: string): Day => parseDay(text) ?? fail(text)
export const at = (text: string): Instant => parseInstant(text) ?? fail(text)
const fail = (text: string): never => {
  throw new Error(`not a time: ${text}`)
}

const common = (itemId: string, changes: Changes) => ({
  itemId,
  topic: 'filing',
  level: 'recall' as Level,
  stem: `stem of ${itemId}`,
  rationale: `SECRET rationale of ${itemId}`,
  articles: [{ document: 'notice-53', article: '3-1-1' }],
  effectiveFrom: day('2020-01-01'),
  effectiveTo: null,
  enemies: [],
  ...changes,
})
const options = (...ids: string[]) => ids.map((id) => ({ id, text: `option ${id}`, rationale: `SECRET why of ${id}` }))

export const single = (itemId: string, changes: Changes = {}): Made<'single'> => ({
  ...common(itemId, changes),
  kind: 'single',
  options: options('a', 'b', 'c', 'd'),
  shuffle: true,
  key: 'b',
})
export const multiple = (itemId: string, changes: Changes = {}): Made<'multiple'> => ({
  ...common(itemId, changes),
  kind: 'multiple',
  options: options('a', 'b', 'c', 'd', 'e'),
  shuffle: true,
  key: ['d', 'a', 'c'],
})
export const trueFalse = (itemId: string, changes: Changes = {}): Made<'true-false'> => ({
  ...common(itemId, changes),
  kind: 'true-false',
  key: false,
})
export const ordering = (itemId: string, changes: Changes = {}): Made<'ordering'> => ({
  ...common(itemId, changes),
  kind: 'ordering',
  options: options('a', 'b', 'c'),
  key: ['c', 'a', 'b'],
})
export const matching = (itemId: string, changes: Changes = {}): Made<'matching'> => ({
  ...common(itemId, changes),
  kind: 'matching',
  options: options('a', 'b', 'c'),
  targets: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `target ${id}` })),
  key: { c: 'a', a: 'd', b: 'c' },
})
const MAKERS = { single, multiple, 'true-false': trueFalse, ordering, matching }

export const item = (kind: Kind, itemId: string, changes: Changes = {}): ItemVersion => MAKERS[kind](itemId, changes)

/** A case set with one part for each of `parts`. */
export const caseSet = (id: string, parts: readonly ({ kind: Kind } & Changes)[]): ItemVersion[] =>
  parts.map(({ kind, ...changes }, i) =>
    item(kind, `${id}-${i + 1}`, {
      group: { id, situation: `situation of ${id}`, part: i + 1, of: parts.length },
      ...changes,
    }),
  )
