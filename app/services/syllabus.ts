// Drafting a version of the national syllabus and deciding about it. The national association sets syllabus and standard,
// uniformly for all (广发〔2012〕53号 四（一）); provinces deliver them.

import { blueprintIn, type DecidingRefusal, mayDecide, type SyllabusBody, type SyllabusDecision, type SyllabusVersion, type SyllabusVersionId } from '#app/domain/exam/syllabus.ts'
import { hoursLacking, type SyllabusFault, syllabusFaults, type SyllabusScope, untaughtTopics } from '#app/domain/exam/syllabus-fields.ts'
import type { OrganisationId, PersonId } from '#app/domain/ids.ts'
import { type Day, dayOf } from '#app/domain/instant.ts'
import type { Role } from '#app/domain/people/roles.ts'
import { type Detail, ok, refuse, type Result } from '#app/domain/result.ts'
import type { Reader } from '#db/database.ts'
import { isUniqueViolation } from '#db/errors.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { syllabusRepository } from '#db/repositories/syllabus.ts'
import type { App } from './app.ts'
import { examPolicies } from './exam-policy.ts'
import { canFill } from './item-bank.ts'
import { associationId } from './organisations.ts'

/** The national node of the scheme. */
const NATIONAL_REGION = '00'
export const nationalAssociation: OrganisationId = associationId(NATIONAL_REGION)
/** Who drafts and decides, there. The same as `syllabus.change` in the table of permissions: a test compares them. */
export const SYLLABUS_ROLES: readonly Role[] = ['training-officer', 'item-reviewer']

/** Versions are few and are decided one after another. */
const SYLLABUS = 'syllabus'
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}.·-]{0,39}$/u

export type SyllabusDraft = {
  readonly version: string
  readonly effectiveFrom: Day
  readonly reason: string
  readonly body: SyllabusBody
}
export type DraftRefusal =
  | 'syllabus-not-national'
  | 'syllabus-name-malformed'
  | 'syllabus-name-taken'
  | 'syllabus-reason-missing'
  | 'syllabus-too-early'
/** A draft whose body is wrong somewhere: each fault with its field. */
export type SyllabusFaulty = {
  readonly ok: false
  readonly refusal: 'syllabus-faulty'
  readonly detail: { readonly count: number }
  readonly faults: readonly SyllabusFault[]
}

/** What would keep a version from being signed today, though it may be drafted: lessons and items can still be added. */
export interface Lacking {
  /** Tenths of hours that the required lessons take, when more are required for the exam. */
  readonly hours: number | null
  /** Why the bank of the effective day cannot fill a form; null when it can. */
  readonly bank: Detail | null
  /** Topics that are examined though their module is not required. Told; it keeps nothing from being signed. */
  readonly untaught: readonly string[]
}

/** The topics, and the modules with the hours of their lessons, that a syllabus is made of. */
export function syllabusScope({ catalogue }: App): SyllabusScope {
  const { minutesPerHour } = catalogue.hours
  return {
    topics: catalogue.topics.map(({ id }) => id),
    modules: catalogue.modules.map(({ id, topic, lessons }) => ({
      id,
      topic,
      hoursTenths: Math.floor((lessons.reduce((sum, { minutes }) => sum + minutes, 0) * 10) / minutesPerHour),
    })),
  }
}

/** What a version lacks in lessons and items. Reads the bank as it is now, on the version's first day. */
export async function lackingFor(app: App, { version, body, effectiveFrom }: Omit<SyllabusDraft, 'reason'>): Promise<Lacking> {
  const filled = await canFill(app, blueprintIn(version, body), effectiveFrom)
  const scope = syllabusScope(app)
  return { hours: hoursLacking(body, scope) ?? null, bank: filled.ok ? null : (filled.detail ?? {}), untaught: untaughtTopics(body, scope) }
}

const faultyOf = (faults: readonly SyllabusFault[]): SyllabusFaulty => ({
  ok: false,
  refusal: 'syllabus-faulty',
  detail: { count: faults.length },
  faults,
})

/** Whether somebody holds a duty of the national association that drafts and decides. */
export async function isNational(app: App, db: Reader, actorId: PersonId): Promise<boolean> {
  const roles = await peopleRepository(app.database).rolesOf(db, actorId)
  return roles.some(({ role, organisationId }) => organisationId === nationalAssociation && SYLLABUS_ROLES.includes(role))
}

/** Returned and withdrawn drafts give their name free; signed and waiting ones, and the policies of /content, keep it. */
async function isTaken(app: App, db: Reader, name: string): Promise<boolean> {
  const repository = syllabusRepository(app.database)
  const over = new Set(
    (await repository.decisions(db)).flatMap((d) => (d.decision.type === 'signed' ? [] : [d.versionId])),
  )
  const taken = (await repository.all(db)).filter(({ id }) => !over.has(id)).map(({ version }) => version)
  const same = name.toLowerCase()
  return [...taken, ...examPolicies(app).map(({ version }) => version)].some((one) => one.toLowerCase() === same)
}

