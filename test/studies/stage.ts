// A study on the stage of rulings: five items, three judges, an officer who runs it and one who signs.

import type { ItemHash, PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/services/app.ts'
import { createStudy, rateItems } from '#app/services/studies.ts'
import { studiesRepository, type StudyId } from '#db/repositories/studies.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { Engine } from '../database/worlds.ts'
import { addPerson, good } from '../exam-room/room.ts'
import { openStage, type Stage } from '../rulings/stage.ts'

export interface StudyStage extends Stage {
  readonly runner: Actor
  readonly signer: Actor
  readonly judges: readonly PersonId[]
  emailOf(personId: PersonId): Promise<string>
  beginStudy(judges?: readonly PersonId[]): Promise<StudyId>
  itemsOf(id: StudyId): Promise<readonly ItemHash[]>
  /** Rates every item alike, in per cent, and hands in; with what is expected, in per cent. */
  rate(id: StudyId, judge: PersonId, percent: number, expected?: readonly [cut: number, pass: number]): Promise<void>
}

export async function openStudyStage(engine: Engine): Promise<StudyStage> {
  const stage = await openStage(engine)
  const { app } = stage
  const [runner, signer] = [await stage.officer('主持', 'item-author'), await stage.officer('签发', 'item-reviewer')]
  const judges = [await addPerson(app, '专家甲'), await addPerson(app, '专家乙'), await addPerson(app, '专家丙')]
  const emailOf = async (personId: PersonId) => (await app.database.read((db) => peopleRepository(app.database).byId(db, personId)))?.email ?? ''
  const itemsOf = async (id: StudyId) => (await app.database.read((db) => studiesRepository(app.database).byId(db, id)))?.items ?? []
  return {
    ...stage, runner, signer, judges, emailOf, itemsOf,
    beginStudy: async (named = judges) => {
      const people = await Promise.all(named.map(async (id) => ({ email: await emailOf(id), qualification: '十年审核经验（样例）' })))
      return good(await createStudy(app, runner.personId, stage.association, { title: '2026 合格线研究（样例）', judges: people }))
    },
    rate: async (id, judge, percent, expected) => {
      const ratings = new Map((await itemsOf(id)).map((hash) => [hash, percent * 100]))
      const [expectedCut, expectedPass] = expected ? [expected[0] * 100, expected[1] * 100] : [null, null]
      good(await rateItems(app, judge, id, { ratings, expectedCut, expectedPass }, true))
    },
  }
}
