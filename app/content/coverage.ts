// Which article is taught and examined where, what is lacking, and everything that rests on one article.

import { type Article, type Catalogue, type CatalogueLesson, forceOf, type Regulation } from '#app/content/catalogue.ts'
import { type Section, sectionsOf } from '#app/content/sections.ts'
import { type ItemVersion, type Kind, KINDS, type Level, LEVELS } from '#app/domain/exam/item.ts'
import { type Day, inForce } from '#app/domain/instant.ts'

/** Something in the bank; it covers an article only while new forms may take it. */
export interface CoveredItem {
  readonly version: ItemVersion
  readonly usable: boolean
}

/**
 * What an operative article lacks on a day: a lesson that treats it, an item that asks it. Of an article that is only
 * reported (待核) no item is wanted: what nobody has read is not examined as fact. What has ended lacks nothing.
 */
export type Gap = 'lesson' | 'item'

export interface CoverageRow {
  readonly document: string
  readonly article: string
  readonly clause: string
  readonly heading: string
  readonly headingEn: string
  readonly operative: boolean
  readonly reported: boolean
  readonly from: Day
  readonly to: Day | null
  readonly inForce: boolean
  /** Topics of the lessons and items that cite it, in the order of the syllabus. */
  readonly topics: readonly string[]
  readonly lessons: readonly { readonly id: string; readonly title: string; readonly titleEn: string }[]
  /** Questions of lessons that cite it. */
  readonly questions: number
  /** Items that cite it: all, and those that may be examined on the day, by level and kind. */
  readonly items: {
    readonly all: number
    readonly usable: number
    readonly levels: Readonly<Record<Level, number>>
    readonly kinds: Readonly<Record<Kind, number>>
  }
  readonly gaps: readonly Gap[]
}

type Citation = { readonly document: string; readonly article: string }
const nameOf = ({ document, article }: Citation): string => `${document} ${article}`

/** The articles a lesson cites in its text, each with the section it stands in; null before the first heading. */
function citedInText({ body, cited }: CatalogueLesson): (Citation & { readonly section: Section | null })[] {
  const lines = body.split('\n')
  return cited.map(({ document, article, line }) => ({
    document,
    article,
    section: sectionsOf(lines.slice(0, line).join('\n')).at(-1) ?? null,
  }))
}

interface LessonCitations {
  readonly lesson: CatalogueLesson
  readonly topic: string
  /** By name of article: whether it is in the lesson's list, the sections that cite it, the questions that do. */
  readonly cites: ReadonlyMap<string, { listed: boolean; sections: (Section | null)[]; questions: string[] }>
}
const found = new WeakMap<Catalogue, readonly LessonCitations[]>()

/** Every lesson's citations; found once for a catalogue. */
function citationsOf(catalogue: Catalogue): readonly LessonCitations[] {
  const known =
    found.get(catalogue) ??
    catalogue.modules.flatMap((module) =>
      module.lessons.map((lesson) => {
        const cites = new Map<string, { listed: boolean; sections: (Section | null)[]; questions: string[] }>()
        const at = (cited: Citation) => {
          const entry = cites.get(nameOf(cited)) ?? { listed: false, sections: [], questions: [] }
          cites.set(nameOf(cited), entry)
          return entry
        }
        for (const cited of lesson.articles) at(cited).listed = true
        for (const { section, ...cited } of citedInText(lesson)) at(cited).sections.push(section)
        for (const question of lesson.questions)
          for (const cited of question.articles) at(cited).questions.push(question.id)
        return { lesson, topic: module.topic, cites }
      }),
    )
  found.set(catalogue, known)
  return known
}

/** Every article of every document. @param on the day for which items and articles are in force or not */
export function coverageOf(catalogue: Catalogue, items: readonly CoveredItem[], on: Day): CoverageRow[] {
  const byArticle = new Map<string, CoveredItem[]>()
  for (const item of items)
    for (const name of new Set(item.version.articles.map(nameOf)))
      byArticle.set(name, [...(byArticle.get(name) ?? []), item])
  return [...catalogue.regulations.values()].flatMap((regulation) =>
    regulation.articles.map((article) =>
      rowOf(
        catalogue,
        regulation,
        article,
        byArticle.get(nameOf({ document: regulation.id, article: article.id })) ?? [],
        on,
      ),
    ),
  )
}

