// The syllabus's pages as the server draws them: the real root, entry and routes behind Remix's own request handler.

import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import * as entry from '#app/entry.server.tsx'
import * as root from '#app/root.tsx'
import * as layout from '#app/routes/association/layout.tsx'
import * as sittings from '#app/routes/association/sittings.tsx'
import * as desk from '#app/routes/association/syllabus.tsx'
import * as draft from '#app/routes/association/syllabus-new.tsx'
import * as version from '#app/routes/association/syllabus-version.tsx'
import * as open from '#app/routes/public/syllabus.tsx'
import { limitsWith } from '#app/http/limits.ts'
import type { Sessions } from '#app/http/session.ts'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import remix from '../../remix.config.js'

const routes = [
  { id: 'root', path: '', module: root },
  { id: 'open', parentId: 'root', path: 'syllabus', module: open },
  { id: 'association', parentId: 'root', path: 'association', module: layout },
  { id: 'sittings', parentId: 'association', path: 'sittings', module: sittings },
  { id: 'desk', parentId: 'association', path: 'syllabus', module: desk },
  { id: 'draft', parentId: 'association', path: 'syllabus/new', module: draft },
  { id: 'version', parentId: 'association', path: 'syllabus/:version', module: version },
]
const assets = routes.map(({ module: _, ...route }) => ({
  ...route, module: '', imports: [], hasAction: true, hasLoader: true, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: route.id === 'root',
}))
const build = {
  assets: { entry: { imports: [], module: '' }, url: '', version: '', routes: Object.fromEntries(assets.map((route) => [route.id, route])) },
  assetsBuildDirectory: '', basename: '/', publicPath: '/', isSpaMode: false, mode: 'test', entry: { module: entry }, future: remix.future,
  routes: Object.fromEntries(routes.map((route) => [route.id, route])),
} as unknown as ServerBuild
const answer = createRequestHandler(build, 'test')

/** Asks for a page, or posts a form to it, as somebody or nobody. */
export async function ask(app: App, actor: Actor | undefined, path: string, form?: Readonly<Record<string, string>>, language: Language = 'zh-CN') {
  const request = new Request(`http://127.0.0.1:3999${path}`, form ? { method: 'POST', body: new URLSearchParams(form) } : {})
  const response = await answer(request, {
    app, actor, language, nonce: 'n', address: '127.0.0.1', limits: limitsWith(app.rateLimitFactor), sessions: undefined as unknown as Sessions,
  })
  const html = await response.text()
  const text = html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, "'").replace(/\s+/g, ' ')
  return { status: response.status, location: response.headers.get('location'), html, text }
}
