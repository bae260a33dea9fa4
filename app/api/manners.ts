// What every call goes through: a key, a rate, strict JSON.

import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { problemResponse } from '#app/http/problem.ts'
import { callerOf } from '#app/services/api-keys.ts'
import type { App } from '#app/services/app.ts'
import type { ApiDoor } from './door.ts'

/** `Authorization: Bearer mj_…` and nothing else: no key in an address, no session. */
export const keyRequired =
  (app: App): MiddlewareHandler<ApiDoor> =>
  async (c, next) => {
    const [, text] = /^Bearer ([\w-]{20,200})$/i.exec(c.req.header('authorization') ?? '') ?? []
    const caller = text ? await callerOf(app, text) : undefined
    if (!caller)
      return problemResponse(
        {
          code: 'key-needed',
          status: 401,
          title: 'This call needs an API key in force: Authorization: Bearer mj_…',
          headers: { 'www-authenticate': 'Bearer realm="mingjian"' },
        },
        c.get('requestId'),
      )
    c.set('caller', caller)
    await next()
  }

const WINDOW_S = 60
const PER_WINDOW = 1500

/** RateLimit and RateLimit-Policy on every answer (draft-ietf-httpapi-ratelimit-headers), Retry-After on 429. One budget a key. */
export function withinRate(app: App): MiddlewareHandler<ApiDoor> {
  const quota = Math.ceil(PER_WINDOW * app.rateLimitFactor)
  const limiter = new RateLimiterMemory({ points: quota, duration: WINDOW_S })
  const tell = (headers: Headers, spent: RateLimiterRes) => {
    headers.set('ratelimit-policy', `"key";q=${quota};w=${WINDOW_S}`)
    headers.set('ratelimit', `"key";r=${Math.max(0, spent.remainingPoints)};t=${Math.ceil(spent.msBeforeNext / 1000)}`)
  }
  return async (c, next) => {
    let spent: RateLimiterRes
    try {
      spent = await limiter.consume(c.get('caller').key.id)
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      const response = problemResponse(
        {
          code: 'too-many',
          status: 429,
          title: `More than ${quota} calls in ${WINDOW_S} s. Wait and try again.`,
          headers: { 'retry-after': String(Math.max(1, Math.ceil(refused.msBeforeNext / 1000))) },
        },
        c.get('requestId'),
      )
      tell(response.headers, refused)
      return response
    }
    await next()
    tell(c.res.headers, spent)
  }
}

/** A body must be JSON in valid UTF-8, said to be so, and not compressed. */
export const strictJson: MiddlewareHandler<ApiDoor> = async (c, next) => {
  if (!['POST', 'PUT', 'PATCH'].includes(c.req.method)) return next()
  const no = (code: string, status: number, title: string) =>
    problemResponse({ code, status, title }, c.get('requestId'))
  if (c.req.header('content-encoding')) return no('not-json', 415, 'Send the body without content-encoding.')
  const bytes = await c.req.arrayBuffer()
  const type = (c.req.header('content-type') ?? '').toLowerCase()
  if (bytes.byteLength > 0 && !/^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/.test(type))
    return no('not-json', 415, 'The body must be application/json in UTF-8.')
  try {
    // No body at all is for the call itself to judge; a byte-order mark alone is a body that is no JSON.
    if (bytes.byteLength > 0) JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return no('not-json', 422, 'The body is not valid JSON in UTF-8.')
  }
  return next()
}
