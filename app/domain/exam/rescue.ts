// The rescue file: the last resort when answers cannot be sent. The browser seals it so that only the server can read it;
// the candidate carries it to an invigilator. This is its form; sealing is the browser's (app/ui/exam/rescue-file.ts),
// opening the server's (app/services/rescue.ts). Nothing here is Node's or the browser's alone.
//
// Sealing: an ephemeral ECDH key on P-256 meets the server's key; HKDF-SHA-256 (RFC 5869) of what they share, with both
// public keys as salt and the kind as info, gives a key for AES-256-GCM, which also authenticates kind and attempt.

import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Answer } from './attempt.ts'

export const RESCUE_KIND = 'mingjian-rescue-1'
/** No rescue file is larger, in bytes: a thousand answers of the longest kind fit several times. */
export const RESCUE_LIMIT = 1024 * 1024

/** An answer as the browser had it. `saved`: the server had acknowledged this revision. */
export type RescuedAnswer = { readonly slot: number; readonly revision: number; readonly response: unknown; readonly saved: boolean }

export type RescueContent = {
  readonly attempt: string
  /** Server time by the page's own clock when the file was written. */
  readonly writtenAt: string
  readonly answers: readonly RescuedAnswer[]
  /** What the page knew of itself: its window, the browser, since when answers were unsent. Told to the invigilator, trusted for nothing. */
  readonly client: Readonly<Record<string, string>>
}

/** The file as it is carried: JSON, all bytes in base64url. */
export type RescueEnvelope = {
  readonly kind: typeof RESCUE_KIND
  readonly attempt: string
  /** The server's public key it is sealed to, and the ephemeral one: points of P-256, uncompressed (65 bytes). */
  readonly to: string
  readonly from: string
  readonly nonce: string
  readonly sealed: string
}

/** What is authenticated beside the content. */
export const boundTo = (attempt: string): string => `${RESCUE_KIND}\n${attempt}`

const BASE64URL = /^[A-Za-z0-9_-]+$/
const POINT_LENGTH = 87

export const toBase64url = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
export const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const record = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined

const parsed = (text: string): Record<string, unknown> | undefined => {
  try {
    return record(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Reads the envelope. Refuses what is no rescue file at all. */
export function readEnvelope(text: string): Result<RescueEnvelope, 'rescue-not-a-file'> {
  const file = parsed(text.replace(/^\uFEFF/, '').trim())
  const field = (name: string) => (typeof file?.[name] === 'string' ? (file[name] as string) : '')
  const [attempt, to, from, nonce, sealed] = ['attempt', 'to', 'from', 'nonce', 'sealed'].map(field) as [string, string, string, string, string]
  const whole = [attempt, to, from, nonce, sealed].every((value) => BASE64URL.test(value))
  if (file?.kind !== RESCUE_KIND || !whole || to.length !== POINT_LENGTH || from.length !== POINT_LENGTH || nonce.length !== 16)
    return refuse('rescue-not-a-file')
  return ok({ kind: RESCUE_KIND, attempt, to, from, nonce, sealed })
}

/** Reads what was sealed. Refuses what our page would not have written. */
export function readContent(text: string): Result<RescueContent, 'rescue-damaged'> {
  const content = parsed(text)
  if (!content || typeof content.attempt !== 'string' || typeof content.writtenAt !== 'string' || !Array.isArray(content.answers)) return refuse('rescue-damaged')
  const answers: RescuedAnswer[] = []
  for (const one of content.answers) {
    const answer = record(one)
    const { slot, revision, response = null, saved } = answer ?? {}
    if (!Number.isSafeInteger(slot) || !Number.isSafeInteger(revision)) return refuse('rescue-damaged')
    answers.push({ slot: slot as number, revision: revision as number, response, saved: saved === true })
  }
  const client = Object.entries(record(content.client) ?? {}).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, 300)] as const] : []))
  return ok({ attempt: content.attempt, writtenAt: content.writtenAt.slice(0, 30), answers, client: Object.fromEntries(client) })
}

/** An answer of the file beside what stands on the server. `newer`: the server has no such revision; it can be taken. */
export type Compared = RescuedAnswer & { readonly stands: Answer | null; readonly verdict: 'newer' | 'same' | 'older' }

/** The file's answers beside the server's, by slot. */
export const compareRescue = (content: RescueContent, standing: ReadonlyMap<number, Answer>): readonly Compared[] =>
  [...content.answers]
    .sort((a, b) => a.slot - b.slot || a.revision - b.revision)
    .map((answer) => {
      const stands = standing.get(answer.slot) ?? null
      const same = stands !== null && stands.revision === answer.revision && JSON.stringify(stands.response) === JSON.stringify(answer.response)
      return { ...answer, stands, verdict: same ? 'same' : answer.revision > (stands?.revision ?? 0) ? 'newer' : 'older' }
    })
