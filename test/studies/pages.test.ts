import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '#app/services/account.ts'
import type { Actor } from '#app/services/app.ts'
import { judgesIn, ratingField, shareIn, shareText, sheetIn } from '#app/ui/studies/fields.ts'
import { ask } from './site.ts'
import { openStudyStage, type StudyStage } from './stage.ts'

describe('the pages of studies', () => {
  let stage: StudyStage
  let panel: readonly Actor[]
  beforeAll(async () => {
    stage = await openStudyStage('sqlite')
    panel = await Promise.all(stage.judges.map(async (id) => (await actorOf(stage.app, id)) ?? expect.fail('nobody')))
  })
  afterAll(() => stage.close())

  it('take a study from its beginning to its signature without scripts', async () => {
    const { app, runner, signer } = stage
    const [first, second] = panel
    expect((await ask(app, first, '/association/studies')).status).toBe(403)
    const emails = await Promise.all(stage.judges.map((id) => stage.emailOf(id)))
    const wrong = await ask(app, runner, '/association/studies', { title: '研究（样例）', judges: `${emails[0]}，审核主管\nnobody@example.cn，专家` })
    expect(wrong).toMatchObject({ status: 422 })
    expect(wrong.text).toContain('没有账号使用邮箱 nobody@example.cn')
    expect(wrong.html).toContain('审核主管')
    const begun = await ask(app, runner, '/association/studies', { title: '研究（样例）', judges: emails.map((email) => `${email}，审核主管（样例）`).join('\n') })
    expect(begun.status).toBe(302)
    const path = begun.location ?? ''

    // A judge holds no office, and sees the own sheet; others do not see the study at all.
    expect((await ask(app, first, '/association/studies')).text).toContain('等您评分')
    const sheet = await ask(app, first, path)
    for (const told of ['请设想一百名刚好合格的审核员', 'stem of five', '答案：b', '请不要与其他专家交流']) expect(sheet.text).toContain(told)
    expect(sheet.text).not.toContain('专家组')
    // Who runs it need not see items.
    const run = await ask(app, runner, path)
    expect(run.text).toContain('已评 0 / 5 题')
    expect(run.html).not.toContain('stem of')
    const outsider = (await actorOf(app, stage.opener)) ?? expect.fail('nobody')
    expect((await ask(app, outsider, path)).status).toBe(404)
    expect((await ask(app, first, `${path}/csv`)).status).toBe(404)

    const id = path.split('/').at(-1) as never
    const hashes = await stage.itemsOf(id)
    const rated = (percent: string) => Object.fromEntries(hashes.map((hash) => [ratingField(hash), percent]))
    expect((await ask(app, first, path, { ...rated('101'), intent: 'save' })).text).toContain('评分应为 0 至 100')
    expect((await ask(app, first, path, { ...rated('60'), intent: 'save' })).status).toBe(302)
    expect((await ask(app, first, path)).html).toContain('value="60"')
    for (const [i, judge] of panel.entries()) expect((await ask(app, judge, path, { ...rated(String(60 + i)), intent: 'hand-in' })).status).toBe(302)
    expect((await ask(app, first, path)).html).not.toContain('stem of')
    expect((await ask(app, signer, path, { intent: 'end-round' })).status).toBe(403)
    expect((await ask(app, runner, path, { intent: 'end-round' })).status).toBe(302)
    expect((await ask(app, second, path)).text).toContain('第一轮：您 61%，全组平均 61%，最低 60%，最高 62%')
    for (const judge of panel) {
      expect((await ask(app, judge, path, { ...rated('62.5'), intent: 'hand-in' })).text).toContain('您认为合适的合格线')
      expect((await ask(app, judge, path, { ...rated('62.5'), expectedCut: '60', expectedPass: '70', intent: 'hand-in' })).status).toBe(302)
    }
    expect((await ask(app, runner, path, { intent: 'end-round' })).status).toBe(302)

    expect((await ask(app, runner, path)).html).not.toContain('value="sign"')
    const seen = await ask(app, signer, path)
    for (const told of ['等待签发', '62.5%', '± 0%', '只有 3 名专家', '签发依据']) expect(seen.text).toContain(told)
    expect((await ask(app, signer, path, { intent: 'sign', note: '专家组适当（样例）' })).text).toContain('没有勾选确认')
    expect((await ask(app, signer, path, { intent: 'sign', note: '专家组适当（样例）', yes: 'on' })).status).toBe(302)
    const english = await ask(app, signer, path, undefined, 'en')
    for (const told of ['Signed by', 'Round 2', 'standard error', 'Raw ratings (CSV)']) expect(english.text).toContain(told)
    const csv = await ask(app, signer, `${path}/csv`)
    expect(csv.status).toBe(200)
    expect(csv.html.split('\r\n')[0]).toBe('轮次,专家,资格,题目,版本,评分（%）,时间')
    expect((await ask(app, signer, '/association/studies/none')).status).toBe(404)
  })
})

describe('the fields of a judge', () => {
  it.each([
    ['62', 6200],
    ['62.5', 6250],
    ['62.25 %', 6225],
    ['100', 10_000],
    ['0', 0],
    ['', null],
    [undefined, null],
    ['100.01', undefined],
    ['-1', undefined],
    ['六十', undefined],
    ['1e2', undefined],
  ])('read %j as %j', (text, share) => {
    expect(shareIn(text)).toBe(share)
    if (share !== undefined) expect(shareIn(shareText(share))).toBe(share)
  })
  it('leave out what is empty and refuse what is no share', () => {
    expect(sheetIn({ 'r.one': '50', 'r.two': '', expectedCut: '60' })).toEqual({ ratings: new Map([['one', 5000]]), expectedCut: 6000, expectedPass: null })
    expect(sheetIn({ 'r.one': 'x' })).toBeUndefined()
  })
  it('name judges one a line, however they are separated', () => {
    expect(judgesIn('a@b.cn，主管\n\n c@d.cn, 八年  审核 \r\ne@f.cn')).toEqual([
      { email: 'a@b.cn', qualification: '主管' },
      { email: 'c@d.cn', qualification: '八年 审核' },
      { email: 'e@f.cn', qualification: '' },
    ])
  })
})
