import { and, asc, desc, eq, gte, inArray, lte, ne } from 'drizzle-orm'
import type { AccommodationState } from '#app/domain/exam/accommodation.ts'
import type { Id, OrganisationId, PersonId, UploadId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'
import type { UploadRow } from './uploads.ts'

export type AccommodationId = Id<'accommodation'>

export interface AccommodationRow {
  readonly id: AccommodationId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly askedPercent: number
  readonly reason: string
  readonly uploadId: UploadId | null
  readonly askedAt: Instant
  readonly state: AccommodationState
  readonly percent: number | null
  readonly validFrom: Day | null
  readonly validUntil: Day | null
  readonly decidedBy: PersonId | null
  readonly decidedAt: Instant | null
  /** The reasons that were given. */
  readonly decision: string | null
}
/** With the names that people know it by. */
export interface AccommodationRecord extends AccommodationRow {
  readonly candidate: { readonly name: string; readonly documentMasked: string }
  readonly association: { readonly name: string; readonly nameEn: string; readonly region: string }
}

export const accommodationsRepository = ({ tables: t }: Database) => {
  const found = (db: Reader) =>
    db
      .select({
        row: t.accommodations,
        candidate: { name: t.people.legalName, documentMasked: t.people.documentMasked },
        association: { name: t.organisations.name, nameEn: t.organisations.nameEn, region: t.organisations.region },
      })
      .from(t.accommodations)
      .innerJoin(t.people, eq(t.people.id, t.accommodations.personId))
      .innerJoin(t.organisations, eq(t.organisations.id, t.accommodations.organisationId))
  const recordOf = ({ row, ...names }: Awaited<ReturnType<typeof found>>[number]): AccommodationRecord => ({
    ...(row as AccommodationRow),
    ...names,
  })

  return {
    async add(tx: Writer, row: AccommodationRow): Promise<void> {
      await tx.insert(t.accommodations).values(row)
    },
    async byId(db: Reader, id: AccommodationId): Promise<AccommodationRecord | undefined> {
      return (await found(db).where(eq(t.accommodations.id, id)).limit(1)).map(recordOf)[0]
    },
    /** A person's requests, the latest first. */
    async ofPerson(db: Reader, personId: PersonId): Promise<AccommodationRecord[]> {
      const rows = await found(db)
        .where(eq(t.accommodations.personId, personId))
        .orderBy(desc(t.accommodations.askedAt), desc(t.accommodations.id))
      return rows.map(recordOf)
    },
    /** Requests to associations: those that wait, the oldest first; or the others, the latest first. */
    async atDesk(
      db: Reader,
      organisationIds: readonly OrganisationId[],
      list: 'waiting' | 'ended',
      limit: number,
    ): Promise<AccommodationRecord[]> {
      if (organisationIds.length === 0) return []
      const of = inArray(t.accommodations.organisationId, [...organisationIds])
      const waiting = list === 'waiting'
      const rows = await found(db)
        .where(and(of, waiting ? eq(t.accommodations.state, 'asked') : ne(t.accommodations.state, 'asked')))
        .orderBy(waiting ? asc(t.accommodations.askedAt) : desc(t.accommodations.askedAt), asc(t.accommodations.id))
        .limit(limit)
      return rows.map(recordOf)
    },
    async decide(
      tx: Writer,
      id: AccommodationId,
      set: Pick<AccommodationRow, 'state' | 'percent' | 'validFrom' | 'validUntil' | 'decidedBy' | 'decidedAt' | 'decision'>,
    ): Promise<void> {
      await tx
        .update(t.accommodations)
        .set(set)
        .where(and(eq(t.accommodations.id, id), eq(t.accommodations.state, 'asked')))
    },
    /** What the person gave up: `asked` becomes `withdrawn`, `granted` becomes `ended`. */
    async giveUp(tx: Writer, id: AccommodationId, personId: PersonId, from: 'asked' | 'granted'): Promise<void> {
      await tx
        .update(t.accommodations)
        .set({ state: from === 'asked' ? 'withdrawn' : 'ended' })
        .where(and(eq(t.accommodations.id, id), eq(t.accommodations.personId, personId), eq(t.accommodations.state, from)))
    },
    /** The file of evidence with the request that it belongs to. */
    async evidence(db: Reader, uploadId: UploadId): Promise<{ upload: UploadRow; request: AccommodationRecord } | undefined> {
      const [upload] = (await db.select().from(t.uploads).where(eq(t.uploads.id, uploadId)).limit(1)) as UploadRow[]
      const [request] = upload ? await found(db).where(eq(t.accommodations.uploadId, uploadId)).limit(1) : []
      return upload && request && { upload, request: recordOf(request) }
    },

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
  }
}
