import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Step } from '#app/domain/exam/attempt.ts'
import { eventOf, eventText, MOST_TEXT } from '#app/domain/exam/sitting-event.ts'
import { type Happening, type TimelineEvent, timelineOf } from '#app/domain/exam/timeline.ts'
import { trustedId } from '#app/domain/ids.ts'
import { addMs, type Instant, parseInstant } from '#app/domain/instant.ts'

const NINE = parseInstant('2026-11-21T01:00:00.000Z') as Instant
const at = (seconds: number): Instant => addMs(NINE, seconds * 1000)
const officer = trustedId<'person'>('officer')
const formId = trustedId<'form'>('form')

const started: Step = { type: 'started', at: at(0), formId }
const saved = (seconds: number, slot: number, revision = 1): Step => ({ type: 'saved', at: at(seconds), slot, revision, response: 'CANARY' })
const stale = (seconds: number, slot: number): Step => ({ type: 'stale', at: at(seconds), slot, revision: 1, response: 'CANARY' })
const over = (seconds: number, window: string, from: string | null): Step => ({ type: 'taken-over', at: at(seconds), window, from })
const message = (seconds: number, toAll = false): TimelineEvent => ({ at: at(seconds), by: officer, toAll, body: { kind: 'message', text: '请核对座位' } })

const whats = (steps: readonly Step[], events: readonly TimelineEvent[] = []) => timelineOf(steps, events).entries.map(({ is }) => is.what)

describe('a candidate’s timeline', () => {
  it('tells answers together as counts, as long as nothing else happens', () => {
    const { entries } = timelineOf([started, saved(10, 1), saved(20, 2), saved(30, 1, 2), stale(31, 2)], [])
    expect(entries.map(({ is }) => is)).toEqual([{ what: 'started' }, { what: 'answers', until: at(31), saved: 3, slots: 2, stale: 1 }])
  })

  it('parts answers where ten minutes have passed', () => {
    const { entries } = timelineOf([started, saved(10, 1), saved(600, 2), saved(620, 3)], [])
    expect(entries.map((entry) => entry.at)).toEqual([at(0), at(10), at(620)])
  })

  it('puts events among the steps by their time, after a step of the same instant', () => {
    expect(whats([started, saved(10, 1), saved(30, 2)], [message(10), message(20)])).toEqual(['started', 'answers', 'event', 'event', 'answers'])
    expect(whats([started, saved(10, 1)], [message(-60, true), message(99)])).toEqual(['event', 'started', 'answers', 'event'])
  })

  it('keeps the order of the steps where a finish time lies before the save that came within the grace', () => {
    const { entries } = timelineOf([started, saved(3602, 1), { type: 'closed', at: at(3600), by: 'deadline' }], [message(3601)])
    expect(entries.map(({ is }) => is.what)).toEqual(['started', 'event', 'answers', 'closed-by-time'])
  })

  it('shows both histories of a take-over: what each window saved, and what the old one still sent', () => {
    const { entries, windows } = timelineOf(
      [started, over(1, 'first-window', null), saved(10, 1), saved(20, 2), over(30, 'second-window', 'first-window'), saved(40, 3), stale(41, 1), over(50, 'first-window', 'second-window'), saved(60, 1, 2)],
      [],
    )
    expect(windows).toEqual([
      { window: 1, from: at(1), until: at(30), saved: 2, slots: 2, stale: 0 },
      { window: 2, from: at(30), until: at(50), saved: 1, slots: 1, stale: 1 },
      { window: 1, from: at(50), until: null, saved: 1, slots: 1, stale: 0 },
    ])
    expect(entries.filter(({ is }) => is.what === 'window').map(({ is }) => is)).toEqual([
      { what: 'window', window: 1, from: null }, { what: 'window', window: 2, from: 1 }, { what: 'window', window: 1, from: 2 },
    ])
    expect(entries.filter(({ is }) => is.what === 'answers').map(({ window }) => window)).toEqual([1, 2, 1])
  })

  it('tells who acted and why', () => {
    const steps: Step[] = [
      started,
      { type: 'paused', at: at(10), by: officer, reason: '停电' },
      { type: 'resumed', at: at(70), by: officer },
      { type: 'paused', at: at(80), by: 'candidate', reason: 'planned-break', until: at(380) },
      { type: 'resumed', at: at(380), by: 'clock' },
      { type: 'extended', at: at(400), by: officer, minutes: 5, reason: '停电' },
      { type: 'closed', at: at(500), by: 'invigilator', person: officer, reason: '身体不适' },
      { type: 'reopened', at: at(560), by: officer, minutes: 3, reason: '误收卷' },
      { type: 'submitted', at: at(600), by: 'candidate' },
      { type: 'rescued', at: at(700), by: officer, slot: 1, revision: 2, response: 'CANARY', reason: '断网' },
      { type: 'rescued', at: at(700), by: officer, slot: 4, revision: 1, response: 'CANARY', reason: '断网' },
    ]
    const told = timelineOf(steps, []).entries.map(({ by, is }) => [by, is] as const)
    const expected: readonly (readonly [string, Happening])[] = [
      ['candidate', { what: 'started' }],
      [officer, { what: 'paused', reason: '停电', until: null, break: false }],
      [officer, { what: 'resumed' }],
      ['candidate', { what: 'paused', reason: '', until: at(380), break: true }],
      ['machine', { what: 'resumed' }],
      [officer, { what: 'extended', minutes: 5, reason: '停电' }],
      [officer, { what: 'closed', reason: '身体不适' }],
      [officer, { what: 'reopened', minutes: 3, reason: '误收卷' }],
      ['candidate', { what: 'submitted' }],
      [officer, { what: 'rescued', slots: 2, reason: '断网' }],
    ]
    expect(told).toEqual(expected)
  })

  it('never tells what was answered, and loses no step, whatever the order', () => {
    const answer = fc.record({ kind: fc.constantFrom('saved', 'stale'), slot: fc.integer({ min: 1, max: 5 }), after: fc.integer({ min: 0, max: 900 }) })
    fc.assert(
      fc.property(fc.array(fc.oneof(answer, fc.record({ kind: fc.constantFrom('window', 'message'), slot: fc.integer({ min: 1, max: 3 }), after: fc.integer({ min: 0, max: 900 }) })), { maxLength: 60 }), (all) => {
        let seconds = 0
        const steps: Step[] = [started]
        const events: TimelineEvent[] = []
        for (const { kind, slot, after } of all) {
          seconds += after
          if (kind === 'saved') steps.push(saved(seconds, slot))
          else if (kind === 'stale') steps.push(stale(seconds, slot))
          else if (kind === 'window') steps.push(over(seconds, `window-${slot}`, null))
          else events.push(message(seconds))
        }
        const timeline = timelineOf(steps, events)
        expect(JSON.stringify(timeline)).not.toContain('CANARY')
        const answers = timeline.entries.flatMap(({ is }) => (is.what === 'answers' ? [is] : []))
        const sum = (of: (one: (typeof answers)[number]) => number) => answers.reduce((n, one) => n + of(one), 0)
        expect(sum((one) => one.saved)).toBe(all.filter(({ kind }) => kind === 'saved').length)
        expect(sum((one) => one.stale)).toBe(all.filter(({ kind }) => kind === 'stale').length)
        expect(timeline.entries.filter(({ is }) => is.what === 'event')).toHaveLength(events.length)
        const times = timeline.entries.map((entry) => entry.at)
        expect(times).toEqual([...times].sort())
      }),
    )
  })

  it('is empty for a candidate who has not begun and of whom nothing was recorded', () => {
    expect(timelineOf([], [])).toEqual({ entries: [], windows: [] })
    expect(whats([], [message(5, true)])).toEqual(['event'])
  })
})

