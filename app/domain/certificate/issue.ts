// Whether a certificate may be issued (广发〔2012〕53号 二（一）, 四（二）, 四（三）; ISO/IEC 17024 clauses 5.2 and 9.4): after a
// passed and released examination or a granted exemption, by somebody who had no hand in either.

import type { ClaimOutcome } from '#app/domain/exemption/claim.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { addDays, addYears, dayOf, type Day, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { verdictOn, type Certificate, type Route } from './certificate.ts'

export interface Examined {
  readonly route: 'examined'
  readonly passed: boolean
  /** Whether a case is open that may still take the result away. */
  readonly underCase?: boolean
  readonly releasedAt: Instant | null
  readonly sittingOpenedBy: PersonId | null
  readonly releasedBy: PersonId | null
  readonly invigilators: readonly PersonId[]
  /** Who taught the candidate within the last two years. */
  readonly taughtBy: readonly PersonId[]
}
export interface Exempted {
  readonly route: 'exempted'
  readonly outcome: ClaimOutcome
  readonly deciders: readonly PersonId[]
}

export interface Application {
  readonly basis: Examined | Exempted
  readonly candidateId: PersonId
  /** All certificates of the candidate, whatever became of them. */
  readonly certificates: readonly Certificate[]
  /** Roles held in the association that is to issue. */
  readonly certifier: { readonly personId: PersonId; readonly roles: readonly string[] }
}

export type IssueRefusal =
  | 'not-certifier'
  | 'own-case'
  | 'not-passed'
  | 'not-released'
  | 'result-under-case'
  | 'taught-or-examined'
  | 'claim-not-granted'
  | 'decided-the-claim'
  | 'already-certified'

/** The route of the certificate that may be issued, or why none may. An expired or ended certificate is no obstacle. */
export function mayIssue(
  { basis, candidateId, certificates, certifier }: Application,
  now: Instant,
): Result<Route, IssueRefusal> {
  if (!certifier.roles.includes('certifier')) return refuse('not-certifier')
  if (certifier.personId === candidateId) return refuse('own-case')
  const based =
    basis.route === 'examined' ? examined(basis, certifier.personId, now) : exempted(basis, certifier.personId)
  if (!based.ok) return based
  // A suspended certificate stands too: a second one would be a way round the suspension.
  const standing = certificates.find((c) =>
    ['valid', 'suspended', 'not-yet-valid'].includes(verdictOn(c, dayOf(now), now)),
  )
  return standing ? refuse('already-certified', { number: standing.number }) : ok(basis.route)
}

function examined(basis: Examined, by: PersonId, now: Instant): Result<null, IssueRefusal> {
  if (basis.releasedAt === null || basis.releasedAt > now) return refuse('not-released')
  if (!basis.passed) return refuse('not-passed')
  if (basis.underCase) return refuse('result-under-case')
  const hands = [basis.sittingOpenedBy, basis.releasedBy, ...basis.invigilators, ...basis.taughtBy]
  return hands.includes(by) ? refuse('taught-or-examined') : ok(null)
}

function exempted(basis: Exempted, by: PersonId): Result<null, IssueRefusal> {
  if (basis.outcome !== 'granted') return refuse('claim-not-granted')
  return basis.deciders.includes(by) ? refuse('decided-the-claim') : ok(null)
}

/** Validity of whole years from a day on; the last valid day is the one before the anniversary. */
export const validityFrom = (from: Day, years: number): { validFrom: Day; validUntil: Day } => ({
  validFrom: from,
  validUntil: addDays(addYears(from, years), -1),
})
