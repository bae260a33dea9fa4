import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CertificateEvent, type EventKind, statusOn, verdictOn } from '#app/domain/certificate/certificate.ts'
import { addDays, dayOf, instantOf, msOf } from '#app/domain/instant.ts'
import { at, certificate, day, event } from './sample-certificate.ts'

const now = at('2026-11-21T04:00:00.000Z')
const suspendedAt = '2026-05-03T17:30:00.000Z' // 4 May in Shanghai
const reinstatedAt = '2026-06-10T01:00:00.000Z'

describe('the verdict on a day', () => {
  const history = certificate({ events: [event('suspended', suspendedAt), event('reinstated', reinstatedAt)] })
  const ended = certificate({
    events: [
      event('suspended', suspendedAt),
      event('withdrawn', '2026-07-01T01:00:00.000Z'),
      event('revoked', '2026-08-01T01:00:00.000Z'),
    ],
  })
  it.each([
    ['the day before its issue', certificate(), '2026-01-04', 'not-yet-valid', '2026-01-04'],
    ['its first day', certificate(), '2026-01-05', 'valid', '2026-01-05'],
    ['today', certificate(), '2026-11-21', 'valid', '2026-01-05'],
    ['its last valid day, which is to come', certificate(), '2029-01-04', 'valid', '2026-01-05'],
    ['the day after that', certificate(), '2029-01-05', 'expired', '2029-01-05'],
    ['long after', certificate(), '2035-01-01', 'expired', '2029-01-05'],
    [
      'issued, before its first day',
      certificate({ validFrom: day('2026-03-01') }),
      '2026-02-01',
      'not-yet-valid',
      '2026-01-05',
    ],
    [
      'its first day, set before its issue, on which nobody knew it',
      certificate({ validFrom: day('2026-01-01') }),
      '2026-01-02',
      'not-yet-valid',
      '2026-01-02',
    ],
    ['the day before a suspension', history, '2026-05-03', 'valid', '2026-01-05'],
    ['the day of the suspension in Shanghai', history, '2026-05-04', 'suspended', '2026-05-04'],
    ['the day before the reinstatement', history, '2026-06-09', 'suspended', '2026-05-04'],
    ['the day of the reinstatement', history, '2026-06-10', 'valid', '2026-06-10'],
    ['while only suspended', ended, '2026-06-30', 'suspended', '2026-05-04'],
    ['after the withdrawal', ended, '2026-07-31', 'withdrawn', '2026-07-01'],
    ['after the revocation, which comes first of all', ended, '2026-08-01', 'revoked', '2026-08-01'],
    ['after its last day, revoked long before', ended, '2030-01-01', 'revoked', '2026-08-01'],
  ])('%s', (_, facts, on, verdict, since) => {
    expect(statusOn(facts, day(on), now)).toMatchObject({ verdict, since })
  })

  it('knows for today only what is known by now', () => {
    const later = certificate({ events: [event('suspended', '2026-11-21T05:00:00.000Z')] })
    expect(verdictOn(later, day('2026-11-21'), now)).toBe('valid')
    expect(verdictOn(later, day('2026-11-21'), at('2026-11-21T05:00:00.000Z'))).toBe('suspended')
    expect(verdictOn(later, day('2026-12-31'), now)).toBe('valid')
  })
  it('counts a day on which a suspension came and went as never interrupted', () => {
    const short = certificate({
      events: [event('suspended', '2026-05-04T01:00:00.000Z'), event('reinstated', '2026-05-04T09:00:00.000Z')],
    })
    expect(statusOn(short, day('2026-05-04'), now)).toMatchObject({ verdict: 'valid', since: '2026-01-05' })
  })
  it('holds from the effective day when that is later, and never from an earlier one', () => {
    const ahead = certificate({
      events: [event('revoked', '2026-05-03T01:00:00.000Z', { effectiveOn: day('2026-06-01') })],
    })
    expect(verdictOn(ahead, day('2026-05-31'), now)).toBe('valid')
    expect(statusOn(ahead, day('2026-06-01'), now)).toMatchObject({ verdict: 'revoked', since: '2026-06-01' })
    const back = certificate({
      events: [event('revoked', '2026-05-03T01:00:00.000Z', { effectiveOn: day('2026-02-01') })],
    })
    expect(verdictOn(back, day('2026-05-02'), now)).toBe('valid')
    expect(statusOn(back, day('2026-05-03'), now)).toMatchObject({ verdict: 'revoked', since: '2026-05-03' })
  })
  it('ends a suspension that was yet to begin when it is taken back before', () => {
    const events = [
      event('suspended', '2026-05-03T01:00:00.000Z', { effectiveOn: day('2026-06-01') }),
      event('reinstated', '2026-05-10T01:00:00.000Z'),
    ]
    expect(statusOn(certificate({ events }), day('2026-06-15'), now)).toMatchObject({
      verdict: 'valid',
      since: '2026-01-05',
    })
  })
  it('follows the order of the decisions, not that in which they were read', () => {
    const backwards = certificate({ events: [...history.events].reverse() })
    expect(verdictOn(backwards, day('2026-06-10'), now)).toBe('valid')
  })
  it('runs on through a renewal made in time, and tells the last valid day as it was known', () => {
    const renewed = certificate({
      validFrom: day('2026-01-05'),
      validUntil: day('2026-06-30'),
      events: [event('renewed', '2026-06-01T01:00:00.000Z', { validUntil: day('2029-06-30') })],
    })
    expect(statusOn(renewed, day('2026-05-31'), now).validUntil).toBe('2026-06-30')
    expect(statusOn(renewed, day('2026-07-01'), now)).toMatchObject({
      verdict: 'valid',
      since: '2026-01-05',
      validUntil: '2029-06-30',
    })
    expect(statusOn(renewed, day('2029-07-01'), now)).toMatchObject({ verdict: 'expired', since: '2029-07-01' })
  })
  it('leaves the gap of a late renewal expired', () => {
    const late = certificate({
      validUntil: day('2026-06-30'),
      events: [event('renewed', '2026-07-10T01:00:00.000Z', { validUntil: day('2029-07-09') })],
    })
    expect(statusOn(late, day('2026-07-05'), now)).toMatchObject({ verdict: 'expired', since: '2026-07-01' })
    expect(statusOn(late, day('2026-07-10'), now)).toMatchObject({ verdict: 'valid', since: '2026-07-10' })
  })
})

