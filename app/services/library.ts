// What anybody may read: the programme's outline, a lesson, the regulations, the handbook. Drawn from the catalogue
// alone, and never with a question's key, explanation or reasons in it.

import { lessonsOn } from '#app/content/coverage.ts'
import { type Article, type Catalogue, type CatalogueLesson, forceOf, type Regulation } from '#app/content/load.ts'
import { type Day, dayOf, inForce } from '#app/domain/instant.ts'
import type { App } from './app.ts'
import { syllabusNow } from './syllabus-in-force.ts'

export type Force = 'in-force' | 'not-yet' | 'ended'

/** Whether something in force from `from` to the end of `to` (null: no end) already, still or no longer is so on a day. */
export const forceOn = (on: Day, { from, to }: { readonly from: Day; readonly to: Day | null }): Force =>
  inForce(on, from, to) ? 'in-force' : on < from ? 'not-yet' : 'ended'

/** The programme: its modules with their lessons; what is required, and the target of study hours, by the syllabus in force. */
export async function outline(app: App) {
  const { catalogue } = app
  const { minutesPerHour, source } = catalogue.hours
  const { version, from, origin, body } = await syllabusNow(app)
  return {
    modules: catalogue.modules.map(({ id, title, titleEn, summary, summaryEn, lessons }) => ({
      id,
      title,
      titleEn,
      summary,
      summaryEn,
      required: body.requiredModules.includes(id),
      minutes: lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
      lessons: lessons.map((lesson) => ({
        ...named(lesson),
        minutes: lesson.minutes,
        questions: lesson.questions.length,
      })),
    })),
    minutes: catalogue.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
    syllabus: { version, from },
    target: {
      requiredHours: body.requiredHoursTenths / 10,
      minutesPerHour,
      enforced: body.hoursEnforced,
      // No source fixes the hours: a signed syllabus sets them by the association's own policy.
      ownPolicy: origin === 'signed' || source.kind === 'own-policy',
    },
  }
}

const named = ({ id, title, titleEn }: CatalogueLesson) => ({ id, title, titleEn })

/** What a citation shows of an article. */
export interface Cited {
  readonly document: string
  readonly article: string
  readonly short: string
  readonly number: string | null
  readonly clause: string
  readonly heading: string
  readonly headingEn: string
  readonly digest: string
  readonly from: Day
  readonly to: Day | null
  readonly force: Force
  /** Whether only reports of the official text were read (待核). */
  readonly reported: boolean
}

/** An article as a citation shows it on a day; undefined when the library has none of that name. */
export function cited(catalogue: Catalogue, on: Day, document: string, article: string): Cited | undefined {
  const [regulation, found] = [catalogue.regulations.get(document), catalogue.article(document, article)]
  if (!regulation || !found) return undefined
  const { clause, heading, headingEn, digest } = found
  const { short, number, trust } = regulation
  const force = forceOf(regulation, found)
  return {
    document,
    article,
    short,
    number,
    clause,
    heading,
    headingEn,
    digest,
    ...force,
    force: forceOn(on, force),
    reported: trust === 'reported',
  }
}

/** A lesson as it is read; undefined when there is none of that id. Questions come without key, explanation and reasons. */
export function lessonPage(app: App, id: string) {
  const { catalogue } = app
  const lesson = catalogue.lesson(id)
  const module = catalogue.modules.find((m) => m.id === lesson?.module)
  if (!lesson || !module) return undefined
  const on = dayOf(app.now())
  const place = catalogue.lessons.indexOf(lesson)
  const [before, after] = [catalogue.lessons[place - 1], catalogue.lessons[place + 1]]
  const { file, title, titleEn, minutes, objectives, summary } = lesson
  const cites = [...lesson.articles, ...lesson.cited].flatMap(
    ({ document, article }) => cited(catalogue, on, document, article) ?? [],
  )
  return {
    id,
    file,
    title,
    titleEn,
    minutes,
    objectives,
    summary,
    place: module.lessons.indexOf(lesson) + 1,
    module: {
      id: module.id,
      order: module.order,
      title: module.title,
      titleEn: module.titleEn,
      lessons: module.lessons.map(named),
    },
    before: before ? named(before) : null,
    after: after ? named(after) : null,
    cites: Object.fromEntries(cites.map((cite) => [`${cite.document} ${cite.article}`, cite])),
    articles: lesson.articles,
    questions: lesson.questions.map((question) => ({
      id: question.id,
      kind: question.kind,
      stem: question.stem,
      options:
        question.kind === 'true-false' ? [] : question.options.map((option) => ({ id: option.id, text: option.text })),
    })),
    sections: lesson.sections,
    amendments: lesson.amendments.map(({ on: day, what }) => ({ on: day, what })),
    idleSeconds: catalogue.hours.idleSeconds,
    today: on,
  }
}

