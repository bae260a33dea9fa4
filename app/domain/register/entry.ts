// A log entry: canonical JSON {"at","commitment","event","number","v":1}. The facts themselves are not in the log, only
// a salted commitment to them: whoever has salt and facts can show that they are the ones, and without the salt nobody
// can guess them (个人信息保护法 art. 25).

import { canonicalJson, sha256 } from '#app/domain/canonical.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'

export const LOG_EVENTS = [
  'certified',
  'suspended',
  'reinstated',
  'revoked',
  'withdrawn',
  'renewed',
  'reissued',
  'snapshot',
] as const
export type LogEvent = (typeof LOG_EVENTS)[number]

export interface LogEntry {
  /** The certificate's number; for `snapshot`, the snapshot's id. */
  readonly number: string
  readonly event: LogEvent
  /** ISO 8601 UTC with milliseconds. */
  readonly at: string
  /** base64url of 32 bytes. */
  readonly commitment: string
}

const COMMITMENT = /^[A-Za-z0-9_-]{43}$/
const AT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const SHORTEST_SALT = 16

/**
 * base64url of SHA-256(salt ‖ canonical JSON of the facts). @throws for a salt under 16 bytes: it would hide nothing.
 */
export function commitmentTo(facts: unknown, salt: Uint8Array): string {
  if (salt.length < SHORTEST_SALT) throw new RangeError(`a salt of ${salt.length} bytes`)
  return sha256(salt, canonicalJson(facts)).toString('base64url')
}

/**
 * The entry as text; its UTF-8 bytes are what is hashed into the leaf. @throws for an entry that is not well-formed.
 */
export function formatEntry({ number, event, at, commitment }: LogEntry): string {
  if (!number || !AT.test(at) || !COMMITMENT.test(commitment)) throw new Error('not a log entry')
  return canonicalJson({ v: 1, number, event, at, commitment })
}

/** The bytes of an entry's text. */
export const entryBytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** An entry read back; refuses anything but the one canonical text of an entry. */
export function parseEntry(bytes: Uint8Array): Result<LogEntry, 'entry-malformed'> {
  let read: Partial<Record<string, unknown>>
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value) || canonicalJson(value) !== text)
      return refuse('entry-malformed')
    read = value as Partial<Record<string, unknown>>
  } catch {
    return refuse('entry-malformed')
  }
  const { v, number, event, at, commitment } = read
  const known = LOG_EVENTS.find((name) => name === event)
  if (v !== 1 || Object.keys(read).length !== 5 || !known) return refuse('entry-malformed')
  if (typeof number !== 'string' || number === '' || typeof at !== 'string' || typeof commitment !== 'string')
    return refuse('entry-malformed')
  return AT.test(at) && COMMITMENT.test(commitment)
    ? ok({ number, event: known, at, commitment })
    : refuse('entry-malformed')
}
