// Zip packages: read only what declares honest sizes and plain names, written so that the same content is the same bytes.

import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { ReadRefusal } from './found.ts'

export type ZipLimits = {
  readonly entries: number
  /** Uncompressed bytes of one entry, and of all. */
  readonly entryBytes: number
  readonly totalBytes: number
  /** Uncompressed over compressed, asked of entries over 100 kB: honest text stays below 100. */
  readonly ratio: number
}
const MB = 1024 * 1024
/** A package has one file an item, each small; a workbook few files, of which the sheet may be large. */
export const PACKAGE_LIMITS: ZipLimits = { entries: 5000, entryBytes: 2 * MB, totalBytes: 20 * MB, ratio: 200 }
export const WORKBOOK_LIMITS: ZipLimits = { entries: 300, entryBytes: 30 * MB, totalBytes: 50 * MB, ratio: 200 }

export type ZipRefusal = Extract<ReadRefusal, `import-zip-${string}`>
const SMALL = 100 * 1024

/**
 * All files of a zip by their paths; folders are left out. Sizes are asked of the directory before anything is unpacked,
 * and unpacking stops at an entry that turns out larger than it declared.
 * Refusals: `import-zip-broken`, `import-zip-bomb`, `import-zip-path` (absolute, upwards, twice), `import-zip-encrypted`;
 * with `name` where one entry is to blame.
 */
export async function readZip(
  bytes: Uint8Array,
  limits: ZipLimits,
): Promise<Result<ReadonlyMap<string, Uint8Array>, ZipRefusal>> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
    })
    if (zip.entryCount > limits.entries) return refuse('import-zip-bomb', { name: '' })
    const entries = []
    const names = new Set<string>()
    let total = 0
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName
      if (entry.isEncrypted()) return refuse('import-zip-encrypted', { name })
      if (names.has(name) || name.includes('\u0000')) return refuse('import-zip-path', { name })
      names.add(name)
      total += entry.uncompressedSize
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
      if (
        entry.uncompressedSize > limits.entryBytes ||
        total > limits.totalBytes ||
        (entry.uncompressedSize > SMALL && ratio > limits.ratio)
      )
        return refuse('import-zip-bomb', { name })
      if (!name.endsWith('/')) entries.push(entry)
    }
    // Entries that lie over one another would let a small file unpack as many large ones.
    const spans = entries
      .map(
        (entry) =>
          [entry.relativeOffsetOfLocalHeader, entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize] as const,
      )
      .sort(([a], [b]) => a - b)
    if (spans.some(([begins], i) => i > 0 && begins < (spans[i - 1]?.[1] ?? 0)))
      return refuse('import-zip-bomb', { name: '' })
    const files = new Map<string, Uint8Array>()
    for (const entry of entries) {
      const stream = await zip.openReadStreamPromise(entry)
      const parts: Buffer[] = []
      for await (const part of stream) parts.push(part as Buffer)
      files.set(entry.fileName, Buffer.concat(parts))
    }
    return ok(files)
  } catch (fault) {
    return refuse(
      fault instanceof Error && /(?:absolute|relative) path|invalid characters in fileName/.test(fault.message)
        ? 'import-zip-path'
        : 'import-zip-broken',
      { name: '' },
    )
  }
}

/**
 * A zip of files in the order of their names, with one fixed date for all: the same files give the same bytes.
 * @param files text by path
 */
export function writeZip(files: ReadonlyMap<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile()
  // Zip keeps local time without a zone: these are the same fields in every zone.
  const mtime = new Date(2020, 0, 1)
  const names = [...files.keys()].sort((a, b) => (a < b ? -1 : 1))
  for (const name of names)
    zip.addBuffer(Buffer.from(files.get(name) ?? ''), name, { mtime, mode: 0o100644, forceDosTimestamp: true })
  zip.end()
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    zip.outputStream.on('data', (part: Buffer) => parts.push(part))
    zip.outputStream.on('error', reject)
    zip.outputStream.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
  })
}
