// Rulings on item versions: one officer proposes with a preview of everything it changes, another applies exactly that.
// Applying is decided in one short write; the grades follow attempt by attempt (regrade.ts).

import { type AskedEffect, type EffectRefusal, readEffect, type RulingId, rulingsInForce } from '#app/domain/grading/ruling.ts'
import type { ItemHash, OrganisationId, PersonId } from '#app/domain/ids.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Reader, Writer } from '#db/database.ts'
import { formsRepository } from '#db/repositories/forms.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { type RulingRow, rulingsRepository } from '#db/repositories/rulings.ts'
import type { App } from './app.ts'
import { nationalRulings, rulingsFor, scopeOf } from './ruling-facts.ts'
import { type AskedRuling, factsHash, type Previewed, type PreviewRefusal, previewOf } from './ruling-preview.ts'

/** Rulings are few and are decided one after another. */
const RULINGS = 'rulings'
const REASON = { least: 4, most: 2000 }

export interface RulingWish {
  readonly itemHash: ItemHash
  readonly effect: AskedEffect
  readonly reason: string
}
export type CheckRefusal = EffectRefusal | PreviewRefusal | 'ruling-item-not-sat' | 'ruling-national-holds' | 'ruling-own-attempt'
export type ProposeRefusal = CheckRefusal | 'ruling-reason-missing'

export interface CheckedRuling extends Previewed {
  readonly asked: AskedRuling
}

/**
 * What a ruling would do; nothing is written.
 * Refusals: those of `readEffect`; `ruling-item-not-sat` (the version was never put on a form), `ruling-national-holds` (a
 * ruling of the national association holds for it: a province does not rule otherwise), `ruling-own-attempt` (the officer
 * sat it), `ruling-drops-whole-form`.
 */
export async function checkRuling(
  app: App,
  actorId: PersonId,
  organisationId: OrganisationId,
  wish: Pick<RulingWish, 'itemHash' | 'effect'>,
): Promise<Result<CheckedRuling, CheckRefusal>> {
  return app.database.read(async (db) => {
    const version = (await formsRepository(app.database).versions(db, [wish.itemHash])).get(wish.itemHash)
    if (!version) return refuse('ruling-item-not-sat')
    const holds = await nationalHolds(app, db, organisationId, wish.itemHash)
    if (holds) return refuse('ruling-national-holds')
    const inForce = rulingsInForce(await rulingsFor(app, db, organisationId)).get(wish.itemHash)
    const effect = readEffect(version, wish.effect, inForce?.effect)
    if (!effect.ok) return effect
    const asked: AskedRuling = { organisationId, itemId: version.itemId, itemHash: wish.itemHash, effect: effect.value }
    const previewed = await previewOf(app, db, asked)
    if (!previewed.ok) return previewed
    return previewed.value.people.has(actorId) ? refuse('ruling-own-attempt') : ok({ ...previewed.value, asked })
  })
}

const nationalHolds = async (app: App, db: Reader, organisationId: OrganisationId, itemHash: ItemHash): Promise<boolean> =>
  scopeOf(organisationId) !== null && (await nationalRulings(app, db)).some((ruling) => ruling.itemHash === itemHash)

/** Proposes a ruling with its preview. Refusals: those of `checkRuling`; `ruling-reason-missing`. */
export async function proposeRuling(
  app: App,
  actorId: PersonId,
  organisationId: OrganisationId,
  wish: RulingWish,
): Promise<Result<RulingId, ProposeRefusal>> {
  const reason = readReason(wish.reason)
  if (reason === undefined) return refuse('ruling-reason-missing')
  const checked = await checkRuling(app, actorId, organisationId, wish)
  if (!checked.ok) return checked
  const { asked, preview, hash } = checked.value
  const id = app.id<'ruling'>()
  return app.database.write(RULINGS, async (tx) => {
    const now = app.now()
    await rulingsRepository(app.database).add(tx, {
      id, organisationId, itemHash: asked.itemHash, itemId: asked.itemId, ruling: asked.effect, reason, state: 'proposed',
      proposedBy: actorId, proposedAt: now, preview, previewHash: hash, decidedBy: null, decidedAt: null, decision: null, appliedOrder: null,
    })
    await record(app, tx, actorId, 'ruling.propose', id, { item: asked.itemId, type: asked.effect.type })
    return ok(id)
  })
}

function readReason(text: string): string | undefined {
  const reason = text.trim()
  return reason.length >= REASON.least && reason.length <= REASON.most ? reason : undefined
}

const record = (app: App, tx: Writer, actorId: PersonId, action: string, id: RulingId, detail: Record<string, unknown>) =>
  peopleRepository(app.database).audit(tx, { id: app.id(), at: app.now(), actorId, action, object: `ruling:${id}`, detail })

