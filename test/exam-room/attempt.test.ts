import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drawFrom } from '#app/domain/draw.ts'
import { assemble as assembleForm, formHash } from '#app/domain/exam/form.ts'
import { replay } from '#app/domain/exam/attempt.ts'
import type { ServedItem } from '#app/domain/exam/item.ts'
import { trustedId } from '#app/domain/ids.ts'
import { addMs } from '#app/domain/instant.ts'
import { handIn, paper, prepareForms, saveAnswers, startAttempt } from '#app/services/attempts.ts'
import { closeOverdue } from '#app/services/closing.ts'
import { assemble } from '#app/main.server.ts'
import { outcomeOf } from '#app/services/results.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { formsRepository } from '#db/repositories/forms.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import { ENGINES } from '../database/worlds.ts'
import { addPerson, good, NINE, nineAnd, openRoom, rightly, type Room, seat } from './room.ts'

const slotOf = (items: readonly ServedItem[], kind: string) => items.find((item) => item.kind === kind)?.slot as number

describe.each(ENGINES)('an attempt on %s', (engine) => {
  let room: Room
  beforeEach(async () => {
    room = await openRoom(engine)
  })
  afterEach(() => room.close())

  const begin = async () => {
    const person = await room.candidate()
    room.setClock(NINE)
    const { attemptId, deadline } = good(await startAttempt(room.app, person, room.sitting))
    return { person, attemptId, deadline, items: good(await paper(room.app, person, attemptId)).items }
  }

  it('cannot start before nine, nor without having accepted the rules, nor after half past', async () => {
    const person = await room.candidate()
    expect(await startAttempt(room.app, person, room.sitting)).toMatchObject({ refusal: 'not-started', detail: { startsAt: NINE } })
    const unread = await addPerson(room.app, '丁')
    await seat(room.app, unread, room.sitting)
    room.setClock(NINE)
    expect(await startAttempt(room.app, unread, room.sitting)).toMatchObject({ refusal: 'rules-not-accepted' })
    expect(await startAttempt(room.app, await addPerson(room.app, '戊'), room.sitting)).toMatchObject({ refusal: 'not-eligible', detail: { reason: 'not-booked' } })
    room.setClock(addMs(nineAnd(30), 1))
    expect(await startAttempt(room.app, person, room.sitting)).toMatchObject({ refusal: 'not-eligible', detail: { reason: 'too-late' } })
  })

  it('started late has its own sixty minutes only up to the hard close', async () => {
    const [early, late] = [await room.candidate('早'), await room.candidate('晚')]
    room.setClock(NINE)
    expect(good(await startAttempt(room.app, early, room.sitting)).deadline).toBe(nineAnd(60))
    room.setClock(nineAnd(30))
    expect(good(await startAttempt(room.app, late, room.sitting)).deadline).toBe(nineAnd(80))
  })

  it('is one attempt with one deadline, however many starts arrive together', async () => {
    const person = await room.candidate()
    room.setClock(NINE)
    const starts = (await Promise.all([1, 2, 3, 4, 5].map(() => startAttempt(room.app, person, room.sitting)))).map(good)
    expect(new Set(starts.map(({ attemptId, deadline }) => `${attemptId} ${deadline}`)).size).toBe(1)
    expect(starts.filter(({ created }) => created)).toHaveLength(1)
  })

  it('uses the form that was prepared, and the form can be made again from its seed', async () => {
    const person = await room.candidate()
    expect(await prepareForms(room.app, 10)).toBe(1)
    expect(await prepareForms(room.app, 10)).toBe(0)
    const forms = formsRepository(room.app.database)
    const prepared = await room.app.database.read((db) => forms.idOfCandidate(db, room.sitting, person))
    room.setClock(NINE)
    const { attemptId } = good(await startAttempt(room.app, person, room.sitting))
    const { row, form, sitting } = await room.app.database.read(async (db) => {
      const row = await attemptsRepository(room.app.database).byId(db, attemptId)
      const form = row && (await forms.byId(db, row.formId))
      return { row, form, sitting: await sittingsRepository(room.app.database).byId(db, room.sitting) }
    })
    expect(row?.formId).toBe(prepared)
    if (!form || !sitting) throw new Error('the form or the sitting is not there')
    const again = good(assembleForm(sitting.blueprint, room.app.catalogue.items.map(({ version }) => version), drawFrom(form.seed)))
    expect(again).toEqual(form.slots)
    expect(formHash(again)).toBe(form.hash)
  })

  it('serves every item without key, rationale, statistic or the name of the item', async () => {
    const { person, attemptId, items } = await begin()
    expect(items).toHaveLength(9)
    const bytes = JSON.stringify(good(await paper(room.app, person, attemptId)))
    expect(bytes).not.toMatch(/SECRET|rationale|"key"|facility|0\.777|effective|enemies/)
    for (const { item } of items) expect(item).not.toMatch(/one|two|three|many|case/)
  })

  it('keeps the highest revision, answers what stands to a stale one, and takes the same again', async () => {
    const { person, attemptId, items } = await begin()
    const slot = slotOf(items, 'single')
    const send = (revision: number, response: unknown) => saveAnswers(room.app, person, attemptId, [{ slot, revision, response }])
    expect(good(await send(3, 'a'))).toMatchObject({ saved: [{ slot, revision: 3 }], stale: [] })
    expect(good(await send(3, 'a'))).toMatchObject({ saved: [{ slot, revision: 3 }], stale: [] })
    expect(good(await send(2, 'b'))).toMatchObject({ saved: [], stale: [{ slot, revision: 3, response: 'a' }] })
    expect(good(await send(3, 'b'))).toMatchObject({ saved: [], stale: [{ slot, revision: 3, response: 'a' }] })
    expect(good(await paper(room.app, person, attemptId)).answers).toEqual({ [slot]: { revision: 3, response: 'a' } })
  })

  it('clears an answer with null, and an answer once cleared can be given again', async () => {
    const { person, attemptId, items } = await begin()
    const slot = slotOf(items, 'multiple')
    for (const [revision, response] of [[1, ['a', 'c']], [2, null], [3, []], [4, ['d']]] as const)
      good(await saveAnswers(room.app, person, attemptId, [{ slot, revision, response }]))
    expect(good(await paper(room.app, person, attemptId)).answers).toEqual({ [slot]: { revision: 4, response: ['d'] } })
  })

  it('refuses a whole request for one bad answer, however odd, and changes nothing', async () => {
    const { person, attemptId, items } = await begin()
    const [single, multiple] = [slotOf(items, 'single'), slotOf(items, 'multiple')]
    const send = (...answers: { slot: number; revision: number; response: unknown }[]) => saveAnswers(room.app, person, attemptId, answers)
    const fine = { slot: single, revision: 9, response: 'a' }
    for (const [bad, refusal] of [
      [{ slot: 99, revision: 1, response: 'a' }, 'unknown-slot'],
      [{ slot: 1e300, revision: 1, response: 'a' }, 'unknown-slot'],
      [{ slot: multiple, revision: 2 ** 53, response: ['a'] }, 'revision-malformed'],
      [{ slot: multiple, revision: 1, response: ['z'] }, 'unknown-option'],
      [{ slot: multiple, revision: 1, response: undefined }, 'response-malformed'],
    ] as const)
      expect(await send(fine, bad)).toMatchObject({ ok: false, refusal })
    expect(await send(...Array.from({ length: 10 }, () => fine))).toMatchObject({ ok: false, refusal: 'too-many-answers' })
    expect(good(await paper(room.app, person, attemptId)).answers).toEqual({})
  })

  it('is not there for anybody else', async () => {
    const { attemptId } = await begin()
    const other = await room.candidate('己')
    for (const asked of [
      paper(room.app, other, attemptId),
      saveAnswers(room.app, other, attemptId, []),
      handIn(room.app, other, attemptId, { seen: {}, force: true }),
      outcomeOf(room.app, other, attemptId),
    ])
      expect(await asked).toMatchObject({ ok: false, refusal: 'attempt-not-found' })
  })

  it('is not handed in while the server lacks what was seen, unless forced; handed in twice is handed in once', async () => {
    const { person, attemptId, items } = await begin()
    good(await saveAnswers(room.app, person, attemptId, rightly(items)))
    const submit = (seen: Record<string, number>, force = false) => handIn(room.app, person, attemptId, { seen, force })
    expect(await submit({ 1: 1, 4: 2 })).toMatchObject({ refusal: 'answers-missing', detail: { missing: [4] } })
    room.setClock(nineAnd(20))
    const { submittedAt } = good(await submit({ 1: 1, 4: 2 }, true))
    expect(submittedAt).toBe(nineAnd(20))
    room.setClock(nineAnd(25))
    for (const again of await Promise.all([1, 2, 3].map(() => submit({})))) expect(good(again).submittedAt).toBe(nineAnd(20))
    expect(await saveAnswers(room.app, person, attemptId, [{ slot: 1, revision: 9, response: null }])).toMatchObject({ refusal: 'attempt-closed' })
    expect(await paper(room.app, person, attemptId)).toMatchObject({ refusal: 'attempt-closed', detail: { submittedAt } })
    expect(good(await startAttempt(room.app, person, room.sitting))).toMatchObject({ attemptId, created: false })
  })

  it('takes a save within the transport grace, and none after it; the finish time is the deadline', async () => {
    const { person, attemptId, items, deadline } = await begin()
    const slot = slotOf(items, 'true-false')
    const send = (revision: number) => saveAnswers(room.app, person, attemptId, [{ slot, revision, response: false }])
    room.setClock(addMs(deadline, 5000))
    good(await send(1))
    room.setClock(addMs(deadline, 5001))
    expect(await send(2)).toMatchObject({ refusal: 'attempt-closed', detail: { submittedAt: deadline } })
    expect(good(await handIn(room.app, person, attemptId, { seen: { [slot]: 2 }, force: false })).submittedAt).toBe(deadline)
    expect(good(await outcomeOf(room.app, person, attemptId))).toMatchObject({ submittedAt: deadline, answered: 1, result: null })
  })

  it('is closed by the job at its deadline, whenever the job runs, and a broken one keeps no other open', async () => {
    const { attemptId, deadline } = await begin()
    const broken = await room.candidate('坏')
    const other = good(await startAttempt(room.app, broken, room.sitting)).attemptId
    // A form that nothing can be graded by: it names an item that was never pinned.
    const { database } = room.app
    const { forms } = database.tables
    const slots = [{ slot: 1, itemHash: trustedId<'item-hash'>('no-such-item'), optionOrder: [] }]
    await database.write('test', (tx) => tx.update(forms).set({ slots }).where(eq(forms.personId, broken)))
    room.setClock(nineAnd(200))
    expect(await closeOverdue(room.app, 10)).toEqual({ closed: 1, failed: 1 })
    const rows = await database.read(async (db) => [
      await attemptsRepository(database).byId(db, attemptId), await attemptsRepository(database).byId(db, other)])
    expect(rows.map((row) => row?.closedAt)).toEqual([deadline, null])
    expect(await closeOverdue(room.app, 10)).toEqual({ closed: 0, failed: 1 })
  })

  it('has standing answers that are the sum of its steps', async () => {
    const { person, attemptId, items } = await begin()
    const [single, multiple] = [slotOf(items, 'single'), slotOf(items, 'multiple')]
    await Promise.all([4, 1, 3, 2, 5, 5, 2].map((revision) =>
      saveAnswers(room.app, person, attemptId, [
        { slot: single, revision, response: 'abcd'[revision % 4] },
        { slot: multiple, revision: revision * 2, response: revision % 2 ? ['a'] : null },
        { slot: multiple, revision: revision * 2 + 1, response: ['b', 'c'] },
      ])))
    const attempts = attemptsRepository(room.app.database)
    const { steps, answers } = await room.app.database.read(async (db) => ({
      steps: await attempts.steps(db, attemptId), answers: await attempts.answers(db, attemptId),
    }))
    expect(replay(steps).answers).toEqual(answers)
    expect(answers.get(single)?.revision).toBe(5)
    expect(answers.get(multiple)?.revision).toBe(11)
    good(await handIn(room.app, person, attemptId, { seen: {}, force: false }))
    const done = replay(await room.app.database.read((db) => attempts.steps(db, attemptId)))
    expect(done).toMatchObject({ status: 'closed', closedBy: 'candidate' })
  })

  it('is back after a restart, with its answers and its deadline', async () => {
    const { person, attemptId, items, deadline } = await begin()
    good(await saveAnswers(room.app, person, attemptId, rightly(items, 7)))
    const again = await assemble(room.env, () => nineAnd(5))
    try {
      const read = good(await paper({ ...again.app, catalogue: room.app.catalogue }, person, attemptId))
      expect(read).toMatchObject({ deadline, items: [...items] })
      expect(Object.values(read.answers).map(({ revision }) => revision)).toEqual(items.map(() => 7))
    } finally {
      await again.close()
    }
  })
})
