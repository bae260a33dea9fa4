// The live list of a sitting: every candidate as they are now, and whatever changes, told to as many desks as listen. Facts
// are read when news come and now and then besides, at most once a second however many desks there are.

import { type CandidateFacts, changeOf, isEmpty, type LiveRow, type LiveSitting, rowOf } from '#app/domain/exam/live-list.ts'
import { lengthOf } from '#app/domain/exam/blueprint.ts'
import { closesAt } from '#app/domain/exam/deadline.ts'
import type { AttemptId, BookingId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader } from '#db/database.ts'
import { type RollRow, rollRepository } from '#db/repositories/roll.ts'
import { sittingEventsRepository } from '#db/repositories/sitting-events.ts'
import { type SittingRow, sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { closeOverdueOf } from './closing.ts'
import { listen, type News } from './live.ts'
import { presenceIn, seen } from './presence.ts'
import { isOver } from './sittings.ts'

export interface LiveList {
  readonly now: Instant
  readonly sitting: LiveSitting
  readonly rows: readonly LiveRow[]
  /** Nothing can happen any more: nobody sits, and the time is over or the results are out. */
  readonly over: boolean
}

/** `rows`: only those that changed. `sitting`: when its times were moved. */
export type LiveNews =
  | ({ readonly type: 'list' } & LiveList)
  | { readonly type: 'rows'; readonly now: Instant; readonly changed: readonly LiveRow[]; readonly gone: readonly BookingId[]; readonly sitting: LiveSitting | null }
  | { readonly type: 'over'; readonly now: Instant }

const liveSittingOf = ({ startFrom, startUntil, minutes, hardClose, extensionMinutes, blueprint, mode }: SittingRow): LiveSitting => ({
  startFrom, startUntil, minutes, mode, closes: closesAt({ hardClose, sittingExtensionMinutes: extensionMinutes }), items: lengthOf(blueprint),
})

/** What is known of some candidates of a sitting, or of all. */
async function factsOf(app: App, db: Reader, sittingId: SittingId, people?: readonly PersonId[]): Promise<Map<PersonId, CandidateFacts>> {
  const [roll, events] = [rollRepository(app.database), sittingEventsRepository(app.database)]
  const called = await roll.of(db, sittingId, people)
  const attempts = called.flatMap(({ attempt }) => (attempt ? [attempt.id] : []))
  const progress = new Map((await roll.progress(db, sittingId, people ? attempts : undefined)).map((one) => [one.attemptId, one] as const))
  const counted = new Map<string, { times: number; lastAt: Instant }>()
  for (const { personId, kind, times, lastAt } of await events.counts(db, sittingId, people)) counted.set(`${personId} ${kind}`, { times, lastAt })
  const attemptOf = (attempt: NonNullable<RollRow['attempt']>): NonNullable<CandidateFacts['attempt']> => {
    const { id, startedAt, deadline, closedAt, extraTimePercent, grantedMinutes, pausedMs, pausedSince, pauseUntil } = attempt
    const { answered = 0, lastSaveAt = null } = progress.get(id as AttemptId) ?? {}
    return { id, startedAt, deadline, closedAt, extraTimePercent, grantedMinutes, pausedMs, pausedSince, pauseUntil, answered, lastSaveAt }
  }
  return new Map(
    called.map(({ bookingId, personId, name, seat, attempt }) => [
      personId,
      {
        id: bookingId, name, seat,
        identityAt: counted.get(`${personId} identity`)?.lastAt ?? null,
        signals: counted.get(`${personId} signal`)?.times ?? 0,
        incidents: counted.get(`${personId} incident`)?.times ?? 0,
        attempt: attempt && attemptOf(attempt),
      },
    ]),
  )
}

const rowsOf = (app: App, sittingId: SittingId, facts: ReadonlyMap<PersonId, CandidateFacts>, sitting: LiveSitting, now: Instant): LiveRow[] => {
  const present = presenceIn(app, sittingId, now)
  return [...facts].map(([personId, one]) => rowOf(one, present.get(personId) ?? false, sitting, now))
}

const overAt = (row: SittingRow, facts: ReadonlyMap<PersonId, CandidateFacts>, now: Instant): boolean =>
  row.releasedAt !== null || (isOver(row, now) && [...facts.values()].every(({ attempt }) => attempt === null || attempt.closedAt !== null))

export interface LiveDesk {
  readonly title: string
  readonly place: string | null
  /** Whether the sitting asks for an exam browser. */
  readonly browserAsked: boolean
  readonly released: boolean
  readonly list: LiveList
}

/** A sitting with everybody as they are now; attempts whose time is over are closed first. Undefined when there is none. */
export async function liveDesk(app: App, sittingId: SittingId): Promise<LiveDesk | undefined> {
  await closeOverdueOf(app, sittingId)
  const now = app.now()
  return app.database.read(async (db) => {
    const row = await sittingsRepository(app.database).byId(db, sittingId)
    if (!row) return undefined
    const facts = await factsOf(app, db, sittingId)
    const sitting = liveSittingOf(row)
    const { title, place, sebKeys, releasedAt } = row
    const list = { now, sitting, rows: rowsOf(app, sittingId, facts, sitting, now), over: overAt(row, facts, now) }
    return { title, place, browserAsked: (sebKeys?.length ?? 0) > 0, released: releasedAt !== null, list }
  })
}

/** One candidate of a sitting as they are now; undefined when not booked. */
export async function candidateNow(app: App, db: Reader, row: SittingRow, personId: PersonId, now: Instant): Promise<{ sitting: LiveSitting; row: LiveRow } | undefined> {
  const sitting = liveSittingOf(row)
  const [one] = rowsOf(app, row.id, await factsOf(app, db, row.id, [personId]), sitting, now)
  return one && { sitting, row: one }
}

// ── following ────────────────────────────────────────────────────────────────────────────────────────────────
/** No more often than this the list is looked at again, in milliseconds. */
const LOOK_MS = 1000
/** Every so many looks all facts are read anew: what another process did is seen by then. */
const LOOKS_TO_ALL = 5

type Tell = (news: LiveNews) => void
const watches = new WeakMap<Database, Map<SittingId, Watch>>()

/** One sitting that is watched: its facts as last read, and who is told. */
class Watch {
  readonly #tells = new Set<Tell>()
  readonly #dirty = new Set<PersonId>()
  readonly #stop: () => void
  readonly #timer: ReturnType<typeof setInterval>
  #facts = new Map<PersonId, CandidateFacts>()
  #rows = new Map<BookingId, LiveRow>()
  #row: SittingRow | undefined
  #looks = 0
  #looking = false
  #ended = false

  constructor(private readonly app: App, private readonly sittingId: SittingId) {
    this.#stop = listen(app, sittingId, (news) => this.#note(news))
    this.#timer = setInterval(() => void this.#look(), LOOK_MS)
    this.#timer.unref()
    void this.#look()
  }

  add(tell: Tell): void {
    this.#tells.add(tell)
    if (this.#row) tell({ type: 'list', ...this.#list(this.#row, this.app.now()) })
  }

  remove(tell: Tell): void {
    this.#tells.delete(tell)
    if (this.#tells.size === 0) this.#end()
  }

  #note({ personId, kind }: News): void {
    if (personId === null) {
      this.#looks = 0
      return
    }
    // Who is connected is known without reading; it is told with the next look.
    if (kind === 'presence') return
    this.#dirty.add(personId)
    // Whoever saves is there, also where a proxy lets no stream through.
    if (kind === 'saved' || kind === 'started') seen(this.app, this.sittingId, personId)
  }

  #list(row: SittingRow, now: Instant): LiveList {
    return { now, sitting: liveSittingOf(row), rows: [...this.#rows.values()], over: overAt(row, this.#facts, now) }
  }

  async #look(): Promise<void> {
    if (this.#looking || this.#ended) return
    this.#looking = true
    try {
      if (this.#looks++ % LOOKS_TO_ALL === 0) await this.#readAll()
      else if (this.#dirty.size > 0) await this.#readSome()
      if (this.#row && !this.#ended) this.#tell(this.#row)
    } catch (fault) {
      this.app.log.warn({ err: fault, sitting: this.sittingId }, 'a live list could not be read')
    } finally {
      this.#looking = false
    }
  }

  async #readAll(): Promise<void> {
    const { app, sittingId } = this
    this.#dirty.clear()
    await closeOverdueOf(app, sittingId)
    await app.database.read(async (db) => {
      const row = await sittingsRepository(app.database).byId(db, sittingId)
      const facts = await factsOf(app, db, sittingId)
      const first = this.#row === undefined
      const moved = this.#row && row && JSON.stringify(liveSittingOf(this.#row)) !== JSON.stringify(liveSittingOf(row))
      this.#row = row
      this.#facts = facts
      if (!row) return
      const now = app.now()
      if (first) {
        this.#rows = new Map(rowsOf(app, sittingId, facts, liveSittingOf(row), now).map((one) => [one.id, one]))
        this.#tellAll({ type: 'list', ...this.#list(row, now) })
      } else if (moved) this.#tellAll({ type: 'rows', now, changed: [], gone: [], sitting: liveSittingOf(row) })
    })
  }

  async #readSome(): Promise<void> {
    const { app, sittingId } = this
    const people = [...this.#dirty]
    this.#dirty.clear()
    const facts = await app.database.read((db) => factsOf(app, db, sittingId, people))
    for (const personId of people) {
      const one = facts.get(personId)
      if (one) this.#facts.set(personId, one)
      else this.#facts.delete(personId)
    }
  }

  /** Tells what differs from what was told: facts, presence, and what the clock alone has changed. */
  #tell(row: SittingRow): void {
    const now = this.app.now()
    const rows = rowsOf(this.app, this.sittingId, this.#facts, liveSittingOf(row), now)
    const change = changeOf(this.#rows, rows)
    this.#rows = new Map(rows.map((one) => [one.id, one]))
    if (!isEmpty(change)) this.#tellAll({ type: 'rows', now, ...change, sitting: null })
    if (overAt(row, this.#facts, now)) {
      this.#tellAll({ type: 'over', now })
      this.#end()
    }
  }

  #tellAll(news: LiveNews): void {
    for (const tell of [...this.#tells]) tell(news)
  }

  #end(): void {
    if (this.#ended) return
    this.#ended = true
    clearInterval(this.#timer)
    this.#stop()
    const all = watches.get(this.app.database)
    if (all?.get(this.sittingId) === this) all.delete(this.sittingId)
  }
}

/**
 * Follows a sitting: the whole list first, then what changes, `over` at the end. Whether the caller may, and whether there
 * is such a sitting, is asked before.
 * @param tell must not throw
 * @returns what ends it
 */
export function followSitting(app: App, sittingId: SittingId, tell: Tell): () => void {
  const all = watches.get(app.database) ?? new Map<SittingId, Watch>()
  watches.set(app.database, all)
  const watch = all.get(sittingId) ?? new Watch(app, sittingId)
  all.set(sittingId, watch)
  watch.add(tell)
  return () => watch.remove(tell)
}

/** How many sittings of a database are watched in this process; for tests and figures. */
export const watchedCount = (database: Database): number => watches.get(database)?.size ?? 0
