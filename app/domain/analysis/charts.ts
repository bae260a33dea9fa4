// The counts behind the charts: scores, topics, the choices of score fifths, and when people handed in.

import type { ItemHash } from '#app/domain/ids.ts'
import { bandsOf } from './bands.ts'
import { type Choice, choicesIn } from './choices.ts'
import { mean } from './moments.ts'
import { type ItemFacts, type Look, marksOf, type Sheet } from './sheet.ts'

/** From and below which per cent of all marks; the last bin takes 100 too. */
export type Bin = { readonly from: number; readonly to: number; readonly count: number }

/** How many candidates scored in each bin of `width` per cent; compared in whole marks, so that no bound is missed. */
export function histogram(sheets: readonly Sheet[], width: number): readonly Bin[] {
  const bins = Array.from({ length: 100 / width }, (_, i) => ({ from: i * width, to: (i + 1) * width, count: 0 }))
  for (const { seen } of sheets) {
    const { earned, max } = marksOf(seen)
    if (max === 0) continue
    const bin = bins[Math.min(bins.length - 1, Math.floor((earned * 100) / (max * width)))]
    if (bin) bin.count++
  }
  return bins
}

export type TopicBar = {
  readonly topic: string
  /** Item versions, and answers to them. */
  readonly versions: number
  readonly answers: number
  /** Marks earned of those to be had, from 0 to 1. */
  readonly share: number
}

/** How much of each topic's marks was earned, by topic's id. Topics of which every item was dropped are left out. */
export function topicBars(sheets: readonly Sheet[], facts: ReadonlyMap<ItemHash, ItemFacts>): readonly TopicBar[] {
  const topics = new Map<string, { earned: number; max: number; answers: number; versions: Set<ItemHash> }>()
  for (const { hash, earned, max } of sheets.flatMap(({ seen }) => seen)) {
    const topic = facts.get(hash)?.version.topic
    if (topic === undefined || max === 0) continue
    const bar = topics.get(topic) ?? { earned: 0, max: 0, answers: 0, versions: new Set() }
    topics.set(topic, bar)
    bar.earned += earned
    bar.max += max
    bar.answers++
    bar.versions.add(hash)
  }
  return [...topics]
    .map(([topic, { earned, max, answers, versions }]) => ({
      topic,
      versions: versions.size,
      answers,
      share: earned / max,
    }))
    .sort((a, b) => (a.topic < b.topic ? -1 : 1))
}

export type Fifth = {
  readonly n: number
  /** Mean share of the rest of the form; null where nobody is. */
  readonly score: number | null
  /** Share of this fifth that took each of the choices asked for; null where nobody is. */
  readonly shares: readonly (number | null)[]
}

/** The option curves of an item: what each fifth of its candidates chose, the lowest by rest of the form first. */
export function optionCurves(kind: ItemFacts['version']['kind'], looks: readonly Look[], choices: readonly Choice[]): readonly Fifth[] {
  const band = bandsOf(
    looks.map(({ rest }) => rest ?? 0),
    5,
  )
  return [0, 1, 2, 3, 4].map((fifth) => {
    const here = looks.filter((_, i) => band[i] === fifth)
    const taken = here.map(({ response }) => choicesIn(kind, response))
    return {
      n: here.length,
      score: mean(here.map(({ rest }) => rest ?? 0)),
      shares: choices.map((choice) => mean(taken.map((list) => (list.includes(choice) ? 1 : 0)))),
    }
  })
}

export type Completion = { readonly minutes: number; readonly count: number }

/**
 * How many had handed in by each full step of minutes from their own start, up to the last.
 * @param durations minutes from start to finish, one for each candidate
 */
export function completion(durations: readonly number[], step: number): readonly Completion[] {
  if (durations.length === 0) return []
  const steps = Math.ceil(Math.max(...durations) / step)
  return Array.from({ length: steps + 1 }, (_, i) => ({
    minutes: i * step,
    count: durations.filter((minutes) => minutes <= i * step).length,
  }))
}
