// The candidate's answers in the browser: what was chosen, what the server has, and what is on its way.
// An answer is saved only when the server acknowledged that slot in that revision.

import type { Answer } from '#app/domain/exam/attempt.ts'
import type { Response } from '#app/domain/exam/item.ts'
import type { ExamDoor, HandedIn, No, Receipt, Sending } from './door.ts'
import { sameResponse } from './response.ts'
import type { Unsent } from './unsent.ts'

export interface Entry {
  readonly revision: number
  readonly response: Response
  /** The highest revision that the server acknowledged; the entry is saved when it is `revision`. */
  readonly saved: number
}

/** Two answers to one slot: ours came too late, the other one stands. */
export interface Conflict {
  readonly slot: number
  readonly mine: Response
  readonly stands: Response
}

export interface SheetState {
  readonly entries: ReadonlyMap<number, Entry>
  /** `idle`: nothing to send, or sent. `passive`: this tab only shows. */
  readonly link: 'idle' | 'sending' | 'unreachable' | 'logged-out' | 'passive'
  /** Server time when it last said what it has, in milliseconds; null while it has nothing. */
  readonly savedAt: number | null
  readonly conflicts: readonly Conflict[]
  /** Slots whose answer the server will never take. */
  readonly refused: readonly number[]
  /** The finish time once the attempt is closed; empty text if it is not known. */
  readonly closed: string | null
  readonly deadline: string
}

export interface SheetOptions {
  readonly door: ExamDoor
  readonly answers: Readonly<Record<number, Answer>>
  readonly deadline: string
  /** The server's time when it gave these answers. */
  readonly now: string
  /** Told with every answer of the server: its time, and how long the question was under way, in milliseconds. */
  readonly onTime?: (now: string, roundTripMs: number) => void
  /** Waits so many milliseconds; may be cut short by calling what `onWaiting` was given. */
  readonly wait?: (ms: number) => Promise<void>
}

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 10_000
/** How long a hand-in waits for what is still on its way, in milliseconds. */
const FLUSH_PATIENCE_MS = 4000

const pending = ({ revision, saved }: Entry): boolean => revision > saved

/** A fifth more or less, so that a full room does not come back all at once. */
const jittered = (ms: number): number => ms * (0.8 + (0.4 * (globalThis.crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)) / 2 ** 32)

export class AnswerSheet {
  #state: SheetState
  #listeners = new Set<() => void>()
  #unsent: Unsent | undefined
  #sending: Promise<void> | undefined
  #wake: () => void = () => {}
  readonly #options: SheetOptions

