// Whether the plan of a sitting makes sense as a whole, asked before anyone can book; and when it can end.

import { addMs, earlier, type Instant, msOf } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { deadlineOf } from './deadline.ts'
import type { PlannedBreak } from './invigilation.ts'

export type SittingTimes = {
  readonly bookingOpens: Instant
  readonly bookingCloses: Instant
  readonly startFrom: Instant
  readonly startUntil: Instant
  /** Time limit in minutes. */
  readonly minutes: number
  readonly hardClose: Instant
  /** Null: no limit. */
  readonly seats: number | null
}

export type SittingSettings = {
  readonly mode: 'online' | 'on-site'
  /** Address and room; null online. */
  readonly place: string | null
  /** From when candidates are let in; null: from the start. */
  readonly checkInFrom: Instant | null
  /** Until when a booking may be given back or moved; null: until the start. */
  readonly cancelUntil: Instant | null
  readonly waitingList: boolean
  /** Planned breaks in order: the clock stands in each for at most so many minutes. */
  readonly breaks: readonly PlannedBreak[]
  /** Config keys of Safe Exam Browser, 64 hexadecimal digits in lower case; null: any browser. */
  readonly sebKeys: readonly string[] | null
}

/** A plan as it is handed in: settings left out are plain. */
export type SittingPlan = SittingTimes & Partial<SittingSettings>
export type WholePlan = SittingTimes & SittingSettings

/** A sitting online with nothing special. */
export const PLAIN_SETTINGS: SittingSettings = {
  mode: 'online',
  place: null,
  checkInFrom: null,
  cancelUntil: null,
  waitingList: false,
  breaks: [],
  sebKeys: null,
}

/** A plan with its settings, and nothing else: a place belongs to a sitting on site alone. */
export function wholePlan(plan: SittingPlan): WholePlan {
  const { bookingOpens, bookingCloses, startFrom, startUntil, minutes, hardClose, seats, ...given } = plan
  const { mode, place, checkInFrom, cancelUntil, waitingList, breaks, sebKeys } = { ...PLAIN_SETTINGS, ...given }
  const times = { bookingOpens, bookingCloses, startFrom, startUntil, minutes, hardClose, seats }
  const where = { mode, place: mode === 'on-site' ? (place?.trim() ?? null) : null }
  return { ...times, ...where, checkInFrom, cancelUntil, waitingList, breaks, sebKeys: sebKeys?.length ? sebKeys : null }
}

export type PlanRefusal =
  | 'minutes-malformed'
  | 'seats-malformed'
  | 'place-missing'
  | 'seats-missing'
  | 'breaks-malformed'
  | 'seb-key-malformed'
  | 'waiting-list-without-seats'
  | 'booking-window-reversed'
  | 'start-window-reversed'
  | 'booking-after-start'
  | 'check-in-after-start'
  | 'cancel-until-after-start'
  | 'cancel-until-before-booking'
  | 'hard-close-too-early'
  | 'time-too-short'
  | 'sitting-in-past'

const MINUTE_MS = 60_000
/** A sitting has at most so many planned breaks, each of 1 to so many minutes. */
export const BREAKS = { most: 4, minutes: 30 } as const
export const SEB_KEYS_MOST = 20

const isWithin = (n: number, least: number, most: number) => Number.isSafeInteger(n) && n >= least && n <= most

/**
 * Whether a sitting may be opened like this at `now`. Whoever starts at the first moment must have the whole time limit
 * and the planned breaks before the hard close; a later start or extra time may have less, and the set-up page says so.
 * Refusals: see `PlanRefusal`; the first that holds in that order.
 */
export function mayOpen(handedIn: SittingPlan, now: Instant): Result<void, PlanRefusal> {
  const plan = wholePlan(handedIn)
  const { bookingOpens, bookingCloses, startFrom, startUntil, minutes, hardClose, seats } = plan
  if (!isWithin(minutes, 5, 300)) return refuse('minutes-malformed')
  if (seats !== null && !isWithin(seats, 1, 100_000)) return refuse('seats-malformed')
  const settings = settingsFit(plan)
  if (!settings.ok) return settings
  if (bookingCloses <= bookingOpens) return refuse('booking-window-reversed')
  if (startUntil <= startFrom) return refuse('start-window-reversed')
  if (bookingCloses > startUntil) return refuse('booking-after-start')
  if (plan.checkInFrom !== null && plan.checkInFrom > startFrom) return refuse('check-in-after-start')
  if (plan.cancelUntil !== null && plan.cancelUntil > startFrom) return refuse('cancel-until-after-start')
  if (plan.cancelUntil !== null && plan.cancelUntil < bookingOpens) return refuse('cancel-until-before-booking')
  if (hardClose <= startUntil) return refuse('hard-close-too-early')
  const firstEnd = addMs(startFrom, minutes * MINUTE_MS + breaksMs(plan))
  if (firstEnd > hardClose) return refuse('time-too-short', { needed: firstEnd })
  if (startUntil <= now) return refuse('sitting-in-past')
  return ok(undefined)
}

