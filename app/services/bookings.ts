// A candidate's way to the exam, as read: what can be booked, what is booked, and the page of one sitting.

import { lengthOf } from '#app/domain/exam/blueprint.ts'
import { mayCancel } from '#app/domain/exam/sitting.ts'
import type { AttemptId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { examPolicyAt } from './exam-policy.ts'
import { programmeStatus } from './learning.ts'
import { ownState, type OwnBookingState, sittingOf } from './sittings.ts'
import { syllabusAt } from './syllabus-in-force.ts'

export interface BookableSitting {
  readonly id: SittingId
  readonly title: string
  readonly organisation: string
  readonly organisationEn: string
  readonly bookingOpens: Instant
  readonly bookingCloses: Instant
  readonly startFrom: Instant
  readonly startUntil: Instant
  readonly minutes: number
  /** Seats left; null: no limit. */
  readonly seatsLeft: number | null
  readonly bookingOpen: boolean
}

/** Sittings whose booking is open or will open, the next first. Open to anyone. */
export async function bookableSittings(app: App): Promise<BookableSitting[]> {
  const now = app.now()
  const rows = await app.database.read((db) => sittingsRepository(app.database).bookable(db, now))
  return rows.map(({ sitting, organisation, organisationEn, booked }) => {
    const { id, title, bookingOpens, bookingCloses, startFrom, startUntil, minutes, seats } = sitting
    const seatsLeft = seats === null ? null : Math.max(0, seats - booked)
    return { id, title, organisation, organisationEn, bookingOpens, bookingCloses, startFrom, startUntil, minutes, seatsLeft, bookingOpen: now >= bookingOpens }
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

// ── the candidate's page of one sitting ──────────────────────────────────────────────────────────────────────
export interface SittingForCandidate {
  readonly sitting: Omit<SittingRow, 'blueprint' | 'openedBy' | 'releasedBy'>
  readonly organisation: string
  readonly organisationEn: string
  /** How many items a form has, full marks are not told by kind here. */
  readonly items: number
  readonly cutHundredths: number
  readonly bookedCount: number
  readonly now: Instant
  readonly booking: { readonly rulesAccepted: boolean; readonly canCancel: boolean; readonly state: OwnBookingState } | null
  readonly attempt: { readonly id: AttemptId; readonly open: boolean } | null
  /** Lessons still to be completed before booking. */
  readonly missingLessons: number
  readonly policy: { readonly attempts: number; readonly waitDays: number; readonly rules: readonly string[]; readonly rulesEn: readonly string[] }
}

/** What one candidate needs to know of one sitting. */
export async function sittingForCandidate(
  app: App,
  personId: PersonId,
  sittingId: SittingId,
): Promise<Result<SittingForCandidate, 'sitting-not-found'>> {
  const [sittings, attempts, people] = [sittingsRepository(app.database), attemptsRepository(app.database), peopleRepository(app.database)]
  const programme = await programmeStatus(app, personId)
  const now = app.now()
  return app.database.read(async (db) => {
    const row = await sittings.byId(db, sittingId)
    if (!row) return refuse('sitting-not-found')
    const organisation = await people.organisation(db, row.organisationId)
    const booking = await sittings.booking(db, sittingId, personId)
    const attempt = await attempts.ofCandidate(db, sittingId, personId)
    const own = (await sittings.ofPerson(db, personId)).find((b) => b.sittingId === sittingId)
    const { rules, rulesEn } = examPolicyAt(app, row.startFrom)
    const { attempts: allowed, waitDays } = (await syllabusAt(app, db, row.startFrom)).body.exam
    const { blueprint, openedBy: _opened, releasedBy: _released, ...sitting } = row
    return ok({
      sitting,
      organisation: organisation?.name ?? '',
      organisationEn: organisation?.nameEn ?? '',
      items: lengthOf(blueprint),
      cutHundredths: blueprint.cutHundredths,
      bookedCount: await sittings.bookedCount(db, sittingId),
      now,
      booking:
        booking && own
          ? {
              rulesAccepted: booking.rulesAcceptedAt !== null,
              canCancel: mayCancel(sittingOf(row), { booked: true, started: attempt !== undefined }, now).ok,
              state: ownState(own, now),
            }
          : null,
      attempt: attempt ? { id: attempt.id, open: attempt.closedAt === null } : null,
      missingLessons: programme.missing.length,
      policy: { attempts: allowed, waitDays, rules, rulesEn },
    })
  })
}
