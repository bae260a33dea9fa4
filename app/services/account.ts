// Signing up, logging in, and who somebody is.

import { ok, refuse, type Result } from '#app/domain/result.ts'
import { trustedId, type PersonId } from '#app/domain/ids.ts'
import { addMs, dayOf, type Instant } from '#app/domain/instant.ts'
import { readIdentity, type DocumentType } from '#app/domain/people/id-number.ts'
import { readLegalName } from '#app/domain/people/legal-name.ts'
import { readEmail } from '#app/domain/people/email.ts'
import type { Role } from '#app/domain/people/roles.ts'
import { isUniqueViolation } from '#db/errors.ts'
import { type Organisation, peopleRepository, type Person } from '#db/repositories/people.ts'
import { sessionsRepository } from '#db/repositories/sessions.ts'
import type { Actor, App } from './app.ts'

/** The version of the privacy notice in content/handbook/privacy.md that people consent to at sign-up. */
export const CONSENT_VERSION = '2026-11'

const LOCK_AFTER = 5
const LOCK_MS = 5 * 60_000
const FORGET_MS = 15 * 60_000

export interface SignUp {
  readonly legalName: string
  readonly documentType: DocumentType
  readonly documentNumber: string
  readonly email: string
  readonly password: string
  readonly region: string
  readonly consent: boolean
}

export type SignUpRefusal =
  | 'name-malformed' | 'document-malformed' | 'document-fifteen-digits' | 'document-age' | 'document-check-digit' | 'document-date'
  | 'email-malformed' | 'password-weak' | 'region-unknown' | 'consent-needed' | 'account-exists'

/**
 * At least ten characters, three of the four classes, nothing of the person in it. 等保 2.0 level 3, 8.1.4.1 a).
 */
export function passwordAccepted(password: string, about: { email: string; documentNumber: string }): boolean {
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((c) => c.test(password)).length
  const mail = about.email.split('@')[0]?.toLowerCase() ?? ''
  const lower = password.toLowerCase()
  return password.length >= 10 && password.length <= 200 && classes >= 3
    && !(mail.length >= 4 && lower.includes(mail)) && !(about.documentNumber.length >= 6 && lower.includes(about.documentNumber.toLowerCase()))
}

/**
 * A new person with the role of trainee.
 * @param mark whether the person is sample data of the demo
 * Refuses one e-mail or one identity document twice with the same answer, so that nobody can ask who is registered.
 */
export async function signUp(app: App, form: SignUp, mark: { sample: boolean } = { sample: false }): Promise<Result<PersonId, SignUpRefusal>> {
  const now = app.now()
  const name = readLegalName(form.legalName)
  if (!name.ok) return refuse('name-malformed')
  const identity = readIdentity(form.documentType, form.documentNumber, dayOf(now))
  if (!identity.ok) return refuse(identity.refusal)
  const email = readEmail(form.email)
  if (!email.ok) return refuse('email-malformed')
  if (!app.catalogue.regions.some((r) => r.code === form.region && r.code !== '00')) return refuse('region-unknown')
  if (!passwordAccepted(form.password, { email: email.value.address, documentNumber: identity.value.value })) return refuse('password-weak')
  if (!form.consent) return refuse('consent-needed')

  const people = peopleRepository(app.database)
  const id = app.id<'person'>()
  const person: Person = {
    id,
    legalName: name.value,
    email: email.value.address,
    emailKey: email.value.key,
    documentType: identity.value.type,
    documentSealed: app.secrets.seal('identity-document', identity.value.value),
    documentHash: app.secrets.keyedHash('identity-document', `${identity.value.type}:${identity.value.value}`),
    documentMasked: identity.value.masked,
    region: form.region,
    passwordHash: await app.passwords.hash(form.password),
    consentVersion: CONSENT_VERSION,
    consentedAt: now,
    sample: mark.sample,
    createdAt: now,
  }
  try {
    await app.database.write(`person:${id}`, async (tx) => {
      await people.add(tx, person)
      await people.grant(tx, { id: app.id(), personId: id, role: 'trainee', organisationId: null, grantedBy: null, grantedAt: now, endedAt: null })
      await people.audit(tx, { id: app.id(), at: now, actorId: id, action: 'sign-up', object: `person:${id}`, detail: {} })
    })
  } catch (fault) {
    if (isUniqueViolation(fault)) return refuse('account-exists')
    throw fault
  }
  return ok(id)
}

export type LogInRefusal = 'login-wrong' | 'login-locked'

/**
 * Checks a password. Five failures lock the e-mail for five minutes, whether or not it has an account.
 * Refuses an unknown e-mail and a wrong password alike, in like time.
 */
export async function logIn(app: App, emailText: string, password: string): Promise<Result<PersonId, LogInRefusal>> {
  const now = app.now()
  const email = readEmail(emailText)
  const key = email.ok ? email.value.key : emailText.trim().toLowerCase().slice(0, 200)
  const [people, sessions] = [peopleRepository(app.database), sessionsRepository(app.database)]
  const [failures, person] = await app.database.read(async (db) => [await sessions.failures(db, key), await people.byEmail(db, key)] as const)
  const locked = (until: Instant) =>
    refuse('login-locked', { minutes: Math.ceil((Date.parse(until) - Date.parse(now)) / 60_000) })
  if (failures?.lockedUntil && failures.lockedUntil > now) return locked(failures.lockedUntil)
  const right = await app.passwords.matches(person?.passwordHash, password.slice(0, 200))
  if (!email.ok) return refuse('login-wrong')
  return app.database.write(`login:${key}`, async (tx) => {
    // Looked at again within the turn: guesses sent all at once must neither pass the lock nor lift it.
    const known = await sessions.failures(tx, key)
    if (known?.lockedUntil && known.lockedUntil > now) return locked(known.lockedUntil)
    if (right && person) {
      if (known) await sessions.clearFailures(tx, key)
      return ok(person.id)
    }
    const count = known && addMs(known.lastAt, FORGET_MS) > now ? known.count + 1 : 1
    const lock = count >= LOCK_AFTER
    await sessions.setFailures(tx, { emailKey: key, count: lock ? 0 : count, lastAt: now, lockedUntil: lock ? addMs(now, LOCK_MS) : null })
    return refuse('login-wrong')
  })
}

/** A person with the roles held now. */
export async function actorOf(app: App, personId: string): Promise<Actor | undefined> {
  const people = peopleRepository(app.database)
  return app.database.read(async (db) => {
    const person = await people.byId(db, trustedId(personId))
    return person && actorFrom(person, await people.rolesOf(db, person.id))
  })
}

/** The same from what was read of them. */
export const actorFrom = (
  person: Pick<Person, 'id' | 'legalName' | 'email' | 'region'>,
  roles: readonly { readonly role: Role; readonly organisation: Organisation | null }[],
): Actor => ({
  personId: person.id,
  name: person.legalName,
  email: person.email,
  region: person.region,
  roles: roles.map(({ role, organisation }) => ({
    role,
    organisationId: organisation?.id ?? null,
    organisationKind: organisation?.kind ?? null,
    organisationName: organisation?.name ?? null,
    region: organisation?.region ?? null,
  })),
})

/** What a person sees of their own identity: the document masked, never whole. */
export async function ownIdentity(app: App, personId: PersonId): Promise<{ documentMasked: string } | undefined> {
  const person = await app.database.read((db) => peopleRepository(app.database).byId(db, personId))
  return person && { documentMasked: person.documentMasked }
}
