// What may be done to an item, and by whom. A case set is one thing here: its parts are decided about together.

import type { ItemHash, PersonId } from '#app/domain/ids.ts'
import { never, ok, type Refused, refuse, type Result } from '#app/domain/result.ts'
import type { BankEvent, BankState, ItemFacts } from './bank.ts'

/** `of`: the version that waits for its second reader, or the wording of /content. */
export type BankAct =
  | { readonly type: 'approve'; readonly of: 'proposal' | 'content' }
  | { readonly type: 'return'; readonly of: 'proposal' | 'content'; readonly reason: string }
  | { readonly type: 'withdraw' | 'hold' | 'release' | 'retire'; readonly reason: string }
export type BankActType = BankAct['type']

export type ActRefusal =
  | 'bank-reason-needed'
  | 'bank-item-retired'
  | 'bank-not-proposed'
  | 'bank-own-version'
  | 'bank-not-author'
  | 'bank-already-read'
  | 'bank-already-held'
  | 'bank-not-held'
export type ProposalRefusal = 'bank-item-retired' | 'bank-nothing-changed' | 'bank-other-proposal'

export type Part = { readonly facts: ItemFacts; readonly state: BankState }
export type Decided = { readonly itemId: string; readonly event: BankEvent }

const REASON = { least: 2, most: 500 }
/** A reason in so many words; undefined when it is none, or too long to be read. */
export function readReason(text: string): string | undefined {
  const reason = text.trim()
  return reason.length >= REASON.least && reason.length <= REASON.most ? reason : undefined
}

/**
 * What a decision about an item, or about all parts of its case set, comes to.
 * Refusals: `bank-own-version` (a second reader is another person: who proposed any wording that led to this one since
 * the last approval is its author), `bank-not-author` (only an author withdraws), `bank-not-proposed`,
 * `bank-already-read`, `bank-already-held`, `bank-not-held`, `bank-item-retired`, `bank-reason-needed`.
 */
export function decide(parts: readonly Part[], act: BankAct, by: PersonId): Result<Decided[], ActRefusal> {
  const reason = 'reason' in act ? readReason(act.reason) : ''
  if (reason === undefined) return refuse('bank-reason-needed')
  if (parts.every(({ state }) => state.standing === 'retired')) return refuse('bank-item-retired')
  switch (act.type) {
    case 'approve':
    case 'return':
      return readVersions(parts, act, reason, by)
    case 'withdraw': {
      const open = openIn(parts)
      if (open.length === 0) return refuse('bank-not-proposed')
      const own = open.filter(({ part, hash }) => isAuthor(part, hash, by))
      if (own.length === 0) return refuse('bank-not-author')
      return ok(own.map(({ part, hash }) => ({ itemId: part.facts.itemId, event: { type: 'withdrawn', hash, by, reason } })))
    }
    case 'hold':
      return each(parts, (s) => s === 'free', { type: 'held', by, reason }, 'bank-already-held')
    case 'release':
      return each(parts, (s) => s === 'held', { type: 'released', by, reason }, 'bank-not-held')
    case 'retire':
      return each(parts, (s) => s !== 'retired', { type: 'retired', by, reason }, 'bank-item-retired')
    default:
      return never(act)
  }
}

type Target = { readonly part: Part; readonly hash: ItemHash }

const isAuthor = ({ state }: Part, hash: ItemHash, by: PersonId): boolean => state.versions.get(hash)?.authors.has(by) ?? false

const openIn = (parts: readonly Part[]): Target[] =>
  parts.flatMap((part) => (part.state.open === null ? [] : [{ part, hash: part.state.open }]))

function readVersions(
  parts: readonly Part[],
  act: Extract<BankAct, { of: unknown }>,
  reason: string,
  by: PersonId,
): Result<Decided[], ActRefusal> {
  const targets = act.of === 'proposal' ? openIn(parts) : shippedIn(parts, act.type)
  if (targets.length === 0) return refuse(act.of === 'content' && act.type === 'approve' ? 'bank-already-read' : 'bank-not-proposed')
  // Who wrote at one part of a case set reads none of it: the parts share their situation.
  if (targets.some(({ part, hash }) => isAuthor(part, hash, by))) return refuse('bank-own-version')
  return ok(
    targets.map(({ part, hash }) => ({
      itemId: part.facts.itemId,
      event: act.type === 'approve' ? { type: 'approved', hash, by, sample: false } : { type: 'returned', hash, by, reason },
    })),
  )
}

/**
 * Wordings of /content about which something is to be decided: to approve, any but the one that is read and examined. In
 * a case set, those come first that are examined unread or stand against a version of the desk: reading them must not
 * take back what the desk made of the other parts, nor must keeping a version of the desk return those that are examined.
 */
function shippedIn(parts: readonly Part[], type: 'approve' | 'return'): Target[] {
  const targets = parts.flatMap((part) => {
    const { content } = part.facts
    const known = content && part.state.versions.get(content.hash)
    if (!content || !known || part.state.open === content.hash) return []
    const decided = type === 'approve' ? part.state.examined === content.hash && known.readBy === 'association' : known.state !== 'proposed'
    return decided ? [] : [{ part, hash: content.hash }]
  })
  const conflicts = targets.filter(({ part }) => part.state.conflict)
  const unread = targets.filter(({ part, hash }) => part.state.examined === hash)
  const pressing = type === 'return' && conflicts.length > 0 ? conflicts : [...conflicts, ...unread]
  return pressing.length > 0 ? targets.filter((target) => pressing.includes(target)) : targets
}

/** Whether approving the wording of /content says of what is examined that it was read; else it puts another in its place. */
export const shippedUnread = (parts: readonly Part[]): boolean =>
  !parts.some(({ state }) => state.conflict) &&
  parts.some(({ facts: { content }, state }) => content !== null && state.examined === content.hash && state.versions.get(content.hash)?.readBy !== 'association')

function each(
  parts: readonly Part[],
  which: (standing: BankState['standing']) => boolean,
  event: BankEvent,
  otherwise: ActRefusal,
): Result<Decided[], ActRefusal> {
  const targets = parts.filter(({ state }) => which(state.standing))
  return targets.length === 0 ? refuse(otherwise) : ok(targets.map(({ facts }) => ({ itemId: facts.itemId, event })))
}

/**
 * What proposing a version comes to. An own version that still waits is withdrawn by it; and proposing what is examined
 * anyway, while an own version waits, does nothing else.
 * Refusals: `bank-item-retired`; `bank-nothing-changed` (the very wording is examined, or waits, or is /content's own);
 * `bank-other-proposal` (somebody else's version waits for its second reader).
 */
export function propose({ facts, state }: Part, hash: ItemHash, by: PersonId, reason: string): Result<BankEvent[], ProposalRefusal> {
  const { itemId, content, desk } = facts
  const no = (refusal: ProposalRefusal): Refused<ProposalRefusal> => refuse(refusal, { item: itemId })
  if (state.standing === 'retired') return no('bank-item-retired')
  const shipped = content?.hash === hash && !desk.some((version) => version.hash === hash)
  const known = shipped || hash === state.examined
  if (hash === state.open || (known && state.open === null)) return no('bank-nothing-changed')
  const proposed: BankEvent[] = known ? [] : [{ type: 'proposed', hash, by, over: content?.hash ?? null }]
  if (state.open === null) return ok(proposed)
  if (!isAuthor({ facts, state }, state.open, by)) return no('bank-other-proposal')
  return ok([{ type: 'withdrawn', hash: state.open, by, reason }, ...proposed])
}
