// The machines' door: /api/v1, OpenAPI 3.1 from the same schemas, every no a problem document (RFC 9457).

import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { problemResponse } from '#app/http/problem.ts'
import type { App } from '#app/services/app.ts'
import { languageOf } from '../words/language.ts'
import { certificateCalls } from './certificates.ts'
import { changeCalls } from './changes.ts'
import { docsPage } from './docs.ts'
import { docsStyle } from './docs-style.ts'
import { invalid, type ApiDoor } from './door.ts'
import { headcountCalls } from './headcount.ts'
import { keyRequired, strictJson, withinRate } from './manners.ts'
import { rosterCalls } from './roster.ts'
import { webhookCalls } from './webhooks.ts'

export function api(app: App): OpenAPIHono<ApiDoor> {
  const v1 = new OpenAPIHono<ApiDoor>({
    defaultHook: (result, c) => {
      if (result.success) return
      const errors = result.error.issues.flatMap((issue) => {
        const strange =
          issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
        return strange.map((path) => ({
          pointer: pointerTo(path),
          name: String(path.findLast((part) => typeof part === 'string') ?? 'the body').slice(0, 60),
          detail: issue.message,
        }))
      })
      return invalid(c, errors)
    },
  })
  v1.use(keyRequired(app), withinRate(app), strictJson)
  certificateCalls(v1, app)
  headcountCalls(v1, app)
  rosterCalls(v1, app)
  changeCalls(v1, app)
  webhookCalls(v1, app)
  v1.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'mj_live_… or mj_test_…',
  })
  const document = v1.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Mingjian verification API',
      version: '1',
      description:
        'Check certificates, count reviewers by rule, keep a roster. Days are calendar days in Asia/Shanghai; instants are UTC.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
  })

  const server = new OpenAPIHono<ApiDoor>()
  const absent = (c: Context<ApiDoor>) =>
    problemResponse(
      { code: 'no-such-call', status: 404, title: 'There is no such call. See /api/docs.' },
      c.get('requestId'),
    )
  v1.all('*', absent)
  server.route('/v1', v1)
  server.get('/openapi.json', (c) => c.json(document))
  server.get('/docs', (c) =>
    c.html(docsPage(document, languageOf(c.req.header('cookie'), c.req.header('accept-language')), app.now())),
  )
  server.get(
    '/docs.css',
    () =>
      new Response(docsStyle, {
        headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' },
      }),
  )
  server.all('*', absent)
  server.onError((fault, c) => {
    if (fault instanceof HTTPException && fault.status < 500)
      return problemResponse(
        {
          code: 'invalid-request',
          status: fault.status === 400 ? 422 : fault.status,
          title: fault.message || 'The request is not valid.',
        },
        c.get('requestId'),
      )
    app.log.error({ requestId: c.get('requestId'), err: fault }, 'an API call ended in a fault')
    return problemResponse(
      { code: 'fault', status: 500, title: 'Something broke on our side. Nothing was half-done; try again.' },
      c.get('requestId'),
    )
  })
  return server
}

/** RFC 6901: the place in a body; for a query, the parameter's name after a slash. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
    .slice(0, 200)
