// Marks for an attempt from the item versions it was sat on. All arithmetic is in whole hundredths.

import { type ItemVersion, type Kind, type Response, sameResponse } from '#app/domain/exam/item.ts'
import type { ItemHash } from '#app/domain/ids.ts'
import { never } from '#app/domain/result.ts'
import { add, type Hundredths, hundredths, NO_MARKS } from './mark.ts'

export type SatItem = { readonly slot: number; readonly itemHash: ItemHash; readonly version: ItemVersion }

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
  /** Decided on the exact share, not on the rounded one. */
  readonly passed: boolean
  /** By topic's id in code-unit order. */
  readonly topics: readonly TopicMark[]
}

/**
 * Whether a response is the key. Choosing, ordering and matching are all or nothing: a partly right multiple choice is
 * a wrong decision about a programme. No answer is wrong.
 */
export function isRight(version: ItemVersion, response: Response): boolean {
  switch (version.kind) {
    case 'multiple':
      return sameResponse(response, [...version.key].sort())
    case 'single':
    case 'true-false':
    case 'ordering':
    case 'matching':
      return sameResponse(response, version.key)
    default:
      return never(version)
  }
}

/**
 * The grade of an attempt. `marks` are whole hundredths of one item by kind; `cutHundredths` is the cut score in
 * hundredths of a per cent (6000: 60 %). A slot without an answer earns nothing. Throws for a form worth no marks.
 */
export function gradeAttempt(
  items: readonly SatItem[],
  answers: ReadonlyMap<number, { readonly response: Response }>,
  marks: Readonly<Record<Kind, number>>,
  cutHundredths: number,
): Grade {
  let total = NO_MARKS
  let max = NO_MARKS
  const perSlot: SlotMark[] = []
  const topics = new Map<string, TopicMark>()
  for (const { slot, itemHash, version } of [...items].sort((a, b) => a.slot - b.slot)) {
    const worth = hundredths(marks[version.kind])
    const earned = isRight(version, answers.get(slot)?.response ?? null) ? worth : NO_MARKS
    perSlot.push({ slot, itemHash, earned, max: worth })
    total = add(total, earned)
    max = add(max, worth)
    const topic = topics.get(version.topic) ?? { topic: version.topic, earned: NO_MARKS, max: NO_MARKS, items: 0 }
    topics.set(version.topic, {
      topic: topic.topic,
      earned: add(topic.earned, earned),
      max: add(topic.max, worth),
      items: topic.items + 1,
    })
  }
  if (max === 0) throw new Error('a form worth no marks cannot be graded')
  return {
    perSlot,
    total,
    max,
    percentHundredths: Math.floor((total * 10_000) / max),
    passed: total * 10_000 >= cutHundredths * max,
    topics: [...topics.values()].sort((a, b) => (a.topic < b.topic ? -1 : 1)),
  }
}
