// What is done to attempts besides answering: by invigilators, each act with a person and a reason; by the candidate who
// takes a planned break or goes on in another window. Every act is a step of the attempt.

import { standingDeadline, type Step } from '#app/domain/exam/attempt.ts'
import type { AttemptState } from '#app/domain/exam/attempt.ts'
import type { SentAnswer } from '#app/domain/exam/answering.ts'
import { close, endBreak, extend, isMinutes, pause, type PlannedBreak, reopen, rescue, resume, takeBreak, takeOver } from '#app/domain/exam/invigilation.ts'
import type { AttemptId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ok, type Refused, refuse, type Result } from '#app/domain/result.ts'
import type { Writer } from '#db/database.ts'
import { type AttemptRow, attemptsRepository } from '#db/repositories/attempts.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { attemptScope, attemptState, appendSteps, closedIfOverdue, closeOverdueOf, limitsOf } from './closing.ts'
import { answerablesOf } from './item-bank.ts'
import { announce, type NewsKind } from './live.ts'

/** Where an attempt stands after an act. */
export interface Standing {
  readonly attemptId: AttemptId
  readonly deadline: Instant
  readonly closedAt: Instant | null
  readonly pausedSince: Instant | null
  readonly pauseUntil: Instant | null
}

interface Scene {
  readonly tx: Writer
  readonly row: AttemptRow
  readonly sitting: SittingRow
  readonly state: AttemptState
  /** By the facts as they stand at `now`. */
  readonly deadline: Instant
  readonly now: Instant
}
type Deed<T, R extends string> = (scene: Scene) => Promise<Result<T & { readonly steps: readonly Step[] }, R>>

/** One act in one write: the attempt is brought up to the present first. Nothing is changed once results are released. */
async function act<T extends object, R extends string>(
  app: App,
  attemptId: AttemptId,
  owner: { readonly personId: PersonId } | { readonly officer: PersonId; readonly action: string },
  kind: NewsKind,
  deed: Deed<T, R>,
): Promise<Result<T & Standing, R | 'attempt-not-found' | 'results-released'>> {
  const attempts = attemptsRepository(app.database)
  const now = app.now()
  let told: AttemptRow | undefined
  const done = await app.database.write(attemptScope(attemptId), async (tx): Promise<Result<T & Standing, R | 'attempt-not-found' | 'results-released'>> => {
    const found = 'personId' in owner ? await attempts.own(tx, attemptId, owner.personId) : await attempts.byId(tx, attemptId)
    if (!found) return refuse('attempt-not-found')
    const row = await closedIfOverdue(app, tx, found, now)
    const sittings = sittingsRepository(app.database)
    const sitting = await ('officer' in owner ? sittings.held(tx, row.sittingId) : sittings.byId(tx, row.sittingId))
    if (!sitting) throw new Error(`attempt ${attemptId} has no sitting`)
    if (sitting.releasedAt !== null) return refuse('results-released')
    const state = attemptState(row, await attempts.answers(tx, attemptId))
    const result = await deed({ tx, row, sitting, state, deadline: standingDeadline(state, limitsOf(sitting, row)), now })
    if (!result.ok) return result
    const { steps, ...more } = result.value
    const after = await appendSteps(app, tx, row, sitting, steps, now)
    if (steps.length > 0) told = after
    if (steps.length > 0 && 'officer' in owner)
      await peopleRepository(app.database).audit(tx, {
        id: app.id(), at: now, actorId: owner.officer, action: owner.action, object: `attempt:${attemptId}`, detail: { sittingId: row.sittingId },
      })
    const { deadline, closedAt, pausedSince, pauseUntil } = after
    return ok({ ...(more as unknown as T), attemptId, deadline, closedAt, pausedSince, pauseUntil })
  })
  if (told) announce(app, { sittingId: told.sittingId, attemptId, personId: told.personId, kind: told.closedAt === null ? kind : 'closed' })
  return done
}

type Reasoned = { readonly reason: string }
const one = <R extends string>(result: Result<Step, R>): Result<{ readonly steps: readonly Step[] }, R> =>
  result.ok ? ok({ steps: [result.value] }) : result
const officerOf = (officer: PersonId, action: string) => ({ officer, action: `attempt-${action}` })

// ── invigilators ─────────────────────────────────────────────────────────────────────────────────────────────
/** Grants whole minutes to one attempt. Refusals: see `extend`; `results-released`; `attempt-not-found`. */
export const extendAttempt = (app: App, by: PersonId, attemptId: AttemptId, { minutes, reason }: Reasoned & { readonly minutes: number }) =>
  act(app, attemptId, officerOf(by, 'extend'), 'acted', async ({ state, deadline, now }) => one(extend(state, { by, at: now, minutes, reason: reason.trim() }, deadline)))

