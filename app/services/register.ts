// The public log: appended to inside the write of whatever it records, read by anyone.

import { randomBytes } from 'node:crypto'
import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { parseNumber } from '#app/domain/certificate/number.ts'
import {
  commitmentTo,
  entryBytes,
  formatEntry,
  parseEntry,
  type LogEntry as ParsedEntry,
  type LogEvent,
} from '#app/domain/register/entry.ts'
import { append, emptyRoot, inclusionProof, leafHash } from '#app/domain/register/merkle.ts'
import { formatVerifierKey, signCheckpoint, type Signer } from '#app/domain/register/note.ts'
import { formatProof } from '#app/domain/register/proof.ts'
import { encodeBundle, isTileOf, joinHashes, parseTilePath, rangeOf } from '#app/domain/register/tiles.ts'
import type { Database, Reader, Writer } from '#db/database.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { registerRepository, type LogHead } from '#db/repositories/register.ts'
import type { App } from './app.ts'
import { logKey } from './installation.ts'

/** Everything that appends to the log takes this scope, so that appends never overlap. */
export const REGISTER_SCOPE = 'register'

export interface Recorded {
  readonly index: number
  readonly salt: string
}

/** The signer of the log, read once a database. */
const signers = new WeakMap<Database, Promise<Signer>>()
export function logSigner(app: App): Promise<Signer> {
  const known = signers.get(app.database)
  if (known) return known
  const fresh = logKey(app).then(({ origin, publicKey, sign }) => ({ name: origin, publicKey, sign }))
  signers.set(app.database, fresh)
  fresh.catch(() => signers.delete(app.database))
  return fresh
}

const nodeReader = (database: Database, db: Reader) => async (level: number, index: number) => {
  const hash = await registerRepository(database).node(db, level, index)
  if (!hash) throw new Error(`the log lacks node ${level}/${index}`)
  return hash
}

/**
 * Appends one event within the caller's write (which must hold REGISTER_SCOPE): entry, nodes and the signed head together,
 * so that no two heads of one size can ever be signed.
 * @param facts what the entry's commitment commits to; they stay with the event, with the salt
 */
export async function record(
  database: Database,
  tx: Writer,
  signer: Signer,
  event: { number: string; event: LogEvent; at: Instant; facts: Readonly<Record<string, unknown>> },
): Promise<Recorded> {
  const log = registerRepository(database)
  const salt = randomBytes(32)
  const text = formatEntry({
    number: event.number,
    event: event.event,
    at: event.at,
    commitment: commitmentTo(event.facts, salt),
  })
  const head = await log.head(tx)
  const index = head?.size ?? 0
  const { nodes, root } = await append(index, leafHash(entryBytes(text)), nodeReader(database, tx))
  await log.addEntry(tx, { index, entry: text, at: event.at })
  for (const node of nodes) await log.addNode(tx, node.level, node.index, node.hash)
  const note = signCheckpoint({ size: index + 1, root }, signer)
  await log.addHead(tx, { size: index + 1, root: Buffer.from(root).toString('base64'), note, signedAt: event.at })
  return { index, salt: salt.toString('base64url') }
}

/** The newest signed head. A register without entries has a signed head of size 0. */
export async function registerHead(app: App): Promise<LogHead> {
  const log = registerRepository(app.database)
  const head = await app.database.read((db) => log.head(db))
  if (head) return head
  const signer = await logSigner(app)
  const root = emptyRoot()
  const first: LogHead = {
    size: 0,
    root: Buffer.from(root).toString('base64'),
    note: signCheckpoint({ size: 0, root }, signer),
    signedAt: app.now(),
  }
  return app.database.write(REGISTER_SCOPE, async (tx) => {
    const known = await log.head(tx)
    if (known) return known
    await log.addHead(tx, first)
    return first
  })
}

/** The verifier key, as C2SP signed-note writes it. */
export const registerKey = async (app: App): Promise<string> => formatVerifierKey(await logSigner(app))

/** The bytes of a tile or an entry bundle; refuses every path that the present tree does not have. */
export async function registerTile(app: App, path: string): Promise<Result<Uint8Array, 'tile-absent'>> {
  const tile = parseTilePath(path)
  if (!tile.ok) return refuse('tile-absent')
  const { size } = await registerHead(app)
  if (!isTileOf(tile.value, size)) return refuse('tile-absent')
  const log = registerRepository(app.database)
  const { level, from, count } = rangeOf(tile.value)
  const whole = <T>(found: T[]): T[] => {
    // Caches keep a tile for ever, so half of one must never leave.
    if (found.length !== count) throw new Error(`the log lacks a part of tile ${path}`)
    return found
  }
  return app.database.read(async (db) =>
    ok(
      tile.value.kind === 'entries'
        ? encodeBundle(whole(await log.entries(db, from, count)).map((entry) => entryBytes(entry.entry)))
        : joinHashes(whole(await log.nodes(db, level, from, count))),
    ),
  )
}

export interface LogPage {
  readonly head: LogHead
  /** Newest first. A snapshot's number is its id; no entry has a name. */
  readonly entries: readonly (Pick<ParsedEntry, 'number' | 'event' | 'at'> & { readonly index: number })[]
  /** The index with which the neighbouring page is asked for; null where the log ends. */
  readonly newer: number | null
  readonly older: number | null
}

/** One page of the log. @param upTo the index of its newest entry; the log's newest when null or beyond the end */
export async function logPage(app: App, upTo: number | null, length = 25): Promise<LogPage> {
  const head = await registerHead(app)
  const top = upTo === null ? head.size - 1 : Math.min(upTo, head.size - 1)
  const from = Math.max(0, top - length + 1)
  const rows =
    top < 0 ? [] : await app.database.read((db) => registerRepository(app.database).entries(db, from, top - from + 1))
  const entries = rows.map(({ index, entry }) => {
    const read = parseEntry(entryBytes(entry))
    if (!read.ok) throw new Error(`entry ${index} of the log is malformed`)
    const { number, event, at } = read.value
    return { index, number, event, at }
  })
  return {
    head,
    entries: entries.reverse(),
    newer: top < head.size - 1 ? Math.min(top + length, head.size - 1) : null,
    older: from > 0 ? from - 1 : null,
  }
}

/** The proof file of an entry under the newest head. */
export async function proofAt(app: App, index: number): Promise<Result<string, 'not-found'>> {
  const head = await registerHead(app)
  const log = registerRepository(app.database)
  return app.database.read(async (db) => {
    const entry = index < head.size ? await log.entry(db, index) : undefined
    if (!entry) return refuse('not-found')
    const path = await inclusionProof(index, head.size, nodeReader(app.database, db))
    return ok(formatProof({ extra: entryBytes(entry.entry), index, path, checkpoint: head.note }))
  })
}

/**
 * The proof file of a certificate's latest event, or of the one named.
 * @param event an index in the log, as the certificate's events carry it; or the kind of event: the latest of that kind
 */
export async function proofOfCertificate(
  app: App,
  numberText: string,
  event: string | null,
): Promise<Result<string, 'not-found'>> {
  const number = parseNumber(numberText)
  if (!number.ok) return refuse('not-found')
  const found = await app.database.read((db) => certificatesRepository(app.database).byNumber(db, number.value.number))
  const wanted =
    event === null
      ? found?.events.at(-1)
      : found?.events.findLast((e) => e.kind === event || String(e.logIndex) === event)
  return wanted ? proofAt(app, wanted.logIndex) : refuse('not-found')
}
