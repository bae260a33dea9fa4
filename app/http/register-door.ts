// The register's public files: checkpoint, key, tiles, entry bundles, proofs. Anyone may read them, and cache what cannot change.

import { Hono } from 'hono'
import { proofOfCertificate, registerHead, registerKey, registerTile } from '#app/services/register.ts'
import type { App } from '#app/services/app.ts'
import type { Door } from '../server.ts'
import { problemResponse } from './problem.ts'

// Scripts of other sites may read the log too: it is public, and the more who compare it the better.
const PUBLIC = { 'access-control-allow-origin': '*' }
const TEXT = { ...PUBLIC, 'content-type': 'text/plain; charset=utf-8' }

/** Under /register; what it does not know falls through to the pages. */
export function registerDoor(app: App): Hono<Door> {
  const server = new Hono<Door>()
  const absent = (requestId: string, title: string) => problemResponse({ code: 'not-found', title }, requestId)
  server.get(
    '/checkpoint',
    async () =>
      new Response((await registerHead(app)).note, { headers: { ...TEXT, 'cache-control': 'public, max-age=5' } }),
  )
  server.get(
    '/key',
    async () =>
      new Response(`${await registerKey(app)}\n`, { headers: { ...TEXT, 'cache-control': 'public, max-age=3600' } }),
  )
  server.get('/tile/*', async (c) => {
    const bytes = await registerTile(app, new URL(c.req.url).pathname.replace('/register/tile/', ''))
    if (!bytes.ok)
      return absent(
        c.get('requestId'),
        'There is no such tile: the tree is not that large, or the path is not the tile’s one path.',
      )
    return new Response(new Uint8Array(bytes.value), {
      headers: {
        ...PUBLIC,
        'content-type': 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
      },
    })
  })
  server.get('/proofs/:number', async (c) => {
    const proof = await proofOfCertificate(app, c.req.param('number'), c.req.query('event') ?? null)
    if (!proof.ok) return absent(c.get('requestId'), 'There is no proof for this number.')
    return new Response(proof.value, { headers: { ...TEXT, 'cache-control': 'public, max-age=5' } })
  })
  return server
}
