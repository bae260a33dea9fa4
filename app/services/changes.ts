// What changed about the people of a roster: a feed that is followed by asking for what came after.

import type { OrganisationId } from '#app/domain/ids.ts'
import { dayOf, type Day, type Instant } from '#app/domain/instant.ts'
import { verdictOn, type EventKind, type Verdict } from '#app/domain/certificate/certificate.ts'
import type { CertificateNumber } from '#app/domain/certificate/number.ts'
import { stateOn } from '#app/domain/staffing/roster.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { rosterRepository } from '#db/repositories/roster.ts'
import type { App } from './app.ts'
import { certificateOf } from './verification.ts'

export interface ChangeLine {
  /** The entry of the public log; changes are in its order. */
  readonly index: number
  readonly certificateNumber: CertificateNumber
  readonly event: EventKind
  readonly at: Instant
  /** The first day it holds, when that is a later one. */
  readonly effectiveOn: Day | null
  /** What the certificate is worth today. */
  readonly verdict: Verdict
  readonly proof: string
}

/**
 * Changes of the certificates by which people are on the roster now (consented, not ended), oldest first. The reasons of a
 * decision are its holder's and are not told.
 * @param after the index in the log after which to begin; −1 for the beginning
 */
export async function changesOf(
  app: App,
  organisationId: OrganisationId,
  after: number,
  limit: number,
): Promise<ChangeLine[]> {
  const [roster, now] = [rosterRepository(app.database), app.now()]
  const { events, certificates } = await app.database.read(async (db) => {
    const active = (await roster.ofOrganisation(db, organisationId)).filter(
      (entry) => stateOn(entry, dayOf(now), now) === 'active',
    )
    const events = await roster.changes(db, [...new Set(active.map((entry) => entry.number))], after, limit)
    return {
      events,
      certificates: await certificatesRepository(app.database).byNumbers(db, [
        ...new Set(events.map((event) => event.number)),
      ]),
    }
  })
  const verdicts = new Map(certificates.map((row) => [row.number, verdictOn(certificateOf(row), dayOf(now), now)]))
  return events.flatMap((event) => {
    const verdict = verdicts.get(event.number)
    return verdict
      ? [
          {
            index: event.logIndex,
            certificateNumber: event.number as CertificateNumber,
            event: event.kind,
            at: event.at,
            effectiveOn: (event.facts.effectiveOn as Day | null | undefined) ?? null,
            verdict,
            proof: `/register/proofs/${event.number}?event=${event.logIndex}`,
          },
        ]
      : []
  })
}
