// Any history of an attempt, made by decisions alone.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closeIfOverdue, save, submit } from '#app/domain/exam/answering.ts'
import {
  advance,
  type Answer,
  type AttemptState,
  deadlineFactsOf,
  replay,
  type Step,
} from '#app/domain/exam/attempt.ts'
import { deadlineOf } from '#app/domain/exam/deadline.ts'
import { extend, pause, resume } from '#app/domain/exam/invigilation.ts'
import { trustedId } from '#app/domain/ids.ts'
import { addMs } from '#app/domain/instant.ts'
import { at, single } from './sample-items.ts'

const by = trustedId<'person'>('invigilator')
const begin = at('2026-11-21T01:00:00.000Z')
const started: Step = { type: 'started', at: begin, formId: trustedId<'form'>('form') }
const fresh = replay([started])

const responses = ['a', 'b', 'c', null]
const deed = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      answers: fc.array(
        fc.record({
          slot: fc.integer({ min: 1, max: 3 }),
          revision: fc.integer({ min: 1, max: 12 }),
          response: fc.constantFrom(...responses),
        }),
        { maxLength: 4 },
      ),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.nat(20) }) },
  fc.record({
    do: fc.constant('submit' as const),
    seen: fc.dictionary(fc.constantFrom('1', '2', '3'), fc.nat(12)),
    force: fc.boolean(),
  }),
  fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const, 'close' as const) }),
  fc.record({ do: fc.constant('extend' as const), minutes: fc.integer({ min: 1, max: 15 }) }),
)

describe('whatever happens in an attempt', () => {
  it('no acknowledged answer is lost, revisions only rise, and what is closed stays closed', () => {
    const singles = new Map([1, 2, 3].map((slot) => [slot, single(`s${slot}`)]))
    const limits = {
      minutes: 60,
      extraTimePercent: 0,
      hardClose: at('2026-11-21T03:30:00.000Z'),
      sittingExtensionMinutes: 0,
    }
    let closings = 0
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        let now = begin
        let state = fresh
        const steps: Step[] = [started]
        const acknowledged = new Map<number, Answer>()
        let end: AttemptState | undefined
        for (const deed of deeds) {
          const until = deadlineOf({ ...limits, ...deadlineFactsOf(state, now) })
          const before = state
          let made: readonly Step[] = []
          if (deed.do === 'wait') now = addMs(now, deed.minutes * 60_000)
          else if (deed.do === 'save') {
            const result = save(state, deed.answers, singles, now, until)
            if (result.ok) {
              made = result.value.steps
              for (const { slot, revision } of result.value.saved) {
                const had = acknowledged.get(slot)
                const standing = advance(state, made).answers.get(slot)
                if (!standing) throw new Error('acknowledged and gone')
                if (!had || revision > had.revision) acknowledged.set(slot, standing)
              }
            }
          } else if (deed.do === 'submit') {
            const result = submit(state, deed, now, until)
            if (result.ok) {
              made = result.value.steps
              expect(result.value.submittedAt <= until || before.status === 'closed').toBe(true)
            }
          } else if (deed.do === 'close') made = closeIfOverdue(state, now, until)
          else {
            const act = { by, at: now, reason: 'test' }
            const result =
              deed.do === 'extend'
                ? extend(state, { ...act, minutes: deed.minutes }, until)
                : (deed.do === 'pause' ? pause : resume)(state, act, until)
            if (result.ok) made = [result.value]
          }
          steps.push(...made)
          state = advance(state, made)

          for (const [slot, answer] of acknowledged) expect(state.answers.get(slot)).toEqual(answer)
          for (const [slot, { revision }] of before.answers)
            expect(state.answers.get(slot)?.revision).toBeGreaterThanOrEqual(revision)
          if (end) expect(state).toEqual(end)
          else if (state.status === 'closed') {
            end = state
            closings++
            expect((end.submittedAt ?? '') <= until).toBe(true)
          }
        }
        expect(replay(steps)).toEqual(state)
      }),
      { numRuns: 500 },
    )
    expect(closings).toBeGreaterThan(50)
  })
})
