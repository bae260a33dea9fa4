// An attempt is led through whatever may happen to it, on the real services and both engines. It has a twin in the same
// sitting to whom the same happens, but whom nobody looks at in between: looking must never make a difference.

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replay, type AttemptState, type Step } from '#app/domain/exam/attempt.ts'
import { closesAt, TRANSPORT_GRACE_MS } from '#app/domain/exam/deadline.ts'
import type { Response, ServedItem } from '#app/domain/exam/item.ts'
import type { AttemptId, PersonId, SittingId } from '#app/domain/ids.ts'
import { addMs, earlier, type Instant, msOf } from '#app/domain/instant.ts'
import {
  attemptNow, beginBreak, closeAttempt, extendAttempt, extendSitting, goOn, pauseAttempt, reopenAttempt, rescueAnswers, resumeAttempt, takeOverAttempt,
} from '#app/services/attempt-acts.ts'
import { handIn, paper, saveAnswers, startAttempt } from '#app/services/attempts.ts'
import { attemptState, closeOverdueOf } from '#app/services/closing.ts'
import { gradeOf } from '#app/services/item-bank.ts'
import { acceptRules } from '#app/services/sittings.ts'
import { type AttemptRow, attemptsRepository } from '#db/repositories/attempts.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import { ENGINES } from '../database/worlds.ts'
import { addPerson, good, minutes, nineAnd, openRoom, type Room, seat } from '../exam-room/room.ts'

// ── what may happen ──────────────────────────────────────────────────────────────────────────────────────────
const answers = fc.array(fc.record({ slot: fc.integer({ min: 1, max: 4 }), revision: fc.integer({ min: 1, max: 15 }), choice: fc.nat(2) }), { minLength: 1, maxLength: 3 })
const deed = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('save' as const), answers, window: fc.constantFrom(undefined, 'window-one', 'window-two') }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.oneof(fc.nat(minutes(15)), fc.nat(6000)) }) },
  // To the edges of the deadline and of its transport grace.
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait-for-the-end' as const), past: fc.constantFrom(-60_000, -1, 0, 1, 3000, TRANSPORT_GRACE_MS, TRANSPORT_GRACE_MS + 1, 90_000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('submit' as const), seen: fc.dictionary(fc.constantFrom('1', '2', '3'), fc.nat(15)), force: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('extend' as const), minutes: fc.integer({ min: 1, max: 15 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('extend-sitting' as const), minutes: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reopen' as const), minutes: fc.nat(10) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rescue' as const), answers }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take-over' as const), window: fc.constantFrom('window-one', 'window-two') }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const, 'begin-break' as const, 'go-on' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'job' as const) }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never
const history = fc.record({ extraTime: fc.constantFrom(0, 0, 25), lateBy: fc.integer({ min: 0, max: minutes(30) }), deeds: fc.array(deed, { minLength: 5, maxLength: 30 }) })

/** A well-formed response to an item, one of three. */
function respond({ kind }: ServedItem, choice: number): Response {
  switch (kind) {
    case 'single':
      return 'abc'[choice] ?? null
    case 'multiple':
      return [['a'], ['b', 'c'], ['a', 'c', 'd']][choice] ?? null
    case 'true-false':
      return [true, false, null][choice] ?? null
    default:
      return null
  }
}

// ── one of the twins ─────────────────────────────────────────────────────────────────────────────────────────
interface Twin {
  readonly person: PersonId
  readonly attempt: AttemptId
  readonly items: readonly ServedItem[]
  /** What the server said was saved, and what it then was. */
  readonly acknowledged: Map<number, { revision: number; response: Response }>
}

const REASON = { reason: 'a test' }
type Sent = { readonly slot: number; readonly revision: number; readonly response: Response }

