import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '#app/domain/ids.ts'
import { addMs } from '#app/domain/instant.ts'
import { handIn, paper, saveAnswers, startAttempt } from '#app/services/attempts.ts'
import { bookSitting, ownState } from '#app/services/sittings.ts'
import { ownBookings } from '#app/services/bookings.ts'
import { completeProgramme } from '#app/services/learning.ts'
import { outcomeOf, passedCandidates, releaseResults } from '#app/services/results.ts'
import { sittingView } from '#app/services/sitting-desk.ts'
import { ENGINES } from '../database/worlds.ts'
import { addPerson, good, NINE, nineAnd, openRoom, rightly, type Room } from './room.ts'

describe.each(ENGINES)('results on %s', (engine) => {
  let room: Room
  beforeEach(async () => {
    room = await openRoom(engine)
    room.setClock(NINE)
  })
  afterEach(() => room.close())

  /** Sits with the first `right` items answered by the key. */
  const sit = async (person: PersonId, right: number, submit = true) => {
    const { attemptId } = good(await startAttempt(room.app, person, room.sitting))
    const { items } = good(await paper(room.app, person, attemptId))
    good(await saveAnswers(room.app, person, attemptId, rightly(items.slice(0, right))))
    if (submit) good(await handIn(room.app, person, attemptId, { seen: {}, force: false }))
    return attemptId
  }
  const release = (by: PersonId) => releaseResults(room.app, by, room.sitting)

  it('are told to nobody before another officer than the opener releases them, and never while somebody sits', async () => {
    const [good_, bad, open] = [await room.candidate('合'), await room.candidate('否'), await room.candidate('慢')]
    const [best, worst] = [await sit(good_, 9), await sit(bad, 1)]
    await sit(open, 3, false)
    const outcome = async (person: PersonId, attempt = best) => good(await outcomeOf(room.app, person, attempt)).result
    expect(await outcome(good_)).toBeNull()
    expect(await release(room.releaser)).toMatchObject({ refusal: 'sitting-not-over', detail: { open: 1 } })
    expect(good(await sittingView(room.app, room.sitting)).candidates.map(({ result }) => result)).toEqual([null, null, null])

    // The slow one is closed by time, whoever asks first; then everybody booked has finished.
    room.setClock(addMs(nineAnd(60), 5001))
    expect(await release(room.opener)).toMatchObject({ refusal: 'release-by-opener' })
    expect(await outcome(good_)).toBeNull()
    expect(await passedCandidates(room.app, room.association)).toEqual([])
    good(await release(room.releaser))
    expect(await release(room.releaser)).toMatchObject({ refusal: 'already-released' })

    const { result } = good(await outcomeOf(room.app, good_, best))
    expect(result).toMatchObject({ total: result?.max, percentHundredths: 10_000, passed: true, topics: [{ title: '备案', items: 9 }] })
    expect(await outcome(bad, worst)).toMatchObject({ passed: false })
    expect((await passedCandidates(room.app, room.association)).map(({ name, openedBy, releasedBy }) => [name, openedBy, releasedBy])).toEqual([
      ['合', room.opener, room.releaser],
    ])
    expect(await ownBookings(room.app, bad)).toMatchObject([{ state: 'failed' }])
    expect(good(await sittingView(room.app, room.sitting))).toMatchObject({ state: 'released', settled: true })
  })

  it('hold no word of an item', async () => {
    const person = await room.candidate()
    const attempt = await sit(person, 5)
    good(await release(room.releaser))
    expect(JSON.stringify(good(await outcomeOf(room.app, person, attempt)))).not.toMatch(/SECRET|stem|option|situation|slot|itemHash/)
  })

  it('wait for who has booked and may still come, until the sitting is over', async () => {
    await sit(await room.candidate('到'), 5)
    await room.candidate('未到')
    expect(await release(room.releaser)).toMatchObject({ refusal: 'sitting-not-over', detail: { open: 1, ends: nineAnd(80) } })
    room.setClock(addMs(nineAnd(80), 5001))
    good(await release(room.releaser))
    expect(good(await sittingView(room.app, room.sitting)).candidates.map(({ state }) => state).sort()).toEqual(['handed-in', 'missed'])
  })

  it('once released, let nobody book or start any more', async () => {
    room.setClock(nineAnd(-70))
    const late = await addPerson(room.app, '迟')
    await completeProgramme(room.app, late)
    const present = await room.candidate()
    room.setClock(NINE)
    await sit(present, 5)
    good(await release(room.releaser))
    room.setClock(nineAnd(-70))
    expect(await bookSitting(room.app, late, room.sitting)).toMatchObject({ refusal: 'booking-closed' })
  })

  it('show nobody as sitting whose time is over', () => {
    const row = {
      sittingId: room.sitting, title: '', startFrom: NINE, startUntil: nineAnd(30), hardClose: nineAnd(80), extensionMinutes: 0, releasedAt: null,
      attemptId: room.app.id<'attempt'>(), startedAt: NINE, closedAt: null, passed: null,
    }
    expect([nineAnd(10), nineAnd(90)].map((now) => ownState(row, now))).toEqual(['sitting', 'closed'])
  })
})
