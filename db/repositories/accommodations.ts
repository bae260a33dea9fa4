import { and, desc, eq, gte, lte } from 'drizzle-orm'
import type { PersonId } from '#app/domain/ids.ts'
import type { Day } from '#app/domain/instant.ts'
import type { Database, Reader } from '../database.ts'

export const accommodationsRepository = ({ tables: t }: Database) => ({
  /** The extra time of a person on a day, in whole per cent of the time limit; the largest if several are in force. */
  async percentOn(db: Reader, personId: PersonId, on: Day): Promise<number> {
    const [row] = await db
      .select({ percent: t.accommodations.percent })
      .from(t.accommodations)
      .where(
        and(
          eq(t.accommodations.personId, personId),
          eq(t.accommodations.state, 'granted'),
          lte(t.accommodations.validFrom, on),
          gte(t.accommodations.validUntil, on),
        ),
      )
      .orderBy(desc(t.accommodations.percent), desc(t.accommodations.id))
      .limit(1)
    return row?.percent ?? 0
  },
})
