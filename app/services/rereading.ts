// Which lessons a learner read and should read again, and why.

import { type Catalogue, type CatalogueLesson, forceOf } from '#app/content/load.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { type Day, dayOf } from '#app/domain/instant.ts'
import { type CitedForce, type Reading, rereadReasons, type RereadReason } from '#app/domain/learning/rereading.ts'
import type { Reader } from '#db/database.ts'
import { enrolmentsRepository } from '#db/repositories/enrolments.ts'
import { learningRepository, type LessonRead } from '#db/repositories/learning.ts'
import type { App } from './app.ts'

/** An article by its short name, as a reason names it. */
export interface NamedArticle {
  readonly document: string
  readonly article: string
  readonly short: string
  readonly clause: string
  /** Only reports of the text were read (待核). */
  readonly reported: boolean
}

export interface Reread {
  readonly reasons: readonly {
    readonly type: RereadReason['type']
    readonly on: Day
    /** What the authors say of an amendment; null for an article. */
    readonly what: string | null
    readonly articles: readonly NamedArticle[]
  }[]
  /** Amendments that need no re-reading. */
  readonly minor: readonly { readonly on: Day; readonly what: string }[]
  /** The wording is another than the one read. */
  readonly wording: boolean
}

/** Of every lesson that was read and is not the same any more: what is to be read again. By lesson id. */
export async function rereadsOf(app: App, db: Reader, personId: PersonId): Promise<Record<string, Reread>> {
  const last = new Map<string, Reading>()
  for (const read of await learningRepository(app.database).reads(db, personId)) {
    const first = firstReading(read)
    if (first) last.set(read.lesson, first)
  }
  const readings = await enrolmentsRepository(app.database).readings(db, personId)
  for (const reading of readings.reverse()) last.set(reading.lesson, reading)
  return Object.fromEntries(
    app.catalogue.lessons.flatMap((lesson) => {
      const reading = last.get(lesson.id)
      const again = reading && rereadFor(app, lesson, reading)
      return again && (again.reasons.length > 0 || again.wording) ? [[lesson.id, again]] : []
    }),
  )
}

/** The last time a person marked a lesson as read, and which version of it; undefined when never. */
export async function lastReading(
  app: App,
  db: Reader,
  personId: PersonId,
  lesson: string,
): Promise<Reading | undefined> {
  const [last] = await enrolmentsRepository(app.database).readings(db, personId, lesson)
  return last ?? firstReading(await learningRepository(app.database).read(db, personId, lesson))
}

/** A mark as read of the time before each reading had a row of its own: the version is the one first opened. */
const firstReading = (read: LessonRead | undefined): Reading | undefined =>
  read?.readAt ? { lessonHash: read.lessonHash, at: read.readAt } : undefined

/** What is to be read again of a lesson after its last reading. */
export function rereadFor(app: App, lesson: CatalogueLesson, last: Reading): Reread {
  const cited = citedForces(app.catalogue, lesson)
  const { reasons, minor, wording } = rereadReasons(last, { ...lesson, cited }, dayOf(app.now()))
  return {
    reasons: inGroups(reasons).map((group) => {
      const [{ type, on }] = group
      const articles = group.flatMap((r) => (r.type === 'amended' ? r.amendment.articles : [r]))
      return {
        type,
        on,
        what: group[0].type === 'amended' ? group[0].amendment.what : null,
        articles: articles.flatMap(({ document, article }) => nameOf(app.catalogue, document, article) ?? []),
      }
    }),
    minor: minor.map(({ on, what }) => ({ on, what })),
    wording,
  }
}

type Group = [RereadReason, ...RereadReason[]]

/** Articles of one document that came or went on one day are one reason to a reader. */
function inGroups(reasons: readonly RereadReason[]): Group[] {
  const groups = new Map<string, Group>()
  reasons.forEach((reason, i) => {
    const key = reason.type === 'amended' ? `amended ${i}` : `${reason.type} ${reason.on} ${reason.document}`
    const group = groups.get(key)
    if (group) group.push(reason)
    else groups.set(key, [reason])
  })
  return [...groups.values()]
}

function nameOf(catalogue: Catalogue, document: string, article: string): NamedArticle | undefined {
  const [regulation, found] = [catalogue.regulations.get(document), catalogue.article(document, article)]
  if (!regulation || !found) return undefined
  return { document, article, short: regulation.short, clause: found.clause, reported: regulation.trust === 'reported' }
}

const kept = new WeakMap<CatalogueLesson, readonly CitedForce[]>()

/** Every article that a lesson cites in its list, its text or a question, with its dates; found once for a lesson. */
function citedForces(catalogue: Catalogue, lesson: CatalogueLesson): readonly CitedForce[] {
  const known = kept.get(lesson)
  if (known) return known
  const cites = [...lesson.articles, ...lesson.cited, ...lesson.questions.flatMap((q) => q.articles)]
  const found = new Map<string, CitedForce>()
  for (const { document, article } of cites) {
    const [regulation, of] = [catalogue.regulations.get(document), catalogue.article(document, article)]
    if (regulation && of) found.set(`${document} ${article}`, { document, article, ...forceOf(regulation, of) })
  }
  const forces = [...found.values()]
  kept.set(lesson, forces)
  return forces
}
