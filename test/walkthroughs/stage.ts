// Where walkthroughs are played: an association with its officers, a bank of ten questions with one mark each whose key
// is always b, and the candidates of the story.

import type { Catalogue } from '#app/content/load.ts'
import type { SentAnswer } from '#app/domain/exam/answering.ts'
import { itemHash } from '#app/domain/exam/item.ts'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import type { AttemptId, OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import { addMs } from '#app/domain/instant.ts'
import type { Role } from '#app/domain/people/roles.ts'
import type { Actor, App } from '#app/services/app.ts'
import { actorOf } from '#app/services/account.ts'
import { openSitting } from '#app/services/sittings.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { formsRepository } from '#db/repositories/forms.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { single } from '../exam/sample-items.ts'
import type { TestWorld } from '../database/worlds.ts'
import { addPerson, good, seat } from '../exam-room/room.ts'
import { EXAM_DAY, QUESTIONS, timeOf, type Walkthrough } from './format.ts'

/** Whoever acts besides the candidates, under the names that the stories use. */
export const OFFICERS = {
  'the training officer': 'training-officer',
  'the invigilator': 'invigilator',
  'the releasing officer': 'training-officer',
  'the case officer': 'case-officer',
  'the second case officer': 'case-officer',
  'the third case officer': 'case-officer',
  'the item author': 'item-author',
  'the item reviewer': 'item-reviewer',
  'the second item reviewer': 'item-reviewer',
} as const satisfies Record<string, Role>
export type OfficerName = keyof typeof OFFICERS

/** What a candidate's browser knows: the next revision of each question, and what it could not send. */
export interface Browser {
  readonly revisions: Map<string, number>
  readonly kept: SentAnswer[]
}

export interface Stage {
  readonly app: App
  readonly setClock: TestWorld['setClock']
  readonly association: OrganisationId
  readonly sitting: SittingId
  /** The ten questions by name. */
  readonly questions: ReadonlyMap<string, ItemVersion>
  candidate(name: string): PersonId
  officer(name: string): Promise<Actor>
  attempt(name: string): Promise<AttemptId>
  /** The slot of a question on a candidate's own form. */
  slot(name: string, question: string): Promise<number>
  browser(name: string, window?: string): Browser
}

/** The real content with ten questions in place of its bank: one topic, ten marks. */
function tenQuestions(real: Catalogue, questions: readonly ItemVersion[], percentToPass: number): Catalogue {
  const [policy] = real.exams
  if (!policy) throw new Error('the content has no examination policy')
  return {
    ...real,
    topics: [{ id: 'filing', order: 1, weight: 100, title: '备案', titleEn: 'Filing' }],
    items: questions.map((version) => ({ id: version.itemId, hash: itemHash(version), topic: version.topic, caseId: null, situation: null, facility: 0.7, version })),
    exams: [{
      ...policy, minutes: 60, marks: { single: 100, multiple: 200, 'true-false': 100, ordering: 200, matching: 200 }, cutHundredths: percentToPass * 100, kinds: undefined, maxCases: 0,
      blueprint: [{ topic: 'filing', recall: 10, application: 0, judgement: 0 }],
    }],
  }
}

/** @param world stories follow one another in one world, each with people, questions and a sitting of its own */
export async function setStage(world: TestWorld, story: Walkthrough): Promise<Stage> {
  const times = story.sitting
  const [from, until, close] = [times['start from'], times['start until'], times['hard close']].map(timeOf) as [never, never, never]
  world.setClock(addMs(from, -8 * 86_400_000))
  const questions = new Map(QUESTIONS.map((name) => [name, single(name, { stem: `${story.title}: ${name}` })]))
  const app: App = { ...world.app, catalogue: tenQuestions(world.app.catalogue, [...questions.values()], times['to pass']) }
  const association = app.id<'organisation'>()
  const people = peopleRepository(app.database)
  await app.database.write('organisations', (tx) =>
    people.addOrganisation(tx, {
      id: association, kind: 'association', name: '测试协会', nameEn: 'Test Association', region: '31', creditCode: null, permit: null, sample: true, createdAt: app.now(),
    }))
  const officers = new Map<string, PersonId>()
  for (const [name, role] of Object.entries(OFFICERS)) {
    const id = await addPerson(app, name)
    officers.set(name, id)
    await app.database.write('people', (tx) =>
      people.grant(tx, { id: app.id(), personId: id, role, organisationId: association, grantedBy: null, grantedAt: app.now(), endedAt: null }))
  }
  const opener = officers.get('the training officer') as PersonId
  const sitting = good(await openSitting(app, opener, association, {
    title: '演练场次', bookingOpens: app.now(), bookingCloses: addMs(from, -86_400_000), startFrom: from, startUntil: until, minutes: times['time limit'], hardClose: close,
    seats: null, breaks: times['planned breaks'].map((minutes) => ({ minutes })),
  }))
  const candidates = new Map<string, PersonId>()
  for (const [name, { 'extra time': percent }] of Object.entries(story.candidates)) {
    const id = await addPerson(app, name)
    candidates.set(name, id)
    await seat(app, id, sitting)
    if (percent !== undefined)
      await app.database.write('people', (tx) =>
        tx.insert(app.database.tables.accommodations).values({
          id: app.id(), personId: id, organisationId: association, askedPercent: percent, reason: '视力障碍', askedAt: app.now(), state: 'granted', percent,
          validFrom: EXAM_DAY, validUntil: EXAM_DAY, decidedBy: officers.get('the case officer'), decidedAt: app.now(),
        }))
  }
  const candidate = (name: string) => {
    const id = candidates.get(name)
    if (!id) throw new Error(`there is no candidate ${name}`)
    return id
  }
  const rowOf = async (name: string) => {
    const row = await app.database.read((db) => attemptsRepository(app.database).ofCandidate(db, sitting, candidate(name)))
    if (!row) throw new Error(`${name} has not started`)
    return row
  }
  const browsers = new Map<string, Browser>()
  return {
    app, setClock: world.setClock, association, sitting, questions, candidate,
    officer: async (name) => {
      const id = officers.get(name)
      const actor = id && (await actorOf(app, id))
      if (!actor) throw new Error(`there is no officer “${name}”; there are ${Object.keys(OFFICERS).join(', ')}`)
      return actor
    },
    attempt: async (name) => (await rowOf(name)).id,
    slot: async (name, question) => {
      const { formId } = await rowOf(name)
      const form = await app.database.read((db) => formsRepository(app.database).byId(db, formId))
      const version = questions.get(question)
      const slot = version && form?.slots.find((one) => one.itemHash === itemHash(version))
      if (!slot) throw new Error(`${question} is not on the form of ${name}`)
      return slot.slot
    },
    browser: (name, window = 'one') => {
      const known = browsers.get(`${name} ${window}`) ?? { revisions: new Map(), kept: [] }
      browsers.set(`${name} ${window}`, known)
      return known
    },
  }
}
