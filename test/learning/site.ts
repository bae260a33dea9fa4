// The learner's pages as the server draws them: the real root, entry and routes behind Remix's own request handler.
// The compiled texts of lessons are the build's: here the place of the text stays empty, and the status tells of it.

import * as courses from '#app/routes/learner/courses.tsx'
import * as hours from '#app/routes/learner/hours.tsx'
import * as lesson from '#app/routes/learner/lesson.tsx'
import * as notesExport from '#app/routes/learner/notes-export.ts'
import * as notes from '#app/routes/learner/notes.tsx'
import { actorOf } from '#app/services/account.ts'
import type { App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import { askingOf, wordsOf } from '#test/pages.ts'

const answer = askingOf([
  { id: 'courses', path: 'courses', module: courses },
  { id: 'lesson', path: 'courses/:module/:lesson', module: lesson },
  { id: 'notes', path: 'me/notes', module: notes },
  { id: 'export', path: 'me/notes/export', module: notesExport },
  { id: 'hours', path: 'me/hours', module: hours },
])

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
  { as, form, language }: { as?: string; form?: Record<string, string>; language?: Language } = {},
): Promise<Page> {
  const actor = as === undefined ? undefined : await actorOf(app, as)
  const response = await answer(app, path, { as: actor, body: form && new URLSearchParams(form), language })
  const html = await response.text()
  return { status: response.status, headers: response.headers, html, words: wordsOf(html) }
}
