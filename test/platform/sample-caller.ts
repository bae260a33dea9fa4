// Callers of the machines' door, mounted as the front mounts it, and one story's world for them.

import { Hono } from 'hono'
import type { ZodType } from 'zod'
import { problemAnswer } from '#app/api/answers.ts'
import { api } from '#app/api/index.ts'
import { formatNumber } from '#app/domain/certificate/number.ts'
import type { OrganisationId } from '#app/domain/ids.ts'
import type { Door } from '#app/server.ts'
import { makeApiKey, SCOPES, type ApiScope } from '#app/services/api-keys.ts'
import type { App } from '#app/services/app.ts'
import { type Engine, openWorld, type TestWorld } from '../database/worlds.ts'
import {
  certified,
  foundPlatforms,
  HAIFENG,
  happen,
  type Holder,
  later,
  NOW,
  OFFICER,
  rostered,
  YUNFAN,
} from './sample-platform.ts'

export const V1 = '/api/v1'
/** Well formed, and nobody's. */
export const NOBODY = formatNumber('31', 2026, 990_001)

export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
}
export interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  readonly json: unknown
}

/** A caller of the machines' door as the front mounts it. */
export async function client(
  app: App,
  organisationId: OrganisationId,
  wish: { scopes?: readonly ApiScope[]; environment?: 'live' | 'test' } = {},
): Promise<Client> {
  const key = await makeApiKey(app, OFFICER, organisationId, {
    label: 'test',
    environment: wish.environment ?? 'live',
    scopes: wish.scopes ?? SCOPES,
  })
  if (!key.ok) throw new Error(key.refusal)
  return clientWith(mounted(app), key.value.text)
}

const fronts = new WeakMap<App, Hono<Door>>()
export function mounted(app: App): Hono<Door> {
  const known = fronts.get(app)
  if (known) return known
  const server = new Hono<Door>({ strict: false })
  let request = 0
  server.use(async (c, next) => {
    c.set('requestId', `request-${++request}`)
    c.set('nonce', '')
    c.set('address', '127.0.0.1')
    await next()
  })
  server.route('/api', api(app))
  fronts.set(app, server)
  return server
}

export function clientWith(server: Hono<Door>, key: string | null): Client {
  const ask = async (method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> => {
    const response = await server.request(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    })
    const text = await response.text()
    return {
      status: response.status,
      text,
      headers: response.headers,
      json: /json/.test(response.headers.get('content-type') ?? '') && text ? JSON.parse(text) : undefined,
    }
  }
  return {
    get: (path, headers = {}) => ask('GET', path, undefined, headers),
    post: (path, body, headers = {}) => ask('POST', path, body, headers),
  }
}

/** The body of a yes, read as the call describes it. */
export function yes<T>(schema: ZodType<T>, { status, json, text }: Answer, expected = 200): T {
  if (status !== expected) throw new Error(`${status} instead of ${expected}: ${text}`)
  return schema.parse(json)
}

/** What a no says: status, form and type. */
export const problem = (answer: Answer) => {
  const { type, status } = problemAnswer.parse(answer.json)
  return [answer.status, status, answer.headers.get('content-type'), type]
}
export const no = (status: number, type: string) => [status, status, 'application/problem+json', `/problems/${type}`]

export interface Story {
  readonly world: TestWorld
  readonly caller: Client
  readonly second: Client
  holder(n: number): Holder
  /** A holder as a body names them. */
  person(n: number, more?: object): { certificateNumber: string; name: string }
}

/** Four people: three on the first platform's roster, the fourth suspended. */
export async function openStory(engine: Engine): Promise<Story> {
  const world = await openWorld(engine, later(-10))
  await foundPlatforms(world.app)
  const holders: Holder[] = []
  for (const name of ['周明', '吴静', '郑言', '王审']) holders.push(await certified(world.app, name))
  const holder = (n: number) => holders[n] as Holder
  await happen(world.app, holder(3), 'suspended')
  for (const n of [0, 1, 2]) {
    await rostered(world.app, HAIFENG, holder(n))
    world.pass(1)
  }
  world.setClock(NOW)
  return {
    world,
    caller: await client(world.app, HAIFENG),
    second: await client(world.app, YUNFAN),
    holder,
    person: (n, more = {}) => ({ certificateNumber: holder(n).number, name: holder(n).name, ...more }),
  }
}
