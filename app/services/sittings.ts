// Sittings: opening one, booking a seat in one, giving it back, accepting its rules.

import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { mayOpen, type PlanRefusal, type SittingPlan, wholePlan } from '#app/domain/exam/opening.ts'
import { type BookingRefusal, type CancelRefusal, mayBook, mayCancel, mayMove, type MoveRefusal } from '#app/domain/exam/sitting.ts'
import { blueprintIn } from '#app/domain/exam/syllabus.ts'
import type { OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import { dayOf } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Writer } from '#db/database.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { BOOKINGS, bookingFacts, sittingOf } from './booking-facts.ts'
import { canFill } from './item-bank.ts'
import { programmeStatus } from './learning.ts'
import { signedCuts } from './study-figures.ts'
import { syllabusAt } from './syllabus-in-force.ts'
import { handOn, takeSeat } from './waiting-list.ts'

export { BOOKINGS, isOver, NEW_BOOKING, ownState, type OwnBookingState, sittingOf } from './booking-facts.ts'

/** What a sitting is before anything came of it, without special settings. */
export const NOTHING_SPECIAL = {
  releasedAt: null, releasedBy: null, mode: 'online', place: null, checkInFrom: null, cancelUntil: null, waitingList: false,
  extensionMinutes: 0, breaks: [], sebKeys: null, simulated: false, scheduleVersion: 1, cutStudyId: null,
} as const satisfies Partial<SittingRow>

// ── opening ──────────────────────────────────────────────────────────────────────────────────────────────────
export type OpenSitting = SittingPlan & {
  readonly title: string
  /** The signed study that the cut comes from; left out: the policy's cut. */
  readonly cutStudyId?: string | null
}
export type OpenRefusal = PlanRefusal | 'title-malformed' | 'organisation-unknown' | 'blueprint-unfillable' | 'study-unknown'

/** The blueprint that a sitting opened now is held on: that of the syllabus in force at its start, with its own minutes. */
export async function blueprintFor(app: App, { startFrom, minutes }: Pick<SittingPlan, 'startFrom' | 'minutes'>): Promise<Blueprint> {
  const { version, body } = await app.database.read((db) => syllabusAt(app, db, startFrom))
  return { ...blueprintIn(version, body), minutes }
}

/** 2 to 80 characters, spaces around it not counted. */
export const isTitle = (title: string): boolean => title.trim().length >= 2 && title.trim().length <= 80

/**
 * Whether a sitting could be opened like this, and with which blueprint; nothing is written.
 * @param organisationId the association whose signed studies may be used; needed only with one
 * Refusals: see `OpenRefusal`.
 */
export async function checkSitting(app: App, input: OpenSitting, organisationId?: OrganisationId): Promise<Result<Blueprint, OpenRefusal>> {
  if (!isTitle(input.title)) return refuse('title-malformed')
  const plan = mayOpen(input, app.now())
  if (!plan.ok) return plan
  const blueprint = await blueprintFor(app, input)
  const filled = await canFill(app, blueprint, dayOf(input.startFrom))
  if (!filled.ok) return filled
  if (!input.cutStudyId) return ok(blueprint)
  const study = organisationId && (await signedCuts(app, organisationId)).find(({ studyId }) => studyId === input.cutStudyId)
  return study ? ok({ ...blueprint, cutHundredths: study.cutHundredths }) : refuse('study-unknown')
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
  const checked = await checkSitting(app, input, organisationId)
  if (!checked.ok) return checked
  const [sittings, people] = [sittingsRepository(app.database), peopleRepository(app.database)]
  const id = app.id<'sitting'>()
  const now = app.now()
  return app.database.write(`organisation:${organisationId}`, async (tx) => {
    if ((await people.organisation(tx, organisationId))?.kind !== 'association') return refuse('organisation-unknown')
    await sittings.add(tx, {
      ...NOTHING_SPECIAL, ...wholePlan(input),
      id, organisationId, title: input.title.trim(), blueprint: checked.value, cutStudyId: input.cutStudyId ?? null,
      openedBy: actorId, openedAt: now,
    })
    await people.audit(tx, { id: app.id(), at: now, actorId, action: 'sitting-open', object: `sitting:${id}`, detail: { organisationId } })
    return ok(id)
  })
}

