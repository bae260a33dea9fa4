// The school's newer doors against somebody who means harm: files that cost far more to read than to send, pages asked
// for by people without the duty, and what leaves in a file.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trustedId } from '#app/domain/ids.ts'
import { ROLES, type Role } from '#app/domain/people/roles.ts'
import { decodeText } from '#app/domain/regulation/decode.ts'
import * as article from '#app/routes/association/coverage-article.tsx'
import * as coverageFile from '#app/routes/association/coverage-csv.ts'
import * as coverage from '#app/routes/association/coverage.tsx'
import * as item from '#app/routes/association/item.tsx'
import * as edit from '#app/routes/association/item-edit.tsx'
import * as fresh from '#app/routes/association/item-new.tsx'
import * as items from '#app/routes/association/items.tsx'
import * as taking from '#app/routes/association/items-export.ts'
import * as bringing from '#app/routes/association/items-import.tsx'
import * as drafting from '#app/routes/association/syllabus-new.tsx'
import * as syllabi from '#app/routes/association/syllabus.tsx'
import * as hours from '#app/routes/learner/hours-certificate-new.tsx'
import * as notes from '#app/routes/learner/notes.tsx'
import * as notesFile from '#app/routes/learner/notes-export.ts'
import * as readiness from '#app/routes/learner/readiness.tsx'
import * as recall from '#app/routes/learner/recall.tsx'
import type { Actor } from '#app/services/app.ts'
import { previewImport } from '#app/services/exchange/exchange.ts'
import { guarded, unguarded } from '#app/services/exchange/sheet-columns.ts'
import { openWorld, type TestWorld } from '../database/worlds.ts'
import { packageOf, qtiItem, workbookOf } from '../exchange/zips.ts'
import { newTrainee } from '../school/people.ts'

let world: TestWorld
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const MB = 1024 * 1024
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const many = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i)).join('')
const options = [...'abcdefgh'].flatMap((c) => [`option-${c}`, `why-${c}`])
const columns = ['kind', 'stem', 'key', 'rationale', 'articles', 'enemies', ...options]
const letter = (i: number) => String.fromCharCode(65 + i)
const inline = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
const header = `<row r="1">${columns.map((name, i) => inline(`${letter(i)}1`, name)).join('')}</row>`
const table = (rows: number, named: 'articles' | 'enemies', text: string) =>
  Buffer.from(`kind,stem,key,rationale,${named}\n${many(rows, (i) => `判断,题干${i},对,理由,"${text}"\n`)}`)
const stimulus = (inside: string) =>
  `<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"><qti-stimulus-body>${inside}</qti-stimulus-body></qti-assessment-stimulus>`
const sharing = qtiItem(
  '<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>true</qti-value></qti-correct-response></qti-response-declaration><qti-assessment-stimulus-ref identifier="s" href="s.xml"/><qti-item-body><p>x</p><qti-choice-interaction response-identifier="RESPONSE"><qti-simple-choice identifier="true">a</qti-simple-choice><qti-simple-choice identifier="false">b</qti-simple-choice></qti-choice-interaction></qti-item-body>',
)

