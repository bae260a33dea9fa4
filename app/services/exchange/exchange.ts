// Items between the bank and files: seen before anything is written, brought in whole, taken out on record.
//
// Between preview and confirmation the items are kept by the page itself, in a hidden field that only this server can
// open: compressed, encrypted and authenticated, bound to the person, good for an hour. So a preview leaves nothing
// behind on the server that somebody would have to sweep, and it works on whichever of several workers answers next.
// The price is the size of the page; a file whose items do not fit is to be split.

import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type Kind, LEVELS, type Level } from '#app/domain/exam/item.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { addMs, dayOf, type Instant, parseDay } from '#app/domain/instant.ts'
import { ok, type Refused, refuse, type Result } from '#app/domain/result.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { App } from '../app.ts'
import { bankEntries, type BankRefusal, type EntryState, proposeItems } from '../bank.ts'
import { bankNow } from '../bank-facts.ts'
import { syllabusAt } from '../syllabus-in-force.ts'
import { readCitations, readFacility, readTopic } from './coded.ts'
import { type Format, type Note, outgrows, type Reading, type ReadRefusal } from './found.ts'
import { type Defaults, judge, type Judged, type Verdict } from './judge.ts'
import { itemsAsQti } from './qti-write.ts'
import { readFile } from './reading.ts'
import { itemsAsCsv, itemsAsXlsx, templateAsCsv, templateAsXlsx } from './sheet-write.ts'

const HOUR = 3600_000
/** Faults and notes of one row that are shown: more than these nobody corrects at once. */
const SHOWN = 30
/** How often a file is compared with a bank that changes meanwhile. */
const TRIES = 3
/** Characters of the hidden field: a posted form may have 12 MB in all. */
const MAX_SEALED = 8 * 1024 * 1024

// ── what stands in for what a file leaves open ───────────────────────────────────────────────────────────────
/** The form's fields as typed; empty: nothing stands in. */
export type DefaultsTyped = {
  readonly topic: string
  readonly level: string
  readonly articles: string
  readonly from: string
  readonly facility: string
  readonly unknownAsNew: boolean
  readonly categories: Readonly<Record<string, string>>
}
export type DefaultsRefusal = 'import-defaults'

/** Refusal `import-defaults` with `field` and what was typed. */
export function readDefaults({ catalogue }: App, typed: DefaultsTyped): Result<Defaults, DefaultsRefusal> {
  const wrong = (field: string, text: string): Refused<DefaultsRefusal> =>
    refuse('import-defaults', { field, text: text.slice(0, 100) })
  const { citations, faults } = readCitations(typed.articles, catalogue)
  if (faults[0]) return wrong('articles', faults[0].text)
  const [from, facility] = [parseDay(typed.from), readFacility(typed.facility)]
  const level = LEVELS.find((one) => one === typed.level)
  if (typed.from !== '' && !from) return wrong('from', typed.from)
  if (typed.facility !== '' && facility === undefined) return wrong('facility', typed.facility)
  const topics = catalogue.topics.map(({ id }) => id)
  const categories = Object.fromEntries(Object.entries(typed.categories).filter(([, topic]) => topics.includes(topic)))
  const topic = topics.find((id) => id === typed.topic)
  return ok({
    topic,
    level,
    articles: citations.length > 0 ? citations : undefined,
    effectiveFrom: from,
    facility,
    categories,
    unknownAsNew: typed.unknownAsNew,
  })
}

// ── in ───────────────────────────────────────────────────────────────────────────────────────────────────────
export type PreviewRow = Pick<Judged, 'verdict' | 'faults' | 'notes'> & {
  readonly where: string
  readonly name: string
  /** The bank's item of which this would be a new version. */
  readonly item: string | null
  readonly kind: Kind | null
  readonly topic: string | null
  readonly level: Level | null
}
export type Preview = {
  readonly fileName: string
  readonly format: Format
  readonly rows: readonly PreviewRow[]
  readonly counts: Readonly<Record<Verdict, number>>
  readonly notes: readonly Note[]
  /** The file's own drawers that are no topics of ours. */
  readonly categories: readonly string[]
  /** For the hidden field. */
  readonly sealed: string
}
type Kept = { readonly at: Instant; readonly fileName: string; readonly reading: Reading }
export type PreviewRefusal = ReadRefusal | 'import-preview-too-large'
export type ConfirmRefusal = 'import-expired' | 'import-faults' | 'import-nothing' | BankRefusal

