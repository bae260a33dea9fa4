import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '#app/domain/ids.ts'
import { type Instant, msOf, parseInstant } from '#app/domain/instant.ts'
import { DAILY_REVIEWS, partsOf, questionKey } from '#app/domain/learning/recall.ts'
import { answerQuestion } from '#app/services/learning.ts'
import { keyOf } from '#app/services/progress.ts'
import { answerRecall, questionOf, type RecallAnswer, recallDay } from '#app/services/recall.ts'
import { noteForRecall } from '#app/services/recall-cards.ts'
import { standingOf } from '#app/services/readiness.ts'
import { recallRepository } from '#db/repositories/recall.ts'
import { learningRepository } from '#db/repositories/learning.ts'
import { ENGINES, openWorld, type TestWorld } from '#test/database/worlds.ts'
import { newTrainee } from '#test/school/people.ts'

const NINE = parseInstant('2026-11-21T01:00:00.000Z') as Instant
const MINUTES = 60_000
const DAY = 24 * 60

describe.each(ENGINES)('the daily review on %s', (engine) => {
  let world: TestWorld
  let me: PersonId
  beforeAll(async () => {
    world = await openWorld(engine, NINE)
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.setClock(NINE)
    me = await newTrainee(world)
  })

  const lessons = () => world.app.catalogue.lessons
  const all = () => lessons().flatMap((l) => l.questions.map((q) => questionKey(l.id, q.id)))
  const found = (key: string) => {
    const there = questionOf(world.app.catalogue, key)
    if (!there) throw new Error(key)
    return there
  }
  const rightTo = (key: string) => [...keyOf(found(key).question)]
  const wrongTo = (key: string) => {
    const { question } = found(key)
    if (question.kind === 'true-false') return [String(!question.key)]
    return [question.options.map((o) => o.id).find((id) => !keyOf(question).includes(id)) as string]
  }
  const inLesson = (key: string, right: boolean) =>
    answerQuestion(world.app, me, { ...partsOf(key), response: right ? rightTo(key) : wrongTo(key) })
  const day = () => recallDay(world.app, me)
  /** The question as it is asked now, with an answer. */
  const asked = async (right: boolean, rating?: 2 | 3 | 4): Promise<RecallAnswer> => {
    const now = (await day()).asked
    if (!now) throw new Error('nothing is asked')
    return {
      question: now.key,
      due: now.due,
      reps: now.reps,
      response: right ? rightTo(now.key) : wrongTo(now.key),
      rating,
    }
  }
  const dueIn = (due: string) => Math.round((msOf(due as Instant) - msOf(world.app.now())) / MINUTES)

  it('is empty for who answered nothing yet', async () => {
    expect(await day()).toEqual({
      asked: null,
      due: 0,
      done: 0,
      limit: DAILY_REVIEWS,
      next: null,
      questions: 0,
      gone: 0,
    })
  })

  it('asks a missed question again after ten minutes, and one answered rightly after two days', async () => {
    const [missed, known] = all() as [string, string]
    await inLesson(missed, false)
    await inLesson(known, true)
    expect(await day()).toMatchObject({ asked: null, due: 0, questions: 2 })
    expect(dueIn((await day()).next as string)).toBe(10)
    world.pass(10)
    expect((await day()).asked).toMatchObject({ key: missed, missed: true, reps: 1 })
    world.pass(2 * DAY - 11)
    expect((await day()).due).toBe(1)
    world.pass(1)
    const { asked, due } = await day()
    expect([asked?.key, due]).toEqual([missed, 2])
  })

  it('shows no key before the answer, and the key, the explanation and every reason after it', async () => {
    const key = all().find((k) => found(k).question.kind === 'single') as string
    await inLesson(key, false)
    world.pass(10)
    const { question } = found(key)
    expect(Object.keys((await day()).asked ?? {}).sort()).toEqual([
      'due',
      'key',
      'kind',
      'lesson',
      'missed',
      'options',
      'reps',
      'stem',
    ])
    expect((await day()).asked?.options.map((o) => Object.keys(o))).toEqual(
      question.kind === 'true-false' ? [] : question.options.map(() => ['id', 'text']),
    )
    const told = await answerRecall(world.app, me, await asked(false))
    expect(told).toMatchObject({
      value: { correct: false, key: keyOf(question), explanation: question.explanation, rated: { rating: 1 } },
    })
  })

  it('lets the intervals grow with right answers, more with easy than with hard, and falls back after a miss', async () => {
    await inLesson(all()[0] as string, true)
    const intervals: number[] = []
    for (let i = 0; i < 5; i++) {
      world.setClock((await day()).next as Instant)
      const unsaid = await answerRecall(world.app, me, await asked(true))
      if (!unsaid.ok || !unsaid.value.choices) throw new Error('no choice')
      const { hard, good, easy } = unsaid.value.choices
      expect(hard < good && good < easy).toBe(true)
      const rated = await answerRecall(world.app, me, await asked(true, 3))
      if (!rated.ok || !rated.value.rated) throw new Error('not rated')
      expect(rated.value.rated.due).toBe(good)
      intervals.push(dueIn(good))
    }
    expect(intervals).toEqual([...intervals].sort((a, b) => a - b))
    expect(intervals[0]).toBeGreaterThanOrEqual(2 * DAY)
    expect(intervals[4]).toBeGreaterThan(10 * (intervals[0] as number))
    world.setClock((await day()).next as Instant)
    const missed = await answerRecall(world.app, me, await asked(false))
    expect(missed.ok && missed.value.rated && dueIn(missed.value.rated.due)).toBe(10)
    world.pass(10)
    const after = await answerRecall(world.app, me, await asked(true, 3))
    expect(after.ok && after.value.rated && dueIn(after.value.rated.due)).toBeLessThan(intervals[4] as number)
  })

  it('writes a right answer only once its rating is said, and a wrong one at once whatever is said', async () => {
    await inLesson(all()[0] as string, false)
    world.pass(10)
    expect(await answerRecall(world.app, me, await asked(true))).toMatchObject({
      value: { correct: true, rated: null },
    })
    expect(await day()).toMatchObject({ done: 0, due: 1 })
    expect(await answerRecall(world.app, me, await asked(false, 4))).toMatchObject({ value: { rated: { rating: 1 } } })
    expect(await day()).toMatchObject({ done: 1, due: 0 })
  })

  it('takes one answer of two tabs, and tells the other what stands', async () => {
    await inLesson(all()[0] as string, false)
    world.pass(10)
    const [one, two] = [await asked(true, 3), await asked(true, 4)]
    const told = await Promise.all([answerRecall(world.app, me, one), answerRecall(world.app, me, two)])
    const [taken] = told.filter((t) => t.ok)
    const [refused] = told.filter((t) => !t.ok)
    const due = taken?.ok ? taken.value.rated?.due : undefined
    expect(due).toBeDefined()
    expect(refused).toMatchObject({ refusal: 'recall-moved-on', detail: { due, answered: world.app.now() } })
    expect((await day()).done).toBe(1)
    expect(await answerRecall(world.app, me, { ...one, rating: undefined })).toMatchObject({
      refusal: 'recall-moved-on',
    })
  })

  it('refuses what is no answer, what is not due, and what belongs to another', async () => {
    const key = all()[0] as string
    await inLesson(key, false)
    world.pass(9)
    const card = (await world.app.database.read((db) => recallRepository(world.app.database).cards(db, me))).get(key)
    const early = { question: key, due: (await day()).next as string, reps: card?.reps ?? 1, response: rightTo(key) }
    expect(await answerRecall(world.app, me, early)).toMatchObject({ refusal: 'recall-moved-on' })
    world.pass(1)
    const now = await asked(true)
    expect(await answerRecall(world.app, me, { ...now, response: [] })).toMatchObject({
      refusal: 'recall-answer-missing',
    })
    expect(await answerRecall(world.app, me, { ...now, response: ['z'] })).toMatchObject({
      refusal: 'recall-answer-missing',
    })
    const other = await newTrainee(world)
    expect(await answerRecall(world.app, other, now)).toMatchObject({ refusal: 'recall-question-gone' })
    expect(await answerRecall(world.app, me, { ...now, question: '__proto__#q1' })).toMatchObject({
      refusal: 'recall-question-gone',
    })
    expect((await day()).done).toBe(0)
  })

  it('stops at the limit of the day and goes on the next morning', async () => {
    for (const key of all().slice(0, DAILY_REVIEWS + 2)) await inLesson(key, false)
    world.pass(10)
    for (let i = 0; i < DAILY_REVIEWS - 1; i++) await answerRecall(world.app, me, await asked(true, 3))
    const [last, late] = [await asked(true, 3), (await day()).due]
    expect(late).toBe(3)
    await answerRecall(world.app, me, last)
    expect(await day()).toMatchObject({ asked: null, due: 2, done: DAILY_REVIEWS, next: '2026-11-21T16:00:00.000Z' })
    world.setClock(parseInstant('2026-11-21T15:59:59.999Z') as Instant)
    expect((await day()).asked).toBeNull()
    world.setClock(parseInstant('2026-11-21T16:00:00.000Z') as Instant)
    expect(await day()).toMatchObject({ done: 0, asked: { missed: true } })
  })

  it('skips a question that the course no longer has, and says how many', async () => {
    const [gone, there] = all() as [string, string]
    await inLesson(gone, false)
    await inLesson(there, false)
    world.pass(10)
    const then = await asked(true)
    const catalogue = {
      ...world.app.catalogue,
      lesson: (id: string) => {
        const lesson = world.app.catalogue.lesson(id)
        return (
          lesson && { ...lesson, questions: lesson.questions.filter((q) => questionKey(id, q.id) !== then.question) }
        )
      },
    }
    const app = { ...world.app, catalogue }
    expect(await recallDay(app, me)).toMatchObject({ due: 1, questions: 1, gone: 1 })
    expect((await recallDay(app, me)).asked?.key).not.toBe(then.question)
    expect(await answerRecall(app, me, then)).toMatchObject({ refusal: 'recall-question-gone' })
  })

  it('counts a later miss in a lesson, but not a right answer there, for the explanation was just read', async () => {
    const key = all()[0] as string
    await inLesson(key, true)
    const first = (await day()).next
    world.pass(60)
    await inLesson(key, true)
    expect((await day()).next).toBe(first)
    world.pass(60)
    await inLesson(key, false)
    expect(dueIn((await day()).next as string)).toBe(10)
    world.pass(5)
    await inLesson(key, true)
    expect(dueIn((await day()).next as string)).toBe(5)
  })

  it('comes to the same whether cards are kept with each answer in a lesson or worked out when they are asked for', async () => {
    const keys = all().slice(0, 4)
    const story = [
      [0, true],
      [1, false],
      [1, true],
      [2, true],
      [2, false],
      [0, false],
      [3, true],
    ] as const
    for (const [i, right] of story) {
      await inLesson(keys[i] as string, right)
      world.pass(3)
    }
    const lazy = await day()
    const { database } = world.app
    const answers = await database.read((db) => learningRepository(database).answers(db, me))
    await database.write(`study:${me}`, async (tx) => {
      for (const a of answers)
        await noteForRecall(world.app, tx, me, questionKey(a.lesson, a.question), a.correct, a.at)
    })
    expect(await day()).toEqual(lazy)
    expect((await database.read((db) => recallRepository(database).cards(db, me))).size).toBe(4)
    world.pass(DAY)
    await answerRecall(world.app, me, await asked(true, 4))
    expect((await day()).questions).toBe(4)
  })

  it('shows what is strong and weak, and estimates nothing before every topic has its answers', async () => {
    const topic = world.app.catalogue.modules[0]?.topic
    const module = world.app.catalogue.modules[0]?.id
    const keys = lessons()
      .filter((l) => l.module === module)
      .flatMap((l) => l.questions.map((q) => questionKey(l.id, q.id)))
      .slice(0, 5)
    for (const [i, key] of keys.entries()) await inLesson(key, i > 0)
    const before = await standingOf(world.app, me)
    expect(before.strengths.find((s) => s.topic === topic)).toMatchObject({
      answered: 5,
      firstRight: 4,
      remembered: 8000,
    })
    expect(before.readiness).toMatchObject({ kind: 'too-few' })
    if (before.readiness.kind !== 'too-few') return
    expect(before.readiness.lacking.map((l) => l.topic)).not.toContain(topic)
    for (const { topic } of before.readiness.lacking) {
      const modules = world.app.catalogue.modules.filter((m) => m.topic === topic).map((m) => m.id)
      const some = lessons().filter((l) => modules.includes(l.module))
      for (const key of some.flatMap((l) => l.questions.map((q) => questionKey(l.id, q.id))).slice(0, 5))
        await inLesson(key, true)
    }
    const ready = await standingOf(world.app, me)
    expect(ready.readiness).toMatchObject({ kind: 'estimate' })
    world.pass(60 * DAY)
    const later = await standingOf(world.app, me)
    const expected = (s: typeof ready) => (s.readiness.kind === 'estimate' ? s.readiness.expected : Number.NaN)
    expect(expected(later)).toBeLessThan(expected(ready))
    expect(later.strengths[0]?.due).toBeGreaterThan(0)
  })
})
