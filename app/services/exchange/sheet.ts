// Rows of the item sheet as items, whichever file the cells came from. Every fault names its cell.

import type { Kind, Option, Target } from '#app/domain/exam/item.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import {
  type Names,
  readCitations,
  readDate,
  readFacility,
  readIds,
  readKind,
  readLetters,
  readLevel,
  readOrder,
  readPairs,
  readPart,
  readTopic,
  readTruth,
  readYes,
} from './coded.ts'
import {
  type Asked,
  briefly,
  LETTERS,
  MAX_ITEMS,
  type Note,
  plain,
  type Reading,
  type ReadRefusal,
  type Row,
} from './found.ts'
import type { Grid } from './grid.ts'
import { type Columns, RowCells } from './row-cells.ts'
import { columnLetters, COLUMNS, EXAMPLE, KIND_LABELS, LEVEL_LABELS } from './sheet-columns.ts'

/**
 * The items of a sheet. The header may stand in any of the first ten rows, by machine names, labels or both.
 * Refusals: `import-header-missing`, `import-rows`, `import-no-items`.
 */
export function readSheet(grid: Grid, format: 'xlsx' | 'csv', names: Names): Result<Reading, ReadRefusal> {
  const header = headerOf(grid)
  if (!header) return refuse('import-header-missing', { where: `${grid.label}!1`, columns: '题型、题干、答案' })
  const notes: Note[] = [
    ...grid.ignored.map((sheet): Note => ({ where: sheet, what: 'sheet-ignored', detail: { sheet } })),
    ...unknownColumns(grid, header),
  ]
  const rows: Row[] = []
  const situations = new Map<string, string>()
  for (const [r, cells] of [...grid.rows].sort(([a], [b]) => a - b)) {
    if (r <= header.last || [...cells.values()].every(({ text }) => text.trim() === '')) continue
    const mark = header.columns.get('mark')
    if (mark && plain(cells.get(mark)?.text ?? '') === EXAMPLE) {
      notes.push({ where: `${grid.label}!${r}`, what: 'example-row' })
      continue
    }
    rows.push(rowOf(new RowCells(grid, header.columns, r, cells), names, situations))
    if (rows.length > MAX_ITEMS) return refuse('import-rows', { most: MAX_ITEMS })
  }
  return rows.length === 0 ? refuse('import-no-items') : ok({ format, rows, notes })
}

/** Whether cells look like our sheet: for telling CSV from other texts. */
export const hasHeader = (grid: Grid): boolean => headerOf(grid) !== undefined

/** The columns by name, and the last row of the header. */
function headerOf(grid: Grid): { columns: Columns; last: number } | undefined {
  const columns = new Map<string, number>()
  let last = 0
  for (let r = 1; r <= 10; r++) {
    const found: [string, number][] = []
    for (const [c, { text }] of grid.rows.get(r) ?? []) {
      const column = COLUMNS.find(
        ({ name, label }) => name === plain(text).toLowerCase() || plain(label) === plain(text),
      )
      if (column) found.push([column.name, c])
    }
    if (found.length < 3) continue
    last = r
    for (const [name, c] of found) if (!columns.has(name)) columns.set(name, c)
  }
  return ['kind', 'stem', 'key'].every((name) => columns.has(name)) ? { columns, last } : undefined
}

function unknownColumns(grid: Grid, { columns, last }: { columns: Columns; last: number }): Note[] {
  const known = new Set(columns.values())
  const unknown = new Map<number, number>()
  for (const [r, cells] of grid.rows)
    if (r > last) for (const c of cells.keys()) if (!known.has(c) && !unknown.has(c)) unknown.set(c, r)
  return [...unknown]
    .sort(([a], [b]) => a - b)
    .map(([c, r]) => ({
      where: `${grid.label}!${columnLetters(c)}${r}`,
      what: 'column-ignored',
      detail: { column: columnLetters(c) },
    }))
}

function rowOf(row: RowCells, names: Names, situations: Map<string, string>): Row {
  const where = `${row.grid.label}!${row.row}`
  const id = plain(row.words('item'))
  row.needed('kind')
  const kind = row.coded('kind', readKind, 'value-unknown', Object.values(KIND_LABELS).join('、'))
  const stem = row.needed('stem')
  const filing = {
    topic: row.coded(
      'topic',
      (text) => readTopic(text, names),
      'value-unknown',
      names.topics.map(({ title }) => title).join('、'),
    ),
    level: row.coded('level', readLevel, 'value-unknown', Object.values(LEVEL_LABELS).join('、')),
    articles: articlesOf(row, names),
    effectiveFrom: row.coded('from', readDate, 'date-unreadable', '', true),
    facility: row.coded('facility', readFacility, 'facility-unreadable'),
  }
  const common = {
    stem,
    rationale: row.needed('rationale'),
    effectiveTo: row.coded('to', readDate, 'date-unreadable', '', true) ?? null,
    enemies: readIds(row.words('enemies')),
    ...groupOf(row, situations),
  }
  const body = kind && bodyOf(row, kind)
  const asked: Asked | undefined = body?.choices && { ...common, ...body.choices }
  const draft = asked && row.faults.length === 0 ? { itemId: id === '' ? null : id, asked, filing } : undefined
  return {
    where,
    name: briefly(stem) || id || where,
    draft,
    faults: row.faults,
    notes: row.notes,
    places: placesOf(row, body),
  }
}

