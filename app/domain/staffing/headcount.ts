// Headcount: per rule required, counted and gap, as of any day.

import { statusOn, verdictOn, type Certificate } from '#app/domain/certificate/certificate.ts'
import type { CertificateNumber } from '#app/domain/certificate/number.ts'
import type { OrganisationId, PersonId } from '#app/domain/ids.ts'
import { addDays, type Day, type Instant } from '#app/domain/instant.ts'
import { isOnRoster, type RosterEntry } from './roster.ts'
import { concerns, requirementOn, type Business, type RuleId, type StaffingRule } from './rules.ts'

export interface RosterFacts {
  readonly organisationId: OrganisationId
  /** The platform's entries, and those of the same people at other platforms. */
  readonly entries: readonly RosterEntry[]
  readonly certificates: ReadonlyMap<CertificateNumber, Certificate>
}

export interface Counted {
  /** Who counts, each once, in the order of consent. */
  readonly reviewers: readonly {
    readonly personId: PersonId
    readonly number: CertificateNumber
    readonly validUntil: Day
  }[]
  /** On the roster, but with a certificate suspended that day. */
  readonly suspended: readonly PersonId[]
}

export interface Headcount {
  readonly rules: readonly {
    readonly id: RuleId
    readonly required: number | null
    readonly counted: number
    /** max(0, required − counted); null for a duty without a figure. */
    readonly gap: number | null
    readonly satisfied: boolean | null
  }[]
  /** Counted reviewers whose last valid day is at most so many days away; cumulative. */
  readonly lapsing: { readonly in30: number; readonly in60: number; readonly in90: number }
  readonly suspended: number
}

/**
 * Who counts for a platform on a day: on its roster by consent, with a certificate of their own that is valid that day.
 * A person on several rosters at once (two consents in the same moment) counts where the consent came first.
 */
export function countedOn({ organisationId, entries, certificates }: RosterFacts, day: Day, now: Instant): Counted {
  const active = entries.filter((e) => isOnRoster(e, day, now)).sort(byConsent)
  const home = new Map<PersonId, OrganisationId>()
  for (const entry of active) if (!home.has(entry.personId)) home.set(entry.personId, entry.organisationId)

  const reviewers = new Map<PersonId, Counted['reviewers'][number]>()
  const suspended = new Set<PersonId>()
  for (const { personId, number, organisationId: at } of active) {
    const certificate = certificates.get(number)
    if (at !== organisationId || home.get(personId) !== organisationId || certificate?.personId !== personId) continue
    const verdict = verdictOn(certificate, day, now)
    if (verdict === 'suspended') suspended.add(personId)
    if (verdict === 'valid' && !reviewers.has(personId))
      reviewers.set(personId, { personId, number, validUntil: statusOn(certificate, day, now).validUntil })
  }
  return { reviewers: [...reviewers.values()], suspended: [...suspended].filter((person) => !reviewers.has(person)) }
}

/**
 * The headcount of a platform: one line for every rule that concerns its business, each tested by itself. A rule
 * outside its dates requires nobody.
 */
export function headcount(
  rules: readonly StaffingRule[],
  business: Business,
  roster: RosterFacts,
  day: Day,
  now: Instant,
): Headcount {
  const { reviewers, suspended } = countedOn(roster, day, now)
  const counted = reviewers.length
  const within = (days: number) => reviewers.filter((r) => r.validUntil <= addDays(day, days)).length
  return {
    rules: rules
      .filter((rule) => concerns(rule, business))
      .map((rule) => {
        const required = requirementOn(rule, day, business)
        if (required === null) return { id: rule.id, required, counted, gap: null, satisfied: null }
        return { id: rule.id, required, counted, gap: Math.max(0, required - counted), satisfied: counted >= required }
      }),
    lapsing: { in30: within(30), in60: within(60), in90: within(90) },
    suspended: suspended.length,
  }
}

function byConsent(a: RosterEntry, b: RosterEntry): number {
  const [x, y] = [`${a.consentedAt} ${a.id}`, `${b.consentedAt} ${b.id}`]
  return x < y ? -1 : x > y ? 1 : 0
}
