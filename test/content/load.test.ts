import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { MAX_BYTES } from '#app/content/source.ts'
import { loadContent } from '#app/content/load.ts'
import { itemHash } from '#app/domain/exam/item.ts'
import { edited, type Files, GOOD, inFolder, lineOf } from '#test/content/fixture.ts'

const REGULATION = 'content/regulations/rule-1.yaml'
const BANK = 'content/items/basics/bank.yaml'
const LESSON = 'content/courses/basics/01-review-first.mdx'
const MODULE = 'content/courses/basics/module.yaml'

const load = (files: Files | Readonly<Files>) => inFolder(files, loadContent)

describe('the catalogue of good content', () => {
  test('holds everything and reports nothing', async () => {
    const { catalogue, faults } = await load(GOOD)
    expect(faults).toEqual([])
    expect(catalogue.article('rule-1', 'art-2')?.clause).toBe('第二条')
    expect(catalogue.article('rule-1', 'art-9')).toBeUndefined()
    expect(catalogue.article('rule-9', 'art-1')).toBeUndefined()
    expect(catalogue.lessons.map((l) => l.id)).toEqual(['basics/review-first'])
    expect(catalogue.modules.map((m) => [m.id, m.lessons.length])).toEqual([['basics', 1]])
    expect(catalogue.regions).toHaveLength(33)
    expect(catalogue.certificate.validityYears).toBe(3)
    expect(catalogue.staffing.rules[0]?.formula).toEqual({ kind: 'fixed', count: 3 })
    expect(catalogue.handbook.map((p) => [p.slug, p.title, p.body.trim()])).toEqual([
      ['candidates', '考生须知', '正文。'],
    ])
    expect(catalogue.decisions.map((d) => [d.id, d.title])).toEqual([['0001-sample', 'Sample decision']])
  })

  test('turns each part of a case set into an item that carries the situation', async () => {
    const { catalogue } = await load(GOOD)
    expect(catalogue.items.map((i) => i.id)).toEqual([
      ...['ba-001', 'ba-002', 'ba-003', 'ba-004', 'ba-005', 'ba-006'],
      ...['case-1-1', 'case-1-2', 'case-1-3'],
    ])
    const part = catalogue.item('case-1-2')
    expect(part).toMatchObject({ topic: 'basics', caseId: 'case-1', facility: 0.7 })
    expect(part?.situation).toContain('青禾视听')
    expect(part?.version.group).toMatchObject({ id: 'case-1', part: 2, of: 3 })
    expect(catalogue.item('ba-001')).toMatchObject({ caseId: null, situation: null })
    for (const item of catalogue.items) expect(item.hash).toBe(itemHash(item.version))
  })

  // biome-ignore format: one row a line
  const versions: [what: string, file: string, from: string, to: string, changes: string[]][] = [
    ['another key', BANK, '没有审核。 }\n    key: a\n  - kind: single\n    id: ba-002', '没有审核。 }\n    key: b\n  - kind: single\n    id: ba-002', ['ba-001']],
    ['another situation', BANK, '青禾视听', '禾苗视听', ['case-1-1', 'case-1-2', 'case-1-3']],
    ['another rationale', BANK, '各司其职。', '职责不同。', ['ba-006']],
    ['another expected facility', BANK, 'facility: 0.5', 'facility: 0.4', []],
  ]
  test.each(versions)('%s makes another version of the items it belongs to', async (_, file, from, to, changes) => {
    const before = (await load(GOOD)).catalogue
    const after = (await load(edited(file, from, to))).catalogue
    expect(after.items.filter((i) => i.hash !== before.item(i.id)?.hash).map((i) => i.id)).toEqual(changes)
  })

  test('a lesson has another hash when its front matter or its body changes, and keeps its id when it moves', async () => {
    const hash = async (files: Files | Readonly<Files>) =>
      (await load(files)).catalogue.lesson('basics/review-first')?.hash
    const before = await hash(GOOD)
    expect(await hash(edited(LESSON, 'minutes: 5', 'minutes: 6'))).not.toBe(before)
    expect(await hash(edited(LESSON, '片方催促当晚上线。', '片方催促次日上线。'))).not.toBe(before)
    const { [LESSON]: text = '', ...rest } = GOOD
    expect(await hash({ ...rest, 'content/courses/basics/07-review-first.mdx': text })).toBe(before)
  })
})

