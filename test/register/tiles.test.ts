import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leafHash, rootOf } from '#app/domain/register/merkle.ts'
import {
  decodeBundle,
  encodeBundle,
  formatTileIndex,
  formatTilePath,
  isTileOf,
  parseTilePath,
  rangeOf,
  readTile,
  type Tile,
  tilesOf,
} from '#app/domain/register/tiles.ts'
import { numbered, SampleLog } from './sample-log.ts'

const hashes = (level: number, index: number, width = 256): Tile => ({ kind: 'hashes', level, index, width })

describe('the path of a tile', () => {
  it.each([
    [0, '000'],
    [67, '067'],
    [999, '999'],
    [1000, 'x001/000'],
    [1_234_067, 'x001/x234/067'],
  ])('writes index %d as %s', (index, path) => {
    expect(formatTileIndex(index)).toBe(path)
  })
  it.each<[string, Tile]>([
    ['0/x001/x234/067', hashes(0, 1_234_067)],
    ['63/000', hashes(63, 0)],
    ['1/000.p/17', hashes(1, 0, 17)],
    ['entries/x001/000.p/255', { kind: 'entries', level: 0, index: 1000, width: 255 }],
  ])('%s is read', (path, tile) => {
    expect(parseTilePath(path)).toEqual({ ok: true, value: tile })
  })
  it.each([
    '',
    '0',
    '0/',
    '0/0',
    '0/00',
    '0/0000',
    '00/000',
    '01/000',
    '64/000',
    '100/000',
    '-1/000',
    '0/x000/001',
    '0/000/001',
    '0/x001',
    '0/x001/x002',
    '0/X001/002',
    '0/000.p/0',
    '0/000.p/256',
    '0/000.p/01',
    '0/000.p/',
    '0/000.p',
    '0/000.p/1/2',
    '0/000/',
    '0/０00',
    'entries/0',
    'entries/000.p/0',
    'entries/000.p/256',
    'Entries/000',
    'data/000',
    '0/../000',
    '0/000\n',
    '0/x999/x999/x999/x999/x999/999',
  ])('%j is refused', (path) => {
    expect(parseTilePath(path)).toEqual({ ok: false, refusal: 'tile-path-malformed' })
  })
  it('comes back from its own print', () => {
    const tile = fc.record({
      kind: fc.constantFrom('hashes' as const, 'entries' as const),
      level: fc.integer({ min: 0, max: 63 }),
      index: fc.maxSafeNat(),
      width: fc.integer({ min: 1, max: 256 }),
    })
    fc.assert(
      fc.property(tile, (any) => {
        const one = any.kind === 'entries' ? { ...any, level: 0 } : any
        expect(parseTilePath(formatTilePath(one))).toEqual({ ok: true, value: one })
      }),
    )
  })
})

describe('the tiles of a tree', () => {
  it('of 70 000 leaves are those that the specification counts', () => {
    const counted = new Map<string, number>()
    for (const { level, width } of tilesOf(70_000))
      counted.set(`${level} of ${width}`, (counted.get(`${level} of ${width}`) ?? 0) + 1)
    expect(Object.fromEntries(counted)).toEqual({
      '0 of 256': 273,
      '0 of 112': 1,
      '1 of 256': 1,
      '1 of 17': 1,
      '2 of 1': 1,
    })
  })
  it('of 256 leaves are one full tile and one hash above it; the empty tree has none', () => {
    expect(tilesOf(256)).toEqual([hashes(0, 0), hashes(1, 0, 1)])
    expect(tilesOf(0)).toEqual([])
  })
  it('are there, and nothing beyond them is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), (size) => {
        const tiles = tilesOf(size)
        expect(tiles.every((tile) => isTileOf(tile, size))).toBe(true)
        for (const tile of tiles.slice(-6)) {
          if (tile.width < 256) expect(isTileOf({ ...tile, width: tile.width + 1 }, size)).toBe(false)
          expect(isTileOf({ ...tile, index: tile.index + (tile.width < 256 ? 0 : 1_000), width: 256 }, size)).toBe(
            false,
          )
        }
      }),
      { numRuns: 30 },
    )
  })
  it.each([
    [hashes(0, 0), 255, false],
    [hashes(0, 0), 256, true],
    [hashes(0, 0, 41), 41, true],
    [hashes(0, 0, 41), 300, true],
    [hashes(0, 999_999), 300, false],
    [hashes(63, 0, 1), 2 ** 53 - 1, false],
    [{ kind: 'entries', level: 0, index: 1, width: 44 } as const, 300, true],
    [{ kind: 'entries', level: 0, index: 1, width: 45 } as const, 300, false],
  ])('%j of %d leaves: %s', (tile, size, there) => {
    expect(isTileOf(tile, size)).toBe(there)
  })
  it('hold at level 1 the roots of full tiles below, and no more than there are', async () => {
    const entries = numbered(600)
    const log = await SampleLog.of(entries)
    const bottom = await readTile(hashes(0, 1), 600, log.read)
    const above = await readTile(hashes(1, 0, 2), 600, log.read)
    expect(bottom.ok && Buffer.from(bottom.value)).toEqual(Buffer.concat(entries.slice(256, 512).map(leafHash)))
    const second = (await SampleLog.of(entries.slice(256, 512))).read
    const both = Buffer.concat([await rootOf(256, log.read), await rootOf(256, second)])
    expect(above.ok && Buffer.from(above.value)).toEqual(both)
    expect(await readTile(hashes(1, 0, 3), 600, log.read)).toEqual({ ok: false, refusal: 'tile-absent' })
    expect(rangeOf(hashes(1, 0, 2))).toEqual({ level: 8, from: 0, count: 2 })
  })
})

describe('an entry bundle', () => {
  it('has each entry after its length in two bytes, the higher first', () => {
    expect(
      Buffer.from(encodeBundle([Buffer.from('ab'), new Uint8Array(258)]))
        .subarray(0, 6)
        .toString('hex'),
    ).toBe('000261620102')
  })
  it('comes back from its own bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 20 }), (entries) => {
        const read = decodeBundle(encodeBundle(entries))
        expect(read.ok && read.value.map((e) => [...e])).toEqual(entries.map((e) => [...e]))
      }),
    )
  })
  it('is refused when it was cut, and cannot hold an entry over 65 535 bytes', () => {
    const whole = encodeBundle([Buffer.from('entry')])
    for (const length of [1, 2, 6]) expect(decodeBundle(whole.subarray(0, length)).ok).toBe(false)
    expect(encodeBundle([new Uint8Array(65_535)])).toHaveLength(65_537)
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(RangeError)
  })
})
