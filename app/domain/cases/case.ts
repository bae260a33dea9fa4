// A case is its append-only steps; its state is computed. Steps are appended under the case's own write scope, so an
// order that no decision could have made is a fault and throws.

import type { OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { never } from '#app/domain/result.ts'
import type { RecordEntry, Terms, ViolationPolicy } from './policy.ts'

/** review: 成绩复核 · violation: 违纪 · pass-loss: a regrade would take a pass away. */
export const CASE_KINDS = ['review', 'violation', 'pass-loss'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** What a result review looks at, and nothing else: whether the marks add up, the record is right, every answer arrived. */
export const REVIEW_ASKS = ['sums', 'registration', 'answers'] as const
export type ReviewAsk = (typeof REVIEW_ASKS)[number]

/** Something that speaks for what a notice says. */
export interface Evidence {
  /** event: of the sitting's ledger · step: of the attempt · collusion: the comparison of papers · account: told by a person. */
  readonly source: 'event' | 'step' | 'collusion' | 'account'
  /** Where it is kept; null when it is only here. */
  readonly ref: string | null
  readonly at: Instant | null
  /** What it is, by a code that has its words in both languages, and the facts that the words name. */
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
}

/** Of a grade, what a case needs. In whole hundredths. */
export interface MarkSummary {
  readonly total: number
  readonly max: number
  readonly passed: boolean
}

export interface Finding {
  readonly ask: ReviewAsk
  readonly right: boolean
  readonly note: string
}

export type Decision =
  | {
      readonly kind: 'review'
      readonly outcome: 'upheld' | 'corrected'
      readonly findings: readonly Finding[]
      readonly before: MarkSummary
      readonly after: MarkSummary
    }
  | {
      readonly kind: 'violation'
      /** Grounds found true, of those noticed. */
      readonly found: readonly string[]
      readonly effect: string
      readonly voids: boolean
      readonly record: RecordEntry | null
      /** Whose expert opinion, and what it says; empty where no ground asks for one. */
      readonly opinion: string
    }
  | { readonly kind: 'pass-loss'; readonly outcome: 'keep' | 'take-away' }

type Opening =
  | { readonly kind: 'review'; readonly asks: readonly ReviewAsk[]; readonly text: string }
  | {
      readonly kind: 'violation'
      readonly grounds: readonly string[]
      readonly facts: string
      readonly evidence: readonly Evidence[]
    }
  | {
      readonly kind: 'pass-loss'
      readonly before: MarkSummary
      readonly after: MarkSummary
    }

export type OpenedStep = { readonly type: 'opened'; readonly at: Instant; readonly by: PersonId } & Opening
type By<T extends string> = { readonly type: T; readonly at: Instant; readonly by: PersonId }

export type CaseStep =
  | OpenedStep
  /** More facts after the notice: the candidate is heard again. */
  | (By<'supplemented'> & { readonly facts: string; readonly evidence: readonly Evidence[] })
  | (By<'stated'> & { readonly text: string })
  /** The candidate has nothing to say, so nobody need wait. */
  | By<'waived'>
  /** An officer has an interest in the case, for good. */
  | By<'stood-aside'>
  | (By<'decided'> & { readonly reasons: string; readonly decision: Decision })
  | (By<'appealed'> & { readonly text: string })
  /** The appeal takes longer: once. */
  | (By<'prolonged'> & { readonly reasons: string })
  /** `decision`: what holds instead; null when the first one was upheld. */
  | (By<'appeal-decided'> & { readonly reasons: string; readonly decision: Decision | null })

type Decided = Extract<CaseStep, { type: 'decided' }>
type AppealDecided = Extract<CaseStep, { type: 'appeal-decided' }>

export interface CaseState {
  readonly opened: OpenedStep
  /** When the candidate was last told of facts, and who told any: they accuse and do not decide. */
  readonly noticedAt: Instant
  readonly noticedBy: readonly PersonId[]
  /** When the candidate had said all since then, or waived it; null while that is open. */
  readonly heardAt: Instant | null
  readonly stoodAside: readonly PersonId[]
  readonly decided: Decided | null
  readonly appealedAt: Instant | null
  readonly prolonged: boolean
  readonly appealDecided: AppealDecided | null
}

/** A case with what its row says: what the rules ask for. */
export interface CaseFile {
  readonly kind: CaseKind
  /** The candidate whom it is about. */
  readonly subject: PersonId
  readonly organisationId: OrganisationId
  readonly terms: Terms
  /** The scale of effects and the grounds, as they stood when notice was given; null in cases of the other kinds. */
  readonly policy: ViolationPolicy | null
  readonly state: CaseState
}

/** The state after all steps, in the order in which they were appended. */
export function replay(steps: readonly CaseStep[]): CaseState {
  const [first, ...rest] = steps
  if (first?.type !== 'opened') throw new Error('a case begins with its opening')
  let state: CaseState = {
    opened: first,
    noticedAt: first.at,
    noticedBy: [first.by],
    heardAt: null,
    stoodAside: [],
    decided: null,
    appealedAt: null,
    prolonged: false,
    appealDecided: null,
  }
  for (const step of rest) state = after(state, step)
  return state
}

function after(state: CaseState, step: CaseStep): CaseState {
  const asks = (holds: boolean, what: string) => {
    if (!holds) throw new Error(`no “${step.type}” ${what}`)
  }
  switch (step.type) {
    case 'opened':
      throw new Error('a case is opened once')
    case 'supplemented':
      asks(state.decided === null, 'after the decision')
      return { ...state, noticedAt: step.at, noticedBy: [...state.noticedBy, step.by], heardAt: null }
    case 'stated':
    case 'waived':
      asks(state.decided === null, 'after the decision')
      return { ...state, heardAt: step.at }
    case 'stood-aside':
      return { ...state, stoodAside: [...state.stoodAside, step.by] }
    case 'decided':
      asks(state.decided === null, 'twice')
      return { ...state, decided: step }
    case 'appealed':
      asks(state.decided !== null && state.appealedAt === null, 'before the decision, nor twice')
      return { ...state, appealedAt: step.at }
    case 'prolonged':
      asks(state.appealedAt !== null && state.appealDecided === null && !state.prolonged, 'but once, of an open appeal')
      return { ...state, prolonged: true }
    case 'appeal-decided':
      asks(state.appealedAt !== null && state.appealDecided === null, 'without an open appeal')
      return { ...state, appealDecided: step }
    default:
      return never(step)
  }
}

/** The decision that holds: that on the appeal where it changed anything. */
export const decisionOf = ({ decided, appealDecided }: CaseState): Decision | null =>
  appealDecided?.decision ?? decided?.decision ?? null

/** Whether a decision is one that the candidate may want to have changed. A review can always be. */
export function isAdverse(decision: Decision): boolean {
  switch (decision.kind) {
    case 'review':
      return true
    case 'violation':
      return decision.found.length > 0
    case 'pass-loss':
      return decision.outcome === 'take-away'
    default:
      return never(decision)
  }
}
