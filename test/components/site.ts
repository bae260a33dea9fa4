// The pages of the tools, and a lesson written for the tests, as the server draws them: the real root and entry behind
// Remix's own request handler.

import { evaluate } from '@mdx-js/mdx'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { createElement } from 'react'
import * as runtime from 'react/jsx-runtime'
import remarkGfm from 'remark-gfm'
import * as microDrama from '#app/routes/public/micro-drama-class.tsx'
import * as reviewers from '#app/routes/public/reviewers-needed.tsx'
import type { App } from '#app/services/app.ts'
import { cited } from '#app/services/library.ts'
import { dayOf } from '#app/domain/instant.ts'
import { LessonFactsProvider, type LessonFacts } from '#app/ui/lesson/facts.tsx'
import { citedInBody } from '#app/content/body.ts'
import { lessonComponents } from '#app/ui/lesson/written.tsx'
import type { Language } from '#app/words/language.ts'
import { need } from '#app/words/need.ts'
import { askingOf } from '#test/pages.ts'

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
  const answer = askingOf([
    { id: 'micro', path: 'tools/micro-drama', module: microDrama },
    { id: 'reviewers', path: 'tools/reviewers', module: reviewers },
    { id: 'lesson', path: 'lesson', module: lesson },
  ])
  return async (path, language) => {
    const response = await answer(app, path, { language })
    return { status: response.status, html: (await response.text()).replaceAll('<!-- -->', '') }
  }
}
