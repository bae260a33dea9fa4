// What the stored facts of a claim come to: its state, the domain's claim and decider, and which refusal it appeals against.

import { outcomeOf, type Claim, type Decider } from '#app/domain/exemption/claim.ts'
import type { OrganisationId } from '#app/domain/ids.ts'
import { addDays, dayOf } from '#app/domain/instant.ts'
import type { ClaimRecord } from '#db/repositories/claims.ts'
import type { UploadRow } from '#db/repositories/uploads.ts'
import type { Actor } from './app.ts'

/** A claim made so soon after a refusal is its appeal: others decide it (content/handbook/appeals.md, own policy). */
const APPEAL_DAYS = 30

/** What a claim is in: computed from its facts, never stored. */
export type ClaimState = 'unconfirmed' | 'undecided' | 'split' | 'granted' | 'refused' | 'withdrawn'

export function claimState(claim: Pick<ClaimRecord, 'withdrawnAt' | 'decisions' | 'confirmedAt'>): ClaimState {
  if (claim.withdrawnAt !== null) return 'withdrawn'
  const outcome = outcomeOf(claim.decisions)
  return outcome === 'open' ? (claim.confirmedAt === null ? 'unconfirmed' : 'undecided') : outcome
}
export const isOpen = (state: ClaimState): boolean =>
  state === 'unconfirmed' || state === 'undecided' || state === 'split'

/** The association for which the actor decides: the one asked when they hold office there, else any; undefined without office. */
export function seatOf(actor: Actor, asked: OrganisationId): OrganisationId | undefined {
  const seats = actor.roles.flatMap((held) =>
    held.role === 'case-officer' && held.organisationId ? [held.organisationId] : [],
  )
  return seats.includes(asked) ? asked : seats[0]
}

export const deciderOf = (
  actor: Actor,
  seat: OrganisationId,
  files: readonly UploadRow[],
  declaredConflict: boolean | null,
): Decider => ({
  personId: actor.personId,
  organisationId: seat,
  declaredConflict,
  uploadedEvidence: files.some((file) => file.ownerId === actor.personId),
})

/** The claim as the rules take it. @param all every claim of the person, to tell an appeal */
export const asClaim = (record: ClaimRecord, all: readonly ClaimRecord[]): Claim => ({
  personId: record.personId,
  organisationId: record.organisationId,
  withdrawnAt: record.withdrawnAt,
  confirmedBy: record.confirmedBy,
  decisions: record.decisions,
  earlierDeciders: [
    ...new Set(appealedAgainst(record, all).flatMap((claim) => claim.decisions.map((decision) => decision.decidedBy))),
  ],
})

/** The refused claims to the same association against which this one, made within the term, is an appeal. */
export const appealedAgainst = (record: ClaimRecord, all: readonly ClaimRecord[]): ClaimRecord[] =>
  all.filter((other) => {
    const decidedAt = other.decisions.at(-1)?.decidedAt
    return (
      other.id !== record.id &&
      other.organisationId === record.organisationId &&
      claimState(other) === 'refused' &&
      decidedAt !== undefined &&
      decidedAt <= record.submittedAt &&
      dayOf(record.submittedAt) <= addDays(dayOf(decidedAt), APPEAL_DAYS)
    )
  })
