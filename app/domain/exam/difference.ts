// What changed between two versions of an item, field by field and character by character.

import { commonPlaces } from '#app/domain/likeness.ts'
import type { ItemVersion } from './item.ts'

export type Mark = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }
/** `field`: `stem`, `option` with the letter in `id`, and so on. A value that is not prose changes as a whole. */
export interface FieldDifference {
  readonly field: ItemField
  readonly id: string | null
  readonly marks: readonly Mark[]
}
const ITEM_FIELDS = [
  'kind', 'topic', 'level', 'situation', 'stem', 'option', 'why', 'target', 'key', 'rationale', 'articles', 'from', 'to', 'facility', 'shuffle', 'enemies',
] as const
export type ItemField = (typeof ITEM_FIELDS)[number]

const PROSE: ReadonlySet<ItemField> = new Set(['situation', 'stem', 'option', 'why', 'target', 'rationale'])

type Weighed = { readonly version: ItemVersion; readonly facility: number }

/** The fields that differ, in the order in which an item is read. */
export function differences(before: Weighed, after: Weighed): FieldDifference[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const names = [...new Set([...now.keys(), ...old.keys()])]
  const place = (name: string) => ITEM_FIELDS.indexOf(name.split('.')[0] as ItemField)
  return names
    .filter((name) => (old.get(name) ?? '') !== (now.get(name) ?? ''))
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .map((name) => {
      const [field, id] = name.split('.') as [ItemField, string | undefined]
      const [was, is] = [old.get(name) ?? '', now.get(name) ?? '']
      return { field, id: id ?? null, marks: PROSE.has(field) ? marksBetween(was, is) : whole(was, is) }
    })
}

function fieldsOf({ version, facility }: Weighed): Map<string, string> {
  const fields = new Map<string, string>([
    ['kind', version.kind],
    ['topic', version.topic],
    ['level', version.level],
    ['situation', version.group?.situation ?? ''],
    ['stem', version.stem],
    ['key', keyText(version)],
    ['rationale', version.rationale],
    ['articles', version.articles.map(({ document, article }) => `${document} ${article}`).join('、')],
    ['from', version.effectiveFrom],
    ['to', version.effectiveTo ?? ''],
    ['facility', String(facility)],
    ['shuffle', 'shuffle' in version ? String(version.shuffle) : ''],
    ['enemies', version.enemies.join('、')],
  ])
  if ('options' in version)
    for (const { id, text, rationale } of version.options) fields.set(`option.${id}`, text).set(`why.${id}`, rationale)
  if (version.kind === 'matching') for (const { id, text } of version.targets) fields.set(`target.${id}`, text)
  return fields
}

/** The key in letters; of a true-false item `true` or `false`. */
export function keyText(version: ItemVersion): string {
  switch (version.kind) {
    case 'single':
      return version.key
    case 'true-false':
      return String(version.key)
    case 'multiple':
      return [...version.key].sort().join('、')
    case 'ordering':
      return version.key.join(' → ')
    case 'matching':
      return Object.entries(version.key)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([option, target]) => `${option}–${target}`)
        .join('；')
  }
}

const whole = (was: string, is: string): Mark[] =>
  [{ kind: 'gone', text: was } as const, { kind: 'new', text: is } as const].filter(({ text }) => text !== '')

/** Texts whose product of lengths is above this are shown as replaced: nobody reads marks in a text that long. */
const MOST = 1_000_000

/** A text's way to another, with as much kept as can be (longest common subsequence of characters). */
export function marksBetween(was: string, is: string): Mark[] {
  const [a, b] = [[...was], [...is]]
  const marks: Mark[] = []
  let [i, j] = [0, 0]
  for (const [x, y] of [...commonPlaces(a, b, MOST), [a.length, b.length] as const]) {
    marks.push(...whole(a.slice(i, x).join(''), b.slice(j, y).join('')), { kind: 'same', text: a[x] ?? '' })
    ;[i, j] = [x + 1, y + 1]
  }
  return joined(marks)
}

/** Neighbours of one kind as one; nothing empty. */
function joined(marks: readonly Mark[]): Mark[] {
  const list: { kind: Mark['kind']; text: string }[] = []
  for (const { kind, text } of marks) {
    const last = list.at(-1)
    if (text === '') continue
    if (last?.kind === kind) last.text += text
    else list.push({ kind, text })
  }
  return list
}
