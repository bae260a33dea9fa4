// A headcount that stays: its figures are frozen, named by their hash, entered in the public log, and kept with the proof.

import { canonicalJson, hashOf } from '#app/domain/canonical.ts'
import { asId, trustedId, type OrganisationId, type SnapshotId } from '#app/domain/ids.ts'
import type { Day } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { entryBytes } from '#app/domain/register/entry.ts'
import { inclusionProof } from '#app/domain/register/merkle.ts'
import { formatProof } from '#app/domain/register/proof.ts'
import type { Writer } from '#db/database.ts'
import { registerRepository } from '#db/repositories/register.ts'
import { snapshotsRepository, type Snapshot } from '#db/repositories/snapshots.ts'
import type { App } from './app.ts'
import { count, type Counting, declarationsOf, type Figures } from './headcount.ts'
import { logSigner, record, REGISTER_SCOPE } from './register.ts'

/** A snapshot as an answer names it. */
export interface SnapshotName {
  readonly id: SnapshotId
  /** base64url of SHA-256 of the figures' canonical JSON. */
  readonly hash: string
  /** The log's entry. */
  readonly index: number
  readonly url: string
}
export type FrozenHeadcount = Figures & { readonly snapshot: SnapshotName }
/**
 * The body of `GET /headcount/snapshots/:id`. The log's entry commits to the figures (this body without its last four
 * members) under `salt`; `proof` shows the entry under a signed head.
 */
export type SnapshotBody = FrozenHeadcount & {
  readonly frozenAt: string
  readonly salt: string
  readonly proof: string
}

const nameOf = ({ id, hash, logIndex }: Pick<Snapshot, 'id' | 'hash' | 'logIndex'>): SnapshotName => ({
  id,
  hash,
  index: logIndex,
  url: `/api/v1/headcount/snapshots/${id}`,
})
const answerOf = (figures: Figures, kept: Snapshot): FrozenHeadcount => ({ ...figures, snapshot: nameOf(kept) })

/**
 * The headcount of a platform on a day, frozen. The same figures for the same day are the same snapshot.
 * @param asOf may lie ahead: then it is answered from the facts known now
 */
export async function frozenHeadcount(app: App, organisationId: OrganisationId, asOf: Day): Promise<FrozenHeadcount> {
  const snapshots = snapshotsRepository(app.database)
  const known = await app.database.read(async (db) => {
    const { figures } = await count(app, db, organisationId, asOf, null, app.now())
    const kept = await snapshots.byHash(db, organisationId, hashOf(figures))
    return kept && answerOf(figures, kept)
  })
  if (known) return known
  const signer = await logSigner(app)
  return app.database.write(REGISTER_SCOPE, async (tx) => {
    const now = app.now()
    const { figures } = await count(app, tx, organisationId, asOf, null, now)
    const hash = hashOf(figures)
    const kept = await snapshots.byHash(tx, organisationId, hash)
    if (kept) return answerOf(figures, kept)
    // The public log learns an id that says nothing of whose it is.
    const id = trustedId<'snapshot'>(`HC-${asOf.replaceAll('-', '')}-${app.id().replace(/[-_]/g, '').slice(0, 12)}`)
    const { index, salt } = await record(app.database, tx, signer, {
      number: id,
      event: 'snapshot',
      at: now,
      facts: { ...figures },
    })
    const answer: FrozenHeadcount = { ...figures, snapshot: nameOf({ id, hash, logIndex: index }) }
    const body: SnapshotBody = { ...answer, frozenAt: now, salt, proof: await proofOfLast(app, tx, index) }
    await snapshots.add(tx, {
      id,
      organisationId,
      asOf,
      figures: canonicalJson(figures),
      hash,
      salt,
      logIndex: index,
      body: JSON.stringify(body),
      createdAt: now,
    })
    return answer
  })
}

/** The proof of the entry just recorded, under the head that it made. */
async function proofOfLast(app: App, tx: Writer, index: number): Promise<string> {
  const log = registerRepository(app.database)
  const [entry, head] = [await log.entry(tx, index), await log.head(tx)]
  if (!entry || head?.size !== index + 1) throw new Error(`entry ${index} is not the last of the log`)
  const path = await inclusionProof(index, head.size, async (level, at) => {
    const node = await log.node(tx, level, at)
    if (!node) throw new Error(`the log lacks node ${level}/${at}`)
    return node
  })
  return formatProof({ extra: entryBytes(entry.entry), index, path, checkpoint: head.note })
}

/** A frozen answer, byte for byte. Another platform's is as absent as one that never was. */
export async function snapshotText(
  app: App,
  organisationId: OrganisationId,
  idText: string,
): Promise<Result<{ text: string; hash: string }, 'snapshot-not-found'>> {
  const id = asId<'snapshot'>(idText)
  const kept = id && (await app.database.read((db) => snapshotsRepository(app.database).byId(db, organisationId, id)))
  return kept ? ok({ text: kept.body, hash: kept.hash }) : refuse('snapshot-not-found')
}

/** The same, read back. */
export async function snapshotById(
  app: App,
  organisationId: OrganisationId,
  idText: string,
): Promise<SnapshotBody | undefined> {
  const kept = await snapshotText(app, organisationId, idText)
  return kept.ok ? (JSON.parse(kept.value.text) as SnapshotBody) : undefined
}

export interface HeadcountDesk extends Counting {
  /** The snapshot of these very figures, if they were frozen. */
  readonly snapshot: SnapshotName | null
}

/** What the platform's page shows for a day: looking freezes nothing. */
export async function headcountDesk(app: App, organisationId: OrganisationId, asOf: Day): Promise<HeadcountDesk> {
  return app.database.read(async (db) => {
    const counting = await count(app, db, organisationId, asOf, null, app.now())
    const kept = await snapshotsRepository(app.database).byHash(db, organisationId, hashOf(counting.figures))
    return { ...counting, snapshot: kept ? nameOf(kept) : null }
  })
}

/** What stands beside the figures on the page: earlier declarations and snapshots, newest first. */
export const headcountRecords = async (app: App, organisationId: OrganisationId) => ({
  declarations: await declarationsOf(app, organisationId),
  snapshots: await app.database.read((db) => snapshotsRepository(app.database).ofOrganisation(db, organisationId, 10)),
})
