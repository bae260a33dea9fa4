import { and, desc, eq, gte, lte } from 'drizzle-orm'
import type { PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { HoursCode, HoursStatement } from '#app/domain/learning/hours-statement.ts'
import type { Database, Reader, Writer } from '../database.ts'

/** A certificate of study hours (学时证明). Never changed and never deleted. */
export interface HoursCertificate {
  readonly code: HoursCode
  readonly personId: PersonId
  readonly facts: HoursStatement
  readonly issuedAt: Instant
}

export const hoursCertificatesRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, certificate: HoursCertificate): Promise<void> {
    await tx.insert(t.hoursCertificates).values(certificate)
  },
  async byCode(db: Reader, code: HoursCode): Promise<HoursCertificate | undefined> {
    const [row] = await db.select().from(t.hoursCertificates).where(eq(t.hoursCertificates.code, code)).limit(1)
    return row as HoursCertificate | undefined
  },
  /** One person's, newest first. */
  async ofPerson(db: Reader, personId: PersonId): Promise<HoursCertificate[]> {
    const rows = await db
      .select()
      .from(t.hoursCertificates)
      .where(eq(t.hoursCertificates.personId, personId))
      .orderBy(desc(t.hoursCertificates.issuedAt), desc(t.hoursCertificates.code))
    return rows as HoursCertificate[]
  },
  /** How many a person made from one instant to another, both included. */
  async count(db: Reader, personId: PersonId, from: Instant, to: Instant): Promise<number> {
    const own = eq(t.hoursCertificates.personId, personId)
    return db.$count(
      t.hoursCertificates,
      and(own, gte(t.hoursCertificates.issuedAt, from), lte(t.hoursCertificates.issuedAt, to)),
    )
  },
})
