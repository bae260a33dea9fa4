// The live list of a sitting: one row a candidate, computed from facts; what changed between two lists; whom to look at.

import type { AttemptId, BookingId } from '#app/domain/ids.ts'
import { addMs, type Instant, msOf } from '#app/domain/instant.ts'
import { deadlineFactsOf } from './attempt.ts'
import { deadlineOf } from './deadline.ts'

/**
 * `waiting`: at the door (the page is open or the identity is confirmed) and not begun. `missed`: the time to begin is
 * past and the candidate did not.
 */
export const LIVE_STATES = ['booked', 'waiting', 'sitting', 'paused', 'handed-in', 'missed'] as const
export type LiveState = (typeof LIVE_STATES)[number]

export type LiveSitting = {
  readonly startFrom: Instant
  readonly startUntil: Instant
  /** Time limit in minutes. */
  readonly minutes: number
  /** The hard close, as far as it was moved. */
  readonly closes: Instant
  /** How many items a form has. */
  readonly items: number
  readonly mode: 'online' | 'on-site'
}

export type CandidateFacts = {
  readonly id: BookingId
  readonly name: string
  readonly seat: number | null
  readonly identityAt: Instant | null
  readonly signals: number
  readonly incidents: number
  /** What there is of an attempt; null before the start. */
  readonly attempt: {
    readonly id: AttemptId
    readonly startedAt: Instant
    readonly deadline: Instant
    readonly closedAt: Instant | null
    readonly extraTimePercent: number
    readonly grantedMinutes: number
    readonly pausedMs: number
    readonly pausedSince: Instant | null
    readonly pauseUntil: Instant | null
    readonly answered: number
    readonly lastSaveAt: Instant | null
  } | null
}

/** One line of the list. Instants of the server; nothing here is an answer, a key or a person's id. */
export type LiveRow = {
  readonly id: BookingId
  readonly attemptId: AttemptId | null
  readonly name: string
  readonly seat: number | null
  readonly state: LiveState
  readonly identified: boolean
  readonly connected: boolean
  readonly answered: number
  readonly lastSaveAt: Instant | null
  readonly startedAt: Instant | null
  /** When the time is over; null unless the clock runs. */
  readonly deadline: Instant | null
  /** Milliseconds of own time that stand still; null unless paused. The hard close may leave less. */
  readonly stillMs: number | null
  readonly finishedAt: Instant | null
  readonly extraTimePercent: number
  readonly grantedMinutes: number
  readonly signals: number
  readonly incidents: number
}

/** Far enough that no hard close shortens it, in milliseconds. */
const NO_CLOSE_MS = 3650 * 86_400_000

/** One candidate's line at `now`. */
export function rowOf(facts: CandidateFacts, connected: boolean, sitting: LiveSitting, now: Instant): LiveRow {
  const { id, name, seat, identityAt, signals, incidents, attempt } = facts
  const row = { id, name, seat, identified: identityAt !== null, connected, signals, incidents }
  if (!attempt) {
    const state = now > sitting.startUntil ? 'missed' : connected || identityAt !== null ? 'waiting' : 'booked'
    return {
      ...row, state, attemptId: null, answered: 0, lastSaveAt: null, startedAt: null, deadline: null, stillMs: null, finishedAt: null,
      extraTimePercent: 0, grantedMinutes: 0,
    }
  }
  const { startedAt, closedAt, pausedSince, pauseUntil, extraTimePercent, grantedMinutes, answered, lastSaveAt } = attempt
  const paused = closedAt === null && pausedSince !== null && (pauseUntil === null || now < pauseUntil)
  return {
    ...row, attemptId: attempt.id, startedAt, extraTimePercent, grantedMinutes, answered, lastSaveAt, finishedAt: closedAt,
    state: closedAt !== null ? 'handed-in' : paused ? 'paused' : 'sitting',
    deadline: closedAt === null && !paused ? attempt.deadline : null,
    stillMs: paused && pausedSince !== null ? stillOf({ ...attempt, pausedSince }, sitting.minutes) : null,
  }
}

/** What is left of the candidate's own time while it stands, were there no hard close. */
function stillOf(attempt: NonNullable<CandidateFacts['attempt']> & { readonly pausedSince: Instant }, minutes: number): number {
  const { pausedSince, extraTimePercent } = attempt
  const ends = deadlineOf({
    ...deadlineFactsOf(attempt, pausedSince), minutes, extraTimePercent, hardClose: addMs(pausedSince, NO_CLOSE_MS), sittingExtensionMinutes: 0,
  })
  return msOf(ends) - msOf(pausedSince)
}

/** Milliseconds left at `nowMs`, never less than none; null when no clock is set. @param closes the sitting's hard close as moved */
export function leftMsOf({ deadline, stillMs }: Pick<LiveRow, 'deadline' | 'stillMs'>, closes: Instant, nowMs: number): number | null {
  if (stillMs !== null) return Math.max(0, Math.min(stillMs, msOf(closes) - nowMs))
  return deadline === null ? null : Math.max(0, msOf(deadline) - nowMs)
}

// ── what changed ─────────────────────────────────────────────────────────────────────────────────────────────
/** `gone`: ids of candidates who are no longer booked. */
export type LiveChange = { readonly changed: readonly LiveRow[]; readonly gone: readonly BookingId[] }

const same = (a: LiveRow, b: LiveRow): boolean => (Object.keys(b) as (keyof LiveRow)[]).every((key) => a[key] === b[key])

