import type { LoaderFunctionArgs } from '@remix-run/node'
import { allow, loggedIn } from '#app/http/context.ts'
import { fileResponse } from '#app/http/download.ts'
import { allNotes, notesAsMarkdown } from '#app/services/notes.ts'
import english from '#app/words/en/player.ts'
import chinese from '#app/words/zh-CN/player.ts'

/** One's own notes as a Markdown file. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'lesson.study', { personId: actor.personId })
  const inEnglish = context.language === 'en'
  const { exportTitle, bookmarkOf, lost } = (inEnglish ? english : chinese).notes
  const text = notesAsMarkdown(
    await allNotes(context.app, actor.personId),
    { title: exportTitle, bookmark: bookmarkOf, lost },
    (lesson) => (inEnglish ? lesson.titleEn : lesson.title),
  )
  return fileResponse({ bytes: text, mime: 'text/markdown; charset=utf-8', fileName: 'mingjian-notes.md' })
}
