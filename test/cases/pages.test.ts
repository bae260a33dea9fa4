import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as deskCase from '#app/routes/association/case.tsx'
import * as newCase from '#app/routes/association/case-new.tsx'
import * as deskCases from '#app/routes/association/cases.tsx'
import * as result from '#app/routes/candidate/result.tsx'
import * as ownCase from '#app/routes/holder/case.tsx'
import * as ownCases from '#app/routes/holder/cases.tsx'
import type { AttemptId, PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/services/app.ts'
import { ownCases as casesOf } from '#app/services/cases.ts'
import { askingOf, wordsOf } from '../pages.ts'
import { asActor, openStory, type Story } from './story.ts'

const ask = askingOf([
  { id: 'result', path: 'me/results/:attempt', module: result },
  { id: 'own-cases', path: 'me/cases', module: ownCases },
  { id: 'own-case', path: 'me/cases/:case', module: ownCase },
  { id: 'desk-cases', path: 'association/cases', module: deskCases },
  { id: 'new-case', path: 'association/cases/new', module: newCase },
  { id: 'desk-case', path: 'association/cases/:case', module: deskCase },
])
const form = (fields: Record<string, string>) => new URLSearchParams(fields)

describe('the pages of cases, without JavaScript', () => {
  let story: Story
  let me: Actor
  let attemptId: AttemptId
  let notifier: Actor
  let first: Actor
  beforeAll(async () => {
    story = await openStory('sqlite')
    const sat = await story.sat('丙')
    attemptId = sat.attemptId
    me = await asActor(story.app, sat.personId as PersonId)
    notifier = await story.officer('监考甲', 'invigilator')
    first = await story.officer('经办甲', 'case-officer')
    await story.release()
  })
  afterAll(() => story.close())
  const read = async (path: string, as: Actor, language: 'zh-CN' | 'en' = 'zh-CN') => {
    const response = await ask(story.app, path, { as, language })
    expect(response.status).toBe(200)
    return wordsOf(await response.text())
  }
  const post = (path: string, as: Actor, fields: Record<string, string>) => ask(story.app, path, { as, body: form(fields) })

  it('an empty list says what to do next', async () => {
    expect(await read('/me/cases', me)).toContain('没有任何事项')
    expect(await read('/association/cases', first, 'en')).toContain('Nothing is open')
  })

  it('a review is asked for on the page of the result; a form that lacks something comes back with what was typed', async () => {
    const path = `/me/results/${attemptId}`
    expect(await read(path, me)).toContain('申请成绩复核')
    const lacking = await post(path, me, { intent: 'review', 'ask-sums': 'on', text: '请再加一遍总分。' })
    expect(lacking.status).toBe(422)
    expect(await lacking.text()).toContain('请再加一遍总分。')
    const asked = await post(path, me, { intent: 'review', 'ask-sums': 'on', text: '请再加一遍总分。', confirm: 'on' })
    expect(asked.status).toBe(302)
    expect(await read(asked.headers.get('location') ?? '', me)).toContain('您的成绩不会因为申请复核而降低')
    // Once: the form is gone and the case stands on the page.
    const after = await read(path, me, 'en')
    expect(after).toContain('Matters about this exam')
    expect(after).not.toContain('Ask for a result review')
  })

  it('a notice, a statement and a decision go through the forms, and the candidate is told in words without officers’ names', async () => {
    const path = `/association/cases/new?attempt=${attemptId}`
    expect(await read(path, notifier)).toContain('告知不是处理')
    expect((await ask(story.app, path, { as: me })).status).toBe(404)
    const given = await post(path, notifier, { intent: 'notice', 'ground-outside-time': 'on', text: '结束以后仍在作答。', confirm: 'on' })
    expect(given.status).toBe(302)
    const [own] = (await casesOf(story.app, me.personId)).filter(({ kind }) => kind === 'violation')
    const mine = `/me/cases/${own?.id}`
    const notice = await read(mine, me, 'en')
    expect(notice).toContain('Answered before the start or went on after the end')
    expect(notice).toContain('Nothing is decided')
    expect(notice).not.toContain('监考甲')
    expect((await post(mine, me, { intent: 'statement', text: '铃响时我已停笔。', confirm: 'on' })).status).toBe(302)

    const desk = `/association/cases/${own?.id}`
    expect(await read(desk, notifier)).toContain('决定由本协会的个案经办人员作出')
    expect(await read(desk, first)).toContain('铃响时我已停笔。')
    const decision = { intent: 'decide', conflict: 'none', 'found-outside-time': 'on', effect: 'record-five-years', opinion: '', reasons: '录像与记录相符。', confirm: 'on' }
    const beyond = await post(desk, first, decision)
    expect(beyond.status).toBe(422)
    expect(wordsOf(await beyond.text())).toContain('处理重于所认定的事由')
    expect((await post(desk, first, { ...decision, effect: 'result-void' })).status).toBe(302)
    const told = await read(mine, me)
    expect(told).toContain('当次成绩无效')
    expect(told).toContain('参照 人社部令31号 第六条')
    expect(told).not.toContain('经办甲')
    expect(await read(`/me/results/${attemptId}`, me)).toContain('这次成绩因违纪处理无效')
    expect(await read(mine, me, 'en')).toContain('You may appeal until')
  })

  it('nobody else reads a case, and a candidate has no desk', async () => {
    const [own] = await casesOf(story.app, me.personId)
    expect((await ask(story.app, `/me/cases/${own?.id}`, { as: notifier })).status).toBe(404)
    expect((await ask(story.app, '/association/cases', { as: me })).status).toBe(403)
    expect((await ask(story.app, `/association/cases/${own?.id}`, { as: me })).status).toBe(404)
    expect((await ask(story.app, '/me/cases')).status).toBe(302)
  })
})
