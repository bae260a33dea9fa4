import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadContent } from '#app/content/load.ts'
import { trustedId } from '#app/domain/ids.ts'
import { type Day, endOfDay, type Instant, parseDay } from '#app/domain/instant.ts'
import type { App } from '#app/services/app.ts'
import { bankEntries } from '#app/services/bank.ts'
import { issueCertificate } from '#app/services/certificates.ts'
import {
  articleCoverage,
  changeOn,
  coverageCsv,
  coverageTable,
  CSV_COLUMNS,
  holdForChange,
} from '#app/services/coverage.ts'
import { markRead, openLesson } from '#app/services/learning.ts'
import { addAssociation, type Association } from '../certificates/sample-association.ts'
import { edited, GOOD, inFolder } from '../content/fixture.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'
import { newTrainee } from '../school/people.ts'
import { officer, visit } from './site.ts'

const day = (text: string) => parseDay(text) as Day
const [NOW, D] = ['2026-03-02T02:00:00.000Z' as Instant, day('2026-04-01')]

describe.each(ENGINES)('what if an article changed, on %s', (engine) => {
  let world: TestWorld
  let app: App
  let association: Association
  beforeAll(async () => {
    world = await openWorld(engine, NOW)
    const files = {
      ...edited('content/regulations/rule-1.yaml', 'heading: 先审后播', 'heading: "=先审后播"'),
      'content/policy/exam.yaml': (GOOD['content/policy/exam.yaml'] ?? '').replace('sample-exam', 'reviewer-exam'),
    }
    const { catalogue } = await inFolder(files, loadContent)
    app = { ...world.app, catalogue }
    association = await addAssociation(world.app, '31', '海州视听行业协会')
    const t = world.app.database.tables
    const [policy] = catalogue.exams
    if (!policy) throw new Error('the fixture has no examination')
    const sitting = (id: string, startFrom: Instant, recall: number) =>
      world.app.database.write('sitting', (tx) =>
        tx.insert(t.sittings).values({
          id,
          organisationId: association.id,
          title: id,
          bookingOpens: NOW,
          bookingCloses: NOW,
          startFrom,
          startUntil: startFrom,
          minutes: 30,
          hardClose: startFrom,
          blueprint: {
            id: 'x',
            version: '1',
            minutes: 30,
            cutHundredths: 6000,
            marks: policy.marks,
            cells: [{ topic: 'basics', recall, application: 0, judgement: 0 }],
            maxCases: 0,
          },
          seats: null,
          openedBy: trustedId<'person'>('none'),
          openedAt: NOW,
          releasedAt: null,
          releasedBy: null,
        }),
      )
    // Whoever opened it is of no matter here, but must be somebody.
    await world.app.database.write('person', (tx) =>
      tx.insert(t.people).values({
        id: 'none',
        legalName: '考务',
        email: 'none@example.cn',
        emailKey: 'none@example.cn',
        documentType: 'passport',
        documentSealed: '',
        documentHash: 'none',
        documentMasked: '',
        region: '31',
        passwordHash: '',
        consentVersion: '1',
        consentedAt: NOW,
        sample: true,
        createdAt: NOW,
      }),
    )
    await sitting('before', endOfDay(day('2026-03-20')), 1)
    await sitting('after', endOfDay(D), 1)
    await sitting('nothing-needed', endOfDay(D), 0)
  })
  afterAll(() => world.close())
  const change = async (article: string, on: Day = D) => {
    const found = await changeOn(app, 'rule-1', article, on)
    if (!found) throw new Error('no such article')
    return found
  }

  it('lists the lessons to revise with how many would read them again', async () => {
    expect((await change('art-1')).lessons).toEqual([
      { id: 'basics/review-first', title: '先审后播', titleEn: 'Review before release', readers: 0 },
    ])
    const [reader, other] = [await newTrainee(world), await newTrainee(world)]
    await markRead(app, reader, 'basics/review-first')
    await openLesson(app, other, 'basics/review-first')
    expect(await change('art-1')).toMatchObject({ readers: 1, lessons: [{ readers: 1 }] })
  })
  it('lists the items in force that day, and with them the rest of their case set', async () => {
    const { items, hold } = await change('art-2')
    expect([items.map(({ itemId }) => itemId), hold.items, hold.mates]).toEqual([
      ['case-1-2'],
      1,
      ['case-1-1', 'case-1-3'],
    ])
    expect((await change('art-2', day('2023-12-31'))).items).toEqual([])
    expect((await change('art-1')).items).toHaveLength(8)
  })
  it('tells which sittings after it could no longer be filled, and which before it would suffer from the hold', async () => {
    expect(
      (await change('art-1')).sittings.map(({ id, fillable, fillableWithout }) => [id, fillable, fillableWithout]),
    ).toEqual([
      // Before the day, and yet told: what is held is held at once.
      ['before', true, false],
      ['after', true, false],
      ['nothing-needed', true, true],
    ])
    expect((await change('art-2')).sittings.map(({ fillableWithout }) => fillableWithout)).toEqual([true, true])
    expect((await change('art-1', day('2026-03-01'))).sittings).toHaveLength(3)
  })
  it('counts who holds a certificate that day, and who was examined on these items', async () => {
    const certifier = await association.officer('certifier')
    const [asked, unasked] = [await association.candidate('周明'), await association.candidate('孙敏')]
    for (const { attemptId } of [asked, unasked])
      expect(await issueCertificate(world.app, certifier, { route: 'examined', attemptId })).toMatchObject({ ok: true })
    const { tables: t } = world.app.database
    const [form] = await world.app.database
      .read((db) => db.select().from(t.attempts))
      .then((rows) => rows.filter(({ id }) => id === asked.attemptId))
    await world.app.database.write('form', (tx) =>
      tx.insert(t.formItems).values({ formId: form?.formId ?? '', slot: 1, itemHash: 'h', itemId: 'ba-001' }),
    )
    expect((await change('art-1')).holders).toEqual({ people: 2, examinedOnThese: 1 })
    expect((await change('art-2')).holders).toEqual({ people: 2, examinedOnThese: 0 })
    expect((await change('art-1', day('2026-03-01'))).holders).toEqual({ people: 0, examinedOnThese: 0 })
    expect((await change('art-1', day('2040-01-01'))).holders).toEqual({ people: 0, examinedOnThese: 0 })
  })
  it('shows it to those who may see it, and no stem, key or name', async () => {
    const path = '/association/coverage/rule-1/art-1'
    expect((await visit(app, path)).location).toContain('/login')
    expect((await visit(app, path, { as: officer('trainee') })).status).toBe(403)
    const page = await visit(app, `${path}?on=${D}`, { as: officer('training-officer') })
    expect(page.status).toBe(200)
    for (const said of ['要修订的课', '8 道', '不能组卷', '2 人', '其中 1 人', '暂停题目由审题人员办理', 'ba-001'])
      expect(page.words).toContain(said)
    expect(page.html).not.toMatch(/周明|孙敏|节目播出以前必须完成|片方催促当晚上线，审核员|\/association\/items\//)
    expect((await visit(app, path, { as: officer('item-reviewer'), language: 'en' })).words).toContain(
      'If this article changed on a day',
    )
    expect((await visit(app, `${path}?on=2026-02-30`, { as: officer('auditor') })).words).toContain(
      '日期写作 2026-12-31 的样子',
    )
    for (const gone of [
      '/association/coverage/rule-1/none',
      '/association/coverage/none/art-1',
      `/association/coverage/rule-1/__proto__?on=${D}`,
    ])
      expect((await visit(app, gone, { as: officer('auditor') })).status).toBe(404)
  })
  it('holds all its items at once, with a reason, for those who may', async () => {
    const reviewer = await association.officer('item-reviewer')
    const {
      hold: { seen },
    } = await change('art-2')
    const path = '/association/coverage/rule-1/art-2'
    const post = `${path}?on=${D}`
    const form = { on: D, seen, reason: '第二条自四月一日起改动。', checked: 'on' }
    expect((await visit(app, post, { as: officer('training-officer'), form })).status).toBe(403)
    expect((await visit(app, post, { as: reviewer, form: { ...form, checked: '' } })).words).toContain('还没有确认')
    expect((await visit(app, post, { as: reviewer, form: { ...form, reason: ' ' } })).words).toContain('请写明理由')
    expect(
      await holdForChange(app, reviewer.personId, {
        document: 'rule-1',
        article: 'art-1',
        on: D,
        reason: form.reason,
        seen,
      }),
    ).toMatchObject({ refusal: 'coverage-changed' })
    expect((await visit(app, post, { as: reviewer, form })).location).toBe(`${post}&held=3`)
    const states = new Map(
      (await app.database.read((db) => bankEntries(app, db))).map(({ itemId, state }) => [itemId, state]),
    )
    expect(['case-1-1', 'case-1-2', 'case-1-3', 'ba-001'].map((id) => states.get(id))).toEqual([
      'held',
      'held',
      'held',
      'unread',
    ])
    expect(await change('art-2')).toMatchObject({
      items: [{ itemId: 'case-1-2', state: 'held' }],
      hold: { items: 0, mates: [] },
    })
    expect(
      await holdForChange(app, reviewer.personId, {
        document: 'rule-1',
        article: 'art-2',
        on: D,
        reason: form.reason,
        seen,
      }),
    ).toMatchObject({ refusal: 'coverage-nothing-to-hold' })
    expect((await articleCoverage(app, 'rule-1', 'art-2'))?.gaps).toEqual(['item'])
  })
  it('puts the gap on the table, which can be narrowed to gaps and taken away as CSV', async () => {
    const all = await coverageTable(app, {})
    expect([all.gaps, all.documents.map(({ rows }) => rows.map(({ article }) => article))]).toEqual([
      1,
      [['art-1', 'art-2']],
    ])
    const page = await visit(app, '/association/coverage?gaps=on', { as: officer('supervisor') })
    expect([
      page.words.includes('有缺口的条文 1 条'),
      page.words.includes('第二条'),
      page.words.includes('第一条'),
    ]).toEqual([true, true, false])
    const file = await visit(app, '/association/coverage/csv?document=rule-1', { as: officer('supervisor') })
    const rows = parse(file.html, { bom: true }) as string[][]
    expect(rows[0]?.slice(0, 3)).toEqual(['文件编号', '简称', '文号'])
    expect(rows.map((row) => row.length)).toEqual([CSV_COLUMNS.length, CSV_COLUMNS.length, CSV_COLUMNS.length])
    expect(rows[1]).toContain("'=先审后播")
    expect(coverageCsv([], ['甲'])).toBe('\uFEFF甲\r\n')
    expect(
      (
        await visit(app, '/association/coverage?topic=basics&document=rule-1', {
          as: officer('item-author'),
          language: 'en',
        })
      ).words,
    ).toContain('Coverage of the articles')
    for (const path of ['/association/coverage', '/association/coverage/csv'])
      expect((await visit(app, path, { as: officer('trainee') })).status).toBe(403)
  })
})
