// The pages of rulings as the server draws them: the real root, entry and routes behind Remix's own request handler.

import * as layout from '#app/routes/association/layout.tsx'
import * as ruling from '#app/routes/association/ruling.tsx'
import * as newRuling from '#app/routes/association/ruling-new.tsx'
import * as rulings from '#app/routes/association/rulings.tsx'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import { askingOf, wordsOf } from '#test/pages.ts'

const answer = askingOf([
  { id: 'association', path: 'association', module: layout },
  { id: 'rulings', within: 'association', path: 'rulings', module: rulings },
  { id: 'new', within: 'association', path: 'rulings/new', module: newRuling },
  { id: 'ruling', within: 'association', path: 'rulings/:ruling', module: ruling },
])

/** Asks for a page, or posts a form to it, as somebody or nobody. */
export async function ask(app: App, actor: Actor | undefined, path: string, form?: Readonly<Record<string, string>>, language?: Language) {
  const response = await answer(app, path, { as: actor, body: form && new URLSearchParams(form), language })
  const html = await response.text()
  return { status: response.status, location: response.headers.get('location'), html, text: wordsOf(html).replace(/&#x27;/g, "'") }
}
