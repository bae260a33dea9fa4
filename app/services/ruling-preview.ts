// What a ruling would do: every graded attempt that was given the version is graded anew, and nothing is written.

import { hashOf } from '#app/domain/canonical.ts'
import { allDropped, type Grade, type GradeChange, regraded } from '#app/domain/grading/grade.ts'
import { type Ruling, type RulingEffect, type RulingId, rulingsInForce } from '#app/domain/grading/ruling.ts'
import { type PreviewLine, previewHash, type RulingPreview, summaryOf } from '#app/domain/grading/ruling-preview.ts'
import type { AttemptId, ItemHash, OrganisationId, PersonId } from '#app/domain/ids.ts'
import { dayOf } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { isOnRoster } from '#app/domain/staffing/roster.ts'
import type { Reader } from '#db/database.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { rosterRepository } from '#db/repositories/roster.ts'
import { rulingsRepository, type SatRow } from '#db/repositories/rulings.ts'
import type { App } from './app.ts'
import { gradeOf } from './item-bank.ts'
import { rulingsFor, scopeOf } from './ruling-facts.ts'

/** Graded at once: between batches others get their turn. */
const BATCH = 100

/** A ruling that is not there yet: how it would be named does not matter, it comes after all others. */
const WOULD_BE = 'would-be' as RulingId

export interface AskedRuling {
  readonly organisationId: OrganisationId
  readonly itemId: string
  readonly itemHash: ItemHash
  readonly effect: RulingEffect
}
export interface Previewed {
  readonly preview: RulingPreview
  readonly hash: string
  /** Attempts with the version that are still open: they are graded with the ruling when they end. */
  readonly open: number
  /** Everybody whose attempt was given the version: none of them proposes or applies. */
  readonly people: ReadonlySet<PersonId>
}
export type PreviewRefusal = 'ruling-drops-whole-form'

/** The preview of a ruling as things stand. Refuses one that leaves a form, sat or prepared, without any item. */
export async function previewOf(app: App, db: Reader, asked: AskedRuling): Promise<Result<Previewed, PreviewRefusal>> {
  const repository = rulingsRepository(app.database)
  const of = scopeOf(asked.organisationId)
  const wouldBe: Ruling = { id: WOULD_BE, itemHash: asked.itemHash, effect: asked.effect }
  const now = await rulingsFor(app, db, asked.organisationId)
  const leaveNothing = asked.effect.type === 'drop' && (await repository.formsWith(db, asked, of)).some((slots) => allDropped(slots, [...now, wouldBe]))
  if (leaveNothing) return refuse('ruling-drops-whole-form')

  const sat = await repository.sat(db, asked, of)
  const graded = sat.flatMap(({ grade, ...row }) => (grade === null ? [] : [{ ...row, grade }]))
  const changes: Change[] = []
  for (let from = 0; from < graded.length; from += BATCH) changes.push(...(await changesIn(app, db, graded.slice(from, from + BATCH), wouldBe)))
  const preview: RulingPreview = {
    inForce: rulingsInForce(now).get(asked.itemHash)?.id ?? null,
    graded: graded.length,
    lines: await withTouched(app, db, changes),
  }
  return ok({
    preview,
    hash: previewHash(asked.itemHash, asked.effect, preview),
    open: sat.length - graded.length,
    people: new Set(sat.map(({ personId }) => personId)),
  })
}

/** What a preview rests on, in one hash and without grading anything: as long as it is the same, so is the preview. */
export async function factsHash(app: App, db: Reader, { itemId, itemHash, organisationId }: AskedRuling): Promise<string> {
  const repository = rulingsRepository(app.database)
  return hashOf({
    grades: await repository.standing(db, { itemId, itemHash }, scopeOf(organisationId)),
    rulings: (await repository.holding(db)).map(({ id }) => id),
  })
}

type GradedRow = Omit<SatRow, 'grade'> & { readonly grade: Grade }
type Change = Omit<PreviewLine, 'certificate' | 'platforms'> & { readonly personId: PersonId }

async function changesIn(app: App, db: Reader, rows: readonly GradedRow[], wouldBe: Ruling): Promise<Change[]> {
  const answers = await rulingsRepository(app.database).answersOf(db, rows.map(({ attemptId }) => attemptId))
  const held = new Map<OrganisationId, readonly Ruling[]>()
  const changes: Change[] = []
  for (const { attemptId, sittingId, personId, organisationId, formId, blueprint, releasedAt, grade } of rows) {
    const rulings = held.get(organisationId) ?? (await rulingsFor(app, db, organisationId))
    held.set(organisationId, rulings)
    const computed = await gradeOf(app, db, formId, answers.get(attemptId) ?? new Map(), blueprint, [...rulings, wouldBe])
    const released = releasedAt !== null
    const change: GradeChange = regraded(grade, computed, wouldBe.id, released).change
    if (change !== 'none')
      changes.push({ attemptId, sittingId, personId, released, before: summaryOf(grade), after: summaryOf(computed), change })
  }
  return changes
}

/** With the certificates issued for attempts whose pass is at stake, and the platforms whose headcount has them. */
async function withTouched(app: App, db: Reader, changes: readonly Change[]): Promise<PreviewLine[]> {
  const stakes = changes.filter(({ change }) => change === 'pass-at-stake').map(({ attemptId }) => attemptId)
  const certificates = new Map<AttemptId, string>()
  for (const { attemptId, number } of await certificatesRepository(app.database).byAttempt(db, stakes))
    if (attemptId) certificates.set(attemptId, number)
  const lines: PreviewLine[] = []
  for (const { personId, ...line } of changes) {
    const certificate = certificates.get(line.attemptId) ?? null
    lines.push({ ...line, certificate, platforms: certificate === null ? [] : await platformsOf(app, db, personId, certificate) })
  }
  return lines
}

async function platformsOf(app: App, db: Reader, personId: PersonId, certificate: string): Promise<OrganisationId[]> {
  const now = app.now()
  const entries = await rosterRepository(app.database).ofPerson(db, personId)
  const on = entries.filter((entry) => entry.number === certificate && isOnRoster(entry, dayOf(now), now))
  return [...new Set(on.map(({ organisationId }) => organisationId))].sort()
}
