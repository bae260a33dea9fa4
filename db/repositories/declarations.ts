import { and, desc, eq, lte } from 'drizzle-orm'
import type { OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import type { Category } from '#app/domain/staffing/rules.ts'
import type { Database, Reader, Writer } from '../database.ts'

export interface Declaration {
  readonly id: string
  readonly organisationId: OrganisationId
  readonly categories: readonly Category[]
  readonly dailyNewClips: number
  readonly liveRooms: number
  /** The first day that it rules. */
  readonly from: Day
  readonly declaredBy: PersonId
  readonly declaredAt: Instant
}

/** What platforms declare of their business: added to, never changed. */
export const declarationsRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, declaration: Declaration): Promise<void> {
    await tx.insert(t.declarations).values({ ...declaration, categories: [...declaration.categories] })
  },
  /** The newest that had begun by a day. */
  async inForce(db: Reader, organisationId: OrganisationId, day: Day): Promise<Declaration | undefined> {
    const [row] = await db
      .select()
      .from(t.declarations)
      .where(and(eq(t.declarations.organisationId, organisationId), lte(t.declarations.from, day)))
      .orderBy(desc(t.declarations.from), desc(t.declarations.declaredAt), desc(t.declarations.id))
      .limit(1)
    return row as Declaration | undefined
  },
  /** Newest first, by the day they begin. */
  async ofOrganisation(db: Reader, organisationId: OrganisationId, limit: number): Promise<Declaration[]> {
    const rows: unknown[] = await db
      .select()
      .from(t.declarations)
      .where(eq(t.declarations.organisationId, organisationId))
      .orderBy(desc(t.declarations.from), desc(t.declarations.declaredAt), desc(t.declarations.id))
      .limit(limit)
    return rows as Declaration[]
  },
})
