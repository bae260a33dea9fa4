// The pages of regulations and coverage as the server draws them: Remix's own handler over the real routes.

import * as article from '#app/routes/association/coverage-article.tsx'
import * as coverageFile from '#app/routes/association/coverage-csv.ts'
import * as coverage from '#app/routes/association/coverage.tsx'
import * as texts from '#app/routes/public/regulation-texts.tsx'
import * as regulation from '#app/routes/public/regulation.tsx'
import * as regulations from '#app/routes/public/regulations.tsx'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import { askingOf, wordsOf } from '#test/pages.ts'

const answer = askingOf([
  { id: 'regulations', path: 'regulations', module: regulations },
  { id: 'regulation', path: 'regulations/:document', module: regulation },
  { id: 'texts', path: 'regulations/:document/texts', module: texts },
  { id: 'coverage', path: 'association/coverage', module: coverage },
  { id: 'file', path: 'association/coverage/csv', module: coverageFile },
  { id: 'article', path: 'association/coverage/:document/:article', module: article },
])

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
  { as, language, form }: { as?: Actor; language?: Language; form?: Record<string, string> } = {},
): Promise<Page> {
  const response = await answer(app, path, { as, language, body: form && new URLSearchParams(form) })
  const html = await response.text()
  return { status: response.status, html, words: wordsOf(html), location: response.headers.get('location') }
}
