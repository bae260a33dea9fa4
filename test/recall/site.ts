// The pages of this area as the server draws them: Remix's own handler over the real routes, without a build or a browser.

import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import * as entry from '#app/entry.server.tsx'
import { limitsWith, type Limits } from '#app/http/limits.ts'
import type { Sessions } from '#app/http/session.ts'
import * as root from '#app/root.tsx'
import * as certificateNew from '#app/routes/learner/hours-certificate-new.tsx'
import * as readiness from '#app/routes/learner/readiness.tsx'
import * as recall from '#app/routes/learner/recall.tsx'
import * as pdf from '#app/routes/public/hours-certificate-pdf.ts'
import * as certificate from '#app/routes/public/hours-certificate.tsx'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import remix from '../../remix.config.js'

const routes = [
  { id: 'root', path: '', module: root },
  { id: 'recall', parentId: 'root', path: 'me/recall', module: recall },
  { id: 'readiness', parentId: 'root', path: 'me/readiness', module: readiness },
  { id: 'new', parentId: 'root', path: 'me/hours/certificate', module: certificateNew },
  { id: 'certificate', parentId: 'root', path: 'hours/:code', module: certificate },
  { id: 'pdf', parentId: 'root', path: 'hours/:code/pdf', module: pdf },
]
const manifest = routes.map(({ id, parentId, path, module }) => ({
  id,
  parentId,
  path,
  module: '',
  imports: [],
  hasAction: 'action' in module,
  hasLoader: 'loader' in module,
  hasClientAction: false,
  hasClientLoader: false,
  hasErrorBoundary: id === 'root',
}))
const build = {
  assets: {
    entry: { imports: [], module: '' },
    url: '',
    version: '',
    routes: Object.fromEntries(manifest.map((route) => [route.id, route])),
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
  readonly bytes: Buffer
  readonly html: string
  /** What a reader reads, without markup. */
  readonly text: string
}

export interface Asking {
  readonly as?: Actor | undefined
  readonly form?: readonly (readonly [string, string])[]
  readonly language?: Language
  readonly limits?: Limits
}

/** Asks for a page, or posts a form to it, as somebody or nobody. */
export async function ask(
  app: App,
  path: string,
  { as, form, language = 'zh-CN', limits = limitsWith(100) }: Asking = {},
): Promise<Page> {
  const body = form && new URLSearchParams(form.map(([name, value]) => [name, value]))
  const response = await answer(new Request(`http://127.0.0.1:3999${path}`, body ? { method: 'POST', body } : {}), {
    app,
    actor: as,
    language,
    nonce: 'n',
    address: '127.0.0.1',
    limits,
    sessions: {} as Sessions,
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const html = bytes.toString()
  const text = html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  // A message that cannot be drawn is told as its key.
  const undrawn = /\brecall\.\w+\.[\w.]+/.exec(text)
  if (undrawn) throw new Error(`${undrawn[0]} cannot be drawn on ${path}`)
  return { status: response.status, headers: response.headers, bytes, html, text }
}
