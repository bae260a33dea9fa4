// What is done to an exemption claim: submitted, confirmed by the broadcaster, decided by two officers, withdrawn.
// 广发〔2012〕53号 四（三）. Everything that happens to one claim is written under its own scope, one thing after another.

import {
  decide,
  outcomeOf,
  type ClaimOutcome,
  type DecisionRefusal,
  type Finding,
} from '#app/domain/exemption/claim.ts'
import { levelOf, midOrAbove, type TitleFound, type TitleNote } from '#app/domain/exemption/titles.ts'
import { asId, type ClaimId, type OrganisationId, type PersonId } from '#app/domain/ids.ts'
import { dayOf, type Day } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { claimsRepository, CONFLICT } from '#db/repositories/claims.ts'
import { messagesRepository } from '#db/repositories/messages.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { uploadsRepository } from '#db/repositories/uploads.ts'
import type { Actor, App } from './app.ts'
import { asClaim, claimState, deciderOf, isOpen, seatOf } from './exemption-facts.ts'
import { checkEvidence, stageEvidence, type EvidenceFile, type FileRefusal } from './uploads.ts'

export interface ClaimInput {
  readonly organisationId: string
  readonly broadcasterId: string
  readonly series: string
  readonly title: string
  readonly titleCertificate: string
  readonly titleObtainedOn: Day
  readonly post: string
  readonly reviewingSince: Day
  /** The applicant declares to apply in person (四（三）: 申请). */
  readonly appliedPersonally: boolean
}

export type ClaimRefusal =
  | 'field-missing-or-malformed'
  | 'association-unknown'
  | 'broadcaster-unknown'
  | 'date-in-future'
  | 'application-not-declared'
  | 'unknown-series'
  | 'unknown-title'
  | 'not-a-title'
  | 'title-below-mid'
  | 'claim-open'
  | FileRefusal

/**
 * Submits a claim with its evidence; the files are kept only when the claim is.
 * Refuses (the detail's `field` says where) words that are no title, a title below mid-level in a series the table is sure
 * of, false files, and a second open claim to one association.
 */
export async function submitClaim(
  app: App,
  personId: PersonId,
  input: ClaimInput,
  files: readonly EvidenceFile[],
): Promise<Result<{ readonly claimId: ClaimId; readonly notes: readonly TitleNote[] }, ClaimRefusal>> {
  const now = app.now()
  const read = readInput(app, input, dayOf(now))
  if (!read.ok) return read
  const { title, lines, associationId, broadcasterId } = read.value
  const checked = await checkEvidence(files)
  if (!checked.ok) return checked

  const [claims, people, uploads, claimId] = [
    claimsRepository(app.database),
    peopleRepository(app.database),
    uploadsRepository(app.database),
    app.id<'claim'>(),
  ]
  const staged = await stageEvidence(app, personId, claimId, checked.value, now)
  let kept = false
  try {
    // Under the applicant's scope, so that two quick clicks are one claim.
    const done = await app.database.write<Result<null, ClaimRefusal>>(`claims:${personId}`, async (tx) => {
      const association = await people.organisation(tx, associationId)
      if (association?.kind !== 'association') return refuse('association-unknown', { field: 'organisationId' })
      const broadcaster = await people.organisation(tx, broadcasterId)
      if (broadcaster?.kind !== 'broadcaster') return refuse('broadcaster-unknown', { field: 'broadcasterId' })
      const before = await claims.ofPerson(tx, personId)
      if (before.some((claim) => claim.organisationId === associationId && isOpen(claimState(claim))))
        return refuse('claim-open', { field: 'organisationId' })
      // The clock is read again, after the claims before: what ended one of them came earlier, and this may be its appeal.
      const submittedAt = app.now()
      await claims.add(tx, {
        id: claimId,
        personId,
        organisationId: associationId,
        broadcasterId,
        series: title.series,
        title: title.title,
        level: title.level ?? 'unknown',
        manualReview: title.manualReview,
        titleCertificate: lines.titleCertificate,
        titleObtainedOn: input.titleObtainedOn,
        post: lines.post,
        reviewingSince: input.reviewingSince,
        submittedAt,
        confirmedBy: null,
        confirmedAt: null,
        withdrawnAt: null,
      })
      await uploads.add(tx, staged.rows)
      await people.audit(tx, {
        id: app.id(),
        at: now,
        actorId: personId,
        action: 'claim.submit',
        object: `claim:${claimId}`,
        detail: {
          organisationId: associationId,
          appliedPersonally: true,
          titleNotes: title.notes,
          files: staged.rows.map((row) => row.sha256),
        },
      })
      return ok(null)
    })
    if (!done.ok) return done
    kept = true
  } catch (fault) {
    // A connection that was lost while committing leaves open what became of the claim: if it stands, so do its files,
    // and while nobody can tell they stay too.
    kept = await app.database.read((db) => claims.byId(db, claimId)).then(Boolean, () => true)
    throw fault
  } finally {
    if (!kept) await staged.drop()
  }
  await staged.keep()
  return ok({ claimId, notes: title.notes })
}

