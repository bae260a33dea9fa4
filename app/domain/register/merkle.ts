// The Merkle tree of RFC 6962 section 2.1, over stored hashes of complete subtrees.
//
// node(level, index) is the hash of the 2^level leaves from index · 2^level on, once all of them exist. It never
// changes. Every root and proof is put together from O(log n) of them. Sizes are whole numbers up to 2^53 − 1.

import { sha256 } from '#app/domain/canonical.ts'

export type Hash = Uint8Array
/**
 * The storage that the algorithms need. It may throw for a node that is not there: that is a fault, never a refusal.
 */
export type ReadNode = (level: number, index: number) => Hash | Promise<Hash>

export interface StoredNode {
  readonly level: number
  readonly index: number
  readonly hash: Hash
}

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** SHA-256(0x00 ‖ entry) */
export const leafHash = (entry: Uint8Array): Hash => sha256(LEAF, entry)
/** SHA-256(0x01 ‖ left ‖ right) */
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(NODE, left, right)
/** The root of the empty tree: SHA-256 of nothing. */
export const emptyRoot = (): Hash => sha256()

/**
 * Appends one leaf to a tree of `size`: the nodes that became complete (to be stored together with the new size) and
 * the new root. Nothing is written here.
 */
export async function append(size: number, leaf: Hash, read: ReadNode): Promise<{ nodes: StoredNode[]; root: Hash }> {
  checkSize(size + 1)
  const nodes: StoredNode[] = [{ level: 0, index: size, hash: leaf }]
  let top = nodes[0] as StoredNode
  while (top.index % 2 === 1) {
    const left = await read(top.level, top.index - 1)
    top = { level: top.level + 1, index: (top.index - 1) / 2, hash: nodeHash(left, top.hash) }
    nodes.push(top)
  }
  const withNew: ReadNode = (level, index) => {
    const node = nodes[level]
    return node && node.index === index ? node.hash : read(level, index)
  }
  return { nodes, root: await rootOf(size + 1, withNew) }
}

/** The root of the first `size` leaves, MTH(D[0:size]). */
export async function rootOf(size: number, read: ReadNode): Promise<Hash> {
  checkSize(size)
  return size === 0 ? emptyRoot() : treeHash(0, size, read)
}

/** PATH(index, D[0:size]) of RFC 6962 section 2.1.1: from the leaf's sibling up to the root's child. */
export async function inclusionProof(index: number, size: number, read: ReadNode): Promise<Hash[]> {
  checkSize(size)
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`no leaf ${index} in ${size}`)
  const proof: Hash[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + split(to - from)
    const onTheLeft = index < middle
    proof.push(await (onTheLeft ? treeHash(middle, to, read) : treeHash(from, middle, read)))
    if (onTheLeft) to = middle
    else from = middle
  }
  return proof.reverse()
}

/**
 * PROOF(first, D[0:size]) of RFC 6962 section 2.1.2: that the tree of `first` leaves begins the tree of `size` leaves.
 */
export async function consistencyProof(first: number, size: number, read: ReadNode): Promise<Hash[]> {
  checkSize(size)
  if (!Number.isSafeInteger(first) || first < 0 || first > size)
    throw new RangeError(`${first} leaves do not begin ${size}`)
  if (first === 0 || first === size) return []
  const proof: Hash[] = []
  let [from, to, old] = [0, size, first]
  // `old` leaves of those from `from` to `to` are of the first tree; at the end that is all of them.
  while (old < to - from) {
    const left = split(to - from)
    const middle = from + left
    if (old <= left) {
      proof.push(await treeHash(middle, to, read))
      to = middle
    } else {
      proof.push(await treeHash(from, middle, read))
      ;[from, old] = [middle, old - left]
    }
  }
  // Its hash is the first tree's own root when the way never turned right: the verifier has that already.
  if (from > 0) proof.push(await treeHash(from, to, read))
  return proof.reverse()
}

/** RFC 9162 section 2.1.3.2: whether a leaf stands at `index` in the tree of `size` leaves with this root. */
export function verifyInclusion(leaf: Hash, index: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  if (!isHash(leaf) || !proof.every(isHash)) return false
  let [fn, sn, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)]
    } else hash = nodeHash(hash, sibling)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && equal(hash, root)
}

/**
 * RFC 9162 section 2.1.4.2: whether the tree of `first` leaves with root `firstRoot` begins the tree of `size` leaves
 * with this root. The empty tree begins every tree, but proves nothing: it is answered with false.
 */
export function verifyConsistency(
  first: number,
  size: number,
  firstRoot: Hash,
  root: Hash,
  proof: readonly Hash[],
): boolean {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(size) || first < 1 || first > size) return false
  if (!proof.every(isHash)) return false
  if (first === size) return proof.length === 0 && equal(firstRoot, root)
  let [fn, sn] = [first - 1, size - 1]
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  // A first tree that is one complete subtree starts the walk with its own root.
  const [seed, ...path] = fn === 0 ? [firstRoot, ...proof] : proof
  if (!seed) return false
  let [fr, sr] = [seed, seed]
  for (const sibling of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(sibling, fr)
      sr = nodeHash(sibling, sr)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)]
    } else sr = nodeHash(sr, sibling)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && equal(fr, firstRoot) && equal(sr, root)
}

/** MTH(D[from:to]) for a range as the recursion of RFC 6962 makes them: a power of two long, it is one stored node. */
async function treeHash(from: number, to: number, read: ReadNode): Promise<Hash> {
  const [level, span] = largestPower(to - from)
  if (span === to - from) return read(level, from / span)
  const left = await read(level, from / span)
  return nodeHash(left, await treeHash(from + span, to, read))
}

/** The largest power of two not above n, as [exponent, power]. */
function largestPower(n: number): [number, number] {
  let [level, span] = [0, 1]
  while (span * 2 <= n) [level, span] = [level + 1, span * 2]
  return [level, span]
}

/** The largest power of two below n (n > 1): where RFC 6962 splits n leaves. */
function split(n: number): number {
  return largestPower(n - 1)[1]
}

const isHash = (bytes: Uint8Array): boolean => bytes.length === 32

export const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

function checkSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`no tree of ${size} leaves`)
}
