// What is seen of the syllabus: the versions, one of them with what it changes, and what is in force for everybody.

import { mayDecide, type SyllabusDecided, type SyllabusDecision, syllabusOn, type SyllabusState, syllabusState, type SyllabusVersion, type SyllabusVersionId } from '#app/domain/exam/syllabus.ts'
import { differences, type SyllabusDifference } from '#app/domain/exam/syllabus-fields.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { addDays, type Day, dayOf, type Instant, startOfDay } from '#app/domain/instant.ts'
import { refuse, ok, type Result } from '#app/domain/result.ts'
import type { Reader } from '#db/database.ts'
import { type SittingAfter, syllabusRepository } from '#db/repositories/syllabus.ts'
import type { App } from './app.ts'
import { examPolicies, examPolicyAt } from './exam-policy.ts'
import { type DecideRefusal, isNational, type Lacking, lackingFor, syllabusScope } from './syllabus.ts'
import { contentSyllabus, signedSyllabus, type SyllabusInForce } from './syllabus-in-force.ts'

/** How many sittings are named before the rest is only counted. */
const NAMED_SITTINGS = 10

/** Topics and modules with their titles, for whoever shows a syllabus. */
export function syllabusNames(app: App) {
  const hours = new Map(syllabusScope(app).modules.map(({ id, hoursTenths }) => [id, hoursTenths]))
  return {
    topics: app.catalogue.topics.map(({ id, title, titleEn }) => ({ id, title, titleEn })),
    modules: app.catalogue.modules.map(({ id, title, titleEn }) => ({ id, title, titleEn, hoursTenths: hours.get(id) ?? 0 })),
  }
}
export type SyllabusNames = ReturnType<typeof syllabusNames>

interface Rows {
  readonly versions: readonly SyllabusVersion[]
  readonly decisions: readonly SyllabusDecided[]
}
async function rowsOf(app: App, db: Reader): Promise<Rows> {
  const repository = syllabusRepository(app.database)
  return { versions: await repository.all(db), decisions: await repository.decisions(db) }
}

/** What is in force on a day, by rows already read. */
function inForceBy(app: App, { versions, decisions }: Rows, on: Day): SyllabusInForce {
  const found = syllabusOn(versions, decisions, on)
  return found ? signedSyllabus(found) : contentSyllabus(app, startOfDay(on))
}

// ── the desk ─────────────────────────────────────────────────────────────────────────────────────────────────
export interface SyllabusEntry {
  /** Null: the policy of /content. */
  readonly id: SyllabusVersionId | null
  readonly version: string
  readonly from: Day
  readonly state: SyllabusState
  readonly draftedBy: string | null
  readonly draftedAt: Instant | null
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
}

/** All versions, the latest effective day first, and the policies of /content below them. */
export async function syllabusVersions(app: App): Promise<SyllabusEntry[]> {
  const today = dayOf(app.now())
  return app.database.read(async (db) => {
    const rows = await rowsOf(app, db)
    const names = await namesIn(app, db, rows)
    const drafted = rows.versions.map((version) => {
      const decided = rows.decisions.find(({ versionId }) => versionId === version.id)
      return {
        id: version.id,
        version: version.version,
        from: version.effectiveFrom,
        state: syllabusState(version, rows.versions, rows.decisions, today),
        draftedBy: names.get(version.draftedBy) ?? '',
        draftedAt: version.draftedAt,
        decidedBy: decided ? (names.get(decided.decidedBy) ?? '') : null,
        decidedAt: decided?.decidedAt ?? null,
      }
    })
    const shipped = examPolicies(app).map(({ version, effectiveFrom: from }) => ({
      id: null, version, from, state: shippedState(app, rows, from, today), draftedBy: null, draftedAt: null, decidedBy: null, decidedAt: null,
    }))
    return [...drafted, ...shipped]
  })
}

/** How many drafts wait for this officer's signature: those of others, at the national association. */
export const syllabusWaitingFor = (app: App, actorId: PersonId): Promise<number> =>
  app.database.read(async (db) => {
    if (!(await isNational(app, db, actorId))) return 0
    const { versions, decisions } = await rowsOf(app, db)
    return versions.filter((v) => v.draftedBy !== actorId && !decisions.some(({ versionId }) => versionId === v.id)).length
  })

/** A signed version rules before any policy of /content. */
function shippedState(app: App, rows: Rows, from: Day, today: Day): SyllabusState {
  const rules = (on: Day) => syllabusOn(rows.versions, rows.decisions, on) === undefined && examPolicyAt(app, startOfDay(on)).effectiveFrom === from
  if (!rules(from)) return 'overtaken'
  return from > today ? 'coming' : rules(today) ? 'in-force' : 'past'
}

const namesIn = (app: App, db: Reader, { versions, decisions }: Rows) =>
  syllabusRepository(app.database).names(db, [...versions.map((v) => v.draftedBy), ...decisions.map((d) => d.decidedBy)])

export interface SyllabusCase extends Pick<SyllabusVersion, 'id' | 'version' | 'effectiveFrom' | 'reason' | 'draftedAt' | 'body'> {
  readonly state: SyllabusState
  readonly draftedBy: string
  readonly decision: { readonly decision: SyllabusDecision; readonly by: string; readonly at: Instant } | null
  /** What is in force on the day before it, and field by field what it changes of that. */
  readonly before: Pick<SyllabusInForce, 'id' | 'version' | 'from'>
  readonly differences: readonly SyllabusDifference[]
  /** Name of a version already signed for the same day, whose place it would take. */
  readonly replaces: string | null
  /** While it waits: what it lacks. */
  readonly lacking: Lacking | null
  /** Sittings already opened that start on its first day or later: they keep the blueprint they were opened with. */
  readonly sittings: { readonly count: number; readonly first: readonly SittingAfter[] }
  /** What the reader would be refused; null: they may. */
  readonly may: Readonly<Record<SyllabusDecision['type'], DecideRefusal | null>>
}

