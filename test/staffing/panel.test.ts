import { describe, expect, it } from 'vitest'
import { formatNumber } from '#app/domain/certificate/number.ts'
import { checkPanel, type ContentManager, type PanelMember } from '#app/domain/staffing/panel.ts'
import { PROGRAMME_TYPES } from '#app/domain/staffing/rules.ts'
import { day, person, rules } from './sample-roster.ts'

const today = day('2026-11-21')
const member = (n: number, more: Partial<PanelMember> = {}): PanelMember => ({
  certificateNumber: formatNumber('31', 2026, n),
  name: `reviewer ${n}`,
  personId: person(n),
  verdict: 'valid',
  ...more,
})
const outsider: ContentManager = { name: 'a content manager', certificateNumber: null, personId: null }
const check = (reviewers: PanelMember[], more: Partial<Parameters<typeof checkPanel>[1]> = {}) =>
  checkPanel(rules, { programmeType: 'web-drama', day: today, reviewers, contentManager: outsider, ...more })
const codes = (result: ReturnType<typeof check>) => result.reasons.map((r) => r.code)

describe('a review panel', () => {
  it.each(PROGRAMME_TYPES)('for %s is enough with the number of its rule, and not with one fewer', (programmeType) => {
    const [needed, ruleId] = programmeType === 'professional' ? [2, 'panel-2'] : [3, 'panel-3']
    const people = [member(1), member(2), member(3)].slice(0, needed)
    expect(check(people, { programmeType })).toEqual({
      satisfied: true,
      required: needed,
      counted: needed,
      reasons: [],
    })
    expect(check(people.slice(1), { programmeType })).toEqual({
      satisfied: false,
      required: needed,
      counted: needed - 1,
      reasons: [{ code: 'too-few-reviewers', ruleId }],
    })
  })
  it('counts a reviewer once, however often and however typed', () => {
    const again = [member(1), member(2), member(1)]
    expect(check(again)).toMatchObject({ satisfied: false, required: 3, counted: 2 })
    expect(codes(check(again))).toEqual(['too-few-reviewers', 'reviewer-repeated'])
    const unknown = { personId: null, certificateNumber: 'sh-x' }
    expect(check([member(1, unknown), member(2, { ...unknown, certificateNumber: 'SH-X' })])).toMatchObject({
      counted: 1,
    })
  })
  it('is enough when one is named twice beside enough others', () => {
    expect(check([member(1), member(2), member(3), member(1)])).toMatchObject({
      satisfied: true,
      counted: 3,
      reasons: [],
    })
  })
  it.each(['suspended', 'revoked', 'withdrawn', 'expired', 'not-yet-valid', 'not-found'] as const)(
    'does not count who is %s',
    (verdict) => {
      const people = [
        member(1),
        member(2),
        member(3, { verdict, personId: verdict === 'not-found' ? null : person(3) }),
      ]
      expect(check(people)).toMatchObject({ satisfied: false, required: 3, counted: 2 })
      expect(codes(check(people))).toEqual(['too-few-reviewers', 'reviewer-not-valid'])
    },
  )
  it.each<[string, ContentManager]>([
    ['the same person', { name: 'reviewer 3', certificateNumber: member(3).certificateNumber, personId: person(3) }],
    ['the same name alone', { name: 'reviewer 3', certificateNumber: null, personId: null }],
    [
      'the same number alone',
      { name: 'another spelling', certificateNumber: member(3).certificateNumber.toLowerCase(), personId: null },
    ],
  ])('is refused when the content manager is in it: %s', (_, contentManager) => {
    for (const people of [
      [member(1), member(2), member(3)],
      [member(1), member(2), member(3), member(4)],
    ]) {
      const result = check(people, { contentManager })
      expect([result.satisfied, codes(result)]).toEqual([false, ['content-manager-in-panel']])
    }
  })
  it('may be signed by a namesake who is known to be somebody else', () => {
    const namesake = { name: 'reviewer 3', certificateNumber: member(9).certificateNumber, personId: person(9) }
    expect(check([member(1), member(2), member(3)], { contentManager: namesake }).satisfied).toBe(true)
  })
  it('is measured by the rule of its day', () => {
    const unseen = [1, 2, 3].map((n) => member(n, { verdict: 'not-yet-valid' }))
    expect(check(unseen, { day: day('2012-08-01') })).toMatchObject({ satisfied: false, required: 3, counted: 0 })
    expect(check(unseen, { day: day('2012-07-05') })).toMatchObject({ satisfied: true, required: 0, counted: 0 })
  })
})
