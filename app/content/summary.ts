// Figures of the content for its authors: how much there is, what is covered, and what a test-wise guesser could use.

import { scanBody } from '#app/content/body.ts'
import { type Catalogue, type CatalogueItem, forceOf } from '#app/content/catalogue.ts'
import { type Cues, cuesOf } from '#app/content/checks/cues.ts'
import { readingMinutes } from '#app/content/checks/lessons.ts'
import { KINDS, type Kind, type Level, LEVELS } from '#app/domain/exam/item.ts'
import { type Day, inForce } from '#app/domain/instant.ts'

export { cuesOf } from '#app/content/checks/cues.ts'

export interface Summary {
  readonly lessons: number
  /** As stated, and as the text takes to read with thought. */
  readonly minutes: number
  readonly reading: number
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

/** @param today the day for which items and articles are in force or not */
export function summaryOf(catalogue: Catalogue, today: Day): Summary {
  const { lessons, items } = catalogue
  return {
    lessons: lessons.length,
    minutes: lessons.reduce((sum, l) => sum + l.minutes, 0),
    reading: Math.round(lessons.reduce((sum, l) => sum + readingMinutes(l, scanBody(l.body, 1)), 0)),
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
    lessons.flatMap((l) => [...l.articles, ...l.questions.flatMap((q) => q.articles), ...l.cited].map(name)),
  )
  const asked = new Set(items.flatMap((i) => i.version.articles.map(name)))
  return {
    operative: operative.length,
    byLesson: operative.filter((a) => taught.has(a)).length,
    byItem: operative.filter((a) => asked.has(a)).length,
  }
}

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
