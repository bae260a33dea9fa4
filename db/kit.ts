// The column kinds this project allows itself, once per engine: same names, same TypeScript types.
// Six words: id, text, count, flag, instant, json. SQLite's types are the canonical ones.

import * as p from 'drizzle-orm/pg-core'
import * as s from 'drizzle-orm/sqlite-core'

export const sqliteKit = {
  table: s.sqliteTable,
  id: (name: string) => s.text(name),
  text: (name: string) => s.text(name),
  count: (name: string) => s.integer(name),
  flag: (name: string) => s.integer(name, { mode: 'boolean' }),
  instant: (name: string) => s.text(name),
  json: <T>(name: string) => s.text(name, { mode: 'json' }).$type<T>(),
  primaryKey: s.primaryKey,
  index: s.index,
  uniqueIndex: s.uniqueIndex,
}

export type Kit = typeof sqliteKit

// Text compares by code unit on both engines only under the C collation.
const textC = p.customType<{ data: string; driverData: string }>({ dataType: () => 'text COLLATE "C"' })
const jsonText = p.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
})

// The one cast of the schema: PostgreSQL's builders stand in for SQLite's.
export const postgresKit = {
  table: p.pgTable,
  id: (name: string) => textC(name),
  text: (name: string) => textC(name),
  count: (name: string) => p.bigint(name, { mode: 'number' }),
  flag: (name: string) => p.boolean(name),
  instant: (name: string) => textC(name),
  json: (name: string) => jsonText(name),
  primaryKey: p.primaryKey,
  index: p.index,
  uniqueIndex: p.uniqueIndex,
} satisfies Record<keyof Kit, unknown> as unknown as Kit
