// The built client, read once into memory: a path that is not in the map is not served, so nothing can climb.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { MiddlewareHandler } from 'hono'
import { sha256 } from '#app/domain/canonical.ts'
import type { Door } from '../server.ts'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.ico': 'image/x-icon', '.txt': 'text/plain; charset=utf-8', '.woff2': 'font/woff2', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
}

/** @param folder `build`; its `client` part is served. In development Vite serves instead and the folder may be missing. */
export function assets(folder: string): MiddlewareHandler<Door> {
  const client = join(folder, 'client')
  const files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string; etag: string; hashed: boolean }>()
  for (const name of existsSync(client) ? (readdirSync(client, { recursive: true }) as string[]) : []) {
    const file = join(client, name)
    const type = TYPES[extname(name)]
    if (!type || name.startsWith('.') || !statSync(file).isFile()) continue
    const path = `/${relative(client, file).split(sep).join('/')}`
    const bytes = new Uint8Array(readFileSync(file))
    files.set(path, { bytes, type, etag: `"${sha256(bytes).toString('base64url').slice(0, 22)}"`, hashed: path.startsWith('/assets/') })
  }
  return async (c, next) => {
    const file = ['GET', 'HEAD'].includes(c.req.method) ? files.get(new URL(c.req.url).pathname) : undefined
    if (!file) return next()
    const headers = { 'content-type': file.type, etag: file.etag, 'cache-control': file.hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600' }
    if (c.req.header('if-none-match') === file.etag) return new Response(null, { status: 304, headers })
    return new Response(c.req.method === 'HEAD' ? null : file.bytes, { headers })
  }
}
