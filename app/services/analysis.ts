// The analysis of a sitting, or of the released sittings up to it, for officers. Numbers that too few candidates stand
// behind do not leave here.

import { type Analysis, analysing, type ItemReport } from '#app/domain/analysis/analysis.ts'
import { completion, histogram, optionCurves, topicBars } from '#app/domain/analysis/charts.ts'
import { looksByItem } from '#app/domain/analysis/sheet.ts'
import type { ItemHash, PersonId, SittingId } from '#app/domain/ids.ts'
import { msOf } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { analysisRepository } from '#db/repositories/analysis.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import { type Gathered, gather, sittingsById } from './analysis-facts.ts'
import { inTurns } from './analysis-turns.ts'
import type { App } from './app.ts'
import { closeOverdueOf } from './closing.ts'
import { isSettled } from './sitting-desk.ts'

/** `sitting`: this one. `released`: the latest released ones of the association up to this one, and this one. */
export const SCOPES = ['sitting', 'released'] as const
export type AnalysisScope = (typeof SCOPES)[number]
export type AnalysisRefusal = 'sitting-not-found' | 'analysis-not-settled'

/** Earlier sittings looked back at, for `released` and for drift: so many at the most, and until so many attempts are had. */
const LOOK_BACK = { sittings: 20, attempts: 2000 } as const
/** Width of the score bins in per cent, and of the steps of completion in minutes. */
const BIN = 5
const STEP = 5

export interface SittingAnalysis {
  readonly sitting: SittingRow
  readonly scope: AnalysisScope
  /** How many sittings it is made from. */
  readonly sittings: number
  /** How many earlier ones drift is told against. */
  readonly earlier: number
  readonly gathered: Gathered
  readonly analysis: Analysis
}

/** A sitting about which something may be told: no result of it is known to officers before it is settled. */
export async function settledSitting(app: App, sittingId: SittingId): Promise<Result<SittingRow, AnalysisRefusal>> {
  await closeOverdueOf(app, sittingId)
  const sittings = sittingsRepository(app.database)
  return app.database.read(async (db) => {
    const sitting = await sittings.byId(db, sittingId)
    if (!sitting) return refuse('sitting-not-found')
    const candidates = await sittings.candidates(db, sittingId)
    return isSettled(sitting, candidates, app.now()) ? ok(sitting) : refuse('analysis-not-settled')
  })
}

/** Computes the analysis of first attempts. Refusals: `sitting-not-found`, `analysis-not-settled` while anybody may sit. */
export async function analysisOf(
  app: App,
  sittingId: SittingId,
  scope: AnalysisScope,
): Promise<Result<SittingAnalysis, AnalysisRefusal>> {
  const settled = await settledSitting(app, sittingId)
  if (!settled.ok) return settled
  const sitting = settled.value
  const before = await app.database.read(async (db) => {
    const { organisationId, startFrom, simulated, id } = sitting
    const released = await analysisRepository(app.database).released(db, organisationId, startFrom, simulated, LOOK_BACK.sittings)
    let had = 0
    const near = released.filter(({ id: other, attempts }) => {
      if (other === id || had >= LOOK_BACK.attempts) return false
      had += attempts
      return true
    })
    return sittingsById(app, db, near.map((one) => one.id))
  })
  const [of, earlier] = scope === 'sitting' ? [[sitting], before] : [[sitting, ...before], []]
  const gathered = await gather(app, of, 'counted')
  const past = earlier.length === 0 ? [] : (await gather(app, earlier, 'counted')).sheets
  const cut = sitting.blueprint.cutHundredths / 10_000
  const analysis = await inTurns(analysing(gathered.sheets, gathered.facts, cut, past))
  return ok({ sitting, scope, sittings: of.length, earlier: earlier.length, gathered, analysis })
}

