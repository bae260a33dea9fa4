// The candidate's answers in the browser: what was chosen, what the server has, and what is on its way.
// An answer is saved only when the server acknowledged that slot in that revision.

import type { Answer } from '#app/domain/exam/attempt.ts'
import type { DayNow } from '#app/domain/exam/day-now.ts'
import type { Response } from '#app/domain/exam/item.ts'
import { type ServerClock, serverClock } from './clock.ts'
import type { ExamDoor, HandedIn, No, Receipt, Sending } from './door.ts'
import { jittered, longestPause, FIRST_PAUSE_MS } from './pace.ts'
import { sameResponse } from './response.ts'
import { type Conflict, type Entry, entriesOf, pending, type SheetState, withLeft } from './sheet-state.ts'
import type { Kept, Unsent } from './unsent.ts'

export interface SheetOptions {
  readonly door: ExamDoor
  readonly answers: Readonly<Record<number, Answer>>
  readonly deadline: string
  /** The server's time when it gave these answers. */
  readonly now: string
  /** Set right by every answer of the server. */
  readonly clock?: ServerClock
  /** Waits so many milliseconds; may be cut short by calling what `onWaiting` was given. */
  readonly wait?: (ms: number) => Promise<void>
}

/** How long a hand-in waits for what is still on its way, in milliseconds. */
const FLUSH_PATIENCE_MS = 4000

export class AnswerSheet {
  #state: SheetState
  #listeners = new Set<() => void>()
  #unsent: Unsent | undefined
  #sending: Promise<void> | undefined
  #wake: () => void = () => {}
  readonly #options: SheetOptions
  readonly #clock: ServerClock

  constructor(options: SheetOptions) {
    this.#options = options
    this.#clock = options.clock ?? serverClock(options.now)
    this.#state = {
      entries: entriesOf(options.answers),
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
    this.#takeUp(await unsent.all().catch(() => []))
  }

  #takeUp(left: readonly Kept[]): void {
    const { entries, conflicts, beaten } = withLeft(this.#state.entries, left)
    this.#set({ entries })
    for (const conflict of conflicts) this.#conflict(conflict)
    for (const { slot, revision } of beaten) void this.#unsent?.forget(slot, revision).catch(() => {})
    for (const answer of this.unacknowledged()) this.#keep(answer)
    void this.flush()
  }