/** Does it, and tells how it was answered, without what is the twin's own. */
async function happen({ app, opener }: Room, { person, attempt, items, acknowledged }: Twin, deed: Deed): Promise<unknown> {
  const told = (result: { ok: true } | { ok: false; refusal: string }) => (result.ok ? 'done' : result.refusal)
  const sent = (list: readonly { slot: number; revision: number; choice: number }[]): Sent[] =>
    list.flatMap(({ slot, revision, choice }) => items.filter((item) => item.slot === slot).map((item) => ({ slot, revision, response: respond(item, choice) })))
  /** Of what was sent for a slot and acknowledged, the highest revision counts; of two alike, the first that was taken. */
  const acknowledge = (list: readonly Sent[], slot: number, revision: number, anew: boolean) => {
    if ((acknowledged.get(slot)?.revision ?? 0) >= revision && !anew) return
    const match = list.find((answer) => answer.slot === slot && answer.revision === revision)
    if (match && (acknowledged.get(slot)?.revision ?? 0) < revision) acknowledged.set(slot, { revision, response: match.response })
  }
  switch (deed.do) {
    case 'save': {
      const list = sent(deed.answers)
      const result = await saveAnswers(app, person, attempt, list, deed.window)
      if (result.ok) for (const { slot, revision } of result.value.saved) acknowledge(list, slot, revision, false)
      return result.ok ? { saved: result.value.saved, stale: result.value.stale.map(({ slot, revision }) => [slot, revision]), deadline: result.value.deadline } : told(result)
    }
    case 'rescue': {
      const list = sent(deed.answers)
      const result = await rescueAnswers(app, opener, attempt, list, REASON)
      if (!result.ok) return told(result)
      for (const slot of result.value.taken) acknowledge(list, slot, Math.max(...list.filter((a) => a.slot === slot).map((a) => a.revision)), true)
      return { taken: result.value.taken, notNewer: result.value.notNewer }
    }
    case 'submit': {
      const result = await handIn(app, person, attempt, deed)
      return result.ok ? result.value.submittedAt : told(result)
    }
    case 'extend':
      return told(await extendAttempt(app, opener, attempt, { ...REASON, minutes: deed.minutes }))
    case 'reopen':
      return told(await reopenAttempt(app, opener, attempt, { ...REASON, minutes: deed.minutes }))
    case 'take-over':
      return told(await takeOverAttempt(app, person, attempt, deed.window))
    case 'pause':
      return told(await pauseAttempt(app, opener, attempt, REASON))
    case 'resume':
      return told(await resumeAttempt(app, opener, attempt))
    case 'begin-break':
      return told(await beginBreak(app, person, attempt))
    case 'go-on':
      return told(await goOn(app, person, attempt))
    case 'close':
      return told(await closeAttempt(app, opener, attempt, REASON))
    default:
      return 'not to one alone'
  }
}

// ── what must hold ───────────────────────────────────────────────────────────────────────────────────────────
/** The deadline by the steps alone, counted here anew: limit, grants, every pause and every time that it stood closed. */
function deadlineBy(steps: readonly Step[], { extraTimePercent }: AttemptRow, sitting: SittingRow): Instant {
  const close = closesAt({ hardClose: sitting.hardClose, sittingExtensionMinutes: sitting.extensionMinutes })
  let own = Number.NaN
  let stopped: { since: number; until: number } | undefined
  const goOn = (at: Instant) => {
    if (stopped) own += Math.max(0, Math.min(msOf(at), stopped.until) - stopped.since)
    stopped = undefined
  }
  let ended = 0
  for (const step of steps) {
    if (step.type === 'started') own = msOf(step.at) + sitting.minutes * 600 * (100 + extraTimePercent)
    else if (step.type === 'extended') own += minutes(step.minutes)
    else if (step.type === 'paused') stopped = { since: msOf(step.at), until: step.until ? msOf(step.until) : Number.POSITIVE_INFINITY }
    else if (step.type === 'resumed') goOn(step.at)
    else if (step.type === 'submitted' || step.type === 'closed') {
      goOn(step.at)
      ended = msOf(step.at)
    } else if (step.type === 'reopened') own += minutes(step.minutes) + Math.max(0, msOf(step.at) - ended)
  }
  if (stopped?.until === Number.POSITIVE_INFINITY) return close
  return earlier(close, addMs(nineAnd(0), own + (stopped ? stopped.until - stopped.since : 0) - msOf(nineAnd(0))))
}

interface Seen {
  readonly row: AttemptRow
  readonly sitting: SittingRow
  readonly steps: readonly Step[]
  readonly state: AttemptState
}

/** Reads an attempt as it is stored and holds it to everything that must be true of it at any time. */
async function look({ app }: Room, twin: Twin): Promise<Seen> {
  const attempts = attemptsRepository(app.database)
  const read = await app.database.read(async (db) => {
    const row = await attempts.byId(db, twin.attempt)
    const sitting = row && (await sittingsRepository(app.database).byId(db, row.sittingId))
    if (!row || !sitting) throw new Error('the attempt is gone')
    const standing = await attempts.answers(db, twin.attempt)
    const anew = row.closedAt === null ? undefined : await gradeOf(app, db, row.formId, standing, sitting.blueprint)
    return { row, sitting, standing, anew, steps: await attempts.steps(db, twin.attempt), grade: await attempts.grade(db, twin.attempt) }
  })
  const { row, sitting, standing, steps } = read
  const { closedBy: _, ...state } = replay(steps)
  const { closedBy: __, ...stored } = attemptState(row, standing)
  expect(stored).toEqual(state)
  for (const [slot, answer] of twin.acknowledged) expect(standing.get(slot)).toEqual(answer)
  expect([...standing.keys()].filter((slot) => !twin.acknowledged.has(slot))).toEqual([])
  expect(read.grade).toEqual(read.anew)
  if (row.closedAt === null) expect(row.deadline).toBe(deadlineBy(steps, row, sitting))
  else expect(row.closedAt <= deadlineBy(steps, row, sitting)).toBe(true)
  return { row, sitting, steps, state: replay(steps) }
}

const numbered = ({ state, row }: Seen) => {
  const { formId: _, answers, ...rest } = state
  return { ...rest, answers: [...answers].map(([slot, { revision }]) => [slot, revision]), deadline: row.deadline }
}