  constructor(options: SheetOptions) {
    this.#options = options
    this.#state = {
      entries: new Map(Object.entries(options.answers).map(([slot, { revision, response }]) => [Number(slot), { revision, response, saved: revision }])),
      link: 'idle', savedAt: Object.keys(options.answers).length > 0 ? Date.parse(options.now) : null, conflicts: [], refused: [], closed: null, deadline: options.deadline,
    }
  }

  readonly state = (): SheetState => this.#state
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Takes up what an earlier visit left unsent; a later revision than the server's is shown until the server has said. */
  async restore(unsent: Unsent): Promise<void> {
    this.#unsent = unsent
    const left = await unsent.all().catch(() => [])
    const entries = new Map(this.#state.entries)
    for (const { slot, revision, response } of left) {
      const stands = entries.get(slot)
      if (stands && pending(stands)) {
        // Chosen since the page came up: the latest choice goes on, above what was left.
        entries.set(slot, { ...stands, revision: Math.max(stands.revision, revision + 1) })
      } else if (stands && stands.revision >= revision) {
        // What cannot win is not sent again; if it differs, the reader is told.
        if (!sameResponse(stands.response, response)) this.#conflict({ slot, mine: response, stands: stands.response })
        await unsent.forget(slot, revision).catch(() => {})
      } else entries.set(slot, { revision, response, saved: stands?.saved ?? 0 })
    }
    this.#set({ entries })
    for (const answer of this.unacknowledged()) void unsent.keep(answer).catch(() => {})
    void this.flush()
  }

  /** A new answer to a slot: kept in the browser and sent at once. */
  change(slot: number, response: Response): void {
    if (this.#state.closed !== null || this.#state.link === 'passive') return
    const before = this.#state.entries.get(slot)
    if (before && sameResponse(before.response, response)) return
    const entry: Entry = { revision: (before?.revision ?? 0) + 1, response, saved: before?.saved ?? 0 }
    this.#enter(slot, entry)
    void this.#unsent?.keep({ slot, revision: entry.revision, response }).catch(() => {})
    void this.flush()
  }

  /** The answers that the server has not acknowledged. */
  unacknowledged(): Sending[] {
    return [...this.#state.entries].flatMap(([slot, entry]) => (pending(entry) && !this.#state.refused.includes(slot) ? [{ slot, revision: entry.revision, response: entry.response }] : []))
  }

  /** Sends what is pending, again and again until it is taken; settles when nothing is left to send or sending is over. */
  flush(): Promise<void> {
    this.#sending ??= this.#send().finally(() => {
      this.#sending = undefined
    })
    return this.#sending
  }

  /** The network is back, or somebody looks: no more waiting. */
  wake(): void {
    this.#wake()
    void this.flush()
  }

  /** Asks the server for the time and for the attempt's state. */
  async heartbeat(): Promise<void> {
    if (this.#sending || this.#state.closed !== null || this.#state.link === 'passive') return
    await this.#try([])
  }

  /** The page is being left: what is pending goes out without waiting for an answer. */
  leave(): void {
    const answers = this.unacknowledged()
    if (answers.length > 0 && this.#state.link !== 'passive' && this.#state.closed === null) this.#options.door.saveOnLeaving(answers)
  }

  /** Another tab goes on with this attempt: this one stops sending. What it has not sent is left to the other. */
  yieldToAnother(): void {
    this.#set({ link: 'passive' })
    this.#wake()
  }

  /** This tab goes on: it takes what the server has and what was left unsent. Whether the server could be asked. */
  async takeOver(): Promise<boolean> {
    const asked = await this.#options.door.paper()
    if (asked.kind !== 'paper') {
      if (asked.kind === 'closed') this.#end(asked)
      return false
    }
    const { answers, deadline, now } = asked.paper
    this.#options.onTime?.(now, 0)
    this.#set({
      entries: new Map(Object.entries(answers).map(([slot, { revision, response }]) => [Number(slot), { revision, response, saved: revision }])),
      link: 'idle',
      deadline,
    })
    if (this.#unsent) await this.restore(this.#unsent)
    return true
  }

  /** Hands in. What is pending is sent first. */
  async handIn(force: boolean): Promise<HandedIn> {
    if (!force) {
      this.#wake()
      await Promise.race([this.flush(), new Promise((resolve) => setTimeout(resolve, FLUSH_PATIENCE_MS))])
    }
    const seen = Object.fromEntries([...this.#state.entries].filter(([slot]) => !this.#state.refused.includes(slot)).map(([slot, { revision }]) => [slot, revision]))
    const answer = await this.#options.door.handIn(seen, force)
    if (answer.kind === 'done') this.#end(answer)
    if (answer.kind === 'closed') this.#end(answer)
    return answer
  }

  /** Another tab handed in. */
  closedElsewhere(submittedAt: string): void {
    this.#end({ submittedAt })
  }

  dismiss(slot: number): void {
    this.#set({ conflicts: this.#state.conflicts.filter((conflict) => conflict.slot !== slot) })
  }

  // ── sending ────────────────────────────────────────────────────────────────────────────────────────────────
  async #send(): Promise<void> {
    let pause = FIRST_PAUSE_MS
    for (;;) {
      const answers = this.unacknowledged()
      if (answers.length === 0 || this.#state.closed !== null || this.#state.link === 'passive') return
      if (this.#state.link === 'idle') this.#set({ link: 'sending' })
      if (await this.#try(answers)) {
        pause = FIRST_PAUSE_MS
        continue
      }
      await this.#pause(jittered(pause))
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
  }

  /** One request; false when it is to be tried again later. */
  async #try(answers: readonly Sending[]): Promise<boolean> {
    const begun = performance.now()
    const answer = await this.#options.door.save(answers)
    if (this.#state.closed !== null) return true
    if (answer.kind === 'receipt') this.#receive(answers, answer.receipt, performance.now() - begun)
    else if (answer.kind === 'closed') this.#end(answer)
    else if (answer.kind === 'refused') this.#refuse(answers, answer)
    else if (this.#state.link !== 'passive') this.#set({ link: answer.kind })
    return answer.kind === 'receipt' || answer.kind === 'closed' || answer.kind === 'refused'
  }

  #receive(sent: readonly Sending[], { saved, stale, deadline, now }: Receipt, roundTripMs: number): void {
    this.#options.onTime?.(now, roundTripMs)
    const entries = new Map(this.#state.entries)
    for (const { slot, revision } of saved) {
      const entry = entries.get(slot)
      if (entry) entries.set(slot, { ...entry, saved: Math.max(entry.saved, revision) })
      void this.#unsent?.forget(slot, revision).catch(() => {})
    }
    for (const { slot, revision, response } of stale) {
      const mine = entries.get(slot)
      if (mine && !sameResponse(mine.response, response)) this.#conflict({ slot, mine: mine.response, stands: response })
      entries.set(slot, { revision, response, saved: revision })
      void this.#unsent?.forget(slot, Number.MAX_SAFE_INTEGER).catch(() => {})
    }
    this.#set({ entries, deadline, savedAt: sent.length > 0 ? Date.parse(now) : this.#state.savedAt })
    if (this.#state.link !== 'passive') this.#set({ link: this.unacknowledged().length > 0 ? 'sending' : 'idle' })
  }

  /** The server will not take one of these: the one it names is set aside, so that the others go through. */
  #refuse(sent: readonly Sending[], { slot }: Extract<No, { kind: 'refused' }>): void {
    const aside = slot !== null && sent.some((answer) => answer.slot === slot) ? [slot] : sent.map((answer) => answer.slot)
    this.#set({ refused: [...new Set([...this.#state.refused, ...aside])], link: 'idle' })
  }

  #conflict(conflict: Conflict): void {
    this.#set({ conflicts: [...this.#state.conflicts.filter(({ slot }) => slot !== conflict.slot), conflict] })
  }

  #end({ submittedAt }: { readonly submittedAt: string | null }): void {
    this.#set({ closed: submittedAt ?? '' })
    this.#wake()
    if (this.#unsent) for (const slot of this.#state.entries.keys()) void this.#unsent.forget(slot, Number.MAX_SAFE_INTEGER).catch(() => {})
  }

  #pause(ms: number): Promise<void> {
    if (this.#options.wait) return this.#options.wait(ms)
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  #enter(slot: number, entry: Entry): void {
    this.#set({ entries: new Map(this.#state.entries).set(slot, entry), refused: this.#state.refused.filter((refused) => refused !== slot) })
  }

  #set(change: Partial<SheetState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
