// Results: hidden from everybody sat until one officer, not the one who opened the sitting, releases them.

import type { Catalogue } from '#app/content/load.ts'
import { type Blueprint, lengthOf } from '#app/domain/exam/blueprint.ts'
import type { Grade } from '#app/domain/grading/grade.ts'
import type { AttemptId, OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { casesRepository } from '#db/repositories/cases.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { rulingsRepository } from '#db/repositories/rulings.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { type CaseId, holdsUp } from './case-facts.ts'
import { type CaseSummary, summaryView } from './case-view.ts'
import { attemptScope, closedIfOverdue, closeOverdueOf } from './closing.ts'
import { reviewUntil } from './result-review.ts'
import { isSettled } from './sitting-desk.ts'
import { BOOKINGS } from './sittings.ts'

export type ReleaseRefusal = 'ruling-applying' | 'sitting-not-found' | 'release-by-opener' | 'already-released' | 'sitting-not-over'

/**
 * Releases the results of a sitting. Who opened it cannot: two people stand behind every result (ISO/IEC 17024, 4.3).
 * Not before the sitting is over, unless everybody booked has finished.
 * Refusals: see `ReleaseRefusal`; `sitting-not-over` tells how many are `open` and when it `ends`.
 */
export async function releaseResults(app: App, actorId: PersonId, sittingId: SittingId): Promise<Result<void, ReleaseRefusal>> {
  await closeOverdueOf(app, sittingId)
  const [sittings, people] = [sittingsRepository(app.database), peopleRepository(app.database)]
  const now = app.now()
  // Under the bookings' scope, so that nobody books between the look and the release.
  return app.database.write(BOOKINGS, async (tx) => {
    const sitting = await sittings.held(tx, sittingId)
    if (!sitting) return refuse('sitting-not-found')
    if (sitting.releasedAt !== null) return refuse('already-released')
    if (sitting.openedBy === actorId) return refuse('release-by-opener')
    // Half of a room graded by a ruling and half not yet: released after it, all are treated alike.
    if ((await rulingsRepository(app.database).applying(tx)).length > 0) return refuse('ruling-applying')
    const candidates = await sittings.candidates(tx, sittingId)
    if (!isSettled(sitting, candidates, now))
      return refuse('sitting-not-over', { open: candidates.filter(({ closedAt }) => closedAt === null).length, ends: sitting.hardClose })
    if (!(await sittings.release(tx, sittingId, actorId, now))) return refuse('already-released')
    await people.audit(tx, {
      id: app.id(), at: now, actorId, action: 'result-release', object: `sitting:${sittingId}`, detail: { candidates: candidates.length },
    })
    return ok(undefined)
  })
}

export interface TopicResult {
  readonly topic: string
  readonly title: string
  readonly titleEn: string
  /** Whole hundredths. */
  readonly earned: number
  readonly max: number
  readonly items: number
  /** The share of the topic's marks that a pass needs besides the cut, in hundredths of a per cent; null without a floor. */
  readonly floorHundredths: number | null
  readonly floorMissed: boolean
}

export interface AttemptOutcome {
  readonly title: string
  readonly organisation: string
  readonly organisationEn: string
  readonly sittingId: SittingId
  readonly startedAt: Instant
  readonly deadline: Instant
  /** Null while the attempt is open. */
  readonly submittedAt: Instant | null
  readonly items: number
  readonly answered: number
  /** Cases about this attempt, the first first: a notice is shown whether or not the results are released. */
  readonly cases: readonly CaseSummary[]
  /** Until when a review may be asked for; null when none may be. */
  readonly reviewUntil: Instant | null
  /** Null until the results are released. No item, key or answer is ever in it. */
  readonly result: {
    readonly releasedAt: Instant
    readonly total: number
    readonly max: number
    /** Hundredths of a per cent, rounded down. */
    readonly percentHundredths: number
    readonly cutHundredths: number
    /** Whether it passes as it stands: never when it is void. */
    readonly passed: boolean
    /** The case that made it void; null as long as it counts. */
    readonly voidedBy: CaseId | null
    /** Whether something may still be taken from it: a case is open. */
    readonly underCase: boolean
    readonly topics: readonly TopicResult[]
  } | null
}

/** What a candidate may know of an own attempt. Closes it first if its time is over. */
export function outcomeOf(
  app: App,
  personId: PersonId,
  attemptId: AttemptId,
): Promise<Result<AttemptOutcome, 'attempt-not-found'>> {
  const { database, catalogue } = app
  const [sittings, attempts, people] = [sittingsRepository(database), attemptsRepository(database), peopleRepository(database)]
  return database.write(attemptScope(attemptId), async (tx) => {
    const now = app.now()
    const own = await attempts.own(tx, attemptId, personId)
    if (!own) return refuse('attempt-not-found')
    const row = await closedIfOverdue(app, tx, own, now)
    const sitting = await sittings.byId(tx, row.sittingId)
    if (!sitting) throw new Error(`attempt ${attemptId} has no sitting`)
    const organisation = await people.organisation(tx, sitting.organisationId)
    const answers = await attempts.answers(tx, attemptId)
    const releasedAt = row.closedAt === null ? null : sitting.releasedAt
    const cases = await casesRepository(database).ofAttempts(tx, [attemptId])
    const review = await reviewUntil(app, tx, attemptId, releasedAt)
    const standing = releasedAt ? await casesRepository(database).standingGrade(tx, attemptId) : undefined
    return ok({
      title: sitting.title,
      organisation: organisation?.name ?? '',
      organisationEn: organisation?.nameEn ?? '',
      sittingId: sitting.id,
      startedAt: row.startedAt,
      deadline: row.deadline,
      submittedAt: row.closedAt,
      items: lengthOf(sitting.blueprint),
      answered: [...answers.values()].filter(({ response }) => response !== null).length,
      cases: cases.map((record) => summaryView(record, now)),
      reviewUntil: review.ok ? review.value : null,
      result:
        standing && releasedAt
          ? {
              releasedAt,
              total: standing.grade.total,
              max: standing.grade.max,
              percentHundredths: standing.grade.percentHundredths,
              cutHundredths: sitting.blueprint.cutHundredths,
              passed: standing.passed,
              voidedBy: standing.voidedBy,
              underCase: cases.some((record) => holdsUp(record, now)),
              topics: topicResults(catalogue, standing.grade, sitting.blueprint),
            }
          : null,
    })
  })
}

/** The score report: marks by topic with the floors that a pass needs. Nothing of an item. */
const topicResults = ({ topics }: Catalogue, { topics: marked, floorsMissed = [] }: Grade, { floors = [] }: Blueprint): TopicResult[] =>
  marked.map(({ topic, earned, max, items }) => {
    const named = topics.find(({ id }) => id === topic)
    return {
      topic,
      title: named?.title ?? topic,
      titleEn: named?.titleEn ?? topic,
      earned,
      max,
      items,
      floorHundredths: floors.find((floor) => floor.topic === topic)?.percentHundredths ?? null,
      floorMissed: floorsMissed.includes(topic),
    }
  })

/** Somebody who passed in a sitting whose results are released. */
export interface PassedCandidate {
  readonly attemptId: AttemptId
  readonly personId: PersonId
  readonly name: string
  readonly sittingId: SittingId
  readonly title: string
  /** Who opened the sitting and who released its results: neither decides on the certificate. */
  readonly openedBy: PersonId
  readonly releasedBy: PersonId
  readonly releasedAt: Instant
  /** The finish time of the attempt. */
  readonly passedAt: Instant
}

/** Everybody who passed in released sittings of an association, the earliest first. */
export async function passedCandidates(app: App, organisationId: OrganisationId): Promise<PassedCandidate[]> {
  const rows = await app.database.read((db) => sittingsRepository(app.database).passed(db, organisationId))
  return rows.flatMap(({ releasedBy, releasedAt, passedAt, ...row }) =>
    releasedBy && releasedAt && passedAt ? [{ ...row, releasedBy, releasedAt, passedAt }] : [],
  )
}
