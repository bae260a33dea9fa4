// What is done to the item bank: proposing versions, reading them as the second reader, holding and retiring items.

import { type DraftFault, draftFaults, settledDraft } from '#app/content/draft.ts'
import { sha256, hashOf } from '#app/domain/canonical.ts'
import { bankState, type BankEvent, type ItemDraft, nextNumber } from '#app/domain/exam/bank.ts'
import { type ActRefusal, type BankAct, decide, type Part, type ProposalRefusal, propose, readReason } from '#app/domain/exam/bank-decision.ts'
import { type CasePart, itemHash, type ItemVersion } from '#app/domain/exam/item.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { ok, refuse, type Refused, type Result } from '#app/domain/result.ts'
import type { Writer } from '#db/database.ts'
import { isUniqueViolation } from '#db/errors.ts'
import { bankRepository, type BankEventRow, type BankVersionRow } from '#db/repositories/bank.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { App } from './app.ts'
import { type Bank, bankNow, partsOf, unitOf } from './bank-facts.ts'

export { type BankEntry, bankEntries, ENTRY_STATES, type EntryState } from './bank-facts.ts'

export type BankRefusal =
  | ActRefusal
  | ProposalRefusal
  | 'bank-unknown-item'
  | 'bank-unknown-reference'
  | 'bank-draft-faulty'
  | 'bank-case-incomplete'
  | 'bank-case-shape'
  | 'bank-changed-meanwhile'

const EVERYTHING = 'items'
const unitScope = (units: readonly string[]): string => (units.length === 1 && units[0] !== EVERYTHING ? `item:${units[0]}` : EVERYTHING)

/**
 * Does work in a write. Every decision is the next event of its item, so of two that did not see each other one breaks the
 * key: it is done once more on what is there now.
 */
async function decided<T, R extends string>(
  app: App,
  scope: string,
  work: (tx: Writer) => Promise<Result<T, R>>,
): Promise<Result<T, R | 'bank-changed-meanwhile'>> {
  for (const last of [false, true])
    try {
      return await app.database.write(scope, work)
    } catch (fault) {
      if (!isUniqueViolation(fault)) throw fault
      if (last) break
    }
  return refuse('bank-changed-meanwhile')
}

// ── proposing ────────────────────────────────────────────────────────────────────────────────────────────────
export interface Proposal {
  /** Why there is this version. */
  readonly reason: string
  /** The file that the drafts came from, if they did. Who imports is the author. */
  readonly import?: { readonly fileName: string; readonly format: string; readonly faults: number }
  /** The revision of the bank that the drafts were compared with, if they were: in another bank nothing is proposed. */
  readonly judgedOn?: number
}

/**
 * Proposes new items and new versions of items: all of them, or none. Drafts of one case set carry its id in `group.id`;
 * a new case set gets another when that one is taken. None is examined before a second reader approved it.
 * Refusals: `bank-draft-faulty` (`count`; ask `draftFaults` which), `bank-unknown-item`, `bank-unknown-reference` (an
 * enemy that is no item), `bank-case-incomplete`, `bank-case-shape` (parts are not added, left out or moved by a new
 * version), `bank-nothing-changed`, `bank-other-proposal`, `bank-item-retired` (each with `item`), `bank-reason-needed`,
 * `bank-changed-meanwhile`.
 */
