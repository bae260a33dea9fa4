// A simulated sitting, through the real front of the program and its exam door, on both engines.

import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulate, simulationWish, type Simulated } from '#app/admin-simulation.ts'
import { simulatedCandidates } from '#app/domain/exam/simulated-day.ts'
import type { AttemptId, PersonId } from '#app/domain/ids.ts'
import { dayOf } from '#app/domain/instant.ts'
import { actorOf } from '#app/services/account.ts'
import { earnedAt, issueCertificate } from '#app/services/certificates.ts'
import { logSigner } from '#app/services/register.ts'
import { bookSitting } from '#app/services/sittings.ts'
import { prepareSimulation, releaseSimulation, removeSimulation, simulatedSittings } from '#app/services/simulation/prepare.ts'
import { bankRepository } from '#db/repositories/bank.ts'
import { formsRepository } from '#db/repositories/forms.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { ENGINES } from '../database/worlds.ts'
import { addPerson, good, nineAnd, openRoom, type Room, seat } from '../exam-room/room.ts'

const CANDIDATES = 40
const wish = () => ({ ...simulationWish({ candidates: String(CANDIDATES), release: 'yes' }, 'a fixed seed') })

describe.each(ENGINES)('a simulated sitting on %s', (engine) => {
  let room: Room
  let certifier: PersonId
  let real: PersonId
  let before: Record<string, number>
  let done: Simulated
  /** How many rows each table has. */
  const counts = () =>
    room.app.database.read(async (db) => {
      const all: Record<string, number> = {}
      for (const [name, table] of Object.entries(room.app.database.tables)) all[name] = await db.$count(table)
      return all
    })
  beforeAll(async () => {
    room = await openRoom(engine)
    room.setClock(nineAnd(24 * 60))
    // Who is real here, and the register's key, are there before.
    certifier = await addPerson(room.app, '发证')
    await room.app.database.write('people', (tx) =>
      peopleRepository(room.app.database).grant(tx, {
        id: room.app.id(), personId: certifier, role: 'certifier', organisationId: room.association, grantedBy: null, grantedAt: room.app.now(), endedAt: null,
      }))
    real = await addPerson(room.app, '真实考生')
    await logSigner(room.app)
    before = await counts()
    done = await simulate(room.app, { ...wish(), organisation: room.association })
  }, 180_000)
  afterAll(() => room.close())

  const results = () => {
    const { attempts, grades, people, bookings } = room.app.database.tables
    return room.app.database.read((db) =>
      db.select({ attemptId: attempts.id, personId: attempts.personId, name: people.legalName, email: people.email, simulated: people.simulated, total: grades.total, max: grades.max, passed: grades.passed,
        startedAt: attempts.startedAt, closedAt: attempts.closedAt, rules: bookings.rulesAcceptedAt })
        .from(attempts).innerJoin(grades, eq(grades.attemptId, attempts.id)).innerJoin(people, eq(people.id, attempts.personId)).innerJoin(bookings, eq(bookings.personId, people.id))
        .where(eq(attempts.sittingId, done.sittingId)).orderBy(people.legalName))
  }

  it('is played through the door without a failure, every candidate once, on the day that was named', async () => {
    expect(done).toMatchObject({ candidates: CANDIDATES, failed: 0, firstFailure: null, released: true })
    expect(done.answers).toBeGreaterThan(CANDIDATES * 8)
    const rows = await results()
    expect(rows).toHaveLength(CANDIDATES)
    expect(done.handedIn).toBeLessThanOrEqual(CANDIDATES)
    for (const { startedAt, closedAt, rules } of rows) {
      expect([dayOf(startedAt as never), rules === null]).toEqual([dayOf(nineAnd(0)), false])
      const minutes = (Date.parse(closedAt as string) - Date.parse(startedAt as string)) / 60_000
      expect(minutes).toBeGreaterThan(10)
      expect(minutes).toBeLessThanOrEqual(60)
    }
  })

  it('is marked in its title and in the name and address of everybody in it', async () => {
    const { sittings } = room.app.database.tables
    const [row] = await room.app.database.read((db) => db.select().from(sittings).where(eq(sittings.id, done.sittingId)))
    expect(row).toMatchObject({ simulated: true })
    expect(row?.title).toMatch(/^【模拟】/)
    for (const { name, email, simulated } of await results()) expect([name.startsWith('模拟考生'), email.endsWith('.example'), simulated]).toEqual([true, true, true])
    expect(await simulatedSittings(room.app)).toEqual([{ id: done.sittingId, title: row?.title }])
  })

  it('has results that follow from what its people know', async () => {
    const rows = await results()
    const crowd = simulatedCandidates('a fixed seed', CANDIDATES, 60, 9)
    const marks = rows.map(({ total, max }) => total / max)
    const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length
    // The bank expects 78 of 100 everywhere; marks of several points give partial credit at the most.
    expect(mean).toBeGreaterThan(0.6)
    expect(mean).toBeLessThan(0.92)
    // Names are numbered as the candidates are, so row and ability belong together.
    const [x, y] = [crowd.map(({ ability }) => ability), marks]
    const [mx, my] = [x, y].map((list) => list.reduce((sum, v) => sum + v, 0) / list.length) as [number, number]
    const covariance = x.reduce((sum, v, i) => sum + (v - mx) * ((y[i] ?? 0) - my), 0)
    const correlation = covariance / Math.sqrt(x.reduce((s, v) => s + (v - mx) ** 2, 0) * y.reduce((s, v) => s + (v - my) ** 2, 0))
    expect(correlation).toBeGreaterThan(0.3)
    expect(new Set(rows.map(({ passed }) => passed)).size).toBe(2)
  })

  it('gives nobody a certificate, though they passed and the results are released', async () => {
    const actor = await actorOf(room.app, certifier)
    if (!actor) throw new Error('the certifier is gone')
    const passed = (await results()).filter((row) => row.passed)
    expect(passed.length).toBeGreaterThan(0)
    for (const { attemptId } of passed.slice(0, 3))
      expect(await issueCertificate(room.app, actor, { route: 'examined', attemptId: attemptId as AttemptId })).toMatchObject({ ok: false, refusal: 'not-found' })
    expect(await earnedAt(room.app, actor, room.association)).toEqual([])
  })

  it('exposes no item', async () => {
    const { database, catalogue } = room.app
    const itemIds = catalogue.items.map(({ id }) => id)
    const shown = await database.read(async (db) => ({
      versions: await bankRepository(database).exposures(db, itemIds),
      share: await bankRepository(database).shareSince(db, itemIds[0] as string, nineAnd(-1_000_000)),
      latest: await formsRepository(database).exposures(db, 400),
    }))
    expect(shown.versions).toEqual([])
    expect(shown.share).toEqual({ forms: 0, all: 0 })
    expect(shown.latest.forms).toBe(0)
  })

  it('takes nobody real, and is not removed with somebody real in it', async () => {
    expect(await bookSitting(room.app, real, done.sittingId)).toMatchObject({ ok: false })
    const other = good(await prepareSimulation(room.app, { title: '另一场', candidates: 2, startFrom: nineAnd(0), organisationId: room.association })).sittingId
    await seat(room.app, real, other)
    expect(await removeSimulation(room.app, other)).toMatchObject({ refusal: 'sitting-not-simulated' })
    expect(await releaseSimulation(room.app, room.sitting)).toMatchObject({ refusal: 'sitting-not-simulated' })
    expect(await releaseSimulation(room.app, done.sittingId)).toMatchObject({ refusal: 'already-released' })
    const { bookings } = room.app.database.tables
    await room.app.database.write('test', (tx) => tx.delete(bookings).where(eq(bookings.personId, real)))
    good(await removeSimulation(room.app, other))
  })

  it('is removed with all that came of it, and nothing else is', async () => {
    expect(await removeSimulation(room.app, room.sitting)).toMatchObject({ refusal: 'sitting-not-simulated' })
    expect(await removeSimulation(room.app, 'no-such' as never)).toMatchObject({ refusal: 'sitting-not-found' })
    const person = (await results())[0]?.personId as PersonId
    expect(good(await removeSimulation(room.app, done.sittingId)).people).toBe(CANDIDATES + 2)
    const after = await counts()
    // Item versions are pinned for ever, and the audit is append-only.
    const { itemVersions: _, audit: __, ...left } = after
    const { itemVersions: ___, audit: ____, ...had } = before
    expect(left).toEqual(had)
    expect(after.audit).toBeGreaterThan(before.audit ?? 0)
    expect(await actorOf(room.app, person)).toBeUndefined()
    expect(await removeSimulation(room.app, done.sittingId)).toMatchObject({ refusal: 'sitting-not-found' })
  })
})

describe('what is wished of a simulation', () => {
  it('has its defaults', () => {
    expect(simulationWish({}, 'fresh')).toEqual({ candidates: 100, seed: 'fresh', title: '演练', organisation: '31', daysAgo: 1, atOnce: 32, url: null, speed: null, release: false })
  })
  it.each([
    [{ candidates: '0' }], [{ candidates: '5001' }], [{ candidates: 'many' }], [{ 'at-once': '33' }], [{ 'days-ago': '0' }], [{ url: 'somewhere' }],
    [{ url: 'http://127.0.0.1:3000', 'days-ago': '3' }], [{ speed: '2' }], [{ url: 'http://127.0.0.1:3000', speed: '0' }],
  ])('is refused before anything is written: %j', (flags) => {
    expect(() => simulationWish(flags, 'fresh')).toThrow(/--/)
  })
})
