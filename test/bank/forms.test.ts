import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drawFrom } from '#app/domain/draw.ts'
import { assemble as assembleForm } from '#app/domain/exam/form.ts'
import { itemHash } from '#app/domain/exam/item.ts'
import { dayOf } from '#app/domain/instant.ts'
import type { AttemptId, PersonId } from '#app/domain/ids.ts'
import type { App } from '#app/services/app.ts'
import { paper, prepareForms, startAttempt } from '#app/services/attempts.ts'
import { bankNow } from '#app/services/bank-facts.ts'
import { holdItems, proposeItems } from '#app/services/bank.ts'
import { itemAtDesk } from '#app/services/bank-item.ts'
import { assemble } from '#app/main.server.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import { ENGINES } from '../database/worlds.ts'
import { addPerson, good, NINE, nineAnd, openRoom, type Room } from '../exam-room/room.ts'
import { act, approve, draft, entryOf, proposed } from './desk.ts'

describe.each(ENGINES)('forms and the bank on %s', (engine) => {
  let room: Room
  let [author, reviewer] = ['', ''] as unknown as [PersonId, PersonId]
  beforeEach(async () => {
    room = await openRoom(engine)
    author = await addPerson(room.app, '命题')
    reviewer = await addPerson(room.app, '复核')
  })
  afterEach(() => room.close())

  const start = async (app: App, person: PersonId) => good(await startAttempt(app, person, room.sitting)).attemptId
  /** The items of an attempt's form, with their hashes, as they were counted. */
  const itemsOf = (attemptId: AttemptId) =>
    room.app.database.read(async (db) => {
      const { attempts, formItems } = room.app.database.tables
      const [attempt] = await db.select().from(attempts).where(eq(attempts.id, attemptId))
      const rows = await db.select().from(formItems).where(eq(formItems.formId, attempt?.formId ?? ''))
      return new Map(rows.map(({ itemId, itemHash: hash }) => [itemId, hash]))
    })
  const hold = (app: App, ...items: string[]) => holdItems(app, reviewer, items, '条文有变')

  it('put no item on a form that is on hold, and take it again once it is released', async () => {
    good(await hold(room.app, 'one'))
    const people = await Promise.all(Array.from({ length: 6 }, () => room.candidate()))
    room.setClock(NINE)
    for (const person of people) expect((await itemsOf(await start(room.app, person))).has('one')).toBe(false)
    good(await act(room.app, reviewer, 'one', { type: 'release', reason: '核对无误' }))
    good(await hold(room.app, 'two'))
    expect((await itemsOf(await start(room.app, await room.candidate()))).has('one')).toBe(true)
  })

  it('let items rest that were seen too often, and can be made again from what they record', async () => {
    const { attempts, forms, sittings } = room.app.database.tables
    const asked = await room.app.database.read((db) => sittingsRepository(room.app.database).byId(db, room.sitting))
    if (!asked) throw new Error('there is no sitting')
    // Two of seven: the rest of a bank that can spare some.
    const blueprint = { ...asked.blueprint, cells: [{ topic: 'filing', recall: 2, application: 0, judgement: 0 }], maxCases: 0 }
    await room.app.database.write('test', (tx) => tx.update(sittings).set({ blueprint }).where(eq(sittings.id, room.sitting)))
    const people = await Promise.all(Array.from({ length: 24 }, () => room.candidate()))
    room.setClock(NINE)
    for (const person of people) await start(room.app, person)
    const late = await room.candidate()
    room.setClock(nineAnd(1))
    const attemptId = await start(room.app, late)
    const [form] = await room.app.database.read((db) =>
      db.select().from(forms).innerJoin(attempts, eq(attempts.formId, forms.id)).where(eq(attempts.id, attemptId)),
    )
    if (!form) throw new Error('there is no form')
    const { leftOut, seed, slots } = form.forms
    expect(leftOut.length).toBeGreaterThan(0)
    expect(slots.some(({ itemHash: hash }) => leftOut.includes(hash))).toBe(false)
    const bank = await room.app.database.read(async (db) => (await bankNow(room.app, db)).on(dayOf(NINE)))
    const awake = [...bank].filter(([hash]) => !leftOut.includes(hash)).map(([, version]) => version)
    expect(assembleForm(blueprint, awake, drawFrom(seed))).toEqual({ ok: true, value: slots })
  })

  it('are refused when the bank has lost too much', async () => {
    good(await hold(room.app, 'case-2'))
    const person = await room.candidate()
    room.setClock(NINE)
    expect(await startAttempt(room.app, person, room.sitting)).toMatchObject({ refusal: 'blueprint-unfillable' })
    expect((await entryOf(room.app, 'case-1')).usable).toBe(false)
  })

  it('leave out an item whose hold was committed between the first look at a start and its write', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => room.candidate()))
    room.setClock(NINE)
    const { database } = room.app
    let held = false
    const late: App = {
      ...room.app,
      database: {
        ...database,
        write: async (scope, work) => {
          if (scope.startsWith('start:') && !held) {
            held = true
            good(await hold(room.app, 'three'))
          }
          return database.write(scope, work)
        },
      },
    }
    for (const person of people) expect((await itemsOf(await start(late, person))).has('three')).toBe(false)
  })

  it('never have an item whose hold was known before the start, however starts and holds are mixed', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => room.candidate()))
    room.setClock(NINE)
    let known = false
    const starting = people.map(async (person, i) => {
      if (i >= 6) await new Promise((resolve) => setTimeout(resolve, 5 * i))
      const after = known
      return { after, has: (await itemsOf(await start(room.app, person))).has('many') }
    })
    const holding = hold(room.app, 'many').then((done) => {
      good(done)
      known = true
    })
    const [outcomes] = await Promise.all([Promise.all(starting), holding])
    expect(outcomes.filter(({ after, has }) => after && has)).toEqual([])
    const last = await room.candidate()
    expect((await itemsOf(await start(room.app, last))).has('many')).toBe(false)
  })

  it('that were prepared are made anew at the start when an item was held since, and else are given as they are', async () => {
    const people = [await room.candidate(), await room.candidate()]
    expect(await prepareForms(room.app, 10)).toBe(2)
    const before = await room.app.database.read((db) => db.$count(room.app.database.tables.forms))
    good(await hold(room.app, 'one'))
    room.setClock(NINE)
    for (const person of people) {
      const attempt = await start(room.app, person)
      const items = await itemsOf(attempt)
      expect([items.has('one'), items.size]).toEqual([false, 9])
      expect(good(await paper(room.app, person, attempt)).items).toHaveLength(9)
    }
    expect(await room.app.database.read((db) => db.$count(room.app.database.tables.forms))).toBe(before)
    expect(await room.app.database.read((db) => db.$count(room.app.database.tables.formItems))).toBe(18)
  })

  it('take the version of the desk once it is approved; attempts made before keep theirs', async () => {
    const [first, second] = [await room.candidate(), await room.candidate()]
    // All seven single items but one, so that this one is on every form.
    good(await hold(room.app, 'two'))
    room.setClock(NINE)
    const early = await start(room.app, first)
    const was = good(await paper(room.app, first, early)).items
    const { version } = await entryOf(room.app, 'one')
    good(await proposeItems(room.app, author, [draft({ stem: '改过的题干' }, 'one')], { reason: '写得更清楚' }))
    good(await approve(room.app, reviewer, 'one'))
    const now = await entryOf(room.app, 'one')
    const late = await start(room.app, second)
    expect([(await itemsOf(early)).get('one'), (await itemsOf(late)).get('one')]).toEqual([itemHash(version), now.hash])
    expect(good(await paper(room.app, first, early)).items).toEqual(was)
    expect(good(await paper(room.app, second, late)).items.map(({ stem }) => stem)).toContain('改过的题干')
    const seen = await itemAtDesk(room.app, { personId: reviewer, proposes: false, reviews: true }, 'one', {})
    expect(seen?.versions.map(({ number, forms }) => [number, forms])).toEqual([[1, 1], [2, 1]])
    expect(seen?.exposure).toEqual({ forms: 2, all: 2 })
  })

  it('take no item of the desk that nobody else has approved', async () => {
    const id = await proposed(room.app, author)
    good(await hold(room.app, 'one'))
    const [first, second] = [await room.candidate(), await room.candidate()]
    room.setClock(NINE)
    expect((await itemsOf(await start(room.app, first))).has(id)).toBe(false)
    good(await approve(room.app, reviewer, id))
    good(await hold(room.app, 'two'))
    expect((await itemsOf(await start(room.app, second))).has(id)).toBe(true)
  })

  it('know at once in one worker what was decided in another', async () => {
    const other = await assemble(room.env, () => NINE)
    try {
      const elsewhere: App = { ...other.app, catalogue: room.app.catalogue }
      expect((await entryOf(elsewhere, 'one')).usable).toBe(true)
      good(await hold(room.app, 'one'))
      expect((await entryOf(elsewhere, 'one')).usable).toBe(false)
      good(await act(elsewhere, reviewer, 'one', { type: 'release', reason: '核对无误' }))
      expect((await entryOf(room.app, 'one')).usable).toBe(true)
    } finally {
      await other.close()
    }
  })
})
