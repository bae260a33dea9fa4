// The two doors. Nothing else of a driver is visible outside this folder.

import { AsyncLocalStorage } from 'node:async_hooks'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Schema } from './schema/index.ts'

/** What both drivers answer alike: awaitable queries; no .run() .all() .get() .transaction(). */
export type Reader = Pick<BetterSQLite3Database<Schema>, 'select' | 'selectDistinct' | '$count' | 'query'>
export type Writer = Reader & Pick<BetterSQLite3Database<Schema>, 'insert' | 'update' | 'delete'>

export interface Database {
  readonly dialect: 'sqlite' | 'postgres'
  readonly tables: Schema
  /** Reads committed rows. Never waits for a writer. */
  read<T>(work: (db: Reader) => Promise<T>): Promise<T>
  /** All or nothing; writes under one scope never overlap. Await nothing in here but the database, catch nothing. */
  write<T>(scope: string, work: (tx: Writer) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const writing = new AsyncLocalStorage<true>()

export function onlyOneWrite<T>(work: () => Promise<T>): Promise<T> {
  if (writing.getStore()) throw new Error('write() inside write(): pass tx down instead')
  return writing.run(true, work)
}

/** Lends tx for the length of one write; a query that outlives it throws instead of joining the next. */
export async function lend<W extends object, T>(tx: W, work: (tx: W) => Promise<T>): Promise<T> {
  const { proxy, revoke } = Proxy.revocable(tx, {})
  try {
    return await work(proxy)
  } finally {
    revoke()
  }
}

/** A fault that a person can mend: told in one plain sentence at start-up. */
export class DatabaseRefusal extends Error {}
