import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { admin } from '#app/admin.ts'
import { loadContent } from '#app/content/load.ts'
import { instantOf } from '#app/domain/instant.ts'
import type { App } from '#app/services/app.ts'
import {
  importOfficialText,
  importedDocuments,
  officialTextOf,
  officialTexts,
  readOfficialText,
  type Understood,
} from '#app/services/official-texts.ts'
import { auditTrail } from '#app/services/officers.ts'
import { GOOD, inFolder } from '../content/fixture.ts'
import { visit } from '../coverage/site.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'
import { NOTICE_PAGE } from './invented.ts'

const NOTICE = 'content/regulations/rule-1.yaml'
const SECOND = (GOOD[NOTICE] ?? '')
  .replace('id: rule-1', 'id: samples')
  .replace('title: 示例管理办法\n', 'title: 关于加强样片管理的通知\n')
  .replace('short: 示例办法', 'short: 样片通知')
  .replace('number: null', 'number: 海视发〔2031〕7号')
  .replace('link: null', 'link: https://example.org/7.htm')
  .replace('id: art-1\n    clause: 第一条', 'id: 1-1\n    clause: 一（一）')
  .replace('id: art-2\n    clause: 第二条', 'id: none\n    clause: 九（九）')

const bytes = (text: string) => new TextEncoder().encode(text)

describe.each(ENGINES)('an official text on %s', (engine) => {
  let world: TestWorld
  let app: App
  beforeAll(async () => {
    world = await openWorld(engine, instantOf(Date.parse('2031-05-01T02:00:00Z')))
    const { catalogue, faults } = await inFolder({ ...GOOD, 'content/regulations/samples.yaml': SECOND }, loadContent)
    expect(faults).toEqual([])
    app = { ...world.app, catalogue }
  })
  afterAll(() => world.close())
  const understood = (text: string, document?: string): Understood => {
    const read = readOfficialText(app, bytes(text), document)
    if (!read.ok) throw new Error(JSON.stringify(read))
    return read.value
  }

  it('is recognised by its number, by its title, or by name', () => {
    expect(understood(NOTICE_PAGE)).toMatchObject({ regulation: { id: 'samples' }, by: 'number' })
    expect(understood(NOTICE_PAGE.replace('海视发〔2031〕7号\n', ''))).toMatchObject({
      regulation: { id: 'samples' },
      by: 'title',
    })
    expect(understood('示例管理办法\n第一条 先审后播。')).toMatchObject({ regulation: { id: 'rule-1' }, by: 'title' })
    expect(understood('第一条 先审后播。', 'rule-1')).toMatchObject({ regulation: { id: 'rule-1' }, by: 'name' })
    expect(understood(NOTICE_PAGE).otherwise.map(({ what }) => what)).toEqual(['issued', 'in force from', 'issuers'])
    const { withoutText, withoutDigest } = understood(NOTICE_PAGE).matching
    expect([withoutText.map(({ id }) => id), withoutDigest.map(({ article }) => article)]).toEqual([
      ['none'],
      ['1-2-1', '1-2-2', '2', '3'],
    ])
  })
  it('that cannot be told from others is refused with the documents there are', () => {
    const refused = (text: string, document?: string) => readOfficialText(app, bytes(text), document)
    expect(refused('第一条 先审后播。')).toMatchObject({
      refusal: 'document-unclear',
      detail: { ids: ['rule-1', 'samples'] },
    })
    expect(refused('第一条 先审后播。', 'rule-9')).toMatchObject({
      refusal: 'document-unknown',
      detail: { document: 'rule-9', ids: ['rule-1', 'samples'] },
    })
    expect(refused(NOTICE_PAGE.replace('〔2031〕7号', '〔2030〕7号'))).toMatchObject({
      refusal: 'number-differs',
      detail: { number: '海视发〔2030〕7号', document: 'samples' },
    })
  })
  it('is stored once, in whatever form it comes, and on record', async () => {
    expect(await importOfficialText(app, understood(NOTICE_PAGE), 'seven.txt', true)).toMatchObject({
      state: 'not-stored',
      before: null,
    })
    expect(await officialTextOf(app, 'samples')).toBeNull()
    expect(await importOfficialText(app, understood(NOTICE_PAGE), 'seven.txt')).toMatchObject({
      state: 'stored',
      stored: { fileName: 'seven.txt' },
    })
    const markdown = NOTICE_PAGE.replace(/^首页[\s\S]*?打印本页\n/, '')
      .split('\n')
      .join('\n')
      .replace(/^((?:[一二三]、|（[一二]）|\d、))/gm, '\n**$1**')
    expect(markdown).toContain('**一、**')
    for (const text of [NOTICE_PAGE, markdown])
      expect(await importOfficialText(app, understood(text), 'again.md')).toMatchObject({
        state: 'already-there',
        stored: { fileName: 'seven.txt' },
      })
    expect([...(await importedDocuments(app)).keys()]).toEqual(['samples'])
    expect(
      (await auditTrail(app, null)).filter(({ action }) => action === 'regulation.import').map(({ object }) => object),
    ).toEqual(['regulation:samples'])
  })
  it('stands beside the digests it belongs to', async () => {
    const text = await officialTextOf(app, 'samples')
    expect(text).toMatchObject({ fileName: 'seven.txt' })
    expect(Object.keys(text?.articles ?? {})).toEqual(['1-1'])
    expect(text?.articles['1-1']?.[0]).toContain('片尾和字幕')
    const page = await visit(app, '/regulations/samples')
    expect([
      page.status,
      page.words.includes('片头、片尾和字幕'),
      page.words.includes('seven.txt'),
      page.words.includes('导入的文本中没有与本条对应的内容'),
    ]).toEqual([200, true, true, true])
    expect((await visit(app, '/regulations/rule-1')).words).toContain('未导入')
  })
  it('that is newer is compared article by article with the one before', async () => {
    world.pass(60)
    const newer = NOTICE_PAGE.replace('保存三年', '保存五年').replace(
      '2、没有片尾的。',
      '2、没有片头的；\n3、没有片尾的。',
    )
    const imported = await importOfficialText(app, understood(newer), 'seven-2.txt')
    expect(imported).toMatchObject({ state: 'stored', before: { text: { fileName: 'seven.txt' } } })
    expect(
      imported.before?.changes.filter(({ kind }) => kind !== 'same').map((c) => [c.kind, 'to' in c ? c.to.clause : '']),
    ).toEqual([
      ['added', '一（二）2'],
      ['changed', '二'],
    ])
    const page = await officialTexts(app, 'samples', {})
    expect(page?.texts.map(({ fileName }) => fileName)).toEqual(['seven-2.txt', 'seven.txt'])
    const [to, from] = page?.texts ?? []
    const difference = await visit(app, `/regulations/samples/texts?from=${from?.id}&to=${to?.id}`)
    expect(difference.html).toMatch(
      /<del[^>]*>(?:<span[^>]*>[^<]*<\/span>)?三<\/del><ins[^>]*>(?:<span[^>]*>[^<]*<\/span>)?五<\/ins>/,
    )
    expect(difference.words).toContain('1 条有改动，1 条新增，0 条删去')
    expect((await visit(app, `/regulations/samples/texts?text=${from?.id}`)).words).toContain('保存三年')
    expect((await visit(app, '/regulations/samples/texts', { language: 'en' })).words).toContain(
      'Compare with the one before',
    )
  })
  it.each([
    '/regulations/none/texts',
    '/regulations/samples/texts?from=x&to=y',
    '/regulations/samples/texts?text=%00',
    "/regulations/samples/texts?text='",
  ])('has no page at %s', async (path) => expect((await visit(app, path)).status).toBe(404))
  it('imported twice in the same moment is stored once', async () => {
    const text = understood('示例管理办法\n第一条 先审后播。\n第二条 后加的一条。')
    const both = await Promise.all([importOfficialText(app, text, 'a.txt'), importOfficialText(app, text, 'b.txt')])
    expect(both.map(({ state }) => state).sort()).toEqual(['already-there', 'stored'])
    expect((await officialTexts(app, 'rule-1', {}))?.texts).toHaveLength(1)
  })
  it('is counted in the list of documents, which can be narrowed to what was imported', async () => {
    expect((await visit(app, '/regulations')).words).toContain('2 份文件，4 条要点；2 份已导入官方原文')
    expect((await visit(app, '/regulations?text=none')).words).toContain('没有符合条件的文件')
    const { html } = await visit(app, '/regulations?trust=official&text=imported')
    for (const link of ['/regulations/samples', '/tools/micro-drama', '/tools/reviewers'])
      expect(html).toContain(`href="${link}"`)
  })
})

