import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { examDoor } from '#app/http/exam-door.ts'
import { sessionsOf } from '#app/http/session.ts'
import type { Door } from '#app/server.ts'
import { addMs } from '#app/domain/instant.ts'
import { addPerson, NINE, nineAnd, openRoom, RIGHT, type Room, seat } from './room.ts'

describe('the exam door', () => {
  let room: Room
  let server: Hono<Door>
  beforeEach(async () => {
    room = await openRoom('sqlite')
    server = new Hono<Door>({ strict: false })
    server.use(async (c, next) => {
      c.set('requestId', 'request')
      await next()
    })
    server.route('/exam', examDoor(room.app, sessionsOf(room.app)))
    server.all('*', (c) => c.text('a page'))
  })
  afterEach(() => room.close())

  const visitor = (cookie: string) => (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    server.request(path, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body) }),
    })
  const candidate = async () => {
    const id = await room.candidate()
    return visitor((await sessionsOf(room.app).begin(id)).split(';')[0] ?? '')
  }
  const problem = async (response: Response | Promise<Response>) => {
    const answer = await response
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    const body = (await answer.json()) as { type: string; status: number } & Record<string, unknown>
    expect(body.status).toBe(answer.status)
    return { ...body, code: body.type.replace('/problems/', '') } as Record<string, unknown>
  }
  const begun = async () => {
    const ask = await candidate()
    room.setClock(NINE)
    const started = await ask('POST', `/exam/sittings/${room.sitting}/attempts`, {})
    const { attemptId } = (await started.json()) as { attemptId: string }
    return { ask, path: `/exam/attempts/${attemptId}` }
  }

  it('starts once with 201 and answers 200 afterwards; before the time it says when to come back, spread over 20 s', async () => {
    const ask = await candidate()
    const start = () => ask('POST', `/exam/sittings/${room.sitting}/attempts`, {})
    const early = await start()
    expect(early.headers.get('retry-after')).toMatch(/^\d+$/)
    const told = await problem(early)
    expect(told).toMatchObject({ code: 'not-started', status: 409, startsAt: NINE, now: nineAnd(-10) })
    expect(told.retryAfterMs).toBeGreaterThanOrEqual(600_000)
    expect(told.retryAfterMs).toBeLessThan(620_000)
    room.setClock(NINE)
    const answers = await Promise.all([1, 2, 3, 4, 5].map(start))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
    expect(new Set(await Promise.all(answers.map((a) => a.text()))).size).toBe(1)
  })

  it('lets the rules be accepted by who is booked', async () => {
    const id = await addPerson(room.app, '丁')
    const ask = visitor((await sessionsOf(room.app).begin(id)).split(';')[0] ?? '')
    const rules = `/exam/sittings/${room.sitting}/rules`
    expect(await problem(ask('POST', rules))).toMatchObject({ code: 'not-eligible', reason: 'not-booked' })
    await seat(room.app, id, room.sitting)
    room.setClock(NINE)
    expect(await problem(ask('POST', `/exam/sittings/${room.sitting}/attempts`, {}))).toMatchObject({ code: 'rules-not-accepted', status: 409 })
    expect((await ask('POST', rules)).status).toBe(204)
    expect((await ask('POST', rules, {})).status).toBe(204)
    expect((await ask('POST', `/exam/sittings/${room.sitting}/attempts`)).status).toBe(201)
  })

  it('gives the paper, takes answers and a hand-in, and then takes nothing more', async () => {
    const { ask, path } = await begun()
    const paper = (await (await ask('GET', `${path}/paper`)).json()) as { state: string; items: { slot: number; kind: string }[]; answers: object; deadline: string; now: string }
    expect(paper).toMatchObject({ state: 'open', answers: {}, deadline: nineAnd(60), now: NINE })
    expect(JSON.stringify(paper)).not.toMatch(/SECRET|rationale|"key"|facility/)
    const answers = paper.items.map(({ slot, kind }) => ({ slot, revision: 2, response: RIGHT[kind] }))
    const saved = await ask('PUT', `${path}/answers`, { answers })
    expect(await saved.json()).toEqual({ saved: answers.map(({ slot }) => ({ slot, revision: 2 })), stale: [], deadline: nineAnd(60), now: NINE })
    expect(await problem(ask('POST', `${path}/submission`, {}))).toMatchObject({ code: 'seen-missing', status: 422 })
    expect(await problem(ask('POST', `${path}/submission`, { seen: { 1: 3 } }))).toMatchObject({ code: 'answers-missing', status: 409, missing: [1] })
    const done = await ask('POST', `${path}/submission`, { seen: { 1: 2 } })
    expect(await done.json()).toEqual({ submittedAt: NINE })
    expect(await problem(ask('PUT', `${path}/answers`, { answers: [] }))).toMatchObject({ code: 'attempt-closed', status: 409 })
    expect(await problem(ask('GET', `${path}/paper`))).toMatchObject({ code: 'attempt-closed', submittedAt: NINE })
  })

  it('closes at the deadline by itself when it is next touched', async () => {
    const { ask, path } = await begun()
    room.setClock(addMs(nineAnd(60), 5001))
    expect(await problem(ask('GET', `${path}/paper`))).toMatchObject({ code: 'attempt-closed', submittedAt: nineAnd(60) })
    expect(await (await ask('POST', `${path}/submission`, { seen: {} })).json()).toEqual({ submittedAt: nineAnd(60) })
  })

  it.each([
    ['no JSON', 'answers=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'not-json'],
    ['JSON called text', '{"answers":[]}', { 'content-type': 'text/plain' }, 415, 'not-json'],
    ['another charset', '{"answers":[]}', { 'content-type': 'application/json; charset=utf-16' }, 415, 'not-json'],
    ['something compressed', '{"answers":[]}', { 'content-encoding': 'gzip' }, 415, 'not-json'],
    ['nothing', '', {}, 400, 'malformed-json'],
    ['half a body', '{"answers":[', {}, 400, 'malformed-json'],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]), {}, 400, 'malformed-json'],
    ['a list', '[]', {}, 422, 'body-malformed'],
    ['a list 20,000 deep', '['.repeat(20_000) + ']'.repeat(20_000), {}, 422, 'body-malformed'],
    ['an answer 20,000 deep', `{"answers":[{"slot":1,"revision":1,"response":${'['.repeat(20_000)}${']'.repeat(20_000)}}]}`, {}, 422, 'response-malformed'],
    ['answers that are no list', '{"answers":{}}', {}, 422, 'body-malformed'],
    ['a revision in words', '{"answers":[{"slot":1,"revision":"7","response":null}]}', {}, 422, 'body-malformed'],
    ['no revision', '{"answers":[{"slot":1,"response":null}]}', {}, 422, 'body-malformed'],
    ['half a revision', '{"answers":[{"slot":1,"revision":1.5,"response":null}]}', {}, 422, 'revision-malformed'],
    ['no response', '{"answers":[{"slot":1,"revision":1}]}', {}, 422, 'body-malformed'],
    ['a slot that is not there', '{"answers":[{"slot":99,"revision":1,"response":null}]}', {}, 422, 'unknown-slot'],
    ['twenty thousand answers', JSON.stringify({ answers: Array.from({ length: 20_000 }, () => ({})) }), {}, 422, 'body-malformed'],
  ])('refuses %s with a problem', async (_, body, headers, status, code) => {
    const { ask, path } = await begun()
    expect(await problem(ask('PUT', `${path}/answers`, body, headers))).toMatchObject({ status, code })
  })

  it('names what is wrong, and where', async () => {
    const { ask, path } = await begun()
    const bad = { answers: [{ slot: 1, revision: 1, response: null }, { slot: 2, revision: null, response: null }] }
    expect(await problem(ask('PUT', `${path}/answers`, bad))).toMatchObject({ errors: [{ pointer: '/answers/1/revision' }] })
    expect(await problem(ask('PUT', `${path}/answers`, { answers: [{ slot: 42, revision: 1, response: null }] }))).toMatchObject({ slot: 42 })
    for (const seen of [[], null, 'all', { 1: '1' }, { x: 1 }, { 1: -1 }])
      expect((await problem(ask('POST', `${path}/submission`, { seen }))).status).toBe(422)
  })

  it('is shut to strangers and to other people, and knows no other method', async () => {
    const { path } = await begun()
    const stranger = visitor('')
    const other = await candidate()
    for (const [method, address, body] of [['GET', 'paper'], ['PUT', 'answers', { answers: [] }], ['POST', 'submission', { seen: {} }]] as const) {
      expect((await problem(stranger(method, `${path}/${address}`, body))).status).toBe(401)
      expect(await problem(other(method, `${path}/${address}`, body))).toMatchObject({ status: 404, code: 'attempt-not-found' })
      expect((await problem(other(method, `/exam/attempts/%E0%A4%A/${address}`, body))).status).toBe(404)
    }
    expect((await problem(other('POST', '/exam/sittings/no-such-sitting/attempts', {}))).status).toBe(404)
    for (const method of ['PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) expect((await problem(other(method, `${path}/paper`))).status).toBe(405)
    expect((await other('HEAD', `${path}/paper`)).status).toBe(405)
    expect((await other('GET', '/exam/sittings/x/attempts')).headers.get('allow')).toBe('POST')
  })

  it('leaves the pages beside it alone', async () => {
    expect(await (await visitor('')('GET', '/exam/attempts/anything')).text()).toBe('a page')
    expect(await (await visitor('')('POST', '/exam/attempts/anything', {})).text()).toBe('a page')
  })
})
