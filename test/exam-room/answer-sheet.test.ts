import { describe, expect, it } from 'vitest'
import type { DayNow } from '#app/domain/exam/day-now.ts'
import type { Response, ServedItem } from '#app/domain/exam/item.ts'
import type { Instant } from '#app/domain/instant.ts'
import { AnswerSheet } from '#app/ui/exam/answer-sheet.ts'
import { clockText, spokenAt } from '#app/ui/exam/clock.ts'
import type { ExamDoor, HandedIn, Pictured, Saved, Sending } from '#app/ui/exam/door.ts'
import { inWords, orderOf, paired, placed, placesOf, responseOf, toggled } from '#app/ui/exam/response.ts'
import { inMemory, type Unsent } from '#app/ui/exam/unsent.ts'

const DEADLINE = '2026-11-21T02:00:00.000Z' as Instant
const NOW = '2026-11-21T01:00:00.000Z' as Instant
/** When the clock of these stories chose something, in milliseconds. */
const AT = expect.any(Number)

/** A server of one attempt that keeps the rule: a higher revision wins. It can be cut off, closed, or made to forget the log-in. */
class Server implements ExamDoor {
  readonly answers = new Map<number, { revision: number; response: Response }>()
  readonly requests: (readonly Sending[])[] = []
  state: 'up' | 'down' | 'logged-out' | 'closed' | 'paused' = 'up'
  bad: number | undefined
  window: string | null = null
  late = 0

  async save(answers: readonly Sending[]): Promise<Saved> {
    this.requests.push(answers)
    if (this.state === 'down') return { kind: 'unreachable' }
    if (this.state === 'logged-out' || this.state === 'paused') return { kind: this.state }
    if (this.window !== null && this.window !== 'mine') {
      this.late += answers.length
      return { kind: 'taken-over' }
    }
    if (this.state === 'closed') return { kind: 'closed', submittedAt: DEADLINE }
    if (answers.some(({ slot }) => slot === this.bad)) return { kind: 'refused', slot: this.bad ?? null }
    const [saved, stale]: [{ slot: number; revision: number }[], Sending[]] = [[], []]
    for (const { slot, revision, response } of answers) {
      const stands = this.answers.get(slot)
      if (!stands || revision > stands.revision) this.answers.set(slot, { revision, response })
      const now = this.answers.get(slot) as { revision: number; response: Response }
      if (now.revision === revision && JSON.stringify(now.response) === JSON.stringify(response)) saved.push({ slot, revision })
      else stale.push({ slot, ...now })
    }
    return { kind: 'receipt', receipt: { saved, stale, deadline: DEADLINE, now: NOW } }
  }
  saveOnLeaving(answers: readonly Sending[]) {
    void this.save(answers)
  }
  async handIn(seen: Readonly<Record<number, number>>, force: boolean): Promise<HandedIn> {
    if (this.state === 'down') return { kind: 'unreachable' }
    const missing = Object.entries(seen).filter(([slot, revision]) => revision > (this.answers.get(Number(slot))?.revision ?? 0)).map(([slot]) => Number(slot))
    if (missing.length > 0 && !force) return { kind: 'missing', missing }
    this.state = 'closed'
    return { kind: 'done', submittedAt: NOW }
  }
  async claim(): Promise<Pictured> {
    if (this.state === 'down') return { kind: 'unreachable' }
    this.window = 'mine'
    return { kind: 'day', day: dayOf({ window: 'mine' }) }
  }
  async paper() {
    return { kind: 'paper' as const, paper: { items: [], answers: Object.fromEntries(this.answers), deadline: DEADLINE, now: NOW } }
  }
}

const dayOf = (change: Partial<DayNow> = {}): DayNow => ({
  state: 'open', now: NOW, deadline: DEADLINE, leftMs: 3_600_000, submittedAt: null, closed: null, window: null, paused: null, breaksLeft: [], changes: [], messages: [], ...change,
})

