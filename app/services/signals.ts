// Signals of integrity: asked for before the start, kept only with consent, for a person to weigh. Nothing is refused,
// stopped or marked because of one, and whoever does not consent sits like everybody else.

import { MOST_SIGNALS, networkOf, type Noticed } from '#app/domain/exam/signals.ts'
import type { AttemptId, PersonId, SittingId } from '#app/domain/ids.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Writer } from '#db/database.ts'
import { type AttemptRow, attemptsRepository } from '#db/repositories/attempts.ts'
import { signalsRepository } from '#db/repositories/signals.ts'
import { sittingEventsRepository } from '#db/repositories/sitting-events.ts'
import type { App } from './app.ts'
import { attemptScope } from './closing.ts'
import { announce } from './live.ts'

/** Changes of mind that are kept on record; the latest word is kept with the booking in any case. */
const MOST_CONSENTS = 20

/**
 * Keeps or withdraws the consent of a booked candidate. What was recorded before a withdrawal stays on record.
 * Refusal: `not-eligible` without a booking.
 */
export function consentToSignals(app: App, personId: PersonId, sittingId: SittingId, consents: boolean): Promise<Result<void, 'not-eligible'>> {
  const now = app.now()
  const signals = signalsRepository(app.database)
  return app.database.write(`start:${sittingId}:${personId}`, async (tx) => {
    const before = await signals.consented(tx, sittingId, personId)
    if (!(await signals.consent(tx, sittingId, personId, consents ? now : null))) return refuse('not-eligible', { reason: 'not-booked' })
    if (before !== consents && (await signals.consentsOf(tx, sittingId, personId)) < MOST_CONSENTS)
      await sittingEventsRepository(app.database).add(tx, [
        { id: app.id(), sittingId, attemptId: null, personId, at: now, byId: personId, kind: 'signals-consent', detail: { consents } },
      ])
    return ok(undefined)
  })
}

/** Whether a candidate consented to the recording of signals in a sitting. */
export const signalsConsented = (app: App, personId: PersonId, sittingId: SittingId): Promise<boolean> =>
  app.database.read((db) => signalsRepository(app.database).consented(db, sittingId, personId))

/** Work on an own open attempt whose candidate consented; nothing otherwise. Whether something was kept. */
async function withConsent(app: App, personId: PersonId, attemptId: AttemptId, work: (tx: Writer, row: AttemptRow) => Promise<boolean>): Promise<Result<boolean, 'attempt-not-found'>> {
  let told: AttemptRow | undefined
  const done = await app.database.write(attemptScope(attemptId), async (tx): Promise<Result<boolean, 'attempt-not-found'>> => {
    const row = await attemptsRepository(app.database).own(tx, attemptId, personId)
    if (!row) return refuse('attempt-not-found')
    if (row.closedAt !== null || !(await signalsRepository(app.database).consented(tx, row.sittingId, personId))) return ok(false)
    const kept = await work(tx, row)
    if (kept) told = row
    return ok(kept)
  })
  if (told) announce(app, { sittingId: told.sittingId, attemptId, personId, kind: 'told' })
  return done
}

/**
 * Keeps what a candidate's page noticed. Without consent, after the end, and beyond what is kept of one attempt, nothing is
 * kept and nobody is told off. Refusal: `attempt-not-found`.
 */
export const recordSignals = (app: App, personId: PersonId, attemptId: AttemptId, noticed: readonly Noticed[]): Promise<Result<boolean, 'attempt-not-found'>> =>
  withConsent(app, personId, attemptId, async (tx, { sittingId }) => {
    const room = MOST_SIGNALS - (await signalsRepository(app.database).countOf(tx, attemptId, 'signal'))
    const events = noticed.slice(0, Math.max(0, room)).map(({ signal, count, ms }) => ({
      id: app.id<'sitting-event'>(), sittingId, attemptId, personId, at: app.now(), byId: null, kind: 'signal', detail: { signal, count, ...(ms > 0 ? { ms } : {}) },
    }))
    await sittingEventsRepository(app.database).add(tx, events)
    return events.length > 0
  })

/**
 * Notices from which network a candidate's page comes, and keeps a signal when it is another than before. Of an address
 * only its network is kept. Refusal: `attempt-not-found`.
 */
export const noticeAddress = (app: App, personId: PersonId, attemptId: AttemptId, address: string): Promise<Result<boolean, 'attempt-not-found'>> =>
  withConsent(app, personId, attemptId, async (tx, { sittingId }) => {
    const network = networkOf(address)
    if (network === null) return false
    const signals = signalsRepository(app.database)
    const before = await signals.latestOf(tx, attemptId, 'address-seen')
    if (before?.network === network || (await signals.countOf(tx, attemptId, 'address-seen')) >= MOST_SIGNALS) return false
    const event = { sittingId, attemptId, personId, at: app.now(), byId: null }
    const changed = before !== undefined && (await signals.countOf(tx, attemptId, 'signal')) < MOST_SIGNALS
    await sittingEventsRepository(app.database).add(tx, [
      { ...event, id: app.id(), kind: 'address-seen', detail: { network } },
      ...(changed ? [{ ...event, id: app.id<'sitting-event'>(), kind: 'signal', detail: { signal: 'address-changed', from: String(before.network), to: network } }] : []),
    ])
    return changed
  })
