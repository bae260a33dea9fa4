import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMs, type Instant } from '#app/domain/instant.ts'
import { creditedSeconds, studyHours, withinDay } from '#app/domain/learning/study-time.ts'
import { at } from '#test/exam/sample-items.ts'

const noon = at('2026-11-21T04:00:00.500Z')

/** Seconds that a chain of beats adds up to. */
function chain(beats: readonly Instant[], idleSeconds = 120): number {
  let previous: Instant | null = null
  let seconds = 0
  for (const beat of beats) {
    seconds += creditedSeconds(previous, beat, idleSeconds)
    if (previous === null || beat > previous) previous = beat
  }
  return seconds
}

describe('a beat', () => {
  it.each([
    ['the first of all', null, noon, 0],
    ['after half a minute', noon, addMs(noon, 30_000), 30],
    ['at the limit of idleness', noon, addMs(noon, 120_000), 120],
    ['a millisecond beyond it', noon, addMs(noon, 120_001), 0],
    ['the next day', noon, addMs(noon, 86_400_000), 0],
    ['at the same instant', noon, noon, 0],
    ['out of order', noon, addMs(noon, -10_000), 0],
  ])('%s', (_, previous, now, seconds) => {
    expect(creditedSeconds(previous, now, 120)).toBe(seconds)
  })

  it('in a chain without idleness adds up to the whole time, however many there are and from however many tabs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 200 }), (gaps) => {
        const tab: Instant[] = [noon]
        for (const gap of gaps) tab.push(addMs(tab[tab.length - 1] ?? noon, gap))
        const last = tab[tab.length - 1] ?? noon
        const whole = Math.floor(Date.parse(last) / 1000) - Math.floor(Date.parse(noon) / 1000)
        const twoTabs = [...tab, ...tab.slice(1).map((beat) => addMs(beat, -1))].filter((b) => b >= noon).sort()
        expect(chain(tab)).toBe(whole)
        expect(chain(twoTabs)).toBe(whole)
      }),
    )
  })

  it('after an absence starts a new stretch', () => {
    expect(chain([0, 60, 120, 1000, 1060].map((s) => addMs(noon, s * 1000)))).toBe(180)
  })
})

describe('a day', () => {
  it.each([
    [60, 0, 60],
    [60, 28_740, 60],
    [60, 28_770, 30],
    [60, 28_800, 0],
    [60, 99_999, 0],
  ])('of at most 480 minutes lets %d seconds count after %d as %d', (seconds, counted, more) => {
    expect(withinDay(seconds, counted, 480)).toBe(more)
  })
})

describe('study hours', () => {
  it.each([
    [0, 0],
    [269, 0],
    [270, 0.1],
    [2699, 0.9],
    [2700, 1],
    [3600, 1.3],
    [24 * 2700, 24],
    [24 * 2700 - 1, 23.9],
  ])('of %d seconds are %d', (seconds, hours) => {
    expect(studyHours(seconds)).toBe(hours)
  })
})