/** Where and how, apart from the times. */
function settingsFit({ mode, place, seats, breaks, sebKeys, waitingList }: WholePlan): Result<void, PlanRefusal> {
  const length = place?.trim().length ?? 0
  if (mode === 'on-site' && (length < 2 || length > 200)) return refuse('place-missing')
  if (mode === 'on-site' && seats === null) return refuse('seats-missing')
  if (breaks.length > BREAKS.most || breaks.some((one) => !isWithin(one.minutes, 1, BREAKS.minutes)))
    return refuse('breaks-malformed', { most: BREAKS.most, minutes: BREAKS.minutes })
  const wrong = (sebKeys ?? []).findIndex((key) => !/^[0-9a-f]{64}$/.test(key))
  if (wrong >= 0) return refuse('seb-key-malformed', { line: wrong + 1 })
  if ((sebKeys?.length ?? 0) > SEB_KEYS_MOST) return refuse('seb-key-malformed', { line: SEB_KEYS_MOST + 1 })
  if (waitingList && seats === null) return refuse('waiting-list-without-seats')
  return ok(undefined)
}

/** How long all planned breaks last together, in milliseconds. */
const breaksMs = ({ breaks }: Pick<WholePlan, 'breaks'>): number =>
  breaks.reduce((sum, { minutes }) => sum + minutes, 0) * MINUTE_MS

// ── when it can end ──────────────────────────────────────────────────────────────────────────────────────────
export type End = {
  readonly at: Instant
  /** Whole minutes, rounded up, by which the hard close cuts the time short; 0 when it does not. */
  readonly lackingMinutes: number
}
export type Ends = {
  /** The candidate's extra time in whole per cent of the time limit. */
  readonly extraTimePercent: number
  /** Whether all planned breaks are taken to their end. */
  readonly breaks: boolean
  /** Of whoever starts at the first moment, and at the last. */
  readonly first: End
  readonly last: End
}

/** What the end depends on; a sitting that stands has an extension besides. */
export type EndTimes = Pick<WholePlan, 'startFrom' | 'startUntil' | 'minutes' | 'hardClose' | 'breaks'> & {
  readonly sittingExtensionMinutes?: number
}

/**
 * The latest possible end for every setting: each extra time, without and with the breaks, for the first and the last
 * start. By the one function that the server, the page and the closing job ask too.
 * @param percents extra times that candidates may have, in whole per cent; 0 is always told
 */
export function possibleEnds(plan: EndTimes, percents: readonly number[]): Ends[] {
  const pausedMs = breaksMs(plan)
  return [...new Set([0, ...percents])]
    .sort((a, b) => a - b)
    .flatMap((extraTimePercent) =>
      (pausedMs > 0 ? [false, true] : [false]).map((breaks) => {
        const endOf = (startedAt: Instant): End => {
          const facts = { ...plan, startedAt, extraTimePercent, grantedMinutes: 0, pausedMs: breaks ? pausedMs : 0 }
          const at = deadlineOf({ ...facts, sittingExtensionMinutes: plan.sittingExtensionMinutes ?? 0 })
          const own = addMs(startedAt, plan.minutes * (100 + extraTimePercent) * 600 + facts.pausedMs)
          return { at, lackingMinutes: Math.ceil((msOf(own) - msOf(earlier(own, at))) / MINUTE_MS) }
        }
        return { extraTimePercent, breaks, first: endOf(plan.startFrom), last: endOf(plan.startUntil) }
      }),
    )
}

/** The latest of all ends: when the room is certainly empty. */
export const latestOf = (ends: readonly Ends[]): Instant | undefined =>
  ends
    .map(({ last }) => last.at)
    .sort()
    .at(-1)
