// What the server knows of /content: data, read once at the start. Item keys are in it, so it never leaves the server.

import { type CitedInBody, citedInBody } from '#app/content/body.ts'
import type { Content, Decision, FoundItem, FoundLesson } from '#app/content/read.ts'
import type * as schema from '#app/content/schema.ts'
import { type Section, sectionsOf } from '#app/content/sections.ts'
import { hashOf } from '#app/domain/canonical.ts'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import { type CasePart, type ItemVersion, itemHash } from '#app/domain/exam/item.ts'
import type { ItemHash } from '#app/domain/ids.ts'
import type { Day } from '#app/domain/instant.ts'

/** A value nobody may change, all the way down. */
export type Frozen<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer E)[]
    ? readonly Frozen<E>[]
    : { readonly [K in keyof T]: Frozen<T[K]> }

export type Regulation = Frozen<schema.Regulation>
export type Article = Frozen<schema.Article>
export type Topic = Frozen<schema.Topics['topics'][number]>
export type Region = Frozen<schema.Regions['regions'][number]>
export type Titles = Frozen<schema.Titles>
export type StaffingRules = Frozen<schema.StaffingRules>
export type MicroDramaClasses = Frozen<schema.MicroDramaClasses>
export type ExamPolicy = Frozen<schema.ExamPolicy>
export type CertificatePolicy = Frozen<schema.CertificatePolicy>
export type HoursPolicy = Frozen<schema.HoursPolicy>
export type ViolationVersion = Frozen<schema.Violations['versions'][number]>
export type ReviewVersion = Frozen<schema.Review['versions'][number]>
export type ForbiddenWords = schema.ForbiddenWords['entries']

export type CatalogueLesson = Frozen<schema.LessonMeta> & {
  /** `module/lesson-slug`, without the number that orders it: it stays when lessons change places. */
  readonly id: string
  readonly module: string
  readonly slug: string
  /** Place within the module. */
  readonly order: number
  readonly file: string
  /** MDX text after the front matter. */
  readonly body: string
  /** Name of this version: front matter and body. */
  readonly hash: string
  /** What the body cites, and its sections: found once, at the start. */
  readonly cited: readonly CitedInBody[]
  readonly sections: readonly Section[]
}
export type CatalogueModule = Frozen<schema.Module> & { readonly lessons: readonly CatalogueLesson[] }

/** One item of the bank; a part of a case set is an item too. What is examined is `version`; the rest is about it. */
export type CatalogueItem = {
  readonly id: string
  /** `itemHash(version)`: wording, key, rationale, dates, citations and situation; not the expected facility. */
  readonly hash: ItemHash
  readonly topic: string
  readonly caseId: string | null
  readonly situation: string | null
  /** Expected share of prepared candidates who answer rightly. */
  readonly facility: number
  readonly version: ItemVersion
}
export type HandbookPage = Frozen<schema.HandbookPage> & { readonly slug: string; readonly body: string }

export type GlossaryTerm = Frozen<schema.Glossary['terms'][number]>

export interface Catalogue {
  /** By id, in the order of their dates of issue. */
  readonly regulations: ReadonlyMap<string, Regulation>
  article(document: string, article: string): Article | undefined
  readonly topics: readonly Topic[]
  readonly modules: readonly CatalogueModule[]
  /** All lessons in the order in which they are studied. */
  readonly lessons: readonly CatalogueLesson[]
  lesson(id: string): CatalogueLesson | undefined
  /** All items in the order of their ids, in force or not. */
  readonly items: readonly CatalogueItem[]
  item(id: string): CatalogueItem | undefined
  readonly regions: readonly Region[]
  readonly exams: readonly ExamPolicy[]
  readonly titles: Titles
  readonly staffing: StaffingRules
  readonly microDramaClasses: MicroDramaClasses
  readonly certificate: CertificatePolicy
  readonly hours: HoursPolicy
  /** The versions of a policy, the latest first. */
  readonly violations: readonly ViolationVersion[]
  readonly review: readonly ReviewVersion[]
  readonly handbook: readonly HandbookPage[]
  /** The words of the field, as they are written in the file. */
  readonly glossary: readonly GlossaryTerm[]
  readonly decisions: readonly Decision[]
  /** Words that may not stand in items and lessons. */
  readonly forbiddenWords: ForbiddenWords
}

/**
 * From what was read. Of two things with one id the first stays. Throws only when a policy that stands once is asked for
 * and its file is missing or faulty; then `faults` says so, and a server does not start.
 */
