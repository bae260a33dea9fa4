// Figures of the content for its authors: how much there is, what is covered, and what a test-wise guesser could use.

import { scanBody } from '#app/content/body.ts'
import { type Catalogue, type CatalogueItem, forceOf } from '#app/content/catalogue.ts'
import { KINDS, type ItemVersion, type Kind, type Level, LEVELS } from '#app/domain/exam/item.ts'
import { type Day, inForce } from '#app/domain/instant.ts'

export interface Summary {
  readonly lessons: number
  readonly minutes: number
  readonly questions: number
  readonly items: number
  readonly cells: readonly Cell[]
  readonly articles: { readonly operative: number; readonly byLesson: number; readonly byItem: number }
  readonly cues: Cues
  /** Items in force today that cite an article no longer in force today. */
  readonly outdated: readonly string[]
  /** Items that cite only documents whose own text was not read (待核). */
  readonly reportedOnly: readonly string[]
}
export interface Cell {
  readonly topic: string
  readonly level: Level
  readonly kinds: Readonly<Record<Kind, number>>
  /** Items in force today, and how many one form of each exam needs. */
  readonly inForce: number
  readonly needed: readonly number[]
}
export interface Cues {
  readonly singles: number
  /** Share of single-choice items whose key is the one longest option; chance gives about one in four. */
  readonly longestKey: number
  /** Share of single-choice keys on each letter, as authored. */
  readonly letters: Readonly<Record<string, number>>
  /** Share of true-false items whose key is true. */
  readonly trueKeys: number
  /** By item: what gives its key away. */
  readonly items: readonly { readonly id: string; readonly cues: readonly Cue[] }[]
}
/** `long-key`: far longer than the other options. `all-of-the-above`: an option that sums up or denies the others. */
export type Cue = 'long-key' | 'all-of-the-above'

const ALL_OF_THE_ABOVE = /^(?:(?:以上|上述)[^，。]{0,4}|[A-Ha-h、和与及]+)?(?:全部|[全均都皆])(?:对|是|非|不|错|正确)/
/** A key this many times as long as the mean of the other options stands out. */
const LONG = 1.5

/** @param today the day for which items and articles are in force or not */
export function summaryOf(catalogue: Catalogue, today: Day): Summary {
  const { lessons, items } = catalogue
  return {
    lessons: lessons.length,
    minutes: lessons.reduce((sum, l) => sum + l.minutes, 0),
    questions: lessons.reduce((sum, l) => sum + l.questions.length, 0),
    items: items.length,
    cells: catalogue.topics.flatMap((topic) => LEVELS.map((level) => cellOf(catalogue, topic.id, level, today))),
    articles: coverage(catalogue),
    cues: cuesOf(items.map((i) => i.version)),
    outdated: items.filter((i) => isOutdated(catalogue, i, today)).map((i) => i.id),
    reportedOnly: items
      .filter((i) => i.version.articles.every((c) => catalogue.regulations.get(c.document)?.trust === 'reported'))
      .map((i) => i.id),
  }
}

function cellOf({ items, exams }: Catalogue, topic: string, level: Level, today: Day): Cell {
  const own = items.map((i) => i.version).filter((v) => v.topic === topic && v.level === level)
  const count = (kind: Kind) => own.filter((v) => v.kind === kind).length
  return {
    topic,
    level,
    kinds: Object.fromEntries(KINDS.map((kind) => [kind, count(kind)])) as Record<Kind, number>,
    inForce: own.filter((v) => inForce(today, v.effectiveFrom, v.effectiveTo)).length,
    needed: exams.map((e) => e.blueprint.find((row) => row.topic === topic)?.[level] ?? 0),
  }
}

function coverage({ regulations, lessons, items }: Catalogue): Summary['articles'] {
  const name = (c: { document: string; article: string }) => `${c.document} ${c.article}`
  const operative = [...regulations.values()].flatMap((r) =>
    r.articles.filter((a) => a.operative).map((a) => name({ document: r.id, article: a.id })),
  )
  const taught = new Set(
    lessons.flatMap((l) => [...l.articles, ...l.questions.flatMap((q) => q.articles), ...citedIn(l.body)].map(name)),
  )
  const asked = new Set(items.flatMap((i) => i.version.articles.map(name)))
  return {
    operative: operative.length,
    byLesson: operative.filter((a) => taught.has(a)).length,
    byItem: operative.filter((a) => asked.has(a)).length,
  }
}

const citedIn = (body: string) =>
  scanBody(body, 1)
    .tags.filter((t) => t.name === 'Cite')
    .map(({ attributes }) => ({ document: attributes.get('document') ?? '', article: attributes.get('article') ?? '' }))

function isOutdated(catalogue: Catalogue, { version }: CatalogueItem, today: Day): boolean {
  if (!inForce(today, version.effectiveFrom, version.effectiveTo)) return false
  return version.articles.some(({ document, article }) => {
    const regulation = catalogue.regulations.get(document)
    const found = catalogue.article(document, article)
    if (!regulation || !found) return false
    const { from, to } = forceOf(regulation, found)
    return !inForce(today, from, to)
  })
}

/** Cues over a bank. Shares are from 0 to 1, and 0 of nothing. */
export function cuesOf(bank: readonly ItemVersion[]): Cues {
  const singles = bank.filter((v) => v.kind === 'single')
  const judged = bank.filter((v) => v.kind === 'true-false')
  const share = (part: number, of: number) => (of === 0 ? 0 : part / of)
  const letters = [...new Set(singles.map((v) => v.key))].sort()
  return {
    singles: singles.length,
    longestKey: share(singles.filter((v) => isLongest(v.options, v.key)).length, singles.length),
    letters: Object.fromEntries(
      letters.map((l) => [l, share(singles.filter((v) => v.key === l).length, singles.length)]),
    ),
    trueKeys: share(judged.filter((v) => v.key).length, judged.length),
    items: bank.map((v) => ({ id: v.itemId, cues: cuesIn(v) })).filter(({ cues }) => cues.length > 0),
  }
}

type Options = readonly { readonly id: string; readonly text: string }[]
const size = (text: string) => [...text].length

const isLongest = (options: Options, key: string) => {
  const own = size(options.find((o) => o.id === key)?.text ?? '')
  return options.every((o) => o.id === key || size(o.text) < own)
}

function cuesIn(version: ItemVersion): Cue[] {
  if (version.kind !== 'single' && version.kind !== 'multiple') return []
  const keys: readonly string[] = version.kind === 'single' ? [version.key] : version.key
  const mean = (list: Options) => list.reduce((sum, o) => sum + size(o.text), 0) / Math.max(1, list.length)
  const right = mean(version.options.filter((o) => keys.includes(o.id)))
  const wrong = mean(version.options.filter((o) => !keys.includes(o.id)))
  const cues: Cue[] = []
  if (wrong > 0 && right >= wrong * LONG) cues.push('long-key')
  if (version.options.some((o) => ALL_OF_THE_ABOVE.test(o.text))) cues.push('all-of-the-above')
  return cues
}
