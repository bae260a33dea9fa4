// The admission ticket: what it says, the seat on it, and the invigilator's check of one that is shown.

import { drawFrom } from '#app/domain/draw.ts'
import type { PlannedBreak } from '#app/domain/exam/invigilation.ts'
import { type End, possibleEnds } from '#app/domain/exam/opening.ts'
import { drawSeats, parseTicketNumber, type TicketNumber, ticketNumberFrom, ticketsFrom } from '#app/domain/exam/ticket.ts'
import type { BookingId, PersonId, SittingId } from '#app/domain/ids.ts'
import { addMs, dayOf, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { accommodationsRepository } from '#db/repositories/accommodations.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { bookingsRepository } from '#db/repositories/bookings.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { photosRepository } from '#db/repositories/photos.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { BOOKINGS, isOver } from './booking-facts.ts'
import { examPolicyAt } from './exam-policy.ts'
import { type Qr, qrOf } from './hours-certificate.ts'

/** The number of a booking's ticket. A seat given back and booked again has another: the old ticket is void. */
const numberOf = (app: App, { id, bookedAt }: { readonly id: BookingId; readonly bookedAt: Instant }): TicketNumber =>
  ticketNumberFrom(app.secrets.keyedHash('admission-ticket', `${id} ${bookedAt}`))

export interface Ticket {
  readonly number: TicketNumber
  readonly name: string
  readonly documentMasked: string
  /** When the photo was set; null: there is none. */
  readonly photoSetAt: Instant | null
  readonly sitting: Pick<
    SittingRow,
    'id' | 'title' | 'mode' | 'place' | 'startFrom' | 'startUntil' | 'minutes' | 'hardClose' | 'extensionMinutes' | 'scheduleVersion' | 'simulated'
  > & { readonly breaks: readonly PlannedBreak[]; readonly checkInFrom: Instant }
  readonly organisation: string
  readonly organisationEn: string
  /** On site only. */
  readonly seat: number | null
  readonly extraTimePercent: number
  /** The candidate's own latest end, started first and started last, all breaks taken. */
  readonly ends: { readonly first: End; readonly last: End }
  readonly rules: readonly string[]
  readonly rulesEn: readonly string[]
  readonly browserKeys: boolean
  /** What the QR code leads an invigilator to. */
  readonly address: string
  readonly qr: Qr
  readonly madeAt: Instant
}

export type TicketRefusal = 'sitting-not-found' | 'ticket-not-booked' | 'ticket-later' | 'ticket-over'

/**
 * A candidate's own ticket. On site it names a seat: whoever has none yet gets one now.
 * Refusals: `ticket-later` tells from when it can be printed; `ticket-over` once nobody can sit any more.
 */
export async function ticketOf(app: App, personId: PersonId, sittingId: SittingId): Promise<Result<Ticket, TicketRefusal>> {
  const { database } = app
  const [sittings, people] = [sittingsRepository(database), peopleRepository(database)]
  const now = app.now()
  const found = await database.read(async (db) => {
    const [row, booking] = [await sittings.byId(db, sittingId), await sittings.booking(db, sittingId, personId)]
    return {
      row,
      booking,
      person: await people.byId(db, personId),
      organisation: row && (await people.organisation(db, row.organisationId)),
      photo: await photosRepository(database).of(db, personId),
      extraTimePercent: row ? await accommodationsRepository(database).percentOn(db, personId, dayOf(row.startFrom)) : 0,
    }
  })
  const { row, booking, person, organisation, photo, extraTimePercent } = found
  if (!row) return refuse('sitting-not-found')
  if (!booking || !person) return refuse('ticket-not-booked')
  if (now < ticketsFrom(row)) return refuse('ticket-later', { from: ticketsFrom(row) })
  if (isOver(row, now) || row.releasedAt !== null) return refuse('ticket-over')
  const given = row.mode === 'on-site' && booking.seat === null ? await giveSeats(app, sittingId) : undefined
  const { rules, rulesEn } = examPolicyAt(app, row.startFrom)
  const { id, title, mode, place, startFrom, startUntil, minutes, hardClose, extensionMinutes, scheduleVersion, simulated, breaks } = row
  const number = numberOf(app, booking)
  const address = `${app.publicUrl}/association/sittings/${id}?ticket=${number.replaceAll(' ', '')}`
  return ok({
    number,
    name: person.legalName,
    documentMasked: person.documentMasked,
    photoSetAt: photo?.setAt ?? null,
    sitting: {
      id, title, mode, place, startFrom, startUntil, minutes, hardClose, extensionMinutes, scheduleVersion, simulated, breaks,
      checkInFrom: row.checkInFrom ?? startFrom,
    },
    organisation: organisation?.name ?? '',
    organisationEn: organisation?.nameEn ?? '',
    seat: given?.get(booking.id) ?? booking.seat,
    extraTimePercent,
    ends: ownEnds(row, extraTimePercent),
    rules,
    rulesEn,
    browserKeys: row.sebKeys !== null,
    address,
    qr: qrOf(address),
    madeAt: now,
  })
}

/** When a candidate with this extra time is finished at the latest, started first and started last, all breaks taken. */
export function ownEnds(row: SittingRow, extraTimePercent: number): { readonly first: End; readonly last: End } {
  const ends = possibleEnds({ ...row, sittingExtensionMinutes: row.extensionMinutes }, [extraTimePercent])
  const own = ends.filter((one) => one.extraTimePercent === extraTimePercent).at(-1)
  if (!own) throw new Error('a sitting has an end for every extra time')
  return own
}

/** Draws seats for all bookings of a sitting on site that have none. All its seats by booking, those that stood included. */
export const giveSeats = (app: App, sittingId: SittingId): Promise<ReadonlyMap<BookingId, number>> =>
  app.database.write(BOOKINGS, async (tx) => {
    const bookings = bookingsRepository(app.database)
    const row = await sittingsRepository(app.database).byId(tx, sittingId)
    if (row?.mode !== 'on-site') return new Map()
    const booked = await bookings.ofSitting(tx, sittingId)
    const given = new Map(booked.flatMap(({ id, seat }) => (seat === null ? [] : [[id, seat] as const])))
    const without = booked.filter(({ id }) => !given.has(id))
    const drawn = drawSeats(new Set(given.values()), without.length, row.seats, drawFrom(app.id()))
    for (const [i, seat] of drawn.entries()) {
      const { id } = without[i] as (typeof without)[number]
      await bookings.seat(tx, id, seat)
      given.set(id, seat)
    }
    return given
  })

const WEEK_MS = 7 * 86_400_000

/** Gives the seats of every sitting on site whose tickets may be printed. Nothing depends on it. */
export async function giveDueSeats(app: App): Promise<void> {
  const now = app.now()
  const due = await app.database.read((db) => bookingsRepository(app.database).withoutSeats(db, now, addMs(now, WEEK_MS)))
  for (const id of due) await giveSeats(app, id)
}

// ── the invigilator's check ──────────────────────────────────────────────────────────────────────────────────
export interface CheckedTicket {
  readonly number: TicketNumber
  readonly personId: PersonId
  readonly name: string
  readonly documentMasked: string
  readonly seat: number | null
  readonly photo: boolean
  readonly started: boolean
}

/**
 * Whom a shown ticket admits to a sitting. Refuses what is no ticket number, and a number that no booking of this sitting
 * has: of another sitting, given back since, or made up.
 */
export async function checkTicket(
  app: App,
  sittingId: SittingId,
  text: string,
): Promise<Result<CheckedTicket, 'ticket-malformed' | 'ticket-unknown'>> {
  const read = parseTicketNumber(text)
  if (!read.ok) return read
  return app.database.read(async (db) => {
    const booked = await bookingsRepository(app.database).ofSitting(db, sittingId)
    const found = booked.find((booking) => numberOf(app, booking) === read.value)
    if (!found) return refuse('ticket-unknown')
    const { personId, name, documentMasked, seat } = found
    return ok({
      number: read.value, personId, name, documentMasked, seat,
      photo: (await photosRepository(app.database).of(db, personId)) !== undefined,
      started: (await attemptsRepository(app.database).ofCandidate(db, sittingId, personId)) !== undefined,
    })
  })
}
