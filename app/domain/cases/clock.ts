// Where a case stands and whose turn it is by when. Nothing is stored: a window that passes needs no job to pass.

import type { Instant } from '#app/domain/instant.ts'
import { type CaseFile, isAdverse } from './case.ts'
import { dueAfter } from './policy.ts'

/**
 * hearing: the candidate may still say something · deciding: an officer is to decide · appealable: decided, the candidate
 * may appeal · appealed: others are to decide · final: nothing follows.
 */
export const CASE_STATUSES = ['hearing', 'deciding', 'appealable', 'appealed', 'final'] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]

export interface Standing {
  readonly status: CaseStatus
  /** By when it is somebody's turn: the candidate's in `hearing` and `appealable`, an officer's otherwise; null when final. */
  readonly due: Instant | null
  /** Whether an officer's term has passed. A candidate's term that passes moves the case on instead. */
  readonly overdue: boolean
}

type Clocked = Pick<CaseFile, 'terms' | 'state'>

/**
 * Where a case stands.
 *
 * | decision | appeal | and | is |
 * |---|---|---|---|
 * | – | – | not heard, term of the statement running | hearing |
 * | – | – | heard, waived, term passed, or nothing to be heard on | deciding |
 * | yes | – | adverse, term of the appeal running | appealable |
 * | yes | yes | not decided | appealed |
 * | yes | | else | final |
 */
export function standingOf(file: Clocked, now: Instant): Standing {
  const { terms, state } = file
  if (state.decided === null) {
    const hearing = statementDue(file)
    if (hearing !== null && now <= hearing) return { status: 'hearing', due: hearing, overdue: false }
    return officers('deciding', dueAfter(state.heardAt ?? lastOfHearing(file), terms.decision), now)
  }
  if (state.appealDecided !== null) return FINAL
  if (state.appealedAt !== null) return officers('appealed', appealDecisionDue(file, state.appealedAt), now)
  const due = dueAfter(state.decided.at, terms.appeal)
  return isAdverse(state.decided.decision) && now <= due ? { status: 'appealable', due, overdue: false } : FINAL
}

const FINAL: Standing = { status: 'final', due: null, overdue: false }
const officers = (status: CaseStatus, due: Instant, now: Instant): Standing => ({ status, due, overdue: now > due })

/** The last instant of the term that is running for the candidate's statement; null when none is. */
const statementDue = ({ terms, state }: Clocked): Instant | null =>
  terms.statement === null || state.heardAt !== null ? null : dueAfter(state.noticedAt, terms.statement)

/** When a hearing without a word ended; of a case without one, its opening. */
const lastOfHearing = ({ terms, state }: Clocked): Instant =>
  terms.statement === null ? state.noticedAt : dueAfter(state.noticedAt, terms.statement)

function appealDecisionDue({ terms, state }: Clocked, appealedAt: Instant): Instant {
  const due = dueAfter(appealedAt, terms.appealDecision)
  return state.prolonged ? dueAfter(due, terms.appealDecision) : due
}