export function catalogueOf(content: Content): Catalogue {
  const { policies } = content
  const regulations = byId(
    [...content.regulations.map((r) => r.value)].sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1)),
  )
  const articles = new Map([...regulations].map(([id, r]) => [id, byId(r.articles)] as const))
  const lessons = content.lessons.map(lessonOf).filter((l) => l !== undefined)
  const modules = content.modules
    .map(({ value }) => ({
      ...value,
      lessons: lessons.filter((l) => l.module === value.id).sort((a, b) => a.order - b.order),
    }))
    .sort((a, b) => a.order - b.order)
  const ordered = byId(modules.flatMap((m) => m.lessons))
  const items = byId(content.items.flatMap(itemsOf).sort((a, b) => (a.id < b.id ? -1 : 1)))
  return {
    regulations,
    article: (document, article) => articles.get(document)?.get(article),
    topics: [...(policies.topics?.value.topics ?? [])].sort((a, b) => a.order - b.order),
    modules,
    lessons: [...ordered.values()],
    lesson: (id) => ordered.get(id),
    items: [...items.values()],
    item: (id) => items.get(id),
    regions: policies.regions?.value.regions ?? [],
    exams: content.exams.map((e) => e.value),
    get titles() {
      return needed(policies.titles, 'titles')
    },
    get staffing() {
      return needed(policies.staffing, 'staffing-rules')
    },
    get microDramaClasses() {
      return needed(policies.microDrama, 'micro-drama-classes')
    },
    get certificate() {
      return needed(policies.certificate, 'certificate')
    },
    get hours() {
      return needed(policies.hours, 'hours')
    },
    get violations() {
      return latestFirst(needed(policies.violations, 'violations').versions)
    },
    get review() {
      return latestFirst(needed(policies.review, 'review').versions)
    },
    handbook: content.handbook
      .map(({ value, slug, body }) => ({ ...value, slug, body }))
      .sort((a, b) => a.order - b.order),
    glossary: content.glossary?.value.terms ?? [],
    decisions: content.decisions,
    forbiddenWords: policies.words?.value.entries ?? [],
  }
}

function needed<T>(found: { readonly value: T } | undefined, name: string): T {
  if (!found) throw new Error(`content/policy/${name}.yaml is missing or faulty: run the content check`)
  return found.value
}

const latestFirst = <T extends { readonly effectiveFrom: Day }>(versions: readonly T[]): T[] =>
  [...versions].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))

/** In their order; of two with one id the first. */
function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>()
  for (const thing of things) if (!map.has(thing.id)) map.set(thing.id, thing)
  return map
}

export const lessonId = (lesson: FoundLesson): string => `${lesson.folder}/${lesson.slug}`

function lessonOf(lesson: FoundLesson): CatalogueLesson | undefined {
  if (!lesson.meta) return undefined
  const { body, file, folder, slug, number } = lesson
  const meta = lesson.meta.value
  return {
    ...meta,
    id: lessonId(lesson),
    module: folder,
    slug,
    order: number,
    file,
    body,
    hash: hashOf({ meta, body }),
    cited: citedInBody(body),
    sections: sectionsOf(body),
  }
}

/** The items that one entry of an item file stands for: itself, or the parts of the case set. */
export function itemsOf({ value, topic }: FoundItem): CatalogueItem[] {
  if (value.kind !== 'case') return [itemOf(value, topic, undefined)]
  const { id, situation, parts } = value
  return parts.map((part, i) => itemOf(part, topic, { id, situation, part: i + 1, of: parts.length }))
}

function itemOf(item: Exclude<schema.Item, schema.CaseSet>, topic: string, group: CasePart | undefined): CatalogueItem {
  const { id, facility, ...rest } = item
  const version: ItemVersion = group ? { ...rest, itemId: id, topic, group } : { ...rest, itemId: id, topic }
  return {
    id,
    hash: itemHash(version),
    topic,
    caseId: group?.id ?? null,
    situation: group?.situation ?? null,
    facility,
    version,
  }
}

/** A policy's numbers as the exam's rules take them. */
export const blueprintOf = (policy: ExamPolicy): Blueprint => ({
  id: policy.id,
  version: policy.version,
  minutes: policy.minutes,
  cutHundredths: policy.cutHundredths,
  marks: policy.marks,
  cells: policy.blueprint,
  kinds: policy.kinds,
  maxCases: policy.maxCases,
  credit: policy.credit,
  floors: policy.floors,
})

/** From when until when (null: no end) an article is in force: its own dates within its document's. */
export function forceOf(regulation: Regulation, article: Article): { readonly from: Day; readonly to: Day | null } {
  const ends = [article.effectiveTo, regulation.effectiveTo].filter((d) => d !== null).sort()
  return { from: article.effectiveFrom ?? regulation.effectiveFrom, to: ends[0] ?? null }
}
