import { describe, expect, it } from 'vitest'
import { closeIfOverdue, save, type SentAnswer, submit } from '#app/domain/exam/answering.ts'
import { advance, type AttemptState, replay, type Step } from '#app/domain/exam/attempt.ts'
import { extend, pause, resume } from '#app/domain/exam/invigilation.ts'
import type { ItemVersion, Response } from '#app/domain/exam/item.ts'
import { trustedId } from '#app/domain/ids.ts'
import { addMs, type Instant } from '#app/domain/instant.ts'
import { at, matching, multiple, single } from './sample-items.ts'

const formId = trustedId<'form'>('form')
const by = trustedId<'person'>('invigilator')
const begin = at('2026-11-21T01:00:00.000Z')
const deadline = at('2026-11-21T03:00:00.000Z')
const during = at('2026-11-21T01:30:00.000Z')
const form = new Map<number, ItemVersion>([
  [1, single('s')],
  [2, multiple('m')],
  [3, matching('p')],
])
const started: Step = { type: 'started', at: begin, formId }
const fresh = replay([started])
const saved = (slot: number, revision: number, response: Response): Step => ({
  type: 'saved',
  at: begin,
  slot,
  revision,
  response,
})
/** Slot 1 stands at revision 5 with b. */
const answered = replay([started, saved(1, 5, 'b')])

/** Saves and appends, as a service does. */
function kept(state: AttemptState, ...answers: SentAnswer[]) {
  const result = save(state, answers, form, during, deadline)
  if (!result.ok) throw new Error(result.refusal)
  return { ...result.value, state: advance(state, result.value.steps) }
}

