// One item at the bank's desk: its versions and their differences, its history, its exposure, and what may be done to it.

import type { DraftWarning } from '#app/content/draft.ts'
import { forceOf } from '#app/content/load.ts'
import { type BankEvent, type KnownVersion, knownVersions, type ReadBy, type Standing, type VersionState } from '#app/domain/exam/bank.ts'
import { type ActRefusal, type BankAct, decide, type Part, shippedUnread } from '#app/domain/exam/bank-decision.ts'
import { differences, type FieldDifference } from '#app/domain/exam/difference.ts'
import { type Citation, inForceOn, type ItemVersion } from '#app/domain/exam/item.ts'
import type { ItemHash, PersonId } from '#app/domain/ids.ts'
import { addYears, type Day, dayOf, type Instant, startOfDay } from '#app/domain/instant.ts'
import type { Reader } from '#db/database.ts'
import { bankRepository } from '#db/repositories/bank.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { App } from './app.ts'
import { type Looking, warningsFor } from './bank-desk.ts'
import { bankNow, type EntryState, partsOf, unitOf } from './bank-facts.ts'
import { seenOf } from './bank.ts'

export interface VersionAtDesk {
  readonly number: number
  readonly origin: 'content' | 'desk'
  readonly state: VersionState
  readonly readBy: ReadBy
  readonly examined: boolean
  readonly waits: boolean
  /** Who wrote it and when, why, and from which file: of a version of the desk. */
  readonly author: string | null
  readonly at: Instant | null
  readonly reason: string | null
  readonly file: string | null
  readonly forms: number
  readonly lastForm: Instant | null
}
export interface HappenedAtDesk {
  readonly at: Instant
  readonly type: BankEvent['type']
  readonly by: string
  readonly reason: string | null
  /** The version it is about; null when that is an earlier wording of /content. */
  readonly number: number | null
  readonly sample: boolean
}
/** A decision that could be made now; `why` it is not open to this person. */
export interface ActAtDesk {
  readonly type: BankAct['type']
  readonly of: 'proposal' | 'content' | null
  readonly why: ActRefusal | null
}
/** An article that a version rests on: where to read it, how it is cited, and when it is in force. */
export interface CitedAtDesk {
  readonly to: string
  readonly words: string
  readonly from: Day | ''
  readonly until: Day | null
  /** Known from reports only (待核). */
  readonly reported: boolean
}
export interface ItemAtDesk {
  readonly itemId: string
  readonly caseId: string | null
  readonly state: EntryState
  readonly standing: Standing
  readonly usable: boolean
  readonly inForce: boolean
  readonly conflict: boolean
  /** Whether its case set has one, in whichever part. */
  readonly setConflict: boolean
  /** See `shippedUnread`: what approving the wording of /content means here. */
  readonly shippedUnread: boolean
  /** The parts of its case set in order, itself among them. */
  readonly parts: readonly { readonly itemId: string; readonly state: EntryState }[]
  readonly shown: { readonly number: number; readonly version: ItemVersion; readonly facility: number }
  readonly citations: readonly CitedAtDesk[]
  readonly warnings: readonly DraftWarning[]
  readonly versions: readonly VersionAtDesk[]
  readonly difference: { readonly from: number; readonly to: number; readonly fields: readonly FieldDifference[] } | null
  readonly history: readonly HappenedAtDesk[]
  /** Of the forms of the last twelve months: how many there are, and how many it is on. */
  readonly exposure: { readonly forms: number; readonly all: number }
  readonly acts: readonly ActAtDesk[]
  /** Null: may be edited. */
  readonly editing: 'bank-item-retired' | 'bank-other-proposal' | null
  readonly seen: string
}

/** Of so many files the names are told. */
const MOST_IMPORTS = 2000

/** Which version is to be shown, and between which two the difference; by their numbers. */
export type WantedVersions = { readonly version?: number; readonly from?: number; readonly to?: number }