describe('the checks of a verdict', () => {
  const pass = { record: 'pass', issuer: 'pass', status: 'pass', validity: 'pass', log: 'pass' }
  const on = (facts: ReturnType<typeof certificate>, when = '2026-11-21') => statusOn(facts, day(when), now).checks
  it('all pass for a valid certificate', () => expect(on(certificate())).toEqual(pass))
  it('fail validity outside the days', () => {
    expect(on(certificate(), '2026-01-04')).toEqual({ ...pass, validity: 'fail' })
    expect(on(certificate(), '2029-01-05')).toEqual({ ...pass, validity: 'fail' })
  })
  it.each(['suspended', 'revoked', 'withdrawn'] as const)('fail status when %s', (kind) => {
    expect(on(certificate({ events: [event(kind, suspendedAt)] }))).toEqual({ ...pass, status: 'fail' })
  })
  it('fail issuer when the number is of another series', () => {
    expect(on(certificate({ issuer: { code: '11', name: 'another' } }))).toEqual({ ...pass, issuer: 'fail' })
  })
  it('pass on what reading the log came to', () => {
    expect(statusOn(certificate(), day('2026-11-21'), now, 'fail').checks.log).toBe('fail')
  })
})

describe('for any history', () => {
  const begin = Date.parse('2026-01-05T02:00:00.000Z')
  const span = 5 * 365 * 86_400_000
  const when = fc.integer({ min: 0, max: span }).map((ms) => instantOf(begin + ms))
  const kinds: EventKind[] = ['certified', 'suspended', 'reinstated', 'revoked', 'withdrawn', 'renewed', 'reissued']
  const anyEvent = fc
    .tuple(
      fc.constantFrom(...kinds),
      when,
      fc.option(fc.integer({ min: -400, max: 400 })),
      fc.integer({ min: 1, max: 2000 }),
    )
    .map(
      ([kind, known, ahead, longer]): CertificateEvent => ({
        kind,
        at: known,
        reason: 'as decided',
        effectiveOn: ahead === null ? null : addDays(dayOf(known), ahead),
        validUntil: kind === 'renewed' ? addDays(day('2029-01-04'), longer) : null,
      }),
    )
  const history = fc.array(anyEvent, { maxLength: 8 })
  const anyDay = fc.integer({ min: -200, max: 3000 }).map((n) => addDays(day('2026-01-05'), n))
  const verdicts = ['valid', 'not-yet-valid', 'expired', 'suspended', 'revoked', 'withdrawn']

  it('there is one verdict, and its run begins on the day told', () => {
    fc.assert(
      fc.property(history, anyDay, when, (events, on, asOfNow) => {
        const facts = certificate({ events })
        const { verdict, since } = statusOn(facts, on, asOfNow)
        expect(verdicts).toContain(verdict)
        expect(since <= on).toBe(true)
        expect(verdictOn(facts, since, asOfNow)).toBe(verdict)
        const middle = addDays(since, Math.floor((Date.parse(on) - Date.parse(since)) / 86_400_000 / 2))
        expect(verdictOn(facts, middle, asOfNow)).toBe(verdict)
        if (since > '2026-01-05') expect(verdictOn(facts, addDays(since, -1), asOfNow)).not.toBe(verdict)
      }),
      { numRuns: 500 },
    )
  })
  it('the order in which facts were read does not matter', () => {
    fc.assert(
      fc.property(history, anyDay, when, (events, on, asOfNow) => {
        const distinct = events.filter((e, i) => events.findIndex((other) => other.at === e.at) === i)
        const one = statusOn(certificate({ events: distinct }), on, asOfNow)
        expect(statusOn(certificate({ events: [...distinct].reverse() }), on, asOfNow)).toEqual(one)
      }),
    )
  })
  it('revoked is for ever, whatever comes after', () => {
    fc.assert(
      fc.property(history, when, fc.nat(2000), fc.nat(span), (events, revokedAt, days, ms) => {
        const facts = certificate({ events: [...events, { kind: 'revoked', at: revokedAt, reason: 'false evidence' }] })
        const asOfNow = instantOf(msOf(revokedAt) + ms)
        expect(verdictOn(facts, addDays(dayOf(revokedAt), days), asOfNow)).toBe('revoked')
      }),
    )
  })
  it('a past day is told the same however much later it is asked', () => {
    fc.assert(
      fc.property(history, when, fc.nat(500), fc.nat(span), (events, asked, back, ms) => {
        const facts = certificate({ events })
        const past = addDays(dayOf(asked), -1 - back)
        expect(statusOn(facts, past, instantOf(msOf(asked) + ms))).toEqual(statusOn(facts, past, asked))
      }),
    )
  })
})
