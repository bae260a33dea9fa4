// The figures of a cut-score study from what is stored: its ratings, and the scores of real candidates.

import type { RatedItem } from '#app/domain/grading/angoff.ts'
import type { Grade } from '#app/domain/grading/grade.ts'
import { hundredths } from '#app/domain/grading/mark.ts'
import { figuresOf, type Judge, type StudyFigures } from '#app/domain/grading/study.ts'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import type { ItemHash, OrganisationId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Reader } from '#db/database.ts'
import { formsRepository } from '#db/repositories/forms.ts'
import { studiesRepository, type StudyId, type StudyRow } from '#db/repositories/studies.ts'
import type { App } from './app.ts'
import { associationId } from './organisations.ts'
import { scopeOf } from './ruling-facts.ts'

/** So many of the latest results tell what candidates really reach. */
const LATEST = 2000
/** Fewer answers tell nothing of how hard an item is (standards.md: under 30 only counts are shown). */
export const FEWEST_ANSWERS = 30

/** The item versions of a study in its order. */
export async function studyItems(app: App, db: Reader, { items }: Pick<StudyRow, 'items'>): Promise<readonly (readonly [ItemHash, ItemVersion])[]> {
  const versions = await formsRepository(app.database).versions(db, items)
  return items.map((hash) => {
    const version = versions.get(hash)
    if (!version) throw new Error(`item version ${hash} of a study was not pinned`)
    return [hash, version] as const
  })
}

/** The latest grades that an association may compare with: its own, or everybody's for the national one. */
export const gradesToCompare = (app: App, db: Reader, organisationId: OrganisationId): Promise<Grade[]> =>
  studiesRepository(app.database).latestGrades(db, scopeOf(organisationId), LATEST)

/** How many answered each version, and the share of its marks that they earned in whole hundredths of a per cent. */
export function facilitiesIn(grades: readonly Grade[], hashes: ReadonlySet<ItemHash>): ReadonlyMap<ItemHash, { readonly answers: number; readonly share: number }> {
  const sums = new Map<ItemHash, { answers: number; earned: number; max: number }>()
  for (const { perSlot } of grades)
    for (const { itemHash, earned, max } of perSlot) {
      if (max === 0 || !hashes.has(itemHash)) continue
      const sum = sums.get(itemHash) ?? { answers: 0, earned: 0, max: 0 }
      sums.set(itemHash, { answers: sum.answers + 1, earned: sum.earned + earned, max: sum.max + max })
    }
  return new Map([...sums].map(([hash, { answers, earned, max }]) => [hash, { answers, share: Math.floor((earned * 10_000) / max) }]))
}

/** The figures as they stand; those of a signed study are the ones that were signed. */
export async function studyFigures(app: App, db: Reader, study: StudyRow, judges: readonly Judge[]): Promise<StudyFigures> {
  if (study.result.figures) return study.result.figures
  const { marks } = study.result.basis
  const items = (await studyItems(app, db, study)).map(([hash, { kind }]): RatedItem => ({ id: hash, worth: hundredths(marks[kind]) }))
  const ratings = (await studiesRepository(app.database).ratings(db, study.id)).map(({ itemHash, ...rating }) => ({ ...rating, item: itemHash }))
  const scores = (await gradesToCompare(app, db, study.organisationId)).map(({ percentHundredths }) => percentHundredths)
  return figuresOf(items, judges, ratings, scores)
}

/** A cut that may be chosen when a sitting is opened. */
export interface SignedCut {
  readonly studyId: StudyId
  readonly title: string
  /** In whole hundredths of a per cent. */
  readonly cutHundredths: number
  /** In hundredths of a per cent. */
  readonly standardError: number | null
  readonly judges: number
  readonly signedAt: Instant
  readonly national: boolean
}

/** The signed cuts that an association may use: its own and the national association's, the latest first. */
export async function signedCuts(app: App, organisationId: OrganisationId): Promise<SignedCut[]> {
  const own = [...new Set([organisationId, associationId('00')])]
  const rows = await app.database.read((db) => studiesRepository(app.database).signed(db, own))
  return rows.flatMap(({ id, title, cutHundredths, signedAt, result, organisationId: of }) => {
    const last = result.figures?.rounds.at(-1)
    if (cutHundredths === null || signedAt === null || !last) return []
    return [{ studyId: id, title, cutHundredths, standardError: last.standardError, judges: last.judges.length, signedAt, national: scopeOf(of) === null }]
  })
}
