// Test-wiseness cues where they stand: in one item as a fault or a note, over the bank as a limit that is passed.

import { itemsOf } from '#app/content/catalogue.ts'
import { absoluteWords, CLEAR, type Cue, CUE_WORDS, type Cues, cuesIn, cuesOf, share, sides } from '#app/content/checks/cues.ts'
import type { Content, FoundItem } from '#app/content/read.ts'
import { faultAt, type Fault, type Path } from '#app/content/source.ts'
import type { ItemVersion } from '#app/domain/exam/item.ts'

/** Limits of shares, from and to, and the number of items or options below which a share says nothing. */
const LIMITS = {
  longest: { least: 0.1, most: 0.4, of: 40 },
  letter: { least: 0.15, most: 0.35, of: 40 },
  true: { least: 0.35, most: 0.65, of: 20 },
  /** How much likelier than any option one with an absolute word may be wrong. */
  absolute: { more: 0.15, of: 20 },
  /** One such word, in so many options, may be wrong in no greater share. */
  word: { most: 0.85, of: 8 },
} as const
/** So many keys in a row on one letter are too many within one file. */
const RUN = 5
/** Where faults of the whole bank are told. */
const BANK = { file: 'content/items', line: 1 }

/** Each item where it stands in its file. */
const placed = (found: FoundItem): { version: ItemVersion; found: FoundItem; path: Path }[] =>
  itemsOf(found).map(({ version }, i) => ({
    version, found, path: found.value.kind === 'case' ? [...found.path, 'parts', i] : found.path,
  }))

/** @returns faults that keep the content from passing, and notes for its authors */
export function guessing(content: Content): { readonly faults: Fault[]; readonly notes: Fault[] } {
  const items = content.items.flatMap(placed)
  const clear: readonly Cue[] = CLEAR
  const single = items.flatMap(({ version, found, path }) =>
    cuesIn(version).map((cue) => ({ cue, fault: faultAt(found.origin, placeOf(version, cue, path), `${version.itemId}: ${CUE_WORDS[cue]}`) })),
  )
  return {
    faults: [
      ...single.filter(({ cue }) => clear.includes(cue)).map(({ fault }) => fault),
      ...runs(items),
      ...bankFaults(cuesOf(items.map(({ version }) => version))).map((what) => ({ ...BANK, what })),
    ],
    notes: single.filter(({ cue }) => !clear.includes(cue)).map(({ fault }) => fault),
  }
}

/** The line that an author would change: the distractor with the absolute word, else the key. */
function placeOf(version: ItemVersion, cue: Cue, path: Path): Path {
  const of = sides(version)
  const at = (o: { id: string } | undefined): Path => [...path, 'options', o && of ? of.all.findIndex((one) => one.id === o.id) : 0]
  if (cue === 'absolute' || cue === 'one-absolute') return at(of?.wrong.find((o) => absoluteWords(o.text).length > 0))
  return cue === 'unequal' || cue === 'all-of-the-above' ? [...path, 'options'] : at(of?.keys[0])
}

/** Single-choice keys that stay on one letter, item after item of one file. */
function runs(items: readonly { version: ItemVersion; found: FoundItem; path: Path }[]): Fault[] {
  const faults: Fault[] = []
  let run = 0
  let last = ''
  for (const { version, found, path } of items) {
    if (version.kind !== 'single') continue
    const here = `${found.origin.file} ${version.key}`
    run = here === last ? run + 1 : 1
    last = here
    if (run === RUN) faults.push(faultAt(found.origin, [...path, 'key'], `${RUN} keys in a row on the letter ${version.key}`))
  }
  return faults
}

const percent = (of: number) => `${Math.round(of * 100)} %`

/** Limits that the figures of a bank pass. */
export function bankFaults(cues: Cues): string[] {
  const faults: string[] = []
  const within = (of: number, { least, most }: { least: number; most: number }, what: string) => {
    if (of < least || of > most) faults.push(`${what} ${percent(of)}: between ${percent(least)} and ${percent(most)} wanted`)
  }
  if (cues.singles >= LIMITS.longest.of) within(cues.longestKey, LIMITS.longest, 'single-choice keys that are the longest option:')
  if (cues.singles >= LIMITS.letter.of)
    for (const letter of ['a', 'b', 'c', 'd']) within(cues.letters[letter] ?? 0, LIMITS.letter, `single-choice keys on the letter ${letter}:`)
  if (cues.judged >= LIMITS.true.of) within(cues.trueKeys, LIMITS.true, 'true-false keys that are true:')
  const [wrong, any] = [share(cues.absolute.wrong, cues.absolute.all), share(cues.options.wrong, cues.options.all)]
  if (cues.absolute.all >= LIMITS.absolute.of && wrong > any + LIMITS.absolute.more)
    faults.push(`options with an absolute word are wrong in ${percent(wrong)}, all options in ${percent(any)}: at most ${percent(LIMITS.absolute.more)} apart wanted`)
  for (const [word, told] of Object.entries(cues.absoluteWords))
    if (told.all >= LIMITS.word.of && share(told.wrong, told.all) > LIMITS.word.most)
      faults.push(`options with ${word} are wrong in ${told.wrong} of ${told.all}: reword some, or say something right with it`)
  return faults
}
