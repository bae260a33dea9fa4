import { describe, expect, it } from 'vitest'
import type { Certificate } from '#app/domain/certificate/certificate.ts'
import { type Change, change, mayRenew } from '#app/domain/certificate/events.ts'
import {
  type Application,
  type Examined,
  type Exempted,
  mayIssue,
  validityFrom,
} from '#app/domain/certificate/issue.ts'
import { at, certificate, day, event, person } from './sample-certificate.ts'

const now = at('2026-11-21T04:00:00.000Z')
const certifier = { personId: person('certifier'), roles: ['certifier'] }

describe('issuing', () => {
  const examined: Examined = {
    route: 'examined',
    passed: true,
    releasedAt: at('2026-11-20T04:00:00.000Z'),
    sittingOpenedBy: person('opener'),
    releasedBy: person('releaser'),
    invigilators: [person('invigilator')],
    taughtBy: [person('trainer')],
  }
  const exempted: Exempted = { route: 'exempted', outcome: 'granted', deciders: [person('first'), person('second')] }
  const application = (more: Partial<Application> = {}): Application => ({
    basis: examined,
    candidateId: person('candidate'),
    certificates: [],
    certifier,
    ...more,
  })
  const as = (name: string) => ({ personId: person(name), roles: ['certifier'] })

  it('follows a passed and released examination, or a granted exemption', () => {
    expect(mayIssue(application(), now)).toEqual({ ok: true, value: 'examined' })
    expect(mayIssue(application({ basis: exempted }), now)).toEqual({ ok: true, value: 'exempted' })
  })
  it.each<[string, Application, string]>([
    [
      'somebody who is no certifier',
      application({ certifier: { personId: person('x'), roles: ['case-officer'] } }),
      'not-certifier',
    ],
    ['the candidate', application({ certifier: as('candidate') }), 'own-case'],
    ['a failed examination', application({ basis: { ...examined, passed: false } }), 'not-passed'],
    ['a result not released', application({ basis: { ...examined, releasedAt: null } }), 'not-released'],
    [
      'a result to be released tomorrow',
      application({ basis: { ...examined, releasedAt: at('2026-11-22T04:00:00.000Z') } }),
      'not-released',
    ],
    ['who opened the sitting', application({ certifier: as('opener') }), 'taught-or-examined'],
    ['who released the result', application({ certifier: as('releaser') }), 'taught-or-examined'],
    ['who invigilated', application({ certifier: as('invigilator') }), 'taught-or-examined'],
    ['who taught', application({ certifier: as('trainer') }), 'taught-or-examined'],
    ['a claim still split', application({ basis: { ...exempted, outcome: 'split' } }), 'claim-not-granted'],
    ['a refused claim', application({ basis: { ...exempted, outcome: 'refused' } }), 'claim-not-granted'],
    ['who decided the claim', application({ basis: exempted, certifier: as('second') }), 'decided-the-claim'],
    ['a candidate who holds a valid certificate', application({ certificates: [certificate()] }), 'already-certified'],
    [
      'a candidate whose certificate is suspended',
      application({ certificates: [certificate({ events: [event('suspended', '2026-05-03T01:00:00.000Z')] })] }),
      'already-certified',
    ],
  ])('is refused: %s', (_, asked, refusal) => {
    expect(mayIssue(asked, now)).toMatchObject({ ok: false, refusal })
  })
  it.each<[string, Certificate]>([
    ['expired', certificate({ validUntil: day('2026-06-30') })],
    ['withdrawn', certificate({ events: [event('withdrawn', '2026-05-03T01:00:00.000Z')] })],
    ['revoked', certificate({ events: [event('revoked', '2026-05-03T01:00:00.000Z')] })],
  ])('is open to who passed again after a certificate was %s', (_, old) => {
    expect(mayIssue(application({ certificates: [old] }), now).ok).toBe(true)
  })
  it.each([
    ['2026-11-21', 3, '2029-11-20'],
    ['2024-02-29', 3, '2027-02-27'],
    ['2024-02-29', 4, '2028-02-28'],
    ['2026-01-01', 1, '2026-12-31'],
  ])('from %s for %d years lasts until the end of %s', (from, years, until) => {
    expect(validityFrom(day(from), years)).toEqual({ validFrom: from, validUntil: until })
  })
})

