// A case as it is shown: what happened, in order. Each view carries what its reader may know and nothing else.

import type { CaseKind, CaseStep, Decision, Evidence, Finding, MarkSummary, ReviewAsk } from '#app/domain/cases/case.ts'
import type { Standing } from '#app/domain/cases/clock.ts'
import type { RecordEntry } from '#app/domain/cases/policy.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { CaseRecord } from '#db/repositories/cases.ts'
import type { App } from './app.ts'
import { type CaseId, standing } from './case-facts.ts'

/** A name in both languages. */
export interface Named {
  readonly id: string
  readonly name: string
  readonly nameEn: string
}
export interface GroundView extends Named {
  /** The article of the model that it follows. */
  readonly model: { readonly document: string; readonly article: string; readonly clause: string; readonly short: string } | null
}
export interface EffectView extends Named {
  readonly leads: string
  readonly leadsEn: string
}
export type DecisionView =
  | { readonly kind: 'review'; readonly outcome: 'upheld' | 'corrected'; readonly findings: readonly Finding[]; readonly before: MarkSummary; readonly after: MarkSummary }
  | { readonly kind: 'violation'; readonly found: readonly GroundView[]; readonly effect: EffectView; readonly voids: boolean; readonly record: RecordEntry | null; readonly opinion: string }
  | { readonly kind: 'pass-loss'; readonly outcome: 'keep' | 'take-away' }

export interface StepView {
  readonly type: CaseStep['type']
  readonly at: Instant
  /** `candidate`, or an officer: the name only where the reader may know it. */
  readonly by: 'candidate' | 'officer'
  readonly name: string | null
  /** What was said, told or given as reasons. */
  readonly text: string | null
  readonly asks: readonly ReviewAsk[]
  readonly grounds: readonly GroundView[]
  readonly evidence: readonly Evidence[]
  readonly marks: { readonly before: MarkSummary; readonly after: MarkSummary } | null
  readonly decision: DecisionView | null
}

export interface CaseSummary {
  readonly id: CaseId
  readonly number: string
  readonly kind: CaseKind
  readonly standing: Standing
  readonly sitting: string
  readonly simulated: boolean
  readonly association: { readonly name: string; readonly nameEn: string }
  readonly openedAt: Instant
}
export const summaryView = (record: CaseRecord, now: Instant): CaseSummary => ({
  id: record.id,
  number: record.number,
  kind: record.kind,
  standing: standing(record, now),
  sitting: record.sitting.title,
  simulated: record.sitting.simulated,
  association: { name: record.association.name, nameEn: record.association.nameEn },
  openedAt: record.openedAt,
})

/** The content's names for the grounds and effects of a case; an id stands for what a later content no longer has. */
export function namesOf({ catalogue }: App, version: string) {
  const policy = catalogue.violations.find((one) => one.version === version)
  const ground = (id: string): GroundView => {
    const found = policy?.grounds.find((one) => one.id === id)
    const article = found?.model && catalogue.article(found.model.document, found.model.article)
    const short = found?.model && catalogue.regulations.get(found.model.document)?.short
    return {
      id,
      name: found?.name ?? id,
      nameEn: found?.nameEn ?? id,
      model: found?.model && article ? { ...found.model, clause: article.clause, short: short ?? '' } : null,
    }
  }
  const effect = (id: string): EffectView => {
    const found = policy?.effects.find((one) => one.id === id)
    return { id, name: found?.name ?? id, nameEn: found?.nameEn ?? id, leads: found?.leads ?? '', leadsEn: found?.leadsEn ?? '' }
  }
  return { ground, effect }
}

/** @param nameOf the officers' names; without it nobody is named */
export function stepsView(app: App, record: CaseRecord, nameOf?: (id: PersonId) => string | null): StepView[] {
  const names = namesOf(app, record.policy.version)
  const decisionView = (decision: Decision): DecisionView =>
    decision.kind === 'violation'
      ? { ...decision, found: decision.found.map(names.ground), effect: names.effect(decision.effect) }
      : decision
  return record.steps
    // Who stood aside, and why nobody asks, is the office's own matter.
    .filter(({ type }) => nameOf !== undefined || type !== 'stood-aside')
    .map((step): StepView => {
      const own = step.by === record.personId
      const opened = step.type === 'opened' ? step : null
      const decision = step.type === 'decided' || step.type === 'appeal-decided' ? step.decision : null
      return {
        type: step.type,
        at: step.at,
        by: own ? 'candidate' : 'officer',
        name: own || !nameOf ? null : nameOf(step.by),
        text: textOf(step),
        asks: opened?.kind === 'review' ? opened.asks : [],
        grounds: opened?.kind === 'violation' ? opened.grounds.map(names.ground) : [],
        evidence: opened?.kind === 'violation' ? opened.evidence : step.type === 'supplemented' ? step.evidence : [],
        marks: opened?.kind === 'pass-loss' ? { before: opened.before, after: opened.after } : null,
        decision: decision && decisionView(decision),
      }
    })
}

function textOf(step: CaseStep): string | null {
  switch (step.type) {
    case 'opened':
      return step.kind === 'review' ? step.text : step.kind === 'violation' ? step.facts : null
    case 'supplemented':
      return step.facts
    case 'stated':
    case 'appealed':
      return step.text
    case 'decided':
    case 'appeal-decided':
    case 'prolonged':
      return step.reasons
    default:
      return null
  }
}
