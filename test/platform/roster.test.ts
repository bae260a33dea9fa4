import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatNumber } from '#app/domain/certificate/number.ts'
import { trustedId, type RosterEntryId } from '#app/domain/ids.ts'
import { changesOf } from '#app/services/changes.ts'
import {
  consentToRoster,
  declineRoster,
  endRosterEntry,
  invitationsWaiting,
  inviteToRoster,
  leaveRoster,
  rosterDesk,
  rosterOfPerson,
} from '#app/services/roster.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'
import {
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

describe.each(ENGINES)('a roster on %s', (engine) => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openWorld(engine, NOW)
    await foundPlatforms(world.app)
  })
  afterAll(() => world.close())
  const invite = (platform: typeof HAIFENG, holder: Holder, more: object = {}) =>
    inviteToRoster(world.app, OFFICER, platform, {
      number: holder.number,
      name: holder.name,
      startsOn: day('2026-11-21'),
      ...more,
    })
  const invited = async (platform: typeof HAIFENG, holder: Holder): Promise<RosterEntryId> => {
    const entry = await invite(platform, holder)
    return entry.ok ? entry.value.id : expect.fail(entry.refusal)
  }

  it('asks only whoever holds the number in that name, and tells nothing else apart', async () => {
    const holder = await certified(world.app, '周明')
    const unknown = await invite(HAIFENG, holder, { number: formatNumber('31', 2026, 990_001) })
    expect(unknown).toEqual({ ok: false, refusal: 'certificate-not-found' })
    expect(await invite(HAIFENG, holder, { name: '周' })).toEqual(unknown)
    expect(await invite(HAIFENG, holder, { number: 'SH-31' })).toMatchObject({
      refusal: 'certificate-number-malformed',
    })
    expect(await invite(HAIFENG, holder, { number: holder.number.toLowerCase(), name: ' 周 明 ' })).toMatchObject({
      value: { state: 'invited', certificateNumber: holder.number, name: '周明' },
    })
    expect(await invite(HAIFENG, holder)).toMatchObject({ refusal: 'already-invited' })
    expect(await invitationsWaiting(world.app, holder.personId)).toBe(1)
  })

  it('does not ask the holder of a certificate that cannot count', async () => {
    const holder = await certified(world.app, '吴停')
    await happen(world.app, holder, 'suspended')
    expect(await invite(HAIFENG, holder)).toMatchObject({ refusal: 'certificate-not-valid' })
  })

  it('takes the answer of the holder alone, once', async () => {
    const [holder, stranger] = [await certified(world.app, '郑言'), await certified(world.app, '钱旁')]
    const entry = await invited(HAIFENG, holder)
    expect(await consentToRoster(world.app, stranger.personId, entry)).toMatchObject({
      refusal: 'roster-entry-not-found',
    })
    expect(await consentToRoster(world.app, holder.personId, trustedId('no-such-entry'))).toMatchObject({
      refusal: 'roster-entry-not-found',
    })
    expect(await consentToRoster(world.app, holder.personId, entry)).toMatchObject({ ok: true })
    expect(await consentToRoster(world.app, holder.personId, entry)).toMatchObject({ refusal: 'not-invited' })
    expect(await declineRoster(world.app, holder.personId, entry)).toMatchObject({ refusal: 'not-invited' })
    world.pass(1)
    const declined = await invited(HAIFENG, stranger)
    expect(await declineRoster(world.app, stranger.personId, declined)).toMatchObject({ ok: true })
    expect(await consentToRoster(world.app, stranger.personId, declined)).toMatchObject({ refusal: 'not-invited' })
    expect(
      (await rosterDesk(world.app, HAIFENG))
        .filter(({ id }) => [entry, declined].includes(id))
        .map(({ state, verdict }) => [state, verdict]),
    ).toEqual([
      ['active', 'valid'],
      ['declined', null],
    ])
  })

  it('lets one person count at one platform, however many consents come at once', async () => {
    const holder = await certified(world.app, '王双')
    const entries = [await invited(HAIFENG, holder), await invited(YUNFAN, holder)]
    const answers = await Promise.all(
      [...entries, ...entries].map((entry) => consentToRoster(world.app, holder.personId, entry)),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal])).sort()).toEqual([
      'already-active-elsewhere',
      'already-active-elsewhere',
      'not-invited',
    ])
    expect((await rosterOfPerson(world.app, holder.personId)).map(({ state }) => state).sort()).toEqual([
      'active',
      'invited',
    ])
  })

  it('ends by the platform or by the holder, and by nobody else', async () => {
    const holder = await certified(world.app, '冯离')
    const entry = await rostered(world.app, HAIFENG, holder, day('2026-11-01'))
    expect(await endRosterEntry(world.app, OFFICER, YUNFAN, entry, day('2026-11-30'))).toMatchObject({
      refusal: 'roster-entry-not-found',
    })
    expect(await leaveRoster(world.app, OFFICER, entry, day('2026-11-30'))).toMatchObject({
      refusal: 'roster-entry-not-found',
    })
    expect(await endRosterEntry(world.app, OFFICER, HAIFENG, entry, day('2026-10-01'))).toMatchObject({
      refusal: 'ends-before-start',
    })
    expect(await endRosterEntry(world.app, OFFICER, HAIFENG, entry, day('2026-12-31'))).toMatchObject({
      value: { state: 'active', endsOn: '2026-12-31' },
    })
    expect(await endRosterEntry(world.app, OFFICER, HAIFENG, entry, day('2027-01-31'))).toMatchObject({
      refusal: 'already-ending',
      detail: { endsOn: '2026-12-31' },
    })
    expect(await leaveRoster(world.app, holder.personId, entry, day('2026-11-20'))).toMatchObject({ ok: true })
    expect(await leaveRoster(world.app, holder.personId, entry, day('2026-11-19'))).toMatchObject({
      refusal: 'not-on-roster',
    })
    expect(await invite(HAIFENG, holder)).toMatchObject({ ok: true })
  })

  it('tells a platform the changes of its people, in order, and of nobody else', async () => {
    const [ours, theirs, asked] = [
      await certified(world.app, '沈一'),
      await certified(world.app, '韩二'),
      await certified(world.app, '杨三'),
    ]
    await rostered(world.app, YUNFAN, ours)
    const entry = await rostered(world.app, YUNFAN, theirs)
    await invited(YUNFAN, asked)
    for (const [who, what] of [
      [ours, 'suspended'],
      [asked, 'suspended'],
      [theirs, 'suspended'],
      [ours, 'reinstated'],
    ] as const)
      await happen(world.app, who, what)
    const told = async (after = -1, limit = 100) =>
      (await changesOf(world.app, YUNFAN, after, limit)).map(({ certificateNumber, event, verdict }) => [
        certificateNumber,
        event,
        verdict,
      ])
    expect(await told()).toEqual([
      [ours.number, 'certified', 'valid'],
      [theirs.number, 'certified', 'suspended'],
      [ours.number, 'suspended', 'valid'],
      [theirs.number, 'suspended', 'suspended'],
      [ours.number, 'reinstated', 'valid'],
    ])
    const [first, second] = await changesOf(world.app, YUNFAN, -1, 2)
    expect([first?.certificateNumber, await told(second?.index)]).toEqual([ours.number, (await told()).slice(2)])
    expect(JSON.stringify(await changesOf(world.app, YUNFAN, -1, 100))).not.toMatch(/沈一|样例/)
    await endRosterEntry(world.app, OFFICER, YUNFAN, entry, day('2026-11-20'))
    expect((await told()).map(([number]) => number)).toEqual([ours.number, ours.number, ours.number])
  })
})
