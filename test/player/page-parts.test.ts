import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DayNow } from '#app/domain/exam/day-now.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Noticed } from '#app/domain/exam/signals.ts'
import { GATHER_MS, MOST_REPORTS } from '#app/domain/exam/signals.ts'
import { AnswerSheet } from '#app/ui/exam/answer-sheet.ts'
import { DayBook } from '#app/ui/exam/day-book.ts'
import type { DayDoor, ExamDoor, Pictured } from '#app/ui/exam/door.ts'
import { listenTo, type Source } from '#app/ui/exam/events.ts'
import { jittered, longestPause, triesNow, within } from '#app/ui/exam/pace.ts'
import { meaningOf } from '#app/ui/exam/shortcuts.ts'
import { watchSignals } from '#app/ui/exam/signal-watch.ts'

const NOW = '2026-11-21T01:00:00.000Z' as Instant
const END = '2026-11-21T02:00:00.000Z' as Instant
const dayOf = (change: Partial<DayNow> = {}): DayNow => ({
  state: 'open', now: NOW, deadline: END, leftMs: 3_600_000, submittedAt: null, closed: null, window: null, paused: null, breaksLeft: [], changes: [], messages: [], ...change,
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the pace of saving', () => {
  it('is quickest in the last minute', () => {
    expect(longestPause(60_001)).toBeGreaterThan(longestPause(60_000) * 5)
    expect(longestPause(-1)).toBeLessThanOrEqual(1500)
  })
  it('is spread, a fifth more or less', () => {
    const many = Array.from({ length: 200 }, () => jittered(1000))
    expect(Math.min(...many)).toBeGreaterThanOrEqual(800)
    expect(Math.max(...many)).toBeLessThanOrEqual(1200)
    expect(new Set(many).size).toBeGreaterThan(100)
    expect(within(1500)).toBeLessThan(1500)
  })
  it('tries at once at certain seconds before the end, each of them once', () => {
    expect([[60_250, 60_000], [60_000, 59_750], [10_100, 9_900], [500, 250], [1200, 900]].map(([before, left]) => triesNow(before as number, left as number))).toEqual([true, false, true, false, true])
  })
})

describe('single keys', () => {
  it('are known by their place, and are few', () => {
    expect(['KeyN', 'KeyP', 'KeyF', 'KeyU', 'Digit3', 'Numpad9'].map(meaningOf)).toEqual(['next', 'previous', 'flag', 'unanswered', 3, 9])
    expect(['KeyH', 'Enter', 'Space', 'Tab', 'ArrowDown', 'Digit0', 'Escape'].map(meaningOf)).toEqual(Array(7).fill(undefined))
  })
})

class FakeSource implements Source {
  static readonly made: FakeSource[] = []
  readyState = 0
  closed = false
  readonly heard = new Map<string, (event: { data?: unknown }) => void>()
  constructor(readonly address: string) {
    FakeSource.made.push(this)
  }
  addEventListener(kind: string, heard: (event: { data?: unknown }) => void) {
    this.heard.set(kind, heard)
  }
  close() {
    this.closed = true
    this.readyState = 2
  }
  say(data: unknown) {
    this.readyState = 1
    this.heard.get('now')?.({ data: JSON.stringify(data) })
  }
  fail() {
    this.readyState = 2
    this.heard.get('error')?.({})
  }
}

describe('pushes on the page', () => {
  beforeEach(() => void FakeSource.made.splice(0))
  const listening = () => {
    const heard: DayNow[] = []
    const pushes = listenTo('a1', (day) => heard.push(day), (address) => new FakeSource(address))
    return { heard, pushes }
  }
  it('are heard, and nonsense is passed over', () => {
    const { heard, pushes } = listening()
    const [source] = FakeSource.made
    expect(source?.address).toBe('/exam/attempts/a1/events')
    expect(pushes.connected()).toBe(false)
    source?.say(dayOf())
    source?.heard.get('now')?.({ data: '{' })
    expect(heard).toHaveLength(1)
    expect(pushes.connected()).toBe(true)
  })
  it('are asked for again after a refusal, each time later, until the page is left', () => {
    const { pushes } = listening()
    FakeSource.made[0]?.fail()
    vi.advanceTimersByTime(4999)
    expect(FakeSource.made).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(FakeSource.made).toHaveLength(2)
    FakeSource.made[1]?.fail()
    vi.advanceTimersByTime(15_000)
    expect(FakeSource.made).toHaveLength(3)
    FakeSource.made[2]?.fail()
    pushes.close()
    vi.advanceTimersByTime(600_000)
    expect(FakeSource.made).toHaveLength(3)
  })
  it('end with the attempt', () => {
    listening()
    FakeSource.made[0]?.say(dayOf({ state: 'closed', submittedAt: END }))
    expect(FakeSource.made[0]?.closed).toBe(true)
  })
  it('are done without where a browser has none', () => {
    expect(listenTo('a1', () => {}, undefined).connected()).toBe(false)
  })
})

/** A door of the day whose answers the test sets. */
class Day implements DayDoor {
  readonly window = 'mine-mine'
  next: Pictured = { kind: 'day', day: dayOf({ window: 'mine-mine' }) }
  confirmed = true
  readonly calls: string[] = []
  #answer = async (call: string) => {
    this.calls.push(call)
    return this.next
  }
  claim = () => this.#answer('claim')
  state = () => this.#answer('state')
  takeBreak = () => this.#answer('break')
  endBreak = () => this.#answer('end')
  confirm = async () => this.confirmed
  report = () => {}
}
const silent: ExamDoor = {
  save: async () => ({ kind: 'unreachable' }), saveOnLeaving: () => {}, handIn: async () => ({ kind: 'unreachable' }), paper: async () => ({ kind: 'unreachable' }), claim: async () => ({ kind: 'unreachable' }),
}

