// What officers see of rulings: the list, one with its preview and progress, and the item versions that can be ruled on.

import type { ItemVersion } from '#app/domain/exam/item.ts'
import { type RulingEffect, type RulingId, rulingsInForce } from '#app/domain/grading/ruling.ts'
import { countsOf, type PreviewCounts, type PreviewLine, type RulingPreview } from '#app/domain/grading/ruling-preview.ts'
import type { ItemHash, OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Reader } from '#db/database.ts'
import { formsRepository } from '#db/repositories/forms.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { regradesRepository } from '#db/repositories/regrades.ts'
import { type RulingRow, type RulingState, rulingsRepository } from '#db/repositories/rulings.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { bankNow } from './bank-facts.ts'
import { nationalRulings, rulingsFor, scopeOf } from './ruling-facts.ts'

/** So many lines of a preview are shown; the rest is counted. */
const LINES_SHOWN = 200

export interface RulingEntry {
  readonly id: RulingId
  readonly itemId: string
  readonly type: RulingEffect['type']
  readonly state: RulingState
  readonly reason: string
  readonly proposedBy: string
  readonly proposedAt: Instant
  readonly counts: PreviewCounts
}

/** The rulings of some associations, the latest first. */
export async function rulingsAt(app: App, organisations: readonly OrganisationId[]): Promise<RulingEntry[]> {
  return app.database.read(async (db) => {
    const rows = await rulingsRepository(app.database).ofOrganisations(db, organisations)
    const names = await namesOf(app, db, rows.map(({ proposedBy }) => proposedBy))
    return rows.map(({ id, itemId, ruling, state, reason, proposedBy, proposedAt, preview }) => ({
      id, itemId, type: ruling.type, state, reason, proposedAt,
      proposedBy: names.get(proposedBy) ?? '',
      counts: countsOf(preview),
    }))
  })
}

async function namesOf(app: App, db: Reader, ids: readonly (PersonId | null)[]): Promise<Map<PersonId, string>> {
  const names = new Map<PersonId, string>()
  for (const id of new Set(ids)) if (id) names.set(id, (await peopleRepository(app.database).byId(db, id))?.legalName ?? '')
  return names
}

/** A preview as it is read: with the names of sittings and platforms, and no person's. */
export interface PreviewShown {
  readonly counts: PreviewCounts
  readonly platforms: readonly { readonly name: string; readonly people: number }[]
  /** Without the attempts' ids, which would tell whose they are; none for who neither proposes nor applies rulings. */
  readonly lines: readonly (Omit<PreviewLine, 'platforms' | 'attemptId'> & { readonly sitting: string })[]
  /** Lines that are not shown. */
  readonly more: number
}

/** What a preview tells, those at stake first. */
async function previewShown(app: App, db: Reader, preview: RulingPreview, detailed: boolean): Promise<PreviewShown> {
  const counts = countsOf(preview)
  const weight = { 'pass-at-stake': 0, 'pass-gained': 1, mark: 2 }
  const lines = [...preview.lines].sort((a, b) => weight[a.change] - weight[b.change] || (a.attemptId < b.attemptId ? -1 : 1)).slice(0, LINES_SHOWN)
  const titles = new Map<SittingId, string>()
  for (const id of new Set(lines.map(({ sittingId }) => sittingId))) titles.set(id, (await sittingsRepository(app.database).byId(db, id))?.title ?? '')
  const platforms: { name: string; people: number }[] = []
  for (const { organisationId, people } of counts.platforms)
    platforms.push({ name: (await peopleRepository(app.database).organisation(db, organisationId))?.name ?? '', people })
  return {
    counts,
    platforms,
    lines: detailed ? lines.map(({ platforms: _, attemptId: __, ...line }) => ({ ...line, sitting: titles.get(line.sittingId) ?? '' })) : [],
    more: detailed ? preview.lines.length - lines.length : 0,
  }
}

/** A preview that is not stored, as it is read. */
export const previewToShow = (app: App, preview: RulingPreview): Promise<PreviewShown> => app.database.read((db) => previewShown(app, db, preview, true))

export interface RulingCase {
  readonly id: RulingId
  readonly organisationId: OrganisationId
  /** Whether it holds for every association's sittings. */
  readonly national: boolean
  readonly itemId: string
  readonly type: RulingEffect['type']
  readonly state: RulingState
  readonly reason: string
  readonly proposedBy: string
  readonly proposedAt: Instant
  readonly own: boolean
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
  readonly decision: string | null
  readonly preview: PreviewShown
  readonly previewHash: string
  /** What was computed anew so far; null before it is applied. */
  readonly progress: Readonly<Partial<Record<'none' | 'mark' | 'pass-gained' | 'pass-at-stake', number>>> | null
  /** The version with its key and the ruling's own keys: only for who may see items. */
  readonly sealed: { readonly version: ItemVersion; readonly effect: RulingEffect } | null
  /** Whether new forms would still be made with this version by the bank. */
  readonly examined: boolean
}

