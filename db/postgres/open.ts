// PostgreSQL: a write is a transaction that first takes an advisory lock on its scope.

import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Pool } from 'pg'
import { DatabaseRefusal, lend, onlyOneWrite, type Database, type Reader, type Writer } from '../database.ts'
import { postgresKit } from '../kit.ts'
import { newestMigration } from '../migrations.ts'
import { defineSchema } from '../schema/index.ts'

const AFTER_WRITE_MS = 5000

/**
 * Opens and migrates the database.
 * @param url `postgres://…`; @param readUrl a replica for reads, if there is one
 */
export async function openPostgres(url: string, migrationsFolder: string, readUrl?: string): Promise<Database> {
  const tables = defineSchema(postgresKit)
  const pool = connect(url)
  const readPool = readUrl ? connect(readUrl) : pool
  const db = drizzle(pool, { schema: tables })
  const readDb = drizzle(readPool, { schema: tables })
  await refuseNewer(pool, migrationsFolder)
  await migrate(db, { migrationsFolder })
  // A replica may lag behind: for a while after a write here, reads ask the primary, so that nobody misses their own act.
  let wroteAt = Number.NEGATIVE_INFINITY

  return {
    dialect: 'postgres',
    tables,
    read: (work) => work((performance.now() - wroteAt < AFTER_WRITE_MS ? db : readDb) as unknown as Reader),
    write: (scope, work) =>
      onlyOneWrite(() =>
        db.transaction(async (tx) => {
          await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${scope}, 0))`)
          return lend(tx as unknown as Writer, work)
        }).finally(() => {
          wroteAt = performance.now()
        }),
      ),
    close: async () => {
      if (readPool !== pool) await readPool.end()
      await pool.end()
    },
  }
}

function connect(url: string) {
  const pool = new Pool({ connectionString: url })
  pool.on('error', () => {}) // an idle client that loses its server must not end the process; the next query reports it
  return pool
}

async function refuseNewer(pool: Pool, migrationsFolder: string) {
  const { rows: known } = await pool.query("select to_regclass('drizzle.__drizzle_migrations') as at")
  if (!known[0]?.at) return
  const { rows } = await pool.query('select max(created_at) as at from drizzle.__drizzle_migrations')
  if (Number(rows[0]?.at ?? 0) > newestMigration(migrationsFolder))
    throw new DatabaseRefusal('The database was written by a newer version of this program. Start that version, or restore an older backup.')
}
