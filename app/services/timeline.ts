// A candidate's timeline for officers, and a rescue file held against what stands. Reading is put on record; neither ever
// tells what was asked or answered.

import { rescue } from '#app/domain/exam/invigilation.ts'
import type { LiveRow, LiveSitting } from '#app/domain/exam/live-list.ts'
import { eventOf } from '#app/domain/exam/sitting-event.ts'
import { type Doer, type Happening, timelineOf, type WindowHistory } from '#app/domain/exam/timeline.ts'
import type { AttemptId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Reader } from '#db/database.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { photosRepository } from '#db/repositories/photos.ts'
import { sittingEventsRepository } from '#db/repositories/sitting-events.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { rescueAnswers } from './attempt-acts.ts'
import { attemptScope, attemptState, closedIfOverdue } from './closing.ts'
import { answerablesOf } from './item-bank.ts'
import { candidateNow } from './live-list.ts'
import { readRescueFile, type RescueRefusal } from './rescue.ts'

/** Who did something, as it is told: officers by name. */
export type Teller = { readonly kind: 'candidate' | 'machine' } | { readonly kind: 'officer'; readonly name: string }

export interface ToldEntry {
  readonly at: Instant
  readonly who: Teller
  /** The number of the window that was live. */
  readonly window: number | null
  readonly is: Happening
}

export interface CandidateSheet {
  readonly attemptId: AttemptId
  readonly sittingId: SittingId
  readonly title: string
  readonly released: boolean
  /** Whether the sitting asks for an exam browser. */
  readonly browserAsked: boolean
  readonly now: Instant
  /** The document's number, masked. */
  readonly document: string
  /** The photo's address; null when there is none. */
  readonly photo: string | null
  readonly sitting: LiveSitting
  readonly row: LiveRow
  readonly entries: readonly ToldEntry[]
  readonly windows: readonly WindowHistory[]
}

/** The names behind the ids of a list of doers. */
async function namesOf(app: App, db: Reader, doers: readonly Doer[]): Promise<ReadonlyMap<Doer, string>> {
  const names = new Map<Doer, string>()
  for (const doer of new Set(doers))
    if (doer !== 'candidate' && doer !== 'machine') names.set(doer, (await peopleRepository(app.database).byId(db, doer))?.legalName ?? '')
  return names
}

/**
 * Everything that happened to one attempt, for an officer. Whether they may is asked before; that they looked is written
 * before anything is read. An attempt whose time is over is closed first.
 */
export async function candidateTimeline(app: App, by: PersonId, attemptId: AttemptId): Promise<Result<CandidateSheet, 'attempt-not-found'>> {
  const { database } = app
  const [attempts, people, photos] = [attemptsRepository(database), peopleRepository(database), photosRepository(database)]
  const now = app.now()
  const looked = await database.write(attemptScope(attemptId), async (tx) => {
    const row = await attempts.byId(tx, attemptId)
    if (!row) return false
    await closedIfOverdue(app, tx, row, now)
    await people.audit(tx, { id: app.id(), at: now, actorId: by, action: 'attempt-timeline', object: `attempt:${attemptId}`, detail: { sittingId: row.sittingId } })
    return true
  })
  if (!looked) return refuse('attempt-not-found')
  return database.read(async (db) => {
    const attempt = await attempts.byId(db, attemptId)
    const sitting = attempt && (await sittingsRepository(database).byId(db, attempt.sittingId))
    const person = attempt && (await people.byId(db, attempt.personId))
    const current = sitting && attempt && (await candidateNow(app, db, sitting, attempt.personId, now))
    if (!attempt || !sitting || !person || !current) return refuse('attempt-not-found')
    const { personId, sittingId } = attempt
    const doerOf = (byId: PersonId | null): Doer => (byId === null ? 'machine' : byId === personId ? 'candidate' : byId)
    const events = (await sittingEventsRepository(database).ofCandidate(db, sittingId, personId)).map(({ at, byId, kind, detail, personId: of }) => ({
      at, by: doerOf(byId), toAll: of === null, body: eventOf(kind, detail),
    }))
    const { entries, windows } = timelineOf(await attempts.steps(db, attemptId), events)
    const names = await namesOf(app, db, entries.map((entry) => entry.by))
    const told = (doer: Doer): Teller => {
      if (doer === 'candidate') return { kind: 'candidate' }
      return doer === 'machine' ? { kind: 'machine' } : { kind: 'officer', name: names.get(doer) ?? '' }
    }
    return ok({
      attemptId, sittingId, title: sitting.title, released: sitting.releasedAt !== null, browserAsked: (sitting.sebKeys?.length ?? 0) > 0, now, document: person.documentMasked,
      photo: (await photos.of(db, personId)) ? `/me/photo/${personId}` : null,
      ...current,
      entries: entries.map(({ at, by: doer, window, is }) => ({ at, who: told(doer), window, is })),
      windows,
    })
  })
}

