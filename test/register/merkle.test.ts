import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  consistencyProof,
  emptyRoot,
  type Hash,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '#app/domain/register/merkle.ts'
import { bytes, numbered, SampleLog } from './sample-log.ts'

// Figures published with github.com/transparency-dev/merkle (Apache-2.0): eight leaves and the root at every size.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  bytes,
)
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const hex = (hash: Uint8Array) => Buffer.from(hash).toString('hex')
const base64 = (list: readonly Uint8Array[]) => list.map((hash) => Buffer.from(hash).toString('base64'))

/** RFC 6962 section 2.1 word for word: slow, and nothing of it shared with the code under test but the two hashes. */
const mth = (leaves: readonly Hash[]): Hash => {
  if (leaves.length <= 1) return leaves[0] ?? emptyRoot()
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(mth(leaves.slice(0, k)), mth(leaves.slice(k)))
}

describe('the published log of eight leaves', () => {
  let log: SampleLog
  beforeAll(async () => {
    log = await SampleLog.of(LEAVES)
  })

  it('has the published root at every size', async () => {
    const growing = new SampleLog()
    expect(hex(await rootOf(0, growing.read))).toBe(ROOTS[0])
    for (const [i, leaf] of LEAVES.entries()) {
      await growing.add(leaf)
      expect(hex(growing.root as Hash)).toBe(ROOTS[i + 1])
      expect(hex(await rootOf(i + 1, log.read))).toBe(ROOTS[i + 1])
    }
  })
  it.each([
    [0, 1, []],
    [
      0,
      8,
      [
        'lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=',
        'Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=',
        'a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=',
      ],
    ],
    [
      5,
      8,
      [
        'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=',
        'yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=',
        '037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=',
      ],
    ],
    [2, 3, ['+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=']],
    [
      1,
      5,
      [
        'bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=',
        'Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=',
        'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=',
      ],
    ],
  ])('proves leaf %d in %d with the published path', async (index, size, path) => {
    const proof = await inclusionProof(index, size, log.read)
    expect(base64(proof)).toEqual(path)
    expect(
      verifyInclusion(leafHash(LEAVES[index] as Uint8Array), index, size, proof, bytes(ROOTS[size] as string)),
    ).toBe(true)
  })
  it.each([
    [1, 1, []],
    [
      1,
      8,
      [
        'lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=',
        'Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=',
        'a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=',
      ],
    ],
    [
      6,
      8,
      [
        'DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=',
        'yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=',
        '037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=',
      ],
    ],
    [2, 5, ['Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=', 'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=']],
    [
      6,
      7,
      [
        'DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=',
        'sIaT7C5yFZcTBkHoIR5+7cy0wmQTlj7ubB4u0W/7Gl8=',
        '037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=',
      ],
    ],
  ])('proves that %d leaves begin %d with the published path', async (first, size, path) => {
    const proof = await consistencyProof(first, size, log.read)
    expect(base64(proof)).toEqual(path)
    expect(verifyConsistency(first, size, bytes(ROOTS[first] as string), bytes(ROOTS[size] as string), proof)).toBe(
      true,
    )
  })
})

