// Pages as the server draws them: the real root, entry and routes behind Remix's own request handler, without a build or a
// browser. Each area names its routes; how somebody asks for a page is here.

import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import * as entry from '#app/entry.server.tsx'
import { type Limits, limitsWith } from '#app/http/limits.ts'
import type { Sessions } from '#app/http/session.ts'
import * as root from '#app/root.tsx'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import remix from '../remix.config.js'

/** `module`: the route's file as it is imported; `within`: the id of the layout it stands in. */
export interface PageRoute {
  readonly id: string
  readonly path: string
  readonly module: object
  readonly within?: string
}

/** What a build of these routes under the real root would be. */
export function buildOf(pages: readonly PageRoute[]): ServerBuild {
  const routes = [
    { id: 'root', path: '', module: root as object },
    ...pages.map(({ within = 'root', ...route }) => ({ ...route, parentId: within })),
  ]
  const told = routes.map(({ module, ...route }) => ({
    ...route,
    module: `/${route.id}.js`,
    imports: [],
    hasAction: 'action' in module,
    hasLoader: 'loader' in module,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: 'ErrorBoundary' in module,
  }))
  return {
    mode: 'production',
    entry: { module: entry },
    routes: Object.fromEntries(routes.map((route) => [route.id, route])),
    assets: {
      version: '1',
      url: '/manifest.js',
      entry: { module: '/entry.js', imports: [] },
      routes: Object.fromEntries(told.map((route) => [route.id, route])),
    },
    assetsBuildDirectory: '',
    basename: '/',
    publicPath: '/',
    isSpaMode: false,
    future: remix.future,
  } as unknown as ServerBuild
}

export interface Asking {
  readonly as?: Actor | undefined
  readonly body?: FormData | URLSearchParams | undefined
  readonly language?: Language | undefined
  readonly limits?: Limits | undefined
}
/** Asks for a page, or posts to it, as somebody or nobody. */
export type Ask = (app: App, path: string, asking?: Asking) => Promise<Response>

/** The routes behind Remix's handler. */
export function askingOf(pages: readonly PageRoute[]): Ask {
  const answer = createRequestHandler(buildOf(pages), 'production')
  return (app, path, { as, body, language = 'zh-CN', limits = limitsWith(1000) } = {}) =>
    answer(new Request(`http://127.0.0.1:3999${path}`, body ? { method: 'POST', body } : {}), {
      app,
      actor: as,
      language,
      limits,
      nonce: 'test-nonce',
      address: '127.0.0.1',
      sessions: {} as Sessions,
    })
}

/** What a reader reads of a page: without scripts, styles and markup. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
