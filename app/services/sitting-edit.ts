// Changing a sitting that was opened: as long as nobody has started, and never without telling whoever booked or waits.

import { MOST_PERCENT } from '#app/domain/exam/accommodation.ts'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { type WholePlan, wholePlan } from '#app/domain/exam/opening.ts'
import { remindersPast } from '#app/domain/exam/reminders.ts'
import { type EditRefusal, mayEdit, redrawsSeats, type ScheduleField, scheduleChanges } from '#app/domain/exam/rescheduling.ts'
import { cancelEnds } from '#app/domain/exam/sitting.ts'
import { canonicalJson } from '#app/domain/canonical.ts'
import type { PersonId, SittingId } from '#app/domain/ids.ts'
import { dayOf, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Reader, Writer } from '#db/database.ts'
import { type BookedRow, bookingsRepository } from '#db/repositories/bookings.ts'
import { messagesRepository } from '#db/repositories/messages.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import { waitingListRepository } from '#db/repositories/waiting-list.ts'
import type { App } from './app.ts'
import { BOOKINGS } from './booking-facts.ts'
import { canFill } from './item-bank.ts'
import { announce } from './live.ts'
import { blueprintFor, isTitle, type OpenSitting } from './sittings.ts'
import { handOn } from './waiting-list.ts'

/** `seen`: the version of the schedule that the officer had before them. */
export type EditSitting = Omit<OpenSitting, 'cutStudyId'> & { readonly seen: number }
export type SittingEditRefusal =
  | EditRefusal
  | 'title-malformed'
  | 'sitting-not-found'
  | 'sitting-changed-meanwhile'
  | 'nothing-changed'
  | 'syllabus-differs'
  | 'blueprint-unfillable'

export interface SittingEdit {
  /** What candidates are told of; empty: nobody need be told. */
  readonly changed: readonly ScheduleField[]
  /** How many people booked or wait. */
  readonly told: number
}

/** The people whom a change concerns. */
interface Concerned {
  readonly booked: readonly BookedRow[]
  readonly waiting: readonly PersonId[]
}

const concernedIn = async ({ database }: App, db: Reader, sittingId: SittingId): Promise<Concerned> => ({
  booked: await bookingsRepository(database).ofSitting(db, sittingId),
  waiting: (await waitingListRepository(database).queue(db, sittingId)).map(({ personId }) => personId),
})

async function decided(app: App, db: Reader, row: SittingRow, input: EditSitting, { booked, waiting }: Concerned, now: Instant) {
  if (row.scheduleVersion !== input.seen) return refuse('sitting-changed-meanwhile')
  const [before, after] = [wholePlan(row), wholePlan(input)]
  const started = await bookingsRepository(app.database).begun(db, row.id)
  const facts = { booked: booked.length, waiting: waiting.length, started, released: row.releasedAt !== null }
  const may = mayEdit(before, after, facts, now)
  if (!may.ok) return may
  if (canonicalJson(before) === canonicalJson(after) && row.title === input.title.trim()) return refuse('nothing-changed')
  const changed = scheduleChanges(before, after)
  return ok({ before, after, edit: { changed, told: changed.length > 0 ? booked.length + waiting.length : 0 } })
}

/** A frozen blueprint but for what an edit may change or a study has set. */
const frozen = ({ minutes: _m, cutHundredths: _c, ...rest }: Blueprint): string => canonicalJson(rest)

/** On another day another syllabus may be in force, and the bank may lack items: then the sitting stays where it is. */
async function fits(app: App, row: SittingRow, after: WholePlan): Promise<Result<void, 'syllabus-differs' | 'blueprint-unfillable'>> {
  if (dayOf(after.startFrom) === dayOf(row.startFrom)) return ok(undefined)
  if (frozen(await blueprintFor(app, after)) !== frozen(row.blueprint)) return refuse('syllabus-differs')
  const filled = await canFill(app, row.blueprint, dayOf(after.startFrom))
  return filled.ok ? ok(undefined) : filled
}

