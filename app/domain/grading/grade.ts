// Marks for an attempt from the item versions it was sat on. All arithmetic is in whole hundredths.

import { canonicalJson } from '#app/domain/canonical.ts'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import type { ItemVersion, Response } from '#app/domain/exam/item.ts'
import type { ItemHash } from '#app/domain/ids.ts'
import { earned as earnedOf } from './credit.ts'
import { add, type Hundredths, hundredths, NO_MARKS } from './mark.ts'
import { keysUnder, type Ruling, type RulingEffect, type RulingId, rulingsInForce } from './ruling.ts'

export type SatItem = { readonly slot: number; readonly itemHash: ItemHash; readonly version: ItemVersion }

/** `max` is nothing where a ruling dropped the item. */
export type SlotMark = {
  readonly slot: number
  readonly itemHash: ItemHash
  readonly earned: Hundredths
  readonly max: Hundredths
}
export type TopicMark = {
  readonly topic: string
  readonly earned: Hundredths
  readonly max: Hundredths
  readonly items: number
}

export type Grade = {
  /** In slot order. */
  readonly perSlot: readonly SlotMark[]
  readonly total: Hundredths
  readonly max: Hundredths
  /** Share of all marks in hundredths of a per cent, rounded down, so that it never shows the cut to who missed it. */
  readonly percentHundredths: number
  /** Decided on the exact shares, not on the rounded ones: the cut is met and no floor is missed, or the pass was kept. */
  readonly passed: boolean
  /** By topic's id in code-unit order; without topics of which every item was dropped. */
  readonly topics: readonly TopicMark[]
  /** Topics whose floor was missed, in the policy's order; absent where the policy has no floors. */
  readonly floorsMissed?: readonly string[]
  /** The rulings that marked items of this form, by slot; absent where there were none. */
  readonly rulings?: readonly RulingId[]
  /** The ruling under which the marks no longer pass: the pass stands all the same, until a case decides. */
  readonly passKept?: RulingId
}

/** What of a blueprint marks are given by. */
export type GradingRules = Pick<Blueprint, 'marks' | 'cutHundredths' | 'credit' | 'floors'>

/** What a response to an item earns and can earn under a ruling, in whole hundredths; undefined: the item was dropped. */
function slotMark(
  { version }: SatItem,
  response: Response,
  { marks, credit }: GradingRules,
  effect: RulingEffect | undefined,
): { readonly earned: Hundredths; readonly max: Hundredths } | undefined {
  if (effect?.type === 'drop') return undefined
  const max = hundredths(marks[version.kind])
  const keys = keysUnder(version, effect)
  if (!keys) return { earned: max, max }
  const by = credit?.[version.kind] ?? 'all-or-nothing'
  const best = Math.max(...keys.map((key) => earnedOf(version.kind, key, response, max, by)))
  return { earned: hundredths(best), max }
}

/** Whether rulings have dropped every item of a form: then nothing is left to grade. */
export function allDropped(items: readonly Pick<SatItem, 'itemHash'>[], rulings: readonly Ruling[]): boolean {
  const inForce = rulingsInForce(rulings)
  return items.every(({ itemHash }) => inForce.get(itemHash)?.effect.type === 'drop')
}

/**
 * The grade of an attempt. `rules.marks` are whole hundredths of one item by kind; the cut and the floors are hundredths of
 * a per cent (6000: 60 %). A slot without an answer earns nothing, unless a ruling gives everybody the item.
 * Absent `credit` is all or nothing: a partly right multiple choice is a wrong decision about a programme.
 * A floor on a topic that has no marks on the form is not missed.
 * @param rulings in the order in which they were applied; of several on one version the last holds
 * Throws for a form worth no marks: who would drop all of it is refused before (`allDropped`).
 */