// Each row breaks one thing; exactly one fault is reported, on the line where `at` stands.
// biome-ignore format: one row a line
const shapes: [what: string, file: string, from: string, to: string, at: string, says: RegExp][] = [
  ['a value of the wrong type', MODULE, 'order: 1', 'order: first', 'order: first', /order: .*number/],
  ['an unknown key', MODULE, 'required: true', 'required: true\nrequred: true', 'requred', /unknown key requred/],
  ['a missing key', REGULATION, '    clause: 第二条\n', '', 'id: art-2', /articles\.1\.clause/],
  ['a day that is none', REGULATION, 'issuedOn: 2020-01-01', 'issuedOn: 2020-02-30', 'issuedOn', /a day as YYYY-MM-DD/],
  ['a duplicate key', MODULE, 'title: 基础', 'title: 基础\ntitle: 再来', 'title: 再来', /unique/i],
  ['an alias', REGULATION, 'issuers: [示例机关]', 'issuers: &i [示例机关]\nnote: *i', 'note: *i', /no aliases/],
  ['a wrong value deep in an item', BANK, 'text: 审看节目', 'text: ""', 'text: ""', /items\.5\.targets\.1\.text/],
  ['a wrong value in a part of a case', BANK, 'facility: 0.5', 'facility: 5', 'facility: 5', /items\.6\.parts\.2\.facility/],
  ['a source that is neither', 'content/policy/hours.yaml', 'kind: own-policy, note: 示例。', 'kind: own-policy', 'source', /source\.note/],
  ['an article source without an article', 'content/policy/certificate.yaml', ', article: art-1', '', 'source', /source\.article/],
  ['front matter with a wrong value', LESSON, 'minutes: 5', 'minutes: 500', 'minutes: 500', /minutes/],
  ['a document named otherwise', REGULATION, 'id: rule-1\n', 'id: rule-2\n', 'id: rule-2', /named for its id/],
]

