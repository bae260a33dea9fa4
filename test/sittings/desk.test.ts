// Stories of the desk and of what candidates carry: schedules that change, reminders, tickets, seats, photos.

import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId, SittingId } from '#app/domain/ids.ts'
import { may } from '#app/http/authorise.ts'
import { actorOf } from '#app/services/account.ts'
import type { Actor } from '#app/services/app.ts'
import { startAttempt } from '#app/services/attempts.ts'
import { sittingForCandidate } from '#app/services/bookings.ts'
import { completeProgramme } from '#app/services/learning.ts'
import { openPhoto, photoSetAt, removePhoto, setPhoto } from '#app/services/photo.ts'
import { remindBooked, sittingNotices } from '#app/services/reminders.ts'
import { checkEdit, editSitting, extraTimesToPlan } from '#app/services/sitting-edit.ts'
import { sittingView } from '#app/services/sitting-desk.ts'
import { acceptRules, bookSitting, cancelBooking, openSitting, type OpenSitting } from '#app/services/sittings.ts'
import { checkTicket, giveDueSeats, ticketOf } from '#app/services/ticket.ts'
import { joinWaitingList } from '#app/services/waiting-list.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import { ENGINES } from '../database/worlds.ts'
import { addPerson, good, NINE, nineAnd, openRoom, type Room, TIMES } from '../exam-room/room.ts'
import { jpeg, png } from './pictures.ts'

const HOUR = 60
const DAY = 24 * HOUR
const PLACE = '示例路1号 3楼机房'
/** A month ahead: booked until a week before. */
const AHEAD: OpenSitting = {
  ...TIMES, title: '下月一场', mode: 'on-site', place: PLACE, seats: 3, waitingList: true,
  bookingOpens: nineAnd(-2 * DAY), bookingCloses: nineAnd(20 * DAY), cancelUntil: nineAnd(28 * DAY),
  startFrom: nineAnd(30 * DAY), startUntil: nineAnd(30 * DAY + 30), hardClose: nineAnd(30 * DAY + 100), breaks: [{ minutes: 10 }],
}

