// A learner's own notes and bookmarks. Nobody else reads them: every question and every change names whose they are.

import type { Id, PersonId } from '#app/domain/ids.ts'
import { dayOf, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { type LessonBookmark, type LessonNote, notesRepository } from '#db/repositories/notes.ts'
import type { App } from './app.ts'
import { namedLesson } from './enrolment.ts'

export type NoteId = Id<'note'>

/** Characters of a note, and notes of a person, at the most. */
export const MAX_NOTE = 4000
const MAX_NOTES = 1000

export type NoteRefusal =
  | 'lesson-unknown'
  | 'section-unknown'
  | 'note-empty'
  | 'note-too-long'
  | 'notes-too-many'
  | 'note-unknown'

const notesScope = (personId: PersonId) => `notes:${personId}`

/** A note as it is kept: line breaks of one kind, no control characters, no half of a character. */
function readNote(text: string): Result<string, 'note-empty' | 'note-too-long'> {
  const kept = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim()
  const length = [...kept].length
  if (length === 0) return refuse('note-empty')
  return length > MAX_NOTE ? refuse('note-too-long', { length, most: MAX_NOTE }) : ok(kept)
}

/**
 * Writes a note to a heading of a lesson, or to the whole of it (`anchor` empty).
 * Refuses a lesson or heading that does not exist, an empty note, one of more than 4,000 characters, and the 1,001st.
 */
export async function addNote(
  app: App,
  personId: PersonId,
  input: { readonly lesson: string; readonly anchor: string; readonly text: string },
): Promise<Result<{ noteId: NoteId }, NoteRefusal>> {
  const section = sectionOf(app, input.lesson, input.anchor)
  if (!section.ok) return section
  const text = readNote(input.text)
  if (!text.ok) return text
  const [id, at, notes] = [app.id<'note'>(), app.now(), notesRepository(app.database)]
  const { lesson, anchor } = input
  return app.database.write(notesScope(personId), async (tx) => {
    if ((await notes.count(tx, personId)) >= MAX_NOTES) return refuse('notes-too-many', { most: MAX_NOTES })
    await notes.add(tx, { id, personId, lesson, anchor, text: text.value, at, changedAt: at })
    return ok({ noteId: id })
  })
}

/** Gives a note another text. Refuses another's note as one that does not exist. */
export async function changeNote(
  app: App,
  personId: PersonId,
  noteId: NoteId,
  newText: string,
): Promise<Result<null, NoteRefusal>> {
  const text = readNote(newText)
  if (!text.ok) return text
  const at = app.now()
  const found = await app.database.write(notesScope(personId), (tx) =>
    notesRepository(app.database).change(tx, personId, noteId, text.value, at),
  )
  return found ? ok(null) : refuse('note-unknown')
}

/** Deletes a note for good. Refuses another's note as one that does not exist. */
export async function deleteNote(app: App, personId: PersonId, noteId: NoteId): Promise<Result<null, 'note-unknown'>> {
  const found = await app.database.write(notesScope(personId), (tx) =>
    notesRepository(app.database).remove(tx, personId, noteId),
  )
  return found ? ok(null) : refuse('note-unknown')
}

/** Puts a bookmark at a heading, or takes it away; either may be done twice. A bookmark of a lost heading can be taken away. */
export async function setBookmark(
  app: App,
  personId: PersonId,
  input: { readonly lesson: string; readonly anchor: string; readonly kept: boolean },
): Promise<Result<null, 'lesson-unknown' | 'section-unknown'>> {
  const [at, notes, { lesson, anchor, kept }] = [app.now(), notesRepository(app.database), input]
  const section = sectionOf(app, lesson, anchor)
  if (kept && !section.ok) return section
  if (kept && anchor === '') return refuse('section-unknown')
  const title = section.ok ? section.value : ''
  await app.database.write(notesScope(personId), (tx) =>
    kept
      ? notes.addBookmark(tx, { personId, lesson, anchor, title, at })
      : notes.removeBookmark(tx, personId, lesson, anchor),
  )
  return ok(null)
}

/** The title of a section; empty for the whole lesson. */
function sectionOf(app: App, lesson: string, anchor: string): Result<string, 'lesson-unknown' | 'section-unknown'> {
  const found = app.catalogue.lesson(lesson)
  if (!found) return refuse('lesson-unknown')
  if (anchor === '') return ok('')
  const section = found.sections.find((s) => s.anchor === anchor)
  return section ? ok(section.title) : refuse('section-unknown')
}

export interface OwnNote {
  readonly id: NoteId
  readonly anchor: string
  readonly text: string
  readonly changedAt: Instant
}

const ownNote = ({ id, anchor, text, changedAt }: LessonNote): OwnNote => ({ id, anchor, text, changedAt })

/** A person's notes in one lesson, and the headings with a bookmark. */
export async function notesIn(app: App, personId: PersonId, lesson: string) {
  const notes = notesRepository(app.database)
  return app.database.read(async (db) => ({
    notes: (await notes.ofPerson(db, personId, lesson)).map(ownNote),
    bookmarks: (await notes.bookmarks(db, personId, lesson)).map(({ anchor }) => anchor),
  }))
}

/** The notes and bookmarks of one lesson, as they are listed; `section` is null for the whole lesson and for a lost heading. */
export interface LessonNotes {
  readonly lesson: { readonly id: string; readonly title: string; readonly titleEn: string }
  /** Whether the lesson is still taught. */
  readonly taught: boolean
  readonly bookmarks: readonly { readonly anchor: string; readonly title: string; readonly lost: boolean }[]
  readonly notes: readonly (OwnNote & { readonly section: string | null; readonly lost: boolean })[]
}

/**
 * All notes and bookmarks of a person by lesson, in the order of the programme; lessons no longer taught come last.
 * @param query words that must all stand in a note, or in the title of its lesson or section; empty: everything
 */
export async function allNotes(app: App, personId: PersonId, query = ''): Promise<LessonNotes[]> {
  const repository = notesRepository(app.database)
  const { notes, bookmarks } = await app.database.read(async (db) => ({
    notes: await repository.ofPerson(db, personId),
    bookmarks: await repository.bookmarks(db, personId),
  }))
  const taught = app.catalogue.lessons.map(({ id }) => id)
  const lost = [...new Set([...notes, ...bookmarks].map(({ lesson }) => lesson))].filter((id) => !taught.includes(id))
  const words = query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  const matches = (...texts: string[]) => {
    const text = texts.join('\n').normalize('NFKC').toLowerCase()
    return words.every((word) => text.includes(word))
  }
  return [...taught, ...lost.sort()].flatMap((id) => {
    const of = <T extends LessonNote | LessonBookmark>(list: readonly T[]) => list.filter((one) => one.lesson === id)
    if (of(notes).length + of(bookmarks).length === 0) return []
    const lesson = namedLesson(app, id)
    const sections = app.catalogue.lesson(id)?.sections ?? []
    const titleOf = (anchor: string) => sections.find((s) => s.anchor === anchor)?.title
    // The whole lesson's first, then by heading as the lesson has them, lost headings last.
    const placeOf = ({ anchor, lost }: { readonly anchor: string; readonly lost: boolean }) =>
      lost ? sections.length : sections.findIndex((s) => s.anchor === anchor)
    const found = {
      lesson,
      taught: taught.includes(id),
      bookmarks: of(bookmarks)
        .map(({ anchor, title }) => ({ anchor, title: titleOf(anchor) ?? title, lost: titleOf(anchor) === undefined }))
        .filter(({ title }) => matches(title, lesson.title, lesson.titleEn))
        .sort((a, b) => placeOf(a) - placeOf(b)),
      notes: of(notes)
        .map((note) => ({
          ...ownNote(note),
          section: titleOf(note.anchor) ?? null,
          lost: note.anchor !== '' && titleOf(note.anchor) === undefined,
        }))
        .filter((note) => matches(note.text, note.section ?? '', lesson.title, lesson.titleEn))
        .sort((a, b) => placeOf(a) - placeOf(b)),
    }
    return found.bookmarks.length + found.notes.length > 0 ? [found] : []
  })
}

/** Notes as a Markdown document: a heading for each lesson and section, each note quoted, so that its own marks stay inside. */
export function notesAsMarkdown(
  lessons: readonly LessonNotes[],
  words: { readonly title: string; readonly bookmark: string; readonly lost: string },
  titleOf: (lesson: LessonNotes['lesson']) => string,
): string {
  const line = (text: string) => text.replace(/\s+/g, ' ')
  const parts = lessons.flatMap(({ lesson, bookmarks, notes }) => [
    `## ${line(titleOf(lesson))}`,
    ...(bookmarks.length > 0 ? [bookmarks.map(({ title }) => `- ${words.bookmark}${line(title)}`).join('\n')] : []),
    ...[...new Set(notes.map(({ anchor }) => anchor))].flatMap((anchor) => {
      const here = notes.filter((note) => note.anchor === anchor)
      const heading = here[0]?.lost ? words.lost : here[0]?.section
      const quoted = here.map(({ text, changedAt }) => `${quote(text)}\n>\n> ${dayOf(changedAt)}`)
      return heading ? [`### ${line(heading)}`, ...quoted] : quoted
    }),
  ])
  return `${[`# ${words.title}`, ...parts].join('\n\n')}\n`
}

const quote = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