describe('faults of one file', () => {
  test.each(shapes)('%s is shown on its line', async (_, file, from, to, at, says) => {
    const files = edited(file, from, to)
    const { faults } = await load(files)
    const line = lineOf(files, file, at)
    expect(faults).toEqual([{ file, line, what: expect.stringMatching(says) }])
  })

  test('YAML that does not parse is shown after the place where it goes wrong', async () => {
    const files = edited(MODULE, 'summary: 示例模块。', 'summary: "示例')
    const { faults } = await load(files)
    const start = lineOf(files, MODULE, 'summary: "示例')
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.filter((f) => f.file !== MODULE || f.line < start)).toEqual([])
  })

  test('front matter that is not closed is shown at the top', async () => {
    const { faults } = await load(edited(LESSON, '留存才能回看。\n---', '留存才能回看。'))
    expect(faults).toEqual([{ file: LESSON, line: 1, what: 'no front matter between two lines of ---' }])
  })

  const strays: [file: string, text: string, says: RegExp][] = [
    ['content/notes.txt', 'x', /unknown file/],
    ['content/drafts/x.yaml', 'x: 1', /unknown folder/],
    ['content/policy/fees.yaml', 'fee: 0', /unknown file/],
    ['content/items/basics/Draft.yaml', 'x: 1', /unknown file/],
    ['content/items/basics/deep/x.yaml', 'x: 1', /unknown folder/],
    ['content/courses/basics/picture.png', 'x', /unknown file/],
    ['content/courses/basics/2-short.mdx', 'x', /unknown file/],
    ['content/handbook/decisions/late.md', '# x', /unknown file/],
    ['content/handbook/decisions/0002-untitled.md', 'x', /has a heading/],
    ['content/regulations/big.yaml', `# ${'x'.repeat(MAX_BYTES)}`, /larger than/],
    ['content/regulations/deep.yaml', '['.repeat(100_000), /./],
  ]
  test.each(strays)('%s is a fault', async (file, text, says) => {
    const { faults } = await load({ ...GOOD, [file]: text })
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.every((f) => file.startsWith(f.file))).toBe(true)
    expect(faults[0]?.what).toMatch(says)
  })

  test('a missing policy, module and folder are faults, and what is left can be used', async () => {
    const kept = Object.entries(GOOD).filter(([name]) => !/hours|exam|module|regulations/.test(name))
    const { catalogue, faults } = await load(Object.fromEntries(kept))
    expect(faults).toEqual([
      { file: 'content/courses/basics/module.yaml', line: 1, what: 'this file is missing' },
      { file: 'content/policy/exam.yaml', line: 1, what: 'this file is missing' },
      { file: 'content/policy/hours.yaml', line: 1, what: 'this file is missing' },
      { file: 'content/regulations', line: 1, what: 'this folder is missing' },
    ])
    expect(catalogue.items).toHaveLength(9)
    expect(() => catalogue.hours).toThrow(/hours\.yaml is missing or faulty/)
  })

  test('no content at all is a fault and no exception', async () => {
    const { faults } = await load({ 'README.md': 'x' })
    expect(faults[0]).toEqual({ file: 'content', line: 1, what: 'this folder is missing' })
  })

  test('faults of several files are all reported, and a faulty item does not hide its neighbours', async () => {
    const files = {
      ...edited(BANK, 'id: ba-001\n    level: recall', 'id: ba-001\n    level: hard'),
      [MODULE]: 'id: basics\n',
    }
    const { catalogue, faults } = await load(files)
    expect(new Set(faults.map((f) => f.file))).toEqual(new Set([BANK, MODULE]))
    expect(catalogue.items.map((i) => i.id)).not.toContain('ba-001')
    expect(catalogue.items).toHaveLength(8)
  })

  test('text that is not UTF-8 is a fault', async () => {
    await inFolder(GOOD, async (root) => {
      await writeFile(`${root}/${MODULE}`, Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xff, 0xfe]))
      expect((await loadContent(root)).faults).toEqual([{ file: MODULE, line: 1, what: 'not UTF-8 text' }])
    })
  })

  test('Windows line ends change neither lines nor hashes', async () => {
    const unix = (await load(GOOD)).catalogue
    const windows = await load({ ...GOOD, [LESSON]: (GOOD[LESSON] ?? '').replaceAll('\n', '\r\n') })
    expect(windows.faults).toEqual([])
    expect(windows.catalogue.lessons[0]?.hash).toBe(unix.lessons[0]?.hash)
  })
})

describe('the command', () => {
  const run = (root: string) =>
    new Promise<{ code: number; out: string }>((done) => {
      execFile(process.execPath, ['--import', 'tsx', 'app/content/check-command.ts', root], (error, out, err) =>
        done({ code: typeof error?.code === 'number' ? error.code : 0, out: out + err }),
      )
    })

  test('ends with 0 and a table for good content, with 1 and file:line: what for faulty content', async () => {
    const good = await inFolder(GOOD, run)
    expect(good.out).toContain('lessons 1, minutes 5, questions 4, items 9')
    expect(good.out).toContain('operative articles 2: in lessons 2, in items 2')
    expect(good.out.trimEnd().endsWith('content: no fault')).toBe(true)
    expect(good.code).toBe(0)
    const files = edited(MODULE, 'order: 1', 'order: 0')
    const bad = await inFolder(files, run)
    expect(bad.code).toBe(1)
    expect(bad.out.split('\n')[0]).toMatch(/^content\/courses\/basics\/module\.yaml:2: order: /)
  }, 30_000)
})
