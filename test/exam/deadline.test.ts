import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deadlineOf, latestPossibleEnd, savesAccepted, TRANSPORT_GRACE_MS } from '#app/domain/exam/deadline.ts'
import { addMs, msOf } from '#app/domain/instant.ts'
import { at } from './sample-items.ts'

const facts = {
  startedAt: at('2026-11-21T01:00:00.000Z'),
  minutes: 90,
  extraTimePercent: 0,
  grantedMinutes: 0,
  pausedMs: 0,
  hardClose: at('2026-11-21T04:00:00.000Z'),
  sittingExtensionMinutes: 0,
}

describe('the deadline', () => {
  it.each([
    ['start and time limit', {}, '2026-11-21T02:30:00.000Z'],
    ['a quarter more time', { extraTimePercent: 25 }, '2026-11-21T02:52:30.000Z'],
    ['a third more time, to the millisecond', { extraTimePercent: 33 }, '2026-11-21T02:59:42.000Z'],
    ['ten minutes granted', { grantedMinutes: 10 }, '2026-11-21T02:40:00.000Z'],
    ['a pause of 61.5 seconds', { pausedMs: 61_500 }, '2026-11-21T02:31:01.500Z'],
    ['all of them', { extraTimePercent: 50, grantedMinutes: 5, pausedMs: 1000 }, '2026-11-21T03:20:01.000Z'],
    ['the hard close before its own end', { minutes: 240 }, '2026-11-21T04:00:00.000Z'],
    ['extra time past the hard close', { minutes: 170, extraTimePercent: 50 }, '2026-11-21T04:00:00.000Z'],
    ['a hard close that was moved', { minutes: 240, sittingExtensionMinutes: 30 }, '2026-11-21T04:30:00.000Z'],
    ['a moved hard close that does not bind', { sittingExtensionMinutes: 30 }, '2026-11-21T02:30:00.000Z'],
  ])('of %s', (_, change, deadline) => {
    expect(deadlineOf({ ...facts, ...change })).toBe(deadline)
  })

  it('is the sooner of own time and hard close, and more time never makes it earlier', () => {
    const some = fc.record({
      minutes: fc.integer({ min: 5, max: 300 }),
      extraTimePercent: fc.nat(100),
      grantedMinutes: fc.nat(120),
      pausedMs: fc.nat(7_200_000),
      sittingExtensionMinutes: fc.nat(120),
    })
    fc.assert(
      fc.property(some, some, (a, b) => {
        const deadline = msOf(deadlineOf({ ...facts, ...a }))
        const own =
          msOf(facts.startedAt) +
          a.minutes * 60_000 +
          (a.minutes * 60_000 * a.extraTimePercent) / 100 +
          a.grantedMinutes * 60_000 +
          a.pausedMs
        expect(deadline).toBe(Math.min(own, msOf(facts.hardClose) + a.sittingExtensionMinutes * 60_000))
        const more = Object.fromEntries(
          Object.entries(a).map(([name, n]) => [name, Math.max(n, b[name as keyof typeof b])]),
        ) as typeof a
        expect(msOf(deadlineOf({ ...facts, ...more }))).toBeGreaterThanOrEqual(deadline)
      }),
    )
  })

  it('is followed by five seconds in which saves under way still count', () => {
    const deadline = deadlineOf(facts)
    expect(TRANSPORT_GRACE_MS).toBe(5000)
    expect(savesAccepted(deadline, deadline)).toBe(true)
    expect(savesAccepted(addMs(deadline, 5000), deadline)).toBe(true)
    expect(savesAccepted(addMs(deadline, 5001), deadline)).toBe(false)
  })
})

describe('the latest possible end of a sitting', () => {
  const sitting = {
    startUntil: at('2026-11-21T01:30:00.000Z'),
    minutes: 90,
    hardClose: at('2026-11-21T04:00:00.000Z'),
    sittingExtensionMinutes: 0,
    extraTimePercent: 0,
  }

  it('is a whole time limit after the last start: the start window does not cut it', () => {
    expect(latestPossibleEnd(sitting)).toBe('2026-11-21T03:00:00.000Z')
    expect(latestPossibleEnd({ ...sitting, extraTimePercent: 50 })).toBe('2026-11-21T03:45:00.000Z')
  })

  it('is the hard close when that comes first', () => {
    expect(latestPossibleEnd({ ...sitting, minutes: 200 })).toBe('2026-11-21T04:00:00.000Z')
    expect(latestPossibleEnd({ ...sitting, minutes: 200, sittingExtensionMinutes: 15 })).toBe(
      '2026-11-21T04:15:00.000Z',
    )
  })
})
