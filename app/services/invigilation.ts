// What an invigilator does at the desk, to one candidate, to some or to all: each act has a person, and a reason where it
// changes anything. Acts on attempts are steps of theirs; the rest are events of the sitting, written once and for ever.

import { eventText, type IdentityCheck, type Incident } from '#app/domain/exam/sitting-event.ts'
import type { AttemptId, BookingId, OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import { type Detail, ok, type Refused, refuse, type Result } from '#app/domain/result.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { photosRepository } from '#db/repositories/photos.ts'
import { type RollRow, rollRepository } from '#db/repositories/roll.ts'
import { type SittingEventRow, sittingEventsRepository } from '#db/repositories/sitting-events.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { closeAttempt, extendAttempt, pauseAttempt, reopenAttempt, resumeAttempt } from './attempt-acts.ts'
import { announce } from './live.ts'
import { checkTicket } from './ticket.ts'

type Reasoned = { readonly reason: string }
/** Acts on an attempt. Minutes are whole ones. */
export type AttemptAct =
  | ({ readonly act: 'pause' | 'close' } & Reasoned)
  | { readonly act: 'resume' }
  | ({ readonly act: 'extend' | 'reopen'; readonly minutes: number } & Reasoned)
/** Acts that are recorded as events. */
export type EventAct =
  | { readonly act: 'message'; readonly text: string }
  | { readonly act: 'incident'; readonly incident: Incident; readonly text: string }
  | { readonly act: 'identity'; readonly against: IdentityCheck }
  | ({ readonly act: 'seb-override' } & Reasoned)
export type DeskAct = AttemptAct | EventAct

/** Candidates by their bookings, or everybody the act can be for. */
export type Whom = 'all' | readonly BookingId[]

/** What came of it. A refused candidate did not stop the others. */
export interface Done {
  readonly done: number
  readonly refused: readonly { readonly name: string; readonly refusal: string; readonly detail?: Detail | undefined }[]
}

export type DeskRefusal = 'sitting-not-found' | 'results-released' | 'nobody-chosen' | 'act-reason-missing' | 'grant-malformed' | 'text-missing' | 'text-too-long'

const isEventAct = (act: DeskAct): act is EventAct => ['message', 'incident', 'identity', 'seb-override'].includes(act.act)

/** The act with its text as it is kept; refused before anybody is touched. */
function checked(act: DeskAct): Result<DeskAct, DeskRefusal> {
  if ('minutes' in act) {
    const least = act.act === 'extend' ? 1 : 0
    if (!Number.isSafeInteger(act.minutes) || act.minutes < least || act.minutes > 600) return refuse('grant-malformed', { least })
  }
  if ('reason' in act) {
    const reason = eventText(act.reason)
    return reason.ok ? ok({ ...act, reason: reason.value }) : reason.refusal === 'text-missing' ? refuse('act-reason-missing') : reason
  }
  if ('text' in act) {
    const text = eventText(act.text)
    return text.ok ? ok({ ...act, text: text.value }) : text
  }
  return ok(act)
}

/** Whom an act on everybody is for: who it would change something for. */
const CONCERNS: Record<AttemptAct['act'] | 'identity' | 'seb-override', (row: RollRow, identified: boolean) => boolean> = {
  pause: ({ attempt }) => attempt !== null && attempt.closedAt === null && attempt.pausedSince === null,
  resume: ({ attempt }) => attempt !== null && attempt.closedAt === null && attempt.pausedSince !== null,
  extend: ({ attempt }) => attempt !== null && attempt.closedAt === null,
  close: ({ attempt }) => attempt !== null && attempt.closedAt === null,
  reopen: ({ attempt }) => attempt !== null && attempt.closedAt !== null,
  identity: (_, identified) => !identified,
  'seb-override': ({ attempt }) => attempt === null || attempt.closedAt === null,
}

/**
 * Does something to candidates of one sitting; those of another are not found. An officer who is a candidate of the sitting
 * does nothing to their own attempt (refused as `own-attempt`).
 * Refusals: see `DeskRefusal`; `nobody-chosen` also when nobody is left whom it could be for.
 */
export async function actAtDesk(app: App, by: PersonId, sittingId: SittingId, whom: Whom, what: DeskAct): Promise<Result<Done, DeskRefusal>> {
  const valid = checked(what)
  if (!valid.ok) return valid
  const act = valid.value
  const found = await app.database.read(async (db) => {
    const sitting = await sittingsRepository(app.database).byId(db, sittingId)
    if (!sitting) return undefined
    const roll = await rollRepository(app.database).of(db, sittingId)
    const identified = act.act === 'identity' ? await sittingEventsRepository(app.database).ofSitting(db, sittingId, ['identity']) : []
    return { sitting, roll, identified: new Set(identified.map(({ personId }) => personId)) }
  })
  if (!found) return refuse('sitting-not-found')
  if (found.sitting.releasedAt !== null) return refuse('results-released')
  // To everybody at once, whoever they are and whoever comes later.
  if (whom === 'all' && (act.act === 'message' || act.act === 'incident')) return record(app, by, sittingId, act, null)
  const { roll, identified } = found
  const named =
    whom === 'all'
      ? roll.filter((row) => act.act !== 'message' && act.act !== 'incident' && CONCERNS[act.act](row, identified.has(row.personId)))
      : roll.filter(({ bookingId }) => whom.includes(bookingId))
  if (named.length === 0) return refuse('nobody-chosen')
  const own = named.filter(({ personId }) => personId === by).map(({ name }) => ({ name, refusal: 'own-attempt' }))
  const others = named.filter(({ personId }) => personId !== by)
  if (!isEventAct(act)) return ok(withRefused(await actOnAttempts(app, by, others, act), own))
  if (others.length === 0) return ok({ done: 0, refused: own })
  const recorded = await record(app, by, sittingId, act, others)
  return recorded.ok ? ok(withRefused(recorded.value, own)) : recorded
}

const withRefused = ({ done, refused }: Done, more: Done['refused']): Done => ({ done, refused: [...refused, ...more] })

/** Each in a write of its own. */
async function actOnAttempts(app: App, by: PersonId, rows: readonly RollRow[], act: AttemptAct): Promise<Done> {
  let done = 0
  const refused: { name: string; refusal: string; detail?: Detail | undefined }[] = []
  for (const { name, attempt } of rows) {
    const result = attempt ? await deed(app, by, attempt.id, act) : refuse('not-begun')
    if (result.ok) done++
    else refused.push({ name, refusal: result.refusal, detail: result.detail })
  }
  return { done, refused }
}

function deed(app: App, by: PersonId, attemptId: AttemptId, act: AttemptAct): Promise<{ readonly ok: true } | Refused<string>> {
  switch (act.act) {
    case 'pause':
      return pauseAttempt(app, by, attemptId, act)
    case 'resume':
      return resumeAttempt(app, by, attemptId)
    case 'extend':
      return extendAttempt(app, by, attemptId, act)
    case 'close':
      return closeAttempt(app, by, attemptId, act)
    case 'reopen':
      return reopenAttempt(app, by, attemptId, act)
  }
}

/** One event for each candidate, or one for all (null), and one line of the audit trail, in one write. */
async function record(app: App, by: PersonId, sittingId: SittingId, { act, ...detail }: EventAct, rows: readonly RollRow[] | null): Promise<Result<Done, 'results-released'>> {
  const { database } = app
  const now = app.now()
  const event = { sittingId, at: now, byId: by, kind: act, detail }
  const events: SittingEventRow[] = rows
    ? rows.map(({ personId, attempt }) => ({ ...event, id: app.id(), attemptId: attempt?.id ?? null, personId }))
    : [{ ...event, id: app.id(), attemptId: null, personId: null }]
  const written = await database.write(`sitting:${sittingId}`, async (tx): Promise<Result<void, 'results-released'>> => {
    if ((await sittingsRepository(database).byId(tx, sittingId))?.releasedAt !== null) return refuse('results-released')
    await sittingEventsRepository(database).add(tx, events)
    await peopleRepository(database).audit(tx, {
      id: app.id(), at: now, actorId: by, action: `sitting-${act}`, object: `sitting:${sittingId}`, detail: { candidates: rows?.length ?? 'all' },
    })
    return ok(undefined)
  })
  if (!written.ok) return written
  for (const { attemptId, personId } of events) announce(app, { sittingId, attemptId, personId, kind: 'told' })
  return ok({ done: rows?.length ?? 1, refused: [] })
}

/** For how many candidates an act on everybody would be; nobody is counted for what is told to all at once. */
export async function concernedBy(app: App, sittingId: SittingId, act: AttemptAct['act'] | 'identity' | 'seb-override'): Promise<number> {
  return app.database.read(async (db) => {
    const roll = await rollRepository(app.database).of(db, sittingId)
    const known = act === 'identity' ? await sittingEventsRepository(app.database).ofSitting(db, sittingId, ['identity']) : []
    const identified = new Set(known.map(({ personId }) => personId))
    return roll.filter((row) => CONCERNS[act](row, identified.has(row.personId))).length
  })
}

// ── who is who ───────────────────────────────────────────────────────────────────────────────────────────────
/** What a face and a document are compared with. */
export interface Chosen {
  readonly id: BookingId
  readonly name: string
  readonly seat: number | null
  /** The document's number, masked as everywhere. */
  readonly document: string
  /** The photo's address; null when there is none. */
  readonly photo: string | null
}

/** At most so many are shown with their photos at once. */
const MOST_FACES = 20

/**
 * The chosen candidates; empty when none of them is booked here.
 * @param faces with their photos, to compare: looking at these is put on record
 */
export async function chosenCandidates(app: App, by: PersonId, sittingId: SittingId, whom: readonly BookingId[], faces: boolean): Promise<Chosen[]> {
  const { database } = app
  const photos = photosRepository(database)
  const chosen = await database.read(async (db) => {
    const rows = (await rollRepository(database).of(db, sittingId)).filter(({ bookingId }) => whom.includes(bookingId))
    const found: Chosen[] = []
    for (const [i, { bookingId, personId, name, seat, documentMasked }] of rows.entries()) {
      const photo = faces && i < MOST_FACES && (await photos.of(db, personId)) ? `/me/photo/${personId}` : null
      found.push({ id: bookingId, name, seat, document: documentMasked, photo })
    }
    return found
  })
  if (faces && chosen.length > 0)
    await database.write(`sitting:${sittingId}`, (tx) =>
      peopleRepository(database).audit(tx, {
        id: app.id(), at: app.now(), actorId: by, action: 'identity-look', object: `sitting:${sittingId}`, detail: { candidates: chosen.length },
      }))
  return chosen
}

/** The candidate whom a shown admission ticket admits. Refusals: `ticket-malformed`, `ticket-unknown`. */
export async function bookingByTicket(app: App, sittingId: SittingId, text: string): Promise<Result<BookingId, 'ticket-malformed' | 'ticket-unknown'>> {
  const ticket = await checkTicket(app, sittingId, text)
  if (!ticket.ok) return ticket
  const [row] = await app.database.read((db) => rollRepository(app.database).of(db, sittingId, [ticket.value.personId]))
  return row ? ok(row.bookingId) : refuse('ticket-unknown')
}

// ── whose it is ──────────────────────────────────────────────────────────────────────────────────────────────
export interface AttemptOwner {
  readonly sittingId: SittingId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly region: string
}

/** The sitting of an attempt and its association, to decide who may see it. */
export const ownerOfAttempt = (app: App, attemptId: AttemptId): Promise<AttemptOwner | undefined> =>
  app.database.read(async (db) => {
    const attempt = await attemptsRepository(app.database).byId(db, attemptId)
    const sitting = attempt && (await sittingsRepository(app.database).byId(db, attempt.sittingId))
    const organisation = sitting && (await peopleRepository(app.database).organisation(db, sitting.organisationId))
    return attempt && organisation && { sittingId: attempt.sittingId, personId: attempt.personId, organisationId: organisation.id, region: organisation.region }
  })
