// The pages of cut-score studies as the server draws them.

import * as layout from '#app/routes/association/layout.tsx'
import * as studies from '#app/routes/association/studies.tsx'
import * as study from '#app/routes/association/study.tsx'
import * as csv from '#app/routes/association/study-csv.ts'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import { askingOf, wordsOf } from '#test/pages.ts'

const answer = askingOf([
  { id: 'association', path: 'association', module: layout },
  { id: 'studies', within: 'association', path: 'studies', module: studies },
  { id: 'study', within: 'association', path: 'studies/:study', module: study },
  { id: 'csv', within: 'association', path: 'studies/:study/csv', module: csv },
])

/** Asks for a page, or posts a form to it, as somebody or nobody. */
export async function ask(app: App, actor: Actor | undefined, path: string, form?: Readonly<Record<string, string>>, language?: Language) {
  const response = await answer(app, path, { as: actor, body: form && new URLSearchParams(form), language })
  const html = await response.text()
  return { status: response.status, location: response.headers.get('location'), html, text: wordsOf(html).replace(/&#x27;/g, "'") }
}