describe('changing', () => {
  const holder = { personId: person('holder'), roles: [] }
  const said = (by: { personId: ReturnType<typeof person>; roles: string[] } = certifier) => ({
    by,
    reason: ' an inquiry is open ',
  })
  const histories: Record<string, Certificate> = {
    standing: certificate(),
    suspended: certificate({ events: [event('suspended', '2026-05-03T01:00:00.000Z')] }),
    reinstated: certificate({
      events: [event('suspended', '2026-05-03T01:00:00.000Z'), event('reinstated', '2026-06-03T01:00:00.000Z')],
    }),
    withdrawn: certificate({ events: [event('withdrawn', '2026-05-03T01:00:00.000Z')] }),
    revoked: certificate({ events: [event('revoked', '2026-05-03T01:00:00.000Z')] }),
    expired: certificate({ validUntil: day('2026-06-30') }),
  }
  it.each<[string, Record<Change, string>]>([
    ['standing', { suspended: 'ok', reinstated: 'not-suspended', revoked: 'ok', withdrawn: 'ok' }],
    ['suspended', { suspended: 'already-suspended', reinstated: 'ok', revoked: 'ok', withdrawn: 'ok' }],
    ['reinstated', { suspended: 'ok', reinstated: 'not-suspended', revoked: 'ok', withdrawn: 'ok' }],
    [
      'withdrawn',
      {
        suspended: 'already-withdrawn',
        reinstated: 'already-withdrawn',
        revoked: 'ok',
        withdrawn: 'already-withdrawn',
      },
    ],
    [
      'revoked',
      {
        suspended: 'already-revoked',
        reinstated: 'already-revoked',
        revoked: 'already-revoked',
        withdrawn: 'already-revoked',
      },
    ],
    [
      'expired',
      {
        suspended: 'certificate-expired',
        reinstated: 'not-suspended',
        revoked: 'ok',
        withdrawn: 'certificate-expired',
      },
    ],
  ])('a certificate that is %s', (state, expected) => {
    const answers = Object.keys(expected).map((kind) => {
      const answer = change(histories[state] as Certificate, kind as Change, said(), now)
      return [kind, answer.ok ? 'ok' : answer.refusal]
    })
    expect(Object.fromEntries(answers)).toEqual(expected)
  })
  it('answers the event to record', () => {
    expect(change(certificate(), 'suspended', { ...said(), effectiveOn: day('2026-12-01') }, now)).toEqual({
      ok: true,
      value: { kind: 'suspended', at: now, reason: 'an inquiry is open', effectiveOn: '2026-12-01' },
    })
  })
  it('needs a certifier, a reason, and a day that is not past', () => {
    const none = { personId: person('clerk'), roles: ['case-officer'] }
    expect(change(certificate(), 'suspended', said(none), now)).toMatchObject({ refusal: 'not-certifier' })
    expect(change(certificate(), 'suspended', { by: certifier, reason: ' ' }, now)).toMatchObject({
      refusal: 'reason-missing',
    })
    expect(change(certificate(), 'suspended', { ...said(), effectiveOn: day('2026-11-20') }, now)).toMatchObject({
      refusal: 'effective-in-the-past',
    })
  })
  it('lets the holder withdraw and nothing else, also a holder who is a certifier', () => {
    expect(change(certificate(), 'withdrawn', said(holder), now).ok).toBe(true)
    expect(change(certificate(), 'reinstated', said(holder), now)).toMatchObject({ refusal: 'not-certifier' })
    const officer = { personId: person('holder'), roles: ['certifier'] }
    expect(change(histories.suspended as Certificate, 'reinstated', said(officer), now)).toMatchObject({
      refusal: 'own-case',
    })
  })
  it('may suspend until a revocation set for a day to come takes effect', () => {
    const facts = certificate({
      events: [event('revoked', '2026-11-20T01:00:00.000Z', { effectiveOn: day('2026-12-31') })],
    })
    expect(change(facts, 'suspended', said(), now).ok).toBe(true)
  })
})

describe('renewing', () => {
  const policy = { validityYears: 3, renewalWindowDays: 90 }
  const renew = (facts: Certificate, when: string) => mayRenew(facts, policy, at(when))
  it('runs on from the last valid day, within the window of ninety days', () => {
    expect(renew(certificate(), '2028-10-06T04:00:00.000Z')).toEqual({ ok: true, value: { validUntil: '2032-01-04' } })
    expect(renew(certificate(), '2029-01-04T15:59:59.999Z')).toMatchObject({ ok: true })
  })
  it('is refused a day before the window, and from the day after the last', () => {
    expect(renew(certificate(), '2028-10-05T04:00:00.000Z')).toEqual({
      ok: false,
      refusal: 'too-early-to-renew',
      detail: { opens: '2028-10-06' },
    })
    expect(renew(certificate(), '2029-01-04T16:00:00.000Z')).toMatchObject({ refusal: 'certificate-expired' })
  })
  it.each([
    ['suspended', 'certificate-suspended'],
    ['withdrawn', 'certificate-ended'],
    ['revoked', 'certificate-ended'],
  ] as const)('is refused while it is %s', (kind, refusal) => {
    const facts = certificate({ events: [event(kind, '2026-05-03T01:00:00.000Z')] })
    expect(renew(facts, '2028-12-01T04:00:00.000Z')).toMatchObject({ ok: false, refusal })
  })
})