/** A sheet whose waiting ends when the test says so. */
async function openSheet(server = new Server(), unsent: Unsent = inMemory()) {
  const waiting: (() => void)[] = []
  const { paper: { answers } } = await server.paper()
  const sheet = new AnswerSheet({ door: server, answers, deadline: DEADLINE, now: NOW, wait: () => new Promise((resolve) => waiting.push(resolve)) })
  await sheet.restore(unsent)
  await settle()
  return { server, unsent, sheet, tryAgain: async () => { for (const go of waiting.splice(0)) go(); await settle() } }
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('the answer sheet', () => {
  it('calls an answer saved only when the server has acknowledged that revision', async () => {
    const { server, sheet } = await openSheet()
    sheet.change(1, 'a')
    expect(sheet.state().entries.get(1)).toEqual({ revision: 1, response: 'a', saved: 0, at: AT })
    await settle()
    expect(sheet.state()).toMatchObject({ link: 'idle', savedAt: Date.parse(NOW) })
    expect(sheet.state().entries.get(1)).toEqual({ revision: 1, response: 'a', saved: 1, at: AT })
    expect(server.answers.get(1)).toEqual({ revision: 1, response: 'a' })
  })

  it('goes on trying while the server is away, and sends the last choice when it is back', async () => {
    const { server, unsent, sheet, tryAgain } = await openSheet()
    server.state = 'down'
    sheet.change(1, 'a')
    await settle()
    sheet.change(1, 'b')
    sheet.change(2, true)
    expect(sheet.state().link).toBe('unreachable')
    expect(await unsent.all()).toEqual([{ slot: 1, revision: 2, response: 'b', at: AT }, { slot: 2, revision: 1, response: true, at: AT }])
    await tryAgain()
    server.state = 'up'
    await tryAgain()
    expect([...server.answers]).toEqual([[1, { revision: 2, response: 'b' }], [2, { revision: 1, response: true }]])
    expect(sheet.state().link).toBe('idle')
    expect(await unsent.all()).toEqual([])
  })

  it('sends after a reload what was left unsent', async () => {
    const first = await openSheet()
    first.server.state = 'down'
    first.sheet.change(1, 'c')
    await settle()
    first.server.state = 'up'
    const { sheet, server } = await openSheet(first.server, first.unsent)
    expect(server.answers.get(1)).toEqual({ revision: 1, response: 'c' })
    expect(sheet.unacknowledged()).toEqual([])
  })

  it('takes what stands when another place was later, and tells both answers', async () => {
    const { server, sheet } = await openSheet()
    server.answers.set(1, { revision: 5, response: 'd' })
    sheet.change(1, 'a')
    await settle()
    expect(sheet.state().conflicts).toEqual([{ slot: 1, mine: 'a', stands: 'd' }])
    expect(sheet.state().entries.get(1)).toEqual({ revision: 5, response: 'd', saved: 5, at: 0 })
    sheet.dismiss(1)
    sheet.change(1, 'a')
    await settle()
    expect(server.answers.get(1)).toEqual({ revision: 6, response: 'a' })
    expect(sheet.state().conflicts).toEqual([])
  })

  it('tells a left-over answer that lost, and says nothing of one that had arrived', async () => {
    const unsent = inMemory()
    await unsent.keep({ slot: 1, revision: 2, response: 'a', at: 1 })
    await unsent.keep({ slot: 2, revision: 1, response: true, at: 1 })
    const server = new Server()
    server.answers.set(1, { revision: 3, response: 'b' }).set(2, { revision: 1, response: true })
    const { sheet } = await openSheet(server, unsent)
    expect(sheet.state().conflicts).toEqual([{ slot: 1, mine: 'a', stands: 'b' }])
    expect(await unsent.all()).toEqual([])
  })

  it('sets a bad answer aside so that the others go through', async () => {
    const { server, sheet } = await openSheet()
    server.bad = 1
    sheet.change(1, 'x')
    sheet.change(2, true)
    await settle()
    expect(sheet.state()).toMatchObject({ refused: [1], link: 'idle' })
    expect(server.answers.get(2)).toEqual({ revision: 1, response: true })
  })

  it('keeps its answers when the log-in has ended, and sends them after the next', async () => {
    const { server, sheet, tryAgain } = await openSheet()
    server.state = 'logged-out'
    sheet.change(1, 'a')
    await settle()
    expect(sheet.state().link).toBe('logged-out')
    server.state = 'up'
    await tryAgain()
    expect(server.answers.get(1)?.response).toBe('a')
  })

  it('changes nothing after the end, and remembers what the server never got', async () => {
    const { server, sheet } = await openSheet()
    server.state = 'closed'
    sheet.change(1, 'a')
    await settle()
    expect(sheet.state().closed).toBe(DEADLINE)
    sheet.change(2, 'b')
    expect(sheet.state().entries.has(2)).toBe(false)
    expect(sheet.unacknowledged().map(({ slot }) => slot)).toEqual([1])
  })

  it('hands in what it has shown, and is told what the server lacks', async () => {
    const { server, sheet } = await openSheet()
    sheet.change(1, 'a')
    await settle()
    server.answers.clear()
    expect(await sheet.handIn(false)).toEqual({ kind: 'missing', missing: [1] })
    expect(sheet.state().closed).toBeNull()
    expect(await sheet.handIn(true)).toEqual({ kind: 'done', submittedAt: NOW })
    expect(sheet.state().closed).toBe(NOW)
  })

  it('falls silent for another tab, and goes on from what the server has', async () => {
    const { server, sheet, unsent } = await openSheet()
    sheet.change(1, 'a')
    await settle()
    sheet.yieldToAnother()
    sheet.change(1, 'b')
    expect(sheet.state().entries.get(1)?.response).toBe('a')
    server.answers.set(1, { revision: 4, response: 'c' })
    await unsent.keep({ slot: 2, revision: 1, response: false, at: 1 })
    expect(await sheet.takeOver()).toBe(true)
    await settle()
    expect(sheet.state().entries.get(1)?.response).toBe('c')
    expect(server.answers.get(2)?.response).toBe(false)
  })

  it('is overtaken by another window: it stops, keeps what it had not sent, and brings it back when it goes on', async () => {
    const { server, sheet, tryAgain } = await openSheet()
    await server.claim()
    server.state = 'down'
    sheet.change(1, 'a')
    sheet.change(2, true)
    await settle()
    server.state = 'up'
    server.window = 'other'
    server.answers.set(1, { revision: 9, response: 'd' })
    await tryAgain()
    // The server had two late answers, and took neither.
    expect(server.late).toBe(2)
    expect(sheet.state().link).toBe('passive')
    expect(sheet.unacknowledged().map(({ slot }) => slot)).toEqual([1, 2])
    sheet.change(2, false)
    expect(sheet.unacknowledged()[1]?.response).toBe(true)

    expect(await sheet.takeOver()).toBe(true)
    await settle()
    expect(server.answers.get(2)).toEqual({ revision: 1, response: true })
    expect(sheet.state().entries.get(1)).toMatchObject({ response: 'd', saved: 9 })
    expect(sheet.state().conflicts).toEqual([{ slot: 1, mine: 'a', stands: 'd' }])
    expect(sheet.unacknowledged()).toEqual([])
  })

  it('goes on only if the server could be asked', async () => {
    const { server, sheet } = await openSheet()
    sheet.yieldToAnother()
    server.state = 'down'
    expect(await sheet.takeOver()).toBe(false)
    expect(sheet.state().link).toBe('passive')
  })

  it('is told of another window, of a pause, of more time and of the end', async () => {
    const { sheet } = await openSheet()
    const later = '2026-11-21T02:10:00.000Z' as Instant
    sheet.told(dayOf({ deadline: later, window: 'mine' }), 'mine')
    expect(sheet.state()).toMatchObject({ deadline: later, link: 'idle' })
    sheet.told(dayOf({ window: 'other' }), null)
    expect(sheet.state().link).toBe('idle')
    sheet.told(dayOf({ state: 'paused', paused: { since: NOW, until: null, isBreak: false, reason: '火警演习' } }), 'mine')
    expect(sheet.state().link).toBe('paused')
    sheet.change(1, 'a')
    expect(sheet.state().entries.has(1)).toBe(false)
    sheet.told(dayOf(), 'mine')
    expect(sheet.state().link).toBe('idle')
    sheet.told(dayOf({ window: 'other' }), 'mine')
    expect(sheet.state().link).toBe('passive')
    sheet.told(dayOf({ state: 'closed', submittedAt: later }), 'mine')
    expect(sheet.state().closed).toBe(later)
  })

  it('loses nothing that was on its way when a pause began, and sends it when the pause is over', async () => {
    const { server, sheet, tryAgain } = await openSheet()
    server.state = 'paused'
    sheet.change(1, 'a')
    await settle()
    expect(sheet.state().link).toBe('paused')
    expect(sheet.unacknowledged()).toHaveLength(1)
    server.state = 'up'
    sheet.told(dayOf(), null)
    await tryAgain()
    expect(server.answers.get(1)).toEqual({ revision: 1, response: 'a' })
    expect(sheet.state().link).toBe('idle')
  })

  it('says since when answers wait, by the server’s clock', async () => {
    const { server, sheet, tryAgain } = await openSheet()
    expect(sheet.unsentSince()).toBeNull()
    server.state = 'down'
    sheet.change(1, 'a')
    await settle()
    const since = sheet.unsentSince() as number
    expect(Math.abs(since - Date.parse(NOW))).toBeLessThan(5000)
    sheet.change(2, true)
    expect(sheet.unsentSince()).toBe(since)
    server.state = 'up'
    await tryAgain()
    await tryAgain()
    expect(sheet.unsentSince()).toBeNull()
  })

  it('is loud the moment the browser says that there is no network', async () => {
    const { sheet } = await openSheet()
    sheet.offline()
    expect(sheet.state().link).toBe('unreachable')
    await sheet.heartbeat()
    expect(sheet.state().link).toBe('idle')
  })

  it('keeps what never arrived after the end, for a rescue file, and forgets the rest', async () => {
    const { server, sheet, unsent } = await openSheet()
    sheet.change(1, 'a')
    await settle()
    server.state = 'down'
    sheet.change(2, true)
    await settle()
    sheet.closedElsewhere(DEADLINE)
    await settle()
    expect((await unsent.all()).map(({ slot }) => slot)).toEqual([2])
  })

  it('sends what is pending when the page is left', async () => {
    const { server, sheet } = await openSheet()
    server.state = 'down'
    sheet.change(1, 'a')
    await settle()
    server.state = 'up'
    sheet.leave()
    expect(server.answers.get(1)?.response).toBe('a')
  })
})

describe('responses in the browser', () => {
  const ordering: ServedItem = { slot: 1, item: 'x', kind: 'ordering', stem: '', options: ['b', 'a', 'c'].map((id) => ({ id, text: `text ${id}` })) }
  it('are toggled and paired in the order in which the server keeps them', () => {
    expect(toggled(['c'], 'a', true)).toEqual(['a', 'c'])
    expect(toggled(['a'], 'a', false)).toBeNull()
    expect(JSON.stringify(paired({ c: 'x' }, 'a', 'y'))).toBe('{"a":"y","c":"x"}')
    expect(paired({ a: 'y' }, 'a', '')).toBeNull()
  })
  it('stay a whole order when two options change places, and are none while a place is missing', () => {
    expect(orderOf(ordering.options ?? [], placed(placesOf(['a', 'b', 'c']), 'c', 1))).toEqual(['c', 'b', 'a'])
    expect(orderOf(ordering.options ?? [], placed({ a: 1 }, 'b', 1))).toBeUndefined()
    expect(orderOf(ordering.options ?? [], {})).toBeNull()
  })
  it.each([
    ['single', [['response', 'b']], 'b'],
    ['single', [], null],
    ['true-false', [['response', 'false']], false],
    ['multiple', [['response', 'c'], ['response', 'a']], ['a', 'c']],
    ['ordering', [['option-a', '2'], ['option-b', '1'], ['option-c', '3']], ['b', 'a', 'c']],
    ['ordering', [['option-a', '2'], ['option-b', '2'], ['option-c', '3']], undefined],
    ['matching', [['option-a', 'c'], ['option-b', '']], { a: 'c' }],
  ] as const)('of a form for %s %j are %j', (kind, fields, expected) => {
    const form = new FormData()
    for (const [name, value] of fields) form.append(name, value)
    expect(responseOf({ ...ordering, kind }, form)).toEqual(expected)
  })
  it('are told in the words of the item', () => {
    expect(inWords(ordering, ['c', 'a', 'b'], String)).toBe('text c → text a → text b')
    expect(inWords({ ...ordering, kind: 'true-false' }, true, (v) => (v ? 'yes' : 'no'))).toBe('yes')
  })
})

describe('the clock', () => {
  it('writes what is left, rounded up to the second', () => {
    expect([4_328_000, 59_001, 1, 0, -5].map(clockText)).toEqual(['1:12:08', '0:01:00', '0:00:01', '0:00:00', '0:00:00'])
  })
  it('speaks at 30, 10, 5 and 1 minute, once each, and not for the minutes a sleeping machine slept through', () => {
    const minute = 60_000
    expect(spokenAt(30 * minute + 1, 30 * minute)).toBe(30)
    expect(spokenAt(30 * minute, 29 * minute)).toBeUndefined()
    expect(spokenAt(40 * minute, 4 * minute)).toBe(5)
    expect(spokenAt(minute + 1, 0)).toBeUndefined()
  })
})
