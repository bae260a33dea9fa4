// What is known of the bank: the items of /content and those of the desk, in one list, with what was decided about them.

import type { Catalogue } from '#app/content/load.ts'
import {
  type BankState, bankState, examinable, type ItemFacts, knownVersions, type ReadBy, shownVersion,
} from '#app/domain/exam/bank.ts'
import type { Part } from '#app/domain/exam/bank-decision.ts'
import { inForceOn, type ItemVersion } from '#app/domain/exam/item.ts'
import type { ItemHash, PersonId } from '#app/domain/ids.ts'
import type { Day } from '#app/domain/instant.ts'
import type { Database, Reader } from '#db/database.ts'
import { bankRepository, type BankEventRow, type BankVersionRow } from '#db/repositories/bank.ts'
import type { App } from './app.ts'

/** `unread`: ships in /content, is examined, and nobody of an association has read it. */
export const ENTRY_STATES = ['unread', 'approved', 'proposed', 'returned', 'withdrawn', 'held', 'retired'] as const
export type EntryState = (typeof ENTRY_STATES)[number]

/** One item, by the version that is examined; where none is, by the one that waits, or else the newest. */
export interface BankEntry {
  readonly itemId: string
  /** The case set that it is a part of. */
  readonly caseId: string | null
  readonly version: ItemVersion
  readonly hash: ItemHash
  /** Expected share of right answers, in whole hundredths. */
  readonly facility: number
  readonly number: number
  readonly origin: 'content' | 'desk'
  readonly state: EntryState
  readonly readBy: ReadBy
  /** Whether new forms may take it, dates aside: examined, free, and its case set whole. */
  readonly usable: boolean
  /** The version that waits for its second reader. */
  readonly open: { readonly hash: ItemHash; readonly number: number; readonly authors: ReadonlySet<PersonId> } | null
  /** /content has another wording than the version of the desk was written over, and nobody has decided. */
  readonly conflict: boolean
}

export interface Bank {
  /** How many events were read: another number, and the bank is another. */
  readonly revision: number
  /** By id. */
  readonly entries: readonly BankEntry[]
  readonly byItem: ReadonlyMap<string, BankEntry>
  /** The items of each case set in order; an item that stands alone is a set of itself. */
  readonly units: ReadonlyMap<string, readonly string[]>
  /** What may stand on new forms of a day, and the same by hash. */
  on(day: Day): ReadonlyMap<ItemHash, ItemVersion>
}

const kept = new WeakMap<Database, WeakMap<Catalogue, Bank>>()

/**
 * The bank as it stands. Read anew whenever an event was added, by whichever worker; otherwise it is the one read before.
 * Not to be called in a write that has added events itself: what is not committed yet must not be kept.
 */
export async function bankNow({ database, catalogue }: App, db: Reader): Promise<Bank> {
  const repository = bankRepository(database)
  const banks = kept.get(database) ?? new WeakMap<Catalogue, Bank>()
  kept.set(database, banks)
  const known = banks.get(catalogue)
  if (known && known.revision === (await repository.revision(db))) return known
  // Events first: the versions that they speak of are then among those read after them.
  const events = await repository.events(db)
  const bank = bankOf(events.length, factsFrom(catalogue, events, await repository.versions(db)))
  banks.set(catalogue, bank)
  return bank
}

/** The whole bank, content items and desk items in one list by id. */
export const bankEntries = async (app: App, db: Reader): Promise<readonly BankEntry[]> => (await bankNow(app, db)).entries

/** The item or the case set that an item is decided about with. */
export const unitOf = ({ itemId, caseId }: Pick<BankEntry, 'itemId' | 'caseId'>): string => caseId ?? itemId

/** Some items with what was decided about them, read now; without those that there are not. */
export async function partsOf({ database, catalogue }: App, db: Reader, itemIds: readonly string[]): Promise<Part[]> {
  const repository = bankRepository(database)
  const events = await repository.events(db, itemIds)
  const facts = factsFrom(catalogue, events, await repository.versions(db, itemIds), itemIds)
  return itemIds.flatMap((id) => {
    const known = facts.get(id)
    return known ? [{ facts: known, state: bankState(known) }] : []
  })
}

