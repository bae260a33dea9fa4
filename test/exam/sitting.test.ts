import { describe, expect, it } from 'vitest'
import { type BookingFacts, mayBook, mayCancel, mayMove, mayStart, type Sitting } from '#app/domain/exam/sitting.ts'
import { trustedId } from '#app/domain/ids.ts'
import { at, day } from './sample-items.ts'

const sitting: Sitting = {
  id: trustedId<'sitting'>('sitting'),
  bookingOpens: at('2026-11-01T00:00:00.000Z'),
  bookingCloses: at('2026-11-18T16:00:00.000Z'),
  startFrom: at('2026-11-21T01:00:00.000Z'),
  startUntil: at('2026-11-21T01:30:00.000Z'),
  minutes: 120,
  hardClose: at('2026-11-21T05:00:00.000Z'),
  sittingExtensionMinutes: 0,
  seats: 40,
  mode: 'online',
  checkInFrom: null,
  cancelUntil: null,
  waitingList: false,
  openedBy: trustedId<'person'>('officer'),
  releasedAt: null,
}
const facts: BookingFacts = {
  bookedCount: 39,
  alreadyBooked: false,
  programmeComplete: true,
  attemptsUsed: 0,
  attemptsAllowed: 2,
  lastAttemptAt: null,
  waitDays: 7,
  debarredUntil: null,
}
const open = at('2026-11-10T00:00:00.000Z')

describe('booking a seat', () => {
  it.each([
    ['in the window', {}, {}, open, true],
    ['at its first instant', {}, {}, sitting.bookingOpens, true],
    ['at its last instant', {}, {}, sitting.bookingCloses, true],
    ['before it', {}, {}, at('2026-10-31T23:59:59.999Z'), 'booking-not-open'],
    ['after it', {}, {}, at('2026-11-18T16:00:00.001Z'), 'booking-closed'],
    ['when the seats are taken', {}, { bookedCount: 40 }, open, 'full'],
    ['when seats have no limit', { seats: null }, { bookedCount: 9999 }, open, true],
    ['when no seat is given out', { seats: 0 }, { bookedCount: 0 }, open, 'full'],
    ['twice', {}, { alreadyBooked: true, bookedCount: 40 }, open, 'already-booked'],
    ['before the programme is complete', {}, { programmeComplete: false }, open, 'programme-incomplete'],
    ['with the last attempt left', {}, { attemptsUsed: 1 }, open, true],
    ['with no attempt left', {}, { attemptsUsed: 2 }, open, 'no-attempts-left'],
    // The sitting is on 21 November in Shanghai; 14 November 23:59 there is 15:59 in UTC.
    ['seven days after an attempt', {}, { lastAttemptAt: at('2026-11-14T15:59:59.999Z') }, open, true],
    ['six days after an attempt', {}, { lastAttemptAt: at('2026-11-14T16:00:00.000Z') }, open, 'wait-before-retake'],
    ['debarred until the day of the sitting', {}, { debarredUntil: day('2026-11-21') }, open, 'debarred'],
    ['debarred until the day before', {}, { debarredUntil: day('2026-11-20') }, open, true],
    ['debarred for long', {}, { debarredUntil: 'for-long' as const }, open, 'debarred'],
    ['debarred, before booking opens', {}, { debarredUntil: 'for-long' as const }, at('2026-10-31T00:00:00.000Z'), 'debarred'],
    ['when the results are out', { releasedAt: open }, {}, open, 'booking-closed'],
  ])('%s', (_, sittingChange, factsChange, now, outcome) => {
    const booked = mayBook({ ...sitting, ...sittingChange }, { ...facts, ...factsChange }, now)
    expect(booked.ok || booked.refusal).toBe(outcome)
  })

  it('is told the first day on which a retake is possible', () => {
    expect(mayBook(sitting, { ...facts, lastAttemptAt: at('2026-11-14T16:00:00.000Z') }, open)).toMatchObject({
      detail: { earliest: '2026-11-22' },
    })
  })
})

