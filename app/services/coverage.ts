// Which article is taught and examined where, and what a change of an article touches: for officers. No stem, no key and
// no person's name is in what is told here; people are counted.

import { stringify } from 'csv-stringify/sync'
import { coverageOf, type CoverageRow, type Gap, lessonsOn, policiesOn, totalsOf } from '#app/content/coverage.ts'
import { hashOf } from '#app/domain/canonical.ts'
import { verdictOn } from '#app/domain/certificate/certificate.ts'
import { drawFrom } from '#app/domain/draw.ts'
import { assemble } from '#app/domain/exam/form.ts'
import { inForceOn, KINDS, LEVELS } from '#app/domain/exam/item.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { type Day, dayOf, inForce, startOfDay } from '#app/domain/instant.ts'
import { refuse, type Result } from '#app/domain/result.ts'
import type { Reader } from '#db/database.ts'
import { certificatesRepository } from '#db/repositories/certificates.ts'
import { type ComingSitting, coverageRepository } from '#db/repositories/coverage.ts'
import type { App } from './app.ts'
import { type BankEntry, bankEntries, type BankRefusal, type EntryState, holdItems } from './bank.ts'
import { regulationPage } from './library.ts'
import { associations } from './organisations.ts'
import { certificateOf } from './verification.ts'

// ── the table ────────────────────────────────────────────────────────────────────────────────────────────────
export interface CoverageFilter {
  readonly document?: string | undefined
  readonly topic?: string | undefined
  readonly gapsOnly?: boolean | undefined
}

/** A filter as an address carries it; what names nothing filters nothing. */
export const coverageFilter = ({ catalogue }: App, query: URLSearchParams) => ({
  document: catalogue.regulations.get(query.get('document') ?? '')?.id,
  topic: catalogue.topics.find(({ id }) => id === query.get('topic'))?.id,
  gapsOnly: query.get('gaps') === 'on',
})

/** The rows a filter leaves, document by document, with the figures of each whole document and of all of them. */
export async function coverageTable(app: App, { document, topic, gapsOnly }: CoverageFilter) {
  const on = dayOf(app.now())
  const rows = coverageOf(app.catalogue, await app.database.read((db) => bankEntries(app, db)), on)
  const wanted = (row: CoverageRow) =>
    (!document || row.document === document) &&
    (!topic || row.topics.includes(topic)) &&
    (!gapsOnly || row.gaps.length > 0)
  const documents = [...app.catalogue.regulations.values()].flatMap(({ id, title, titleEn, short, number, trust }) => {
    const own = rows.filter((row) => row.document === id)
    const shown = own.filter(wanted)
    return shown.length === 0
      ? []
      : [{ id, title, titleEn, short, number, reported: trust === 'reported', totals: totalsOf(own, on), rows: shown }]
  })
  return { on, totals: totalsOf(rows, on), gaps: rows.filter((row) => row.gaps.length > 0).length, documents }
}
export type CoverageDocument = Awaited<ReturnType<typeof coverageTable>>['documents'][number]

/**
 * The shown rows as CSV with a mark by which spreadsheets know UTF-8; what would be a formula there is not one.
 * @param heads the names of the columns, in the order of `CSV_COLUMNS`
 */
export function coverageCsv(documents: readonly CoverageDocument[], heads: readonly string[]): string {
  const rows = documents.flatMap(({ short, number, rows }) =>
    rows.map((row) =>
      [
        row.document,
        short,
        number ?? '',
        row.article,
        row.clause,
        row.heading,
        row.operative,
        row.reported,
        row.from,
        row.to ?? '',
        row.topics.join(' '),
        row.lessons.map(({ id }) => id).join(' '),
        row.questions,
        row.items.all,
        row.items.usable,
        ...LEVELS.map((level) => row.items.levels[level]),
        ...KINDS.map((kind) => row.items.kinds[kind]),
        row.gaps.join(' '),
      ].map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell)),
    ),
  )
  return `\uFEFF${stringify([[...heads], ...rows], { escape_formulas: true, record_delimiter: '\r\n' })}`
}
export const CSV_COLUMNS = [
  'document',
  'short',
  'number',
  'article',
  'clause',
  'heading',
  'operative',
  'reported',
  'from',
  'to',
  'topics',
  'lessons',
  'questions',
  'items',
  'usable',
  ...LEVELS,
  ...KINDS,
  'gaps',
] as const

