// The pages of this area as the server draws them: Remix's own handler over the real routes, without a build or a browser.

import { type Limits, limitsWith } from '#app/http/limits.ts'
import * as certificateNew from '#app/routes/learner/hours-certificate-new.tsx'
import * as readiness from '#app/routes/learner/readiness.tsx'
import * as recall from '#app/routes/learner/recall.tsx'
import * as pdf from '#app/routes/public/hours-certificate-pdf.ts'
import * as certificate from '#app/routes/public/hours-certificate.tsx'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import { askingOf, wordsOf } from '#test/pages.ts'

const answer = askingOf([
  { id: 'recall', path: 'me/recall', module: recall },
  { id: 'readiness', path: 'me/readiness', module: readiness },
  { id: 'new', path: 'me/hours/certificate', module: certificateNew },
  { id: 'certificate', path: 'hours/:code', module: certificate },
  { id: 'pdf', path: 'hours/:code/pdf', module: pdf },
])

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
  { as, form, language, limits = limitsWith(100) }: Asking = {},
): Promise<Page> {
  const body = form && new URLSearchParams(form.map(([name, value]) => [name, value]))
  const response = await answer(app, path, { as, body, language, limits })
  const bytes = Buffer.from(await response.arrayBuffer())
  const html = bytes.toString()
  // Titles bear both languages; what is asked here is what stands on the page.
  const text = wordsOf(html.replace(/<head\b[\s\S]*?<\/head>/i, ' '))
  // A message that cannot be drawn is told as its key.
  const undrawn = /\brecall\.\w+\.[\w.]+/.exec(text)
  if (undrawn) throw new Error(`${undrawn[0]} cannot be drawn on ${path}`)
  return { status: response.status, headers: response.headers, bytes, html, text }
}
