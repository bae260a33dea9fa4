import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { batchAnswer, problemAnswer, verdictAnswer } from '#app/api/answers.ts'
import { FIXTURES, UNKNOWN } from '#app/api/sandbox.ts'
import { makeApiKey, revokeApiKey } from '#app/services/api-keys.ts'
import { ENGINES } from '../database/worlds.ts'
import {
  client,
  clientWith,
  mounted,
  no,
  NOBODY,
  openStory,
  problem,
  type Story,
  V1,
  yes,
  type Answer,
} from './sample-caller.ts'
import { certified, HAIFENG, happen, NOW, OFFICER } from './sample-platform.ts'

const without = (answer: Answer) => answer.text.replace(/"instance":"[^"]*"/, '')
const onlyNumber = (certificateNumber: string) => ({ certificateNumber, verdict: 'not-found' })

describe.each(ENGINES)('certificates through the API on %s', (engine) => {
  let s: Story
  beforeAll(async () => {
    s = await openStory(engine)
  })
  afterAll(() => s.world.close())
  const look = (number: string, query: Record<string, string>, headers?: Record<string, string>) =>
    s.caller.get(`${V1}/certificates/${encodeURIComponent(number)}?${new URLSearchParams(query)}`, headers)
  const ask = (body: unknown, headers?: Record<string, string>) => s.caller.post(`${V1}/verifications`, body, headers)

  describe('one', () => {
    it('is answered with the whole verdict', async () => {
      const { number, name } = s.holder(0)
      const answer = await look(number, { name, asOf: '2026-05-03' })
      expect(yes(verdictAnswer, answer)).toEqual({
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
    it('is the same no for an unknown number, a wrong name and a part of the name', async () => {
      const { number, name } = s.holder(0)
      const unknown = await look(NOBODY, { name })
      expect(problem(unknown)).toEqual(no(404, 'certificate-not-found'))
      for (const [tried, as] of [
        [number, '欧阳不在册'],
        [number, name.slice(0, 1)],
        [s.holder(3).number, name],
      ] as const) {
        const other = await look(tried, { name: as })
        expect(without(other)).toBe(without(unknown))
        expect([...other.headers.keys()].sort()).toEqual([...unknown.headers.keys()].sort())
      }
    })
    it.each([
      ['name=', '/name'],
      ['', '/name'],
      ['name=a&asOf=2026-02-30', '/asOf'],
      ['name=a&name=b', '/name'],
      ['name=a&asOf=2026-01-01&asOf=2026-01-02', '/asOf'],
      ['name=a&asof=2026-01-01', '/asof'],
    ])('is refused for ?%s by name', async (query, pointer) => {
      const answer = await s.caller.get(`${V1}/certificates/${s.holder(0).number}?${query}`)
      expect(problem(answer)).toEqual(no(422, 'invalid-request'))
      const { errors, title } = problemAnswer.parse(answer.json)
      expect([errors?.map((e) => e.pointer), title]).toEqual([[pointer], expect.stringContaining(pointer.slice(1))])
    })
    it('is refused for what is no number, and found in full width', async () => {
      const { number, name } = s.holder(0)
      for (const wrong of ['SH-31', `${number.slice(0, -1)}${number.endsWith('1') ? '2' : '1'}`, '%00', `${number}-1`])
        expect(problem(await look(wrong, { name }))).toEqual(no(422, 'certificate-number-malformed'))
      const full = [...number].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
      expect(yes(verdictAnswer, await look(full, { name })).certificateNumber).toBe(number)
    })
    it('has an ETag for the verdict of this name on this day, and for nothing else', async () => {
      const { number, name } = s.holder(1)
      const tag = (await look(number, { name })).headers.get('etag') as string
      s.world.pass(1)
      await certified(s.world.app, '新登记')
      const same = await look(number, { name }, { 'if-none-match': `"x", W/${tag}` })
      expect([same.status, same.text]).toEqual([304, ''])
      expect((await look(number, { name: '欧阳' }, { 'if-none-match': tag })).status).toBe(404)
      expect((await look(number, { name, asOf: '2026-05-03' }, { 'if-none-match': tag })).status).toBe(200)
      await happen(s.world.app, s.holder(1), 'suspended')
      expect(yes(verdictAnswer, await look(number, { name }, { 'if-none-match': tag })).verdict).toBe('suspended')
      await happen(s.world.app, s.holder(1), 'reinstated')
    })
  })

  describe('many', () => {
    it('are answered in order with a summary', async () => {
      const items = [
        s.person(3),
        s.person(0),
        s.person(0, { name: '欧阳不在册' }),
        { certificateNumber: NOBODY.toLowerCase(), name: '周明' },
        { certificateNumber: 'SH-31', name: '周明' },
        s.person(0),
      ]
      const { results, summary } = yes(batchAnswer, await ask({ items }))
      expect(results.map((r) => r.verdict)).toEqual([
        'suspended',
        'valid',
        'not-found',
        'not-found',
        'not-found',
        'valid',
      ])
      expect(results.slice(2, 5)).toEqual([s.holder(0).number, NOBODY, 'SH-31'].map(onlyNumber))
      expect(summary).toEqual({
        valid: 2,
        notYetValid: 0,
        expired: 0,
        suspended: 1,
        revoked: 0,
        withdrawn: 0,
        notFound: 3,
      })
      expect((await ask({ items })).text).not.toContain('欧阳')
      expect(yes(batchAnswer, await ask({ items: [s.person(0)], asOf: '2012-08-01' }))).toMatchObject({
        asOf: '2012-08-01',
        results: [{ verdict: 'not-yet-valid' }],
      })
    })
    it('may be five hundred; more, none, and one without a name are refused whole', async () => {
      expect(yes(batchAnswer, await ask({ items: Array(500).fill(s.person(0)) })).summary.valid).toBe(500)
      for (const [body, named] of [
        [{ items: Array(501).fill(s.person(0)) }, 'items'],
        [{ items: [] }, 'items'],
        [{ items: [{ certificateNumber: NOBODY }] }, 'name'],
        [{ items: [s.person(0)], asof: 1 }, 'asof'],
        [[], 'the body'],
        [null, 'the body'],
      ] as const) {
        const answer = await ask(body)
        expect(problem(answer)).toEqual(no(422, 'invalid-request'))
        expect(problemAnswer.parse(answer.json).title).toContain(named)
      }
    })
    it('are the same bytes under one Idempotency-Key, which is refused for another request', async () => {
      const headers = { 'idempotency-key': 'story-1' }
      const once = await ask({ items: [s.person(0)] }, headers)
      s.world.pass(5)
      const twice = await ask({ items: [s.person(0)] }, headers)
      expect([twice.status, twice.text]).toEqual([200, once.text])
      expect(problem(await ask({ items: [s.person(1)] }, headers))).toEqual(no(409, 'idempotency-key-reused'))
      expect((await s.second.post(`${V1}/verifications`, { items: [s.person(1)] }, headers)).status).toBe(200)
      expect(problem(await ask({ items: [s.person(0)] }, { 'idempotency-key': 'k'.repeat(300) }))).toEqual(
        no(422, 'idempotency-key-malformed'),
      )
      const mended = { 'idempotency-key': 'story-2' }
      expect((await ask({ items: [] }, mended)).status).toBe(422)
      expect((await ask({ items: [s.person(0)] }, mended)).status).toBe(200)
    })
    it('are not given to a key without the scope under another key’s Idempotency-Key', async () => {
      const narrow = await client(s.world.app, HAIFENG, { scopes: ['changes'] })
      const headers = { 'idempotency-key': 'story-3' }
      await ask({ items: [s.person(0)] }, headers)
      expect(problem(await narrow.post(`${V1}/verifications`, { items: [s.person(0)] }, headers))).toEqual(
        no(403, 'scope-missing'),
      )
    })
  })

  describe('keys', () => {
    it('let nobody in without one in force', async () => {
      const made = await makeApiKey(s.world.app, OFFICER, HAIFENG, {
        label: 'short',
        environment: 'live',
        scopes: ['verify'],
      })
      if (!made.ok) expect.fail(made.refusal)
      const { text, id } = made.value
      const path = `${V1}/certificates/${s.holder(0).number}?name=${encodeURIComponent(s.holder(0).name)}`
      expect((await clientWith(mounted(s.world.app), text).get(path)).status).toBe(200)
      for (const wrong of [
        null,
        text.slice(0, -1),
        text.replace('mj_live', 'mj_test'),
        `${text.slice(0, -1)}${text.endsWith('a') ? 'b' : 'a'}`,
        `${text} ${text}`,
      ]) {
        const answer = await clientWith(mounted(s.world.app), wrong).get(path)
        expect(problem(answer)).toEqual(no(401, 'key-needed'))
        expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
      }
      await revokeApiKey(s.world.app, OFFICER, HAIFENG, id)
      expect((await clientWith(mounted(s.world.app), text).get(path)).status).toBe(401)
    })
    it('of the sandbox see invented certificates alone, and live keys see none of those', async () => {
      const sandbox = await client(s.world.app, HAIFENG, { environment: 'test' })
      const items = [
        ...FIXTURES.map((f) => ({ certificateNumber: f.number, name: f.holderName })),
        { certificateNumber: UNKNOWN, name: '样例甲' },
        s.person(0),
      ]
      const { results } = yes(batchAnswer, await sandbox.post(`${V1}/verifications`, { items }))
      expect(results.map((r) => ('route' in r ? `${r.verdict} ${r.route}` : r.verdict))).toEqual([
        'valid examined',
        'expired examined',
        'suspended examined',
        'revoked examined',
        'valid exempted',
        'not-found',
        'not-found',
      ])
      const { number, name } = s.holder(0)
      expect(problem(await sandbox.get(`${V1}/certificates/${number}?name=${encodeURIComponent(name)}`))).toEqual(
        no(404, 'certificate-not-found'),
      )
      expect(problem(await look(FIXTURES[0]?.number ?? '', { name: '样例甲' }))).toEqual(
        no(404, 'certificate-not-found'),
      )
      for (const path of ['headcount', 'roster', 'changes', 'webhook-endpoints'])
        expect(problem(await sandbox.get(`${V1}/${path}`))).toEqual(no(403, 'live-key-needed'))
    })
  })
})
