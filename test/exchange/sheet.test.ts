// The item sheet: every fault with its cell, the ways people write things, and the template.

import ExcelJS from 'exceljs'
import { stringify } from 'csv-stringify/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Catalogue, loadContent } from '#app/content/load.ts'
import { projectRoot } from '#app/env.server.ts'
import { readDate, readFacility, readLetters, readPairs, readPart } from '#app/services/exchange/coded.ts'
import type { Reading } from '#app/services/exchange/found.ts'
import { readFile } from '#app/services/exchange/reading.ts'
import { columnLetters, COLUMNS, GUIDE, SHEET, VALUES } from '#app/services/exchange/sheet-columns.ts'
import { templateAsCsv, templateAsXlsx } from '#app/services/exchange/sheet-write.ts'

let catalogue: Catalogue
beforeAll(async () => {
  catalogue = (await loadContent(projectRoot())).catalogue
})

const HEADER = COLUMNS.map(({ name }) => name)
const SINGLE: Readonly<Record<string, string>> = {
  topic: 'filing',
  level: 'recall',
  kind: 'single',
  stem: '题干',
  'option-a': '甲',
  'why-a': '一',
  'option-b': '乙',
  'why-b': '二',
  'option-c': '丙',
  'why-c': '三',
  key: 'b',
  rationale: '题解',
  articles: 'guangfa-2012-53 5-3',
  from: '2020-01-01',
  facility: '70',
}
const rowOf = (cells: Readonly<Record<string, string>>) => HEADER.map((name) => cells[name] ?? '')
const csv = (...rows: Readonly<Record<string, string>>[]) =>
  new TextEncoder().encode(stringify([HEADER, ...rows.map(rowOf)]))
async function read(bytes: Uint8Array): Promise<Reading> {
  const reading = await readFile(bytes, catalogue)
  if (!reading.ok) throw new Error(`${reading.refusal} ${JSON.stringify(reading.detail)}`)
  return reading.value
}
const only = async (cells: Readonly<Record<string, string>>) => {
  const [row] = (await read(csv({ ...SINGLE, ...cells }))).rows
  if (!row) throw new Error('no row')
  return row
}
/** The cell of a column in the first row of items. */
const cell = (name: string, row = 2, sheet = 'CSV') => `${sheet}!${columnLetters(HEADER.indexOf(name) + 1)}${row}`

