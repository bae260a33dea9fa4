// Taking a seat, standing in line for one, and how a free seat finds the first in line: in the write that sets it free.

import { cancelEnds } from '#app/domain/exam/sitting.ts'
import { handsOn, mayWait, nextInLine, type WaitingRefusal } from '#app/domain/exam/waiting-list.ts'
import type { PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Reader, Writer } from '#db/database.ts'
import { messagesRepository } from '#db/repositories/messages.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import { waitingListRepository } from '#db/repositories/waiting-list.ts'
import type { App } from './app.ts'
import { BOOKINGS, bookingFacts, NEW_BOOKING, sittingOf } from './booking-facts.ts'
import { programmeStatus } from './progress.ts'

/** Books a person who may have the seat, and ends their waiting. Only under the scope of bookings. */
export async function takeSeat(app: App, tx: Writer, sittingId: SittingId, personId: PersonId, now: Instant): Promise<void> {
  await sittingsRepository(app.database).book(tx, { ...NEW_BOOKING, id: app.id(), sittingId, personId, bookedAt: now })
  await waitingListRepository(app.database).end(tx, personId, sittingId, now)
}

/**
 * Gives free seats of a sitting to the first in line who may have them, and tells each of them. Only under the scope of
 * bookings. Whoever joined had completed the programme, and what was completed stays completed.
 * @returns who got a seat, in order
 */
export async function handOn(app: App, tx: Writer, row: SittingRow, now: Instant): Promise<PersonId[]> {
  const sitting = sittingOf(row)
  if (!handsOn(sitting, now)) return []
  const got: PersonId[] = []
  for (const { personId } of await waitingListRepository(app.database).queue(tx, row.id)) {
    const facts = await bookingFacts(app, tx, row, personId, { programmeComplete: true }, now)
    if (facts.bookedCount >= (row.seats ?? Infinity)) break
    if (!nextInLine(sitting, [{ facts }], now)) continue
    await takeSeat(app, tx, row.id, personId, now)
    await messagesRepository(app.database).add(tx, {
      id: app.id(),
      kind: 'seat-came-free',
      personId,
      payload: { sittingId: row.id, title: row.title, startFrom: row.startFrom, cancelUntil: cancelEnds(sitting) },
      createdAt: now,
      deliveredAt: null,
    })
    got.push(personId)
  }
  return got
}

/**
 * Seats that stayed free because nobody in line could have them then: somebody may by now. Nothing depends on it.
 * @returns how many got a seat
 */
export async function handOnFreeSeats(app: App): Promise<number> {
  const now = app.now()
  const waiting = await app.database.read((db) => waitingListRepository(app.database).withFreeSeats(db, now))
  let given = 0
  for (const id of waiting)
    given += await app.database.write(BOOKINGS, async (tx) => {
      const row = await sittingsRepository(app.database).byId(tx, id)
      return row ? (await handOn(app, tx, row, now)).length : 0
    })
  return given
}

/**
 * Stands in line for a seat in a full sitting. One may stand in several lines.
 * Refusals: see `WaitingRefusal` (`programme-incomplete` tells how many lessons are missing); `sitting-not-found`.
 */
export async function joinWaitingList(
  app: App,
  personId: PersonId,
  sittingId: SittingId,
): Promise<Result<void, WaitingRefusal | 'sitting-not-found'>> {
  const { complete: programmeComplete, missing } = await programmeStatus(app, personId)
  const [sittings, waiting] = [sittingsRepository(app.database), waitingListRepository(app.database)]
  const now = app.now()
  return app.database.write(BOOKINGS, async (tx) => {
    const row = await sittings.byId(tx, sittingId)
    if (!row || row.simulated) return refuse('sitting-not-found')
    const facts = await bookingFacts(app, tx, row, personId, { programmeComplete }, now)
    const stands = (await waiting.ofPerson(tx, personId)).some((one) => one.sittingId === sittingId)
    const may = mayWait(sittingOf(row), { ...facts, waiting: stands }, now)
    if (!may.ok) return may.refusal === 'programme-incomplete' ? refuse(may.refusal, { missing: missing.length }) : may
    await waiting.join(tx, { id: app.id(), sittingId, personId, joinedAt: now, leftAt: null, bookedAt: null })
    return ok(undefined)
  })
}

/** Leaves the line, at any time. Refuses `not-waiting` when the person does not stand in it. */
export const leaveWaitingList = (
  app: App,
  personId: PersonId,
  sittingId: SittingId,
): Promise<Result<void, 'not-waiting'>> =>
  app.database.write(BOOKINGS, async (tx) =>
    (await waitingListRepository(app.database).leave(tx, sittingId, personId, app.now()))
      ? ok(undefined)
      : refuse('not-waiting'),
  )

/** A person's place in a line, from 1, and how long the line is. */
export interface PlaceInLine {
  readonly place: number
  readonly of: number
}

/** Where a person stands in the line for a sitting; null when they do not. */
export async function placeInLine(app: App, db: Reader, personId: PersonId, sittingId: SittingId): Promise<PlaceInLine | null> {
  const queue = await waitingListRepository(app.database).queue(db, sittingId)
  const before = queue.findIndex((one) => one.personId === personId)
  return before < 0 ? null : { place: before + 1, of: queue.length }
}
