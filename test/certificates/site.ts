// The pages of this area as the server draws them: Remix's own handler over the real routes, without a build or a browser.

import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { limitsWith, type Limits } from '#app/http/limits.ts'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import * as entry from '#app/entry.server.tsx'
import * as root from '#app/root.tsx'
import * as verify from '#app/routes/public/verify.tsx'
import * as share from '#app/routes/public/share.tsx'
import * as register from '#app/routes/public/register.tsx'
import * as own from '#app/routes/holder/certificate.tsx'
import * as certify from '#app/routes/association/certify.tsx'
import * as certificates from '#app/routes/association/certificates.tsx'
import * as certificate from '#app/routes/association/certificate.tsx'

type RouteModule = ServerBuild['routes'][string]['module']
const ROUTES: Record<string, readonly [path: string, module: unknown]> = {
  verify: ['verify', verify],
  share: ['s/:code', share],
  register: ['register', register],
  own: ['me/certificates/:number', own],
  certify: ['association/certify', certify],
  certificates: ['association/certificates', certificates],
  certificate: ['association/certificates/:number', certificate],
}

const routes = Object.fromEntries(
  [
    ['root', '', root] as const,
    ...Object.entries(ROUTES).map(([id, [path, module]]) => [id, path, module] as const),
  ].map(([id, path, module]) => [
    id,
    { id, ...(id === 'root' ? {} : { parentId: 'root' }), path, module: module as RouteModule },
  ]),
)
const build: ServerBuild = {
  mode: 'production',
  entry: { module: entry as ServerBuild['entry']['module'] },
  routes,
  assets: {
    version: '1',
    url: '/manifest.js',
    entry: { module: '/entry.js', imports: [] },
    routes: Object.fromEntries(
      Object.values(routes).map(({ id, path, module, ...route }) => [
        id,
        {
          ...route,
          id,
          path,
          module: `/${id}.js`,
          hasAction: Boolean(module.action),
          hasLoader: Boolean(module.loader),
          hasClientAction: false,
          hasClientLoader: false,
          hasErrorBoundary: Boolean(module.ErrorBoundary),
        },
      ]),
    ),
  },
  publicPath: '/',
  assetsBuildDirectory: '',
  basename: '/',
  isSpaMode: false,
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
}
const handle = createRequestHandler(build, 'production')

export interface Site {
  /** The page at a path, or what a form posted there leads to. */
  visit(
    path: string,
    more?: { as?: Actor; language?: Language; form?: Record<string, string> },
  ): Promise<{ status: number; html: string; words: string; location: string | null }>
}

export function siteOf(app: App, limits: Limits = limitsWith(1000)): Site {
  return {
    async visit(path, { as, language = 'zh-CN', form } = {}) {
      const request = new Request(`http://here${path}`, form ? { method: 'POST', body: new URLSearchParams(form) } : {})
      const response = await handle(request, {
        app,
        sessions: {} as never,
        limits,
        actor: as,
        language,
        nonce: 'test-nonce',
        address: '127.0.0.1',
      })
      const html = await response.text()
      const words = html
        .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
      return { status: response.status, html, words, location: response.headers.get('location') }
    },
  }
}
