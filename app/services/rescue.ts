// Opening rescue files: the server's key pair for them, and what is in a file beside what stands. Taking the answers up is
// an invigilator's act with a reason (attempt-acts.ts).

import { createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto'
import {
  boundTo, compareRescue, type Compared, readContent, readEnvelope, RESCUE_KIND, RESCUE_LIMIT, type RescueContent,
} from '#app/domain/exam/rescue.ts'
import type { AttemptId } from '#app/domain/ids.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Database } from '#db/database.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { settingsRepository } from '#db/repositories/settings.ts'
import type { App } from './app.ts'

interface RescueKey {
  readonly privateKey: KeyObject
  /** The point, uncompressed. */
  readonly point: Buffer
}

const keys = new WeakMap<Database, Promise<RescueKey>>()

/** The key pair that rescue files are sealed to: made at first use, kept sealed in the database, read once a process. */
function rescueKey(app: App): Promise<RescueKey> {
  const known = keys.get(app.database)
  if (known) return known
  const fresh = readKey(app)
  keys.set(app.database, fresh)
  fresh.catch(() => keys.delete(app.database))
  return fresh
}

async function readKey(app: App): Promise<RescueKey> {
  const settings = settingsRepository(app.database)
  let sealed = await app.database.read((db) => settings.get(db, 'rescue-key'))
  if (!sealed) {
    const made = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
    const fresh = app.secrets.seal('rescue-key', made)
    sealed = await app.database.write('settings', (tx) => settings.pin(tx, 'rescue-key', fresh, app.now()))
  }
  const privateKey = createPrivateKey(app.secrets.unseal('rescue-key', sealed))
  const { x, y } = createPublicKey(privateKey).export({ format: 'jwk' })
  return { privateKey, point: Buffer.concat([Buffer.from([4]), Buffer.from(x ?? '', 'base64url'), Buffer.from(y ?? '', 'base64url')]) }
}

/** The public key to give to a page, in base64url. */
export const rescuePublicKey = async (app: App): Promise<string> => (await rescueKey(app)).point.toString('base64url')

export type RescueRefusal = 'rescue-too-large' | 'rescue-not-a-file' | 'rescue-other-server' | 'rescue-damaged'

/**
 * What is in a rescue file. Refusals: `rescue-too-large`; `rescue-not-a-file`; `rescue-other-server` when it was sealed to
 * another server's key; `rescue-damaged` when one byte of it is not as it was written.
 */
export async function openRescue(app: App, bytes: Uint8Array): Promise<Result<RescueContent, RescueRefusal>> {
  if (bytes.byteLength > RESCUE_LIMIT) return refuse('rescue-too-large')
  const envelope = readEnvelope(new TextDecoder().decode(bytes))
  if (!envelope.ok) return envelope
  const { attempt, to, from, nonce, sealed } = envelope.value
  const { privateKey, point } = await rescueKey(app)
  if (to !== point.toString('base64url')) return refuse('rescue-other-server')
  const text = unsealed(privateKey, point, { attempt, from: raw(from), nonce: raw(nonce), sealed: raw(sealed) })
  const content = text === undefined ? refuse('rescue-damaged') : readContent(text)
  if (!content.ok) return content
  return content.value.attempt === attempt ? content : refuse('rescue-damaged')
}

const raw = (text: string) => Buffer.from(text, 'base64url')

/** Undefined when anything was changed on the way. */
function unsealed(privateKey: KeyObject, to: Buffer, file: { attempt: string; from: Buffer; nonce: Buffer; sealed: Buffer }): string | undefined {
  try {
    const { from, nonce, sealed } = file
    const publicKey = createPublicKey({
      key: { kty: 'EC', crv: 'P-256', x: from.subarray(1, 33).toString('base64url'), y: from.subarray(33).toString('base64url') },
      format: 'jwk',
    })
    const key = Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey, publicKey }), Buffer.concat([from, to]), RESCUE_KIND, 32))
    const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(Buffer.from(boundTo(file.attempt)))
    cipher.setAuthTag(sealed.subarray(-16))
    return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

export interface ReadRescue {
  readonly content: RescueContent
  /** By slot, beside what stands. */
  readonly answers: readonly Compared[]
}

/**
 * What a file would bring to an attempt: its answers beside those that stand. Nothing is changed; who may ask is the
 * caller's to check. Refusals: see `openRescue`; `rescue-other-attempt` when it was written in another attempt.
 */
export async function readRescueFile(
  app: App,
  attemptId: AttemptId,
  bytes: Uint8Array,
): Promise<Result<ReadRescue, RescueRefusal | 'rescue-other-attempt'>> {
  const content = await openRescue(app, bytes)
  if (!content.ok) return content
  if (content.value.attempt !== attemptId) return refuse('rescue-other-attempt')
  const standing = await app.database.read((db) => attemptsRepository(app.database).answers(db, attemptId))
  return ok({ content: content.value, answers: compareRescue(content.value, standing) })
}