describe('an event around a sitting', () => {
  it.each([
    ['message', { text: '你好', secret: 'CANARY' }, { kind: 'message', text: '你好' }],
    ['incident', { incident: 'network', text: '断网' }, { kind: 'incident', incident: 'network', text: '断网' }],
    ['incident', { incident: 'CANARY' }, { kind: 'incident', incident: 'other', text: '' }],
    ['identity', { against: 'photo' }, { kind: 'identity', against: 'photo' }],
    ['signal', { signal: 'paste', count: 3 }, { kind: 'signal', signal: 'paste', times: 3, ms: 0 }],
    ['signal', { signal: 'CANARY', count: 3 }, { kind: 'other', name: 'signal' }],
    ['signal', { signal: 'window-left', count: 2, ms: 9000 }, { kind: 'signal', signal: 'window-left', times: 2, ms: 9000 }],
    ['close-moved', { minutes: 10, reason: '停电' }, { kind: 'close-moved', minutes: 10, reason: '停电' }],
    ['message-read', { message: 'CANARY' }, { kind: 'message-read' }],
    ['signals-consent', { consents: true }, { kind: 'signals-consent', consents: true }],
    ['address-seen', { network: '192.0.2.0/24' }, { kind: 'address-seen', network: '192.0.2.0/24' }],
    ['seb-override', { reason: '设备故障' }, { kind: 'seb-override', reason: '设备故障' }],
    ['something-new', { secret: 'CANARY' }, { kind: 'other', name: 'something-new' }],
  ])('of kind %s is told without what it should not hold', (kind, detail, told) => expect(eventOf(kind, detail)).toEqual(told))

  it.each([
    ['  好\r\n的 ', { ok: true, value: '好\n的' }],
    [' \n ', { ok: false, refusal: 'text-missing' }],
    ['𠮷'.repeat(MOST_TEXT), { ok: true, value: '𠮷'.repeat(MOST_TEXT) }],
    ['好'.repeat(MOST_TEXT + 1), { ok: false, refusal: 'text-too-long', detail: { most: MOST_TEXT } }],
  ])('has a text that is neither empty nor endless (%#)', (text, result) => expect(eventText(text)).toEqual(result))
})
