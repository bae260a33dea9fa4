import { describe, expect, it } from 'vitest'
import { REVIEW_ASKS } from '#app/domain/cases/case.ts'
import { caseNumber } from '#app/domain/cases/number.ts'
import { askReview, mayAskReview, noticeViolation, openPassLoss, type ReviewFacts } from '#app/domain/cases/opening.ts'
import { addWorkingDays, dueAfter, recordFrom } from '#app/domain/cases/policy.ts'
import type { Day } from '#app/domain/instant.ts'
import { day, person, POLICY } from './sample.ts'

const by = person('candidate')
const facts = (more: Partial<ReviewFacts> = {}): ReviewFacts => ({
  releasedAt: day(0), alreadyReviewed: false, voided: false, window: { days: 15 }, ...more,
})

describe('asking for a result review', () => {
  it('is possible until the last minute of the last day in Shanghai', () => {
    expect(mayAskReview(facts(), '2026-12-06T15:59:59.999Z' as never)).toEqual({ ok: true, value: '2026-12-06T15:59:59.999Z' })
    expect(mayAskReview(facts(), '2026-12-06T16:00:00.000Z' as never)).toMatchObject({ refusal: 'review-window-over' })
  })
  it.each([
    ['before the release', facts({ releasedAt: null }), 'review-before-release'],
    ['a second time', facts({ alreadyReviewed: true }), 'review-used'],
    ['of a result made void, which has its own appeal', facts({ voided: true }), 'review-of-void'],
  ])('is not possible %s', (_, of, refusal) => {
    expect(askReview(of, { by, asks: ['sums'], text: '请核对。' }, day(1))).toMatchObject({ ok: false, refusal })
  })
  it('names what is to be looked at, each once and in order, and why', () => {
    const asked = askReview(facts(), { by, asks: ['answers', 'sums', 'answers'], text: '  少了两题。 ' }, day(1))
    expect(asked).toMatchObject({ value: { kind: 'review', asks: ['sums', 'answers'], text: '少了两题。' } })
  })
  it.each([
    ['nothing to look at', [], '请核对。', 'review-asks-missing'],
    ['no word why', REVIEW_ASKS, ' \n ', 'case-text-missing'],
    ['a whole book', REVIEW_ASKS, '字'.repeat(4001), 'case-text-too-long'],
  ] as const)('is refused with %s', (_, asks, text, refusal) => {
    expect(askReview(facts(), { by, asks, text }, day(1))).toMatchObject({ ok: false, refusal })
  })
})

describe('a notice of a violation', () => {
  const said = { by: person('notifier'), grounds: ['copied', 'late'], facts: '两次被提醒。', evidence: [] }
  const notice = (more: object, subject = by) => noticeViolation(subject, POLICY, { ...said, ...more }, day(0))
  it('says which grounds, in the order of the policy, and what happened', () => {
    expect(notice({})).toMatchObject({ value: { kind: 'violation', grounds: ['late', 'copied'], facts: '两次被提醒。' } })
  })
  it.each([
    ['without a ground', { grounds: [] }, 'violation-grounds-missing'],
    ['on a ground that the policy has not', { grounds: ['late', 'rude'] }, 'violation-ground-unknown'],
    ['that rests on signals alone, without a word by a person', { facts: '' }, 'case-text-missing'],
  ])('is refused %s', (_, more, refusal) => {
    expect(notice(more)).toMatchObject({ ok: false, refusal })
  })
  it('is refused about oneself', () => {
    expect(notice({ by })).toMatchObject({ refusal: 'case-own' })
  })
})

describe('a pass at stake', () => {
  const marks = { total: 7000, max: 10_000, passed: true }
  it('is opened only where a pass would be lost', () => {
    const said = { by: person('ruler'), before: marks, after: { ...marks, total: 5800, passed: false } }
    expect(openPassLoss(said, day(0)).ok).toBe(true)
    expect(openPassLoss({ ...said, after: marks }, day(0))).toMatchObject({ refusal: 'no-pass-at-stake' })
    expect(openPassLoss({ ...said, before: said.after }, day(0))).toMatchObject({ refusal: 'no-pass-at-stake' })
  })
})

describe('spans and records', () => {
  it.each([
    ['2026-11-20', 5, '2026-11-27'],
    ['2026-11-21', 5, '2026-11-27'],
    ['2026-11-22', 1, '2026-11-23'],
    ['2026-11-23', 1, '2026-11-24'],
  ])('from %s %i working days end on %s', (from, days, end) => {
    expect(addWorkingDays(from as Day, days)).toBe(end)
  })
  it('end with the last day in Shanghai, the first day not counted', () => {
    expect(dueAfter('2026-11-20T16:30:00.000Z' as never, { days: 10 })).toBe('2026-12-01T15:59:59.999Z')
  })
  it('five years on record end on the day before the anniversary, a long-term record has no end', () => {
    const [, , , five, long] = POLICY.effects
    expect(five && recordFrom(five, '2026-11-21' as Day)).toEqual({ from: '2026-11-21', until: '2031-11-20', barsBooking: true })
    expect(long && recordFrom(long, '2026-11-21' as Day)).toEqual({ from: '2026-11-21', until: null, barsBooking: true })
  })
  it('a case number says kind and day, and tells cases apart', () => {
    const numbers = Array.from({ length: 200 }, (_, i) => caseNumber('violation', '2026-11-21' as Day, `case-${i}`))
    expect(numbers[0]).toMatch(/^WJ-20261121-[0-9A-HJKMNP-TV-Z]{6}$/)
    expect(new Set(numbers).size).toBe(200)
  })
})
