// Certificates as their holders and their association read them.

import type { OrganisationId, PersonId } from '#app/domain/ids.ts'
import { dayOf, type Day, type Instant } from '#app/domain/instant.ts'
import { statusOn, type EventKind, type StatusOnDay, type Verdict } from '#app/domain/certificate/certificate.ts'
import { change, type Change, type ChangeRefusal } from '#app/domain/certificate/events.ts'
import { parseNumber } from '#app/domain/certificate/number.ts'
import { commitmentTo } from '#app/domain/register/entry.ts'
import type { Role } from '#app/domain/people/roles.ts'
import { certificatesRepository, type CertificateFacts } from '#db/repositories/certificates.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { Actor, App } from './app.ts'
import { logSigner } from './register.ts'
import { certificateOf } from './verification.ts'

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
  /** Oldest first. */
  readonly events: readonly {
    readonly kind: EventKind
    readonly at: Instant
    readonly effectiveOn: Day | null
    readonly reason: string
    readonly logIndex: number
  }[]
}

function view(row: CertificateFacts, now: Instant): CertificateView {
  const certificate = certificateOf(row)
  return {
    number: row.number,
    holderName: row.holderName,
    personId: row.personId,
    organisationId: row.organisationId,
    route: row.route,
    issuerName: row.issuerName,
    region: row.region,
    issuedOn: dayOf(row.issuedAt),
    status: statusOn(certificate, dayOf(now), now),
    events: row.events.map(({ kind, at, reason, logIndex }, i) => ({
      kind,
      at,
      reason,
      logIndex,
      effectiveOn: certificate.events[i]?.effectiveOn ?? null,
    })),
  }
}

async function find(app: App, numberText: string): Promise<CertificateFacts | undefined> {
  const number = parseNumber(numberText)
  return number.ok
    ? app.database.read((db) => certificatesRepository(app.database).byNumber(db, number.value.number))
    : undefined
}

/** A certificate by its number. Authorisation is the caller's. */
export async function certificateByNumber(app: App, numberText: string): Promise<CertificateView | undefined> {
  const row = await find(app, numberText)
  return row && view(row, app.now())
}

/** A person's certificates, newest first. */
export const certificatesOfPerson = async (app: App, personId: PersonId): Promise<CertificateView[]> =>
  (await app.database.read((db) => certificatesRepository(app.database).ofPerson(db, personId))).map((row) =>
    view(row, app.now()),
  )

export interface HolderRecord {
  readonly certificate: CertificateView
  /** What opens the log's commitments: for the holder alone, who may hand it on. */
  readonly opening: {
    readonly certificateNumber: string
    readonly log: string
    readonly entries: readonly {
      readonly index: number
      readonly event: EventKind
      readonly at: Instant
      /** base64url of SHA-256(salt ‖ canonical JSON of the facts). */
      readonly commitment: string
      /** base64url of 32 bytes. */
      readonly salt: string
      readonly facts: Readonly<Record<string, unknown>>
      readonly proof: string
    }[]
  }
}

/** A holder's own certificate with the salts and facts of its log entries; undefined for whatever is not theirs. */
export async function certificateOfHolder(
  app: App,
  personId: PersonId,
  numberText: string,
): Promise<HolderRecord | undefined> {
  const row = await find(app, numberText)
  if (!row || row.personId !== personId) return undefined
  return {
    certificate: view(row, app.now()),
    opening: {
      certificateNumber: row.number,
      log: (await logSigner(app)).name,
      entries: row.events.map(({ logIndex, kind, at, salt, facts }) => ({
        index: logIndex,
        event: kind,
        at,
        commitment: commitmentTo(facts, Buffer.from(salt, 'base64url')),
        salt,
        facts,
        proof: `${app.publicUrl}/register/proofs/${row.number}?event=${logIndex}`,
      })),
    },
  }
}

/** The roles an actor holds in one organisation. */
export const rolesIn = (actor: Actor, organisationId: OrganisationId): Role[] =>
  actor.roles.filter((held) => held.organisationId === organisationId).map((held) => held.role)

const CHANGES: readonly Change[] = ['suspended', 'reinstated', 'revoked', 'withdrawn']

export interface DeskRecord extends CertificateView {
  /** By event, in order: the officer who decided. */
  readonly deciders: readonly string[]
  /** What this officer may do now, and why not. */
  readonly changes: readonly { readonly kind: Change; readonly refusal: ChangeRefusal | null }[]
}

/**
 * A certificate as an officer reads it; the reading is noted in the audit trail.
 * @param maySee the authorisation table's answer; undefined comes back where it says no, as for an unknown number
 */
export async function certificateForDesk(
  app: App,
  actor: Actor,
  numberText: string,
  maySee: (of: { organisationId: OrganisationId; region: string }) => boolean,
): Promise<DeskRecord | undefined> {
  const row = await find(app, numberText)
  if (!row || !maySee({ organisationId: row.organisationId, region: row.region })) return undefined
  const [people, now] = [peopleRepository(app.database), app.now()]
  const names = await app.database.read(async (db) => {
    const found = new Map<PersonId, string>()
    for (const { decidedBy } of row.events)
      if (!found.has(decidedBy)) found.set(decidedBy, (await people.byId(db, decidedBy))?.legalName ?? '')
    return found
  })
  await app.database.write(`audit:${actor.personId}`, (tx) =>
    people.audit(tx, {
      id: app.id(),
      at: now,
      actorId: actor.personId,
      action: 'certificate.read',
      object: `certificate:${row.number}`,
      detail: {},
    }),
  )
  const by = { personId: actor.personId, roles: rolesIn(actor, row.organisationId) }
  const certificate = certificateOf(row)
  return {
    ...view(row, now),
    deciders: row.events.map((event) => names.get(event.decidedBy) ?? ''),
    changes: CHANGES.map((kind) => {
      const may = change(certificate, kind, { by, reason: '—' }, now)
      return { kind, refusal: may.ok ? null : may.refusal }
    }),
  }
}

/** How many rows one look at the table takes when a status, which no column holds, is searched for. */
const LOOK = 200

/**
 * An association's certificates, newest first, a page at a time.
 * @param wish `verdict`: only those of that status now; `after`: the last number of the page before
 * @returns `next`: what to give as `after` for the next page; null at the end
 */
export async function certificatesOfAssociation(
  app: App,
  organisationId: OrganisationId,
  wish: { verdict?: Verdict | undefined; after?: string | undefined; limit?: number } = {},
): Promise<{ certificates: CertificateView[]; next: string | null }> {
  const [certificates, now, limit] = [certificatesRepository(app.database), app.now(), wish.limit ?? 50]
  return app.database.read(async (db) => {
    const last = wish.after ? await certificates.byNumber(db, wish.after) : undefined
    let after = last?.organisationId === organisationId ? last : undefined
    const found: CertificateView[] = []
    for (;;) {
      const rows = await certificates.ofOrganisation(db, organisationId, LOOK, after)
      for (const row of rows) {
        const one = view(row, now)
        if (wish.verdict && one.status.verdict !== wish.verdict) continue
        if (found.length === limit) return { certificates: found, next: found.at(-1)?.number ?? null }
        found.push(one)
      }
      after = rows.at(-1)
      if (rows.length < LOOK) return { certificates: found, next: null }
    }
  })
}
