// Plays simulated candidates through the exam door over HTTP: rules, start, paper, one save for each answer, hand-in.

import { drawFrom } from '#app/domain/draw.ts'
import { type ItemModel, itemModel, respond } from '#app/domain/exam/response-model.ts'
import { type Doing, doings, type SimulatedCandidate, simulatedCandidates } from '#app/domain/exam/simulated-day.ts'
import type { ItemVersion, Response as Answered } from '#app/domain/exam/item.ts'
import { lengthOf } from '#app/domain/exam/blueprint.ts'
import type { PersonId, SittingId } from '#app/domain/ids.ts'
import { addMs, type Instant } from '#app/domain/instant.ts'
import { formsRepository } from '#db/repositories/forms.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from '../app.ts'
import { bankNow } from '../bank-facts.ts'
import type { PreparedSimulation } from './prepare.ts'

export const MOST_AT_ONCE = 32
/** What lies no further apart is done at the same time, in milliseconds. Less than what `doings` leaves before the end. */
const CLOSELY_MS = 10_000
/** Of an item that has since left the bank, in whole hundredths. */
const UNKNOWN_FACILITY = 70

export interface Played {
  readonly candidates: number
  readonly answers: number
  readonly handedIn: number
  /** Requests that were answered otherwise than they should be, with the first such answer. */
  readonly failed: number
  readonly firstFailure: string | null
  readonly seconds: number
}

export interface Players {
  /** Where the server listens, without a slash at its end. */
  readonly url: string
  readonly seed: string
  /** How many requests are under way at once at the most; 1 to 32. */
  readonly atOnce: number
  /** The Cookie line of a session that was begun for a person. */
  readonly cookieOf: (person: PersonId) => Promise<string>
  /** Brings the time of what comes next: sets a clock, or waits for it. */
  readonly untilTime: (at: Instant) => Promise<void>
}

interface Player {
  readonly who: SimulatedCandidate
  readonly person: PersonId
  readonly cookie: string
  attempt?: string
  answers?: ReadonlyMap<number, { readonly item: ItemVersion; readonly model: ItemModel }>
  readonly revisions: Map<number, number>
}

/** Plays a prepared sitting from its first start to its last hand-in. */
export async function playSimulation(app: App, { sittingId, people, minutes }: PreparedSimulation, players: Players): Promise<Played> {
  const { seed } = players
  const sitting = await app.database.read((db) => sittingsRepository(app.database).byId(db, sittingId))
  if (!sitting) throw new Error(`there is no sitting ${sittingId}`)
  const questions = lengthOf(sitting.blueprint)
  const slots = Array.from({ length: questions }, (_, i) => i + 1)
  const crowd: Player[] = []
  for (const [i, who] of simulatedCandidates(seed, people.length, minutes, questions).entries()) {
    const person = people[i] as PersonId
    crowd.push({ who, person, cookie: await players.cookieOf(person), revisions: new Map() })
  }
  const agenda = crowd
    .flatMap((player) => doings(player.who, slots, minutes, seed).map((doing) => ({ player, doing })))
    .sort((a, b) => a.doing.atMs - b.doing.atMs || a.player.who.number - b.player.who.number)

  const door = new DoorOf(app, sittingId, players)
  const begun = performance.now()
  for (let next = 0; next < agenda.length; ) {
    // What follows closely is done at once, each candidate once: nobody overtakes themselves.
    const turn = new Map<Player, Doing>()
    const first = agenda[next]?.doing.atMs ?? 0
    let last = first
    for (; next < agenda.length && turn.size < players.atOnce; next++) {
      const { player, doing } = agenda[next] as (typeof agenda)[number]
      if (turn.has(player) || doing.atMs > first + CLOSELY_MS) break
      turn.set(player, doing)
      last = doing.atMs
    }
    await players.untilTime(addMs(sitting.startFrom, last))
    await Promise.all([...turn].map(([player, doing]) => door.do(player, doing)))
  }
  return { candidates: crowd.length, ...door.told, seconds: (performance.now() - begun) / 1000 }
}

/** The exam door as a browser uses it. */
class DoorOf {
  readonly told = { answers: 0, handedIn: 0, failed: 0, firstFailure: null as string | null }
  readonly #models = new Map<string, ItemModel>()
  readonly #app: App
  readonly #sitting: SittingId
  readonly #players: Players

  constructor(app: App, sitting: SittingId, players: Players) {
    this.#app = app
    this.#sitting = sitting
    this.#players = players
  }

  async do(player: Player, doing: Doing): Promise<void> {
    if (doing.what === 'start') await this.#start(player)
    else if (!player.attempt) return
    else if (doing.what === 'hand-in') {
      const seen = Object.fromEntries(player.revisions)
      if (await this.#ask(player, 'POST', `/exam/attempts/${player.attempt}/submission`, { seen })) this.told.handedIn++
    } else if (doing.what === 'answer') await this.#answer(player, doing)
  }

  async #start(player: Player) {
    if (!(await this.#ask(player, 'POST', `/exam/sittings/${this.#sitting}/rules`))) return
    const started = await this.#ask(player, 'POST', `/exam/sittings/${this.#sitting}/attempts`, {})
    const attemptId = (started as { attemptId?: string } | undefined)?.attemptId
    if (!attemptId || !(await this.#ask(player, 'GET', `/exam/attempts/${attemptId}/paper`))) return
    player.attempt = attemptId
    player.answers = await this.#formOf(player)
  }

  /** The paper tells no key: what a simulated candidate knows comes from the form itself. */
  async #formOf({ person }: Player) {
    const { database } = this.#app
    const forms = formsRepository(database)
    return database.read(async (db) => {
      const form = await forms.ofCandidate(db, this.#sitting, person)
      const versions = form && (await forms.versions(db, form.slots.map(({ itemHash }) => itemHash)))
      if (!form || !versions) throw new Error('an attempt without a form')
      const { byItem } = await bankNow(this.#app, db)
      return new Map(
        form.slots.flatMap(({ slot, itemHash }) => {
          const item = versions.get(itemHash)
          if (!item) return []
          const facility = byItem.get(item.itemId)?.facility ?? UNKNOWN_FACILITY
          const model = this.#models.get(itemHash) ?? itemModel(item, facility / 100, this.#players.seed)
          this.#models.set(itemHash, model)
          return [[slot, { item, model }] as const]
        }),
      )
    })
  }

  async #answer(player: Player, { slot, again }: Extract<Doing, { what: 'answer' }>) {
    const known = player.answers?.get(slot)
    if (!known) return
    const revision = (player.revisions.get(slot) ?? 0) + 1
    const draw = drawFrom(`${this.#players.seed} ${player.who.number} ${slot} ${again}`)
    const response: Answered = respond(known.item, known.model, player.who.ability, draw, this.#players.seed)
    if (!(await this.#ask(player, 'PUT', `/exam/attempts/${player.attempt}/answers`, { answers: [{ slot, revision, response }] }))) return
    player.revisions.set(slot, revision)
    this.told.answers++
  }

  /** One request; the body of a good answer, `{}` when it has none, undefined for any other. */
  async #ask({ cookie }: Player, method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.#players.url}${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((fault: Error) => fault)
    if (response instanceof Error || !response.ok) {
      this.told.failed++
      this.told.firstFailure ??= response instanceof Error ? `${path}: ${response.message}` : `${path}: ${response.status} ${(await response.text()).slice(0, 300)}`
      return undefined
    }
    return response.status === 204 ? {} : response.json()
  }
}
