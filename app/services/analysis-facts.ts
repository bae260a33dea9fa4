// What an analysis is made from: the graded attempts of sittings with their answers, the item versions and the rulings.
// Keys are in it, so it never leaves the services.

import { setImmediate } from 'node:timers/promises'
import { firstAttempts } from '#app/domain/analysis/first-attempts.ts'
import { factsOf, type ItemFacts, type Seen, seenOf, type Sheet } from '#app/domain/analysis/sheet.ts'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import type { Response } from '#app/domain/exam/item.ts'
import { rulingsInForce } from '#app/domain/grading/ruling.ts'
import type { AttemptId, ItemHash, SittingId } from '#app/domain/ids.ts'
import type { Reader } from '#db/database.ts'
import { analysisRepository, type GradedAttempt } from '#db/repositories/analysis.ts'
import { formsRepository } from '#db/repositories/forms.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { rulingsFor } from './ruling-facts.ts'

export interface Gathered {
  /** One for each attempt, in the same order. */
  readonly sheets: readonly Sheet[]
  readonly attempts: readonly GradedAttempt[]
  readonly facts: ReadonlyMap<ItemHash, ItemFacts>
  /** Attempts that were graded and do not count here, and why. */
  readonly leftOut: { readonly voided: number; readonly resits: number; readonly otherSort: number }
}

/** Attempts read at once: a read of the database is short, and others have their turn between two. */
const AT_ONCE = 40

/**
 * The sheets of sittings of one association under the rulings in force there. Nothing of a settled sitting changes but by
 * a ruling, so it is read piece by piece.
 * @param of all of one association and one sort: simulated, or not
 * @param which `counted`: everybody's first attempt, without void results; `all`: every graded attempt
 */
export async function gather(app: App, of: readonly SittingRow[], which: 'counted' | 'all'): Promise<Gathered> {
  const rules = new Map(of.map(({ id, blueprint }) => [id, blueprint]))
  const { attempts, leftOut, rulings } = await app.database.read((db) => begunIn(app, db, of, which))
  const facts = new Map<ItemHash, ItemFacts>()
  const sheets: Sheet[] = []
  for (let from = 0; from < attempts.length; from += AT_ONCE) {
    const some = attempts.slice(from, from + AT_ONCE)
    const read = await app.database.read((db) => readSome(app, db, some, facts))
    for (const [hash, version] of read.versions)
      facts.set(hash, factsOf(version, rulings.get(hash)?.effect, of[0]?.blueprint.credit?.[version.kind] ?? 'all-or-nothing'))
    for (const attempt of some) sheets.push(sheetOf(attempt, read, facts, rules.get(attempt.sittingId)))
    await setImmediate()
  }
  return { sheets, attempts, facts, leftOut }
}

async function begunIn(app: App, db: Reader, of: readonly SittingRow[], which: 'counted' | 'all') {
  const repository = analysisRepository(app.database)
  const ids = of.map(({ id }) => id)
  const simulated = of[0]?.simulated ?? false
  const graded = await repository.graded(db, ids)
  const valid = graded.filter(({ voided }) => !voided)
  const sort = valid.filter((attempt) => attempt.simulated === simulated)
  const first = firstAttempts(valid, await repository.firstStarts(db, ids, simulated), simulated)
  return {
    attempts: which === 'all' ? graded : first,
    leftOut: {
      voided: graded.length - valid.length,
      resits: sort.length - first.length,
      otherSort: valid.length - sort.length,
    },
    rulings: rulingsInForce(of[0] ? await rulingsFor(app, db, of[0].organisationId) : []),
  }
}

/** Grades and answers of some attempts, and the item versions on them that are not known yet. */
async function readSome(app: App, db: Reader, some: readonly GradedAttempt[], known: ReadonlyMap<ItemHash, ItemFacts>) {
  const repository = analysisRepository(app.database)
  const ids = some.map(({ attemptId }) => attemptId)
  const grades = await repository.grades(db, ids)
  const answers = new Map<AttemptId, Map<number, Response>>()
  for (const { attemptId, slot, response } of await repository.answers(db, ids)) {
    const slots = answers.get(attemptId) ?? new Map<number, Response>()
    answers.set(attemptId, slots.set(slot, response))
  }
  const seen = new Set([...grades.values()].flatMap(({ perSlot }) => perSlot.map(({ itemHash }) => itemHash)))
  const versions = await formsRepository(app.database).versions(db, [...seen].filter((hash) => !known.has(hash)))
  return { grades, answers, versions }
}

function sheetOf(
  { attemptId }: GradedAttempt,
  { grades, answers }: Awaited<ReturnType<typeof readSome>>,
  facts: ReadonlyMap<ItemHash, ItemFacts>,
  rules: Blueprint | undefined,
): Sheet {
  const seen = (grades.get(attemptId)?.perSlot ?? []).flatMap((mark): Seen[] => {
    const known = facts.get(mark.itemHash)
    return known && rules ? [seenOf(mark, answers.get(attemptId)?.get(mark.slot) ?? null, known, rules)] : []
  })
  return { id: attemptId, seen }
}

/** The sittings of these ids, in their order. */
export async function sittingsById(app: App, db: Reader, ids: readonly SittingId[]): Promise<SittingRow[]> {
  const rows: SittingRow[] = []
  for (const id of ids) {
    const row = await sittingsRepository(app.database).byId(db, id)
    if (row) rows.push(row)
  }
  return rows
}
