import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Finding } from '#app/domain/cases/case.ts'
import { hundredths } from '#app/domain/grading/mark.ts'
import { type AttemptId, type PersonId, trustedId } from '#app/domain/ids.ts'
import { addMs, type Instant } from '#app/domain/instant.ts'
import type { Actor } from '#app/services/app.ts'
import { pauseAttempt } from '#app/services/attempt-acts.ts'
import { decideCase, type Said, supplementCase } from '#app/services/case-decisions.ts'
import { caseAtDesk, casesAtDesk } from '#app/services/case-desk.ts'
import type { CaseId } from '#app/services/case-facts.ts'
import { certificatesOfPerson, issueCertificate } from '#app/services/certificates.ts'
import { openPassLossCase, ownCase, ownCases, sayInCase } from '#app/services/cases.ts'
import { attemptScope } from '#app/services/closing.ts'
import { startAttempt } from '#app/services/attempts.ts'
import { requestReview } from '#app/services/result-review.ts'
import { outcomeOf } from '#app/services/results.ts'
import { bookSitting, openSitting } from '#app/services/sittings.ts'
import { giveNotice, noticeForm } from '#app/services/violations.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { casesRepository } from '#db/repositories/cases.ts'
import { ENGINES } from '../database/worlds.ts'
import { good, NINE, TIMES } from '../exam-room/room.ts'
import { asActor, CAN, noticed, openStory, type Story } from './story.ts'

const RIGHT: Finding[] = (['sums', 'registration', 'answers'] as const).map((ask) => ({ ask, right: true, note: '' }))
const says = (more: Partial<Said>): Said => ({ verdict: null, reasons: '记录与录像相符，已听取陈述。', conflict: false, ...more })
const violation = (found: string[], effect: string): Said['verdict'] => ({ kind: 'violation', found, effect, opinion: '' })
const BOTH = { see: CAN, open: CAN }