/** What a deed may not have done between two looks at the attempt that is watched. */
function compare(before: Seen, deed: Deed, answer: unknown, after: Seen, now: Instant) {
  const made = after.steps.slice(before.steps.length)
  expect(after.steps.slice(0, before.steps.length)).toEqual(before.steps)
  for (const [slot, { revision }] of before.state.answers) expect(after.state.answers.get(slot)?.revision).toBeGreaterThanOrEqual(revision)
  const { status, pausedSince } = before.state
  if (deed.do === 'save' && (status === 'closed' || pausedSince !== null)) {
    expect(answer).toBe(status === 'closed' ? 'attempt-closed' : 'attempt-paused')
    expect(made).toEqual([])
  }
  if ((deed.do === 'extend' || deed.do === 'extend-sitting') && status === 'open') expect(after.row.deadline >= before.row.deadline).toBe(true)
  if (status === 'closed' && !made.some(({ type }) => type === 'reopened' || type === 'rescued')) expect(made).toEqual([])
  if (status === 'open' && after.state.status === 'closed') {
    const { submittedAt, closedBy } = after.state
    expect((submittedAt ?? '') <= before.row.deadline && (submittedAt ?? '') <= now).toBe(true)
    if (closedBy === 'deadline') expect(submittedAt).toBe(before.row.deadline)
  }
}

// ── the runs ─────────────────────────────────────────────────────────────────────────────────────────────────
describe.each(ENGINES)('whatever happens in an attempt, on %s', (engine) => {
  let room: Room
  let sitting: SittingRow
  beforeAll(async () => {
    room = await openRoom(engine)
    const row = await room.app.database.read((db) => sittingsRepository(room.app.database).byId(db, room.sitting))
    if (!row) throw new Error('there is no sitting')
    sitting = { ...row, breaks: [{ minutes: 5 }, { minutes: 10 }] }
  })
  afterAll(() => room.close())

  const begin = async (sittingId: SittingId, extraTime: number, at: Instant): Promise<Twin> => {
    const { app } = room
    const person = await addPerson(app, '孪生')
    await seat(app, person, sittingId)
    good(await acceptRules(app, person, sittingId))
    if (extraTime > 0)
      await app.database.write('test', (tx) =>
        tx.insert(app.database.tables.accommodations).values({
          id: app.id(), personId: person, organisationId: room.association, askedPercent: extraTime, reason: 'a test', askedAt: at, state: 'granted',
          percent: extraTime, validFrom: '2026-01-01', validUntil: '2026-12-31', decidedBy: room.releaser, decidedAt: at,
        }))
    const { attemptId } = good(await startAttempt(app, person, sittingId))
    return { person, attempt: attemptId, items: good(await paper(app, person, attemptId)).items, acknowledged: new Map() }
  }

  const seen: Record<string, number> = {}
  const story = async ({ extraTime, lateBy, deeds }: typeof history extends fc.Arbitrary<infer T> ? T : never) => {
    const { app } = room
    const sittingId = app.id<'sitting'>()
    await app.database.write('test', (tx) => sittingsRepository(app.database).add(tx, { ...sitting, id: sittingId }))
    let now = addMs(nineAnd(0), lateBy)
    room.setClock(now)
    const [watched, unwatched] = [await begin(sittingId, extraTime, now), await begin(sittingId, extraTime, now)]
    for (const deed of deeds) {
      // A watched attempt is up to date before each deed: its row tells the state at this moment.
      good(await attemptNow(app, watched.person, watched.attempt))
      const before = await look(room, watched)
      if (deed.do === 'wait') now = addMs(now, deed.ms)
      if (deed.do === 'wait-for-the-end' && before.state.status === 'open') {
        const to = addMs(before.row.deadline, deed.past)
        if (to > now) now = to
      }
      room.setClock(now)
      let answer: unknown
      if (deed.do === 'extend-sitting') good(await extendSitting(app, room.opener, sittingId, { ...REASON, minutes: deed.minutes }))
      else if (deed.do === 'job') expect(await closeOverdueOf(app, sittingId)).toMatchObject({ failed: 0 })
      else {
        answer = await happen(room, watched, deed)
        expect(await happen(room, unwatched, deed)).toEqual(answer)
      }
      const after = await look(room, watched)
      await look(room, unwatched)
      compare(before, deed, answer, after, now)
      for (const { type } of after.steps.slice(before.steps.length)) seen[type] = (seen[type] ?? 0) + 1
    }
    for (const twin of [watched, unwatched]) good(await attemptNow(app, twin.person, twin.attempt))
    expect(numbered(await look(room, unwatched))).toEqual(numbered(await look(room, watched)))
  }

  it('the row is the sum of the steps, nothing acknowledged is lost, time only grows, and looking changes nothing', { timeout: 300_000 }, async () => {
    await fc.assert(fc.asyncProperty(history, story), { numRuns: engine === 'sqlite' ? 40 : 8, endOnFailure: true })
    // The histories went everywhere; else the test would prove less than it says.
    for (const type of ['saved', 'stale', 'rescued', 'extended', 'paused', 'resumed', 'taken-over', 'submitted', 'closed', 'reopened'])
      expect(engine === 'postgres' ? 1 : seen[type], type).toBeGreaterThan(0)
  })
})
