// How the choices of an item work: how many take each, how good they are, and whether the better ones take a wrong one.

import { type Choice, choicesIn, choicesOffered } from './choices.ts'
import { correlation, mean } from './moments.ts'
import type { ItemFacts, Look } from './sheet.ts'

/** A wrong choice that fewer take does not work. */
export const FUNCTIONAL_SHARE = 0.05
/** Wrong orders and pairs listed at the most, the commonest first. */
const LISTED = 8

export type ChoiceStatistics = {
  readonly choice: Choice
  /** Whether a right answer has it. */
  readonly keyed: boolean
  readonly count: number
  /** Share of all who saw the item. */
  readonly share: number
  /** Mean share of all marks of those who chose it. */
  readonly meanTotal: number | null
  /** r of choosing it with the rest of the form. */
  readonly withRest: number | null
  /** `non-functional`: wrong, and under 5 % take it. `ambiguous`: wrong, and the better candidates take it more. */
  readonly flag: 'non-functional' | 'ambiguous' | null
}

export type ChoiceTable = {
  /** In the item's order; orders and pairs that were chosen: right ones first, then the commonest. */
  readonly choices: readonly ChoiceStatistics[]
  /** Those who answered nothing. */
  readonly unanswered: number
}

/** The statistics of every choice of an item over those who saw it. */
export function choiceTable(facts: ItemFacts, looks: readonly Look[]): ChoiceTable {
  const { kind } = facts.version
  const right = new Set(facts.keys.flatMap((key) => choicesIn(kind, key)))
  const takers = new Map<Choice, number[]>()
  for (const [i, { response }] of looks.entries())
    for (const choice of choicesIn(kind, response)) {
      const known = takers.get(choice)
      if (known) known.push(i)
      else takers.set(choice, [i])
    }

  const offered = choicesOffered(facts.version)
  const common = [...takers].sort(([a, n], [b, m]) => m.length - n.length || (a < b ? -1 : 1)).map(([choice]) => choice)
  const listed =
    offered.length > 0 ? offered : [...[...right].sort(), ...common.filter((c) => !right.has(c)).slice(0, LISTED)]
  const rest = looks.flatMap((look) => (look.rest === null ? [] : [look.rest]))
  const statistics = listed.map((choice): ChoiceStatistics => {
    const took = takers.get(choice) ?? []
    const share = looks.length === 0 ? 0 : took.length / looks.length
    const marked = new Array<number>(looks.length).fill(0)
    for (const i of took) marked[i] = 1
    const withRest = correlation(rest.length === looks.length ? marked : marked.filter((_, i) => looks[i]?.rest !== null), rest)
    const keyed = right.has(choice)
    return {
      choice,
      keyed,
      count: took.length,
      share,
      meanTotal: mean(took.map((i) => looks[i]?.total ?? 0)),
      withRest,
      flag: keyed ? null : flagOf(share, withRest, offered),
    }
  })
  return { choices: statistics, unanswered: looks.filter(({ response }) => response === null).length }
}

/** Only what an item offers can fail to work: of orders and pairs most are rare. */
function flagOf(share: number, withRest: number | null, offered: readonly Choice[]): ChoiceStatistics['flag'] {
  if (share < FUNCTIONAL_SHARE) return offered.length > 0 ? 'non-functional' : null
  return withRest !== null && withRest > 0 ? 'ambiguous' : null
}
