// The whole front over the real routes: what a client on the wire gets, and what the log is told.

import type { ServerBuild } from '@remix-run/node'
import * as entry from '#app/entry.server.tsx'
import * as root from '#app/root.tsx'
import * as audit from '#app/routes/association/audit.tsx'
import * as officers from '#app/routes/association/officers.tsx'
import * as sitting from '#app/routes/association/sitting.tsx'
import * as me from '#app/routes/holder/me.tsx'
import * as headcount from '#app/routes/platform/headcount.tsx'
import * as hours from '#app/routes/public/hours-certificate.tsx'
import * as hoursPdf from '#app/routes/public/hours-certificate-pdf.ts'
import * as login from '#app/routes/public/login.tsx'
import * as share from '#app/routes/public/share.tsx'
import { sessionsOf } from '#app/http/session.ts'
import { front } from '#app/server.ts'
import type { App } from '#app/services/app.ts'
import remix from '../../remix.config.js'

const ROUTES: readonly (readonly [id: string, path: string, module: unknown])[] = [
  ['root', '', root],
  ['login', 'login', login],
  ['share', 's/:code', share],
  ['hours', 'hours/:code', hours],
  ['hours-pdf', 'hours/:code/pdf', hoursPdf],
  ['me', 'me', me],
  ['officers', 'association/officers', officers],
  ['sitting', 'association/sittings/:sitting', sitting],
  ['audit', 'association/audit', audit],
  ['headcount', 'platform', headcount],
]
type Module = ServerBuild['routes'][string]['module']
const routes = ROUTES.map(([id, path, module]) => ({
  id,
  path,
  module: module as Module,
  ...(id === 'root' ? {} : { parentId: 'root' }),
}))
const build = {
  mode: 'production',
  entry: { module: entry },
  routes: Object.fromEntries(routes.map((route) => [route.id, route])),
  assets: {
    version: '1',
    url: '/manifest.js',
    entry: { module: '/entry.js', imports: [] },
    routes: Object.fromEntries(
      routes.map(({ module, ...route }) => [
        route.id,
        {
          ...route,
          module: `/${route.id}.js`,
          hasAction: Boolean(module.action),
          hasLoader: Boolean(module.loader),
          hasClientAction: false,
          hasClientLoader: false,
          hasErrorBoundary: Boolean(module.ErrorBoundary),
        },
      ]),
    ),
  },
  assetsBuildDirectory: '',
  basename: '/',
  publicPath: '/',
  isSpaMode: false,
  future: remix.future,
} as unknown as ServerBuild

export const siteOf = (app: App, trustProxy = false) => front(app, { trustProxy, build, buildFolder: '/nowhere' })

/** The Cookie header of a new session. */
export const cookieOf = async (app: App, personId: string): Promise<string> =>
  (await sessionsOf(app).begin(personId)).split(';')[0] as string
