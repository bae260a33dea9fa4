import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { projectRoot, readEnvironment, StartRefusal } from '#app/env.server.ts'
import { assemble } from '#app/main.server.ts'
import { signUp } from '#app/services/account.ts'
import { openDatabase } from '#db/open.ts'
import { ENGINES, openWorld } from './worlds.ts'

const root = projectRoot()

describe('the migrations', () => {
  it.each([['sqlite', 'sqlite'], ['postgres', 'postgresql']])('of %s say all that the schema says', (engine, dialect) => {
    const folder = mkdtempSync(join(root, 'var-drift-'))
    try {
      cpSync(join(root, `db/${engine}/migrations`), folder, { recursive: true })
      const before = readdirSync(folder).sort()
      const { status, stdout, stderr } = spawnSync('npx', ['drizzle-kit', 'generate', '--dialect', dialect, '--schema', `./db/${engine}/schema.ts`, '--out', folder.slice(root.length + 1)], { cwd: root, encoding: 'utf8' })
      expect(status, stdout + stderr).toBe(0)
      expect(readdirSync(folder).sort(), 'drizzle-kit wants another migration: run npm run migrations').toEqual(before)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 60_000)

  it.each(ENGINES)('of %s lose no row of a database that has some', async (engine) => {
    const world = await openWorld(engine)
    await signUp(world.app, { legalName: '张晓明', documentType: 'resident-id', documentNumber: '110101199003070011', email: 'a@example.cn', password: 'Paper-and-ink-1', region: '31', consent: true })
    const counts = async (database: typeof world.app.database) =>
      Object.fromEntries(await Promise.all(Object.entries(database.tables).map(async ([name, table]) => [name, await database.read((db) => db.$count(table))])))
    const before = await counts(world.app.database)
    const again = await openDatabase({ databaseUrl: world.env.DATABASE_URL, dataDir: world.env.DATA_DIR, root })
    expect(await counts(again)).toEqual(before)
    expect(before.people).toBe(1)
    expect(before.organisations).toBe(33)
    await again.close()
    await world.close()
  })
})

describe('a start that cannot go well is refused in one sentence', () => {
  const start = (variables: Record<string, string>, mode: 'production' | 'demo' = 'demo') =>
    assemble({ ...readEnvironment(mode, { LOG_LEVEL: 'silent', ...variables }) })
  it('when production lacks its secrets, naming each', () => {
    expect(() => readEnvironment('production', {})).toThrow(/Production needs SECRET_KEY and PUBLIC_URL/)
  })
  it.each([
    [{ PORT: '99999' }, /PORT must be/], [{ PORT: 'x' }, /PORT must be a whole number/], [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL must be an address with postgres:/], [{ SECRET_KEY: 'short' }, /SECRET_KEY must be at least 32 characters/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be/], [{ PUBLIC_URL: 'example.org' }, /PUBLIC_URL must be/], [{ RATE_LIMIT_FACTOR: '-1' }, /RATE_LIMIT_FACTOR must be/],
  ])('when the environment holds %j', (variables, words) => expect(() => readEnvironment('demo', variables)).toThrow(words))
  it('when the data directory cannot be written', async () => {
    await expect(start({ DATA_DIR: '/dev/null/var' })).rejects.toThrow(/The data directory \/dev\/null\/var cannot be written/)
  })
  it('when PostgreSQL does not answer', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingjian-start-'))
    await expect(start({ DATA_DIR: folder, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' })).rejects.toThrow(/DATABASE_URL cannot be reached/)
    rmSync(folder, { recursive: true })
  })
  it('when the database was written by a newer version', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingjian-start-'))
    await (await start({ DATA_DIR: folder })).close()
    const file = new Sqlite(join(folder, 'mingjian.sqlite'))
    file.prepare("insert into __drizzle_migrations (hash, created_at) values ('x', ?)").run(Date.UTC(2099, 0))
    file.close()
    const refused = start({ DATA_DIR: folder })
    await expect(refused).rejects.toThrow(/newer version/)
    await expect(refused).rejects.toBeInstanceOf(StartRefusal)
    rmSync(folder, { recursive: true })
  })
  it('when PUBLIC_URL names another host than the register was founded under', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingjian-start-'))
    await (await start({ DATA_DIR: folder, PUBLIC_URL: 'https://one.example' })).close()
    await expect(start({ DATA_DIR: folder, PUBLIC_URL: 'https://two.example' })).rejects.toThrow(/founded as one.example/)
    await (await start({ DATA_DIR: folder })).close() // unset: the pin stands
    rmSync(folder, { recursive: true })
  })
})
