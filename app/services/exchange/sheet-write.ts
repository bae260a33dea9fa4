// The item sheet as a file: exports and the template that explains itself, in the same columns that are read.

import type ExcelJS from 'exceljs'
import type { Catalogue } from '#app/content/load.ts'
import { KINDS, LEVELS, type ItemVersion } from '#app/domain/exam/item.ts'
import type { Day } from '#app/domain/instant.ts'
import { inLetterOrder } from './coded.ts'
import { csvOf } from './csv.ts'
import {
  columnLetters,
  COLUMNS,
  EXAMPLE,
  GUIDE,
  guarded,
  KIND_LABELS,
  LEVEL_LABELS,
  NO,
  RIGHT,
  SHEET,
  VALUES,
  WRONG,
  YES,
} from './sheet-columns.ts'
import { escapeCell } from './xlsx-read.ts'

/** An item as it leaves the bank; `facility` in whole hundredths. */
export type Leaving = { readonly version: ItemVersion; readonly facility: number }
type Topics = Catalogue['topics']
type Cells = Readonly<Record<string, string>>

/** An item's cells by column name, each safe to open. */
function cellsOf({ version, facility }: Leaving, topics: Topics): Cells {
  const { group } = version
  const options = version.kind === 'true-false' ? [] : version.options
  const targets = version.kind === 'matching' ? version.targets : []
  const cells: Record<string, string> = {
    item: version.itemId,
    topic: topics.find(({ id }) => id === version.topic)?.title ?? version.topic,
    level: LEVEL_LABELS[version.level],
    kind: KIND_LABELS[version.kind],
    case: group?.id ?? '',
    part: group ? `第${group.part}题，共${group.of}题` : '',
    situation: group?.situation ?? '',
    stem: version.stem,
    key: keyText(version),
    shuffle: version.kind === 'single' || version.kind === 'multiple' ? (version.shuffle ? YES : NO) : '',
    rationale: version.rationale,
    articles: version.articles.map(({ document, article }) => `${document} ${article}`).join('; '),
    from: version.effectiveFrom,
    to: version.effectiveTo ?? '',
    facility: String(facility),
    enemies: version.enemies.join('; '),
    order: orderText(
      options.map(({ id }) => id),
      targets.map(({ id }) => id),
    ),
  }
  for (const { id, text, rationale } of options) {
    cells[`option-${id}`] = text
    cells[`why-${id}`] = rationale
  }
  for (const { id, text } of targets) cells[`target-${id}`] = text
  return Object.fromEntries(Object.entries(cells).map(([name, text]) => [name, guarded(text)]))
}

function keyText(version: ItemVersion): string {
  switch (version.kind) {
    case 'single':
      return version.key
    case 'multiple':
      return version.key.join(',')
    case 'true-false':
      return version.key ? RIGHT : WRONG
    case 'ordering':
      return version.key.join('>')
    case 'matching':
      return Object.entries(version.key)
        .map(([from, to]) => `${from}-${to}`)
        .join('; ')
  }
}
const orderText = (options: readonly string[], targets: readonly string[]): string =>
  inLetterOrder(options) && inLetterOrder(targets)
    ? ''
    : targets.length === 0
      ? options.join(',')
      : `${options.join(',')}|${targets.join(',')}`

const rowFor = (cells: Cells): string[] => COLUMNS.map(({ name }) => cells[name] ?? '')
const headers = (): string[][] => [COLUMNS.map(({ label }) => label), COLUMNS.map(({ name }) => name)]

/** Items as CSV: labels, names, then a row an item. */
export const itemsAsCsv = (items: readonly Leaving[], topics: Topics): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(csvOf([...headers(), ...items.map((item) => rowFor(cellsOf(item, topics)))]))
export const templateAsCsv = (topics: Topics): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(csvOf([...headers(), ...examples(topics).map(rowFor)]))

/** Items as a workbook with the sheets 题目, 说明 and 可选值. */
export const itemsAsXlsx = (items: readonly Leaving[], topics: Topics): Promise<Uint8Array<ArrayBuffer>> =>
  workbook(
    items.map((item) => cellsOf(item, topics)),
    topics,
  )
export const templateAsXlsx = (topics: Topics): Promise<Uint8Array<ArrayBuffer>> => workbook(examples(topics), topics)

