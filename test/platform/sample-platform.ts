// A small world for platforms: an association, two platforms, an officer each, and as many certified people as a story needs.

import { formatNumber, type CertificateNumber } from '#app/domain/certificate/number.ts'
import { trustedId, type OrganisationId, type PersonId, type RosterEntryId } from '#app/domain/ids.ts'
import { addMs, parseDay, parseInstant, type Day, type Instant } from '#app/domain/instant.ts'
import type { App } from '#app/services/app.ts'
import { logSigner, record, REGISTER_SCOPE } from '#app/services/register.ts'
import { consentToRoster, inviteToRoster } from '#app/services/roster.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { peopleRepository } from '#db/repositories/people.ts'

export const day = (text: string): Day => parseDay(text) ?? fail(text)
export const at = (text: string): Instant => parseInstant(text) ?? fail(text)
/** Ten in the morning in Shanghai on 21 November 2026. */
export const NOW = at('2026-11-21T02:00:00.000Z')

export const HAIFENG = trustedId<'organisation'>('platform-haifeng')
export const YUNFAN = trustedId<'organisation'>('platform-yunfan')
export const OFFICER = trustedId<'person'>('officer')

export interface Holder {
  readonly personId: PersonId
  readonly name: string
  readonly number: CertificateNumber
}

async function addPerson(app: App, id: string, legalName: string): Promise<PersonId> {
  const personId = trustedId<'person'>(id)
  await app.database.write(`person:${id}`, (tx) =>
    peopleRepository(app.database).add(tx, {
      id: personId,
      legalName,
      email: `${id}@example.cn`,
      emailKey: `${id}@example.cn`,
      documentType: 'passport',
      documentSealed: '',
      documentHash: id,
      documentMasked: '',
      region: '31',
      passwordHash: '',
      consentVersion: '2026-11',
      consentedAt: NOW,
      sample: true,
      createdAt: NOW,
    }),
  )
  return personId
}

/** The organisations and one officer who acts for whichever platform a story needs. */
export async function foundPlatforms(app: App): Promise<void> {
  const people = peopleRepository(app.database)
  await addPerson(app, OFFICER, '钱合规')
  await app.database.write('organisations', async (tx) => {
    const common = { region: '31', sample: true, createdAt: NOW }
    await people.addOrganisation(tx, {
      ...common,
      id: trustedId('association'),
      kind: 'association',
      name: '样例协会',
      nameEn: 'Sample association',
      creditCode: null,
      permit: null,
    })
    await people.addOrganisation(tx, {
      ...common,
      id: HAIFENG,
      kind: 'platform',
      name: '海风视听',
      nameEn: 'Haifeng',
      creditCode: 'CODE-1',
      permit: '0910001',
    })
    await people.addOrganisation(tx, {
      ...common,
      id: YUNFAN,
      kind: 'platform',
      name: '云帆影音',
      nameEn: 'Yunfan',
      creditCode: 'CODE-2',
      permit: null,
    })
  })
}

let made = 0
/** A person certified on 5 January 2026 (or as said), in the log as every certificate is. */
export async function certified(
  app: App,
  name: string,
  more: { validFrom?: Day; validUntil?: Day; issuedAt?: Instant } = {},
): Promise<Holder> {
  const serial = ++made
  const personId = await addPerson(app, `holder-${serial}`, name)
  const number = formatNumber('31', 2026, serial)
  const [issuedAt, validFrom, validUntil] = [
    more.issuedAt ?? at('2026-01-05T02:00:00.000Z'),
    more.validFrom ?? day('2026-01-05'),
    more.validUntil ?? day('2029-01-04'),
  ]
  const facts = {
    holderName: name,
    route: 'examined' as const,
    issuer: { code: '31', name: '样例协会' },
    issuedAt,
    validFrom,
    validUntil,
  }
  const signer = await logSigner(app)
  await app.database.write(REGISTER_SCOPE, async (tx) => {
    const { index, salt } = await record(app.database, tx, signer, { number, event: 'certified', at: issuedAt, facts })
    await certificatesRepository(app.database).add(tx, {
      number,
      region: '31',
      year: 2026,
      serial,
      personId,
      holderName: name,
      route: 'examined',
      organisationId: trustedId('association'),
      issuerName: '样例协会',
      issuedAt,
      validFrom,
      validUntil,
      decidedBy: OFFICER,
      attemptId: null,
      claimId: null,
    })
    await certificatesRepository(app.database).addEvent(tx, {
      id: app.id(),
      number,
      kind: 'certified',
      at: issuedAt,
      reason: '',
      decidedBy: OFFICER,
      facts,
      salt,
      logIndex: index,
    })
  })
  return { personId, name, number }
}

/** What an association decides later, in effect at once. */
export async function happen(
  app: App,
  { number }: Holder,
  kind: 'suspended' | 'reinstated' | 'revoked',
): Promise<void> {
  const [signer, now] = [await logSigner(app), app.now()]
  await app.database.write(REGISTER_SCOPE, async (tx) => {
    const facts = { kind, effectiveOn: null, reason: '样例' }
    const { index, salt } = await record(app.database, tx, signer, { number, event: kind, at: now, facts })
    await certificatesRepository(app.database).addEvent(tx, {
      id: app.id(),
      number,
      kind,
      at: now,
      reason: '样例',
      decidedBy: OFFICER,
      facts,
      salt,
      logIndex: index,
    })
  })
}

/** Invited and consented, now. */
export async function rostered(
  app: App,
  organisationId: OrganisationId,
  holder: Holder,
  startsOn = day('2026-01-05'),
): Promise<RosterEntryId> {
  const invited = await inviteToRoster(app, OFFICER, organisationId, {
    number: holder.number,
    name: holder.name,
    startsOn,
  })
  if (!invited.ok) throw new Error(invited.refusal)
  const consented = await consentToRoster(app, holder.personId, invited.value.id)
  if (!consented.ok) throw new Error(consented.refusal)
  return invited.value.id
}

export const later = (minutes: number): Instant => addMs(NOW, minutes * 60_000)

function fail(text: string): never {
  throw new Error(`a wrong date in a test: ${text}`)
}
