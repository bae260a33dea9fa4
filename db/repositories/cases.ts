import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { type CaseKind, type CaseStep, decisionOf, replay } from '#app/domain/cases/case.ts'
import type { Terms, ViolationPolicy } from '#app/domain/cases/policy.ts'
import type { Grade } from '#app/domain/grading/grade.ts'
import type { AttemptId, Id, OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

export type CaseId = Id<'case'>

/** The policy as it stood when the case was opened. */
export interface PinnedPolicy {
  readonly version: string
  readonly terms: Terms
  readonly violation: ViolationPolicy | null
}
export interface CaseRow {
  readonly id: CaseId
  readonly number: string
  readonly kind: CaseKind
  readonly organisationId: OrganisationId
  readonly sittingId: SittingId
  readonly attemptId: AttemptId
  readonly personId: PersonId
  readonly rulingId: string | null
  readonly policy: PinnedPolicy
  /** Where it stood at its last step, and by when it was whose turn: an index; the steps and the time are the truth. */
  readonly state: string
  readonly openedAt: Instant
  readonly dueAt: Instant | null
  /** When nothing could follow any more by a step; a case whose last term just ran out has none. */
  readonly closedAt: Instant | null
  readonly onceKey: string | null
}
/** A case with its steps, and the names that people know it by. */
export interface CaseRecord extends CaseRow {
  readonly steps: readonly CaseStep[]
  readonly candidate: { readonly name: string; readonly documentMasked: string }
  readonly association: { readonly name: string; readonly nameEn: string; readonly region: string }
  readonly sitting: {
    readonly title: string
    readonly startFrom: Instant
    readonly openedBy: PersonId
    readonly releasedAt: Instant | null
    readonly releasedBy: PersonId | null
    readonly simulated: boolean
  }
}
export interface Debarment {
  readonly id: Id<'debarment'>
  readonly personId: PersonId
  readonly caseId: CaseId
  readonly from: Day
  /** The last day; null: for long. */
  readonly until: Day | null
  readonly liftedAt: Instant | null
}
/** A grade as it stands, with the case that made it void. */
export interface StandingGrade {
  readonly grade: Grade
  readonly passed: boolean
  readonly voidedBy: CaseId | null
}

export const casesRepository = ({ tables: t }: Database) => {
  const found = (db: Reader) =>
    db
      .select({
        row: t.cases,
        candidate: { name: t.people.legalName, documentMasked: t.people.documentMasked },
        association: { name: t.organisations.name, nameEn: t.organisations.nameEn, region: t.organisations.region },
        sitting: {
          title: t.sittings.title,
          startFrom: t.sittings.startFrom,
          openedBy: t.sittings.openedBy,
          releasedAt: t.sittings.releasedAt,
          releasedBy: t.sittings.releasedBy,
          simulated: t.sittings.simulated,
        },
      })
      .from(t.cases)
      .innerJoin(t.people, eq(t.people.id, t.cases.personId))
      .innerJoin(t.organisations, eq(t.organisations.id, t.cases.organisationId))
      .innerJoin(t.sittings, eq(t.sittings.id, t.cases.sittingId))

  const withSteps = async (db: Reader, rows: Awaited<ReturnType<typeof found>>): Promise<CaseRecord[]> => {
    if (rows.length === 0) return []
    const ids = rows.map(({ row }) => row.id)
    const steps = await db
      .select({ caseId: t.caseSteps.caseId, step: t.caseSteps.step })
      .from(t.caseSteps)
      .where(inArray(t.caseSteps.caseId, ids))
      .orderBy(asc(t.caseSteps.caseId), asc(t.caseSteps.seq))
    return rows.map(({ row, ...names }) => ({
      ...(row as unknown as CaseRow),
      ...(names as Pick<CaseRecord, 'candidate' | 'association' | 'sitting'>),
      steps: steps.filter(({ caseId }) => caseId === row.id).map(({ step }) => step as CaseStep),
    }))
  }

  return {
    async add(tx: Writer, row: CaseRow): Promise<void> {
      await tx.insert(t.cases).values({ ...row, policy: { ...row.policy } })
    },
    /** Appends steps after the last one and keeps the index of them. Only under the attempt's own write scope. */
    async append(tx: Writer, id: CaseId, steps: readonly CaseStep[], index: Pick<CaseRow, 'state' | 'dueAt' | 'closedAt'>): Promise<void> {
      const [last] = await tx
        .select({ seq: t.caseSteps.seq })
        .from(t.caseSteps)
        .where(eq(t.caseSteps.caseId, id))
        .orderBy(desc(t.caseSteps.seq))
        .limit(1)
      const next = (last?.seq ?? 0) + 1
      if (steps.length > 0)
        await tx.insert(t.caseSteps).values(steps.map((step, i) => ({ caseId: id, seq: next + i, at: step.at, byId: step.by, step })))
      await tx.update(t.cases).set(index).where(eq(t.cases.id, id))
    },
    async byId(db: Reader, id: CaseId): Promise<CaseRecord | undefined> {
      return (await withSteps(db, await found(db).where(eq(t.cases.id, id)).limit(1)))[0]
    },
    /** The attempt that a case is about: what its writes are scoped by. */
    async attemptOf(db: Reader, id: CaseId): Promise<AttemptId | undefined> {
      const [row] = await db.select({ attemptId: t.cases.attemptId }).from(t.cases).where(eq(t.cases.id, id)).limit(1)
      return row?.attemptId as AttemptId | undefined
    },
    /** Cases about a person, the latest first. */
    async ofPerson(db: Reader, personId: PersonId): Promise<CaseRecord[]> {
      return withSteps(db, await found(db).where(eq(t.cases.personId, personId)).orderBy(desc(t.cases.openedAt), desc(t.cases.id)))
    },
    /** Cases about some attempts, the first first. */
    async ofAttempts(db: Reader, attemptIds: readonly AttemptId[]): Promise<CaseRecord[]> {
      if (attemptIds.length === 0) return []
      return withSteps(db, await found(db).where(inArray(t.cases.attemptId, [...attemptIds])).orderBy(asc(t.cases.openedAt), asc(t.cases.id)))
    },
    /** The case whose standing decision makes the result of an attempt void; null when none does. */
    async voiding(db: Reader, attemptId: AttemptId): Promise<CaseId | null> {
      const record = (await this.ofAttempts(db, [attemptId])).find((one) => {
        const decision = decisionOf(replay(one.steps))
        return decision?.kind === 'violation' && decision.voids
      })
      return record?.id ?? null
    },
    /** Cases of associations: those in which a step may follow, the oldest first; or the ended ones, the latest first. */
    async atDesk(db: Reader, organisationIds: readonly OrganisationId[], list: 'open' | 'closed', limit: number): Promise<CaseRecord[]> {
      if (organisationIds.length === 0) return []
      const of = inArray(t.cases.organisationId, [...organisationIds])
      const rows =
        list === 'open'
          ? await found(db).where(and(of, isNull(t.cases.closedAt))).orderBy(asc(t.cases.openedAt), asc(t.cases.id)).limit(limit)
          : await found(db).where(and(of, isNotNull(t.cases.closedAt))).orderBy(desc(t.cases.openedAt), desc(t.cases.id)).limit(limit)
      return withSteps(db, rows)
    },

    async standingGrade(db: Reader, attemptId: AttemptId): Promise<StandingGrade | undefined> {
      const [row] = await db
        .select({ grade: t.grades.grade, passed: t.grades.passed, voidedBy: t.grades.voidedBy })
        .from(t.grades)
        .where(eq(t.grades.attemptId, attemptId))
        .limit(1)
      return row as StandingGrade | undefined
    },

    async debar(tx: Writer, debarment: Debarment): Promise<void> {
      await tx.insert(t.debarments).values(debarment)
    },
    /** Ends the debarments that came of a case; they stay on record as lifted. */
    async lift(tx: Writer, caseId: CaseId, at: Instant): Promise<void> {
      await tx
        .update(t.debarments)
        .set({ liftedAt: at })
        .where(and(eq(t.debarments.caseId, caseId), isNull(t.debarments.liftedAt)))
    },
    async debarmentsOf(db: Reader, personId: PersonId): Promise<Debarment[]> {
      return (await db
        .select()
        .from(t.debarments)
        .where(eq(t.debarments.personId, personId))
        .orderBy(asc(t.debarments.from), asc(t.debarments.id))) as Debarment[]
    },

    /** Who proposed and who decided a ruling. */
    async handsInRuling(db: Reader, rulingId: string): Promise<PersonId[]> {
      const [row] = await db
        .select({ proposedBy: t.rulings.proposedBy, decidedBy: t.rulings.decidedBy })
        .from(t.rulings)
        .where(eq(t.rulings.id, rulingId))
        .limit(1)
      return row ? [row.proposedBy, ...(row.decidedBy ? [row.decidedBy] : [])].map((id) => id as PersonId) : []
    },
    /** Whether an officer acted around a sitting: messages, incidents, identities, the close. */
    async actedAround(db: Reader, sittingId: SittingId, personId: PersonId): Promise<boolean> {
      const rows = await db
        .select({ id: t.sittingEvents.id })
        .from(t.sittingEvents)
        .where(and(eq(t.sittingEvents.sittingId, sittingId), eq(t.sittingEvents.byId, personId)))
        .limit(1)
      return rows.length > 0
    },
  }
}