describe('the day book', () => {
  const bookOf = (first = dayOf()) => {
    const sheet = new AnswerSheet({ door: silent, answers: {}, deadline: END, now: NOW })
    const door = new Day()
    return { sheet, door, book: new DayBook(first, door, sheet) }
  }
  const extended = { at: NOW, what: 'extended', minutes: 10, reason: '断电' } as const

  it('has news of what changed since the page was made, once', () => {
    const { book, sheet } = bookOf(dayOf({ changes: [extended] }))
    const more = { at: END, what: 'sitting-extended', minutes: 5, reason: '火警' } as const
    book.told(dayOf({ changes: [extended, more], deadline: '2026-11-21T02:05:00.000Z' as Instant }))
    book.told(dayOf({ changes: [extended, more] }))
    expect(book.state().news).toEqual([more])
    book.putAway(more)
    book.told(dayOf({ changes: [extended, more] }))
    expect(book.state().news).toEqual([])
    expect(sheet.state().deadline).toBe(END)
  })
  it('claims its window once, and again only after the server was away', async () => {
    const { book, door, sheet } = bookOf()
    const there = door.next
    door.next = { kind: 'unreachable' }
    await book.begin()
    // Not yet the live one: another window is no reason to stop.
    book.told(dayOf({ window: 'other-one' }))
    expect(sheet.state().link).toBe('idle')
    door.next = there
    await book.begin()
    await book.begin()
    expect(door.calls).toEqual(['claim', 'claim'])
    book.told(dayOf({ window: 'other-one' }))
    expect(sheet.state().link).toBe('passive')
    await book.begin()
    expect(door.calls).toHaveLength(2)
  })
  it('lets a message go when the server knows that it was read', async () => {
    const { book, door } = bookOf(dayOf({ messages: [{ id: 'm', at: NOW, text: '安静' }] }))
    door.confirmed = false
    await book.confirm('m')
    expect(book.state()).toMatchObject({ act: 'failed', day: { messages: [{ id: 'm' }] } })
    door.confirmed = true
    await book.confirm('m')
    expect(book.state()).toMatchObject({ act: 'none', day: { messages: [] } })
  })
  it('takes and ends breaks, and says when it could not', async () => {
    const { book, door, sheet } = bookOf()
    door.next = { kind: 'day', day: dayOf({ state: 'paused', paused: { since: NOW, until: END, isBreak: true, reason: '' } }) }
    await book.takeBreak()
    expect(sheet.state().link).toBe('paused')
    door.next = { kind: 'unreachable' }
    await book.endBreak()
    expect(book.state().act).toBe('failed')
    door.next = { kind: 'day', day: dayOf() }
    await book.endBreak()
    expect(book.state()).toMatchObject({ act: 'none', day: { state: 'open' } })
    expect(sheet.state().link).toBe('idle')
  })
  it('ends the sheet when the attempt is over', async () => {
    const { book, door, sheet } = bookOf()
    door.next = { kind: 'closed', submittedAt: END }
    await book.begin()
    expect(sheet.state().closed).toBe(END)
  })
})

describe('the watch for signals', () => {
  const watching = () => {
    const page = Object.assign(new EventTarget(), { document: Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState }) })
    const reports: (readonly Noticed[])[] = []
    const watch = watchSignals((signals) => reports.push(signals), page as unknown as Window)
    return { page, reports, watch }
  }
  it('gathers, and tells sparsely', () => {
    const { page, reports } = watching()
    for (const ms of [500, 4000, 3000]) {
      page.dispatchEvent(new Event('blur'))
      vi.advanceTimersByTime(ms)
      page.dispatchEvent(new Event('focus'))
    }
    page.document.dispatchEvent(new Event('paste'))
    expect(reports).toEqual([])
    vi.advanceTimersByTime(GATHER_MS)
    expect(reports).toHaveLength(1)
    expect(reports[0]).toMatchObject([{ signal: 'window-left', count: 2, ms: 7000 }, { signal: 'paste', count: 1 }])
    vi.advanceTimersByTime(10 * GATHER_MS)
    expect(reports).toHaveLength(1)
  })
  it('does not count a window that is only covered by another of the page’s own as come back', () => {
    const { page, reports } = watching()
    page.document.visibilityState = 'hidden'
    page.document.dispatchEvent(new Event('visibilitychange'))
    vi.advanceTimersByTime(5000)
    page.dispatchEvent(new Event('focus'))
    vi.advanceTimersByTime(GATHER_MS)
    expect(reports).toEqual([])
    page.document.visibilityState = 'visible'
    page.document.dispatchEvent(new Event('visibilitychange'))
    vi.advanceTimersByTime(GATHER_MS)
    expect(reports[0]?.[0]).toMatchObject({ signal: 'window-left', count: 1 })
  })
  it('stops telling after so many reports, and when the page is left tells the rest', () => {
    const { page, reports, watch } = watching()
    for (let i = 0; i < MOST_REPORTS + 5; i++) {
      page.document.dispatchEvent(new Event('paste'))
      vi.advanceTimersByTime(GATHER_MS)
    }
    expect(reports).toHaveLength(MOST_REPORTS)
    watch.stop()
    const second = watching()
    second.watch.note('second-window')
    second.watch.stop()
    expect(second.reports).toEqual([[{ signal: 'second-window', count: 1, ms: 0 }]])
    second.page.document.dispatchEvent(new Event('paste'))
    vi.advanceTimersByTime(GATHER_MS)
    expect(second.reports).toHaveLength(1)
  })
})
