// Keys for machines: `mj_live_<id>_<secret><checksum>`, shown once, kept as a hash.

import { randomInt } from 'node:crypto'
import { sha256 } from '#app/domain/canonical.ts'
import { trustedId, type ApiKeyId, type OrganisationId, type PersonId } from '#app/domain/ids.ts'
import { dayOf } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { apiKeysRepository, type ApiKey } from '#db/repositories/api-keys.ts'
import { peopleRepository, type Organisation } from '#db/repositories/people.ts'
import type { App } from './app.ts'
import { sameSecret } from './secrets.ts'

export const SCOPES = ['verify', 'headcount', 'roster', 'changes', 'webhooks'] as const
export type ApiScope = (typeof SCOPES)[number]

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const draw = (length: number) => Array.from({ length }, () => ALPHABET[randomInt(62)]).join('')
const SHAPE = /^mj_(live|test)_([A-Za-z0-9]{10})_([A-Za-z0-9]{43})([A-Za-z0-9]{6})$/

/** Six characters over everything before them: a key cut short or mistyped is told before any look-up. */
function checksum(text: string): string {
  const bytes = sha256(text)
  return Array.from({ length: 6 }, (_, i) => ALPHABET[(bytes[i] as number) % 62]).join('')
}

/** Makes a key. The text is the only time the secret is seen. */
export async function makeApiKey(
  app: App, actorId: PersonId, organisationId: OrganisationId, wish: { label: string; environment: 'live' | 'test'; scopes: readonly ApiScope[] },
): Promise<Result<{ id: ApiKeyId; text: string }, 'label-missing' | 'scopes-missing'>> {
  if (!wish.label.trim()) return refuse('label-missing')
  if (wish.scopes.length === 0) return refuse('scopes-missing')
  const id = trustedId<'api-key'>(draw(10))
  const head = `mj_${wish.environment}_${id}_${draw(43)}`
  const text = head + checksum(head)
  const [keys, people, now] = [apiKeysRepository(app.database), peopleRepository(app.database), app.now()]
  await app.database.write(`organisation:${organisationId}`, async (tx) => {
    await keys.add(tx, {
      id, organisationId, environment: wish.environment, label: wish.label.trim().slice(0, 100), secretHash: sha256(text).toString('base64url'),
      scopes: wish.scopes, createdBy: actorId, createdAt: now, expiresAt: null, revokedAt: null, lastUsedOn: null,
    })
    await people.audit(tx, { id: app.id(), at: now, actorId, action: 'api-key.make', object: `api-key:${id}`, detail: { scopes: wish.scopes } })
  })
  return ok({ id, text })
}

/** Ends a key at once; the row stays. */
export async function revokeApiKey(app: App, actorId: PersonId, organisationId: OrganisationId, id: ApiKeyId): Promise<void> {
  const [keys, people, now] = [apiKeysRepository(app.database), peopleRepository(app.database), app.now()]
  await app.database.write(`organisation:${organisationId}`, async (tx) => {
    await keys.revoke(tx, organisationId, id, now)
    await people.audit(tx, { id: app.id(), at: now, actorId, action: 'api-key.revoke', object: `api-key:${id}`, detail: {} })
  })
}

export const apiKeysOf = (app: App, organisationId: OrganisationId): Promise<ApiKey[]> =>
  app.database.read((db) => apiKeysRepository(app.database).ofOrganisation(db, organisationId))

export interface Caller {
  readonly key: ApiKey
  readonly organisation: Organisation
}

/** Who calls with this text; undefined for whatever is no key in force. The day of use is noted once a day. */
export async function callerOf(app: App, text: string): Promise<Caller | undefined> {
  const [, environment, id, secret, sum] = SHAPE.exec(text) ?? []
  if (!id || !sameSecret(checksum(`mj_${environment}_${id}_${secret}`), sum as string)) return undefined
  const keys = apiKeysRepository(app.database)
  const now = app.now()
  const found = await app.database.read(async (db) => {
    const key = await keys.byId(db, id)
    return key && { key, organisation: await peopleRepository(app.database).organisation(db, key.organisationId) }
  })
  if (!found?.organisation || found.key.environment !== environment) return undefined
  if (!sameSecret(found.key.secretHash, sha256(text).toString('base64url'))) return undefined
  if (found.key.revokedAt || (found.key.expiresAt && found.key.expiresAt <= now)) return undefined
  if (found.key.lastUsedOn !== dayOf(now)) await app.database.write(`api-key:${id}`, (tx) => keys.used(tx, found.key.id, dayOf(now)))
  return { key: found.key, organisation: found.organisation }
}
