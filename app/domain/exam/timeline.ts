// A candidate's timeline: everything that happened, in order. Answers are told as counts: what was asked and what was
// answered is in the steps and never here.

import type { PersonId } from '#app/domain/ids.ts'
import { type Instant, msOf } from '#app/domain/instant.ts'
import { never } from '#app/domain/result.ts'
import type { Step } from './attempt.ts'
import type { EventBody } from './sitting-event.ts'

/** Who did it: an officer, the candidate, or the clock and the machine. */
export type Doer = PersonId | 'candidate' | 'machine'

/** An event around the sitting, as it was kept. `by` null: the machine. */
export type TimelineEvent = { readonly at: Instant; readonly by: Doer; readonly toAll: boolean; readonly body: EventBody }

export type Happening =
  | { readonly what: 'started' | 'submitted' | 'closed-by-time' | 'resumed' }
  /** Answers between two other happenings: how many were saved, in how many slots, and how many came too late to win. */
  | { readonly what: 'answers'; readonly until: Instant; readonly saved: number; readonly slots: number; readonly stale: number }
  | { readonly what: 'rescued'; readonly slots: number; readonly reason: string }
  | { readonly what: 'extended' | 'reopened'; readonly minutes: number; readonly reason: string }
  /** `until`: the pause ends by itself then. `break`: the candidate's planned one. */
  | { readonly what: 'paused'; readonly reason: string; readonly until: Instant | null; readonly break: boolean }
  /** Windows are numbered as they came. `from` null: the first one. */
  | { readonly what: 'window'; readonly window: number; readonly from: number | null }
  | { readonly what: 'closed'; readonly reason: string }
  | { readonly what: 'event'; readonly toAll: boolean; readonly body: EventBody }

/** `window`: the number of the window that was live; null while none had said its name. */
export type TimelineEntry = { readonly at: Instant; readonly by: Doer; readonly window: number | null; readonly is: Happening }

/** What one window did while it was live: a history of its own for each stretch of time. */
export type WindowHistory = {
  readonly window: number
  readonly from: Instant
  /** Null: it was live to the end. */
  readonly until: Instant | null
  readonly saved: number
  readonly slots: number
  /** Answers that arrived in this time and did not win; after a take-over mostly those of the window before. */
  readonly stale: number
}

export type Timeline = { readonly entries: readonly TimelineEntry[]; readonly windows: readonly WindowHistory[] }

/** Answers are told together as long as nothing else happens and no more time passes than this, in milliseconds. */
const TOGETHER_MS = 10 * 60_000

type Counted = { saved: number; slots: Set<number>; stale: number }
const nothing = (): Counted => ({ saved: 0, slots: new Set(), stale: 0 })
const add = (to: Counted, { type, slot }: { type: 'saved' | 'stale'; slot: number }): void => {
  if (type === 'stale') to.stale++
  else {
    to.saved++
    to.slots.add(slot)
  }
}
const told = ({ saved, slots, stale }: Counted) => ({ saved, slots: slots.size, stale })

/**
 * Everything that happened to one candidate's attempt: its steps in the order they were appended, and among them the
 * events by their time. A finish time may lie before the step that stands before it (a save within the transport grace):
 * the order of the steps is the truth.
 * @param steps all of them; none for a candidate who has not begun
 * @param events the first first
 */
export function timelineOf(steps: readonly Step[], events: readonly TimelineEvent[]): Timeline {
  const entries: TimelineEntry[] = []
  const windows: (Omit<WindowHistory, 'saved' | 'slots' | 'stale'> & { readonly counted: Counted })[] = []
  const numbers = new Map<string, number>()
  const numberOf = (name: string): number => {
    const known = numbers.get(name) ?? numbers.size + 1
    numbers.set(name, known)
    return known
  }
  let window: number | null = null
  let run: { from: Instant; until: Instant; counted: Counted } | null = null
  let loaded: { at: Instant; by: PersonId; reason: string; slots: Set<number> } | null = null
  const flush = () => {
    if (run) entries.push({ at: run.from, by: 'candidate', window, is: { what: 'answers', until: run.until, ...told(run.counted) } })
    if (loaded) entries.push({ at: loaded.at, by: loaded.by, window, is: { what: 'rescued', slots: loaded.slots.size, reason: loaded.reason } })
    run = null
    loaded = null
  }
  const happened = (at: Instant, by: Doer, is: Happening) => {
    flush()
    entries.push({ at, by, window, is })
  }
  const answered = (step: Extract<Step, { type: 'saved' | 'stale' }>) => {
    const live = windows.at(-1)
    if (live) add(live.counted, step)
    if (loaded || (run && msOf(step.at) - msOf(run.from) > TOGETHER_MS)) flush()
    run ??= { from: step.at, until: step.at, counted: nothing() }
    run.until = step.at
    add(run.counted, step)
  }
  const rescued = (step: Extract<Step, { type: 'rescued' }>) => {
    if (run || (loaded && (loaded.at !== step.at || loaded.by !== step.by || loaded.reason !== step.reason))) flush()
    loaded ??= { at: step.at, by: step.by, reason: step.reason, slots: new Set() }
    loaded.slots.add(step.slot)
  }
  const live = (step: Extract<Step, { type: 'taken-over' }>) => {
    const from: number | null = step.from === null ? null : numberOf(step.from)
    flush()
    window = numberOf(step.window)
    const before = windows.at(-1)
    if (before) windows[windows.length - 1] = { ...before, until: step.at }
    windows.push({ window, from: step.at, until: null, counted: nothing() })
    happened(step.at, 'candidate', { what: 'window', window, from })
  }
  const follow = (step: Step) => {
    switch (step.type) {
      case 'saved':
      case 'stale':
        return answered(step)
      case 'rescued':
        return rescued(step)
      case 'started':
        return happened(step.at, 'candidate', { what: 'started' })
      case 'submitted':
        return happened(step.at, 'candidate', { what: 'submitted' })
      case 'closed':
        return step.by === 'deadline'
          ? happened(step.at, 'machine', { what: 'closed-by-time' })
          : happened(step.at, step.person, { what: 'closed', reason: step.reason })
      case 'extended':
      case 'reopened':
        return happened(step.at, step.by, { what: step.type, minutes: step.minutes, reason: step.reason })
      case 'paused': {
        const planned = step.by === 'candidate'
        return happened(step.at, step.by, { what: 'paused', reason: planned ? '' : step.reason, until: step.until ?? null, break: planned })
      }
      case 'resumed':
        return happened(step.at, step.by === 'clock' ? 'machine' : step.by, { what: 'resumed' })
      case 'taken-over':
        return live(step)
      default:
        return never(step)
    }
  }

  const waiting = [...events]
  let reached = '' as Instant
  for (const step of steps) {
    if (step.at > reached) reached = step.at
    while (waiting[0] && waiting[0].at < reached) tell(waiting.shift())
    follow(step)
  }
  for (const event of waiting) tell(event)
  flush()
  return { entries, windows: windows.map(({ counted, ...history }) => ({ ...history, ...told(counted) })) }

  function tell(event: TimelineEvent | undefined) {
    if (event) happened(event.at, event.by, { what: 'event', toAll: event.toAll, body: event.body })
  }
}