  /** A new answer to a slot: kept in the browser and sent at once. */
  change(slot: number, response: Response): void {
    if (this.#state.closed !== null || this.#silent()) return
    const before = this.#state.entries.get(slot)
    if (before && sameResponse(before.response, response)) return
    const entry: Entry = { revision: (before?.revision ?? 0) + 1, response, saved: before?.saved ?? 0, at: this.#clock.now() }
    this.#enter(slot, entry)
    this.#keep({ slot, revision: entry.revision, response })
    void this.flush()
  }

  /** The answers that the server has not acknowledged. */
  unacknowledged(): Sending[] {
    return [...this.#state.entries].flatMap(([slot, entry]) => (pending(entry) && !this.#state.refused.includes(slot) ? [{ slot, revision: entry.revision, response: entry.response }] : []))
  }

  /** Since when an answer has been waiting for its acknowledgement, in milliseconds by the server's clock; null when none is. */
  unsentSince(): number | null {
    const waiting = this.unacknowledged().map(({ slot }) => this.#state.entries.get(slot)?.at ?? 0)
    return waiting.length > 0 ? Math.min(...waiting) : null
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

  /** The browser says that there is no network: told at once, before a request has failed. */
  offline(): void {
    if (this.#state.closed === null && !this.#silent()) this.#set({ link: 'unreachable' })
  }

  /** What the server tells of the attempt besides answers. @param window this page's own name, once it is the live one */
  told(day: DayNow, window: string | null, roundTripMs = 0): void {
    this.#clock.sync(day.now, roundTripMs)
    if (day.state === 'closed') {
      if (this.#state.closed === null) this.#end(day)
      return
    }
    this.#set({ deadline: day.deadline })
    if (window !== null && day.window !== null && day.window !== window) this.yieldToAnother()
    else if (day.state === 'paused' && this.#state.link !== 'passive') this.#set({ link: 'paused' })
    else if (day.state === 'open' && this.#state.link === 'paused') {
      this.#set({ link: 'idle' })
      this.wake()
    }
  }

  /** The page is being left: what is pending goes out without waiting for an answer. */
  leave(): void {
    const answers = this.unacknowledged()
    if (answers.length > 0 && !this.#silent() && this.#state.closed === null) this.#options.door.saveOnLeaving(answers)
  }

  /** Another window goes on with this attempt: this one stops sending, and shows what it has not sent. */
  yieldToAnother(): void {
    this.#set({ link: 'passive' })
    this.#wake()
  }

  /**
   * This window goes on: it becomes the live one, takes what the server has, and sends what was left unsent, here and in
   * this browser. Of two answers to one slot the later revision stands, and the other is told. Whether the server could be asked.
   */
  async takeOver(): Promise<boolean> {
    const claimed = await this.#options.door.claim()
    const asked = claimed.kind === 'day' ? await this.#options.door.paper() : claimed
    if (asked.kind !== 'paper') {
      if (asked.kind === 'closed') this.#end(asked)
      return false
    }
    const { answers, deadline, now } = asked.paper
    this.#clock.sync(now, 0)
    const mine = this.unacknowledged().map((answer) => ({ ...answer, at: this.#state.entries.get(answer.slot)?.at ?? 0 }))
    const left = (await this.#unsent?.all().catch(() => [])) ?? []
    this.#set({ entries: entriesOf(answers), link: 'idle', deadline })
    this.#takeUp([...mine, ...left])
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
      const longest = longestPause(Date.parse(this.#state.deadline) - this.#clock.now())
      await this.#pause(jittered(Math.min(pause, longest)))
      pause = Math.min(pause * 2, longest)
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
    else if (answer.kind === 'taken-over') this.yieldToAnother()
    else if (this.#state.link !== 'passive') this.#set({ link: answer.kind })
    return ['receipt', 'closed', 'refused', 'taken-over'].includes(answer.kind)
  }

  #receive(sent: readonly Sending[], { saved, stale, deadline, now }: Receipt, roundTripMs: number): void {
    this.#clock.sync(now, roundTripMs)
    const entries = new Map(this.#state.entries)
    for (const { slot, revision } of saved) {
      const entry = entries.get(slot)
      if (entry) entries.set(slot, { ...entry, saved: Math.max(entry.saved, revision) })
      void this.#unsent?.forget(slot, revision).catch(() => {})
    }
    for (const { slot, revision, response } of stale) {
      const mine = entries.get(slot)
      const asked = sent.find((one) => one.slot === slot)?.revision ?? 0
      if (mine && mine.revision > asked && pending(mine)) {
        // Chosen since it was sent: the latest choice goes on, above what stands.
        const next = { ...mine, revision: Math.max(mine.revision, revision + 1), saved: Math.max(mine.saved, revision) }
        entries.set(slot, next)
        void this.#unsent?.keep({ slot, revision: next.revision, response: next.response, at: next.at }).catch(() => {})
        continue
      }
      if (mine && !sameResponse(mine.response, response)) this.#conflict({ slot, mine: mine.response, stands: response })
      entries.set(slot, { revision, response, saved: revision, at: 0 })
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

  /** The end. What the server has is forgotten here; what it never got stays, for a rescue file. */
  #end({ submittedAt }: { readonly submittedAt: string | null }): void {
    this.#set({ closed: submittedAt ?? '' })
    this.#wake()
    for (const [slot, { saved }] of this.#state.entries) if (saved > 0) void this.#unsent?.forget(slot, saved).catch(() => {})
  }

  /** Neither takes nor sends answers now. */
  #silent(): boolean {
    return this.#state.link === 'passive' || this.#state.link === 'paused'
  }

  #keep(answer: Sending): void {
    void this.#unsent?.keep({ ...answer, at: this.#state.entries.get(answer.slot)?.at ?? this.#clock.now() }).catch(() => {})
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
