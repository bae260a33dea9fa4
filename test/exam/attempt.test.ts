import { describe, expect, it } from 'vitest'
import { advance, deadlineFactsOf, replay, type Step } from '#app/domain/exam/attempt.ts'
import { trustedId } from '#app/domain/ids.ts'
import { at } from './sample-items.ts'

const formId = trustedId<'form'>('form')
const by = trustedId<'person'>('invigilator')
const clock = (time: string) => at(`2026-11-21T${time}.000Z`)
const started: Step = { type: 'started', at: clock('01:00:00'), formId }
const saved = (slot: number, revision: number, response: string | null, time = '01:01:00'): Step => ({
  type: 'saved',
  at: clock(time),
  slot,
  revision,
  response,
})
const paused = (time: string): Step => ({ type: 'paused', at: clock(time), by, reason: 'power cut' })
const resumed = (time: string): Step => ({ type: 'resumed', at: clock(time), by })
const submitted = (time: string): Step => ({ type: 'submitted', at: clock(time), by: 'candidate' })

describe('the state of an attempt', () => {
  it('is open and empty after its start', () => {
    const state = replay([started])
    expect(state).toMatchObject({ status: 'open', formId, startedAt: clock('01:00:00'), submittedAt: null })
    expect(state.answers.size).toBe(0)
  })

  it('has the last answer of each slot, cleared ones and stale ones told apart', () => {
    const stale: Step = { type: 'stale', at: clock('01:05:00'), slot: 1, revision: 1, response: 'z' }
    const state = replay([started, saved(1, 1, 'a'), saved(2, 4, 'b'), saved(1, 3, 'c'), saved(2, 5, null), stale])
    expect([...state.answers]).toEqual([
      [1, { revision: 3, response: 'c' }],
      [2, { revision: 5, response: null }],
    ])
  })

  it('after further steps leaves the state before them as it was', () => {
    const before = replay([started, saved(1, 1, 'a')])
    const after = advance(before, [saved(1, 2, 'b')])
    expect(before.answers.get(1)).toEqual({ revision: 1, response: 'a' })
    expect(after.answers.get(1)).toEqual({ revision: 2, response: 'b' })
  })

  it('adds up granted minutes and pauses, an open pause until now', () => {
    const extended = (minutes: number): Step => ({
      type: 'extended',
      at: clock('01:02:00'),
      by,
      minutes,
      reason: 'late',
    })
    const state = replay([
      started,
      paused('01:10:00'),
      resumed('01:12:30'),
      extended(5),
      extended(10),
      paused('01:20:00'),
    ])
    expect(deadlineFactsOf(state, clock('01:21:00'))).toEqual({
      startedAt: clock('01:00:00'),
      grantedMinutes: 15,
      pausedMs: 150_000 + 60_000,
    })
  })

  it('is closed by a hand-in, and a pause ends with it', () => {
    const state = replay([started, paused('01:10:00'), submitted('01:11:00')])
    expect(state).toMatchObject({
      status: 'closed',
      submittedAt: clock('01:11:00'),
      closedBy: 'candidate',
      pausedSince: null,
    })
    expect(deadlineFactsOf(state, clock('05:00:00')).pausedMs).toBe(60_000)
  })
})

describe('what happens besides answers', () => {
  it('counts a planned break, and to its own end only', () => {
    const rest: Step = { type: 'paused', at: clock('01:10:00'), by: 'candidate', reason: 'planned-break', until: clock('01:15:00') }
    const during = replay([started, rest])
    expect(during).toMatchObject({ pausedSince: clock('01:10:00'), pauseUntil: clock('01:15:00'), breaksTaken: 1 })
    expect(deadlineFactsOf(during, clock('01:12:00')).pausedMs).toBe(120_000)
    expect(deadlineFactsOf(during, clock('01:40:00')).pausedMs).toBe(300_000)
    expect(advance(during, [resumed('01:40:00')])).toMatchObject({ pausedMs: 300_000, pausedSince: null, pauseUntil: null, breaksTaken: 1 })
  })

  it('goes on after it was reopened, with the time it stood closed given back', () => {
    const reopened: Step = { type: 'reopened', at: clock('01:20:00'), by, minutes: 5, reason: 'by mistake' }
    const state = replay([started, saved(1, 1, 'a'), submitted('01:10:00'), reopened, saved(1, 2, 'b', '01:21:00')])
    expect(state).toMatchObject({ status: 'open', submittedAt: null, closedBy: null, grantedMinutes: 5, pausedMs: 600_000 })
    expect(state.answers.get(1)).toEqual({ revision: 2, response: 'b' })
    expect(advance(state, [submitted('01:30:00')])).toMatchObject({ status: 'closed', submittedAt: clock('01:30:00'), closedBy: 'candidate' })
  })

  it('takes an answer of a rescue file after the end, and stays closed', () => {
    const rescued: Step = { type: 'rescued', at: clock('02:10:00'), by, reason: 'file', slot: 1, revision: 9, response: 'c' }
    const state = replay([started, saved(1, 1, 'a'), submitted('01:10:00'), rescued])
    expect(state).toMatchObject({ status: 'closed', submittedAt: clock('01:10:00') })
    expect(state.answers.get(1)).toEqual({ revision: 9, response: 'c' })
  })

  it('has one live window, the last that took over', () => {
    const taken = (window: string, from: string | null): Step => ({ type: 'taken-over', at: clock('01:05:00'), window, from })
    expect(replay([started]).window).toBe(null)
    expect(replay([started, taken('first', null), taken('second', 'first')]).window).toBe('second')
  })
})

describe('steps that no decision could have made are a fault', () => {
  it.each([
    ['nothing', []],
    ['an answer before the start', [saved(1, 1, 'a'), started]],
    ['a second start', [started, started]],
    ['a revision twice', [started, saved(1, 2, 'a'), saved(1, 2, 'b')]],
    ['a revision backwards', [started, saved(1, 2, 'a'), saved(1, 1, 'b')]],
    ['an answer after the hand-in', [started, submitted('01:10:00'), saved(1, 1, 'a')]],
    ['a second hand-in', [started, submitted('01:10:00'), submitted('01:10:00')]],
    [
      'a closing after the hand-in',
      [started, submitted('01:10:00'), { type: 'closed', at: clock('02:00:00'), by: 'deadline' }],
    ],
    ['a pause in a pause', [started, paused('01:10:00'), paused('01:11:00')]],
    ['an end without a pause', [started, resumed('01:10:00')]],
    ['a reopening of what is open', [started, { type: 'reopened', at: clock('01:10:00'), by, minutes: 5, reason: 'r' }]],
    ['a pause after the end', [started, submitted('01:10:00'), paused('01:11:00')]],
    ['a take-over after the end', [started, submitted('01:10:00'), { type: 'taken-over', at: clock('01:11:00'), window: 'w', from: null }]],
    ['a rescued revision that is not newer', [started, saved(1, 2, 'a'), { type: 'rescued', at: clock('01:10:00'), by, reason: 'r', slot: 1, revision: 2, response: 'b' }]],
  ] as [string, Step[]][])('%s', (_, steps) => {
    expect(() => replay(steps)).toThrow()
  })
})
