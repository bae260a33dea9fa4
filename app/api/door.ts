// The one way a call is offered: described once, and from that description checked, documented and guarded.

import type { Context, MiddlewareHandler } from 'hono'
import { createRoute, z, type OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import type { Detail } from '#app/domain/result.ts'
import { parseDay, type Day } from '#app/domain/instant.ts'
import { problemResponse } from '#app/http/problem.ts'
import { statusOf } from '#app/http/refusals.ts'
import type { ApiScope, Caller } from '#app/services/api-keys.ts'
import type { App } from '#app/services/app.ts'
import type { Door } from '../server.ts'
import { problemAnswer } from './answers.ts'
import { idempotent } from './idempotency.ts'
import { TITLES, type ApiRefusal } from './refusals.ts'
import { CALLS, type CallId } from './words.ts'

export interface ApiDoor {
  Variables: Door['Variables'] & { caller: Caller }
}
export type Api = OpenAPIHono<ApiDoor>

/** A day in Asia/Shanghai in a query or a body. */
export const day = z
  .string()
  .transform((text, ctx): Day => {
    const read = parseDay(text)
    if (read) return read
    ctx.addIssue({ code: 'custom', message: 'a real day as YYYY-MM-DD' })
    return z.NEVER
  })
  .openapi({ type: 'string', format: 'date', example: '2026-11-21' })
/** How many lines of a list at once. */
export const limit = z
  .string()
  .regex(/^(?:[1-9]\d?|1\d\d|200)$/, 'a whole number from 1 to 200')
  .transform(Number)
  .openapi({ type: 'integer', minimum: 1, maximum: 200, default: 100 })
export const cursor = z.string().max(500).openapi({ description: 'nextCursor of the answer before; opaque' })

const no = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemAnswer } },
})
const USUAL = {
  401: no('key-needed: no key in force'),
  403: no('scope-missing or live-key-needed'),
  422: no('invalid-request, or the refusals named above'),
  429: no('too-many: see Retry-After'),
}

interface Offered<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  readonly id: CallId
  readonly method: 'get' | 'post' | 'delete'
  readonly path: string
  readonly scope: ApiScope
  /** Whether a sandbox key is answered too. */
  readonly sandbox?: boolean
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** The yes: its status (200) and schema; none for a call that has no yes yet. */
  readonly answers?: z.ZodType
  readonly status?: 200 | 202
  /** Further noes: status → the problem types. */
  readonly noes?: Readonly<Record<number, string>>
}
interface Given<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  readonly params: z.output<P>
  readonly query: z.output<Q>
  readonly body: z.output<B>
}

/** Offers a call: the scope, the sandbox and the Idempotency-Key are seen to before anything of the request is read. */
export function offer<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
  v1: Api,
  app: App,
  call: Offered<P, Q, B>,
  handler: (c: Context<ApiDoor>, given: Given<P, Q, B>) => Promise<Response> | Response,
): void {
  const { title, text } = CALLS.en[call.id]
  const route: RouteConfig = createRoute({
    method: call.method,
    path: call.path,
    operationId: call.id,
    summary: title,
    description: text,
    'x-scope': call.scope,
    'x-sandbox': call.sandbox ?? false,
    request: {
      ...(call.params ? { params: call.params } : {}),
      query: call.query ?? z.strictObject({}),
      ...(call.body ? { body: { required: true, content: { 'application/json': { schema: call.body } } } } : {}),
      ...(call.method === 'post'
        ? {
            headers: z.object({
              'idempotency-key': z.string().optional().openapi({
                description:
                  '1 to 255 printable ASCII characters; the same request is answered with the same bytes for a day',
              }),
            }),
          }
        : {}),
    },
    responses: {
      ...(call.answers
        ? { [call.status ?? 200]: { description: 'Yes', content: { 'application/json': { schema: call.answers } } } }
        : {}),
      ...USUAL,
      ...Object.fromEntries(Object.entries(call.noes ?? {}).map(([status, types]) => [status, no(types)])),
    },
    middleware: [allowed(call.scope, call.sandbox ?? false), idempotent(app)],
  })
  // The one cast between the described schemas and what the validators put aside.
  const answering = (c: Context<ApiDoor>) => {
    const valid = (target: string): unknown => (c.req as unknown as { valid(target: string): unknown }).valid(target)
    return handler(c, { params: valid('param'), query: valid('query'), body: valid('json') } as Given<P, Q, B>)
  }
  v1.openapi(route, answering as never)
}

const allowed =
  (scope: ApiScope, sandbox: boolean): MiddlewareHandler<ApiDoor> =>
  async (c, next) => {
    const { key } = c.get('caller')
    if (!key.scopes.includes(scope)) return refused(c, { refusal: 'scope-missing', detail: { scope } })
    if (key.environment === 'test' && !sandbox) return refused(c, { refusal: 'live-key-needed' })
    await next()
  }

/** A service's no as a problem document. */
export const refused = (c: Context<ApiDoor>, { refusal, detail }: { refusal: ApiRefusal; detail?: Detail }): Response =>
  problemResponse(
    { code: refusal, status: statusOf(refusal), title: TITLES[refusal], ...(detail ? { more: detail } : {}) },
    c.get('requestId'),
  )

/** A request that does not fit its description: which part, and why. Values are not repeated: a name must not come back in a log. */
export function invalid(c: Context, errors: readonly { pointer: string; name: string; detail: string }[]): Response {
  const named = [...new Set(errors.map(({ name }) => name))].slice(0, 20).join(', ')
  return problemResponse(
    {
      code: 'invalid-request',
      title: `The request is not valid: see ${named}.`,
      errors: errors.slice(0, 20).map(({ pointer, detail }) => ({ pointer, detail: detail.slice(0, 300) })),
    },
    (c as Context<ApiDoor>).get('requestId'),
  )
}

/** JSON for the caller alone, with an ETag over what does not change by itself; 304 when the caller has it. */
export function answer(c: Context<ApiDoor>, body: unknown, more: { etag?: string; status?: 200 | 202 } = {}): Response {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'cache-control': 'private, no-cache' }
  if (more.etag) {
    headers.etag = `"${more.etag}"`
    const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
    if (known.includes(headers.etag) || known.includes('*')) return new Response(null, { status: 304, headers })
  }
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status: more.status ?? 200, headers })
}
