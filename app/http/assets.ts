// The built client, read once into memory: a path that is not in the map is not served, so nothing can climb.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import { sha256 } from '#app/domain/canonical.ts'
import type { Door } from '../server.ts'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.ico': 'image/x-icon', '.txt': 'text/plain; charset=utf-8', '.woff2': 'font/woff2', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
}

interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
  readonly etag: string
  readonly hashed: boolean
  /** Compressed when it was first asked for so, and kept. */
  readonly packed: Map<Packing, Promise<Uint8Array<ArrayBuffer>>>
}
type Packing = 'br' | 'gzip'
const TEXT = /^text\/|javascript|json|svg|xml/

/** What a client takes of what helps: Brotli before gzip, nothing for pictures and the smallest files. */
function packingFor(asset: Asset, accepted: string): Packing | undefined {
  if (asset.bytes.length < 500 || !TEXT.test(asset.type)) return undefined
  return (['br', 'gzip'] as const).find((packing) => new RegExp(`(?:^|[,\\s])${packing}(?!\\s*;\\s*q=0(?:\\.0*)?(?:[,\\s]|$))(?:[;,\\s]|$)`).test(accepted))
}

const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) }

/** Packed as tightly as it can be, once for each way, and beside the event loop: nobody else waits for it. */
function packed(asset: Asset, packing: Packing): Promise<Uint8Array<ArrayBuffer>> {
  const known = asset.packed.get(packing)
  if (known) return known
  const made = pack[packing](asset.bytes).then((bytes) => new Uint8Array(bytes))
  asset.packed.set(packing, made)
  return made
}

/** @param folder `build`; its `client` part is served. In development Vite serves instead and the folder may be missing. */
export function assets(folder: string): MiddlewareHandler<Door> {
  const client = join(folder, 'client')
  const files = new Map<string, Asset>()
  for (const name of existsSync(client) ? (readdirSync(client, { recursive: true }) as string[]) : []) {
    const file = join(client, name)
    const type = TYPES[extname(name)]
    if (!type || name.startsWith('.') || !statSync(file).isFile()) continue
    const path = `/${relative(client, file).split(sep).join('/')}`
    const bytes = new Uint8Array(readFileSync(file))
    files.set(path, { bytes, type, etag: `"${sha256(bytes).toString('base64url').slice(0, 22)}"`, hashed: path.startsWith('/assets/'), packed: new Map() })
  }
  return async (c, next) => {
    const file = ['GET', 'HEAD'].includes(c.req.method) ? files.get(new URL(c.req.url).pathname) : undefined
    if (!file) return next()
    const packing = packingFor(file, c.req.header('accept-encoding') ?? '')
    const headers = { 'content-type': file.type, vary: 'accept-encoding', ...(packing && { 'content-encoding': packing }), etag: packing ? `"${file.etag.slice(1, -1)}-${packing}"` : file.etag, 'cache-control': file.hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600' }
    if (c.req.header('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
    return new Response(c.req.method === 'HEAD' ? null : packing ? await packed(file, packing) : file.bytes, { headers })
  }
}
