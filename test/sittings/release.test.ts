import { describe, expect, it } from 'vitest'
import { phaseAt, pollAfter, RELEASE_MS } from '#app/ui/exam/release.ts'

describe('the waiting room', () => {
  it.each([
    ['before the start', 1, 0, 'waiting'],
    ['at the start, for whoever was drawn first', 0, 0, 'open'],
    ['at the start, for whoever was drawn last', 0, RELEASE_MS, 'release'],
    ['just before one’s own moment', -7999, 8000, 'release'],
    ['at one’s own moment', -8000, 8000, 'open'],
    ['when everybody is let in', -RELEASE_MS, RELEASE_MS, 'open'],
  ] as const)('%s', (_, left, wait, phase) => expect(phaseAt(left, wait)).toBe(phase))

  it('is asked for again every 30 to 45 seconds, not by all at once', () => {
    expect([pollAfter(0), pollAfter(0.5), pollAfter(0.9999)]).toEqual([30_000, 37_500, 44_998])
  })
})