interface ReadInput {
  readonly title: TitleFound
  readonly lines: { readonly titleCertificate: string; readonly post: string }
  readonly associationId: OrganisationId
  readonly broadcasterId: OrganisationId
}

function readInput(app: App, input: ClaimInput, today: Day): Result<ReadInput, ClaimRefusal> {
  const associationId = asId<'organisation'>(input.organisationId)
  if (!associationId) return refuse('association-unknown', { field: 'organisationId' })
  const broadcasterId = asId<'organisation'>(input.broadcasterId)
  if (!broadcasterId) return refuse('broadcaster-unknown', { field: 'broadcasterId' })
  const lines = {
    title: lineOf(input.title),
    titleCertificate: lineOf(input.titleCertificate),
    post: lineOf(input.post),
  }
  for (const [field, line] of Object.entries(lines))
    if (line === '' || line.length > 100) return refuse('field-missing-or-malformed', { field })

  const title = levelOf(app.catalogue.titles, input.series, lines.title)
  if (!title.ok)
    return refuse(title.refusal, { ...title.detail, field: title.refusal === 'unknown-series' ? 'series' : 'title' })
  const { level, manualReview } = title.value
  // Where the table is not certain, people decide: nothing is turned away.
  if (!manualReview && !midOrAbove(level))
    return refuse('title-below-mid', { field: 'title', level: level ?? 'unknown' })

  for (const field of ['titleObtainedOn', 'reviewingSince'] as const)
    if (input[field] > today) return refuse('date-in-future', { field })
  if (!input.appliedPersonally) return refuse('application-not-declared', { field: 'appliedPersonally' })
  return ok({ title: title.value, lines, associationId, broadcasterId })
}

/** Takes back one's own claim while nobody has agreed on it. */
export async function withdrawClaim(
  app: App,
  personId: PersonId,
  claimId: ClaimId,
): Promise<Result<null, 'not-found' | 'claim-withdrawn' | 'claim-decided'>> {
  const [claims, people, now] = [claimsRepository(app.database), peopleRepository(app.database), app.now()]
  return app.database.write(`claim:${claimId}`, async (tx) => {
    const claim = await claims.own(tx, claimId, personId)
    if (!claim) return refuse('not-found')
    const state = claimState(claim)
    if (state === 'withdrawn') return refuse('claim-withdrawn')
    if (!isOpen(state)) return refuse('claim-decided')
    await claims.withdraw(tx, claimId, personId, now)
    await people.audit(tx, {
      id: app.id(),
      at: now,
      actorId: personId,
      action: 'claim.withdraw',
      object: `claim:${claimId}`,
      detail: {},
    })
    return ok(null)
  })
}

export type ConfirmRefusal =
  | 'not-found'
  | 'own-case'
  | 'claim-withdrawn'
  | 'claim-decided'
  | 'already-confirmed'
  | 'confirmer-decided'

/**
 * The broadcaster's personnel office confirms employment and post.
 * Refuses whoever is the applicant or decided on the claim; a claim that names another broadcaster is not there.
 */
