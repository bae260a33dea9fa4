// What a test-wise guesser could use: what gives one item's key away, and how keys lie over the whole bank.

import type { ItemVersion } from '#app/domain/exam/item.ts'

/**
 * `long-key`: far longer than the other options. `all-of-the-above`: an option that sums up or denies the others.
 * `absolute`: two or more distractors, and no key, are put in absolute words. `echo`: the key takes up the stem's words,
 * and no distractor does. `odd-beginning`: all distractors begin alike and the key does not. `unequal`: options of very
 * different length. `one-absolute`, `some-echo`, `odd-form`: as weak signs, for the author to look at again.
 */
export type Cue = (typeof CLEAR)[number] | (typeof WEAK)[number]
/** Cues that are faults, and cues that are notes. */
export const CLEAR = ['long-key', 'all-of-the-above', 'absolute', 'echo', 'odd-beginning', 'unequal'] as const
export const WEAK = ['one-absolute', 'some-echo', 'odd-form'] as const

export const CUE_WORDS: Readonly<Record<Cue, string>> = {
  'long-key': 'the key is far longer than the other options',
  'all-of-the-above': 'an option sums up or denies the others (以上都对): name what is right',
  absolute: 'absolute words stand in distractors alone: put them as the key is put, or not at all',
  echo: 'the key repeats the stem and no distractor does: use the words in several options, or in none',
  'odd-beginning': 'all distractors begin alike and the key does not',
  unequal: 'the longest option is far longer than the shortest',
  'one-absolute': 'one distractor alone is put in absolute words',
  'some-echo': 'the key shares more words with the stem than any distractor',
  'odd-form': 'the key alone has, or alone lacks, a comma, a figure or quotation marks',
}

const ALL_OF_THE_ABOVE = /^(?:(?:以上|上述)[^，。]{0,4}|[A-Ha-h、和与及]+)?(?:全部|[全均都皆])(?:对|是|非|不|错|正确)/
/** Words that a careful author seldom writes into something true. */
const ABSOLUTE =
  /一律|一概|绝不|绝对|从不|永远|总是|必然|一定(?![数年程比期时])|凡是|毫无|无条件|只要|只能|唯一|所有|任何|全部|(?<!看)完全(?!片)|无需|不必|即可/g
/** A key this many times as long as the mean of the other options stands out. */
const LONG = 1.5
/** The longest option may be this many times as long as the shortest, or so many characters longer. */
const UNEQUAL = { times: 2.5, characters: 10 }
/** A key that shares this many characters in a row with its stem, and so many more than any distractor. */
const ECHO = { characters: 4, clear: 3, some: 2 }
const BEGINNING = 2

type Options = readonly { readonly id: string; readonly text: string }[]
const size = (text: string) => [...text].length
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
export const absoluteWords = (text: string): string[] => [...new Set(text.match(ABSOLUTE) ?? [])]

/** Keys and distractors of a choice; undefined for the other kinds, which have none. */
export function sides(version: ItemVersion): { keys: Options; wrong: Options; all: Options } | undefined {
  if (version.kind !== 'single' && version.kind !== 'multiple') return undefined
  const keyed: readonly string[] = version.kind === 'single' ? [version.key] : version.key
  const { options } = version
  return { all: options, keys: options.filter((o) => keyed.includes(o.id)), wrong: options.filter((o) => !keyed.includes(o.id)) }
}

/** What gives the key of one item away; nothing for kinds without distractors. */
export function cuesIn(version: ItemVersion): Cue[] {
  const of = sides(version)
  if (!of || of.keys.length === 0 || of.wrong.length === 0) return []
  const cues: Cue[] = []
  const mean = (list: Options) => list.reduce((sum, o) => sum + size(o.text), 0) / list.length
  if (mean(of.keys) >= mean(of.wrong) * LONG) cues.push('long-key')
  if (of.all.some((o) => ALL_OF_THE_ABOVE.test(o.text))) cues.push('all-of-the-above')
  const sizes = of.all.map((o) => size(o.text))
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  if (most > least * UNEQUAL.times && most - least > UNEQUAL.characters) cues.push('unequal')
  const absolute = of.wrong.filter((o) => absoluteWords(o.text).length > 0).length
  if (absolute > 0 && of.keys.every((o) => absoluteWords(o.text).length === 0))
    cues.push(absolute > 1 ? 'absolute' : 'one-absolute')
  return version.kind === 'single' ? [...cues, ...singleCues(version.stem, of)] : cues
}

