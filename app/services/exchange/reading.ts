// Any file somebody uploads: what it is is found out from its content, never from its name.

import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Names } from './coded.ts'
import { decodeText, gridOfCsv } from './csv.ts'
import { MAX_FILE_BYTES, type Reading, type ReadRefusal } from './found.ts'
import { looksLikeGift, readGift } from './gift.ts'
import { readMoodle } from './moodle.ts'
import { PACKAGE_LIMITS, readZip, WORKBOOK_LIMITS } from './package.ts'
import { readQtiFile, readQtiPackage } from './qti-read.ts'
import { MANIFEST } from './qti-names.ts'
import { COLUMNS } from './sheet-columns.ts'
import { hasHeader, readSheet } from './sheet.ts'
import { gridOfXlsx } from './xlsx-read.ts'
import { readXml, XML_LIMITS } from './xml.ts'

/**
 * The items of a file, one row each, good or bad.
 * Refusals: see `ReadRefusal`; they concern the file as a whole.
 */
export async function readFile(bytes: Uint8Array, names: Names): Promise<Result<Reading, ReadRefusal>> {
  if (bytes.length === 0) return refuse('import-empty')
  if (bytes.length > MAX_FILE_BYTES) return refuse('import-too-large', { megabytes: MAX_FILE_BYTES / 1024 / 1024 })
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readZipped(bytes, names)
  // Workbooks of before 2007, and encrypted ones of any year, are compound files.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0)
    return refuse('import-excel-old')
  const text = decodeText(bytes)
  if (text === undefined) return refuse('import-format-unknown')
  if (text.trim() === '') return refuse('import-empty')
  if (/^\s*</.test(text)) return readMarkup(bytes)
  const grid = gridOfCsv(text)
  if (grid.ok && hasHeader(grid.value)) return readSheet(grid.value, 'csv', names)
  // A table with a broken line is still a table: its header says so.
  if (!grid.ok && looksLikeSheet(text)) return grid
  if (looksLikeGift(text)) return readGift(text)
  return grid.ok && grid.value.rows.size > 0 && [...grid.value.rows.values()].some((cells) => cells.size > 3)
    ? refuse('import-header-missing', { where: 'CSV!1', columns: '题型、题干、答案' })
    : refuse('import-format-unknown')
}

async function readZipped(bytes: Uint8Array, names: Names): Promise<Result<Reading, ReadRefusal>> {
  const files = await readZip(bytes, WORKBOOK_LIMITS)
  if (files.ok && files.value.has('xl/workbook.xml')) {
    const grid = gridOfXlsx(files.value)
    return grid.ok ? readSheet(grid.value, 'xlsx', names) : grid
  }
  const pack = await readZip(bytes, PACKAGE_LIMITS)
  if (!pack.ok) return pack
  return pack.value.has(MANIFEST) ? readQtiPackage(pack.value) : refuse('import-format-unknown')
}

function readMarkup(bytes: Uint8Array): Result<Reading, ReadRefusal> {
  const root = readXml(bytes, { ...XML_LIMITS, bytes: MAX_FILE_BYTES })
  if (!root.ok) return root
  switch (root.value.name) {
    case 'quiz':
      return readMoodle(root.value)
    case 'qti-assessment-item':
      return ok(readQtiFile(root.value))
    case 'assessmentItem':
    case 'questestinterop':
      return refuse('import-qti-old')
    default:
      return refuse('import-format-unknown')
  }
}

/** Whether the first line alone, as far as our columns could reach, is the header of our sheet. */
function looksLikeSheet(text: string): boolean {
  const head = gridOfCsv(
    (text.split(/\r?\n/, 1)[0] ?? '')
      .split(/[,;\t]/)
      .slice(0, COLUMNS.length * 2)
      .join(','),
  )
  return head.ok && hasHeader(head.value)
}
