// An examination of five single choices, the same for everybody: b is the key of each. Whoever answers three rightly passes.

import type { CatalogueItem } from '#app/content/load.ts'
import { itemHash } from '#app/domain/exam/item.ts'
import type { Role } from '#app/domain/people/roles.ts'
import { type AttemptId, type ItemHash, type OrganisationId, type PersonId, type SittingId, trustedId } from '#app/domain/ids.ts'
import { actorOf } from '#app/services/account.ts'
import type { Actor, App } from '#app/services/app.ts'
import { handIn, paper, saveAnswers, startAttempt } from '#app/services/attempts.ts'
import { releaseResults } from '#app/services/results.ts'
import { acceptRules, openSitting } from '#app/services/sittings.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { single } from '../exam/sample-items.ts'
import type { Engine } from '../database/worlds.ts'
import { addPerson, good, NINE, nineAnd, openRoom, type Room, seat, TIMES } from '../exam-room/room.ts'

export const ITEMS = ['one', 'two', 'three', 'four', 'five'] as const
const VERSIONS = ITEMS.map((id) => single(id, { stem: `stem of ${id}` }))
export const hashOfItem = (id: (typeof ITEMS)[number]): ItemHash => itemHash(VERSIONS[ITEMS.indexOf(id)] as (typeof VERSIONS)[number])

const entry = (version: (typeof VERSIONS)[number]): CatalogueItem => ({
  id: version.itemId, hash: itemHash(version), topic: version.topic, caseId: null, situation: null, facility: 0.7, version,
})

export interface Stage extends Omit<Room, 'candidate' | 'sitting'> {
  readonly sitting: SittingId
  /** Two officers of the association who may propose rulings, and apply each other's. */
  readonly proposer: PersonId
  readonly applier: PersonId
  /** Books somebody and sits with one letter for each of the five items; `-` leaves it empty. */
  sit(name: string, answers: string, sitting?: SittingId): Promise<{ personId: PersonId; attemptId: AttemptId }>
  /** Begins without handing in. */
  begin(name: string, answers: string): Promise<{ personId: PersonId; attemptId: AttemptId }>
  release(sitting?: SittingId): Promise<void>
  /** Another sitting like the first, of an association. */
  open(organisationId?: OrganisationId): Promise<SittingId>
  officer(name: string, role: Role, at?: OrganisationId): Promise<Actor>
}

/** The sitting is open from nine o'clock, and it is nine. */
export async function openStage(engine: Engine): Promise<Stage> {
  const room = await openRoom(engine)
  const [policy] = room.app.catalogue.exams
  if (!policy) throw new Error('no policy')
  const blueprint = [{ topic: 'filing', recall: 5, application: 0, judgement: 0 }]
  const app: App = {
    ...room.app,
    catalogue: { ...room.app.catalogue, items: VERSIONS.map(entry), exams: [{ ...policy, cutHundredths: 6000, blueprint, maxCases: 0 }] },
  }
  const open = async (organisationId: OrganisationId = room.association) => {
    room.setClock(nineAnd(-700))
    const sitting = good(await openSitting(app, room.opener, organisationId, TIMES))
    room.setClock(NINE)
    return sitting
  }
  const officer = async (name: string, role: Role, at: OrganisationId = room.association) => {
    const id = await addPerson(app, name)
    await app.database.write(`person:${id}`, (tx) =>
      peopleRepository(app.database).grant(tx, { id: app.id(), personId: id, role, organisationId: at, grantedBy: null, grantedAt: app.now(), endedAt: null }),
    )
    const actor = await actorOf(app, id)
    if (!actor) throw new Error(name)
    return actor
  }
  const sitting = await open()
  const begin = async (name: string, answers: string, where: SittingId = sitting) => {
    const personId = await addPerson(app, name)
    await seat(app, personId, where)
    good(await acceptRules(app, personId, where))
    const { attemptId } = good(await startAttempt(app, personId, where))
    const { items } = good(await paper(app, personId, attemptId))
    const sent = items.flatMap(({ slot, stem }) => {
      const response = answers[ITEMS.findIndex((id) => stem === `stem of ${id}`)]
      return response && response !== '-' ? [{ slot, revision: 1, response }] : []
    })
    good(await saveAnswers(app, personId, attemptId, sent))
    return { personId, attemptId }
  }
  return {
    ...room,
    app,
    sitting,
    open,
    officer,
    begin,
    proposer: (await officer('提', 'item-reviewer')).personId,
    applier: (await officer('办', 'item-reviewer')).personId,
    sit: async (name, answers, where = sitting) => {
      const begun = await begin(name, answers, where)
      good(await handIn(app, begun.personId, begun.attemptId, { seen: {}, force: true }))
      return begun
    },
    release: async (where = sitting) => {
      good(await releaseResults(app, room.releaser, where))
    },
  }
}

export const platform = trustedId<'organisation'>('platform-haifeng')
