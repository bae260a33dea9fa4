// Official texts beside the digests: read from a file, recognised, stored as data, compared with what was stored before.
// None of them is in the repository; whoever runs a server imports what it may show.

import type { Regulation } from '#app/content/load.ts'
import { hashOf } from '#app/domain/canonical.ts'
import { asId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { decodeText, type DecodeRefusal, type Encoding } from '#app/domain/regulation/decode.ts'
import { type Change, difference } from '#app/domain/regulation/difference.ts'
import { type Matching, matchDigests } from '#app/domain/regulation/digests.ts'
import { bare, sameNumber, sameText } from '#app/domain/regulation/frame.ts'
import {
  type FoundPart,
  type OfficialText,
  type Part,
  type SplitRefusal,
  splitText,
} from '#app/domain/regulation/split.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Database, Reader } from '#db/database.ts'
import { isUniqueViolation } from '#db/errors.ts'
import { type OfficialTextId, type OfficialTextRow, officialTextsRepository } from '#db/repositories/official-texts.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { App } from './app.ts'

/**
 * `document-unknown`: content/regulations has no such id. `document-unclear`: neither number nor title tells which of the
 * documents it is. `number-differs`: the title is one's, the number is not. All three with `ids`.
 */
export type ReadRefusal = DecodeRefusal | SplitRefusal | 'document-unknown' | 'document-unclear' | 'number-differs'

/** A file as it was understood; nothing is stored yet. */
export interface Understood {
  readonly regulation: Regulation
  /** By what it was recognised. */
  readonly by: 'number' | 'title' | 'name'
  readonly encoding: Encoding
  readonly text: OfficialText
  readonly matching: Matching<FoundPart>
  /** What the text says otherwise than the library does. */
  readonly otherwise: readonly { readonly what: string; readonly text: string; readonly library: string }[]
}

/** @param document the id of the document it is a text of; without it the text itself must tell */
export function readOfficialText(
  { catalogue }: App,
  bytes: Uint8Array,
  document?: string,
): Result<Understood, ReadRefusal> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const split = splitText(decoded.value.text)
  if (!split.ok) return split
  const text = split.value
  const found = recognised([...catalogue.regulations.values()], text, document)
  if (!found.ok) return found
  const { regulation, by } = found.value
  const matching = matchDigests(text.parts, regulation.articles)
  return ok({
    regulation,
    by,
    encoding: decoded.value.encoding,
    text,
    matching,
    otherwise: otherwise(text, regulation),
  })
}

function recognised(
  regulations: readonly Regulation[],
  text: OfficialText,
  document: string | undefined,
): Result<Pick<Understood, 'regulation' | 'by'>, ReadRefusal> {
  const ids = regulations.map(({ id }) => id).sort()
  const told = { title: text.title ?? '', number: text.number ?? '' }
  if (document !== undefined) {
    const regulation = regulations.find(({ id }) => id === document)
    return regulation ? ok({ regulation, by: 'name' }) : refuse('document-unknown', { document, ids })
  }
  const numbered = regulations.filter(({ number }) => number && text.number && sameNumber(number, text.number))
  const titled = regulations.filter(({ title }) => text.titles.some((own) => isTitle(own, title)))
  const [one, ...others] = new Set([...numbered, ...(numbered.length > 0 ? [] : titled)])
  if (!one || others.length > 0) return refuse('document-unclear', { ...told, ids })
  if (numbered.length === 0 && one.number && text.number)
    return refuse('number-differs', { ...told, document: one.id, ids })
  return ok({ regulation: one, by: numbered.length > 0 ? 'number' : 'title' })
}

/** A title, with or without the issuers' names before it. */
const isTitle = (own: string, title: string): boolean =>
  sameText(own, title) || (title.startsWith('关于') && bare(own).endsWith(bare(title)))

function otherwise(
  text: OfficialText,
  { number, issuedOn, effectiveFrom, issuers }: Regulation,
): Understood['otherwise'] {
  const rows = [
    {
      what: 'number',
      text: text.number ?? '',
      library: number ?? '',
      same: sameNumber(text.number ?? '', number ?? ''),
    },
    { what: 'issued', text: text.issuedOn ?? '', library: issuedOn, same: text.issuedOn === issuedOn },
    {
      what: 'in force from',
      text: text.effectiveFrom ?? '',
      library: effectiveFrom,
      same: text.effectiveFrom === effectiveFrom,
    },
    {
      what: 'issuers',
      text: text.issuers.join('、'),
      library: issuers.join('、'),
      same: sameText(text.issuers.join(), issuers.join()),
    },
  ]
  return rows
    .filter((row) => row.text !== '' && !row.same)
    .map(({ what, text: own, library }) => ({ what, text: own, library }))
}

/** `before`: the newest text that was there, and what the new one changes in it. */
export interface Imported {
  readonly state: 'stored' | 'already-there' | 'not-stored'
  readonly stored: OfficialTextRow | null
  readonly before: { readonly text: OfficialTextRow; readonly changes: readonly Change[] } | null
}

