// Issuing and changing certificates. Issuing is one write: facts → may it be issued → number → row → log entry → message.

import { asId, type AttemptId, type ClaimId, type OrganisationId, type PersonId } from '#app/domain/ids.ts'
import { addYears, dayOf, startOfDay, type Day, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { outcomeOf } from '#app/domain/exemption/claim.ts'
import { change, type Change, type ChangeRefusal } from '#app/domain/certificate/events.ts'
import { mayIssue, validityFrom, type Examined, type Exempted, type IssueRefusal } from '#app/domain/certificate/issue.ts'
import { formatNumber, parseNumber, type CertificateNumber } from '#app/domain/certificate/number.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { issuanceRepository, type ExaminedBasis, type ExemptedBasis } from '#db/repositories/issuance.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { messagesRepository } from '#db/repositories/messages.ts'
import type { Reader } from '#db/database.ts'
import type { Actor, App } from './app.ts'
import { rolesIn } from './certificate-records.ts'
import { logSigner, record, REGISTER_SCOPE } from './register.ts'
import { certificateOf, issuedFacts } from './verification.ts'

export { associations, certificateByNumber, certificateForDesk, certificateOfHolder, certificatesOfAssociation, certificatesOfPerson } from './certificate-records.ts'
export type { CertificateView, DeskRecord, HolderRecord } from './certificate-records.ts'

/** What a certificate is to rest on. */
export type Basis = { readonly route: 'examined'; readonly attemptId: AttemptId } | { readonly route: 'exempted'; readonly claimId: ClaimId }

/** A basis as one text, as a form carries it. */
export const basisText = (basis: Basis): string => (basis.route === 'examined' ? `examined:${basis.attemptId}` : `exempted:${basis.claimId}`)

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
async function examinedFacts(app: App, db: Reader, row: ExaminedBasis, officer: PersonId, now: Instant): Promise<Examined> {
  const issuance = issuanceRepository(app.database)
  const offices = await issuance.officesOf(db, officer, row.organisationId)
  const since = startOfDay(addYears(dayOf(now), -YEARS_AFTER_TEACHING))
  const taught = offices.some(({ role, endedAt }) => role === 'training-officer' && (endedAt === null || endedAt > since))
  // Only who ever held one of these offices can have moved a clock; the steps of an attempt are many.
  const invigilated = offices.some(({ role }) => role === 'invigilator' || role === 'training-officer')
  return {
    route: 'examined', passed: row.passed, releasedAt: row.releasedAt, sittingOpenedBy: row.openedBy, releasedBy: row.releasedBy,
    invigilators: invigilated ? await issuance.invigilatorsOf(db, row.attemptId) : [],
    taughtBy: taught ? [officer] : [],
  }
}

const exemptedFacts = (row: ExemptedBasis): Exempted => ({
  route: 'exempted', outcome: row.withdrawnAt ? 'open' : outcomeOf(row.decisions), deciders: row.decisions.map((d) => d.decidedBy),
})

async function loadBasis(app: App, db: Reader, basis: Basis, officer: PersonId, now: Instant) {
  const issuance = issuanceRepository(app.database)
  if (basis.route === 'examined') {
    const row = await issuance.examined(db, basis.attemptId)
    return row && { personId: row.personId, name: row.name, organisationId: row.organisationId, facts: await examinedFacts(app, db, row, officer, now) }
  }
  const row = await issuance.exempted(db, basis.claimId)
  return row && { personId: row.personId, name: row.name, organisationId: row.organisationId, facts: exemptedFacts(row) }
}

/**
 * Issues the certificate that a basis earned. Asked twice, it answers the same number.
 * Refuses (domain `mayIssue`) the candidate's own case, whoever taught, examined or decided, and a second certificate in force.
 */
export async function issueCertificate(app: App, actor: Actor, basis: Basis): Promise<Result<CertificateNumber, IssueRefusal | 'not-found'>> {
  const [certificates, people, messages] = [certificatesRepository(app.database), peopleRepository(app.database), messagesRepository(app.database)]
  const signer = await logSigner(app)
  return app.database.write(REGISTER_SCOPE, async (tx) => {
    // The clock is read within the turn, so that times stand in the log in the order of its entries.
    const now = app.now()
    const loaded = await loadBasis(app, tx, basis, actor.personId, now)
    const organisation = loaded && (await people.organisation(tx, loaded.organisationId))
    if (!loaded || !organisation) return refuse('not-found')
    const roles = rolesIn(actor, organisation.id)
    if (!roles.includes('certifier')) return refuse('not-certifier')
    const [done] = basis.route === 'examined' ? await certificates.byAttempt(tx, [basis.attemptId]) : await certificates.byClaim(tx, [basis.claimId])
    if (done) return ok(done.number as CertificateNumber)
    const held = await certificates.ofPerson(tx, loaded.personId)
    const may = mayIssue({ basis: loaded.facts, candidateId: loaded.personId, certificates: held.map(certificateOf), certifier: { personId: actor.personId, roles } }, now)
    if (!may.ok) return may

    const today = dayOf(now)
    const year = Number(today.slice(0, 4))
    const serial = (await certificates.lastSerial(tx, organisation.region, year)) + 1
    const number = formatNumber(organisation.region, year, serial)
    const row = {
      number, region: organisation.region, year, serial, personId: loaded.personId, holderName: loaded.name, route: basis.route, organisationId: organisation.id,
      issuerName: organisation.name, issuedAt: now, ...validityFrom(today, app.catalogue.certificate.validityYears), decidedBy: actor.personId,
      attemptId: basis.route === 'examined' ? basis.attemptId : null, claimId: basis.route === 'exempted' ? basis.claimId : null,
    }
    const facts = issuedFacts(row)
    const { index, salt } = await record(app.database, tx, signer, { number, event: 'certified', at: now, facts })
    await certificates.add(tx, row)
    await certificates.addEvent(tx, { id: app.id(), number, kind: 'certified', at: now, reason: '', decidedBy: actor.personId, facts, salt, logIndex: index })
    await messages.add(tx, { id: app.id(), kind: 'certificate-issued', personId: loaded.personId, payload: { number }, createdAt: now, deliveredAt: null })
    await people.audit(tx, { id: app.id(), at: now, actorId: actor.personId, action: 'certificate.issue', object: `certificate:${number}`, detail: { route: basis.route } })
    return ok(number)
  })
}

/**
 * Suspends, reinstates, revokes or withdraws, with a reason, by a certifier of the association that issued; the holder may
 * withdraw their own. Refusals: see the domain's `change`.
 */
export async function changeCertificate(
  app: App, actor: Actor, numberText: string, said: { kind: Change; reason: string; effectiveOn?: Day | null },
): Promise<Result<null, ChangeRefusal | 'not-found'>> {
  const parsed = parseNumber(numberText)
  if (!parsed.ok) return refuse('not-found')
  const number = parsed.value.number
  const [certificates, people, messages] = [certificatesRepository(app.database), peopleRepository(app.database), messagesRepository(app.database)]
  const signer = await logSigner(app)
  return app.database.write(REGISTER_SCOPE, async (tx) => {
    const now = app.now()
    const row = await certificates.byNumber(tx, number)
    if (!row) return refuse('not-found')
    const event = change(certificateOf(row), said.kind, { by: { personId: actor.personId, roles: rolesIn(actor, row.organisationId) }, reason: said.reason, effectiveOn: said.effectiveOn ?? null }, now)
    if (!event.ok) return event
    const facts = { reason: event.value.reason, ...(event.value.effectiveOn ? { effectiveOn: event.value.effectiveOn } : {}) }
    const { index, salt } = await record(app.database, tx, signer, { number, event: said.kind, at: now, facts })
    await certificates.addEvent(tx, { id: app.id(), number, kind: said.kind, at: now, reason: event.value.reason, decidedBy: actor.personId, facts, salt, logIndex: index })
    await messages.add(tx, { id: app.id(), kind: `certificate-${said.kind}`, personId: row.personId, payload: { number }, createdAt: now, deliveredAt: null })
    await people.audit(tx, { id: app.id(), at: now, actorId: actor.personId, action: `certificate.${said.kind}`, object: `certificate:${number}`, detail: {} })
    return ok(null)
  })
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
  const [certificates, issuance, now] = [certificatesRepository(app.database), issuanceRepository(app.database), app.now()]
  const certifier = { personId: actor.personId, roles: rolesIn(actor, organisationId) }
  return app.database.read(async (db) => {
    const passed = await issuance.allExamined(db, organisationId)
    const granted = (await issuance.allExempted(db, organisationId)).filter((claim) => !claim.withdrawnAt && outcomeOf(claim.decisions) === 'granted')
    const done = new Set([
      ...(await certificates.byAttempt(db, passed.map((p) => p.attemptId))).map((c) => c.attemptId as string),
      ...(await certificates.byClaim(db, granted.map((c) => c.claimId))).map((c) => c.claimId as string),
    ])
    const answer: Earned[] = []
    const add = async (one: Pick<Earned, 'basis' | 'name' | 'on' | 'mark'>, personId: PersonId, facts: Examined | Exempted) => {
      const held = await certificates.ofPerson(db, personId)
      const may = mayIssue({ basis: facts, candidateId: personId, certificates: held.map(certificateOf), certifier }, now)
      answer.push({ ...one, refusal: may.ok ? null : may.refusal, standing: may.ok ? null : ((may.detail?.number as string | undefined) ?? null) })
    }
    for (const p of passed)
      if (!done.has(p.attemptId))
        await add({ basis: { route: 'examined', attemptId: p.attemptId }, name: p.name, on: p.sittingTitle, mark: { total: p.total, max: p.max } }, p.personId, await examinedFacts(app, db, p, actor.personId, now))
    for (const c of granted)
      if (!done.has(c.claimId)) await add({ basis: { route: 'exempted', claimId: c.claimId }, name: c.name, on: c.title, mark: null }, c.personId, exemptedFacts(c))
    return answer
  })
}
