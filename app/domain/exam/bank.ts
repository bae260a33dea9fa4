// The life of an item: what was decided about it, and what follows from that. Facts are stored, the state is computed.

import type { ItemHash, PersonId } from '#app/domain/ids.ts'
import { never } from '#app/domain/result.ts'
import type { ItemVersion } from './item.ts'

/**
 * `by` is who did it. `sample`: an approval of the demo, by nobody's judgement. `over`: the wording that /content had when
 * the version was proposed; null or absent for an item that /content does not have.
 */
export type BankEvent =
  | { readonly type: 'proposed'; readonly hash: ItemHash; readonly by: PersonId; readonly over?: ItemHash | null }
  | { readonly type: 'approved'; readonly hash: ItemHash; readonly by: PersonId; readonly sample: boolean }
  | { readonly type: 'returned'; readonly hash: ItemHash; readonly by: PersonId; readonly reason: string }
  | { readonly type: 'withdrawn'; readonly hash: ItemHash; readonly by: PersonId; readonly reason: string }
  | { readonly type: 'held'; readonly by: PersonId; readonly reason: string }
  | { readonly type: 'released'; readonly by: PersonId; readonly reason: string }
  | { readonly type: 'retired'; readonly by: PersonId; readonly reason: string }

export type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** An item as somebody writes it or a file brings it, before it is a version of the bank. */
export type ItemDraft = {
  /** The item of which this is to be a new version; null: a new item. */
  readonly itemId: string | null
  readonly body: Without<ItemVersion, 'itemId'>
  /** Expected share of prepared candidates who answer rightly, in whole hundredths: 75 is 75 %. */
  readonly facility: number
}

/** One wording of an item. Two with one hash are one: a wording of the desk that found its way into /content. */
export interface KnownVersion {
  readonly hash: ItemHash
  readonly version: ItemVersion
  readonly origin: 'content' | 'desk'
  /** Counts the versions of the item from 1. */
  readonly number: number
  readonly facility: number
}

/** Everything that is known of an item. `events` in their order. */
export interface ItemFacts {
  readonly itemId: string
  /** What /content says now. */
  readonly content: Omit<KnownVersion, 'number' | 'origin'> | null
  /** What was written at the desk, by number. */
  readonly desk: readonly Omit<KnownVersion, 'origin'>[]
  readonly events: readonly BankEvent[]
}

export const VERSION_STATES = ['proposed', 'approved', 'returned', 'withdrawn'] as const
export type VersionState = (typeof VERSION_STATES)[number]
export const STANDINGS = ['free', 'held', 'retired'] as const
export type Standing = (typeof STANDINGS)[number]
/** Who has read a version and found it good. `sample`: the demo, which is nobody's judgement. */
export type ReadBy = 'nobody' | 'association' | 'sample'

export interface VersionStanding {
  readonly state: VersionState
  /** Who proposed this wording, or one that led to it since the last approval: none of them is its second reader. */
  readonly authors: ReadonlySet<PersonId>
  readonly readBy: ReadBy
  /** The wording of /content that it was written over. */
  readonly over: ItemHash | null
}

export interface BankState {
  readonly versions: ReadonlyMap<ItemHash, VersionStanding>
  /** Free, held for a while, or retired for ever. */
  readonly standing: Standing
  /** The version that is examined while the item is free: the last approved, or else that of /content. Null: none. */
  readonly examined: ItemHash | null
  /** The version of the desk that waits for its second reader. */
  readonly open: ItemHash | null
  /** /content has another wording than the one over which the examined version was written, and nobody has decided. */
  readonly conflict: boolean
}

interface Kept {
  state: VersionState
  authors: Set<PersonId>
  readBy: ReadBy
  over: ItemHash | null
}

/**
 * What an item's facts add up to. A version of the desk is examined only after somebody who is none of its authors
 * approved it. The version that ships in /content is examined though nobody of an association has read it, until a
 * version of the desk is approved; whoever shows it says so. Events that decide nothing (an approval of what was never
 * proposed, anything after retirement) change nothing.
 */