export async function proposeItems(
  app: App,
  actorId: PersonId,
  drafts: readonly ItemDraft[],
  from: Proposal,
): Promise<Result<{ readonly itemIds: readonly string[] }, BankRefusal>> {
  const reason = readReason(from.reason)
  if (reason === undefined) return refuse('bank-reason-needed')
  if (drafts.length === 0) return refuse('bank-nothing-changed')
  const faulty = drafts.map((draft) => draftFaults(app.catalogue, draft)).filter((faults) => faults.length > 0)
  if (faulty.length > 0) return faultyOf(faulty)
  // New items and case sets get their names in one turn, so that no two of them get the same.
  const scope = unitScope([...new Set(drafts.map(({ itemId, body }) => (itemId === null ? EVERYTHING : (body.group?.id ?? itemId))))])
  return decided(app, scope, async (tx) => {
    const bank = await bankNow(app, tx)
    if (from.judgedOn !== undefined && from.judgedOn !== bank.revision) return refuse('bank-changed-meanwhile')
    const named = nameDrafts(app, bank, drafts)
    if (!named.ok) return named
    const units = [...new Set(named.value.map(({ version }) => version.group?.id ?? version.itemId))]
    const now = app.now()
    const importId = from.import ? app.id<'import'>() : null
    // With the other parts of the case sets: they must go on telling one situation.
    const ids = [...new Set([...units.flatMap((unit) => bank.units.get(unit) ?? []), ...named.value.map(({ version }) => version.itemId)])].sort()
    const parts = new Map((await partsOf(app, tx, ids)).map((part) => [part.facts.itemId, part]))
    const [versions, events, changed]: [BankVersionRow[], BankEventRow[], Set<string>] = [[], [], new Set()]
    const situations = new Map([...parts].map(([id, part]) => [id, situationOf(part)]))
    let unchanged: Refused<BankRefusal> | undefined
    for (const { version, facility } of named.value) {
      const { itemId, group } = version
      const facts = parts.get(itemId)?.facts ?? { itemId, content: null, desk: [], events: [] }
      const hash = itemHash(version)
      const proposed = propose({ facts, state: bankState(facts) }, hash, actorId, reason)
      if (!proposed.ok && proposed.refusal !== 'bank-nothing-changed') return proposed
      situations.set(itemId, group?.situation)
      if (!proposed.ok) {
        unchanged = proposed
        continue
      }
      changed.add(group?.id ?? itemId)
      events.push(...eventRows(facts.itemId, facts.events.length, proposed.value, now))
      if (proposed.value.some(({ type }) => type === 'proposed') && !facts.desk.some((known) => known.hash === hash))
        versions.push({ hash, itemId, number: nextNumber(facts), body: version, facility, reason, authorId: actorId, importId, at: now })
    }
    const idle = units.find((unit) => !changed.has(unit))
    if (idle !== undefined) return unchanged ?? refuse('bank-nothing-changed', { item: idle })
    for (const unit of units)
      if (new Set((bank.units.get(unit) ?? []).map((id) => situations.get(id))).size > 1) return refuse('bank-case-incomplete', { case: unit })

    const [repository, people] = [bankRepository(app.database), peopleRepository(app.database)]
    if (from.import && importId)
      await repository.addImport(tx, { id: importId, ...from.import, items: named.value.length, by: actorId, at: now })
    await repository.addVersions(tx, versions)
    await repository.addEvents(tx, events)
    const [only] = units
    const object = units.length === 1 && only ? `item:${only}` : 'item-bank'
    await people.audit(tx, { id: app.id(), at: now, actorId, action: 'items-propose', object, detail: { items: named.value.length, reason, import: from.import?.fileName ?? null } })
    return ok({ itemIds: named.value.map(({ version }) => version.itemId) })
  })
}

const faultyOf = (faulty: readonly (readonly DraftFault[])[]) =>
  refuse('bank-draft-faulty', { count: faulty.length, faults: faulty.flat().slice(0, 20).map(({ path, what }) => `${path}: ${what}`) })

const eventRows = (itemId: string, before: number, events: readonly BankEvent[], at: BankEventRow['at']): BankEventRow[] =>
  events.map((event, i) => ({ itemId, seq: before + i + 1, at, event }))

/** What a part tells once what waits for it is approved. */
function situationOf({ facts, state }: Part): string | undefined {
  const hash = state.open ?? state.examined ?? facts.content?.hash
  const version = [...facts.desk, ...(facts.content ? [facts.content] : [])].find((known) => known.hash === hash) ?? facts.desk.at(-1)
  return version?.version.group?.situation
}

type Named = { readonly version: ItemVersion; readonly facility: number }

/** A name that no item and no case set has: nothing of what the item asks is in it. */
const freshName = (app: App, kind: 'd' | 'case'): string => `${kind}-${sha256(app.id()).toString('hex').slice(0, 10)}`

/** Drafts as versions of items that have names, their references followed. */
function nameDrafts(app: App, bank: Bank, drafts: readonly ItemDraft[]): Result<Named[], BankRefusal> {
  const cases = new Map<string, ItemDraft[]>()
  for (const draft of drafts) {
    const { group } = draft.body
    const entry = draft.itemId === null ? undefined : bank.byItem.get(draft.itemId)
    if (draft.itemId !== null && !entry) return refuse('bank-unknown-item', { item: draft.itemId })
    if (entry && !samePlace(entry.version.group, group)) return refuse('bank-case-shape', { item: entry.itemId })
    if (!entry && group) cases.set(group.id, [...(cases.get(group.id) ?? []), draft])
    const unknown = draft.body.enemies.find((enemy) => !bank.byItem.has(enemy) && !bank.units.has(enemy))
    if (unknown !== undefined) return refuse('bank-unknown-reference', { reference: unknown })
    if (entry && bank.units.get(unitOf(entry))?.some((id) => draft.body.enemies.includes(id)))
      return refuse('bank-unknown-reference', { reference: entry.itemId })
  }
  const caseIds = new Map<string, string>()
  for (const [label, parts] of cases) {
    const groups = parts.flatMap(({ body }) => (body.group ? [body.group] : []))
    const places = [...groups].sort((a, b) => a.part - b.part)
    const whole = places.every((g, i) => g.part === i + 1 && g.of === places.length && g.situation.trim() === places[0]?.situation.trim())
    if (!whole) return refuse('bank-case-incomplete', { case: label })
    const usable = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(label) && !bank.units.has(label) && !bank.byItem.has(label)
    caseIds.set(label, usable ? label : freshName(app, 'case'))
  }
  const named = drafts.map((draft): Named => {
    const { body, facility } = settledDraft(draft) ?? draft
    const itemId = draft.itemId ?? freshName(app, 'd')
    const caseId = draft.itemId === null && body.group ? caseIds.get(body.group.id) : undefined
    const version: ItemVersion = { ...body, itemId, ...(body.group && { group: { ...body.group, id: caseId ?? body.group.id } }) }
    return { version, facility }
  })
  if (new Set(named.map(({ version }) => version.itemId)).size < named.length) return refuse('bank-nothing-changed')
  return ok(named)
}

