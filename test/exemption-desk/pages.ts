// The exemption pages as the server draws them: the real root, entry and routes behind Remix's own request handler.

import * as layout from '#app/routes/association/layout.tsx'
import * as desk from '#app/routes/association/claims.tsx'
import * as deskClaim from '#app/routes/association/claim.tsx'
import * as broadcaster from '#app/routes/broadcaster/claims.tsx'
import * as own from '#app/routes/holder/claim.tsx'
import * as evidence from '#app/routes/holder/evidence.tsx'
import * as exemption from '#app/routes/holder/exemption.tsx'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import { askingOf, wordsOf } from '#test/pages.ts'

const answer = askingOf([
  { id: 'exemption', path: 'me/exemption', module: exemption },
  { id: 'own', path: 'me/exemption/:claim', module: own },
  { id: 'evidence', path: 'evidence/:upload', module: evidence },
  { id: 'broadcaster', path: 'broadcaster', module: broadcaster },
  { id: 'association', path: 'association', module: layout },
  { id: 'desk', within: 'association', path: 'claims', module: desk },
  { id: 'deskClaim', within: 'association', path: 'claims/:claim', module: deskClaim },
])

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
  language?: Language,
): Promise<Page> {
  const response = await answer(app, path, { as: actor, body: form, language })
  const html = await response.text()
  return { status: response.status, headers: response.headers, html, text: wordsOf(html) }
}

export function formOf(values: Readonly<Record<string, string | Blob | readonly [Blob, string]>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value)) form.set(name, value[0], value[1])
    else form.set(name, value as string)
  }
  return form
}
