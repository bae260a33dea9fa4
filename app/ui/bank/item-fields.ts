// The fields of the form on which items are written, and the drafts that they add up to. The same names with and without
// JavaScript. Parts of a case set are numbered from 1; an item that stands alone is number 1.

import type { ItemDraft } from '#app/domain/exam/bank.ts'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import { KINDS, type Kind, LEVELS } from '#app/domain/exam/kinds.ts'
import { type Day, parseDay } from '#app/domain/instant.ts'

export const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const
/** So many articles an item may cite on the form; fewer rows are shown. */
const CITATIONS = 12
export const PART_KINDS = ['single', 'multiple', 'true-false'] as const satisfies readonly Kind[]
/** How many options a kind may have: see the schema of items. */
const OPTIONS: Readonly<Record<Exclude<Kind, 'true-false'>, readonly [least: number, most: number]>> = {
  single: [3, 6], multiple: [3, 6], ordering: [3, 6], matching: [2, 6],
}

/** The shape of a form: what each of its items is, and whether they make a case set. */
export interface FormShape {
  readonly parts: readonly {
    readonly itemId: string | null
    readonly kind: Kind
    readonly options: number
    readonly targets: number
    /** The right letters in their author's order: ticks have none, and another order would seem another version. */
    readonly letters?: readonly string[]
  }[]
  /** The case set's id; empty for a new one; null: the item stands alone. */
  readonly caseId: string | null
}
export type Typed = Readonly<Record<string, string>>

const whole = (text: string | null, least: number, most: number, otherwise: number): number => {
  const n = Number(text)
  return Number.isInteger(n) ? Math.min(most, Math.max(least, n)) : otherwise
}

/** The shape that a new form's address asks for: `kind`, `options`, `targets`; for a case set `parts` and each part's kind. */
export function shapeAsked(search: URLSearchParams): FormShape | undefined {
  const asked = search.get('kind')
  const partOf = (kind: Kind, prefix: string) => {
    const [least, most] = kind === 'true-false' ? [0, 0] : OPTIONS[kind]
    return {
      itemId: null, kind,
      options: whole(search.get(`${prefix}options`), least, most, Math.min(4, most)),
      targets: kind === 'matching' ? whole(search.get(`${prefix}targets`), 2, 8, 4) : 0,
    }
  }
  if (asked === 'case') {
    const count = whole(search.get('parts'), 3, 5, 3)
    const parts = Array.from({ length: count }, (_, i) => PART_KINDS.find((kind) => kind === search.get(`kind${i + 1}`)) ?? 'single')
    return { parts: parts.map((kind) => partOf(kind, '')), caseId: '' }
  }
  const kind = KINDS.find((one) => one === asked)
  return kind && { parts: [partOf(kind, '')], caseId: null }
}

/** The shape of a form for new versions, and what stands in it: with room for another option while there may be one. */
export function shapeOf(items: readonly { readonly version: ItemVersion; readonly facility: number }[]): { shape: FormShape; typed: Typed } {
  const typed: Record<string, string> = {}
  const parts = items.map(({ version, facility }, i) => {
    Object.assign(typed, typedOf(version, facility, i + 1))
    const last = 'options' in version ? Math.max(...version.options.map(({ id }) => LETTERS.indexOf(id as (typeof LETTERS)[number]))) + 1 : 0
    const lastTarget = version.kind === 'matching' ? Math.max(...version.targets.map(({ id }) => LETTERS.indexOf(id as (typeof LETTERS)[number]))) + 1 : 0
    return {
      ...(version.kind === 'multiple' && { letters: version.key }), itemId: version.itemId, kind: version.kind, options: last === 0 ? 0 : Math.max(last, Math.min(6, last + 1)), targets: lastTarget === 0 ? 0 : Math.min(8, lastTarget + 1),
    }
  })
  const [first] = items
  typed.topic = first?.version.topic ?? ''
  typed.situation = first?.version.group?.situation ?? ''
  return { shape: { parts, caseId: first?.version.group?.id ?? null }, typed }
}

