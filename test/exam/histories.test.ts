// Any history of an attempt, made by decisions alone.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closeIfOverdue, save, submit } from '#app/domain/exam/answering.ts'
import {
  advance,
  type Answer,
  type AttemptState,
  replay,
  standingDeadline,
  type Step,
} from '#app/domain/exam/attempt.ts'
import {
  close,
  endBreak,
  extend,
  pause,
  reopen,
  rescue,
  resume,
  resumeIfDue,
  takeBreak,
  takeOver,
} from '#app/domain/exam/invigilation.ts'
import { trustedId } from '#app/domain/ids.ts'
import { addMs } from '#app/domain/instant.ts'
import { at, single } from './sample-items.ts'

const by = trustedId<'person'>('invigilator')
const begin = at('2026-11-21T01:00:00.000Z')
const started: Step = { type: 'started', at: begin, formId: trustedId<'form'>('form') }
const fresh = replay([started])

const responses = ['a', 'b', 'c', null]
const answers = fc.array(
  fc.record({
    slot: fc.integer({ min: 1, max: 3 }),
    revision: fc.integer({ min: 1, max: 12 }),
    response: fc.constantFrom(...responses),
  }),
  { maxLength: 4 },
)
const deed = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('save' as const), answers }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.nat(20) }) },
  fc.record({
    do: fc.constant('submit' as const),
    seen: fc.dictionary(fc.constantFrom('1', '2', '3'), fc.nat(12)),
    force: fc.boolean(),
  }),
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('pause', 'resume', 'begin-break', 'go-on', 'close') }) },
  fc.record({ do: fc.constant('extend' as const), minutes: fc.integer({ min: 1, max: 15 }) }),
  { weight: 4, arbitrary: fc.record({ do: fc.constant('reopen' as const), minutes: fc.nat(15) }) },
  fc.record({ do: fc.constant('rescue' as const), answers }),
  fc.record({ do: fc.constant('take-over' as const), window: fc.constantFrom('one', 'two') }),
)
const breaks = [{ minutes: 5 }, { minutes: 10 }]

describe('whatever happens in an attempt', () => {
  it('no acknowledged answer is lost, revisions only rise, and what is closed stays closed unless it is reopened', () => {
    const singles = new Map([1, 2, 3].map((slot) => [slot, single(`s${slot}`)]))
    const limits = {
      minutes: 60,
      extraTimePercent: 0,
      hardClose: at('2026-11-21T03:30:00.000Z'),
      sittingExtensionMinutes: 0,
    }
    const made: Record<string, number> = {}
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        let now = begin
        let state = fresh
        const steps: Step[] = [started]
        const acknowledged = new Map<number, Answer>()
        const take = (more: readonly Step[]) => {
          steps.push(...more)
          state = advance(state, more)
          for (const { type } of more) made[type] = (made[type] ?? 0) + 1
        }
        const acknowledge = (slot: number, revision: number, after: AttemptState) => {
          const standing = after.answers.get(slot)
          if (!standing) throw new Error('acknowledged and gone')
          if (revision > (acknowledged.get(slot)?.revision ?? 0)) acknowledged.set(slot, standing)
        }
        for (const deed of deeds) {
          if (deed.do === 'wait') now = addMs(now, deed.minutes * 60_000)
          // As every touch does: what the clock alone brings comes first.
          const due = resumeIfDue(state, now, standingDeadline(state, limits))
          take(due)
          const until = standingDeadline(state, limits)
          const overdue = closeIfOverdue(state, now, until)
          take(overdue)
          const before = state
          const act = { by, at: now, reason: 'test' }
          const one = (result: { ok: true; value: Step } | { ok: false }) => take(result.ok ? [result.value] : [])
          switch (deed.do) {
            case 'wait':
              break
            case 'save': {
              const result = save(state, deed.answers, singles, now, until)
              expect(result.ok).toBe(before.status === 'open' && before.pausedSince === null)
              if (!result.ok) break
              take(result.value.steps)
              for (const { slot, revision } of result.value.saved) acknowledge(slot, revision, state)
              break
            }
            case 'rescue': {
              const result = rescue(state, deed.answers, singles, act)
              if (!result.ok) throw new Error('a rescue with a reason is never refused')
              take(result.value.steps)
              for (const slot of result.value.taken) acknowledge(slot, state.answers.get(slot)?.revision ?? 0, state)
              break
            }
            case 'submit': {
              const result = submit(state, deed, now, until)
              if (result.ok) take(result.value.steps)
              break
            }
            case 'extend': {
              one(extend(state, { ...act, minutes: deed.minutes }, until))
              expect(standingDeadline(state, limits) >= until).toBe(true)
              break
            }
            case 'reopen': {
              one(reopen(state, { ...act, minutes: deed.minutes }, limits))
              if (before.status === 'closed' && state.status === 'open') expect(standingDeadline(state, limits) > now).toBe(true)
              break
            }
            case 'take-over':
              if (state.status === 'open') take(takeOver(state, deed.window, now))
              break
            case 'begin-break':
              one(takeBreak(state, now, until, breaks))
              break
            case 'go-on':
              one(endBreak(state, now, until))
              break
            case 'close':
              one(close(state, act, until))
              break
            default:
              one((deed.do === 'pause' ? pause : resume)(state, act, until))
          }

          for (const [slot, answer] of acknowledged) expect(state.answers.get(slot)).toEqual(answer)
          for (const [slot, { revision }] of before.answers)
            expect(state.answers.get(slot)?.revision).toBeGreaterThanOrEqual(revision)
          if (before.status === 'closed' && deed.do !== 'rescue' && deed.do !== 'reopen') expect(state).toEqual(before)
          if (state.submittedAt !== null) expect(state.submittedAt <= standingDeadline(state, limits)).toBe(true)
          if (state.pausedSince !== null) expect(state.pausedSince <= now).toBe(true)
        }
        expect(replay(steps)).toEqual(state)
      }),
      { numRuns: 800 },
    )
    for (const type of ['saved', 'stale', 'rescued', 'extended', 'paused', 'resumed', 'taken-over', 'submitted', 'closed', 'reopened'])
      expect(made[type], type).toBeGreaterThan(5)
  })
})