export function gradeAttempt(
  items: readonly SatItem[],
  answers: ReadonlyMap<number, { readonly response: Response }>,
  rules: GradingRules,
  rulings: readonly Ruling[] = [],
): Grade {
  const inForce = rulingsInForce(rulings)
  let total = NO_MARKS
  let max = NO_MARKS
  const perSlot: SlotMark[] = []
  const used: RulingId[] = []
  const topics = new Map<string, TopicMark>()
  for (const item of [...items].sort((a, b) => a.slot - b.slot)) {
    const { slot, itemHash, version } = item
    const ruling = inForce.get(itemHash)
    if (ruling) used.push(ruling.id)
    const mark = slotMark(item, answers.get(slot)?.response ?? null, rules, ruling?.effect)
    perSlot.push({ slot, itemHash, earned: mark?.earned ?? NO_MARKS, max: mark?.max ?? NO_MARKS })
    if (!mark) continue
    total = add(total, mark.earned)
    max = add(max, mark.max)
    const topic = topics.get(version.topic) ?? { topic: version.topic, earned: NO_MARKS, max: NO_MARKS, items: 0 }
    topics.set(version.topic, {
      topic: topic.topic,
      earned: add(topic.earned, mark.earned),
      max: add(topic.max, mark.max),
      items: topic.items + 1,
    })
  }
  if (max === 0) throw new Error('a form worth no marks cannot be graded')
  const floorsMissed = missedFloors(topics, rules.floors)
  return {
    perSlot,
    total,
    max,
    percentHundredths: Math.floor((total * 10_000) / max),
    passed: total * 10_000 >= rules.cutHundredths * max && !floorsMissed?.length,
    topics: [...topics.values()].sort((a, b) => (a.topic < b.topic ? -1 : 1)),
    ...(floorsMissed ? { floorsMissed } : {}),
    ...(used.length > 0 ? { rulings: [...new Set(used)] } : {}),
  }
}

function missedFloors(topics: ReadonlyMap<string, TopicMark>, floors: GradingRules['floors']): string[] | undefined {
  if (!floors?.length) return undefined
  return floors.flatMap(({ topic, percentHundredths }) => {
    const mark = topics.get(topic)
    return mark && mark.earned * 10_000 < percentHundredths * mark.max ? [topic] : []
  })
}

export type GradeChange = 'none' | 'mark' | 'pass-gained' | 'pass-at-stake'

/**
 * What applying a ruling makes of a grade. Marks follow the ruling; a pass gained is given; but nobody who was told of a
 * pass loses it by arithmetic: where the marks no longer pass, the pass stands (`passKept`) and a case of the person's own
 * decides.
 * @param before the grade that stands
 * @param computed the grade that `gradeAttempt` gives with the ruling
 * @param released whether the results were released: before that nobody was given a pass, and none is kept
 */
export function regraded(
  before: Grade,
  computed: Grade,
  ruling: RulingId,
  released: boolean,
): { readonly grade: Grade; readonly change: GradeChange } {
  if (computed.passed && !before.passed) return { grade: computed, change: 'pass-gained' }
  const atStake = released && before.passed && !computed.passed
  const grade = atStake ? { ...computed, passed: true, passKept: before.passKept ?? ruling } : computed
  if (atStake && before.passKept === undefined) return { grade, change: 'pass-at-stake' }
  const same = before.total === computed.total && before.max === computed.max && before.passed === grade.passed
  return { grade, change: same ? 'none' : 'mark' }
}

/** The grade after a case decided that a pass which was kept is lost: what the answers and rulings compute. */
export function withoutKeptPass({ passKept: _, ...grade }: Grade): Grade {
  return { ...grade, passed: false }
}

/** Whether a stored grade is what the answers and rulings compute: the same, but for a pass that a ruling could not take. */
export function follows(stored: Grade, computed: Grade): boolean {
  const { passKept, ...grade } = stored
  const expected = passKept === undefined ? computed : { ...computed, passed: true }
  return !(passKept !== undefined && computed.passed) && canonicalJson(grade) === canonicalJson(expected)
}