/** Reads a file and shows what would come of it. Nothing is written. @param file as uploaded; its name is only shown */
export async function previewImport(
  app: App,
  by: PersonId,
  file: { readonly name: string; readonly bytes: Uint8Array },
  defaults: Defaults,
): Promise<Result<Preview, PreviewRefusal>> {
  const reading = await readFile(file.bytes, app.catalogue)
  if (!reading.ok) return reading
  if (outgrows(reading.value)) return refuse('import-preview-too-large')
  const kept: Kept = { at: app.now(), fileName: shownName(file.name), reading: reading.value }
  const sealed = app.secrets.seal(purpose(by), deflateRawSync(JSON.stringify(kept)).toString('base64'))
  if (sealed.length > MAX_SEALED) return refuse('import-preview-too-large')
  return ok(await shown(app, by, kept, sealed, defaults))
}

/** The same file, seen again with other defaults. Refusal `import-expired`: after an hour, or not this person's. */
export async function previewAgain(
  app: App,
  by: PersonId,
  sealed: string,
  defaults: Defaults,
): Promise<Result<Preview, 'import-expired'>> {
  const kept = opened(app, by, sealed)
  return kept ? ok(await shown(app, by, kept, sealed, defaults)) : refuse('import-expired')
}

/**
 * Proposes the items of a previewed file in one go; the importer is their author, so somebody else reads and approves.
 * @param onlyGood whether the rest may be left out; without it one faulty row keeps out everything
 * Refusals: `import-expired`, `import-faults` (`faulty`), `import-nothing`; those of `proposeItems`.
 */
export async function confirmImport(
  app: App,
  by: PersonId,
  sealed: string,
  { defaults, onlyGood, reason }: { readonly defaults: Defaults; readonly onlyGood: boolean; readonly reason: string },
): Promise<Result<{ readonly itemIds: readonly string[]; readonly left: number }, ConfirmRefusal>> {
  const kept = opened(app, by, sealed)
  if (!kept) return refuse('import-expired')
  const { fileName, reading } = kept
  for (let tries = 1; ; tries++) {
    const { revision, judged } = await judgedNow(app, by, reading, defaults)
    const faulty = judged.filter(({ verdict }) => verdict === 'faulty').length
    const drafts = judged.flatMap(({ verdict, draft }) =>
      draft && (verdict === 'new' || verdict === 'version') ? [draft] : [],
    )
    if (drafts.length === 0) return refuse('import-nothing')
    if (faulty > 0 && !onlyGood) return refuse('import-faults', { faulty })
    // What came into the bank since may be this very file, confirmed twice.
    const proposed = await proposeItems(app, by, drafts, {
      reason,
      judgedOn: revision,
      import: { fileName, format: reading.format, faults: faulty },
    })
    if (proposed.ok) return ok({ itemIds: proposed.value.itemIds, left: faulty })
    if (proposed.refusal !== 'bank-changed-meanwhile' || tries === TRIES) return proposed
  }
}

const purpose = (by: PersonId) => `import-preview:${by}`

function opened(app: App, by: PersonId, sealed: string): Kept | undefined {
  let text: string
  try {
    text = app.secrets.unseal(purpose(by), sealed)
  } catch {
    return undefined // another's, another server's, or changed
  }
  const kept: Kept = JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString('utf8'))
  return addMs(kept.at, HOUR) >= app.now() ? kept : undefined
}

async function judgedNow(app: App, by: PersonId, { rows }: Reading, defaults: Defaults) {
  const { revision, entries } = await app.database.read((db) => bankNow(app, db))
  return { revision, judged: judge(app.catalogue, entries, rows, defaults, by) }
}

