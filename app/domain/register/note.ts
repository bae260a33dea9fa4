// Signed notes and checkpoints, c2sp.org/signed-note and c2sp.org/tlog-checkpoint:
//
//     note        text ending in newline, an empty line, then one or more lines
//                 — <key name> base64(key id ‖ signature)
//     key id      first 4 bytes of SHA-256(key name ‖ 0x0A ‖ 0x01 ‖ Ed25519 public key)
//     vkey        <key name>+<key id, 8 hex digits>+base64(0x01 ‖ public key)
//     checkpoint  a note whose text is: origin, size in decimal, root in base64
//
// Signing and verifying are arguments, so that keys stay where they are kept. A second signature type (ML-DSA-44) would
// be another type byte here and another signer there.

import { sha256 } from '#app/domain/canonical.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { equal, type Hash } from './merkle.ts'

const ED25519 = 0x01
const MOST_SIGNATURES = 64
const SIGNATURE_LINE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u

export interface NoteKey {
  /** A URL without scheme, no space and no plus: the log's origin. */
  readonly name: string
  /** The 32 bytes of an Ed25519 public key. */
  readonly publicKey: Uint8Array
}
export interface Signer extends NoteKey {
  readonly sign: (message: Uint8Array) => Uint8Array
}
export interface Verifier extends NoteKey {
  readonly verify: (message: Uint8Array, signature: Uint8Array) => boolean
}

export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Hash
}

const utf8 = new TextEncoder()
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Base64 in its one canonical spelling; undefined for any other. */
export function fromBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

/** The key id: 4 bytes. */
export const keyId = ({ name, publicKey }: NoteKey): Uint8Array =>
  sha256(`${name}\n`, Uint8Array.of(ED25519), publicKey).subarray(0, 4)

/** The verifier key as it is published. */
export const formatVerifierKey = (key: NoteKey): string =>
  `${key.name}+${Buffer.from(keyId(key)).toString('hex')}+${base64(Buffer.from([ED25519, ...key.publicKey]))}`

/** A published verifier key; refuses another signature type and an id that does not fit the key. */
export function parseVerifierKey(text: string): Result<NoteKey, 'verifier-key-malformed'> {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? []
  const material = encoded ? fromBase64(encoded) : undefined
  if (!name || !material || material.length !== 33 || material[0] !== ED25519) return refuse('verifier-key-malformed')
  const key = { name, publicKey: material.subarray(1) }
  return Buffer.from(keyId(key)).toString('hex') === id ? ok(key) : refuse('verifier-key-malformed')
}

/** A note with one signature. @throws when the text is none that can be signed. */
export function signNote(text: string, signer: Signer): string {
  if (!text.endsWith('\n') || !isCleanText(text))
    throw new Error('a note is text without controls, ending in a newline')
  const signature = signer.sign(utf8.encode(text))
  return `${text}\n— ${signer.name} ${base64(Buffer.concat([keyId(signer), signature]))}\n`
}

/**
 * Opens a note with the keys that are trusted. Signatures by other keys are passed over; one by a trusted key must
 * verify. Answers the text and the names of the keys that verified.
 */
export function openNote(
  note: string,
  trusted: readonly Verifier[],
): Result<{ text: string; signedBy: string[] }, 'note-malformed' | 'note-unsigned' | 'signature-wrong'> {
  const gap = note.lastIndexOf('\n\n')
  if (gap < 0 || !note.endsWith('\n') || !isCleanText(note)) return refuse('note-malformed')
  const text = note.slice(0, gap + 1)
  const lines = note.slice(gap + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) return refuse('note-malformed')
  const signedBy: string[] = []
  for (const line of lines) {
    const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? []
    const bytes = encoded ? fromBase64(encoded) : undefined
    if (!name || !bytes || bytes.length < 5) return refuse('note-malformed')
    const key = trusted.find((k) => k.name === name && equal(keyId(k), bytes.subarray(0, 4)))
    if (!key) continue
    if (!key.verify(utf8.encode(text), bytes.subarray(4))) return refuse('signature-wrong', { key: name })
    signedBy.push(name)
  }
  return signedBy.length > 0 ? ok({ text, signedBy }) : refuse('note-unsigned')
}

/** The text of a checkpoint: three lines, no extensions. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${base64(root)}\n`

/** A checkpoint's text read strictly: three lines, no leading zero in the size, a root of 32 bytes. */
export function parseCheckpointText(text: string): Result<Checkpoint, 'checkpoint-malformed'> {
  const [, origin, digits, encoded] = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text) ?? []
  const root = encoded ? fromBase64(encoded) : undefined
  const size = Number(digits)
  if (!origin || !root || !Number.isSafeInteger(size)) return refuse('checkpoint-malformed')
  return ok({ origin, size, root })
}

/** The signed checkpoint of a log whose origin is its key's name. */
export const signCheckpoint = (head: { size: number; root: Hash }, signer: Signer): string =>
  signNote(checkpointText({ origin: signer.name, ...head }), signer)

/** No control character but newline, and nothing that is no Unicode text. */
const isCleanText = (text: string): boolean =>
  !/[\u0000-\u0009\u000b-\u001f]/.test(text) && !/\p{Surrogate}/u.test(text)
