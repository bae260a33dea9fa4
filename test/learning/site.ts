// The learner's pages as the server draws them: the real root, entry and routes behind Remix's own request handler.
// The compiled texts of lessons are the build's: here the place of the text stays empty, and the status tells of it.

import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import * as entry from '#app/entry.server.tsx'
import * as root from '#app/root.tsx'
import * as courses from '#app/routes/learner/courses.tsx'
import * as hours from '#app/routes/learner/hours.tsx'
import * as lesson from '#app/routes/learner/lesson.tsx'
import * as notesExport from '#app/routes/learner/notes-export.ts'
import * as notes from '#app/routes/learner/notes.tsx'
import { limitsWith } from '#app/http/limits.ts'
import type { Sessions } from '#app/http/session.ts'
import { actorOf } from '#app/services/account.ts'
import type { App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import remix from '../../remix.config.js'

const routes = [
  { id: 'root', path: '', module: root },
  { id: 'courses', parentId: 'root', path: 'courses', module: courses },
  { id: 'lesson', parentId: 'root', path: 'courses/:module/:lesson', module: lesson },
  { id: 'notes', parentId: 'root', path: 'me/notes', module: notes },
  { id: 'export', parentId: 'root', path: 'me/notes/export', module: notesExport },
  { id: 'hours', parentId: 'root', path: 'me/hours', module: hours },
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
  readonly words: string
}

/** Asks for a page, or posts a form to it, as somebody or nobody. */
export async function ask(
  app: App,
  path: string,
  { as, form, language = 'zh-CN' }: { as?: string; form?: Record<string, string>; language?: Language } = {},
): Promise<Page> {
  const request = new Request(
    `http://127.0.0.1:3999${path}`,
    form ? { method: 'POST', body: new URLSearchParams(form) } : {},
  )
  const response = await answer(request, {
    app,
    sessions: {} as Sessions,
    limits: limitsWith(1000),
    actor: as === undefined ? undefined : await actorOf(app, as),
    language,
    nonce: 'test',
    address: '127.0.0.1',
  })
  const html = await response.text()
  const words = html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
  return { status: response.status, headers: response.headers, html, words }
}