const COSTLY: [what: string, make: () => Buffer | Promise<Buffer>][] = [
  [
    'a workbook whose format of numbers is half a million brackets',
    () =>
      workbookOf(`<sheetData>${header}</sheetData>`, {
        'xl/styles.xml': `<styleSheet xmlns="${SPREADSHEET}"><numFmts><numFmt numFmtId="200" formatCode="${many(3000, String)}${'['.repeat(500_000)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
      }),
  ],
  [
    'a workbook of one long text that forty thousand cells point to',
    () =>
      workbookOf(
        `<sheetData>${header}${many(2000, (r) => `<row r="${r + 2}">${columns.map((_, i) => `<c r="${letter(i)}${r + 2}" t="s"><v>0</v></c>`).join('')}</row>`)}</sheetData>`,
        {
          'xl/sharedStrings.xml': `<sst xmlns="${SPREADSHEET}"><si><t>${many(7000, (i) => `条文${i}`).slice(0, 31_000)}</t></si></sst>`,
        },
      ),
  ],
  [
    'a workbook of four hundred thousand merges',
    () =>
      workbookOf(
        `<sheetData>${header}${many(2000, (r) => `<row r="${r + 2}">${inline(`A${r + 2}`, '判断')}</row>`)}</sheetData><mergeCells>${many(400_000, (i) => `<mergeCell ref="A${i + 9000}:B${i + 9000}"/>`)}</mergeCells>`,
      ),
  ],
  [
    'a Moodle text of two million signs that open no tag',
    () =>
      Buffer.from(
        `<quiz><question type="multichoice"><questiontext><text><![CDATA[${'<'.repeat(2_000_000)}>]]></text></questiontext></question></quiz>`,
      ),
  ],
  [
    'a package of one resource whose type never ends',
    () =>
      packageOf([], {
        'imsmanifest.xml': `<manifest><resources><resource type="${many(60_000, (i) => `imsqti_${i * 7919}`)}"/></resources></manifest>`,
      }),
  ],
  [
    'two thousand items of a package that share a stimulus of ninety thousand foreign tags',
    () =>
      packageOf(
        Array.from({ length: 2000 }, () => sharing),
        { 's.xml': stimulus(many(90_000, (i) => `<tag-${i}/>`)) },
      ),
  ],
  [
    'two thousand items of a package that share a situation of thirty thousand characters',
    () =>
      packageOf(
        Array.from({ length: 2000 }, () => sharing),
        { 's.xml': stimulus(many(8000, (i) => `情${i}`).slice(0, 30_000)) },
      ),
  ],
  ['a table of two million citations', () => table(150, 'articles', 'a;'.repeat(15_900))],
  ['a table of two million enemies', () => table(150, 'enemies', 'a;'.repeat(15_900))],
]

describe('a file for the bank that is small and costly', () => {
  it.each(COSTLY)(
    '%s is answered within seconds, and the answer is no page without end',
    async (_, make) => {
      const bytes = await make()
      expect(bytes.length).toBeLessThan(5 * MB)
      const by = await newTrainee(world)
      const begun = process.cpuUsage()
      const preview = await previewImport(world.app, by, { name: '题', bytes }, { categories: {}, unknownAsNew: false })
      // What it costs the processor, for the machine may have other work.
      const { user, system } = process.cpuUsage(begun)
      expect((user + system) / 1e6).toBeLessThan(8)
      expect(JSON.stringify(preview).length).toBeLessThan(10 * MB)
    },
    120_000,
  )

  it('calls a thing what every object calls its own, and is told so without a fault', async () => {
    const by = await newTrainee(world)
    const gift = Buffer.from('$CATEGORY: constructor\n\n题目？{T#理由}\n')
    const table = Buffer.from('kind,stem,key,rationale\nconstructor,题干,对,理由\n')
    for (const bytes of [gift, table]) {
      const preview = await previewImport(world.app, by, { name: '题', bytes }, { categories: {}, unknownAsNew: false })
      expect(preview).toMatchObject({ ok: true, value: { counts: { faulty: 1 } } })
      expect(JSON.stringify(preview)).not.toContain('native code')
    }
  })
})

describe('an official text', () => {
  it.each([
    ['an escape', '\u001b[2J'],
    ['a control sequence of eight bits', '\u009b2J'],
    ['an operating system command of eight bits', '\u009d0;x\u009c'],
  ])('with %s is none: it would steer the terminal on which it is shown', (_, sign) => {
    expect(decodeText(Buffer.from(`第一条 为了规范网络视听节目${sign}服务。`))).toMatchObject({
      ok: false,
      refusal: 'file-not-text',
    })
    expect(decodeText(Buffer.from('第一条 为了规范网络视听节目服务。'))).toMatchObject({ ok: true })
  })
})

describe('a door of the school', () => {
  const seeing: readonly Role[] = ['item-author', 'item-reviewer', 'auditor']
  const covering: readonly Role[] = [...seeing, 'training-officer', 'supervisor']
  const [writing, learning]: (readonly Role[])[] = [['item-author'], ['trainee']]
  const ITEM = { item: 'no-such-item' }
  const DOORS: [path: string, door: object, open: readonly Role[] | undefined, params?: Record<string, string>][] = [
    ['items', items, seeing],
    ['items/no-such-item', item, seeing, ITEM],
    ['items/export?format=csv', taking, seeing],
    ['items/export?template=csv', taking, seeing],
    ['items/new', fresh, writing],
    ['items/no-such-item/edit', edit, writing, ITEM],
    ['items/import', bringing, writing],
    ['coverage', coverage, covering],
    ['coverage/csv', coverageFile, covering],
    ['coverage/no/such', article, covering, { document: 'no', article: 'such' }],
    ['syllabus', syllabi, covering],
    ['syllabus/new', drafting, covering],
    ['me/notes', notes, learning],
    ['me/notes/export', notesFile, learning],
    ['me/recall', recall, learning],
    ['me/readiness', readiness, learning],
    ['me/hours/certificate', hours, learning],
  ]
  type Loader = (args: object) => unknown
  const statusFor = async (door: object, path: string, params: object, actor: Actor | undefined, headers = {}) => {
    const request = new Request(`http://127.0.0.1/association/${path}`, { headers })
    const context = { app: world.app, actor, language: 'zh-CN', address: 'x', limits: { spend: async () => undefined } }
    try {
      const answer = await (door as { loader: Loader }).loader({ context, request, params })
      return answer instanceof Response ? answer.status : 200
    } catch (thrown) {
      if (thrown instanceof Response) return thrown.status
      throw thrown
    }
  }
  const holding = async (role: Role): Promise<Actor> => {
    const held = {
      role,
      organisationId: trustedId<'organisation'>('an-association'),
      organisationKind: 'association',
      organisationName: '样例',
      region: '31',
    }
    return { personId: await newTrainee(world), roles: [held] } as unknown as Actor
  }

  it.each(DOORS)('/%s opens to its duties alone', async (path, door, open = [], params = {}) => {
    expect(await statusFor(door, path, params, undefined)).toBe(302)
    for (const role of ROLES)
      expect([role, (await statusFor(door, path, params, await holding(role))) !== 403]).toEqual([
        role,
        open.includes(role),
      ])
  })

  it('gives no file of the bank to who was led there by another site: it would stand in the record as theirs', async () => {
    const author = await holding('item-author')
    const from = (site: string) => statusFor(taking, 'items/export?format=csv', {}, author, { 'sec-fetch-site': site })
    expect(await from('cross-site')).toBe(403)
    expect(await from('same-origin')).toBe(200)
    expect(await from('none')).toBe(200)
  })
})

describe('a text of an item in a file', () => {
  it.each(['=1+1', '＝1+1', '＋1', '－1', '＠甲', "'＝1"])(
    '%s is no formula when it is opened, and comes back as it was',
    (text) => {
      expect(guarded(text)).toBe(`'${text}`)
      expect(unguarded(guarded(text))).toBe(text)
    },
  )
})
