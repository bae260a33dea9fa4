// Reminding booked candidates, and what a candidate was told lately about sittings.

import { FIRST_REMINDER_MS, reminderDue, type ReminderKind, remindersPast } from '#app/domain/exam/reminders.ts'
import type { ScheduleField } from '#app/domain/exam/rescheduling.ts'
import type { PersonId, SittingId } from '#app/domain/ids.ts'
import { addMs, type Instant } from '#app/domain/instant.ts'
import { bookingsRepository } from '#db/repositories/bookings.ts'
import { messagesRepository } from '#db/repositories/messages.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import { waitingListRepository } from '#db/repositories/waiting-list.ts'
import type { App } from './app.ts'
import { BOOKINGS } from './booking-facts.ts'

/**
 * Writes the reminders that are due, each once: with the message it is noted on the booking. Nothing depends on it.
 * @param limit how many bookings are looked at at the most
 * @returns how many were reminded
 */
export async function remindBooked(app: App, limit: number): Promise<number> {
  const { database } = app
  const [bookings, messages] = [bookingsRepository(database), messagesRepository(database)]
  const now = app.now()
  const near = await database.read((db) => bookings.startingWithin(db, now, addMs(now, FIRST_REMINDER_MS)))
  let [left, reminded] = [limit, 0]
  for (const { id, title, startFrom } of near) {
    if (left <= 0) break
    const past = remindersPast(startFrom, now)
    const waiting = await database.read((db) => bookings.notReminded(db, id, past, left))
    if (waiting.length === 0) continue
    left -= waiting.length
    reminded += await database.write(BOOKINGS, async (tx) => {
      // Looked at again within the turn: another process may have been faster, the start may have been moved, a seat given back.
      if ((await sittingsRepository(database).byId(tx, id))?.startFrom !== startFrom) return 0
      const rows = await bookings.notReminded(tx, id, past, waiting.length)
      const due = rows.flatMap((row) => {
        const kind = reminderDue({ ...row, startFrom }, now)
        return kind ? [{ kind, personId: row.personId }] : []
      })
      for (const { kind, personId } of due)
        await messages.add(tx, {
          id: app.id(), kind: 'sitting-reminder', personId, payload: { sittingId: id, title, startFrom, reminder: kind },
          createdAt: now, deliveredAt: null,
        })
      await bookings.setReminded(tx, rows.map((row) => row.id), past)
      return due.length
    })
  }
  return reminded
}

export type SittingNotice = { readonly id: string; readonly at: Instant; readonly sittingId: SittingId; readonly title: string; readonly startFrom: Instant } & (
  | { readonly kind: 'sitting-reminder'; readonly reminder: ReminderKind }
  | { readonly kind: 'seat-came-free'; readonly cancelUntil: Instant }
  | { readonly kind: 'sitting-changed'; readonly changed: readonly ScheduleField[]; readonly cancelUntil: Instant }
)
const KINDS: readonly SittingNotice['kind'][] = ['sitting-reminder', 'seat-came-free', 'sitting-changed']
const MONTH_MS = 30 * 86_400_000

/**
 * What a person was told of sittings that have not begun and that they have booked or wait for, the latest first. Of the
 * same kind and sitting the last only, and no reminder of a start that was moved.
 */
export async function sittingNotices(app: App, personId: PersonId): Promise<SittingNotice[]> {
  const now = app.now()
  const { messages, starts } = await app.database.read(async (db) => {
    const booked = await sittingsRepository(app.database).ofPerson(db, personId)
    const waiting = await waitingListRepository(app.database).ofPerson(db, personId)
    return {
      messages: await bookingsRepository(app.database).toldTo(db, personId, KINDS, addMs(now, -MONTH_MS)),
      starts: new Map([...waiting, ...booked].map(({ sittingId, startFrom }) => [sittingId, startFrom])),
    }
  })
  const seen = new Set<string>()
  return messages.flatMap(({ id, kind, createdAt, payload }) => {
    const notice = { ...payload, id, kind, at: createdAt } as SittingNotice
    const [about, startFrom] = [`${kind} ${notice.sittingId}`, starts.get(notice.sittingId)]
    if (startFrom === undefined || startFrom <= now || seen.has(about)) return []
    if (notice.kind === 'sitting-reminder' && notice.startFrom !== startFrom) return []
    seen.add(about)
    return [{ ...notice, startFrom }]
  })
}