describe('a log of any size', () => {
  const LARGEST = 300
  let log: SampleLog
  let leaves: Hash[]
  const roots: Hash[] = []
  beforeAll(async () => {
    const entries = numbered(LARGEST)
    leaves = entries.map(leafHash)
    log = new SampleLog()
    roots.push(emptyRoot())
    for (const entry of entries) {
      await log.add(entry)
      roots.push(log.root as Hash)
    }
  })
  const root = (size: number) => roots[size] as Hash
  const size = fc.integer({ min: 1, max: LARGEST })
  const inTree = fc.tuple(size, fc.nat()).map(([n, i]) => [i % n, n] as const)
  const flip = (hash: Hash, bit: number): Hash =>
    hash.map((byte, i) => (i === (bit >> 3) % 32 ? byte ^ (1 << (bit & 7)) : byte))

  it('has the root that the definition gives', () => {
    for (let n = 0; n <= LARGEST; n += n < 20 ? 1 : 13) expect(hex(root(n))).toBe(hex(mth(leaves.slice(0, n))))
  })
  it('proves every leaf at every size, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(inTree, fc.nat(), async ([index, n], noise) => {
        const proof = await inclusionProof(index, n, log.read)
        const leaf = leaves[index] as Hash
        const holds = (l: Hash, i: number, s: number, p: Hash[], r: Hash) => verifyInclusion(l, i, s, p, r)
        expect(holds(leaf, index, n, proof, root(n))).toBe(true)
        expect(holds(flip(leaf, noise), index, n, proof, root(n))).toBe(false)
        expect(holds(leaf, index, n, proof, flip(root(n), noise))).toBe(false)
        expect(holds(leaf, index, n, [...proof, leaf], root(n))).toBe(false)
        expect(holds(leaf, n, n, proof, root(n))).toBe(false)
        if (n > 1) {
          expect(holds(leaf, (index + 1 + (noise % (n - 1))) % n, n, proof, root(n))).toBe(false)
          expect(holds(leaf, index, n, proof.slice(1), root(n))).toBe(false)
          expect(holds(leaf, index, n, proof.with(0, flip(proof[0] as Hash, noise)), root(n))).toBe(false)
          expect(holds(leaf, index, n, proof.with(0, new Uint8Array()), root(n))).toBe(false)
        }
      }),
    )
  })
  it('proves that every earlier tree begins every later one, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(inTree, fc.nat(), async ([before, n], noise) => {
        const first = before + 1
        const proof = await consistencyProof(first, n, log.read)
        expect(verifyConsistency(first, n, root(first), root(n), proof)).toBe(true)
        expect(verifyConsistency(first, n, flip(root(first), noise), root(n), proof)).toBe(false)
        expect(verifyConsistency(first, n, root(first), flip(root(n), noise), proof)).toBe(false)
        expect(verifyConsistency(first, n, root(first), root(n), [...proof, root(n)])).toBe(false)
        expect(verifyConsistency(n + 1, n, root(first), root(n), proof)).toBe(false)
        if (first < n) {
          const at = noise % proof.length
          expect(verifyConsistency(first, n, root(first), root(n), [])).toBe(false)
          expect(
            verifyConsistency(first, n, root(first), root(n), proof.with(at, flip(proof[at] as Hash, noise))),
          ).toBe(false)
          expect(verifyConsistency(first, n, root(first), root(n), proof.slice(1))).toBe(false)
        }
      }),
    )
  })
  it('reads and stores O(log n) hashes for an append, a root and a proof', async () => {
    const depth = Math.ceil(Math.log2(LARGEST))
    log.readings = 0
    await inclusionProof(0, LARGEST - 1, log.read)
    expect(log.readings).toBeLessThanOrEqual(2 * depth)
    log.readings = 0
    await consistencyProof(171, LARGEST - 1, log.read)
    expect(log.readings).toBeLessThanOrEqual(3 * depth)
    log.readings = 0
    await rootOf(LARGEST - 1, log.read)
    expect(log.readings).toBeLessThanOrEqual(depth)
  })
  it('holds for trees far larger than 32 bits count', async () => {
    const huge = 2 ** 40 + 5
    const read = (level: number, index: number) => leafHash(Buffer.from(`${level}/${index}`))
    const proof = await inclusionProof(2 ** 40 + 2, huge, read)
    // A made-up tree: only the leaf's side of the path has to hash together, so its siblings are leaf, pair and peak.
    expect(proof).toHaveLength(4)
    const top = await rootOf(huge, read)
    const path: Hash[] = [read(0, 2 ** 40 + 3), read(1, 2 ** 39), read(0, 2 ** 40 + 4), read(40, 0)]
    expect(base64(proof)).toEqual(base64(path))
    expect(hex(top)).toBe(hex(nodeHash(read(40, 0), nodeHash(read(2, 2 ** 38), read(0, 2 ** 40 + 4)))))
  })
  it('takes nothing but whole hashes for a leaf', () => {
    expect(verifyInclusion(new Uint8Array(), 0, 1, [], new Uint8Array())).toBe(false)
  })
  it('is a fault to ask for what is not in the tree', async () => {
    await expect(inclusionProof(5, 5, log.read)).rejects.toThrow(RangeError)
    await expect(consistencyProof(6, 5, log.read)).rejects.toThrow(RangeError)
    await expect(rootOf(-1, log.read)).rejects.toThrow(RangeError)
  })
})