/** Stops an attempt's clock until somebody resumes it. Refusals: see `pause`. */
export const pauseAttempt = (app: App, by: PersonId, attemptId: AttemptId, { reason }: Reasoned) =>
  act(app, attemptId, officerOf(by, 'pause'), 'acted', async ({ state, deadline, now }) => one(pause(state, { by, at: now, reason: reason.trim() }, deadline)))

/** Lets a paused attempt go on, a planned break included. Refusals: see `resume`. */
export const resumeAttempt = (app: App, by: PersonId, attemptId: AttemptId) =>
  act(app, attemptId, officerOf(by, 'resume'), 'acted', async ({ state, deadline, now }) => one(resume(state, { by, at: now }, deadline)))

/** Ends an attempt before its time; what is saved counts. Refusals: see `close`. */
export const closeAttempt = (app: App, by: PersonId, attemptId: AttemptId, { reason }: Reasoned) =>
  act(app, attemptId, officerOf(by, 'close'), 'acted', async ({ state, deadline, now }) => one(close(state, { by, at: now, reason: reason.trim() }, deadline)))

/** Lets a closed attempt go on: the time it stood closed is given back, and minutes on top. Refusals: see `reopen`. */
export const reopenAttempt = (app: App, by: PersonId, attemptId: AttemptId, { minutes, reason }: Reasoned & { readonly minutes: number }) =>
  act(app, attemptId, officerOf(by, 'reopen'), 'acted', async ({ state, sitting, row, now }) =>
    one(reopen(state, { by, at: now, minutes, reason: reason.trim() }, limitsOf(sitting, row))))

/**
 * Takes the answers of a rescue file that are newer than the server's, whether the attempt is open or closed; a closed one
 * is graded again. Tells which slots were `taken`, `notNewer` and `unreadable`.
 */
export const rescueAnswers = (app: App, by: PersonId, attemptId: AttemptId, answers: readonly SentAnswer[], { reason }: Reasoned) =>
  act(app, attemptId, officerOf(by, 'rescue'), 'acted', async ({ tx, row, state, now }) =>
    rescue(state, answers, await answerablesOf(app, tx, row.formId), { by, at: now, reason: reason.trim() }))

/** Acts on several attempts, each in a write of its own; a refused one does not stop the others. */
export async function actOnSeveral<T, R extends string>(
  attemptIds: readonly AttemptId[],
  deed: (attemptId: AttemptId) => Promise<Result<T, R>>,
): Promise<{ readonly done: number; readonly refused: readonly (Refused<R> & { readonly attemptId: AttemptId })[] }> {
  let done = 0
  const refused: (Refused<R> & { attemptId: AttemptId })[] = []
  for (const attemptId of attemptIds) {
    const result = await deed(attemptId)
    if (result.ok) done++
    else refused.push({ ...result, attemptId })
  }
  return { done, refused }
}

/** Grants minutes to some attempts of a sitting, or to all that are open. Those of another sitting are left out. */
export async function extendAttempts(
  app: App,
  by: PersonId,
  sittingId: SittingId,
  whom: readonly AttemptId[] | 'open',
  what: Reasoned & { readonly minutes: number },
) {
  const open = await app.database.read((db) => attemptsRepository(app.database).openOf(db, sittingId))
  return actOnSeveral(whom === 'open' ? open : open.filter((id) => whom.includes(id)), (id) => extendAttempt(app, by, id, what))
}

/**
 * Moves the hard close of a sitting by whole minutes, for everybody who sits and will sit. The attempts' kept deadlines
 * follow one by one; one that has not yet is brought up to date by whatever touches it. An attempt whose time was over
 * before stays closed.
 * Refusals: `sitting-not-found`, `results-released`, `own-attempt` (who is booked there), `reason-missing`,
 * `minutes-malformed` (ten hours in all at the most).
 */
