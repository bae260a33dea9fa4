// Search in what anybody may read: the glossary, lessons, articles of the regulations, the handbook. In memory, built once for a
// catalogue at the first question. Chinese is found by words and by pairs of characters, so that a two-character term is
// found however the text around it is cut. Questions of lessons and the item bank are not in it.

import MiniSearch from 'minisearch'
import type { Catalogue } from '#app/content/load.ts'
import type { App } from './app.ts'

export type Kind = 'term' | 'lesson' | 'article' | 'handbook'
export const KINDS: readonly Kind[] = ['term', 'lesson', 'article', 'handbook']

interface Entry {
  readonly id: string
  readonly kind: Kind
  readonly to: string
  readonly title: string
  readonly titleEn: string
  /** The module or document it belongs to. */
  readonly within: string
  readonly text: string
  /** How it is called by number, for whoever types that: `53号文三一1`, `3-1-1`. */
  readonly names: readonly string[]
}

/** Text cut where the question's words stand in it. */
export type Parts = readonly { readonly text: string; readonly hit: boolean }[]

export interface Found {
  readonly to: string
  readonly title: string
  readonly titleEn: string
  readonly within: string
  readonly context: Parts
}
export interface SearchAnswer {
  readonly query: string
  readonly total: number
  readonly groups: readonly { readonly kind: Kind; readonly total: number; readonly found: readonly Found[] }[]
}

/** Characters of a question that are read, and results shown of each kind. */
export const LONGEST = 200
const SHOWN = 20

/** Searches for a text; anything may be typed. Nothing typed finds nothing. */
export async function search({ catalogue }: App, text: string): Promise<SearchAnswer> {
  const query = [...text.replace(/\p{Cs}|\p{Cc}/gu, ' ')].slice(0, LONGEST).join('').trim()
  const { index, entries } = await indexOf(catalogue)
  const called = nameOf(query)
  const exact = called === '' ? [] : [...entries.values()].filter((entry) => entry.names.includes(called))
  const tokens = tokensOf(query)
  const ask = (combineWith: 'AND' | 'OR') =>
    tokens.length === 0
      ? []
      : index.search({ queries: [...new Set(tokens)], combineWith, prefix: (term) => /^[a-z0-9]{2,}$/.test(term) })
  const all = ask('AND')
  const ranked = (all.length > 0 ? all : ask('OR')).flatMap(({ id }) => entries.get(id as string) ?? [])
  const results = [...new Set([...exact, ...ranked])]
  const marks = marksFor(query, tokens)
  return {
    query,
    total: results.length,
    groups: KINDS.map((kind) => {
      const own = results.filter((entry) => entry.kind === kind)
      return { kind, total: own.length, found: own.slice(0, SHOWN).map((entry) => shown(entry, marks)) }
    }).filter((group) => group.total > 0),
  }
}

const shown = ({ to, title, titleEn, within, text }: Entry, marks: RegExp | undefined): Found => ({
  to,
  title,
  titleEn,
  within,
  context: contextOf(text, marks),
})

// ── the index ────────────────────────────────────────────────────────────────────────────────────────────

interface Index {
  readonly index: MiniSearch<Entry>
  readonly entries: ReadonlyMap<string, Entry>
}
const built = new WeakMap<Catalogue, Promise<Index>>()

function indexOf(catalogue: Catalogue): Promise<Index> {
  const known = built.get(catalogue) ?? build(catalogue)
  built.set(catalogue, known)
  return known
}

async function build(catalogue: Catalogue): Promise<Index> {
  const all = [...termEntries(catalogue), ...lessonEntries(catalogue), ...articleEntries(catalogue), ...handbookEntries(catalogue)]
  const entries = new Map(all.map((entry) => [entry.id, entry]))
  const index = new MiniSearch<Entry>({
    fields: ['title', 'titleEn', 'within', 'text'],
    tokenize: indexTokensOf,
    processTerm: (term) => term,
    searchOptions: { boost: { title: 4, titleEn: 4, within: 1.5 }, tokenize: (term) => [term] },
  })
  // One text at a time: whoever sits an exam meanwhile must not wait for it.
  await index.addAllAsync([...entries.values()], { chunkSize: 1 })
  return { index, entries }
}

const termEntries = ({ glossary }: Catalogue): Entry[] =>
  glossary.map(({ id, term, en, also, meaning, meaningEn }) => ({
    id: `term ${id}`,
    kind: 'term',
    to: `/glossary#${id}`,
    title: term,
    titleEn: en,
    within: also.join('、'),
    text: `${meaning}\n${meaningEn}`,
    names: [term, ...also].map(nameOf),
  }))

const lessonEntries = ({ modules }: Catalogue): Entry[] =>
  modules.flatMap((module) =>
    module.lessons.map((lesson) => ({
      id: `lesson ${lesson.id}`,
      kind: 'lesson' as const,
      to: `/courses/${lesson.id}`,
      title: lesson.title,
      titleEn: lesson.titleEn,
      within: module.title,
      text: [...lesson.objectives, ...lesson.summary, plain(lesson.body)].join('\n'),
      names: [],
    })),
  )

