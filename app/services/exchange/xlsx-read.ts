// The cells of an XLSX workbook. Read by hand from its XML, for the library that writes workbooks unfolds every range a
// file names (merges, validations, names), and a hostile file names ranges of billions of cells.

import { ok, refuse, type Result } from '#app/domain/result.ts'
import { MAX_ITEMS, MOST_TEXT, type ReadRefusal } from './found.ts'
import { type Cell, type Grid, MAX_COLUMNS, SPARE_ROWS } from './grid.ts'
import { SHEET, GUIDE, VALUES } from './sheet-columns.ts'
import { allOf, elementsOf, firstOf, readXml, textIn, type XmlElement } from './xml.ts'

type Files = ReadonlyMap<string, Uint8Array>
const LIMITS = { bytes: 30 * 1024 * 1024, depth: 32, elements: 500_000 }
/** Longer codes of number formats no spreadsheet writes. */
const MAX_FORMAT = 255

/** Refusals: of `readXml`; `import-sheet-missing`, `import-rows`, `import-columns`, `import-zip-broken`. */
export function gridOfXlsx(files: Files): Result<Grid, ReadRefusal> {
  const part = (name: string): Result<XmlElement | undefined, ReadRefusal> => {
    const bytes = files.get(name)
    return bytes ? readXml(bytes, LIMITS) : ok(undefined)
  }
  const book = part('xl/workbook.xml')
  const links = part('xl/_rels/workbook.xml.rels')
  const shared = part('xl/sharedStrings.xml')
  const styles = part('xl/styles.xml')
  for (const read of [book, links, shared, styles]) if (!read.ok) return read
  if (!book.ok || !links.ok || !shared.ok || !styles.ok || !book.value || !links.value)
    return refuse('import-zip-broken', { name: 'xl/workbook.xml' })

  const targets = new Map(
    allOf(links.value, 'Relationship').map(({ attributes }) => [attributes.Id, attributes.Target ?? '']),
  )
  const sheets = allOf(firstOf(book.value, 'sheets') ?? book.value, 'sheet').map(({ attributes }) => ({
    name: attributes.name ?? '',
    target: targets.get(attributes['r:id'] ?? '') ?? '',
  }))
  const chosen = sheets.find(({ name }) => name === SHEET) ?? (sheets.length === 1 ? sheets[0] : undefined)
  if (!chosen) return refuse('import-sheet-missing', { sheets: sheets.map(({ name }) => name).join('、') })
  const sheet = part(chosen.target.startsWith('/') ? chosen.target.slice(1) : `xl/${chosen.target}`)
  if (!sheet.ok) return sheet
  if (!sheet.value) return refuse('import-zip-broken', { name: chosen.target })

  const from1904 = ['1', 'true'].includes(firstOf(book.value, 'workbookPr')?.attributes.date1904 ?? '')
  const texts = shared.value ? allOf(shared.value, 'si').map(stringOf) : []
  const rows = rowsOf(sheet.value, chosen.name, { texts, dated: datedStyles(styles.value), from1904 })
  if (!rows.ok) return rows
  const merged = allOf(firstOf(sheet.value, 'mergeCells') ?? { ...sheet.value, children: [] }, 'mergeCell').map(
    ({ attributes }) => spanOf(attributes.ref ?? ''),
  )
  const ignored = sheets
    .filter((one) => one !== chosen && one.name !== GUIDE && one.name !== VALUES)
    .map(({ name }) => name)
  return ok({ label: chosen.name, rows: rows.value, merged: mattering(merged, rows.value), ignored })
}

/** The merged ranges that are the first over some row with cells: of hundreds of thousands no more than there are rows. */
function mattering(merged: Grid['merged'], rows: ReadonlyMap<number, unknown>): Grid['merged'] {
  const free = [...rows.keys()].sort((a, b) => a - b)
  return merged.filter(({ top, bottom }) => {
    let [low, high] = [0, free.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((free[middle] ?? 0) < top) low = middle + 1
      else high = middle
    }
    let end = low
    while ((free[end] ?? Infinity) <= bottom) end++
    return free.splice(low, end - low).length > 0
  })
}

type Book = {
  readonly texts: readonly { text: string; rich: boolean }[]
  readonly dated: ReadonlySet<number>
  readonly from1904: boolean
}

