// SQLite: one WAL file, a reader that never waits and a writer whose turns are queued.

import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { DatabaseRefusal, lend, onlyOneWrite, type Database } from '../database.ts'
import { newestMigration } from '../migrations.ts'
import { sqliteKit } from '../kit.ts'
import { connected } from '../prepared.ts'
import { defineSchema, type Schema } from '../schema/index.ts'
import { writesInGroups } from './groups.ts'

const schema: Schema = defineSchema(sqliteKit)

/**
 * Opens (and if need be creates and migrates) the file. Several processes may share it.
 * @param file the database file; @param migrationsFolder the folder of drizzle-kit's SQLite migrations
 */
export function openSqlite(file: string, migrationsFolder: string): Database {
  migrateSqlite(file, migrationsFolder)
  const writer = connect(file)
  const reader = connect(file, { readonly: true })
  const write = connected(drizzle(writer, { schema }))
  const read = connected(drizzle(reader, { schema }))
  const groups = writesInGroups(writer)

  return {
    dialect: 'sqlite',
    tables: schema,
    read: (work) => work(read),
    write: (_scope, work) => onlyOneWrite(() => groups.write(() => lend(write, work))),
    close: async () => {
      await groups.idle()
      reader.close()
      writer.close()
    },
  }
}

function connect(file: string, options: Sqlite.Options = {}) {
  const connection = new Sqlite(file, options)
  if (!options.readonly) connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('busy_timeout = 5000')
  connection.pragma('foreign_keys = ON')
  rememberStatements(connection)
  return connection
}

const KEPT_STATEMENTS = 500

/** Every query is prepared by its text before it is run: the same text on the same connection is the same statement. */
function rememberStatements(connection: Sqlite.Database) {
  const kept = new Map<string, Sqlite.Statement>()
  const prepare = connection.prepare.bind(connection)
  const remembering = (source: string): Sqlite.Statement => {
    let statement = kept.get(source)
    if (statement) kept.delete(source)
    else statement = prepare(source)
    kept.set(source, statement) // the one used last stands last
    if (kept.size > KEPT_STATEMENTS) for (const [oldest] of kept) if (kept.delete(oldest)) break
    return statement
  }
  connection.prepare = remembering as typeof connection.prepare
}

/** Foreign keys must be off before the migrator's BEGIN: SQLite ignores the pragma inside one (drizzle-orm#5782). */
function migrateSqlite(file: string, migrationsFolder: string) {
  const connection = new Sqlite(file)
  try {
    refuseNewer(connection, migrationsFolder)
    connection.pragma('foreign_keys = OFF')
    migrate(drizzle(connection), { migrationsFolder })
    const broken = connection.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`migration left ${broken.length} dangling references`)
  } finally {
    connection.close()
  }
}

function refuseNewer(connection: Sqlite.Database, migrationsFolder: string) {
  const known = connection.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  if (!known) return
  const row = connection.prepare('select max(created_at) as at from __drizzle_migrations').get() as { at: number | null }
  if ((row.at ?? 0) > newestMigration(migrationsFolder))
    throw new DatabaseRefusal('The database was written by a newer version of this program. Start that version, or restore an older backup.')
}
