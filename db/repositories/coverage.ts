import { and, asc, count, countDistinct, eq, gte, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import type { AttemptId, OrganisationId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader } from '../database.ts'

export interface ComingSitting {
  readonly id: SittingId
  readonly organisationId: OrganisationId
  readonly title: string
  readonly organisation: string
  readonly organisationEn: string
  readonly blueprint: Blueprint
  readonly startFrom: Instant
}

/** Names of one query at the most: both engines have a limit of parameters. */
const AT_ONCE = 5000

/** What a change of an article touches: sittings to come, readers of lessons, attempts on forms. */
export const coverageRepository = ({ tables: t }: Database) => ({
  /** Sittings of all associations that may still be started at an instant and whose results are not out, the next first. */
  async sittingsFrom(db: Reader, from: Instant): Promise<ComingSitting[]> {
    const rows = await db
      .select({
        id: t.sittings.id,
        organisationId: t.sittings.organisationId,
        title: t.sittings.title,
        organisation: t.organisations.name,
        organisationEn: t.organisations.nameEn,
        blueprint: t.sittings.blueprint,
        startFrom: t.sittings.startFrom,
      })
      .from(t.sittings)
      .innerJoin(t.organisations, eq(t.organisations.id, t.sittings.organisationId))
      .where(and(gte(t.sittings.startUntil, from), isNull(t.sittings.releasedAt)))
      .orderBy(asc(t.sittings.startFrom), asc(t.sittings.id))
    return rows as ComingSitting[]
  },
  /** How many people have marked each lesson as read, and how many people that is in all. */
  async readers(
    db: Reader,
    lessons: readonly string[],
  ): Promise<{ readonly by: ReadonlyMap<string, number>; readonly people: number }> {
    const some = and(inArray(t.lessonReads.lesson, lessons.slice(0, AT_ONCE)), isNotNull(t.lessonReads.readAt))
    const rows = await db
      .select({ lesson: t.lessonReads.lesson, n: count() })
      .from(t.lessonReads)
      .where(some)
      .groupBy(t.lessonReads.lesson)
      .orderBy(asc(t.lessonReads.lesson))
    const [all] = await db
      .select({ n: countDistinct(t.lessonReads.personId) })
      .from(t.lessonReads)
      .where(some)
    return { by: new Map(rows.map(({ lesson, n }) => [lesson, Number(n)])), people: Number(all?.n ?? 0) }
  },
  /** The attempts whose form has one of these items; simulated ones are nobody's. */
  async attemptsWith(db: Reader, itemIds: readonly string[]): Promise<ReadonlySet<AttemptId>> {
    const rows = await db
      .selectDistinct({ id: t.attempts.id })
      .from(t.formItems)
      .innerJoin(t.attempts, eq(t.attempts.formId, t.formItems.formId))
      .innerJoin(t.sittings, eq(t.sittings.id, t.attempts.sittingId))
      .where(and(inArray(t.formItems.itemId, itemIds.slice(0, AT_ONCE)), eq(t.sittings.simulated, false)))
      .orderBy(asc(t.attempts.id))
    return new Set(rows.map(({ id }) => id as AttemptId))
  },
})