/** Cues that only one key against several distractors can show. */
function singleCues(stem: string, { keys, wrong }: { keys: Options; wrong: Options }): Cue[] {
  const key = keys[0]?.text ?? ''
  const cues: Cue[] = []
  const [own, others] = [shared(key, stem), Math.max(...wrong.map((o) => shared(o.text, stem)))]
  if (own >= ECHO.characters && own - others >= ECHO.some) cues.push(own - others >= ECHO.clear ? 'echo' : 'some-echo')
  if (wrong.length < 2) return cues
  const [first = '', ...rest] = wrong.map((o) => o.text)
  const alike = Math.min(...rest.map((text) => beginning(first, text)))
  if (alike >= BEGINNING && beginning(first, key) === 0) cues.push('odd-beginning')
  if ([/[，；]/, /\d/, /[“《]/].some((mark) => wrong.every((o) => mark.test(o.text) !== mark.test(key)))) cues.push('odd-form')
  return cues
}

/** Length of the longest run of letters and digits that two texts share. */
export function shared(a: string, b: string): number {
  const [from, within] = [[...letters(a)], letters(b)]
  let best = 0
  for (let i = 0; i < from.length; i++)
    while (i + best < from.length && within.includes(from.slice(i, i + best + 1).join(''))) best++
  return best
}

function beginning(a: string, b: string): number {
  const [x, y] = [[...a], [...b]]
  const at = x.findIndex((c, i) => c !== y[i])
  return at < 0 ? x.length : at
}

export interface Cues {
  readonly singles: number
  /** Share of single-choice items whose key is the one longest option; chance gives about one in four. */
  readonly longestKey: number
  /** Share of single-choice keys on each letter, as authored. */
  readonly letters: Readonly<Record<string, number>>
  readonly judged: number
  /** Share of true-false items whose key is true. */
  readonly trueKeys: number
  /** Options of choices: all and those that are wrong; and of those with an absolute word likewise. */
  readonly options: Told
  readonly absolute: Told
  /** Each absolute word: how many options hold it, and how many of these are wrong. */
  readonly absoluteWords: Readonly<Record<string, Told>>
  /** By item: what gives its key away. */
  readonly items: readonly { readonly id: string; readonly cues: readonly Cue[] }[]
}
interface Told {
  readonly all: number
  readonly wrong: number
}

/** Cues over a bank. Shares are from 0 to 1, and 0 of nothing. */
export function cuesOf(bank: readonly ItemVersion[]): Cues {
  const singles = bank.filter((v) => v.kind === 'single')
  const judged = bank.filter((v) => v.kind === 'true-false')
  const keys = [...new Set(singles.map((v) => v.key))].sort()
  const options = bank.flatMap((v) => {
    const of = sides(v)
    return of ? of.all.map((o) => ({ wrong: of.wrong.includes(o), words: absoluteWords(o.text) })) : []
  })
  const told = (list: readonly { wrong: boolean }[]): Told => ({ all: list.length, wrong: list.filter((o) => o.wrong).length })
  const words = [...new Set(options.flatMap((o) => o.words))].sort()
  return {
    singles: singles.length,
    longestKey: share(singles.filter((v) => isLongest(v.options, v.key)).length, singles.length),
    letters: Object.fromEntries(keys.map((l) => [l, share(singles.filter((v) => v.key === l).length, singles.length)])),
    judged: judged.length,
    trueKeys: share(judged.filter((v) => v.key).length, judged.length),
    options: told(options),
    absolute: told(options.filter((o) => o.words.length > 0)),
    absoluteWords: Object.fromEntries(words.map((word) => [word, told(options.filter((o) => o.words.includes(word)))])),
    items: bank.map((v) => ({ id: v.itemId, cues: cuesIn(v) })).filter(({ cues }) => cues.length > 0),
  }
}

export const share = (part: number, of: number): number => (of === 0 ? 0 : part / of)

function isLongest(options: Options, key: string): boolean {
  const own = size(options.find((o) => o.id === key)?.text ?? '')
  return options.every((o) => o.id === key || size(o.text) < own)
}
