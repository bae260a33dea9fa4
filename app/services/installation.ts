// What is settled once for an installation: its public address (the register's name) and the log's signing key.

import { newSigningKey, publicKeyOf, signEd25519 } from './secrets.ts'
import type { App } from './app.ts'
import { StartRefusal } from '../env.server.ts'
import { settingsRepository } from '#db/repositories/settings.ts'

/** The host (and port) that the register's origin and the did:web names derive from. */
export const hostOf = (publicUrl: string): string => new URL(publicUrl).host

/**
 * Pins the origin at the first start.
 * @param explicit whether PUBLIC_URL was set; a derived one follows the pin instead of fighting it
 * @throws StartRefusal when PUBLIC_URL names another host than the one pinned
 */
export async function pinOrigin(app: App, explicit: boolean): Promise<void> {
  const settings = settingsRepository(app.database)
  const host = hostOf(app.publicUrl)
  const pinned = await app.database.write('settings', (tx) => settings.pin(tx, 'origin-host', host, app.now()))
  if (explicit && pinned !== host)
    throw new StartRefusal(
      `PUBLIC_URL names ${host}, but this register was founded as ${pinned} and its signatures bear that name. Set PUBLIC_URL to an address at ${pinned}, or start with an empty database.`,
    )
}

export interface LogKey {
  /** The register's origin: a schema-less address. */
  readonly origin: string
  readonly publicKey: Buffer
  readonly sign: (message: Uint8Array) => Buffer
}

/** The log's key, made at first use, kept sealed in the database. */
export async function logKey(app: App): Promise<LogKey> {
  const settings = settingsRepository(app.database)
  const read = () => app.database.read(async (db) => ({ key: await settings.get(db, 'log-key'), host: await settings.get(db, 'origin-host') }))
  let { key, host } = await read()
  if (!key) {
    const sealed = app.secrets.seal('log-key', newSigningKey().privatePem)
    key = await app.database.write('settings', (tx) => settings.pin(tx, 'log-key', sealed, app.now()))
  }
  const pem = app.secrets.unseal('log-key', key)
  return { origin: `${host ?? hostOf(app.publicUrl)}/register`, publicKey: publicKeyOf(pem), sign: (message) => signEd25519(pem, message) }
}

/** One small read: throws when the database does not answer. */
export const databaseAnswers = (app: App): Promise<unknown> =>
  app.database.read((db) => settingsRepository(app.database).get(db, 'origin-host'))
