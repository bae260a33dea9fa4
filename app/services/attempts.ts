// An attempt from its start to its hand-in. Every touch closes it first if its time is over.

import { type SaveRefusal, save, type SentAnswer, type SubmitRefusal, submit, type HandIn } from '#app/domain/exam/answering.ts'
import { type Answer, standingDeadline, type Step } from '#app/domain/exam/attempt.ts'
import type { PlannedBreak } from '#app/domain/exam/invigilation.ts'
import type { ServedItem } from '#app/domain/exam/item.ts'
import { mayStart, type StartRefusal } from '#app/domain/exam/sitting.ts'
import type { AttemptId, PersonId, SittingId } from '#app/domain/ids.ts'
import { addMs, dayOf, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Reader, Writer } from '#db/database.ts'
import { accommodationsRepository } from '#db/repositories/accommodations.ts'
import { type AttemptRow, attemptsRepository, UNTOUCHED } from '#db/repositories/attempts.ts'
import { bookingsRepository } from '#db/repositories/bookings.ts'
import { formsRepository } from '#db/repositories/forms.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { attemptScope, attemptState, closedIfOverdue, finish, limitsOf } from './closing.ts'
import { answerablesOf, formToStart, keepForm, keepFormToStart, newForm, servedItems } from './item-bank.ts'
import { announce } from './live.ts'
import { sittingOf } from './sittings.ts'

// ── starting ─────────────────────────────────────────────────────────────────────────────────────────────────
export interface Started {
  readonly attemptId: AttemptId
  readonly deadline: Instant
  readonly now: Instant
  /** False when the attempt was there already. */
  readonly created: boolean
}

const startScope = (sittingId: SittingId, personId: PersonId) => `start:${sittingId}:${personId}`

const formWanted = ({ id, blueprint, startFrom }: SittingRow, personId: PersonId) => ({ sittingId: id, personId, blueprint, on: dayOf(startFrom) })

/**
 * Starts the candidate's attempt, or returns the one there is. Attempt, form (unless one was prepared whose items may all
 * still be examined) and first step are one write; however many starts arrive together, one makes the attempt.
 * Refusals: see `mayStart`; `sitting-not-found`; `blueprint-unfillable` when the bank has since lost items.
 */
export async function startAttempt(
  app: App,
  personId: PersonId,
  sittingId: SittingId,
): Promise<Result<Started, StartRefusal | 'sitting-not-found' | 'blueprint-unfillable'>> {
  const { database } = app
  const [sittings, attempts] = [sittingsRepository(database), attemptsRepository(database)]
  const now = app.now()
  const factsIn = async (db: Reader) => {
    const sitting = await sittings.byId(db, sittingId)
    const booking = sitting && (await sittings.booking(db, sittingId, personId))
    const attempt = sitting && (await attempts.ofCandidate(db, sittingId, personId))
    const debarredUntil = sitting && !attempt ? await bookingsRepository(database).debarredUntil(db, personId, dayOf(sitting.startFrom)) : null
    const may =
      sitting &&
      mayStart(
        sittingOf(sitting),
        { booked: booking !== undefined, rulesAccepted: Boolean(booking?.rulesAcceptedAt), hasAttempt: attempt !== undefined, debarredUntil },
        now,
      )
    return { sitting, booking, attempt, may }
  }
  // Making a form is work: it is done before the write, if a first look says that one is wanted.
  const ahead = await database.read(async (db) => {
    const { sitting, may } = await factsIn(db)
    return sitting && may?.ok && may.value === 'start' ? formToStart(app, db, formWanted(sitting, personId)) : undefined
  })

  const started = await database.write(startScope(sittingId, personId), async (tx): Promise<Result<Started, StartRefusal | 'sitting-not-found' | 'blueprint-unfillable'>> => {
    // Held before anything is read: a cancellation or a change of the schedule in the same moment is over by then, or waits.
    const held = await sittings.holdOwn(tx, sittingId, personId)
    const { sitting, booking, attempt, may } = await factsIn(tx)
    if (!sitting || !may) return refuse('sitting-not-found')
    if (!may.ok) return may
    if (attempt) return ok({ attemptId: attempt.id, deadline: attempt.deadline, now, created: false })
    if (!booking || !held) return refuse('not-eligible', { reason: 'not-booked' })
    const form = await keepFormToStart(app, tx, formWanted(sitting, personId), ahead)
    if (!form.ok) return form
    // The standing accommodation applies by itself, and stays as it was at the start.
    const extraTimePercent = await accommodationsRepository(database).percentOn(tx, personId, dayOf(now))
    const fresh = { ...UNTOUCHED, id: app.id<'attempt'>(), sittingId, personId, number: 1, formId: form.value, startedAt: now, extraTimePercent }
    const row: AttemptRow = { ...fresh, deadline: standingDeadline(fresh, limitsOf(sitting, fresh)) }
    await attempts.add(tx, row)
    await attempts.append(tx, row.id, [{ type: 'started', at: now, formId: row.formId }])
    return ok({ attemptId: row.id, deadline: row.deadline, now, created: true })
  })
  if (started.ok && started.value.created) announce(app, { sittingId, attemptId: started.value.attemptId, personId, kind: 'started' })
  return started
}