async function workbook(rows: readonly Cells[], topics: Topics): Promise<Uint8Array<ArrayBuffer>> {
  // Large, and wanted seldom: not before somebody asks for a workbook.
  const { default: Excel } = await import('exceljs')
  const book = new Excel.Workbook()
  // A fixed date: the file says when it was made by its name alone.
  book.created = book.modified = new Date(Date.UTC(2020, 0, 1))
  const guide = book.addWorksheet(GUIDE)
  const sheet = book.addWorksheet(SHEET, { views: [{ state: 'frozen', ySplit: 2, xSplit: 2 }] })
  const values = book.addWorksheet(VALUES)
  addGuide(guide, topics)
  const lists: Readonly<Record<string, readonly string[]>> = {
    topic: topics.map(({ title }) => title),
    level: LEVELS.map((level) => LEVEL_LABELS[level]),
    kind: KINDS.map((kind) => KIND_LABELS[kind]),
    shuffle: [YES, NO],
  }
  Object.entries(lists).forEach(([name, list], i) => {
    values.getColumn(i + 1).values = [COLUMNS.find((column) => column.name === name)?.label ?? name, ...list]
    values.getColumn(i + 1).width = 26
  })
  // Cells are text, so that no spreadsheet makes a date of a clause or a number of a code.
  sheet.columns = COLUMNS.map(({ width }) => ({
    width,
    style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } },
  }))
  for (const header of headers()) sheet.addRow(header)
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(2).font = { color: { argb: 'FF808080' }, size: 9 }
  for (const cells of rows) sheet.addRow(rowFor(cells).map((text) => (text === '' ? undefined : escapeCell(text))))
  // One list for a whole column at once, which the library does and its types do not say.
  const { dataValidations: offered } = sheet as ExcelJS.Worksheet & {
    readonly dataValidations: { add(range: string, list: ExcelJS.DataValidation): void }
  }
  const last = Math.max(rows.length + 2, 500)
  Object.keys(lists).forEach((name, i) => {
    const at = columnLetters(COLUMNS.findIndex((column) => column.name === name) + 1)
    const from = columnLetters(i + 1)
    const formula = `'${VALUES}'!$${from}$2:$${from}$${(lists[name]?.length ?? 0) + 1}`
    offered.add(`${at}3:${at}${last}`, {
      type: 'list',
      allowBlank: true,
      formulae: [formula],
      showErrorMessage: true,
      error: '请从下拉列表选择。',
    })
  })
  book.views = [{ x: 0, y: 0, width: 20_000, height: 12_000, firstSheet: 0, activeTab: 1, visibility: 'visible' }]
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const GENERAL = [
  '一行是一道题，填写在工作表“题目”。前两行是表头，请保留；列的前后次序可以改变。',
  '标记为“例”的行是示例，导入时跳过，可以删除，也可以照着写。',
  '不要合并单元格，不要使用公式；以 = + - @ 开头的文字前面加一个半角撇号（导出时已自动加上，导入时自动去掉）。',
  '一个文件最多两千道题，不超过 5 MB。上传以后先预览，有问题的行会写明是哪一个单元格，确认之前什么也不会写入题库。',
  '导入的题由上传者署名，须由另一人复核通过后才能用于考试。',
]

function addGuide(guide: ExcelJS.Worksheet, topics: Topics): void {
  guide.columns = [
    { width: 16 },
    { width: 14 },
    { width: 90, style: { alignment: { wrapText: true, vertical: 'top' } } },
  ]
  guide.addRow(['题目导入表'])
  for (const line of GENERAL) guide.addRow([null, null, line])
  guide.addRow([])
  guide.addRow(['列', '代码', '怎样填写'])
  for (const { label, name, about } of COLUMNS) guide.addRow([label, name, about || '同上。'])
  guide.addRow([])
  guide.addRow(['专题', '代码'])
  for (const { id, title } of topics) guide.addRow([title, id])
  guide.addRow([])
  guide.addRow(['题型', '代码'])
  for (const kind of KINDS) guide.addRow([KIND_LABELS[kind], kind])
  guide.addRow(['层次', '代码'])
  for (const level of LEVELS) guide.addRow([LEVEL_LABELS[level], level])
  for (const r of [1, GENERAL.length + 3]) guide.getRow(r).font = { bold: true }
}

/** Three rows that show how: a choice, an order, a matching. They are skipped when read. */
function examples(topics: Topics): Cells[] {
  const topic = topics[0]?.id ?? ''
  const common = {
    itemId: '',
    topic,
    level: 'recall' as const,
    effectiveFrom: '2026-01-01' as Day,
    effectiveTo: null,
    enemies: [],
    articles: [{ document: 'guangfa-2012-53', article: '3-1-1' }],
  }
  const option = (id: string, text: string, rationale: string) => ({ id, text, rationale })
  const items: ItemVersion[] = [
    {
      ...common,
      kind: 'single',
      stem: '示例：审核一部网络剧，一般应当有几名以上审核员？',
      options: [
        option('a', '一名', '一名审核员不能形成一致意见。'),
        option('b', '三名', '53号文三（一）1的要求。'),
        option('c', '五名', '规定没有要求这么多。'),
      ],
      shuffle: true,
      key: 'b',
      rationale: '53号文三（一）1规定了人数。',
    },
    {
      ...common,
      kind: 'ordering',
      stem: '示例：请排出先后。',
      options: [
        option('a', '备案', '在审核和签发之后。'),
        option('b', '审看', '一切从审看开始。'),
        option('c', '复核签字', '以一致意见为前提。'),
      ],
      key: ['b', 'c', 'a'],
      rationale: '先审看，再复核，最后备案。',
    },
    {
      ...common,
      kind: 'matching',
      stem: '示例：请对应起来。',
      options: [option('a', '网络剧', '按部审核。'), option('b', '专业类栏目', '按栏目备案。')],
      targets: [
        { id: 'a', text: '栏目名称和内容概要' },
        { id: 'b', text: '签字的审核单' },
      ],
      key: { a: 'b', b: 'a' },
      rationale: '53号文五（三）分别规定。',
    },
  ]
  return items.map((version) => ({ ...cellsOf({ version, facility: 70 }, topics), mark: EXAMPLE }))
}
