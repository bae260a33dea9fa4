// Studies that set a cut score (NCCA standard 17): drawn from the bank by the blueprint, rated by named judges in two
// rounds, signed by a second officer. What a judge rated is kept for ever.

import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { blueprintIn } from '#app/domain/exam/syllabus.ts'
import { RATING_MOST } from '#app/domain/grading/angoff.ts'
import { type CloseRefusal, closeRound, type HandInRefusal, type JudgingRefusal, mayHandIn, mayRate, maySign, type SignRefusal, type StudyFigures } from '#app/domain/grading/study.ts'
import type { ItemHash, OrganisationId, PersonId } from '#app/domain/ids.ts'
import { dayOf } from '#app/domain/instant.ts'
import { readEmail } from '#app/domain/people/email.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Writer } from '#db/database.ts'
import { formsRepository } from '#db/repositories/forms.ts'
import { messagesRepository } from '#db/repositories/messages.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { type JudgeRow, type RatingRow, studiesRepository, type StudyId, type StudyRow } from '#db/repositories/studies.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { ownState } from './sittings.ts'
import { drawItems } from './item-bank.ts'
import { studyFigures } from './study-figures.ts'
import { syllabusNow } from './syllabus-in-force.ts'

const studyScope = (id: StudyId): string => `study:${id}`

// ── beginning ────────────────────────────────────────────────────────────────────────────────────────────────
export interface NewStudy {
  readonly title: string
  readonly judges: readonly { readonly email: string; readonly qualification: string }[]
}
export type CreateRefusal =
  | 'study-title-malformed'
  | 'study-judges-missing'
  | 'study-judge-twice' | 'study-judge-candidate'
  | 'study-judge-unknown'
  | 'study-runner-judges'
  | 'study-qualification-missing'
  | 'blueprint-unfillable'

/** So many judges a study has at the most. */
const MOST_JUDGES = 60

/**
 * Begins a study: draws a form's worth of items by the syllabus in force, names the judges and tells them.
 * Refusals: `study-title-malformed` (2 to 80 characters), `study-judges-missing` (two at least), `study-judge-unknown` (no
 * account of that e-mail; `email`), `study-judge-twice`, `study-runner-judges` (who runs it does not rate),
 * `study-qualification-missing` (each judge's is stated), `blueprint-unfillable`.
 */
export async function createStudy(
  app: App,
  actorId: PersonId,
  organisationId: OrganisationId,
  wish: NewStudy,
): Promise<Result<StudyId, CreateRefusal>> {
  const title = wish.title.trim()
  if (title.length < 2 || title.length > 80) return refuse('study-title-malformed')
  const judges = await judgesOf(app, actorId, wish.judges)
  if (!judges.ok) return judges
  const { version, body } = await syllabusNow(app)
  const blueprint: Blueprint = blueprintIn(version, body)
  const drawn = await drawItems(app, blueprint, dayOf(app.now()))
  if (!drawn.ok) return drawn
  const id = app.id<'cut-study'>()
  return app.database.write(studyScope(id), async (tx) => {
    const now = app.now()
    await formsRepository(app.database).pin(tx, [...drawn.value].map(([hash, item]) => ({ hash, version: item })), now)
    const study: StudyRow = {
      id, organisationId, title, items: [...drawn.value.keys()], round: 1, state: 'rating', createdBy: actorId, createdAt: now,
      signedBy: null, signedAt: null, cutHundredths: null, result: { basis: { syllabus: version, marks: blueprint.marks }, figures: null }, reason: null,
    }
    await studiesRepository(app.database).add(tx, study, judges.value.map((judge) => ({ ...judge, studyId: id, doneRound: 0, expectedCut: null, expectedPass: null })))
    for (const { personId } of judges.value) await invite(app, tx, personId, id, 1)
    await record(app, tx, actorId, 'study.create', id, { items: study.items.length, judges: judges.value.length })
    return ok(id)
  })
}

