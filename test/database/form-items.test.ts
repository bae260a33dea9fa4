// Forms made before it was counted which item stands on them are counted all the same.

import pg from 'pg'
import Sqlite from 'better-sqlite3'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareForms } from '#app/services/attempts.ts'
import { openDatabase } from '#db/open.ts'
import { openRoom } from '../exam-room/room.ts'
import { ENGINES, type TestWorld } from './worlds.ts'

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
      await asBefore(room, `delete from form_items where form_id <> '${first?.formId}'`)
      expect(await rows(database)).toHaveLength(9)
      const again = await openDatabase({ databaseUrl: room.env.DATABASE_URL, dataDir: room.env.DATA_DIR, root: room.env.root })
      expect(await rows(again)).toEqual(counted)
      await again.close()
    } finally {
      await room.close()
    }
  })
})

/** Takes the last migration back, as far as it did anything. */
async function asBefore({ env }: TestWorld, sql: string): Promise<void> {
  if (!env.DATABASE_URL) {
    const file = new Sqlite(join(env.DATA_DIR, 'mingjian.sqlite'))
    file.exec(`${sql}; delete from __drizzle_migrations where created_at > (select created_at from __drizzle_migrations order by created_at limit 1 offset 1)`)
    file.close()
    return
  }
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  await client.query(sql)
  await client.query('delete from drizzle.__drizzle_migrations where created_at > (select created_at from drizzle.__drizzle_migrations order by created_at limit 1 offset 1)')
  await client.end()
}
