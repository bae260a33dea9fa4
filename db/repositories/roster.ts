import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm'
import type { CertificateNumber } from '#app/domain/certificate/number.ts'
import type { OrganisationId, PersonId, RosterEntryId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import type { RosterEntry } from '#app/domain/staffing/roster.ts'
import type { Database, Reader, Writer } from '../database.ts'
import type { EventRow } from './certificates.ts'

export interface RosterRow extends RosterEntry {
  readonly invitedBy: PersonId
}
/** An entry with the name on its certificate. */
export interface NamedEntry extends RosterRow {
  readonly holderName: string
}
/** An entry as its holder must see it before consenting: who asks, and whom to ask back. */
export interface AskedEntry extends RosterRow {
  readonly platform: {
    readonly name: string
    readonly nameEn: string
    readonly creditCode: string | null
    readonly permit: string | null
  }
  readonly contact: string
}
/** Where a page of a list goes on. */
export interface After {
  readonly invitedAt: Instant
  readonly id: RosterEntryId
}

/** Rosters of platforms: entries are answered and ended, never removed. */
export const rosterRepository = ({ tables: t }: Database) => {
  const named = (db: Reader) =>
    db
      .select({ entry: t.roster, holderName: t.certificates.holderName })
      .from(t.roster)
      .innerJoin(t.certificates, eq(t.certificates.number, t.roster.number))
  const flat = (rows: { entry: unknown; holderName: string }[]): NamedEntry[] =>
    rows.map(({ entry, holderName }) => ({ ...(entry as RosterRow), holderName }))
  return {
    async add(tx: Writer, row: RosterRow): Promise<void> {
      await tx.insert(t.roster).values(row)
    },
    async byId(db: Reader, id: RosterEntryId): Promise<RosterRow | undefined> {
      const [row] = await db.select().from(t.roster).where(eq(t.roster.id, id)).limit(1)
      return row as RosterRow | undefined
    },
    /** A platform's entries, oldest first. */
    async ofOrganisation(db: Reader, organisationId: OrganisationId): Promise<NamedEntry[]> {
      return flat(
        await named(db)
          .where(eq(t.roster.organisationId, organisationId))
          .orderBy(asc(t.roster.invitedAt), asc(t.roster.id)),
      )
    },
    /** At most `limit` of a platform's entries, oldest first, beginning after `after`. */
    async page(db: Reader, organisationId: OrganisationId, after: After | null, limit: number): Promise<NamedEntry[]> {
      const later = after
        ? or(
            gt(t.roster.invitedAt, after.invitedAt),
            and(eq(t.roster.invitedAt, after.invitedAt), gt(t.roster.id, after.id)),
          )
        : undefined
      return flat(
        await named(db)
          .where(and(eq(t.roster.organisationId, organisationId), later))
          .orderBy(asc(t.roster.invitedAt), asc(t.roster.id))
          .limit(limit),
      )
    },
    /** What people of a platform's roster consented to at other platforms. */
    async elsewhere(db: Reader, organisationId: OrganisationId): Promise<RosterRow[]> {
      const people = db
        .select({ id: t.roster.personId })
        .from(t.roster)
        .where(eq(t.roster.organisationId, organisationId))
      return (await db
        .select()
        .from(t.roster)
        .where(
          and(
            ne(t.roster.organisationId, organisationId),
            isNotNull(t.roster.consentedAt),
            inArray(t.roster.personId, people),
          ),
        )
        .orderBy(asc(t.roster.invitedAt), asc(t.roster.id))) as RosterRow[]
    },
    /** All entries of a person, at every platform, newest first. */
    async ofPerson(db: Reader, personId: PersonId): Promise<AskedEntry[]> {
      const rows = await db
        .select({
          entry: t.roster,
          contact: t.people.email,
          platform: {
            name: t.organisations.name,
            nameEn: t.organisations.nameEn,
            creditCode: t.organisations.creditCode,
            permit: t.organisations.permit,
          },
        })
        .from(t.roster)
        .innerJoin(t.organisations, eq(t.organisations.id, t.roster.organisationId))
        .innerJoin(t.people, eq(t.people.id, t.roster.invitedBy))
        .where(eq(t.roster.personId, personId))
        .orderBy(desc(t.roster.invitedAt), desc(t.roster.id))
      return rows.map(({ entry, platform, contact }) => ({ ...(entry as RosterRow), platform, contact }))
    },
    /** The holder's answer, once. */
    async answer(
      tx: Writer,
      id: RosterEntryId,
      personId: PersonId,
      answer: { consentedAt: Instant } | { declinedAt: Instant },
    ): Promise<void> {
      await tx
        .update(t.roster)
        .set(answer)
        .where(
          and(
            eq(t.roster.id, id),
            eq(t.roster.personId, personId),
            isNull(t.roster.consentedAt),
            isNull(t.roster.declinedAt),
            isNull(t.roster.endedAt),
          ),
        )
    },
    async end(tx: Writer, id: RosterEntryId, ended: { endsOn: Day; endedAt: Instant }): Promise<void> {
      await tx.update(t.roster).set(ended).where(eq(t.roster.id, id))
    },
    /** What happened to these certificates after an index of the log, oldest first. */
    async changes(
      db: Reader,
      numbers: readonly CertificateNumber[],
      afterIndex: number,
      limit: number,
    ): Promise<EventRow[]> {
      if (numbers.length === 0) return []
      return (await db
        .select()
        .from(t.certificateEvents)
        .where(and(inArray(t.certificateEvents.number, [...numbers]), gt(t.certificateEvents.logIndex, afterIndex)))
        .orderBy(asc(t.certificateEvents.logIndex))
        .limit(limit)) as EventRow[]
    },
  }
}
