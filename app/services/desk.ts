// What waits at an association's desk, counted for the duties an officer holds.

import type { OrganisationId } from '#app/domain/ids.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { Actor, App } from './app.ts'
import { itemsWaitingFor } from './bank-desk.ts'
import { earnedAt } from './certificates.ts'
import { claimsWaitingFor } from './exemption-desk.ts'
import { syllabusWaitingFor } from './syllabus-desk.ts'

export interface Waiting {
  /** Null: not this officer's duty. */
  readonly decide: number | null
  readonly release: number | null
  readonly certify: number | null
  readonly review: number | null
  readonly sign: number | null
}

export interface Duties {
  readonly releasing: readonly OrganisationId[]
  readonly deciding: readonly OrganisationId[]
  readonly certifying: readonly OrganisationId[]
  /** Whether the officer is a second reader of items, and drafts or signs the syllabus. */
  readonly reviewing: boolean
  readonly signing: boolean
}

/** @param at the organisations where the officer may release, decide and certify */
export async function waitingAtDesk(app: App, actor: Actor, at: Duties): Promise<Waiting> {
  const now = app.now()
  const sum = async (organisations: readonly OrganisationId[], count: (id: OrganisationId) => Promise<number>) => {
    if (organisations.length === 0) return null
    let total = 0
    for (const id of organisations) total += await count(id)
    return total
  }
  return {
    decide: at.deciding.length > 0 ? await claimsWaitingFor(app, actor, at.deciding) : null,
    release: await sum(at.releasing, (id) =>
      app.database.read(async (db) =>
        (await sittingsRepository(app.database).ofOrganisations(db, [id])).filter(({ sitting: s }) => !s.releasedAt && s.startUntil < now && s.openedBy !== actor.personId).length)),
    certify: await sum(at.certifying, async (id) => (await earnedAt(app, actor, id)).filter((one) => one.refusal === null).length),
    review: at.reviewing ? await itemsWaitingFor(app, { personId: actor.personId, proposes: false, reviews: true }) : null,
    sign: at.signing ? await syllabusWaitingFor(app, actor.personId) : null,
  }
}
