import { and, asc, desc, eq, inArray, lt, max, or } from 'drizzle-orm'
import type { AttemptId, ClaimId, OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

export interface CertificateRow {
  readonly number: string
  readonly region: string
  readonly year: number
  readonly serial: number
  readonly personId: PersonId
  readonly holderName: string
  readonly route: 'examined' | 'exempted'
  readonly organisationId: OrganisationId
  readonly issuerName: string
  readonly issuedAt: Instant
  readonly validFrom: Day
  readonly validUntil: Day
  readonly decidedBy: PersonId
  readonly attemptId: AttemptId | null
  readonly claimId: ClaimId | null
}
export interface EventRow {
  readonly id: string
  readonly number: string
  readonly kind: 'certified' | 'suspended' | 'reinstated' | 'revoked' | 'withdrawn' | 'renewed' | 'reissued'
  readonly at: Instant
  readonly reason: string
  readonly decidedBy: PersonId
  readonly facts: Record<string, unknown>
  readonly salt: string
  readonly logIndex: number
}
/** A certificate with all its events, oldest first: everything a status is computed from. */
export interface CertificateFacts extends CertificateRow {
  readonly events: readonly EventRow[]
}

/** How many keys one query names at the most: both engines have a limit of parameters. */
const AT_ONCE = 10_000

async function inBatches<K, R>(keys: readonly K[], find: (some: K[]) => Promise<R[]>): Promise<R[]> {
  const found: R[][] = []
  for (let from = 0; from < keys.length; from += AT_ONCE) found.push(await find(keys.slice(from, from + AT_ONCE)))
  return found.flat()
}

export const certificatesRepository = ({ tables: t }: Database) => {
  const withEvents = async (db: Reader, rows: CertificateRow[]): Promise<CertificateFacts[]> => {
    if (rows.length === 0) return []
    const events = (await db.select().from(t.certificateEvents).where(inArray(t.certificateEvents.number, rows.map((row) => row.number)))
      .orderBy(asc(t.certificateEvents.logIndex))) as EventRow[]
    const byNumber = new Map<string, EventRow[]>()
    for (const event of events) byNumber.set(event.number, [...(byNumber.get(event.number) ?? []), event])
    return rows.map((row) => ({ ...row, events: byNumber.get(row.number) ?? [] }))
  }
  return {
    async add(tx: Writer, certificate: CertificateRow): Promise<void> {
      await tx.insert(t.certificates).values(certificate)
    },
    async addEvent(tx: Writer, event: EventRow): Promise<void> {
      await tx.insert(t.certificateEvents).values(event)
    },
    /** The last serial of a region's year, 0 before the first. */
    async lastSerial(db: Reader, region: string, year: number): Promise<number> {
      const [row] = await db.select({ last: max(t.certificates.serial) }).from(t.certificates).where(and(eq(t.certificates.region, region), eq(t.certificates.year, year)))
      return Number(row?.last ?? 0)
    },
    async byNumber(db: Reader, number: string): Promise<CertificateFacts | undefined> {
      const rows = (await db.select().from(t.certificates).where(eq(t.certificates.number, number)).limit(1)) as CertificateRow[]
      return (await withEvents(db, rows))[0]
    },
    /** Those of the numbers that exist, in no promised order. */
    async byNumbers(db: Reader, numbers: readonly string[]): Promise<CertificateFacts[]> {
      return inBatches(numbers, async (some) =>
        withEvents(db, (await db.select().from(t.certificates).where(inArray(t.certificates.number, some)).orderBy(asc(t.certificates.number))) as CertificateRow[]))
    },
    async ofPerson(db: Reader, personId: PersonId): Promise<CertificateFacts[]> {
      return withEvents(db, (await db.select().from(t.certificates).where(eq(t.certificates.personId, personId)).orderBy(desc(t.certificates.issuedAt), asc(t.certificates.number))) as CertificateRow[])
    },
    /** Newest first; those after a given one when it is named. */
    async ofOrganisation(db: Reader, organisationId: OrganisationId, limit: number, after?: { readonly issuedAt: Instant; readonly number: string }): Promise<CertificateFacts[]> {
      const later = after && or(lt(t.certificates.issuedAt, after.issuedAt), and(eq(t.certificates.issuedAt, after.issuedAt), lt(t.certificates.number, after.number)))
      return withEvents(db, (await db.select().from(t.certificates).where(and(eq(t.certificates.organisationId, organisationId), later))
        .orderBy(desc(t.certificates.issuedAt), desc(t.certificates.number)).limit(limit)) as CertificateRow[])
    },
    async byAttempt(db: Reader, attemptIds: readonly AttemptId[]): Promise<CertificateRow[]> {
      return inBatches(attemptIds, async (some) => (await db.select().from(t.certificates).where(inArray(t.certificates.attemptId, some))) as CertificateRow[])
    },
    async byClaim(db: Reader, claimIds: readonly ClaimId[]): Promise<CertificateRow[]> {
      return inBatches(claimIds, async (some) => (await db.select().from(t.certificates).where(inArray(t.certificates.claimId, some))) as CertificateRow[])
    },
  }
}
