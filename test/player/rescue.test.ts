import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareRescue, readEnvelope, RESCUE_LIMIT, type RescueContent } from '#app/domain/exam/rescue.ts'
import { trustedId } from '#app/domain/ids.ts'
import { openRescue, readRescueFile, rescuePublicKey } from '#app/services/rescue.ts'
import { sealRescue } from '#app/ui/exam/rescue-file.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'

const CONTENT: RescueContent = {
  attempt: 'attempt-1',
  writtenAt: '2026-11-21T01:30:00.000Z',
  answers: [
    { slot: 2, revision: 3, response: ['a', 'c'], saved: false },
    { slot: 1, revision: 1, response: true, saved: true },
    { slot: 3, revision: 2, response: null, saved: false },
  ],
  client: { browser: '浏览器', window: 'w1' },
}
const bytes = (text: string) => new TextEncoder().encode(text)

describe.each(ENGINES)('a rescue file on %s', (engine) => {
  let world: TestWorld
  beforeEach(async () => {
    world = await openWorld(engine)
  })
  afterEach(() => world.close())

  it('comes out as it went in, and says nothing to whoever carries it', async () => {
    const file = await sealRescue(CONTENT, await rescuePublicKey(world.app))
    expect(file).not.toMatch(/浏览器|response|slot/)
    expect(await openRescue(world.app, bytes(file))).toEqual({ ok: true, value: CONTENT })
    expect(await openRescue(world.app, bytes(`\uFEFF${file}\n`))).toMatchObject({ ok: true })
  })

  it('is another file each time, and opens with the key that the database keeps', async () => {
    const key = await rescuePublicKey(world.app)
    const [one, two] = [await sealRescue(CONTENT, key), await sealRescue(CONTENT, key)]
    expect(JSON.parse(one).sealed).not.toBe(JSON.parse(two).sealed)
    // The same database, asked by a process that has not read the key yet.
    const again = { ...world.app, database: { ...world.app.database } }
    expect(await rescuePublicKey(again)).toBe(key)
    expect(await openRescue(again, bytes(two))).toEqual({ ok: true, value: CONTENT })
  })

  it('is refused in plain words when it is no such file, another server’s, changed, or too large', async () => {
    const file = JSON.parse(await sealRescue(CONTENT, await rescuePublicKey(world.app))) as Record<string, string>
    const opened = (change: object) => openRescue(world.app, bytes(JSON.stringify({ ...file, ...change })))
    const turned = (text = '') => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
    expect(await openRescue(world.app, bytes('PK\u0003\u0004'))).toMatchObject({ refusal: 'rescue-not-a-file' })
    expect(await opened({ kind: 'something else' })).toMatchObject({ refusal: 'rescue-not-a-file' })
    expect(await opened({ from: 'AAAA' })).toMatchObject({ refusal: 'rescue-not-a-file' })
    expect(await opened({ to: turned(file.to) })).toMatchObject({ refusal: 'rescue-other-server' })
    for (const change of [{ sealed: turned(file.sealed) }, { nonce: turned(file.nonce) }, { from: turned(file.from) }, { attempt: 'attempt-2' }, { sealed: 'AAAA' }])
      expect(await opened(change), Object.keys(change)[0]).toMatchObject({ refusal: 'rescue-damaged' })
    expect(await openRescue(world.app, new Uint8Array(RESCUE_LIMIT + 1))).toMatchObject({ refusal: 'rescue-too-large' })
  })

  it('is of one attempt', async () => {
    const file = bytes(await sealRescue(CONTENT, await rescuePublicKey(world.app)))
    expect(await readRescueFile(world.app, trustedId('attempt-2'), file)).toMatchObject({ refusal: 'rescue-other-attempt' })
    const read = await readRescueFile(world.app, trustedId('attempt-1'), file)
    expect(read).toMatchObject({ value: { content: CONTENT, answers: [{ slot: 1, verdict: 'newer', stands: null }, { slot: 2 }, { slot: 3 }] } })
  })
})

describe('a rescue file beside the server', () => {
  it('is newer, the same or older, slot by slot', () => {
    const standing = new Map([
      [1, { revision: 1, response: true }],
      [2, { revision: 3, response: ['a'] }],
      [3, { revision: 1, response: 'b' }],
    ])
    expect(compareRescue(CONTENT, standing).map(({ slot, verdict }) => [slot, verdict])).toEqual([[1, 'same'], [2, 'older'], [3, 'newer']])
  })
  it('has a form that is checked before anything is opened', () => {
    for (const text of ['', '{', '[]', 'null', '{"kind":"mingjian-rescue-1"}']) expect(readEnvelope(text)).toMatchObject({ refusal: 'rescue-not-a-file' })
  })
})