describe('saving an answer', () => {
  it('of a higher revision wins, and is kept as a step', () => {
    const { saved, stale, steps, state } = kept(answered, { slot: 1, revision: 9, response: 'c' })
    expect([saved, stale]).toEqual([[{ slot: 1, revision: 9 }], []])
    expect(steps).toEqual([{ type: 'saved', at: during, slot: 1, revision: 9, response: 'c' }])
    expect(state.answers.get(1)).toEqual({ revision: 9, response: 'c' })
  })

  it('of the same revision and response is acknowledged again without a step', () => {
    const again = kept(answered, { slot: 1, revision: 5, response: 'b' })
    expect(again).toMatchObject({ saved: [{ slot: 1, revision: 5 }], stale: [], steps: [] })
  })

  it('is the same when only the order of a set or of pairs differs', () => {
    const two = kept(
      fresh,
      { slot: 2, revision: 1, response: ['a', 'c'] },
      { slot: 3, revision: 1, response: { a: 'd', b: 'c' } },
    )
    const again = kept(
      two.state,
      { slot: 3, revision: 1, response: { b: 'c', a: 'd' } },
      { slot: 2, revision: 1, response: ['c', 'a', 'a'] },
    )
    expect(again).toMatchObject({
      saved: [
        { slot: 2, revision: 1 },
        { slot: 3, revision: 1 },
      ],
      stale: [],
      steps: [],
    })
  })

  it.each([
    ['of a lower revision', 4, 'c'],
    ['of a lower revision with the response that stands', 4, 'b'],
    ['of the same revision with another response', 5, 'c'],
    ['of the same revision that clears', 5, null],
  ])('%s is stale, is told what stands, and is kept as history only', (_, revision, response) => {
    const { saved, stale, steps, state } = kept(answered, { slot: 1, revision, response })
    expect([saved, stale]).toEqual([[], [{ slot: 1, revision: 5, response: 'b' }]])
    expect(steps).toEqual([{ type: 'stale', at: during, slot: 1, revision, response }])
    expect(state.answers).toEqual(answered.answers)
  })

  it('clears with null, under a revision of its own', () => {
    const { state } = kept(answered, { slot: 1, revision: 6, response: null })
    expect(state.answers.get(1)).toEqual({ revision: 6, response: null })
  })

  it('takes several answers for one slot in the order of their revisions', () => {
    const { saved, stale, state } = kept(
      fresh,
      { slot: 1, revision: 3, response: 'c' },
      { slot: 1, revision: 1, response: 'a' },
      { slot: 1, revision: 3, response: 'd' },
    )
    expect(saved).toEqual([
      { slot: 1, revision: 1 },
      { slot: 1, revision: 3 },
    ])
    expect(stale).toEqual([{ slot: 1, revision: 3, response: 'c' }])
    expect(state.answers.get(1)).toEqual({ revision: 3, response: 'c' })
  })

  it('tells what stands after the whole request', () => {
    const { stale } = kept(answered, { slot: 1, revision: 2, response: 'a' }, { slot: 1, revision: 8, response: 'd' })
    expect(stale).toEqual([{ slot: 1, revision: 8, response: 'd' }])
  })

  it('of nothing is nothing', () => {
    expect(kept(fresh)).toMatchObject({ saved: [], stale: [], steps: [] })
  })

  it.each([
    ['a slot that is not on the form', { slot: 4, revision: 1, response: 'a' }, 'unknown-slot', 4],
    ['slot nought', { slot: 0, revision: 1, response: 'a' }, 'unknown-slot', 0],
    ['revision nought', { slot: 1, revision: 0, response: 'a' }, 'revision-malformed', 1],
    ['a negative revision', { slot: 1, revision: -1, response: 'a' }, 'revision-malformed', 1],
    ['a broken revision', { slot: 1, revision: 1.5, response: 'a' }, 'revision-malformed', 1],
    ['a revision beyond exact numbers', { slot: 1, revision: 2 ** 53, response: 'a' }, 'revision-malformed', 1],
    [
      'a revision that is a text',
      { slot: 1, revision: '7' as unknown as number, response: 'a' },
      'revision-malformed',
      1,
    ],
    ['an option that is not there', { slot: 1, revision: 1, response: 'e' }, 'unknown-option', 1],
    ['a response of another kind', { slot: 2, revision: 1, response: 'a' }, 'response-malformed', 2],
    ['no response', { slot: 1, revision: 1, response: undefined }, 'response-malformed', 1],
  ])('beside %s is refused with it, naming the slot', (_, bad, refusal, slot) => {
    const good = { slot: 3, revision: 1, response: { a: 'd' } }
    expect(save(fresh, [good, bad], form, during, deadline)).toEqual({ ok: false, refusal, detail: { slot } })
  })

  it.each([
    ['at the deadline', 0, true],
    ['five seconds after it', 5000, true],
    ['later', 5001, 'attempt-closed'],
  ])('%s', (_, late, outcome) => {
    const result = save(fresh, [{ slot: 1, revision: 1, response: 'a' }], form, addMs(deadline, late), deadline)
    expect(result.ok || result.refusal).toBe(outcome)
  })

  it('is refused after the hand-in, even of what stands and even of nothing', () => {
    const closed = advance(answered, [{ type: 'submitted', at: during, by: 'candidate' }])
    for (const answers of [[], [{ slot: 1, revision: 5, response: 'b' }], [{ slot: 99, revision: 1, response: 'b' }]])
      expect(save(closed, answers, form, during, deadline)).toEqual({ ok: false, refusal: 'attempt-closed' })
  })

  it('is refused while the attempt is paused', () => {
    const standing = advance(fresh, [{ type: 'paused', at: during, by, reason: 'power cut' }])
    expect(save(standing, [], form, during, deadline)).toEqual({ ok: false, refusal: 'attempt-paused' })
    expect(submit(standing, { seen: {}, force: true }, during, deadline)).toMatchObject({ refusal: 'attempt-paused' })
  })
})