async function judgesOf(
  app: App,
  actorId: PersonId,
  named: NewStudy['judges'],
): Promise<Result<{ personId: PersonId; qualification: string }[], CreateRefusal>> {
  if (named.length < 2 || named.length > MOST_JUDGES) return refuse('study-judges-missing', { least: 2, most: MOST_JUDGES })
  const judges = new Map<PersonId, string>()
  for (const { email, qualification } of named) {
    const read = readEmail(email)
    const person = read.ok ? await app.database.read((db) => peopleRepository(app.database).byEmail(db, read.value.key)) : undefined
    if (!person) return refuse('study-judge-unknown', { email: email.trim().slice(0, 100) })
    if (person.id === actorId) return refuse('study-runner-judges')
    if (judges.has(person.id)) return refuse('study-judge-twice', { email: person.email })
    // Who is about to be examined sees no items with their keys.
    const own = await app.database.read((db) => sittingsRepository(app.database).ofPerson(db, person.id))
    if (own.some((one) => ['booked', 'sitting'].includes(ownState(one, app.now())))) return refuse('study-judge-candidate', { email: person.email })
    const stated = qualification.trim()
    if (stated.length < 2 || stated.length > 200) return refuse('study-qualification-missing', { email: person.email })
    judges.set(person.id, stated)
  }
  return ok([...judges].map(([personId, qualification]) => ({ personId, qualification })))
}

const invite = (app: App, tx: Writer, personId: PersonId, studyId: StudyId, round: number): Promise<void> =>
  messagesRepository(app.database).add(tx, { id: app.id(), kind: 'study-round', personId, payload: { studyId, round }, createdAt: app.now(), deliveredAt: null })

const record = (app: App, tx: Writer, actorId: PersonId, action: string, id: StudyId, detail: Record<string, unknown>) =>
  peopleRepository(app.database).audit(tx, { id: app.id(), at: app.now(), actorId, action, object: `study:${id}`, detail })

// ── rating ───────────────────────────────────────────────────────────────────────────────────────────────────
export interface Judgement {
  /** By item, in whole hundredths of a per cent; items left out keep what they had. */
  readonly ratings: ReadonlyMap<ItemHash, number>
  readonly expectedCut: number | null
  readonly expectedPass: number | null
}
export type RateRefusal = JudgingRefusal | HandInRefusal | 'study-not-found' | 'study-rating-malformed'

/**
 * Keeps a judge's ratings of the running round, and hands the round in if that is wished. What is handed in stands.
 * Refusals: `study-not-found` (for whoever is no judge of it, too), those of `mayRate` and `mayHandIn`,
 * `study-rating-malformed` (a rating or an expectation that is no share from 0 to 100 per cent, or of no item of the study).
 */
export async function rateItems(
  app: App,
  personId: PersonId,
  id: StudyId,
  judgement: Judgement,
  handIn: boolean,
): Promise<Result<void, RateRefusal>> {
  const studies = studiesRepository(app.database)
  return app.database.write(studyScope(id), async (tx) => {
    const [study, judge] = [await studies.byId(tx, id), await studies.judge(tx, id, personId)]
    if (!study || !judge) return refuse('study-not-found')
    const may = mayRate(study, judge)
    if (!may.ok) return may
    const { ratings, expectedCut, expectedPass } = judgement
    const shares = [...ratings.values(), expectedCut, expectedPass].filter((share) => share !== null)
    const known = new Set(study.items)
    if (!shares.every(isShare) || ![...ratings.keys()].every((hash) => known.has(hash))) return refuse('study-rating-malformed')
    const now = app.now()
    const rows = [...ratings].map(([itemHash, rating]): RatingRow => ({ studyId: id, personId, round: study.round, itemHash, rating, at: now }))
    await studies.rate(tx, rows)
    await studies.setJudge(tx, id, personId, { expectedCut, expectedPass })
    if (!handIn) return ok(undefined)
    const rated = (await studies.ratings(tx, id, personId)).filter(({ round }) => round === study.round)
    const done = mayHandIn(study, { ...judge, expectedCut, expectedPass }, study.items.length - rated.length)
    // What was rated is kept all the same: only handing in is refused.
    if (!done.ok) return done
    await studies.setJudge(tx, id, personId, { doneRound: study.round })
    await record(app, tx, personId, 'study.hand-in', id, { round: study.round })
    return ok(undefined)
  })
}