async function wrongWith(
  app: App,
  db: Reader,
  actorId: PersonId,
  { version, effectiveFrom, reason, body }: SyllabusDraft,
): Promise<Result<void, DraftRefusal> | SyllabusFaulty> {
  if (!(await isNational(app, db, actorId))) return refuse('syllabus-not-national')
  if (!NAME.test(version.trim())) return refuse('syllabus-name-malformed')
  if (await isTaken(app, db, version.trim())) return refuse('syllabus-name-taken')
  if (effectiveFrom <= dayOf(app.now())) return refuse('syllabus-too-early', { from: effectiveFrom })
  if (reason.trim().length < 4 || reason.trim().length > 2000) return refuse('syllabus-reason-missing')
  const faults = syllabusFaults(body, syllabusScope(app))
  return faults.length > 0 ? faultyOf(faults) : ok(undefined)
}

/** Whether a version could be drafted like this, and what it would lack on its first day; nothing is written. */
export async function checkSyllabusDraft(
  app: App,
  actorId: PersonId,
  draft: SyllabusDraft,
): Promise<Result<Lacking, DraftRefusal> | SyllabusFaulty> {
  const wrong = await app.database.read((db) => wrongWith(app, db, actorId, draft))
  return wrong.ok ? ok(await lackingFor(app, draft)) : wrong
}

/**
 * Drafts a version. It is never changed afterwards: another wording is another draft.
 * Refusals: `syllabus-not-national` (only officers of the national association draft), `syllabus-name-malformed`,
 * `syllabus-name-taken`, `syllabus-too-early` (tomorrow at the soonest), `syllabus-reason-missing`; `syllabus-faulty` with
 * every fault and its field.
 */
export async function draftSyllabus(
  app: App,
  actorId: PersonId,
  draft: SyllabusDraft,
): Promise<Result<SyllabusVersionId, DraftRefusal> | SyllabusFaulty> {
  const id = app.id<'syllabus-version'>()
  return app.database.write(SYLLABUS, async (tx) => {
    const wrong = await wrongWith(app, tx, actorId, draft)
    if (!wrong.ok) return wrong
    const now = app.now()
    const version: SyllabusVersion = {
      id,
      version: draft.version.trim(),
      effectiveFrom: draft.effectiveFrom,
      body: draft.body,
      reason: draft.reason.trim(),
      draftedBy: actorId,
      draftedAt: now,
    }
    await syllabusRepository(app.database).add(tx, version)
    await record(app, tx, actorId, 'syllabus.draft', version)
    return ok(id)
  })
}

const record = (app: App, tx: Parameters<ReturnType<typeof peopleRepository>['audit']>[0], actorId: PersonId, action: string, { id, version, effectiveFrom }: SyllabusVersion) =>
  peopleRepository(app.database).audit(tx, { id: app.id(), at: app.now(), actorId, action, object: `syllabus:${id}`, detail: { version, effectiveFrom } })

export type DecideRefusal =
  | DecidingRefusal
  | 'syllabus-not-national'
  | 'syllabus-not-found'
  | 'syllabus-no-reason'
  | 'syllabus-hours-lacking'
  | 'blueprint-unfillable'

/**
 * Signs a version off, returns it or withdraws it: once, by an officer of the national association.
 * Refusals: those of `mayDecide`; `syllabus-not-national`, `syllabus-not-found`, `syllabus-no-reason` (returned or withdrawn
 * without one); and for a signature `syllabus-faulty` (topics or modules are gone since), `syllabus-hours-lacking`,
 * `blueprint-unfillable` (detail as in `assemble`).
 */
export async function decideSyllabus(
  app: App,
  actorId: PersonId,
  id: SyllabusVersionId,
  wish: SyllabusDecision,
): Promise<Result<void, DecideRefusal> | SyllabusFaulty> {
  const repository = syllabusRepository(app.database)
  const version = await app.database.read((db) => repository.byId(db, id))
  const unfit = version && wish.type === 'signed' ? await unfitness(app, version) : undefined
  try {
    return await app.database.write(SYLLABUS, async (tx) => {
      if (!(await isNational(app, tx, actorId))) return refuse('syllabus-not-national')
      if (!version) return refuse('syllabus-not-found')
      const decided = (await repository.decisions(tx)).find(({ versionId }) => versionId === id)
      // The clock is read within the turn: what is written first was decided first.
      const now = app.now()
      const may = mayDecide(version, decided, { type: wish.type, by: actorId, today: dayOf(now) })
      if (!may.ok) return may
      const reason = wish.type === 'signed' ? '' : wish.reason.trim()
      if (wish.type !== 'signed' && (reason.length < 2 || reason.length > 1000)) return refuse('syllabus-no-reason')
      if (unfit) return unfit
      const decision: SyllabusDecision = wish.type === 'signed' ? { type: 'signed' } : { type: wish.type, reason }
      await repository.decide(tx, { versionId: id, decision, decidedBy: actorId, decidedAt: now })
      await record(app, tx, actorId, `syllabus.${wish.type}`, version)
      return ok(undefined)
    })
  } catch (fault) {
    if (isUniqueViolation(fault)) return refuse('syllabus-decided')
    throw fault
  }
}

/** What keeps a version from being signed, whoever signs. */
async function unfitness(app: App, version: SyllabusVersion): Promise<Result<never, DecideRefusal> | SyllabusFaulty | undefined> {
  const faults = syllabusFaults(version.body, syllabusScope(app))
  if (faults.length > 0) return faultyOf(faults)
  const { hours, bank } = await lackingFor(app, version)
  if (hours !== null) return refuse('syllabus-hours-lacking', { have: hours / 10, wanted: version.body.requiredHoursTenths / 10 })
  return bank ? refuse('blueprint-unfillable', bank) : undefined
}
