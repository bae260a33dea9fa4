// A proof file that checks offline with the log's key alone, c2sp.org/tlog-proof@v1:
//
//     c2sp.org/tlog-proof@v1
//     extra <base64>           here always the entry's bytes, from which the leaf is hashed
//     index <decimal>
//     <base64 hash>            the inclusion proof, from the leaf's sibling upwards; none in a tree of one
//     (empty line)
//     <signed checkpoint>

import { ok, refuse, type Result } from '#app/domain/result.ts'
import { leafHash, verifyInclusion, type Hash } from './merkle.ts'
import { fromBase64, openNote, parseCheckpointText, type Checkpoint, type Verifier } from './note.ts'

const HEAD = 'c2sp.org/tlog-proof@v1'
const LONGEST_PATH = 63

export interface Proof {
  /** The entry's bytes. */
  readonly extra: Uint8Array
  readonly index: number
  readonly path: readonly Hash[]
  /** The signed note, byte for byte. */
  readonly checkpoint: string
}

export type ProofRefusal =
  | 'proof-malformed'
  | 'note-malformed'
  | 'note-unsigned'
  | 'signature-wrong'
  | 'checkpoint-malformed'
  | 'other-log'
  | 'not-included'

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

export const formatProof = ({ extra, index, path, checkpoint }: Proof): string =>
  [HEAD, `extra ${base64(extra)}`, `index ${index}`, ...path.map(base64), '', checkpoint].join('\n')

/** Reads a proof file; what it claims is not yet believed. */
export function parseProof(text: string): Result<Proof, 'proof-malformed'> {
  const gap = text.indexOf('\n\n')
  if (gap < 0) return refuse('proof-malformed')
  const [head, extraLine, indexLine, ...hashes] = text.slice(0, gap).split('\n')
  const extra = /^extra (\S+)$/.exec(extraLine ?? '')?.[1]
  const digits = /^index (0|[1-9]\d{0,15})$/.exec(indexLine ?? '')?.[1]
  const entry = extra ? fromBase64(extra) : undefined
  const path = hashes.map(fromBase64)
  if (head !== HEAD || !entry || !digits || hashes.length > LONGEST_PATH) return refuse('proof-malformed')
  if (!path.every((hash): hash is Uint8Array => hash?.length === 32)) return refuse('proof-malformed')
  return ok({ extra: entry, index: Number(digits), path, checkpoint: text.slice(gap + 2) })
}

/** What a proof file proves, with the log's key: that this entry stands at this index under that signed head. */
export function checkProof(
  text: string,
  log: Verifier,
): Result<{ entry: Uint8Array; index: number; checkpoint: Checkpoint }, ProofRefusal> {
  const proof = parseProof(text)
  if (!proof.ok) return proof
  const note = openNote(proof.value.checkpoint, [log])
  if (!note.ok) return note
  const checkpoint = parseCheckpointText(note.value.text)
  if (!checkpoint.ok) return checkpoint
  if (checkpoint.value.origin !== log.name) return refuse('other-log')
  const { extra, index, path } = proof.value
  const { size, root } = checkpoint.value
  if (!verifyInclusion(leafHash(extra), index, size, path, root)) return refuse('not-included')
  return ok({ entry: extra, index, checkpoint: checkpoint.value })
}
