import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startAttempt } from '#app/services/attempts.ts'
import { bookableSittings, ownBookings, sittingForCandidate } from '#app/services/bookings.ts'
import { completeProgramme } from '#app/services/learning.ts'
import { acceptRules, bookSitting, cancelBooking, openSitting } from '#app/services/sittings.ts'
import { trustedId } from '#app/domain/ids.ts'
import { ENGINES } from '../database/worlds.ts'
import { addPerson, good, NINE, nineAnd, openRoom, type Room, TIMES } from './room.ts'

describe.each(ENGINES)('booking on %s', (engine) => {
  let room: Room
  beforeEach(async () => {
    room = await openRoom(engine)
    room.setClock(nineAnd(-300))
  })
  afterEach(() => room.close())
  const trained = async (name = '庚') => {
    const person = await addPerson(room.app, name)
    await completeProgramme(room.app, person)
    return person
  }
  const open = async (change: Partial<typeof TIMES>) => good(await openSitting(room.app, room.opener, room.association, { ...TIMES, ...change }))

  it('is for who completed the programme, once, and can be given back and taken again until the sitting begins', async () => {
    const untrained = await addPerson(room.app, '辛')
    expect(await bookSitting(room.app, untrained, room.sitting)).toMatchObject({ refusal: 'programme-incomplete' })
    const person = await trained()
    good(await bookSitting(room.app, person, room.sitting))
    expect(await bookSitting(room.app, person, room.sitting)).toMatchObject({ refusal: 'already-booked' })
    good(await acceptRules(room.app, person, room.sitting))
    good(await cancelBooking(room.app, person, room.sitting))
    expect(await ownBookings(room.app, person)).toEqual([])
    good(await bookSitting(room.app, person, room.sitting))
    // Rules accepted for the seat given back are to be accepted again.
    expect(good(await sittingForCandidate(room.app, person, room.sitting)).booking).toMatchObject({ rulesAccepted: false, state: 'booked', canCancel: true })
    room.setClock(NINE)
    expect(await cancelBooking(room.app, person, room.sitting)).toMatchObject({ refusal: 'too-late' })
    room.setClock(nineAnd(31))
    expect(await ownBookings(room.app, person)).toMatchObject([{ state: 'missed' }])
  })

  it('never sells one seat twice, and never two sittings at a time to one person', async () => {
    const [small, other] = [await open({ title: '一席', seats: 1 }), await open({ title: '另一场' })]
    const three = await Promise.all([trained('壬'), trained('癸'), trained('子')])
    const booked = await Promise.all(three.map((person) => bookSitting(room.app, person, small)))
    expect(booked.map((b) => b.ok || b.refusal).sort()).toEqual(['full', 'full', true])
    expect((await bookableSittings(room.app)).map(({ id, seatsLeft }) => [id, seatsLeft])).toContainEqual([small, 0])
    const [winner] = three.filter((_, i) => booked[i]?.ok)
    if (!winner) throw new Error('nobody got the seat')
    expect(await bookSitting(room.app, winner, other)).toMatchObject({ refusal: 'already-booked' })
  })

  it('counts attempts begun, and the days between them', async () => {
    const person = await trained()
    const next = await open({ title: '次日', startFrom: nineAnd(24 * 60), startUntil: nineAnd(24 * 60 + 30), hardClose: nineAnd(24 * 60 + 90), bookingCloses: nineAnd(24 * 60) })
    const later = await open({ title: '七日后', startFrom: nineAnd(7 * 24 * 60), startUntil: nineAnd(7 * 24 * 60 + 30), hardClose: nineAnd(7 * 24 * 60 + 90), bookingCloses: nineAnd(7 * 24 * 60) })
    good(await bookSitting(room.app, person, room.sitting))
    good(await acceptRules(room.app, person, room.sitting))
    room.setClock(NINE)
    good(await startAttempt(room.app, person, room.sitting))
    room.setClock(nineAnd(120))
    expect(await bookSitting(room.app, person, next)).toMatchObject({ refusal: 'wait-before-retake', detail: { earliest: '2026-11-28' } })
    good(await bookSitting(room.app, person, later))
  })

  it('tells a person about an unknown sitting that it is not there', async () => {
    const [person, nowhere] = [await trained(), trustedId<'sitting'>('nowhere')]
    for (const asked of [bookSitting(room.app, person, nowhere), cancelBooking(room.app, person, nowhere), acceptRules(room.app, person, nowhere), sittingForCandidate(room.app, person, nowhere)])
      expect(await asked).toMatchObject({ refusal: 'sitting-not-found' })
  })
})

describe('opening a sitting', () => {
  let room: Room
  beforeEach(async () => {
    room = await openRoom('sqlite')
  })
  afterEach(() => room.close())

  it.each([
    [{ title: ' ' }, 'title-malformed'],
    [{ minutes: 0 }, 'minutes-malformed'],
    [{ seats: 0 }, 'seats-malformed'],
    [{ bookingCloses: TIMES.bookingOpens }, 'booking-window-reversed'],
    [{ startUntil: NINE }, 'start-window-reversed'],
    [{ bookingCloses: nineAnd(31) }, 'booking-after-start'],
    [{ hardClose: nineAnd(30) }, 'hard-close-too-early'],
    [{ hardClose: nineAnd(59) }, 'time-too-short'],
    [{ startFrom: nineAnd(-60), startUntil: nineAnd(-20), bookingCloses: nineAnd(-60) }, 'sitting-in-past'],
    [{ cutStudyId: 'nowhere' }, 'study-unknown'],
    [{ hardClose: nineAnd(60) }, true],
  ])('with %j: %s', async (change, outcome) => {
    const opened = await openSitting(room.app, room.opener, room.association, { ...TIMES, ...change })
    expect(opened.ok || opened.refusal).toBe(outcome)
  })

  it('is refused when the bank cannot fill the form, with what is lacking', async () => {
    const app = { ...room.app, catalogue: { ...room.app.catalogue, items: room.app.catalogue.items.slice(0, 4) } }
    expect(await openSitting(app, room.opener, room.association, TIMES)).toMatchObject({ refusal: 'blueprint-unfillable', detail: { cause: 'cells' } })
  })
})