describe('handing in', () => {
  const handIn = (state: AttemptState, seen: Record<string, number>, now: Instant = during, force = false) =>
    submit(state, { seen, force }, now, deadline)

  it('closes the attempt at its instant', () => {
    const result = handIn(answered, { 1: 5 })
    expect(result).toEqual({
      ok: true,
      value: { submittedAt: during, steps: [{ type: 'submitted', at: during, by: 'candidate' }] },
    })
  })

  it('again answers the same instant and has no step, whatever is seen', () => {
    const closed = advance(answered, [{ type: 'submitted', at: during, by: 'candidate' }])
    for (const seen of [{}, { 1: 5 }, { 1: 99, 2: 7 }] as Record<string, number>[])
      expect(handIn(closed, seen, addMs(during, 60_000))).toEqual({
        ok: true,
        value: { submittedAt: during, steps: [] },
      })
  })

  it('after the closing job answers the deadline', () => {
    const now = addMs(deadline, 3_600_000)
    const closed = advance(answered, closeIfOverdue(answered, now, deadline))
    expect(handIn(closed, { 1: 5 }, now)).toEqual({ ok: true, value: { submittedAt: deadline, steps: [] } })
  })

  it.each([
    ['an older revision than stands', { 1: 3 }, true],
    ['nothing of what stands', {}, true],
    ['an empty slot as nought', { 2: 0 }, true],
    ['a newer revision than stands', { 1: 6 }, [1]],
    ['slots the server has nothing of', { 3: 1, 1: 5, 2: 1 }, [2, 3]],
  ])('when the client has seen %s', (_, seen, outcome) => {
    const result = handIn(answered, seen)
    expect(result.ok || result.detail?.missing).toEqual(outcome)
    expect(handIn(answered, seen, during, true).ok).toBe(true)
  })

  it.each([
    ['no slot number', { 'no-such-slot': 1 }, 'unknown-slot'],
    ['no revision', { 1: -1 }, 'revision-malformed'],
    ['a broken revision', { 1: 0.5 }, 'revision-malformed'],
  ])('with a seen that names %s is refused', (_, seen, refusal) => {
    expect(handIn(answered, seen)).toMatchObject({ ok: false, refusal })
  })

  it('first after the deadline is finished at the deadline, though answers are missing that can no longer come', () => {
    expect(handIn(answered, { 1: 5 }, addMs(deadline, 3000))).toMatchObject({ value: { submittedAt: deadline } })
    expect(handIn(answered, { 1: 9 }, addMs(deadline, 3000))).toMatchObject({ refusal: 'answers-missing' })
    expect(handIn(answered, { 1: 9 }, addMs(deadline, 5001))).toMatchObject({ value: { submittedAt: deadline } })
  })
})

describe('closing an overdue attempt', () => {
  it('waits for saves under way, and finishes at the deadline however late it comes', () => {
    expect(closeIfOverdue(fresh, addMs(deadline, 5000), deadline)).toEqual([])
    for (const late of [5001, 86_400_000])
      expect(closeIfOverdue(fresh, addMs(deadline, late), deadline)).toEqual([
        { type: 'closed', at: deadline, by: 'deadline' },
      ])
  })

  it('twice is once', () => {
    const now = addMs(deadline, 6000)
    const closed = advance(fresh, closeIfOverdue(fresh, now, deadline))
    expect(closeIfOverdue(closed, now, deadline)).toEqual([])
  })
})

describe('an invigilator', () => {
  const act = { by, at: during, reason: 'fire alarm' }
  const standing = advance(fresh, [{ type: 'paused', at: begin, by, reason: 'fire alarm' }])
  const closed = advance(fresh, [{ type: 'submitted', at: begin, by: 'candidate' }])
  const late = { ...act, at: addMs(deadline, 5001) }

  it.each([
    ['grants minutes', extend(fresh, { ...act, minutes: 10 }, deadline), true],
    ['grants no half minutes', extend(fresh, { ...act, minutes: 0.5 }, deadline), 'minutes-malformed'],
    ['takes no minutes away', extend(fresh, { ...act, minutes: -5 }, deadline), 'minutes-malformed'],
    ['gives a reason', extend(fresh, { ...act, minutes: 5, reason: ' ' }, deadline), 'reason-missing'],
    ['grants nothing after the hand-in', extend(closed, { ...act, minutes: 5 }, deadline), 'attempt-closed'],
    ['grants nothing after the end', extend(fresh, { ...late, minutes: 5 }, deadline), 'attempt-closed'],
    ['pauses', pause(fresh, act, deadline), true],
    ['pauses once', pause(standing, act, deadline), 'already-paused'],
    ['pauses with a reason', pause(fresh, { ...act, reason: '' }, deadline), 'reason-missing'],
    ['pauses nothing after the end', pause(fresh, late, deadline), 'attempt-closed'],
    ['lets go on', resume(standing, act, deadline), true],
    ['lets go on only what stands', resume(fresh, act, deadline), 'not-paused'],
    ['lets nothing go on after the end', resume(standing, late, deadline), 'attempt-closed'],
  ] as const)('%s', (_, result, outcome) => {
    expect(result.ok || result.refusal).toBe(outcome)
  })
})
