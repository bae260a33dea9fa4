// Queries of the hot paths: built and prepared once for each connection, then only run. Building a query costs several
// times what running it does.

import { type Placeholder, sql } from 'drizzle-orm'
import type { Reader } from './database.ts'
import type { Schema } from './schema/index.ts'

/** Under this key a door's query builder tells which connection's it is; a lent `tx` tells the same until it is called back. */
export const CONNECTION = Symbol('connection')

/** Marks a query builder that lives as long as its connection. */
export function connected<D extends object>(builder: D): D {
  return Object.assign(builder, { [CONNECTION]: builder })
}

/** Where a value comes in later. */
export const hole = (name: string): Placeholder => sql.placeholder(name)

type Values = Readonly<Record<string, unknown>>
/** An unfinished query; SQLite's builders take no name and pass it over. */
type Unfinished<R> = { prepare(name?: string): { execute(values?: Record<string, unknown>): PromiseLike<R> & { sync?(): R } } }

/**
 * A query with holes that is prepared where it is first asked for. Without `limit`: SQLite compiles a statement anew each
 * time a limit is bound to it.
 * @param name unique in the project: PostgreSQL knows the statement by it
 * @param build makes the query; called once for each connection, so it must depend on nothing else
 */
export function prepared<D extends Reader, R>(
  name: string,
  build: (db: D, tables: Schema) => Unfinished<R>,
): (db: D, tables: Schema, values: Values) => PromiseLike<R> | R {
  const ready = new WeakMap<object, ReturnType<Unfinished<R>['prepare']>>()
  return (db, tables, values) => {
    const connection = (db as D & { [CONNECTION]?: D })[CONNECTION] ?? db
    let query = ready.get(connection)
    if (!query) {
      query = build(connection, tables).prepare(name)
      ready.set(connection, query)
    }
    const result = query.execute(values)
    // SQLite answers at once: a promise for what is there already would cost more than the query.
    return result.sync ? result.sync() : result
  }
}
