import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CatalogueLesson } from '#app/content/load.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { parseInstant, type Instant } from '#app/domain/instant.ts'
import { answerQuestion, beat, completeProgramme, markRead, openLesson } from '#app/services/learning.ts'
import { hoursOf, keyOf, lessonStates, lessonStudy, programmeStatus } from '#app/services/progress.ts'
import { ENGINES, openWorld, type TestWorld } from '#test/database/worlds.ts'
import { newTrainee } from './people.ts'

const NINE = parseInstant('2026-11-21T01:00:00.000Z') as Instant

describe.each(ENGINES)('studying on %s', (engine) => {
  let world: TestWorld
  let me: PersonId
  let lesson: CatalogueLesson
  beforeAll(async () => {
    world = await openWorld(engine, NINE)
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.setClock(NINE)
    me = await newTrainee(world)
    lesson = world.app.catalogue.lessons[0] as CatalogueLesson
  })
  const study = async () => {
    const found = await lessonStudy(world.app, me, lesson.id)
    if (!found.ok) throw new Error(found.refusal)
    return found.value
  }
  const answer = (question: string, response: readonly string[]) =>
    answerQuestion(world.app, me, { lesson: lesson.id, question, response })
  const wrongTo = (question: CatalogueLesson['questions'][number]) =>
    question.kind === 'true-false'
      ? [String(!question.key)]
      : [question.options.map((o) => o.id).find((id) => !keyOf(question).includes(id)) as string]

  it('shows no key before an answer, and the key, the explanation and every reason after a wrong one', async () => {
    const question = lesson.questions.find((q) => q.kind === 'single') as Extract<
      CatalogueLesson['questions'][number],
      { kind: 'single' }
    >
    await openLesson(world.app, me, lesson.id)
    expect((await study()).feedback).toEqual({})
    expect(await answer(question.id, wrongTo(question))).toEqual({ ok: true, value: { correct: false } })
    const { feedback, openQuestions } = await study()
    expect(Object.keys(feedback)).toEqual([question.id])
    expect(feedback[question.id]).toMatchObject({
      correct: false,
      solved: false,
      key: [question.key],
      explanation: question.explanation,
    })
    expect(Object.keys(feedback[question.id]?.why ?? {})).toEqual(question.options.map((o) => o.id))
    expect(openQuestions).toContain(question.id)
  })

  it('takes a wrong answer again, and keeps a question solved when it is later answered wrongly', async () => {
    const question = lesson.questions[0] as CatalogueLesson['questions'][number]
    await answer(question.id, wrongTo(question))
    world.pass(1)
    expect(await answer(question.id, [...keyOf(question)].reverse())).toEqual({ ok: true, value: { correct: true } })
    world.pass(1)
    await answer(question.id, wrongTo(question))
    const { feedback, openQuestions } = await study()
    expect(feedback[question.id]).toMatchObject({ correct: false, solved: true })
    expect(openQuestions).not.toContain(question.id)
  })

  it('refuses what is no answer, and notes nothing of it', async () => {
    const [first] = lesson.questions
    const many = world.app.catalogue.lessons
      .flatMap((l) => l.questions.map((q) => ({ lesson: l, q })))
      .find(({ q }) => q.kind === 'multiple')
    expect(await answer(first?.id ?? '', [])).toMatchObject({ refusal: 'answer-missing' })
    expect(await answer(first?.id ?? '', ['z'])).toMatchObject({ refusal: 'answer-missing' })
    expect(await answer(first?.id ?? '', ['a', 'b'])).toMatchObject({ refusal: 'answer-missing' })
    expect(await answer('no-such-question', ['a'])).toMatchObject({ refusal: 'question-unknown' })
    expect((await study()).feedback).toEqual({})
    if (!many) throw new Error('no question with several keys in the library')
    const part = keyOf(many.q).slice(1)
    expect(
      await answerQuestion(world.app, me, { lesson: many.lesson.id, question: many.q.id, response: part }),
    ).toEqual({ ok: true, value: { correct: false } })
  })

  it('knows nothing of a lesson that does not exist', async () => {
    const gone = 'no-module/no-lesson'
    expect(await openLesson(world.app, me, gone)).toMatchObject({ refusal: 'lesson-unknown' })
    expect(await answerQuestion(world.app, me, { lesson: gone, question: 'q1', response: ['a'] })).toMatchObject({
      refusal: 'lesson-unknown',
    })
    expect(await markRead(world.app, me, gone)).toMatchObject({ refusal: 'lesson-unknown' })
    expect(await beat(world.app, me, gone)).toMatchObject({ refusal: 'lesson-unknown' })
    expect(await lessonStudy(world.app, me, '__proto__/x')).toMatchObject({ refusal: 'lesson-unknown' })
  })

  it('completes a lesson only when it is read and every question was answered rightly', async () => {
    const before = await programmeStatus(world.app, me)
    expect(before).toMatchObject({ complete: false, done: 0, hours: 0 })
    expect(before.missing.find((m) => m.id === lesson.id)?.lacks).toEqual(['read', 'questions'])
    expect(await markRead(world.app, me, lesson.id)).toMatchObject({
      value: { complete: false, openQuestions: lesson.questions.map((q) => q.id) },
    })
    expect((await programmeStatus(world.app, me)).missing.find((m) => m.id === lesson.id)?.lacks).toEqual(['questions'])
    for (const question of lesson.questions) await answer(question.id, keyOf(question))
    expect(await study()).toMatchObject({ complete: true, read: true, openQuestions: [] })
    expect((await lessonStates(world.app, me))[lesson.id]).toBe('done')
    const after = await programmeStatus(world.app, me)
    expect(after.done).toBe(1)
    expect(after.missing.map((m) => m.id)).not.toContain(lesson.id)
  })

  it('plays the whole programme through, once as well as twice, for one person alone', async () => {
    const other = await newTrainee(world)
    await completeProgramme(world.app, me)
    const once = await programmeStatus(world.app, me)
    expect(once).toMatchObject({ complete: true, missing: [], done: once.all })
    expect(once.hours).toBeGreaterThan(1)
    await completeProgramme(world.app, me)
    expect(await programmeStatus(world.app, me)).toEqual(once)
    expect(await programmeStatus(world.app, other)).toMatchObject({ complete: false, done: 0, hours: 0 })
  })

  it('counts the time between beats, but none of an absence longer than the idle limit', async () => {
    await openLesson(world.app, me, lesson.id)
    world.pass(0.5)
    expect(await beat(world.app, me, lesson.id)).toEqual({ ok: true, value: { credited: 30, today: 30 } })
    world.pass(world.app.catalogue.hours.idleSeconds / 60 + 0.1)
    expect(await beat(world.app, me, lesson.id)).toEqual({ ok: true, value: { credited: 0, today: 30 } })
    world.pass(1)
    expect(await beat(world.app, me, lesson.id)).toEqual({ ok: true, value: { credited: 60, today: 90 } })
  })

  it('does not count the same minute twice for two tabs, nor for beats that arrive at once', async () => {
    const second = world.app.catalogue.lessons[1] as CatalogueLesson
    await openLesson(world.app, me, lesson.id)
    await openLesson(world.app, me, second.id)
    for (let i = 0; i < 4; i++) {
      world.pass(0.25)
      await beat(world.app, me, lesson.id)
      world.pass(0.25)
      await beat(world.app, me, second.id)
    }
    world.pass(0.5)
    await Promise.all(Array.from({ length: 8 }, (_, i) => beat(world.app, me, i % 2 ? lesson.id : second.id)))
    const { seconds, days } = await hoursOf(world.app, me)
    expect(seconds).toBe(150)
    expect(days.map((d) => d.lessons.map((l) => l.id).sort())).toEqual([[lesson.id, second.id].sort()])
  })

  it('counts no more on a day than the cap, and begins anew at midnight in Shanghai', async () => {
    const { maxMinutesPerDay } = world.app.catalogue.hours
    await openLesson(world.app, me, lesson.id)
    for (let i = 0; i < maxMinutesPerDay / 2 + 5; i++) {
      world.pass(2)
      await beat(world.app, me, lesson.id)
    }
    expect((await hoursOf(world.app, me)).seconds).toBe(maxMinutesPerDay * 60)
    world.setClock(parseInstant('2026-11-21T15:59:00.000Z') as Instant)
    await beat(world.app, me, lesson.id)
    world.pass(2)
    expect(await beat(world.app, me, lesson.id)).toEqual({ ok: true, value: { credited: 120, today: 120 } })
    const { days, hours } = await hoursOf(world.app, me)
    expect(days.map(({ day, seconds }) => [day, seconds])).toEqual([
      ['2026-11-22', 120],
      ['2026-11-21', maxMinutesPerDay * 60],
    ])
    expect(hours).toBe(8)
  })
})
