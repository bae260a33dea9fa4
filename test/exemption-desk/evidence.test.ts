import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '#app/domain/canonical.ts'
import { may } from '#app/http/authorise.ts'
import type { Actor } from '#app/services/app.ts'
import { decideClaim, submitClaim } from '#app/services/exemption.ts'
import { ownClaim } from '#app/services/exemption-desk.ts'
import { checkEvidence, MAX_EVIDENCE_BYTES, openEvidence } from '#app/services/uploads.ts'
import type { UploadId } from '#app/domain/ids.ts'
import { officersRepository } from '#db/repositories/officers.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'
import { actor, appointed, evidence, grant, JPEG, organisation, PDF, person, PNG, stage, type Stage } from './stage.ts'

describe('a file of evidence', () => {
  it.each([
    ['a PDF', PDF, 'application/pdf'],
    ['a JPEG', JPEG, 'image/jpeg'],
    ['a PNG', PNG, 'image/png'],
  ])('may be %s, told by its content', async (_, bytes, mime) => {
    expect(await checkEvidence(evidence({ bytes, name: 'anything.txt' }))).toMatchObject({
      ok: true,
      value: [{ mime }, {}],
    })
  })
  it.each([
    ['text that calls itself a PDF', Buffer.from('<?php not a pdf ?>'), 'file-kind'],
    ['a program', Buffer.from('\u007fELF\u0002\u0001\u0001'), 'file-kind'],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000'), 'file-kind'],
    ['an archive', Buffer.from('PK\u0003\u0004\u0014\u0000'), 'file-kind'],
    ['nothing at all', Buffer.alloc(0), 'file-empty'],
    ['a PDF of more than 5 MB', Buffer.concat([PDF, Buffer.alloc(MAX_EVIDENCE_BYTES)]), 'file-too-large'],
  ])('may not be %s', async (_, bytes, refusal) => {
    expect(await checkEvidence(evidence({ bytes }))).toMatchObject({
      ok: false,
      refusal,
      detail: { field: 'title-certificate' },
    })
  })
  it('may be as large as 5 MB exactly, and neither may lack', async () => {
    expect(
      (await checkEvidence(evidence({ bytes: Buffer.concat([PDF, Buffer.alloc(MAX_EVIDENCE_BYTES - PDF.length)]) })))
        .ok,
    ).toBe(true)
    expect(await checkEvidence(evidence().slice(0, 1))).toMatchObject({
      refusal: 'file-missing',
      detail: { field: 'employment-proof' },
    })
  })
})

describe.each(ENGINES)('evidence on %s', (engine) => {
  let world: TestWorld
  let on: Stage
  beforeAll(async () => {
    world = await openWorld(engine)
    on = await stage(world.app)
  })
  afterAll(() => world.close())
  const app = () => world.app
  const kept = () => readdirSync(app().uploadsDir).sort()
  const read = (who: Actor, id: UploadId) => openEvidence(app(), who, id, (of) => may(who, 'claim.see', of))

  const submitted = async (name = '职称证书.pdf') => {
    const owner = await actor(app(), await person(app(), '申请人'))
    const result = await submitClaim(app(), owner.personId, on.input(), evidence({ name }))
    if (!result.ok) throw new Error(result.refusal)
    const claim = await ownClaim(app(), owner.personId, result.value.claimId)
    const file = claim?.evidence.find((one) => one.purpose === 'title-certificate')
    if (!file) throw new Error('no file')
    return { owner, claimId: result.value.claimId, file }
  }

  it('is kept under a random name that only the server reads; the given name is only shown', async () => {
    const before = kept()
    const { owner, file } = await submitted('../../..\\..\u0000/证\u202e书.pdf')
    const fresh = kept().filter((name) => !before.includes(name))
    expect(fresh).toHaveLength(2)
    for (const name of fresh) {
      expect(name).toMatch(/^[\w-]{20}$/)
      expect(statSync(join(app().uploadsDir, name)).mode & 0o777).toBe(0o600)
    }
    expect(fresh.map((name) => sha256(readFileSync(join(app().uploadsDir, name))).toString('hex'))).toContain(
      sha256(PDF).toString('hex'),
    )
    expect(file.shownName).toBe('证书.pdf')
    expect(await read(owner, file.id)).toMatchObject({
      mime: 'application/pdf',
      fileName: 'title-certificate.pdf',
      bytes: PDF,
    })
  })

  it('leaves nothing behind when its content is false, or the claim is refused after it was written', async () => {
    const before = kept()
    const personId = await person(app(), '申请人')
    const say = (...files: ReturnType<typeof evidence>) => submitClaim(app(), personId, on.input(), files)
    expect(await say(...evidence({ name: '../../../x.pdf', bytes: Buffer.from('<?php not a pdf ?>') }))).toMatchObject({
      refusal: 'file-kind',
    })
    expect(kept()).toEqual(before)
    expect((await say(...evidence())).ok).toBe(true)
    const after = kept()
    expect(await say(...evidence())).toMatchObject({ refusal: 'claim-open' })
    expect(kept()).toEqual(after)
  })
  it('leaves nothing behind when the write fails', async () => {
    const before = kept()
    const nobody = app().id<'person'>()
    await expect(submitClaim(app(), nobody, on.input(), evidence())).rejects.toThrow()
    expect(kept()).toEqual(before)
  })

  it('is read by its owner unaudited, by those who may see the claim audited, by a stranger not at all', async () => {
    const { owner, claimId, file } = await submitted()
    const supervisor = await appointed(
      app(),
      await person(app(), '主管甲'),
      'supervisor',
      await organisation(app(), 'authority', '样例主管部门'),
    )
    const auditor = await appointed(app(), await person(app(), '审计甲'), 'auditor', on.association)
    const reads = async () =>
      (await app().database.read((db) => officersRepository(app().database).trail(db, null, 500))).filter(
        (entry) => entry.action === 'evidence.read' && entry.object === `upload:${file.id}`,
      )
    expect(await read(owner, file.id)).toBeDefined()
    expect(await reads()).toHaveLength(0)
    for (const officer of [on.first, supervisor, auditor])
      expect(await read(officer, file.id)).toMatchObject({ bytes: PDF })
    expect((await reads()).map((entry) => entry.actorName).sort()).toEqual(['主管甲', '审计甲', '认定甲'].sort())
    for (const stranger of [on.elsewhere, on.personnel, await actor(app(), await person(app(), '路人'))])
      expect(await read(stranger, file.id)).toBeUndefined()
    expect(await read(owner, app().id())).toBeUndefined()
    await decideClaim(app(), on.second, claimId, { ...grant, conflict: true })
    expect(await read(on.second, file.id)).toBeUndefined()
    expect(await reads()).toHaveLength(3)
  })
})
