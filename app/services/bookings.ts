// A candidate's way to the exam, as read: what can be booked, what is booked, and the page of one sitting.

import { lengthOf } from '#app/domain/exam/blueprint.ts'
import type { End } from '#app/domain/exam/opening.ts'
import { cancelEnds, mayBook, mayCancel } from '#app/domain/exam/sitting.ts'
import { ticketsFrom } from '#app/domain/exam/ticket.ts'
import { handsOn } from '#app/domain/exam/waiting-list.ts'
import type { AttemptId, PersonId, SittingId } from '#app/domain/ids.ts'
import { dayOf, type Instant } from '#app/domain/instant.ts'
import { type Detail, ok, refuse, type Result } from '#app/domain/result.ts'
import { accommodationsRepository } from '#db/repositories/accommodations.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { photosRepository } from '#db/repositories/photos.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import { waitingListRepository } from '#db/repositories/waiting-list.ts'
import type { App } from './app.ts'
import { bookingFacts, isOver, ownState, type OwnBookingState, sittingOf } from './booking-facts.ts'
import { examPolicyAt } from './exam-policy.ts'
import { programmeStatus } from './learning.ts'
import { syllabusAt } from './syllabus-in-force.ts'
import { ownEnds } from './ticket.ts'
import { placeInLine, type PlaceInLine } from './waiting-list.ts'

export interface BookableSitting {
  readonly id: SittingId
  readonly title: string
  readonly organisation: string
  readonly organisationEn: string
  readonly mode: 'online' | 'on-site'
  readonly place: string | null
  readonly bookingOpens: Instant
  readonly bookingCloses: Instant
  readonly startFrom: Instant
  readonly startUntil: Instant
  readonly minutes: number
  /** Seats left; null: no limit. */
  readonly seatsLeft: number | null
  /** How many stand in line; null: one cannot stand in line now. */
  readonly inLine: number | null
  readonly bookingOpen: boolean
}

/** Sittings whose booking is open or will open, the next first. Open to anyone. */
export async function bookableSittings(app: App): Promise<BookableSitting[]> {
  const now = app.now()
  const { rows, lines } = await app.database.read(async (db) => {
    const found = await sittingsRepository(app.database).bookable(db, now)
    return { rows: found, lines: await waitingListRepository(app.database).lengths(db, found.map(({ sitting }) => sitting.id)) }
  })
  return rows.map(({ sitting, organisation, organisationEn, booked }) => {
    const { id, title, mode, place, bookingOpens, bookingCloses, startFrom, startUntil, minutes, seats } = sitting
    return {
      id, title, organisation, organisationEn, mode, place, bookingOpens, bookingCloses, startFrom, startUntil, minutes,
      seatsLeft: seats === null ? null : Math.max(0, seats - booked),
      inLine: handsOn(sittingOf(sitting), now) ? (lines.get(id) ?? 0) : null,
      bookingOpen: now >= bookingOpens,
    }
  })
}

export interface OwnBooking {
  readonly sittingId: SittingId
  readonly title: string
  readonly startFrom: Instant
  readonly startUntil: Instant
  readonly attemptId: AttemptId | null
  readonly state: OwnBookingState
}

/** A person's own bookings, the latest sitting first. */
export async function ownBookings(app: App, personId: PersonId): Promise<OwnBooking[]> {
  const now = app.now()
  const rows = await app.database.read((db) => sittingsRepository(app.database).ofPerson(db, personId))
  return rows.map((row) => {
    const { sittingId, title, startFrom, startUntil, attemptId } = row
    return { sittingId, title, startFrom, startUntil, attemptId, state: ownState(row, now) }
  })
}

export type OwnPlace = PlaceInLine & { readonly sittingId: SittingId; readonly title: string; readonly startFrom: Instant }

/** The lines in which a person stands for sittings that have not begun, the next sitting first. */
export async function ownPlaces(app: App, personId: PersonId): Promise<OwnPlace[]> {
  const now = app.now()
  return app.database.read(async (db) => {
    const places: OwnPlace[] = []
    for (const { sittingId, title, startFrom } of await waitingListRepository(app.database).ofPerson(db, personId)) {
      const place = startFrom > now ? await placeInLine(app, db, personId, sittingId) : null
      if (place) places.push({ ...place, sittingId, title, startFrom })
    }
    return places
  })
}

