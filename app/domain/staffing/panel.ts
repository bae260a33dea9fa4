// A review panel (广发〔2012〕53号 三（一）1 and 2): so many reviewers with valid certificates, and a content manager who signs
// after them and is none of them.

import type { Verdict } from '#app/domain/certificate/certificate.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { inForce, type Day } from '#app/domain/instant.ts'
import type { ProgrammeType, RuleId, StaffingRule } from './rules.ts'

export interface PanelMember {
  /** As it is printed, or as it was typed when it cannot be read. */
  readonly certificateNumber: string
  /** Normalised, as `people/legal-name` does it. */
  readonly name: string
  /** Null when the number and name do not belong together. */
  readonly personId: PersonId | null
  readonly verdict: Verdict | 'not-found'
}

export interface ContentManager {
  /** Normalised, as the members' names are. */
  readonly name: string
  readonly certificateNumber: string | null
  /** Known when number and name belong together. */
  readonly personId: PersonId | null
}

export type PanelReason = 'too-few-reviewers' | 'reviewer-repeated' | 'reviewer-not-valid' | 'content-manager-in-panel'

export interface PanelCheck {
  readonly satisfied: boolean
  readonly required: number
  readonly counted: number
  /** Empty exactly when satisfied. The rule is the one that sizes this panel; null when none did on that day. */
  readonly reasons: readonly { readonly code: PanelReason; readonly ruleId: RuleId | null }[]
}

/**
 * Whether a panel is enough for a programme on a day. A reviewer named twice counts once, one whose certificate is not
 * valid that day does not count, and more than enough is enough. Why somebody did not count is told when it matters:
 * when too few are left.
 */
export function checkPanel(
  rules: readonly StaffingRule[],
  panel: {
    programmeType: ProgrammeType
    day: Day
    reviewers: readonly PanelMember[]
    contentManager: ContentManager
  },
): PanelCheck {
  const rule = sizingRule(rules, panel.programmeType, panel.day)
  const required = countOf(rule)
  const ruleId = rule?.id ?? null
  const different = new Set(panel.reviewers.map(identityOf))
  const valid = new Set(panel.reviewers.filter((r) => r.verdict === 'valid').map(identityOf))
  const codes: PanelReason[] = []
  if (valid.size < required) {
    codes.push('too-few-reviewers')
    if (different.size < panel.reviewers.length) codes.push('reviewer-repeated')
    if (panel.reviewers.some((r) => r.verdict !== 'valid')) codes.push('reviewer-not-valid')
  }
  if (panel.reviewers.some((r) => isSamePerson(r, panel.contentManager))) codes.push('content-manager-in-panel')
  return {
    satisfied: codes.length === 0,
    required,
    counted: valid.size,
    reasons: codes.map((code) => ({ code, ruleId })),
  }
}

const countOf = (rule: StaffingRule | undefined): number => (rule?.formula.kind === 'fixed' ? rule.formula.count : 0)

/** Of the rules in force that size panels for this type, the one that asks for most. */
export function sizingRule<R extends StaffingRule>(rules: readonly R[], type: ProgrammeType, day: Day): R | undefined {
  return rules
    .filter(
      (r) =>
        r.formula.kind === 'fixed' && r.programmeTypes.includes(type) && inForce(day, r.effectiveFrom, r.effectiveTo),
    )
    .sort((a, b) => countOf(b) - countOf(a))[0]
}

const identityOf = (member: PanelMember): string =>
  member.personId ?? `number ${member.certificateNumber.trim().toUpperCase()}`

/**
 * Two people who are both known are compared as people, so that a namesake may sign; else a number or a name is enough.
 */
function isSamePerson(member: PanelMember, manager: ContentManager): boolean {
  if (member.personId && manager.personId) return member.personId === manager.personId
  const number = manager.certificateNumber?.trim().toUpperCase()
  return member.certificateNumber.trim().toUpperCase() === number || member.name === manager.name
}