export async function confirmEmployment(
  app: App,
  actorId: PersonId,
  claimId: ClaimId,
): Promise<Result<null, ConfirmRefusal>> {
  const [claims, people, now] = [claimsRepository(app.database), peopleRepository(app.database), app.now()]
  return app.database.write(`claim:${claimId}`, async (tx) => {
    const claim = await claims.byId(tx, claimId)
    const roles = await people.rolesOf(tx, actorId)
    if (
      !claim ||
      !roles.some((held) => held.role === 'broadcaster-officer' && held.organisationId === claim.broadcasterId)
    )
      return refuse('not-found')
    if (claim.personId === actorId) return refuse('own-case')
    const state = claimState(claim)
    if (state === 'withdrawn') return refuse('claim-withdrawn')
    if (!isOpen(state)) return refuse('claim-decided')
    if (claim.confirmedAt !== null) return refuse('already-confirmed')
    if (claim.decisions.some((decision) => decision.decidedBy === actorId)) return refuse('confirmer-decided')
    await claims.confirm(tx, claimId, actorId, now)
    await people.audit(tx, {
      id: app.id(),
      at: now,
      actorId,
      action: 'claim.confirm',
      object: `claim:${claimId}`,
      detail: { broadcasterId: claim.broadcasterId },
    })
    return ok(null)
  })
}

export interface Said {
  readonly outcome: 'grant' | 'refuse'
  readonly conditions: readonly Finding[]
  readonly reasons: string
  /** Whether the officer has an interest in this case; null when nothing was declared. */
  readonly conflict: boolean | null
}

/**
 * One case officer's decision. Two different officers who say the same end the claim; a third decides between two.
 * Refuses what the domain's `decide` refuses; a declared conflict is recorded and keeps the officer away for good.
 */
export async function decideClaim(
  app: App,
  actor: Actor,
  claimId: ClaimId,
  said: Said,
): Promise<Result<ClaimOutcome, DecisionRefusal | 'not-found' | 'not-allowed'>> {
  const [claims, people, messages, now] = [
    claimsRepository(app.database),
    peopleRepository(app.database),
    messagesRepository(app.database),
    app.now(),
  ]
  const note = (action: string) => ({
    id: app.id(),
    at: now,
    actorId: actor.personId,
    action,
    object: `claim:${claimId}`,
    detail: {},
  })
  return app.database.write(`claim:${claimId}`, async (tx) => {
    const record = await claims.byId(tx, claimId)
    if (!record) return refuse('not-found')
    const seat = seatOf(actor, record.organisationId)
    if (!seat) return refuse('not-allowed')
    const conflicted = await claims.conflictDeclared(tx, claimId, actor.personId)
    const claim = asClaim(record, await claims.ofPerson(tx, record.personId))
    const files = await uploadsRepository(app.database).ofClaims(tx, [claimId])
    const decider = deciderOf(actor, seat, files, conflicted ? true : said.conflict)
    const findings = said.conditions.map((finding) => ({ ...finding, note: proseOf(finding.note) }))
    const decision = decide(
      claim,
      decider,
      { outcome: said.outcome, conditions: findings, reasons: proseOf(said.reasons) },
      now,
    )
    if (!decision.ok) {
      if (decision.refusal === 'conflict-declared' && !conflicted) await people.audit(tx, note(CONFLICT))
      return decision
    }
    await claims.addDecision(tx, { ...decision.value, id: app.id(), claimId })
    await people.audit(tx, note('claim.decide'))
    const outcome = outcomeOf([...record.decisions, decision.value])
    if (outcome === 'granted' || outcome === 'refused')
      await messages.add(tx, {
        id: app.id(),
        kind: `claim-${outcome}`,
        personId: record.personId,
        payload: { claimId },
        createdAt: now,
        deliveredAt: null,
      })
    return ok(outcome)
  })
}

/** One line as typed, without control characters. */
const lineOf = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
/** Several lines: line ends stay. */
const proseOf = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
    .trim()
