// What a route is given besides its request, and the few steps every route takes.

import { redirect } from '@remix-run/node'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import { may, type Action, type Target } from './authorise.ts'
import type { Limits } from './limits.ts'
import type { Sessions } from './session.ts'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
  interface AppLoadContext {
    readonly app: App
    readonly sessions: Sessions
    readonly limits: Limits
    readonly actor: Actor | undefined
    readonly language: Language
    readonly nonce: string
    /** The client's address, for rate limits only. */
    readonly address: string
  }
}

/** The person who asks, or a redirect to the log-in page that leads back here. */
export function loggedIn({ actor }: { actor: Actor | undefined }, request: Request): Actor {
  if (actor) return actor
  const url = new URL(request.url)
  const back = request.method === 'GET' ? url.pathname.replace(/\.data$/, '') + url.search.replace(/[?&]_routes=[^&]*/, '') : '/me'
  throw redirect(`/login?redirectTo=${encodeURIComponent(back)}`)
}

/** Stops with 403 unless the table allows it. */
export function allow(actor: Actor, action: Action, target: Target = {}): void {
  if (!may(actor, action, target)) throw new Response('not-allowed', { status: 403 })
}

/** Stops with 404: not there, or not yours to know of. */
export function notFound(): never {
  throw new Response('not-found', { status: 404 })
}

/** A path on this site, or the fallback: nobody is led away by a link. */
export function safePath(text: string | null | undefined, fallback: string): string {
  if (!text || !/^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(text)) return fallback
  return text
}
