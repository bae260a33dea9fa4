import { describe, expect, it } from 'vitest'
import { type Accommodation, type AccommodationVerdict, decideAccommodation, extraTimePercentOn, requestAccommodation } from '#app/domain/exam/accommodation.ts'
import type { Day } from '#app/domain/instant.ts'
import { day, person } from './sample.ts'

const asked = (more: Partial<Accommodation> = {}): Accommodation => ({
  personId: person('candidate'), state: 'asked', askedPercent: 50, percent: null, validFrom: null, validUntil: null, ...more,
})
const granted = (percent: number, from: string, until: string, more: Partial<Accommodation> = {}): Accommodation =>
  asked({ state: 'granted', percent, validFrom: from as Day, validUntil: until as Day, ...more })

describe('asking for extra time', () => {
  const said = { percent: 50, reason: '  视力障碍，阅读较慢。', hasEvidence: true }
  it('takes a whole per cent, the reason and evidence', () => {
    expect(requestAccommodation(said, false)).toEqual({ ok: true, value: { percent: 50, reason: '视力障碍，阅读较慢。' } })
  })
  it.each([
    ['while another request waits', said, true, 'accommodation-asked'],
    ['of nothing', { ...said, percent: 0 }, false, 'accommodation-percent'],
    ['of more than the time again', { ...said, percent: 101 }, false, 'accommodation-percent'],
    ['of half a per cent', { ...said, percent: 12.5 }, false, 'accommodation-percent'],
    ['without a reason', { ...said, reason: ' ' }, false, 'accommodation-reason-missing'],
    ['without evidence', { ...said, hasEvidence: false }, false, 'accommodation-evidence-missing'],
  ])('is refused %s', (_, what, open, refusal) => {
    expect(requestAccommodation(what, open)).toMatchObject({ ok: false, refusal })
  })
})

describe('an officer decides', () => {
  const grant = { outcome: 'grant', percent: 50, validFrom: '2026-11-21' as Day, validUntil: '2028-11-20' as Day, reasons: '' } as const
  const say = (verdict: AccommodationVerdict, by = 'officer', on = asked()) => decideAccommodation(on, person(by), verdict, '2026-11-21' as Day, day(0))
  it('granting for a time', () => {
    expect(say(grant)).toMatchObject({ value: { state: 'granted', percent: 50, validUntil: '2028-11-20', decidedBy: 'officer' } })
  })
  it('refusing with reasons', () => {
    expect(say({ outcome: 'refuse', reasons: '证明已过期。' })).toMatchObject({ value: { state: 'refused', percent: null } })
  })
  it.each<[string, AccommodationVerdict, string, Accommodation, string]>([
    ['about oneself', grant, 'candidate', asked(), 'accommodation-own'],
    ['a second time', grant, 'officer', granted(50, '2026-01-01', '2027-01-01'), 'accommodation-decided'],
    ['less than was asked without a reason', { ...grant, percent: 25 }, 'officer', asked(), 'accommodation-reasons-missing'],
    ['a refusal without reasons', { outcome: 'refuse', reasons: ' ' }, 'officer', asked(), 'accommodation-reasons-missing'],
    ['a grant that ends before it begins', { ...grant, validFrom: '2029-01-01' as Day }, 'officer', asked(), 'accommodation-dates'],
    ['a grant that is over', { ...grant, validFrom: '2026-01-01' as Day, validUntil: '2026-11-20' as Day }, 'officer', asked(), 'accommodation-dates'],
    ['a grant for more than three years', { ...grant, validUntil: '2029-11-22' as Day }, 'officer', asked(), 'accommodation-dates'],
  ])('never %s', (_, verdict, by, on, refusal) => expect(say(verdict, by, on)).toMatchObject({ ok: false, refusal }))
})

describe('what applies on a day', () => {
  const all = [granted(25, '2026-01-01', '2026-12-31'), granted(50, '2026-06-01', '2026-06-30'), granted(100, '2026-01-01', '2026-12-31', { state: 'ended' })]
  it.each([
    ['2025-12-31', 0],
    ['2026-01-01', 25],
    ['2026-06-15', 50],
    ['2026-12-31', 25],
    ['2027-01-01', 0],
  ])('on %s %i per cent: the largest in force, never a sum, nothing that was ended', (on, percent) => {
    expect(extraTimePercentOn(all, on as Day)).toBe(percent)
  })
})