/** What must be told to whoever knows `before`, that they know `after`. */
export function changeOf(before: ReadonlyMap<BookingId, LiveRow>, after: readonly LiveRow[]): LiveChange {
  const left = new Set(before.keys())
  const changed = after.filter((row) => {
    left.delete(row.id)
    const was = before.get(row.id)
    return was === undefined || !same(was, row)
  })
  return { changed, gone: [...left] }
}

export const isEmpty = ({ changed, gone }: LiveChange): boolean => changed.length === 0 && gone.length === 0

/** The list after a change. A row that did not change is the very same object, so that nobody draws it again. */
export function changed(before: ReadonlyMap<BookingId, LiveRow>, change: LiveChange): ReadonlyMap<BookingId, LiveRow> {
  if (isEmpty(change)) return before
  const after = new Map(before)
  for (const id of change.gone) after.delete(id)
  for (const row of change.changed) {
    const was = after.get(row.id)
    if (was === undefined || !same(was, row)) after.set(row.id, row)
  }
  return after
}

// ── whom to look at ──────────────────────────────────────────────────────────────────────────────────────────
/** No save for so long, in milliseconds, is worth a look. */
export const QUIET_MS = 10 * 60_000
/** So long before the last moment to start it is worth calling who has not, in milliseconds. */
export const LATE_MS = 10 * 60_000

/**
 * `lost`: sits and is not connected. `quiet`: sits and has saved nothing for ten minutes. `late`: has not begun, and the
 * time to begin is nearly over. `unidentified`: sits at a place and nobody confirmed who it is. `over`: time is over and
 * the attempt still open.
 */
export type Trouble = 'lost' | 'quiet' | 'late' | 'unidentified' | 'signals' | 'over'

/** Why an invigilator should look at this candidate now; nothing of it is held against anybody. */
export function troublesOf(row: LiveRow, { startUntil, mode }: Pick<LiveSitting, 'startUntil' | 'mode'>, nowMs: number): readonly Trouble[] {
  const found: Trouble[] = []
  const { state, startedAt, lastSaveAt, deadline } = row
  if (state === 'sitting') {
    if (!row.connected) found.push('lost')
    const quietSince = lastSaveAt ?? startedAt
    if (quietSince !== null && nowMs - msOf(quietSince) > QUIET_MS) found.push('quiet')
    if (deadline !== null && nowMs > msOf(deadline)) found.push('over')
  }
  if ((state === 'sitting' || state === 'paused') && mode === 'on-site' && !row.identified) found.push('unidentified')
  if ((state === 'booked' || state === 'waiting') && nowMs > msOf(startUntil) - LATE_MS) found.push('late')
  if (row.signals > 0) found.push('signals')
  return found
}

// ── filters, order, totals ───────────────────────────────────────────────────────────────────────────────────
export const LIVE_ORDERS = ['name', 'seat', 'left', 'save', 'answered', 'signals'] as const
export type LiveOrder = (typeof LIVE_ORDERS)[number]

export type LiveFilter = {
  readonly state: LiveState | null
  readonly trouble: boolean
  /** Part of a name, or a seat number. */
  readonly text: string
  readonly order: LiveOrder
}
export const NO_FILTER: LiveFilter = { state: null, trouble: false, text: '', order: 'name' }

const LAST = Number.MAX_SAFE_INTEGER
/** Who needs a look first comes first: little time, an old save, few answers, many signals. */
const RANK: Record<Exclude<LiveOrder, 'name'>, (row: LiveRow, closes: Instant, nowMs: number) => number> = {
  seat: ({ seat }) => seat ?? LAST,
  left: (row, closes, nowMs) => leftMsOf(row, closes, nowMs) ?? LAST,
  save: ({ state, lastSaveAt, startedAt }) => (state === 'sitting' || state === 'paused' ? msOf((lastSaveAt ?? startedAt) as Instant) : LAST),
  answered: ({ attemptId, answered }) => (attemptId === null ? LAST : answered),
  signals: ({ signals }) => -signals,
}

/** The rows that a filter lets through, in its order; equal ones as they came, which is by name. */
export function shownOf(rows: Iterable<LiveRow>, filter: LiveFilter, sitting: LiveSitting, nowMs: number): LiveRow[] {
  const wanted = filter.text.trim().toLowerCase()
  const all = [...rows].filter(
    (row) =>
      (filter.state === null || row.state === filter.state) &&
      (wanted === '' || String(row.seat) === wanted || row.name.toLowerCase().includes(wanted)) &&
      (!filter.trouble || troublesOf(row, sitting, nowMs).length > 0),
  )
  if (filter.order === 'name') return all
  const rank = RANK[filter.order]
  return all
    .map((row, i) => ({ row, i, by: rank(row, sitting.closes, nowMs) }))
    .sort((a, b) => a.by - b.by || a.i - b.i)
    .map(({ row }) => row)
}

export type LiveTotals = Readonly<Record<LiveState, number>> & {
  readonly all: number
  readonly connected: number
  readonly identified: number
  readonly trouble: number
}

export function totalsOf(rows: Iterable<LiveRow>, sitting: LiveSitting, nowMs: number): LiveTotals {
  const totals = { all: 0, connected: 0, identified: 0, trouble: 0, booked: 0, waiting: 0, sitting: 0, paused: 0, 'handed-in': 0, missed: 0 }
  for (const row of rows) {
    totals.all++
    totals[row.state]++
    if (row.connected) totals.connected++
    if (row.identified) totals.identified++
    if (troublesOf(row, sitting, nowMs).length > 0) totals.trouble++
  }
  return totals
}
