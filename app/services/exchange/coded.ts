// Values that people write in cells in more ways than one: words for codes, dates, keys, citations.

import type { Catalogue } from '#app/content/load.ts'
import { type Citation, KINDS, type Kind, LEVELS, type Level } from '#app/domain/exam/item.ts'
import { type Day, parseDay } from '#app/domain/instant.ts'
import { LETTERS, MAX_NAMED, plain } from './found.ts'
import { KIND_LABELS, KIND_WORDS, LEVEL_LABELS } from './sheet-columns.ts'

/** What names of topics and documents are read by. */
export type Names = Pick<Catalogue, 'topics' | 'regulations'>

const same = (a: string, b: string) => plain(a).toLowerCase() === plain(b).toLowerCase()

export const readKind = (text: string): Kind | undefined =>
  KINDS.find((kind) => same(kind, text) || same(KIND_LABELS[kind], text)) ??
  (Object.hasOwn(KIND_WORDS, plain(text)) ? KIND_WORDS[plain(text)] : undefined)
export const readLevel = (text: string): Level | undefined =>
  LEVELS.find((level) => same(level, text) || same(LEVEL_LABELS[level], text))
export const readTopic = (text: string, { topics }: Names): string | undefined =>
  topics.find(({ id, title, titleEn }) => [id, title, titleEn].some((name) => same(name, text)))?.id

/** `2026-11-21`, `2026/11/21`, `2026年11月21日`, `2026.11.21`. */
export function readDate(text: string): Day | undefined {
  const [, y, m, d] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain(text)) ?? []
  return y && m && d ? parseDay(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`) : undefined
}

/** `75`, `75%`, `0.75` as whole hundredths. */
export function readFacility(text: string): number | undefined {
  const [, digits, percent] = /^(\d{1,3}(?:\.\d{1,6})?)\s*(%?)$/.exec(plain(text)) ?? []
  if (!digits) return undefined
  const number = Number(digits)
  const hundredths = number <= 1 && !percent ? number * 100 : number
  const whole = Math.round(hundredths)
  return Math.abs(whole - hundredths) < 1e-9 && whole <= 100 ? whole : undefined
}

/** `第2题，共3题`, `2/3`. */
export function readPart(text: string): { part: number; of: number } | undefined {
  const [, part, of] = /^第?\s*(\d{1,2})\s*题?\s*(?:[,，]?\s*共|[/-])\s*(\d{1,2})\s*题?$/.exec(plain(text)) ?? []
  return part && of ? { part: Number(part), of: Number(of) } : undefined
}

export const readYes = (text: string): boolean | undefined =>
  /^(是|yes|y|true|1|√|对)$/i.test(plain(text))
    ? true
    : /^(否|no|n|false|0|×|错)$/i.test(plain(text))
      ? false
      : undefined
export const readTruth = (text: string): boolean | undefined =>
  /^(对|正确|是|true|t|√|✓|1)$/i.test(plain(text))
    ? true
    : /^(错|错误|否|不正确|false|f|×|✗|x|0)$/i.test(plain(text))
      ? false
      : undefined

/** Letters with or without signs between: `a,c`, `ACD`, `c > a > b`. */
export function readLetters(text: string): string[] | undefined {
  const letters = plain(text)
    .toLowerCase()
    .replace(/[\s,、;>→/-]+/g, '')
  return /^[a-h]+$/.test(letters) ? [...letters] : undefined
}

/** Pairs: `a-c; b-a`. */
export function readPairs(text: string): Record<string, string> | undefined {
  const pairs: [string, string][] = []
  for (const pair of plain(text)
    .toLowerCase()
    .split(/[,、;；\s]+(?![-=:→>])/)
    .filter(Boolean)) {
    const [, from, to] = /^([a-h])\s*(?:->|[-=:→—])\s*([a-h])$/.exec(pair) ?? []
    if (!from || !to || pairs.some(([one]) => one === from)) return undefined
    pairs.push([from, to])
  }
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined
}

export const readIds = (text: string): string[] =>
  plain(text)
    .split(/[,、;；\s]+/)
    .filter(Boolean)
    .slice(0, MAX_NAMED + 1)

export type CitationFault = {
  readonly what: 'citation-unreadable' | 'citation-no-document' | 'citation-no-article'
  readonly text: string
}

/** `guangfa-2012-53 3-1-1; 53号文 三（一）1`: a document by id, short name, number or title, and an article by id or clause. */
export function readCitations(text: string, names: Names): { citations: Citation[]; faults: CitationFault[] } {
  const citations: Citation[] = []
  const faults: CitationFault[] = []
  for (const one of text
    .split(/[;；\n]+/)
    .map((part) => part.trim())
    .filter(Boolean)) {
    if (citations.length + faults.length === MAX_NAMED) {
      faults.push({ what: 'citation-unreadable', text: one })
      break
    }
    const read = readCitation(one, names)
    if ('document' in read) citations.push(read)
    else faults.push(read)
  }
  return { citations, faults }
}

type Named = { readonly id: string; readonly name: string; readonly articles: ReadonlyMap<string, string> }
const named = new WeakMap<Names['regulations'], readonly Named[]>()

/** Every name of every document, the longest first: `广发〔2012〕53号` before a short name that it begins with. */
function namesOf(regulations: Names['regulations']): readonly Named[] {
  const known = named.get(regulations)
  if (known) return known
  const names = [...regulations.values()].flatMap(({ id, short, number, title, articles }) => {
    const byName = new Map(
      articles.flatMap(
        (one) =>
          [
            [loose(one.clause), one.id],
            [loose(one.id), one.id],
          ] as const,
      ),
    )
    return [id, short, number ?? '', title].filter(Boolean).map((name) => ({ id, name: loose(name), articles: byName }))
  })
  names.sort((a, b) => b.name.length - a.name.length)
  named.set(regulations, names)
  return names
}

function readCitation(text: string, { regulations }: Names): Citation | CitationFault {
  const written = loose(text)
  const documents = namesOf(regulations).filter(({ name }) => written.startsWith(name))
  for (const { id, name, articles } of documents) {
    const article = articles.get(written.slice(name.length))
    if (article) return { document: id, article }
  }
  if (documents.length > 0) return { what: 'citation-no-article', text }
  // Two ids, though none that we know: the bank's own check says what is wrong with them.
  const [, document, article] = /^([a-z0-9-]+) ([a-z0-9-]+)$/.exec(plain(text)) ?? []
  if (document && article) return { document, article }
  return { what: /[\s]/.test(text) ? 'citation-no-document' : 'citation-unreadable', text }
}

/** A name without what people write differently: widths, brackets, spaces. An id's hyphens stay apart from its neighbours'. */
const loose = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replace(/[《》〈〉〔〕[\]()（）"“”\s]/g, '')

/** The order of options and of targets, where it is not that of their letters: `c,a,b` or `a,b|c,a`. */
export function readOrder(text: string): { options: string[]; targets: string[] } | undefined {
  const [options = '', targets = '', ...more] = plain(text)
    .split('|')
    .map((part) => part.trim())
  const [read, right] = [options === '' ? [] : readLetters(options), targets === '' ? [] : readLetters(targets)]
  return more.length === 0 && read && right ? { options: read, targets: right } : undefined
}
export const inLetterOrder = (ids: readonly string[]): boolean =>
  ids.every((id, i) => i === 0 || LETTERS.indexOf((ids[i - 1] ?? '') as 'a') < LETTERS.indexOf(id as 'a'))