// ── booking and cancelling ───────────────────────────────────────────────────────────────────────────────────
/**
 * Books a seat: only for who completed the programme, within the syllabus's attempts and wait, one sitting at a time.
 * A seat ends all waiting for one. A simulated sitting is not there for people.
 * Refusals: see `BookingRefusal` (`programme-incomplete` tells how many lessons are missing); `sitting-not-found`.
 */
export async function bookSitting(
  app: App,
  personId: PersonId,
  sittingId: SittingId,
): Promise<Result<void, BookingRefusal | 'sitting-not-found'>> {
  const { complete: programmeComplete, missing } = await programmeStatus(app, personId)
  const sittings = sittingsRepository(app.database)
  const now = app.now()
  return app.database.write(BOOKINGS, async (tx) => {
    const row = await sittings.byId(tx, sittingId)
    if (!row || row.simulated) return refuse('sitting-not-found')
    const may = mayBook(sittingOf(row), await bookingFacts(app, tx, row, personId, { programmeComplete }, now), now)
    if (!may.ok) return may.refusal === 'programme-incomplete' ? refuse(may.refusal, { missing: missing.length }) : may
    await takeSeat(app, tx, sittingId, personId, now)
    return ok(undefined)
  })
}

/**
 * Gives a seat back, as long as the sitting lets it go. In the same write it goes to the first in line.
 * Refusals: see `CancelRefusal`; `sitting-not-found`.
 */
export async function cancelBooking(
  app: App,
  personId: PersonId,
  sittingId: SittingId,
): Promise<Result<void, CancelRefusal | 'sitting-not-found'>> {
  const sittings = sittingsRepository(app.database)
  const now = app.now()
  return app.database.write(BOOKINGS, async (tx) => {
    const row = await sittings.byId(tx, sittingId)
    if (!row) return refuse('sitting-not-found')
    const own = await holdOwn(app, tx, sittingId, personId)
    const may = mayCancel(sittingOf(row), own, now)
    if (!may.ok) return may
    if (own.booking) await sittings.cancel(tx, own.booking.id, now)
    await handOn(app, tx, row, now)
    return ok(undefined)
  })
}

/**
 * Moves a booking to another sitting: the new seat is taken and the old one given back in one write, and the old one goes
 * to the first in line there. Whoever is refused keeps the seat they have.
 * Refusals: see `MoveRefusal` (`programme-incomplete` tells how many lessons are missing); `sitting-not-found`.
 */
export async function moveBooking(
  app: App,
  personId: PersonId,
  fromId: SittingId,
  toId: SittingId,
): Promise<Result<void, MoveRefusal | 'sitting-not-found'>> {
  const { complete: programmeComplete, missing } = await programmeStatus(app, personId)
  const sittings = sittingsRepository(app.database)
  const now = app.now()
  return app.database.write(BOOKINGS, async (tx) => {
    const [from, to] = [await sittings.byId(tx, fromId), await sittings.byId(tx, toId)]
    if (!from || !to || to.simulated) return refuse('sitting-not-found')
    const own = await holdOwn(app, tx, fromId, personId)
    const facts = await bookingFacts(app, tx, to, personId, { programmeComplete, givenUp: fromId }, now)
    const may = mayMove(sittingOf(from), sittingOf(to), own, facts, now)
    if (!may.ok) return may.refusal === 'programme-incomplete' ? refuse(may.refusal, { missing: missing.length }) : may
    if (own.booking) await sittings.cancel(tx, own.booking.id, now)
    await takeSeat(app, tx, toId, personId, now)
    await handOn(app, tx, from, now)
    return ok(undefined)
  })
}

/** A person's own booking, kept from changing until the write ends, and whether an attempt was begun on it. */
async function holdOwn(app: App, tx: Writer, sittingId: SittingId, personId: PersonId) {
  const sittings = sittingsRepository(app.database)
  await sittings.holdOwn(tx, sittingId, personId)
  const booking = await sittings.booking(tx, sittingId, personId)
  const started = (await attemptsRepository(app.database).ofCandidate(tx, sittingId, personId)) !== undefined
  return { booking, booked: booking !== undefined, started }
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
