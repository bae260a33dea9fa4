// The item bank as its desk sees it. Whoever looks at a part of it is put on record first: authors and reviewers know
// items, and later it must be possible to say which.

import { type DraftWarning, draftWarnings } from '#app/content/draft.ts'
import { type Citation, inForceOn, type ItemVersion, type Kind, type Level } from '#app/domain/exam/item.ts'
import { type Day, dayOf } from '#app/domain/instant.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { bankRepository } from '#db/repositories/bank.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { App } from './app.ts'
import { type BankEntry, bankNow, ENTRY_STATES } from './bank-facts.ts'

/** Who looks, and which duties of the bank they hold. */
export interface Looking {
  readonly personId: PersonId
  readonly proposes: boolean
  readonly reviews: boolean
}

/** `waiting`: a version waits for its second reader, or a difference to /content for a decision. `mine`: and this person may decide it. */
export const BANK_LISTS = [...ENTRY_STATES, 'waiting', 'mine'] as const
export type BankList = (typeof BANK_LISTS)[number]

export interface BankFilter {
  readonly topic?: string | undefined
  readonly level?: Level | undefined
  readonly kind?: Kind | undefined
  readonly list?: BankList | undefined
  readonly origin?: BankEntry['origin'] | undefined
  readonly document?: string | undefined
  readonly article?: string | undefined
  /** Words of the stem, the situation or the name. */
  readonly words?: string | undefined
}

/** One line of the list: nothing of the key. */
export type BankLine = Pick<BankEntry, 'itemId' | 'caseId' | 'number' | 'origin' | 'state' | 'readBy' | 'usable' | 'conflict' | 'facility'> & {
  readonly topic: string
  readonly level: Level
  readonly kind: Kind
  readonly stem: string
  readonly part: { readonly part: number; readonly of: number } | null
  readonly from: Day
  readonly to: Day | null
  readonly inForce: boolean
  readonly waits: boolean
  /** Forms with any version of it. */
  readonly forms: number
}

export interface BankPage {
  readonly all: number
  readonly found: number
  readonly page: number
  readonly pages: number
  /** How many of all are in each list. */
  readonly counts: Readonly<Record<BankList, number>>
  readonly items: readonly BankLine[]
}

const waits = ({ open, conflict }: BankEntry): boolean => open !== null || conflict

/** Whether this person may decide something about the item as its second reader. */
function isMine({ open, conflict, state }: BankEntry, { personId, reviews }: Looking): boolean {
  if (state === 'retired' || !reviews) return false
  return conflict || (open !== null && !open.authors.has(personId))
}

function isIn(list: BankList, entry: BankEntry, by: Looking): boolean {
  if (list === 'waiting') return waits(entry)
  return list === 'mine' ? isMine(entry, by) : entry.state === list
}

const cites = ({ articles }: ItemVersion, document: string, article: string | undefined): boolean =>
  articles.some((cited: Citation) => cited.document === document && (!article || cited.article === article))

const holds = ({ itemId, version }: BankEntry, words: string): boolean =>
  `${itemId}\n${version.group?.id ?? ''}\n${version.group?.situation ?? ''}\n${version.stem}`.toLowerCase().includes(words.toLowerCase())

/** A page of the bank without a key; the page nearest to the one that was asked for. */
export async function browseBank(app: App, by: Looking, filter: BankFilter, page: number, perPage = 20): Promise<BankPage> {
  const now = app.now()
  const { topic, level, kind, list, origin, document, article, words } = filter
  const { entries } = await app.database.read((db) => bankNow(app, db))
  const found = entries.filter(
    (entry) =>
      (!topic || entry.version.topic === topic) &&
      (!level || entry.version.level === level) &&
      (!kind || entry.version.kind === kind) &&
      (!origin || entry.origin === origin) &&
      (!list || isIn(list, entry, by)) &&
      (!document || cites(entry.version, document, article)) &&
      (!words?.trim() || holds(entry, words.trim())),
  )
  const pages = Math.max(1, Math.ceil(found.length / perPage))
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), pages)
  const shown = found.slice((at - 1) * perPage, at * perPage)
  await app.database.write('audit', (tx) =>
    peopleRepository(app.database).audit(tx, {
      id: app.id(), at: now, actorId: by.personId, action: 'items-see', object: 'item-bank',
      detail: { ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value)), page: at, items: shown.map(({ itemId }) => itemId) },
    }),
  )
  const exposures = await app.database.read((db) => bankRepository(app.database).exposures(db, shown.map(({ itemId }) => itemId)))
  const today = new Set(inForceOn(shown.map(({ version }) => version), dayOf(now)))
  return {
    all: entries.length,
    found: found.length,
    page: at,
    pages,
    counts: Object.fromEntries(BANK_LISTS.map((one) => [one, entries.filter((entry) => isIn(one, entry, by)).length])) as Record<BankList, number>,
    items: shown.map((entry) => lineOf(entry, today.has(entry.version), exposures.reduce((sum, e) => sum + (e.itemId === entry.itemId ? e.forms : 0), 0))),
  }
}

function lineOf(entry: BankEntry, inForce: boolean, forms: number): BankLine {
  const { itemId, caseId, number, origin, state, readBy, usable, conflict, facility, version } = entry
  const { topic, level, kind, stem, group, effectiveFrom, effectiveTo } = version
  return {
    itemId, caseId, number, origin, state, readBy, usable, conflict, facility, topic, level, kind, stem,
    part: group ? { part: group.part, of: group.of } : null,
    from: effectiveFrom, to: effectiveTo, inForce, waits: waits(entry), forms,
  }
}

/** How many items wait for this person's decision. */
export async function itemsWaitingFor(app: App, by: Looking): Promise<number> {
  const entries = await app.database.read(async (db) => (await bankNow(app, db)).entries)
  return entries.filter((entry) => isMine(entry, by)).length
}

/** What the writer and the second reader of a version should see: compared with all other items of the bank. */
export async function warningsFor(app: App, drafts: readonly Parameters<typeof draftWarnings>[1][]): Promise<readonly (readonly DraftWarning[])[]> {
  const bank = await app.database.read(async (db) => (await bankNow(app, db)).entries)
  const versions = bank.filter(({ state }) => state !== 'retired').map(({ version }) => version)
  return drafts.map((draft) => draftWarnings(app.catalogue, draft, versions))
}
