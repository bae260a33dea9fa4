// The live list in the browser: begins with what the page was made with, follows the server's stream, and tells whoever
// draws it no more than twice a second. Rows that did not change stay the very same objects.

import { changed, type LiveRow, type LiveSitting } from '#app/domain/exam/live-list.ts'
import type { BookingId } from '#app/domain/ids.ts'
import { serverClock, type ServerClock } from '../exam/clock.ts'

/** `lost`: the stream broke off and is being opened again. */
export type StreamState = 'off' | 'connecting' | 'live' | 'lost' | 'over'

export interface LiveSnapshot {
  readonly rows: ReadonlyMap<BookingId, LiveRow>
  readonly sitting: LiveSitting
  readonly stream: StreamState
  /** The server's time that the list is of, in milliseconds. */
  readonly asOf: number
}

/** What is used of the browser's EventSource. */
export interface LiveSource {
  readonly readyState: number
  addEventListener(kind: string, heard: (event: { readonly data?: unknown }) => void): void
  close(): void
}

export interface LiveStart {
  readonly now: string
  readonly sitting: LiveSitting
  readonly rows: readonly LiveRow[]
  readonly over: boolean
}

interface Told {
  readonly now: string
  readonly sitting?: LiveSitting | null
  readonly rows?: readonly LiveRow[]
  readonly changed?: readonly LiveRow[]
  readonly gone?: readonly BookingId[]
}

/** No more often the list is drawn again, in milliseconds. */
export const DRAW_MS = 500
/** After a stream that the browser gave up, in milliseconds. */
const AGAIN_MS = 10_000
const CLOSED = 2

const mapOf = (rows: readonly LiveRow[]) => new Map(rows.map((row) => [row.id, row] as const))

export class LiveStore {
  readonly clock: ServerClock
  #shown: LiveSnapshot
  #next: LiveSnapshot
  #drawnAt = Number.NEGATIVE_INFINITY
  #drawing: ReturnType<typeof setTimeout> | undefined
  readonly #listeners = new Set<() => void>()

  constructor(start: LiveStart) {
    this.clock = serverClock(start.now)
    this.#shown = { rows: mapOf(start.rows), sitting: start.sitting, stream: start.over ? 'over' : 'off', asOf: Date.parse(start.now) }
    this.#next = this.#shown
  }

  readonly state = (): LiveSnapshot => this.#shown
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** A whole list took the place of the one that is known: the page was loaded again. */
  restart({ now, sitting, rows, over }: LiveStart): void {
    this.#heard({ now, sitting, rows })
    if (over) this.#to({ stream: 'over' })
  }

  /** Follows the stream until the returned function is called. @param open opens a connection */
  follow(open: () => LiveSource): () => void {
    let source: LiveSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let ended = this.#next.stream === 'over'
    const connect = () => {
      if (ended) return
      this.#to({ stream: this.#next.stream === 'off' ? 'connecting' : 'lost' })
      const mine = open()
      source = mine
      const hear = (kind: string, then: (told: Told) => void) => mine.addEventListener(kind, ({ data }) => then(JSON.parse(String(data)) as Told))
      hear('list', (told) => {
        this.#heard(told)
        this.#to({ stream: 'live' })
      })
      hear('rows', (told) => this.#heard(told))
      hear('time', ({ now }) => {
        this.clock.sync(now, 0)
        this.#to({ asOf: Date.parse(now) })
      })
      hear('over', () => {
        ended = true
        this.#to({ stream: 'over' })
        mine.close()
      })
      mine.addEventListener('error', () => {
        if (ended) return
        this.#to({ stream: 'lost' })
        // A dropped connection the browser mends by itself; one that was refused it does not.
        if (mine.readyState !== CLOSED) return
        clearTimeout(again)
        again = setTimeout(connect, AGAIN_MS)
      })
    }
    connect()
    return () => {
      ended = true
      clearTimeout(again)
      clearTimeout(this.#drawing)
      this.#drawing = undefined
      source?.close()
    }
  }

  #heard({ now, sitting, rows, changed: some = [], gone = [] }: Told): void {
    this.clock.sync(now, 0)
    const known = this.#next.rows
    const fresh = rows && mapOf(rows)
    // A whole list in its own order, with every row that is known and did not change.
    const whole = fresh && changed(known, { changed: rows, gone: [...known.keys()].filter((id) => !fresh.has(id)) })
    const next = whole ? new Map([...fresh.keys()].map((id) => [id, whole.get(id) as LiveRow])) : changed(known, { changed: some, gone })
    this.#to({ rows: next, asOf: Date.parse(now), ...(sitting ? { sitting } : {}) })
  }

  #to(change: Partial<LiveSnapshot>): void {
    this.#next = { ...this.#next, ...change }
    if (this.#drawing !== undefined) return
    const wait = this.#drawnAt + DRAW_MS - performance.now()
    if (wait <= 0) this.#draw()
    else this.#drawing = setTimeout(() => this.#draw(), wait)
  }

  #draw(): void {
    clearTimeout(this.#drawing)
    this.#drawing = undefined
    this.#drawnAt = performance.now()
    this.#shown = this.#next
    for (const listener of this.#listeners) listener()
  }
}
