// What may happen to a certificate after its issue (ISO/IEC 17024 clauses 9.5 and 9.6). Four different things:
//
//     suspend    暂停  by the issuer, until reinstated; the certificate lives on
//     reinstate  恢复  ends a suspension
//     revoke     撤销  by the issuer, for cause, for ever
//     withdraw   注销  without blame: asked for by the holder, or the holder died or lost the conditions
//
// Expiry is no event: it is a date.

import type { PersonId } from '#app/domain/ids.ts'
import { addDays, dayOf, type Day, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { effectDay, statusOn, verdictOn, type Certificate, type CertificateEvent } from './certificate.ts'
import { validityFrom } from './issue.ts'

export type Change = 'suspended' | 'reinstated' | 'revoked' | 'withdrawn'

/** Who asks for a change: the roles are those held in the association that issued. */
export interface ChangeActor {
  readonly personId: PersonId
  readonly roles: readonly string[]
}

export type ChangeRefusal =
  | 'not-certifier'
  | 'own-case'
  | 'reason-missing'
  | 'effective-in-the-past'
  | 'already-suspended'
  | 'not-suspended'
  | 'already-revoked'
  | 'already-withdrawn'
  | 'certificate-expired'

type Standing = 'standing' | 'suspended' | 'withdrawn' | 'revoked'

// What a change is refused with, by the certificate's standing; null: it may be made. A certificate that was withdrawn
// may still be revoked, so that giving it up is no way out of a revocation.
const TRANSITIONS: Record<Change, Record<Standing, ChangeRefusal | null>> = {
  suspended: {
    standing: null,
    suspended: 'already-suspended',
    withdrawn: 'already-withdrawn',
    revoked: 'already-revoked',
  },
  reinstated: {
    standing: 'not-suspended',
    suspended: null,
    withdrawn: 'already-withdrawn',
    revoked: 'already-revoked',
  },
  revoked: { standing: null, suspended: null, withdrawn: null, revoked: 'already-revoked' },
  withdrawn: { standing: null, suspended: null, withdrawn: 'already-withdrawn', revoked: 'already-revoked' },
}

/**
 * The event to record, or why not. A certifier of the issuing association may make every change but one on themself;
 * the holder may withdraw their own certificate and nothing else. A reason is compulsory.
 * @param effectiveOn the first day it holds: today (the default) or later, never earlier
 */
export function change(
  certificate: Certificate,
  kind: Change,
  said: { by: ChangeActor; reason: string; effectiveOn?: Day | null },
  now: Instant,
): Result<CertificateEvent, ChangeRefusal> {
  const ownWithdrawal = kind === 'withdrawn' && said.by.personId === certificate.personId
  if (!ownWithdrawal && !said.by.roles.includes('certifier')) return refuse('not-certifier')
  if (!ownWithdrawal && said.by.personId === certificate.personId) return refuse('own-case')
  const reason = said.reason.trim()
  if (reason === '') return refuse('reason-missing')
  if (said.effectiveOn && said.effectiveOn < dayOf(now)) return refuse('effective-in-the-past')
  const no = TRANSITIONS[kind][standingOf(certificate, dayOf(now))]
  if (no) return refuse(no)
  // An expired certificate can still be revoked, but there is nothing left to suspend, reinstate or give up.
  if (kind !== 'revoked' && verdictOn(certificate, dayOf(now), now) === 'expired') return refuse('certificate-expired')
  return ok({ kind, at: now, reason, effectiveOn: said.effectiveOn ?? null })
}

export type RenewalRefusal =
  | 'certificate-expired'
  | 'certificate-suspended'
  | 'certificate-ended'
  | 'too-early-to-renew'

/**
 * The last valid day after a renewal; it runs on from the present one. Refuses before the renewal window (in days
 * before the last valid day), after expiry, and while the certificate does not stand.
 */
export function mayRenew(
  certificate: Certificate,
  policy: { validityYears: number; renewalWindowDays: number },
  now: Instant,
): Result<{ validUntil: Day }, RenewalRefusal> {
  const today = dayOf(now)
  const { verdict, validUntil } = statusOn(certificate, today, now)
  if (verdict === 'revoked' || verdict === 'withdrawn') return refuse('certificate-ended')
  if (verdict === 'expired') return refuse('certificate-expired')
  if (verdict === 'suspended') return refuse('certificate-suspended')
  const opens = addDays(validUntil, -policy.renewalWindowDays)
  if (today < opens) return refuse('too-early-to-renew', { opens })
  return ok({ validUntil: validityFrom(addDays(validUntil, 1), policy.validityYears).validUntil })
}

/**
 * Where the recorded events lead. A suspension counts from its decision; a revocation or withdrawal from the day it
 * holds, so that one set for a day to come can be brought forward, and does not shield from suspension until then.
 */
function standingOf({ events }: Certificate, today: Day): Standing {
  const holds = (kind: Change) => events.some((e) => e.kind === kind && effectDay(e) <= today)
  if (holds('revoked')) return 'revoked'
  if (holds('withdrawn')) return 'withdrawn'
  // Of two in one millisecond the one recorded last stands, as `standingOn` has it.
  const last = events
    .filter((e) => e.kind === 'suspended' || e.kind === 'reinstated')
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .at(-1)
  return last?.kind === 'suspended' ? 'suspended' : 'standing'
}
