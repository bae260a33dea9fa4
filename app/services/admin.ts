// What the command line does with people: an officer created, a list imported.

import { randomBytes } from 'node:crypto'
import { asId, type SittingId } from '#app/domain/ids.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { signUp, type SignUpRefusal } from './account.ts'
import type { App } from './app.ts'
import { completeProgramme } from './learning.ts'
import { appoint, type AppointRefusal } from './officers.ts'
import { acceptRules, bookSitting } from './sittings.ts'

/**
 * Signs a person up and appoints them in an organisation.
 * @param officer `organisation` is an id, or a two-digit region whose association is meant
 */
export async function createOfficer(
  app: App, officer: { legalName: string; email: string; documentNumber: string; role: string; organisation: string; password: string },
): Promise<Result<null, SignUpRefusal | AppointRefusal>> {
  const people = peopleRepository(app.database)
  const organisation = await app.database.read(async (db) => {
    const byRegion = (await people.organisations(db, 'association')).find((o) => o.region === officer.organisation)
    const id = asId<'organisation'>(officer.organisation)
    return byRegion ?? (id ? await people.organisation(db, id) : undefined)
  })
  if (!organisation) return refuse('organisation-not-found')
  const region = organisation.region === '00' ? '11' : organisation.region
  const person = await signUp(app, { ...officer, documentType: 'resident-id', region, consent: true })
  if (!person.ok && person.refusal !== 'account-exists') return person
  const appointed = await appoint(app, null, organisation.id, officer)
  return appointed.ok ? ok(null) : appointed
}

export interface Imported {
  readonly imported: readonly { email: string; password: string }[]
  readonly faults: readonly { line: number; refusal: string }[]
}

/** Signs up every row that can be; each refused one is told with its line. Booked people count as trained elsewhere. */
export async function importPeople(app: App, rows: readonly { line: number; values: Readonly<Record<string, string>> }[], sitting: SittingId | null): Promise<Imported> {
  const imported: { email: string; password: string }[] = []
  const faults: { line: number; refusal: string }[] = []
  for (const { line, values } of rows) {
    const password = `Mj-${randomBytes(9).toString('base64url')}9a`
    const email = values.email ?? ''
    const person = await signUp(app, {
      legalName: values.name ?? '', documentType: 'resident-id', documentNumber: values.documentNumber ?? '', email, password, region: values.region ?? '', consent: true,
    })
    if (!person.ok) {
      faults.push({ line, refusal: person.refusal })
      continue
    }
    imported.push({ email, password })
    if (!sitting) continue
    await completeProgramme(app, person.value)
    const booked = await bookSitting(app, person.value, sitting)
    if (!booked.ok) faults.push({ line, refusal: `signed up, but not booked: ${booked.refusal}` })
    else await acceptRules(app, person.value, sitting)
  }
  return { imported, faults }
}
