// A study that sets a cut score: judges rate a form's worth of items in two rounds, the first without seeing one another;
// a second officer signs. Ratings are kept, so that the cut can be computed again by anybody.

import type { Kind } from '#app/domain/exam/kinds.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { angoff, type AngoffResult, beuk, type Hofstee, hofstee, type RatedItem } from './angoff.ts'

export const LAST_ROUND = 2
/** Without two judges there is no standard error, and no panel. */
export const LEAST_JUDGES = 2

/** `rating`: judges rate in the round it is in. `rated`: both rounds are over, and it waits for its signature. */
export type StudyState = 'rating' | 'rated' | 'signed' | 'abandoned'

/** What an item is worth in a study: the marks of the syllabus at its beginning. */
export type StudyBasis = { readonly syllabus: string; readonly marks: Readonly<Record<Kind, number>> }

export type Study = { readonly state: StudyState; readonly round: number; readonly createdBy: PersonId }

export type Judge = {
  readonly personId: PersonId
  /** The last round that was handed in; 0 before the first. */
  readonly doneRound: number
  /** The cut the judge would set without looking at items, and the share expected to pass; hundredths of a per cent. */
  readonly expectedCut: number | null
  readonly expectedPass: number | null
}

export type JudgingRefusal = 'study-not-rating' | 'study-handed-in' | 'study-left-out'

/** Whether a judge may rate now. Who did not hand in the first round is not in the second. */
export function mayRate({ state, round }: Study, { doneRound }: Judge): Result<void, JudgingRefusal> {
  if (state !== 'rating') return refuse('study-not-rating')
  if (doneRound >= round) return refuse('study-handed-in')
  return doneRound < round - 1 ? refuse('study-left-out') : ok(undefined)
}

export type HandInRefusal = JudgingRefusal | 'study-unrated' | 'study-expectation-missing'

/**
 * Whether a judge may hand in the round: everything rated, and in the last round what the judge expects as well.
 * Refusals: those of `mayRate`; `study-unrated` with how many items are `left`; `study-expectation-missing`.
 */
export function mayHandIn(study: Study, judge: Judge, left: number): Result<void, HandInRefusal> {
  const may = mayRate(study, judge)
  if (!may.ok) return may
  if (left > 0) return refuse('study-unrated', { left })
  const told = judge.expectedCut !== null && judge.expectedPass !== null
  return study.round === LAST_ROUND && !told ? refuse('study-expectation-missing') : ok(undefined)
}

/** The judges whose ratings of a round count: those who handed it in. */
export const panelOf = <J extends Pick<Judge, 'doneRound'>>(judges: readonly J[], round: number): J[] =>
  judges.filter(({ doneRound }) => doneRound >= round)

export type CloseRefusal = 'study-not-rating' | 'study-too-few-judges' | 'study-judges-out'

/**
 * What ending the round comes to: the next round, or the end of rating.
 * Refusals: `study-not-rating`, `study-too-few-judges` (fewer than two handed in), `study-judges-out` (some of those who
 * are in the round have not handed in, and nobody said to leave them out; `left` of them).
 */
export function closeRound(
  study: Study,
  judges: readonly Judge[],
  leaveOut: boolean,
): Result<Pick<Study, 'state' | 'round'>, CloseRefusal> {
  if (study.state !== 'rating') return refuse('study-not-rating')
  const left = panelOf(judges, study.round - 1).length - panelOf(judges, study.round).length
  if (panelOf(judges, study.round).length < LEAST_JUDGES) return refuse('study-too-few-judges', { least: LEAST_JUDGES })
  if (left > 0 && !leaveOut) return refuse('study-judges-out', { left })
  return ok(study.round < LAST_ROUND ? { state: 'rating', round: study.round + 1 } : { state: 'rated', round: study.round })
}

export type SignRefusal = 'study-not-rated' | 'study-own' | 'study-own-judgement'

/** Whether somebody may sign: another than who ran the study, and none of its judges (ISO/IEC 17024, 4.3). */
export function maySign(study: Study, judges: readonly Judge[], by: PersonId): Result<void, SignRefusal> {
  if (study.state !== 'rated') return refuse('study-not-rated')
  if (study.createdBy === by) return refuse('study-own')
  return judges.some(({ personId }) => personId === by) ? refuse('study-own-judgement') : ok(undefined)
}

export type StudyRating = { readonly personId: PersonId; readonly round: number; readonly item: string; readonly rating: number }

export type StudyFigures = {
  /** By round, the first first; only rounds that enough judges handed in. */
  readonly rounds: readonly (AngoffResult & { readonly round: number })[]
  /** Judges who were named and are not in the last round. */
  readonly leftOut: number
  /** How many actual scores the two checks rest on. */
  readonly scores: number
  readonly beuk: number | null
  readonly hofstee: Hofstee | null
}

/**
 * The figures of a study from its raw ratings. Beuk's check takes each judge's own expectation; Hofstee's takes the lowest
 * and the highest of them as what the panel holds acceptable.
 * @param scores shares of all marks that real candidates reached, in hundredths of a per cent
 */
export function figuresOf(
  items: readonly RatedItem[],
  judges: readonly Judge[],
  ratings: readonly StudyRating[],
  scores: readonly number[],
): StudyFigures {
  const rounds = [1, LAST_ROUND].flatMap((round) => {
    const panel = panelOf(judges, round).map(({ personId }) => ({
      judge: personId,
      ratings: new Map(ratings.filter((r) => r.round === round && r.personId === personId).map((r) => [r.item, r.rating])),
    }))
    return panel.length < LEAST_JUDGES ? [] : [{ round, ...angoff(items, panel) }]
  })
  const told = panelOf(judges, LAST_ROUND).flatMap(({ expectedCut: cut, expectedPass: pass }) =>
    cut === null || pass === null ? [] : [{ cut, pass }],
  )
  const [cuts, fails] = [told.map(({ cut }) => cut), told.map(({ pass }) => 10_000 - pass)]
  return {
    rounds,
    leftOut: judges.length - panelOf(judges, LAST_ROUND).length,
    scores: scores.length,
    beuk: beuk(told, scores),
    hofstee:
      told.length === 0
        ? null
        : hofstee({ cutLow: Math.min(...cuts), cutHigh: Math.max(...cuts), failLow: Math.min(...fails), failHigh: Math.max(...fails) }, scores),
  }
}