// ── the candidate's page of one sitting ──────────────────────────────────────────────────────────────────────
export interface SittingForCandidate {
  readonly sitting: Omit<SittingRow, 'blueprint' | 'openedBy' | 'releasedBy' | 'sebKeys' | 'cutStudyId' | 'cancelUntil' | 'checkInFrom'> & {
    /** From when candidates are let in. */
    readonly checkInFrom: Instant
    /** The last instant at which a booking may be given back or moved. */
    readonly cancelUntil: Instant
    /** Whether Safe Exam Browser is asked for. Its keys are not for the browser. */
    readonly browserKeys: boolean
  }
  readonly organisation: string
  readonly organisationEn: string
  /** How many items a form has, full marks are not told by kind here. */
  readonly items: number
  readonly cutHundredths: number
  readonly bookedCount: number
  readonly now: Instant
  readonly over: boolean
  readonly booking: {
    readonly rulesAccepted: boolean
    readonly canCancel: boolean
    readonly state: OwnBookingState
    /** On site, once it was given. */
    readonly seat: number | null
  } | null
  readonly attempt: { readonly id: AttemptId; readonly open: boolean } | null
  /** Why this person cannot book now; null when they can or have. */
  readonly cannotBook: { readonly refusal: string; readonly detail?: Detail | undefined } | null
  readonly line: {
    /** How many stand in it. */
    readonly of: number
    /** Whether seats are still handed on. */
    readonly open: boolean
    /** The person's own place; null when they do not stand in it. */
    readonly place: number | null
  } | null
  /** The person's own extra time in per cent, and when they are finished at the latest, started first and started last. */
  readonly extraTimePercent: number
  readonly ends: { readonly first: End; readonly last: End }
  readonly ticketFrom: Instant
  readonly photo: boolean
  readonly policy: { readonly attempts: number; readonly waitDays: number; readonly rules: readonly string[]; readonly rulesEn: readonly string[] }
}

/** What one candidate needs to know of one sitting. */
export async function sittingForCandidate(
  app: App,
  personId: PersonId,
  sittingId: SittingId,
): Promise<Result<SittingForCandidate, 'sitting-not-found'>> {
  const { database } = app
  const [sittings, attempts, people] = [sittingsRepository(database), attemptsRepository(database), peopleRepository(database)]
  const { complete: programmeComplete, missing } = await programmeStatus(app, personId)
  const now = app.now()
  return database.read(async (db) => {
    const row = await sittings.byId(db, sittingId)
    if (!row) return refuse('sitting-not-found')
    const organisation = await people.organisation(db, row.organisationId)
    const booking = await sittings.booking(db, sittingId, personId)
    if (row.simulated && !booking) return refuse('sitting-not-found')
    const attempt = await attempts.ofCandidate(db, sittingId, personId)
    const own = (await sittings.ofPerson(db, personId)).find((b) => b.sittingId === sittingId)
    const { rules, rulesEn } = examPolicyAt(app, row.startFrom)
    const { attempts: allowed, waitDays } = (await syllabusAt(app, db, row.startFrom)).body.exam
    const facts = await bookingFacts(app, db, row, personId, { programmeComplete }, now)
    const may = mayBook(sittingOf(row), facts, now)
    const place = await placeInLine(app, db, personId, sittingId)
    const extraTimePercent = await accommodationsRepository(database).percentOn(db, personId, dayOf(row.startFrom))
    const { blueprint, openedBy: _opened, releasedBy: _released, sebKeys, cutStudyId: _study, cancelUntil: _until, checkInFrom, ...sitting } = row
    return ok({
      sitting: { ...sitting, cancelUntil: cancelEnds(row), checkInFrom: checkInFrom ?? row.startFrom, browserKeys: sebKeys !== null },
      organisation: organisation?.name ?? '',
      organisationEn: organisation?.nameEn ?? '',
      items: lengthOf(blueprint),
      cutHundredths: blueprint.cutHundredths,
      bookedCount: facts.bookedCount,
      now,
      over: isOver(row, now) || row.releasedAt !== null,
      booking:
        booking && own
          ? {
              rulesAccepted: booking.rulesAcceptedAt !== null,
              canCancel: mayCancel(sittingOf(row), { booked: true, started: attempt !== undefined }, now).ok,
              state: ownState(own, now),
              seat: booking.seat,
            }
          : null,
      attempt: attempt ? { id: attempt.id, open: attempt.closedAt === null } : null,
      cannotBook:
        booking || may.ok
          ? null
          : { refusal: may.refusal, detail: may.refusal === 'programme-incomplete' ? { missing: missing.length } : may.detail },
      line: row.waitingList
        ? {
            of: place?.of ?? (await waitingListRepository(database).lengths(db, [sittingId])).get(sittingId) ?? 0,
            open: handsOn(sittingOf(row), now),
            place: place?.place ?? null,
          }
        : null,
      extraTimePercent,
      ends: ownEnds(row, extraTimePercent),
      ticketFrom: ticketsFrom(row),
      photo: (await photosRepository(database).of(db, personId)) !== undefined,
      policy: { attempts: allowed, waitDays, rules, rulesEn },
    })
  })
}

/** Sittings to which a booking could be moved: booking is open and a seat is left. Whether the person may is asked then. */
export const sittingsToMoveTo = async (app: App, from: SittingId): Promise<BookableSitting[]> =>
  (await bookableSittings(app)).filter(({ id, bookingOpen, seatsLeft }) => id !== from && bookingOpen && seatsLeft !== 0)