const shipped = new WeakMap<Catalogue, ReadonlyMap<string, NonNullable<ItemFacts['content']>>>()

function shippedItems(catalogue: Catalogue): ReadonlyMap<string, NonNullable<ItemFacts['content']>> {
  const known =
    shipped.get(catalogue) ??
    new Map(catalogue.items.map(({ id, hash, version, facility }) => [id, { hash, version, facility: Math.round(facility * 100) }]))
  shipped.set(catalogue, known)
  return known
}

function factsFrom(
  catalogue: Catalogue,
  events: readonly BankEventRow[],
  versions: readonly BankVersionRow[],
  only?: readonly string[],
): Map<string, ItemFacts> {
  const content = shippedItems(catalogue)
  const [eventsBy, versionsBy] = [byItem(events), byItem(versions)]
  const ids = only ?? [...new Set([...content.keys(), ...versionsBy.keys()])].sort()
  const facts = new Map<string, ItemFacts>()
  for (const itemId of ids) {
    const ships = content.get(itemId) ?? null
    const desk = (versionsBy.get(itemId) ?? []).map(({ hash, body, facility, number }) => ({ hash, version: body, facility, number }))
    if (ships || desk.length > 0)
      facts.set(itemId, { itemId, content: ships, desk, events: (eventsBy.get(itemId) ?? []).map(({ event }) => event) })
  }
  return facts
}

function byItem<T extends { readonly itemId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.itemId)
    if (group) group.push(row)
    else groups.set(row.itemId, [row])
  }
  return groups
}

function bankOf(revision: number, facts: ReadonlyMap<string, ItemFacts>): Bank {
  const items = [...facts.values()].map((one) => [one, bankState(one)] as const)
  const usable = examinable(items)
  const usableIds = new Set(usable.map(({ itemId }) => itemId))
  const entries = items.flatMap(([one, state]) => entryOf(one, state, usableIds))
  const units = new Map<string, string[]>()
  for (const entry of [...entries].sort((a, b) => (a.version.group?.part ?? 0) - (b.version.group?.part ?? 0)))
    units.set(unitOf(entry), [...(units.get(unitOf(entry)) ?? []), entry.itemId])
  const hashes = new Map(entries.map(({ itemId, hash }) => [itemId, hash]))
  const days = new Map<Day, ReadonlyMap<ItemHash, ItemVersion>>()
  return {
    revision,
    entries,
    byItem: new Map(entries.map((entry) => [entry.itemId, entry])),
    units,
    on: (day) => {
      if (days.size > 100) days.clear()
      const known = days.get(day) ?? new Map(inForceOn(usable, day).map((version) => [hashes.get(version.itemId) as ItemHash, version]))
      days.set(day, known)
      return known
    },
  }
}

function entryOf(facts: ItemFacts, state: BankState, usable: ReadonlySet<string>): BankEntry[] {
  const shown = shownVersion(facts, state)
  if (!shown) return []
  const { hash, version, facility, number, origin } = shown
  const open = state.open === null ? undefined : knownVersions(facts).find((known) => known.hash === state.open)
  return [
    {
      itemId: facts.itemId,
      caseId: version.group?.id ?? null,
      version, hash, facility, number, origin,
      state: entryState(state, hash),
      readBy: state.versions.get(hash)?.readBy ?? 'nobody',
      usable: usable.has(facts.itemId),
      open: open ? { hash: open.hash, number: open.number, authors: state.versions.get(open.hash)?.authors ?? new Set() } : null,
      conflict: state.conflict,
    },
  ]
}

function entryState(state: BankState, shown: ItemHash): EntryState {
  if (state.standing !== 'free') return state.standing
  const version = state.versions.get(shown)
  if (state.examined === shown) return version?.state === 'approved' ? 'approved' : 'unread'
  return version?.state ?? 'withdrawn'
}
