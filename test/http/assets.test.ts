import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, describe, expect, it } from 'vitest'
import { assets } from '#app/http/assets.ts'
import type { Door } from '#app/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'mingjian-assets-'))
const script = 'export const word = "审核"\n'.repeat(200)
mkdirSync(join(folder, 'client/assets'), { recursive: true })
writeFileSync(join(folder, 'client/assets/page.js'), script)
writeFileSync(join(folder, 'client/picture.png'), Buffer.alloc(2000, 1))
const app = new Hono<Door>().use(assets(folder))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const get = (path: string, headers: Record<string, string> = {}) => app.request(`http://x${path}`, { headers })

describe('the built client', () => {
  it.each([
    ['gzip, deflate, br', 'br'], ['br;q=0.5', 'br'], ['gzip', 'gzip'], ['br;q=0, gzip', 'gzip'], ['gzip;q=0', null], ['', null], ['brotli', null], ['identity', null],
  ] as const)('is sent to a client that accepts "%s" packed as %s', async (accepted, packing) => {
    const answer = await get('/assets/page.js', { 'accept-encoding': accepted })
    expect(answer.headers.get('content-encoding')).toBe(packing)
    const bytes = Buffer.from(await answer.arrayBuffer())
    const plain = packing === 'br' ? brotliDecompressSync(bytes) : packing === 'gzip' ? gunzipSync(bytes) : bytes
    expect(plain.toString()).toBe(script)
    expect(answer.headers.get('vary')).toBe('accept-encoding')
  })
  it('has a tag of its own for each packing, and answers 304 to it alone', async () => {
    const [plain, packed] = [await get('/assets/page.js'), await get('/assets/page.js', { 'accept-encoding': 'br' })]
    expect(plain.headers.get('etag')).not.toBe(packed.headers.get('etag'))
    const again = await get('/assets/page.js', { 'accept-encoding': 'br', 'if-none-match': packed.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
    const other = await get('/assets/page.js', { 'accept-encoding': 'br', 'if-none-match': plain.headers.get('etag') ?? '' })
    expect(other.status).toBe(200)
  })
  it('leaves pictures as they are and nothing outside its folder is served', async () => {
    expect((await get('/picture.png', { 'accept-encoding': 'br' })).headers.get('content-encoding')).toBeNull()
    expect((await get('/../secret')).status).toBe(404)
  })
})
