import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as attempt from '#app/routes/association/attempt.tsx'
import * as layout from '#app/routes/association/layout.tsx'
import * as live from '#app/routes/association/live.tsx'
import type { Actor } from '#app/services/app.ts'
import { actorOf } from '#app/services/account.ts'
import { rescuePublicKey } from '#app/services/rescue.ts'
import { ticketOf } from '#app/services/ticket.ts'
import { sealRescue } from '#app/ui/exam/rescue-file.ts'
import type { Language } from '#app/words/language.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { askingOf, wordsOf } from '#test/pages.ts'
import { nineAnd, rightly } from '../exam-room/room.ts'
import { type Desk, openDesk } from './desk.ts'

const answer = askingOf([
  { id: 'association', path: 'association', module: layout },
  { id: 'live', within: 'association', path: 'sittings/:sitting/live', module: live },
  { id: 'attempt', within: 'association', path: 'attempts/:attempt', module: attempt },
])

describe('the pages of the invigilator’s desk', () => {
  let desk: Desk
  let [yi, bing]: Awaited<ReturnType<Desk['begun']>>[] = []
  beforeAll(async () => {
    desk = await openDesk('sqlite')
    await desk.candidate('甲')
    ;[yi, bing] = [await desk.begun('乙'), await desk.begun('丙')]
  })
  afterAll(() => desk.close())
  // A missing word, a bad key or a hook's complaint is told on the console: none may be.
  const told: string[] = []
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation((...words) => void told.push(words.map(String).join(' '))))
  afterEach(() => {
    vi.restoreAllMocks()
    expect(told.splice(0)).toEqual([])
  })

  const ask = async (path: string, { as = desk.invigilator, form, language }: { as?: Actor | undefined; form?: Record<string, string | string[] | Blob>; language?: Language } = {}) => {
    const body = form && new FormData()
    for (const [name, value] of Object.entries(form ?? {})) for (const one of [value].flat()) body?.append(name, one)
    const response = await answer(desk.app, path, { as, body, language })
    const html = await response.text()
    return { status: response.status, to: response.headers.get('location'), html, text: wordsOf(html) }
  }
  const there = () => `/association/sittings/${desk.sitting}/live`
  const post = (form: Record<string, string | string[]>) => ask(there(), { form })
  const timeline = () => `/association/attempts/${yi?.attemptId}`

  it.each(['zh-CN', 'en'] as const)('show every candidate in %s without scripts, with a way to load the list again', async (language) => {
    const page = await ask(there(), { language })
    expect(page.status).toBe(200)
    for (const name of ['甲', '乙', '丙']) expect(page.text).toContain(name)
    expect(page.text).toContain(language === 'en' ? 'Load the list again' : '刷新名单')
    expect(page.html.match(/<h1/g)).toHaveLength(1)
    expect(page.html.match(/<tr/g)).toHaveLength(4)
    expect(page.html).not.toContain(yi?.person)
    expect(page.html).toContain(`href="/association/attempts/${yi?.attemptId}"`)
    // An act nobody asked an exam browser for is not offered.
    expect(page.html).not.toContain('value="seb-override"')
  })

  it('filter and sort without scripts', async () => {
    expect((await ask(`${there()}?state=sitting`)).html.match(/<tr/g)).toHaveLength(3)
    expect((await ask(`${there()}?q=${encodeURIComponent('甲')}`)).html.match(/<tr/g)).toHaveLength(2)
    expect((await ask(`${there()}?q=nobody`)).text).toContain('没有符合筛选条件的考生')
    expect((await ask(`${there()}?state=nonsense&order=nonsense`)).html.match(/<tr/g)).toHaveLength(4)
  })

  it('are not there for another association, nor for a candidate, and need a log-in', async () => {
    const trainee = (await actorOf(desk.app, yi?.person ?? '')) as Actor
    const trainer = await desk.officer('培训', 'training-officer')
    for (const path of [there(), timeline()]) {
      expect((await ask(path, { as: desk.stranger })).status).toBe(404)
      expect([403, 404]).toContain((await ask(path, { as: trainee })).status)
      expect((await ask(path, { as: trainer })).status).toBe(404)
      expect((await ask(path, { as: desk.stranger, form: { intent: 'resume', whom: 'all' } })).status).toBe(404)
    }
    const nobody = await answer(desk.app, there(), {})
    expect([nobody.status, nobody.headers.get('location')]).toEqual([302, `/login?redirectTo=${encodeURIComponent(there())}`])
  })

  it('let a case officer read a timeline, and do nothing', async () => {
    const officer = await desk.officer('案件', 'case-officer')
    const page = await ask(timeline(), { as: officer })
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('name="choose"')
    expect(page.html).not.toContain('type="file"')
    expect((await ask(timeline(), { as: officer, form: { intent: 'check-rescue' } })).status).toBe(404)
    expect((await ask(there(), { as: officer })).status).toBe(404)
  })

  it('ask first for what an act needs, with whom it is for; then do it, and say so', async () => {
    const asked = await post({ choose: 'extend', whom: 'some', who: [yi?.booking ?? '', bing?.booking ?? ''] })
    expect(asked.status).toBe(200)
    expect(asked.text).toContain('对象：丙、乙')
    expect(asked.html).toContain('name="minutes"')
    expect(asked.html.match(/type="hidden" name="who"/g)).toHaveLength(2)
    const refused = await post({ intent: 'extend', whom: 'some', who: yi?.booking ?? '', minutes: '0', reason: '设备更换' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('分钟数应为 1 至 600 之间的整数')
    expect(refused.html).toContain('设备更换</textarea>')
    const done = await post({ intent: 'extend', whom: 'some', who: yi?.booking ?? '', minutes: '5', reason: '设备更换' })
    expect([done.status, done.to]).toEqual([302, `${there()}?done=extend&n=1`])
    expect((await ask(`${there()}?done=extend&n=1`)).text).toContain('加时：已办理 1 人')
    expect((await ask(timeline())).text).toContain('加时 5 分钟 监考甲 设备更换')
  })

  it('ask once more before what is final, for one and for all', async () => {
    const asked = await post({ choose: 'close', whom: 'all' })
    expect(asked.text).toContain('选中的考生（2）')
    expect(asked.html).toContain('name="confirmed"')
    const unticked = await post({ intent: 'close', whom: 'all', reason: '结束' })
    expect(unticked.status).toBe(422)
    expect(unticked.text).toContain('请先勾选确认')
    expect((await post({ intent: 'move-close', minutes: '10', reason: '停电' })).status).toBe(422)
    expect((await post({ intent: 'move-close', minutes: '10', reason: '停电', confirmed: 'on' })).to).toBe(`${there()}?done=move-close&n=all`)
    expect((await ask(there())).text).toContain('全场结束 2026-11-21 10:30')
  })

  it('tell for whom an act was not done, and why', async () => {
    const page = await post({ intent: 'resume', whom: 'some', who: [yi?.booking ?? ''] })
    expect(page.status).toBe(200)
    expect(page.text).toContain('乙：没有暂停')
    expect((await post({ choose: 'pause', whom: 'some' })).text).toContain('没有选中考生')
    expect((await post({ choose: 'nonsense' })).status).toBe(422)
    expect((await post({ choose: 'close', whom: 'some', who: ['x y', '../..'] })).text).toContain('没有选中考生')
  })

  it('show what a face is compared with, and record what was confirmed', async () => {
    const asked = await post({ choose: 'identity', whom: 'some', who: bing?.booking ?? '' })
    expect(asked.text).toContain('没有照片')
    expect((await post({ intent: 'identity', whom: 'some', who: bing?.booking ?? '', against: 'document' })).status).toBe(302)
    expect((await ask(there())).text).toContain('身份已核对 1')
  })

  it('find whoever shows a ticket by its number, and nobody by a number made up', async () => {
    const ticket = await ticketOf(desk.app, yi?.person as never, desk.sitting)
    const number = ticket.ok ? ticket.value.number : ''
    const found = await post({ choose: 'identity', ticket: number.replaceAll(' ', '') })
    expect(found.status).toBe(200)
    expect(found.html).toContain(`name="who" value="${yi?.booking}"`)
    expect(found.text).toContain(`准考证号 ${number.replaceAll(' ', '')} 属于下面的考生`)
    expect((await post({ choose: 'identity', ticket: '1234' })).status).toBe(422)
  })

  it('show nothing that a candidate or an officer typed as markup', async () => {
    await post({ intent: 'message', whom: 'some', who: yi?.booking ?? '', text: '<script>alert(1)</script>' })
    expect((await ask(timeline())).html).not.toContain('<script>alert(1)')
  })

  it('check a rescue file and load it only with a reason and a tick; answers are never shown', async () => {
    const items = yi?.items ?? []
    const answers = rightly(items).map((one) => ({ ...one, revision: 7, saved: false }))
    const sealed = await sealRescue({ attempt: yi?.attemptId ?? '', writtenAt: nineAnd(5), answers, client: {} }, await rescuePublicKey(desk.app))
    const checked = await ask(timeline(), { form: { intent: 'check-rescue', file: new Blob([sealed]) } })
    expect(checked.text).toContain(`文件里有 ${items.length} 题比服务器的新`)
    expect(checked.html).not.toMatch(/single one|rationale/)
    const load = (more: Record<string, string>) => ask(timeline(), { form: { intent: 'load-rescue', rescueFile: sealed, shown: String(items.length), reason: '断网', ...more } })
    expect((await load({})).status).toBe(422)
    expect((await load({ confirmed: 'on', reason: '' })).status).toBe(422)
    expect((await load({ confirmed: 'on' })).to).toBe(`${timeline()}?rescued=${items.length}`)
    expect((await ask(timeline())).text).toContain(`从应急文件补入 ${items.length} 题`)
    expect((await ask(timeline(), { form: { intent: 'check-rescue', file: new Blob(['{}']) } })).text).toContain('这不是应急文件')
    expect((await ask(timeline(), { form: { intent: 'check-rescue' } })).text).toContain('没有选择文件')
    const steps = await desk.app.database.read((db) => attemptsRepository(desk.app.database).steps(db, yi?.attemptId as never))
    expect(steps.filter(({ type }) => type === 'rescued')).toHaveLength(items.length)
  })

  it('draw five hundred candidates', async () => {
    for (let i = 0; i < 497; i++) await desk.candidate(`考生${i}`)
    const begun = performance.now()
    const page = await ask(there())
    expect(page.html.match(/class="live-row"/g)).toHaveLength(500)
    expect(performance.now() - begun).toBeLessThan(10_000)
  }, 120_000)
})
