// A case for tests of the rules: people by name, a small policy, and a clock that counts days.

import { type CaseFile, type CaseKind, type CaseStep, type OpenedStep, replay, REVIEW_ASKS } from '#app/domain/cases/case.ts'
import type { Decider } from '#app/domain/cases/deciding.ts'
import type { Terms, ViolationPolicy } from '#app/domain/cases/policy.ts'
import { trustedId } from '#app/domain/ids.ts'
import { addMs, type Instant } from '#app/domain/instant.ts'

export const person = (name: string) => trustedId<'person'>(name)
export const association = trustedId<'organisation'>('shanghai')
/** Saturday 21 November 2026, ten in the morning in Shanghai. */
const BEGIN = '2026-11-21T02:00:00.000Z' as Instant
/** So many days after the opening, at the same hour. */
export const day = (n: number): Instant => addMs(BEGIN, n * 86_400_000)

export const POLICY: ViolationPolicy = {
  version: '1',
  effects: [
    { id: 'nothing', voids: false, record: null },
    { id: 'warning', voids: false, record: null },
    { id: 'void', voids: true, record: null },
    { id: 'five-years', voids: true, record: { years: 5, barsBooking: true } },
    { id: 'long', voids: true, record: { years: null, barsBooking: true } },
  ],
  grounds: [
    { id: 'late', effect: 'void', opinion: false },
    { id: 'alike', effect: 'void', opinion: true },
    { id: 'copied', effect: 'five-years', opinion: false },
    { id: 'impostor', effect: 'long', opinion: false },
  ],
}
const HEARD: Terms = { statement: { days: 10 }, decision: { days: 30 }, appeal: { days: 30 }, appealDecision: { days: 30 } }
const TERMS: Record<CaseKind, Terms> = {
  violation: HEARD,
  'pass-loss': { ...HEARD, statement: { days: 15 } },
  review: { ...HEARD, statement: null, decision: { days: 5, working: true } },
}

const MARKS = { total: 7000, max: 10_000, passed: true }
const OPENED: Record<CaseKind, OpenedStep> = {
  violation: {
    type: 'opened', kind: 'violation', at: day(0), by: person('notifier'), grounds: ['late', 'copied'], facts: '10时05分仍在作答。', evidence: [],
  },
  review: { type: 'opened', kind: 'review', at: day(0), by: person('candidate'), asks: ['sums'], text: '请再加一遍。' },
  'pass-loss': {
    type: 'opened', kind: 'pass-loss', at: day(0), by: person('ruler'),
    before: MARKS, after: { ...MARKS, total: 5800, passed: false },
  },
}

export const fileOf = (kind: CaseKind, ...more: CaseStep[]): CaseFile => ({
  kind,
  subject: person('candidate'),
  organisationId: association,
  terms: TERMS[kind],
  policy: kind === 'violation' ? POLICY : null,
  state: replay([OPENED[kind], ...more]),
})

export const officer = (name: string, more: Partial<Decider> = {}): Decider => ({
  personId: person(name), organisationId: association, hands: [], conflict: false, ...more,
})

export const stated = (at = day(2)): CaseStep => ({ type: 'stated', at, by: person('candidate'), text: '铃响时我已经停笔。' })
export const decidedVoid = (at = day(5)): CaseStep => ({
  type: 'decided', at, by: person('decider'), reasons: '录像与记录相符。',
  decision: { kind: 'violation', found: ['late'], effect: 'void', voids: true, record: null, opinion: '' },
})
export const appealed = (at = day(10)): CaseStep => ({ type: 'appealed', at, by: person('candidate'), text: '录像的时钟快了。' })

export const allRight = REVIEW_ASKS.map((ask) => ({ ask, right: true, note: '' }))
export const same = { before: MARKS, after: MARKS }
