import type { Kit } from '../kit.ts'

/** Pins of the installation (origin, sealed signing key) and messages waiting to go out. */
export const systemTables = (k: Kit) => {
  const settings = k.table('settings', {
    key: k.id('key').primaryKey(),
    value: k.text('value').notNull(),
    setAt: k.instant('set_at').notNull(),
  })
  const outbox = k.table('outbox', {
    id: k.id('id').primaryKey(),
    kind: k.text('kind').notNull(),
    personId: k.id('person_id'),
    payload: k.json<Record<string, unknown>>('payload').notNull(),
    createdAt: k.instant('created_at').notNull(),
    deliveredAt: k.instant('delivered_at'),
  }, (t) => [k.index('outbox_created').on(t.createdAt)])
  return { settings, outbox }
}
