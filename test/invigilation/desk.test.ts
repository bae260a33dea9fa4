import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LiveRow } from '#app/domain/exam/live-list.ts'
import type { AttemptId, BookingId, PersonId } from '#app/domain/ids.ts'
import { takeOverAttempt } from '#app/services/attempt-acts.ts'
import { handIn, saveAnswers, startAttempt } from '#app/services/attempts.ts'
import { actAtDesk, chosenCandidates, concernedBy, ownerOfAttempt } from '#app/services/invigilation.ts'
import { liveDesk } from '#app/services/live-list.ts'
import { rescuePublicKey } from '#app/services/rescue.ts'
import { releaseResults } from '#app/services/results.ts'
import { candidateTimeline, loadRescue, previewRescue } from '#app/services/timeline.ts'
import { sealRescue } from '#app/ui/exam/rescue-file.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { sittingEventsRepository } from '#db/repositories/sitting-events.ts'
import { ENGINES } from '../database/worlds.ts'
import { good, NINE, nineAnd, rightly } from '../exam-room/room.ts'
import { type Desk, openDesk } from './desk.ts'

describe.each(ENGINES)('the invigilator’s desk on %s', (engine) => {
  let desk: Desk
  beforeEach(async () => {
    desk = await openDesk(engine)
  })
  afterEach(() => desk.close())
  const by = () => desk.invigilator.personId
  const rows = async () => new Map((await liveDesk(desk.app, desk.sitting))?.list.rows.map((row) => [row.name, row] as const))
  const rowOf = async (name: string) => (await rows()).get(name) as LiveRow
  const act = (whom: 'all' | readonly BookingId[], what: Parameters<typeof actAtDesk>[4], who: PersonId = by()) => actAtDesk(desk.app, who, desk.sitting, whom, what)
  const steps = (id: AttemptId) => desk.app.database.read((db) => attemptsRepository(desk.app.database).steps(db, id))
  const audited = async () => (await desk.app.database.read((db) => db.select().from(desk.app.database.tables.audit))).map(({ action }) => action)

  it('lists everybody booked as they are: booked, sitting with answers, paused, handed in, missed', async () => {
    await desk.candidate('甲')
    const [yi, bing, ding] = [await desk.begun('乙'), await desk.begun('丙'), await desk.begun('丁')]
    desk.setClock(nineAnd(5))
    const [first, second] = rightly(yi.items)
    good(await saveAnswers(desk.app, yi.person, yi.attemptId, [first, second].flatMap((one) => one ?? [])))
    // A cleared answer is none.
    good(await saveAnswers(desk.app, yi.person, yi.attemptId, [{ slot: second?.slot ?? 0, revision: 2, response: null }]))
    good(await act([bing.booking], { act: 'pause', reason: '停电' }))
    good(await handIn(desk.app, ding.person, ding.attemptId, { seen: {}, force: false }))
    const found = await rows()
    expect([...found.values()].map(({ name, state, answered }) => [name, state, answered])).toEqual([
      ['丁', 'handed-in', 0], ['丙', 'paused', 0], ['乙', 'sitting', 1], ['甲', 'booked', 0],
    ])
    expect(found.get('乙')).toMatchObject({ lastSaveAt: nineAnd(5), deadline: nineAnd(60), stillMs: null, connected: false })
    expect(found.get('丙')).toMatchObject({ deadline: null, stillMs: 55 * 60_000 })
    expect(found.get('丁')).toMatchObject({ finishedAt: nineAnd(5) })
    desk.setClock(nineAnd(31))
    expect((await rowOf('甲')).state).toBe('missed')
    expect(JSON.stringify([...found.values()])).not.toContain(yi.person)
  })

  it('extends one, some or all, and nobody beyond the hard close', async () => {
    const [yi, bing] = [await desk.begun('乙'), await desk.begun('丙')]
    expect(good(await act([yi.booking], { act: 'extend', minutes: 10, reason: '设备更换' }))).toEqual({ done: 1, refused: [] })
    expect((await rowOf('乙')).deadline).toBe(nineAnd(70))
    expect((await rowOf('丙')).deadline).toBe(nineAnd(60))
    expect(await concernedBy(desk.app, desk.sitting, 'extend')).toBe(2)
    good(await act('all', { act: 'extend', minutes: 15, reason: '停电' }))
    expect([(await rowOf('乙')).deadline, (await rowOf('丙')).deadline]).toEqual([nineAnd(80), nineAnd(75)])
    expect(await steps(bing.attemptId)).toContainEqual({ type: 'extended', at: NINE, by: by(), minutes: 15, reason: '停电' })
  })

  it('does what can be done, and tells of whom it could not and why', async () => {
    const [yi, bing] = [await desk.begun('乙'), await desk.begun('丙')]
    const jia = await desk.bookingOf(await desk.candidate('甲'))
    good(await act([bing.booking], { act: 'close', reason: '身体不适' }))
    expect(good(await act([jia, yi.booking, bing.booking], { act: 'pause', reason: '停电' }))).toEqual({
      done: 1, refused: [{ name: '丙', refusal: 'attempt-closed', detail: undefined }, { name: '甲', refusal: 'not-begun', detail: undefined }],
    })
    expect(good(await act([bing.booking], { act: 'reopen', minutes: 0, reason: '误收卷' })).done).toBe(1)
    expect((await rowOf('丙')).state).toBe('sitting')
  })

  it('refuses before anybody is touched: without a reason, with wild minutes, for nobody, for another sitting’s people', async () => {
    const { booking, attemptId } = await desk.begun('乙')
    const before = await steps(attemptId)
    expect(await act([booking], { act: 'pause', reason: ' \n' })).toMatchObject({ refusal: 'act-reason-missing' })
    for (const minutes of [0, -5, 2.5, 601, Number.NaN]) expect(await act([booking], { act: 'extend', minutes, reason: '停电' })).toMatchObject({ refusal: 'grant-malformed' })
    expect(await act([booking], { act: 'message', text: '长'.repeat(501) })).toMatchObject({ refusal: 'text-too-long' })
    expect(await act([], { act: 'resume' })).toMatchObject({ refusal: 'nobody-chosen' })
    expect(await act('all', { act: 'resume' })).toMatchObject({ refusal: 'nobody-chosen' })
    expect(await act([desk.app.id<'booking'>()], { act: 'close', reason: '停电' })).toMatchObject({ refusal: 'nobody-chosen' })
    expect(await steps(attemptId)).toEqual(before)
  })

  it('does not let an officer act on an own attempt', async () => {
    const [own, other] = [await desk.begun('自'), await desk.begun('他')]
    expect(good(await act('all', { act: 'extend', minutes: 10, reason: '停电' }, own.person))).toEqual({ done: 1, refused: [{ name: '自', refusal: 'own-attempt' }] })
    expect(await steps(own.attemptId)).toHaveLength(1)
    expect(good(await act([own.booking], { act: 'identity', against: 'photo' }, own.person))).toMatchObject({ done: 0 })
    expect(await previewRescue(desk.app, own.person, own.attemptId, new Uint8Array())).toMatchObject({ refusal: 'own-attempt' })
    expect(await steps(other.attemptId)).toHaveLength(2)
  })

  it('records messages, identities, incidents and overrides once and for ever, each with who and when', async () => {
    const [yi, bing] = [await desk.begun('乙'), await desk.begun('丙')]
    good(await act('all', { act: 'message', text: '请核对姓名' }))
    good(await act([yi.booking], { act: 'message', text: ' 请到前台 ' }))
    good(await act([yi.booking, bing.booking], { act: 'incident', incident: 'network', text: '断网三分钟' }))
    good(await act('all', { act: 'identity', against: 'document-and-photo' }))
    good(await act([bing.booking], { act: 'seb-override', reason: '浏览器打不开' }))
    const events = await desk.app.database.read((db) => sittingEventsRepository(desk.app.database).ofSitting(db, desk.sitting))
    expect(events.map(({ kind, personId, detail }) => [kind, personId, detail]).sort()).toEqual(
      [
        ['message', null, { text: '请核对姓名' }],
        ['message', yi.person, { text: '请到前台' }],
        ['incident', yi.person, { incident: 'network', text: '断网三分钟' }],
        ['incident', bing.person, { incident: 'network', text: '断网三分钟' }],
        ['identity', yi.person, { against: 'document-and-photo' }],
        ['identity', bing.person, { against: 'document-and-photo' }],
        ['seb-override', bing.person, { reason: '浏览器打不开' }],
      ].sort(),
    )
    expect(events.every(({ byId, at }) => byId === by() && at === NINE)).toBe(true)
    expect(await rowOf('丙')).toMatchObject({ identified: true, incidents: 1 })
    expect(await audited()).toEqual(expect.arrayContaining(['sitting-message', 'sitting-incident', 'sitting-identity', 'sitting-seb-override']))
    // Everybody is identified by now: of all, nobody is left.
    expect(await act('all', { act: 'identity', against: 'document' })).toMatchObject({ refusal: 'nobody-chosen' })
  })

  it('changes nothing once results are released', async () => {
    const { person, booking, attemptId } = await desk.begun('乙')
    good(await handIn(desk.app, person, attemptId, { seen: {}, force: false }))
    desk.setClock(nineAnd(90))
    good(await releaseResults(desk.app, desk.releaser, desk.sitting))
    for (const what of [{ act: 'message', text: '好' }, { act: 'reopen', minutes: 5, reason: '误收' }, { act: 'incident', incident: 'other', text: '好' }] as const)
      expect(await act([booking], what)).toMatchObject({ refusal: 'results-released' })
  })

  it('shows photos only to compare faces, and puts that on record', async () => {
    const { booking } = await desk.begun('乙')
    expect(await chosenCandidates(desk.app, by(), desk.sitting, [booking, desk.app.id<'booking'>()], false)).toMatchObject([{ id: booking, name: '乙', photo: null }])
    expect(await audited()).not.toContain('identity-look')
    await chosenCandidates(desk.app, by(), desk.sitting, [booking], true)
    expect(await audited()).toContain('identity-look')
  })

  it('tells a candidate’s whole story in order, with both histories of a take-over, and that somebody read it', async () => {
    const { person, booking, attemptId, items } = await desk.begun('乙')
    good(await takeOverAttempt(desk.app, person, attemptId, 'window-one'))
    desk.setClock(nineAnd(1))
    const answers = rightly(items)
    good(await saveAnswers(desk.app, person, attemptId, answers.slice(0, 2), 'window-one'))
    desk.setClock(nineAnd(2))
    good(await takeOverAttempt(desk.app, person, attemptId, 'window-two'))
    expect(await saveAnswers(desk.app, person, attemptId, answers.slice(2, 3), 'window-one')).toMatchObject({ refusal: 'taken-over' })
    good(await act([booking], { act: 'message', text: '请留在座位' }))
    desk.setClock(nineAnd(3))
    good(await act([booking], { act: 'extend', minutes: 5, reason: '换机' }))
    const sheet = good(await candidateTimeline(desk.app, by(), attemptId))
    expect(sheet.entries.map(({ who, is }) => [who.kind === 'officer' ? who.name : who.kind, is.what])).toEqual([
      ['candidate', 'started'], ['candidate', 'window'], ['candidate', 'answers'], ['candidate', 'window'], ['candidate', 'answers'], ['监考甲', 'event'], ['监考甲', 'extended'],
    ])
    expect(sheet.windows.map(({ window, saved, stale }) => [window, saved, stale])).toEqual([[1, 2, 0], [2, 0, 1]])
    const text = JSON.stringify(sheet)
    expect(text).not.toContain('window-one')
    expect(text).not.toMatch(/response|stem|CANARY|single one/)
    expect(text).not.toContain(by())
    expect(await audited()).toContain('attempt-timeline')
    expect(await candidateTimeline(desk.app, by(), desk.app.id<'attempt'>())).toMatchObject({ refusal: 'attempt-not-found' })
    expect(await ownerOfAttempt(desk.app, attemptId)).toMatchObject({ sittingId: desk.sitting, organisationId: desk.association, region: '31' })
  })

  describe('loads a rescue file', () => {
    const sealed = async (attempt: string, answers: readonly { slot: number; revision: number; response: unknown }[]) =>
      new TextEncoder().encode(
        await sealRescue({ attempt, writtenAt: nineAnd(50), answers: answers.map((one) => ({ ...one, saved: false })), client: {} }, await rescuePublicKey(desk.app)),
      )

    it('after showing slot by slot what it would change, taking only what is newer, and grading again', async () => {
      const { person, attemptId, items } = await desk.begun('乙')
      const answers = rightly(items)
      const [one, two, three] = answers as [(typeof answers)[0], (typeof answers)[0], (typeof answers)[0]]
      good(await saveAnswers(desk.app, person, attemptId, [{ ...one, revision: 4 }, { ...two, revision: 2 }]))
      desk.setClock(nineAnd(61))
      const file = await sealed(attemptId, [{ ...one, revision: 3 }, { ...two, revision: 2 }, { ...three, revision: 1 }, { slot: 99, revision: 1, response: 'a' }])
      const preview = good(await previewRescue(desk.app, by(), attemptId, file))
      expect(preview.slots.map(({ slot, verdict, revision, stands }) => [slot, verdict, revision, stands])).toEqual([
        [one.slot, 'older', 3, 4], [two.slot, 'same', 2, 2], [three.slot, 'newer', 1, 0], [99, 'unreadable', 1, 0],
      ])
      expect(JSON.stringify(preview)).not.toContain('response')
      const load = (shown: number, reason: string) => loadRescue(desk.app, by(), attemptId, file, { shown, reason })
      expect(await load(2, '断网')).toMatchObject({ refusal: 'rescue-changed', detail: { newer: 1 } })
      expect(await load(1, ' ')).toMatchObject({ refusal: 'act-reason-missing' })
      expect(good(await load(1, '断网'))).toEqual({ taken: 1 })
      expect(await load(1, '断网')).toMatchObject({ refusal: 'rescue-nothing-newer' })
      expect((await steps(attemptId)).filter(({ type }) => type === 'rescued')).toHaveLength(1)
      const grade = await desk.app.database.read((db) => attemptsRepository(desk.app.database).grade(db, attemptId))
      expect(grade?.total).toBeGreaterThanOrEqual(300)
    })

    it('of no other attempt, and not a damaged one', async () => {
      const [yi, bing] = [await desk.begun('乙'), await desk.begun('丙')]
      const file = await sealed(yi.attemptId, [{ slot: 1, revision: 1, response: null }])
      expect(await previewRescue(desk.app, by(), bing.attemptId, file)).toMatchObject({ refusal: 'rescue-other-attempt' })
      expect(await previewRescue(desk.app, by(), yi.attemptId, new TextEncoder().encode('{}'))).toMatchObject({ refusal: 'rescue-not-a-file' })
    })
  })

  it('confirms identities while candidates are starting, and loses neither', async () => {
    const people = await Promise.all(['一', '二', '三'].map((name) => desk.candidate(name)))
    desk.setClock(NINE)
    await Promise.all([...people.map((person) => startAttempt(desk.app, person, desk.sitting)), act('all', { act: 'identity', against: 'document' })])
    expect([...(await rows()).values()].map(({ state, identified }) => [state, identified])).toEqual([['sitting', true], ['sitting', true], ['sitting', true]])
  })
})
