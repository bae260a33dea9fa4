// A small examination for the stories: one association, two officers, candidates, and a bank of its own whose keys and
// rationales are canaries.

import type { Catalogue, CatalogueItem } from '#app/content/load.ts'
import type { ItemVersion, Kind, ServedItem } from '#app/domain/exam/item.ts'
import { itemHash } from '#app/domain/exam/item.ts'
import { type OrganisationId, type PersonId, type SittingId, trustedId } from '#app/domain/ids.ts'
import { addMs, type Instant, parseInstant } from '#app/domain/instant.ts'
import type { App } from '#app/services/app.ts'
import { acceptRules, openSitting, NEW_BOOKING } from '#app/services/sittings.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import { caseSet, matching, multiple, ordering, single, trueFalse } from '../exam/sample-items.ts'
import { type Engine, openWorld, type TestWorld } from '../database/worlds.ts'

export const NINE = parseInstant('2026-11-21T01:00:00.000Z') as Instant
export const minutes = (n: number) => n * 60_000
export const nineAnd = (n: number): Instant => addMs(NINE, minutes(n))

const VERSIONS: readonly ItemVersion[] = [
  single('one', { stem: 'single one' }),
  single('two', { stem: 'single two' }),
  single('three', { stem: 'single three' }),
  multiple('many'),
  trueFalse('true'),
  ordering('order'),
  matching('match'),
  ...caseSet('case', [{ kind: 'single', level: 'judgement' }, { kind: 'true-false', level: 'judgement' }, { kind: 'multiple', level: 'judgement' }]),
]

const entry = (version: ItemVersion): CatalogueItem => ({
  id: version.itemId,
  hash: itemHash(version),
  topic: version.topic,
  caseId: version.group?.id ?? null,
  situation: version.group?.situation ?? null,
  facility: 0.777,
  version,
})

const MARKS: Record<Kind, number> = { single: 100, multiple: 200, 'true-false': 100, ordering: 200, matching: 200 }

/** The real catalogue with the bank above, and a policy that takes nine of its ten items. */
function smallCatalogue(real: Catalogue): Catalogue {
  const [policy] = real.exams
  if (!policy) throw new Error('the content has no examination policy')
  return {
    ...real,
    topics: [{ id: 'filing', order: 1, weight: 100, title: '备案', titleEn: 'Filing' }],
    items: VERSIONS.map(entry),
    exams: [{ ...policy, minutes: 60, marks: MARKS, blueprint: [{ topic: 'filing', recall: 6, application: 0, judgement: 3 }], kinds: undefined, maxCases: 1 }],
  }
}

export interface Room extends TestWorld {
  readonly association: OrganisationId
  readonly opener: PersonId
  readonly releaser: PersonId
  readonly sitting: SittingId
  /** Booked, with the rules accepted. */
  candidate(name?: string): Promise<PersonId>
}

let made = 0

/** A person who can be booked; signing up is not what these stories are about. */
export async function addPerson(app: App, name: string): Promise<PersonId> {
  const id = app.id<'person'>()
  const n = ++made
  const now = app.now()
  const repository = peopleRepository(app.database)
  await app.database.write('people', async (tx) => {
    await repository.add(tx, {
      id, legalName: name, email: `p${n}@example.cn`, emailKey: `p${n}@example.cn`, documentType: 'passport', documentSealed: '', documentHash: `hash-${id}`,
      documentMasked: '', region: '31', passwordHash: '', consentVersion: '1', consentedAt: now, sample: false, createdAt: now,
    })
    await repository.grant(tx, { id: app.id(), personId: id, role: 'trainee', organisationId: null, grantedBy: null, grantedAt: now, endedAt: null })
  })
  return id
}

/** Books without asking the rule: for stories that begin later. */
export async function seat(app: App, personId: PersonId, sittingId: SittingId): Promise<void> {
  await app.database.write('bookings', (tx) =>
    sittingsRepository(app.database).book(tx, { id: app.id(), sittingId, personId, bookedAt: app.now(), ...NEW_BOOKING }),
  )
}

export const TIMES = {
  title: '测试场次', bookingOpens: nineAnd(-600), bookingCloses: nineAnd(-60), startFrom: NINE, startUntil: nineAnd(30), minutes: 60, hardClose: nineAnd(80), seats: 40,
}

/** A room at ten minutes to nine: the sitting is open for starts from nine to half past, hard close at 10:20. */
export async function openRoom(engine: Engine): Promise<Room> {
  const world = await openWorld(engine, nineAnd(-700))
  const app: App = { ...world.app, catalogue: smallCatalogue(world.app.catalogue) }
  const association = trustedId<'organisation'>('association')
  await app.database.write('organisations', (tx) =>
    peopleRepository(app.database).addOrganisation(tx, {
      id: association, kind: 'association', name: '测试协会', nameEn: 'Test Association', region: '31', creditCode: null, permit: null, sample: true, createdAt: app.now(),
    }),
  )
  const [opener, releaser] = [await addPerson(app, '甲'), await addPerson(app, '乙')]
  const opened = await openSitting(app, opener, association, TIMES)
  if (!opened.ok) throw new Error(`the sitting was not opened: ${JSON.stringify(opened)}`)
  const sitting = opened.value
  world.setClock(nineAnd(-10))
  return {
    ...world, app, association, opener, releaser, sitting,
    candidate: async (name = '丙') => {
      const id = await addPerson(app, name)
      await seat(app, id, sitting)
      await acceptRules(app, id, sitting)
      return id
    },
  }
}

/** Answers to every item as the key has it: an option keeps its letter on every form. */
export const RIGHT: Record<string, unknown> = {
  single: 'b', multiple: ['a', 'c', 'd'], 'true-false': false, ordering: ['c', 'a', 'b'], matching: { a: 'd', b: 'c', c: 'a' },
}
export const rightly = (items: readonly ServedItem[], revision = 1) => items.map(({ slot, kind }) => ({ slot, revision, response: RIGHT[kind] }))

/** The value of a result that must be good. */
export function good<T>(result: { ok: true; value: T } | { ok: false; refusal: string; detail?: unknown }): T {
  if (result.ok) return result.value
  throw new Error(`refused: ${result.refusal} ${JSON.stringify(result.detail)}`)
}