async function shown(
  app: App,
  by: PersonId,
  { fileName, reading }: Kept,
  sealed: string,
  defaults: Defaults,
): Promise<Preview> {
  const { judged } = await judgedNow(app, by, reading, defaults)
  const counts: Record<Verdict, number> = { new: 0, version: 0, unchanged: 0, faulty: 0 }
  for (const { verdict } of judged) counts[verdict]++
  const drawers = new Set(reading.rows.flatMap(({ draft }) => draft?.category ?? []))
  return {
    fileName,
    format: reading.format,
    counts,
    notes: reading.notes,
    sealed,
    rows: judged.map(({ row, verdict, draft, faults, notes }) => ({
      where: row.where,
      name: row.name,
      verdict,
      faults: faults.slice(0, SHOWN),
      notes: notes.slice(0, SHOWN),
      item: row.draft?.itemId ?? null,
      kind: row.draft?.asked.kind ?? null,
      topic: draft?.body.topic ?? null,
      level: draft?.body.level ?? null,
    })),
    categories: [...drawers].filter((drawer) => readTopic(drawer, app.catalogue) === undefined).sort(),
  }
}

/** The last part of whatever path was sent, without control characters and direction marks. */
const shownName = (name: string): string =>
  [...(name.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()]
    .slice(0, 120)
    .join('') || '—'

// ── out ──────────────────────────────────────────────────────────────────────────────────────────────────────
export const EXPORTS = ['xlsx', 'csv', 'qti'] as const
export type ExportFormat = (typeof EXPORTS)[number]
export type ExportFilter = {
  readonly topic?: string | undefined
  readonly level?: Level | undefined
  readonly kind?: Kind | undefined
  readonly state?: EntryState | undefined
}
export type Download = { readonly bytes: Uint8Array<ArrayBuffer>; readonly mime: string; readonly fileName: string }

const MIME: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  qti: 'application/zip',
}
const ENDING: Readonly<Record<ExportFormat, string>> = { xlsx: 'xlsx', csv: 'csv', qti: 'qti.zip' }

/** Items of the bank with keys and rationales as a file; who took out which part is put on record first. Refusal `export-nothing`. */
export async function exportBank(
  app: App,
  actorId: PersonId,
  format: ExportFormat,
  filter: ExportFilter,
): Promise<Result<Download, 'export-nothing'>> {
  const now = app.now()
  const { entries, syllabus } = await app.database.read(async (db) => ({
    entries: await bankEntries(app, db),
    syllabus: await syllabusAt(app, db, now),
  }))
  const { topic, level, kind, state } = filter
  const items = entries.filter(
    ({ version, state: is }) =>
      (!topic || version.topic === topic) &&
      (!level || version.level === level) &&
      (!kind || version.kind === kind) &&
      (!state || is === state),
  )
  if (items.length === 0) return refuse('export-nothing')
  await app.database.write('audit', (tx) =>
    peopleRepository(app.database).audit(tx, {
      id: app.id(),
      at: now,
      actorId,
      action: 'items-export',
      object: 'item-bank',
      detail: {
        format,
        topic: topic ?? null,
        level: level ?? null,
        kind: kind ?? null,
        state: state ?? null,
        items: items.length,
      },
    }),
  )
  const { topics } = app.catalogue
  const { exam } = syllabus.body
  const perTopic = Object.fromEntries(
    exam.blueprint.map((row) => [row.topic, row.recall + row.application + row.judgement]),
  )
  const bytes =
    format === 'xlsx'
      ? await itemsAsXlsx(items, topics)
      : format === 'csv'
        ? itemsAsCsv(items, topics)
        : await itemsAsQti(items, { title: '网络视听节目审核员考核', minutes: exam.minutes, topics, perTopic })
  return ok({ bytes, mime: MIME[format], fileName: `mingjian-items-${dayOf(now)}.${ENDING[format]}` })
}

/** The template that explains itself; it holds nothing of the bank. */
export const importTemplate = async (app: App, format: 'xlsx' | 'csv'): Promise<Download> => ({
  bytes: format === 'xlsx' ? await templateAsXlsx(app.catalogue.topics) : templateAsCsv(app.catalogue.topics),
  mime: MIME[format],
  fileName: `mingjian-items-template.${format}`,
})
