import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import { officersIn } from '#app/domain/exam/attempt.ts'
import type { AttemptId, ClaimId, OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { ClaimDecision } from '#app/domain/exemption/claim.ts'
import type { Role } from '#app/domain/people/roles.ts'
import type { Database, Reader } from '../database.ts'

export interface ExaminedBasis {
  readonly attemptId: AttemptId
  readonly personId: PersonId
  readonly name: string
  readonly organisationId: OrganisationId
  readonly sittingId: string
  readonly sittingTitle: string
  readonly openedBy: PersonId
  readonly releasedAt: Instant | null
  readonly releasedBy: PersonId | null
  readonly passed: boolean
  readonly total: number
  readonly max: number
}
export interface ExemptedBasis {
  readonly claimId: ClaimId
  readonly personId: PersonId
  readonly name: string
  readonly organisationId: OrganisationId
  readonly series: string
  readonly title: string
  readonly withdrawnAt: Instant | null
  readonly decisions: readonly ClaimDecision[]
}

/** The facts on which a certificate may rest: a passed and released attempt, or a decided claim. A simulation is none. */
export const issuanceRepository = ({ tables: t }: Database) => {
  const examined = (db: Reader) =>
    db.select({
      attemptId: t.attempts.id, personId: t.attempts.personId, name: t.people.legalName, organisationId: t.sittings.organisationId,
      sittingId: t.sittings.id, sittingTitle: t.sittings.title, openedBy: t.sittings.openedBy, releasedAt: t.sittings.releasedAt,
      releasedBy: t.sittings.releasedBy, passed: t.grades.passed, total: t.grades.total, max: t.grades.max,
    }).from(t.attempts).innerJoin(t.sittings, and(eq(t.attempts.sittingId, t.sittings.id), eq(t.sittings.simulated, false)))
      .innerJoin(t.grades, eq(t.grades.attemptId, t.attempts.id)).innerJoin(t.people, and(eq(t.people.id, t.attempts.personId), eq(t.people.simulated, false)))
  const claims = (db: Reader) =>
    db.select({
      claimId: t.claims.id, personId: t.claims.personId, name: t.people.legalName, organisationId: t.claims.organisationId,
      series: t.claims.series, title: t.claims.title, withdrawnAt: t.claims.withdrawnAt,
    }).from(t.claims).innerJoin(t.people, and(eq(t.people.id, t.claims.personId), eq(t.people.simulated, false)))
  const withDecisions = async (db: Reader, rows: Omit<ExemptedBasis, 'decisions'>[]): Promise<ExemptedBasis[]> => {
    if (rows.length === 0) return []
    const decisions = await db.select().from(t.claimDecisions).where(inArray(t.claimDecisions.claimId, rows.map((row) => row.claimId)))
      .orderBy(asc(t.claimDecisions.decidedAt), asc(t.claimDecisions.id))
    return rows.map((row) => ({ ...row, decisions: decisions.filter((d) => d.claimId === row.claimId) as unknown as ClaimDecision[] }))
  }
  return {
    async examined(db: Reader, attemptId: AttemptId): Promise<ExaminedBasis | undefined> {
      const [row] = await examined(db).where(eq(t.attempts.id, attemptId)).limit(1)
      return row as ExaminedBasis | undefined
    },
    async exempted(db: Reader, claimId: ClaimId): Promise<ExemptedBasis | undefined> {
      return (await withDecisions(db, (await claims(db).where(eq(t.claims.id, claimId)).limit(1)) as Omit<ExemptedBasis, 'decisions'>[]))[0]
    },
    /** Passed and released attempts of an association's sittings. */
    async allExamined(db: Reader, organisationId: OrganisationId): Promise<ExaminedBasis[]> {
      return (await examined(db).where(and(eq(t.sittings.organisationId, organisationId), eq(t.grades.passed, true), isNotNull(t.sittings.releasedAt)))
        .orderBy(asc(t.attempts.startedAt), asc(t.attempts.id))) as ExaminedBasis[]
    },
    /** The offices a person ever held in an organisation, and until when; null while held. */
    async officesOf(db: Reader, personId: PersonId, organisationId: OrganisationId): Promise<{ role: Role; endedAt: Instant | null }[]> {
      return (await db.select({ role: t.roles.role, endedAt: t.roles.endedAt }).from(t.roles)
        .where(and(eq(t.roles.personId, personId), eq(t.roles.organisationId, organisationId))).orderBy(asc(t.roles.grantedAt), asc(t.roles.id))) as { role: Role; endedAt: Instant | null }[]
    },
    /** Who moved or stopped the clock of an attempt. */
    async invigilatorsOf(db: Reader, attemptId: AttemptId): Promise<PersonId[]> {
      const rows = await db.select({ step: t.attemptSteps.step }).from(t.attemptSteps).where(eq(t.attemptSteps.attemptId, attemptId)).orderBy(asc(t.attemptSteps.seq))
      return officersIn(rows.map(({ step }) => step))
    },
    /** Claims that an association was asked to decide, with their decisions. */
    async allExempted(db: Reader, organisationId: OrganisationId): Promise<ExemptedBasis[]> {
      return withDecisions(db, (await claims(db).where(eq(t.claims.organisationId, organisationId)).orderBy(asc(t.claims.submittedAt), asc(t.claims.id))) as Omit<ExemptedBasis, 'decisions'>[])
    },
  }
}
