// The same POST with the same Idempotency-Key gets the same bytes again, for a day.

import type { MiddlewareHandler } from 'hono'
import { hashOf, sha256 } from '#app/domain/canonical.ts'
import { addMs } from '#app/domain/instant.ts'
import { problemResponse } from '#app/http/problem.ts'
import { recall, remember } from '#app/services/idempotency.ts'
import type { App } from '#app/services/app.ts'
import type { ApiDoor } from './door.ts'

/** Keys whose first request is being answered in this process. */
const running = new WeakMap<App, Set<string>>()

export const idempotent =
  (app: App): MiddlewareHandler<ApiDoor> =>
  async (c, next) => {
    const given = c.req.header('idempotency-key')
    if (c.req.method !== 'POST' || given === undefined || given === '') return next()
    const no = (code: string, status: number, title: string) =>
      problemResponse({ code, status, title }, c.get('requestId'))
    if (given.length > 255 || !/^[\x21-\x7e ]+$/.test(given))
      return no('idempotency-key-malformed', 422, 'Idempotency-Key must be 1 to 255 printable ASCII characters.')
    const { caller } = c.var
    const id = hashOf([caller.organisation.id, caller.key.environment, given])
    const requestHash = hashOf([c.req.path, sha256(new Uint8Array(await c.req.arrayBuffer())).toString('base64url')])
    const busy = running.get(app) ?? new Set()
    running.set(app, busy)
    if (busy.has(id))
      return no(
        'idempotency-key-in-use',
        409,
        'A request with this Idempotency-Key is being answered. Wait for it, then ask again.',
      )
    busy.add(id)
    try {
      const known = await recall(app, id, addMs(app.now(), -24 * 3600_000))
      if (known && known.requestHash !== requestHash)
        return no('idempotency-key-reused', 409, 'This Idempotency-Key was used for another request. Use a new one.')
      if (known)
        return new Response(known.body, {
          status: known.status,
          headers: {
            'content-type': 'application/json',
            'cache-control': 'private, no-store',
            'idempotent-replayed': 'true',
          },
        })
      await next()
      // What was refused is not kept: the caller mends it and may use the key again.
      if (c.res.status >= 300) return
      await remember(app, {
        id,
        requestHash,
        status: c.res.status,
        body: await c.res.clone().text(),
        createdAt: app.now(),
      })
    } finally {
      busy.delete(id)
    }
  }
