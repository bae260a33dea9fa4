// Sittings: opening one, booking a seat in one, giving it back, accepting its rules.

import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { closesAt, TRANSPORT_GRACE_MS } from '#app/domain/exam/deadline.ts'
import { mayOpen, type PlanRefusal, type SittingPlan } from '#app/domain/exam/opening.ts'
import { type BookingRefusal, type CancelRefusal, mayBook, mayCancel, type Sitting } from '#app/domain/exam/sitting.ts'
import { blueprintIn } from '#app/domain/exam/syllabus.ts'
import type { OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import { addMs, dayOf, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { type OwnBookingRow, type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { canFill } from './item-bank.ts'
import { programmeStatus } from './learning.ts'
import { syllabusAt } from './syllabus-in-force.ts'

/** A row as the rules take it. */
export const sittingOf = (row: SittingRow): Sitting => ({ ...row, sittingExtensionMinutes: row.extensionMinutes })

/** What a sitting is without special settings, and a booking before anything came of it. */
export const NOTHING_SPECIAL = {
  releasedAt: null, releasedBy: null, mode: 'online', place: null, checkInFrom: null, cancelUntil: null, waitingList: false,
  extensionMinutes: 0, breaks: [], sebKeys: null, simulated: false, scheduleVersion: 1, cutStudyId: null,
} as const satisfies Partial<SittingRow>
export const NEW_BOOKING = { rulesAcceptedAt: null, cancelledAt: null, seat: null, reminded: [], signalsConsentedAt: null } as const

/** Whether nobody can have an open attempt any more: the hard close and the transport grace are past. */
export const isOver = (row: Pick<SittingRow, 'hardClose' | 'extensionMinutes'>, now: Instant): boolean =>
  now > addMs(closesAt({ hardClose: row.hardClose, sittingExtensionMinutes: row.extensionMinutes }), TRANSPORT_GRACE_MS)

// ── opening ──────────────────────────────────────────────────────────────────────────────────────────────────
export type OpenSitting = SittingPlan & { readonly title: string }
export type OpenRefusal = PlanRefusal | 'title-malformed' | 'organisation-unknown' | 'blueprint-unfillable'

/** The blueprint that a sitting opened now is held on: that of the syllabus in force at its start, with its own minutes. */
async function blueprintFor(app: App, { startFrom, minutes }: SittingPlan): Promise<Blueprint> {
  const { version, body } = await app.database.read((db) => syllabusAt(app, db, startFrom))
  return { ...blueprintIn(version, body), minutes }
}

/** Whether a sitting could be opened like this; nothing is written. Refusals: see `OpenRefusal`. */
export async function checkSitting(app: App, input: OpenSitting): Promise<Result<Blueprint, OpenRefusal>> {
  const title = input.title.trim()
  if (title.length < 2 || title.length > 80) return refuse('title-malformed')
  const plan = mayOpen(input, app.now())
  if (!plan.ok) return plan
  const blueprint = await blueprintFor(app, input)
  const filled = await canFill(app, blueprint, dayOf(input.startFrom))
  return filled.ok ? ok(blueprint) : filled
}

/**
 * Opens a sitting of an association. The blueprint is frozen with it.
 * Refusals: see `OpenRefusal`; `organisation-unknown` when it is no association.
 */
export async function openSitting(
  app: App,
  actorId: PersonId,
  organisationId: OrganisationId,
  input: OpenSitting,
): Promise<Result<SittingId, OpenRefusal>> {
  const checked = await checkSitting(app, input)
  if (!checked.ok) return checked
  const [sittings, people] = [sittingsRepository(app.database), peopleRepository(app.database)]
  const id = app.id<'sitting'>()
  const now = app.now()
  const { bookingOpens, bookingCloses, startFrom, startUntil, minutes, hardClose, seats } = input
  return app.database.write(`organisation:${organisationId}`, async (tx) => {
    if ((await people.organisation(tx, organisationId))?.kind !== 'association') return refuse('organisation-unknown')
    await sittings.add(tx, {
      id, organisationId, title: input.title.trim(), blueprint: checked.value,
      bookingOpens, bookingCloses, startFrom, startUntil, minutes, hardClose, seats,
      openedBy: actorId, openedAt: now, ...NOTHING_SPECIAL,
    })
    await people.audit(tx, { id: app.id(), at: now, actorId, action: 'sitting-open', object: `sitting:${id}`, detail: { organisationId } })
    return ok(id)
  })
}

// ── booking and cancelling ───────────────────────────────────────────────────────────────────────────────────
/** Bookings are few and must count together (seats, one at a time): they take their turns under one scope. */
export const BOOKINGS = 'bookings'

/** `closed`: handed in, results not released. `missed`: not started in time. */
export type OwnBookingState = 'booked' | 'sitting' | 'closed' | 'passed' | 'failed' | 'missed'

/** Where a booking stands at `now`. */
export function ownState(row: OwnBookingRow, now: Instant): OwnBookingState {
  if (row.attemptId === null) return now > row.startUntil || row.releasedAt !== null ? 'missed' : 'booked'
  if (row.closedAt === null) return isOver(row, now) ? 'closed' : 'sitting'
  if (row.releasedAt === null || row.passed === null) return 'closed'
  return row.passed ? 'passed' : 'failed'
}

/**
 * Books a seat: only for who completed the programme, within the syllabus's attempts and wait, one sitting at a time.
 * Refusals: see `BookingRefusal` (`programme-incomplete` tells how many lessons are missing); `sitting-not-found`.
 */
export async function bookSitting(
  app: App,
  personId: PersonId,
  sittingId: SittingId,
): Promise<Result<void, BookingRefusal | 'sitting-not-found'>> {
  const programme = await programmeStatus(app, personId)
  const [sittings, attempts] = [sittingsRepository(app.database), attemptsRepository(app.database)]
  const now = app.now()
  return app.database.write(BOOKINGS, async (tx) => {
    const row = await sittings.byId(tx, sittingId)
    if (!row) return refuse('sitting-not-found')
    if (row.releasedAt !== null) return refuse('booking-closed', { closed: row.releasedAt })
    const { exam } = (await syllabusAt(app, tx, row.startFrom)).body
    const { used, lastAt } = await attempts.usedBy(tx, personId)
    const own = await sittings.ofPerson(tx, personId)
    const may = mayBook(
      sittingOf(row),
      {
        bookedCount: await sittings.bookedCount(tx, sittingId),
        // One booking at a time, or somebody could hold more seats than attempts.
        alreadyBooked: own.some((b) => b.sittingId === sittingId || ['booked', 'sitting'].includes(ownState(b, now))),
        programmeComplete: programme.complete,
        attemptsUsed: used,
        attemptsAllowed: exam.attempts,
        lastAttemptAt: lastAt,
        waitDays: exam.waitDays,
      },
      now,
    )
    if (!may.ok) return may.refusal === 'programme-incomplete' ? refuse(may.refusal, { missing: programme.missing.length }) : may
    await sittings.book(tx, { ...NEW_BOOKING, id: app.id(), sittingId, personId, bookedAt: now })
    return ok(undefined)
  })
}

/** Gives a seat back, until the sitting begins. Refusals: see `CancelRefusal`; `sitting-not-found`. */
export async function cancelBooking(
  app: App,
  personId: PersonId,
  sittingId: SittingId,
): Promise<Result<void, CancelRefusal | 'sitting-not-found'>> {
  const [sittings, attempts] = [sittingsRepository(app.database), attemptsRepository(app.database)]
  const now = app.now()
  return app.database.write(BOOKINGS, async (tx) => {
    const row = await sittings.byId(tx, sittingId)
    if (!row) return refuse('sitting-not-found')
    const booking = await sittings.booking(tx, sittingId, personId)
    if (booking) await sittings.hold(tx, booking.id)
    const started = (await attempts.ofCandidate(tx, sittingId, personId)) !== undefined
    const may = mayCancel(sittingOf(row), { booked: booking !== undefined, started }, now)
    if (!may.ok) return may
    if (booking) await sittings.cancel(tx, booking.id, now)
    return ok(undefined)
  })
}

/** Records that a booked candidate has read and accepts the rules. Repeated, the first time stands. */
export async function acceptRules(
  app: App,
  personId: PersonId,
  sittingId: SittingId,
): Promise<Result<void, 'sitting-not-found' | 'not-eligible'>> {
  const sittings = sittingsRepository(app.database)
  const now = app.now()
  return app.database.write(`start:${sittingId}:${personId}`, async (tx) => {
    if (!(await sittings.byId(tx, sittingId))) return refuse('sitting-not-found')
    const booking = await sittings.booking(tx, sittingId, personId)
    if (!booking) return refuse('not-eligible', { reason: 'not-booked' })
    await sittings.acceptRules(tx, booking.id, now)
    return ok(undefined)
  })
}
