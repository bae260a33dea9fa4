// The forms about notes and bookmarks: they stand in lessons and on the page of all notes, and mean the same in both.

import { z } from 'zod'
import { asId, type PersonId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import type { App } from '#app/services/app.ts'
import { addNote, changeNote, deleteNote, setBookmark } from '#app/services/notes.ts'

// Longer texts than a note may have are let in: the service says how much too long they are.
const text = z.string().max(200_000).default('')
const anchor = z.string().max(300).default('')
const note = z.string().max(64)

export const noteForms = [
  z.object({ intent: z.literal('note-add'), anchor, text }),
  z.object({ intent: z.literal('note-change'), note, text }),
  z.object({ intent: z.literal('note-delete'), note }),
  z.object({ intent: z.literal('bookmark'), anchor, keep: z.enum(['yes', 'no']) }),
] as const
export type NoteForm = z.output<(typeof noteForms)[number]>

export const isNoteForm = (input: { readonly intent: string }): input is NoteForm =>
  ['note-add', 'note-change', 'note-delete', 'bookmark'].includes(input.intent)

/** Does what a form asks for. `lesson`: where a new note or a bookmark belongs. */
export async function actOnNotes(app: App, personId: PersonId, lesson: string, input: NoteForm) {
  switch (input.intent) {
    case 'note-add':
      return addNote(app, personId, { lesson, anchor: input.anchor, text: input.text })
    case 'bookmark':
      return setBookmark(app, personId, { lesson, anchor: input.anchor, kept: input.keep === 'yes' })
    case 'note-change':
    case 'note-delete': {
      const id = asId<'note'>(input.note)
      if (!id) return refuse('note-unknown')
      return input.intent === 'note-change' ? changeNote(app, personId, id, input.text) : deleteNote(app, personId, id)
    }
  }
}
