import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatNumber } from '#app/domain/certificate/number.ts'
import { makeApiKey, revokeApiKey } from '#app/services/api-keys.ts'
import { FIXTURES, UNKNOWN } from '#app/api/sandbox.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'
import {
  type Answer,
  certified,
  type Client,
  client,
  clientWith,
  day,
  foundPlatforms,
  HAIFENG,
  happen,
  type Holder,
  later,
  mounted,
  NOW,
  OFFICER,
  rostered,
  YUNFAN,
} from './sample-platform.ts'

const V1 = '/api/v1'
const without = (answer: Answer) => answer.text.replace(/"instance":"[^"]*"/, '')
const problem = (answer: Answer) => [answer.status, answer.headers.get('content-type'), answer.json.type]
const no = (status: number, type: string) => [status, 'application/problem+json', `/problems/${type}`]

describe.each(ENGINES)('the verification API on %s', (engine) => {
  let world: TestWorld
  let caller: Client
  let second: Client
  let holders: Holder[]
  beforeAll(async () => {
    world = await openWorld(engine, later(-10))
    await foundPlatforms(world.app)
    caller = await client(world.app, HAIFENG)
    second = await client(world.app, YUNFAN)
    holders = []
    for (const name of ['周明', '吴静', '郑言', '王审']) holders.push(await certified(world.app, name))
    await happen(world.app, holders[3] as Holder, 'suspended')
    for (const n of [0, 1, 2]) {
      await rostered(world.app, HAIFENG, holder(n))
      world.pass(1)
    }
    world.setClock(NOW)
  })
  afterAll(() => world.close())
  const holder = (n: number) => holders[n] as Holder
  const person = (n: number, more: object = {}) => ({
    certificateNumber: holder(n).number,
    name: holder(n).name,
    ...more,
  })
  const look = (number: string, query: Record<string, string>, headers?: Record<string, string>) =>
    caller.get(`${V1}/certificates/${encodeURIComponent(number)}?${new URLSearchParams(query)}`, headers)
  const nobody = formatNumber('31', 2026, 990_001)

  describe('one certificate', () => {
    it('answers the whole verdict', async () => {
      const { number, name } = holder(0)
      const answer = await look(number, { name, asOf: '2026-05-03' })
      expect(answer.json).toEqual({
        certificateNumber: number,
        asOf: '2026-05-03',
        checkedAt: NOW,
        verdict: 'valid',
        holder: { name },
        route: 'examined',
        issuer: { code: '31', name: '样例协会' },
        issuedOn: '2026-01-05',
        validFrom: '2026-01-05',
        validUntil: '2029-01-04',
        since: '2026-01-05',
        checks: { record: 'pass', issuer: 'pass', status: 'pass', validity: 'pass', log: 'pass' },
        log: { index: 0, size: expect.any(Number), proof: `/register/proofs/${number}` },
      })
      expect(answer.headers.get('cache-control')).toMatch(/private/)
    })
    it('says the same of an unknown number, a wrong name and part of a name', async () => {
      const { number, name } = holder(0)
      const [unknown, ...others] = await Promise.all([
        look(nobody, { name }),
        look(number, { name: '欧阳不在册' }),
        look(number, { name: name[0] as string }),
        look(holder(3).number, { name }),
      ])
      expect(problem(unknown as Answer)).toEqual(no(404, 'certificate-not-found'))
      for (const other of others) {
        expect(without(other)).toBe(without(unknown as Answer))
        expect([...other.headers.keys()].sort()).toEqual([...(unknown as Answer).headers.keys()].sort())
      }
    })
    it.each([
      ['name=', '/name'],
      ['', '/name'],
      ['name=a&asOf=2026-02-30', '/asOf'],
      ['name=a&name=b', '/name'],
      ['name=a&asOf=2026-01-01&asOf=2026-01-02', '/asOf'],
      ['name=a&asof=2026-01-01', '/asof'],
    ])('refuses ?%s and names it', async (query, pointer) => {
      const answer = await caller.get(`${V1}/certificates/${holder(0).number}?${query}`)
      expect(problem(answer)).toEqual(no(422, 'invalid-request'))
      expect(answer.json.errors.map((e: { pointer: string }) => e.pointer)).toContain(pointer)
      expect(answer.json.title).toContain(pointer.slice(1))
    })
    it('refuses what is no number, and reads one in full width', async () => {
      const { number, name } = holder(0)
      for (const wrong of ['SH-31', `${number.slice(0, -1)}${number.endsWith('1') ? '2' : '1'}`, '%00', `${number}-1`])
        expect(problem(await look(wrong, { name }))).toEqual(no(422, 'certificate-number-malformed'))
      const full = [...number].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
      expect((await look(full, { name })).json.certificateNumber).toBe(number)
    })
    it('has an ETag for the verdict of this name on this day, and for nothing else', async () => {
      const { number, name } = holder(1)
      const tag = (await look(number, { name })).headers.get('etag') as string
      world.pass(1)
      await certified(world.app, '新登记')
      const same = await look(number, { name }, { 'if-none-match': `"x", W/${tag}` })
      expect([same.status, same.text]).toEqual([304, ''])
      expect((await look(number, { name: '欧阳' }, { 'if-none-match': tag })).status).toBe(404)
      expect((await look(number, { name, asOf: '2026-05-03' }, { 'if-none-match': tag })).status).toBe(200)
      await happen(world.app, holder(1), 'suspended')
      expect((await look(number, { name }, { 'if-none-match': tag })).json.verdict).toBe('suspended')
      await happen(world.app, holder(1), 'reinstated')
    })
  })

  describe('batches', () => {
    const ask = (body: unknown, headers?: Record<string, string>) => caller.post(`${V1}/verifications`, body, headers)
    it('answers each in order with a summary', async () => {
      const { json } = await ask({
        items: [
          person(3),
          person(0),
          person(0, { name: '欧阳不在册' }),
          { certificateNumber: nobody.toLowerCase(), name: '周明' },
          { certificateNumber: 'SH-31', name: '周明' },
          person(0),
        ],
      })
      expect(json.results.map((r: { verdict: string }) => r.verdict)).toEqual([
        'suspended',
        'valid',
        'not-found',
        'not-found',
        'not-found',
        'valid',
      ])
      expect(json.results.slice(2, 5)).toEqual(
        [holder(0).number, nobody, 'SH-31'].map((certificateNumber) => ({ certificateNumber, verdict: 'not-found' })),
      )
      expect(json.summary).toEqual({
        valid: 2,
        notYetValid: 0,
        expired: 0,
        suspended: 1,
        revoked: 0,
        withdrawn: 0,
        notFound: 3,
      })
      expect((await ask({ items: [person(0)], asOf: '2012-08-01' })).json).toMatchObject({
        asOf: '2012-08-01',
        results: [{ verdict: 'not-yet-valid' }],
      })
    })
    it('takes five hundred, and refuses more, none, and an item without a name', async () => {
      expect((await ask({ items: Array(500).fill(person(0)) })).json.summary.valid).toBe(500)
      for (const [body, named] of [
        [{ items: Array(501).fill(person(0)) }, 'items'],
        [{ items: [] }, 'items'],
        [{ items: [{ certificateNumber: nobody }] }, 'name'],
        [{ items: [person(0)], asof: 1 }, 'asof'],
        [[], 'the body'],
        [null, 'the body'],
      ] as const) {
        const answer = await ask(body)
        expect(problem(answer)).toEqual(no(422, 'invalid-request'))
        expect(answer.json.title).toContain(named)
      }
    })
    it('answers the same bytes under the same Idempotency-Key, and refuses it for another request', async () => {
      const headers = { 'idempotency-key': 'story-1' }
      const once = await ask({ items: [person(0)] }, headers)
      world.pass(5)
      const twice = await ask({ items: [person(0)] }, headers)
      expect([twice.status, twice.text]).toEqual([200, once.text])
      expect(problem(await ask({ items: [person(1)] }, headers))).toEqual(no(409, 'idempotency-key-reused'))
      expect((await second.post(`${V1}/verifications`, { items: [person(1)] }, headers)).status).toBe(200)
      expect(problem(await ask({ items: [person(0)] }, { 'idempotency-key': 'k'.repeat(300) }))).toEqual(
        no(422, 'idempotency-key-malformed'),
      )
      const mended = { 'idempotency-key': 'story-2' }
      expect((await ask({ items: [] }, mended)).status).toBe(422)
      expect((await ask({ items: [person(0)] }, mended)).status).toBe(200)
    })
    it('does not give a key without the scope what another key got under an Idempotency-Key', async () => {
      const narrow = await client(world.app, HAIFENG, { scopes: ['changes'] })
      const headers = { 'idempotency-key': 'story-3' }
      await ask({ items: [person(0)] }, headers)
      expect(problem(await narrow.post(`${V1}/verifications`, { items: [person(0)] }, headers))).toEqual(
        no(403, 'scope-missing'),
      )
    })
  })

  describe('keys', () => {
    it('lets nobody in without one in force', async () => {
      const made = await makeApiKey(world.app, OFFICER, HAIFENG, {
        label: 'short',
        environment: 'live',
        scopes: ['verify'],
      })
      if (!made.ok) expect.fail(made.refusal)
      const path = `${V1}/certificates/${holder(0).number}?name=${encodeURIComponent(holder(0).name)}`
      const { text, id } = made.value
      expect((await clientWith(mounted(world.app), text).get(path)).status).toBe(200)
      for (const wrong of [
        null,
        text.slice(0, -1),
        text.replace('mj_live', 'mj_test'),
        `${text.slice(0, -1)}${text.endsWith('a') ? 'b' : 'a'}`,
        `${text} ${text}`,
      ]) {
        const answer = await clientWith(mounted(world.app), wrong).get(path)
        expect(problem(answer)).toEqual(no(401, 'key-needed'))
        expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
      }
      await revokeApiKey(world.app, OFFICER, HAIFENG, id)
      expect((await clientWith(mounted(world.app), text).get(path)).status).toBe(401)
    })
    it('answers a sandbox key from invented certificates alone', async () => {
      const sandbox = await client(world.app, HAIFENG, { environment: 'test' })
      const items = [
        ...FIXTURES.map((f) => ({ certificateNumber: f.number, name: f.holderName })),
        { certificateNumber: UNKNOWN, name: '样例甲' },
        person(0),
      ]
      const { json } = await sandbox.post(`${V1}/verifications`, { items })
      expect(
        json.results.map((r: { verdict: string; route?: string }) => `${r.verdict} ${r.route ?? ''}`.trim()),
      ).toEqual([
        'valid examined',
        'expired examined',
        'suspended examined',
        'revoked examined',
        'valid exempted',
        'not-found',
        'not-found',
      ])
      expect(
        problem(await sandbox.get(`${V1}/certificates/${holder(0).number}?name=${encodeURIComponent(holder(0).name)}`)),
      ).toEqual(no(404, 'certificate-not-found'))
      expect(problem(await look(FIXTURES[0]?.number ?? '', { name: '样例甲' }))).toEqual(
        no(404, 'certificate-not-found'),
      )
      for (const path of ['headcount', 'roster', 'changes', 'webhook-endpoints'])
        expect(problem(await sandbox.get(`${V1}/${path}`))).toEqual(no(403, 'live-key-needed'))
    })
  })

  describe('headcount', () => {
    it('is frozen, readable by its own platform, byte for byte', async () => {
      const answer = await caller.get(`${V1}/headcount?asOf=2026-11-21`)
      expect(answer.json).toMatchObject({
        asOf: '2026-11-21',
        platform: { name: '海风视听' },
        rules: [
          { id: 'panel-3', required: 3, counted: 3, gap: 0, satisfied: true },
          { id: 'panel-2' },
          { id: 'commensurate', required: null, gap: null, satisfied: null },
        ],
        suspended: 0,
      })
      const { url } = answer.json.snapshot
      const [frozen, again] = [await caller.get(url), await caller.get(url)]
      expect(again.text).toBe(frozen.text)
      expect(frozen.json).toMatchObject(answer.json)
      expect((await caller.get(url, { 'if-none-match': frozen.headers.get('etag') ?? '' })).status).toBe(304)
      expect(problem(await second.get(url))).toEqual(no(404, 'snapshot-not-found'))
      expect(problem(await caller.get(`${V1}/headcount/snapshots/%E0%A4%A`))).toEqual(no(404, 'snapshot-not-found'))
    })
    it('is assessed for a stated volume without a snapshot', async () => {
      const ask = (body: object) =>
        caller.post(`${V1}/headcount/assessments`, { categories: ['short-video', 'live-rooms'], ...body })
      const { json } = await ask({ dailyNewClips: 4001, liveRooms: 101 })
      expect(json.rules.map((r: { required: number; gap: number }) => [r.required, r.gap])).toEqual([
        [5, 2],
        [3, 0],
        [null, null],
      ])
      expect(json).not.toHaveProperty('snapshot')
      for (const [field, value] of [
        ['dailyNewClips', -1],
        ['dailyNewClips', 0.5],
        ['liveRooms', '51'],
        ['liveRooms', null],
        ['asOf', '2026-02-30'],
        ['categories', ['no-such']],
      ] as const) {
        const answer = await ask({ [field]: value })
        expect([answer.status, answer.text.includes(field)]).toEqual([422, true])
      }
    })
    it('checks panels with reasons in the caller’s language', async () => {
      const ask = (body: object, headers?: Record<string, string>) =>
        caller.post(
          `${V1}/panel-checks`,
          {
            programmeType: 'web-drama',
            asOf: '2026-11-21',
            reviewers: [person(0), person(1), person(2)],
            contentManager: { name: '司马总编' },
            ...body,
          },
          headers,
        )
      expect((await ask({})).json).toMatchObject({ satisfied: true, required: 3, counted: 3, reasons: [] })
      const few = (
        await ask({
          reviewers: [person(0), person(0, { certificateNumber: holder(0).number.toLowerCase() }), person(3)],
        })
      ).json
      expect([
        few.satisfied,
        few.counted,
        few.reasons.map((r: { code: string }) => r.code),
        few.reviewers[2].verdict,
      ]).toEqual([false, 1, ['too-few-reviewers', 'reviewer-repeated', 'reviewer-not-valid'], 'suspended'])
      expect(few.reasons[0]).toMatchObject({
        message: expect.stringContaining('1 名'),
        article: { clause: '三（一）1' },
      })
      expect((await ask({ reviewers: [] }, { 'accept-language': 'en' })).json.reasons[0].message).toMatch(
        /^0 reviewers/,
      )
      expect((await ask({ contentManager: person(2) })).json.reasons).toMatchObject([
        { code: 'content-manager-in-panel' },
      ])
      expect(
        (await ask({ contentManager: { name: holder(2).name, certificateNumber: holder(3).number } })).json.satisfied,
      ).toBe(false)
      expect(
        (
          await ask({
            reviewers: [person(0), person(1, { name: '欧阳' }), { certificateNumber: nobody, name: '周明' }],
          })
        ).json.reviewers.slice(1),
      ).toEqual([
        { certificateNumber: holder(1).number, verdict: 'not-found' },
        { certificateNumber: nobody, verdict: 'not-found' },
      ])
    })
  })

  describe('roster and changes', () => {
    it('invites with 202, once, and lists by a cursor that only this list gave', async () => {
      const late = await certified(world.app, '何迟')
      const invitation = { certificateNumber: late.number, name: late.name, startsOn: '2026-12-01' }
      const invited = await caller.post(`${V1}/roster`, invitation)
      expect([invited.status, invited.json]).toEqual([
        202,
        {
          id: expect.any(String),
          certificateNumber: late.number,
          name: late.name,
          state: 'invited',
          startsOn: '2026-12-01',
        },
      ])
      expect(problem(await caller.post(`${V1}/roster`, invitation))).toEqual(no(409, 'already-invited'))
      expect(problem(await caller.post(`${V1}/roster`, { ...invitation, name: '欧阳' }))).toEqual(
        no(404, 'certificate-not-found'),
      )
      expect(problem(await caller.post(`${V1}/roster`, { ...person(3), startsOn: '2026-12-01' }))).toEqual(
        no(422, 'certificate-not-valid'),
      )

      const seen: string[] = []
      let next: string | undefined
      do {
        const page = await caller.get(`${V1}/roster?limit=1${next ? `&cursor=${next}` : ''}`)
        expect(page.json.entries).toHaveLength(1)
        seen.push(page.json.entries[0].name)
        next = page.json.nextCursor
      } while (next)
      expect(seen).toEqual(['周明', '吴静', '郑言', '何迟'])

      const given = (await caller.get(`${V1}/roster?limit=1`)).json.nextCursor as string
      for (const wrong of [
        `${given}x`,
        given.slice(2),
        'nonsense',
        '',
        (await caller.get(`${V1}/changes`)).json.nextCursor,
      ])
        expect(problem(await caller.get(`${V1}/roster?cursor=${wrong}`))).toEqual(no(422, 'cursor-malformed'))
      expect(problem(await second.get(`${V1}/roster?cursor=${given}`))).toEqual(no(422, 'cursor-malformed'))
      for (const limit of ['0', '-1', '201', '1e2', 'x', '', '99999999999999999999'])
        expect(problem(await caller.get(`${V1}/roster?limit=${limit}`))).toEqual(no(422, 'invalid-request'))

      expect(problem(await second.post(`${V1}/roster/${invited.json.id}/end`, { endsOn: '2026-12-31' }))).toEqual(
        no(404, 'roster-entry-not-found'),
      )
      expect((await caller.post(`${V1}/roster/${invited.json.id}/end`, { endsOn: '2026-11-21' })).json).toMatchObject({
        state: 'ended',
        endsOn: '2026-11-21',
      })
      expect(problem(await caller.post(`${V1}/roster/${invited.json.id}/end`, { endsOn: '2026-11-21' }))).toEqual(
        no(409, 'not-on-roster'),
      )
    })
    it('feeds changes on from a cursor that is always given', async () => {
      const first = (await caller.get(`${V1}/changes?limit=2`)).json
      expect(first.changes.map((c: { event: string }) => c.event)).toEqual(['certified', 'certified'])
      const rest = (await caller.get(`${V1}/changes?cursor=${first.nextCursor}`)).json
      const quiet = (await caller.get(`${V1}/changes?cursor=${rest.nextCursor}`)).json
      expect(quiet.changes).toEqual([])
      await happen(world.app, holder(2), 'suspended')
      const news = (await caller.get(`${V1}/changes?cursor=${quiet.nextCursor}`)).json
      expect(news.changes).toMatchObject([
        { certificateNumber: holder(2).number, event: 'suspended', verdict: 'suspended' },
      ])
      for (const wrong of ['x', `${quiet.nextCursor}0`, 'WzFd.AAAAAAAAAAAAAAAAAAAAAA'])
        expect(problem(await caller.get(`${V1}/changes?cursor=${wrong}`))).toEqual(no(422, 'cursor-malformed'))
    })
    it('takes no webhook address while nothing would be delivered', async () => {
      expect((await caller.get(`${V1}/webhook-endpoints`)).json).toEqual({ endpoints: [] })
      expect(problem(await caller.post(`${V1}/webhook-endpoints`, { url: 'https://example.cn' }))).toEqual(
        no(409, 'webhooks-not-offered-yet'),
      )
    })
  })

  describe('manners', () => {
    it('tells the rate on every answer and turns nonsense into problems', async () => {
      const answer = await caller.get(`${V1}/no-such-call`)
      expect(problem(answer)).toEqual(no(404, 'no-such-call'))
      expect([answer.headers.get('ratelimit-policy'), answer.headers.get('ratelimit')]).toEqual([
        expect.stringMatching(/^"key";q=\d+;w=60$/),
        expect.stringMatching(/^"key";r=\d+;t=\d+$/),
      ])
      const body = (bytes: BodyInit, type = 'application/json') =>
        mounted(world.app).request(`${V1}/verifications`, {
          method: 'POST',
          body: bytes,
          headers: { 'content-type': type, authorization: key },
        })
      const key = `Bearer ${await makeApiKey(world.app, OFFICER, HAIFENG, { label: 'x', environment: 'live', scopes: ['verify'] }).then((made) => (made.ok ? made.value.text : ''))}`
      for (const [bytes, type, status] of [
        ['{', 'application/json', 422],
        ['{}', 'text/plain', 415],
        ['{}', 'application/json; charset=utf-16', 415],
        [new Uint8Array([0xef, 0xbb, 0xbf]), 'application/json', 422],
        [new Uint8Array([0x22, 0xc3, 0x28, 0x22]), 'application/json', 422],
        ['['.repeat(20_000) + ']'.repeat(20_000), 'application/json', 422],
      ] as const) {
        const refused = await body(bytes, type)
        expect([refused.status, refused.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
      }
    })
    it('describes every call of the contract, as OpenAPI 3.1 and for people', async () => {
      const { json } = await clientWith(mounted(world.app), null).get('/api/openapi.json')
      expect(json.openapi).toMatch(/^3\.1\./)
      expect(
        Object.entries(json.paths)
          .flatMap(([path, item]) => Object.keys(item as object).map((method) => `${method} ${path}`))
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
      for (const [language, words] of [
        ['zh-CN', '核验接口'],
        ['en', 'Verification API'],
      ] as const) {
        const { text } = await clientWith(mounted(world.app), null).get('/api/docs', { 'accept-language': language })
        expect(text).toContain(`<html lang="${language}">`)
        expect(text).toContain(words)
        expect(text).not.toMatch(/<script|<style|style=|undefined|\[object/)
      }
      expect((await clientWith(mounted(world.app), null).get('/api/docs.css')).headers.get('content-type')).toMatch(
        /^text\/css/,
      )
    })
    it('never lets a name into what is logged', async () => {
      const lines: string[] = []
      const note = (facts: object, what: string) => void lines.push(JSON.stringify(facts) + what)
      const listening = { ...world.app, log: { info: note, warn: note, error: note } }
      const ask = await client(listening, HAIFENG)
      await ask.get(`${V1}/certificates/${holder(0).number}?name=${encodeURIComponent('欧阳密')}`)
      await ask.post(`${V1}/verifications`, { items: [{ certificateNumber: nobody, name: ['欧阳密'] }] })
      expect(lines.join('\n')).not.toContain('欧阳密')
    })
  })

  it('says what day it is about: the day in Shanghai', async () => {
    world.setClock(`${day('2026-11-22')}T16:30:00.000Z` as typeof NOW)
    expect((await caller.get(`${V1}/headcount`)).json.asOf).toBe('2026-11-23')
  })
})
