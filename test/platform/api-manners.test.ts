import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '#app/api/index.ts'
import { makeApiKey } from '#app/services/api-keys.ts'
import { Hono } from 'hono'
import type { Door } from '#app/server.ts'
import { client, clientWith, mounted, no, NOBODY, openStory, problem, type Story, V1 } from './sample-caller.ts'
import { HAIFENG, OFFICER } from './sample-platform.ts'

describe('the manners of the API', () => {
  let s: Story
  beforeAll(async () => {
    s = await openStory('sqlite')
  })
  afterAll(() => s.world.close())

  it('tell the rate on every answer, the noes too', async () => {
    for (const path of ['/headcount', '/no-such-call', '/certificates/SH-31?name=a']) {
      const { headers } = await s.caller.get(V1 + path)
      expect([headers.get('ratelimit-policy'), headers.get('ratelimit')]).toEqual([
        expect.stringMatching(/^"key";q=\d+;w=60$/),
        expect.stringMatching(/^"key";r=\d+;t=\d+$/),
      ])
    }
  })

  it('turn away with 429 and Retry-After what is too much', async () => {
    const busy = { ...s.world.app, rateLimitFactor: 2 / 1500 }
    const caller = await client(busy, HAIFENG)
    const answers = [
      await caller.get(`${V1}/roster`),
      await caller.get(`${V1}/roster`),
      await caller.get(`${V1}/roster`),
    ]
    expect(answers.map((a) => a.status)).toEqual([200, 200, 429])
    expect(answers[2]?.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
  })

  it('turn nonsense into problems', async () => {
    expect(problem(await s.caller.get(`${V1}/no-such-call`))).toEqual(no(404, 'no-such-call'))
    const made = await makeApiKey(s.world.app, OFFICER, HAIFENG, {
      label: 'x',
      environment: 'live',
      scopes: ['verify'],
    })
    const send = (body: BodyInit, type: string) =>
      mounted(s.world.app).request(`${V1}/verifications`, {
        method: 'POST',
        body,
        headers: { 'content-type': type, authorization: `Bearer ${made.ok ? made.value.text : ''}` },
      })
    for (const [body, type, status] of [
      ['{', 'application/json', 422],
      ['{}', 'text/plain', 415],
      ['{}', 'application/json; charset=utf-16', 415],
      ['', 'application/json', 422],
      [new Uint8Array([0xef, 0xbb, 0xbf]), 'application/json', 422],
      [new Uint8Array([0x22, 0xc3, 0x28, 0x22]), 'application/json', 422],
      ['['.repeat(20_000) + ']'.repeat(20_000), 'application/json', 422],
      ['{"items":1,"items":2}', 'application/json', 422],
    ] as const) {
      const refused = await send(body, type)
      expect([refused.status, refused.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
    }
  })

  it('describe every call of the contract, as OpenAPI 3.1', async () => {
    const { openapi, paths } = (await clientWith(mounted(s.world.app), null).get('/api/openapi.json')).json as {
      openapi: string
      paths: Record<string, object>
    }
    expect(openapi).toMatch(/^3\.1\./)
    expect(
      Object.entries(paths)
        .flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`))
        .sort(),
    ).toEqual([
      'delete /webhook-endpoints/{id}',
      'get /certificates/{number}',
      'get /changes',
      'get /headcount',
      'get /headcount/snapshots/{id}',
      'get /roster',
      'get /webhook-endpoints',
      'post /headcount/assessments',
      'post /panel-checks',
      'post /roster',
      'post /roster/{id}/end',
      'post /verifications',
      'post /webhook-endpoints',
      'post /webhook-endpoints/{id}/test',
    ])
  })

  it('describe them for people, in two languages, without a script or a style of their own', async () => {
    for (const [language, words] of [
      ['zh-CN', '核验接口'],
      ['en', 'Verification API'],
    ] as const) {
      const { text } = await clientWith(mounted(s.world.app), null).get('/api/docs', { 'accept-language': language })
      expect(text).toContain(`<html lang="${language}">`)
      expect(text).toContain(words)
      expect(text).not.toMatch(/<script|<style|style=|undefined|\[object/)
    }
    expect((await clientWith(mounted(s.world.app), null).get('/api/docs.css')).headers.get('content-type')).toMatch(
      /^text\/css/,
    )
  })

  it('never let a name into what is logged, not even when something breaks', async () => {
    const lines: string[] = []
    const note = (facts: object, what: string) =>
      void lines.push(JSON.stringify(facts, (_, v) => (v instanceof Error ? `${v.message}\n${v.stack}` : v)) + what)
    const broken = { ...s.world.app, log: { info: note, warn: note, error: note } }
    const key = await makeApiKey(s.world.app, OFFICER, HAIFENG, { label: 'x', environment: 'live', scopes: ['verify'] })
    let reads = 0
    const server = new Hono<Door>()
    // The first read looks the key up; what the call itself reads breaks.
    const database = {
      ...s.world.app.database,
      read: (work: Parameters<typeof s.world.app.database.read>[0]) =>
        ++reads > 1 ? Promise.reject(new Error('broken')) : s.world.app.database.read(work),
    }
    server.route('/api', api({ ...broken, database: database as typeof s.world.app.database }))
    const answer = await clientWith(server, key.ok ? key.value.text : '').get(
      `${V1}/certificates/${NOBODY}?name=${encodeURIComponent('欧阳密')}`,
    )
    expect(answer.status).toBe(500)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.join('\n')).not.toMatch(/欧阳密|%E6%AC%A7/)
  })
})
