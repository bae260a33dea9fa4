// What a candidate's page is told of an attempt besides its answers, and the confirmation of what was told.

import { deadlineFactsOf, standingDeadline } from '#app/domain/exam/attempt.ts'
import { changesIn, type DayNow, endOf, pauseOf, type TimeChange } from '#app/domain/exam/day-now.ts'
import { deadlineOf } from '#app/domain/exam/deadline.ts'
import { eventOf } from '#app/domain/exam/sitting-event.ts'
import type { AttemptId, Id, PersonId, SittingId } from '#app/domain/ids.ts'
import { msOf } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { type SittingEventRow, sittingEventsRepository } from '#db/repositories/sitting-events.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { withAttempt } from './attempts.ts'
import { limitsOf } from './closing.ts'
import { announce } from './live.ts'

/** The kind of the event that says a candidate has read a message; its detail names the message. */
export const MESSAGE_READ = 'message-read'

export interface DayFound {
  readonly sittingId: SittingId
  readonly day: DayNow
}

/**
 * The whole picture of an own attempt at present, closed first if its time is over. The same for whoever is pushed it and
 * whoever asks. Refusal: `attempt-not-found`.
 */
export function dayNow(app: App, personId: PersonId, attemptId: AttemptId): Promise<Result<DayFound, 'attempt-not-found'>> {
  const now = app.now()
  const attempts = attemptsRepository(app.database)
  return withAttempt(app, personId, attemptId, now, async (tx, row) => {
    const sitting = await sittingsRepository(app.database).byId(tx, row.sittingId)
    if (!sitting) throw new Error(`attempt ${attemptId} has no sitting`)
    const limits = limitsOf(sitting, row)
    // Most attempts have only answers among their steps: these are not read for nothing.
    const eventful = row.grantedMinutes > 0 || row.pausedMs > 0 || row.pausedSince !== null || row.closedAt !== null
    const steps = eventful ? await attempts.steps(tx, attemptId) : []
    const events = await sittingEventsRepository(app.database).ofCandidate(tx, row.sittingId, personId)
    const left = deadlineOf({ ...limits, ...deadlineFactsOf(row, now) })
    const paused = row.closedAt === null && row.pausedSince !== null ? pauseOf(steps) : null
    return ok({
      sittingId: row.sittingId,
      day: {
        state: row.closedAt !== null ? 'closed' : paused ? 'paused' : 'open',
        now,
        deadline: row.closedAt === null ? standingDeadline(row, limits) : row.deadline,
        leftMs: row.closedAt === null ? Math.max(0, msOf(left) - msOf(now)) : 0,
        submittedAt: row.closedAt,
        closed: row.closedAt === null ? null : endOf(steps),
        window: row.window,
        paused,
        breaksLeft: sitting.breaks.slice(row.breaksTaken).map(({ minutes }) => minutes),
        changes: [...changesIn(steps), ...extensionsIn(events)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
        messages: unreadIn(events, attemptId),
      },
    })
  })
}

/** Moves of the sitting's hard close, which concern everybody. */
const extensionsIn = (events: readonly SittingEventRow[]): TimeChange[] =>
  events.flatMap(({ at, kind, detail }) => {
    const body = eventOf(kind, detail)
    return body.kind === 'close-moved' ? [{ at, what: 'sitting-extended', minutes: body.minutes, reason: body.reason }] : []
  })

/** Messages to this candidate or to all that the candidate has not confirmed. */
function unreadIn(events: readonly SittingEventRow[], attemptId: AttemptId): DayNow['messages'] {
  const read = new Set(events.flatMap(({ kind, detail }) => (kind === MESSAGE_READ ? [String(detail.message)] : [])))
  return events.flatMap(({ id, at, kind, detail, attemptId: of }) => {
    const body = eventOf(kind, detail)
    return body.kind === 'message' && !read.has(id) && (of === null || of === attemptId) ? [{ id, at, text: body.text }] : []
  })
}

/**
 * Records that the candidate has read a message. Repeated, the first time stands.
 * Refusals: `attempt-not-found`; `message-not-found` when no such message was sent to this candidate.
 */
export async function confirmMessage(
  app: App,
  personId: PersonId,
  attemptId: AttemptId,
  messageId: Id<'sitting-event'>,
): Promise<Result<void, 'attempt-not-found' | 'message-not-found'>> {
  const now = app.now()
  const repository = sittingEventsRepository(app.database)
  let told: SittingId | undefined
  const done = await withAttempt(app, personId, attemptId, now, async (tx, { sittingId }): Promise<Result<void, 'message-not-found'>> => {
    const events = await repository.ofCandidate(tx, sittingId, personId)
    if (!events.some(({ id, kind }) => id === messageId && kind === 'message')) return refuse('message-not-found')
    if (events.some(({ kind, detail }) => kind === MESSAGE_READ && detail.message === messageId)) return ok(undefined)
    await repository.add(tx, [{ id: app.id(), sittingId, attemptId, personId, at: now, byId: personId, kind: MESSAGE_READ, detail: { message: messageId } }])
    told = sittingId
    return ok(undefined)
  })
  if (told) announce(app, { sittingId: told, attemptId, personId, kind: 'told' })
  return done
}