function rowsOf(sheet: XmlElement, label: string, book: Book): Result<Map<number, Map<number, Cell>>, ReadRefusal> {
  const rows = new Map<number, Map<number, Cell>>()
  let r = 0
  let length = 0
  for (const row of allOf(firstOf(sheet, 'sheetData') ?? { ...sheet, children: [] }, 'row')) {
    r = Number(row.attributes.r) || r + 1
    const cells = new Map<number, Cell>()
    let c = 0
    for (const element of allOf(row, 'c')) {
      c = columnOf(element.attributes.r) ?? c + 1
      const cell = cellOf(element, book)
      if (!cell) continue
      if (c > MAX_COLUMNS) return refuse('import-columns', { where: `${label}!${r}`, most: MAX_COLUMNS })
      // Cells point to shared texts: a few bytes each may stand for tens of thousands of characters.
      length += cell.text.length
      if (length > MOST_TEXT) return refuse('import-zip-bomb', { name: label })
      cells.set(c, cell)
    }
    if (cells.size === 0) continue
    rows.set(r, cells)
    if (rows.size > MAX_ITEMS + SPARE_ROWS) return refuse('import-rows', { most: MAX_ITEMS })
  }
  return ok(rows)
}

function cellOf(element: XmlElement, { texts, dated, from1904 }: Book): Cell | undefined {
  const { t, s } = element.attributes
  const formula = firstOf(element, 'f')
  if (formula) return { kind: 'formula', text: `=${textIn(formula)}` }
  if (t === 'inlineStr') {
    const { text, rich } = stringOf(firstOf(element, 'is') ?? element)
    return text === '' ? undefined : { kind: 'text', text, rich }
  }
  const value = textIn(firstOf(element, 'v'))
  if (value === '') return undefined
  switch (t) {
    case 's': {
      const text = texts[Number(value)]
      return text && text.text !== '' ? { kind: 'text', ...text } : undefined
    }
    case 'str':
      return { kind: 'text', text: unescapeCell(value) }
    case 'b':
      return { kind: 'boolean', text: value === '1' ? 'TRUE' : 'FALSE' }
    case 'e':
      return { kind: 'error', text: value }
    case 'd':
      return { kind: 'date', text: value.slice(0, 10) }
    default:
      return dated.has(Number(s ?? 0))
        ? { kind: 'date', text: dayOfSerial(Number(value), from1904) }
        : { kind: 'number', text: numberText(value) }
  }
}

/** Days since the workbook's epoch as a day; a time of day within it, or nonsense, stays a number that is no day. */
function dayOfSerial(serial: number, from1904: boolean): string {
  const days = serial + (from1904 ? 1462 : 0)
  if (!Number.isInteger(days) || days < 61 || days > 2_958_465) return String(serial)
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Binary fractions as they were typed: 0.1 and not 0.10000000000000001. */
const numberText = (value: string): string =>
  Number.isFinite(Number(value)) ? String(Number(Number(value).toPrecision(15))) : value

/** The text of a string item: its runs one after another, without the reading aids (`rPh`) of East Asian sheets. */
function stringOf(si: XmlElement): { text: string; rich: boolean } {
  const runs = elementsOf(si).filter(({ name }) => name === 't' || name === 'r')
  const text = runs.map((run) => (run.name === 't' ? textIn(run) : textIn(firstOf(run, 't')))).join('')
  return { text: unescapeCell(text), rich: runs.length > 1 }
}

/** `_x000A_` stands for a character in the strings of a workbook. */
const unescapeCell = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
/** The other way: text that would be taken for such an escape. */
export const escapeCell = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/** Which cell styles show a number as a date. */
function datedStyles(styles: XmlElement | undefined): Set<number> {
  const custom = new Map(
    allOf(firstOf(styles, 'numFmts') ?? EMPTY, 'numFmt').map(({ attributes }) => [
      Number(attributes.numFmtId),
      (attributes.formatCode ?? '').slice(0, MAX_FORMAT),
    ]),
  )
  const dated = new Set<number>()
  allOf(firstOf(styles, 'cellXfs') ?? EMPTY, 'xf').forEach(({ attributes }, i) => {
    const id = Number(attributes.numFmtId)
    const code = custom.get(id)
    const builtIn = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
    if (code === undefined ? builtIn : /[ymd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))) dated.add(i)
  })
  return dated
}
const EMPTY: XmlElement = { name: '', space: '', attributes: {}, children: [], line: 0 }

function columnOf(ref: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(ref ?? '')?.[1]
  return (letters && [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)) || undefined
}

function spanOf(ref: string): { ref: string; top: number; bottom: number } {
  const [, top = '0', bottom = top] = /^[A-Z]+(\d+)(?::[A-Z]+(\d+))?$/.exec(ref) ?? []
  return { ref: ref.slice(0, 30), top: Number(top), bottom: Number(bottom) }
}
