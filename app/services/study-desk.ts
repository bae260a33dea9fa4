// What is seen of cut-score studies: the list, one for officers with its figures, and the sheet on which a judge rates.

import { stringify } from 'csv-stringify/sync'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import { type Judge, LAST_ROUND, mayRate, maySign, panelOf, type SignRefusal, type StudyFigures, type StudyState } from '#app/domain/grading/study.ts'
import { RECOMMENDED_JUDGES } from '#app/domain/grading/angoff.ts'
import type { ItemHash, OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Reader } from '#db/database.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { type RatingRow, studiesRepository, type StudyId, type StudyRow } from '#db/repositories/studies.ts'
import type { App } from './app.ts'
import { facilitiesIn, FEWEST_ANSWERS, gradesToCompare, studyFigures, studyItems } from './study-figures.ts'

export interface StudyEntry {
  readonly id: StudyId
  readonly title: string
  readonly state: StudyState
  readonly round: number
  readonly createdAt: Instant
  readonly cutHundredths: number | null
  /** Whether the reader is a judge who is to rate now. */
  readonly toRate: boolean
}

/** The studies of some associations and those in which the reader judges, the latest first. */
export async function studiesAt(app: App, personId: PersonId, organisations: readonly OrganisationId[]): Promise<StudyEntry[]> {
  const studies = studiesRepository(app.database)
  return app.database.read(async (db) => {
    const judged = await studies.ofJudge(db, personId)
    const seen = await studies.ofOrganisations(db, organisations)
    const rows = [...new Map([...seen, ...judged].map((row) => [row.id, row])).values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    const entries: StudyEntry[] = []
    for (const row of rows) {
      const judge = judged.some(({ id }) => id === row.id) ? await studies.judge(db, row.id, personId) : undefined
      const { id, title, state, round, createdAt, cutHundredths } = row
      entries.push({ id, title, state, round, createdAt, cutHundredths, toRate: judge !== undefined && mayRate(row, judge).ok })
    }
    return entries
  })
}

/** Whose study it is, and whether somebody judges in it: to decide who may see what. */
export const studyOwner = (app: App, id: StudyId, personId: PersonId): Promise<{ readonly organisationId: OrganisationId; readonly judges: boolean } | undefined> =>
  app.database.read(async (db) => {
    const studies = studiesRepository(app.database)
    const study = await studies.byId(db, id)
    return study && { organisationId: study.organisationId, judges: (await studies.judge(db, id, personId)) !== undefined }
  })

// ── for officers ─────────────────────────────────────────────────────────────────────────────────────────────
export interface JudgeShown extends Pick<Judge, 'doneRound' | 'expectedCut' | 'expectedPass'> {
  readonly name: string
  readonly qualification: string
  /** How many items of the running round are rated. */
  readonly rated: number
  /** The cut that this judge alone would set by the last round handed in; null before that, and while others still rate. */
  readonly cut: number | null
}
export interface StudyCase extends Pick<StudyRow, 'id' | 'title' | 'state' | 'round' | 'createdAt' | 'signedAt' | 'cutHundredths' | 'reason'> {
  readonly syllabus: string
  readonly createdBy: string
  readonly signedBy: string | null
  readonly judges: readonly JudgeShown[]
  /** Judges who are in the running round and have not handed it in. */
  readonly waiting: number
  /** Rounds that are over; null while the first is not, so that nobody is led by half of it. */
  readonly figures: StudyFigures | null
  readonly items: readonly { readonly itemId: string; readonly kind: ItemVersion['kind']; readonly topic: string; readonly rounds: readonly { readonly mean: number; readonly lowest: number; readonly highest: number }[]; readonly facility: number | null }[]
  /** What keeps the reader from signing; null: nothing. */
  readonly signing: SignRefusal | null
  readonly recommendedJudges: number
}

/** One study for an officer; undefined when there is none. Item texts are not in it. */
export async function studyCase(app: App, actorId: PersonId, id: StudyId): Promise<StudyCase | undefined> {
  const studies = studiesRepository(app.database)
  return app.database.read(async (db) => {
    const study = await studies.byId(db, id)
    if (!study) return undefined
    const judges = await studies.judges(db, id)
    const ratings = await studies.ratings(db, id)
    const figures = overFigures(study, await studyFigures(app, db, study, judges))
    const signing = maySign(study, judges, actorId)
    const facilities = facilitiesIn(await gradesToCompare(app, db, study.organisationId), new Set(study.items))
    const cutsOf = new Map(figures?.rounds.at(-1)?.judges.map(({ judge, cut }) => [judge, cut]))
    const { title, state, round, createdAt, signedAt, cutHundredths, reason } = study
    return {
      id, title, state, round, createdAt, signedAt, cutHundredths, reason, figures,
      syllabus: study.result.basis.syllabus,
      createdBy: await nameOf(app, db, study.createdBy),
      signedBy: study.signedBy && (await nameOf(app, db, study.signedBy)),
      judges: judges.map(({ personId, name, qualification, doneRound, expectedCut, expectedPass }) => ({
        name, qualification, doneRound, expectedCut, expectedPass,
        rated: ratings.filter((rating) => rating.round === round && rating.personId === personId).length,
        cut: cutsOf.get(personId) ?? null,
      })),
      waiting: state === 'rating' ? panelOf(judges, round - 1).length - panelOf(judges, round).length : 0,
      items: (await studyItems(app, db, study)).map(([hash, { itemId, kind, topic }], i) => ({
        itemId, kind, topic,
        rounds: (figures?.rounds ?? []).flatMap(({ items }) => (items[i] ? [{ mean: items[i].mean, lowest: items[i].lowest, highest: items[i].highest }] : [])),
        facility: knownFacility(facilities, hash),
      })),
      signing: signing.ok ? null : signing.refusal,
      recommendedJudges: RECOMMENDED_JUDGES,
    }
  })
}

const nameOf = async (app: App, db: Reader, id: PersonId): Promise<string> => (await peopleRepository(app.database).byId(db, id))?.legalName ?? ''

/** Of the figures, those of rounds that are over. */
function overFigures({ state, round }: StudyRow, figures: StudyFigures): StudyFigures | null {
  const over = state === 'rating' ? round - 1 : state === 'abandoned' ? 0 : LAST_ROUND
  const rounds = figures.rounds.filter((one) => one.round <= over)
  if (rounds.length === 0) return null
  // The two checks rest on what judges say in the last round.
  return over < LAST_ROUND ? { ...figures, rounds, beuk: null, hofstee: null } : { ...figures, rounds }
}

type Facilities = ReturnType<typeof facilitiesIn>
function knownFacility(facilities: Facilities, hash: ItemHash): number | null {
  const found = facilities.get(hash)
  return found && found.answers >= FEWEST_ANSWERS ? found.share : null
}

// ── for judges ───────────────────────────────────────────────────────────────────────────────────────────────
export interface ItemToRate {
  readonly hash: ItemHash
  readonly version: ItemVersion
  /** What this judge has rated in the running round, in hundredths of a per cent. */
  readonly rating: number | null
  /** From the second round on: what the panel said in the first, and what real candidates reached, where enough did. */
  readonly before: { readonly own: number | null; readonly mean: number; readonly lowest: number; readonly highest: number; readonly facility: number | null } | null
}
export interface JudgeSheet extends Pick<StudyRow, 'id' | 'title' | 'state' | 'round'> {
  readonly doneRound: number
  readonly expectedCut: number | null
  readonly expectedPass: number | null
  /** What the first round came to, in hundredths of a per cent; null in it. */
  readonly cutBefore: number | null
  /** Null when there is nothing to rate now. */
  readonly items: readonly ItemToRate[] | null
}

/** The sheet of a judge, on record; undefined for whoever is none. Items are shown only while they are to be rated. */
export async function judgeSheet(app: App, personId: PersonId, id: StudyId): Promise<JudgeSheet | undefined> {
  const studies = studiesRepository(app.database)
  const sheet = await app.database.read(async (db): Promise<JudgeSheet | undefined> => {
    const [study, judge] = [await studies.byId(db, id), await studies.judge(db, id, personId)]
    if (!study || !judge) return undefined
    const judges = await studies.judges(db, id)
    const figures = overFigures(study, await studyFigures(app, db, study, judges))
    const { title, state, round } = study
    const { doneRound, expectedCut, expectedPass } = judge
    const rates = mayRate(study, judge).ok
    return {
      id, title, state, round, doneRound, expectedCut, expectedPass,
      cutBefore: rates || state === 'rated' || state === 'signed' ? (figures?.rounds.at(-1)?.cutHundredths ?? null) : null,
      items: rates ? await toRate(app, db, study, personId, figures) : null,
    }
  })
  if (sheet?.items)
    await app.database.write('audit', (tx) =>
      peopleRepository(app.database).audit(tx, { id: app.id(), at: app.now(), actorId: personId, action: 'study.items-see', object: `study:${id}`, detail: { round: sheet.round } }),
    )
  return sheet
}

async function toRate(app: App, db: Reader, study: StudyRow, personId: PersonId, figures: StudyFigures | null): Promise<ItemToRate[]> {
  const own = await studiesRepository(app.database).ratings(db, study.id, personId)
  const of = (round: number, hash: ItemHash) => own.find((rating) => rating.round === round && rating.itemHash === hash)?.rating ?? null
  const spread = figures?.rounds.at(-1)?.items
  const facilities = spread ? facilitiesIn(await gradesToCompare(app, db, study.organisationId), new Set(study.items)) : new Map()
  return (await studyItems(app, db, study)).map(([hash, version], i) => {
    const all = spread?.[i]
    return {
      hash, version,
      rating: of(study.round, hash),
      before: all ? { own: of(study.round - 1, hash), mean: all.mean, lowest: all.lowest, highest: all.highest, facility: knownFacility(facilities, hash) } : null,
    }
  })
}

// ── the raw ratings ──────────────────────────────────────────────────────────────────────────────────────────
export const RATING_COLUMNS = ['round', 'judge', 'qualification', 'item', 'version', 'rating', 'at'] as const

/** Every rating as it was given, by judge's number: with these anybody computes the cut again. Undefined: no such study. */
export async function ratingsCsv(app: App, id: StudyId, heads: readonly string[]): Promise<string | undefined> {
  const studies = studiesRepository(app.database)
  const read = await app.database.read(async (db) => {
    const study = await studies.byId(db, id)
    if (!study) return undefined
    // Nobody is led by half of a round: what is running is not told.
    const over = study.state === 'rating' ? study.round - 1 : study.state === 'abandoned' ? 0 : study.round
    return { judges: await studies.judges(db, id), ratings: (await studies.ratings(db, id)).filter(({ round }) => round <= over), items: new Map(await studyItems(app, db, study)) }
  })
  if (!read) return undefined
  const number = new Map(read.judges.map(({ personId }, i) => [personId, i + 1]))
  const qualified = new Map(read.judges.map(({ personId, qualification }) => [personId, qualification]))
  const row = ({ round, personId, itemHash, rating, at }: RatingRow) => [
    round, `J${number.get(personId) ?? 0}`, qualified.get(personId) ?? '', read.items.get(itemHash)?.itemId ?? '', itemHash, rating / 100, at,
  ]
  return `\uFEFF${stringify([[...heads], ...read.ratings.map(row)], { escape_formulas: true, record_delimiter: '\r\n' })}`
}
