import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Claim,
  type ClaimDecision,
  CONDITIONS,
  decide,
  type Decider,
  type DeciderRefusal,
  type Finding,
  mayDecide,
  outcomeOf,
} from '#app/domain/exemption/claim.ts'
import { trustedId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'

const person = (name: string) => trustedId<'person'>(name)
const association = trustedId<'organisation'>('shanghai')
const at = '2026-11-21T02:00:00.000Z' as Instant
const found = (...unmet: string[]): Finding[] =>
  CONDITIONS.map((condition) => ({ condition, met: !unmet.includes(condition), note: 'seen' }))
const decision = (by: string, outcome: 'grant' | 'refuse', conditions = found()): ClaimDecision => ({
  decidedBy: person(by),
  outcome,
  conditions,
  reasons: outcome === 'refuse' ? 'the post is not programme review' : '',
  noConflictDeclared: true,
  decidedAt: at,
})
const claim = (more: Partial<Claim> = {}): Claim => ({
  personId: person('applicant'),
  organisationId: association,
  withdrawnAt: null,
  confirmedBy: person('personnel'),
  earlierDeciders: [],
  decisions: [],
  ...more,
})
const officer = (name: string, more: Partial<Decider> = {}): Decider => ({
  personId: person(name),
  organisationId: association,
  declaredConflict: false,
  uploadedEvidence: false,
  ...more,
})

describe('who may decide a claim', () => {
  it('is an officer of the association asked, without a conflict', () => {
    expect(mayDecide(claim(), officer('first')).ok).toBe(true)
  })
  it.each<[string, Claim, Decider, DeciderRefusal]>([
    ['the applicant', claim(), officer('applicant'), 'own-case'],
    [
      'somebody of another association',
      claim(),
      officer('first', { organisationId: trustedId('beijing') }),
      'other-association',
    ],
    ['who uploaded the evidence', claim(), officer('first', { uploadedEvidence: true }), 'uploaded-evidence'],
    ['who confirmed the post for the broadcaster', claim(), officer('personnel'), 'confirmed-evidence'],
    ['who declared a conflict', claim(), officer('first', { declaredConflict: true }), 'conflict-declared'],
    ['who has not declared yet', claim(), officer('first', { declaredConflict: null }), 'declaration-missing'],
    [
      'who decided the claim appealed against',
      claim({ earlierDeciders: [person('first')] }),
      officer('first'),
      'decided-earlier-claim',
    ],
    [
      'who decided already',
      claim({ decisions: [decision('first', 'grant')] }),
      officer('first'),
      'already-decided-by-you',
    ],
    ['anybody once it was withdrawn', claim({ withdrawnAt: at }), officer('first'), 'claim-withdrawn'],
    [
      'a third officer when two agreed',
      claim({ decisions: [decision('first', 'grant'), decision('second', 'grant')] }),
      officer('third'),
      'claim-decided',
    ],
  ])('is not %s', (_, on, by, refusal) => {
    expect(mayDecide(on, by)).toEqual({ ok: false, refusal })
  })
  it('is a third officer when two were split', () => {
    const split = claim({ decisions: [decision('first', 'grant'), decision('second', 'refuse')] })
    expect(mayDecide(split, officer('third')).ok).toBe(true)
  })
})

describe('one decision', () => {
  it('records each of the four conditions with its note, the officer and the time', () => {
    expect(decide(claim(), officer('first'), { outcome: 'grant', conditions: found(), reasons: '' }, at)).toEqual({
      ok: true,
      value: decision('first', 'grant'),
    })
  })
  it('may refuse though all four conditions are met, with reasons: the text says "may"', () => {
    const said = { outcome: 'refuse', conditions: found(), reasons: ' left programme review last year ' } as const
    expect(decide(claim(), officer('first'), said, at)).toMatchObject({
      value: { reasons: 'left programme review last year' },
    })
  })
  it.each([
    [
      'a refusal without reasons',
      { outcome: 'refuse', conditions: found('mid-level-title'), reasons: '  ' },
      'reasons-missing',
    ],
    [
      'a grant with an unmet condition',
      { outcome: 'grant', conditions: found('programme-review'), reasons: '' },
      'condition-not-met',
    ],
    ['three conditions', { outcome: 'grant', conditions: found().slice(1), reasons: '' }, 'conditions-incomplete'],
    [
      'one condition twice and one not at all',
      { outcome: 'grant', conditions: [...found().slice(1), ...found().slice(1, 2)], reasons: '' },
      'conditions-incomplete',
    ],
  ] as const)('is refused with %s', (_, said, refusal) => {
    expect(decide(claim(), officer('first'), said, at)).toMatchObject({ ok: false, refusal })
  })
  it('is refused to whoever may not decide', () => {
    const said = { outcome: 'grant', conditions: found(), reasons: '' } as const
    expect(decide(claim(), officer('applicant'), said, at)).toMatchObject({ refusal: 'own-case' })
  })
})

describe('what the decisions come to', () => {
  it.each([
    ['nothing yet', [], 'open'],
    ['one grant', [decision('a', 'grant')], 'open'],
    ['one refusal', [decision('a', 'refuse')], 'open'],
    ['two grants', [decision('a', 'grant'), decision('b', 'grant')], 'granted'],
    ['two refusals', [decision('a', 'refuse'), decision('b', 'refuse')], 'refused'],
    ['one each way', [decision('a', 'grant'), decision('b', 'refuse')], 'split'],
    ['a third who grants', [decision('a', 'grant'), decision('b', 'refuse'), decision('c', 'grant')], 'granted'],
    ['a third who refuses', [decision('a', 'grant'), decision('b', 'refuse'), decision('c', 'refuse')], 'refused'],
    ['the same officer twice', [decision('a', 'grant'), decision('a', 'grant')], 'open'],
    [
      'a grant that lacks a condition',
      [decision('a', 'grant'), decision('b', 'grant', found('mid-level-title'))],
      'open',
    ],
  ] as const)('%s: %s', (_, decisions, outcome) => {
    expect(outcomeOf(decisions)).toBe(outcome)
  })
  it('is granted only when two different officers granted with all four conditions met', () => {
    const any = fc.record({
      by: fc.constantFrom('a', 'b', 'c'),
      grant: fc.boolean(),
      unmet: fc.option(fc.constantFrom(...CONDITIONS)),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (list) => {
        const decisions = list.map((d) =>
          decision(d.by, d.grant ? 'grant' : 'refuse', d.unmet ? found(d.unmet) : found()),
        )
        const granting = new Set(list.filter((d) => d.grant && !d.unmet).map((d) => d.by))
        if (outcomeOf(decisions) === 'granted') expect(granting.size).toBeGreaterThanOrEqual(2)
      }),
    )
  })
})
