import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseFile, type CaseStep, replay } from '#app/domain/cases/case.ts'
import { standingOf } from '#app/domain/cases/clock.ts'
import { decide, decideAppeal, type Decider, mayDecide, type Verdict } from '#app/domain/cases/deciding.ts'
import { makeAppeal, makeStatement, prolongAppeal, standAside, supplement, waiveStatement } from '#app/domain/cases/hearing.ts'
import { allRight, appealed, day, decidedVoid, fileOf, officer, person, same, stated } from './sample.ts'

const by = person('candidate')
const supplemented: CaseStep = { type: 'supplemented', at: day(3), by: person('second'), facts: '又找到一段录像。', evidence: [] }
const nothing: CaseStep = {
  type: 'decided', at: day(5), by: person('decider'), reasons: '没有认定。',
  decision: { kind: 'violation', found: [], effect: 'nothing', voids: false, record: null, opinion: '' },
}
const prolonged: CaseStep = { type: 'prolonged', at: day(20), by: person('third'), reasons: '要另请专家。' }
const upheld: CaseStep = { type: 'appeal-decided', at: day(30), by: person('third'), reasons: '维持。', decision: null }

describe('where a case stands', () => {
  it.each<[string, CaseFile, number, string, string | null, boolean]>([
    ['a notice waits ten days for the candidate', fileOf('violation'), 9, 'hearing', '2026-12-01', false],
    ['then for the officer, from the last day of the term', fileOf('violation'), 11, 'deciding', '2026-12-31', false],
    ['a statement ends the waiting', fileOf('violation', stated()), 3, 'deciding', '2026-12-23', false],
    ['more facts open the hearing again, for the whole term', fileOf('violation', stated(), supplemented), 12, 'hearing', '2026-12-04', false],
    ['an officer who is late is shown late', fileOf('violation', stated()), 40, 'deciding', '2026-12-23', true],
    ['an adverse decision can be appealed', fileOf('violation', stated(), decidedVoid()), 35, 'appealable', '2026-12-26', false],
    ['and is final when nobody did', fileOf('violation', stated(), decidedVoid()), 36, 'final', null, false],
    ['nothing found is final at once', fileOf('violation', stated(), nothing), 5, 'final', null, false],
    ['an appeal waits for other people', fileOf('violation', stated(), decidedVoid(), appealed()), 12, 'appealed', '2026-12-31', false],
    ['once longer when that was told', fileOf('violation', stated(), decidedVoid(), appealed(), prolonged), 50, 'appealed', '2027-01-30', false],
    ['and is final with their decision', fileOf('violation', stated(), decidedVoid(), appealed(), upheld), 31, 'final', null, false],
    ['a review has no hearing and five working days', fileOf('review'), 0, 'deciding', '2026-11-27', false],
  ])('%s', (_, file, at, status, due, overdue) => {
    expect(standingOf(file, day(at))).toEqual({ status, due: due && `${due}T15:59:59.999Z`, overdue })
  })
})

describe('what the candidate may say', () => {
  const text = '我有话说。'
  it('a statement within the term, a waiver instead of it', () => {
    expect(makeStatement(fileOf('violation'), { by, at: day(9), text })).toMatchObject({ value: { type: 'stated', text } })
    expect(waiveStatement(fileOf('violation'), { by, at: day(9) })).toMatchObject({ value: { type: 'waived' } })
  })
  it.each([
    ['by somebody else', makeStatement(fileOf('violation'), { by: person('friend'), at: day(1), text }), 'case-not-yours'],
    ['after the term', makeStatement(fileOf('violation'), { by, at: day(11), text }), 'statement-closed'],
    ['a second time', makeStatement(fileOf('violation', stated()), { by, at: day(3), text }), 'statement-closed'],
    ['without a word', makeStatement(fileOf('violation'), { by, at: day(1), text: ' ' }), 'case-text-missing'],
    ['in a review', makeStatement(fileOf('review'), { by, at: day(1), text }), 'statement-closed'],
  ])('no statement %s', (_, result, refusal) => expect(result).toMatchObject({ ok: false, refusal }))
  it.each([
    ['before the decision', fileOf('violation', stated()), 3, 'appeal-before-decision'],
    ['when nothing was found', fileOf('violation', stated(), nothing), 6, 'nothing-to-appeal'],
    ['after the term', fileOf('violation', stated(), decidedVoid()), 36, 'appeal-window-over'],
    ['twice', fileOf('violation', stated(), decidedVoid(), appealed()), 12, 'appeal-used'],
  ])('no appeal %s', (_, file, at, refusal) => {
    expect(makeAppeal(file, { by, at: day(at), text })).toMatchObject({ ok: false, refusal })
  })
  it('an appeal of a review that upheld the result', () => {
    const file = fileOf('review', {
      type: 'decided', at: day(3), by: person('decider'), reasons: '无误。',
      decision: { kind: 'review', outcome: 'upheld', findings: allRight, before: same.before, after: same.after },
    })
    expect(makeAppeal(file, { by, at: day(20), text }).ok).toBe(true)
  })
})