/** How long before a sitting its forms are made, so that a start is a small write. */
const AHEAD_MS = 15 * 60_000

/**
 * Makes forms for candidates whose sitting begins within a quarter of an hour or has begun. Nothing depends on it: a
 * start makes the form that is missing.
 * @param limit how many at the most; how many were made
 */
export async function prepareForms(app: App, limit: number): Promise<number> {
  const { database } = app
  const [sittings, forms] = [sittingsRepository(database), formsRepository(database)]
  const now = app.now()
  const waiting = await database.read((db) => sittings.withoutForm(db, addMs(now, AHEAD_MS), now, limit))
  let made = 0
  for (const { sittingId, personId } of waiting) {
    try {
      const form = await database.read(async (db) => {
        const sitting = await sittings.byId(db, sittingId)
        return sitting && newForm(app, db, formWanted(sitting, personId))
      })
      if (!form?.ok) throw new Error(`no form can be made for sitting ${sittingId}`)
      await database.write(startScope(sittingId, personId), async (tx) => {
        if (!(await forms.idOfCandidate(tx, sittingId, personId))) await keepForm(app, tx, form.value)
      })
      made++
    } catch (fault) {
      app.log.error({ err: fault, sitting: sittingId }, 'a form could not be prepared')
    }
  }
  return made
}

// ── during ───────────────────────────────────────────────────────────────────────────────────────────────────
/**
 * Lends an own attempt under its scope, closed first if its time is over. Reading takes this door too: it follows the
 * candidate's own saves, which a replica may not have yet.
 */
export const withAttempt = <T, R extends string>(
  app: App,
  personId: PersonId,
  attemptId: AttemptId,
  now: Instant,
  work: (tx: Writer, row: AttemptRow) => Promise<Result<T, R>>,
): Promise<Result<T, R | 'attempt-not-found'>> =>
  app.database.write(attemptScope(attemptId), async (tx) => {
    const row = await attemptsRepository(app.database).own(tx, attemptId, personId)
    return row ? work(tx, await closedIfOverdue(app, tx, row, now)) : refuse('attempt-not-found')
  })

/** An open pause: no answer is taken and the clock stands. */
export interface Pause {
  readonly since: Instant
  /** When it ends by itself; null: an invigilator ends it. */
  readonly until: Instant | null
}

export interface Paper {
  readonly title: string
  readonly sittingId: SittingId
  /** None while the attempt is paused: the clock stands, and so does the reading. */
  readonly items: readonly ServedItem[]
  readonly paused: Pause | null
  /** Planned breaks that are left, in order. */
  readonly breaksLeft: readonly PlannedBreak[]
  readonly answers: Readonly<Record<number, Answer>>
  readonly deadline: Instant
  readonly now: Instant
}

/** The paper of an open attempt. Refusals: `attempt-not-found`; `attempt-closed` with `submittedAt`. */
export function paper(
  app: App,
  personId: PersonId,
  attemptId: AttemptId,
): Promise<Result<Paper, 'attempt-not-found' | 'attempt-closed'>> {
  const now = app.now()
  return withAttempt(app, personId, attemptId, now, async (tx, row) => {
    if (row.closedAt !== null) return refuse('attempt-closed', { submittedAt: row.closedAt })
    const sitting = await sittingsRepository(app.database).byId(tx, row.sittingId)
    return ok({
      title: sitting?.title ?? '',
      sittingId: row.sittingId,
      items: row.pausedSince === null ? await servedItems(app, tx, row.formId) : [],
      paused: row.pausedSince === null ? null : { since: row.pausedSince, until: row.pauseUntil },
      breaksLeft: (sitting?.breaks ?? []).slice(row.breaksTaken),
      answers: Object.fromEntries(await attemptsRepository(app.database).answers(tx, attemptId)),
      deadline: row.deadline,
      now,
    })
  })
}

