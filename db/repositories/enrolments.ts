import { and, desc, eq } from 'drizzle-orm'
import type { Id, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { CourseVersion } from '#app/domain/learning/enrolment.ts'
import type { Database, Reader, Writer } from '../database.ts'

export interface Enrolment {
  readonly id: Id<'enrolment'>
  readonly personId: PersonId
  readonly courseHash: string
  readonly at: Instant
}

export interface LessonReading {
  readonly id: Id<'reading'>
  readonly personId: PersonId
  readonly lesson: string
  readonly lessonHash: string
  readonly at: Instant
}

export interface LessonPosition {
  readonly personId: PersonId
  readonly lesson: string
  /** A heading's id; empty: the beginning. */
  readonly anchor: string
  readonly at: Instant
}

/** The versions that learners study by, each reading of a lesson, and where a reader stopped. */
export const enrolmentsRepository = ({ tables: t }: Database) => ({
  /** Keeps a version under its hash; one that is kept stays as it is. */
  async keepVersion(tx: Writer, hash: string, version: CourseVersion, pinnedAt: Instant): Promise<void> {
    await tx.insert(t.courseVersions).values({ hash, version, pinnedAt }).onConflictDoNothing()
  },
  async enrol(tx: Writer, enrolment: Enrolment): Promise<void> {
    await tx.insert(t.enrolments).values(enrolment)
  },
  /** The enrolment that holds: the last one. */
  async latest(db: Reader, personId: PersonId): Promise<Enrolment | undefined> {
    const [row] = await db
      .select()
      .from(t.enrolments)
      .where(eq(t.enrolments.personId, personId))
      .orderBy(desc(t.enrolments.at), desc(t.enrolments.id))
      .limit(1)
    return row as Enrolment | undefined
  },
  async version(db: Reader, hash: string): Promise<CourseVersion | undefined> {
    const [row] = await db
      .select({ version: t.courseVersions.version })
      .from(t.courseVersions)
      .where(eq(t.courseVersions.hash, hash))
      .limit(1)
    return row?.version
  },

  async addReading(tx: Writer, reading: LessonReading): Promise<void> {
    await tx.insert(t.lessonReadings).values(reading)
  },
  /** A learner's readings, the last first; of one lesson or of all. */
  async readings(db: Reader, personId: PersonId, lesson?: string): Promise<LessonReading[]> {
    const own = eq(t.lessonReadings.personId, personId)
    const rows = await db
      .select()
      .from(t.lessonReadings)
      .where(lesson === undefined ? own : and(own, eq(t.lessonReadings.lesson, lesson)))
      .orderBy(desc(t.lessonReadings.at), desc(t.lessonReadings.id))
    return rows as LessonReading[]
  },

  async position(db: Reader, personId: PersonId, lesson: string): Promise<LessonPosition | undefined> {
    const [row] = await db
      .select()
      .from(t.lessonPositions)
      .where(and(eq(t.lessonPositions.personId, personId), eq(t.lessonPositions.lesson, lesson)))
      .limit(1)
    return row as LessonPosition | undefined
  },
  /** A learner's places in all lessons, the one studied last first. */
  async positions(db: Reader, personId: PersonId): Promise<LessonPosition[]> {
    const rows = await db
      .select()
      .from(t.lessonPositions)
      .where(eq(t.lessonPositions.personId, personId))
      .orderBy(desc(t.lessonPositions.at), desc(t.lessonPositions.lesson))
    return rows as LessonPosition[]
  },
  /** Notes that a lesson was studied at an instant, and where; undefined: the place stays. */
  async setPosition(
    tx: Writer,
    { personId, lesson, anchor, at }: Omit<LessonPosition, 'anchor'> & { readonly anchor: string | undefined },
  ): Promise<void> {
    await tx
      .insert(t.lessonPositions)
      .values({ personId, lesson, anchor: anchor ?? '', at })
      .onConflictDoUpdate({
        target: [t.lessonPositions.personId, t.lessonPositions.lesson],
        set: anchor === undefined ? { at } : { anchor, at },
      })
  },
})
