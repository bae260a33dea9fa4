import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { App } from '#app/services/app.ts'
import type { Door, DoorContext } from '../server.ts'

/** The same protection on every answer; the policy with its nonce on every HTML page. */
export const secureHeaders = (app: App): MiddlewareHandler<Door> => async (c, next) => {
  await next()
  const headers = c.res.headers
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'strict-origin-when-cross-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  if (app.publicUrl.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  if (headers.get('content-type')?.startsWith('text/html')) headers.set('content-security-policy', policy(nonceOf(c), app.mode === 'development'))
}

/** The nonce of an answer's own scripts: made when a page first asks for it. */
export function nonceOf(c: DoorContext): string {
  const nonce = c.get('nonce') ?? randomBytes(16).toString('base64')
  c.set('nonce', nonce)
  return nonce
}

const policy = (nonce: string, development: boolean) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Bars of charts carry their length in a style attribute; style sheets come from here alone.
    `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
