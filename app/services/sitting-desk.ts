// Sittings as their association's desk sees them: the list, and one with its candidates.

import { lengthOf } from '#app/domain/exam/blueprint.ts'
import type { AttemptId, OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import { waitingListRepository } from '#db/repositories/waiting-list.ts'
import type { App } from './app.ts'
import { closeOverdueOf } from './closing.ts'
import { isOver } from './sittings.ts'

export type SittingState = 'upcoming' | 'running' | 'over' | 'released'

/** Where a sitting stands at `now`. */
export function stateOf(row: Pick<SittingRow, 'releasedAt' | 'startFrom' | 'hardClose' | 'extensionMinutes'>, now: Instant): SittingState {
  if (row.releasedAt !== null) return 'released'
  if (isOver(row, now)) return 'over'
  return now < row.startFrom ? 'upcoming' : 'running'
}

export type SittingEntry = Pick<SittingRow, 'id' | 'organisationId' | 'title' | 'startFrom' | 'startUntil' | 'seats' | 'simulated'> & {
  readonly state: SittingState
  readonly booked: number
}

/** The sittings of some associations, the latest first. */
export async function sittingsOf(app: App, organisations: readonly OrganisationId[]): Promise<SittingEntry[]> {
  const now = app.now()
  const rows = await app.database.read((db) => sittingsRepository(app.database).ofOrganisations(db, organisations))
  return rows.map(({ sitting, booked }) => {
    const { id, organisationId, title, startFrom, startUntil, seats, simulated } = sitting
    return { id, organisationId, title, startFrom, startUntil, seats, simulated, booked, state: stateOf(sitting, now) }
  })
}

/** The association and region of a sitting, to decide who may see it. */
export async function ownerOf(
  app: App,
  sittingId: SittingId,
): Promise<{ organisationId: OrganisationId; region: string } | undefined> {
  return app.database.read(async (db) => {
    const row = await sittingsRepository(app.database).byId(db, sittingId)
    const organisation = row && (await peopleRepository(app.database).organisation(db, row.organisationId))
    return organisation && { organisationId: organisation.id, region: organisation.region }
  })
}

/** `missed`: the time to start is past and the candidate did not. */
export type CandidateState = 'booked' | 'sitting' | 'handed-in' | 'missed'

export interface Candidate {
  readonly personId: PersonId
  readonly name: string
  readonly state: CandidateState
  /** On site, once it was given. */
  readonly seat: number | null
  readonly attemptId: AttemptId | null
  readonly answered: number
  readonly finishedAt: Instant | null
  /** Null until everybody is finished. Marks in whole hundredths. */
  readonly result: { readonly total: number; readonly max: number; readonly passed: boolean } | null
}

export interface SittingView {
  readonly sitting: SittingRow
  readonly state: SittingState
  readonly organisation: string
  readonly openedByName: string
  readonly releasedByName: string | null
  /** How many items a form has. */
  readonly items: number
  readonly candidates: readonly Candidate[]
  /** Who stands in line for a seat, the first first. */
  readonly line: readonly { readonly name: string; readonly joinedAt: Instant }[]
  /** Whether its plan can still be changed: nobody has started and no results are out. */
  readonly changeable: boolean
  /** Whether results may be shown to officers: no attempt is open and none can be begun. */
  readonly settled: boolean
}

/** A sitting with its candidates, for officers. Overdue attempts are closed first, so that nobody seems to sit still. */
export async function sittingView(app: App, sittingId: SittingId): Promise<Result<SittingView, 'sitting-not-found'>> {
  await closeOverdueOf(app, sittingId)
  const [sittings, people] = [sittingsRepository(app.database), peopleRepository(app.database)]
  const now = app.now()
  return app.database.read(async (db) => {
    const sitting = await sittings.byId(db, sittingId)
    if (!sitting) return refuse('sitting-not-found')
    const rows = await sittings.candidates(db, sittingId)
    const answered = await sittings.answeredCounts(db, sittingId)
    const settled = isSettled(sitting, rows, now)
    const { blueprint, organisationId, openedBy, releasedBy } = sitting
    return ok({
      sitting,
      state: stateOf(sitting, now),
      organisation: (await people.organisation(db, organisationId))?.name ?? '',
      openedByName: (await people.byId(db, openedBy))?.legalName ?? '',
      releasedByName: releasedBy ? ((await people.byId(db, releasedBy))?.legalName ?? '') : null,
      items: lengthOf(blueprint),
      settled,
      line: (await waitingListRepository(app.database).named(db, sittingId)).map(({ name, joinedAt }) => ({ name, joinedAt })),
      changeable: releasedBy === null && rows.every(({ attemptId }) => attemptId === null) && now <= sitting.startUntil,
      candidates: rows.map(({ personId, name, seat, attemptId, closedAt, total, max, passed }) => ({
        personId, name, seat, attemptId,
        state: attemptId === null ? (now > sitting.startUntil ? 'missed' : 'booked') : closedAt === null ? 'sitting' : 'handed-in',
        answered: attemptId ? (answered.get(attemptId) ?? 0) : 0,
        finishedAt: closedAt,
        result: settled && total !== null && max !== null ? { total, max, passed: passed ?? false } : null,
      })),
    })
  })
}

/** Whether nothing can change any more: no attempt is open, and the sitting is over or everybody booked has finished. */
export const isSettled = (
  sitting: Pick<SittingRow, 'hardClose' | 'extensionMinutes'>,
  candidates: readonly { readonly attemptId: AttemptId | null; readonly closedAt: Instant | null }[],
  now: Instant,
): boolean =>
  isOver(sitting, now)
    ? candidates.every(({ attemptId, closedAt }) => attemptId === null || closedAt !== null)
    : candidates.length > 0 && candidates.every(({ closedAt }) => closedAt !== null)
