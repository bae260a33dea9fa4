// The machines' door: /api/v1, OpenAPI 3.1 from the same schemas, every no a problem document (RFC 9457).

import { OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { problemResponse } from '#app/http/problem.ts'
import type { App } from '#app/services/app.ts'
import { certificateCalls } from './certificates.ts'
import { docsPage } from './docs.ts'
import type { ApiDoor } from './door.ts'
import { headcountCalls } from './headcount.ts'
import { idempotent } from './idempotency.ts'
import { keyRequired, strictJson, withinRate } from './manners.ts'
import { rosterCalls } from './roster.ts'

export function api(app: App): OpenAPIHono<ApiDoor> {
  const server = new OpenAPIHono<ApiDoor>()
  const v1 = new OpenAPIHono<ApiDoor>({
    defaultHook: (result, c) => {
      if (result.success) return
      const errors = result.error.issues.map((issue) => ({ pointer: `/${issue.path.join('/')}`, detail: issue.message }))
      const named = [...new Set(result.error.issues.map((issue) => String(issue.path.findLast((part) => typeof part === 'string') ?? result.target)))]
      return problemResponse({ code: 'invalid-request', title: `The request is not valid: see ${named.join(', ')}.`, errors }, c.get('requestId'))
    },
  })
  v1.use(keyRequired(app), withinRate(app), strictJson, idempotent(app))
  certificateCalls(v1, app)
  headcountCalls(v1, app)
  rosterCalls(v1, app)
  v1.notFound((c) => problemResponse({ code: 'no-such-call', status: 404, title: 'There is no such call. See /api/docs.' }, c.get('requestId')))

  server.route('/v1', v1)
  server.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer', description: 'mj_live_… or mj_test_…' })
  const document = () =>
    server.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Mingjian verification API',
        version: '1',
        description: 'Check certificates, count reviewers by rule, keep a roster. Days are calendar days in Asia/Shanghai; instants are UTC.',
      },
      servers: [{ url: '/api' }],
      security: [{ key: [] }],
    })
  server.get('/openapi.json', (c) => c.json(document()))
  server.get('/docs', (c) => c.html(docsPage(document(), c.req.header('accept-language'), c.req.header('cookie'))))
  server.notFound((c) => problemResponse({ code: 'no-such-call', status: 404, title: 'There is no such call. See /api/docs.' }, c.get('requestId')))
  server.onError((fault, c) => {
    if (fault instanceof HTTPException && fault.status < 500)
      return problemResponse({ code: 'invalid-request', status: fault.status === 400 ? 422 : fault.status, title: fault.message || 'The request is not valid.' }, c.get('requestId'))
    app.log.error({ requestId: c.get('requestId'), err: fault }, 'an API call ended in a fault')
    return problemResponse({ code: 'fault', status: 500, title: 'Something broke on our side. Nothing was half-done; try again.' }, c.get('requestId'))
  })
  return server
}
