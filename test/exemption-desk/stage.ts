// The people and organisations of the exemption stories.

import { CONDITIONS, type Condition } from '#app/domain/exemption/claim.ts'
import { residentCheckCharacter } from '#app/domain/people/id-number.ts'
import type { OrganisationKind, Role } from '#app/domain/people/roles.ts'
import type { OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Day } from '#app/domain/instant.ts'
import { actorOf, signUp } from '#app/services/account.ts'
import type { Actor, App } from '#app/services/app.ts'
import type { ClaimInput, Said } from '#app/services/exemption.ts'
import type { EvidenceFile } from '#app/services/uploads.ts'
import { peopleRepository } from '#db/repositories/people.ts'

/** The smallest PNG there is, a PDF's and a JPEG's first bytes. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')
export const JPEG = Buffer.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9,
])

export const evidence = (more: Partial<EvidenceFile> = {}): EvidenceFile[] => [
  { purpose: 'title-certificate', name: '职称证书.pdf', bytes: PDF, ...more },
  { purpose: 'employment-proof', name: 'proof.png', bytes: PNG },
]

export const found = (...unmet: Condition[]) =>
  CONDITIONS.map((condition) => ({ condition, met: !unmet.includes(condition), note: '核对原件' }))
export const grant: Said = { outcome: 'grant', conditions: found(), reasons: '', conflict: false }
export const refusal: Said = {
  outcome: 'refuse',
  conditions: found('programme-review'),
  reasons: '岗位不从事节目审核工作',
  conflict: false,
}

let born = 0
/** A person of this name, with a well-formed identity number of their own. */
export async function person(app: App, legalName: string, region = '31'): Promise<PersonId> {
  const first = `31010119900101${String(++born).padStart(3, '0')}`
  const signed = await signUp(app, {
    legalName,
    documentType: 'resident-id',
    documentNumber: first + residentCheckCharacter(first),
    email: `p${born}@example.cn`,
    password: 'Correct-Horse-9',
    region,
    consent: true,
  })
  if (!signed.ok) throw new Error(signed.refusal)
  return signed.value
}
export async function organisation(
  app: App,
  kind: OrganisationKind,
  name: string,
  region = '31',
): Promise<OrganisationId> {
  const id = app.id<'organisation'>()
  await app.database.write(`organisation:${id}`, (tx) =>
    peopleRepository(app.database).addOrganisation(tx, {
      id,
      kind,
      name,
      nameEn: name,
      region,
      creditCode: null,
      permit: null,
      sample: true,
      createdAt: app.now(),
    }),
  )
  return id
}
export async function appointed(
  app: App,
  personId: PersonId,
  role: Role,
  organisationId: OrganisationId,
): Promise<Actor> {
  await app.database.write(`person:${personId}`, (tx) =>
    peopleRepository(app.database).grant(tx, {
      id: app.id(),
      personId,
      role,
      organisationId,
      grantedBy: null,
      grantedAt: app.now(),
      endedAt: null,
    }),
  )
  return actor(app, personId)
}
export async function actor(app: App, personId: PersonId): Promise<Actor> {
  const found = await actorOf(app, personId)
  if (!found) throw new Error('nobody')
  return found
}

/** Two associations, a broadcaster, three case officers and a personnel officer. */
export async function stage(app: App) {
  const association = await organisation(app, 'association', '样例省级协会')
  const other = await organisation(app, 'association', '样例邻省协会', '32')
  const broadcaster = await organisation(app, 'broadcaster', '样例广播电视台')
  const officer = async (name: string, at = association) => appointed(app, await person(app, name), 'case-officer', at)
  const personnel = await appointed(app, await person(app, '人事甲'), 'broadcaster-officer', broadcaster)
  const input = (more: Partial<ClaimInput> = {}): ClaimInput => ({
    organisationId: association,
    broadcasterId: broadcaster,
    series: 'announcer',
    title: '一级播音员主持人',
    titleCertificate: 'BY-2015-0031',
    titleObtainedOn: '2015-06-01' as Day,
    post: '总编室审片',
    reviewingSince: '2016-03-01' as Day,
    appliedPersonally: true,
    ...more,
  })
  return {
    association,
    other,
    broadcaster,
    input,
    personnel,
    first: await officer('认定甲'),
    second: await officer('认定乙'),
    third: await officer('认定丙'),
    elsewhere: await officer('认定丁', other),
  }
}
export type Stage = Awaited<ReturnType<typeof stage>>
