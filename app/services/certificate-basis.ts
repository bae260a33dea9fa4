// What a certificate may rest on, and who earned one.

import { asId, type AttemptId, type ClaimId, type OrganisationId, type PersonId, trustedId } from '#app/domain/ids.ts'
import { addYears, dayOf, startOfDay, type Instant } from '#app/domain/instant.ts'
import { outcomeOf } from '#app/domain/exemption/claim.ts'
import { mayIssue, type Examined, type Exempted, type IssueRefusal } from '#app/domain/certificate/issue.ts'
import { casesRepository } from '#db/repositories/cases.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { issuanceRepository, type ExaminedBasis, type ExemptedBasis } from '#db/repositories/issuance.ts'
import type { Reader } from '#db/database.ts'
import type { Actor, App } from './app.ts'
import { holdsUp } from './case-facts.ts'
import { rolesIn } from './certificate-records.ts'
import { certificateOf } from './verification.ts'

/** What a certificate is to rest on. */
export type Basis =
  | { readonly route: 'examined'; readonly attemptId: AttemptId }
  | { readonly route: 'exempted'; readonly claimId: ClaimId }

/** A basis as one text, as a form carries it. */
export const basisText = (basis: Basis): string =>
  basis.route === 'examined' ? `examined:${basis.attemptId}` : `exempted:${basis.claimId}`

/** A basis out of such a text; undefined when it cannot be one. */
export function basisFrom(text: string): Basis | undefined {
  const [route, id = '', ...more] = text.split(':')
  const [attemptId, claimId] = [asId<'attempt'>(id), asId<'claim'>(id)]
  if (more.length > 0 || !attemptId || !claimId) return undefined
  return route === 'examined' ? { route, attemptId } : route === 'exempted' ? { route, claimId } : undefined
}

/** The trainer of a candidate does not decide on them for so long (ISO/IEC 17024 clause 5.2). */
const YEARS_AFTER_TEACHING = 2

/** What may be issued on a passed attempt hangs on what the certifying officer did before. */
async function examinedFacts(
  app: App,
  db: Reader,
  row: ExaminedBasis,
  officer: PersonId,
  now: Instant,
): Promise<Examined> {
  const issuance = issuanceRepository(app.database)
  const offices = await issuance.officesOf(db, officer, row.organisationId)
  const since = startOfDay(addYears(dayOf(now), -YEARS_AFTER_TEACHING))
  const taught = offices.some(
    ({ role, endedAt }) => role === 'training-officer' && (endedAt === null || endedAt > since),
  )
  // Only who ever held one of these offices can have moved a clock; the steps of an attempt are many.
  const invigilated = offices.some(({ role }) => role === 'invigilator' || role === 'training-officer')
  return {
    route: 'examined',
    passed: row.passed,
    underCase: (await casesRepository(app.database).ofAttempts(db, [row.attemptId])).some((one) => holdsUp(one, now)),
    releasedAt: row.releasedAt,
    sittingOpenedBy: row.openedBy,
    releasedBy: row.releasedBy,
    invigilators: invigilated
      ? [...(await issuance.invigilatorsOf(db, row.attemptId)), ...((await casesRepository(app.database).actedAround(db, trustedId<'sitting'>(row.sittingId), officer)) ? [officer] : [])]
      : [],
    taughtBy: taught ? [officer] : [],
  }
}

const exemptedFacts = (row: ExemptedBasis): Exempted => ({
  route: 'exempted',
  outcome: row.withdrawnAt ? 'open' : outcomeOf(row.decisions),
  deciders: row.decisions.map((d) => d.decidedBy),
})

/** Whose case a basis is and what may be decided on it, for this officer; undefined when there is no such basis. */
export async function loadBasis(app: App, db: Reader, basis: Basis, officer: PersonId, now: Instant) {
  const issuance = issuanceRepository(app.database)
  if (basis.route === 'examined') {
    const row = await issuance.examined(db, basis.attemptId)
    return (
      row && {
        personId: row.personId,
        name: row.name,
        organisationId: row.organisationId,
        facts: await examinedFacts(app, db, row, officer, now),
      }
    )
  }
  const row = await issuance.exempted(db, basis.claimId)
  return (
    row && { personId: row.personId, name: row.name, organisationId: row.organisationId, facts: exemptedFacts(row) }
  )
}

export interface Earned {
  readonly basis: Basis
  readonly name: string
  /** The sitting's title, or the title that the exemption rests on. */
  readonly on: string
  /** Whole hundredths; null for an exemption. */
  readonly mark: { readonly total: number; readonly max: number } | null
  /** Why this officer may not certify this person, or null. */
  readonly refusal: IssueRefusal | null
  /** The certificate in force that stands in the way, when `refusal` is `already-certified`. */
  readonly standing: string | null
}

/** Who earned a certificate of an association and has none on that ground yet, by either route, as this officer may certify them. */
export async function earnedAt(app: App, actor: Actor, organisationId: OrganisationId): Promise<Earned[]> {
  const [certificates, issuance, now] = [
    certificatesRepository(app.database),
    issuanceRepository(app.database),
    app.now(),
  ]
  const certifier = { personId: actor.personId, roles: rolesIn(actor, organisationId) }
  return app.database.read(async (db) => {
    const passed = await issuance.allExamined(db, organisationId)
    const granted = (await issuance.allExempted(db, organisationId)).filter(
      (claim) => !claim.withdrawnAt && outcomeOf(claim.decisions) === 'granted',
    )
    const done = new Set([
      ...(
        await certificates.byAttempt(
          db,
          passed.map((p) => p.attemptId),
        )
      ).map((c) => c.attemptId as string),
      ...(
        await certificates.byClaim(
          db,
          granted.map((c) => c.claimId),
        )
      ).map((c) => c.claimId as string),
    ])
    const answer: Earned[] = []
    const add = async (
      one: Pick<Earned, 'basis' | 'name' | 'on' | 'mark'>,
      personId: PersonId,
      facts: Examined | Exempted,
    ) => {
      const held = await certificates.ofPerson(db, personId)
      const may = mayIssue(
        { basis: facts, candidateId: personId, certificates: held.map(certificateOf), certifier },
        now,
      )
      answer.push({
        ...one,
        refusal: may.ok ? null : may.refusal,
        standing: may.ok ? null : ((may.detail?.number as string | undefined) ?? null),
      })
    }
    for (const p of passed)
      if (!done.has(p.attemptId))
        await add(
          {
            basis: { route: 'examined', attemptId: p.attemptId },
            name: p.name,
            on: p.sittingTitle,
            mark: { total: p.total, max: p.max },
          },
          p.personId,
          await examinedFacts(app, db, p, actor.personId, now),
        )
    for (const c of granted)
      if (!done.has(c.claimId))
        await add(
          { basis: { route: 'exempted', claimId: c.claimId }, name: c.name, on: c.title, mark: null },
          c.personId,
          exemptedFacts(c),
        )
    return answer
  })
}