const articleEntries = ({ regulations }: Catalogue): Entry[] =>
  [...regulations.values()].flatMap((regulation) =>
    regulation.articles.map((article) => ({
      id: `article ${regulation.id} ${article.id}`,
      kind: 'article' as const,
      to: `/regulations/${regulation.id}#${article.id}`,
      title: `${article.clause} ${article.heading}`,
      titleEn: article.headingEn,
      within: [regulation.short, regulation.title, regulation.number ?? ''].join(' ').trim(),
      text: [
        article.digest,
        ...article.terms,
        ...article.figures.map((f) => `${f.what}：${f.value}`),
        ...article.binds,
        article.note ?? '',
      ].join('\n'),
      names: ['', regulation.short, regulation.number ?? '', regulation.title].flatMap((of) => [
        nameOf(of + article.clause),
        nameOf(`${of} ${article.id}`),
      ]),
    })),
  )

const handbookEntries = ({ handbook }: Catalogue): Entry[] =>
  handbook.map((page) => ({
    id: `handbook ${page.slug}`,
    kind: 'handbook',
    to: `/handbook/${page.slug}`,
    title: page.title,
    titleEn: page.titleEn,
    within: '',
    text: plain(page.body),
    names: [],
  }))

/** Text without tags and without Markdown's marks. */
const plain = (body: string): string =>
  body
    .replace(/<\/?[A-Za-z][^>]*>/g, ' ')
    .replace(/^\s*\|?[-:| ]{3,}\|?\s*$/gm, ' ')
    .replace(/^\s*(?:#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replace(/[*_`|\\]+/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim()

/** How a clause is compared: without brackets, spaces and punctuation, `三（一）1` as `三一1`; hyphens of ids stay. */
const nameOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]/gu, '')

// ── words ────────────────────────────────────────────────────────────────────────────────────────────────

const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
const HAN = /^\p{Script=Han}/u
const words = new Intl.Segmenter('zh', { granularity: 'word' })

const runsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(RUN) ?? []

const pairsOf = (run: string): string[] => {
  const characters = [...run]
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`)
}
const wordsOf = (run: string): string[] => [...words.segment(run)].map(({ segment }) => segment)

/** For the index: of Chinese every word, every pair of neighbours and every character; other words as they are. */
const indexTokensOf = (text: string): string[] =>
  runsOf(text).flatMap((run) => (HAN.test(run) ? [...new Set([...wordsOf(run), ...pairsOf(run), ...run])] : [run]))

/** For a question: of Chinese its words, longer ones as their pairs, single characters joined with their neighbours. */
function tokensOf(query: string): string[] {
  return runsOf(query).flatMap((run) => {
    if (!HAN.test(run)) return [run]
    const tokens: string[] = []
    let singles = ''
    const close = () => {
      if ([...singles].length > 1) tokens.push(...pairsOf(singles))
      singles = ''
    }
    for (const word of wordsOf(run)) {
      if ([...word].length === 1) singles += word
      else {
        close()
        tokens.push(...pairsOf(word))
      }
    }
    close()
    return tokens.length > 0 ? tokens : [...run]
  })
}

// ── what is shown ────────────────────────────────────────────────────────────────────────────────────────

/** Marks what was typed, longest first, and else the words it was cut into. */
function marksFor(query: string, tokens: readonly string[]): RegExp | undefined {
  const typed = query.split(/\s+/).filter((word) => word !== '')
  const terms = [...new Set([...typed, ...tokens])].sort((a, b) => b.length - a.length).slice(0, 60)
  return terms.length === 0
    ? undefined
    : new RegExp(terms.map((term) => term.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'giu')
}

const BEFORE = 30
const AROUND = 140

/** The piece of a text around the first hit, hits marked; its beginning when there is none. */
function contextOf(text: string, marks: RegExp | undefined): Parts {
  const flat = text.replace(/\s+/g, ' ')
  const first = marks ? Math.max(0, flat.search(marks)) : 0
  const from = Math.max(0, first - BEFORE)
  const piece = flat.slice(from, from + AROUND).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
  const parts: { text: string; hit: boolean }[] = []
  let at = 0
  for (const match of marks ? piece.matchAll(marks) : []) {
    if (match[0] === '') continue
    if (match.index > at) parts.push({ text: piece.slice(at, match.index), hit: false })
    parts.push({ text: match[0], hit: true })
    at = match.index + match[0].length
  }
  if (at < piece.length) parts.push({ text: piece.slice(at), hit: false })
  const [head, tail] = [
    from > 0 ? [{ text: '…', hit: false }] : [],
    from + AROUND < flat.length ? [{ text: '…', hit: false }] : [],
  ]
  return [...head, ...parts, ...tail]
}
