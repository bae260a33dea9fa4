import type { Certificate } from '#app/domain/certificate/certificate.ts'
import { formatNumber } from '#app/domain/certificate/number.ts'
import { trustedId } from '#app/domain/ids.ts'
import { type Day, type Instant, parseDay, parseInstant } from '#app/domain/instant.ts'
import type { RosterEntry } from '#app/domain/staffing/roster.ts'
import type { StaffingRule } from '#app/domain/staffing/rules.ts'

export const day = (text: string): Day => parseDay(text) ?? fail(text)
export const at = (text: string): Instant => parseInstant(text) ?? fail(text)
export const person = (n: number) => trustedId<'person'>(`person-${n}`)
export const platform = trustedId<'organisation'>('platform')
export const otherPlatform = trustedId<'organisation'>('other-platform')

/** The rules of the project's policy, with their real dates. */
export const rules: StaffingRule[] = [
  {
    id: 'panel-3',
    categories: ['web-drama'],
    effectiveFrom: day('2012-07-06'),
    effectiveTo: null,
    formula: { kind: 'fixed', count: 3 },
    programmeTypes: ['web-drama', 'micro-film', 'web-film', 'film-tv-animation', 'documentary'],
  },
  {
    id: 'panel-2',
    categories: ['professional'],
    effectiveFrom: day('2012-07-06'),
    effectiveTo: null,
    formula: { kind: 'fixed', count: 2 },
    programmeTypes: ['professional'],
  },
  {
    id: 'short-video-permille',
    categories: ['short-video'],
    effectiveFrom: day('2019-01-09'),
    effectiveTo: null,
    formula: { kind: 'per', volume: 'dailyNewClips', per: 1000 },
    programmeTypes: [],
  },
  {
    id: 'live-rooms-1-50',
    categories: ['live-rooms'],
    effectiveFrom: day('2020-11-23'),
    effectiveTo: null,
    formula: { kind: 'per', volume: 'liveRooms', per: 50 },
    programmeTypes: [],
  },
  {
    id: 'commensurate',
    categories: [],
    effectiveFrom: day('2020-01-01'),
    effectiveTo: null,
    formula: { kind: 'unfigured' },
    programmeTypes: [],
  },
]

/** Reviewer n of Shanghai, certified on 5 January 2026 for three years. */
export const certificateOf = (n: number, more: Partial<Certificate> = {}): Certificate => ({
  number: formatNumber('31', 2026, n),
  personId: person(n),
  holderName: `reviewer ${n}`,
  route: 'examined',
  issuer: { code: '31', name: 'an association' },
  issuedAt: at('2026-01-05T02:00:00.000Z'),
  validFrom: day('2026-01-05'),
  validUntil: day('2029-01-04'),
  events: [],
  ...more,
})

/** Reviewer n invited on 1 February 2026, to start on the 10th, and consenting on the 3rd. */
export const entryOf = (n: number, more: Partial<RosterEntry> = {}): RosterEntry => ({
  id: trustedId(`entry-${n}`),
  organisationId: platform,
  personId: person(n),
  number: formatNumber('31', 2026, n),
  invitedAt: at('2026-02-01T02:00:00.000Z'),
  startsOn: day('2026-02-10'),
  consentedAt: at('2026-02-03T02:00:00.000Z'),
  declinedAt: null,
  endsOn: null,
  endedAt: null,
  ...more,
})

function fail(text: string): never {
  throw new Error(`a wrong date in a test: ${text}`)
}