function rowOf(
  catalogue: Catalogue,
  regulation: Regulation,
  article: Article,
  items: readonly CoveredItem[],
  on: Day,
): CoverageRow {
  const { from, to } = forceOf(regulation, article)
  const lessons = citationsOf(catalogue).filter(({ cites }) =>
    cites.has(nameOf({ document: regulation.id, article: article.id })),
  )
  const usable = items
    .filter(({ version: v, usable }) => usable && inForce(on, v.effectiveFrom, v.effectiveTo))
    .map(({ version }) => version)
  const count = <T extends string>(keys: readonly T[], of: (version: ItemVersion) => T) =>
    Object.fromEntries(keys.map((key) => [key, usable.filter((v) => of(v) === key).length])) as Record<T, number>
  const topics = new Set([...lessons.map(({ topic }) => topic), ...items.map(({ version }) => version.topic)])
  const reported = regulation.trust === 'reported'
  const wanted = article.operative && !(to !== null && to < on)
  return {
    document: regulation.id,
    article: article.id,
    clause: article.clause,
    heading: article.heading,
    headingEn: article.headingEn,
    operative: article.operative,
    reported,
    from,
    to,
    inForce: inForce(on, from, to),
    topics: catalogue.topics.map(({ id }) => id).filter((id) => topics.has(id)),
    lessons: lessons.map(({ lesson: { id, title, titleEn } }) => ({ id, title, titleEn })),
    questions: lessons.reduce(
      (sum, { cites }) =>
        sum + (cites.get(nameOf({ document: regulation.id, article: article.id }))?.questions.length ?? 0),
      0,
    ),
    items: {
      all: items.length,
      usable: usable.length,
      levels: count(LEVELS, (v) => v.level),
      kinds: count(KINDS, (v) => v.kind),
    },
    gaps: [
      ...(wanted && lessons.length === 0 ? ['lesson' as const] : []),
      ...(wanted && !reported && usable.length === 0 ? ['item' as const] : []),
    ],
  }
}

export interface CoverageTotals {
  readonly articles: number
  /** Articles that bind somebody to something and have not ended; what is lacking is counted over them alone. */
  readonly operative: number
  readonly byLesson: number
  readonly byItem: number
  /** Of the operative ones, those of which no item is wanted: only reported. */
  readonly reported: number
}

/** @param on the day of the rows */
export function totalsOf(rows: readonly CoverageRow[], on: Day): CoverageTotals {
  const operative = rows.filter(({ operative, to }) => operative && !(to !== null && to < on))
  return {
    articles: rows.length,
    operative: operative.length,
    byLesson: operative.filter(({ lessons }) => lessons.length > 0).length,
    byItem: operative.filter(({ items }) => items.usable > 0).length,
    reported: operative.filter(({ reported }) => reported).length,
  }
}

/** A lesson that treats an article, and where in it. */
export interface LessonOnArticle {
  readonly lesson: CatalogueLesson
  /** Whether the lesson names it among its articles. */
  readonly listed: boolean
  /** Sections whose text cites it, each once; null: before the first heading. */
  readonly sections: readonly (Section | null)[]
  /** Ids of its questions that cite it. */
  readonly questions: readonly string[]
}

/** The lessons that treat an article, in the order of the programme. */
export function lessonsOn(catalogue: Catalogue, cited: Citation): LessonOnArticle[] {
  return citationsOf(catalogue).flatMap(({ lesson, cites }) => {
    const entry = cites.get(nameOf(cited))
    if (!entry) return []
    const sections = entry.sections.filter((s, i, all) => all.findIndex((other) => other?.anchor === s?.anchor) === i)
    return [{ lesson, listed: entry.listed, sections, questions: entry.questions }]
  })
}

/** A policy or a word of /content that names an article as its source. `name` is empty where there is one alone of its kind. */
export interface PolicyOnArticle {
  readonly kind: 'staffing-rule' | 'exam' | 'certificate' | 'hours' | 'titles' | 'micro-drama-classes' | 'glossary'
  readonly name: string
  readonly nameEn: string
}

/** The rules and policies that rest on an article. */
export function policiesOn(catalogue: Catalogue, cited: Citation): PolicyOnArticle[] {
  const rests = (source: { kind: 'article'; document: string; article: string } | { kind: 'own-policy' }) =>
    source.kind === 'article' && nameOf(source) === nameOf(cited)
  const { staffing, exams, certificate, hours, titles, microDramaClasses, glossary } = catalogue
  return [
    ...staffing.rules
      .filter(({ source }) => nameOf(source) === nameOf(cited))
      .map(({ name, nameEn }) => ({ kind: 'staffing-rule' as const, name, nameEn })),
    ...exams
      .filter(({ source }) => rests(source))
      .map(({ id, version }) => ({ kind: 'exam' as const, name: `${id} ${version}`, nameEn: `${id} ${version}` })),
    ...(rests(certificate.source) ? [{ kind: 'certificate' as const, name: '', nameEn: '' }] : []),
    ...(rests(hours.source) ? [{ kind: 'hours' as const, name: '', nameEn: '' }] : []),
    ...(rests(titles.source) ? [{ kind: 'titles' as const, name: '', nameEn: '' }] : []),
    ...microDramaClasses.versions
      .filter(({ sources }) => sources.some((source) => nameOf(source) === nameOf(cited)))
      .map(({ effectiveFrom }) => ({
        kind: 'micro-drama-classes' as const,
        name: effectiveFrom,
        nameEn: effectiveFrom,
      })),
    ...glossary
      .filter(({ articles }) => articles.some((article) => nameOf(article) === nameOf(cited)))
      .map(({ term, en }) => ({ kind: 'glossary' as const, name: term, nameEn: en })),
  ]
}
