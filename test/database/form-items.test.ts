// Forms made before it was counted which item stands on them are counted all the same.

import pg from 'pg'
import Sqlite from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareForms } from '#app/services/attempts.ts'
import { openRoom } from '../exam-room/room.ts'
import { type Engine, ENGINES, type TestWorld } from './worlds.ts'

describe.each(ENGINES)('a database of the release before, on %s', (engine) => {
  it('gets the items of its forms, of each once, and keeps those it has', async () => {
    const room = await openRoom(engine)
    const { database } = room.app
    const rows = (from: typeof database) =>
      from.read((db) => db.select().from(database.tables.formItems).orderBy(database.tables.formItems.formId, database.tables.formItems.slot))
    try {
      await Promise.all([room.candidate(), room.candidate(), room.candidate()])
      expect(await prepareForms(room.app, 10)).toBe(3)
      const counted = await rows(database)
      expect(counted).toHaveLength(27)
      const [first] = counted
      await again(room, `delete from form_items where form_id <> '${first?.formId}'`)
      expect(await rows(database)).toEqual(counted)
    } finally {
      await room.close()
    }
  })
})

/** Takes away what the migration did, and lets it do it again. */
async function again({ env }: TestWorld, sql: string): Promise<void> {
  const migration = (engine: Engine) => readFileSync(join(env.root, `db/${engine}/migrations/0002_form_items.sql`), 'utf8')
  if (!env.DATABASE_URL) {
    const file = new Sqlite(join(env.DATA_DIR, 'mingjian.sqlite'))
    file.exec(sql)
    file.exec(migration('sqlite'))
    file.close()
    return
  }
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  await client.query(sql)
  await client.query(migration('postgres'))
  await client.end()
}
