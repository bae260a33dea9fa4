// Is this review panel enough for this programme, on this day? (广发〔2012〕53号 三（一）)

import type { Day } from '#app/domain/instant.ts'
import { parseNumber } from '#app/domain/certificate/number.ts'
import { normaliseName, sameName } from '#app/domain/people/legal-name.ts'
import { checkPanel, type PanelReason } from '#app/domain/staffing/panel.ts'
import type { ProgrammeType } from '#app/domain/staffing/rules.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import type { App } from './app.ts'
import { articleOf, type CitedArticle } from './headcount.ts'
import { verifyMany, type VerdictAnswer } from './verification.ts'

export interface NumberedName {
  readonly certificateNumber: string
  readonly name: string
}
/** A verdict, or what is told of a number and name that do not belong together. */
export type MemberAnswer = VerdictAnswer | { readonly certificateNumber: string; readonly verdict: 'not-found' }

export interface PanelAnswer {
  readonly satisfied: boolean
  readonly required: number
  readonly counted: number
  readonly reasons: readonly { readonly code: PanelReason; readonly article: CitedArticle | null }[]
  readonly reviewers: readonly MemberAnswer[]
}

/** The number as it is printed, or as it was typed when it cannot be read. */
const printed = (text: string): string => {
  const number = parseNumber(text)
  return number.ok ? number.value.number : text
}

/** Verdicts for numbers with names, in order, what is not found among them: what a batch and a panel answer. */
export async function verdictsOf(app: App, people: readonly NumberedName[], asOf: Day): Promise<MemberAnswer[]> {
  const verdicts = await verifyMany(
    app,
    people.map(({ certificateNumber, name }) => ({ number: certificateNumber, name })),
    asOf,
  )
  return people.map(({ certificateNumber }, i) => {
    const verdict = verdicts[i]
    return verdict?.ok ? verdict.value : { certificateNumber: printed(certificateNumber), verdict: 'not-found' }
  })
}

/** Checks a panel. A content manager needs no certificate; with one that is theirs, they are told from a namesake. */
export async function panelCheck(
  app: App,
  panel: {
    readonly programmeType: ProgrammeType
    readonly asOf: Day
    readonly reviewers: readonly NumberedName[]
    readonly contentManager: { readonly name: string; readonly certificateNumber: string | null }
  },
): Promise<PanelAnswer> {
  const { programmeType, asOf, reviewers, contentManager } = panel
  const answers = await verdictsOf(app, reviewers, asOf)
  const numbers = [...reviewers.map((r) => r.certificateNumber), contentManager.certificateNumber ?? ''].map(printed)
  const rows = await app.database.read((db) =>
    certificatesRepository(app.database).byNumbers(db, [...new Set(numbers)]),
  )
  const personOf = (number: string | null, name: string) => {
    const row = number === null ? undefined : rows.find((known) => known.number === printed(number))
    return row && sameName(row.holderName, name) ? row.personId : null
  }
  const check = checkPanel(app.catalogue.staffing.rules, {
    programmeType,
    day: asOf,
    reviewers: reviewers.map(({ certificateNumber, name }, i) => ({
      certificateNumber: printed(certificateNumber),
      name: normaliseName(name),
      personId: personOf(certificateNumber, name),
      verdict: answers[i]?.verdict ?? 'not-found',
    })),
    contentManager: {
      name: normaliseName(contentManager.name),
      certificateNumber: contentManager.certificateNumber && printed(contentManager.certificateNumber),
      personId: personOf(contentManager.certificateNumber, contentManager.name),
    },
  })
  return {
    ...check,
    reasons: check.reasons.map(({ code, ruleId }) => ({ code, article: ruleId && articleOf(app, ruleId) })),
    reviewers: answers,
  }
}