/** An item with its key, on record; undefined when there is none of this name. */
export async function itemAtDesk(app: App, by: Looking, itemId: string, wanted: WantedVersions): Promise<ItemAtDesk | undefined> {
  const now = app.now()
  const read = await app.database.read(async (db) => {
    const bank = await bankNow(app, db)
    const entry = bank.byItem.get(itemId)
    if (!entry) return undefined
    const unit = bank.units.get(unitOf(entry)) ?? [itemId]
    const repository = bankRepository(app.database)
    const [parts, rows, written] = [await partsOf(app, db, unit), await repository.events(db, [itemId]), await repository.versions(db, [itemId])]
    const names = await namesOf(app, db, [...rows.map(({ event }) => event.by), ...written.map(({ authorId }) => authorId)])
    const imported = written.some(({ importId }) => importId !== null)
    const files = new Map((imported ? await repository.imports(db, MOST_IMPORTS) : []).map(({ id, fileName }) => [id, fileName]))
    return {
      entry, bank, unit, parts, rows, written, names, files,
      exposures: await repository.exposures(db, [itemId]),
      exposure: await repository.shareSince(db, itemId, startOfDay(addYears(dayOf(now), -1))),
    }
  })
  const part = read?.parts.find(({ facts }) => facts.itemId === itemId)
  if (!read || !part) return undefined
  await app.database.write('audit', (tx) =>
    peopleRepository(app.database).audit(tx, { id: app.id(), at: now, actorId: by.personId, action: 'item-see', object: `item:${itemId}`, detail: { ...wanted } }),
  )

  const { entry, bank, unit, parts, rows, written, names, files, exposures, exposure } = read
  const { facts, state } = part
  const known = knownVersions(facts)
  const numberOf = new Map(known.map(({ hash, number }) => [hash, number]))
  const at = (number: number | undefined) => known.find((version) => version.number === number)
  const waiting = known.find(({ hash }) => hash === state.open)
  const shown = at(wanted.version) ?? waiting ?? known.find(({ hash }) => hash === entry.hash)
  if (!shown) return undefined
  const compared = comparing(known, wanted, shown, state.examined)
  const isShipped = (hash: ItemHash) => facts.content?.hash === hash && !facts.desk.some((version) => version.hash === hash)
  return {
    itemId,
    caseId: entry.caseId,
    state: entry.state,
    standing: state.standing,
    usable: entry.usable,
    inForce: inForceOn([entry.version], dayOf(now)).length > 0,
    conflict: state.conflict,
    setConflict: parts.some((one) => one.state.conflict),
    shippedUnread: shippedUnread(parts),
    parts: unit.length > 1 ? unit.flatMap((id) => bank.byItem.get(id) ?? []).map(({ itemId: id, state: s }) => ({ itemId: id, state: s })) : [],
    shown: { number: shown.number, version: shown.version, facility: shown.facility },
    citations: shown.version.articles.map((cited) => citedAtDesk(app, cited)),
    warnings: isShipped(shown.hash) && !state.conflict ? [] : await warningsOf(app, shown),
    versions: known.map(({ hash, number, origin }) => {
      const standing = state.versions.get(hash)
      const row = written.find((version) => version.hash === hash)
      const exposed = exposures.find((one) => one.hash === hash)
      return {
        number, origin,
        state: standing?.state ?? 'withdrawn',
        readBy: standing?.readBy ?? 'nobody',
        examined: hash === state.examined,
        waits: hash === state.open,
        author: row ? (names.get(row.authorId) ?? '') : null,
        at: row?.at ?? null,
        reason: row?.reason ?? null,
        file: row?.importId ? (files.get(row.importId) ?? '') : null,
        forms: exposed?.forms ?? 0,
        lastForm: exposed?.lastAt ?? null,
      }
    }),
    difference: compared && { from: compared[0].number, to: compared[1].number, fields: differences(compared[0], compared[1]) },
    history: rows.map(({ at: when, event }) => ({
      at: when,
      type: event.type,
      by: names.get(event.by) ?? '',
      reason: 'reason' in event ? event.reason : null,
      number: 'hash' in event ? (numberOf.get(event.hash) ?? null) : null,
      sample: event.type === 'approved' && event.sample,
    })),
    exposure,
    acts: actsFor(parts, by),
    editing: state.standing === 'retired' ? 'bank-item-retired' : othersWait(parts, by) ? 'bank-other-proposal' : null,
    seen: seenOf(parts),
  }
}

