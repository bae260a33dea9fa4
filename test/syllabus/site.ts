// The syllabus's pages as the server draws them: the real root, entry and routes behind Remix's own request handler.

import * as layout from '#app/routes/association/layout.tsx'
import * as sittings from '#app/routes/association/sittings.tsx'
import * as desk from '#app/routes/association/syllabus.tsx'
import * as draft from '#app/routes/association/syllabus-new.tsx'
import * as version from '#app/routes/association/syllabus-version.tsx'
import * as open from '#app/routes/public/syllabus.tsx'
import { limitsWith } from '#app/http/limits.ts'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import { askingOf, wordsOf } from '#test/pages.ts'

const answer = askingOf([
  { id: 'open', path: 'syllabus', module: open },
  { id: 'association', path: 'association', module: layout },
  { id: 'sittings', within: 'association', path: 'sittings', module: sittings },
  { id: 'desk', within: 'association', path: 'syllabus', module: desk },
  { id: 'draft', within: 'association', path: 'syllabus/new', module: draft },
  { id: 'version', within: 'association', path: 'syllabus/:version', module: version },
])

/** Asks for a page, or posts a form to it, as somebody or nobody. */
export async function ask(app: App, actor: Actor | undefined, path: string, form?: Readonly<Record<string, string>>, language?: Language) {
  const body = form && new URLSearchParams(form)
  const response = await answer(app, path, { as: actor, body, language, limits: limitsWith(app.rateLimitFactor) })
  const html = await response.text()
  const text = wordsOf(html).replace(/&#x27;/g, "'")
  return { status: response.status, location: response.headers.get('location'), html, text }
}