const isShare = (share: number): boolean => Number.isSafeInteger(share) && share >= 0 && share <= RATING_MOST

// ── ending a round, signing, abandoning ──────────────────────────────────────────────────────────────────────
type Found<R extends string> = Result<void, R | 'study-not-found'>

/** Ends the running round. @param leaveOut whether judges who did not hand in are left out from now on. Refusals: `closeRound`. */
export async function endRound(app: App, actorId: PersonId, id: StudyId, leaveOut: boolean): Promise<Found<CloseRefusal>> {
  const studies = studiesRepository(app.database)
  return app.database.write(studyScope(id), async (tx) => {
    const study = await studies.byId(tx, id)
    if (!study) return refuse('study-not-found')
    const judges = await studies.judges(tx, id)
    const next = closeRound(study, judges, leaveOut)
    if (!next.ok) return next
    await studies.move(tx, id, next.value)
    if (next.value.round > study.round) await beginRound(app, tx, study, judges, next.value.round)
    await record(app, tx, actorId, 'study.round-end', id, { round: study.round })
    return ok(undefined)
  })
}

/** The next round begins with what each judge rated before, to be changed or kept. */
async function beginRound(app: App, tx: Writer, study: StudyRow, judges: readonly JudgeRow[], round: number): Promise<void> {
  const studies = studiesRepository(app.database)
  const now = app.now()
  for (const { personId, doneRound } of judges) {
    if (doneRound < round - 1) continue
    const before = (await studies.ratings(tx, study.id, personId)).filter((rating) => rating.round === round - 1)
    await studies.rate(tx, before.map((rating) => ({ ...rating, round, at: now })))
    await invite(app, tx, personId, study.id, round)
  }
}

export type SignStudyRefusal = SignRefusal | 'study-note-missing'

/**
 * Signs a study: its cut may be used from now on, and the figures that were signed are kept.
 * Refusals: those of `maySign`; `study-note-missing` (what the signature rests on: 4 to 2000 characters).
 */
export async function signStudy(app: App, actorId: PersonId, id: StudyId, why: string): Promise<Found<SignStudyRefusal>> {
  const studies = studiesRepository(app.database)
  const note = noteOf(why)
  return app.database.write(studyScope(id), async (tx) => {
    const study = await studies.byId(tx, id)
    if (!study) return refuse('study-not-found')
    const judges = await studies.judges(tx, id)
    const may = maySign(study, judges, actorId)
    if (!may.ok) return may
    if (note === undefined) return refuse('study-note-missing')
    const figures: StudyFigures = await studyFigures(app, tx, study, judges)
    const cut = figures.rounds.at(-1)?.cutHundredths
    if (cut === undefined) throw new Error(`study ${id} was rated by nobody`)
    await studies.move(tx, id, {
      state: 'signed', signedBy: actorId, signedAt: app.now(), cutHundredths: cut, result: { ...study.result, figures }, reason: note,
    })
    await record(app, tx, actorId, 'study.sign', id, { cut })
    return ok(undefined)
  })
}

/** Ends a study that is not signed, with a reason; its ratings are kept. Refusals: `study-over`, `study-note-missing`. */
export async function abandonStudy(app: App, actorId: PersonId, id: StudyId, why: string): Promise<Found<'study-over' | 'study-note-missing'>> {
  const studies = studiesRepository(app.database)
  const reason = noteOf(why)
  return app.database.write(studyScope(id), async (tx) => {
    const study = await studies.byId(tx, id)
    if (!study) return refuse('study-not-found')
    if (study.state === 'signed' || study.state === 'abandoned') return refuse('study-over')
    if (reason === undefined) return refuse('study-note-missing')
    await studies.move(tx, id, { state: 'abandoned', reason })
    await record(app, tx, actorId, 'study.abandon', id, {})
    return ok(undefined)
  })
}

function noteOf(text: string): string | undefined {
  const note = text.trim()
  return note.length >= 4 && note.length <= 2000 ? note : undefined
}