// ── one article ──────────────────────────────────────────────────────────────────────────────────────────────
/** An item as this desk shows it: what it asks is for those who may see the bank. */
const itemFact = ({ itemId, caseId, version, number, state, readBy, usable }: BankEntry, on: Day) => ({
  itemId,
  caseId,
  topic: version.topic,
  level: version.level,
  kind: version.kind,
  from: version.effectiveFrom,
  to: version.effectiveTo,
  number,
  state,
  readBy,
  usable: usable && inForce(on, version.effectiveFrom, version.effectiveTo),
})

const cites = (entry: BankEntry, document: string, article: string): boolean =>
  entry.version.articles.some((cited) => cited.document === document && cited.article === article)

/** Everything that rests on an article; undefined when there is no such article. */
export async function articleCoverage(app: App, document: string, article: string) {
  const regulation = regulationPage(app, document)
  const digest = regulation?.articles.find(({ id }) => id === article)
  const cited = app.catalogue.article(document, article)
  if (!regulation || !digest || !cited) return undefined
  const on = dayOf(app.now())
  const entries = await app.database.read((db) => bankEntries(app, db))
  const [row] = coverageOf(app.catalogue, entries, on).filter((r) => r.document === document && r.article === article)
  const { id, title, titleEn, short, number, link, reported } = regulation
  return {
    regulation: { id, title, titleEn, short, number, link, reported },
    article: { ...digest, operative: cited.operative },
    gaps: row?.gaps ?? ([] as readonly Gap[]),
    lessons: lessonsOn(app.catalogue, { document, article }).map(({ lesson, listed, sections, questions }) => ({
      id: lesson.id,
      title: lesson.title,
      titleEn: lesson.titleEn,
      listed,
      sections,
      questions: lesson.questions
        .filter((q) => questions.includes(q.id))
        .map(({ id: question, stem }) => ({ id: question, stem })),
    })),
    items: entries.filter((entry) => cites(entry, document, article)).map((entry) => itemFact(entry, on)),
    policies: policiesOn(app.catalogue, { document, article }),
  }
}

// ── what if it changed ───────────────────────────────────────────────────────────────────────────────────────
/** Items that cite the article and are in force on the day: free ones to be held, with the rest of their case sets. */
function itemsTouched(entries: readonly BankEntry[], document: string, article: string, on: Day) {
  const citing = entries.filter(
    (entry) => cites(entry, document, article) && inForce(on, entry.version.effectiveFrom, entry.version.effectiveTo),
  )
  const free = citing.filter(({ state }) => HOLDABLE.includes(state))
  const cases = new Set(free.map(({ caseId }) => caseId).filter((id) => id !== null))
  const mates = entries.filter(
    (e) => e.caseId !== null && cases.has(e.caseId) && !free.includes(e) && HOLDABLE.includes(e.state),
  )
  return { citing, free, mates }
}
/** What is examined, or would be once a second reader approves it. */
const HOLDABLE: readonly EntryState[] = ['unread', 'approved', 'proposed']

/** A name of what was shown, so that no more is held than was confirmed. */
const seenOf = (entries: readonly BankEntry[]): string =>
  hashOf(entries.map(({ itemId }) => itemId).sort()).slice(0, 16)

/**
 * What a change of an article on a day would touch. People are counted by verdicts known now. Items that are held are held
 * at once: of the sittings before the day those are told that could not be filled without them.
 * Undefined when there is no such article.
 */
