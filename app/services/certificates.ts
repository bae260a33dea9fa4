// Issuing and changing certificates. Issuing is one write: facts → may it be issued → number → row → log entry → message.

import type { AttemptId, ClaimId, OrganisationId, PersonId } from '#app/domain/ids.ts'
import { dayOf, type Day, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { outcomeOf } from '#app/domain/exemption/claim.ts'
import { statusOn, type StatusOnDay } from '#app/domain/certificate/certificate.ts'
import { change, type Change, type ChangeRefusal } from '#app/domain/certificate/events.ts'
import { mayIssue, validityFrom, type Examined, type Exempted, type IssueRefusal } from '#app/domain/certificate/issue.ts'
import { formatNumber, parseNumber, type CertificateNumber } from '#app/domain/certificate/number.ts'
import { certificatesRepository, type CertificateFacts } from '#db/repositories/certificates.ts'
import { issuanceRepository } from '#db/repositories/issuance.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { messagesRepository } from '#db/repositories/messages.ts'
import type { Reader } from '#db/database.ts'
import type { Actor, App } from './app.ts'
import { logSigner, record, REGISTER_SCOPE } from './register.ts'
import { certificateOf } from './verification.ts'

/** What a certificate is to rest on. */
export type Basis = { readonly route: 'examined'; readonly attemptId: AttemptId } | { readonly route: 'exempted'; readonly claimId: ClaimId }

interface LoadedBasis {
  readonly personId: PersonId
  readonly name: string
  readonly organisationId: OrganisationId
  readonly facts: Examined | Exempted
}

async function loadBasis(app: App, db: Reader, basis: Basis): Promise<LoadedBasis | undefined> {
  const issuance = issuanceRepository(app.database)
  if (basis.route === 'examined') {
    const row = await issuance.examined(db, basis.attemptId)
    return row && {
      personId: row.personId, name: row.name, organisationId: row.organisationId,
      facts: { route: 'examined', passed: row.passed, releasedAt: row.releasedAt, sittingOpenedBy: row.openedBy, releasedBy: row.releasedBy, invigilators: [], taughtBy: [] },
    }
  }
  const row = await issuance.exempted(db, basis.claimId)
  return row && {
    personId: row.personId, name: row.name, organisationId: row.organisationId,
    facts: { route: 'exempted', outcome: row.withdrawnAt ? 'open' : outcomeOf(row.decisions), deciders: row.decisions.map((d) => d.decidedBy) },
  }
}

const rolesIn = (actor: Actor, organisationId: OrganisationId) => actor.roles.filter((held) => held.organisationId === organisationId).map((held) => held.role)

/**
 * Issues the certificate that a basis earned. Asked twice, it answers the same number.
 * Refuses (domain `mayIssue`) the candidate's own case, whoever taught, examined or decided, and a second certificate in force.
 */
export async function issueCertificate(app: App, actor: Actor, basis: Basis): Promise<Result<CertificateNumber, IssueRefusal | 'not-found'>> {
  const [certificates, people, messages, signer, now] = [certificatesRepository(app.database), peopleRepository(app.database), messagesRepository(app.database), await logSigner(app), app.now()]
  return app.database.write(REGISTER_SCOPE, async (tx) => {
    const loaded = await loadBasis(app, tx, basis)
    if (!loaded) return refuse('not-found')
    const organisation = await people.organisation(tx, loaded.organisationId)
    if (!organisation) return refuse('not-found')
    const [done] = basis.route === 'examined' ? await certificates.byAttempt(tx, [basis.attemptId]) : await certificates.byClaim(tx, [basis.claimId])
    if (done) return ok(done.number as CertificateNumber)
    const held = await certificates.ofPerson(tx, loaded.personId)
    const may = mayIssue({
      basis: loaded.facts, candidateId: loaded.personId, certificates: held.map(certificateOf),
      certifier: { personId: actor.personId, roles: rolesIn(actor, organisation.id) },
    }, now)
    if (!may.ok) return may

    const today = dayOf(now)
    const year = Number(today.slice(0, 4))
    const serial = (await certificates.lastSerial(tx, organisation.region, year)) + 1
    const number = formatNumber(organisation.region, year, serial)
    const validity = validityFrom(today, app.catalogue.certificate.validityYears)
    const facts = { holderName: loaded.name, route: basis.route, issuer: { code: organisation.region, name: organisation.name }, issuedAt: now, ...validity }
    const { index, salt } = await record(app.database, tx, signer, { number, event: 'certified', at: now, facts })
    await certificates.add(tx, {
      number, region: organisation.region, year, serial, personId: loaded.personId, holderName: loaded.name, route: basis.route, organisationId: organisation.id,
      issuerName: organisation.name, issuedAt: now, ...validity, decidedBy: actor.personId,
      attemptId: basis.route === 'examined' ? basis.attemptId : null, claimId: basis.route === 'exempted' ? basis.claimId : null,
    })
    await certificates.addEvent(tx, { id: app.id(), number, kind: 'certified', at: now, reason: '', decidedBy: actor.personId, facts, salt, logIndex: index })
    await messages.add(tx, { id: app.id(), kind: 'certificate-issued', personId: loaded.personId, payload: { number }, createdAt: now, deliveredAt: null })
    await people.audit(tx, { id: app.id(), at: now, actorId: actor.personId, action: 'certificate.issue', object: `certificate:${number}`, detail: { route: basis.route } })
    return ok(number)
  })
}

/** Suspends, reinstates, revokes or withdraws, with a reason, by a certifier of the association that issued. */
export async function changeCertificate(
  app: App, actor: Actor, numberText: string, said: { kind: Change; reason: string; effectiveOn?: Day | null },
): Promise<Result<null, ChangeRefusal | 'not-found'>> {
  const parsed = parseNumber(numberText)
  if (!parsed.ok) return refuse('not-found')
  const number = parsed.value.number
  const [certificates, people, messages, signer, now] = [certificatesRepository(app.database), peopleRepository(app.database), messagesRepository(app.database), await logSigner(app), app.now()]
  return app.database.write(REGISTER_SCOPE, async (tx) => {
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
  readonly mark: { readonly total: number; readonly max: number } | null
  /** Why this officer may not certify this person, or null. */
  readonly refusal: IssueRefusal | null
}

/** Who earned a certificate of an association and has none yet, by either route, as this officer may certify them. */
export async function earnedAt(app: App, actor: Actor, organisationId: OrganisationId): Promise<Earned[]> {
  const [certificates, issuance, now] = [certificatesRepository(app.database), issuanceRepository(app.database), app.now()]
  return app.database.read(async (db) => {
    const passed = await issuance.allExamined(db, organisationId)
    const granted = (await issuance.allExempted(db, organisationId)).filter((claim) => !claim.withdrawnAt && outcomeOf(claim.decisions) === 'granted')
    const done = new Set([
      ...(await certificates.byAttempt(db, passed.map((p) => p.attemptId))).map((c) => c.attemptId as string),
      ...(await certificates.byClaim(db, granted.map((c) => c.claimId))).map((c) => c.claimId as string),
    ])
    const waiting: { basis: Basis; name: string; on: string; mark: Earned['mark'] }[] = [
      ...passed.filter((p) => !done.has(p.attemptId)).map((p) => ({ basis: { route: 'examined' as const, attemptId: p.attemptId }, name: p.name, on: p.sittingTitle, mark: { total: p.total, max: p.max } })),
      ...granted.filter((c) => !done.has(c.claimId)).map((c) => ({ basis: { route: 'exempted' as const, claimId: c.claimId }, name: c.name, on: c.title, mark: null })),
    ]
    const answer: Earned[] = []
    for (const one of waiting) {
      const loaded = await loadBasis(app, db, one.basis)
      if (!loaded) continue
      const held = await certificates.ofPerson(db, loaded.personId)
      const may = mayIssue({ basis: loaded.facts, candidateId: loaded.personId, certificates: held.map(certificateOf), certifier: { personId: actor.personId, roles: rolesIn(actor, organisationId) } }, now)
      answer.push({ ...one, refusal: may.ok ? null : may.refusal })
    }
    return answer
  })
}

export interface CertificateView {
  readonly number: string
  readonly holderName: string
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly route: 'examined' | 'exempted'
  readonly issuerName: string
  readonly region: string
  readonly issuedOn: Day
  readonly status: StatusOnDay
  readonly events: readonly { readonly kind: string; readonly at: Instant; readonly reason: string; readonly logIndex: number }[]
}

function view(row: CertificateFacts, now: Instant): CertificateView {
  return {
    number: row.number, holderName: row.holderName, personId: row.personId, organisationId: row.organisationId, route: row.route, issuerName: row.issuerName, region: row.region,
    issuedOn: dayOf(row.issuedAt), status: statusOn(certificateOf(row), dayOf(now), now),
    events: row.events.map(({ kind, at, reason, logIndex }) => ({ kind, at, reason, logIndex })),
  }
}

/** A certificate as its holder and its association see it. Authorisation is the caller's. */
export async function certificateByNumber(app: App, numberText: string): Promise<CertificateView | undefined> {
  const number = parseNumber(numberText)
  if (!number.ok) return undefined
  const row = await app.database.read((db) => certificatesRepository(app.database).byNumber(db, number.value.number))
  return row && view(row, app.now())
}

/** A person's certificates, newest first. */
export const certificatesOfPerson = async (app: App, personId: PersonId): Promise<CertificateView[]> =>
  (await app.database.read((db) => certificatesRepository(app.database).ofPerson(db, personId))).map((row) => view(row, app.now()))

/** An association's certificates, newest first, at most `limit`. */
export const certificatesOfAssociation = async (app: App, organisationId: OrganisationId, limit = 200): Promise<CertificateView[]> =>
  (await app.database.read((db) => certificatesRepository(app.database).ofOrganisation(db, organisationId, limit))).map((row) => view(row, app.now()))