describe('npm run admin -- import-regulation', () => {
  let folder: string
  const said: string[] = []
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-import-'))
    vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  })
  afterAll(async () => {
    vi.restoreAllMocks()
    await rm(folder, { recursive: true, force: true })
  })
  const run = async (name: string, text: string | Uint8Array, ...flags: string[]) => {
    said.length = 0
    await writeFile(join(folder, name), text)
    const status = await admin(['import-regulation', join(folder, name), ...flags], {
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'silent',
    }).catch((fault: Error) => fault.message)
    return { status, said: said.join('\n') }
  }
  const TEXT = '关于样片的通知\n一、样片\n（一）当日登记。\n（二）保存三年。\n'

  it('shows what it understood as a tree with its counts, and stores it unless told not to', async () => {
    const dry = await run('a.txt', `打印本页\n${TEXT}`, '--document', 'guangfa-2012-53', '--dry-run')
    expect(dry.status).toBe(0)
    for (const line of [
      'is a text of guangfa-2012-53',
      '一（一）',
      '1-1',
      'line 1: 打印本页',
      'Articles: 1; numbered clauses in all: 3;',
      'Digests: 2 of 36',
      'no text for the digest 2-1 (二（一）)',
      'Dry run: nothing was stored.',
    ])
      expect(dry.said).toContain(line)
    expect((await run('a.txt', TEXT, '--document', 'guangfa-2012-53')).said).toContain('Stored: 4 parts.')
    expect(await run('a.txt', TEXT, '--document', 'guangfa-2012-53')).toMatchObject({
      status: 0,
      said: expect.stringContaining('already imported'),
    })
    const newer = await run('b.txt', TEXT.replace('三年', '五年'), '--document', 'guangfa-2012-53')
    expect(newer.said).toContain('（二）保存[-三-]{+五+}年。')
  })
  it.each([
    ['jump.txt', '一、甲。\n\n三、丙。', /jump\.txt:3: here stands 三, after 一; 二 should stand/],
    ['none.txt', '样片已收到。', /no paragraph begins with a number/],
    ['unclear.txt', '一、甲。', /Name it with --document, one of: .*guangfa-2012-53/],
    ['picture.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), /neither UTF-8 nor GB18030/],
    ['large.txt', 'a'.repeat(2_000_001), /2000001 bytes; an official text has at most 2000000/],
  ])('says of %s where and why it cannot be read', async (name, text, why) =>
    expect((await run(name, text)).status).toMatch(why),
  )
  it('says so when there is no such file', async () =>
    expect(
      await admin(['import-regulation', join(folder, 'gone.txt')], { DATA_DIR: join(folder, 'data') }).catch(
        (f: Error) => f.message,
      ),
    ).toMatch(/There is no file/))
})
