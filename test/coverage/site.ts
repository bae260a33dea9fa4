// The pages of regulations and coverage as the server draws them: Remix's own handler over the real routes.

import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import * as entry from '#app/entry.server.tsx'
import { limitsWith } from '#app/http/limits.ts'
import * as root from '#app/root.tsx'
import * as article from '#app/routes/association/coverage-article.tsx'
import * as coverageFile from '#app/routes/association/coverage-csv.ts'
import * as coverage from '#app/routes/association/coverage.tsx'
import * as texts from '#app/routes/public/regulation-texts.tsx'
import * as regulation from '#app/routes/public/regulation.tsx'
import * as regulations from '#app/routes/public/regulations.tsx'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'

type RouteModule = ServerBuild['routes'][string]['module']
const PATHS: readonly (readonly [path: string, module: unknown])[] = [
  ['regulations', regulations],
  ['regulations/:document', regulation],
  ['regulations/:document/texts', texts],
  ['association/coverage', coverage],
  ['association/coverage/csv', coverageFile],
  ['association/coverage/:document/:article', article],
]
const routes: ServerBuild['routes'] = Object.fromEntries([
  ['root', { id: 'root', path: '', module: root as unknown as RouteModule }],
  ...PATHS.map(([path, module], i) => [
    `page-${i}`,
    { id: `page-${i}`, parentId: 'root', path, module: module as RouteModule },
  ]),
])
const handle = createRequestHandler(
  {
    mode: 'production',
    entry: { module: entry as ServerBuild['entry']['module'] },
    routes,
    assets: {
      version: '1',
      url: '/manifest.js',
      entry: { module: '/entry.js', imports: [] },
      routes: Object.fromEntries(
        Object.entries(routes).map(([id, route]) => {
          const { module, ...own } = route as NonNullable<typeof route>
          return [
            id,
            {
              ...own,
              module: `/${id}.js`,
              hasAction: Boolean(module.action),
              hasLoader: Boolean(module.loader),
              hasClientAction: false,
              hasClientLoader: false,
              hasErrorBoundary: Boolean(module.ErrorBoundary),
            },
          ]
        }),
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
  },
  'production',
)

export interface Page {
  readonly status: number
  readonly html: string
  /** What is read, without tags and scripts. */
  readonly words: string
  readonly location: string | null
}

/** Somebody with roles that need no row: what a page allows is decided by these alone. */
export const officer = (...roles: Actor['roles'][number]['role'][]): Actor => ({
  personId: 'officer' as Actor['personId'],
  name: '经办人',
  email: 'officer@example.cn',
  region: '31',
  roles: roles.map((role) => ({
    role,
    organisationId: 'org' as never,
    organisationKind: 'association',
    organisationName: '测试协会',
    region: '31',
  })),
})

/** The page at a path of a world, or what a form posted there leads to. */
export async function visit(
  app: App,
  path: string,
  more: { as?: Actor; language?: Language; form?: Record<string, string> } = {},
): Promise<Page> {
  const request = new Request(
    `http://here${path}`,
    more.form ? { method: 'POST', body: new URLSearchParams(more.form) } : {},
  )
  const response = await handle(request, {
    app,
    sessions: {} as never,
    limits: limitsWith(1000),
    actor: more.as,
    language: more.language ?? 'zh-CN',
    nonce: 'test-nonce',
    address: '127.0.0.1',
  })
  const html = await response.text()
  const words = html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
  return { status: response.status, html, words, location: response.headers.get('location') }
}
