import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LiveRow, LiveSitting } from '#app/domain/exam/live-list.ts'
import { trustedId } from '#app/domain/ids.ts'
import { addMs, type Instant, msOf, parseInstant } from '#app/domain/instant.ts'
import { placings } from '#app/ui/invigilation/arranged.ts'
import { DRAW_MS, type LiveSource, LiveStore } from '#app/ui/invigilation/live-store.ts'
import { leftShown, tickerOf } from '#app/ui/invigilation/ticker.ts'

const NINE = parseInstant('2026-11-21T01:00:00.000Z') as Instant
const SITTING: LiveSitting = { startFrom: NINE, startUntil: addMs(NINE, 1_800_000), minutes: 60, closes: addMs(NINE, 6_000_000), items: 50, mode: 'online' }
const row = (name: string, more: Partial<LiveRow> = {}): LiveRow => ({
  id: trustedId(name), attemptId: null, name, seat: null, state: 'sitting', identified: false, connected: true, answered: 0, lastSaveAt: null, startedAt: NINE,
  deadline: addMs(NINE, 3_600_000), stillMs: null, finishedAt: null, extraTimePercent: 0, grantedMinutes: 0, signals: 0, incidents: 0, ...more,
})

/** A stream that the test speaks for. */
class Spoken implements LiveSource {
  readyState = 0
  closed = false
  readonly #heard = new Map<string, (event: { data?: unknown }) => void>()
  addEventListener(kind: string, heard: (event: { data?: unknown }) => void): void {
    this.#heard.set(kind, heard)
  }
  say(kind: string, data: object = {}): void {
    this.#heard.get(kind)?.({ data: JSON.stringify(data) })
  }
  close(): void {
    this.closed = true
  }
}

describe('the live list in the browser', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const followed = (rows = [row('甲'), row('乙')]) => {
    const store = new LiveStore({ now: NINE, sitting: SITTING, rows, over: false })
    const streams: Spoken[] = []
    let draws = 0
    store.subscribe(() => draws++)
    const stop = store.follow(() => {
      const stream = new Spoken()
      streams.push(stream)
      return stream
    })
    const stream = (i = 0): Spoken => streams[i] as Spoken
    return { store, stream, streams, stop, draws: () => draws }
  }
  const names = (store: LiveStore) => [...store.state().rows.values()].map(({ name, answered }) => `${name}${answered}`).join(' ')

  it('keeps every row object that did not change, when rows change and when the whole list comes again', () => {
    const { store, stream } = followed()
    const before = store.state().rows
    stream().say('rows', { now: NINE, changed: [row('乙', { answered: 3 })], gone: [], sitting: null })
    vi.advanceTimersByTime(DRAW_MS)
    const middle = store.state().rows
    expect(names(store)).toBe('甲0 乙3')
    expect(middle.get(trustedId('甲'))).toBe(before.get(trustedId('甲')))
    stream().say('list', { now: NINE, sitting: SITTING, rows: [row('丙'), row('乙', { answered: 3 }), row('甲')], over: false })
    vi.advanceTimersByTime(DRAW_MS)
    expect(names(store)).toBe('丙0 乙3 甲0')
    for (const name of ['甲', '乙']) expect(store.state().rows.get(trustedId(name))).toBe(middle.get(trustedId(name)))
  })

  it('is drawn no more than twice a second, and misses nothing', () => {
    const { store, stream, draws } = followed()
    vi.advanceTimersByTime(DRAW_MS)
    const begun = draws()
    for (let i = 1; i <= 100; i++) {
      stream().say('rows', { now: NINE, changed: [row('甲', { answered: i })], gone: [], sitting: null })
      vi.advanceTimersByTime(20)
    }
    vi.advanceTimersByTime(DRAW_MS)
    expect(names(store)).toBe('甲100 乙0')
    // Two seconds of news.
    expect(draws() - begun).toBeLessThanOrEqual(6)
    expect(draws() - begun).toBeGreaterThanOrEqual(4)
  })

  it('takes up moved times, and lets go of who is no longer booked', () => {
    const { store, stream } = followed()
    stream().say('rows', { now: NINE, changed: [], gone: ['甲'], sitting: { ...SITTING, minutes: 90 } })
    vi.advanceTimersByTime(DRAW_MS)
    expect(names(store)).toBe('乙0')
    expect(store.state().sitting.minutes).toBe(90)
  })

  it('says when the stream is lost, opens one that was refused again, and stops at the end', () => {
    const { store, stream, streams } = followed()
    const state = () => {
      vi.advanceTimersByTime(DRAW_MS)
      return store.state().stream
    }
    expect(state()).toBe('connecting')
    stream().say('list', { now: NINE, sitting: SITTING, rows: [], over: false })
    expect(state()).toBe('live')
    stream().say('error')
    expect(state()).toBe('lost')
    // The browser mends it by itself.
    vi.advanceTimersByTime(60_000)
    expect(streams).toHaveLength(1)
    stream().readyState = 2
    stream().say('error')
    vi.advanceTimersByTime(60_000)
    expect(streams).toHaveLength(2)
    stream(1).say('list', { now: NINE, sitting: SITTING, rows: [], over: false })
    expect(state()).toBe('live')
    stream(1).say('over', { now: NINE })
    expect(state()).toBe('over')
    expect(stream(1).closed).toBe(true)
    stream(1).say('error')
    expect(state()).toBe('over')
  })

  it('opens nothing for a sitting that is over', () => {
    const store = new LiveStore({ now: NINE, sitting: SITTING, rows: [], over: true })
    store.follow(() => {
      throw new Error('opened')
    })()
    expect(store.state().stream).toBe('over')
  })
})

describe('rows that move', () => {
  it.each([
    ['abc', 'abc', 0], ['abc', 'acb', 1], ['abcd', 'bcda', 1], ['abcd', 'dabc', 3], ['abcd', 'dcba', 3], ['abc', 'abxc', 1], ['abcd', 'ad', 2], ['', 'abc', 3], ['abc', '', 3],
  ])('from %j to %j are %d', (before, after, count) => expect(placings([...before], [...after])).toBe(count))
})

describe('what is left, as it is shown', () => {
  const at = (seconds: number) => msOf(NINE) + seconds * 1000
  it.each([
    ['minutes while there is time, begun ones counted', row('甲'), 0, 'm60'],
    ['the same for the whole of a minute', row('甲'), 59, 'm60'],
    ['the next one', row('甲'), 60, 'm59'],
    ['seconds in the last ten minutes', row('甲'), 3001, 's599'],
    ['nothing below nothing', row('甲'), 4000, 's0'],
    ['a time that stands', row('甲', { deadline: null, stillMs: 61_000 }), 500, 'p61'],
    ['none without a clock', row('甲', { deadline: null }), 0, ''],
  ] as const)('is %s', (_, one, seconds, shown) => expect(leftShown(one, SITTING.closes, at(seconds))).toBe(shown))
})

describe('the one clock', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('runs one timer for five hundred rows, and none for nobody', () => {
    let now = 0
    const ticker = tickerOf(() => now)
    let ticks = 0
    const stops = Array.from({ length: 500 }, () => ticker.subscribe(() => ticks++))
    expect(vi.getTimerCount()).toBe(1)
    now = 7
    expect(ticker.now()).toBe(0)
    vi.advanceTimersByTime(1000)
    expect([ticks, ticker.now()]).toEqual([500, 7])
    for (const stop of stops) stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