/** One ruling; undefined when there is none. @param seesItems whether the reader may see items with their keys */
export async function rulingCase(app: App, actorId: PersonId, id: RulingId, seesItems: boolean): Promise<RulingCase | undefined> {
  const found = await app.database.read(async (db) => {
    const row = await rulingsRepository(app.database).byId(db, id)
    if (!row) return undefined
    const names = await namesOf(app, db, [row.proposedBy, row.decidedBy])
    const bank = await bankNow(app, db)
    const began = row.state === 'applying' || row.state === 'applied'
    const view: RulingCase = {
      ...shownOf(row),
      national: scopeOf(row.organisationId) === null,
      proposedBy: names.get(row.proposedBy) ?? '',
      own: row.proposedBy === actorId,
      decidedBy: row.decidedBy ? (names.get(row.decidedBy) ?? '') : null,
      preview: await previewShown(app, db, row.preview, seesItems),
      progress: began ? await regradesRepository(app.database).progress(db, id) : null,
      sealed: null,
      examined: bank.entries.some(({ hash, usable }) => hash === row.itemHash && usable),
    }
    const version = (await formsRepository(app.database).versions(db, [row.itemHash])).get(row.itemHash)
    return { view, version, effect: row.ruling }
  })
  if (!found) return undefined
  const { view, version, effect } = found
  // What was said of the item is as telling as the item.
  if (!seesItems) return { ...view, reason: '', decision: null }
  if (!version) return view
  await recordSeen(app, actorId, view.itemId)
  return { ...view, sealed: { version, effect } }
}

const shownOf = ({ id, organisationId, itemId, ruling, state, reason, proposedAt, decidedAt, decision, previewHash }: RulingRow) => ({
  id, organisationId, itemId, type: ruling.type, state, reason, proposedAt, decidedAt, decision, previewHash,
})

/** Whoever reads an item with its key is on record (ISO/IEC 17024, 7.4). */
const recordSeen = (app: App, actorId: PersonId, itemId: string): Promise<void> =>
  app.database.write('audit', (tx) =>
    peopleRepository(app.database).audit(tx, { id: app.id(), at: app.now(), actorId, action: 'item-see', object: `item:${itemId}`, detail: { for: 'ruling' } }),
  )

/** The association and the state of a ruling, to decide who may see and do what. */
export const rulingOwner = (app: App, id: RulingId): Promise<Pick<RulingRow, 'organisationId' | 'state'> | undefined> =>
  app.database.read(async (db) => {
    const row = await rulingsRepository(app.database).byId(db, id)
    return row && { organisationId: row.organisationId, state: row.state }
  })

export interface VersionToRule {
  readonly itemId: string
  readonly hash: ItemHash
  readonly kind: ItemVersion['kind']
  readonly stem: string
  /** How many attempts were given it. */
  readonly attempts: number
  /** The ruling that holds for it. */
  readonly inForce: { readonly id: RulingId; readonly type: RulingEffect['type'] } | null
}

/** The versions that were sat, of an item or in a sitting, for who may see items. */
export async function versionsToRule(
  app: App,
  organisationId: OrganisationId,
  of: { readonly itemId: string } | { readonly sittingId: SittingId },
): Promise<VersionToRule[]> {
  return app.database.read(async (db) => {
    const rows = await rulingsRepository(app.database).versionsSat(db, of)
    const versions = await formsRepository(app.database).versions(db, rows.map(({ hash }) => hash))
    const inForce = await inForceFor(app, db, organisationId)
    return rows.flatMap(({ itemId, hash, attempts }) => {
      const version = versions.get(hash)
      const ruling = inForce.get(hash)
      if (!version) return []
      return [{ itemId, hash, attempts, kind: version.kind, stem: version.stem, inForce: ruling ? { id: ruling.id, type: ruling.effect.type } : null }]
    })
  })
}

const inForceFor = async (app: App, db: Reader, organisationId: OrganisationId) => rulingsInForce(await rulingsFor(app, db, organisationId))

export interface RulingDraft {
  readonly version: ItemVersion
  readonly hash: ItemHash
  readonly inForce: RulingEffect | null
  /** Whether a national ruling stands in a province's way. */
  readonly barred: boolean
}

/** A version to be ruled on, with its key, on record; undefined when it was never put on a form. */
export async function rulingDraft(app: App, actorId: PersonId, organisationId: OrganisationId, hash: ItemHash): Promise<RulingDraft | undefined> {
  const draft = await app.database.read(async (db): Promise<RulingDraft | undefined> => {
    const version = (await formsRepository(app.database).versions(db, [hash])).get(hash)
    if (!version) return undefined
    const national = scopeOf(organisationId) === null ? [] : await nationalRulings(app, db)
    return {
      version,
      hash,
      inForce: (await inForceFor(app, db, organisationId)).get(hash)?.effect ?? null,
      barred: national.some(({ itemHash }) => itemHash === hash),
    }
  })
  if (draft) await recordSeen(app, actorId, draft.version.itemId)
  return draft
}
