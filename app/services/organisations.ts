// The associations of the scheme: 33 nodes, from content/policy/regions.yaml, present in every installation.

import { trustedId, type OrganisationId } from '#app/domain/ids.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { App } from './app.ts'

/** The association of a region has the same id in every installation. */
export const associationId = (region: string): OrganisationId => trustedId(`association-${region}`)

/** Adds the associations that are not there yet, and follows a name that was entered since (待录入 → registered name). */
export async function ensureAssociations(app: App): Promise<void> {
  const people = peopleRepository(app.database)
  const known = new Map((await app.database.read((db) => people.organisations(db, 'association'))).map((o) => [o.id, o]))
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
