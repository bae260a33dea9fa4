// One candidate as the server sees one: starts, reads the paper, saves answers; remembers what was sent and what the
// server acknowledged, which is what nobody may lose or change.

import type { ServedItem } from '#app/domain/exam/item.ts'
import { type Answer, Connection, request, sendSurely } from './connection.ts'

/** An answer as it is sent. */
export interface Sent {
  readonly slot: number
  readonly revision: number
  readonly response: unknown
}

export interface Acknowledged {
  readonly revision: number
  readonly response: string
}

export class Candidate {
  readonly cookie: string
  readonly connection: Connection
  readonly #port: number
  readonly #sitting: string
  #items: readonly ServedItem[] = []
  attemptId = ''
  /** By slot: every revision sent, and its response as JSON. */
  readonly sent = new Map<number, Map<number, string>>()
  /** By slot: the highest revision that the server called saved. */
  readonly acknowledged = new Map<number, Acknowledged>()
  /** Every `slot:revision` that the server called saved. */
  readonly everySaved = new Set<string>()
  reconnected = 0

  constructor(port: number, sitting: string, cookie: string) {
    this.#port = port
    this.#sitting = sitting
    this.cookie = cookie
    this.connection = new Connection(port)
  }

  ask(method: string, path: string, body?: unknown): Promise<Answer> {
    return sendSurely(this.connection, request(method, path, this.#port, this.cookie, body), () => this.reconnected++)
  }

  async start(): Promise<Answer> {
    const answer = await this.ask('POST', `/exam/sittings/${this.#sitting}/attempts`, {})
    if (answer.status === 201 || answer.status === 200) this.attemptId = (JSON.parse(answer.body) as { attemptId: string }).attemptId
    return answer
  }

  async read(): Promise<Answer> {
    const answer = await this.ask('GET', `/exam/attempts/${this.attemptId}/paper`)
    if (answer.status === 200) this.#items = (JSON.parse(answer.body) as { items: ServedItem[] }).items
    return answer
  }

  get slots(): readonly number[] {
    return this.#items.map(({ slot }) => slot)
  }
  get answersPath(): string {
    return `/exam/attempts/${this.attemptId}/answers`
  }

  /** The next answer to a slot: the next revision, with a response that differs from the one before where it can. */
  next(slot: number): Sent {
    const sent = this.sent.get(slot) ?? new Map<number, string>()
    this.sent.set(slot, sent)
    const revision = sent.size + 1
    const response = responseTo(this.#item(slot), revision)
    sent.set(revision, JSON.stringify(response))
    return { slot, revision, response }
  }
  /** An answer that was sent before, to be sent again. */
  sentBefore(slot: number, revision: number): Sent {
    return { slot, revision, response: JSON.parse(this.sent.get(slot)?.get(revision) ?? 'null') }
  }
  /** Another response under a revision that is taken: it must not win. */
  otherThan(slot: number, revision: number): Sent {
    return { slot, revision, response: sameJson(this.sent.get(slot)?.get(revision), null) ? responseTo(this.#item(slot), 1) : null }
  }
  #item(slot: number): ServedItem {
    const item = this.#items.find((one) => one.slot === slot)
    if (!item) throw new Error(`the paper has no slot ${slot}`)
    return item
  }

  save(answer: Sent): Buffer {
    return request('PUT', this.answersPath, this.#port, this.cookie, { answers: [answer] })
  }

  /** Takes note of a 200 of the save of one answer; what is wrong with it in words, undefined if nothing is. */
  heard(answer: Sent, body: string): string | undefined {
    const { saved, stale } = JSON.parse(body) as Told
    const { slot, revision } = answer
    const before = this.acknowledged.get(slot)
    const response = this.sent.get(slot)?.get(revision) ?? ''
    if (saved.length > 0 && !sameJson(response, answer.response)) return `slot ${slot}: another response was taken under revision ${revision}`
    if (saved.length === 1 && stale.length === 0 && saved[0]?.slot === slot && saved[0].revision === revision) {
      this.everySaved.add(`${slot}:${revision}`)
      if (!before || revision > before.revision) this.acknowledged.set(slot, { revision, response })
      return undefined
    }
    const [stands] = stale
    if (saved.length > 0 || stale.length !== 1 || !stands || stands.slot !== slot) return `an answer that does not fit: ${body}`
    return this.standing(slot, stands.revision, stands.response)
  }

  /** What is wrong when this stands in a slot, if anything: it must be what was sent, and no older than acknowledged. */
  standing(slot: number, revision: number, response: unknown): string | undefined {
    const least = this.acknowledged.get(slot)
    if (least && revision < least.revision) return `slot ${slot}: acknowledged revision ${least.revision} was lost, ${revision} stands`
    const sent = this.sent.get(slot)?.get(revision)
    if (!sameJson(sent, response)) return `slot ${slot}, revision ${revision}: sent ${sent}, stands ${JSON.stringify(response)}`
    return undefined
  }
}

type Told = { saved: { slot: number; revision: number }[]; stale: { slot: number; revision: number; response: unknown }[] }

/** Whether a response is the one that was sent, whatever the order of its parts where order says nothing. */
export const sameJson = (sent: string | undefined, response: unknown): boolean => sent !== undefined && ordered(JSON.parse(sent)) === ordered(response)
const ordered = (value: unknown): string =>
  JSON.stringify(value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value)

/** A response of the right form; which one goes round with `n`. */
function responseTo(item: ServedItem, n: number): unknown {
  const ids = item.options?.map(({ id }) => id) ?? []
  const turned = ids.map((_, i) => ids[(i + n) % ids.length] ?? '')
  switch (item.kind) {
    case 'true-false':
      return n % 2 === 0
    case 'single':
      return turned[0]
    case 'multiple':
      return turned.slice(0, Math.max(1, Math.min(item.maxChoices ?? 2, 2))).sort()
    case 'ordering':
      return turned
    case 'matching': {
      const targets = item.targets?.map(({ id }) => id) ?? []
      return Object.fromEntries(ids.map((id, i) => [id, targets[(i + n) % targets.length]]))
    }
  }
}
