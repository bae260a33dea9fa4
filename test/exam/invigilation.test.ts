import { describe, expect, it } from 'vitest'
import { type AttemptState, advance, officersIn, replay, standingDeadline, type Step } from '#app/domain/exam/attempt.ts'
import { close, endBreak, extend, pause, reopen, rescue, resume, resumeIfDue, takeBreak, takeOver } from '#app/domain/exam/invigilation.ts'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import { trustedId } from '#app/domain/ids.ts'
import { at, multiple, single } from './sample-items.ts'

const clock = (time: string) => at(`2026-11-21T${time}.000Z`)
const by = trustedId<'person'>('invigilator')
const formId = trustedId<'form'>('form')
const started: Step = { type: 'started', at: clock('01:00:00'), formId }
const saved = (slot: number, revision: number, response: string | null): Step => ({ type: 'saved', at: clock('01:01:00'), slot, revision, response })
const paused = (time: string, until?: string): Step =>
  until ? { type: 'paused', at: clock(time), by: 'candidate', reason: 'planned-break', until: clock(until) } : { type: 'paused', at: clock(time), by, reason: 'power cut' }
const submitted = (time: string): Step => ({ type: 'submitted', at: clock(time), by: 'candidate' })
/** Sixty minutes from one o'clock, hard close at half past two. */
const limits = { minutes: 60, extraTimePercent: 0, hardClose: clock('02:30:00'), sittingExtensionMinutes: 0 }
const until = (...steps: Step[]) => standingDeadline(replay([started, ...steps]), limits)
const act = (time: string, reason = 'power cut') => ({ by, at: clock(time), reason })

describe('the deadline that stands while nothing more happens', () => {
  it.each([
    ['is the time limit after the start', [], '02:00:00'],
    ['moves with minutes granted', [{ type: 'extended', at: clock('01:10:00'), by, minutes: 15, reason: 'late' }], '02:15:00'],
    ['is the hard close while an invigilator’s pause is open', [paused('01:10:00')], '02:30:00'],
    ['counts a planned break to its end', [paused('01:10:00', '01:20:00')], '02:10:00'],
    ['counts what was left of a break that ended early', [paused('01:10:00', '01:20:00'), { type: 'resumed', at: clock('01:13:00'), by: 'candidate' }], '02:03:00'],
    ['counts no more of a break than it had, whoever came late', [paused('01:10:00', '01:20:00'), { type: 'resumed', at: clock('01:40:00'), by }], '02:10:00'],
    ['never passes the hard close', [paused('01:10:00', '02:20:00')], '02:30:00'],
    ['gives back the time that it stood closed', [submitted('01:30:00'), { type: 'reopened', at: clock('01:37:00'), by, minutes: 5, reason: 'by mistake' }], '02:12:00'],
  ] as [string, Step[], string][])('%s', (_, steps, expected) => {
    expect(until(...steps)).toBe(clock(expected))
  })
})

