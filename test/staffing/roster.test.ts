import { describe, expect, it } from 'vitest'
import {
  isOnRoster,
  mayConsent,
  mayDecline,
  mayEnd,
  mayInvite,
  type RosterEntry,
  stateOn,
} from '#app/domain/staffing/roster.ts'
import { at, certificateOf, day, entryOf, otherPlatform } from './sample-roster.ts'

const now = at('2026-11-21T04:00:00.000Z')
const today = day('2026-11-21')
const waiting = entryOf(1, { consentedAt: null })
const active = entryOf(1)
const ended = entryOf(1, { endsOn: day('2026-06-30'), endedAt: at('2026-06-15T02:00:00.000Z') })
const elsewhere = (entry: RosterEntry): RosterEntry => ({ ...entry, id: entryOf(2).id, organisationId: otherPlatform })

describe('the state of a roster entry on a day', () => {
  it.each([
    ['before the invitation', active, '2026-01-31', undefined],
    ['invited', active, '2026-02-01', 'invited'],
    ['consented to, before its first day', active, '2026-02-03', 'active'],
    ['today', active, '2026-11-21', 'active'],
    ['on its last day', ended, '2026-06-30', 'active'],
    ['after its last day', ended, '2026-07-01', 'ended'],
    ['waiting', waiting, '2026-11-21', 'invited'],
    ['declined', { ...waiting, declinedAt: at('2026-02-04T02:00:00.000Z') }, '2026-02-04', 'declined'],
    [
      'the day before it was declined',
      { ...waiting, declinedAt: at('2026-02-04T02:00:00.000Z') },
      '2026-02-03',
      'invited',
    ],
    [
      'an invitation taken back',
      { ...waiting, endsOn: day('2026-02-05'), endedAt: at('2026-02-05T02:00:00.000Z') },
      '2026-02-05',
      'ended',
    ],
  ] as const)('%s', (_, entry, on, state) => {
    expect(stateOn(entry, day(on), now)).toBe(state)
  })
  it('puts its person on the roster from the first day on', () => {
    expect([isOnRoster(active, day('2026-02-09'), now), isOnRoster(active, day('2026-02-10'), now)]).toEqual([
      false,
      true,
    ])
  })
})

describe('inviting', () => {
  it('needs a certificate that can count', () => {
    expect(mayInvite(certificateOf(1), [], now).ok).toBe(true)
    expect(mayInvite(certificateOf(1, { validFrom: day('2026-12-01') }), [], now).ok).toBe(true)
    expect(mayInvite(certificateOf(1, { validUntil: day('2026-11-20') }), [], now)).toMatchObject({
      refusal: 'certificate-not-valid',
    })
  })
  it('is refused beside an open entry, and open again after it ended or was declined', () => {
    for (const open of [waiting, active])
      expect(mayInvite(certificateOf(1), [open], now)).toMatchObject({ refusal: 'already-invited' })
    for (const over of [ended, { ...waiting, declinedAt: now }])
      expect(mayInvite(certificateOf(1), [over], now).ok).toBe(true)
  })
})

describe('consenting', () => {
  it('is for an invitation that waits, once', () => {
    expect(mayConsent(waiting, [waiting], now).ok).toBe(true)
    for (const other of [active, ended, { ...waiting, declinedAt: now }])
      expect(mayConsent(other, [other], now)).toMatchObject({ refusal: 'not-invited' })
    expect(mayDecline(waiting, now).ok).toBe(true)
    expect(mayDecline(active, now)).toMatchObject({ refusal: 'not-invited' })
  })
  it('is refused while the holder is active at another platform', () => {
    expect(mayConsent(waiting, [waiting, elsewhere(active)], now)).toMatchObject({
      refusal: 'already-active-elsewhere',
    })
  })
  it('is open when the other platform only asked, or its last day comes before the first here', () => {
    expect(mayConsent(waiting, [waiting, elsewhere(waiting)], now).ok).toBe(true)
    expect(mayConsent(waiting, [waiting, elsewhere(ended)], now).ok).toBe(true)
    const leaving = elsewhere({ ...active, endsOn: day('2026-11-30'), endedAt: now })
    const after = { ...waiting, startsOn: day('2026-12-01') }
    expect(mayConsent(after, [after, leaving], now).ok).toBe(true)
    const before = { ...waiting, startsOn: day('2026-11-30') }
    expect(mayConsent(before, [before, leaving], now)).toMatchObject({ refusal: 'already-active-elsewhere' })
  })
})

describe('ending', () => {
  it('may be today, later, or be told late', () => {
    for (const last of [today, day('2026-12-31'), day('2026-11-01')]) expect(mayEnd(active, last, now).ok).toBe(true)
  })
  it('takes back an invitation, and an entry that has not begun', () => {
    expect(mayEnd(waiting, today, now).ok).toBe(true)
    expect(mayEnd({ ...active, startsOn: day('2026-12-01') }, day('2026-11-30'), now).ok).toBe(true)
  })
  it('may be brought forward and not put off', () => {
    const leaving = { ...active, endsOn: day('2026-12-31'), endedAt: now }
    expect(mayEnd(leaving, day('2026-12-15'), now).ok).toBe(true)
    expect(mayEnd(leaving, day('2027-01-31'), now)).toMatchObject({ refusal: 'already-ending' })
  })
  it('is refused before the start, and for what is over', () => {
    expect(mayEnd(active, day('2026-02-08'), now)).toMatchObject({ refusal: 'ends-before-start' })
    expect(mayEnd(ended, today, now)).toMatchObject({ refusal: 'not-on-roster' })
  })
})
