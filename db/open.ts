import { join } from 'node:path'
import type { Database } from './database.ts'
import { openPostgres } from './postgres/open.ts'
import { openSqlite } from './sqlite/open.ts'

export interface Where {
  /** Unset: SQLite in `dataDir`. */
  readonly databaseUrl?: string | undefined
  readonly databaseReadUrl?: string | undefined
  readonly dataDir: string
  /** The project's root, under which the migrations lie. */
  readonly root: string
}

/** The one way to a database. Migrates on the way in; throws DatabaseRefusal with a plain sentence when it may not. */
export const openDatabase = async (where: Where): Promise<Database> =>
  where.databaseUrl
    ? openPostgres(where.databaseUrl, join(where.root, 'db/postgres/migrations'), where.databaseReadUrl)
    : openSqlite(join(where.dataDir, 'mingjian.sqlite'), join(where.root, 'db/sqlite/migrations'))
