// The tables of an analysis as files. Every row says whether the sitting was simulated.

import { stringify } from 'csv-stringify/sync'
import { optionCurves } from '#app/domain/analysis/charts.ts'
import { looksByItem } from '#app/domain/analysis/sheet.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { type AnalysisView, noteReading, type SittingAnalysis } from './analysis.ts'
import type { App } from './app.ts'

/** `choices` tells keys: for those who may see the bank. */
export const CSV_PARTS = ['test', 'items', 'scores', 'topics', 'completion', 'choices'] as const
export type CsvPart = (typeof CSV_PARTS)[number]

const FIGURES = [
  'n', 'items', 'mean', 'median', 'deviation', 'skewness', 'kurtosis', 'alpha', 'errorRatio', 'sem', 'semAtCut', 'consistency', 'formSpread',
] as const

/** The columns of each file by name; the route puts words in their place. */
export const CSV_COLUMNS = {
  test: ['sitting', 'simulated', 'guard', 'passed', 'cut', ...FIGURES],
  items: [
    'sitting', 'simulated', 'item', 'version', 'topic', 'level', 'kind', 'seen', 'guard', 'scored', 'ruling', 'facility', 'guess', 'upperLower',
    'pointBiserial', 'itemRest', 'efficiency', 'weight', 'drift', 'delta', 'driftP', 'verdict', 'reasons', 'remarks',
  ],
  scores: ['sitting', 'simulated', 'from', 'to', 'count'],
  topics: ['sitting', 'simulated', 'topic', 'versions', 'answers', 'share'],
  completion: ['sitting', 'simulated', 'minutes', 'count'],
  choices: [
    'sitting', 'simulated', 'item', 'version', 'choice', 'keyed', 'seen', 'count', 'share', 'meanTotal', 'withRest', 'flag', 'fifth1', 'fifth2', 'fifth3',
    'fifth4', 'fifth5',
  ],
} as const satisfies Record<CsvPart, readonly string[]>
export type CsvColumn = (typeof CSV_COLUMNS)[CsvPart][number]

type Cell = string | number | boolean | null
type Row = readonly Cell[]

/**
 * One table with a mark by which spreadsheets know UTF-8. A text that would be a formula there is not one; a number stays a
 * number, the negative ones too.
 * @param heads the names of the columns, in the order of `CSV_COLUMNS`
 */
export function analysisCsv(view: AnalysisView, part: Exclude<CsvPart, 'choices'>, heads: readonly string[]): string {
  return csvOf(heads, rowsOf(view, part), view)
}

function rowsOf(view: AnalysisView, part: Exclude<CsvPart, 'choices'>): readonly Row[] {
  switch (part) {
    case 'test':
      return [[view.guard, view.passed, view.cut, ...FIGURES.map((figure) => (figure === 'n' ? view.n : (view.figures?.[figure] ?? null)))]]
    case 'items':
      return view.items.map((item) => [
        item.itemId, item.hash, item.topic, item.level, item.kind, item.n, item.guard, item.scored, item.ruling,
        item.figures?.facility ?? null, item.figures?.guess ?? null, item.figures?.upperLower ?? null, item.figures?.pointBiserial ?? null,
        item.figures?.itemRest ?? null, item.figures?.efficiency ?? null, item.figures?.weight ?? null,
        item.drift && (item.drift.size === 'none' ? 'none' : `${item.drift.size} ${item.drift.direction}`), item.drift?.delta ?? null, item.drift?.p ?? null,
        item.verdict, item.reasons.join(' '), item.remarks.join(' '),
      ])
    case 'scores':
      return view.scores.map(({ from, to, count }) => [from, to, count])
    case 'topics':
      return view.topics.map(({ topic, versions, answers, share }) => [topic, versions, answers, share])
    case 'completion':
      return view.completion.map(({ minutes, count }) => [minutes, count])
  }
}

/** The choices of all items that enough candidates saw, with their curves. It tells keys, so it is on record. */
export async function choicesCsv(
  app: App,
  actorId: PersonId,
  { sitting, gathered, analysis }: SittingAnalysis,
  heads: readonly string[],
): Promise<string> {
  await noteReading(app, actorId, `sitting:${sitting.id}`, { choices: analysis.items.length })
  const looks = looksByItem(gathered.sheets)
  const rows = analysis.items
    .filter(({ guard }) => guard !== 'counts-only')
    .flatMap(({ hash, facts: { version }, statistics, choices: { choices } }) => {
      const curves = optionCurves(version.kind, looks.get(hash) ?? [], choices.map(({ choice }) => choice))
      return choices.map(({ choice, keyed, count, share, meanTotal, withRest, flag }, i): Row => [
        version.itemId, hash, choice, keyed, statistics.n, count, share, meanTotal, withRest, flag, ...curves.map(({ shares }) => shares[i] ?? null),
      ])
    })
  return csvOf(heads, rows, { sitting, simulated: sitting.simulated })
}

function csvOf(heads: readonly string[], rows: readonly Row[], { sitting, simulated }: { readonly sitting: { readonly title: string }; readonly simulated: boolean }): string {
  const table = rows.map((row) => [sitting.title, simulated, ...row])
  return `\uFEFF${stringify([[...heads], ...table], {
    escape_formulas: true,
    record_delimiter: '\r\n',
    cast: {
      boolean: (value) => (value ? '1' : '0'),
      number: (value) => String(Number(value.toFixed(6))),
    },
  })}`
}