export async function changeOn(app: App, document: string, article: string, on: Day) {
  if (!app.catalogue.article(document, article)) return undefined
  const now = app.now()
  const repository = coverageRepository(app.database)
  const lessons = lessonsOn(app.catalogue, { document, article }).map(({ lesson: { id, title, titleEn } }) => ({
    id,
    title,
    titleEn,
  }))
  const { entries, sittings, readers, attempts } = await app.database.read(async (db) => {
    const entries = await bankEntries(app, db)
    const citing = entries.filter((entry) => cites(entry, document, article)).map(({ itemId }) => itemId)
    return {
      entries,
      sittings: await repository.sittingsFrom(db, now),
      readers: await repository.readers(
        db,
        lessons.map(({ id }) => id),
      ),
      attempts: await repository.attemptsWith(db, citing),
    }
  })
  const touched = itemsTouched(entries, document, article, on)
  const without = new Set([...touched.free, ...touched.mates].map(({ itemId }) => itemId))
  return {
    on,
    lessons: lessons.map((lesson) => ({ ...lesson, readers: readers.by.get(lesson.id) ?? 0 })),
    readers: readers.people,
    items: touched.citing.map((entry) => itemFact(entry, on)),
    hold: {
      items: touched.free.length,
      mates: touched.mates.map(({ itemId }) => itemId),
      seen: seenOf([...touched.free, ...touched.mates]),
    },
    sittings: fillable(
      sittings,
      entries.filter(({ usable }) => usable),
      without,
    ).filter(({ startFrom, fillable, fillableWithout }) => startFrom >= startOfDay(on) || (fillable && !fillableWithout)),
    holders: await holdersOn(app, on, attempts),
  }
}

/** Whether each sitting's blueprint can be filled as things are, and without some items: one search for all that are alike. */
function fillable(sittings: readonly ComingSitting[], usable: readonly BankEntry[], without: ReadonlySet<string>) {
  const known = new Map<string, { fillable: boolean; fillableWithout: boolean }>()
  const versions = usable.map(({ version }) => version)
  return sittings.map(({ id, title, organisation, organisationEn, startFrom, blueprint }) => {
    const bank = inForceOn(versions, dayOf(startFrom))
    const key = hashOf([blueprint, bank.map(({ itemId }) => itemId)])
    const filled = (items: typeof bank) => assemble(blueprint, items, drawFrom('can it be filled')).ok
    const answer = known.get(key) ?? {
      fillable: filled(bank),
      fillableWithout: filled(bank.filter(({ itemId }) => !without.has(itemId))),
    }
    known.set(key, answer)
    return { id, title, organisation, organisationEn, startFrom, ...answer }
  })
}

const CERTIFICATES_AT_ONCE = 1000

/** How many people hold a certificate in force on a day, and how many of them by an attempt among these. */
async function holdersOn(
  app: App,
  on: Day,
  attempts: ReadonlySet<string>,
): Promise<{ people: number; examinedOnThese: number }> {
  const now = app.now()
  const [people, examined] = [new Set<PersonId>(), new Set<PersonId>()]
  const repository = certificatesRepository(app.database)
  for (const { id } of await associations(app)) {
    const page = (after?: Parameters<typeof repository.ofOrganisation>[3]) =>
      app.database.read((db: Reader) => repository.ofOrganisation(db, id, CERTIFICATES_AT_ONCE, after))
    for (
      let rows = await page();
      rows.length > 0;
      rows = rows.length < CERTIFICATES_AT_ONCE ? [] : await page(rows.at(-1))
    )
      for (const row of rows) {
        if (verdictOn(certificateOf(row), on, now) !== 'valid') continue
        people.add(row.personId)
        if (row.attemptId && attempts.has(row.attemptId)) examined.add(row.personId)
      }
  }
  return { people: people.size, examinedOnThese: examined.size }
}

/** `coverage-changed`: other items would be held than were shown. */
export type CoverageRefusal = BankRefusal | 'coverage-changed' | 'coverage-nothing-to-hold'

/**
 * Holds every free item that cites the article and is in force on the day, each with its case set.
 * @param input.seen what was shown: `hold.seen` of `changeOn`
 */
export async function holdForChange(
  app: App,
  actorId: PersonId,
  input: {
    readonly document: string
    readonly article: string
    readonly on: Day
    readonly reason: string
    readonly seen: string
  },
): Promise<Result<{ readonly itemIds: readonly string[] }, CoverageRefusal>> {
  const entries = await app.database.read((db) => bankEntries(app, db))
  const { free, mates } = itemsTouched(entries, input.document, input.article, input.on)
  if (free.length === 0) return refuse('coverage-nothing-to-hold')
  if (seenOf([...free, ...mates]) !== input.seen) return refuse('coverage-changed', { items: free.length })
  return holdItems(
    app,
    actorId,
    free.map(({ itemId }) => itemId),
    input.reason,
  )
}
