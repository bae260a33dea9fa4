// CSRF: a request that changes something and rides on a cookie must come from our own pages.

import type { MiddlewareHandler } from 'hono'
import type { App } from '#app/services/app.ts'
import type { Door } from '../server.ts'
import { problemResponse } from './problem.ts'

/**
 * A browser says where a request comes from in Origin or Sec-Fetch-Site. Either that contradicts is refused;
 * a client that sends neither is no browser and holds nobody else's cookie.
 */
export const sameOrigin = (app: App): MiddlewareHandler<Door> => async (c, next) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) && !comesFromHere(app, c.req.header('origin'), c.req.header('sec-fetch-site'), c.req.header('host')))
    return problemResponse(
      { code: 'other-origin', title: 'This request came from another site and was refused. Open the page here and try again.' },
      c.get('requestId'),
    )
  await next()
}

function comesFromHere(app: App, origin: string | undefined, fetchSite: string | undefined, host: string | undefined): boolean {
  if (fetchSite && fetchSite !== 'same-origin' && fetchSite !== 'none') return false
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const from = new URL(origin)
  return from.origin === new URL(app.publicUrl).origin || (host !== undefined && /^https?:$/.test(from.protocol) && from.host === host)
}
