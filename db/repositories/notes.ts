import { and, asc, eq } from 'drizzle-orm'
import type { Id, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

export interface LessonNote {
  readonly id: Id<'note'>
  readonly personId: PersonId
  readonly lesson: string
  /** The heading's id; empty: the whole lesson. */
  readonly anchor: string
  readonly text: string
  readonly at: Instant
  readonly changedAt: Instant
}

export interface LessonBookmark {
  readonly personId: PersonId
  readonly lesson: string
  readonly anchor: string
  /** The heading as it read then. */
  readonly title: string
  readonly at: Instant
}

/** A learner's own notes and bookmarks: every question names whose they are. */
export const notesRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, note: LessonNote): Promise<void> {
    await tx.insert(t.lessonNotes).values(note)
  },
  /** False when the person has no such note. */
  async change(tx: Writer, personId: PersonId, id: Id<'note'>, text: string, changedAt: Instant): Promise<boolean> {
    const rows = await tx
      .update(t.lessonNotes)
      .set({ text, changedAt })
      .where(and(eq(t.lessonNotes.id, id), eq(t.lessonNotes.personId, personId)))
      .returning({ id: t.lessonNotes.id })
    return rows.length > 0
  },
  /** False when the person has no such note. */
  async remove(tx: Writer, personId: PersonId, id: Id<'note'>): Promise<boolean> {
    const rows = await tx
      .delete(t.lessonNotes)
      .where(and(eq(t.lessonNotes.id, id), eq(t.lessonNotes.personId, personId)))
      .returning({ id: t.lessonNotes.id })
    return rows.length > 0
  },
  /** In the order in which they were written, of one lesson or of all. */
  async ofPerson(db: Reader, personId: PersonId, lesson?: string): Promise<LessonNote[]> {
    const own = eq(t.lessonNotes.personId, personId)
    const rows = await db
      .select()
      .from(t.lessonNotes)
      .where(lesson === undefined ? own : and(own, eq(t.lessonNotes.lesson, lesson)))
      .orderBy(asc(t.lessonNotes.at), asc(t.lessonNotes.id))
    return rows as LessonNote[]
  },
  async count(db: Reader, personId: PersonId): Promise<number> {
    return db.$count(t.lessonNotes, eq(t.lessonNotes.personId, personId))
  },

  /** Keeps a bookmark; one that is there stays as it is. */
  async addBookmark(tx: Writer, bookmark: LessonBookmark): Promise<void> {
    await tx.insert(t.lessonBookmarks).values(bookmark).onConflictDoNothing()
  },
  async removeBookmark(tx: Writer, personId: PersonId, lesson: string, anchor: string): Promise<void> {
    await tx
      .delete(t.lessonBookmarks)
      .where(
        and(
          eq(t.lessonBookmarks.personId, personId),
          eq(t.lessonBookmarks.lesson, lesson),
          eq(t.lessonBookmarks.anchor, anchor),
        ),
      )
  },
  /** By lesson and heading, of one lesson or of all. */
  async bookmarks(db: Reader, personId: PersonId, lesson?: string): Promise<LessonBookmark[]> {
    const own = eq(t.lessonBookmarks.personId, personId)
    const rows = await db
      .select()
      .from(t.lessonBookmarks)
      .where(lesson === undefined ? own : and(own, eq(t.lessonBookmarks.lesson, lesson)))
      .orderBy(asc(t.lessonBookmarks.lesson), asc(t.lessonBookmarks.at), asc(t.lessonBookmarks.anchor))
    return rows as LessonBookmark[]
  },
})
