import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClaimId } from '#app/domain/ids.ts'
import { may } from '#app/http/authorise.ts'
import { issueCertificate } from '#app/services/certificates.ts'
import type { Actor } from '#app/services/app.ts'
import { confirmEmployment, decideClaim, submitClaim, withdrawClaim } from '#app/services/exemption.ts'
import {
  claimCase,
  claimsAtDesk,
  claimsToConfirm,
  claimsWaitingFor,
  ownClaim,
  ownClaims,
} from '#app/services/exemption-desk.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'
import { actor, appointed, evidence, found, grant, organisation, person, refusal, stage, type Stage } from './stage.ts'

describe.each(ENGINES)('exemption claims on %s', (engine) => {
  let world: TestWorld
  let on: Stage
  beforeAll(async () => {
    world = await openWorld(engine)
    on = await stage(world.app)
  })
  afterAll(() => world.close())
  const app = () => world.app

  /** A fresh applicant with a submitted claim. */
  const claimant = async (more: Parameters<Stage['input']>[0] = {}) => {
    const personId = await person(app(), '申请人')
    return { personId, claimId: await claimed(personId, more) }
  }
  const claimed = async (
    personId: Awaited<ReturnType<typeof person>>,
    more: Parameters<Stage['input']>[0] = {},
  ): Promise<ClaimId> => {
    const result = await submitClaim(app(), personId, on.input(more), evidence())
    if (!result.ok) throw new Error(result.refusal)
    return result.value.claimId
  }
  const at = (who: Actor, id: ClaimId) => claimCase(app(), who, id, (of) => may(who, 'claim.see', of))

  it('is granted when the broadcaster confirmed and two officers granted, and a certificate can rest on it', async () => {
    const { personId, claimId } = await claimant()
    expect(await ownClaim(app(), personId, claimId)).toMatchObject({
      state: 'unconfirmed',
      level: 'mid',
      decisions: null,
      certificate: null,
    })
    expect(await confirmEmployment(app(), on.personnel.personId, claimId)).toEqual({ ok: true, value: null })
    expect(await ownClaim(app(), personId, claimId)).toMatchObject({ state: 'undecided', decisionsMade: 0 })
    expect(await decideClaim(app(), on.first, claimId, grant)).toEqual({ ok: true, value: 'open' })
    expect(await decideClaim(app(), on.second, claimId, grant)).toEqual({ ok: true, value: 'granted' })
    const certifier = await appointed(app(), await person(app(), '发证甲'), 'certifier', on.association)
    const issued = await issueCertificate(app(), certifier, { route: 'exempted', claimId })
    expect(issued.ok).toBe(true)
    const seen = await ownClaim(app(), personId, claimId)
    expect(seen).toMatchObject({ state: 'granted', certificate: issued.ok ? issued.value : '' })
    expect(seen?.decisions?.map(({ officer, name }) => ({ officer, name }))).toEqual([
      { officer: 'A', name: null },
      { officer: 'B', name: null },
    ])
    expect(JSON.stringify(seen)).not.toContain('认定')
  })

  it('is refused with the reasons of both officers, told to the applicant without names', async () => {
    const { personId, claimId } = await claimant()
    expect(await decideClaim(app(), on.first, claimId, { ...refusal, reasons: ' \n ' })).toMatchObject({
      refusal: 'reasons-missing',
    })
    expect(await decideClaim(app(), on.first, claimId, { ...refusal, reasons: '第一位的理由\u0000' })).toEqual({
      ok: true,
      value: 'open',
    })
    world.pass(1)
    expect(await decideClaim(app(), on.second, claimId, { ...refusal, reasons: '第二位的理由' })).toEqual({
      ok: true,
      value: 'refused',
    })
    const seen = await ownClaim(app(), personId, claimId)
    expect(seen?.decisions?.map(({ reasons }) => reasons)).toEqual(['第一位的理由', '第二位的理由'])
    expect(seen?.decisions?.every(({ name }) => name === null)).toBe(true)
    expect(await decideClaim(app(), on.third, claimId, grant)).toMatchObject({ refusal: 'claim-decided' })
  })

  it('takes one decision of one officer, and none twice, even at once', async () => {
    const { claimId } = await claimant()
    const both = await Promise.all([
      decideClaim(app(), on.first, claimId, grant),
      decideClaim(app(), on.first, claimId, grant),
    ])
    expect(both.map((one) => (one.ok ? one.value : one.refusal)).sort()).toEqual(['already-decided-by-you', 'open'])
    expect(await at(on.third, claimId)).toMatchObject({ state: 'unconfirmed', decisionsMade: 1 })
  })

  it('needs a third officer when two are split', async () => {
    const { personId, claimId } = await claimant()
    await decideClaim(app(), on.first, claimId, grant)
    expect(await decideClaim(app(), on.second, claimId, refusal)).toEqual({ ok: true, value: 'split' })
    expect(await ownClaim(app(), personId, claimId)).toMatchObject({ state: 'split', decisions: null })
    expect(await decideClaim(app(), on.second, claimId, grant)).toMatchObject({ refusal: 'already-decided-by-you' })
    expect(await decideClaim(app(), on.third, claimId, refusal)).toEqual({ ok: true, value: 'refused' })
  })

  it('lets the second officer know that somebody decided, not what, until both did', async () => {
    const { claimId } = await claimant()
    await decideClaim(app(), on.first, claimId, refusal)
    const before = await at(on.second, claimId)
    expect(before).toMatchObject({ decisionsMade: 1, decisions: null, standing: 'declaration-missing' })
    expect(JSON.stringify(before)).not.toContain(refusal.reasons)
    expect((await at(on.first, claimId))?.decisions).toHaveLength(1)
    world.pass(1)
    await decideClaim(app(), on.second, claimId, refusal)
    expect((await at(on.second, claimId))?.decisions?.map(({ name }) => name)).toEqual(['认定甲', '认定乙'])
  })

  it('is not decided by the applicant, another association, who confirmed it, or with no declaration', async () => {
    const { personId, claimId } = await claimant()
    const officerToo = await appointed(app(), personId, 'case-officer', on.association)
    expect(await decideClaim(app(), officerToo, claimId, grant)).toMatchObject({ refusal: 'own-case' })
    expect(await at(officerToo, claimId)).toBeUndefined()
    expect(await decideClaim(app(), on.elsewhere, claimId, grant)).toMatchObject({ refusal: 'other-association' })
    expect(await at(on.elsewhere, claimId)).toBeUndefined()
    expect(await decideClaim(app(), on.personnel, claimId, grant)).toMatchObject({ refusal: 'not-allowed' })
    const both = await appointed(app(), await person(app(), '两任'), 'case-officer', on.association)
    await appointed(app(), both.personId, 'broadcaster-officer', on.broadcaster)
    expect((await confirmEmployment(app(), both.personId, claimId)).ok).toBe(true)
    expect(await decideClaim(app(), both, claimId, grant)).toMatchObject({ refusal: 'confirmed-evidence' })
    expect(await decideClaim(app(), on.first, claimId, { ...grant, conflict: null })).toMatchObject({
      refusal: 'declaration-missing',
    })
    expect(
      await decideClaim(app(), on.first, claimId, { ...grant, conditions: found('mid-level-title') }),
    ).toMatchObject({ refusal: 'condition-not-met' })
    expect(await decideClaim(app(), on.first, claimId, { ...grant, conditions: found().slice(1) })).toMatchObject({
      refusal: 'conditions-incomplete',
    })
  })

  it('keeps away for good whoever declared a conflict once', async () => {
    const { claimId } = await claimant()
    expect(await decideClaim(app(), on.first, claimId, { ...grant, conditions: [], conflict: true })).toMatchObject({
      refusal: 'conflict-declared',
    })
    expect(await decideClaim(app(), on.first, claimId, grant)).toMatchObject({ refusal: 'conflict-declared' })
    expect(await at(on.first, claimId)).toMatchObject({ standing: 'conflict-declared', evidence: [], decisions: null })
  })

  it('is confirmed once, by the named broadcaster, and never by the applicant', async () => {
    const { personId, claimId } = await claimant()
    const stranger = await appointed(
      app(),
      await person(app(), '人事乙'),
      'broadcaster-officer',
      await organisation(app(), 'broadcaster', '样例邻台'),
    )
    expect(await confirmEmployment(app(), stranger.personId, claimId)).toMatchObject({ refusal: 'not-found' })
    await appointed(app(), personId, 'broadcaster-officer', on.broadcaster)
    expect(await confirmEmployment(app(), personId, claimId)).toMatchObject({ refusal: 'own-case' })
    expect(
      (await claimsToConfirm(app(), personId, [on.broadcaster])).find((claim) => claim.id === claimId),
    ).toMatchObject({ own: true, confirmedAt: null })
    expect((await confirmEmployment(app(), on.personnel.personId, claimId)).ok).toBe(true)
    expect(await confirmEmployment(app(), on.personnel.personId, claimId)).toMatchObject({
      refusal: 'already-confirmed',
    })
  })

  it('is withdrawn by its owner alone, and not decided or confirmed afterwards', async () => {
    const { personId, claimId } = await claimant()
    expect(await withdrawClaim(app(), on.first.personId, claimId)).toMatchObject({ refusal: 'not-found' })
    expect((await withdrawClaim(app(), personId, claimId)).ok).toBe(true)
    expect(await withdrawClaim(app(), personId, claimId)).toMatchObject({ refusal: 'claim-withdrawn' })
    expect(await decideClaim(app(), on.first, claimId, grant)).toMatchObject({ refusal: 'claim-withdrawn' })
    expect(await confirmEmployment(app(), on.personnel.personId, claimId)).toMatchObject({ refusal: 'claim-withdrawn' })
    expect(await ownClaim(app(), personId, claimId)).toMatchObject({ state: 'withdrawn' })
    const granted = await claimant()
    await decideClaim(app(), on.first, granted.claimId, grant)
    await decideClaim(app(), on.second, granted.claimId, grant)
    expect(await withdrawClaim(app(), granted.personId, granted.claimId)).toMatchObject({ refusal: 'claim-decided' })
  })

  it('is one at a time for one association, also when sent twice at once', async () => {
    const personId = await person(app(), '急性子')
    const sent = await Promise.all([1, 2].map(() => submitClaim(app(), personId, on.input(), evidence())))
    expect(sent.map((one) => (one.ok ? 'ok' : one.refusal)).sort()).toEqual(['claim-open', 'ok'])
    expect(await submitClaim(app(), personId, on.input({ organisationId: on.other }), evidence())).toMatchObject({
      ok: true,
    })
    expect(await ownClaims(app(), personId)).toHaveLength(2)
  })

  it('is an appeal within thirty days of a refusal, which the first deciders may not decide', async () => {
    const { personId, claimId } = await claimant()
    await decideClaim(app(), on.first, claimId, refusal)
    await decideClaim(app(), on.second, claimId, refusal)
    world.pass(29 * 24 * 60)
    const appeal = await claimed(personId)
    expect(await decideClaim(app(), on.first, appeal, grant)).toMatchObject({ refusal: 'decided-earlier-claim' })
    expect(await at(on.second, appeal)).toMatchObject({ appeal: true, standing: 'decided-earlier-claim' })
    expect((await decideClaim(app(), on.third, appeal, grant)).ok).toBe(true)
    await withdrawClaim(app(), personId, appeal)
    world.pass(5 * 24 * 60)
    expect((await decideClaim(app(), on.first, await claimed(personId), grant)).ok).toBe(true)
  })

  it.each([
    [
      '一级播音员主持人 as mid-level',
      { series: 'announcer', title: '一级播音员主持人' },
      { title: '一级播音员主持人', level: 'mid' },
      [],
    ],
    [
      '国家一级演员 as 一级演员, with a notice',
      { series: 'arts-performer', title: '国家一级演员' },
      { title: '一级演员', level: 'senior' },
      ['national-prefix'],
    ],
    [
      '1 级播音员 as the former title',
      { series: 'announcer-former', title: '1 级播音员' },
      { title: '一级播音员', level: 'mid' },
      ['former-title'],
    ],
    [
      'a title the table lacks in the series for manual review',
      { series: 'other', title: '二级心理咨询师' },
      { level: 'unknown' },
      ['manual-review'],
    ],
  ])('takes %s', async (_, more, seen, notes) => {
    const personId = await person(app(), '职称人')
    const result = await submitClaim(app(), personId, on.input(more), evidence())
    expect(result).toMatchObject({ ok: true, value: { notes } })
    if (result.ok) expect(await ownClaim(app(), personId, result.value.claimId)).toMatchObject(seen)
  })

  it.each([
    ['a post', { series: 'editor', title: '责任编辑' }, 'not-a-title', 'title'],
    ['a title of another series', { series: 'announcer', title: '一级演员' }, 'unknown-title', 'title'],
    ['a title below mid-level', { series: 'announcer', title: '二级播音员主持人' }, 'title-below-mid', 'title'],
    ['no such series', { series: 'no-such', title: '编辑' }, 'unknown-series', 'series'],
    ['a day to come', { titleObtainedOn: '2999-01-01' as never }, 'date-in-future', 'titleObtainedOn'],
    ['no declaration', { appliedPersonally: false }, 'application-not-declared', 'appliedPersonally'],
    ['an empty post', { post: ' \u0000 ' }, 'field-missing-or-malformed', 'post'],
    ['an association that is none', { organisationId: 'no-such' }, 'association-unknown', 'organisationId'],
  ])('refuses %s, and says at which field', async (_, more, code, field) => {
    const personId = await person(app(), '申请人')
    expect(await submitClaim(app(), personId, on.input(more), evidence())).toMatchObject({
      ok: false,
      refusal: code,
      detail: { field },
    })
    expect(await ownClaims(app(), personId)).toEqual([])
  })
  it('refuses a broadcaster in the place of an association and the other way round', async () => {
    const personId = await person(app(), '申请人')
    expect(await submitClaim(app(), personId, on.input({ organisationId: on.broadcaster }), evidence())).toMatchObject({
      refusal: 'association-unknown',
    })
    expect(await submitClaim(app(), personId, on.input({ broadcasterId: on.association }), evidence())).toMatchObject({
      refusal: 'broadcaster-unknown',
    })
  })

  it('lists at the desk what waits, for whom, and what ended; a supervisor sees the province and decides nothing', async () => {
    const supervisor = await appointed(
      app(),
      await person(app(), '主管甲'),
      'supervisor',
      await organisation(app(), 'authority', '样例主管部门'),
    )
    const list = (who: Actor, which: 'waiting' | 'decided' | 'withdrawn') =>
      claimsAtDesk(app(), who, which, (of) => may(who, 'claim.see', of))
    const { claimId } = await claimant()
    await decideClaim(app(), on.first, claimId, grant)
    const waiting = async (who: Actor) => (await list(who, 'waiting')).find((claim) => claim.id === claimId)
    expect(await waiting(on.first)).toMatchObject({ forYou: false, decisionsMade: 1 })
    expect(await waiting(on.second)).toMatchObject({ forYou: true })
    expect(await waiting(supervisor)).toMatchObject({ forYou: false })
    expect(await waiting(on.elsewhere)).toBeUndefined()
    expect(await at(supervisor, claimId)).toMatchObject({ standing: null, decisionsMade: 1 })
    expect(await decideClaim(app(), supervisor, claimId, grant)).toMatchObject({ refusal: 'not-allowed' })
    const due = await claimsWaitingFor(app(), on.second, [on.association])
    await decideClaim(app(), on.second, claimId, grant)
    expect(await claimsWaitingFor(app(), on.second, [on.association])).toBe(due - 1)
    expect(await waiting(on.second)).toBeUndefined()
    expect(
      (await list(on.second, 'decided')).every((claim) => claim.state === 'granted' || claim.state === 'refused'),
    ).toBe(true)
    expect((await list(on.second, 'decided')).map((claim) => claim.id)).toContain(claimId)
    expect((await list(supervisor, 'withdrawn')).length).toBeGreaterThan(0)
    expect(await list(await actor(app(), await person(app(), '路人')), 'waiting')).toEqual([])
  })
})
