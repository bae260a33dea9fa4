import { DrizzleQueryError } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logTo } from '#app/services/log.ts'
import type { Log } from '#app/services/app.ts'
import { openWorld, type TestWorld } from '../database/worlds.ts'
import { person } from '../exemption-desk/stage.ts'
import { cookieOf, siteOf } from './site.ts'

describe('the front', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  it.each([
    ['one that the client made up', '127.0.0.1, 203.0.113.9', 403],
    ['the one that the proxy saw', '203.0.113.9', 403],
    ['the proxy on this machine', '127.0.0.1', 200],
  ])('believes the address that the proxy in front added: %s', async (_who, forwarded, status) => {
    const answer = await siteOf(world.app, true).request('/metrics', { headers: { 'x-forwarded-for': forwarded } })
    expect(answer.status).toBe(status)
  })

  it('spends the rate of the address that the proxy saw, whatever the client writes before it', async () => {
    const site = siteOf({ ...world.app, rateLimitFactor: 1 / 60 }, true)
    const statuses: number[] = []
    for (const invented of ['198.51.100.1', '198.51.100.2', '198.51.100.3'])
      statuses.push(
        (
          await site.request('/login', {
            method: 'POST',
            body: new URLSearchParams({ email: 'nobody@example.cn', password: 'x' }),
            headers: { 'x-forwarded-for': `${invented}, 203.0.113.9` },
          })
        ).status,
      )
    expect(statuses).toEqual([422, 429, 429])
  })

  it('lets no cache keep what a page’s script is told of a person', async () => {
    const holder = await person(world.app, '样例持证人')
    const headers = { cookie: await cookieOf(world.app, holder) }
    const site = siteOf(world.app)
    for (const path of ['/me', '/me.data']) {
      const answer = await site.request(path, { headers })
      expect(await answer.text()).toContain('样例持证人')
      expect([path, answer.headers.get('cache-control')]).toEqual([path, 'private, no-store'])
    }
  })

  it('refuses a form that another site sends', async () => {
    const answer = await siteOf({ ...world.app, publicUrl: 'https://example.cn' }).request('/login', {
      method: 'POST',
      body: new URLSearchParams({ email: 'nobody@example.cn', password: 'x' }),
      headers: { origin: 'https://elsewhere.example' },
    })
    expect(answer.status).toBe(403)
  })

  it.each(['/s/AbCd1234', '/S/AbCd1234', '/s/AbCd1234.data', '/hours/AbCd1234', '/hours/AbCd1234/pdf', '/Hours/AbCd1234.data', '/%68ours/AbCd1234'])('keeps a code out of the log: %s', async (path) => {
    const lines: string[] = []
    const keep = (facts: object) => void lines.push(JSON.stringify(facts))
    const log: Log = { info: keep, warn: keep, error: keep }
    await siteOf({ ...world.app, log }).request(path)
    expect(lines).toHaveLength(1)
    expect(lines.join()).not.toContain('AbCd1234')
  })
})

describe('the log', () => {
  it('tells of a failed query what was asked, and nothing of what was to be written', () => {
    const lines: string[] = []
    const log = logTo('info', { write: (line) => void lines.push(line) })
    const cause = Object.assign(new Error('duplicate key value violates unique constraint "people_email_key"'), {
      code: '23505',
      detail: 'Key (email_key)=(zhang@example.cn) already exists.',
    })
    const fault = new DrizzleQueryError('insert into "people" values ($1, $2)', ['张三\n丰', 'zhang@example.cn'], cause)
    log.error({ err: fault, path: '/signup' }, 'a page ended in a fault')
    const line = lines.join('')
    expect(line).toContain('insert into')
    expect(line).toContain('people_email_key')
    expect(line).toContain('23505')
    expect(line).toContain('front.test.ts') // where it came from
    expect(line).not.toMatch(/张三|丰|zhang@example/)
  })
})
