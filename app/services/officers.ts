// Appointing people to duties, ending duties, and reading what was done.

import type { Id, OrganisationId, PersonId } from '#app/domain/ids.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { readEmail } from '#app/domain/people/email.ts'
import { asRole, mayHold, organisationKindOf, type Role } from '#app/domain/people/roles.ts'
import { officersRepository, type AuditEntry, type Officer } from '#db/repositories/officers.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { App } from './app.ts'

export type AppointRefusal = 'person-not-found' | 'role-unknown' | 'role-held' | 'role-excluded' | 'own-appointment' | 'organisation-not-found'

/**
 * Gives a person, named by e-mail, a duty in an organisation.
 * @param actorId who appoints; null for the command line
 */
export async function appoint(app: App, actorId: PersonId | null, organisationId: OrganisationId, wish: { email: string; role: string }): Promise<Result<PersonId, AppointRefusal>> {
  const role = asRole(wish.role)
  const email = readEmail(wish.email)
  const people = peopleRepository(app.database)
  const now = app.now()
  return app.database.write(`organisation:${organisationId}`, async (tx) => {
    const organisation = await people.organisation(tx, organisationId)
    if (!organisation) return refuse('organisation-not-found')
    if (!role || organisationKindOf(role) !== organisation.kind) return refuse('role-unknown')
    const person = email.ok ? await people.byEmail(tx, email.value.key) : undefined
    if (!person) return refuse('person-not-found')
    if (person.id === actorId) return refuse('own-appointment')
    const held = (await people.rolesOf(tx, person.id)).filter((r) => r.organisationId === organisationId).map((r) => r.role)
    const may = mayHold(held, role)
    if (!may.ok) return may
    await people.grant(tx, { id: app.id(), personId: person.id, role, organisationId, grantedBy: actorId, grantedAt: now, endedAt: null })
    await people.audit(tx, { id: app.id(), at: now, actorId, action: 'officer.appoint', object: `person:${person.id}`, detail: { role, organisationId } })
    return ok(person.id)
  })
}

/** Ends a duty; what was done under it stays. */
export async function endDuty(app: App, actorId: PersonId, organisationId: OrganisationId, roleId: Id<'role'>): Promise<Result<null, 'not-found' | 'own-appointment'>> {
  const [people, officers, now] = [peopleRepository(app.database), officersRepository(app.database), app.now()]
  return app.database.write(`organisation:${organisationId}`, async (tx) => {
    const officer = (await officers.ofOrganisation(tx, organisationId)).find((o) => o.roleId === roleId)
    if (!officer) return refuse('not-found')
    if (officer.personId === actorId) return refuse('own-appointment')
    await people.endRole(tx, roleId, now)
    await people.audit(tx, { id: app.id(), at: now, actorId, action: 'officer.end', object: `person:${officer.personId}`, detail: { role: officer.role, organisationId } })
    return ok(null)
  })
}

export const officersOf = (app: App, organisationId: OrganisationId): Promise<Officer[]> =>
  app.database.read((db) => officersRepository(app.database).ofOrganisation(db, organisationId))

/** The latest acts of an organisation's people; of everybody when null. */
export const auditTrail = (app: App, organisationId: OrganisationId | null, limit = 200): Promise<AuditEntry[]> =>
  app.database.read((db) => officersRepository(app.database).trail(db, organisationId, limit))

/** The duties that exist in an association, in the order they are offered. */
export const ASSOCIATION_ROLES: readonly Role[] = ['training-officer', 'item-author', 'item-reviewer', 'invigilator', 'case-officer', 'certifier', 'auditor', 'association-administrator']
