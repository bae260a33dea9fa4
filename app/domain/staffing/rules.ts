// A staffing rule and what it requires on a day. Every rule has its own dates: what was not yet ruled required nobody.

import { inForce, type Day } from '#app/domain/instant.ts'

export const CATEGORIES = ['web-drama', 'professional', 'short-video', 'live-rooms'] as const
export type Category = (typeof CATEGORIES)[number]

export const PROGRAMME_TYPES = [
  'web-drama',
  'micro-film',
  'web-film',
  'film-tv-animation',
  'documentary',
  'professional',
] as const
export type ProgrammeType = (typeof PROGRAMME_TYPES)[number]

export const RULE_IDS = ['panel-3', 'panel-2', 'short-video-permille', 'live-rooms-1-50', 'commensurate'] as const
export type RuleId = (typeof RULE_IDS)[number]

export type Formula =
  | { readonly kind: 'fixed'; readonly count: number }
  /** One reviewer for every `per` of a volume, or part of it: 以上 includes the number itself, so it is rounded up. */
  | { readonly kind: 'per'; readonly volume: 'dailyNewClips' | 'liveRooms'; readonly per: number }
  /** A duty without a figure, such as 与服务规模相适应. */
  | { readonly kind: 'unfigured' }

export interface StaffingRule {
  readonly id: RuleId
  /** The business categories that it binds; empty: every platform. */
  readonly categories: readonly Category[]
  readonly effectiveFrom: Day
  readonly effectiveTo: Day | null
  readonly formula: Formula
  /** The programmes whose review panel it sizes; empty for a rule about the whole platform. */
  readonly programmeTypes: readonly ProgrammeType[]
}

/** What a platform does, and how much of it. */
export interface Business {
  readonly categories: readonly Category[]
  /** Short videos newly put out in a day, a whole number; null when nobody stated it. */
  readonly dailyNewClips: number | null
  /** Live rooms online at once, a whole number; null when nobody stated it. */
  readonly liveRooms: number | null
}

/** Whether a rule is about a business at all; its dates are another question. */
export const concerns = (rule: StaffingRule, business: Business): boolean =>
  rule.categories.length === 0 || rule.categories.some((category) => business.categories.includes(category))

/**
 * How many reviewers a rule requires on a day: none where it does not bind (another business, or outside its dates),
 * null where it binds without a figure or the volume it counts by was not stated.
 */
export function requirementOn(rule: StaffingRule, day: Day, business: Business): number | null {
  const { formula } = rule
  if (formula.kind === 'unfigured') return null
  if (!concerns(rule, business) || !inForce(day, rule.effectiveFrom, rule.effectiveTo)) return 0
  if (formula.kind === 'fixed') return formula.count
  const volume = business[formula.volume]
  return volume === null ? null : Math.ceil(volume / formula.per)
}
