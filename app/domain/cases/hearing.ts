// What a candidate may say in a case and when, and what officers add before they decide.

import type { PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { type CaseFile, type CaseStep, type Evidence, isAdverse } from './case.ts'
import { standingOf } from './clock.ts'
import { readText, type TextRefusal } from './opening.ts'

type Said = { readonly by: PersonId; readonly at: Instant; readonly text: string }

export type StatementRefusal = 'case-not-yours' | 'statement-closed' | TextRefusal

/** The candidate's statement. It ends the hearing, so that nobody waits for a term that is needed no more. */
export function makeStatement(file: CaseFile, { by, at, text }: Said): Result<CaseStep, StatementRefusal> {
  if (by !== file.subject) return refuse('case-not-yours')
  if (standingOf(file, at).status !== 'hearing') return refuse('statement-closed')
  const read = readText(text)
  return read.ok ? ok({ type: 'stated', at, by, text: read.value }) : read
}

/** The candidate says nothing and knows that the decision is then made on what is there. */
export function waiveStatement(
  file: CaseFile,
  { by, at }: Omit<Said, 'text'>,
): Result<CaseStep, 'case-not-yours' | 'statement-closed'> {
  if (by !== file.subject) return refuse('case-not-yours')
  return standingOf(file, at).status === 'hearing' ? ok({ type: 'waived', at, by }) : refuse('statement-closed')
}

export type SupplementRefusal = 'case-own' | 'case-without-hearing' | 'case-decided' | TextRefusal

/** New facts or evidence before the decision: the candidate is told and has the whole term again. */
export function supplement(
  file: CaseFile,
  { by, at, text, evidence }: Said & { readonly evidence: readonly Evidence[] },
): Result<CaseStep, SupplementRefusal> {
  if (by === file.subject) return refuse('case-own')
  if (file.terms.statement === null) return refuse('case-without-hearing')
  if (file.state.decided !== null) return refuse('case-decided')
  const facts = readText(text)
  return facts.ok ? ok({ type: 'supplemented', at, by, facts: facts.value, evidence }) : facts
}

export type AppealRefusal =
  | 'case-not-yours'
  | 'appeal-before-decision'
  | 'appeal-used'
  | 'nothing-to-appeal'
  | 'appeal-window-over'
  | TextRefusal

/** The candidate appeals, once; other people decide, and never to the candidate's disadvantage. */
export function makeAppeal(file: CaseFile, { by, at, text }: Said): Result<CaseStep, AppealRefusal> {
  const { decided, appealedAt } = file.state
  if (by !== file.subject) return refuse('case-not-yours')
  if (decided === null) return refuse('appeal-before-decision')
  if (appealedAt !== null) return refuse('appeal-used')
  if (!isAdverse(decided.decision)) return refuse('nothing-to-appeal')
  if (standingOf(file, at).status !== 'appealable') return refuse('appeal-window-over')
  const read = readText(text)
  return read.ok ? ok({ type: 'appealed', at, by, text: read.value }) : read
}

/** A difficult appeal takes its term once more; the candidate is told why. */
export function prolongAppeal(
  file: CaseFile,
  { by, at, text }: Said,
): Result<CaseStep, 'case-own' | 'no-open-appeal' | 'appeal-prolonged' | TextRefusal> {
  if (by === file.subject) return refuse('case-own')
  if (standingOf(file, at).status !== 'appealed') return refuse('no-open-appeal')
  if (file.state.prolonged) return refuse('appeal-prolonged')
  const reasons = readText(text)
  return reasons.ok ? ok({ type: 'prolonged', at, by, reasons: reasons.value }) : reasons
}

/** An officer who has an interest leaves the case to others. No step when that was said before. */
export const standAside = (file: CaseFile, by: PersonId, at: Instant): readonly CaseStep[] =>
  file.state.stoodAside.includes(by) ? [] : [{ type: 'stood-aside', at, by }]