/** One version for the desk; `actorId` is who reads, to say what they may do. */
export async function syllabusCase(app: App, actorId: PersonId, id: SyllabusVersionId): Promise<Result<SyllabusCase, 'syllabus-not-found'>> {
  const today = dayOf(app.now())
  const seen = await app.database.read(async (db) => {
    const rows = await rowsOf(app, db)
    const version = rows.versions.find((v) => v.id === id)
    if (!version) return undefined
    const names = await namesIn(app, db, rows)
    const national = await isNational(app, db, actorId)
    const decided = rows.decisions.find(({ versionId }) => versionId === id)
    const before = inForceBy(app, rows, addDays(version.effectiveFrom, -1))
    const sameDay = syllabusOn(rows.versions, rows.decisions, version.effectiveFrom)
    const may = (type: SyllabusDecision['type']): DecideRefusal | null => {
      if (!national) return 'syllabus-not-national'
      const answer = mayDecide(version, decided, { type, by: actorId, today })
      return answer.ok ? null : answer.refusal
    }
    const { draftedBy, ...shown } = version
    return {
      ...shown,
      state: syllabusState(version, rows.versions, rows.decisions, today),
      draftedBy: names.get(draftedBy) ?? '',
      decision: decided ? { decision: decided.decision, by: names.get(decided.decidedBy) ?? '', at: decided.decidedAt } : null,
      before: { id: before.id, version: before.version, from: before.from },
      differences: differences(before.body, version.body),
      replaces: sameDay && sameDay.id !== id && sameDay.effectiveFrom === version.effectiveFrom && !decided ? sameDay.version : null,
      sittings: await syllabusRepository(app.database).sittingsFrom(db, startOfDay(version.effectiveFrom), NAMED_SITTINGS),
      may: { signed: may('signed'), returned: may('returned'), withdrawn: may('withdrawn') },
    }
  })
  if (!seen) return refuse('syllabus-not-found')
  return ok({ ...seen, lacking: seen.decision ? null : await lackingFor(app, seen) })
}

/** The syllabus to begin a draft from: a version by id, else what is in force today. */
export async function syllabusToDraftFrom(app: App, id: SyllabusVersionId | undefined): Promise<Pick<SyllabusInForce, 'version' | 'body'>> {
  return app.database.read(async (db) => {
    const version = id && (await syllabusRepository(app.database).byId(db, id))
    return version ? signedSyllabus(version) : inForceBy(app, await rowsOf(app, db), dayOf(app.now()))
  })
}

// ── for everybody (ISO/IEC 17024 7.2: the scheme's requirements are public) ──────────────────────────────────
export interface PublicSyllabus extends Pick<SyllabusInForce, 'version' | 'from' | 'origin' | 'body'> {
  readonly on: Day
  /** Where the numbers of /content come from, in Chinese; empty for a signed version. */
  readonly notes: readonly string[]
  readonly reason: string | null
  readonly signedAt: Instant | null
  /** What is, was and will be in force, the latest first; `until` is the last day, null for the last. */
  readonly history: readonly { readonly version: string; readonly from: Day; readonly until: Day | null; readonly origin: 'content' | 'signed' }[]
}

/** The syllabus of a day (today when left out) and when which version is in force. Open to anyone. */
export async function publicSyllabus(app: App, day?: Day): Promise<PublicSyllabus> {
  const rows = await app.database.read((db) => rowsOf(app, db))
  const first = examPolicies(app).at(-1)?.effectiveFrom
  const today = dayOf(app.now())
  const on = day && first && day >= first ? day : today
  const { version, from, origin, body, id } = inForceBy(app, rows, on)
  const signed = rows.decisions.find(({ versionId }) => versionId === id)
  const { source } = examPolicyAt(app, startOfDay(on))
  const hours = app.catalogue.hours.source
  return {
    on, version, from, origin, body,
    notes: origin === 'signed' ? [] : [source, hours].flatMap((s) => (s.kind === 'own-policy' ? [s.note] : [])),
    reason: rows.versions.find((v) => v.id === id)?.reason ?? null,
    signedAt: signed?.decidedAt ?? null,
    history: historyOf(app, rows),
  }
}

function historyOf(app: App, rows: Rows): PublicSyllabus['history'] {
  const signed = new Set(rows.decisions.flatMap((d) => (d.decision.type === 'signed' ? [d.versionId] : [])))
  const days = [...rows.versions.filter(({ id }) => signed.has(id)), ...examPolicies(app)].map(({ effectiveFrom }) => effectiveFrom)
  const turns = [...new Set(days)].sort().map((from) => ({ from, is: inForceBy(app, rows, from) }))
  const changes = turns.filter(({ is }, i) => i === 0 || is.version !== turns[i - 1]?.is.version || is.id !== turns[i - 1]?.is.id)
  return changes
    .map(({ from, is }, i) => {
      const next = changes[i + 1]?.from
      return { version: is.version, from, until: next ? addDays(next, -1) : null, origin: is.origin }
    })
    .reverse()
}
