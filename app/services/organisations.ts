// The associations of the scheme: 33 nodes, from content/policy/regions.yaml, present in every installation.

import { trustedId, type OrganisationId } from '#app/domain/ids.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { ORGANISATION_KINDS } from '#app/domain/people/roles.ts'
import { readCreditCode } from '#app/domain/people/uscc.ts'
import { isUniqueViolation } from '#db/errors.ts'
import { type Organisation, peopleRepository } from '#db/repositories/people.ts'
import type { App } from './app.ts'

/** The association of a region has the same id in every installation. */
export const associationId = (region: string): OrganisationId => trustedId(`association-${region}`)

/** All associations, by region and name: the desks choose among them by what the reader may see. */
export const associations = (app: App): Promise<Organisation[]> =>
  app.database.read((db) => peopleRepository(app.database).organisations(db, 'association'))

/** Adds the associations that are not there yet, and follows a name that was entered since (待录入 → registered name). */
export async function ensureAssociations(app: App): Promise<void> {
  const people = peopleRepository(app.database)
  const known = new Map((await associations(app)).map((o) => [o.id, o]))
  const changed = app.catalogue.regions.filter(({ code, association }) => known.get(associationId(code))?.name !== association.name)
  if (changed.length === 0) return
  await app.database.write('associations', async (tx) => {
    for (const { code, association } of changed) {
      const id = associationId(code)
      if (await people.organisation(tx, id)) await people.rename(tx, id, association)
      else
        await people.addOrganisation(tx, {
          id, kind: 'association', name: association.name, nameEn: association.nameEn, region: code, creditCode: null, permit: null, sample: false, createdAt: app.now(),
        })
    }
  })
}

export interface NewOrganisation {
  readonly kind: string
  readonly name: string
  readonly nameEn: string
  /** Two-digit region where it is based. */
  readonly region: string
  /** Unified social credit code, GB 32100. */
  readonly creditCode: string
  /** Permit number as printed; null when there is none. */
  readonly permit: string | null
}

/** Enters a platform, a broadcaster or an authority. Associations come with the regions and are not entered by hand. */
export async function addOrganisation(
  app: App,
  wish: NewOrganisation,
): Promise<Result<OrganisationId, 'kind-unknown' | 'name-malformed' | 'region-unknown' | 'credit-code-malformed' | 'credit-code-check' | 'credit-code-known'>> {
  const kind = ORGANISATION_KINDS.find((k) => k === wish.kind && k !== 'association')
  if (!kind) return refuse('kind-unknown')
  const name = wish.name.trim()
  if (name.length < 2 || name.length > 100) return refuse('name-malformed')
  if (!app.catalogue.regions.some((r) => r.code === wish.region)) return refuse('region-unknown')
  const code = readCreditCode(wish.creditCode)
  if (!code.ok) return code
  const people = peopleRepository(app.database)
  const id = app.id<'organisation'>()
  const now = app.now()
  try {
    await app.database.write(`organisation:${id}`, async (tx) => {
      await people.addOrganisation(tx, {
        id, kind, name, nameEn: wish.nameEn.trim() || name, region: wish.region, creditCode: code.value, permit: wish.permit, sample: false, createdAt: now,
      })
      await people.audit(tx, { id: app.id(), at: now, actorId: null, action: 'organisation.add', object: `organisation:${id}`, detail: { kind } })
    })
  } catch (fault) {
    if (isUniqueViolation(fault)) return refuse('credit-code-known')
    throw fault
  }
  return ok(id)
}