export type ApplyRefusal =
  | PreviewRefusal
  | 'ruling-not-found'
  | 'ruling-decided'
  | 'ruling-own-proposal'
  | 'ruling-own-attempt'
  | 'ruling-other-applying'
  | 'ruling-national-holds'
  | 'ruling-changes-nothing'
  | 'preview-stale'

/**
 * Applies a proposal: from now on it holds for whatever is graded, and `carryOut` brings the grades that stand after it.
 * Only by another than its proposer (ISO/IEC 17024, 9.4), and only with the preview that they saw.
 * Refusals: `ruling-not-found`, `ruling-decided`, `ruling-own-proposal`, `ruling-own-attempt`, `ruling-other-applying` (one
 * at a time, or a change could not be told apart from another's), `ruling-changes-nothing` (what is proposed holds by now),
 * `ruling-national-holds`, `preview-stale`: attempts were graded, released or ruled on since; the proposal then has the new
 * preview, to be read and applied, or not.
 * @param seen the hash of the preview that was shown
 */
export async function applyRuling(app: App, actorId: PersonId, id: RulingId, seen: string): Promise<Result<void, ApplyRefusal>> {
  const repository = rulingsRepository(app.database)
  const row = await app.database.read((db) => repository.byId(db, id))
  if (!row) return refuse('ruling-not-found')
  if (row.state !== 'proposed') return refuse('ruling-decided')
  if (row.proposedBy === actorId) return refuse('ruling-own-proposal')
  const asked: AskedRuling = { ...row, effect: row.ruling }
  // Computed outside the write, which would keep others waiting; the write looks whether it still holds.
  const facts = await app.database.read((db) => factsHash(app, db, asked))
  const previewed = await app.database.read((db) => previewOf(app, db, asked))
  return app.database.write(RULINGS, async (tx) => {
    const standing = await stillProposed(app, tx, row)
    if (!standing.ok) return standing
    if ((await factsHash(app, tx, asked)) !== facts) return refuse('preview-stale')
    if (!previewed.ok) return previewed
    const { preview, hash, people } = previewed.value
    if (people.has(actorId)) return refuse('ruling-own-attempt')
    if (hash !== row.previewHash) await repository.renew(tx, id, preview, hash)
    if (hash !== seen || hash !== row.previewHash) return refuse('preview-stale')
    await repository.decide(tx, id, { state: 'applying', by: actorId, at: app.now(), decision: null })
    await record(app, tx, actorId, 'ruling.apply', id, { preview: hash, changed: preview.lines.length })
    return ok(undefined)
  })
}

async function stillProposed(app: App, tx: Writer, row: RulingRow): Promise<Result<void, ApplyRefusal>> {
  const repository = rulingsRepository(app.database)
  if ((await repository.byId(tx, row.id))?.state !== 'proposed') return refuse('ruling-decided')
  if ((await repository.applying(tx)).length > 0) return refuse('ruling-other-applying')
  if (await nationalHolds(app, tx, row.organisationId, row.itemHash)) return refuse('ruling-national-holds')
  const version = (await formsRepository(app.database).versions(tx, [row.itemHash])).get(row.itemHash)
  if (!version) throw new Error(`ruling ${row.id} is about a version that was never pinned`)
  const inForce = rulingsInForce(await rulingsFor(app, tx, row.organisationId)).get(row.itemHash)
  const effect = readEffect(version, row.ruling, inForce?.effect)
  return effect.ok ? ok(undefined) : refuse('ruling-changes-nothing')
}

export type EndRefusal = 'ruling-not-found' | 'ruling-decided' | 'ruling-own-proposal' | 'ruling-not-own-proposal' | 'ruling-reason-missing'

/**
 * Ends a proposal without applying it: another officer refuses it, or its proposer withdraws it, with a reason.
 * Refusals: `ruling-decided`, `ruling-own-proposal` (one's own is withdrawn, not refused), `ruling-not-own-proposal`,
 * `ruling-reason-missing`, `ruling-not-found`.
 */
export async function endProposal(
  app: App,
  actorId: PersonId,
  id: RulingId,
  how: 'refused' | 'withdrawn',
  why: string,
): Promise<Result<void, EndRefusal>> {
  const reason = readReason(why)
  const repository = rulingsRepository(app.database)
  return app.database.write(RULINGS, async (tx) => {
    const row = await repository.byId(tx, id)
    if (!row) return refuse('ruling-not-found')
    if (row.state !== 'proposed') return refuse('ruling-decided')
    if (how === 'refused' && row.proposedBy === actorId) return refuse('ruling-own-proposal')
    if (how === 'withdrawn' && row.proposedBy !== actorId) return refuse('ruling-not-own-proposal')
    if (reason === undefined) return refuse('ruling-reason-missing')
    await repository.decide(tx, id, { state: how, by: actorId, at: app.now(), decision: reason })
    await record(app, tx, actorId, how === 'refused' ? 'ruling.refuse' : 'ruling.withdraw', id, {})
    return ok(undefined)
  })
}

