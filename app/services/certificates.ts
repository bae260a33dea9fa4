// Issuing and changing certificates. Issuing is one write: facts → may it be issued → number → row → log entry → message.

import { dayOf, type Day } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { change, type Change, type ChangeRefusal } from '#app/domain/certificate/events.ts'
import { mayIssue, validityFrom, type IssueRefusal } from '#app/domain/certificate/issue.ts'
import { formatNumber, parseNumber, type CertificateNumber } from '#app/domain/certificate/number.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { messagesRepository } from '#db/repositories/messages.ts'
import type { Actor, App } from './app.ts'
import { loadBasis, type Basis } from './certificate-basis.ts'
import { rolesIn } from './certificate-records.ts'
import { logSigner, record, REGISTER_SCOPE } from './register.ts'
import { certificateOf, issuedFacts } from './verification.ts'

export { basisFrom, basisText, earnedAt } from './certificate-basis.ts'
export type { Basis, Earned } from './certificate-basis.ts'
export {
  certificateByNumber,
  certificateForDesk,
  certificateOfHolder,
  certificatesOfAssociation,
  certificatesOfPerson,
} from './certificate-records.ts'
export type { CertificateView, DeskRecord, HolderRecord } from './certificate-records.ts'

/**
 * Issues the certificate that a basis earned. Asked twice, it answers the same number.
 * @param begins the first valid day when it is later than today
 * Refuses (domain `mayIssue`) the candidate's own case, whoever taught, examined or decided, and a second certificate in force.
 */
export async function issueCertificate(
  app: App,
  actor: Actor,
  basis: Basis,
  begins: { validFrom?: Day } = {},
): Promise<Result<CertificateNumber, IssueRefusal | 'not-found'>> {
  const [certificates, people, messages] = [
    certificatesRepository(app.database),
    peopleRepository(app.database),
    messagesRepository(app.database),
  ]
  const signer = await logSigner(app)
  return app.database.write(REGISTER_SCOPE, async (tx) => {
    // The clock is read within the turn, so that times stand in the log in the order of its entries.
    const now = app.now()
    const loaded = await loadBasis(app, tx, basis, actor.personId, now)
    const organisation = loaded && (await people.organisation(tx, loaded.organisationId))
    if (!loaded || !organisation) return refuse('not-found')
    const roles = rolesIn(actor, organisation.id)
    if (!roles.includes('certifier')) return refuse('not-certifier')
    const [done] =
      basis.route === 'examined'
        ? await certificates.byAttempt(tx, [basis.attemptId])
        : await certificates.byClaim(tx, [basis.claimId])
    if (done) return ok(done.number as CertificateNumber)
    const held = await certificates.ofPerson(tx, loaded.personId)
    const may = mayIssue(
      {
        basis: loaded.facts,
        candidateId: loaded.personId,
        certificates: held.map(certificateOf),
        certifier: { personId: actor.personId, roles },
      },
      now,
    )
    if (!may.ok) return may

    const today = dayOf(now)
    const year = Number(today.slice(0, 4))
    const serial = (await certificates.lastSerial(tx, organisation.region, year)) + 1
    const number = formatNumber(organisation.region, year, serial)
    const row = {
      number,
      region: organisation.region,
      year,
      serial,
      personId: loaded.personId,
      holderName: loaded.name,
      route: basis.route,
      organisationId: organisation.id,
      issuerName: organisation.name,
      issuedAt: now,
      ...validityFrom(
        begins.validFrom && begins.validFrom > today ? begins.validFrom : today,
        app.catalogue.certificate.validityYears,
      ),
      decidedBy: actor.personId,
      attemptId: basis.route === 'examined' ? basis.attemptId : null,
      claimId: basis.route === 'exempted' ? basis.claimId : null,
    }
    const facts = issuedFacts(row)
    const { index, salt } = await record(app.database, tx, signer, { number, event: 'certified', at: now, facts })
    await certificates.add(tx, row)
    await certificates.addEvent(tx, {
      id: app.id(),
      number,
      kind: 'certified',
      at: now,
      reason: '',
      decidedBy: actor.personId,
      facts,
      salt,
      logIndex: index,
    })
    await messages.add(tx, {
      id: app.id(),
      kind: 'certificate-issued',
      personId: loaded.personId,
      payload: { number },
      createdAt: now,
      deliveredAt: null,
    })
    await people.audit(tx, {
      id: app.id(),
      at: now,
      actorId: actor.personId,
      action: 'certificate.issue',
      object: `certificate:${number}`,
      detail: { route: basis.route },
    })
    return ok(number)
  })
}

/**
 * Suspends, reinstates, revokes or withdraws, with a reason, by a certifier of the association that issued; the holder may
 * withdraw their own. Refusals: see the domain's `change`.
 */
export async function changeCertificate(
  app: App,
  actor: Actor,
  numberText: string,
  said: { kind: Change; reason: string; effectiveOn?: Day | null },
): Promise<Result<null, ChangeRefusal | 'not-found'>> {
  const parsed = parseNumber(numberText)
  if (!parsed.ok) return refuse('not-found')
  const number = parsed.value.number
  const [certificates, people, messages] = [
    certificatesRepository(app.database),
    peopleRepository(app.database),
    messagesRepository(app.database),
  ]
  const signer = await logSigner(app)
  return app.database.write(REGISTER_SCOPE, async (tx) => {
    const now = app.now()
    const row = await certificates.byNumber(tx, number)
    if (!row) return refuse('not-found')
    const event = change(
      certificateOf(row),
      said.kind,
      {
        by: { personId: actor.personId, roles: rolesIn(actor, row.organisationId) },
        reason: said.reason,
        effectiveOn: said.effectiveOn ?? null,
      },
      now,
    )
    if (!event.ok) return event
    const facts = {
      reason: event.value.reason,
      ...(event.value.effectiveOn ? { effectiveOn: event.value.effectiveOn } : {}),
    }
    const { index, salt } = await record(app.database, tx, signer, { number, event: said.kind, at: now, facts })
    await certificates.addEvent(tx, {
      id: app.id(),
      number,
      kind: said.kind,
      at: now,
      reason: event.value.reason,
      decidedBy: actor.personId,
      facts,
      salt,
      logIndex: index,
    })
    await messages.add(tx, {
      id: app.id(),
      kind: `certificate-${said.kind}`,
      personId: row.personId,
      payload: { number },
      createdAt: now,
      deliveredAt: null,
    })
    await people.audit(tx, {
      id: app.id(),
      at: now,
      actorId: actor.personId,
      action: `certificate.${said.kind}`,
      object: `certificate:${number}`,
      detail: {},
    })
    return ok(null)
  })
}