/** What an edit would change and whom it would concern; nothing is written. Refusals: see `SittingEditRefusal`. */
export async function checkEdit(app: App, sittingId: SittingId, input: EditSitting): Promise<Result<SittingEdit, SittingEditRefusal>> {
  if (!isTitle(input.title)) return refuse('title-malformed')
  const now = app.now()
  const found = await app.database.read(async (db) => {
    const row = await sittingsRepository(app.database).byId(db, sittingId)
    return row && { row, may: await decided(app, db, row, input, await concernedIn(app, db, sittingId), now) }
  })
  if (!found) return refuse('sitting-not-found')
  if (!found.may.ok) return found.may
  const fitting = await fits(app, found.row, found.may.value.after)
  return fitting.ok ? ok(found.may.value.edit) : fitting
}

/**
 * Changes the plan of a sitting until somebody has started: the version of its schedule goes up, whoever booked or waits
 * is told of what concerns them, and seats that are added go to the line. A start that comes in the same moment is either
 * before the change, which is then refused, or after it.
 * Refusals: see `SittingEditRefusal`.
 */
export async function editSitting(
  app: App,
  actorId: PersonId,
  sittingId: SittingId,
  input: EditSitting,
): Promise<Result<SittingEdit, SittingEditRefusal>> {
  const checked = await checkEdit(app, sittingId, input)
  if (!checked.ok) return checked
  const { database } = app
  const now = app.now()
  const edited = await database.write(BOOKINGS, async (tx): Promise<Result<SittingEdit, SittingEditRefusal>> => {
    await bookingsRepository(database).holdAll(tx, sittingId)
    const row = await sittingsRepository(database).byId(tx, sittingId)
    if (!row) return refuse('sitting-not-found')
    const concerned = await concernedIn(app, tx, sittingId)
    const may = await decided(app, tx, row, input, concerned, now)
    if (!may.ok) return may
    const { before, after, edit } = may.value
    const changed: SittingRow = {
      ...row, ...after, title: input.title.trim(),
      blueprint: { ...row.blueprint, minutes: after.minutes }, scheduleVersion: row.scheduleVersion + 1,
    }
    const { blueprint, title, scheduleVersion } = changed
    await sittingsRepository(database).edit(tx, sittingId, { ...after, blueprint, title, scheduleVersion })
    await follow(app, tx, changed, before, concerned, edit, now)
    await peopleRepository(database).audit(tx, {
      id: app.id(), at: now, actorId, action: 'sitting-edit', object: `sitting:${sittingId}`,
      detail: { version: scheduleVersion, changed: [...edit.changed], told: edit.told },
    })
    return ok(edit)
  })
  if (edited.ok) announce(app, { sittingId, attemptId: null, personId: null, kind: 'schedule' })
  return edited
}

/** What a change brings with it: reminders of the new start, seats in another room, seats for the line, word to everybody. */
async function follow(app: App, tx: Writer, row: SittingRow, before: WholePlan, { booked, waiting }: Concerned, edit: SittingEdit, now: Instant): Promise<void> {
  const [bookings, messages] = [bookingsRepository(app.database), messagesRepository(app.database)]
  if (edit.changed.includes('startFrom'))
    await bookings.setReminded(tx, booked.map(({ id }) => id), remindersPast(row.startFrom, now))
  if (redrawsSeats(before, wholePlan(row))) await bookings.clearSeats(tx, row.id, 0)
  else if (row.seats !== null) await bookings.clearSeats(tx, row.id, row.seats)
  if (edit.changed.length > 0)
    for (const personId of [...booked.map((one) => one.personId), ...waiting])
      await messages.add(tx, {
        id: app.id(),
        kind: 'sitting-changed',
        personId,
        payload: {
          sittingId: row.id, title: row.title, version: row.scheduleVersion, changed: [...edit.changed],
          startFrom: row.startFrom, cancelUntil: cancelEnds(row),
        },
        createdAt: now,
        deliveredAt: null,
      })
  await handOn(app, tx, row, now)
}

/**
 * The extra times to reckon with when a sitting is planned: those that people hold now, and the most that can be granted.
 * In whole per cent of the time limit.
 */
export async function extraTimesToPlan(app: App): Promise<number[]> {
  const held = await app.database.read((db) => bookingsRepository(app.database).percentsHeld(db, dayOf(app.now())))
  return [...new Set([0, ...held, MOST_PERCENT])].sort((a, b) => a - b)
}
