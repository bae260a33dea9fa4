// The exemption pages as the server draws them: the real root, entry and routes behind Remix's own request handler.

import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import * as entry from '#app/entry.server.tsx'
import * as root from '#app/root.tsx'
import * as layout from '#app/routes/association/layout.tsx'
import * as desk from '#app/routes/association/claims.tsx'
import * as deskClaim from '#app/routes/association/claim.tsx'
import * as broadcaster from '#app/routes/broadcaster/claims.tsx'
import * as own from '#app/routes/holder/claim.tsx'
import * as evidence from '#app/routes/holder/evidence.tsx'
import * as exemption from '#app/routes/holder/exemption.tsx'
import { limitsWith } from '#app/http/limits.ts'
import type { Sessions } from '#app/http/session.ts'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import remix from '../../remix.config.js'

const routes = [
  { id: 'root', path: '', module: root },
  { id: 'exemption', parentId: 'root', path: 'me/exemption', module: exemption },
  { id: 'own', parentId: 'root', path: 'me/exemption/:claim', module: own },
  { id: 'evidence', parentId: 'root', path: 'evidence/:upload', module: evidence },
  { id: 'broadcaster', parentId: 'root', path: 'broadcaster', module: broadcaster },
  { id: 'association', parentId: 'root', path: 'association', module: layout },
  { id: 'desk', parentId: 'association', path: 'claims', module: desk },
  { id: 'deskClaim', parentId: 'association', path: 'claims/:claim', module: deskClaim },
]
const build = {
  assets: {
    entry: { imports: [], module: '' },
    url: '',
    version: '',
    routes: Object.fromEntries(
      routes.map(({ id, parentId, path }) => [
        id,
        {
          id,
          parentId,
          path,
          module: '',
          imports: [],
          hasAction: true,
          hasLoader: true,
          hasClientAction: false,
          hasClientLoader: false,
          hasErrorBoundary: id === 'root',
        },
      ]),
    ),
  },
  assetsBuildDirectory: '',
  basename: '/',
  publicPath: '/',
  isSpaMode: false,
  mode: 'test',
  entry: { module: entry },
  future: remix.future,
  routes: Object.fromEntries(routes.map((route) => [route.id, route])),
} as unknown as ServerBuild
const answer = createRequestHandler(build, 'test')

export interface Page {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** What a reader reads, without markup. */
  readonly text: string
}

/** Asks for a page, or posts a form to it, as somebody or nobody. */
export async function ask(
  app: App,
  actor: Actor | undefined,
  path: string,
  form?: FormData,
  language: Language = 'zh-CN',
): Promise<Page> {
  const request = new Request(`http://127.0.0.1:3999${path}`, form ? { method: 'POST', body: form } : {})
  const response = await answer(request, {
    app,
    actor,
    language,
    nonce: 'n',
    address: '127.0.0.1',
    limits: limitsWith(100),
    sessions: {} as Sessions,
  })
  const html = await response.text()
  const text = html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return { status: response.status, headers: response.headers, html, text }
}

export function formOf(values: Readonly<Record<string, string | Blob | readonly [Blob, string]>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value)) form.set(name, value[0], value[1])
    else form.set(name, value as string)
  }
  return form
}
