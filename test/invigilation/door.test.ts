import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addMs } from '#app/domain/instant.ts'
import { saveAnswers } from '#app/services/attempts.ts'
import { watchedCount } from '#app/services/live-list.ts'
import { good, nineAnd, rightly } from '../exam-room/room.ts'
import { cookieOf, siteOf } from '../security/site.ts'
import { type Desk, openDesk } from './desk.ts'

describe('the live door', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await openDesk('sqlite')
  })
  afterEach(() => desk.close())
  const ask = async (personId: string | undefined, sitting: string = desk.sitting) =>
    siteOf(desk.app).request(`/association/sittings/${sitting}/live/events`, { headers: personId ? { cookie: await cookieOf(desk.app, personId) } : {} })

  /** Reads events of a stream until one is wanted; all that came so far. */
  async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, wanted: RegExp): Promise<string> {
    const decoder = new TextDecoder()
    let text = ''
    while (!wanted.test(text)) {
      const { value, done } = await reader.read()
      if (done) return `${text}[end]`
      text += decoder.decode(value, { stream: true })
    }
    return text
  }

  it('opens to who may invigilate the sitting, and to others is not there', async () => {
    expect((await ask(undefined)).status).toBe(401)
    const { person } = await desk.begun('乙')
    const others = [person, desk.stranger.personId, (await desk.officer('案件', 'case-officer')).personId, (await desk.officer('培训', 'training-officer')).personId]
    for (const one of others) expect((await ask(one)).status).toBe(404)
    expect((await ask(desk.invigilator.personId, 'no-such-sitting')).status).toBe(404)
    expect((await ask(desk.invigilator.personId, 'no.such.id')).status).toBe(404)
    expect(watchedCount(desk.app.database)).toBe(0)
  })

  it('knows no other method, and opens no more than eight lists for one person', async () => {
    const headers = { cookie: await cookieOf(desk.app, desk.invigilator.personId) }
    const site = siteOf(desk.app)
    const address = `/association/sittings/${desk.sitting}/live/events`
    for (const method of ['HEAD', 'POST', 'DELETE']) expect((await site.request(address, { method, headers })).status).toBe(405)
    expect(watchedCount(desk.app.database)).toBe(0)
    const opened = await Promise.all(Array.from({ length: 8 }, () => site.request(address, { headers })))
    expect(opened.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect((await site.request(address, { headers })).status).toBe(429)
    await Promise.all(opened.map(({ body }) => body?.cancel()))
    expect((await site.request(address, { headers })).status).toBe(200)
  })

  it('streams the list and then the rows that change, and lets go of the sitting when the desk hangs up', async () => {
    const { person, attemptId, items } = await desk.begun('乙')
    await desk.begun('丙')
    const response = await ask(desk.invigilator.personId)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    const first = await readUntil(reader, /event: list\ndata: .*\n\n/)
    expect(first).toMatch(/^retry: \d+\n\n/)
    expect(JSON.parse(/event: list\ndata: (.*)\n/.exec(first)?.[1] ?? '')).toMatchObject({ over: false, rows: [{ name: '丙' }, { name: '乙' }] })
    good(await saveAnswers(desk.app, person, attemptId, rightly(items).slice(0, 2)))
    const next = await readUntil(reader, /event: rows\ndata: .*\n\n/)
    expect(JSON.parse(/event: rows\ndata: (.*)\n/.exec(next)?.[1] ?? '')).toMatchObject({ gone: [], changed: [{ name: '乙', answered: 2 }] })
    // Nothing of a candidate but what an invigilator needs.
    expect(first + next).not.toContain(person)
    expect(first + next).not.toMatch(/response|revision|example\.cn/)
    await reader.cancel()
    await vi.waitFor(() => expect(watchedCount(desk.app.database)).toBe(0))
  })

  it('ends when the sitting is over', async () => {
    await desk.begun('乙')
    desk.setClock(addMs(nineAnd(80), 6000))
    const response = await ask(desk.invigilator.personId)
    const text = await readUntil((response.body as ReadableStream<Uint8Array>).getReader(), /nothing like this ever comes/)
    expect(text).toMatch(/event: list\ndata: .*"over":true.*\n\nevent: over\ndata: .*\n\n\[end\]$/)
    expect(watchedCount(desk.app.database)).toBe(0)
  })
})
