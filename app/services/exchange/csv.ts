// CSV: the encoding and the separator are found out, since spreadsheets differ in both.

import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { MAX_ITEMS, type ReadRefusal } from './found.ts'
import { type Cell, type Grid, MAX_COLUMNS, SPARE_ROWS } from './grid.ts'

/** Text as UTF-8, UTF-16 with its mark, or GB18030, which spreadsheets in China save by default; undefined for none of these. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes
  const marked = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // Binary files may be text by chance, but text holds no NUL.
      return text.includes('\u0000') ? undefined : text
    } catch {
      // not in this one
    }
  }
  return undefined
}

/** The separator that the first lines hold most of. */
const separatorOf = (text: string): string => {
  const head = text.slice(0, 4000)
  const count = (sign: string) => head.split(sign).length
  return [',', '\t', ';'].sort((x, y) => count(y) - count(x))[0] ?? ','
}

/**
 * The cells of a CSV text. A cell that begins with `=` is a formula.
 * Refusals: `import-csv-broken` with `line`, `import-rows`, `import-columns`.
 */
export function gridOfCsv(text: string): Result<Grid, ReadRefusal> {
  try {
    const records: string[][] = parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 200_000,
      to: MAX_ITEMS + SPARE_ROWS + 1,
    })
    if (records.length > MAX_ITEMS + SPARE_ROWS) return refuse('import-rows', { most: MAX_ITEMS })
    const rows = new Map<number, Map<number, Cell>>()
    for (const [r, record] of records.entries()) {
      const cells = new Map<number, Cell>()
      for (const [c, value] of record.entries()) {
        if (value === '') continue
        if (c >= MAX_COLUMNS) return refuse('import-columns', { where: `CSV!${r + 1}`, most: MAX_COLUMNS })
        cells.set(c + 1, { kind: value.startsWith('=') ? 'formula' : 'text', text: value })
      }
      if (cells.size > 0) rows.set(r + 1, cells)
    }
    return ok({ label: 'CSV', rows, merged: [], ignored: [] })
  } catch (fault) {
    if (fault instanceof CsvError) return refuse('import-csv-broken', { line: Number(fault.lines ?? 1) })
    throw fault
  }
}

/** CSV as spreadsheets open it without asking: UTF-8 with its mark, commas, CRLF. */
export const csvOf = (records: readonly (readonly string[])[]): string =>
  stringify(records as string[][], { bom: true, record_delimiter: 'windows' })