describe('an act of an invigilator', () => {
  const open = replay([started])
  const stopped = replay([started, paused('01:10:00')])
  const over = replay([started, submitted('01:30:00')])
  const deadline = clock('02:00:00')
  type Outcome = { ok: true; value: Step } | { ok: false; refusal: string }
  it.each([
    ['an extension needs a reason', extend(open, { ...act('01:10:00', ' '), minutes: 5 }, deadline), 'reason-missing'],
    ['an extension of no minutes', extend(open, { ...act('01:10:00'), minutes: 0 }, deadline), 'minutes-malformed'],
    ['an extension of half a minute', extend(open, { ...act('01:10:00'), minutes: 0.5 }, deadline), 'minutes-malformed'],
    ['an extension of more than ten hours', extend(open, { ...act('01:10:00'), minutes: 601 }, deadline), 'minutes-malformed'],
    ['an extension after the hand-in', extend(over, { ...act('01:40:00'), minutes: 5 }, deadline), 'attempt-closed'],
    ['an extension after the grace', extend(open, { ...act('02:00:06'), minutes: 5 }, deadline), 'attempt-closed'],
    ['a pause without a reason', pause(open, act('01:10:00', ''), deadline), 'reason-missing'],
    ['a pause in a pause', pause(stopped, act('01:15:00'), deadline), 'already-paused'],
    ['a pause after the hand-in', pause(over, act('01:40:00'), deadline), 'attempt-closed'],
    ['going on without a pause', resume(open, { by, at: clock('01:10:00') }, deadline), 'not-paused'],
    ['going on after the hand-in', resume(over, { by, at: clock('01:40:00') }, deadline), 'attempt-closed'],
    ['closing without a reason', close(open, act('01:10:00', ''), deadline), 'reason-missing'],
    ['closing what is closed', close(over, act('01:40:00'), deadline), 'attempt-closed'],
    ['reopening what is open', reopen(open, { ...act('01:40:00'), minutes: 5 }, limits), 'attempt-open'],
    ['reopening without a reason', reopen(over, { ...act('01:40:00', ''), minutes: 5 }, limits), 'reason-missing'],
    ['reopening with minus one minute', reopen(over, { ...act('01:40:00'), minutes: -1 }, limits), 'minutes-malformed'],
    ['reopening after the sitting closed', reopen(over, { ...act('02:30:00'), minutes: 30 }, limits), 'no-time-left'],
    ['a break that the sitting has not', takeBreak(open, clock('01:10:00'), deadline, []), 'no-break-left'],
    ['a break in a pause', takeBreak(stopped, clock('01:11:00'), deadline, [{ minutes: 5 }]), 'already-paused'],
    ['a break after the end', takeBreak(over, clock('01:40:00'), deadline, [{ minutes: 5 }]), 'attempt-closed'],
    ['ending an invigilator’s pause oneself', endBreak(stopped, clock('01:15:00'), deadline), 'paused-by-invigilator'],
    ['ending no break', endBreak(open, clock('01:15:00'), deadline), 'not-paused'],
  ] as [string, Outcome, string][])('%s is refused', (_, outcome, refusal) => {
    expect(outcome).toMatchObject({ ok: false, refusal })
  })

  it('reopens an attempt that ended at its deadline only with minutes on top, and one handed in early with what it had left', () => {
    const late = replay([started, { type: 'closed', at: clock('02:00:00'), by: 'deadline' }])
    expect(reopen(late, { ...act('02:10:00'), minutes: 0 }, limits)).toMatchObject({ refusal: 'no-time-left', detail: { closes: clock('02:30:00') } })
    const again = reopen(late, { ...act('02:10:00'), minutes: 5 }, limits)
    expect(again.ok && standingDeadline(advance(late, [again.value]), limits)).toBe(clock('02:15:00'))
    const early = reopen(over, { ...act('01:40:00'), minutes: 0 }, limits)
    expect(early.ok && standingDeadline(advance(over, [early.value]), limits)).toBe(clock('02:10:00'))
  })

  it('closes with the person and the reason, at the act, and within the grace at the deadline', () => {
    expect(close(open, act('01:10:00'), deadline)).toMatchObject({ value: { type: 'closed', by: 'invigilator', person: by, reason: 'power cut', at: clock('01:10:00') } })
    expect(close(open, act('02:00:04'), deadline)).toMatchObject({ value: { at: deadline } })
  })

  it('made within the transport grace never leaves more time than there was', () => {
    for (const stop of [pause(open, act('02:00:04'), deadline), takeBreak(open, clock('02:00:04'), deadline, [{ minutes: 5 }])]) {
      if (!stop.ok) throw new Error('a pause within the grace is taken')
      const state = advance(open, [stop.value])
      const closing = close(state, act('02:03:00'), standingDeadline(state, limits))
      if (!closing.ok) throw new Error('what is paused can be closed')
      const ended = advance(state, [closing.value])
      expect((ended.submittedAt ?? '') <= standingDeadline(ended, limits)).toBe(true)
    }
  })

  it('names everybody who acted once, and nobody who only answered', () => {
    const second = trustedId<'person'>('second')
    expect(
      officersIn([
        started, saved(1, 1, 'a'), paused('01:05:00', '01:10:00'), { type: 'resumed', at: clock('01:10:00'), by: 'clock' },
        { type: 'extended', at: clock('01:11:00'), by, minutes: 5, reason: 'late' }, paused('01:12:00'), { type: 'resumed', at: clock('01:13:00'), by: second },
        { type: 'closed', at: clock('01:20:00'), by: 'invigilator', person: by, reason: 'left' },
      ]),
    ).toEqual([by, second])
  })
})