describe('what officers add', () => {
  const said = { by: person('second'), at: day(12), text: '又找到一段录像。', evidence: [] }
  it('more facts, until the decision', () => {
    expect(supplement(fileOf('violation'), said).ok).toBe(true)
    expect(supplement(fileOf('violation', stated(), decidedVoid()), said)).toMatchObject({ refusal: 'case-decided' })
    expect(supplement(fileOf('review'), said)).toMatchObject({ refusal: 'case-without-hearing' })
  })
  it('the term of an appeal once more, with the reason', () => {
    const file = fileOf('violation', stated(), decidedVoid(), appealed())
    expect(prolongAppeal(file, said).ok).toBe(true)
    expect(prolongAppeal(fileOf('violation', stated(), decidedVoid(), appealed(), prolonged), { ...said, at: day(21) })).toMatchObject({ refusal: 'appeal-prolonged' })
    expect(prolongAppeal(fileOf('violation'), said)).toMatchObject({ refusal: 'no-open-appeal' })
  })
  it('that they stand aside, once and for good', () => {
    const [step] = standAside(fileOf('violation'), person('decider'), day(1))
    const file = fileOf('violation', step as CaseStep)
    expect(standAside(file, person('decider'), day(2))).toEqual([])
    expect(mayDecide(file, officer('decider'), day(11))).toMatchObject({ refusal: 'case-stood-aside' })
  })
})

describe('who decides', () => {
  const late = fileOf('violation', stated())
  it.each<[string, CaseFile, Decider, string]>([
    ['the candidate', late, officer('candidate'), 'case-own'],
    ['who gave notice', late, officer('notifier'), 'case-opened-by-you'],
    ['who brought more facts', fileOf('violation', supplemented, stated(day(4))), officer('second'), 'case-opened-by-you'],
    ['who invigilated', late, officer('decider', { hands: ['invigilator'] }), 'case-hand'],
    ['somebody of another association', late, officer('decider', { organisationId: person('beijing') as never }), 'case-other-association'],
    ['who has an interest', late, officer('decider', { conflict: true }), 'case-conflict'],
    ['who has not said whether they have one', late, officer('decider', { conflict: null }), 'case-declaration-missing'],
    ['who decided before', fileOf('violation', stated(), decidedVoid(), appealed()), officer('decider'), 'case-decided-by-you'],
    ['of a review, who opened the sitting', fileOf('review'), officer('decider', { hands: ['sitting-opener'] }), 'case-hand'],
    ['of a review, who released the results', fileOf('review'), officer('decider', { hands: ['releaser'] }), 'case-hand'],
    ['of a review, who invigilated', fileOf('review'), officer('decider', { hands: ['invigilator'] }), 'case-hand'],
    ['of a review, who decided on this attempt before', fileOf('review'), officer('decider', { hands: ['other-case'] }), 'case-hand'],
    ['of a pass, who had a hand in the ruling', fileOf('pass-loss', stated()), officer('decider', { hands: ['ruling'] }), 'case-hand'],
    ['anybody while the candidate may still speak', fileOf('violation'), officer('decider'), 'case-hearing-open'],
    ['anybody after the decision', fileOf('violation', stated(), decidedVoid()), officer('third'), 'case-closed'],
  ])('not %s', (_, file, who, refusal) => {
    expect(mayDecide(file, who, day(file.state.appealedAt ? 12 : 5))).toMatchObject({ ok: false, refusal })
  })
  it('one uninvolved officer, and another on the appeal', () => {
    expect(mayDecide(late, officer('decider'), day(5))).toEqual({ ok: true, value: 'decision' })
    expect(mayDecide(fileOf('violation', stated(), decidedVoid(), appealed()), officer('third'), day(12))).toEqual({ ok: true, value: 'appeal' })
  })
})

