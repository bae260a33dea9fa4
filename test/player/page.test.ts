import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AttemptId, PersonId } from '#app/domain/ids.ts'
import * as attempt from '#app/routes/candidate/attempt.tsx'
import { actorOf } from '#app/services/account.ts'
import { extendAttempt, pauseAttempt } from '#app/services/attempt-acts.ts'
import { handIn, startAttempt } from '#app/services/attempts.ts'
import { dayNow } from '#app/services/day-now.ts'
import { consentToSignals } from '#app/services/signals.ts'
import { sittingEventsRepository } from '#db/repositories/sitting-events.ts'
import { good, NINE, nineAnd, openRoom, type Room } from '../exam-room/room.ts'
import { askingOf, wordsOf } from '../pages.ts'

const ask = askingOf([{ id: 'attempt', path: 'exam/attempts/:attempt', module: attempt }])

describe('the page of the exam, as it comes without scripts', () => {
  let room: Room
  let person: PersonId
  let attemptId: AttemptId
  beforeEach(async () => {
    room = await openRoom('sqlite')
    person = await room.candidate()
    room.setClock(NINE)
    attemptId = good(await startAttempt(room.app, person, room.sitting)).attemptId
  })
  afterEach(() => room.close())

  const get = async (query = '', language: 'zh-CN' | 'en' = 'zh-CN') => {
    const answer = await ask(room.app, `/exam/attempts/${attemptId}${query}`, { as: await actorOf(room.app, person), language })
    return { status: answer.status, html: await answer.text() }
  }
  const post = async (fields: Record<string, string>) =>
    ask(room.app, `/exam/attempts/${attemptId}`, { as: await actorOf(room.app, person), body: new URLSearchParams(fields) })
  const set = (change: object) =>
    room.app.database.write('sitting', async (tx) => {
      const { sittings } = room.app.database.tables
      await tx.update(sittings).set(change).where(eq(sittings.id, room.sitting))
    })
  const tell = async (kind: string, detail: Record<string, unknown>) => {
    const id = room.app.id<'sitting-event'>()
    await room.app.database.write('events', (tx) =>
      sittingEventsRepository(room.app.database).add(tx, [{ id, sittingId: room.sitting, attemptId: null, personId: person, at: room.app.now(), byId: room.opener, kind, detail }]),
    )
    return id
  }

  it.each(['zh-CN', 'en'] as const)('has a question, no key, and the server’s key for a rescue file (%s)', async (language) => {
    const { html } = await get('', language)
    expect(html).toContain('name="response"')
    expect(html).not.toMatch(/SECRET|rationale/)
    expect(html).not.toMatch(/exam\.player\.\w/)
    expect(html).toMatch(/B[A-Za-z0-9_-]{86}/)
  })

  it('in a pause has no question, says why, that the clock stands, and that nothing is lost', async () => {
    room.setClock(nineAnd(10))
    good(await pauseAttempt(room.app, room.opener, attemptId, { reason: '设备更换' }))
    room.setClock(nineAnd(30))
    const { html } = await get()
    expect(html).not.toContain('name="response"')
    expect(html).not.toContain('single one')
    const words = wordsOf(html)
    expect(words).toContain('考试已暂停')
    expect(words).toContain('设备更换')
    expect(words).toContain('0:50:00')
    expect(words).toContain('没有丢失')
    const saved = await post({ intent: 'save', q: '1', revision: '1', response: 'a', go: 'next' })
    expect(saved.status).toBe(409)
    expect(wordsOf(await saved.text())).toContain('恢复之前不能保存')
  })

  it('offers a planned break, and ends it', async () => {
    expect((await get()).html).not.toContain('value="break"')
    await set({ breaks: [{ minutes: 5 }] })
    expect((await get()).html).toContain('value="break"')
    expect((await post({ intent: 'break' })).status).toBe(302)
    const { html } = await get()
    expect(html).toContain('value="end-break"')
    expect(wordsOf(html)).toContain('休息中')
    room.setClock(nineAnd(2))
    expect((await post({ intent: 'end-break' })).status).toBe(302)
    expect(good(await dayNow(room.app, person, attemptId)).day).toMatchObject({ state: 'open', deadline: nineAnd(62) })
    const again = await post({ intent: 'break' })
    expect(again.status).toBe(409)
    expect(wordsOf(await again.text())).toContain('没有可用的计划内休息')
  })

  it('shows a message until it is confirmed', async () => {
    const message = await tell('message', { text: '请核对座位号' })
    expect(wordsOf((await get()).html)).toContain('请核对座位号')
    expect((await post({ intent: 'confirm', message })).status).toBe(302)
    expect((await get()).html).not.toContain('请核对座位号')
  })

  it('shows the deadline with the minutes granted', async () => {
    good(await extendAttempt(room.app, room.opener, attemptId, { minutes: 15, reason: '断网' }))
    expect(wordsOf((await get()).html)).toContain('10:15:00 截止')
  })

  it('of a sitting in Safe Exam Browser is a plain page that explains, until an invigilator lets the candidate in', async () => {
    await set({ sebKeys: ['0'.repeat(64)] })
    const { html } = await get()
    expect(html).not.toContain('name="response"')
    expect(html).not.toContain('single one')
    expect(html).not.toContain('0'.repeat(64))
    expect(wordsOf(html)).toContain('Safe Exam Browser')
    expect((await post({ intent: 'save', q: '1', revision: '1', response: 'a', go: 'next' })).status).toBe(403)
    await tell('seb-override', { reason: '浏览器故障' })
    expect((await get()).html).toContain('name="response"')
  })

  it('says what is recorded exactly when the candidate consented', async () => {
    // Without scripts nothing is recorded; what the page's script is told is another thing with consent than without.
    const told = async () => (await (await ask(room.app, `/exam/attempts/${attemptId}.data?_routes=attempt`, { as: await actorOf(room.app, person) })).text())
    const before = await told()
    expect(await told()).toBe(before)
    good(await consentToSignals(room.app, person, room.sitting, true))
    expect(await told()).not.toBe(before)
  })

  it('of a closed attempt says who closed it, and shows no question', async () => {
    good(await handIn(room.app, person, attemptId, { seen: {}, force: true }))
    const { html } = await get()
    expect(wordsOf(html)).toContain('交卷成功')
    expect(html).not.toContain('name="response"')
  })
})
