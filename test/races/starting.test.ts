// What happens when candidates act in the same moment. On PostgreSQL writes under different scopes really run together.

import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startAttempt } from '#app/services/attempts.ts'
import { cancelBooking } from '#app/services/sittings.ts'
import { formsRepository } from '#db/repositories/forms.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from '#app/services/app.ts'
import { itemHash } from '#app/domain/exam/item.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { addMs } from '#app/domain/instant.ts'
import { ENGINES } from '../database/worlds.ts'
import { single } from '../exam/sample-items.ts'
import { good, NINE, openRoom, type Room } from '../exam-room/room.ts'

describe.each(ENGINES)('in the same moment, on %s', (engine) => {
  let room: Room
  beforeEach(async () => {
    room = await openRoom(engine)
  })
  afterEach(() => room.close())

  it('a full room starts, although every form pins the same items in an order of its own', async () => {
    const room40 = await Promise.all(Array.from({ length: 40 }, () => room.candidate()))
    room.setClock(NINE)
    const started = await Promise.all(room40.map((person) => startAttempt(room.app, person, room.sitting)))
    expect(started.map((one) => one.ok)).toEqual(room40.map(() => true))
  })

  it('forms pin the same items in opposite orders, and none waits for the other for ever', async () => {
    const { database } = room.app
    if (room.env.DATABASE_URL) await slowly(room.env.DATABASE_URL)
    const versions = ['a', 'b', 'c', 'd', 'e', 'f']
      .map((id) => single(id))
      .map((version) => ({ hash: itemHash(version), version }))
    const orders = [versions, [...versions].reverse()]
    await Promise.all(
      orders.map((order, n) => database.write(`pin:${n}`, (tx) => formsRepository(database).pin(tx, order, NINE))),
    )
    const hashes = versions.map(({ hash }) => hash)
    expect((await database.read((db) => formsRepository(database).versions(db, hashes))).size).toBe(6)
  })

  it('a booking is cancelled or its attempt is started, never both', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => room.candidate()))
    // The cancellation came in a millisecond before nine, the start at nine.
    const early: App = { ...room.app, now: () => addMs(NINE, -1) }
    const late: App = { ...room.app, now: () => NINE }
    const both = async (person: PersonId) => {
      const [cancelled, started] = await Promise.all([
        cancelBooking(early, person, room.sitting),
        startAttempt(late, person, room.sitting),
      ])
      return Number(cancelled.ok) + Number(started.ok)
    }
    expect(await Promise.all(people.map(both))).toEqual(people.map(() => 1))
    const { database } = room.app
    const open = await database.read((db) => db.$count(database.tables.attempts))
    const seen = await database.read((db) => sittingsRepository(database).candidates(db, room.sitting))
    expect(seen.filter(({ attemptId }) => attemptId !== null)).toHaveLength(open)
  })

  it('of many starts of one candidate one makes the attempt', async () => {
    const person = await room.candidate()
    room.setClock(NINE)
    const started = await Promise.all(Array.from({ length: 8 }, () => startAttempt(room.app, person, room.sitting)))
    expect(started.map(good).filter(({ created }) => created)).toHaveLength(1)
  })
})

/** A server under load: each row takes its time, so that two inserts of many rows meet in the middle. */
async function slowly(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    `create function slow() returns trigger language plpgsql as 'begin perform pg_sleep(0.05); return new; end'`,
  )
  await client.query('create trigger slow before insert on item_versions for each row execute function slow()')
  await client.end()
}
