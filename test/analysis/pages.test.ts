import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as csv from '#app/routes/association/analysis-csv.ts'
import * as analysis from '#app/routes/association/analysis.tsx'
import * as collusion from '#app/routes/association/collusion.tsx'
import type { Role } from '#app/domain/people/roles.ts'
import type { Actor } from '#app/services/app.ts'
import { analysisOf, analysisView } from '#app/services/analysis.ts'
import { askingOf, wordsOf } from '#test/pages.ts'
import { ENGINES } from '../database/worlds.ts'
import { good, NINE, nineAnd, openRoom, type Room } from '../exam-room/room.ts'
import { earlierSitting, realHash, satBy } from './sat.ts'
import { strangers } from './sheets.ts'

const ask = askingOf([
  { id: 'analysis', path: 'association/sittings/:sitting/analysis', module: analysis },
  { id: 'csv', path: 'association/sittings/:sitting/analysis/csv', module: csv },
  { id: 'collusion', path: 'association/sittings/:sitting/collusion', module: collusion },
])
const BANK = 30
const sheets = (candidates: number, seed = 'pages') => strangers({ seed, candidates, bank: BANK, form: 20 })

describe.each(ENGINES)('the analysis of a sitting on %s', (engine) => {
  let room: Room
  beforeEach(async () => {
    room = await openRoom(engine)
    room.setClock(NINE)
  })
  afterEach(() => room.close())

  const officer = (...roles: Role[]): Actor => ({
    personId: room.opener, name: '甲', email: 'a@example.cn', region: '31',
    roles: roles.map((role) => ({ role, organisationId: room.association, organisationKind: 'association', organisationName: '测试协会', region: '31' })),
  })
  const at = (path = 'analysis') => `/association/sittings/${room.sitting}/${path}`
  const read = async (path: string, as: Actor, language: 'zh-CN' | 'en' = 'en') => {
    const response = await ask(room.app, path, { as, language })
    const html = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
    return { status: response.status, html, words: wordsOf(html), headers: response.headers }
  }
  const over = () => room.setClock(nineAnd(120))
  const noted = async (action: string) => {
    const { audit } = room.app.database.tables
    const rows = await room.app.database.read((db) => db.select().from(audit))
    return rows.filter((row) => row.action === action)
  }

  it('tells nothing while anybody may sit, and nothing to officers who do not work on the items', async () => {
    await satBy(room.app, room.sitting, sheets(31), NINE)
    await room.candidate('慢')
    const early = await read(at(), officer('item-reviewer'))
    expect(early.words).toContain('Not yet')
    expect(early.html).not.toContain('item-0')
    expect((await read(at('collusion'), officer('item-reviewer'))).words).toContain('Not yet')
    expect((await read(at('analysis/csv'), officer('item-reviewer'))).status).toBe(404)
    over()
    expect((await read(at(), officer('item-reviewer'))).words).toContain('The whole examination')
    for (const path of [at(), at('collusion'), at('analysis/csv')]) expect((await read(path, officer('invigilator', 'certifier'))).status).toBe(403)
    const other = { ...officer('item-reviewer'), roles: officer('item-reviewer').roles.map((role) => ({ ...role, organisationId: 'another' as never })) }
    expect((await read(at(), other)).status).toBe(403)
    expect((await read(at().replace(room.sitting, 'nowhere'), officer('item-reviewer'))).status).toBe(404)
  })

  it('tells counts alone of 29 people, unstable figures of 40, and says so', async () => {
    await satBy(room.app, room.sitting, sheets(29), NINE)
    over()
    const few = await read(at(), officer('training-officer'))
    expect(few.words).toContain('counts only, no statistics')
    expect(few.words).not.toContain('Reliability, KR-20')
    const file = await read(at('analysis/csv?part=items'), officer('training-officer'))
    expect(file.words).toContain('too-few')
    expect(file.words).not.toMatch(/,0\.\d/)
    await satBy(room.app, room.sitting, sheets(40, 'more'), NINE)
    const more = await read(at(), officer('training-officer'))
    expect(more.words).toContain('Between 30 and 100 candidates')
    expect(more.words).toContain('Reliability, KR-20')
    expect(more.html.match(/<svg/g)?.length).toBe(3)
  })

  it('counts first attempts alone, leaves void results out, and compares with earlier sittings', async () => {
    const before = await earlierSitting(room, 'earlier', nineAnd(-6000))
    const people = await satBy(room.app, before, sheets(60, 'before'), nineAnd(-6000))
    await satBy(room.app, room.sitting, sheets(50), NINE, people.slice(0, 5))
    over()
    const of = async (scope: 'sitting' | 'released') => {
      const found = good(await analysisOf(room.app, room.sitting, scope))
      return { ...analysisView(room.app, found), drifting: found.analysis.items.filter(({ drift }) => drift).length }
    }
    expect(await of('sitting')).toMatchObject({ n: 45, leftOut: { resits: 5, voided: 0, otherSort: 0 }, sittings: 1, earlier: 1, simulated: false })
    expect((await of('sitting')).drifting).toBeGreaterThan(0)
    expect(await of('released')).toMatchObject({ n: 105, leftOut: { resits: 5 }, sittings: 2, earlier: 0, drifting: 0 })

    const { attempts, grades } = room.app.database.tables
    const [row] = await room.app.database.read((db) => db.select().from(attempts).where(eq(attempts.sittingId, room.sitting)))
    await room.app.database.write('grade', async (tx) => void (await tx.update(grades).set({ voidedBy: 'case' }).where(eq(grades.attemptId, row?.id as string))))
    expect((await of('sitting')).leftOut.voided).toBe(1)
  })

  it('shows keys to those alone who may see the bank, and puts each look on record', async () => {
    await satBy(room.app, room.sitting, strangers({ seed: 'all', candidates: 40, bank: 20, form: 20 }), NINE)
    over()
    const detail = `${at()}?item=${realHash(3)}`
    const without = await read(detail, officer('training-officer'))
    expect(without.words).toContain('Item item-003')
    expect(without.html).not.toMatch(/CANARY|SECRET|option a/)
    expect(await noted('item-see')).toEqual([])
    expect((await read(at('analysis/csv?part=choices'), officer('training-officer'))).status).toBe(403)

    const whole = await read(detail, officer('item-author'))
    expect(whole.words).toContain('CANARY stem 3')
    expect(whole.words).toContain('Option curves')
    expect(whole.html).not.toContain('SECRET')
    expect(await noted('item-see')).toMatchObject([{ object: 'item:item-003', actorId: room.opener }])
    expect((await read(`${at()}?item=none`, officer('item-author'))).status).toBe(404)
    const list = await read(at(), officer('item-author'))
    expect(list.html).not.toMatch(/CANARY|SECRET/)

    const file = await read(at('analysis/csv?part=choices'), officer('item-author'))
    expect(file.headers.get('content-disposition')).toContain('analysis-choices-2026-11-21.csv')
    expect(file.html.split('\r\n')).toHaveLength(1 + 20 * 4 + 1)
    expect(await noted('item-see')).toHaveLength(2)
  })

  it('writes negative numbers as numbers, and no formula', async () => {
    // Of people who are all alike, half of the items run against the rest.
    await satBy(room.app, room.sitting, strangers({ seed: 'alike', candidates: 40, bank: 20, form: 20, spread: 0, itemSpread: 1 }), NINE)
    const { sittings } = room.app.database.tables
    await room.app.database.write('sittings', async (tx) => void (await tx.update(sittings).set({ title: '=HYPERLINK("x")', simulated: true })))
    const { people } = room.app.database.tables
    await room.app.database.write('people', async (tx) => void (await tx.update(people).set({ simulated: true })))
    over()
    const { html, headers } = await read(at('analysis/csv?part=items'), officer('item-author'), 'zh-CN')
    const lines = html.split('\r\n')
    expect(html.startsWith('\uFEFF场次,模拟,题目')).toBe(true)
    expect(lines.slice(1, -1).every((line) => line.startsWith(`"'=HYPERLINK(""x"")",1,item-`))).toBe(true)
    expect(html).toMatch(/,-0\.\d/)
    expect(headers.get('content-disposition')).toContain('simulated-analysis-items')
    expect((await read(at(), officer('item-author'), 'zh-CN')).words).toContain('模拟场次')
    expect((await read(at('collusion'), officer('item-author'), 'zh-CN')).words).toContain('模拟场次')
  })

  it('has every file, with as many columns as heads', async () => {
    await satBy(room.app, room.sitting, sheets(40), NINE)
    over()
    for (const part of ['test', 'items', 'scores', 'topics', 'completion', 'choices']) {
      const { status, html } = await read(at(`analysis/csv?part=${part}`), officer('item-author'))
      expect(status).toBe(200)
      const [head, first] = html.split('\r\n')
      expect(`${part} ${first?.split(',').length}`).toBe(`${part} ${head?.split(',').length}`)
    }
  })

  it('screens for shared answers, names its error rate, and notes who looked', async () => {
    const made = strangers({ seed: 'pairs', candidates: 60, bank: 60, form: 60 })
    const copied = made.map((sheet, i) => (i === 7 ? { ...sheet, seen: made[3]?.seen ?? [] } : sheet))
    await satBy(room.app, room.sitting, copied, NINE)
    over()
    const page = await read(at('collusion'), officer('item-reviewer'))
    expect(page.words).toContain('no finding')
    expect(page.words).toContain('with a chance of 1% at the most')
    expect(page.words).toMatch(/考生[37] · 考生[37]/)
    expect(page.words).toContain('60 candidates, 1,770 pairs compared: 1 strong')
    expect(await noted('collusion-see')).toMatchObject([{ object: `sitting:${room.sitting}`, detail: { pairs: 1, answers: true } }])
    const training = await read(at('collusion'), officer('training-officer'))
    expect(training.words).toContain('shown to those who may see the item bank')
    expect(training.words).not.toContain('Their answers')
  })
})