function articlesOf(row: RowCells, names: Names) {
  const { citations, faults } = readCitations(row.words('articles'), names)
  for (const { what, text } of faults) row.fault('articles', what, { text: briefly(text) })
  return citations.length > 0 ? citations : undefined
}

function groupOf(row: RowCells, situations: Map<string, string>) {
  const id = plain(row.words('case'))
  const part = row.coded('part', readPart, 'part-unreadable')
  const written = row.words('situation')
  if (id === '') {
    if (row.words('part') !== '' || written !== '') row.needed('case')
    return {}
  }
  // The situation may be written once for all parts that follow.
  const situation = written || situations.get(id) || ''
  if (situation === '') row.needed('situation')
  else if (!situations.has(id)) situations.set(id, situation)
  if (!part) row.needed('part')
  return { group: part && { id, situation, part: part.part, of: part.of } }
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
type Choices = Without<Asked, 'stem' | 'rationale' | 'effectiveTo' | 'enemies' | 'group'>
type Body = {
  readonly choices: Choices | undefined
  readonly options: readonly Option[]
  readonly targets: readonly Target[]
}

function bodyOf(row: RowCells, kind: Kind): Body {
  const order = row.coded('order', readOrder, 'order-unreadable')
  let options: Option[] = LETTERS.flatMap((id) => {
    const [text, rationale] = [row.words(`option-${id}`), row.words(`why-${id}`)]
    return text === '' && rationale === '' ? [] : [{ id, text, rationale }]
  })
  let targets: Target[] = LETTERS.flatMap((id) => {
    const text = row.words(`target-${id}`)
    return text === '' ? [] : [{ id, text }]
  })
  if (kind !== 'matching')
    for (const { id } of targets) row.fault(`target-${id}`, 'cell-not-for-kind', { kind: KIND_LABELS[kind] })
  if (kind === 'true-false')
    for (const { id } of options) row.fault(`option-${id}`, 'cell-not-for-kind', { kind: KIND_LABELS[kind] })
  else
    for (const { id, text, rationale } of options)
      if (text === '' || rationale === '') row.fault(text === '' ? `option-${id}` : `why-${id}`, 'cell-needed')
  if (order) {
    const [left, right] = [arranged(options, order.options), arranged(targets, order.targets)]
    if (left && right) [options, targets] = [left, right]
    else row.fault('order', 'order-unreadable', { text: row.words('order') })
  }
  const shuffle = row.coded('shuffle', readYes, 'value-unknown', '是、否') ?? true
  const text = row.needed('key')
  const choices = text === '' ? undefined : choicesOf(kind, text, { options, targets, shuffle })
  if (text !== '' && !choices) row.fault('key', 'key-unreadable', { text: briefly(text), kind: KIND_LABELS[kind] })
  return { choices, options, targets }
}

/** What is to be chosen from, with the key; undefined when the key cannot be read as one of this kind. */
function choicesOf(
  kind: Kind,
  text: string,
  { options, targets, shuffle }: { options: Option[]; targets: Target[]; shuffle: boolean },
): Choices | undefined {
  switch (kind) {
    case 'single': {
      const [key, ...more] = readLetters(text) ?? []
      return key && more.length === 0 ? { kind, options, shuffle, key } : undefined
    }
    case 'multiple': {
      const key = readLetters(text)
      return key && { kind, options, shuffle, key }
    }
    case 'true-false': {
      const key = readTruth(text)
      return key === undefined ? undefined : { kind, key }
    }
    case 'ordering': {
      const key = readLetters(text)
      return key && { kind, options, key }
    }
    case 'matching': {
      const key = readPairs(text)
      return key && { kind, options, targets, key }
    }
  }
}

/** Things in the order of ids; undefined when these are not their ids. */
function arranged<T extends { id: string }>(list: readonly T[], ids: readonly string[]): T[] | undefined {
  if (ids.length === 0) return [...list]
  const found = ids.flatMap((id) => list.filter((one) => one.id === id))
  return ids.length === list.length && new Set(found).size === list.length ? found : undefined
}

function placesOf(row: RowCells, body: Body | undefined): Record<string, string> {
  const own = {
    itemId: 'item',
    topic: 'topic',
    level: 'level',
    kind: 'kind',
    group: 'case',
    'group.part': 'part',
    'group.of': 'part',
    'group.situation': 'situation',
    stem: 'stem',
    key: 'key',
    shuffle: 'shuffle',
    rationale: 'rationale',
    articles: 'articles',
    effectiveFrom: 'from',
    effectiveTo: 'to',
    facility: 'facility',
    enemies: 'enemies',
    options: 'option-a',
    targets: 'target-a',
  }
  const places: [string, string][] = Object.entries(own).map(([path, name]) => [path, row.place(name)])
  body?.options.forEach(({ id }, i) => {
    places.push([`options.${i}`, row.place(`option-${id}`)], [`options.${i}.rationale`, row.place(`why-${id}`)])
  })
  body?.targets.forEach(({ id }, i) => {
    places.push([`targets.${i}`, row.place(`target-${id}`)])
  })
  return Object.fromEntries(places)
}
