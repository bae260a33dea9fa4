// The pages of the tools, and a lesson written for the tests, as the server draws them: the real root and entry behind
// Remix's own request handler.

import { evaluate } from '@mdx-js/mdx'
import { createRequestHandler, type LoaderFunctionArgs, type ServerBuild } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { createElement } from 'react'
import * as runtime from 'react/jsx-runtime'
import remarkGfm from 'remark-gfm'
import * as entry from '#app/entry.server.tsx'
import { limitsWith } from '#app/http/limits.ts'
import type { Sessions } from '#app/http/session.ts'
import * as root from '#app/root.tsx'
import * as microDrama from '#app/routes/public/micro-drama-class.tsx'
import * as reviewers from '#app/routes/public/reviewers-needed.tsx'
import type { App } from '#app/services/app.ts'
import { cited, citedInBody } from '#app/services/library.ts'
import { dayOf } from '#app/domain/instant.ts'
import { LessonFactsProvider, type LessonFacts } from '#app/ui/lesson/facts.tsx'
import { lessonComponents } from '#app/ui/lesson/written.tsx'
import type { Language } from '#app/words/language.ts'
import { need } from '#app/words/need.ts'
import remix from '../../remix.config.js'

await need('components', 'learn')

/** The page that shows a text of lessons with the articles it cites. */
let text: Text
type Text = Awaited<ReturnType<typeof evaluate>>['default']

const lesson = {
  loader: ({ context: { app } }: LoaderFunctionArgs) => {
    const today = dayOf(app.now())
    const cites = citedInBody(written).flatMap((c) => cited(app.catalogue, today, c.document, c.article) ?? [])
    return { today, cites: Object.fromEntries(cites.map((c) => [`${c.document} ${c.article}`, c])) }
  },
  default: function Lesson() {
    const given = useLoaderData<typeof lesson.loader>()
    const facts: LessonFacts = {
      ...given,
      path: '/lesson',
      questions: [],
      feedback: {},
      answering: 'no',
      refused: null,
    }
    const body = createElement(text, { components: lessonComponents })
    return createElement('main', { lang: 'zh-CN' }, createElement(LessonFactsProvider, { value: facts }, body))
  },
}
let written = ''

export type Ask = (path: string, language?: Language) => Promise<{ status: number; html: string }>

/** Draws the tools' pages, and a text of lessons under /lesson. */
export async function site(app: App, mdx: string): Promise<Ask> {
  written = mdx
  text = (await evaluate(mdx, { ...runtime, remarkPlugins: [remarkGfm] })).default
  const routes = [
    { id: 'root', path: '', module: root },
    { id: 'micro', parentId: 'root', path: 'tools/micro-drama', module: microDrama },
    { id: 'reviewers', parentId: 'root', path: 'tools/reviewers', module: reviewers },
    { id: 'lesson', parentId: 'root', path: 'lesson', module: lesson },
  ]
  const manifest = routes.map(({ id, parentId, path }) => {
    const has = { hasAction: false, hasLoader: true, hasClientAction: false, hasClientLoader: false }
    return [id, { id, parentId, path, module: '', imports: [], ...has, hasErrorBoundary: id === 'root' }]
  })
  const build = {
    assets: { entry: { imports: [], module: '' }, url: '', version: '', routes: Object.fromEntries(manifest) },
    assetsBuildDirectory: '',
    basename: '/',
    publicPath: '/',
    isSpaMode: false,
    mode: 'test',
    entry: { module: entry },
    future: remix.future,
    routes: Object.fromEntries(routes.map((route) => [route.id, route])),
  } as unknown as ServerBuild
  const handle = createRequestHandler(build, 'test')
  return async (path, language = 'zh-CN') => {
    const response = await handle(new Request(`http://localhost${path}`), {
      app,
      sessions: {} as Sessions,
      limits: limitsWith(1000),
      actor: undefined,
      language,
      nonce: 'nonce',
      address: '127.0.0.1',
    })
    return { status: response.status, html: (await response.text()).replaceAll('<!-- -->', '') }
  }
}
