import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
