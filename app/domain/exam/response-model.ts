// How a simulated candidate answers: a stated model, for load and for the screens of the analysis, never for a real one.
//
// Three-parameter logistic: P(right) = c + (1 − c) / (1 + exp(−1.7 a (θ − b))), with ability θ ~ N(0, 1).
// c is what blind guessing gives; a is drawn for each item around 1; b is set so that the share of right answers over all
// abilities is the one that the bank expects of the item. A wrong answer prefers some wrong options to others.

import { drawFrom, type Draw } from '#app/domain/draw.ts'
import { never } from '#app/domain/result.ts'
import type { ItemVersion, Response } from './item.ts'

export interface ItemModel {
  readonly discrimination: number
  readonly difficulty: number
  readonly guessing: number
}

/** The model in words, told with every simulation. */
export const STATED_MODEL =
  'P(right) = c + (1 - c) / (1 + exp(-1.7 a (ability - b))); ability ~ N(0,1); a between 0.6 and 1.6; c by the number of possible answers; b from the expected facility of the item; wrong answers prefer one distractor.'

const SCALE = 1.7
const logistic = (x: number) => 1 / (1 + Math.exp(-x))

/** The chance that somebody of this ability answers rightly. */
export const rightChance = ({ discrimination, difficulty, guessing }: ItemModel, ability: number): number =>
  guessing + (1 - guessing) * logistic(SCALE * discrimination * (ability - difficulty))

// A grid over the abilities, each with its weight: fine enough for a third decimal.
const GRID = Array.from({ length: 81 }, (_, i) => -4 + i / 10)
const WEIGHTS = GRID.map((z) => Math.exp((-z * z) / 2))
const TOTAL = WEIGHTS.reduce((sum, weight) => sum + weight, 0)

/** The share of right answers over all abilities. */
export const expectedShare = (model: ItemModel): number =>
  GRID.reduce((sum, ability, i) => sum + (WEIGHTS[i] ?? 0) * rightChance(model, ability), 0) / TOTAL

/** A number from 0 up to 1. */
export const uniform = (draw: Draw): number => draw.below(2 ** 30) / 2 ** 30

/** A number of the standard normal distribution (Box and Muller 1958). */
export const normal = (draw: Draw): number =>
  Math.sqrt(-2 * Math.log(1 - uniform(draw))) * Math.cos(2 * Math.PI * uniform(draw))

/**
 * The parameters of an item in one simulation.
 * @param facility the share of right answers that the bank expects, from 0 to 1
 */
export function itemModel(item: ItemVersion, facility: number, seed: string): ItemModel {
  const draw = drawFrom(`${seed} item ${item.itemId}`)
  const guessing = guessingOf(item)
  const discrimination = 0.6 + uniform(draw)
  // Nothing is easier than certain nor harder than guessing: what the bank expects beyond that is cut.
  const wanted = Math.min(0.97, Math.max(guessing + 0.05 * (1 - guessing), facility))
  let [low, high] = [-8, 8]
  while (high - low > 1e-6) {
    const difficulty = (low + high) / 2
    if (expectedShare({ discrimination, difficulty, guessing }) > wanted) low = difficulty
    else high = difficulty
  }
  return { discrimination, difficulty: (low + high) / 2, guessing }
}

/** One in as many as there are answers that somebody without knowledge would choose from. */
function guessingOf(item: ItemVersion): number {
  switch (item.kind) {
    case 'single':
      return 1 / item.options.length
    case 'true-false':
      return 1 / 2
    case 'multiple':
      return 1 / (2 ** item.options.length - 1)
    case 'ordering':
    case 'matching':
      return 1 / item.options.reduce((product, _, i) => product * (i + 1), 1)
    default:
      return never(item)
  }
}

/**
 * What a candidate of this ability answers.
 * @param seed of the simulation: which wrong option draws most is a trait of the item in it
 */
export function respond(item: ItemVersion, model: ItemModel, ability: number, draw: Draw, seed: string): Response {
  return uniform(draw) < rightChance(model, ability) ? keyOf(item) : wrongAnswer(item, draw, drawFrom(`${seed} distractors ${item.itemId}`))
}

const keyOf = (item: ItemVersion): Response => item.key as Response

/** @param trait draws the same for every candidate of the simulation */
function wrongAnswer(item: ItemVersion, draw: Draw, trait: Draw): Response {
  switch (item.kind) {
    case 'single':
      return preferred(item.options.map(({ id }) => id).filter((id) => id !== item.key), draw, trait) ?? null
    case 'true-false':
      return !item.key
    case 'multiple': {
      // One option too many or too few, as misreading makes it; never none at all.
      const flips = item.options.map(({ id }) => id).filter((id) => item.key.length > 1 || !item.key.includes(id))
      const flipped = preferred(flips, draw, trait)
      const chosen = item.options.map(({ id }) => id).filter((id) => item.key.includes(id) !== (id === flipped))
      return chosen.sort()
    }
    case 'ordering': {
      const at = draw.below(Math.max(1, item.key.length - 1))
      return item.key.map((id, i) => (i === at ? item.key[at + 1] ?? id : i === at + 1 ? item.key[at] ?? id : id))
    }
    case 'matching': {
      const [one, other] = draw.shuffle(Object.keys(item.key)) as [string, string]
      const [a = '', b = ''] = [item.key[one], item.key[other]]
      return { ...item.key, [one]: b, [other]: a }
    }
    default:
      return never(item)
  }
}

/** Half of who is wrong choose the item's strongest distractor, the others any of the rest. */
function preferred(ids: readonly string[], draw: Draw, trait: Draw): string | undefined {
  const [strongest, ...rest] = trait.shuffle(ids)
  return rest.length === 0 || uniform(draw) < 0.5 ? strongest : rest[draw.below(rest.length)]
}
