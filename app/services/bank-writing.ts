// Writing items at the desk: what there is to begin from, and what becomes of what was written.

import { type DraftFault, draftFaults, type DraftWarning } from '#app/content/draft.ts'
import { hashOf } from '#app/domain/canonical.ts'
import { type ItemDraft, shownVersion, knownVersions } from '#app/domain/exam/bank.ts'
import { readReason } from '#app/domain/exam/bank-decision.ts'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { Refused } from '#app/domain/result.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { App } from './app.ts'
import { warningsFor } from './bank-desk.ts'
import { bankNow, partsOf, unitOf } from './bank-facts.ts'
import { type BankRefusal, proposeItems } from './bank.ts'

export interface WritingBase {
  /** The item, or all parts of its case set in order: the own version that waits, or what is examined. */
  readonly items: readonly { readonly version: ItemVersion; readonly facility: number }[]
  /** Why no version can be written now. */
  readonly closed: 'bank-item-retired' | 'bank-other-proposal' | null
}

/** What a new version of an item is written over, with its key and on record; undefined when there is no such item. */
export async function writingBase(app: App, actorId: PersonId, itemId: string): Promise<WritingBase | undefined> {
  const now = app.now()
  const parts = await app.database.read(async (db) => {
    const bank = await bankNow(app, db)
    const entry = bank.byItem.get(itemId)
    return entry && partsOf(app, db, bank.units.get(unitOf(entry)) ?? [itemId])
  })
  if (!parts) return undefined
  await app.database.write('audit', (tx) =>
    peopleRepository(app.database).audit(tx, { id: app.id(), at: now, actorId, action: 'item-see', object: `item:${itemId}`, detail: { writing: true, parts: parts.length } }),
  )
  const retired = parts.some(({ state }) => state.standing === 'retired')
  const others = parts.some(({ state }) => state.open !== null && !state.versions.get(state.open)?.authors.has(actorId))
  return {
    items: parts.flatMap(({ facts, state }) => {
      const own = knownVersions(facts).find(({ hash }) => hash === state.open)
      const found = own ?? shownVersion(facts, state)
      return found ? [{ version: found.version, facility: found.facility }] : []
    }),
    closed: retired ? 'bank-item-retired' : others ? 'bank-other-proposal' : null,
  }
}

/** How often drafts are compared with a bank that changes meanwhile. */
const TRIES = 3

export type Wrote =
  | { readonly outcome: 'proposed'; readonly itemIds: readonly string[] }
  /** Draft by draft. */
  | { readonly outcome: 'faulty'; readonly faults: readonly (readonly DraftFault[])[]; readonly reasonMissing: boolean }
  /** Nothing is proposed before its writer has seen these: `token` says that they were shown. */
  | { readonly outcome: 'warned'; readonly warnings: readonly (readonly DraftWarning[])[]; readonly token: string }
  | { readonly outcome: 'refused'; readonly refused: Refused<BankRefusal> }

/**
 * Proposes what was written, if nothing is wrong with it and its warnings were shown.
 * @param warned the token of the warnings that the writer was shown
 */
export async function writeItems(
  app: App,
  actorId: PersonId,
  drafts: readonly ItemDraft[],
  { reason, warned }: { readonly reason: string; readonly warned: string },
): Promise<Wrote> {
  const faults = drafts.map((draft) => draftFaults(app.catalogue, draft))
  const reasonMissing = readReason(reason) === undefined
  if (reasonMissing || faults.some((some) => some.length > 0)) return { outcome: 'faulty', faults, reasonMissing }
  for (let tries = 1; ; tries++) {
    const { revision } = await app.database.read((db) => bankNow(app, db))
    const warnings = await warningsFor(app, drafts)
    const token = hashOf(warnings.map((some) => some.map(({ path, code, detail }) => ({ path, code, detail })))).slice(0, 16)
    if (warnings.some((some) => some.length > 0) && warned !== token) return { outcome: 'warned', warnings, token }
    // What came into the bank since may be this very item: a form that was sent twice.
    const proposed = await proposeItems(app, actorId, drafts, { reason, judgedOn: revision })
    if (proposed.ok) return { outcome: 'proposed', itemIds: proposed.value.itemIds }
    if (proposed.refusal !== 'bank-changed-meanwhile' || tries === TRIES) return { outcome: 'refused', refused: proposed }
  }
}
