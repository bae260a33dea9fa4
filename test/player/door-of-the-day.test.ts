import { Hono } from 'hono'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DayNow } from '#app/domain/exam/day-now.ts'
import { configKeyHash } from '#app/domain/exam/exam-browser.ts'
import { MOST_SIGNALS } from '#app/domain/exam/signals.ts'
import type { AttemptId, PersonId } from '#app/domain/ids.ts'
import { addMs } from '#app/domain/instant.ts'
import { examDoor } from '#app/http/exam-door.ts'
import { sessionsOf } from '#app/http/session.ts'
import type { Door } from '#app/server.ts'
import { closeAttempt, extendAttempt, extendSitting, pauseAttempt, reopenAttempt, resumeAttempt } from '#app/services/attempt-acts.ts'
import { announce } from '#app/services/live.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { sittingEventsRepository } from '#db/repositories/sitting-events.ts'
import { NINE, nineAnd, openRoom, type Room } from '../exam-room/room.ts'

const WINDOW = 'window-one'

describe('the door of exam day', () => {
  let room: Room
  let server: Hono<Door>
  let address: string
  beforeEach(async () => {
    room = await openRoom('sqlite')
    address = '203.0.113.7'
    server = new Hono<Door>({ strict: false })
    server.use(async (c, next) => {
      c.set('requestId', 'request')
      c.set('address', address)
      await next()
    })
    server.route('/exam', examDoor(room.app, sessionsOf(room.app)))
  })
  afterEach(() => room.close())

  const visitor = async (id: PersonId) => {
    const cookie = (await sessionsOf(room.app).begin(id)).split(';')[0] ?? ''
    return (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      server.request(path, {
        method,
        headers: { cookie, ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
  }
  const begun = async (name?: string) => {
    const person = await room.candidate(name)
    const ask = await visitor(person)
    room.setClock(NINE)
    const { attemptId } = (await (await ask('POST', `/exam/sittings/${room.sitting}/attempts`, {})).json()) as { attemptId: AttemptId }
    const path = `/exam/attempts/${attemptId}`
    const day = async () => (await (await ask('GET', `${path}/state`)).json()) as DayNow
    const save = (slot: number, revision: number, window?: string) => ask('PUT', `${path}/answers`, { answers: [{ slot, revision, response: null }], ...(window ? { window } : {}) })
    return { person, ask, attemptId, path, day, save }
  }
  const codeOf = async (answer: Response | Promise<Response>) => {
    const response = await answer
    return response.ok ? response.status : `${response.status} ${((await response.json()) as { type: string }).type.replace('/problems/', '')}`
  }
  const eventsOf = (person: PersonId, kind: string) =>
    room.app.database.read(async (db) => (await sittingEventsRepository(room.app.database).ofCandidate(db, room.sitting, person)).filter((event) => event.kind === kind))
  const tell = async (kind: string, detail: Record<string, unknown>, about: { attemptId?: AttemptId; personId?: PersonId } = {}) => {
    const id = room.app.id<'sitting-event'>()
    const { attemptId = null, personId = null } = about
    await room.app.database.write('events', (tx) =>
      sittingEventsRepository(room.app.database).add(tx, [{ id, sittingId: room.sitting, attemptId, personId, at: room.app.now(), byId: room.opener, kind, detail }]),
    )
    announce(room.app, { sittingId: room.sitting, attemptId, personId, kind: 'told' })
    return id
  }

  describe('one live window', () => {
    it('is the newest; what an older one still sends is refused, does not count, and stays on record', async () => {
      const { ask, path, attemptId, save } = await begun()
      expect(await codeOf(save(1, 1, WINDOW))).toBe(200)
      expect(await (await ask('POST', `${path}/window`, { window: WINDOW })).json()).toMatchObject({ window: WINDOW, state: 'open' })
      expect(await codeOf(save(1, 2, WINDOW))).toBe(200)
      expect(await (await ask('POST', `${path}/window`, { window: 'window-two' })).json()).toMatchObject({ window: 'window-two' })
      expect(await codeOf(save(1, 7, WINDOW))).toBe('409 taken-over')
      expect(await codeOf(ask('PUT', `${path}/answers`, { answers: [], window: WINDOW }))).toBe('409 taken-over')
      expect(await codeOf(save(1, 3, 'window-two'))).toBe(200)
      const steps = await room.app.database.read((db) => attemptsRepository(room.app.database).steps(db, attemptId))
      expect(steps.map((step) => step.type)).toEqual(['started', 'saved', 'taken-over', 'saved', 'taken-over', 'stale', 'saved'])
      const { answers } = (await (await ask('GET', `${path}/paper`)).json()) as { answers: Record<string, { revision: number }> }
      expect(answers[1]?.revision).toBe(3)
    })
    it('does not concern who names no window', async () => {
      const { ask, path, save } = await begun()
      await ask('POST', `${path}/window`, { window: WINDOW })
      expect(await codeOf(save(1, 1))).toBe(200)
    })
    it('names itself well, and is one’s own', async () => {
      const { ask, path } = await begun()
      expect(await codeOf(ask('POST', `${path}/window`, { window: 'x' }))).toBe('422 window-malformed')
      expect(await codeOf(ask('POST', `${path}/window`, {}))).toBe('422 body-malformed')
      const other = await visitor(await room.candidate('他'))
      for (const [method, call, body] of [['GET', 'state'], ['GET', 'events'], ['POST', 'window', { window: WINDOW }], ['POST', 'break', {}], ['POST', 'signals', { signals: [] }], ['POST', 'confirmations', { message: 'x' }]] as const)
        expect(await codeOf(other(method, `${path}/${call}`, body)), call).toBe('404 attempt-not-found')
      expect(await codeOf(server.request(`${path}/events`))).toBe('401 login-needed')
    })
  })

  describe('the picture of the day', () => {
    it('tells minutes that were granted, to one and to all, with their reasons', async () => {
      const { attemptId, day } = await begun()
      expect(await day()).toMatchObject({ state: 'open', deadline: nineAnd(60), leftMs: 3_600_000, changes: [], messages: [], breaksLeft: [], window: null })
      await extendAttempt(room.app, room.opener, attemptId, { minutes: 10, reason: '断电' })
      room.setClock(nineAnd(1))
      await extendSitting(room.app, room.opener, room.sitting, { minutes: 5, reason: '火警演习' })
      expect(await day()).toMatchObject({
        deadline: nineAnd(70),
        changes: [{ what: 'extended', minutes: 10, reason: '断电' }, { what: 'sitting-extended', minutes: 5, reason: '火警演习' }],
      })
    })
    it('stands still during a pause, in which nothing is saved and nothing shown', async () => {
      const { ask, path, attemptId, day, save } = await begun()
      room.setClock(nineAnd(10))
      await pauseAttempt(room.app, room.opener, attemptId, { reason: '设备更换' })
      room.setClock(nineAnd(15))
      expect(await day()).toMatchObject({ state: 'paused', leftMs: 50 * 60_000, paused: { since: nineAnd(10), until: null, isBreak: false, reason: '设备更换' } })
      expect(await codeOf(save(1, 1))).toBe('409 attempt-paused')
      expect(await (await ask('GET', `${path}/paper`)).json()).toMatchObject({ items: [] })
      expect(await codeOf(ask('POST', `${path}/break/end`))).toBe('409 paused-by-invigilator')
      await resumeAttempt(room.app, room.opener, attemptId)
      expect(await day()).toMatchObject({ state: 'open', deadline: nineAnd(65), leftMs: 50 * 60_000, paused: null })
    })
    it('offers the planned breaks, which end by themselves', async () => {
      const { sittings } = room.app.database.tables
      await room.app.database.write('sitting', async (tx) => void (await tx.update(sittings).set({ breaks: [{ minutes: 5 }] }).where(eq(sittings.id, room.sitting))))
      const { ask, path, day } = await begun()
      expect(await day()).toMatchObject({ breaksLeft: [5] })
      expect(await (await ask('POST', `${path}/break`)).json()).toMatchObject({ state: 'paused', paused: { isBreak: true, until: nineAnd(5), reason: '' }, breaksLeft: [] })
      room.setClock(nineAnd(6))
      expect(await day()).toMatchObject({ state: 'open', deadline: nineAnd(65) })
      expect(await codeOf(ask('POST', `${path}/break/end`, {}))).toBe(200)
      expect(await codeOf(ask('POST', `${path}/break`, {}))).toBe('409 no-break-left')
    })
    it('shows messages until they are confirmed, which is recorded once', async () => {
      const [one, other] = [await begun('一'), await begun('二')]
      const all = await tell('message', { text: '请保持安静' })
      const mine = await tell('message', { text: '请到前台' }, { personId: one.person, attemptId: one.attemptId })
      expect((await one.day()).messages.map(({ text }) => text).sort()).toEqual(['请保持安静', '请到前台'].sort())
      expect((await other.day()).messages.map(({ id }) => id)).toEqual([all])
      for (let i = 0; i < 2; i++) expect(await codeOf(one.ask('POST', `${one.path}/confirmations`, { message: mine }))).toBe(204)
      expect((await one.day()).messages.map(({ id }) => id)).toEqual([all])
      expect(await eventsOf(one.person, 'message-read')).toHaveLength(1)
      expect(await codeOf(other.ask('POST', `${other.path}/confirmations`, { message: mine }))).toBe('404 message-not-found')
      expect((await other.day()).messages).toHaveLength(1)
    })
    it('tells who closed the attempt and why, and that it was opened again', async () => {
      const { attemptId, day } = await begun()
      room.setClock(nineAnd(5))
      await closeAttempt(room.app, room.opener, attemptId, { reason: '考生要求离场' })
      expect(await day()).toMatchObject({ state: 'closed', submittedAt: nineAnd(5), closed: { by: 'invigilator', reason: '考生要求离场' } })
      await reopenAttempt(room.app, room.opener, attemptId, { minutes: 3, reason: '误操作' })
      expect(await day()).toMatchObject({ state: 'open', closed: null, changes: [{ what: 'reopened', minutes: 3, reason: '误操作' }] })
      room.setClock(addMs(nineAnd(63), 5001))
      expect(await day()).toMatchObject({ state: 'closed', submittedAt: nineAnd(63), closed: { by: 'deadline', reason: null } })
    })
  })

  describe('pushes', () => {
    /** Reads a stream event by event. */
    const follow = async (answer: Response) => {
      expect(answer.headers.get('content-type')).toContain('text/event-stream')
      const reader = answer.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>
      let text = ''
      const next = async (): Promise<DayNow | undefined> => {
        for (;;) {
          const event = /event: now\ndata: (.*)\n\n/.exec(text)
          if (event) {
            text = text.slice(event.index + event[0].length)
            return JSON.parse(event[1] as string) as DayNow
          }
          const { value, done } = await reader.read()
          if (done) return undefined
          text += new TextDecoder().decode(value)
        }
      }
      return { next, end: () => reader.cancel() }
    }
    it('bring the picture at once, each change of it, and the end; then they end', async () => {
      const { ask, path, attemptId, save } = await begun()
      const pushed = await follow(await ask('GET', `${path}/events`))
      expect(await pushed.next()).toMatchObject({ state: 'open', deadline: nineAnd(60) })
      await save(1, 1)
      await extendAttempt(room.app, room.opener, attemptId, { minutes: 10, reason: '断电' })
      expect(await pushed.next()).toMatchObject({ deadline: nineAnd(70), changes: [{ reason: '断电' }] })
      await pauseAttempt(room.app, room.opener, attemptId, { reason: '换机' })
      expect(await pushed.next()).toMatchObject({ state: 'paused' })
      await resumeAttempt(room.app, room.opener, attemptId)
      expect(await pushed.next()).toMatchObject({ state: 'open' })
      await ask('POST', `${path}/window`, { window: 'window-two' })
      expect(await pushed.next()).toMatchObject({ window: 'window-two' })
      await tell('message', { text: '还有十分钟' })
      expect(await pushed.next()).toMatchObject({ messages: [{ text: '还有十分钟' }] })
      await ask('POST', `${path}/submission`, { seen: {}, force: true })
      expect(await pushed.next()).toMatchObject({ state: 'closed', closed: { by: 'candidate' } })
      expect(await pushed.next()).toBeUndefined()
    })
    it('hold no key and nobody else’s news', async () => {
      const [one, other] = [await begun('一'), await begun('二')]
      const pushed = await follow(await one.ask('GET', `${one.path}/events`))
      const first = await pushed.next()
      expect(Object.keys(first ?? {}).sort()).toEqual(['breaksLeft', 'changes', 'closed', 'deadline', 'leftMs', 'messages', 'now', 'paused', 'state', 'submittedAt', 'window'])
      await tell('message', { text: '只给二' }, { personId: other.person, attemptId: other.attemptId })
      await extendAttempt(room.app, room.opener, other.attemptId, { minutes: 9, reason: '二' })
      await extendAttempt(room.app, room.opener, one.attemptId, { minutes: 1, reason: '一' })
      expect(await pushed.next()).toMatchObject({ deadline: nineAnd(61), messages: [] })
      await pushed.end()
    })
    it('are so many at a time for one person, and a place that is left is free again', async () => {
      const { ask, path } = await begun()
      const open = await Promise.all([1, 2, 3, 4, 5].map(() => ask('GET', `${path}/events`)))
      expect(open.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
      expect(await codeOf(ask('GET', `${path}/events`))).toBe('429 too-many-streams')
      await open[0]?.body?.cancel()
      const again = await ask('GET', `${path}/events`)
      expect(again.status).toBe(200)
      for (const one of [...open.slice(1), again]) await one.body?.cancel()
    })
    it('are for who looks only: HEAD and POST are not answered with a stream', async () => {
      const { ask, path } = await begun()
      for (const method of ['HEAD', 'POST', 'DELETE']) expect((await ask(method, `${path}/events`)).status, method).toBe(405)
    })
  })

  describe('signals', () => {
    const consent = async (ask: Awaited<ReturnType<typeof visitor>>, yes: boolean) => ask('POST', `/exam/sittings/${room.sitting}/rules`, { signals: yes })
    it('are kept with consent only, and never told off', async () => {
      const { person, ask, path } = await begun()
      const send = (signals: unknown) => codeOf(ask('POST', `${path}/signals`, { signals }))
      expect(await send([{ signal: 'paste', count: 1 }])).toBe(204)
      expect(await eventsOf(person, 'signal')).toEqual([])
      expect((await consent(ask, true)).status).toBe(204)
      expect(await send([{ signal: 'window-left', count: 2, ms: 9000 }, { signal: 'second-window', count: 1 }])).toBe(204)
      expect((await eventsOf(person, 'signal')).map(({ detail }) => detail)).toEqual(
        expect.arrayContaining([{ signal: 'window-left', count: 2, ms: 9000 }, { signal: 'second-window', count: 1 }]),
      )
      expect(await send([{ signal: 'typed', count: 1 }])).toBe('422 signals-malformed')
      room.setClock(nineAnd(1))
      await consent(ask, false)
      expect(await send([{ signal: 'paste', count: 1 }])).toBe(204)
      expect(await eventsOf(person, 'signal')).toHaveLength(2)
      expect((await eventsOf(person, 'signals-consent')).map(({ detail }) => detail.consents)).toEqual([true, false])
    })
    it('are capped, and stop nothing', async () => {
      const { person, ask, path, save } = await begun()
      await consent(ask, true)
      for (let i = 0; i < MOST_SIGNALS / 2; i++) await ask('POST', `${path}/signals`, { signals: [{ signal: 'window-left', count: 1, ms: 2000 }, { signal: 'paste', count: 1 }] })
      expect(await codeOf(ask('POST', `${path}/signals`, { signals: [{ signal: 'paste', count: 1 }] }))).toBe(204)
      expect(await eventsOf(person, 'signal')).toHaveLength(MOST_SIGNALS)
      expect(await codeOf(save(1, 1))).toBe(200)
    })
    it('tell that the network is another than before, and of the address only the network', async () => {
      const { person, ask, path } = await begun()
      await consent(ask, true)
      const arrive = (from: string) => {
        address = from
        return ask('POST', `${path}/window`, { window: WINDOW })
      }
      await arrive('203.0.113.7')
      await arrive('203.0.113.200')
      expect(await eventsOf(person, 'signal')).toEqual([])
      await arrive('198.51.100.4')
      expect((await eventsOf(person, 'signal')).map(({ detail }) => detail)).toEqual([{ signal: 'address-changed', from: '203.0.113.0/24', to: '198.51.100.0/24' }])
    })
  })

  describe('a sitting in Safe Exam Browser', () => {
    const KEY = '81aad4ab9dfd447cc479e6a4a7c9a544e2cafc7f3adeb68b2a21efad68eca4dc'
    const HEADER = 'X-SafeExamBrowser-ConfigKeyHash'
    const shows = (path: string) => ({ [HEADER]: configKeyHash(`${room.app.publicUrl}${path}`, KEY) })
    beforeEach(async () => {
      const { sittings } = room.app.database.tables
      await room.app.database.write('sitting', async (tx) => void (await tx.update(sittings).set({ sebKeys: [KEY] }).where(eq(sittings.id, room.sitting))))
    })
    const comeIn = async () => {
      const person = await room.candidate()
      const ask = await visitor(person)
      room.setClock(NINE)
      const start = `/exam/sittings/${room.sitting}/attempts`
      return { person, ask, start }
    }
    it('starts, shows and saves with the key’s hash of each address, and without it not', async () => {
      const { ask, start } = await comeIn()
      expect(await codeOf(ask('POST', start, {}))).toBe('403 exam-browser-needed')
      expect(await codeOf(ask('POST', start, {}, shows('/exam/elsewhere')))).toBe('403 exam-browser-needed')
      const { attemptId } = (await (await ask('POST', start, {}, shows(start))).json()) as { attemptId: string }
      const path = `/exam/attempts/${attemptId}`
      expect(await codeOf(ask('GET', `${path}/paper`))).toBe('403 exam-browser-needed')
      expect(await codeOf(ask('GET', `${path}/paper`, undefined, shows(`${path}/paper`)))).toBe(200)
      const answers = { answers: [{ slot: 1, revision: 1, response: null }] }
      expect(await codeOf(ask('PUT', `${path}/answers`, answers))).toBe('403 exam-browser-needed')
      expect(await codeOf(ask('PUT', `${path}/answers`, answers, shows(`${path}/answers`)))).toBe(200)
      // Handing in is never refused for the browser's sake.
      expect(await codeOf(ask('POST', `${path}/submission`, { seen: {}, force: true }))).toBe(200)
    })
    it('takes a proof by script from the exam’s own pages, for that person and sitting', async () => {
      const { ask, start } = await comeIn()
      const page = `${room.app.publicUrl}/exams/${room.sitting}`
      const prove = (proof: object) => ask('POST', `/exam/sittings/${room.sitting}/browser`, proof)
      expect(await codeOf(prove({ page, hash: configKeyHash(page, KEY.replace('8', '9')) }))).toBe('403 exam-browser-needed')
      const elsewhere = `${room.app.publicUrl}/courses`
      expect(await codeOf(prove({ page: elsewhere, hash: configKeyHash(elsewhere, KEY) }))).toBe('403 exam-browser-needed')
      const proven = await prove({ page, hash: configKeyHash(page, KEY) })
      expect(proven.status).toBe(204)
      const token = /mj_exam_browser=[^;]+/.exec(proven.headers.get('set-cookie') ?? '')?.[0] ?? ''
      expect(proven.headers.get('set-cookie')).toContain('HttpOnly')
      const own = (await sessionsOf(room.app).begin((await comeIn()).person)).split(';')[0] ?? ''
      // Somebody else's proof is none.
      expect(await codeOf(ask('POST', start, {}, { cookie: `${own}; ${token}` }))).toBe('403 exam-browser-needed')
    })
    it('lets in whom an invigilator let in', async () => {
      const { person, ask, start } = await comeIn()
      await tell('seb-override', { reason: '浏览器故障' })
      expect(await codeOf(ask('POST', start, {}))).toBe('403 exam-browser-needed')
      await tell('seb-override', { reason: '浏览器故障' }, { personId: person })
      expect(await codeOf(ask('POST', start, {}))).toBe(201)
    })
  })

  it('keeps a name that only looks like an id out', async () => {
    const { ask } = await begun()
    expect(await codeOf(ask('GET', '/exam/attempts/%20/state'))).toBe('404 attempt-not-found')
  })
})