describe('a row of the sheet', () => {
  it('is an item when everything is right', async () => {
    const { draft, faults } = await only({})
    expect(faults).toEqual([])
    expect(draft).toMatchObject({
      itemId: null,
      asked: { kind: 'single', key: 'b', shuffle: true },
      filing: {
        topic: 'filing',
        level: 'recall',
        facility: 70,
        articles: [{ document: 'guangfa-2012-53', article: '5-3' }],
      },
    })
  })

  const faults: [why: string, cells: Record<string, string>, column: string, what: string][] = [
    ['a kind that there is not', { kind: '填空' }, 'kind', 'value-unknown'],
    ['no kind', { kind: '' }, 'kind', 'cell-needed'],
    ['a topic that there is not', { topic: '体育' }, 'topic', 'value-unknown'],
    ['a level that there is not', { level: '很难' }, 'level', 'value-unknown'],
    ['no stem', { stem: ' ' }, 'stem', 'cell-needed'],
    ['a formula', { stem: '=A1&B1' }, 'stem', 'cell-formula'],
    ['a control character', { rationale: '题\u0007解' }, 'rationale', 'cell-control'],
    ['a text longer than a cell holds', { stem: '长'.repeat(32_001) }, 'stem', 'cell-too-long'],
    ['an option without its reason', { 'why-c': '' }, 'why-c', 'cell-needed'],
    ['a reason without its option', { 'option-b': '' }, 'option-b', 'cell-needed'],
    ['two letters for a single choice', { key: 'a,b' }, 'key', 'key-unreadable'],
    ['a letter that is none', { key: '第二个' }, 'key', 'key-unreadable'],
    ['no key', { key: '' }, 'key', 'cell-needed'],
    ['a right side where nothing is matched', { 'target-a': '右' }, 'target-a', 'cell-not-for-kind'],
    ['options of a true-or-false item', { kind: '判断', key: '对' }, 'option-a', 'cell-not-for-kind'],
    ['a word that is neither yes nor no', { shuffle: '也许' }, 'shuffle', 'value-unknown'],
    ['a day that there is not', { from: '2026-02-30' }, 'from', 'date-unreadable'],
    ['a last day that is none', { to: '以后' }, 'to', 'date-unreadable'],
    ['an expected share that is none', { facility: '很高' }, 'facility', 'facility-unreadable'],
    ['a document that there is not', { articles: '某某办法 第三条' }, 'articles', 'citation-no-document'],
    ['an article that there is not', { articles: '53号文 九九' }, 'articles', 'citation-no-article'],
    ['a citation without an article', { articles: '某某办法' }, 'articles', 'citation-unreadable'],
    ['a part without its case', { part: '1/3' }, 'case', 'cell-needed'],
    ['a case without its situation', { case: 'c-1', part: '1/3' }, 'situation', 'cell-needed'],
    ['a case without the part', { case: 'c-1', situation: '情境' }, 'part', 'cell-needed'],
    ['a part that cannot be read', { case: 'c-1', situation: '情境', part: '第一' }, 'part', 'part-unreadable'],
    ['an order of other letters', { order: 'd,e' }, 'order', 'order-unreadable'],
    ['an order with a letter twice', { order: 'a,a,b' }, 'order', 'order-unreadable'],
  ]
  it.each(faults)('says where and what for %s', async (_, cells, column, what) => {
    const { draft, faults: found } = await only(cells)
    expect(draft).toBeUndefined()
    expect(found.map(({ where, what }) => [where, what])).toContainEqual([cell(column), what])
  })

  it('tells each fault once', async () => {
    const { faults: found } = await only({ kind: '=1', stem: '=2', part: '=3', situation: '=4' })
    expect(new Set(found.map(({ where }) => where)).size).toBe(found.length)
  })

  it('leaves open what the file does not say, for the defaults', async () => {
    const { draft, faults: found } = await only({ topic: '', level: '', articles: '', from: '', facility: '' })
    expect(found).toEqual([])
    expect(draft?.filing).toEqual({
      topic: undefined,
      level: undefined,
      articles: undefined,
      effectiveFrom: undefined,
      facility: undefined,
    })
  })

  it('reads what people write: wide letters, Chinese names, clauses, a situation told once', async () => {
    const { rows } = await read(
      csv(
        {
          ...SINGLE,
          topic: '备案、标注与审核档案',
          level: '应用',
          kind: '单选题',
          key: 'Ｂ',
          articles: '53号文 三（一）1；广发〔2012〕53号五（三）',
          from: '２０２０年１月２日',
          facility: '７０％',
          case: 'c-1',
          part: '第1题，共3题',
          situation: '情境',
          enemies: 'fi-001，fi-002',
        },
        {
          ...SINGLE,
          kind: '判断',
          'option-a': '',
          'why-a': '',
          'option-b': '',
          'why-b': '',
          'option-c': '',
          'why-c': '',
          key: '√',
          case: 'c-1',
          part: '2/3',
        },
      ),
    )
    expect(rows.flatMap(({ faults }) => faults)).toEqual([])
    expect(rows[0]?.draft).toMatchObject({
      asked: { key: 'b', enemies: ['fi-001', 'fi-002'], group: { id: 'c-1', part: 1, of: 3, situation: '情境' } },
      filing: {
        topic: 'filing',
        level: 'application',
        effectiveFrom: '2020-01-02',
        facility: 70,
        articles: [
          { document: 'guangfa-2012-53', article: '3-1-1' },
          { document: 'guangfa-2012-53', article: '5-3' },
        ],
      },
    })
    expect(rows[1]?.draft?.asked).toMatchObject({
      kind: 'true-false',
      key: true,
      group: { situation: '情境', part: 2 },
    })
  })

  it('keeps wording as it is written, whatever its width', async () => {
    expect((await only({ stem: '（Ａ）“１”，' })).draft?.asked.stem).toBe('（Ａ）“１”，')
  })
})

