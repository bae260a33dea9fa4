// Every citation leads to an article that was in force when the citing thing took effect.

import { scanBody } from '#app/content/body.ts'
import { forceOf } from '#app/content/catalogue.ts'
import type { Content } from '#app/content/read.ts'
import type { Article, Citation, Regulation } from '#app/content/schema.ts'
import { faultAt, type Fault, type Origin, type Path } from '#app/content/source.ts'
import { type Day, inForce } from '#app/domain/instant.ts'

/** A citation where it stands. `on`: the day it must be in force; null where no day is given, as in a lesson. */
interface Cited {
  readonly citation: Citation
  readonly on: Day | null
  readonly origin: Origin
  readonly path: Path
}

/** Documents and their articles by id. */
export class Library {
  private readonly documents: ReadonlyMap<string, Regulation>

  constructor(private readonly content: Content) {
    this.documents = new Map(content.regulations.map((r) => [r.value.id, r.value]))
  }

  find({ document, article }: Citation): { regulation: Regulation; article: Article } | undefined {
    const regulation = this.documents.get(document)
    const found = regulation?.articles.find((a) => a.id === article)
    return regulation && found && { regulation, article: found }
  }

  holds = (document: string): boolean => this.documents.has(document)

  /** What is wrong with a citation; undefined when nothing is, or when its document is faulty and cannot tell. */
  wrong(citation: Citation, on: Day | null): string | undefined {
    const { document, article } = citation
    if (this.content.broken.has(document)) return undefined
    if (!this.holds(document)) return `there is no document ${document}`
    const found = this.find(citation)
    if (!found) return `document ${document} has no article ${article}`
    const { from, to } = forceOf(found.regulation, found.article)
    if (on === null || inForce(on, from, to)) return undefined
    return `${document} ${article} was not in force on ${on} (from ${from}${to ? ` to ${to}` : ''})`
  }
}

export function citationFaults(content: Content, library: Library): Fault[] {
  const cited = [...itemCitations(content), ...lessonCitations(content), ...policyCitations(content)]
  const faults: Fault[] = []
  for (const { citation, on, origin, path } of cited) {
    const what = library.wrong(citation, on)
    if (what) faults.push(faultAt(origin, path, what))
  }
  for (const { value, origin } of content.regulations) {
    value.relations.forEach(({ document }, i) => {
      if (document && !library.holds(document) && !content.broken.has(document))
        faults.push(faultAt(origin, ['relations', i, 'document'], `there is no document ${document}`))
    })
  }
  for (const lesson of content.lessons) {
    // Cite, Ref, Moment, Step: whatever names a document and an article cites it.
    for (const { line, attributes } of scanBody(lesson.body, lesson.bodyLine).tags) {
      const [document, article] = [attributes.get('document'), attributes.get('article')]
      const what = document && article && library.wrong({ document, article }, null)
      if (what) faults.push({ file: lesson.file, line, what })
    }
  }
  return faults
}

function itemCitations(content: Content): Cited[] {
  return content.items.flatMap(({ value, origin, path }) => {
    const parts =
      value.kind === 'case' ? value.parts.map((p, i) => [p, [...path, 'parts', i]] as const) : [[value, path] as const]
    return parts.flatMap(([item, at]) =>
      item.articles.map((citation, i) => ({ citation, on: item.effectiveFrom, origin, path: [...at, 'articles', i] })),
    )
  })
}

function lessonCitations(content: Content): Cited[] {
  return content.lessons.flatMap(({ meta }) => {
    if (!meta) return []
    const { value, origin } = meta
    const own = value.articles.map((citation, i) => ({ citation, on: null, origin, path: ['articles', i] }))
    const asked = value.questions.flatMap((q, i) =>
      q.articles.map((citation, j) => ({ citation, on: null, origin, path: ['questions', i, 'articles', j] })),
    )
    const amended = value.amendments.flatMap((a, i) =>
      a.articles.map((citation, j) => ({ citation, on: null, origin, path: ['amendments', i, 'articles', j] })),
    )
    return [...own, ...asked, ...amended]
  })
}

function policyCitations({ policies, exams }: Content): Cited[] {
  const sourced = [policies.titles, policies.certificate, policies.hours, ...exams].flatMap((found) => {
    if (found?.value.source.kind !== 'article') return []
    const { source, effectiveFrom } = found.value
    return [{ citation: source, on: effectiveFrom, origin: found.origin, path: ['source'] }]
  })
  const { staffing } = policies
  const rules = staffing?.value.rules.map((rule, i) => ({
    citation: rule.source,
    on: rule.effectiveFrom,
    origin: staffing.origin,
    path: ['rules', i, 'source'],
  }))
  const versions = [policies.violations, policies.review].flatMap((found) =>
    (found?.value.versions ?? []).flatMap(({ source, effectiveFrom }, i) =>
      found && source.kind === 'article'
        ? [{ citation: source, on: effectiveFrom, origin: found.origin, path: ['versions', i, 'source'] }]
        : [],
    ),
  )
  const { violations } = policies
  const models = (violations?.value.versions ?? []).flatMap(({ grounds, effectiveFrom }, i) =>
    grounds.flatMap(({ model }, j) =>
      violations && model
        ? [{ citation: model, on: effectiveFrom, origin: violations.origin, path: ['versions', i, 'grounds', j, 'model'] }]
        : [],
    ),
  )
  return [...sourced, ...(rules ?? []), ...versions, ...models]
}
