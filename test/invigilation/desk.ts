// An examination room with an invigilator at its desk, and one of another association.

import type { BookingId, OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Role } from '#app/domain/people/roles.ts'
import { actorOf } from '#app/services/account.ts'
import type { Actor } from '#app/services/app.ts'
import { paper, startAttempt } from '#app/services/attempts.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { rollRepository } from '#db/repositories/roll.ts'
import type { Engine } from '../database/worlds.ts'
import { addPerson, good, NINE, openRoom, type Room } from '../exam-room/room.ts'

export interface Desk extends Room {
  readonly invigilator: Actor
  /** An invigilator of another association. */
  readonly stranger: Actor
  officer(name: string, role: Role, organisationId?: OrganisationId): Promise<Actor>
  /** A candidate who has begun, at nine or whenever it is. */
  begun(name: string): Promise<{ person: PersonId; attemptId: Awaited<ReturnType<typeof begin>>['attemptId']; booking: BookingId; items: Awaited<ReturnType<typeof begin>>['items'] }>
  bookingOf(person: PersonId): Promise<BookingId>
}

async function begin(room: Room, person: PersonId) {
  const { attemptId } = good(await startAttempt(room.app, person, room.sitting))
  return { attemptId, items: good(await paper(room.app, person, attemptId)).items }
}

export async function openDesk(engine: Engine): Promise<Desk> {
  const room = await openRoom(engine)
  const { app, association, sitting } = room
  const people = peopleRepository(app.database)
  const other = app.id<'organisation'>()
  await app.database.write('organisations', (tx) =>
    people.addOrganisation(tx, { id: other, kind: 'association', name: '他省协会', nameEn: 'Other Association', region: '44', creditCode: null, permit: null, sample: true, createdAt: app.now() }))
  const officer = async (name: string, role: Role, organisationId = association): Promise<Actor> => {
    const id = await addPerson(app, name)
    await app.database.write('people', (tx) => people.grant(tx, { id: app.id(), personId: id, role, organisationId, grantedBy: null, grantedAt: app.now(), endedAt: null }))
    return (await actorOf(app, id)) as Actor
  }
  const bookingOf = async (person: PersonId): Promise<BookingId> => {
    const [row] = await app.database.read((db) => rollRepository(app.database).of(db, sitting, [person]))
    if (!row) throw new Error('not booked')
    return row.bookingId
  }
  return {
    ...room, officer, bookingOf,
    invigilator: await officer('监考甲', 'invigilator'),
    stranger: await officer('监考乙', 'invigilator', other),
    begun: async (name) => {
      const person = await room.candidate(name)
      if (app.now() < NINE) room.setClock(NINE)
      return { person, booking: await bookingOf(person), ...(await begin(room, person)) }
    },
  }
}