export interface SaveReceipt {
  /** Durable when this is returned. */
  readonly saved: readonly { readonly slot: number; readonly revision: number }[]
  /** What stands instead. */
  readonly stale: readonly ({ readonly slot: number } & Answer)[]
  readonly deadline: Instant
  readonly now: Instant
}

/**
 * Saves answers: one write, which reads only the slots that are named. An empty list saves nothing and tells the time.
 * @param window the window that sends; one that another took over from is refused, and what it sent is kept as history
 * Refusals: see `save`; `too-many-answers` for more than the form has slots; `taken-over`; `attempt-not-found`.
 */
export async function saveAnswers(
  app: App,
  personId: PersonId,
  attemptId: AttemptId,
  answers: readonly SentAnswer[],
  window?: string,
): Promise<Result<SaveReceipt, SaveRefusal | 'too-many-answers' | 'taken-over' | 'attempt-not-found'>> {
  const attempts = attemptsRepository(app.database)
  const now = app.now() // of arrival: waiting for one's turn costs nobody an answer
  let sittingId: SittingId | undefined
  const saved = await withAttempt(app, personId, attemptId, now, async (tx, row): Promise<Result<SaveReceipt, SaveRefusal | 'too-many-answers' | 'taken-over'>> => {
    if (row.closedAt !== null) return refuse('attempt-closed', { submittedAt: row.closedAt })
    const form = await answerablesOf(app, tx, row.formId)
    if (answers.length > form.size) return refuse('too-many-answers', { most: form.size })
    const slots = [...new Set(answers.map(({ slot }) => slot))].filter((slot) => form.has(slot))
    const result = save(attemptState(row, await attempts.answers(tx, attemptId, slots)), answers, form, now, row.deadline)
    if (!result.ok) return result
    const { saved, stale, steps } = result.value
    if (window !== undefined && row.window !== null && row.window !== window) {
      // Both histories are kept: what the older window still sent stands beside what counts.
      const late = steps.map((step): Step => (step.type === 'saved' ? { ...step, type: 'stale' } : step))
      await attempts.append(tx, attemptId, late)
      return refuse('taken-over')
    }
    await attempts.append(tx, attemptId, steps)
    await attempts.stand(tx, attemptId, [...lastSaved(steps).values()])
    if (saved.length > 0) sittingId = row.sittingId
    return ok({ saved, stale, deadline: row.deadline, now })
  })
  if (saved.ok && sittingId) announce(app, { sittingId, attemptId, personId, kind: 'saved' })
  return saved
}

type SavedStep = Extract<Step, { type: 'saved' }>

/** Of several saves of one slot in one request, the last stands. */
function lastSaved(steps: readonly Step[]): Map<number, SavedStep> {
  const bySlot = new Map<number, SavedStep>()
  for (const step of steps) if (step.type === 'saved') bySlot.set(step.slot, step as SavedStep)
  return bySlot
}

/**
 * Hands in: the last step, the finish time and the grade in one write. Repeated, the same answer.
 * Refusals: see `submit`; `attempt-not-found`.
 */
export async function handIn(
  app: App,
  personId: PersonId,
  attemptId: AttemptId,
  what: HandIn,
): Promise<Result<{ readonly submittedAt: Instant }, SubmitRefusal | 'attempt-not-found'>> {
  const now = app.now()
  let sittingId: SittingId | undefined
  const handedIn = await withAttempt(app, personId, attemptId, now, async (tx, row) => {
    const standing = await attemptsRepository(app.database).answers(tx, attemptId)
    const result = submit(attemptState(row, standing), what, now, row.deadline)
    if (!result.ok) return result
    if (result.value.steps.length > 0) sittingId = row.sittingId
    await finish(app, tx, row, result.value.steps, now)
    return ok({ submittedAt: result.value.submittedAt })
  })
  if (handedIn.ok && sittingId) announce(app, { sittingId, attemptId, personId, kind: 'closed' })
  return handedIn
}