const samePlace = (a: CasePart | undefined, b: CasePart | undefined): boolean => a?.id === b?.id && a?.part === b?.part && a?.of === b?.of

// ── deciding ─────────────────────────────────────────────────────────────────────────────────────────────────
/** A mark of everything that was known of an item and its case set: a decision carries it, so that none is made on less. */
export const seenOf = (parts: readonly Part[]): string =>
  hashOf(parts.map(({ facts: { itemId, events, content } }) => [itemId, events.length, content?.hash ?? null])).slice(0, 16)

/**
 * Decides about an item; about a case set as a whole, whichever of its parts is named.
 * @param seen `seenOf` what the decider was shown
 * Refusals: see `decide`; `bank-unknown-item`; `bank-changed-meanwhile`; `bank-draft-faulty` when a rule has since come
 * to stand against the version that is to be approved.
 */
export async function decideItem(
  app: App,
  actorId: PersonId,
  itemId: string,
  { act, seen }: { readonly act: BankAct; readonly seen: string },
): Promise<Result<{ readonly itemIds: readonly string[] }, BankRefusal>> {
  const bank = await app.database.read((db) => bankNow(app, db))
  const entry = bank.byItem.get(itemId)
  if (!entry) return refuse('bank-unknown-item', { item: itemId })
  const unit = unitOf(entry)
  return decided(app, unitScope([unit]), async (tx) => {
    const parts = await partsOf(app, tx, bank.units.get(unit) ?? [itemId])
    if (seenOf(parts) !== seen) return refuse('bank-changed-meanwhile')
    const faulty = act.type === 'approve' && act.of === 'proposal' ? parts.map((part) => openFaults(app, part)).filter((f) => f.length > 0) : []
    const result = decide(parts, act, actorId)
    if (!result.ok) return result
    if (faulty.length > 0) return faultyOf(faulty)
    return keepDecisions(app, tx, actorId, parts, result.value, `item-${act.type}`, unit, { ...('of' in act && { of: act.of }), ...('reason' in act && { reason: act.reason }) })
  })
}

function openFaults(app: App, { facts, state }: Part): readonly DraftFault[] {
  const open = facts.desk.find(({ hash }) => hash === state.open)
  if (!open) return []
  const { itemId, ...body } = open.version
  return draftFaults(app.catalogue, { itemId, body, facility: open.facility })
}

async function keepDecisions(
  app: App,
  tx: Writer,
  actorId: PersonId,
  parts: readonly Part[],
  decisions: readonly { readonly itemId: string; readonly event: BankEvent }[],
  action: string,
  about: string,
  detail: Record<string, unknown>,
) {
  const now = app.now()
  const before = new Map(parts.map(({ facts }) => [facts.itemId, facts.events.length]))
  await bankRepository(app.database).addEvents(tx, decisions.flatMap(({ itemId, event }) => eventRows(itemId, before.get(itemId) ?? 0, [event], now)))
  const itemIds = decisions.map(({ itemId }) => itemId)
  await peopleRepository(app.database).audit(tx, { id: app.id(), at: now, actorId, action, object: `item:${about}`, detail: { ...detail, items: itemIds } })
  return ok({ itemIds })
}

/**
 * Holds items, each with its whole case set: none of them goes on a form that is made after this. Those that are held or
 * retired already stay as they are.
 * Refusals: `bank-unknown-item`, `bank-reason-needed`, `bank-already-held` when there was none to hold.
 */
export async function holdItems(
  app: App,
  actorId: PersonId,
  itemIds: readonly string[],
  reason: string,
): Promise<Result<{ readonly itemIds: readonly string[] }, BankRefusal>> {
  const bank = await app.database.read((db) => bankNow(app, db))
  const unknown = itemIds.find((id) => !bank.byItem.has(id))
  if (unknown !== undefined) return refuse('bank-unknown-item', { item: unknown })
  const units = [...new Set(itemIds.flatMap((id) => bank.byItem.get(id) ?? []).map(unitOf))].sort()
  return decided(app, unitScope(units), async (tx) => {
    const parts = await partsOf(app, tx, units.flatMap((unit) => bank.units.get(unit) ?? []))
    const free = parts.filter(({ state }) => state.standing === 'free')
    const held = decide(free, { type: 'hold', reason }, actorId)
    if (!held.ok) return held.refusal === 'bank-item-retired' ? refuse('bank-already-held') : held
    return keepDecisions(app, tx, actorId, parts, held.value, 'item-hold', units.length === 1 ? (units[0] ?? '') : 'several', { reason })
  })
}
