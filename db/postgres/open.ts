// PostgreSQL: a write is a transaction that first takes an advisory lock on its scope.

import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Pool, type PoolClient } from 'pg'
import { DatabaseRefusal, lend, onlyOneWrite, type Database, type Reader, type Writer } from '../database.ts'
import { postgresKit } from '../kit.ts'
import { newestMigration } from '../migrations.ts'
import { connected } from '../prepared.ts'
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
  const db = connected(drizzle(pool, { schema: tables }))
  const readDb = connected(drizzle(readPool, { schema: tables }))
  await refuseNewer(pool, migrationsFolder)
  await migrate(db, { migrationsFolder })
  // A replica may lag behind: for a while after a write here, reads ask the primary, so that nobody misses their own act.
  let wroteAt = Number.NEGATIVE_INFINITY

  // One query builder for each connection: what it has prepared stays prepared there.
  const writers = new WeakMap<PoolClient, Writer>()
  const writerOf = (client: PoolClient): Writer => {
    const writer = writers.get(client) ?? (connected(drizzle(client, { schema: tables })) as unknown as Writer)
    writers.set(client, writer)
    return writer
  }

  async function inTransaction<T>(scope: string, work: (tx: Writer) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query(LOCK, [scope])
      const result = await lend(writerOf(client), work)
      const { command } = await client.query('commit')
      if (command !== 'COMMIT') throw new Error('the transaction was not committed: a statement in it had failed')
      client.release()
      return result
    } catch (fault) {
      // A connection that cannot even roll back is of no more use.
      await client.query('rollback').then(() => client.release(), (broken: Error) => client.release(broken))
      throw fault
    }
  }

  return {
    dialect: 'postgres',
    tables,
    read: (work) => work((performance.now() - wroteAt < AFTER_WRITE_MS ? db : readDb) as unknown as Reader),
    write: (scope, work) =>
      onlyOneWrite(() =>
        inTransaction(scope, work).finally(() => {
          wroteAt = performance.now()
        }),
      ),
    close: async () => {
      if (readPool !== pool) await readPool.end()
      await pool.end()
    },
  }
}

const LOCK = { name: 'lock', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))' }

function connect(url: string) {
  const pool = new Pool({ connectionString: url })
  // A client that loses its server must not end the process: the query under way, or the next one, reports it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

async function refuseNewer(pool: Pool, migrationsFolder: string) {
  const { rows: known } = await pool.query("select to_regclass('drizzle.__drizzle_migrations') as at")
  if (!known[0]?.at) return
  const { rows } = await pool.query('select max(created_at) as at from drizzle.__drizzle_migrations')
  if (Number(rows[0]?.at ?? 0) > newestMigration(migrationsFolder))
    throw new DatabaseRefusal('The database was written by a newer version of this program. Start that version, or restore an older backup.')
}