/** The documents, newest first, and how many of their articles are digested here. */
export function regulationList(app: App) {
  const on = dayOf(app.now())
  return [...app.catalogue.regulations.values()].reverse().map((regulation) => {
    const { id, title, titleEn, short, number, issuers, issuedOn, articles } = regulation
    return {
      id,
      title,
      titleEn,
      short,
      number,
      issuers,
      issuedOn,
      articles: articles.length,
      ...standing(regulation, on),
    }
  })
}

/** A document's dates and status; its status is what the text's keepers know, its force what the dates say of a day. */
const standing = ({ effectiveFrom, effectiveTo, status, trust }: Regulation, on: Day) => ({
  from: effectiveFrom,
  to: effectiveTo,
  status,
  force: forceOn(on, { from: effectiveFrom, to: effectiveTo }),
  reported: trust === 'reported',
})

/** A document with the digest of every article and the lessons that cite it; undefined when there is none of that id. */
export function regulationPage(app: App, id: string) {
  const { catalogue } = app
  const regulation = catalogue.regulations.get(id)
  if (!regulation) return undefined
  const on = dayOf(app.now())
  const { title, titleEn, short, number, issuers, issuedOn, trustNote, link, summary, summaryEn, relations, articles } =
    regulation
  return {
    id,
    title,
    titleEn,
    short,
    number,
    issuers,
    issuedOn,
    link,
    summary,
    summaryEn,
    ...standing(regulation, on),
    trustNote: trustNote ?? null,
    relations: relations.map((r) => ({
      kind: r.kind,
      title: r.title,
      note: r.note ?? null,
      reported: r.trust === 'reported',
      document: r.document && catalogue.regulations.has(r.document) ? r.document : null,
    })),
    articles: articles.map((article) => ({
      ...digestOf(article),
      ...articleForce(regulation, article, on),
      lessons: lessonsOn(catalogue, { document: id, article: article.id }).map(({ lesson }) => named(lesson)),
    })),
  }
}

const digestOf = ({
  id,
  clause,
  heading,
  headingEn,
  digest,
  terms,
  figures,
  binds,
  checkedBy,
  consequence,
  note,
}: Article) => ({
  id,
  clause,
  heading,
  headingEn,
  digest,
  terms,
  figures,
  binds,
  checkedBy: checkedBy ?? null,
  consequence: consequence ?? null,
  note: note ?? null,
})

function articleForce(regulation: Regulation, article: Article, on: Day) {
  const force = forceOf(regulation, article)
  const ownDates = force.from !== regulation.effectiveFrom || force.to !== regulation.effectiveTo
  return { ...force, force: forceOn(on, force), ownDates }
}

/** The handbook's pages in order. */
export const handbookPages = ({ catalogue }: App) =>
  catalogue.handbook.map(({ slug, title, titleEn }) => ({ slug, title, titleEn }))

/** A page of the handbook and the file of its text; undefined when there is none. */
export function handbookPage(app: App, slug: string) {
  const page = app.catalogue.handbook.find((p) => p.slug === slug)
  return (
    page && {
      slug: page.slug,
      title: page.title,
      titleEn: page.titleEn,
      file: `content/handbook/${page.slug}.md`,
      others: handbookPages(app),
    }
  )
}
