// What is seen of exemption claims: by the applicant, by the broadcaster's personnel office, at the association's desk.
// Each view carries what its reader may know and nothing else: it goes to the browser whole.

import { mayDecide, type DeciderRefusal, type Finding } from '#app/domain/exemption/claim.ts'
import { levelOf, type TitleNote } from '#app/domain/exemption/titles.ts'
import type { ClaimId, OrganisationId, PersonId, UploadId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { claimsRepository, type ClaimRecord } from '#db/repositories/claims.ts'
import { peopleRepository, type Organisation } from '#db/repositories/people.ts'
import { uploadsRepository, type UploadRow } from '#db/repositories/uploads.ts'
import type { Reader } from '#db/database.ts'
import type { Actor, App } from './app.ts'
import { appealedAgainst, asClaim, claimState, deciderOf, isOpen, seatOf, type ClaimState } from './exemption-facts.ts'
import type { EvidenceTarget } from './uploads.ts'

export interface Named {
  readonly id: OrganisationId
  readonly name: string
  readonly nameEn: string
}
export interface TitleView {
  readonly seriesName: string
  readonly seriesNameEn: string
  /** On which document the table's row rests (Chinese). */
  readonly basis: string
  readonly title: string
  readonly level: string
  readonly manualReview: boolean
  readonly notes: readonly TitleNote[]
  /** The table's own remark (Chinese). */
  readonly remark: string | null
}
export interface DecisionView {
  /** A, B, C … in the order of the decisions. */
  readonly officer: string
  /** Only where the reader may know who it was. */
  readonly name: string | null
  readonly outcome: 'grant' | 'refuse'
  readonly conditions: readonly Finding[]
  readonly reasons: string
  readonly decidedAt: Instant
}
export interface EvidenceView {
  readonly id: UploadId
  readonly purpose: string
  readonly shownName: string
  readonly mime: string
  readonly bytes: number
  readonly deleted: boolean
}
export interface ClaimSummary {
  readonly id: ClaimId
  readonly state: ClaimState
  readonly association: Named
  readonly broadcaster: Named
  readonly title: string
  readonly level: string
  readonly submittedAt: Instant
  readonly decisionsMade: number
}
export interface ClaimDetails extends ClaimSummary {
  readonly titleCheck: TitleView
  readonly titleCertificate: string
  readonly titleObtainedOn: Day
  readonly post: string
  readonly reviewingSince: Day
  readonly confirmedAt: Instant | null
  readonly withdrawnAt: Instant | null
  /** Whether it is decided by others than those who refused the claim before it. */
  readonly appeal: boolean
  readonly evidence: readonly EvidenceView[]
  /** Null while the reader may not know them. */
  readonly decisions: readonly DecisionView[] | null
}

const named = ({ id, name, nameEn }: Organisation): Named => ({ id, name, nameEn })

const summaryOf = (claim: ClaimRecord): ClaimSummary => ({
  id: claim.id,
  state: claimState(claim),
  association: named(claim.association),
  broadcaster: named(claim.broadcaster),
  title: claim.title,
  level: claim.level,
  submittedAt: claim.submittedAt,
  decisionsMade: claim.decisions.length,
})

const decisionsOf = (claim: ClaimRecord, withNames: boolean): DecisionView[] =>
  claim.decisions.map(({ outcome, conditions, reasons, decidedAt, decidedByName }, i) => ({
    officer: String.fromCharCode(65 + i),
    name: withNames ? decidedByName : null,
    outcome,
    conditions,
    reasons,
    decidedAt,
  }))

function detailsOf(
  app: App,
  claim: ClaimRecord,
  all: readonly ClaimRecord[],
  files: readonly UploadRow[],
  decisions: DecisionView[] | null,
): ClaimDetails {
  const series = app.catalogue.titles.series.find((one) => one.id === claim.series)
  const now = levelOf(app.catalogue.titles, claim.series, claim.title)
  return {
    ...summaryOf(claim),
    titleCheck: {
      seriesName: series?.name ?? claim.series,
      seriesNameEn: series?.nameEn ?? claim.series,
      basis: series?.basis ?? '',
      title: claim.title,
      level: claim.level,
      manualReview: claim.manualReview,
      notes: now.ok ? now.value.notes : [],
      remark: now.ok ? now.value.remark : null,
    },
    titleCertificate: claim.titleCertificate,
    titleObtainedOn: claim.titleObtainedOn,
    post: claim.post,
    reviewingSince: claim.reviewingSince,
    confirmedAt: claim.confirmedAt,
    withdrawnAt: claim.withdrawnAt,
    appeal: appealedAgainst(claim, all).length > 0,
    evidence: files.map(({ id, purpose, shownName, mime, bytes, deletedAt }) => ({
      id,
      purpose,
      shownName,
      mime,
      bytes,
      deleted: deletedAt !== null,
    })),
    decisions,
  }
}

/** What the form offers: associations and broadcasters by region and name, series and titles of the table. */
export async function claimForm(app: App) {
  const people = peopleRepository(app.database)
  const [associations, broadcasters] = await app.database.read(
    async (db) =>
      [await people.organisations(db, 'association'), await people.organisations(db, 'broadcaster')] as const,
  )
  return {
    associations: associations.map((one) => ({ ...named(one), region: one.region })),
    broadcasters: broadcasters.map(named),
    series: app.catalogue.titles.series.map(({ id, name, nameEn, titles }) => ({
      id,
      name,
      nameEn,
      titles: titles.map((title) => title.name),
    })),
  }
}

/** A person's own claims, newest first. */
export const ownClaims = async (app: App, personId: PersonId): Promise<ClaimSummary[]> =>
  (await app.database.read((db) => claimsRepository(app.database).ofPerson(db, personId))).map(summaryOf)

export interface OwnClaim extends ClaimDetails {
  readonly applicantName: string
  /** Of the certificate issued on it. */
  readonly certificate: string | null
}

/** One's own claim; the decisions only when it is decided, and never who decided. */
export async function ownClaim(app: App, personId: PersonId, id: ClaimId): Promise<OwnClaim | undefined> {
  const [claims, uploads, certificates] = [
    claimsRepository(app.database),
    uploadsRepository(app.database),
    certificatesRepository(app.database),
  ]
  return app.database.read(async (db) => {
    const claim = await claims.own(db, id, personId)
    if (!claim) return undefined
    const state = claimState(claim)
    const told = state === 'granted' || state === 'refused' ? decisionsOf(claim, false) : null
    const [certificate] = await certificates.byClaim(db, [id])
    const details = detailsOf(app, claim, await claims.ofPerson(db, personId), await uploads.ofClaims(db, [id]), told)
    return { ...details, applicantName: claim.applicant.name, certificate: certificate?.number ?? null }
  })
}

export interface ClaimToConfirm {
  readonly id: ClaimId
  readonly applicantName: string
  readonly own: boolean
  readonly association: Named
  readonly broadcaster: Named
  readonly post: string
  readonly reviewingSince: Day
  readonly submittedAt: Instant
  readonly confirmedAt: Instant | null
}

/** Undecided claims that name these broadcasters, oldest first: of the person no more than there is to confirm. */
export async function claimsToConfirm(
  app: App,
  actorId: PersonId,
  broadcasters: readonly OrganisationId[],
): Promise<ClaimToConfirm[]> {
  const claims = await app.database.read((db) => claimsRepository(app.database).naming(db, broadcasters))
  return claims.map((claim) => ({
    id: claim.id,
    applicantName: claim.applicant.name,
    own: claim.personId === actorId,
    association: named(claim.association),
    broadcaster: named(claim.broadcaster),
    post: claim.post,
    reviewingSince: claim.reviewingSince,
    submittedAt: claim.submittedAt,
    confirmedAt: claim.confirmedAt,
  }))
}

export type DeskList = 'waiting' | 'decided' | 'withdrawn'
export interface DeskClaim extends ClaimSummary {
  readonly applicantName: string
  /** Whether nothing but the actor's own decision is missing. */
  readonly forYou: boolean
}
/** As many ended claims as one list shows. */
export const DESK_LIMIT = 200

/**
 * The claims of the associations that the actor may see, without the actor's own: waiting ones oldest first, ended ones newest first.
 * @param maySee whether the actor may see an association's claims, by the table
 */
export async function claimsAtDesk(
  app: App,
  actor: Actor,
  list: DeskList,
  maySee: (of: { organisationId: OrganisationId; region: string }) => boolean,
): Promise<DeskClaim[]> {
  const claims = claimsRepository(app.database)
  return app.database.read(async (db) => {
    const associations = (await peopleRepository(app.database).organisations(db, 'association')).filter(
      ({ id, region }) => maySee({ organisationId: id, region }),
    )
    const ids = associations.map(({ id }) => id)
    const found = list === 'waiting' ? await claims.waiting(db, ids) : await claims.ended(db, ids, list, DESK_LIMIT)
    const answer: DeskClaim[] = []
    for (const claim of found) {
      if (claim.personId === actor.personId) continue
      const forYou = list === 'waiting' && (await standingOf(app, db, actor, claim)) === 'declaration-missing'
      answer.push({ ...summaryOf(claim), applicantName: claim.applicant.name, forYou })
    }
    return answer
  })
}

/** How many claims wait for this very officer. @param organisations the associations for which the officer decides */
export async function claimsWaitingFor(
  app: App,
  actor: Actor,
  organisations: readonly OrganisationId[],
): Promise<number> {
  return app.database.read(async (db) => {
    let count = 0
    for (const claim of await claimsRepository(app.database).waiting(db, organisations))
      if ((await standingOf(app, db, actor, claim)) === 'declaration-missing') count++
    return count
  })
}

/** Why the actor may not decide; `declaration-missing` when only the declaration lacks, null for who decides nowhere. */
async function standingOf(app: App, db: Reader, actor: Actor, record: ClaimRecord): Promise<DeciderRefusal | null> {
  const seat = seatOf(actor, record.organisationId)
  if (!seat) return null
  const claims = claimsRepository(app.database)
  const [all, files] = [
    await claims.ofPerson(db, record.personId),
    await uploadsRepository(app.database).ofClaims(db, [record.id]),
  ]
  const conflicted = await claims.conflictDeclared(db, record.id, actor.personId)
  const may = mayDecide(asClaim(record, all), deciderOf(actor, seat, files, conflicted ? true : null))
  return may.ok ? null : may.refusal
}

export interface ClaimCase extends ClaimDetails {
  readonly applicantName: string
  readonly documentMasked: string
  readonly broadcasterPermit: string | null
  readonly broadcasterCreditCode: string | null
  /** As `DeciderRefusal`; `declaration-missing` opens the decision form, null reads only. */
  readonly standing: DeciderRefusal | null
}

/**
 * A case at the desk. Who may still decide it, or stood aside, does not learn what others decided until it is decided,
 * so that decisions stay independent; whoever declared a conflict gets no evidence. The reading is noted in the audit trail.
 * @returns undefined when there is none, the actor may not see it, or it is the actor's own
 */
export async function claimCase(
  app: App,
  actor: Actor,
  id: ClaimId,
  maySee: (of: EvidenceTarget) => boolean,
): Promise<ClaimCase | undefined> {
  const [claims, uploads] = [claimsRepository(app.database), uploadsRepository(app.database)]
  const found = await app.database.read(async (db) => {
    const claim = await claims.byId(db, id)
    if (!claim || claim.personId === actor.personId) return undefined
    if (!maySee({ personId: claim.personId, organisationId: claim.organisationId, region: claim.association.region }))
      return undefined
    const standing = await standingOf(app, db, actor, claim)
    const blind = isOpen(claimState(claim)) && standing !== null && standing !== 'already-decided-by-you'
    const files = (await claims.conflictDeclared(db, id, actor.personId)) ? [] : await uploads.ofClaims(db, [id])
    return {
      ...detailsOf(
        app,
        claim,
        await claims.ofPerson(db, claim.personId),
        files,
        blind ? null : decisionsOf(claim, true),
      ),
      applicantName: claim.applicant.name,
      documentMasked: claim.applicant.documentMasked,
      broadcasterPermit: claim.broadcaster.permit,
      broadcasterCreditCode: claim.broadcaster.creditCode,
      standing,
    }
  })
  if (found)
    await app.database.write(`audit:${actor.personId}`, (tx) =>
      peopleRepository(app.database).audit(tx, {
        id: app.id(),
        at: app.now(),
        actorId: actor.personId,
        action: 'claim.read',
        object: `claim:${id}`,
        detail: {},
      }),
    )
  return found
}
