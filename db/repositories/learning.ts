import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Id, PersonId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

/** One learner and one lesson (`module/lesson`): when first opened and in which version, when marked as read. */
export interface LessonRead {
  readonly personId: PersonId
  readonly lesson: string
  readonly lessonHash: string
  readonly openedAt: Instant
  readonly readAt: Instant | null
}

export interface QuestionAnswer {
  readonly id: Id<'answer'>
  readonly personId: PersonId
  readonly lesson: string
  readonly question: string
  /** The ids of the options chosen; `true` or `false` for a statement. */
  readonly response: readonly string[]
  readonly correct: boolean
  readonly at: Instant
}

export interface StudyTime {
  readonly personId: PersonId
  readonly day: Day
  readonly lesson: string
  readonly seconds: number
}

export const learningRepository = ({ tables: t }: Database) => ({
  /** Notes the first opening; a later one changes nothing. */
  async open(tx: Writer, read: LessonRead): Promise<void> {
    await tx.insert(t.lessonReads).values(read).onConflictDoNothing()
  },
  /** Notes the first mark as read; a later one changes nothing. */
  async markRead(tx: Writer, personId: PersonId, lesson: string, at: Instant): Promise<void> {
    await tx
      .update(t.lessonReads)
      .set({ readAt: at })
      .where(and(eq(t.lessonReads.personId, personId), eq(t.lessonReads.lesson, lesson), isNull(t.lessonReads.readAt)))
  },
  async read(db: Reader, personId: PersonId, lesson: string): Promise<LessonRead | undefined> {
    const [row] = await db
      .select()
      .from(t.lessonReads)
      .where(and(eq(t.lessonReads.personId, personId), eq(t.lessonReads.lesson, lesson)))
      .limit(1)
    return row as LessonRead | undefined
  },
  async reads(db: Reader, personId: PersonId): Promise<LessonRead[]> {
    const rows = await db
      .select()
      .from(t.lessonReads)
      .where(eq(t.lessonReads.personId, personId))
      .orderBy(asc(t.lessonReads.lesson))
    return rows as LessonRead[]
  },

  async addAnswers(tx: Writer, answers: readonly QuestionAnswer[]): Promise<void> {
    if (answers.length > 0) await tx.insert(t.questionAnswers).values([...answers])
  },
  /** A learner's answers in the order in which they were given, of one lesson or of all. */
  async answers(db: Reader, personId: PersonId, lesson?: string): Promise<QuestionAnswer[]> {
    const own = eq(t.questionAnswers.personId, personId)
    const rows = await db
      .select()
      .from(t.questionAnswers)
      .where(lesson === undefined ? own : and(own, eq(t.questionAnswers.lesson, lesson)))
      .orderBy(asc(t.questionAnswers.at), asc(t.questionAnswers.id))
    return rows as QuestionAnswer[]
  },

  async lastBeat(db: Reader, personId: PersonId): Promise<Instant | null> {
    const [row] = await db.select().from(t.studyBeats).where(eq(t.studyBeats.personId, personId)).limit(1)
    return (row?.lastAt as Instant | undefined) ?? null
  },
  async setBeat(tx: Writer, personId: PersonId, lastAt: Instant): Promise<void> {
    await tx
      .insert(t.studyBeats)
      .values({ personId, lastAt })
      .onConflictDoUpdate({ target: t.studyBeats.personId, set: { lastAt } })
  },

  /** Counted study time by day and lesson, of one day or of all. */
  async studyTime(db: Reader, personId: PersonId, day?: Day): Promise<StudyTime[]> {
    const own = eq(t.studyTime.personId, personId)
    const rows = await db
      .select()
      .from(t.studyTime)
      .where(day === undefined ? own : and(own, eq(t.studyTime.day, day)))
      .orderBy(asc(t.studyTime.day), asc(t.studyTime.lesson))
    return rows as StudyTime[]
  },
  async setStudyTime(tx: Writer, time: StudyTime): Promise<void> {
    await tx
      .insert(t.studyTime)
      .values(time)
      .onConflictDoUpdate({
        target: [t.studyTime.personId, t.studyTime.day, t.studyTime.lesson],
        set: { seconds: time.seconds },
      })
  },
})
