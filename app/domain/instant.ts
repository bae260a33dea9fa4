// Instants are ISO-8601 UTC text with milliseconds, so that their text order is their time order on every engine.
// Days are calendar days in Asia/Shanghai, which has had no daylight saving since 1991: +08:00 throughout.

declare const instant: unique symbol
declare const day: unique symbol
export type Instant = string & { readonly [instant]: true }
export type Day = string & { readonly [day]: true }

const SHANGHAI_MS = 8 * 3600_000
const DAY_MS = 86_400_000
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

export const instantOf = (ms: number): Instant => new Date(ms).toISOString() as Instant
export const msOf = (at: Instant): number => Date.parse(at)

/** `2026-11-21T13:04:10.000Z` as an instant; undefined when it is not one. */
export const parseInstant = (text: string): Instant | undefined =>
  INSTANT.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text
    ? (text as Instant)
    : undefined

/** `2026-02-28` as a day between 1900 and 9998; undefined for anything else, `2026-02-30` included. */
export function parseDay(text: string): Day | undefined {
  if (!DAY.test(text) || text < '1900-01-01' || text > '9998-12-31') return undefined
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text ? (text as Day) : undefined
}

/** The date and time of day in Asia/Shanghai, to the minute: `2026-11-22T10:42`. */
export const shanghaiTime = (at: Instant): string => new Date(msOf(at) + SHANGHAI_MS).toISOString().slice(0, 16)

/** The calendar day in Asia/Shanghai on which an instant falls. */
export const dayOf = (at: Instant): Day => shanghaiTime(at).slice(0, 10) as Day

/** The first instant of a day in Asia/Shanghai. */
export const startOfDay = (on: Day): Instant => instantOf(Date.parse(`${on}T00:00:00Z`) - SHANGHAI_MS)

/** The last instant (to the millisecond) of a day in Asia/Shanghai. */
export const endOfDay = (on: Day): Instant => instantOf(msOf(startOfDay(on)) + DAY_MS - 1)

/** Days later, or earlier when negative. */
export const addDays = (on: Day, days: number): Day =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as Day

/** Whole years later; 29 February becomes 28 February in a common year. */
export function addYears(on: Day, years: number): Day {
  const [y, m, d] = on.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(y + years, m, 0)).getUTCDate()
  return new Date(Date.UTC(y + years, m - 1, Math.min(d, last))).toISOString().slice(0, 10) as Day
}

export const addMs = (at: Instant, ms: number): Instant => instantOf(msOf(at) + ms)
export const earlier = (a: Instant, b: Instant): Instant => (a <= b ? a : b)

/** Whether a thing in force from `from` until the end of `to` (null: no end) is in force on `on`. */
export const inForce = (on: Day, from: Day, to: Day | null): boolean => from <= on && (to === null || on <= to)
