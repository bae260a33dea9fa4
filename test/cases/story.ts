// Stories of cases: an exam that was sat and released, with the officers that an association has.

import type { OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Role } from '#app/domain/people/roles.ts'
import { actorOf } from '#app/services/account.ts'
import type { Actor, App } from '#app/services/app.ts'
import { handIn, paper, saveAnswers, startAttempt } from '#app/services/attempts.ts'
import type { CaseId } from '#app/services/case-facts.ts'
import { giveNotice } from '#app/services/violations.ts'
import { releaseResults } from '#app/services/results.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { Engine } from '../database/worlds.ts'
import { addPerson, good, NINE, nineAnd, openRoom, rightly, type Room } from '../exam-room/room.ts'

export const CAN = () => true
const DAY_MINUTES = 24 * 60

export interface Story extends Room {
  readonly app: App
  /** An officer of the association with a role. */
  officer(name: string, role: Role): Promise<Actor>
  /** Somebody who answered everything rightly and handed in. */
  sat(name?: string): Promise<{ personId: PersonId; attemptId: Awaited<ReturnType<typeof attemptOf>> }>
  release(): Promise<void>
  days(n: number): void
}

async function attemptOf(room: Room, personId: PersonId) {
  const { attemptId } = good(await startAttempt(room.app, personId, room.sitting))
  const { items } = good(await paper(room.app, personId, attemptId))
  good(await saveAnswers(room.app, personId, attemptId, rightly(items)))
  good(await handIn(room.app, personId, attemptId, { seen: {}, force: true }))
  return attemptId
}

export async function asActor(app: App, personId: PersonId): Promise<Actor> {
  const actor = await actorOf(app, personId)
  if (!actor) throw new Error(`there is no ${personId}`)
  return actor
}

async function appoint(app: App, organisationId: OrganisationId, name: string, role: Role): Promise<Actor> {
  const personId = await addPerson(app, name)
  await app.database.write('officers', (tx) =>
    peopleRepository(app.database).grant(tx, { id: app.id(), personId, role, organisationId, grantedBy: null, grantedAt: app.now(), endedAt: null }),
  )
  return asActor(app, personId)
}

export async function openStory(engine: Engine): Promise<Story> {
  const room = await openRoom(engine)
  const { app } = room
  return {
    ...room,
    officer: (name, role) => appoint(app, room.association, name, role),
    sat: async (name) => {
      room.setClock(nineAnd(-10))
      const personId = await room.candidate(name)
      room.setClock(NINE)
      return { personId, attemptId: await attemptOf(room, personId) }
    },
    release: async () => {
      room.setClock(nineAnd(120))
      good(await releaseResults(app, room.releaser, room.sitting))
    },
    days: (n) => room.pass(n * DAY_MINUTES),
  }
}

/** A notice of lateness against an attempt. */
export async function noticed(story: Story, by: Actor, attemptId: Parameters<typeof giveNotice>[2], grounds = ['outside-time', 'copying']): Promise<CaseId> {
  return good(await giveNotice(story.app, by, attemptId, { grounds, facts: '结束以后仍在作答，两次提醒后才停笔。', evidence: [] }, CAN))
}
