// A roster entry: a platform invites a holder, the holder consents (个人信息保护法 art. 23: a separate consent, which may be
// taken back), and from then on counts there and nowhere else.

import { verdictOn, type Certificate } from '#app/domain/certificate/certificate.ts'
import type { CertificateNumber } from '#app/domain/certificate/number.ts'
import type { OrganisationId, PersonId, RosterEntryId } from '#app/domain/ids.ts'
import { addDays, dayOf, earlier, endOfDay, type Day, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'

export interface RosterEntry {
  readonly id: RosterEntryId
  /** The platform. */
  readonly organisationId: OrganisationId
  readonly personId: PersonId
  readonly number: CertificateNumber
  readonly invitedAt: Instant
  /** The first day on the roster, once consented. */
  readonly startsOn: Day
  readonly consentedAt: Instant | null
  readonly declinedAt: Instant | null
  /** The last day on the roster, and when that was recorded: both or neither. */
  readonly endsOn: Day | null
  readonly endedAt: Instant | null
}

export type RosterState = 'invited' | 'active' | 'declined' | 'ended'

/**
 * The state on a day, of the facts known by its end (by `now`, for today and days to come); undefined before the
 * invitation. An entry consented to is `active` also before its first day; `isOnRoster` asks for the days too.
 */
export function stateOn(entry: RosterEntry, day: Day, now: Instant): RosterState | undefined {
  const known = earlier(endOfDay(day), now)
  const was = (at: Instant | null): boolean => at !== null && at <= known
  if (!was(entry.invitedAt)) return undefined
  if (was(entry.declinedAt)) return 'declined'
  // An invitation taken back ends at once; a consented entry ends with its last day.
  if (was(entry.endedAt) && entry.endsOn !== null && (!was(entry.consentedAt) || day > entry.endsOn)) return 'ended'
  return was(entry.consentedAt) ? 'active' : 'invited'
}

/** Whether the entry puts its person on the platform's roster on a day. */
export const isOnRoster = (entry: RosterEntry, day: Day, now: Instant): boolean =>
  entry.startsOn <= day && stateOn(entry, day, now) === 'active'

/**
 * Whether a platform may invite a holder. `entries` are the platform's own of that person: what others have is not its
 * business. Refuses a certificate that cannot count, and a second entry beside an open one.
 */
export function mayInvite(
  certificate: Certificate,
  entries: readonly RosterEntry[],
  now: Instant,
): Result<null, 'certificate-not-valid' | 'already-invited'> {
  const today = dayOf(now)
  if (!['valid', 'not-yet-valid'].includes(verdictOn(certificate, today, now))) return refuse('certificate-not-valid')
  return entries.some((e) => isOpen(e, now)) ? refuse('already-invited') : ok(null)
}

/**
 * Whether the holder may consent. `entries` are all entries of the person, at every platform.
 * Refuses an entry that is not waiting for an answer, and one whose days meet those of an entry elsewhere.
 */
export function mayConsent(
  entry: RosterEntry,
  entries: readonly RosterEntry[],
  now: Instant,
): Result<null, 'not-invited' | 'already-active-elsewhere'> {
  if (stateOn(entry, dayOf(now), now) !== 'invited') return refuse('not-invited')
  const elsewhere = entries.some(
    (e) =>
      e.organisationId !== entry.organisationId &&
      stateOn(e, dayOf(now), now) === 'active' &&
      (e.endsOn === null || e.endsOn >= entry.startsOn),
  )
  return elsewhere ? refuse('already-active-elsewhere') : ok(null)
}

/** Whether the holder may decline: while the invitation waits. */
export const mayDecline = (entry: RosterEntry, now: Instant): Result<null, 'not-invited'> =>
  stateOn(entry, dayOf(now), now) === 'invited' ? ok(null) : refuse('not-invited')

/**
 * Whether an entry may end, by the platform or by the holder who takes the consent back.
 * Refuses what is not open, a second end that is not earlier than the first, and a last day before the eve of the first
 * day. A last day in the past changes the state from today on; what was known on past days stays as it was.
 */
export function mayEnd(
  entry: RosterEntry,
  endsOn: Day,
  now: Instant,
): Result<null, 'not-on-roster' | 'already-ending' | 'ends-before-start'> {
  if (!isOpen(entry, now)) return refuse('not-on-roster')
  if (entry.endsOn !== null && endsOn >= entry.endsOn) return refuse('already-ending', { endsOn: entry.endsOn })
  const consented = entry.consentedAt !== null
  return consented && endsOn < addDays(entry.startsOn, -1) ? refuse('ends-before-start') : ok(null)
}

const isOpen = (entry: RosterEntry, now: Instant): boolean => {
  const state = stateOn(entry, dayOf(now), now)
  return state === 'invited' || state === 'active'
}
