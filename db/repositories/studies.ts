import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Grade } from '#app/domain/grading/grade.ts'
import type { StudyBasis, StudyFigures, StudyState } from '#app/domain/grading/study.ts'
import type { Id, ItemHash, OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

export type StudyId = Id<'cut-study'>

export interface StudyRow {
  readonly id: StudyId
  readonly organisationId: OrganisationId
  readonly title: string
  readonly items: readonly ItemHash[]
  readonly round: number
  readonly state: StudyState
  readonly createdBy: PersonId
  readonly createdAt: Instant
  readonly signedBy: PersonId | null
  readonly signedAt: Instant | null
  readonly cutHundredths: number | null
  /** What the items are worth, by which syllabus; and, once it is signed, the figures that were signed. */
  readonly result: { readonly basis: StudyBasis; readonly figures: StudyFigures | null }
  /** The note of the signature, or why it was abandoned. */
  readonly reason: string | null
}
export interface JudgeRow {
  readonly studyId: StudyId
  readonly personId: PersonId
  readonly qualification: string
  readonly doneRound: number
  readonly expectedPass: number | null
  readonly expectedCut: number | null
}
export interface RatingRow {
  readonly studyId: StudyId
  readonly personId: PersonId
  readonly round: number
  readonly itemHash: ItemHash
  readonly rating: number
  readonly at: Instant
}

type Stored = Omit<StudyRow, 'items'> & { readonly items: readonly string[] }
const studyOf = (row: object): StudyRow => {
  const stored = row as Stored
  return { ...stored, items: stored.items as readonly ItemHash[] }
}

/** Studies that set a cut score: their judges and every rating that was given. */
export const studiesRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, study: StudyRow, judges: readonly JudgeRow[]): Promise<void> {
    await tx.insert(t.cutStudies).values({ ...study, items: [...study.items] })
    await tx.insert(t.cutJudges).values([...judges])
  },
  async byId(db: Reader, id: StudyId): Promise<StudyRow | undefined> {
    const [row] = await db.select().from(t.cutStudies).where(eq(t.cutStudies.id, id)).limit(1)
    return row && studyOf(row)
  },
  /** The studies of some associations, the latest first. */
  async ofOrganisations(db: Reader, ids: readonly OrganisationId[]): Promise<StudyRow[]> {
    if (ids.length === 0) return []
    const rows = await db
      .select()
      .from(t.cutStudies)
      .where(inArray(t.cutStudies.organisationId, [...ids]))
      .orderBy(desc(t.cutStudies.createdAt), asc(t.cutStudies.id))
    return rows.map(studyOf)
  },
  /** The studies in which a person judges, the latest first. */
  async ofJudge(db: Reader, personId: PersonId): Promise<StudyRow[]> {
    const rows = await db
      .select({ study: t.cutStudies })
      .from(t.cutJudges)
      .innerJoin(t.cutStudies, eq(t.cutStudies.id, t.cutJudges.studyId))
      .where(eq(t.cutJudges.personId, personId))
      .orderBy(desc(t.cutStudies.createdAt), asc(t.cutStudies.id))
    return rows.map(({ study }) => studyOf(study))
  },
  /** Signed studies of some associations, the latest signature first. */
  async signed(db: Reader, ids: readonly OrganisationId[]): Promise<StudyRow[]> {
    return (await this.ofOrganisations(db, ids))
      .filter(({ state }) => state === 'signed')
      .sort((a, b) => ((a.signedAt ?? '') < (b.signedAt ?? '') ? 1 : -1))
  },
  /** Only under the study's own scope. */
  async move(
    tx: Writer,
    id: StudyId,
    to: Partial<Pick<StudyRow, 'round' | 'state' | 'signedBy' | 'signedAt' | 'cutHundredths' | 'result' | 'reason'>>,
  ): Promise<void> {
    await tx.update(t.cutStudies).set(to).where(eq(t.cutStudies.id, id))
  },

  async judges(db: Reader, studyId: StudyId): Promise<(JudgeRow & { readonly name: string; readonly email: string })[]> {
    const rows = await db
      .select({ judge: t.cutJudges, name: t.people.legalName, email: t.people.email })
      .from(t.cutJudges)
      .innerJoin(t.people, eq(t.people.id, t.cutJudges.personId))
      .where(eq(t.cutJudges.studyId, studyId))
      .orderBy(asc(t.people.legalName), asc(t.people.id))
    return rows.map(({ judge, ...person }) => ({ ...(judge as JudgeRow), ...person }))
  },
  async judge(db: Reader, studyId: StudyId, personId: PersonId): Promise<JudgeRow | undefined> {
    const [row] = await db
      .select()
      .from(t.cutJudges)
      .where(and(eq(t.cutJudges.studyId, studyId), eq(t.cutJudges.personId, personId)))
      .limit(1)
    return row as JudgeRow | undefined
  },
  async setJudge(tx: Writer, studyId: StudyId, personId: PersonId, to: Partial<Pick<JudgeRow, 'doneRound' | 'expectedPass' | 'expectedCut'>>): Promise<void> {
    await tx.update(t.cutJudges).set(to).where(and(eq(t.cutJudges.studyId, studyId), eq(t.cutJudges.personId, personId)))
  },

  /** Ratings of a study in one order: round, judge, item; of one judge if named. */
  async ratings(db: Reader, studyId: StudyId, personId?: PersonId): Promise<RatingRow[]> {
    const rows = await db
      .select()
      .from(t.cutRatings)
      .where(and(eq(t.cutRatings.studyId, studyId), personId ? eq(t.cutRatings.personId, personId) : undefined))
      .orderBy(asc(t.cutRatings.round), asc(t.cutRatings.personId), asc(t.cutRatings.itemHash))
    return rows as RatingRow[]
  },
  /** Sets ratings of a round that its judge has not handed in. Only under the study's own scope. */
  async rate(tx: Writer, rows: readonly RatingRow[]): Promise<void> {
    for (const row of rows)
      await tx
        .insert(t.cutRatings)
        .values(row)
        .onConflictDoUpdate({
          target: [t.cutRatings.studyId, t.cutRatings.personId, t.cutRatings.round, t.cutRatings.itemHash],
          set: { rating: row.rating, at: row.at },
        })
  },

  /** Grades that count, of released sittings and the latest first; without simulated ones. Of one association if named. */
  async latestGrades(db: Reader, of: OrganisationId | null, limit: number): Promise<Grade[]> {
    const rows = await db
      .select({ grade: t.grades.grade })
      .from(t.grades)
      .innerJoin(t.attempts, eq(t.attempts.id, t.grades.attemptId))
      .innerJoin(t.sittings, eq(t.sittings.id, t.attempts.sittingId))
      .where(
        and(
          isNotNull(t.sittings.releasedAt),
          eq(t.sittings.simulated, false),
          isNull(t.grades.voidedBy),
          of ? eq(t.sittings.organisationId, of) : undefined,
        ),
      )
      .orderBy(desc(t.grades.gradedAt), asc(t.grades.attemptId))
      .limit(limit)
    return rows.map(({ grade }) => grade)
  },
})
