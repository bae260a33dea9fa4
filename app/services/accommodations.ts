// Standing accommodations: asked for by a candidate with evidence, decided by an officer, in force by themselves.

import {
  type AccommodationRefusal, type AccommodationState, type AccommodationVerdict, decideAccommodation, extraTimePercentOn, isInForceOn, requestAccommodation, type RequestRefusal,
} from '#app/domain/exam/accommodation.ts'
import type { OrganisationId, PersonId, UploadId } from '#app/domain/ids.ts'
import { type Day, dayOf, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { type AccommodationId, type AccommodationRecord, accommodationsRepository } from '#db/repositories/accommodations.ts'
import { messagesRepository } from '#db/repositories/messages.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { uploadsRepository } from '#db/repositories/uploads.ts'
import type { Actor, App } from './app.ts'
import { fileEnding, type FileRefusal, judgeFile, type OpenedEvidence, stageFiles, storedFile } from './uploads.ts'

export type { AccommodationId } from '#db/repositories/accommodations.ts'

/** The field and the purpose of the file of evidence. */
export const ACCOMMODATION_EVIDENCE = 'accommodation'
export const ACCOMMODATIONS_SHOWN = 200

export interface AccommodationView {
  readonly id: AccommodationId
  readonly association: { readonly name: string; readonly nameEn: string }
  readonly askedPercent: number
  readonly reason: string
  readonly uploadId: UploadId | null
  readonly askedAt: Instant
  readonly state: AccommodationState
  readonly inForce: boolean
  readonly percent: number | null
  readonly validFrom: Day | null
  readonly validUntil: Day | null
  readonly decidedAt: Instant | null
  readonly decision: string | null
}
const viewOf = (record: AccommodationRecord, today: Day): AccommodationView => {
  const { id, askedPercent, reason, uploadId, askedAt, state, percent, validFrom, validUntil, decidedAt, decision } = record
  const association = { name: record.association.name, nameEn: record.association.nameEn }
  return { id, association, askedPercent, reason, uploadId, askedAt, state, inForce: isInForceOn(record, today), percent, validFrom, validUntil, decidedAt, decision }
}

export interface OwnAccommodations {
  readonly percentToday: number
  readonly requests: readonly AccommodationView[]
  readonly associations: readonly { readonly id: OrganisationId; readonly name: string; readonly nameEn: string; readonly region: string }[]
}

/** A person's own requests, the latest first, what is in force today, and where one can be made. */
export async function ownAccommodations(app: App, personId: PersonId): Promise<OwnAccommodations> {
  const today = dayOf(app.now())
  return app.database.read(async (db) => {
    const records = await accommodationsRepository(app.database).ofPerson(db, personId)
    const associations = await peopleRepository(app.database).organisations(db, 'association')
    return {
      percentToday: extraTimePercentOn(records, today),
      requests: records.map((record) => viewOf(record, today)),
      associations: associations.map(({ id, name, nameEn, region }) => ({ id, name, nameEn, region })),
    }
  })
}

export interface AccommodationInput {
  readonly organisationId: OrganisationId
  readonly percent: number
  readonly reason: string
  /** A health condition is sensitive: its use for this is agreed to apart (个人信息保护法 29). */
  readonly consent: boolean
}
export type AskRefusal = RequestRefusal | FileRefusal | 'association-unknown' | 'accommodation-consent'

const scopeOf = (personId: PersonId): string => `accommodations:${personId}`

/** Asks for extra time; the file is kept only when the request is. One request at a time. */
export async function askAccommodation(
  app: App,
  personId: PersonId,
  input: AccommodationInput,
  file: { readonly name: string; readonly bytes: Uint8Array } | undefined,
): Promise<Result<AccommodationId, AskRefusal>> {
  const asked = requestAccommodation({ ...input, hasEvidence: file !== undefined }, false)
  if (!asked.ok) return asked
  if (!input.consent) return refuse('accommodation-consent', { field: 'consent' })
  const judged = await judgeFile(ACCOMMODATION_EVIDENCE, file)
  if (!judged.ok) return judged
  const [accommodations, people, uploads] = [accommodationsRepository(app.database), peopleRepository(app.database), uploadsRepository(app.database)]
  const [now, id] = [app.now(), app.id<'accommodation'>()]
  const staged = await stageFiles(app, { ownerId: personId, claimId: null }, [judged.value], now)
  const uploadId = staged.rows[0]?.id ?? null
  let kept = false
  try {
    const done = await app.database.write(scopeOf(personId), async (tx): Promise<Result<AccommodationId, AskRefusal>> => {
      const open = (await accommodations.ofPerson(tx, personId)).some(({ state }) => state === 'asked')
      const may = requestAccommodation({ ...input, hasEvidence: true }, open)
      if (!may.ok) return may
      if ((await people.organisation(tx, input.organisationId))?.kind !== 'association') return refuse('association-unknown', { field: 'organisationId' })
      await uploads.add(tx, staged.rows)
      await accommodations.add(tx, {
        id, personId, organisationId: input.organisationId, askedPercent: may.value.percent, reason: may.value.reason, uploadId, askedAt: now, state: 'asked',
        percent: null, validFrom: null, validUntil: null, decidedBy: null, decidedAt: null, decision: null,
      })
      // What the person's need is stays out of the audit trail.
      await people.audit(tx, { id: app.id(), at: now, actorId: personId, action: 'accommodation.ask', object: `accommodation:${id}`, detail: { consent: true, files: staged.rows.map(({ sha256 }) => sha256) } })
      return ok(id)
    })
    if (!done.ok) return done
    kept = true
  } catch (fault) {
    // A connection lost while committing leaves open what became of the request: while nobody can tell, the file stays.
    kept = await app.database.read((db) => accommodations.byId(db, id)).then(Boolean, () => true)
    throw fault
  } finally {
    if (!kept) await staged.drop()
  }
  await staged.keep()
  return ok(id)
}

/** Gives up one's own request, or what was granted: from then on no extra time comes of it. */
export async function giveUpAccommodation(app: App, personId: PersonId, id: AccommodationId): Promise<Result<null, 'accommodation-not-found' | 'accommodation-ended'>> {
  const [accommodations, people] = [accommodationsRepository(app.database), peopleRepository(app.database)]
  return app.database.write(scopeOf(personId), async (tx) => {
    const record = await accommodations.byId(tx, id)
    if (record?.personId !== personId) return refuse('accommodation-not-found')
    if (record.state !== 'asked' && record.state !== 'granted') return refuse('accommodation-ended')
    await accommodations.giveUp(tx, id, personId, record.state)
    await people.audit(tx, { id: app.id(), at: app.now(), actorId: personId, action: 'accommodation.give-up', object: `accommodation:${id}`, detail: {} })
    return ok(null)
  })
}

/** Whose desk a request belongs to, for the one table of who may what. */
export interface AccommodationTarget {
  readonly organisationId: OrganisationId
  readonly region: string
}
type MayDecide = (of: AccommodationTarget) => boolean
const targetOf = ({ organisationId, association }: AccommodationRecord): AccommodationTarget => ({ organisationId, region: association.region })

export interface AccommodationAtDesk extends AccommodationView {
  readonly candidate: string
  readonly documentMasked: string
}

/** The requests of the associations for which the actor decides, without own ones. */
export async function accommodationsAtDesk(app: App, actor: Actor, list: 'waiting' | 'ended', mayDecide: MayDecide): Promise<AccommodationAtDesk[]> {
  const today = dayOf(app.now())
  return app.database.read(async (db) => {
    const associations = (await peopleRepository(app.database).organisations(db, 'association')).filter(({ id, region }) => mayDecide({ organisationId: id, region }))
    const records = await accommodationsRepository(app.database).atDesk(db, associations.map(({ id }) => id), list, ACCOMMODATIONS_SHOWN)
    return records.filter(({ personId }) => personId !== actor.personId).map((record) => ({ ...viewOf(record, today), candidate: record.candidate.name, documentMasked: record.candidate.documentMasked }))
  })
}

/** One request with the candidate's earlier ones; undefined when it is not the actor's to decide. The reading is noted. */
export async function accommodationAtDesk(app: App, actor: Actor, id: AccommodationId, mayDecide: MayDecide): Promise<(AccommodationAtDesk & { readonly earlier: readonly AccommodationView[] }) | undefined> {
  const accommodations = accommodationsRepository(app.database)
  const now = app.now()
  const found = await app.database.read(async (db) => {
    const record = await accommodations.byId(db, id)
    if (!record || record.personId === actor.personId || !mayDecide(targetOf(record))) return undefined
    const all = await accommodations.ofPerson(db, record.personId)
    return {
      ...viewOf(record, dayOf(now)),
      candidate: record.candidate.name,
      documentMasked: record.candidate.documentMasked,
      earlier: all.filter((one) => one.id !== id).map((one) => viewOf(one, dayOf(now))),
    }
  })
  if (found) await audit(app, actor, 'accommodation.read', id, now)
  return found
}

const audit = (app: App, actor: Actor, action: string, id: AccommodationId, at: Instant): Promise<void> =>
  app.database.write(`audit:${actor.personId}`, (tx) =>
    peopleRepository(app.database).audit(tx, { id: app.id(), at, actorId: actor.personId, action, object: `accommodation:${id}`, detail: {} }),
  )

/** An officer's decision; the candidate is told. What `decideAccommodation` refuses; another desk's request is not there. */
export async function decideRequest(
  app: App,
  actor: Actor,
  id: AccommodationId,
  verdict: AccommodationVerdict,
  mayDecide: MayDecide,
): Promise<Result<null, AccommodationRefusal | 'accommodation-not-found'>> {
  const [accommodations, people] = [accommodationsRepository(app.database), peopleRepository(app.database)]
  const owner = await app.database.read((db) => accommodations.byId(db, id))
  if (!owner) return refuse('accommodation-not-found')
  return app.database.write(scopeOf(owner.personId), async (tx) => {
    const now = app.now()
    const record = await accommodations.byId(tx, id)
    if (!record || !mayDecide(targetOf(record))) return refuse('accommodation-not-found')
    const decided = decideAccommodation(record, actor.personId, verdict, dayOf(now), now)
    if (!decided.ok) return decided
    const { reasons, ...set } = decided.value
    await accommodations.decide(tx, id, { ...set, decision: reasons })
    await people.audit(tx, { id: app.id(), at: now, actorId: actor.personId, action: 'accommodation.decide', object: `accommodation:${id}`, detail: { state: set.state, percent: set.percent } })
    await messagesRepository(app.database).add(tx, {
      id: app.id(), kind: `accommodation-${set.state}`, personId: record.personId, payload: { accommodationId: id }, createdAt: now, deliveredAt: null,
    })
    return ok(null)
  })
}

/** The file of evidence, for its owner or an officer who may decide the request; an officer's reading is noted before it happens. */
export async function openAccommodationEvidence(app: App, actor: Actor, id: UploadId, mayDecide: MayDecide): Promise<OpenedEvidence | undefined> {
  const found = await app.database.read((db) => accommodationsRepository(app.database).evidence(db, id))
  if (!found || found.upload.deletedAt !== null) return undefined
  const { upload, request } = found
  if (upload.ownerId !== actor.personId && !mayDecide(targetOf(request))) return undefined
  if (upload.ownerId !== actor.personId) await audit(app, actor, 'accommodation.evidence-read', request.id, app.now())
  return { bytes: await storedFile(app, upload), mime: upload.mime, fileName: `accommodation.${fileEnding(upload.mime)}` }
}