describe('cancelling', () => {
  it.each([
    ['a booking before the sitting', true, false, '2026-11-21T00:59:59.999Z', true],
    ['a booking when the sitting has begun', true, false, '2026-11-21T01:00:00.000Z', 'too-late'],
    ['what was not booked', false, false, '2026-11-10T00:00:00.000Z', 'not-booked'],
    ['what was started', true, true, '2026-11-21T01:10:00.000Z', 'already-started'],
  ])('%s', (_, booked, started, now, outcome) => {
    const cancelled = mayCancel(sitting, { booked, started }, at(now))
    expect(cancelled.ok || cancelled.refusal).toBe(outcome)
  })

  it('ends earlier where the sitting says so, to the millisecond', () => {
    const twoDays = { ...sitting, cancelUntil: at('2026-11-19T01:00:00.000Z') }
    const own = { booked: true, started: false }
    expect(mayCancel(twoDays, own, at('2026-11-19T01:00:00.000Z')).ok).toBe(true)
    expect(mayCancel(twoDays, own, at('2026-11-19T01:00:00.001Z'))).toMatchObject({
      refusal: 'cancelling-over',
      detail: { until: twoDays.cancelUntil },
    })
  })
})

describe('moving a booking', () => {
  const other: Sitting = { ...sitting, id: trustedId<'sitting'>('other'), cancelUntil: null }
  const own = { booked: true, started: false }
  it.each([
    ['to a sitting with a free seat', sitting, other, own, {}, open, true],
    ['to a full one', sitting, other, own, { bookedCount: 40 }, open, 'full'],
    ['to the same one', sitting, sitting, own, {}, open, 'same-sitting'],
    ['without one', sitting, other, { booked: false, started: false }, {}, open, 'not-booked'],
    ['after it may be cancelled', { ...sitting, cancelUntil: at('2026-11-09T00:00:00.000Z') }, other, own, {}, open, 'cancelling-over'],
    ['to one whose booking is over', sitting, { ...other, bookingCloses: at('2026-11-09T00:00:00.000Z') }, own, {}, open, 'booking-closed'],
    ['sooner than the wait allows', sitting, other, own, { lastAttemptAt: at('2026-11-15T02:00:00.000Z') }, open, 'wait-before-retake'],
  ])('%s', (_, from, to, standing, change, now, outcome) => {
    const moved = mayMove(from, to, standing, { ...facts, ...change }, now)
    expect(moved.ok || moved.refusal).toBe(outcome)
  })
})

describe('starting', () => {
  const ready = { booked: true, rulesAccepted: true, hasAttempt: false }
  const during = '2026-11-21T01:10:00.000Z'

  it.each([
    ['in the window', {}, {}, during, 'start'],
    ['at its first instant', {}, {}, '2026-11-21T01:00:00.000Z', 'start'],
    ['at its last instant', {}, {}, '2026-11-21T01:30:00.000Z', 'start'],
    ['a millisecond before it', {}, {}, '2026-11-21T00:59:59.999Z', 'not-started'],
    ['a millisecond after it', {}, {}, '2026-11-21T01:30:00.001Z', 'too-late'],
    ['at the hard close', { hardClose: at('2026-11-21T01:10:00.000Z') }, {}, during, 'too-late'],
    ['before a hard close that was moved', { hardClose: at(during), sittingExtensionMinutes: 5 }, {}, during, 'start'],
    ['without a booking', {}, { booked: false }, during, 'not-booked'],
    ['while a decision bars it', {}, { debarredUntil: day('2026-11-21') }, during, 'debarred'],
    ['after that has ended', {}, { debarredUntil: day('2026-11-20') }, during, 'start'],
    ['while one bars it for long', {}, { debarredUntil: 'for-long' as const }, during, 'debarred'],
    ['without the rules', {}, { rulesAccepted: false }, during, 'rules-not-accepted'],
    ['without the rules, early', {}, { rulesAccepted: false }, '2026-11-20T00:00:00.000Z', 'rules-not-accepted'],
    ['after the results are out', { releasedAt: at('2026-11-21T01:05:00.000Z') }, {}, during, 'released'],
    ['again', {}, { hasAttempt: true }, during, 'return'],
    ['again after the window', {}, { hasAttempt: true }, '2026-11-21T04:00:00.000Z', 'return'],
  ])('%s', (_, sittingChange, factsChange, now, outcome) => {
    const start = mayStart({ ...sitting, ...sittingChange }, { ...ready, ...factsChange }, at(now))
    expect(start.ok ? start.value : (start.detail?.reason ?? start.refusal)).toBe(outcome)
  })

  it('too early is told when the sitting starts, and eligibility fails under one name', () => {
    expect(mayStart(sitting, ready, open)).toMatchObject({ detail: { startsAt: sitting.startFrom } })
    expect(mayStart(sitting, { ...ready, booked: false }, at(during))).toMatchObject({ refusal: 'not-eligible' })
  })
})
