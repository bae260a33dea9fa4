import type { ApiScope, Caller } from '#app/services/api-keys.ts'
import type { Context } from 'hono'
import { z } from '@hono/zod-openapi'
import { problemResponse } from '#app/http/problem.ts'
import { parseDay } from '#app/domain/instant.ts'
import type { Door } from '../server.ts'

export interface ApiDoor {
  Variables: Door['Variables'] & { caller: Caller }
}

/** A day in Asia/Shanghai in a query or a body. */
export const day = z
  .string()
  .refine((text) => parseDay(text) !== undefined, 'asOf and other days must be real days as YYYY-MM-DD')
  .openapi({ type: 'string', format: 'date', example: '2026-11-21' })

/** Every no looks like this (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: '/problems/certificate-not-found' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    instance: z.string(),
  })
  .openapi('Problem')

export const problemContent = { 'application/problem+json': { schema: problemSchema } }

/** The noes that every call may give. */
export const usualNoes = {
  401: { description: 'No key in force', content: problemContent },
  403: { description: 'The key lacks the scope', content: problemContent },
  422: { description: 'The request is not valid', content: problemContent },
  429: { description: 'Too many requests; see Retry-After', content: problemContent },
}

/** A problem when the key lacks the scope, else undefined. */
export function lacksScope(c: Context<ApiDoor>, scope: ApiScope): Response | undefined {
  if (c.get('caller').key.scopes.includes(scope)) return undefined
  return problemResponse({ code: 'scope-missing', status: 403, title: `This key lacks the scope “${scope}”. Make one that has it on the platform desk.` }, c.get('requestId'))
}

/** JSON that may be kept by the caller alone, with an ETag over what does not change by itself; 304 when the caller has it. */
export function answer(c: Context<ApiDoor>, body: unknown, etag?: string, status = 200): Response {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'cache-control': 'private, no-cache' }
  if (etag) {
    headers.etag = `"${etag}"`
    const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
    if (known.includes(headers.etag) || known.includes('*')) return new Response(null, { status: 304, headers })
  }
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers })
}
