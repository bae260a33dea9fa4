import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm'
import type { ClaimDecision } from '#app/domain/exemption/claim.ts'
import type { ClaimId, OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'
import type { Organisation } from './people.ts'

export interface ClaimRow {
  readonly id: ClaimId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly broadcasterId: OrganisationId
  readonly series: string
  readonly title: string
  /** A level of the title table, or `unknown` where only a person can tell. */
  readonly level: string
  readonly manualReview: boolean
  readonly titleCertificate: string
  readonly titleObtainedOn: Day
  readonly post: string
  readonly reviewingSince: Day
  readonly submittedAt: Instant
  readonly confirmedBy: PersonId | null
  readonly confirmedAt: Instant | null
  readonly withdrawnAt: Instant | null
}
export interface DecisionRow extends ClaimDecision {
  readonly id: string
  readonly claimId: ClaimId
}
/** A claim with whom it concerns and its decisions, oldest first. */
export interface ClaimRecord extends ClaimRow {
  readonly applicant: { readonly name: string; readonly documentMasked: string }
  readonly association: Organisation
  readonly broadcaster: Organisation
  readonly decisions: readonly (DecisionRow & { readonly decidedByName: string })[]
}

export const claimsRepository = ({ tables: t }: Database) => {
  const withApplicant = (db: Reader) =>
    db
      .select({ claim: t.claims, name: t.people.legalName, documentMasked: t.people.documentMasked })
      .from(t.claims)
      .innerJoin(t.people, eq(t.people.id, t.claims.personId))
  type Found = Awaited<ReturnType<typeof withApplicant>>

  const complete = async (db: Reader, found: Found): Promise<ClaimRecord[]> => {
    if (found.length === 0) return []
    const claims = found.map((row) => row.claim as ClaimRow)
    const ids = [...new Set(claims.flatMap((claim) => [claim.organisationId, claim.broadcasterId]))]
    const organisations = (await db
      .select()
      .from(t.organisations)
      .where(inArray(t.organisations.id, ids))) as Organisation[]
    const organisation = new Map(organisations.map((one) => [one.id, one]))
    const decisions = await db
      .select({ decision: t.claimDecisions, decidedByName: t.people.legalName })
      .from(t.claimDecisions)
      .innerJoin(t.people, eq(t.people.id, t.claimDecisions.decidedBy))
      .where(
        inArray(
          t.claimDecisions.claimId,
          claims.map((claim) => claim.id),
        ),
      )
      .orderBy(asc(t.claimDecisions.decidedAt), asc(t.claimDecisions.id))
    return found.map(({ name, documentMasked }, i) => {
      const claim = claims[i] as ClaimRow
      return {
        ...claim,
        applicant: { name, documentMasked },
        association: organisation.get(claim.organisationId) as Organisation,
        broadcaster: organisation.get(claim.broadcasterId) as Organisation,
        decisions: decisions
          .filter((row) => row.decision.claimId === claim.id)
          .map((row) => ({ ...(row.decision as unknown as DecisionRow), decidedByName: row.decidedByName })),
      }
    })
  }
  /** Decisions of one kind on the claim of the outer query. */
  const said = (db: Reader, outcome: 'grant' | 'refuse') =>
    db.$count(t.claimDecisions, and(eq(t.claimDecisions.claimId, t.claims.id), eq(t.claimDecisions.outcome, outcome)))
  /** What no two officers agreed on yet: the same answer as the domain's `outcomeOf`, which no other grant or refusal can enter. */
  const undecided = (db: Reader): SQL[] => [
    isNull(t.claims.withdrawnAt),
    lt(said(db, 'grant'), 2),
    lt(said(db, 'refuse'), 2),
  ]

  return {
    async add(tx: Writer, claim: ClaimRow): Promise<void> {
      await tx.insert(t.claims).values(claim)
    },
    async byId(db: Reader, id: ClaimId): Promise<ClaimRecord | undefined> {
      return (await complete(db, await withApplicant(db).where(eq(t.claims.id, id)).limit(1)))[0]
    },
    /** A claim of this person; another person's is not there. */
    async own(db: Reader, id: ClaimId, personId: PersonId): Promise<ClaimRecord | undefined> {
      return (
        await complete(
          db,
          await withApplicant(db)
            .where(and(eq(t.claims.id, id), eq(t.claims.personId, personId)))
            .limit(1),
        )
      )[0]
    },
    /** Newest first. */
    async ofPerson(db: Reader, personId: PersonId): Promise<ClaimRecord[]> {
      return complete(
        db,
        await withApplicant(db)
          .where(eq(t.claims.personId, personId))
          .orderBy(desc(t.claims.submittedAt), desc(t.claims.id)),
      )
    },
    /** Claims that wait for decisions, oldest first. */
    async waiting(db: Reader, organisationIds: readonly OrganisationId[]): Promise<ClaimRecord[]> {
      if (organisationIds.length === 0) return []
      return complete(
        db,
        await withApplicant(db)
          .where(and(inArray(t.claims.organisationId, [...organisationIds]), ...undecided(db)))
          .orderBy(asc(t.claims.submittedAt), asc(t.claims.id)),
      )
    },
    /** Claims on which two officers agreed, or which were withdrawn; newest first, at most `limit`. */
    async ended(
      db: Reader,
      organisationIds: readonly OrganisationId[],
      as: 'decided' | 'withdrawn',
      limit: number,
    ): Promise<ClaimRecord[]> {
      if (organisationIds.length === 0) return []
      const is =
        as === 'withdrawn'
          ? isNotNull(t.claims.withdrawnAt)
          : and(isNull(t.claims.withdrawnAt), or(eq(said(db, 'grant'), 2), eq(said(db, 'refuse'), 2)))
      return complete(
        db,
        await withApplicant(db)
          .where(and(inArray(t.claims.organisationId, [...organisationIds]), is))
          .orderBy(desc(t.claims.submittedAt), desc(t.claims.id))
          .limit(limit),
      )
    },
    /** Claims that name a broadcaster and wait for decisions, oldest first. */
    async naming(db: Reader, broadcasterIds: readonly OrganisationId[]): Promise<ClaimRecord[]> {
      if (broadcasterIds.length === 0) return []
      return complete(
        db,
        await withApplicant(db)
          .where(and(inArray(t.claims.broadcasterId, [...broadcasterIds]), ...undecided(db)))
          .orderBy(asc(t.claims.submittedAt), asc(t.claims.id)),
      )
    },
    async confirm(tx: Writer, id: ClaimId, by: PersonId, at: Instant): Promise<void> {
      await tx
        .update(t.claims)
        .set({ confirmedBy: by, confirmedAt: at })
        .where(and(eq(t.claims.id, id), isNull(t.claims.confirmedAt)))
    },
    async withdraw(tx: Writer, id: ClaimId, personId: PersonId, at: Instant): Promise<void> {
      await tx
        .update(t.claims)
        .set({ withdrawnAt: at })
        .where(and(eq(t.claims.id, id), eq(t.claims.personId, personId), isNull(t.claims.withdrawnAt)))
    },
    async addDecision(tx: Writer, decision: DecisionRow): Promise<void> {
      await tx
        .insert(t.claimDecisions)
        .values({ ...decision, conditions: decision.conditions.map((finding) => ({ ...finding })) })
    },
    /** Whether this person once said to have an interest in this case: it stands, whatever is declared later. */
    async conflictDeclared(db: Reader, id: ClaimId, personId: PersonId): Promise<boolean> {
      const rows = await db
        .select({ id: t.audit.id })
        .from(t.audit)
        .where(and(eq(t.audit.object, `claim:${id}`), eq(t.audit.actorId, personId), eq(t.audit.action, CONFLICT)))
        .limit(1)
      return rows.length > 0
    },
  }
}

/** The act under which a declared conflict of interest is recorded. */
export const CONFLICT = 'claim.conflict'
