import { and, asc, count, desc, eq, exists, inArray, max, or } from 'drizzle-orm'
import type { Answer } from '#app/domain/exam/attempt.ts'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import type { FormSlot } from '#app/domain/exam/form.ts'
import type { Grade } from '#app/domain/grading/grade.ts'
import type { Ruling, RulingEffect, RulingId } from '#app/domain/grading/ruling.ts'
import type { RulingPreview } from '#app/domain/grading/ruling-preview.ts'
import type { AttemptId, FormId, ItemHash, OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

/** `applying`: decided, and grades are being computed anew. From then on it holds for whatever is graded. */
export type RulingState = 'proposed' | 'applying' | 'applied' | 'refused' | 'withdrawn'

export interface RulingRow {
  readonly id: RulingId
  readonly organisationId: OrganisationId
  readonly itemHash: ItemHash
  readonly itemId: string
  readonly ruling: RulingEffect
  readonly reason: string
  readonly state: RulingState
  readonly proposedBy: PersonId
  readonly proposedAt: Instant
  readonly preview: RulingPreview
  readonly previewHash: string
  readonly decidedBy: PersonId | null
  readonly decidedAt: Instant | null
  /** Why it was refused or withdrawn. */
  readonly decision: string | null
  readonly appliedOrder: number | null
}

/** An attempt that was given an item version, with what grading it needs. `grade` is null while it is open. */
export interface SatRow {
  readonly attemptId: AttemptId
  readonly personId: PersonId
  readonly formId: FormId
  readonly sittingId: SittingId
  readonly organisationId: OrganisationId
  readonly blueprint: Blueprint
  readonly releasedAt: Instant | null
  readonly grade: Grade | null
}

/**
 * Where a form has a version, of one organisation's sittings if it is named. Needs forms' items and sittings joined.
 * Simulated sittings are worth nothing: no ruling touches them.
 */
export const givenIn =
  ({ tables: t }: Pick<Database, 'tables'>) =>
  (item: Pick<RulingRow, 'itemId' | 'itemHash'>, of: OrganisationId | null) =>
    and(
      eq(t.formItems.itemId, item.itemId),
      eq(t.formItems.itemHash, item.itemHash),
      eq(t.sittings.simulated, false),
      of ? eq(t.sittings.organisationId, of) : undefined,
    )

const HOLDING: readonly RulingState[] = ['applying', 'applied']

/** Rulings on item versions, and the attempts they touch. */
export const rulingsRepository = ({ tables: t }: Database) => {
  const given = givenIn({ tables: t })
  return {
    async add(tx: Writer, row: RulingRow): Promise<void> {
      await tx.insert(t.rulings).values(row)
    },
    async byId(db: Reader, id: RulingId): Promise<RulingRow | undefined> {
      const [row] = await db.select().from(t.rulings).where(eq(t.rulings.id, id)).limit(1)
      return row as RulingRow | undefined
    },
    /** The rulings of an organisation, the latest proposed first. */
    async ofOrganisations(db: Reader, ids: readonly OrganisationId[]): Promise<RulingRow[]> {
      if (ids.length === 0) return []
      const rows = await db
        .select()
        .from(t.rulings)
        .where(inArray(t.rulings.organisationId, [...ids]))
        .orderBy(desc(t.rulings.proposedAt), asc(t.rulings.id))
      return rows as RulingRow[]
    },
    /** The rulings that some organisations have applied, or are applying, in the order applied. */
    async inForce(db: Reader, ids: readonly OrganisationId[]): Promise<Ruling[]> {
      const rows = await db
        .select({ id: t.rulings.id, itemHash: t.rulings.itemHash, effect: t.rulings.ruling })
        .from(t.rulings)
        .where(and(inArray(t.rulings.organisationId, [...ids]), inArray(t.rulings.state, [...HOLDING])))
        .orderBy(asc(t.rulings.appliedOrder), asc(t.rulings.id))
      return rows as Ruling[]
    },
    /** The same for the sitting of a form: its association's rulings, and those of another that rules for all. */
    async forForm(db: Reader, formId: FormId, forAll: OrganisationId): Promise<Ruling[]> {
      const own = db
        .select({ id: t.sittings.organisationId })
        .from(t.forms)
        .innerJoin(t.sittings, eq(t.sittings.id, t.forms.sittingId))
        .where(and(eq(t.forms.id, formId), eq(t.sittings.simulated, false)))
      const rows = await db
        .select({ id: t.rulings.id, itemHash: t.rulings.itemHash, effect: t.rulings.ruling })
        .from(t.rulings)
        .where(
          and(
            exists(own),
            or(eq(t.rulings.organisationId, forAll), inArray(t.rulings.organisationId, own)),
            inArray(t.rulings.state, [...HOLDING]),
          ),
        )
        .orderBy(asc(t.rulings.appliedOrder), asc(t.rulings.id))
      return rows as Ruling[]
    },
    /** All rulings that hold anywhere, in the order applied. */
    async holding(db: Reader): Promise<(Ruling & Pick<RulingRow, 'organisationId'>)[]> {
      const rows = await db
        .select({
          id: t.rulings.id,
          itemHash: t.rulings.itemHash,
          effect: t.rulings.ruling,
          organisationId: t.rulings.organisationId,
        })
        .from(t.rulings)
        .where(inArray(t.rulings.state, [...HOLDING]))
        .orderBy(asc(t.rulings.appliedOrder), asc(t.rulings.id))
      return rows as Awaited<ReturnType<typeof this.holding>>
    },
    /** The ids of rulings that are being applied. */
    async applying(db: Reader): Promise<RulingId[]> {
      const rows = await db.select({ id: t.rulings.id }).from(t.rulings).where(eq(t.rulings.state, 'applying')).orderBy(asc(t.rulings.id))
      return rows.map(({ id }) => id as RulingId)
    },
    /** Keeps a proposal as it is previewed now. */
    async renew(tx: Writer, id: RulingId, preview: RulingPreview, previewHash: string): Promise<void> {
      await tx.update(t.rulings).set({ preview, previewHash }).where(and(eq(t.rulings.id, id), eq(t.rulings.state, 'proposed')))
    },
    /** Decides a proposal, once. Only under the scope of rulings. */
    async decide(
      tx: Writer,
      id: RulingId,
      to: { readonly state: 'applying' | 'refused' | 'withdrawn'; readonly by: PersonId; readonly at: Instant; readonly decision: string | null },
    ): Promise<void> {
      const [last] = await tx.select({ order: max(t.rulings.appliedOrder) }).from(t.rulings)
      const appliedOrder = to.state === 'applying' ? Number(last?.order ?? 0) + 1 : null
      await tx
        .update(t.rulings)
        .set({ state: to.state, decidedBy: to.by, decidedAt: to.at, decision: to.decision, appliedOrder })
        .where(and(eq(t.rulings.id, id), eq(t.rulings.state, 'proposed')))
    },
    async applied(tx: Writer, id: RulingId): Promise<void> {
      await tx.update(t.rulings).set({ state: 'applied' }).where(and(eq(t.rulings.id, id), eq(t.rulings.state, 'applying')))
    },

    // ── what they touch ────────────────────────────────────────────────────────────────────────────────────────
    /** The versions that attempts were given, of one item or on the forms of one sitting, with how many they were. */
    async versionsSat(db: Reader, of: { readonly itemId: string } | { readonly sittingId: SittingId }): Promise<{ itemId: string; hash: ItemHash; attempts: number }[]> {
      const rows = await db
        .select({ itemId: t.formItems.itemId, hash: t.formItems.itemHash, attempts: count() })
        .from(t.formItems)
        .innerJoin(t.attempts, eq(t.attempts.formId, t.formItems.formId))
        .where('itemId' in of ? eq(t.formItems.itemId, of.itemId) : eq(t.attempts.sittingId, of.sittingId))
        .groupBy(t.formItems.itemId, t.formItems.itemHash)
        .orderBy(asc(t.formItems.itemId), asc(t.formItems.itemHash))
      return rows as { itemId: string; hash: ItemHash; attempts: number }[]
    },
    /** Every attempt that was given a version, in the order of ids; of one organisation's sittings if it is named. */
    async sat(db: Reader, item: Pick<RulingRow, 'itemId' | 'itemHash'>, of: OrganisationId | null): Promise<SatRow[]> {
      const rows = await db
        .select({
          attemptId: t.attempts.id,
          personId: t.attempts.personId,
          formId: t.attempts.formId,
          sittingId: t.sittings.id,
          organisationId: t.sittings.organisationId,
          blueprint: t.sittings.blueprint,
          releasedAt: t.sittings.releasedAt,
          grade: t.grades.grade,
        })
        .from(t.formItems)
        .innerJoin(t.attempts, eq(t.attempts.formId, t.formItems.formId))
        .innerJoin(t.sittings, eq(t.sittings.id, t.attempts.sittingId))
        .leftJoin(t.grades, eq(t.grades.attemptId, t.attempts.id))
        .where(given(item, of))
        .orderBy(asc(t.attempts.id))
      return rows as SatRow[]
    },
    /** When each attempt that was given a version got the grade that stands, and when its sitting was released. */
    async standing(
      db: Reader,
      item: Pick<RulingRow, 'itemId' | 'itemHash'>,
      of: OrganisationId | null,
    ): Promise<{ id: AttemptId; gradedAt: Instant | null; total: number | null; passed: boolean | null; releasedAt: Instant | null }[]> {
      const rows = await db
        .select({ id: t.attempts.id, gradedAt: t.grades.gradedAt, total: t.grades.total, passed: t.grades.passed, releasedAt: t.sittings.releasedAt })
        .from(t.formItems)
        .innerJoin(t.attempts, eq(t.attempts.formId, t.formItems.formId))
        .innerJoin(t.sittings, eq(t.sittings.id, t.attempts.sittingId))
        .leftJoin(t.grades, eq(t.grades.attemptId, t.attempts.id))
        .where(given(item, of))
        .orderBy(asc(t.attempts.id))
      return rows as Awaited<ReturnType<typeof this.standing>>
    },
    /** The slots of every form that has a version, whether it was sat or is only prepared. */
    async formsWith(db: Reader, item: Pick<RulingRow, 'itemId' | 'itemHash'>, of: OrganisationId | null): Promise<(readonly FormSlot[])[]> {
      const rows = await db
        .select({ slots: t.forms.slots })
        .from(t.formItems)
        .innerJoin(t.forms, eq(t.forms.id, t.formItems.formId))
        .innerJoin(t.sittings, eq(t.sittings.id, t.forms.sittingId))
        .where(given(item, of))
        .orderBy(asc(t.forms.id))
      return rows.map(({ slots }) => slots)
    },
    /** The answers that stand of some attempts, by attempt and slot. */
    async answersOf(db: Reader, attemptIds: readonly AttemptId[]): Promise<ReadonlyMap<AttemptId, ReadonlyMap<number, Answer>>> {
      const found = new Map(attemptIds.map((id) => [id, new Map<number, Answer>()]))
      if (attemptIds.length === 0) return found
      const rows = await db
        .select({ attemptId: t.answers.attemptId, slot: t.answers.slot, revision: t.answers.revision, response: t.answers.response })
        .from(t.answers)
        .where(inArray(t.answers.attemptId, [...attemptIds]))
        .orderBy(asc(t.answers.attemptId), asc(t.answers.slot))
      for (const { attemptId, slot, revision, response } of rows) found.get(attemptId as AttemptId)?.set(slot, { revision, response })
      return found
    },
  }
}
