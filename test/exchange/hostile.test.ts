// Files made to do harm, or just broken: refused quickly, with a reason, and without a fault.

import { beforeAll, describe, expect, it } from 'vitest'
import { type Catalogue, loadContent } from '#app/content/load.ts'
import { drawFrom } from '#app/domain/draw.ts'
import { projectRoot } from '#app/env.server.ts'
import { readFile } from '#app/services/exchange/reading.ts'
import { fromHtml } from '#app/services/exchange/markup.ts'
import { packageOf, patched, qtiItem, renamed, workbookOf, zipOf } from './zips.ts'

let catalogue: Catalogue
beforeAll(async () => {
  catalogue = (await loadContent(projectRoot())).catalogue
})

const bytes = (text: string) => Buffer.from(text)
const MB = 1024 * 1024
const many = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i)).join('')
const LAUGHS =
  '<?xml version="1.0"?>\n<!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n<quiz><question type="essay"><name><text>&b;</text></name></question></quiz>'
const OUTSIDE = '<?xml version="1.0"?><!DOCTYPE quiz SYSTEM "http://example.com/x.dtd"><quiz/>'
const header =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>kind</t></is></c><c r="B1" t="inlineStr"><is><t>stem</t></is></c><c r="C1" t="inlineStr"><is><t>key</t></is></c></row>'

