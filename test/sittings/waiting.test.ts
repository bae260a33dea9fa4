// Stories of seats: lines, moves, cancellations, and what happens when people act in the same moment.

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId, SittingId } from '#app/domain/ids.ts'
import { startAttempt } from '#app/services/attempts.ts'
import { bookableSittings, ownBookings, ownPlaces, sittingForCandidate } from '#app/services/bookings.ts'
import { completeProgramme } from '#app/services/learning.ts'
import { sittingNotices } from '#app/services/reminders.ts'
import { editSitting } from '#app/services/sitting-edit.ts'
import { bookSitting, cancelBooking, moveBooking, openSitting, type OpenSitting } from '#app/services/sittings.ts'
import { handOnFreeSeats, joinWaitingList, leaveWaitingList } from '#app/services/waiting-list.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import { ENGINES } from '../database/worlds.ts'
import { addPerson, good, nineAnd, openRoom, type Room, seat, TIMES } from '../exam-room/room.ts'

const HOUR = 60
/** Booking until an hour before nine; given back until half past seven. */
const PLAN: OpenSitting = { ...TIMES, title: '小场', seats: 1, waitingList: true, cancelUntil: nineAnd(-1.5 * HOUR) }

describe.each(ENGINES)('seats on %s', (engine) => {
  let room: Room
  let small: SittingId
  beforeEach(async () => {
    room = await openRoom(engine)
    room.setClock(nineAnd(-5 * HOUR))
    small = await open({})
  })
  afterEach(() => room.close())

  const open = async (change: Partial<OpenSitting>) => good(await openSitting(room.app, room.opener, room.association, { ...PLAN, ...change }))
  const trained = async (name: string) => {
    const person = await addPerson(room.app, name)
    await completeProgramme(room.app, person)
    return person
  }
  const queue = async (...names: string[]) => {
    const people: PersonId[] = []
    for (const name of names) {
      const person = await trained(name)
      good(await joinWaitingList(room.app, person, small))
      room.pass(1)
      people.push(person)
    }
    return people
  }
  const booked = async (person: PersonId) => (await ownBookings(room.app, person)).map(({ sittingId }) => sittingId)
  const count = (sitting: SittingId) => room.app.database.read((db) => sittingsRepository(room.app.database).bookedCount(db, sitting))

  it('a seat that is given back goes to the first in line, who is told and leaves every other line', async () => {
    const holder = await trained('甲')
    good(await bookSitting(room.app, holder, small))
    const [first, second] = await queue('乙', '丙') as [PersonId, PersonId]
    const other = await open({ title: '另一场' })
    await seat(room.app, await trained('丁'), other)
    good(await joinWaitingList(room.app, first, other))
    const places = await ownPlaces(room.app, first)
    expect(places.map(({ title, place, of }) => [title, place, of])).toEqual(expect.arrayContaining([['小场', 1, 2], ['另一场', 1, 1]]))
    expect((await bookableSittings(room.app)).find(({ id }) => id === small)).toMatchObject({ seatsLeft: 0, inLine: 2 })

    good(await cancelBooking(room.app, holder, small))
    expect(await booked(first)).toEqual([small])
    expect(await ownPlaces(room.app, first)).toEqual([])
    expect(await sittingNotices(room.app, first)).toMatchObject([{ kind: 'seat-came-free', sittingId: small, cancelUntil: nineAnd(-1.5 * HOUR) }])
    expect(await sittingNotices(room.app, second)).toEqual([])
    expect(good(await sittingForCandidate(room.app, second, small)).line).toEqual({ of: 1, open: true, place: 1 })
    expect(await count(small)).toBe(1)
  })

  it('the line is for who could book, once, in a full sitting; leaving it loses the place', async () => {
    const [holder, other] = [await trained('甲'), await trained('乙')]
    expect(await joinWaitingList(room.app, other, small)).toMatchObject({ refusal: 'seats-free' })
    good(await bookSitting(room.app, holder, small))
    expect(await joinWaitingList(room.app, holder, small)).toMatchObject({ refusal: 'already-booked' })
    expect(await joinWaitingList(room.app, await addPerson(room.app, '辛'), small)).toMatchObject({ refusal: 'programme-incomplete' })
    good(await joinWaitingList(room.app, other, small))
    expect(await joinWaitingList(room.app, other, small)).toMatchObject({ refusal: 'already-waiting' })
    good(await leaveWaitingList(room.app, other, small))
    expect(await leaveWaitingList(room.app, other, small)).toMatchObject({ refusal: 'not-waiting' })
    good(await cancelBooking(room.app, holder, small))
    expect([await booked(other), await count(small)]).toEqual([[], 0])
  })

  it('who could not have the seat is passed over, and gets one when they can', async () => {
    const holder = await trained('甲')
    good(await bookSitting(room.app, holder, small))
    const [first, second] = await queue('乙', '丙') as [PersonId, PersonId]
    const elsewhere = await open({ title: '别处' })
    await seat(room.app, first, elsewhere) // however it came about
    good(await cancelBooking(room.app, holder, small))
    expect([await booked(first), await booked(second)]).toEqual([[elsewhere], [small]])

    good(await cancelBooking(room.app, second, small))
    expect(await count(small)).toBe(0)
    good(await cancelBooking(room.app, first, elsewhere))
    expect(await handOnFreeSeats(room.app)).toBe(1)
    expect(await booked(first)).toEqual([small])
    expect(await handOnFreeSeats(room.app)).toBe(0)
  })

  it('nobody is given a seat that they could not give back', async () => {
    const holder = await trained('甲')
    good(await bookSitting(room.app, holder, small))
    const [first] = await queue('乙') as [PersonId]
    room.setClock(nineAnd(-1.5 * HOUR + 1))
    expect(await cancelBooking(room.app, holder, small)).toMatchObject({ refusal: 'cancelling-over', detail: { until: nineAnd(-1.5 * HOUR) } })
    expect(await moveBooking(room.app, holder, small, room.sitting)).toMatchObject({ refusal: 'cancelling-over' })
    expect(await joinWaitingList(room.app, await trained('丙'), small)).toMatchObject({ refusal: 'waiting-list-closed' })
    // Another seat is added all the same: it is for whoever books it.
    good(await editSitting(room.app, room.opener, small, { ...PLAN, seats: 2, seen: 1 }))
    expect([await handOnFreeSeats(room.app), await booked(first)]).toEqual([0, []])
    good(await bookSitting(room.app, first, small))
    expect(await ownPlaces(room.app, first)).toEqual([])
  })

  it('a booking moves in one write: the old seat goes to the line, and is never lost for a full sitting', async () => {
    const [holder, third] = [await trained('甲'), await trained('丁')]
    good(await bookSitting(room.app, holder, small))
    const [first] = await queue('乙') as [PersonId]
    const full = await open({ title: '满场' })
    good(await bookSitting(room.app, third, full))
    expect(await moveBooking(room.app, holder, small, full)).toMatchObject({ refusal: 'full' })
    expect(await moveBooking(room.app, holder, small, small)).toMatchObject({ refusal: 'same-sitting' })
    expect(await moveBooking(room.app, first, small, room.sitting)).toMatchObject({ refusal: 'not-booked' })
    expect([await booked(holder), await booked(first)]).toEqual([[small], []])
    good(await moveBooking(room.app, holder, small, room.sitting))
    expect([await booked(holder), await booked(first)]).toEqual([[room.sitting], [small]])
    // And back again is a booking like any other.
    expect(await moveBooking(room.app, holder, room.sitting, small)).toMatchObject({ refusal: 'full' })
  })

  it('in the same moment: the last seat of a sitting is moved into or booked, and nobody loses the seat they had', async () => {
    const one = await open({ title: '一席' })
    const movers = await Promise.all(['甲', '乙', '丙'].map((name) => trained(name)))
    for (const person of movers) good(await bookSitting(room.app, person, room.sitting))
    const newcomers = await Promise.all(['丁', '戊'].map((name) => trained(name)))
    const done = await Promise.all([
      ...movers.map((person) => moveBooking(room.app, person, room.sitting, one)),
      ...newcomers.map((person) => bookSitting(room.app, person, one)),
    ])
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await count(one)).toBe(1)
    for (const [i, person] of movers.entries()) expect(await booked(person)).toEqual([done[i]?.ok ? one : room.sitting])
    expect(await count(room.sitting)).toBe(movers.filter((_, i) => !done[i]?.ok).length)
  })

  it('in the same moment: seats given back and people joining make no seat twice and leave none free beside a line', async () => {
    const wide = await open({ title: '四席', seats: 4 })
    const holders = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => trained(name)))
    for (const person of holders) good(await bookSitting(room.app, person, wide))
    const joiners = await Promise.all(['戊', '己', '庚', '辛', '壬'].map((name) => trained(name)))
    const [given, joined] = await Promise.all([
      Promise.all(holders.map((person) => cancelBooking(room.app, person, wide))),
      Promise.all(joiners.map((person) => joinWaitingList(room.app, person, wide))),
    ])
    expect(given.every(({ ok }) => ok)).toBe(true)
    const seated = (await Promise.all(joiners.map((person) => booked(person)))).filter((own) => own.includes(wide)).length
    const waits = (await Promise.all(joiners.map((person) => ownPlaces(room.app, person)))).flat().length
    expect(await count(wide)).toBe(seated)
    expect(joined.filter(({ ok }) => ok)).toHaveLength(seated + waits)
    // Whoever came too late to wait was told that there are seats; whoever waits does so in a full sitting.
    if (waits > 0) expect(seated).toBe(4)
    for (const one of joined) if (!one.ok) expect(one.refusal).toBe('seats-free')
  })

  it('in the same moment: a schedule is changed or an attempt is started on it, never both', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => room.candidate()))
    room.setClock(nineAnd(0))
    const later = { ...TIMES, startFrom: nineAnd(20), hardClose: nineAnd(120), seen: 1 }
    const [edited, ...started] = await Promise.all([
      editSitting(room.app, room.opener, room.sitting, { ...later, cancelUntil: nineAnd(15) }),
      ...people.map((person) => startAttempt(room.app, person, room.sitting)),
    ])
    const began = started.filter(({ ok }) => ok).length
    if (edited.ok) {
      expect(began).toBe(0)
      for (const one of started) expect(one).toMatchObject({ refusal: 'not-started', detail: { startsAt: nineAnd(20) } })
    } else {
      expect(edited.refusal).toBe('sitting-begun')
      expect(began).toBeGreaterThan(0)
    }
  })
})
