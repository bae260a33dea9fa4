import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirmEmployment, decideClaim, submitClaim } from '#app/services/exemption.ts'
import { claimCase } from '#app/services/exemption-desk.ts'
import { appoint, auditTrail, endDuty, officersOf } from '#app/services/officers.ts'
import { declareBusiness } from '#app/services/headcount.ts'
import { addMs } from '#app/domain/instant.ts'
import { completeProgramme } from '#app/services/learning.ts'
import { bookSitting, openSitting } from '#app/services/sittings.ts'
import { openWorld, type TestWorld } from '../database/worlds.ts'
import { actor, appointed, evidence, grant, organisation, person, stage } from '../exemption-desk/stage.ts'
import { cookieOf, siteOf } from './site.ts'

describe('a desk', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  it('acts for no other organisation than its address names', async () => {
    const { app } = world
    const [left, kept] = [
      await organisation(app, 'platform', '样例平台甲'),
      await organisation(app, 'platform', '样例平台乙'),
    ]
    const officer = await appointed(app, await person(app, '样例合规员'), 'platform-officer', kept)
    const headers = { cookie: await cookieOf(app, officer.personId) }
    const declare = (organisationId: string) =>
      siteOf(app).request(`/platform?organisation=${organisationId}`, {
        method: 'POST',
        body: new URLSearchParams({ intent: 'declare', categories: 'live-rooms', liveRooms: '9', from: '2026-11-21' }),
        headers,
      })
    expect((await declare(left)).status).toBe(403)
    expect((await siteOf(app).request(`/platform?organisation=${left}`, { headers })).status).toBe(403)
    expect((await declare(kept)).status).toBe(302)
    expect((await siteOf(app).request('/platform?organisation=', { headers })).status).toBe(200)
  })

  it('tells its pages no ids of people', async () => {
    const { app } = world
    const [platform, association] = [
      await organisation(app, 'platform', '样例平台丙'),
      await organisation(app, 'association', '样例协会丙'),
    ]
    const officer = await person(app, '样例合规员丙')
    await appointed(app, officer, 'platform-officer', platform)
    await appointed(app, officer, 'association-administrator', association)
    const colleague = await appointed(app, await person(app, '样例同事'), 'auditor', association)
    await declareBusiness(app, officer, platform, {
      categories: ['live-rooms'],
      dailyNewClips: null,
      liveRooms: 9,
      from: '2026-11-21' as never,
    })
    const trainer = await appointed(app, await person(app, '样例培训员'), 'training-officer', association)
    const inHours = (hours: number) => addMs(app.now(), hours * 3600_000)
    const plan = {
      title: '样例场次',
      bookingOpens: inHours(-1),
      bookingCloses: inHours(1),
      startFrom: inHours(2),
      startUntil: inHours(3),
      minutes: 90,
      hardClose: inHours(9),
      seats: null,
    }
    const sitting = await openSitting(app, trainer.personId, association, plan)
    if (!sitting.ok) throw new Error(sitting.refusal)
    const candidate = await person(app, '样例考生')
    await completeProgramme(app, candidate)
    expect(await bookSitting(app, candidate, sitting.value)).toMatchObject({ ok: true })
    const headers = { cookie: await cookieOf(app, officer) }
    for (const [path, shown] of [
      [`/association/sittings/${sitting.value}.data`, '样例考生'],
      [`/platform.data?organisation=${platform}`, 'live-rooms'],
      [`/association/officers.data?organisation=${association}`, '样例同事'],
    ] as const) {
      const text = await (await siteOf(app).request(path, { headers })).text()
      expect(text).toContain(shown)
      expect(text).not.toContain(officer)
      expect(text).not.toContain(candidate)
      expect(text).not.toContain(colleague.personId)
    }
  })

  it('reads in its trail what its people did while they were its people, and not what they did before or after', async () => {
    const { app } = world
    const association = await organisation(app, 'association', '样例协会丁')
    const administrator = await appointed(
      app,
      await person(app, '样例管理员'),
      'association-administrator',
      association,
    )
    const [who, platform] = [await person(app, '样例离任员'), await organisation(app, 'platform', '样例平台丁')]
    world.pass(5)
    const email = (await actor(app, who)).email
    await appoint(app, administrator.personId, association, { email, role: 'certifier' })
    await appoint(app, administrator.personId, association, { email, role: 'training-officer' })
    const said = { categories: ['live-rooms'], dailyNewClips: null, liveRooms: 9, from: '2026-11-21' as never } as const
    await declareBusiness(app, who, platform, said) // whatever is done while in office
    world.pass(5)
    for (const { roleId, personId } of await officersOf(app, association))
      if (personId === who) await endDuty(app, administrator.personId, association, roleId)
    world.pass(5)
    await declareBusiness(app, who, platform, said)
    const trail = (await auditTrail(app, association)).filter(({ actorName }) => actorName === '样例离任员')
    expect(trail.map(({ action }) => action)).toEqual(['business.declare'])
  })

  it('puts on record who read the case of a person', async () => {
    const { app } = world
    const s = await stage(app)
    const claimant = await person(app, '样例申请人')
    const claim = await submitClaim(app, claimant, s.input(), evidence())
    if (!claim.ok) throw new Error(claim.refusal)
    const { claimId } = claim.value
    await confirmEmployment(app, s.personnel.personId, claimId)
    const readers = async () =>
      (await auditTrail(app, null))
        .filter(({ action, object }) => action === 'claim.read' && object === `claim:${claimId}`)
        .map(({ actorName }) => actorName)
    expect(await claimCase(app, s.elsewhere, claimId, () => false)).toBeUndefined()
    expect(await readers()).toEqual([])
    expect((await claimCase(app, s.first, claimId, () => true))?.documentMasked).toBeTruthy()
    expect(await readers()).toEqual(['认定甲'])
    expect((await decideClaim(app, s.elsewhere, claimId, grant)).ok).toBe(false)
  })
})