const FILES: [what: string, make: () => Buffer | Promise<Buffer>, refusal: string][] = [
  ['nothing', () => Buffer.alloc(0), 'import-empty'],
  ['blank lines', () => bytes('\n \n'), 'import-empty'],
  ['six megabytes', () => Buffer.alloc(6 * MB, 'a'), 'import-too-large'],
  ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'import-format-unknown'],
  [
    'bytes by chance',
    () => {
      const draw = drawFrom('junk')
      return Buffer.from(Array.from({ length: 20_000 }, () => draw.below(256)))
    },
    'import-format-unknown',
  ],
  ['a letter to somebody', () => bytes('您好：\n请查收。\n'), 'import-format-unknown'],
  ['a table of something else', () => bytes('姓名,单位,电话,备注,邮箱\n甲,乙,丙,丁,戊\n'), 'import-header-missing'],
  ['an old workbook', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'import-excel-old'],
  ['a web page', () => bytes('<html><body>x</body></html>'), 'import-format-unknown'],
  [
    'a CSV with a lone quotation mark',
    () => bytes('kind,stem,key\n判断,"题干,对\n判断,题干,对\n'),
    'import-csv-broken',
  ],
  ['a CSV of ten thousand columns', () => bytes(`kind,stem,key${',x'.repeat(10_000)}\n`), 'import-columns'],
  ['a CSV of three thousand rows', () => bytes(`kind,stem,key\n${'判断,题干,对\n'.repeat(3000)}`), 'import-rows'],
  ['entities within entities', () => bytes(LAUGHS), 'import-xml-doctype'],
  ['a document type from elsewhere', () => bytes(OUTSIDE), 'import-xml-doctype'],
  ['an entity that nobody declared', () => bytes('<quiz>&x;</quiz>'), 'import-xml-broken'],
  ['XML that ends in the middle', () => bytes('<quiz><question type="essay">'), 'import-xml-broken'],
  ['a thousand levels', () => bytes(`<quiz>${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}</quiz>`), 'import-xml-too-deep'],
  ['a million elements', () => bytes(`<quiz>${'<a/>'.repeat(1_000_000)}</quiz>`), 'import-xml-too-large'],
  ['an encoding nobody uses', () => bytes('<?xml version="1.0" encoding="UTF-7"?><quiz/>'), 'import-encoding'],
  [
    'QTI of before',
    () => bytes('<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"/>'),
    'import-qti-old',
  ],
  ['a zip of nothing we know', () => zipOf({ 'a.txt': 'a' }), 'import-format-unknown'],
  ['a zip that is cut off', async () => (await packageOf([qtiItem('')])).subarray(0, 200), 'import-zip-broken'],
  [
    'a zip whose data are damaged',
    async () => {
      const zip = await packageOf([qtiItem('')])
      zip.fill(0xff, 60, 90)
      return zip
    },
    'import-zip-broken',
  ],
  ['sixty megabytes in sixty kilobytes', () => zipOf({ 'imsmanifest.xml': Buffer.alloc(60 * MB) }), 'import-zip-bomb'],
  [
    'twenty times three megabytes of nothing',
    () => zipOf(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}`, Buffer.alloc(3 * MB)]))),
    'import-zip-bomb',
  ],
  [
    'six thousand files',
    () =>
      zipOf({
        'imsmanifest.xml': '<a/>',
        ...Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`f${i}`, ''])),
      }),
    'import-zip-bomb',
  ],
  [
    'an entry that says it is small',
    async () =>
      patched(await zipOf({ 'imsmanifest.xml': Buffer.alloc(MB) }), (record) => record.writeUInt32LE(100, 24)),
    'import-zip-broken',
  ],
  [
    'two entries over one another',
    async () =>
      patched(await zipOf({ a: 'x'.repeat(5000), b: 'y'.repeat(5000), 'imsmanifest.xml': '<a/>' }), (record) =>
        record.writeUInt32LE(0, 42),
      ),
    'import-zip-bomb',
  ],
  [
    'a path upwards',
    async () => renamed(await zipOf({ 'imsmanifest.xml': '<a/>', 'aa/passwd': 'x' }), 'aa/passwd', '../passwd'),
    'import-zip-path',
  ],
  [
    'a path from the root',
    async () => renamed(await zipOf({ 'imsmanifest.xml': '<a/>', 'etc/x': 'x' }), 'etc/x', '/tc/x'),
    'import-zip-path',
  ],
  [
    'one name twice',
    async () => renamed(await zipOf({ 'imsmanifest.xml': '<a/>', aaaa: '1', bbbb: '2' }), 'bbbb', 'aaaa'),
    'import-zip-path',
  ],
  [
    'a password',
    async () =>
      patched(
        await zipOf({ 'imsmanifest.xml': '<a/>' }),
        (record) => record.writeUInt16LE(1, 8),
        (record) => record.writeUInt16LE(1, 6),
      ),
    'import-zip-encrypted',
  ],
  ['a manifest with a document type', () => zipOf({ 'imsmanifest.xml': OUTSIDE }), 'import-xml-doctype'],
  ['a package without items', () => packageOf([]), 'import-no-items'],
  ['a workbook without its sheet', () => workbookOf('', { 'xl/worksheets/sheet1.xml': '' }), 'import-xml-broken'],
  [
    'a sheet of ten thousand columns',
    () =>
      workbookOf(
        `<sheetData>${header}<row r="2">${many(10_000, (i) => `<c><v>${i * 7919}</v></c>`)}</row></sheetData>`,
      ),
    'import-columns',
  ],
  [
    'a cell at the far corner',
    () => workbookOf(`<sheetData>${header}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`),
    'import-columns',
  ],
  [
    'a sheet of three thousand rows',
    () => workbookOf(`<sheetData>${header}${many(3000, (i) => `<row><c><v>${i * 7919}</v></c></row>`)}</sheetData>`),
    'import-rows',
  ],
  ['a sheet with a document type', () => workbookOf('', { 'xl/sharedStrings.xml': LAUGHS }), 'import-xml-doctype'],
  [
    'a workbook that says its strings are small',
    async () =>
      patched(
        await workbookOf(`<sheetData>${header}</sheetData>`, { 'xl/sharedStrings.xml': Buffer.alloc(MB, 'a') }),
        (record) => record.writeUInt32LE(100, 24),
      ),
    'import-zip-broken',
  ],
]

describe('a hostile or broken file', () => {
  it.each(FILES)('%s is refused', async (_, make, refusal) => {
    const file = await make()
    const read = await readFile(file, catalogue)
    expect(read.ok ? read.value : read.refusal).toBe(refusal)
  })

  it('a merge over the whole sheet costs nothing: each row within it is named', async () => {
    const row =
      '<row r="2"><c r="A2" t="inlineStr"><is><t>判断</t></is></c><c r="B2" t="inlineStr"><is><t>题干</t></is></c></row>'
    const read = await readFile(
      await workbookOf(
        `<sheetData>${header}${row}</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
      ),
      catalogue,
    )
    expect(read.ok && read.value.rows[0]?.faults[0]).toEqual({
      where: '题目!A1:XFD1048576',
      what: 'cell-merged',
      detail: { cells: 'A1:XFD1048576' },
    })
  })

  it('a file of items with one bad item still shows the others', async () => {
    const good = qtiItem(
      '<qti-response-declaration identifier="R" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>true</qti-value></qti-correct-response></qti-response-declaration><qti-item-body><qti-choice-interaction response-identifier="R" max-choices="1"><qti-prompt>题</qti-prompt><qti-simple-choice identifier="true">对</qti-simple-choice><qti-simple-choice identifier="false">错</qti-simple-choice></qti-choice-interaction></qti-item-body>',
    )
    const deep = qtiItem(`<qti-item-body>${'<div>'.repeat(100)}${'</div>'.repeat(100)}</qti-item-body>`)
    const read = await readFile(
      await packageOf([good, `<!DOCTYPE a>${good.replace(/^.*\n/, '')}`, deep, '<broken', '<other/>']),
      catalogue,
    )
    if (!read.ok) throw new Error(read.refusal)
    expect(read.value.rows.map(({ draft, faults }) => draft?.asked.kind ?? faults[0]?.what)).toEqual([
      'true-false',
      'xml-doctype',
      'xml-large',
      'xml-broken',
      'unsupported',
    ])
  })

  it.each([
    [
      'one file two thousand times',
      () => {
        const item = qtiItem(`<qti-item-body>${many(20_000, (i) => `<p>${i}</p>`)}</qti-item-body>`)
        return zipOf({
          'imsmanifest.xml': `<manifest><resources>${many(2000, (i) => `<resource identifier="r${i * 7919}" type="imsqti_item_xmlv3p0" href="i.xml"/>`)}</resources></manifest>`,
          'i.xml': item,
        })
      },
      2000,
    ],
    [
      'fifty thousand pairs',
      () =>
        bytes(
          `<quiz><question type="matching"><questiontext><text>配</text></questiontext>${many(24_000, (i) => `<subquestion><text>${i}</text><answer><text>${i}</text></answer></subquestion>`)}</question></quiz>`,
        ),
      1,
    ],
    ['a million answers', () => bytes(`问{=对${'~错'.repeat(1_000_000)}}`), 1],
    [
      'a thousand merges',
      () =>
        workbookOf(
          `<sheetData>${header}${many(1500, (i) => `<row><c><v>${i * 7919}</v></c></row>`)}</sheetData><mergeCells>${many(20_000, (i) => `<mergeCell ref="A1:B${100_000 + i}"/>`)}</mergeCells>`,
        ),
      1500,
    ],
  ] as const)('%s takes no time without end: each row is shown, and none is taken', async (_, make, rows) => {
    const file = await make()
    const read = await readFile(file, catalogue)
    if (!read.ok) throw new Error(`${read.refusal} ${JSON.stringify(read.detail)}`)
    expect(read.value.rows).toHaveLength(rows)
    expect(
      read.value.rows.every(({ draft, faults }) => draft === undefined && faults.length > 0 && faults.length < 60),
    ).toBe(true)
  })

  it('tags without end take no time without end', () => {
    const texts = [
      '<'.repeat(500_000),
      '<a "'.repeat(200_000),
      '<!--'.repeat(200_000),
      '&'.repeat(500_000),
      '<script>'.repeat(100_000),
    ]
    for (const text of [
      ...texts,
      `<script>${'<'.repeat(500_000)}`,
      'x <br>'.repeat(300_000),
      `<script>${'<!--'.repeat(200_000)}`,
    ])
      fromHtml(text)
  })
})