export async function extendSitting(
  app: App,
  by: PersonId,
  sittingId: SittingId,
  { minutes, reason }: Reasoned & { readonly minutes: number },
): Promise<Result<{ readonly moved: number }, 'sitting-not-found' | 'results-released' | 'own-attempt' | 'reason-missing' | 'minutes-malformed'>> {
  if (!reason.trim()) return refuse('reason-missing')
  if (!isMinutes(minutes, 1)) return refuse('minutes-malformed')
  const { database } = app
  const [sittings, attempts, people] = [sittingsRepository(database), attemptsRepository(database), peopleRepository(database)]
  // Whose time is over already stays closed, whether or not anybody had looked: what is wanted for them is `reopen`.
  await closeOverdueOf(app, sittingId)
  const now = app.now()
  const moved = await database.write(`sitting:${sittingId}`, async (tx): Promise<Result<void, 'sitting-not-found' | 'results-released' | 'own-attempt' | 'minutes-malformed'>> => {
    const sitting = await sittings.held(tx, sittingId)
    if (!sitting) return refuse('sitting-not-found')
    if (sitting.releasedAt !== null) return refuse('results-released')
    if (await sittings.booking(tx, sittingId, by)) return refuse('own-attempt')
    if (!isMinutes(sitting.extensionMinutes + minutes, 1)) return refuse('minutes-malformed')
    await sittings.extend(tx, sittingId, minutes)
    await tx.insert(database.tables.sittingEvents).values({
      id: app.id(), sittingId, attemptId: null, personId: null, at: now, byId: by, kind: 'close-moved', detail: { minutes, reason: reason.trim() },
    })
    await people.audit(tx, { id: app.id(), at: now, actorId: by, action: 'sitting-extend', object: `sitting:${sittingId}`, detail: { minutes } })
    return ok(undefined)
  })
  if (!moved.ok) return moved
  const open = await database.read((db) => attempts.openOf(db, sittingId))
  for (const id of open)
    await database.write(attemptScope(id), async (tx) => {
      const [row, sitting] = [await attempts.byId(tx, id), await sittings.byId(tx, sittingId)]
      if (!row || !sitting || row.closedAt !== null) return
      await attempts.keep(tx, { ...row, deadline: standingDeadline(row, limitsOf(sitting, row)) })
    })
  announce(app, { sittingId, attemptId: null, personId: null, kind: 'acted' })
  return ok({ moved: open.length })
}

// ── candidates ───────────────────────────────────────────────────────────────────────────────────────────────
const ownOf = (personId: PersonId) => ({ personId })

/** Begins the candidate's next planned break. Refusals: see `takeBreak` of the domain. */
export const beginBreak = (app: App, personId: PersonId, attemptId: AttemptId) =>
  act(app, attemptId, ownOf(personId), 'acted', async ({ state, sitting, deadline, now }) => one(takeBreak(state, now, deadline, sitting.breaks)))

/** Ends an own planned break early. Refusals: see `endBreak` of the domain. */
export const goOn = (app: App, personId: PersonId, attemptId: AttemptId) =>
  act(app, attemptId, ownOf(personId), 'acted', async ({ state, deadline, now }) => one(endBreak(state, now, deadline)))

/**
 * Makes a window the live one: whatever another window sends from now on is kept as history and does not count.
 * Refusals: `attempt-closed`, `window-malformed`, `attempt-not-found`.
 */
export const takeOverAttempt = (app: App, personId: PersonId, attemptId: AttemptId, window: string) =>
  act(app, attemptId, ownOf(personId), 'taken-over', async ({ state, now }): Promise<Result<{ steps: readonly Step[] }, 'attempt-closed' | 'window-malformed'>> => {
    if (state.status === 'closed') return refuse('attempt-closed', { submittedAt: state.submittedAt ?? '' })
    if (!/^[\w-]{8,64}$/.test(window)) return refuse('window-malformed')
    return ok({ steps: takeOver(state, window, now) })
  })

/** Where an own attempt stands, for whoever follows it live. */
export interface AttemptNow extends Standing {
  readonly now: Instant
  readonly window: string | null
  readonly grantedMinutes: number
  readonly breaksLeft: readonly PlannedBreak[]
}

/** The standing of an own attempt, brought up to the present. */
export async function attemptNow(app: App, personId: PersonId, attemptId: AttemptId): Promise<Result<AttemptNow, 'attempt-not-found'>> {
  const now = app.now()
  return app.database.write(attemptScope(attemptId), async (tx) => {
    const own = await attemptsRepository(app.database).own(tx, attemptId, personId)
    if (!own) return refuse('attempt-not-found')
    const row = await closedIfOverdue(app, tx, own, now)
    const { deadline, closedAt, pausedSince, pauseUntil, window, grantedMinutes } = row
    const breaks = (await sittingsRepository(app.database).byId(tx, row.sittingId))?.breaks ?? []
    return ok({ attemptId, deadline, closedAt, pausedSince, pauseUntil, window, grantedMinutes, now, breaksLeft: breaks.slice(row.breaksTaken) })
  })
}
