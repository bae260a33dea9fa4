// A certificate is its facts. What it is worth on a day is computed here and nowhere else: the register, the API,
// headcount and panels all ask `statusOn` or `verdictOn`.

import type { PersonId } from '#app/domain/ids.ts'
import { addDays, dayOf, earlier, endOfDay, type Day, type Instant } from '#app/domain/instant.ts'
import { parseNumber, type CertificateNumber } from './number.ts'

export type Route = 'examined' | 'exempted'
export type EventKind = 'certified' | 'suspended' | 'reinstated' | 'revoked' | 'withdrawn' | 'renewed' | 'reissued'

export interface CertificateEvent {
  readonly kind: EventKind
  /** When it was decided and became known. */
  readonly at: Instant
  /**
   * The day from which it holds, when later than the day of the decision. Never the other way: nothing is rewritten.
   */
  readonly effectiveOn?: Day | null
  readonly reason: string
  /** The new last valid day; with `renewed` only. */
  readonly validUntil?: Day | null
}

export interface Certificate {
  readonly number: CertificateNumber
  readonly personId: PersonId
  /** The legal name, frozen at issue. */
  readonly holderName: string
  readonly route: Route
  readonly issuer: { readonly code: string; readonly name: string }
  readonly issuedAt: Instant
  readonly validFrom: Day
  /** The last valid day as issued; a renewal moves it. */
  readonly validUntil: Day
  readonly events: readonly CertificateEvent[]
}

export type Verdict = 'valid' | 'not-yet-valid' | 'expired' | 'suspended' | 'revoked' | 'withdrawn'
export type Check = 'pass' | 'fail'

export interface StatusOnDay {
  readonly verdict: Verdict
  /** The first day of the unbroken run of this verdict that reaches the day asked for. */
  readonly since: Day
  readonly validFrom: Day
  /** The last valid day as known then: renewals included. */
  readonly validUntil: Day
  readonly checks: {
    /** The number was found and the name is right: always so for a certificate in hand. */
    readonly record: Check
    /** The number belongs to the issuer's series. */
    readonly issuer: Check
    /** Neither revoked, withdrawn nor suspended. */
    readonly status: Check
    /** Within the days of validity. */
    readonly validity: Check
    /** The public log has the events: found out by whoever reads the log. */
    readonly log: Check
  }
}

/**
 * The verdict on a day: of the facts known by the end of that day in Asia/Shanghai (by `now`, for today and days to
 * come), the first that holds of
 *
 *     revoked        a revocation is in effect
 *     withdrawn      a withdrawal is in effect
 *     not-yet-valid  before `validFrom`, or before it was issued
 *     expired        after the last valid day
 *     suspended      the last suspension in effect was not followed by a reinstatement
 *     valid
 */
export const verdictOn = (certificate: Certificate, day: Day, now: Instant): Verdict =>
  standingOn(certificate, day, now).verdict

/** The verdict on a day with its first day and its checks. @param log what reading the public log came to */
export function statusOn(certificate: Certificate, day: Day, now: Instant, log: Check = 'pass'): StatusOnDay {
  const { verdict, ended, suspended, validUntil } = standingOn(certificate, day, now)
  const number = parseNumber(certificate.number)
  const pass = (good: boolean): Check => (good ? 'pass' : 'fail')
  return {
    verdict,
    since: firstDayOf(verdict, certificate, day, now),
    validFrom: certificate.validFrom,
    validUntil,
    checks: {
      record: 'pass',
      issuer: pass(number.ok && number.value.region === certificate.issuer.code),
      status: pass(!ended && !suspended),
      validity: pass(verdict !== 'not-yet-valid' && certificate.validFrom <= day && day <= validUntil),
      log,
    },
  }
}

/** The day from which an event holds. */
export function effectDay(event: CertificateEvent): Day {
  const decided = dayOf(event.at)
  return event.effectiveOn && event.effectiveOn > decided ? event.effectiveOn : decided
}

function standingOn(certificate: Certificate, day: Day, now: Instant) {
  const known = earlier(endOfDay(day), now)
  const events = certificate.events
    .filter((e) => e.at <= known && effectDay(e) <= day)
    // By decision, not by effect: a reinstatement also ends a suspension that was yet to begin.
    .sort((a, b) => compare(a.at, b.at))
  const ended = (['revoked', 'withdrawn'] as const).find((kind) => events.some((e) => e.kind === kind))
  const suspended = events.findLast((e) => e.kind === 'suspended' || e.kind === 'reinstated')?.kind === 'suspended'
  const validUntil = events.reduce(
    (last, e) => (e.kind === 'renewed' && e.validUntil && e.validUntil > last ? e.validUntil : last),
    certificate.validUntil,
  )
  const verdict = ((): Verdict => {
    if (ended) return ended
    if (day < certificate.validFrom || known < certificate.issuedAt) return 'not-yet-valid'
    if (day > validUntil) return 'expired'
    return suspended ? 'suspended' : 'valid'
  })()
  return { verdict, ended, suspended, validUntil }
}

/**
 * A verdict changes only on the days below, so the run is followed back from one to the one before. Before its issue a
 * certificate has no such day: then the day asked for is all that can be told.
 */
function firstDayOf(verdict: Verdict, certificate: Certificate, day: Day, now: Instant): Day {
  const issued = dayOf(certificate.issuedAt)
  const turns = [
    issued,
    certificate.validFrom,
    addDays(certificate.validUntil, 1),
    ...certificate.events.map(effectDay),
    ...certificate.events.flatMap((e) => (e.validUntil ? [addDays(e.validUntil, 1)] : [])),
  ]
  const back = [...new Set(turns)]
    .filter((turn) => turn <= day && turn >= issued)
    .sort(compare)
    .reverse()
  let first = day
  for (const turn of back) {
    if (verdictOn(certificate, turn, now) !== verdict) break
    first = turn
  }
  return first
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
