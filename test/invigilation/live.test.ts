import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { handIn, saveAnswers } from '#app/services/attempts.ts'
import { actAtDesk } from '#app/services/invigilation.ts'
import { followSitting, type LiveNews, watchedCount } from '#app/services/live-list.ts'
import { announce } from '#app/services/live.ts'
import { joined, LEFT_MS, presenceIn, SEEN_MS, seen } from '#app/services/presence.ts'
import { addMs, type Instant } from '#app/domain/instant.ts'
import { ENGINES } from '../database/worlds.ts'
import { good, NINE, nineAnd, rightly } from '../exam-room/room.ts'
import { type Desk, openDesk } from './desk.ts'

describe.each(ENGINES)('the live list on %s', (engine) => {
  let desk: Desk
  beforeEach(async () => {
    desk = await openDesk(engine)
  })
  afterEach(() => desk.close())

  /** A desk that listens, and what it was told. */
  const listener = () => {
    const heard: LiveNews[] = []
    const stop = followSitting(desk.app, desk.sitting, (news) => void heard.push(news))
    const until = (wanted: (news: LiveNews) => boolean) => vi.waitFor(() => expect(heard.find(wanted)).toBeDefined(), { timeout: 8000, interval: 50 })
    return { heard, stop, until }
  }
  const changes = (heard: readonly LiveNews[]) => heard.flatMap((news) => (news.type === 'rows' ? [news.changed.map(({ name }) => name)] : []))

  it('tells the whole list first and then only the rows that changed, to several desks alike, from one watch', async () => {
    const [yi, bing] = [await desk.begun('乙'), await desk.begun('丙')]
    const [one, two] = [listener(), listener()]
    expect(watchedCount(desk.app.database)).toBe(1)
    await one.until(({ type }) => type === 'list')
    await two.until(({ type }) => type === 'list')
    expect(one.heard[0]).toMatchObject({ type: 'list', now: NINE, over: false, rows: [{ name: '丙' }, { name: '乙' }], sitting: { items: 9, minutes: 60 } })
    good(await saveAnswers(desk.app, yi.person, yi.attemptId, rightly(yi.items).slice(0, 3)))
    await one.until((news) => news.type === 'rows' && news.changed.some(({ answered }) => answered === 3))
    good(await actAtDesk(desk.app, desk.invigilator.personId, desk.sitting, [bing.booking], { act: 'pause', reason: '停电' }))
    await one.until((news) => news.type === 'rows' && news.changed.some(({ state }) => state === 'paused'))
    expect(changes(one.heard)).toEqual([['乙'], ['丙']])
    await two.until((news) => news.type === 'rows' && news.changed.some(({ state }) => state === 'paused'))
    one.stop()
    expect(watchedCount(desk.app.database)).toBe(1)
    two.stop()
    expect(watchedCount(desk.app.database)).toBe(0)
  })

  it('looks at most once a second, however much happens', async () => {
    const yi = await desk.begun('乙')
    const { heard, stop, until } = listener()
    await until(({ type }) => type === 'list')
    const begun = performance.now()
    for (const [i, answer] of rightly(yi.items).entries()) good(await saveAnswers(desk.app, yi.person, yi.attemptId, [{ ...answer, revision: i + 1 }]))
    await until((news) => news.type === 'rows' && news.changed.some(({ answered }) => answered === 9))
    expect(changes(heard).length).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - begun) / 1000))
    stop()
  })

  it('sees what another process did, without news of it', async () => {
    const yi = await desk.begun('乙')
    const { stop, until } = listener()
    await until(({ type }) => type === 'list')
    // Written past every service: nobody announces it.
    const { database } = desk.app
    await database.write('elsewhere', async (tx) => {
      await tx.insert(database.tables.answers).values({ attemptId: yi.attemptId, slot: 1, revision: 1, response: 'a', savedAt: nineAnd(1) })
    })
    await until((news) => news.type === 'rows' && news.changed.some(({ answered, lastSaveAt }) => answered === 1 && lastSaveAt === nineAnd(1)))
    stop()
  })

  it('tells who came and who went, and what only the clock changed', async () => {
    const person = await desk.candidate('甲')
    const { heard, stop, until } = listener()
    await until(({ type }) => type === 'list')
    const leave = joined(desk.app, desk.sitting, person)
    await until((news) => news.type === 'rows' && news.changed.some(({ connected, state }) => connected && state === 'waiting'))
    leave()
    desk.setClock(addMs(nineAnd(-10), LEFT_MS + 1))
    await until((news) => news.type === 'rows' && news.changed.some(({ connected, state }) => !connected && state === 'booked'))
    desk.setClock(nineAnd(31))
    await until((news) => news.type === 'rows' && news.changed.some(({ state }) => state === 'missed'))
    expect(changes(heard)).toEqual([['甲'], ['甲'], ['甲']])
    stop()
  })

  it('ends when the sitting is over and nobody sits, and closes first whose time is over', async () => {
    const [yi, bing] = [await desk.begun('乙'), await desk.begun('丙')]
    good(await handIn(desk.app, yi.person, yi.attemptId, { seen: {}, force: false }))
    const { stop, until } = listener()
    await until(({ type }) => type === 'list')
    desk.setClock(nineAnd(81))
    announce(desk.app, { sittingId: desk.sitting, attemptId: null, personId: null, kind: 'schedule' })
    await until(({ type }) => type === 'over')
    expect(watchedCount(desk.app.database)).toBe(0)
    stop()
    const again = listener()
    await again.until((news) => news.type === 'list' && news.over && news.rows.some(({ attemptId, finishedAt }) => attemptId === bing.attemptId && finishedAt === nineAnd(60)))
    await again.until(({ type }) => type === 'over')
  })
})

describe('presence', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await openDesk('sqlite')
  })
  afterEach(() => desk.close())
  const person = 'somebody' as Parameters<typeof seen>[2]
  const at = (ms: number): Instant => addMs(nineAnd(-10), ms)
  const there = (ms: number) => presenceIn(desk.app, desk.sitting, at(ms)).get(person)

  it('lasts a while after a request, and as long as a stream is open', () => {
    expect(there(0)).toBeUndefined()
    seen(desk.app, desk.sitting, person)
    expect([there(0), there(SEEN_MS), there(SEEN_MS + 1)]).toEqual([true, true, false])
    const [leave, leaveSecond] = [joined(desk.app, desk.sitting, person), joined(desk.app, desk.sitting, person)]
    leave()
    leave()
    expect(there(10 * SEEN_MS)).toBe(true)
    // A request just before the stream broke off says nothing of the time after; one after it does.
    desk.setClock(at(199_000))
    seen(desk.app, desk.sitting, person)
    desk.setClock(at(200_000))
    leaveSecond()
    expect([there(200_000 + LEFT_MS), there(200_001 + LEFT_MS)]).toEqual([true, false])
    desk.setClock(at(230_000))
    seen(desk.app, desk.sitting, person)
    expect([there(230_000 + SEEN_MS), there(230_001 + SEEN_MS)]).toEqual([true, false])
  })

  it('is of one sitting, and forgotten hours later', () => {
    const other = 'another' as typeof desk.sitting
    seen(desk.app, desk.sitting, person)
    expect(presenceIn(desk.app, other, at(0)).size).toBe(0)
    desk.setClock(at(7 * 3600_000))
    joined(desk.app, other, person)()
    expect(presenceIn(desk.app, desk.sitting, at(7 * 3600_000)).size).toBe(0)
  })
})
