import { createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson, hashOf } from '#app/domain/canonical.ts'
import { addDays } from '#app/domain/instant.ts'
import { commitmentTo, parseEntry } from '#app/domain/register/entry.ts'
import { checkProof } from '#app/domain/register/proof.ts'
import type { Business } from '#app/domain/staffing/rules.ts'
import { assess, declareBusiness } from '#app/services/headcount.ts'
import { logSigner, registerHead } from '#app/services/register.ts'
import { endRosterEntry } from '#app/services/roster.ts'
import { frozenHeadcount, headcountDesk, snapshotById, snapshotText } from '#app/services/snapshots.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'
import {
  at,
  certified,
  day,
  foundPlatforms,
  HAIFENG,
  happen,
  type Holder,
  NOW,
  OFFICER,
  rostered,
  YUNFAN,
} from './sample-platform.ts'

const figure = (rules: readonly { id: string }[], id: string) => rules.find((rule) => rule.id === id)

describe.each(ENGINES)('the headcount on %s', (engine) => {
  let world: TestWorld
  let holders: Holder[]
  beforeAll(async () => {
    world = await openWorld(engine, at('2026-02-01T02:00:00.000Z'))
    await foundPlatforms(world.app)
    holders = []
    for (const name of ['周明', '吴静', '郑言', '王审', '冯阅']) holders.push(await certified(world.app, name))
    holders.push(await certified(world.app, '陈近', { validUntil: addDays(day('2026-11-21'), 45) }))
  })
  afterAll(() => world.close())
  const holder = (n: number) => holders[n] as Holder

  it('counts nobody before anyone consented, and cites an article for every rule', async () => {
    const { figures } = await headcountDesk(world.app, HAIFENG, day('2026-02-01'))
    expect(
      figures.rules.map(({ id, required, counted, gap, satisfied }) => [id, required, counted, gap, satisfied]),
    ).toEqual([
      ['panel-3', 3, 0, 3, false],
      ['panel-2', 2, 0, 2, false],
      ['commensurate', null, 0, null, null],
    ])
    expect(figure(figures.rules, 'panel-3')).toMatchObject({
      article: { number: '广发〔2012〕53号', clause: '三（一）1', url: '/regulations/guangfa-2012-53#3-1-1' },
    })
    for (const { article, basis } of figures.rules)
      expect([article.document, article.number, article.clause, basis].every((text) => text.length > 0)).toBe(true)
  })

  it('counts each consent from its first day on, and a suspension neither way', async () => {
    for (const n of [0, 1, 2, 5])
      await rostered(world.app, HAIFENG, holder(n), n === 2 ? day('2026-03-01') : day('2026-02-01'))
    world.setClock(at('2026-05-01T02:00:00.000Z'))
    await happen(world.app, holder(1), 'suspended')
    world.setClock(NOW)
    const on = async (text: string) => {
      const { rules, suspended, lapsing } = await frozenHeadcount(world.app, HAIFENG, day(text))
      return { counted: rules[0]?.counted, suspended, lapsing }
    }
    expect(await on('2026-01-31')).toEqual({ counted: 0, suspended: 0, lapsing: { in30: 0, in60: 0, in90: 0 } })
    expect(await on('2026-02-28')).toMatchObject({ counted: 3 })
    expect(await on('2026-03-01')).toMatchObject({ counted: 4, suspended: 0 })
    expect(await on('2026-11-21')).toEqual({ counted: 3, suspended: 1, lapsing: { in30: 0, in60: 1, in90: 1 } })
    expect(await on('2027-02-01')).toMatchObject({ counted: 2 })
  })

  it('counts nobody twice: an entry that ended here leaves the past here and the future there', async () => {
    const entry = await rostered(world.app, YUNFAN, holder(3), day('2026-11-01'))
    const before = (await frozenHeadcount(world.app, YUNFAN, day('2026-11-21'))).rules[0]
    expect(before).toMatchObject({ counted: 1 })
    await endRosterEntry(world.app, OFFICER, YUNFAN, entry, day('2026-11-21'))
    world.setClock(at('2026-11-22T02:00:00.000Z'))
    await rostered(world.app, HAIFENG, holder(3), day('2026-11-22'))
    const counted = async (platform: typeof HAIFENG, text: string) =>
      (await headcountDesk(world.app, platform, day(text))).figures.rules[0]?.counted
    expect(
      await Promise.all([
        counted(YUNFAN, '2026-11-21'),
        counted(HAIFENG, '2026-11-21'),
        counted(YUNFAN, '2026-11-22'),
        counted(HAIFENG, '2026-11-22'),
      ]),
    ).toEqual([1, 3, 0, 4])
  })

  it('asks for ceil(n/1000) and ceil(n/50), and for nothing before the rule', async () => {
    const stated: Business = {
      categories: ['web-drama', 'professional', 'short-video', 'live-rooms'],
      dailyNewClips: 1001,
      liveRooms: 50,
    }
    const required = async (text: string, more: Partial<Business> = {}) =>
      (await assess(world.app, HAIFENG, day(text), { ...stated, ...more })).rules.map((rule) => rule.required)
    expect(await required('2026-11-22')).toEqual([3, 2, 2, 1, null])
    expect(await required('2026-11-22', { dailyNewClips: 0, liveRooms: 51 })).toEqual([3, 2, 0, 2, null])
    expect(await required('2026-11-22', { dailyNewClips: null })).toEqual([3, 2, null, 1, null])
    expect(await required('2018-06-01')).toEqual([3, 2, 0, 0, null])
    expect(await required('2012-07-05')).toEqual([0, 0, 0, 0, null])
  })

  it('follows what was declared from the day it begins', async () => {
    const say = (more: object) =>
      declareBusiness(world.app, OFFICER, HAIFENG, {
        categories: ['short-video'],
        dailyNewClips: 12_000,
        liveRooms: null,
        from: day('2026-12-01'),
        ...more,
      })
    expect(await say({ categories: [] })).toMatchObject({ refusal: 'category-missing' })
    expect(await say({ dailyNewClips: null })).toMatchObject({ refusal: 'volume-missing' })
    expect(await say({ dailyNewClips: 0.5 })).toMatchObject({ refusal: 'volume-malformed' })
    expect(await say({})).toMatchObject({ ok: true })
    const rules = async (text: string) =>
      (await headcountDesk(world.app, HAIFENG, day(text))).figures.rules.map(({ id, required, gap }) => [
        id,
        required,
        gap,
      ])
    expect(await rules('2026-11-30')).toEqual([
      ['panel-3', 3, 0],
      ['panel-2', 2, 0],
      ['commensurate', null, null],
    ])
    expect(await rules('2026-12-01')).toEqual([
      ['short-video-permille', 12, 8],
      ['commensurate', null, null],
    ])
  })

  it('freezes the same figures once, and other figures anew', async () => {
    const first = await frozenHeadcount(world.app, HAIFENG, day('2026-11-22'))
    const { size } = await registerHead(world.app)
    const kept = await snapshotText(world.app, HAIFENG, first.snapshot.id)
    world.pass(60)
    const again = await Promise.all([1, 2, 3].map(() => frozenHeadcount(world.app, HAIFENG, day('2026-11-22'))))
    expect(again).toEqual([first, first, first])
    expect((await registerHead(world.app)).size).toBe(size)
    await happen(world.app, holder(0), 'revoked')
    const after = await frozenHeadcount(world.app, HAIFENG, day('2026-11-22'))
    expect(after.snapshot.id).not.toBe(first.snapshot.id)
    expect(after.rules[0]?.counted).toBe((first.rules[0]?.counted ?? 0) - 1)
    expect(await snapshotText(world.app, HAIFENG, first.snapshot.id)).toEqual(kept)
  })

  it('makes one snapshot of the same figures asked for at the same moment', async () => {
    const { size } = await registerHead(world.app)
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => frozenHeadcount(world.app, HAIFENG, day('2026-07-15'))),
    )
    expect(new Set(asked.map((one) => one.snapshot.id)).size).toBe(1)
    expect((await registerHead(world.app)).size).toBe(size + 1)
  })

  it('proves a snapshot with the log’s key alone', async () => {
    const { snapshot } = await frozenHeadcount(world.app, HAIFENG, day('2026-11-22'))
    const {
      snapshot: named,
      frozenAt,
      salt,
      proof,
      ...figures
    } = (await snapshotById(world.app, HAIFENG, snapshot.id)) ?? expect.fail('no snapshot')
    const { name, publicKey } = await logSigner(world.app)
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
      format: 'jwk',
    })
    const log = {
      name,
      publicKey,
      verify: (message: Uint8Array, signature: Uint8Array) => verify(null, message, key, signature),
    }
    const proved = checkProof(proof, log)
    if (!proved.ok) expect.fail(proved.refusal)
    const entry = parseEntry(proved.value.entry)
    expect(entry).toMatchObject({
      value: {
        event: 'snapshot',
        number: snapshot.id,
        at: frozenAt,
        commitment: commitmentTo(figures, Buffer.from(salt, 'base64url')),
      },
    })
    expect([named, proved.value.index, hashOf(figures)]).toEqual([snapshot, snapshot.index, snapshot.hash])
    expect(checkProof(proof.replace(/index \d+/, 'index 0'), log).ok).toBe(false)
    const changed = canonicalJson(figures).replace('"counted":3', '"counted":4')
    expect(commitmentTo(JSON.parse(changed), Buffer.from(salt, 'base64url'))).not.toBe(
      commitmentTo(figures, Buffer.from(salt, 'base64url')),
    )
  })

  it('keeps a snapshot from other platforms, and answers nonsense like what never was', async () => {
    const { snapshot } = await frozenHeadcount(world.app, HAIFENG, day('2026-11-22'))
    const refusals = await Promise.all([
      snapshotText(world.app, YUNFAN, snapshot.id),
      snapshotText(world.app, HAIFENG, 'HC-20261122-none'),
      snapshotText(world.app, HAIFENG, '%00 /../'),
    ])
    for (const refused of refusals) expect(refused).toEqual({ ok: false, refusal: 'snapshot-not-found' })
  })
})
