// Who is there: candidates whose page is open, as far as this process sees them. In memory only, for a person who looks
// on; nothing is decided by it, and a restart forgets it.

import type { PersonId, SittingId } from '#app/domain/ids.ts'
import { type Instant, msOf } from '#app/domain/instant.ts'
import type { Database } from '#db/database.ts'
import type { App } from './app.ts'
import { announce } from './live.ts'
import { processWide } from './process-wide.ts'

/** So long after a stream ended somebody still counts as connected, in milliseconds: a reload or a short gap is no loss. */
export const LEFT_MS = 20_000
/** So long after a request, where there is no stream: a page that gets none through asks every minute. */
export const SEEN_MS = 75_000
/** So long after the last sign of life in it a sitting is forgotten. */
const FORGET_MS = 6 * 3600_000

interface Sign {
  /** Event streams that are open. */
  streams: number
  /** The last request. */
  seenAt: Instant
  /** When the last stream ended; null if there was none or one is open. */
  leftAt: Instant | null
}

const rooms = processWide('presence', () => new WeakMap<Database, Map<SittingId, Map<PersonId, Sign>>>())

function roomOf({ database }: App, sittingId: SittingId): Map<PersonId, Sign> {
  const all = rooms.get(database) ?? new Map<SittingId, Map<PersonId, Sign>>()
  rooms.set(database, all)
  const room = all.get(sittingId) ?? new Map<PersonId, Sign>()
  all.set(sittingId, room)
  return room
}

/** What was asked before the stream ended says nothing of the time after. */
const connectedAt = ({ streams, seenAt, leftAt }: Sign, now: Instant): boolean =>
  streams > 0 ||
  (leftAt !== null && msOf(now) - msOf(leftAt) <= LEFT_MS) ||
  ((leftAt === null || seenAt > leftAt) && msOf(now) - msOf(seenAt) <= SEEN_MS)

/** Drops the rooms in which nothing has been heard for hours. */
function forgetQuiet({ database }: App, now: Instant): void {
  const all = rooms.get(database)
  for (const [sittingId, room] of all ?? []) {
    const quiet = [...room.values()].every(({ streams, seenAt, leftAt }) => streams === 0 && msOf(now) - msOf(leftAt ?? seenAt) > FORGET_MS)
    if (quiet) all?.delete(sittingId)
  }
}

/** A candidate's request arrived. Cheap: to be called with every save. */
export function seen(app: App, sittingId: SittingId, personId: PersonId): void {
  const now = app.now()
  const room = roomOf(app, sittingId)
  const sign = room.get(personId)
  const wasThere = sign !== undefined && connectedAt(sign, now)
  room.set(personId, { streams: sign?.streams ?? 0, seenAt: now, leftAt: sign?.leftAt ?? null })
  if (!wasThere) announce(app, { sittingId, attemptId: null, personId, kind: 'presence' })
}

/**
 * A candidate's event stream was opened: of the waiting room, or of the exam.
 * @returns what to call when it ends; calling it again does nothing
 */
export function joined(app: App, sittingId: SittingId, personId: PersonId): () => void {
  forgetQuiet(app, app.now())
  seen(app, sittingId, personId)
  const count = (by: 1 | -1) => {
    const room = roomOf(app, sittingId)
    const sign = room.get(personId)
    const streams = Math.max(0, (sign?.streams ?? 0) + by)
    const now = app.now()
    room.set(personId, { streams, seenAt: sign?.seenAt ?? now, leftAt: streams === 0 ? now : null })
  }
  count(1)
  let open = true
  return () => {
    if (!open) return
    open = false
    count(-1)
    announce(app, { sittingId, attemptId: null, personId, kind: 'presence' })
  }
}

/** Whoever this process has seen in a sitting, and whether they are connected at `now`. */
export function presenceIn(app: App, sittingId: SittingId, now: Instant): ReadonlyMap<PersonId, boolean> {
  const room = rooms.get(app.database)?.get(sittingId)
  return new Map([...(room ?? [])].map(([personId, sign]) => [personId, connectedAt(sign, now)]))
}
