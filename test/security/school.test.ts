// The school's newer doors against somebody who means harm: files that cost far more to read than to send.

import { beforeAll, describe, expect, it } from 'vitest'
import { type Catalogue, loadContent } from '#app/content/load.ts'
import { decodeText } from '#app/domain/regulation/decode.ts'
import { projectRoot } from '#app/env.server.ts'
import { readFile } from '#app/services/exchange/reading.ts'
import { packageOf, qtiItem, workbookOf, zipOf } from '../exchange/zips.ts'

let catalogue: Catalogue
beforeAll(async () => {
  catalogue = (await loadContent(projectRoot())).catalogue
})

const COLUMNS = ['kind', 'stem', 'key', 'rationale', 'articles', 'enemies', ...[...'abcdefgh'].flatMap((c) => [`option-${c}`, `why-${c}`])]
const letter = (i: number) => String.fromCharCode(65 + i)
const inline = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
const HEADER = `<row r="1">${COLUMNS.map((name, i) => inline(`${letter(i)}1`, name)).join('')}</row>`
const many = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i)).join('')
const S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const csv = (articles: string, enemies: string) => Buffer.from(`kind,stem,key,rationale,articles,enemies\n${many(20, () => `判断,题干,对,理由,"${articles}","${enemies}"\n`)}`)

const COSTLY: [what: string, make: () => Buffer | Promise<Buffer>][] = [
  [
    'a workbook whose format of numbers is a million brackets',
    () =>
      workbookOf(`<sheetData>${HEADER}</sheetData>`, {
        'xl/styles.xml': `<styleSheet xmlns="${S}"><numFmts count="1"><numFmt numFmtId="200" formatCode="${'['.repeat(1_000_000)}${many(3000, (i) => String(i))}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
      }),
  ],
  [
    'a workbook of one long text that forty thousand cells point to',
    () =>
      workbookOf(
        `<sheetData>${HEADER}${many(2000, (r) => `<row r="${r + 2}">${COLUMNS.map((_, i) => `<c r="${letter(i)}${r + 2}" t="s"><v>0</v></c>`).join('')}</row>`)}</sheetData>`,
        { 'xl/sharedStrings.xml': `<sst xmlns="${S}"><si><t>${many(7000, (i) => `条文${i}`).slice(0, 31_000)}</t></si></sst>` },
      ),
  ],
  [
    'a workbook with four hundred thousand merges',
    () =>
      workbookOf(
        `<sheetData>${HEADER}${many(2000, (r) => `<row r="${r + 2}">${inline(`A${r + 2}`, '判断')}</row>`)}</sheetData><mergeCells>${many(400_000, (i) => `<mergeCell ref="A${i + 9000}:B${i + 9000}"/>`)}</mergeCells>`,
      ),
  ],
  ['a Moodle text of a million signs that open no tag', () => Buffer.from(`<quiz><question type="multichoice"><questiontext format="html"><text><![CDATA[${'<'.repeat(2_000_000)}>]]></text></questiontext></question></quiz>`)],
  [
    'a package of one kind of resource with a name without end',
    () => zipOf({ 'imsmanifest.xml': `<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"><resources><resource type="${'imsqti_'.repeat(200_000)}${many(2000, String)}"/></resources></manifest>` }),
  ],
  [
    'two thousand items of a package that share one stimulus of a hundred thousand foreign tags',
    () =>
      packageOf(
        Array.from({ length: 2000 }, () => qtiItem('<qti-assessment-stimulus-ref identifier="s" href="s.xml"/><qti-item-body><p>x</p></qti-item-body>')),
        { 's.xml': `<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"><qti-stimulus-body>${many(90_000, (i) => `<tag-${i}/>`)}</qti-stimulus-body></qti-assessment-stimulus>` },
      ),
  ],
  ['a CSV of citations without end', () => csv('a;'.repeat(99_000), '')],
  ['a CSV of enemies without end', () => csv('', 'a,'.repeat(15_000))],
]

describe('a small file', () => {
  it.each(COSTLY)('%s: is read or refused within two seconds and comes to no more than it may', async (_, make) => {
    const bytes = await make()
    expect(bytes.length).toBeLessThan(5 * 1024 * 1024)
    const begun = performance.now()
    const reading = await readFile(bytes, catalogue)
    const ms = performance.now() - begun
    console.log(_, bytes.length, Math.round(ms), reading.ok ? reading.value.rows.length : reading)
    expect(ms).toBeLessThan(2000)
    if (reading.ok) expect(JSON.stringify(reading.value).length).toBeLessThan(10_000_000)
  }, 60_000)
})