describe('values in cells', () => {
  it.each([
    ['2026-1-2', '2026-01-02'],
    ['2026/11/21', '2026-11-21'],
    ['2026.11.21', '2026-11-21'],
    ['2026年1月2日', '2026-01-02'],
    ['20260102', undefined],
    ['2026-13-01', undefined],
  ])('the day %s is %s', (text, day) => expect(readDate(text)).toBe(day))
  it.each([
    ['75', 75],
    ['75%', 75],
    ['0.75', 75],
    ['0.7', 70],
    ['1%', 1],
    ['75.5', undefined],
    ['-5', undefined],
    ['101', undefined],
  ])('the share %s is %s', (text, share) => expect(readFacility(text)).toBe(share))
  it.each([
    ['c>a>b', ['c', 'a', 'b']],
    ['ACD', ['a', 'c', 'd']],
    ['a、c', ['a', 'c']],
    ['c→a', ['c', 'a']],
    ['x', undefined],
    ['', undefined],
  ])('the letters %s are %s', (text, letters) => expect(readLetters(text)).toEqual(letters))
  it.each([
    ['a-c; b-a', { a: 'c', b: 'a' }],
    ['A=C，B=A', { a: 'c', b: 'a' }],
    ['a->c b->a', { a: 'c', b: 'a' }],
    ['a-c; a-b', undefined],
    ['a', undefined],
  ])('the pairs %s are %s', (text, pairs) => expect(readPairs(text)).toEqual(pairs))
  it.each([
    ['第2题，共3题', { part: 2, of: 3 }],
    ['2/3', { part: 2, of: 3 }],
    ['2-3', { part: 2, of: 3 }],
    ['3', undefined],
  ])('the part %s is %s', (text, part) => expect(readPart(text)).toEqual(part))
})

