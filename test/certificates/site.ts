// The pages of this area as the server draws them: Remix's own handler over the real routes, without a build or a browser.

import type { Limits } from '#app/http/limits.ts'
import * as certificate from '#app/routes/association/certificate.tsx'
import * as certificates from '#app/routes/association/certificates.tsx'
import * as certify from '#app/routes/association/certify.tsx'
import * as own from '#app/routes/holder/certificate.tsx'
import * as register from '#app/routes/public/register.tsx'
import * as share from '#app/routes/public/share.tsx'
import * as verify from '#app/routes/public/verify.tsx'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import { askingOf, wordsOf } from '#test/pages.ts'

const answer = askingOf([
  { id: 'verify', path: 'verify', module: verify },
  { id: 'share', path: 's/:code', module: share },
  { id: 'register', path: 'register', module: register },
  { id: 'own', path: 'me/certificates/:number', module: own },
  { id: 'certify', path: 'association/certify', module: certify },
  { id: 'certificates', path: 'association/certificates', module: certificates },
  { id: 'certificate', path: 'association/certificates/:number', module: certificate },
])

export interface Site {
  /** The page at a path, or what a form posted there leads to. */
  visit(
    path: string,
    more?: { as?: Actor; language?: Language; form?: Record<string, string> },
  ): Promise<{ status: number; html: string; words: string; location: string | null }>
}

export function siteOf(app: App, limits?: Limits): Site {
  return {
    async visit(path, { as, language, form } = {}) {
      const response = await answer(app, path, { as, language, limits, body: form && new URLSearchParams(form) })
      const html = await response.text()
      return { status: response.status, html, words: wordsOf(html), location: response.headers.get('location') }
    },
  }
}
