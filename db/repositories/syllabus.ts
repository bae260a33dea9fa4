import { asc, count, desc, eq, gte, inArray, lte } from 'drizzle-orm'
import type { SyllabusDecided, SyllabusVersion, SyllabusVersionId } from '#app/domain/exam/syllabus.ts'
import type { SittingId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

/** What is decided by day alone: a version's id and effective day with its decision. */
export type DatedRow = Pick<SyllabusVersion, 'id' | 'effectiveFrom'> & Omit<SyllabusDecided, 'versionId' | 'decidedBy'>

export interface SittingAfter {
  readonly id: SittingId
  readonly title: string
  readonly organisation: string
  readonly startFrom: Instant
}

/** Versions of the national syllabus and their decisions. Rows are only added. */
export const syllabusRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, version: SyllabusVersion): Promise<void> {
    await tx.insert(t.syllabusVersions).values(version)
  },
  /** Fails on a second decision: its version is the key. */
  async decide(tx: Writer, decided: SyllabusDecided): Promise<void> {
    await tx.insert(t.syllabusDecisions).values(decided)
  },
  async byId(db: Reader, id: SyllabusVersionId): Promise<SyllabusVersion | undefined> {
    const [row] = await db.select().from(t.syllabusVersions).where(eq(t.syllabusVersions.id, id)).limit(1)
    return row as SyllabusVersion | undefined
  },
  /** All versions, the latest effective day first, of one day the latest draft first. */
  async all(db: Reader): Promise<SyllabusVersion[]> {
    const v = t.syllabusVersions
    const rows = await db.select().from(v).orderBy(desc(v.effectiveFrom), desc(v.draftedAt), asc(v.id))
    return rows as SyllabusVersion[]
  },
  async decisions(db: Reader): Promise<SyllabusDecided[]> {
    const d = t.syllabusDecisions
    return (await db.select().from(d).orderBy(asc(d.decidedAt), asc(d.versionId))) as SyllabusDecided[]
  },
  /** Decided versions whose effective day has come by a day, without their bodies. */
  async decidedBy(db: Reader, on: Day): Promise<DatedRow[]> {
    const [v, d] = [t.syllabusVersions, t.syllabusDecisions]
    const rows = await db
      .select({ id: v.id, effectiveFrom: v.effectiveFrom, decision: d.decision, decidedAt: d.decidedAt })
      .from(v)
      .innerJoin(d, eq(d.versionId, v.id))
      .where(lte(v.effectiveFrom, on))
      .orderBy(asc(v.effectiveFrom), asc(v.id))
    return rows as DatedRow[]
  },
  /** The names of people by id. */
  async names(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map()
    const rows = await db
      .select({ id: t.people.id, name: t.people.legalName })
      .from(t.people)
      .where(inArray(t.people.id, [...new Set(ids)]))
      .orderBy(asc(t.people.id))
    return new Map(rows.map(({ id, name }) => [id, name]))
  },
  /** Sittings that are already opened and start at an instant or later: how many, and the first of them. */
  async sittingsFrom(db: Reader, from: Instant, most: number): Promise<{ count: number; first: SittingAfter[] }> {
    const after = gte(t.sittings.startFrom, from)
    const [all] = await db.select({ n: count() }).from(t.sittings).where(after)
    const first = await db
      .select({
        id: t.sittings.id,
        title: t.sittings.title,
        organisation: t.organisations.name,
        startFrom: t.sittings.startFrom,
      })
      .from(t.sittings)
      .innerJoin(t.organisations, eq(t.organisations.id, t.sittings.organisationId))
      .where(after)
      .orderBy(asc(t.sittings.startFrom), asc(t.sittings.id))
      .limit(most)
    return { count: all?.n ?? 0, first: first as SittingAfter[] }
  },
})
