// Hono in front, Remix behind, one process. What machines call often never goes through a Remix route.

import { randomBytes } from 'node:crypto'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono, type Context } from 'hono'
import { api } from './api/index.ts'
import { assets } from './http/assets.ts'
import { limitBody } from './http/body.ts'
import { examDoor } from './http/exam-door.ts'
import { health } from './http/health.ts'
import { limitsWith } from './http/limits.ts'
import { liveDoor } from './http/live-door.ts'
import { problemResponse } from './http/problem.ts'
import { registerDoor } from './http/register-door.ts'
import { sameOrigin } from './http/same-origin.ts'
import { nonceOf, secureHeaders } from './http/secure-headers.ts'
import { sessionsOf, type Sessions } from './http/session.ts'
import type { App } from './services/app.ts'
import { languageOf } from './words/language.ts'

/** What the doors share of one request. */
export interface Door {
  Variables: { requestId: string; nonce?: string; address: string }
}
export type DoorContext = Context<Door>

export interface Options {
  readonly trustProxy: boolean
  /** Remix's build: imported in production, loaded by Vite in development. */
  readonly build: ServerBuild | (() => Promise<ServerBuild>)
  readonly buildFolder: string
}

const SMALL = 256 * 1024
const UPLOAD = 12 * 1024 * 1024

export function front(app: App, options: Options): Hono<Door> {
  const sessions = sessionsOf(app)
  const limits = limitsWith(app.rateLimitFactor)
  const remix = createRequestHandler(options.build, app.mode === 'development' ? 'development' : 'production')
  const server = new Hono<Door>({ strict: false })
  // Ids of requests: this process by chance, and how many were asked of it.
  const process = randomBytes(6).toString('base64url')
  let asked = 0

  server.onError((fault, c) => {
    app.log.error({ requestId: c.get('requestId'), err: fault, path: loggedPath(c.req.url) }, 'a request ended in a fault')
    return problemResponse({ code: 'fault', status: 500, title: 'Something broke on our side. Nothing was half-done; try again.' }, c.get('requestId') ?? '')
  })

  server.use(async (c, next) => {
    const requestId = `${process}${(asked++).toString(36)}`
    c.set('requestId', requestId)
    c.set('address', addressOf(c, options.trustProxy))
    const begun = performance.now()
    await next()
    c.res.headers.set('x-request-id', requestId)
    app.log.info({ requestId, method: c.req.method, path: loggedPath(c.req.url), status: c.res.status, ms: Math.round(performance.now() - begun) }, 'answered')
  })
  server.use(secureHeaders(app))

  server.route('/', health(app))
  server.use('/api/*', limitBody(SMALL))
  server.route('/api', api(app))

  server.use(sameOrigin(app))
  server.use('/exam/*', limitBody(SMALL))
  server.route('/exam', examDoor(app, sessions))
  server.route('/association', liveDoor(app, sessions))
  server.route('/register', registerDoor(app))
  server.use(assets(options.buildFolder))

  server.use(limitBody(UPLOAD))
  server.all('*', async (c) => {
    const { actor, setCookie } = await whoAsks(sessions, c)
    const response = await remix(c.req.raw, {
      app, sessions, limits, actor,
      language: languageOf(c.req.header('cookie'), c.req.header('accept-language')),
      nonce: nonceOf(c),
      address: c.get('address'),
    })
    const answer = new Response(response.body, response)
    // What a page's script fetches is as personal as the page itself.
    if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'private, no-store')
    if (setCookie) answer.headers.append('set-cookie', setCookie)
    return answer
  })
  return server
}

const whoAsks = (sessions: Sessions, c: DoorContext) => sessions.actor(c.req.header('cookie') ?? null)

/**
 * The path alone, for a query may hold a name; and without a code that opens something, whether of a share or of a
 * certificate of study hours (page addresses are matched in either case).
 */
const loggedPath = (url: string): string => {
  const { pathname } = new URL(url)
  // An address may be written with percent signs where none are needed.
  const read = /%[0-7][0-9a-f]/i.test(pathname) ? pathname.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : pathname
  return read.replace(/^\/(s|hours)\/[^/]+/i, '/$1/…')
}

/** Of the forwarded addresses the last: that one the proxy in front added itself, the others whoever asks may have made up. */
function addressOf(c: DoorContext, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  if (forwarded && /^[0-9a-fA-F.:]{2,45}$/.test(forwarded)) return forwarded
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'unknown' // not served over a socket: a test that calls fetch()
  }
}