describe('a planned break', () => {
  const breaks = [{ minutes: 5 }, { minutes: 10 }]
  const deadline = clock('02:00:00')
  const rest = (state: AttemptState, time: string) => takeBreak(state, clock(time), deadline, breaks)
  it('is the next of the sitting, and each comes once', () => {
    let state = replay([started])
    for (const [time, end] of [['01:10:00', '01:15:00'], ['01:20:00', '01:30:00']] as const) {
      const begun = rest(state, time)
      expect(begun).toMatchObject({ ok: true, value: { type: 'paused', by: 'candidate', until: clock(end) } })
      if (begun.ok) state = advance(state, [begun.value])
      expect(rest(state, time)).toMatchObject({ refusal: 'already-paused' })
      state = advance(state, resumeIfDue(state, clock(end), standingDeadline(state, limits)))
    }
    expect(state).toMatchObject({ breaksTaken: 2, pausedMs: 15 * 60_000, pausedSince: null, pauseUntil: null })
    expect(rest(state, '01:31:00')).toMatchObject({ refusal: 'no-break-left' })
  })
  it('ends by itself at its own end, whenever somebody looks, and not before', () => {
    const state = replay([started, paused('01:10:00', '01:20:00')])
    const end = standingDeadline(state, limits)
    expect(resumeIfDue(state, clock('01:19:59'), end)).toEqual([])
    for (const time of ['01:20:00', '01:50:00', '04:00:00']) expect(resumeIfDue(state, clock(time), end)).toEqual([{ type: 'resumed', at: clock('01:20:00'), by: 'clock' }])
    expect(resumeIfDue(replay([started, paused('01:10:00')]), clock('01:20:00'), end)).toEqual([])
    expect(resumeIfDue(replay([started]), clock('01:20:00'), end)).toEqual([])
  })
  it('that would last beyond the hard close does not end before it', () => {
    const state = replay([started, paused('01:55:00', '02:40:00')])
    expect(resumeIfDue(state, clock('02:45:00'), standingDeadline(state, limits))).toEqual([])
  })
  it('ends early for who goes on, and for the invigilator', () => {
    const state = replay([started, paused('01:10:00', '01:20:00')])
    expect(endBreak(state, clock('01:12:00'), clock('02:10:00'))).toMatchObject({ value: { type: 'resumed', by: 'candidate', at: clock('01:12:00') } })
    expect(resume(state, { by, at: clock('01:12:00') }, clock('02:10:00'))).toMatchObject({ value: { by } })
  })
})

describe('another window', () => {
  it('becomes the live one with the name of the one before it; the same one does not', () => {
    const state = replay([started])
    expect(takeOver(state, 'second', clock('01:10:00'))).toEqual([{ type: 'taken-over', at: clock('01:10:00'), window: 'second', from: null }])
    const after = advance(state, takeOver(state, 'second', clock('01:10:00')))
    expect(takeOver(after, 'second', clock('01:11:00'))).toEqual([])
    expect(takeOver(after, 'third', clock('01:11:00'))).toMatchObject([{ window: 'third', from: 'second' }])
  })
})

describe('a rescue file', () => {
  const form = new Map<number, ItemVersion>([[1, single('one')], [2, multiple('many')], [3, single('two')]])
  const load = (state: AttemptState, answers: { slot: number; revision: number; response: unknown }[], reason = 'file') => rescue(state, answers, form, act('02:10:00', reason))
  const state = replay([started, saved(1, 3, 'a'), { type: 'closed', at: clock('02:00:00'), by: 'deadline' }])
  it('gives what is newer than the server’s, after the end too, and tells the rest apart', () => {
    const loaded = load(state, [
      { slot: 1, revision: 3, response: 'b' }, { slot: 2, revision: 1, response: ['c'] }, { slot: 3, revision: 1, response: 'z' },
      { slot: 9, revision: 1, response: 'a' },
    ])
    expect(loaded).toMatchObject({ ok: true, value: { taken: [2], notNewer: [1], unreadable: [3, 9] } })
    if (loaded.ok) expect(advance(state, loaded.value.steps)).toMatchObject({ status: 'closed', submittedAt: clock('02:00:00'), answers: new Map<number, unknown>([[1, { revision: 3, response: 'a' }], [2, { revision: 1, response: ['c'] }]]) })
  })
  it('takes of several answers to one slot the latest, and gives nothing twice', () => {
    const loaded = load(state, [{ slot: 1, revision: 5, response: 'c' }, { slot: 1, revision: 7, response: 'b' }, { slot: 1, revision: 6, response: 'a' }])
    expect(loaded).toMatchObject({ value: { taken: [1], steps: [{ type: 'rescued', slot: 1, revision: 7, response: 'b', by, reason: 'file' }] } })
    if (loaded.ok) expect(load(advance(state, loaded.value.steps), [{ slot: 1, revision: 7, response: 'b' }])).toMatchObject({ value: { taken: [], notNewer: [1], steps: [] } })
  })
  it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('has no revision %s', (revision) => {
    expect(load(state, [{ slot: 2, revision, response: ['a'] }])).toMatchObject({ value: { taken: [], unreadable: [2] } })
  })
  it('needs a reason', () => {
    expect(load(state, [], ' ')).toMatchObject({ refusal: 'reason-missing' })
  })
})