function typedOf(version: ItemVersion, facility: number, n: number): Record<string, string> {
  const fields: Record<string, string> = {
    level: version.level, stem: version.stem, why: version.rationale, from: version.effectiveFrom, to: version.effectiveTo ?? '',
    facility: String(facility), enemies: version.enemies.join(' '),
  }
  version.articles.forEach(({ document, article }, i) => {
    fields[`cite.${i + 1}`] = `${document} ${article}`
  })
  if ('options' in version)
    for (const { id, text, rationale } of version.options) Object.assign(fields, { [`${id}.text`]: text, [`${id}.why`]: rationale })
  if ('shuffle' in version && version.shuffle) fields.shuffle = 'on'
  switch (version.kind) {
    case 'single':
      fields.key = version.key
      break
    case 'true-false':
      fields.key = String(version.key)
      break
    case 'multiple':
      for (const id of version.key) fields[`key.${id}`] = 'on'
      break
    case 'ordering':
      version.key.forEach((id, i) => {
        fields[`key.${id}`] = String(i + 1)
      })
      break
    case 'matching':
      for (const { id, text } of version.targets) fields[`target.${id}`] = text
      for (const [id, target] of Object.entries(version.key)) fields[`key.${id}`] = target
  }
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${n}.${name}`, value]))
}

/** How many rows for citations to show: those that are filled, and one more. */
export const citationRows = (typed: Typed, n: number): number =>
  Array.from({ length: CITATIONS }, (_, i) => i + 1).reduce((rows, row) => (typed[`${n}.cite.${row}`]?.trim() ? Math.max(rows, Math.min(CITATIONS, row + 1)) : rows), 2)

const tidy = (text: string | undefined): string => (text ?? '').replace(/\r\n?/g, '\n').trim()

/** One draft, and the field in which each value of it was typed. */
export interface Written {
  readonly draft: ItemDraft
  /** From a path of the draft's body (`options.0.text`), or of what holds it, to a field's name. */
  field(path: string): string
}

/** What was typed, as drafts: one for each item of the form. Options and citations left wholly empty are none. */
export const draftsTyped = ({ parts, caseId }: FormShape, typed: Typed): Written[] =>
  parts.map(({ itemId, kind, letters: authored }, i) => {
    const n = i + 1
    const value = (name: string) => tidy(typed[`${n}.${name}`])
    const letters = LETTERS.filter((id) => value(`${id}.text`) !== '' || value(`${id}.why`) !== '')
    const targets = LETTERS.filter((id) => value(`target.${id}`) !== '')
    const rows = Array.from({ length: CITATIONS }, (_, row) => row + 1).filter((row) => value(`cite.${row}`) !== '')
    const options = letters.map((id) => ({ id, text: value(`${id}.text`), rationale: value(`${id}.why`) }))
    const common = {
      topic: tidy(typed.topic),
      level: LEVELS.find((level) => level === value('level')) ?? ('' as 'recall'),
      stem: value('stem'),
      rationale: value('why'),
      articles: rows.map((row) => citationIn(value(`cite.${row}`))),
      effectiveFrom: dayIn(value('from')),
      effectiveTo: value('to') === '' ? null : dayIn(value('to')),
      enemies: value('enemies').split(/[\s,，、;；]+/).filter(Boolean),
      ...(caseId !== null && { group: { id: caseId === '' ? 'new' : caseId, situation: tidy(typed.situation), part: n, of: parts.length } }),
    }
    const shuffle = value('shuffle') === 'on'
    const facility = value('facility') === '' ? Number.NaN : Number(value('facility'))
    return { draft: { itemId, facility, body: { ...common, ...bodyOf(kind, { value, letters, options, targets, shuffle, authored }) } }, field: (path) => fieldOf(path, n, letters, targets, rows) }
  })

interface Parts {
  readonly value: (name: string) => string
  readonly letters: readonly string[]
  readonly options: readonly { id: string; text: string; rationale: string }[]
  readonly targets: readonly string[]
  readonly shuffle: boolean
  readonly authored: readonly string[] | undefined
}

function bodyOf(kind: Kind, { value, letters, options, targets, shuffle, authored = [] }: Parts) {
  switch (kind) {
    case 'single':
      return { kind, options, shuffle, key: value('key') }
    case 'multiple': {
      const key: readonly string[] = LETTERS.filter((id) => value(`key.${id}`) === 'on')
      const same = key.length === authored.length && key.every((id) => authored.includes(id))
      return { kind, options, shuffle, key: same ? authored : key }
    }
    case 'true-false': {
      const key = value('key')
      return { kind, key: (key === 'true' ? true : key === 'false' ? false : undefined) as boolean }
    }
    case 'ordering': {
      const places = letters.map((id) => ({ id, place: Number(value(`key.${id}`)) }))
      const clear = places.filter(({ place }) => place >= 1 && places.filter((other) => other.place === place).length === 1)
      return { kind, options, key: clear.sort((a, b) => a.place - b.place).map(({ id }) => id) }
    }
    case 'matching':
      return {
        kind, options,
        targets: targets.map((id) => ({ id, text: value(`target.${id}`) })),
        key: Object.fromEntries(letters.flatMap((id) => (value(`key.${id}`) === '' ? [] : [[id, value(`key.${id}`)]]))),
      }
  }
}

/** `document article`, as in the list of articles; what is written otherwise is found by no library. */
function citationIn(text: string): { document: string; article: string } {
  const [document = '', article = ''] = text.split(/[\s/]+/)
  return { document, article }
}

/** What is no day is kept as it was typed, to be refused beside its field. */
const dayIn = (text: string): Day => parseDay(text) ?? (text as Day)

const FIELDS: Readonly<Record<string, string>> = { rationale: 'why', effectiveFrom: 'from', effectiveTo: 'to', enemies: 'enemies' }

function fieldOf(path: string, n: number, letters: readonly string[], targets: readonly string[], rows: readonly number[]): string {
  const [head = '', at = '', inner] = path.split('.')
  if (head === 'topic') return 'topic'
  if (head === 'group') return 'situation'
  if (head === 'options') return letters[Number(at)] && at !== '' ? `${n}.${letters[Number(at)]}.${inner === 'rationale' ? 'why' : 'text'}` : `${n}.options`
  if (head === 'targets') return targets[Number(at)] && at !== '' ? `${n}.target.${targets[Number(at)]}` : `${n}.targets`
  if (head === 'articles') return `${n}.cite.${at === '' ? 1 : (rows[Number(at)] ?? 1)}`
  return `${n}.${FIELDS[head] ?? head}`
}