describe.each(ENGINES)('cases on %s', (engine) => {
  let story: Story
  let candidate: { personId: PersonId; attemptId: AttemptId }
  let notifier: Actor
  let first: Actor
  let second: Actor
  beforeEach(async () => {
    story = await openStory(engine)
    candidate = await story.sat('丙')
    notifier = await story.officer('监考甲', 'invigilator')
    first = await story.officer('经办甲', 'case-officer')
    second = await story.officer('经办乙', 'case-officer')
    await story.release()
  })
  afterEach(() => story.close())

  const db = <T>(work: Parameters<typeof story.app.database.read<T>>[0]) => story.app.database.read(work)
  const outcome = async () => good(await outcomeOf(story.app, candidate.personId, candidate.attemptId))
  const grade = () => db((tx) => casesRepository(story.app.database).standingGrade(tx, candidate.attemptId))
  const history = () =>
    db((tx) => {
      const t = story.app.database.tables.gradeHistory
      return tx.select({ cause: t.cause, passed: t.passed, voided: t.voided, causeId: t.causeId }).from(t).where(eq(t.attemptId, candidate.attemptId)).orderBy(asc(t.seq))
    })
  const told = () =>
    db(async (tx) => {
      const t = story.app.database.tables.outbox
      const rows = await tx.select({ kind: t.kind }).from(t).where(eq(t.personId, candidate.personId)).orderBy(asc(t.createdAt), asc(t.id))
      return rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('case-'))
    })
  const say = (id: CaseId, what: 'statement' | 'waive' | 'appeal', text = '铃响时我已经停笔。') => sayInCase(story.app, candidate.personId, id, what, text)

  it('a violation: notice, statement, decision, appeal won – and everything is undone', async () => {
    const id = await noticed(story, notifier, candidate.attemptId)
    // Nothing happens to the result by a notice; it is only shown to be at stake.
    expect((await outcome()).result).toMatchObject({ passed: true, voidedBy: null, underCase: true })
    expect(await decideCase(story.app, first, id, says({ verdict: violation(['outside-time'], 'result-void') }))).toMatchObject({ refusal: 'case-hearing-open' })
    good(await say(id, 'statement'))
    story.pass(1)
    expect(await decideCase(story.app, notifier, id, says({ verdict: violation(['outside-time'], 'result-void') }))).toMatchObject({ refusal: 'not-allowed' })

    good(await decideCase(story.app, first, id, says({ verdict: violation(['outside-time', 'copying'], 'record-five-years') })))
    expect((await outcome()).result).toMatchObject({ passed: false, voidedBy: id, underCase: false })
    expect(await grade()).toMatchObject({ passed: false, voidedBy: id, grade: { passed: true } })
    expect((await ownCase(story.app, candidate.personId, id))?.debarred).toMatchObject({ until: '2031-11-20' })
    expect(await requestReview(story.app, candidate.personId, candidate.attemptId, { asks: ['sums'], text: '请核对。' })).toMatchObject({ refusal: 'review-of-void' })

    story.days(3)
    good(await say(id, 'appeal', '录像的时钟快了三分钟。'))
    expect(await decideCase(story.app, first, id, says({}))).toMatchObject({ refusal: 'case-decided-by-you' })
    expect(await decideCase(story.app, second, id, says({ verdict: violation(['outside-time', 'copying'], 'record-five-years') }))).toMatchObject({ refusal: 'appeal-not-better' })
    good(await decideCase(story.app, second, id, says({ verdict: violation([], 'nothing-found'), reasons: '时钟确有误差。' })))
    expect((await outcome()).result).toMatchObject({ passed: true, voidedBy: null })
    expect((await ownCase(story.app, candidate.personId, id))?.debarred).toBeNull()
    expect((await history()).map(({ cause, passed, voided }) => [cause, passed, voided])).toEqual([['closed', true, false], ['case', false, true], ['case', true, false]])
    expect(await told()).toEqual(['case-opened', 'case-decided', 'case-appeal-decided'])
  })

  it('a five-year record keeps its person from booking until its last day', async () => {
    const id = await noticed(story, notifier, candidate.attemptId)
    good(await say(id, 'waive'))
    good(await decideCase(story.app, first, id, says({ verdict: violation(['copying'], 'record-five-years') })))
    const laterBy = async (days: number) => {
      const on = (at: Instant) => addMs(at, days * 86_400_000)
      const { bookingOpens, bookingCloses, startFrom, startUntil, hardClose } = TIMES
      const times = { bookingOpens, bookingCloses: on(bookingCloses), startFrom: on(startFrom), startUntil: on(startUntil), hardClose: on(hardClose) }
      return good(await openSitting(story.app, story.opener, story.association, { ...TIMES, ...times }))
    }
    const book = async (days: number) => bookSitting(story.app, candidate.personId, await laterBy(days))
    expect(await book(40)).toMatchObject({ refusal: 'debarred', detail: { until: '2031-11-20' } })
    // The day after the last one: other conditions may stand in the way, the record does not.
    expect(await book(5 * 365 + 1)).not.toMatchObject({ refusal: 'debarred' })
  })

  it('no certificate is issued while a case is open; one issued before stays and is shown to the certifier', async () => {
    const certifier = await story.officer('发证甲', 'certifier')
    const basis = { route: 'examined', attemptId: candidate.attemptId } as const
    const id = await noticed(story, notifier, candidate.attemptId, ['outside-time'])
    expect(await issueCertificate(story.app, certifier, basis)).toMatchObject({ refusal: 'result-under-case' })
    good(await say(id, 'waive'))
    good(await decideCase(story.app, first, id, says({ verdict: violation(['outside-time'], 'warning') })))
    const number = good(await issueCertificate(story.app, certifier, basis))
    const later = await noticed(story, notifier, candidate.attemptId, ['copying'])
    good(await say(later, 'waive'))
    good(await decideCase(story.app, first, later, says({ verdict: violation(['copying'], 'result-void') })))
    expect((await caseAtDesk(story.app, certifier, later, BOTH))?.certificates).toEqual([number])
    expect((await certificatesOfPerson(story.app, candidate.personId)).map(({ status }) => status.verdict)).toEqual(['valid'])
  })

  it('two violation cases about one attempt: the result counts again only when neither makes it void', async () => {
    const decided = async () => {
      const id = await noticed(story, notifier, candidate.attemptId, ['outside-time'])
      good(await say(id, 'waive'))
      good(await decideCase(story.app, first, id, says({ verdict: violation(['outside-time'], 'result-void') })))
      return id
    }
    const [one, two] = [await decided(), await decided()]
    const lift = async (id: CaseId) => {
      good(await say(id, 'appeal'))
      good(await decideCase(story.app, second, id, says({ verdict: violation([], 'nothing-found') })))
    }
    await lift(one)
    expect((await outcome()).result).toMatchObject({ passed: false, voidedBy: two })
    await lift(two)
    expect((await outcome()).result).toMatchObject({ passed: true, voidedBy: null })
  })

  it('a second notice while one is undecided is refused; more facts open the hearing again and reach the candidate', async () => {
    const id = await noticed(story, notifier, candidate.attemptId)
    expect(await giveNotice(story.app, notifier, candidate.attemptId, { grounds: ['copying'], facts: '再说一遍。', evidence: [] }, CAN)).toMatchObject({ refusal: 'violation-open' })
    good(await say(id, 'statement'))
    good(await supplementCase(story.app, second.personId, id, { facts: '找到另一段录像。', evidence: [] }, CAN))
    expect((await ownCase(story.app, candidate.personId, id))?.mayState).toBe(true)
    story.days(11)
    // Whoever brought facts accuses, and does not decide.
    expect(await decideCase(story.app, second, id, says({ verdict: violation([], 'nothing-found') }))).toMatchObject({ refusal: 'case-opened-by-you' })
    good(await decideCase(story.app, first, id, says({ verdict: violation([], 'nothing-found') })))
    expect((await history()).length).toBe(1)
  })

  it('evidence is taken from the record, whatever the form says, and never holds an answer', async () => {
    const form = await noticeForm(story.app, candidate.attemptId, CAN)
    expect(form?.evidence.map(({ code }) => code)).toEqual(expect.arrayContaining(['started', 'submitted']))
    const refs = [form?.evidence[0]?.ref ?? '', 'event-invented']
    const id = good(await giveNotice(story.app, notifier, candidate.attemptId, { grounds: ['copying'], facts: '两次交谈。', evidence: refs }, CAN))
    const seen = await ownCase(story.app, candidate.personId, id)
    expect(seen?.steps[0]?.evidence.map(({ ref }) => ref)).toEqual([refs[0]])
    expect(JSON.stringify(seen)).not.toMatch(/single one|CANARY|canary|response/)
  })

  it('nobody who paused an attempt decides on its violation, and who has an interest stands aside for good', async () => {
    const other = await openStory(engine)
    try {
      const person = await other.candidate('丁')
      other.setClock(NINE)
      const { attemptId } = good(await startAttempt(other.app, person, other.sitting))
      const [both, third] = [await other.officer('兼任', 'case-officer'), await other.officer('利害', 'case-officer')]
      good(await pauseAttempt(other.app, both.personId, attemptId, { reason: '核对身份' }))
      const notifier = await other.officer('监考', 'invigilator')
      const id = await noticed(other, notifier, attemptId)
      other.days(11)
      expect(await decideCase(other.app, both, id, says({ verdict: violation(['copying'], 'warning') }))).toMatchObject({ refusal: 'case-hand', detail: { hand: 'invigilator' } })
      expect(await decideCase(other.app, third, id, says({ conflict: true }))).toMatchObject({ refusal: 'case-conflict' })
      expect(await decideCase(other.app, third, id, says({ conflict: false }))).toMatchObject({ refusal: 'case-stood-aside' })
      expect((await ownCase(other.app, person, id))?.steps.map(({ type }) => type)).toEqual(['opened'])
    } finally {
      await other.close()
    }
  })

  it('a result review: once, in time, by somebody uninvolved; upheld, then appealed to others', async () => {
    const asked = { asks: ['sums', 'answers'] as const, text: '总分与我估计的不一样。' }
    const id = good(await requestReview(story.app, candidate.personId, candidate.attemptId, asked))
    expect(await requestReview(story.app, candidate.personId, candidate.attemptId, asked)).toMatchObject({ refusal: 'review-used' })
    const [opener, releaser] = [await asActor(story.app, story.opener), await asActor(story.app, story.releaser)]
    for (const [who, hand] of [[opener, 'sitting-opener'], [releaser, 'releaser']] as const) {
      const seated = { ...who, roles: first.roles }
      expect(await decideCase(story.app, seated, id, says({ verdict: { kind: 'review', findings: RIGHT } }))).toMatchObject({ refusal: 'case-hand', detail: { hand } })
    }
    good(await decideCase(story.app, first, id, says({ verdict: { kind: 'review', findings: RIGHT } })))
    expect((await outcome()).result?.passed).toBe(true)
    good(await say(id, 'appeal'))
    good(await decideCase(story.app, second, id, says({ reasons: '两次核对一致。' })))
    expect((await ownCases(story.app, candidate.personId)).map(({ standing }) => standing.status)).toEqual(['final'])
    expect((await history()).length).toBe(1)
  })

  it('a review may be asked for until the end of the fifteenth day', async () => {
    const until = (await outcome()).reviewUntil
    expect(until).toBe('2026-12-06T15:59:59.999Z')
    story.days(16)
    expect((await outcome()).reviewUntil).toBeNull()
    expect(await requestReview(story.app, candidate.personId, candidate.attemptId, { asks: ['sums'], text: '请核对。' })).toMatchObject({ refusal: 'review-window-over' })
  })

  it('a review that finds the sum wrong puts the recount of the recorded answers in its place', async () => {
    const right = (await grade())?.grade
    if (!right) throw new Error('no grade')
    // What a fault in the marking would leave behind.
    await story.app.database.write(attemptScope(candidate.attemptId), (tx) =>
      attemptsRepository(story.app.database).putGrade(tx, candidate.attemptId, { ...right, total: hundredths(100), percentHundredths: 500, passed: false }, { at: story.app.now(), cause: 'closed' }),
    )
    const id = good(await requestReview(story.app, candidate.personId, candidate.attemptId, { asks: ['sums'], text: '少加了分。' }))
    expect(await decideCase(story.app, first, id, says({ verdict: { kind: 'review', findings: RIGHT } }))).toMatchObject({ refusal: 'review-recount-differs' })
    const findings = RIGHT.map((one) => (one.ask === 'sums' ? { ...one, right: false, note: '加总有误。' } : one))
    good(await decideCase(story.app, first, id, says({ verdict: { kind: 'review', findings } })))
    expect((await outcome()).result).toMatchObject({ passed: true, total: right.total })
    expect((await history()).at(-1)).toMatchObject({ cause: 'case', causeId: id, passed: true })
  })

  it('a pass at stake stands until its case is decided, is taken away by it, and given back on appeal', async () => {
    const [before, rulingId] = [(await grade())?.grade, trustedId<'ruling'>('ruling-1')]
    if (!before) throw new Error('no grade')
    const lost = { ...before, total: hundredths(100), percentHundredths: 500, passed: false }
    const [t, applier] = [story.app.database.tables.rulings, await story.officer('裁定甲', 'case-officer')]
    const id = await story.app.database.write(attemptScope(candidate.attemptId), async (tx) => {
      await tx.insert(t).values({
        id: rulingId, organisationId: story.association, itemHash: before.perSlot[0]?.itemHash ?? '', itemId: 'one', ruling: {}, reason: '', state: 'applied',
        proposedBy: story.opener, proposedAt: story.app.now(), preview: {}, previewHash: '', decidedBy: applier.personId, decidedAt: story.app.now(),
      })
      const kept = { ...lost, passed: true, passKept: rulingId }
      await attemptsRepository(story.app.database).putGrade(tx, candidate.attemptId, kept, { at: story.app.now(), cause: 'ruling', causeId: rulingId })
      const stake = { attemptId: candidate.attemptId, rulingId, by: applier.personId, before, after: lost }
      const opened = await openPassLossCase(story.app, tx, stake)
      expect(await openPassLossCase(story.app, tx, stake)).toBe(opened)
      return opened
    })
    expect((await outcome()).result).toMatchObject({ passed: true, underCase: true })
    good(await say(id, 'statement'))
    expect(await decideCase(story.app, applier, id, says({ verdict: { kind: 'pass-loss', outcome: 'take-away' } }))).toMatchObject({ refusal: 'case-opened-by-you' })
    good(await decideCase(story.app, first, id, says({ verdict: { kind: 'pass-loss', outcome: 'take-away' } })))
    expect((await outcome()).result).toMatchObject({ passed: false, voidedBy: null })
    good(await say(id, 'appeal'))
    good(await decideCase(story.app, second, id, says({ verdict: { kind: 'pass-loss', outcome: 'keep' } })))
    expect((await outcome()).result?.passed).toBe(true)
    expect((await history()).map(({ passed }) => passed)).toEqual([true, true, false, true])
  })

  it('the desk shows what waits for whom, and closed cases apart; nobody sees their own there', async () => {
    const id = await noticed(story, notifier, candidate.attemptId)
    expect(await casesAtDesk(story.app, first, 'open', CAN)).toMatchObject([{ id, candidate: '丙', forYou: false, standing: { status: 'hearing' } }])
    story.days(11)
    expect(await casesAtDesk(story.app, first, 'open', CAN)).toMatchObject([{ forYou: true, standing: { status: 'deciding' } }])
    expect(await casesAtDesk(story.app, notifier, 'open', CAN)).toMatchObject([{ forYou: false }])
    expect((await caseAtDesk(story.app, first, id, BOTH))?.form?.effects.map(({ id: effect }) => effect)).toEqual(['nothing-found', 'warning', 'result-void', 'record-five-years'])
    good(await decideCase(story.app, first, id, says({ verdict: violation(['outside-time'], 'result-void') })))
    story.days(31)
    // The term of the appeal ran out: over, without a step and without a job.
    expect(await casesAtDesk(story.app, first, 'open', CAN)).toEqual([])
    expect(await casesAtDesk(story.app, first, 'closed', CAN)).toMatchObject([{ id, standing: { status: 'final' } }])
    const self = { ...(await asActor(story.app, candidate.personId)), roles: first.roles }
    expect(await casesAtDesk(story.app, self, 'closed', CAN)).toEqual([])
    expect(await caseAtDesk(story.app, self, id, BOTH)).toBeUndefined()
    expect(await decideCase(story.app, self, id, says({}))).toMatchObject({ refusal: 'case-not-found' })
  })

  it('another candidate learns nothing of a case, and says nothing in it', async () => {
    const id = await noticed(story, notifier, candidate.attemptId)
    expect(await ownCase(story.app, story.opener, id)).toBeUndefined()
    expect(await sayInCase(story.app, story.opener, id, 'waive', '')).toMatchObject({ refusal: 'case-not-found' })
    const t = story.app.database.tables.caseSteps
    expect(await db((tx) => tx.select().from(t).where(eq(t.caseId, id)))).toHaveLength(1)
  })
})