describe.each(ENGINES)('the desk of sittings on %s', (engine) => {
  let room: Room
  let sitting: SittingId
  beforeEach(async () => {
    room = await openRoom(engine)
    room.setClock(NINE)
    sitting = good(await openSitting(room.app, room.opener, room.association, AHEAD))
  })
  afterEach(() => room.close())

  const booked = async (name = '甲') => {
    const person = await addPerson(room.app, name)
    await completeProgramme(room.app, person)
    good(await bookSitting(room.app, person, sitting))
    return person
  }
  const row = async () => {
    const found = await room.app.database.read((db) => sittingsRepository(room.app.database).byId(db, sitting))
    if (!found) throw new Error('the sitting is gone')
    return found
  }
  const edit = (change: Partial<OpenSitting>, seen = 1) => editSitting(room.app, room.opener, sitting, { ...AHEAD, ...change, seen })
  const officer = async (role: 'invigilator' | 'training-officer', organisationId = room.association): Promise<Actor> => {
    const person = await addPerson(room.app, '监')
    await room.app.database.write('people', (tx) =>
      peopleRepository(room.app.database).grant(tx, { id: room.app.id(), personId: person, role, organisationId, grantedBy: null, grantedAt: NINE, endedAt: null }),
    )
    return (await actorOf(room.app, person)) as Actor
  }

  it('a change of the schedule is told to everybody booked or in line, and nothing else is', async () => {
    const people = [await booked('甲'), await booked('乙'), await booked('丙')]
    const waits = await addPerson(room.app, '丁')
    await completeProgramme(room.app, waits)
    good(await joinWaitingList(room.app, waits, sitting))
    const later = { startFrom: nineAnd(30 * DAY + 10) }
    expect(good(await checkEdit(room.app, sitting, { ...AHEAD, ...later, seen: 1 }))).toEqual({ changed: ['startFrom'], told: 4 })
    expect((await row()).scheduleVersion).toBe(1)
    expect(good(await edit(later))).toEqual({ changed: ['startFrom'], told: 4 })
    expect(await row()).toMatchObject({ scheduleVersion: 2, startFrom: later.startFrom, blueprint: { minutes: 60 } })
    for (const person of [...people, waits])
      expect(await sittingNotices(room.app, person)).toMatchObject([{ kind: 'sitting-changed', changed: ['startFrom'], startFrom: later.startFrom }])

    expect(good(await edit({ ...later, bookingCloses: nineAnd(21 * DAY) }, 2))).toEqual({ changed: [], told: 0 })
    expect(await row()).toMatchObject({ scheduleVersion: 3 })
    expect(await sittingNotices(room.app, waits)).toHaveLength(1)
    expect(await edit({ ...later, bookingCloses: nineAnd(21 * DAY) }, 3)).toMatchObject({ refusal: 'nothing-changed' })
    expect(await edit(later, 2)).toMatchObject({ refusal: 'sitting-changed-meanwhile' })
  })

  it('seats can be added, and go to the line, but not taken from who has one', async () => {
    for (const name of ['甲', '乙', '丙']) await booked(name)
    const waits = await addPerson(room.app, '丁')
    await completeProgramme(room.app, waits)
    good(await joinWaitingList(room.app, waits, sitting))
    expect(await edit({ seats: 2 })).toMatchObject({ refusal: 'seats-below-booked', detail: { booked: 3 } })
    expect(await edit({ waitingList: false })).toMatchObject({ refusal: 'waiting-list-in-use' })
    good(await edit({ seats: 4 }))
    expect(good(await sittingForCandidate(room.app, waits, sitting)).booking).toMatchObject({ state: 'booked', canCancel: true })
    expect(good(await sittingView(room.app, sitting)).line).toEqual([])
  })

  it('the minutes of a paper follow the schedule, and nothing changes after the first start', async () => {
    const person = await booked()
    good(await acceptRules(room.app, person, sitting))
    good(await edit({ minutes: 70 }))
    expect((await row()).blueprint.minutes).toBe(70)
    room.setClock(AHEAD.startFrom)
    good(await startAttempt(room.app, person, sitting))
    expect(await edit({ minutes: 70, hardClose: nineAnd(30 * DAY + 120) }, 2)).toMatchObject({ refusal: 'sitting-begun' })
    expect(good(await sittingView(room.app, sitting)).changeable).toBe(false)
  })

  it('a sitting is not moved to a day on which the bank cannot fill its paper', async () => {
    const { catalogue } = room.app
    const app = { ...room.app, catalogue: { ...catalogue, items: catalogue.items.slice(0, 4) } }
    const moved = { ...AHEAD, startFrom: nineAnd(31 * DAY), startUntil: nineAnd(31 * DAY + 30), hardClose: nineAnd(31 * DAY + 100), seen: 1 }
    expect(await editSitting(app, room.opener, sitting, moved)).toMatchObject({ refusal: 'blueprint-unfillable' })
    const [policy] = catalogue.exams
    const other = { ...room.app, catalogue: { ...catalogue, exams: policy ? [{ ...policy, version: 'another' }] : [] } }
    expect(await editSitting(other, room.opener, sitting, moved)).toMatchObject({ refusal: 'syllabus-differs' })
    good(await editSitting(room.app, room.opener, sitting, moved))
  })

  it('reminds each candidate a week, a day and an hour before, once, however many processes look', async () => {
    const [early, late] = [await booked('甲'), await booked('乙')]
    const kinds = async (person: PersonId) => (await sittingNotices(room.app, person)).map((notice) => notice.kind === 'sitting-reminder' && notice.reminder)
    const turns = async (before: number) => {
      room.setClock(nineAnd(30 * DAY - before))
      return (await Promise.all([1, 2, 3].map(() => remindBooked(room.app, 100)))).reduce((sum, n) => sum + n, 0)
    }
    expect([await turns(8 * DAY), await turns(7 * DAY), await turns(6 * DAY)]).toEqual([0, 2, 0])
    expect(await kinds(early)).toEqual(['week'])
    good(await cancelBooking(room.app, late, sitting))
    expect([await turns(DAY), await turns(HOUR - 1), await turns(-1)]).toEqual([1, 1, 0])
    room.setClock(nineAnd(30 * DAY - 1))
    expect(await kinds(early)).toEqual(['hour'])
    expect(await kinds(late)).toEqual([])
  })

  it('after a start was moved the old reminder is not shown, and the new start is reminded of', async () => {
    const person = await booked()
    room.setClock(nineAnd(24 * DAY))
    expect(await remindBooked(room.app, 100)).toBe(1)
    good(await edit({ startFrom: nineAnd(40 * DAY), startUntil: nineAnd(40 * DAY + 30), hardClose: nineAnd(40 * DAY + 100) }))
    expect((await sittingNotices(room.app, person)).map(({ kind }) => kind)).toEqual(['sitting-changed'])
    expect(await remindBooked(room.app, 100)).toBe(0)
    room.setClock(nineAnd(33 * DAY))
    expect(await remindBooked(room.app, 100)).toBe(1)
  })

  it('a ticket names a seat that nobody else has and that stays, and admits to this sitting alone', async () => {
    const people = [await booked('甲'), await booked('乙'), await booked('丙')] as [PersonId, PersonId, PersonId]
    expect(await ticketOf(room.app, people[0], sitting)).toMatchObject({ refusal: 'ticket-later', detail: { from: AHEAD.bookingCloses } })
    room.setClock(nineAnd(20 * DAY))
    const tickets = await Promise.all(people.map(async (person) => good(await ticketOf(room.app, person, sitting))))
    expect(tickets.map(({ seat }) => seat).sort()).toEqual([1, 2, 3])
    expect(new Set(tickets.map(({ number }) => number)).size).toBe(3)
    await giveDueSeats(room.app)
    const again = await Promise.all(people.map(async (person) => good(await ticketOf(room.app, person, sitting))))
    expect(again.map(({ seat, number }) => [seat, number])).toEqual(tickets.map(({ seat, number }) => [seat, number]))

    const [ticket] = tickets as [(typeof tickets)[number]]
    expect(ticket).toMatchObject({ name: '甲', sitting: { place: PLACE, checkInFrom: AHEAD.startFrom } })
    expect(ticket.address).toBe(`${room.app.publicUrl}/association/sittings/${sitting}?ticket=${ticket.number.replaceAll(' ', '')}`)
    expect(good(await checkTicket(room.app, sitting, ticket.number))).toMatchObject({ name: '甲', seat: ticket.seat, photo: false, started: false })
    expect(await checkTicket(room.app, room.sitting, ticket.number)).toMatchObject({ refusal: 'ticket-unknown' })
    expect(await checkTicket(room.app, sitting, '1234')).toMatchObject({ refusal: 'ticket-malformed' })

    // Given back and booked again: another ticket. The old one admits nobody, and its seat is free for the next.
    good(await cancelBooking(room.app, people[0], sitting))
    expect(await checkTicket(room.app, sitting, ticket.number)).toMatchObject({ refusal: 'ticket-unknown' })
    expect(await ticketOf(room.app, people[0], sitting)).toMatchObject({ refusal: 'ticket-not-booked' })
    good(await bookSitting(room.app, people[0], sitting))
    const second = good(await ticketOf(room.app, people[0], sitting))
    expect([second.seat, second.number === ticket.number]).toEqual([ticket.seat, false])
  })

  it('in another room the seats are drawn anew; online there are none', async () => {
    const person = await booked()
    room.setClock(nineAnd(20 * DAY))
    await giveDueSeats(room.app)
    const seats = async () => good(await sittingView(room.app, sitting)).candidates.map(({ seat }) => seat)
    expect((await seats()).every((seat) => seat !== null)).toBe(true)
    good(await edit({ place: '示例路2号' }))
    expect(await seats()).toEqual([null])
    expect(good(await ticketOf(room.app, person, sitting)).seat).not.toBeNull()
    good(await edit({ mode: 'online', place: null }, 2))
    expect(good(await ticketOf(room.app, person, sitting))).toMatchObject({ seat: null, sitting: { mode: 'online', place: null } })
  })

  it('shows a candidate their own extra time before the start, and the desk every extra time that is held', async () => {
    const person = await booked()
    const { tables } = room.app.database
    await room.app.database.write('accommodations', async (tx) => {
      await tx.insert(tables.accommodations).values({
        id: room.app.id(), personId: person, organisationId: room.association, askedPercent: 50, reason: '', uploadId: null, askedAt: NINE,
        state: 'granted', percent: 50, validFrom: '2026-01-01', validUntil: '2027-12-31', decidedBy: room.opener, decidedAt: NINE, decision: '',
      })
    })
    expect(await extraTimesToPlan(room.app)).toEqual([0, 50, 100])
    const page = good(await sittingForCandidate(room.app, person, sitting))
    // 60 minutes and half as much, ten minutes of break; the last start is cut by the hard close.
    expect(page).toMatchObject({ extraTimePercent: 50, ends: { first: { at: nineAnd(30 * DAY + 100), lackingMinutes: 0 }, last: { at: AHEAD.hardClose, lackingMinutes: 30 } } })
    expect(page.sitting).not.toHaveProperty('sebKeys')
  })

  it('who is debarred on the day of the sitting cannot book it', async () => {
    const person = await addPerson(room.app, '甲')
    await completeProgramme(room.app, person)
    const { tables } = room.app.database
    const attempt = await room.candidate('乙')
    good(await startAttempt(room.app, attempt, room.sitting))
    const until = async (day: string | null) =>
      room.app.database.write('cases', async (tx) => {
        const [one] = await tx.select({ id: tables.attempts.id }).from(tables.attempts)
        const caseId = room.app.id()
        await tx.insert(tables.cases).values({
          id: caseId, number: caseId, kind: 'violation', organisationId: room.association, sittingId: room.sitting, attemptId: one?.id ?? '', personId: person,
          rulingId: null, policy: {}, state: 'decided', openedAt: NINE, dueAt: null, closedAt: null, onceKey: null,
        })
        await tx.insert(tables.debarments).values({ id: room.app.id(), personId: person, caseId, from: '2026-11-21', until: day, liftedAt: null })
      })
    await until('2026-12-20')
    expect(good(await sittingForCandidate(room.app, person, sitting)).cannotBook).toBeNull()
    await until('2026-12-21')
    expect(await bookSitting(room.app, person, sitting)).toMatchObject({ refusal: 'debarred', detail: { until: '2026-12-21' } })
    await until(null)
    expect(good(await sittingForCandidate(room.app, person, sitting)).cannotBook).toMatchObject({ refusal: 'debarred', detail: { until: 'for-long' } })
  })

  it('a photo is seen by its owner and by the invigilators of a sitting that was booked, and by nobody else', async () => {
    const person = await addPerson(room.app, '甲')
    const owner = (await actorOf(room.app, person)) as Actor
    expect(await photoSetAt(room.app, person)).toBeNull()
    expect(await setPhoto(room.app, person, { bytes: png(300, 300), consents: true })).toMatchObject({ refusal: 'photo-ratio' })
    expect(await setPhoto(room.app, person, { bytes: png(295, 413), consents: false })).toMatchObject({ refusal: 'photo-consent-missing' })
    expect(readdirSync(room.app.uploadsDir)).toEqual([])
    good(await setPhoto(room.app, person, { bytes: png(295, 413), consents: true }))
    good(await setPhoto(room.app, person, { bytes: jpeg(295, 413), consents: true }))
    expect(readdirSync(room.app.uploadsDir)).toHaveLength(1)
    const [invigilator, trainer] = [await officer('invigilator'), await officer('training-officer')]
    const seen = (actor: Actor) => openPhoto(room.app, actor, person, (desk) => may(actor, 'sitting.invigilate', desk))
    expect(await seen(owner)).toMatchObject({ mime: 'image/jpeg', fileName: 'photo.jpg' })
    expect(await seen(invigilator)).toBeUndefined()
    await completeProgramme(room.app, person)
    good(await bookSitting(room.app, person, sitting))
    expect((await seen(invigilator))?.bytes).toEqual((await seen(owner))?.bytes)
    expect(await seen(trainer)).toBeUndefined()
    const { tables } = room.app.database
    const audit = await room.app.database.read((db) => db.select().from(tables.audit))
    expect(audit.filter(({ action }) => action === 'photo.read').map(({ actorId }) => actorId)).toEqual([invigilator.personId])
    good(await removePhoto(room.app, person))
    expect([await seen(owner), readdirSync(room.app.uploadsDir)]).toEqual([undefined, []])
    expect(await removePhoto(room.app, person)).toMatchObject({ refusal: 'photo-missing' })
  })
})
