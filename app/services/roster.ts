// A platform's roster: it invites, the holder consents, either may end it. Everything about one person is decided under one
// scope, so that two consents in the same moment cannot both be the only one; and the moment is taken inside it, so that
// whoever comes second knows of the first.

import type { OrganisationId, PersonId, RosterEntryId } from '#app/domain/ids.ts'
import { dayOf, type Day, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { verdictOn, type Verdict } from '#app/domain/certificate/certificate.ts'
import { parseNumber, type CertificateNumber } from '#app/domain/certificate/number.ts'
import { sameName } from '#app/domain/people/legal-name.ts'
import { mayConsent, mayDecline, mayEnd, mayInvite, stateOn, type RosterState } from '#app/domain/staffing/roster.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { messagesRepository } from '#db/repositories/messages.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { rosterRepository, type AskedEntry, type After, type NamedEntry } from '#db/repositories/roster.ts'
import type { App } from './app.ts'
import { certificateOf } from './verification.ts'

/** A roster entry as its platform sees it. */
export interface RosterLine {
  readonly id: RosterEntryId
  readonly certificateNumber: CertificateNumber
  readonly name: string
  readonly state: RosterState
  readonly invitedAt: Instant
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly consentedAt: Instant | null
}

const scope = (personId: PersonId) => `person:${personId}`

const lineOf = (entry: NamedEntry, now: Instant): RosterLine => ({
  id: entry.id,
  certificateNumber: entry.number,
  name: entry.holderName,
  state: stateOn(entry, dayOf(now), now) ?? 'invited',
  invitedAt: entry.invitedAt,
  startsOn: entry.startsOn,
  endsOn: entry.endsOn,
  consentedAt: entry.consentedAt,
})

export type InviteRefusal =
  | 'certificate-number-malformed'
  | 'certificate-not-found'
  | 'certificate-not-valid'
  | 'already-invited'

/**
 * Invites the holder of a certificate; nothing counts before they consent. A number unknown and a name that does not match
 * are the same refusal.
 * @param wish the number and name as typed, and the first day on the roster
 */
export async function inviteToRoster(
  app: App,
  actorId: PersonId,
  organisationId: OrganisationId,
  wish: { readonly number: string; readonly name: string; readonly startsOn: Day },
): Promise<Result<RosterLine, InviteRefusal>> {
  const number = parseNumber(wish.number)
  if (!number.ok) return number
  const [certificates, roster, people, messages] = [
    certificatesRepository(app.database),
    rosterRepository(app.database),
    peopleRepository(app.database),
    messagesRepository(app.database),
  ]
  const found = await app.database.read((db) => certificates.byNumber(db, number.value.number))
  const matches = sameName(found?.holderName ?? '', wish.name)
  if (!found || !matches) return refuse('certificate-not-found')
  return app.database.write(scope(found.personId), async (tx) => {
    const row = await certificates.byNumber(tx, found.number)
    if (!row) return refuse('certificate-not-found')
    const now = app.now()
    const own = (await roster.ofPerson(tx, row.personId)).filter((entry) => entry.organisationId === organisationId)
    const may = mayInvite(certificateOf(row), own, now)
    if (!may.ok) return may
    const entry = {
      id: app.id<'roster-entry'>(),
      organisationId,
      number: number.value.number,
      personId: row.personId,
      invitedBy: actorId,
      invitedAt: now,
      startsOn: wish.startsOn,
      consentedAt: null,
      declinedAt: null,
      endsOn: null,
      endedAt: null,
    }
    await roster.add(tx, entry)
    await messages.add(tx, {
      id: app.id(),
      kind: 'roster-invited',
      personId: row.personId,
      payload: { entryId: entry.id },
      createdAt: now,
      deliveredAt: null,
    })
    await people.audit(tx, {
      id: app.id(),
      at: now,
      actorId,
      action: 'roster.invite',
      object: `roster:${entry.id}`,
      detail: { organisationId },
    })
    return ok(lineOf({ ...entry, holderName: row.holderName }, now))
  })
}

export type ConsentRefusal = 'roster-entry-not-found' | 'not-invited' | 'already-active-elsewhere'

/**
 * The holder's separate consent (个人信息保护法 第二十三条). From now on they count there, and nowhere else.
 * Refuses another person's entry as absent, one that waits for no answer, and days that meet those of another platform.
 */
export const consentToRoster = (
  app: App,
  personId: PersonId,
  entryId: RosterEntryId,
): Promise<Result<null, ConsentRefusal>> => answer(app, personId, entryId, 'consent')

/** The holder's no: the platform sees it, and nothing else of them. */
export const declineRoster = (
  app: App,
  personId: PersonId,
  entryId: RosterEntryId,
): Promise<Result<null, ConsentRefusal>> => answer(app, personId, entryId, 'decline')

async function answer(
  app: App,
  personId: PersonId,
  entryId: RosterEntryId,
  said: 'consent' | 'decline',
): Promise<Result<null, ConsentRefusal>> {
  const [roster, people] = [rosterRepository(app.database), peopleRepository(app.database)]
  return app.database.write(scope(personId), async (tx) => {
    const now = app.now()
    const entries = await roster.ofPerson(tx, personId)
    const entry = entries.find(({ id }) => id === entryId)
    if (!entry) return refuse('roster-entry-not-found')
    const may = said === 'consent' ? mayConsent(entry, entries, now) : mayDecline(entry, now)
    if (!may.ok) return may
    await roster.answer(tx, entryId, personId, said === 'consent' ? { consentedAt: now } : { declinedAt: now })
    await people.audit(tx, {
      id: app.id(),
      at: now,
      actorId: personId,
      action: `roster.${said}`,
      object: `roster:${entryId}`,
      detail: { organisationId: entry.organisationId },
    })
    return ok(null)
  })
}

export type EndRefusal = 'roster-entry-not-found' | 'not-on-roster' | 'already-ending' | 'ends-before-start'

/** The platform ends an entry, or takes an invitation back. @param endsOn the last day on the roster */
export async function endRosterEntry(
  app: App,
  actorId: PersonId,
  organisationId: OrganisationId,
  entryId: RosterEntryId,
  endsOn: Day,
): Promise<Result<RosterLine, EndRefusal>> {
  const entry = await app.database.read((db) => rosterRepository(app.database).byId(db, entryId))
  if (entry?.organisationId !== organisationId) return refuse('roster-entry-not-found')
  const ended = await end(app, actorId, entry.personId, entryId, endsOn)
  if (!ended.ok) return ended
  const { holderName } = (await app.database.read((db) =>
    certificatesRepository(app.database).byNumber(db, entry.number),
  )) ?? { holderName: '' }
  return ok(lineOf({ ...entry, ...ended.value, holderName }, app.now()))
}

/** The holder takes the consent back: as easily as it was given. @param endsOn the last day on the roster */
export const leaveRoster = async (
  app: App,
  personId: PersonId,
  entryId: RosterEntryId,
  endsOn: Day,
): Promise<Result<null, EndRefusal>> => {
  const ended = await end(app, personId, personId, entryId, endsOn)
  return ended.ok ? ok(null) : ended
}

async function end(
  app: App,
  actorId: PersonId,
  personId: PersonId,
  entryId: RosterEntryId,
  endsOn: Day,
): Promise<Result<{ endsOn: Day; endedAt: Instant }, EndRefusal>> {
  const [roster, people] = [rosterRepository(app.database), peopleRepository(app.database)]
  return app.database.write(scope(personId), async (tx) => {
    const now = app.now()
    const entry = await roster.byId(tx, entryId)
    if (entry?.personId !== personId) return refuse('roster-entry-not-found')
    const may = mayEnd(entry, endsOn, now)
    if (!may.ok) return may
    await roster.end(tx, entryId, { endsOn, endedAt: now })
    await people.audit(tx, {
      id: app.id(),
      at: now,
      actorId,
      action: 'roster.end',
      object: `roster:${entryId}`,
      detail: { endsOn },
    })
    return ok({ endsOn, endedAt: now })
  })
}

/** A page of a platform's roster, oldest first; `after` is where the next one begins, null at the end. */
export async function rosterPage(
  app: App,
  organisationId: OrganisationId,
  after: After | null,
  limit: number,
): Promise<{ lines: RosterLine[]; after: After | null }> {
  const rows = await app.database.read((db) =>
    rosterRepository(app.database).page(db, organisationId, after, limit + 1),
  )
  const [page, now] = [rows.slice(0, limit), app.now()]
  const last = page.at(-1)
  return {
    lines: page.map((row) => lineOf(row, now)),
    after: last && rows.length > limit ? { invitedAt: last.invitedAt, id: last.id } : null,
  }
}

/**
 * The whole roster for the platform's desk, each with what the certificate is worth today: null of whoever declined or left,
 * who agreed to nothing, or to nothing any more.
 */
export async function rosterDesk(
  app: App,
  organisationId: OrganisationId,
): Promise<(RosterLine & { verdict: Verdict | null })[]> {
  const now = app.now()
  const { rows, certificates } = await app.database.read(async (db) => {
    const rows = await rosterRepository(app.database).ofOrganisation(db, organisationId)
    return {
      rows,
      certificates: await certificatesRepository(app.database).byNumbers(db, [
        ...new Set(rows.map((row) => row.number)),
      ]),
    }
  })
  const verdicts = new Map(certificates.map((row) => [row.number, verdictOn(certificateOf(row), dayOf(now), now)]))
  return rows.map((row) => {
    const line = lineOf(row, now)
    const open = line.state === 'active' || line.state === 'invited'
    return { ...line, verdict: open ? (verdicts.get(row.number) ?? 'withdrawn') : null }
  })
}

/** An entry as its holder sees it. */
export interface OwnEntry {
  readonly id: RosterEntryId
  readonly platform: AskedEntry['platform']
  /** The platform's officer who invited: whom to ask back. */
  readonly contact: string
  readonly certificateNumber: CertificateNumber
  readonly state: RosterState
  readonly invitedAt: Instant
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly consentedAt: Instant | null
}

/** A person's entries at every platform, newest first. */
export async function rosterOfPerson(app: App, personId: PersonId): Promise<OwnEntry[]> {
  const now = app.now()
  return (await app.database.read((db) => rosterRepository(app.database).ofPerson(db, personId))).map((entry) => ({
    id: entry.id,
    platform: entry.platform,
    contact: entry.contact,
    certificateNumber: entry.number,
    state: stateOn(entry, dayOf(now), now) ?? 'invited',
    invitedAt: entry.invitedAt,
    startsOn: entry.startsOn,
    endsOn: entry.endsOn,
    consentedAt: entry.consentedAt,
  }))
}

/** How many platforms wait for a person's answer. */
export const invitationsWaiting = async (app: App, personId: PersonId): Promise<number> =>
  (await rosterOfPerson(app, personId)).filter(({ state }) => state === 'invited').length
