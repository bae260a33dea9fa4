import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isUniqueViolation } from '#db/errors.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { settingsRepository } from '#db/repositories/settings.ts'
import { ENGINES, openWorld, type TestWorld } from './worlds.ts'

describe.each(ENGINES)('the two doors on %s', (engine) => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openWorld(engine)
  })
  afterAll(() => world.close())
  const set = () => settingsRepository(world.app.database)

  it('keeps all of a write or nothing of it', async () => {
    const { database, now } = world.app
    await expect(database.write('a', async (tx) => {
      await set().pin(tx, 'half-done', 'x', now())
      throw new Error('no')
    })).rejects.toThrow('no')
    expect(await database.read((db) => set().get(db, 'half-done'))).toBeUndefined()
  })
  it('refuses a write inside a write', async () => {
    const { database } = world.app
    await expect(database.write('a', () => database.write('b', async () => 1))).rejects.toThrow('write() inside write()')
  })
  it('refuses a tx that outlived its write', async () => {
    const { database, now } = world.app
    let kept: Parameters<Parameters<typeof database.write>[1]>[0] | undefined
    await database.write('a', async (tx) => {
      kept = tx
    })
    await expect(async () => set().pin(kept as never, 'late', 'x', now())).rejects.toThrow()
  })
  it('refuses a tx that outlived its write to a prepared query as well', async () => {
    const { database } = world.app
    let kept: Parameters<Parameters<typeof database.write>[1]>[0] | undefined
    await database.write('a', async (tx) => {
      kept = tx
      await attemptsRepository(database).own(tx, 'no-such-attempt' as never, 'nobody' as never)
    })
    await expect(async () => attemptsRepository(database).own(kept as never, 'no-such-attempt' as never, 'nobody' as never)).rejects.toThrow()
  })
  it('undoes a failing write alone, whatever is written beside it at the same time', async () => {
    const { database, now } = world.app
    await database.write('there', (tx) => set().pin(tx, 'there', 'once', now()))
    const results = await Promise.allSettled(Array.from({ length: 30 }, (_, n) =>
      database.write(`beside:${n}`, async (tx) => {
        await set().pin(tx, `beside-${n}`, 'x', now())
        if (n % 3 === 1) throw new Error('no')
        if (n % 3 === 2) await tx.insert(database.tables.settings).values({ key: 'there', value: 'twice', setAt: now() })
      })))
    results.forEach((one, n) => {
      if (n % 3 === 0) expect(one.status).toBe('fulfilled')
      else if (n % 3 === 1) expect(one).toMatchObject({ status: 'rejected', reason: { message: 'no' } })
      else expect(one.status === 'rejected' && isUniqueViolation(one.reason)).toBe(true)
    })
    for (let n = 0; n < 30; n++) expect(await database.read((db) => set().get(db, `beside-${n}`))).toBe(n % 3 === 0 ? 'x' : undefined)
  })
  it('lets everybody read their own write as soon as it is acknowledged', async () => {
    const { database, now } = world.app
    await Promise.all(Array.from({ length: 50 }, async (_, n) => {
      await database.write(`own:${n}`, (tx) => set().pin(tx, `own-${n}`, String(n), now()))
      expect(await database.read((db) => set().get(db, `own-${n}`))).toBe(String(n))
    }))
  })
  it('loses nothing when two hundred writers read, change and write one value', async () => {
    const { database, tables, now } = { ...world.app, tables: world.app.database.tables }
    await database.write('count', async (tx) => {
      await tx.insert(tables.loginFailures).values({ emailKey: 'count', count: 0, lastAt: now(), lockedUntil: null })
    })
    const { eq } = await import('drizzle-orm')
    await Promise.all(Array.from({ length: 200 }, () =>
      database.write('count', async (tx) => {
        const [row] = await tx.select().from(tables.loginFailures).where(eq(tables.loginFailures.emailKey, 'count'))
        await tx.update(tables.loginFailures).set({ count: (row?.count ?? 0) + 1 }).where(eq(tables.loginFailures.emailKey, 'count'))
      })))
    const [row] = await database.read((db) => db.select().from(tables.loginFailures).where(eq(tables.loginFailures.emailKey, 'count')))
    expect(row?.count).toBe(200)
  })
})