describe('a violation is decided', () => {
  const file = fileOf('violation', stated())
  const say = (verdict: Partial<Extract<Verdict, { kind: 'violation' }>>, reasons = '录像与记录相符。') =>
    decide(file, officer('decider'), { verdict: { kind: 'violation', found: ['late'], effect: 'void', opinion: '', ...verdict }, reasons }, day(5))
  it('with the effect that its grounds carry, and the record from that day', () => {
    expect(say({ found: ['copied'], effect: 'five-years' })).toMatchObject({
      value: { type: 'decided', decision: { voids: true, record: { from: '2026-11-26', until: '2031-11-25' } } },
    })
  })
  it('more mildly than the ground would allow', () => {
    expect(say({ found: ['copied'], effect: 'warning' })).toMatchObject({ value: { decision: { voids: false, record: null } } })
  })
  it('with nothing, when nothing was found', () => {
    expect(say({ found: [], effect: 'nothing' }).ok).toBe(true)
  })
  it.each([
    ['on a ground that was not noticed', { found: ['impostor'], effect: 'long' }, 'violation-ground-not-noticed'],
    ['beyond what its grounds carry', { effect: 'five-years' }, 'violation-effect-beyond-grounds'],
    ['by an effect that the policy has not', { effect: 'dismissal' }, 'violation-effect-unknown'],
    ['with an effect for nothing', { found: [] }, 'violation-effect-without-ground'],
    ['with no effect for a ground found', { effect: 'nothing' }, 'violation-ground-without-effect'],
    ['as a matter of another kind', { kind: 'pass-loss', outcome: 'keep' }, 'case-other-kind'],
  ])('never %s', (_, verdict, refusal) => {
    expect(say(verdict as never)).toMatchObject({ ok: false, refusal })
  })
  it('never without reasons', () => expect(say({}, ' ')).toMatchObject({ refusal: 'case-text-missing' }))
  it('on likeness of papers only with an expert opinion', () => {
    const opened = { ...fileOf('violation').state.opened, grounds: ['alike'] }
    const alike = { ...file, state: replay([opened as CaseStep, stated()]) }
    const say = (opinion: string) =>
      decide(alike, officer('decider'), { verdict: { kind: 'violation', found: ['alike'], effect: 'void', opinion }, reasons: '相同错项过多。' }, day(5))
    expect(say(' ')).toMatchObject({ refusal: 'violation-opinion-missing' })
    expect(say('三位命题人分别核对，意见一致。').ok).toBe(true)
  })
})

describe('a review is decided', () => {
  const file = fileOf('review')
  const say = (findings: typeof allRight, after = same.after) =>
    decide(file, officer('decider'), { verdict: { kind: 'review', findings, recount: { before: same.before, after } }, reasons: '已逐项核对。' }, day(2))
  const sumsWrong = allRight.map((one) => (one.ask === 'sums' ? { ...one, right: false, note: '漏加一题。' } : one))
  const more = { ...same.after, total: 7200 }
  it('upheld when all three points are right, corrected when one is not', () => {
    expect(say(allRight)).toMatchObject({ value: { decision: { outcome: 'upheld' } } })
    expect(say(sumsWrong, more)).toMatchObject({ value: { decision: { outcome: 'corrected', after: more } } })
  })
  it.each([
    ['a point left out', allRight.slice(1), same.after, 'review-findings-incomplete'],
    ['one point twice and one not at all', [...allRight.slice(1), ...allRight.slice(1, 2)], same.after, 'review-findings-incomplete'],
    ['a wrong point unexplained', allRight.map((one) => ({ ...one, right: one.ask !== 'answers' })), same.after, 'review-finding-unexplained'],
    ['sums called right that differ', allRight, more, 'review-recount-differs'],
    ['sums called wrong that agree', sumsWrong, same.after, 'review-recount-differs'],
  ])('never with %s', (_, findings, after, refusal) => expect(say(findings, after)).toMatchObject({ ok: false, refusal }))
  it('never to the candidate’s disadvantage: a lower count leaves the marks as they were', () => {
    expect(say(sumsWrong, { ...same.after, total: 5000, passed: false })).toMatchObject({ value: { decision: { after: same.before } } })
  })
})

