// What the page knows of the day besides the answers: pauses, breaks, minutes granted, messages, and whether this window
// is the live one.

import type { DayNow, TimeChange } from '#app/domain/exam/day-now.ts'
import type { AnswerSheet } from './answer-sheet.ts'
import type { DayDoor, ExamDoor, Pictured } from './door.ts'

export interface DayState {
  readonly day: DayNow
  /** Changes of the time since this page was made that the candidate has not put away, the newest last. */
  readonly news: readonly TimeChange[]
  /** An act of the candidate is under way, or has failed. */
  readonly act: 'none' | 'busy' | 'failed'
}

const keyOf = ({ at, what, minutes }: TimeChange): string => `${at} ${what} ${minutes}`

export class DayBook {
  #state: DayState
  #listeners = new Set<() => void>()
  #claimed = false
  readonly #known: Set<string>
  readonly #door: DayDoor & Pick<ExamDoor, 'claim'>
  readonly #sheet: AnswerSheet

  /** @param first the picture that the page was made with: its changes are no news */
  constructor(first: DayNow, door: DayDoor & Pick<ExamDoor, 'claim'>, sheet: AnswerSheet) {
    this.#state = { day: first, news: [], act: 'none' }
    this.#known = new Set(first.changes.map(keyOf))
    this.#door = door
    this.#sheet = sheet
  }

  readonly state = (): DayState => this.#state
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Makes this window the live one, once for each page; tried again at the next beat when the server is away. */
  async begin(): Promise<void> {
    if (this.#claimed || this.#sheet.state().link === 'passive') return
    const begun = performance.now()
    this.#take(await this.#door.claim(), begun, true)
  }

  /** This window goes on after another one: see the sheet. */
  async goOnHere(): Promise<boolean> {
    this.#claimed = false
    const taken = await this.#sheet.takeOver()
    this.#claimed = taken
    if (taken) await this.refresh()
    return taken
  }

  /** Asks for the picture. */
  async refresh(): Promise<void> {
    const begun = performance.now()
    this.#take(await this.#door.state(), begun)
  }

  /** A picture that was pushed. */
  told(day: DayNow, roundTripMs = 0): void {
    // One that was on its way longer than a later one tells nothing new, and might tell of a window before this one.
    if (day.now < this.#state.day.now && day.state !== 'closed') return
    const news = day.changes.filter((change) => !this.#known.has(keyOf(change)))
    for (const change of news) this.#known.add(keyOf(change))
    this.#set({ day, news: [...this.#state.news, ...news] })
    this.#sheet.told(day, this.#claimed ? this.#door.window : null, roundTripMs)
  }

  takeBreak = (): Promise<void> => this.#do(() => this.#door.takeBreak())
  endBreak = (): Promise<void> => this.#do(() => this.#door.endBreak())

  /** The candidate has read a message: it goes when the server knows. */
  async confirm(message: string): Promise<void> {
    this.#set({ act: 'busy' })
    const confirmed = await this.#door.confirm(message)
    const { day } = this.#state
    this.#set(confirmed ? { act: 'none', day: { ...day, messages: day.messages.filter(({ id }) => id !== message) } } : { act: 'failed' })
  }

  putAway(change: TimeChange): void {
    this.#set({ news: this.#state.news.filter((other) => keyOf(other) !== keyOf(change)) })
  }

  async #do(act: () => Promise<Pictured>): Promise<void> {
    const begun = performance.now()
    this.#set({ act: 'busy' })
    const pictured = await act()
    this.#set({ act: pictured.kind === 'day' ? 'none' : 'failed' })
    this.#take(pictured, begun)
  }

  #take(pictured: Pictured, begun: number, claimed = false): void {
    if (pictured.kind !== 'day') {
      if (pictured.kind === 'closed') this.#sheet.closedElsewhere(pictured.submittedAt ?? '')
      return
    }
    if (claimed) this.#claimed = true
    this.told(pictured.day, performance.now() - begun)
  }

  #set(change: Partial<DayState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