function citedAtDesk({ catalogue }: App, { document, article }: Citation): CitedAtDesk {
  const [regulation, found] = [catalogue.regulations.get(document), catalogue.article(document, article)]
  const force = regulation && found && forceOf(regulation, found)
  return {
    to: `/regulations/${document}#${article}`,
    words: `${regulation?.short ?? document} ${found?.clause ?? article}`,
    from: force?.from ?? '',
    until: force?.to ?? null,
    reported: regulation?.trust === 'reported',
  }
}

/** What to compare: what was asked for; else what is shown with what is examined, or with the version before it. */
function comparing(
  known: readonly KnownVersion[],
  { from, to }: WantedVersions,
  shown: KnownVersion,
  examined: ItemHash | null,
): readonly [KnownVersion, KnownVersion] | null {
  const after = known.find(({ number }) => number === to) ?? shown
  const before =
    known.find(({ number }) => number === from) ??
    known.find(({ hash }) => hash === examined && hash !== after.hash) ??
    known.filter(({ number }) => number < after.number).at(-1)
  return before && before.hash !== after.hash ? [before, after] : null
}

async function warningsOf(app: App, { version, facility }: KnownVersion): Promise<readonly DraftWarning[]> {
  const { itemId, ...body } = version
  return (await warningsFor(app, [{ itemId, body, facility }]))[0] ?? []
}

async function namesOf(app: App, db: Reader, ids: readonly PersonId[]): Promise<Map<PersonId, string>> {
  const people = peopleRepository(app.database)
  const names = new Map<PersonId, string>()
  for (const id of new Set(ids)) names.set(id, (await people.byId(db, id))?.legalName ?? '')
  return names
}

const othersWait = (parts: readonly Part[], { personId }: Looking): boolean =>
  parts.some(({ state }) => state.open !== null && !state.versions.get(state.open)?.authors.has(personId))

const REVIEWING = [
  { type: 'approve', of: 'proposal' }, { type: 'return', of: 'proposal' }, { type: 'approve', of: 'content' }, { type: 'return', of: 'content' },
] as const
const HOLDING = ['hold', 'release', 'retire'] as const
/** Of these one is told why it is not open; of the others nothing is said when there is nothing to do. */
const TOLD: readonly (ActRefusal | null)[] = [null, 'bank-own-version']

function actsFor(parts: readonly Part[], by: Looking): ActAtDesk[] {
  const why = (act: BankAct): ActRefusal | null => {
    const answer = decide(parts, act, by.personId)
    return answer.ok ? null : answer.refusal
  }
  const reason = 'reason'
  const acts: ActAtDesk[] = []
  if (by.reviews) {
    for (const act of REVIEWING) acts.push({ ...act, why: why(act.type === 'return' ? { ...act, reason } : act) })
    for (const type of HOLDING) acts.push({ type, of: null, why: why({ type, reason }) })
  }
  if (by.proposes || by.reviews) acts.push({ type: 'withdraw', of: null, why: why({ type: 'withdraw', reason }) })
  const ships = parts.some(({ facts, state }) => state.conflict || (facts.content !== null && state.examined === facts.content.hash))
  // While a version waits, it is what is to be decided about; what ships comes after it, but for a difference between them.
  const waits = parts.some(({ state }) => state.open !== null && !state.conflict)
  return acts.filter(({ type, of, why: no }) => TOLD.includes(no) && (of !== 'content' || (!waits && (type !== 'return' || ships))))
}
