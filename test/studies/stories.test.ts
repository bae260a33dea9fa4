import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signedCuts } from '#app/services/study-figures.ts'
import { abandonStudy, createStudy, endRound, rateItems, signStudy } from '#app/services/studies.ts'
import { judgeSheet, ratingsCsv, studiesAt, studyCase } from '#app/services/study-desk.ts'
import { studiesRepository } from '#db/repositories/studies.ts'
import { ENGINES } from '../database/worlds.ts'
import { good } from '../exam-room/room.ts'
import { openStudyStage, type StudyStage } from './stage.ts'

describe.each(ENGINES)('a study of the cut score on %s', (engine) => {
  let stage: StudyStage
  let [a, b, c] = [] as unknown as StudyStage['judges']
  beforeEach(async () => {
    stage = await openStudyStage(engine)
    ;[a, b, c] = stage.judges
  })
  afterEach(() => stage.close())
  const judge = (who: typeof a) => who ?? expect.fail('no judge')
  const end = (id: Awaited<ReturnType<StudyStage['beginStudy']>>, leaveOut = false) => endRound(stage.app, stage.runner.personId, id, leaveOut)

  it('runs from the draw to a signed cut, the first round blind and the second with the spread', async () => {
    // Real results, to hold the cut against: 60 %, 40 % and 100 %.
    for (const answers of ['bbbaa', 'bbaaa', 'bbbbb']) await stage.sit(answers, answers)
    await stage.release()
    const id = await stage.beginStudy()
    expect(await stage.itemsOf(id)).toHaveLength(5)
    expect(await signedCuts(stage.app, stage.association)).toEqual([])

    // 60, 70 and 50: 60 % at first.
    await stage.rate(id, judge(a), 60)
    const blind = (await judgeSheet(stage.app, judge(b), id)) ?? expect.fail('no sheet')
    expect(blind.items?.every(({ before, rating }) => before === null && rating === null)).toBe(true)
    expect(await studyCase(stage.app, stage.runner.personId, id)).toMatchObject({ figures: null, waiting: 2, items: [{ rounds: [] }, {}, {}, {}, {}] })
    await stage.rate(id, judge(b), 70)
    expect(await end(id)).toMatchObject({ refusal: 'study-judges-out', detail: { left: 1 } })
    await stage.rate(id, judge(c), 50)
    good(await end(id))

    const second = (await judgeSheet(stage.app, judge(b), id)) ?? expect.fail('no sheet')
    expect(second).toMatchObject({ round: 2, cutBefore: 6000 })
    // What was rated before stands to be changed or kept; three results are too few to tell a facility.
    expect(second.items?.[0]).toMatchObject({ rating: 7000, before: { own: 7000, mean: 6000, lowest: 5000, highest: 7000, facility: null } })
    await stage.rate(id, judge(a), 62, [60, 70])
    await stage.rate(id, judge(b), 66, [64, 60])
    await stage.rate(id, judge(c), 61, [62, 65])
    good(await end(id))

    const rated = (await studyCase(stage.app, stage.signer.personId, id)) ?? expect.fail('no study')
    // 62, 66 and 61: mean 63; SD 2.6458, over √3 = 1.5275 points.
    expect(rated).toMatchObject({ state: 'rated', signing: null, figures: { rounds: [{ cutHundredths: 6000 }, { cutHundredths: 6300, warnings: ['few-judges'] }], scores: 3, leftOut: 0 } })
    expect(rated.figures?.rounds[1]?.standardError).toBeCloseTo(152.75, 2)
    expect(rated.figures?.beuk).not.toBeNull()
    expect(await signStudy(stage.app, stage.runner.personId, id, '数据齐全（样例）')).toMatchObject({ refusal: 'study-own' })
    expect(await signStudy(stage.app, judge(a), id, '数据齐全（样例）')).toMatchObject({ refusal: 'study-own-judgement' })
    expect(await signStudy(stage.app, stage.signer.personId, id, '')).toMatchObject({ refusal: 'study-note-missing' })
    good(await signStudy(stage.app, stage.signer.personId, id, '数据齐全（样例）'))
    expect(await signStudy(stage.app, stage.signer.personId, id, '数据齐全（样例）')).toMatchObject({ refusal: 'study-not-rated' })
    expect(await signedCuts(stage.app, stage.association)).toMatchObject([{ studyId: id, cutHundredths: 6300, judges: 3, national: false }])
    // Another province has neither this one nor, as yet, one of the national association.
    expect(await signedCuts(stage.app, '' as never)).toEqual([])

    // What was signed stays as it was signed, whatever results come later.
    const later = await stage.open()
    await stage.sit('后', 'bbbbb', later)
    await stage.release(later)
    expect((await studyCase(stage.app, stage.signer.personId, id))?.figures).toEqual(rated.figures)
    const csv = (await ratingsCsv(stage.app, id, ['轮次'])) ?? ''
    expect(csv.split('\r\n').filter((line) => /^[12],J/.test(line))).toHaveLength(30)
    expect(csv).toContain('十年审核经验')
    expect(csv).not.toContain('专家甲')
    expect(csv).toMatch(/^2,J\d,[^,]+,(one|two|three|four|five),[^,]+,66,/m)
  })

  it('keeps what a judge has rated so far, and takes a round once and whole', async () => {
    const id = await stage.beginStudy()
    const [first, ...rest] = await stage.itemsOf(id)
    if (!first) throw new Error('no items')
    const rate = (ratings: ReadonlyMap<typeof first, number>, handIn = false) =>
      rateItems(stage.app, judge(a), id, { ratings, expectedCut: null, expectedPass: null }, handIn)
    good(await rate(new Map([[first, 5500]])))
    expect((await judgeSheet(stage.app, judge(a), id))?.items?.map(({ rating }) => rating)).toEqual([5500, null, null, null, null])
    expect(await rate(new Map(rest.slice(1).map((hash) => [hash, 6000])), true)).toMatchObject({ refusal: 'study-unrated', detail: { left: 1 } })
    expect(await rate(new Map([[first, 10_001]]))).toMatchObject({ refusal: 'study-rating-malformed' })
    expect(await rate(new Map([['none' as never, 5000]]))).toMatchObject({ refusal: 'study-rating-malformed' })
    good(await rate(new Map([[rest[0] ?? first, 6000]]), true))
    expect(await rate(new Map([[first, 1000]]))).toMatchObject({ refusal: 'study-handed-in' })
    // Handed in: the items are not shown any more.
    expect((await judgeSheet(stage.app, judge(a), id))?.items).toBeNull()
    expect(await rateItems(stage.app, stage.runner.personId, id, { ratings: new Map(), expectedCut: null, expectedPass: null }, false)).toMatchObject({ refusal: 'study-not-found' })
    expect(await judgeSheet(stage.app, stage.runner.personId, id)).toBeUndefined()
  })

  it('goes on without judges who do not hand in, when that is said, and not with one alone', async () => {
    const id = await stage.beginStudy()
    await stage.rate(id, judge(a), 60)
    expect(await end(id, true)).toMatchObject({ refusal: 'study-too-few-judges' })
    await stage.rate(id, judge(b), 70)
    good(await end(id, true))
    expect(await rateItems(stage.app, judge(c), id, { ratings: new Map(), expectedCut: null, expectedPass: null }, false)).toMatchObject({ refusal: 'study-left-out' })
    expect(await rateItems(stage.app, judge(a), id, { ratings: new Map(), expectedCut: null, expectedPass: 5000 }, true)).toMatchObject({ refusal: 'study-expectation-missing' })
    expect((await studiesAt(stage.app, judge(c), [])).map(({ toRate }) => toRate)).toEqual([false])
    expect((await studiesAt(stage.app, judge(a), [])).map(({ toRate }) => toRate)).toEqual([true])
  })

  it('begins with judges who have accounts and stated qualifications, and not with who runs it', async () => {
    const [one, two] = [await stage.emailOf(judge(a)), await stage.emailOf(judge(b))]
    const create = (judges: { email: string; qualification: string }[], title = '研究（样例）') => createStudy(stage.app, stage.runner.personId, stage.association, { title, judges })
    const good_ = { email: one, qualification: '审核主管' }
    expect(await create([good_])).toMatchObject({ refusal: 'study-judges-missing' })
    expect(await create([good_, { email: 'nobody@example.cn', qualification: '专家' }])).toMatchObject({ refusal: 'study-judge-unknown', detail: { email: 'nobody@example.cn' } })
    expect(await create([good_, good_])).toMatchObject({ refusal: 'study-judge-twice' })
    expect(await create([good_, { email: two, qualification: ' ' }])).toMatchObject({ refusal: 'study-qualification-missing' })
    expect(await create([good_, { email: stage.runner.email, qualification: '主持' }])).toMatchObject({ refusal: 'study-runner-judges' })
    expect(await create([good_, { email: two, qualification: '专家' }], '短'.slice(1))).toMatchObject({ refusal: 'study-title-malformed' })
    good(await create([good_, { email: two, qualification: '专家' }]))
  })

  it('that leads nowhere is abandoned with a reason, and its ratings stay', async () => {
    const id = await stage.beginStudy()
    await stage.rate(id, judge(a), 60)
    expect(await abandonStudy(stage.app, stage.runner.personId, id, '')).toMatchObject({ refusal: 'study-note-missing' })
    good(await abandonStudy(stage.app, stage.runner.personId, id, '题目抽取有误（样例）'))
    expect(await abandonStudy(stage.app, stage.runner.personId, id, '题目抽取有误（样例）')).toMatchObject({ refusal: 'study-over' })
    expect(await stage.app.database.read((db) => studiesRepository(stage.app.database).ratings(db, id))).toHaveLength(5)
    expect((await studyCase(stage.app, stage.signer.personId, id))?.figures).toBeNull()
  })
})
