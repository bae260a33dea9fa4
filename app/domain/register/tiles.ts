// The log as static files, c2sp.org/tlog-tiles:
//
//     tile/<L>/<N>[.p/<W>]           hashes, 256 to a full tile: hash i of tile N at level L is the root of the 256^L
//                                    leaves from (N · 256 + i) · 256^L on
//     tile/entries/<N>[.p/<W>]       the entries themselves, each after its length as a big-endian uint16
//     <N>                            groups of three digits, all but the last marked: 1234067 is x001/x234/067
//     .p/<W>                         only on a tile that is not full: 1 to 255 wide, no leading zero

import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Hash, ReadNode } from './merkle.ts'

export const TILE_WIDTH = 256
const HASH_BYTES = 32
const LONGEST_ENTRY = 0xffff
const PATH = /^(0|[1-9]\d?|entries)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

export interface Tile {
  readonly kind: 'hashes' | 'entries'
  /** 0 to 63; 0 for entries. */
  readonly level: number
  readonly index: number
  /** 256 for a full tile. */
  readonly width: number
}

/** `x001/x234/067` */
export function formatTileIndex(index: number): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) as string[]
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
}

/** What stands after `/register/tile/`. */
export const formatTilePath = ({ kind, level, index, width }: Tile): string =>
  `${kind === 'entries' ? kind : level}/${formatTileIndex(index)}${width < TILE_WIDTH ? `.p/${width}` : ''}`

/** Reads what stands after `/register/tile/`. A tile has one path only: another spelling of it is refused. */
export function parseTilePath(path: string): Result<Tile, 'tile-path-malformed'> {
  const [, level, groups, width] = PATH.exec(path) ?? []
  if (!level || !groups) return refuse('tile-path-malformed')
  const tile: Tile = {
    kind: level === 'entries' ? 'entries' : 'hashes',
    level: level === 'entries' ? 0 : Number(level),
    index: Number(groups.replace(/\D/g, '')),
    width: width ? Number(width) : TILE_WIDTH,
  }
  const fits = tile.level <= 63 && tile.width <= TILE_WIDTH && Number.isSafeInteger(tile.index)
  return fits && formatTilePath(tile) === path ? ok(tile) : refuse('tile-path-malformed')
}

/**
 * Whether a tree of `size` leaves has all that a tile holds. A partial form stays available once the tile is fuller.
 */
export const isTileOf = (tile: Tile, size: number): boolean =>
  tile.index * TILE_WIDTH + tile.width <= Math.floor(size / TILE_WIDTH ** tile.level)

/** The tiles of hashes that make up a tree of `size` leaves, level by level. The empty tree has none. */
export function tilesOf(size: number): Tile[] {
  const tiles: Tile[] = []
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) {
    const full = Math.floor(hashes / TILE_WIDTH)
    for (let index = 0; index < full; index++) tiles.push({ kind: 'hashes', level, index, width: TILE_WIDTH })
    if (hashes % TILE_WIDTH > 0) tiles.push({ kind: 'hashes', level, index: full, width: hashes % TILE_WIDTH })
  }
  return tiles
}

/**
 * Which nodes of the binary tree (or which entries) a tile holds, as one range, so that storage can answer in one go.
 */
export const rangeOf = (tile: Tile): { level: number; from: number; count: number } => ({
  level: tile.level * 8,
  from: tile.index * TILE_WIDTH,
  count: tile.width,
})

/** The bytes of a tile of hashes. Refuses one that the tree of `size` leaves does not have. */
export async function readTile(tile: Tile, size: number, read: ReadNode): Promise<Result<Uint8Array, 'tile-absent'>> {
  if (tile.kind !== 'hashes' || !isTileOf(tile, size)) return refuse('tile-absent')
  const { level, from, count } = rangeOf(tile)
  const hashes: Hash[] = []
  for (let at = from; at < from + count; at++) hashes.push(await read(level, at))
  return ok(joinHashes(hashes))
}

/** Hashes one after the other, as a tile holds them. */
export function joinHashes(hashes: readonly Hash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES)
  hashes.forEach((hash, at) => void bytes.set(hash, at * HASH_BYTES))
  return bytes
}

/**
 * An entry bundle. @throws for an entry longer than 65 535 bytes, which can never be published and must never be
 * appended.
 */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((total, entry) => total + 2 + entry.length, 0))
  let at = 0
  for (const entry of entries) {
    if (entry.length > LONGEST_ENTRY) throw new RangeError(`an entry of ${entry.length} bytes`)
    bytes.set([entry.length >> 8, entry.length & 0xff], at)
    bytes.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bytes
}

/** The entries of a bundle; refuses one whose last entry is cut. */
export function decodeBundle(bytes: Uint8Array): Result<Uint8Array[], 'bundle-malformed'> {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    const end = at + 2 + length
    if (end > bytes.length) return refuse('bundle-malformed')
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  return ok(entries)
}