/**
 * Stores a text that was read, in one write and on record. The same text, in whatever file, is stored once.
 * @param fileName without its folder
 * @param dryRun only says what would be done
 */
export async function importOfficialText(
  app: App,
  understood: Understood,
  fileName: string,
  dryRun = false,
): Promise<Imported> {
  const {
    regulation: { id: document },
    text,
  } = understood
  const texts = officialTextsRepository(app.database)
  const parts: readonly Part[] = text.parts.map(({ clause, article, text: words }) => ({
    clause,
    article,
    text: words,
  }))
  const row: OfficialTextRow = {
    id: app.id(),
    document,
    title: text.title ?? understood.regulation.title,
    fileName: fileName.slice(0, 200),
    hash: hashOf(parts),
    importedAt: app.now(),
  }
  const before = async (db: Reader) => {
    const [newest] = await texts.ofDocument(db, document)
    return newest && { text: newest, changes: difference(await texts.parts(db, newest.id), parts) }
  }
  const there = async (): Promise<Imported> => {
    const stored = await app.database.read((db) => texts.byHash(db, document, row.hash))
    return {
      state: stored ? 'already-there' : 'not-stored',
      stored: stored ?? null,
      before: (await app.database.read(before)) ?? null,
    }
  }
  const known = await there()
  if (dryRun || known.stored) return known
  try {
    await app.database.write(`regulation:${document}`, async (tx) => {
      await texts.add(tx, row, parts)
      await peopleRepository(app.database).audit(tx, {
        id: app.id(),
        at: row.importedAt,
        actorId: null,
        action: 'regulation.import',
        object: `regulation:${document}`,
        detail: { text: row.id, fileName: row.fileName, parts: parts.length },
      })
    })
  } catch (fault) {
    // Somebody imported the same text in the same moment.
    if (isUniqueViolation(fault)) return there()
    throw fault
  }
  return { state: 'stored', stored: row, before: known.before }
}

// ── what anybody may read ────────────────────────────────────────────────────────────────────────────────────
export interface TextFact {
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly importedAt: Instant
}
const factOf = ({ id, title, fileName, importedAt }: OfficialTextRow): TextFact => ({ id, title, fileName, importedAt })

/** When the newest official text of each document was imported, by document. */
export const importedDocuments = (app: App): Promise<ReadonlyMap<string, Instant>> =>
  app.database.read((db) => officialTextsRepository(app.database).newest(db))

/** The newest text of a document, clause by clause under the digests they belong to; null when none was imported. */
export async function officialTextOf(app: App, document: string) {
  const digests = app.catalogue.regulations.get(document)?.articles
  if (!digests) return null
  const texts = officialTextsRepository(app.database)
  return app.database.read(async (db) => {
    const [newest] = await texts.ofDocument(db, document)
    if (!newest) return null
    const matching = matchDigests(await texts.parts(db, newest.id), digests)
    return {
      ...factOf(newest),
      articles: Object.fromEntries([...matching.texts].map(([id, parts]) => [id, parts.map(({ text }) => text)])),
    }
  })
}

/**
 * The imported texts of a document, the newest first; one of them in full, or the difference of two.
 * Undefined when there is no such document, or no such text of it.
 * @param asked ids of texts: `from` and `to` ask for a difference, `text` for one text instead of the newest
 */
export async function officialTexts(
  app: App,
  document: string,
  asked: { from?: string | null; to?: string | null; text?: string | null },
) {
  const regulation = app.catalogue.regulations.get(document)
  if (!regulation) return undefined
  const repository = officialTextsRepository(app.database)
  const rows = await app.database.read((db) => repository.ofDocument(db, document))
  const byId = (id: string | null | undefined) => rows.find((row) => row.id === asId<'official-text'>(id ?? ''))
  const [from, to] = [byId(asked.from), byId(asked.to)]
  const shown = asked.from || asked.to ? undefined : asked.text ? byId(asked.text) : rows[0]
  if (((asked.from || asked.to) && !(from && to)) || (asked.text && !shown)) return undefined
  const { id, title, titleEn, short, number, link } = regulation
  return {
    regulation: { id, title, titleEn, short, number, link },
    texts: rows.map(factOf),
    shown: shown ? { ...factOf(shown), parts: await partsOf(app, shown.id) } : null,
    compared: from && to ? { from: factOf(from), to: factOf(to), changes: await changesOf(app, from.id, to.id) } : null,
  }
}

const partsOf = (app: App, id: OfficialTextId): Promise<Part[]> =>
  app.database.read((db) => officialTextsRepository(app.database).parts(db, id))

// Texts never change, so that a difference that was found once may be kept.
const KEPT = 50
const kept = new WeakMap<Database, Map<string, readonly Change[]>>()

async function changesOf(app: App, from: OfficialTextId, to: OfficialTextId): Promise<readonly Change[]> {
  const known = kept.get(app.database) ?? new Map<string, readonly Change[]>()
  kept.set(app.database, known)
  const changes = known.get(`${from} ${to}`) ?? difference(await partsOf(app, from), await partsOf(app, to))
  known.set(`${from} ${to}`, changes)
  for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - KEPT))) known.delete(oldest)
  return changes
}
