import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatNumber } from '#app/domain/certificate/number.ts'
import { parseDay, type Day, type Instant } from '#app/domain/instant.ts'
import { entryBytes, parseEntry } from '#app/domain/register/entry.ts'
import { append, emptyRoot, leafHash } from '#app/domain/register/merkle.ts'
import { checkProof } from '#app/domain/register/proof.ts'
import { decodeBundle } from '#app/domain/register/tiles.ts'
import { registerDoor } from '#app/http/register-door.ts'
import type { Actor, App } from '#app/services/app.ts'
import { certificateOfHolder, changeCertificate, issueCertificate } from '#app/services/certificates.ts'
import { logPage, registerHead } from '#app/services/register.ts'
import { verifyMany, verifyOne } from '#app/services/verification.ts'
import { verifyProof } from '../../public/register-verifier.js'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'
import { addAssociation, logVerifier, openCheckpoint, type Association } from './sample-association.ts'

const at = (text: string) => text as Instant
const day = (text: string) => parseDay(text) as Day

describe.each(ENGINES)('the register on %s', (engine) => {
  let world: TestWorld
  let app: App
  let association: Association
  let certifier: Actor
  let door: ReturnType<typeof registerDoor>
  const get = async (path: string) => door.request(`http://here/register${path}`)
  const text = async (path: string) => (await get(path)).text()

  beforeAll(async () => {
    world = await openWorld(engine, at('2026-01-05T02:00:00.000Z'))
    app = world.app
    const { Hono } = await import('hono')
    door = new Hono().route('/register', registerDoor(app)) as unknown as typeof door
    association = await addAssociation(app)
    certifier = await association.officer('certifier', '发证人')
  })
  afterAll(() => world.close())
  const certify = async (name: string) => {
    const { personId, attemptId } = await association.candidate(name)
    const issued = await issueCertificate(app, certifier, { route: 'examined', attemptId })
    if (!issued.ok) throw new Error(issued.refusal)
    return { number: issued.value, personId, name }
  }

  it('is signed while it is empty, has no tile, and grows from there', async () => {
    const verifier = await logVerifier(app)
    const empty = openCheckpoint(await text('/checkpoint'), verifier)
    expect(empty).toMatchObject({ size: 0, origin: verifier.name })
    expect(Buffer.from(empty.root)).toEqual(Buffer.from(emptyRoot()))
    expect(await text('/checkpoint')).toBe(await text('/checkpoint'))
    for (const path of ['0/000', '0/000.p/1', 'entries/000.p/1', 'entries/000.p/0'])
      expect((await get(`/tile/${path}`)).status).toBe(404)
    expect(await logPage(app, null)).toMatchObject({ entries: [], newer: null, older: null })
    await certify('周明')
    expect(openCheckpoint(await text('/checkpoint'), verifier).size).toBe(1)
    expect((await get('/tile/0/000.p/1')).status).toBe(200)
  })

  it('has every certificate and every change in order, and its head is the root of its published entries', async () => {
    const { number } = await certify('李四')
    const changes = ['suspended', 'reinstated', 'suspended', 'revoked'] as const
    for (const kind of changes) {
      world.pass(60)
      expect(await changeCertificate(app, certifier, number, { kind, reason: `理由：${kind}` })).toEqual({
        ok: true,
        value: null,
      })
    }
    const checkpoint = openCheckpoint(await text('/checkpoint'), await logVerifier(app))
    const answer = await get(`/tile/entries/000.p/${checkpoint.size}`)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    const bundle = decodeBundle(new Uint8Array(await answer.arrayBuffer()))
    if (!bundle.ok) throw new Error(bundle.refusal)
    const nodes = new Map<string, Uint8Array>()
    let root = emptyRoot()
    for (const [size, entry] of bundle.value.entries()) {
      const added = await append(size, leafHash(entry), (level, index) => nodes.get(`${level}/${index}`) as Uint8Array)
      for (const node of added.nodes) nodes.set(`${node.level}/${node.index}`, node.hash)
      root = added.root
    }
    expect(Buffer.from(checkpoint.root)).toEqual(Buffer.from(root))
    const told = bundle.value
      .map((bytes) => parseEntry(bytes))
      .flatMap((entry) => (entry.ok && entry.value.number === number ? [entry.value.event] : []))
    expect(told).toEqual(['certified', ...changes])
    expect(bundle.value.map((bytes) => Buffer.from(bytes).toString('utf8')).join()).not.toMatch(/李四|周明|理由/)
    const tile = new Uint8Array(await (await get(`/tile/0/000.p/${checkpoint.size}`)).arrayBuffer())
    expect(Buffer.from(tile)).toEqual(Buffer.concat(bundle.value.map((entry) => leafHash(entry))))
  })

  it('refuses every other spelling of a tile and every tile that is not there', async () => {
    const { size } = await registerHead(app)
    for (const path of [
      '0/000',
      `0/000.p/${size + 1}`,
      '0/000.p/0',
      '0/000.p/256',
      '0/0',
      '00/000',
      '64/000',
      '63/000',
      '0/x999/999',
      '%30/000.p/1',
      '0/000.p/01',
      'entries/000',
      `entries/000.p/${size + 1}`,
    ])
      expect([path, (await get(`/tile/${path}`)).status]).toEqual([path, 404])
    expect((await get('/tile/0/000.p/1')).headers.get('cache-control')).toContain('immutable')
    const head = await get('/checkpoint')
    expect([head.headers.get('content-type'), head.headers.get('cache-control')]).toEqual([
      'text/plain; charset=utf-8',
      'public, max-age=5',
    ])
  })

  it('proves every event, by default the latest, to Node’s Ed25519 and to the verifier of the page', async () => {
    const { number, personId } = await certify('王五')
    await changeCertificate(app, certifier, number, { kind: 'suspended', reason: '核查' })
    const key = await text('/key')
    const verifier = await logVerifier(app)
    const record = await certificateOfHolder(app, personId, number)
    if (!record) throw new Error('not the holder')
    const opening = JSON.stringify(record.opening)
    for (const { index, event, commitment } of record.opening.entries) {
      for (const query of [`?event=${index}`, `?event=${event}`, ...(event === 'suspended' ? [''] : [])]) {
        const proof = await text(`/proofs/${number}${query}`)
        const checked = checkProof(proof, verifier)
        if (!checked.ok) throw new Error(checked.refusal)
        expect(parseEntry(checked.value.entry)).toMatchObject({ ok: true, value: { number, event, commitment } })
        expect(await verifyProof(proof, key, opening)).toMatchObject({
          code: 'good',
          index,
          entry: { number, event },
          opening: 'opened',
        })
      }
    }
    expect((await get(`/proofs/${number}?event=revoked`)).status).toBe(404)
    expect((await get(`/proofs/${formatNumber('31', 2026, 990_001)}`)).status).toBe(404)
    expect((await get('/proofs/nonsense')).status).toBe(404)
  })

  it('shows pages of the log without names, newest first, each entry once', async () => {
    const all: number[] = []
    let upTo: number | null = null
    for (let page = 0; page < 50; page++) {
      const { entries, older } = await logPage(app, upTo, 3)
      all.push(...entries.map(({ index }) => index))
      if (older === null) break
      upTo = older
    }
    const { size } = await registerHead(app)
    expect(all).toEqual(Array.from({ length: size }, (_, i) => size - 1 - i))
    expect(Object.keys((await logPage(app, null)).entries[0] as object).sort()).toEqual([
      'at',
      'event',
      'index',
      'number',
    ])
    expect((await logPage(app, 10_000)).newer).toBeNull()
  })

  it('answers for past days what was known by their end, whatever happened since', async () => {
    world.setClock(at('2026-03-02T02:00:00.000Z'))
    const { number, name } = await certify('赵六')
    world.setClock(at('2026-05-10T15:30:00.000Z')) // half past eleven at night in Shanghai
    await changeCertificate(app, certifier, number, { kind: 'suspended', reason: '接到举报' })
    world.setClock(at('2026-05-20T02:00:00.000Z'))
    await changeCertificate(app, certifier, number, { kind: 'reinstated', reason: '查无实据' })
    world.setClock(at('2026-07-01T02:00:00.000Z'))
    await changeCertificate(app, certifier, number, {
      kind: 'withdrawn',
      reason: '本人申请',
      effectiveOn: day('2026-07-15'),
    })
    const on = async (asOf: string) => {
      const answer = await verifyOne(app, number, name, day(asOf))
      if (!answer.ok) throw new Error(answer.refusal)
      return [answer.value.verdict, answer.value.since, answer.value.checks.log]
    }
    world.setClock(at('2026-08-01T02:00:00.000Z'))
    expect(await on('2026-03-01')).toEqual(['not-yet-valid', '2026-03-01', 'pass'])
    expect(await on('2026-03-02')).toEqual(['valid', '2026-03-02', 'pass'])
    expect(await on('2026-05-09')).toEqual(['valid', '2026-03-02', 'pass'])
    expect(await on('2026-05-10')).toEqual(['suspended', '2026-05-10', 'pass'])
    expect(await on('2026-05-19')).toEqual(['suspended', '2026-05-10', 'pass'])
    expect(await on('2026-05-20')).toEqual(['valid', '2026-05-20', 'pass'])
    expect(await on('2026-07-14')).toEqual(['valid', '2026-05-20', 'pass'])
    expect(await on('2026-07-15')).toEqual(['withdrawn', '2026-07-15', 'pass'])
    expect(await on('2026-08-01')).toEqual(['withdrawn', '2026-07-15', 'pass'])
  })

  it('answers an unknown number and a wrong name alike, and never by a part of the name', async () => {
    const { number, name } = await certify('钱七')
    const wrong = await verifyOne(app, number, '欧阳不在册')
    expect(wrong).toEqual({ ok: false, refusal: 'certificate-not-found' })
    for (const other of ['钱', '%', '__', '', `${name}x`]) expect(await verifyOne(app, number, other)).toEqual(wrong)
    const unknown = formatNumber('31', 2026, 990_001)
    expect(await verifyOne(app, unknown, name)).toEqual(wrong)
    expect(await verifyOne(app, unknown.replace('990001', '990002'), name)).toEqual({
      ok: false,
      refusal: 'certificate-number-malformed',
    })
    const many = await verifyMany(
      app,
      [
        { number, name },
        { number, name: '欧阳不在册' },
        { number: number.toLowerCase(), name },
      ],
      day('2026-08-01'),
    )
    expect(many.map((one) => (one.ok ? one.value.verdict : one.refusal))).toEqual([
      'valid',
      'certificate-not-found',
      'valid',
    ])
  })

  it('lets nothing pass in the page’s verifier that was changed', async () => {
    const { number, personId } = await certify('陈二')
    await certify('林三')
    const [proof, key] = [await text(`/proofs/${number}`), await text('/key')]
    const opening = JSON.stringify((await certificateOfHolder(app, personId, number))?.opening)
    const verdict = async (p: string, k = key, o = '') => {
      const { code, opening: opened } = await verifyProof(p, k, o)
      return o ? [code, opened] : code
    }
    expect(await verdict(proof)).toBe('good')
    expect(await verdict(proof.trim().replace(/\n/g, '\r\n'))).toBe('good')
    expect(await verdict(proof, key, opening)).toEqual(['good', 'opened'])
    expect(await verdict(proof, key, opening.replace('陈二', '陈三'))).toEqual(['good', 'opening-wrong'])
    expect(await verdict(proof, key, '{')).toEqual(['good', 'opening-malformed'])
    expect(await verdict('')).toBe('proof-missing')
    expect(await verdict('hello\n\nworld')).toBe('proof-malformed')
    expect(await verdict(proof, 'hello')).toBe('key-malformed')
    expect(await verdict(proof, key.replace('+', 'x+'))).toBe('key-malformed')
    expect(await verdict(proof.replace(/^index (\d+)$/m, (_, i) => `index ${Number(i) - 1}`))).toBe('not-included')
    const other = Buffer.from(
      entryBytes('{"at":"2026-01-01T00:00:00.000Z","commitment":"x","event":"certified","number":"SH","v":1}'),
    ).toString('base64')
    expect(await verdict(proof.replace(/^extra .*$/m, `extra ${other}`))).toBe('not-included')
    const { size } = await registerHead(app)
    expect(await verdict(proof.replace(`\n${size}\n`, `\n${size + 1}\n`))).toBe('signature-wrong')
    // Another log's key, of another world: well-formed, and not the one that signed.
    const elsewhere = await openWorld('sqlite')
    const stranger = new (await import('hono')).Hono().route('/register', registerDoor(elsewhere.app))
    expect(await verdict(proof, await (await stranger.request('http://here/register/key')).text())).toBe(
      'note-unsigned',
    )
    await elsewhere.close()
  })
})