/** One line of the table of items: figures only where enough candidates saw it. */
const lineOf = ({ hash, facts, guard, scored, statistics, weight, drift, verdict }: ItemReport) => ({
  hash,
  itemId: facts.version.itemId,
  kind: facts.version.kind,
  level: facts.version.level,
  topic: facts.version.topic,
  n: statistics.n,
  guard,
  scored,
  ruling: facts.ruling,
  ...verdict,
  figures:
    guard === 'counts-only'
      ? null
      : {
          facility: statistics.facility,
          guess: facts.guess,
          upperLower: statistics.upperLower,
          pointBiserial: statistics.pointBiserial,
          itemRest: statistics.itemRest,
          efficiency: statistics.efficiency,
          weight,
        },
  drift: drift && {
    size: drift.size,
    direction: drift.direction,
    before: drift.before,
    after: drift.after,
    z: drift.proportions?.z ?? null,
    delta: drift.matched?.delta ?? null,
    p: drift.matched?.p ?? null,
  },
})
export type ItemLine = ReturnType<typeof lineOf>

/** What the page and the file show: without keys, answers and people. */
export function analysisView(app: App, { sitting, scope, sittings, earlier, gathered, analysis }: SittingAnalysis) {
  const { sheets, attempts, facts, leftOut } = gathered
  const shown = analysis.guard !== 'counts-only'
  const topicOf = new Map(app.catalogue.topics.map((topic) => [topic.id, topic]))
  const minutes = attempts.flatMap(({ startedAt, closedAt, pausedMs }) =>
    closedAt === null ? [] : [Math.max(0, msOf(closedAt) - msOf(startedAt) - pausedMs) / 60_000],
  )
  return {
    sitting: { id: sitting.id, title: sitting.title, startFrom: sitting.startFrom, released: sitting.releasedAt !== null },
    simulated: sitting.simulated,
    scope,
    sittings,
    earlier,
    guard: analysis.guard,
    n: analysis.test.n,
    leftOut,
    passed: attempts.filter(({ passed }) => passed).length,
    cut: sitting.blueprint.cutHundredths / 10_000,
    figures: shown ? analysis.test : null,
    scores: histogram(sheets, BIN),
    completion: completion(minutes, STEP),
    topics: shown
      ? topicBars(sheets, facts).map((bar) => ({
          ...bar,
          title: topicOf.get(bar.topic)?.title ?? bar.topic,
          titleEn: topicOf.get(bar.topic)?.titleEn ?? bar.topic,
        }))
      : [],
    items: analysis.items.map(lineOf),
  }
}
export type AnalysisView = ReturnType<typeof analysisView>

/**
 * One item version in full, with its key: reading it is on record. Undefined when it was on no sheet.
 * @param options.keys whether the reader may see keys; without, only the figures are told
 */
export async function analysedItem(
  app: App,
  actorId: PersonId,
  { sitting, gathered, analysis }: SittingAnalysis,
  hash: string,
  { keys }: { readonly keys: boolean },
) {
  const report = analysis.items.find((item) => item.hash === hash)
  if (!report) return undefined
  const { facts, guard, choices, statistics } = report
  const { version } = facts
  const line = lineOf(report)
  if (!keys) return { ...line, content: null }
  await noteReading(app, actorId, `item:${version.itemId}`, { sitting: sitting.id, version: hash })
  const shown = guard !== 'counts-only'
  const listed = choices.choices.map(({ choice }) => choice)
  return {
    ...line,
    content: {
      stem: version.stem,
      options: 'options' in version ? version.options.map(({ id, text }) => ({ id, text })) : [],
      deviation: shown ? statistics.deviation : null,
      unanswered: choices.unanswered,
      choices: choices.choices.map(({ choice, keyed, count, share, meanTotal, withRest, flag }) =>
        shown
          ? { choice, keyed, count, share, meanTotal, withRest, flag }
          : { choice, keyed, count, share: null, meanTotal: null, withRest: null, flag: null },
      ),
      curves: shown ? optionCurves(version.kind, looksOf(gathered, report.hash), listed) : null,
    },
  }
}
export type AnalysedItem = NonNullable<Awaited<ReturnType<typeof analysedItem>>>

const looksOf = ({ sheets }: Gathered, hash: ItemHash) => looksByItem(sheets).get(hash) ?? []

/** Puts on record that somebody read what keys can be told from. */
export const noteReading = (app: App, actorId: PersonId, object: string, detail: Record<string, unknown>): Promise<void> =>
  app.database.write('audit', (tx) =>
    peopleRepository(app.database).audit(tx, { id: app.id(), at: app.now(), actorId, action: 'item-see', object, detail }),
  )