/** A workbook with the header and one row of items, changed as said. */
async function workbook(
  change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
  name = SHEET,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(name)
  sheet.addRow(HEADER)
  sheet.addRow(rowOf(SINGLE))
  change(sheet, book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
const at = (name: string, row = 2) => `${columnLetters(HEADER.indexOf(name) + 1)}${row}`

describe('a workbook', () => {
  const faults: [why: string, change: (sheet: ExcelJS.Worksheet) => void, where: string, what: string][] = [
    [
      'a formula',
      (sheet) => {
        sheet.getCell(at('stem')).value = { formula: 'A1', result: '题干' }
      },
      cell('stem', 2, SHEET),
      'cell-formula',
    ],
    [
      'merged cells',
      (sheet) => sheet.mergeCells(`${at('to')}:${at('enemies', 3)}`),
      `${SHEET}!${at('to')}:${at('enemies', 3)}`,
      'cell-merged',
    ],
    [
      'an error value',
      (sheet) => {
        sheet.getCell(at('stem')).value = { error: '#REF!' }
      },
      cell('stem', 2, SHEET),
      'cell-error',
    ],
    [
      'a date where words belong',
      (sheet) => {
        sheet.getCell(at('option-a')).value = new Date(Date.UTC(2026, 1, 3))
      },
      cell('option-a', 2, SHEET),
      'cell-date',
    ],
    [
      'a part that became a date',
      (sheet) => {
        sheet.getCell(at('part')).value = new Date(Date.UTC(2026, 1, 3))
      },
      cell('part', 2, SHEET),
      'cell-date',
    ],
    [
      'a time of day',
      (sheet) => {
        sheet.getCell(at('from')).value = new Date(Date.UTC(2026, 1, 3, 8, 30))
      },
      cell('from', 2, SHEET),
      'date-unreadable',
    ],
  ]
  it.each(faults)('with %s says so', async (_, change, where, what) => {
    const [row] = (await read(await workbook(change))).rows
    expect(row?.draft).toBeUndefined()
    expect(row?.faults.map((fault) => [fault.where, fault.what])).toContainEqual([where, what])
  })

  it('may hold real dates, numbers and percentages in their columns', async () => {
    const [row] = (
      await read(
        await workbook((sheet) => {
          sheet.getCell(at('from')).value = new Date(Date.UTC(2020, 0, 31))
          sheet.getCell(at('facility')).value = 0.7
          sheet.getCell(at('option-a')).value = 53
        }),
      )
    ).rows
    expect(row?.faults).toEqual([])
    expect(row?.draft).toMatchObject({
      filing: { effectiveFrom: '2020-01-31', facility: 70 },
      asked: { options: [{ text: '53' }, {}, {}] },
    })
  })

  it('may have its columns in any order, unknown columns and sheets, which it names', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet(SHEET)
    book.addWorksheet('草稿').addRow(['别的'])
    sheet.addRow(['备注', ...[...COLUMNS].reverse().map(({ label }) => label)])
    sheet.addRow(['记一笔', ...rowOf(SINGLE).reverse()])
    const reading = await read(new Uint8Array(await book.xlsx.writeBuffer()))
    expect(reading.rows[0]?.faults).toEqual([])
    expect(reading.rows[0]?.draft?.asked.stem).toBe('题干')
    expect(reading.notes).toEqual([
      { where: '草稿', what: 'sheet-ignored', detail: { sheet: '草稿' } },
      { where: `${SHEET}!A2`, what: 'column-ignored', detail: { column: 'A' } },
    ])
  })

  it('keeps rich text as words, and says so', async () => {
    const [row] = (
      await read(
        await workbook((sheet) => {
          sheet.getCell(at('stem')).value = { richText: [{ text: '题' }, { font: { bold: true }, text: '干' }] }
        }),
      )
    ).rows
    expect(row?.draft?.asked.stem).toBe('题干')
    expect(row?.notes).toEqual([{ where: cell('stem', 2, SHEET), what: 'rich-text-lost' }])
  })
})

describe('CSV', () => {
  const text = () => Buffer.from(csv(SINGLE)).toString('utf8')
  it.each([
    ['UTF-8', () => Buffer.from(text())],
    ['UTF-8 with its mark', () => Buffer.from(`\ufeff${text()}`)],
    ['UTF-16', () => Buffer.from(`\ufeff${text()}`, 'utf16le')],
    ['semicolons', () => Buffer.from(stringify([HEADER, rowOf(SINGLE)], { delimiter: ';' }))],
    ['tabs', () => Buffer.from(stringify([HEADER, rowOf(SINGLE)], { delimiter: '\t' }))],
  ])('is read as %s', async (_, bytes) => {
    expect((await read(bytes())).rows[0]?.draft?.asked.stem).toBe('题干')
  })

  it('is read as GB18030, which spreadsheets in China save', async () => {
    // 题型,题干,答案 and a row: 判断,自审,对
    const bytes = Buffer.from([
      0xcc, 0xe2, 0xd0, 0xcd, 0x2c, 0xcc, 0xe2, 0xb8, 0xc9, 0x2c, 0xb4, 0xf0, 0xb0, 0xb8, 0x0a, 0xc5, 0xd0, 0xb6, 0xcf,
      0x2c, 0xd7, 0xd4, 0xc9, 0xf3, 0x2c, 0xb6, 0xd4, 0x0a,
    ])
    expect((await read(bytes)).rows[0]?.name).toBe('自审')
  })
})

describe('the template', () => {
  it.each(['xlsx', 'csv'] as const)('as %s has no items, only examples', async (format) => {
    const bytes = format === 'xlsx' ? await templateAsXlsx(catalogue.topics) : templateAsCsv(catalogue.topics)
    expect(await readFile(bytes, catalogue)).toEqual({ ok: false, refusal: 'import-no-items' })
  })

  it('explains every column and offers lists to choose from', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await templateAsXlsx(catalogue.topics)).buffer)
    expect(book.worksheets.map(({ name }) => name)).toEqual([GUIDE, SHEET, VALUES])
    const said = book.getWorksheet(GUIDE)?.getColumn(2).values.map(String) ?? []
    for (const { name } of COLUMNS) expect(said).toContain(name)
    for (const { id } of catalogue.topics) expect(said).toContain(id)
    const sheet = book.getWorksheet(SHEET)
    for (const name of ['topic', 'level', 'kind', 'shuffle'])
      expect(sheet?.getCell(at(name, 10)).dataValidation?.type).toBe('list')
    expect(sheet?.getColumn(1).values.filter((value) => value === '例')).toHaveLength(3)
  })

  it('has examples that would be items, were they not marked', async () => {
    const text = Buffer.from(templateAsCsv(catalogue.topics)).toString('utf8').replaceAll(/^例,/gm, ',')
    const { rows } = await read(Buffer.from(text))
    expect(rows).toHaveLength(3)
    expect(rows.flatMap(({ faults }) => faults)).toEqual([])
  })
})