// ── rescue files ─────────────────────────────────────────────────────────────────────────────────────────────
/** One answer of a rescue file beside what stands: revisions alone. `newer` would be taken. */
export interface RescueSlot {
  readonly slot: number
  readonly verdict: 'newer' | 'same' | 'older' | 'unreadable'
  /** The file's revision, and the server's; 0 when it has none. */
  readonly revision: number
  readonly stands: number
}
export interface RescuePreview {
  /** By the page's own clock, as the file says. */
  readonly writtenAt: string
  readonly slots: readonly RescueSlot[]
  readonly newer: number
}

export type RescueRefusals = RescueRefusal | 'rescue-other-attempt' | 'attempt-not-found' | 'own-attempt'

/** What a rescue file would change, slot by slot; nothing is changed. An officer does not load a file of their own. */
export async function previewRescue(app: App, by: PersonId, attemptId: AttemptId, bytes: Uint8Array): Promise<Result<RescuePreview, RescueRefusals>> {
  const attempts = attemptsRepository(app.database)
  const found = await app.database.read(async (db) => {
    const row = await attempts.byId(db, attemptId)
    return row && { row, answers: await attempts.answers(db, attemptId), form: await answerablesOf(app, db, row.formId) }
  })
  if (!found) return refuse('attempt-not-found')
  if (found.row.personId === by) return refuse('own-attempt')
  const file = await readRescueFile(app, attemptId, bytes)
  if (!file.ok) return file
  // The very decision that would be taken, without its steps.
  const tried = rescue(attemptState(found.row, found.answers), file.value.answers, found.form, { by, at: app.now(), reason: '-' })
  const taken = new Set(tried.ok ? tried.value.taken : [])
  const unreadable = new Set(tried.ok ? tried.value.unreadable : [])
  const latest = new Map(file.value.answers.map((answer) => [answer.slot, answer] as const))
  const slots = [...latest.values()].map(({ slot, revision, stands, verdict }) => ({
    slot, revision, stands: stands?.revision ?? 0,
    verdict: taken.has(slot) ? ('newer' as const) : unreadable.has(slot) ? ('unreadable' as const) : verdict === 'same' ? ('same' as const) : ('older' as const),
  }))
  return ok({ writtenAt: file.value.content.writtenAt, slots, newer: taken.size })
}

/**
 * Takes the answers of a rescue file that are newer than the server's.
 * @param shown how many answers the officer was shown that would be taken
 * Refusals: see `previewRescue`; `rescue-changed` when by now it would be others; `rescue-nothing-newer`; `act-reason-missing`;
 * `results-released`.
 */
export async function loadRescue(
  app: App,
  by: PersonId,
  attemptId: AttemptId,
  bytes: Uint8Array,
  { shown, reason }: { readonly shown: number; readonly reason: string },
): Promise<Result<{ readonly taken: number }, RescueRefusals | 'rescue-changed' | 'rescue-nothing-newer' | 'act-reason-missing' | 'reason-missing' | 'results-released'>> {
  const preview = await previewRescue(app, by, attemptId, bytes)
  if (!preview.ok) return preview
  if (preview.value.newer === 0) return refuse('rescue-nothing-newer')
  if (preview.value.newer !== shown) return refuse('rescue-changed', { newer: preview.value.newer })
  if (!reason.trim()) return refuse('act-reason-missing')
  const file = await readRescueFile(app, attemptId, bytes)
  if (!file.ok) return file
  const wanted = new Set(preview.value.slots.flatMap(({ slot, verdict }) => (verdict === 'newer' ? [slot] : [])))
  const loaded = await rescueAnswers(app, by, attemptId, file.value.answers.filter(({ slot }) => wanted.has(slot)), { reason })
  return loaded.ok ? ok({ taken: loaded.value.taken.length }) : loaded
}