describe('an appeal is decided', () => {
  const file = fileOf('violation', stated(), decidedVoid(), appealed())
  const say = (verdict: Verdict | null) => decideAppeal(file, officer('third'), { verdict, reasons: '时钟确有误差。' }, day(12))
  const violation = (found: string[], effect: string): Verdict => ({ kind: 'violation', found, effect, opinion: '' })
  it('upheld, or changed for the better', () => {
    expect(say(null)).toMatchObject({ value: { decision: null } })
    expect(say(violation(['late'], 'warning'))).toMatchObject({ value: { decision: { voids: false } } })
    expect(say(violation([], 'nothing'))).toMatchObject({ value: { decision: { found: [] } } })
  })
  it.each([['the same', ['late'], 'void'], ['worse', ['copied'], 'five-years']])('never to %s', (_, found, effect) => {
    expect(say(violation(found, effect))).toMatchObject({ refusal: 'appeal-not-better' })
  })
  it('only when there is one, and a decision only before it', () => {
    expect(decideAppeal(fileOf('violation', stated()), officer('third'), { verdict: null, reasons: '理由。' }, day(5))).toMatchObject({ refusal: 'no-open-appeal' })
    expect(decide(file, officer('third'), { verdict: violation([], 'nothing'), reasons: '理由。' }, day(12))).toMatchObject({ refusal: 'case-under-appeal' })
  })
})

describe('a case', () => {
  it.each<[string, CaseStep[]]>([
    ['a decision twice', [stated(), decidedVoid(), decidedVoid()]],
    ['an appeal before the decision', [appealed()]],
    ['a statement after the decision', [decidedVoid(), stated()]],
    ['an appeal decided that nobody made', [decidedVoid(), upheld]],
  ])('takes no steps that no decision could have made: %s', (_, steps) => expect(() => fileOf('violation', ...steps)).toThrow())

  it('is never decided twice by one person, nor by whoever accuses, in any order of acts', () => {
    const people = ['notifier', 'second', 'decider', 'third', 'candidate']
    const act = fc.record({
      who: fc.constantFrom(...people),
      what: fc.constantFrom('state', 'supplement', 'decide', 'appeal', 'decide-appeal', 'wait', 'prolong'),
      days: fc.integer({ min: 0, max: 12 }),
      effect: fc.constantFrom('nothing', 'warning', 'void', 'five-years'),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
        const steps: CaseStep[] = [fileOf('violation').state.opened]
        let clock = 0
        for (const { who, what, days, effect } of acts) {
          clock += days
          const file = { ...fileOf('violation'), state: replay(steps) }
          const said = { by: person(who), at: day(clock), text: '话。', evidence: [] }
          const found = effect === 'nothing' ? [] : ['late', 'copied']
          const verdict: Verdict = { kind: 'violation', found, effect, opinion: '' }
          const step =
            what === 'state' ? makeStatement(file, said)
            : what === 'supplement' ? supplement(file, said)
            : what === 'decide' ? decide(file, officer(who), { verdict, reasons: '由。' }, said.at)
            : what === 'appeal' ? makeAppeal(file, said)
            : what === 'decide-appeal' ? decideAppeal(file, officer(who), { verdict, reasons: '由。' }, said.at)
            : what === 'prolong' ? prolongAppeal(file, said)
            : undefined
          if (step?.ok) steps.push(step.value)
        }
        // Whatever was allowed can be replayed, and nobody had two parts in it.
        const { decided, appealDecided, noticedBy } = replay(steps)
        const deciders = [decided?.by, appealDecided?.by].filter((one) => one !== undefined)
        expect(new Set([...deciders, ...noticedBy, person('candidate')]).size).toBe(deciders.length + new Set([...noticedBy, person('candidate')]).size)
        if (decided && decided.decision.kind === 'violation' && appealDecided?.decision?.kind === 'violation')
          expect(['nothing', 'warning', 'void']).toContain(appealDecided.decision.effect)
      }),
      { numRuns: 400 },
    )
  })
})
