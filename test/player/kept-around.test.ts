import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startAttempt } from '#app/services/attempts.ts'
import { confirmMessage, dayNow, MESSAGE_READ } from '#app/services/day-now.ts'
import { consentToSignals, noticeAddress, recordSignals, signalsConsented } from '#app/services/signals.ts'
import { sittingEventsRepository } from '#db/repositories/sitting-events.ts'
import { ENGINES } from '../database/worlds.ts'
import { addPerson, good, NINE, nineAnd, openRoom, type Room } from '../exam-room/room.ts'

describe.each(ENGINES)('what is kept around an attempt on %s', (engine) => {
  let room: Room
  beforeEach(async () => {
    room = await openRoom(engine)
  })
  afterEach(() => room.close())

  it('is a consent, signals, networks and messages read, in the order in which they came', async () => {
    const { app, sitting } = room
    expect(await consentToSignals(app, await addPerson(app, '外'), sitting, true)).toMatchObject({ refusal: 'not-eligible' })
    const person = await room.candidate()
    room.setClock(NINE)
    const { attemptId } = good(await startAttempt(app, person, sitting))
    expect(good(await recordSignals(app, person, attemptId, [{ signal: 'paste', count: 1, ms: 0 }]))).toBe(false)

    good(await consentToSignals(app, person, sitting, true))
    good(await consentToSignals(app, person, sitting, true))
    expect(await signalsConsented(app, person, sitting)).toBe(true)
    for (const [minute, address, changed] of [[1, '203.0.113.7', false], [2, '203.0.113.8', false], [3, '2001:db8:1::1', true], [4, 'unknown', false], [5, '203.0.113.7', true]] as const) {
      room.setClock(nineAnd(minute))
      expect(good(await noticeAddress(app, person, attemptId, address)), address).toBe(changed)
    }
    room.setClock(nineAnd(6))
    expect(good(await recordSignals(app, person, attemptId, [{ signal: 'paste', count: 2, ms: 0 }]))).toBe(true)

    room.setClock(nineAnd(8))
    const message = app.id<'sitting-event'>()
    const events = sittingEventsRepository(app.database)
    await app.database.write('message', (tx) =>
      events.add(tx, [{ id: message, sittingId: sitting, attemptId: null, personId: null, at: app.now(), byId: room.opener, kind: 'message', detail: { text: '请保持安静' } }]),
    )
    expect(good(await dayNow(app, person, attemptId)).day.messages).toEqual([{ id: message, at: nineAnd(8), text: '请保持安静' }])
    room.setClock(nineAnd(9))
    good(await confirmMessage(app, person, attemptId, message))
    good(await confirmMessage(app, person, attemptId, message))
    expect(good(await dayNow(app, person, attemptId)).day.messages).toEqual([])

    const kept = await app.database.read((db) => events.ofCandidate(db, sitting, person))
    expect(kept.map(({ kind, detail }) => (kind === 'signal' ? detail.signal : kind)).filter((kind) => kind !== 'address-seen')).toEqual([
      'signals-consent', 'address-changed', 'address-changed', 'paste', 'message', MESSAGE_READ,
    ])
    expect(JSON.stringify(kept)).not.toContain('203.0.113.7')
  })
})
