import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AskedEffect, RulingId } from '#app/domain/grading/ruling.ts'
import { countsOf } from '#app/domain/grading/ruling-preview.ts'
import { type AttemptId, type PersonId, trustedId } from '#app/domain/ids.ts'
import { dayOf } from '#app/domain/instant.ts'
import { handIn } from '#app/services/attempts.ts'
import { issueCertificate } from '#app/services/certificates.ts'
import { gradeFaults } from '#app/services/grade-check.ts'
import { canFill } from '#app/services/item-bank.ts'
import { associationId } from '#app/services/organisations.ts'
import { carryOut } from '#app/services/regrade.ts'
import { outcomeOf, passedCandidates } from '#app/services/results.ts'
import { consentToRoster, inviteToRoster } from '#app/services/roster.ts'
import { applyRuling, checkRuling, endProposal, proposeRuling } from '#app/services/rulings.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { casesRepository } from '#db/repositories/cases.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { regradesRepository } from '#db/repositories/regrades.ts'
import { rulingsRepository } from '#db/repositories/rulings.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import { ENGINES } from '../database/worlds.ts'
import { good } from '../exam-room/room.ts'
import { hashOfItem, type ITEMS, openStage, platform, type Stage } from './stage.ts'

describe.each(ENGINES)('a ruling on %s', (engine) => {
  let stage: Stage
  beforeEach(async () => {
    stage = await openStage(engine)
  })
  afterEach(() => stage.close())

  type Item = (typeof ITEMS)[number]
  const wish = (item: Item, effect: AskedEffect, reason = '答案有误，见专家意见（样例）') => ({ itemHash: hashOfItem(item), effect, reason })
  const propose = async (item: Item, effect: AskedEffect, by = stage.proposer) => good(await proposeRuling(stage.app, by, stage.association, wish(item, effect)))
  const rowOf = async (id: RulingId) => {
    const row = await stage.app.database.read((db) => rulingsRepository(stage.app.database).byId(db, id))
    if (!row) throw new Error('no such ruling')
    return row
  }
  const apply = async (id: RulingId, by: PersonId = stage.applier) => applyRuling(stage.app, by, id, (await rowOf(id)).previewHash)
  /** Proposed, applied and carried out. */
  const rule = async (item: Item, effect: AskedEffect) => {
    const id = await propose(item, effect)
    good(await apply(id))
    expect(await carryOut(stage.app, id)).toMatchObject({ failed: 0, finished: true })
    return id
  }
  const grade = async (attemptId: AttemptId) => {
    const found = await stage.app.database.read((db) => attemptsRepository(stage.app.database).grade(db, attemptId))
    if (!found) throw new Error('not graded')
    return found
  }
  const casesOf = (attemptId: AttemptId) => stage.app.database.read((db) => casesRepository(stage.app.database).ofAttempts(db, [attemptId]))
  const shown = async ({ personId, attemptId }: { personId: PersonId; attemptId: AttemptId }) => good(await outcomeOf(stage.app, personId, attemptId)).result
  const nothingWrong = async () => expect(await gradeFaults(stage.app)).toEqual([])

  it('drops an item after the release: marks and passes follow, nobody loses, and the form counts four', async () => {
    // Two of five; three of five, one of them the faulty item; three of five without it; everything.
    const [short, lucky, sound, all] = [await stage.sit('少', 'abbaa'), await stage.sit('幸', 'bbbaa'), await stage.sit('稳', 'abbba'), await stage.sit('全', 'bbbbb')]
    await stage.release()
    const id = await propose('one', { type: 'drop' })
    const { preview } = await rowOf(id)
    expect(preview).toMatchObject({ graded: 4, inForce: null })
    expect(new Map(preview.lines.map((line) => [line.attemptId, [line.before.percentHundredths, line.after.percentHundredths, line.change]]))).toEqual(
      new Map([
        [short.attemptId, [4000, 5000, 'mark']],
        [lucky.attemptId, [6000, 5000, 'pass-at-stake']],
        [sound.attemptId, [6000, 7500, 'mark']],
        [all.attemptId, [10_000, 10_000, 'mark']],
      ]),
    )
    expect(countsOf(preview)).toEqual({ graded: 4, changed: 4, gained: 0, atStake: 1, unreleasedLosses: 0, certificates: 0, platforms: [] })
    // A preview writes nothing.
    expect(await grade(lucky.attemptId)).toMatchObject({ total: 300, max: 500, passed: true })

    good(await apply(id))
    expect(await carryOut(stage.app, id)).toEqual({ regraded: 4, failed: 0, finished: true })
    expect(await grade(sound.attemptId)).toMatchObject({ total: 300, max: 400, percentHundredths: 7500, passed: true, rulings: [id], topics: [{ items: 4, max: 400 }] })
    expect(await grade(lucky.attemptId)).toMatchObject({ total: 200, max: 400, percentHundredths: 5000, passed: true, passKept: id })
    expect((await shown(lucky))?.passed).toBe(true)
    expect(await casesOf(lucky.attemptId)).toMatchObject([{ kind: 'pass-loss', rulingId: id, personId: lucky.personId }])
    for (const { attemptId } of [short, sound, all]) expect(await casesOf(attemptId)).toEqual([])
    await nothingWrong()
    // New forms do without it: with four items left, five cannot be filled.
    const { blueprint } = (await stage.app.database.read((db) => sittingsRepository(stage.app.database).byId(db, stage.sitting))) ?? expect.fail('no sitting')
    expect(await canFill(stage.app, blueprint, dayOf(stage.app.now()))).toMatchObject({ refusal: 'blueprint-unfillable' })
  })

  it('re-keys: who had the right answer gains, and who had the wrong one keeps the pass until the own case is decided', async () => {
    const [gains, loses] = [await stage.sit('得', 'cbbaa'), await stage.sit('失', 'bbbaa')]
    await stage.release()
    const certifier = await stage.officer('证', 'certifier')
    const number = good(await issueCertificate(stage.app, certifier, { route: 'examined', attemptId: loses.attemptId }))
    const created = { id: platform, kind: 'platform', name: '海风视听', nameEn: 'Haifeng', region: '31', creditCode: 'CODE-1', permit: null, sample: true, createdAt: stage.app.now() } as const
    await stage.app.database.write('organisations', (tx) => peopleRepository(stage.app.database).addOrganisation(tx, created))
    const line = good(await inviteToRoster(stage.app, certifier.personId, platform, { number, name: '失', startsOn: dayOf(stage.app.now()) }))
    good(await consentToRoster(stage.app, loses.personId, line.id))

    const id = await propose('one', { type: 'rekey', key: 'c' })
    const { preview } = await rowOf(id)
    expect(countsOf(preview)).toMatchObject({ gained: 1, atStake: 1, certificates: 1, platforms: [{ organisationId: platform, people: 1 }] })
    expect(preview.lines.find(({ attemptId }) => attemptId === loses.attemptId)).toMatchObject({ certificate: number, platforms: [platform] })
    good(await apply(id))
    await carryOut(stage.app, id)

    expect(await shown(gains)).toMatchObject({ total: 300, passed: true })
    expect(await grade(loses.attemptId)).toMatchObject({ total: 200, passed: true, passKept: id })
    expect(await casesOf(loses.attemptId)).toMatchObject([{ kind: 'pass-loss' }])
    expect((await passedCandidates(stage.app, stage.association)).map(({ name }) => name).sort()).toEqual(['失', '得'])
    const history = await stage.app.database.read((db) => regradesRepository(stage.app.database).historyOf(db, loses.attemptId))
    expect(history.map(({ cause, causeId, passed, grade: { total } }) => [cause, causeId, passed, total])).toEqual([['closed', null, true, 300], ['ruling', id, true, 200]])
    await nothingWrong()

    // The old key comes back: another ruling, no case more, and what was kept is simply passed again.
    await rule('one', { type: 'rekey', key: 'b' })
    expect(await grade(loses.attemptId)).toMatchObject({ total: 300, passed: true })
    expect((await grade(loses.attemptId)).passKept).toBeUndefined()
    // The one who had gained is now the one whose pass is at stake.
    expect(await grade(gains.attemptId)).toMatchObject({ total: 200, passed: true })
    expect(await casesOf(gains.attemptId)).toHaveLength(1)
    expect(await casesOf(loses.attemptId)).toHaveLength(1)
    await nothingWrong()
  })

  it('before the release changes results that nobody was told of, and opens no case', async () => {
    const { attemptId } = await stage.sit('未', 'bbbaa')
    const id = await propose('one', { type: 'rekey', key: 'd' })
    expect(countsOf((await rowOf(id)).preview)).toMatchObject({ atStake: 0, changed: 1, unreleasedLosses: 1 })
    good(await apply(id))
    await carryOut(stage.app, id)
    expect(await grade(attemptId)).toMatchObject({ total: 200, passed: false })
    expect(await casesOf(attemptId)).toEqual([])
    await nothingWrong()
  })

  it('accepts several and gives full credit, to who left the item empty too', async () => {
    const [second, empty] = [await stage.sit('二', 'cbbaa'), await stage.sit('空', '-bbaa')]
    await rule('one', { type: 'accept', responses: ['b', 'c'] })
    expect([(await grade(second.attemptId)).total, (await grade(empty.attemptId)).total]).toEqual([300, 200])
    await rule('one', { type: 'full-credit' })
    expect([(await grade(second.attemptId)).total, (await grade(empty.attemptId)).total]).toEqual([300, 300])
    await nothingWrong()
  })

  it('holds for whoever is graded after it', async () => {
    const open = await stage.begin('后', 'cbbaa')
    const id = await rule('one', { type: 'rekey', key: 'c' })
    good(await handIn(stage.app, open.personId, open.attemptId, { seen: {}, force: true }))
    expect(await grade(open.attemptId)).toMatchObject({ total: 300, passed: true, rulings: [id] })
    await nothingWrong()
  })

  it('is applied by another than its proposer, and by nobody whose own attempt it marks', async () => {
    const sat = await stage.sit('考', 'bbbbb')
    const id = await propose('one', { type: 'drop' })
    expect(await apply(id, stage.proposer)).toMatchObject({ refusal: 'ruling-own-proposal' })
    expect(await apply(id, sat.personId)).toMatchObject({ refusal: 'ruling-own-attempt' })
    expect(await proposeRuling(stage.app, sat.personId, stage.association, wish('one', { type: 'drop' }))).toMatchObject({ refusal: 'ruling-own-attempt' })
    good(await apply(id))
    expect(await apply(id)).toMatchObject({ refusal: 'ruling-decided' })
    expect(await applyRuling(stage.app, stage.applier, trustedId('none'), '')).toMatchObject({ refusal: 'ruling-not-found' })
  })

  it('applies the preview that was read, and no other: whoever hands in meanwhile makes it stale', async () => {
    const open = await stage.begin('迟', 'bbbaa')
    await stage.sit('早', 'bbbaa')
    const id = await propose('one', { type: 'rekey', key: 'c' })
    const seen = (await rowOf(id)).previewHash
    good(await handIn(stage.app, open.personId, open.attemptId, { seen: {}, force: true }))
    expect(await applyRuling(stage.app, stage.applier, id, seen)).toMatchObject({ refusal: 'preview-stale' })
    const renewed = await rowOf(id)
    expect(renewed).toMatchObject({ state: 'proposed', preview: { graded: 2 } })
    expect(renewed.previewHash).not.toBe(seen)
    // The old one is not good any more; the new one is.
    expect(await applyRuling(stage.app, stage.applier, id, seen)).toMatchObject({ refusal: 'preview-stale' })
    good(await applyRuling(stage.app, stage.applier, id, renewed.previewHash))
    // A release alone makes it stale as well: passes are then at stake that nobody had before.
    await carryOut(stage.app, id)
    const next = await propose('two', { type: 'rekey', key: 'c' })
    await stage.release()
    expect(await apply(next)).toMatchObject({ refusal: 'preview-stale' })
  })

  it('goes on where it was interrupted, and does nothing twice', async () => {
    const attempts = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => stage.sit(name, 'bbbaa')))
    await stage.release()
    const id = await propose('one', { type: 'rekey', key: 'c' })
    good(await apply(id))
    expect(await carryOut(stage.app, id, 2)).toEqual({ regraded: 2, failed: 0, finished: false })
    const other = await propose('two', { type: 'drop' })
    expect(await apply(other)).toMatchObject({ refusal: 'ruling-other-applying' })
    // Two go on at once.
    const both = await Promise.all([carryOut(stage.app, id), carryOut(stage.app, id)])
    expect(both.reduce((sum, { regraded }) => sum + regraded, 0)).toBe(3)
    expect(await carryOut(stage.app, id)).toEqual({ regraded: 0, failed: 0, finished: true })
    expect(await rowOf(id)).toMatchObject({ state: 'applied' })
    for (const { attemptId } of attempts) {
      expect(await casesOf(attemptId)).toHaveLength(1)
      expect(await stage.app.database.read((db) => regradesRepository(stage.app.database).historyOf(db, attemptId))).toHaveLength(2)
    }
    expect(await stage.app.database.read((db) => regradesRepository(stage.app.database).progress(db, id))).toEqual({ 'pass-at-stake': 5 })
    await nothingWrong()
  })

  it('may not leave anybody a form without items', async () => {
    await stage.sit('甲', 'bbbbb')
    for (const item of ['one', 'two', 'three', 'four'] as const) await rule(item, { type: 'drop' })
    expect(await proposeRuling(stage.app, stage.proposer, stage.association, wish('five', { type: 'drop' }))).toMatchObject({ refusal: 'ruling-drops-whole-form' })
    expect(await checkRuling(stage.app, stage.proposer, stage.association, wish('five', { type: 'full-credit' }))).toMatchObject({ ok: true })
  })

  it('needs a reason, a version that was sat, and something to change', async () => {
    await stage.sit('甲', 'bbbbb')
    const ask = (effect: AskedEffect, reason?: string) => proposeRuling(stage.app, stage.proposer, stage.association, wish('one', effect, reason))
    expect(await ask({ type: 'drop' }, '错')).toMatchObject({ refusal: 'ruling-reason-missing' })
    expect(await ask({ type: 'rekey', key: 'b' })).toMatchObject({ refusal: 'ruling-changes-nothing' })
    expect(await ask({ type: 'rekey', key: 'z' })).toMatchObject({ refusal: 'ruling-key-malformed' })
    expect(await proposeRuling(stage.app, stage.proposer, stage.association, { ...wish('one', { type: 'drop' }), itemHash: trustedId('none') })).toMatchObject({ refusal: 'ruling-item-not-sat' })
    const first = await propose('one', { type: 'drop' })
    const same = await propose('one', { type: 'drop' })
    good(await apply(first))
    await carryOut(stage.app, first)
    expect(await apply(same)).toMatchObject({ refusal: 'ruling-changes-nothing' })
  })

  it('that is not applied is refused by another or withdrawn by its proposer, with a reason', async () => {
    await stage.sit('甲', 'bbbbb')
    const [one, two] = [await propose('one', { type: 'drop' }), await propose('two', { type: 'drop' })]
    const end = (id: RulingId, by: PersonId, how: 'refused' | 'withdrawn', why = '理由不足（样例）') => endProposal(stage.app, by, id, how, why)
    expect(await end(one, stage.proposer, 'refused')).toMatchObject({ refusal: 'ruling-own-proposal' })
    expect(await end(one, stage.applier, 'withdrawn')).toMatchObject({ refusal: 'ruling-not-own-proposal' })
    expect(await end(one, stage.applier, 'refused', ' ')).toMatchObject({ refusal: 'ruling-reason-missing' })
    good(await end(one, stage.applier, 'refused'))
    good(await end(two, stage.proposer, 'withdrawn'))
    expect(await rowOf(one)).toMatchObject({ state: 'refused', decision: '理由不足（样例）', decidedBy: stage.applier })
    expect(await end(one, stage.applier, 'refused')).toMatchObject({ refusal: 'ruling-decided' })
    expect(await apply(two)).toMatchObject({ refusal: 'ruling-decided' })
  })

  it('of a province holds for its own sittings; one of the national association for all, and no province rules otherwise', async () => {
    const national = associationId('00')
    const [here, there] = [await stage.sit('此', 'cbbaa'), await stage.sit('彼', 'cbbaa', await stage.open(national))]
    await rule('one', { type: 'rekey', key: 'c' })
    expect([(await grade(here.attemptId)).total, (await grade(there.attemptId)).total]).toEqual([300, 200])
    const id = good(await proposeRuling(stage.app, stage.proposer, national, wish('one', { type: 'drop' })))
    expect((await rowOf(id)).preview.graded).toBe(2)
    good(await apply(id))
    await carryOut(stage.app, id)
    expect([(await grade(here.attemptId)).max, (await grade(there.attemptId)).max]).toEqual([400, 400])
    expect(await checkRuling(stage.app, stage.proposer, stage.association, wish('one', { type: 'rekey', key: 'd' }))).toMatchObject({ refusal: 'ruling-national-holds' })
    await nothingWrong()
  })

  it('touches no simulated sitting', async () => {
    const simulated = await stage.open()
    const { attemptId } = await stage.sit('模', 'cbbaa', simulated)
    await stage.app.database.write('simulate', (tx) => tx.update(stage.app.database.tables.sittings).set({ simulated: true }).where(eq(stage.app.database.tables.sittings.id, simulated)))
    const real = await stage.sit('真', 'cbbaa')
    const id = await rule('one', { type: 'rekey', key: 'c' })
    expect((await rowOf(id)).preview.graded).toBe(1)
    expect([(await grade(attemptId)).total, (await grade(real.attemptId)).total]).toEqual([200, 300])
    await nothingWrong()
  })

  it('and every grade can be computed again: the check finds whoever touched one', async () => {
    const { attemptId } = await stage.sit('甲', 'bbbaa')
    await nothingWrong()
    const stored = await grade(attemptId)
    await stage.app.database.write('tamper', (tx) => attemptsRepository(stage.app.database).putGrade(tx, attemptId, { ...stored, passed: false }, { at: stage.app.now(), cause: 'case' }))
    expect(await gradeFaults(stage.app)).toEqual([expect.stringContaining(attemptId)])
  })
})