export function bankState({ content, desk, events }: ItemFacts): BankState {
  const versions = new Map<ItemHash, Kept>()
  for (const { hash } of desk) versions.set(hash, { state: 'withdrawn', authors: new Set(), readBy: 'nobody', over: null })
  if (content) versions.set(content.hash, { state: 'proposed', authors: new Set(), readBy: 'nobody', over: null })
  const ships = (hash: ItemHash) => content?.hash === hash
  let standing: Standing = 'free'
  let open: ItemHash | null = null
  /** In the order of their approvals, each once. */
  let approved: ItemHash[] = []
  /** Who wrote at the item since the last approval. */
  let writers = new Set<PersonId>()

  const close = (hash: ItemHash) => {
    if (open === hash) open = null
  }
  for (const event of events) {
    if (standing === 'retired') break
    switch (event.type) {
      case 'proposed': {
        const version = versions.get(event.hash)
        if (!version || approved.at(-1) === event.hash || (ships(event.hash) && !desk.some((d) => d.hash === event.hash))) break
        const earlier = open === null || open === event.hash ? undefined : versions.get(open)
        if (earlier) earlier.state = 'withdrawn'
        writers.add(event.by)
        for (const writer of writers) version.authors.add(writer)
        version.state = 'proposed'
        version.readBy = 'nobody'
        version.over = event.over ?? null
        approved = approved.filter((hash) => hash !== event.hash)
        open = event.hash
        break
      }
      case 'approved': {
        const version = versions.get(event.hash)
        if (!version || version.authors.has(event.by)) break
        const again = version.state === 'approved' && version.readBy === 'sample' && !event.sample
        if (version.state !== 'proposed' && !again && !ships(event.hash)) break
        version.state = 'approved'
        version.readBy = event.sample ? 'sample' : 'association'
        approved = [...approved.filter((hash) => hash !== event.hash), event.hash]
        writers = new Set()
        close(event.hash)
        break
      }
      case 'returned':
      case 'withdrawn': {
        const version = versions.get(event.hash)
        if (version?.state !== 'proposed') break
        version.state = event.type
        close(event.hash)
        break
      }
      case 'held':
        standing = 'held'
        break
      case 'released':
        standing = 'free'
        break
      case 'retired':
        standing = 'retired'
        break
      default:
        never(event)
    }
  }
  const unread = content && versions.get(content.hash)?.state === 'proposed' ? content.hash : null
  const examined = approved.at(-1) ?? (unread !== null && open !== unread ? unread : null)
  const over = examined === null ? null : (versions.get(examined)?.over ?? null)
  const conflict = standing !== 'retired' && unread !== null && examined !== null && examined !== unread && over !== unread
  return { versions, standing, examined, open, conflict }
}

/**
 * The versions of an item by number. That of /content is 1, unless the desk wrote versions over an earlier wording of it:
 * then it comes after those, and before the ones that were written over it.
 */
export function knownVersions({ content, desk, events }: ItemFacts): KnownVersion[] {
  const written = desk.map((version): KnownVersion => ({ ...version, origin: 'desk' }))
  if (!content || desk.some(({ hash }) => hash === content.hash)) return written
  const after = desk.filter(({ hash }) => events.some((e) => e.type === 'proposed' && e.hash === hash && e.over === content.hash))
  const next = desk.reduce((most, { number }) => Math.max(most, number), 0) + 1
  const number = desk.length === 0 ? 1 : after.length > 0 ? Math.min(...after.map((v) => v.number)) - 1 : next
  return [...written, { ...content, origin: 'content' as const, number }].sort((a, b) => a.number - b.number)
}

/** The number that the next version of an item gets. */
export const nextNumber = (facts: ItemFacts): number =>
  knownVersions(facts).reduce((most, { number }) => Math.max(most, number), 0) + 1

/** The version that stands for an item where one is shown: the examined one, or the one that waits, or the newest. */
export function shownVersion(facts: ItemFacts, state: BankState): KnownVersion | undefined {
  const versions = knownVersions(facts)
  const find = (hash: ItemHash | null) => (hash === null ? undefined : versions.find((v) => v.hash === hash))
  return find(state.examined) ?? find(state.open) ?? versions.at(-1)
}

/**
 * What new forms may be made of, whatever the day: the examined version of every free item. A case set goes whole or not
 * at all: a part that is held, retired or missing, or that tells another situation than the rest, keeps out the others.
 */
export function examinable(items: readonly (readonly [facts: ItemFacts, state: BankState])[]): ItemVersion[] {
  const alone: ItemVersion[] = []
  const sets = new Map<string, { parts: ItemVersion[]; off: boolean }>()
  for (const [facts, state] of items) {
    const shown = shownVersion(facts, state)
    if (!shown) continue
    const examined = shown.hash === state.examined ? shown.version : undefined
    const { group } = shown.version
    if (!group) {
      if (examined && state.standing === 'free') alone.push(examined)
      continue
    }
    const set = sets.get(group.id) ?? { parts: [], off: false }
    sets.set(group.id, set)
    if (state.standing !== 'free') set.off = true
    else if (examined) set.parts.push(examined)
  }
  for (const { parts, off } of sets.values()) {
    parts.sort((a, b) => (a.group?.part ?? 0) - (b.group?.part ?? 0))
    const whole = parts.every(
      ({ group }, i) => group?.part === i + 1 && group.of === parts.length && group.situation === parts[0]?.group?.situation,
    )
    if (whole && !off) alone.push(...parts)
  }
  return alone
}
