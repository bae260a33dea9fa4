// Decisions whose order matters: what was written first came first, whatever the clocks said when the requests came in.

import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMs, type Instant } from '#app/domain/instant.ts'
import type { App } from '#app/services/app.ts'
import { changeCertificate, issueCertificate } from '#app/services/certificates.ts'
import { decideClaim, submitClaim } from '#app/services/exemption.ts'
import { ownClaims } from '#app/services/exemption-desk.ts'
import { recall, remember } from '#app/services/idempotency.ts'
import { verifyOne } from '#app/services/verification.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { addAssociation } from '../certificates/sample-association.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'
import { evidence, grant, person, refusal, stage } from '../exemption-desk/stage.ts'

describe.each(ENGINES)('on %s', (engine) => {
  let world: TestWorld
  const app = (): App => world.app
  beforeAll(async () => {
    world = await openWorld(engine, '2026-03-02T02:00:00.000Z' as Instant)
  })
  afterAll(() => world.close())

  it('a claim that came in while the one before it was being refused is its appeal all the same', async () => {
    const on = await stage(app())
    const personId = await person(app(), '申请人')
    const first = await submitClaim(app(), personId, on.input(), evidence())
    if (!first.ok) throw new Error(first.refusal)
    // The new claim arrives now; its files take a moment, and in it the second officer refuses the first claim.
    const arrived = app().now()
    world.pass(1)
    await decideClaim(app(), on.first, first.value.claimId, refusal)
    await decideClaim(app(), on.second, first.value.claimId, refusal)
    let asked = 0
    const slow: App = { ...app(), now: () => (asked++ === 0 ? arrived : app().now()) }
    const second = await submitClaim(slow, personId, on.input(), evidence())
    if (!second.ok) throw new Error(second.refusal)
    expect(await decideClaim(app(), on.first, second.value.claimId, grant)).toMatchObject({
      refusal: 'decided-earlier-claim',
    })
  })

  it('evidence stays when the connection is lost after the claim was committed, and goes when the claim is not there', async () => {
    const on = await stage(app())
    const { database, uploadsDir } = app()
    const committed: App = {
      ...app(),
      database: {
        ...database,
        write: async (scope, work) => {
          await database.write(scope, work)
          throw new Error('lost')
        },
      },
    }
    const personId = await person(app(), '申请人')
    const before = (await readdir(uploadsDir)).length
    await expect(submitClaim(committed, personId, on.input(), evidence())).rejects.toThrow('lost')
    expect((await ownClaims(app(), personId)).length).toBe(1)
    expect((await readdir(uploadsDir)).length).toBe(before + evidence().length)
    const failed: App = { ...app(), database: { ...database, write: () => Promise.reject(new Error('lost')) } }
    await expect(submitClaim(failed, await person(app(), '申请人'), on.input(), evidence())).rejects.toThrow('lost')
    expect((await readdir(uploadsDir)).length).toBe(before + evidence().length)
  })

  it('a suspension lifted in the same millisecond is lifted, and cannot be lifted twice', async () => {
    const association = await addAssociation(app())
    const certifier = await association.officer('certifier')
    const { attemptId } = await association.candidate('周明')
    const number = await issueCertificate(app(), certifier, { route: 'examined', attemptId })
    if (!number.ok) throw new Error(number.refusal)
    const become = async (kind: 'suspended' | 'reinstated') => {
      const done = await changeCertificate(app(), certifier, number.value, { kind, reason: '样例' })
      return done.ok ? 'done' : done.refusal
    }
    expect([await become('suspended'), await become('reinstated'), await become('reinstated')]).toEqual([
      'done',
      'done',
      'not-suspended',
    ])
    expect(await verifyOne(app(), number.value, '周明')).toMatchObject({ value: { verdict: 'valid' } })
    expect([await become('suspended'), await become('suspended')]).toEqual(['done', 'already-suspended'])
    expect(await verifyOne(app(), number.value, '周明')).toMatchObject({ value: { verdict: 'suspended' } })
  })

  it('an answer kept longer than a day gives way to a new one under the same key', async () => {
    const at = app().now()
    const row = { id: `key-${engine}`, requestHash: 'h', status: 200, createdAt: at }
    await remember(app(), { ...row, body: 'old' })
    await remember(app(), { ...row, body: 'second at the same moment' })
    expect((await recall(app(), row.id, at))?.body).toBe('old')
    const nextDay = addMs(at, 24 * 3600_000 + 1)
    await remember(app(), { ...row, body: 'new', createdAt: nextDay })
    expect((await recall(app(), row.id, addMs(nextDay, -24 * 3600_000)))?.body).toBe('new')
  })

  it('more certificates than one query has room for are still found', async () => {
    const numbers = Array.from({ length: 70_000 }, (_, n) => `none-${n}`)
    const certificates = certificatesRepository(app().database)
    expect(await app().database.read((db) => certificates.byNumbers(db, numbers))).toEqual([])
    expect(await app().database.read((db) => certificates.byAttempt(db, numbers as never))).toEqual([])
    expect(await app().database.read((db) => certificates.byClaim(db, numbers as never))).toEqual([])
  })
})
