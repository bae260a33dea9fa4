// Result reviews (成绩复核): what a candidate may ask for, and the recount that an officer looks at. Marks, registration and
// recorded answers are examined; no item, key or answer is ever told.

import type { MarkSummary, ReviewAsk } from '#app/domain/cases/case.ts'
import { askReview, mayAskReview, type ReviewFacts, type ReviewRefusal } from '#app/domain/cases/opening.ts'
import { type Answer, replay } from '#app/domain/exam/attempt.ts'
import { sameResponse } from '#app/domain/exam/item.ts'
import { follows, type Grade } from '#app/domain/grading/grade.ts'
import type { AttemptId, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { refuse, ok, type Result } from '#app/domain/result.ts'
import type { Reader } from '#db/database.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { casesRepository } from '#db/repositories/cases.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { type CaseId, openCase, reviewPolicyAt } from './case-facts.ts'
import { attemptScope } from './closing.ts'
import { gradeOf } from './item-bank.ts'

/** What decides whether a review may be asked for; the policy is that of the day of the release. */
async function reviewFacts(app: App, db: Reader, attemptId: AttemptId, releasedAt: Instant | null): Promise<ReviewFacts> {
  const cases = casesRepository(app.database)
  return {
    releasedAt,
    alreadyReviewed: (await cases.ofAttempts(db, [attemptId])).some(({ kind }) => kind === 'review'),
    voided: ((await cases.standingGrade(db, attemptId))?.voidedBy ?? null) !== null,
    window: reviewPolicyAt(app, releasedAt ?? app.now()).window,
  }
}

/** Until when an own result may be reviewed, or why it may not. @param releasedAt when the sitting's results were released */
export const reviewUntil = async (app: App, db: Reader, attemptId: AttemptId, releasedAt: Instant | null): Promise<Result<Instant, ReviewRefusal>> =>
  mayAskReview(await reviewFacts(app, db, attemptId, releasedAt), app.now())

/** A candidate asks for the review of an own result: once, within the term. */
export async function requestReview(
  app: App,
  personId: PersonId,
  attemptId: AttemptId,
  said: { readonly asks: readonly ReviewAsk[]; readonly text: string },
): Promise<Result<CaseId, ReviewRefusal | 'attempt-not-found'>> {
  const now = app.now()
  return app.database.write(attemptScope(attemptId), async (tx) => {
    const attempt = await attemptsRepository(app.database).own(tx, attemptId, personId)
    const sitting = attempt && (await sittingsRepository(app.database).byId(tx, attempt.sittingId))
    if (!attempt || !sitting) return refuse('attempt-not-found')
    const releasedAt = attempt.closedAt === null ? null : sitting.releasedAt
    const opened = askReview(await reviewFacts(app, tx, attemptId, releasedAt), { by: personId, ...said }, now)
    if (!opened.ok) return opened
    const { version, review } = reviewPolicyAt(app, releasedAt ?? now)
    const row = await openCase(app, tx, {
      attempt,
      organisationId: sitting.organisationId,
      policy: { version, terms: { ...review, statement: null }, violation: null },
      opened: opened.value,
      onceKey: `review:${attemptId}`,
    })
    return ok(row.id)
  })
}

export const summaryOf = ({ total, max, passed }: Grade): MarkSummary => ({ total, max, passed })

/** What the machine can check for the officer. Counts and marks only. */
export interface Recount {
  readonly before: MarkSummary
  readonly after: MarkSummary
  /** Whether the recount differs, and not to the candidate's disadvantage. */
  readonly better: boolean
  /** Answers that reached the server, those of them that stand, and those that came too late to win. */
  readonly saved: number
  readonly standing: number
  readonly stale: number
  /** Whether what was marked is what the recorded steps add up to. */
  readonly answersAgree: boolean
}

/**
 * Counts a finished attempt anew from its recorded steps, by the keys and rulings in force.
 * Undefined while it has no grade. A pass that a ruling could not take is kept by the recount too.
 */
export async function recountOf(app: App, db: Reader, attemptId: AttemptId): Promise<(Recount & { readonly computed: Grade }) | undefined> {
  const attempts = attemptsRepository(app.database)
  const [row, stored] = [await attempts.byId(db, attemptId), await attempts.grade(db, attemptId)]
  const sitting = row && (await sittingsRepository(app.database).byId(db, row.sittingId))
  if (!row || !stored || !sitting) return undefined
  const steps = await attempts.steps(db, attemptId)
  const { answers } = replay(steps)
  const computed = await gradeOf(app, db, row.formId, answers, sitting.blueprint)
  const after = follows(stored, computed) ? stored : computed
  const loses = after.total < stored.total || (stored.passed && !after.passed)
  return {
    before: summaryOf(stored),
    after: summaryOf(after),
    better: after !== stored && !loses,
    saved: steps.filter(({ type }) => type === 'saved' || type === 'rescued').length,
    standing: [...answers.values()].filter(({ response }) => response !== null).length,
    stale: steps.filter(({ type }) => type === 'stale').length,
    answersAgree: agree(answers, await attempts.answers(db, attemptId)),
    computed: after,
  }
}

const agree = (steps: ReadonlyMap<number, Answer>, table: ReadonlyMap<number, Answer>): boolean =>
  steps.size === table.size &&
  [...steps].every(([slot, { revision, response }]) => {
    const other = table.get(slot)
    return other !== undefined && other.revision === revision && sameResponse(other.response, response)
  })
