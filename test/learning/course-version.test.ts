import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CatalogueLesson } from '#app/content/load.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { courseStanding, moveToCurrent } from '#app/services/enrolment.ts'
import { answerQuestion, completeProgramme, markRead, openLesson } from '#app/services/learning.ts'
import { keyOf, lessonStates, lessonStudy, programmeStatus } from '#app/services/progress.ts'
import { enrolmentsRepository } from '#db/repositories/enrolments.ts'
import { ENGINES, openWorld, type TestWorld } from '#test/database/worlds.ts'
import { at } from '#test/exam/sample-items.ts'
import { newTrainee } from '#test/school/people.ts'
import { changedCourse, withLesson } from './changed-course.ts'

const NINE = at('2026-11-21T01:00:00.000Z')

describe.each(ENGINES)('the version of the course on %s', (engine) => {
  let world: TestWorld
  let me: PersonId
  let first: CatalogueLesson
  beforeAll(async () => {
    world = await openWorld(engine, NINE)
    const required = world.app.catalogue.modules.filter((module) => module.required)
    first = required.flatMap((module) => module.lessons)[0] as CatalogueLesson
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.setClock(NINE)
    me = await newTrainee(world)
  })
  const added = (lesson: CatalogueLesson) => ({ ...lesson, id: `${lesson.module}/new`, slug: 'new', hash: 'new' })
  /** A release later: another lesson behind the first, and one more question in the first. */
  const grown = () =>
    changedCourse(world.app, (lesson) =>
      lesson.id === first.id
        ? [
            { ...lesson, hash: 'grown', questions: [...lesson.questions, { ...lesson.questions[0]!, id: 'q9' }] },
            added(lesson),
          ]
        : lesson,
    )
  const without = (id: string) => changedCourse(world.app, (lesson) => (lesson.id === id ? undefined : lesson))

  it('is pinned by the first opening of a lesson, once, also when two tabs open at the same time', async () => {
    expect(await courseStanding(world.app, me)).toBeNull()
    await Promise.all([openLesson(world.app, me, first.id), openLesson(world.app, me, first.id)])
    expect(await courseStanding(world.app, me)).toEqual({ enrolledAt: NINE, change: null })
    world.pass(5)
    await openLesson(grown(), me, first.id)
    const { enrolledAt, change } = (await courseStanding(grown(), me)) ?? {}
    expect(enrolledAt).toBe(NINE)
    expect(change?.added.map(({ id }) => id)).toEqual([`${first.module}/new`])
  })

  it('is kept once for many learners who enrol at the same time', async () => {
    const people = [me, await newTrainee(world), await newTrainee(world)]
    await Promise.all(people.map((person) => openLesson(world.app, person, first.id)))
    const rows = await world.app.database.read((db) =>
      Promise.all(people.map((person) => enrolmentsRepository(world.app.database).latest(db, person))),
    )
    expect(new Set(rows.map((row) => row?.courseHash)).size).toBe(1)
    expect(new Set(rows.map((row) => row?.personId)).size).toBe(3)
  })

  it('keeps a completed programme complete when lessons and questions are added, for those who were enrolled', async () => {
    await completeProgramme(world.app, me)
    const before = await programmeStatus(world.app, me)
    expect(before.complete).toBe(true)
    expect(await programmeStatus(grown(), me)).toEqual(before)
    expect((await lessonStates(grown(), me))[first.id]).toBe('done')
    expect(await lessonStudy(grown(), me, first.id)).toMatchObject({ value: { complete: true, openQuestions: [] } })
    const newcomer = await newTrainee(world)
    expect((await programmeStatus(grown(), newcomer)).all).toBe(before.all + 1)
    await openLesson(grown(), newcomer, first.id)
    expect((await programmeStatus(grown(), newcomer)).all).toBe(before.all + 1)
  })

  it('demands no lesson that is gone and no question that is gone', async () => {
    await openLesson(world.app, me, first.id)
    const { all, missing } = await programmeStatus(world.app, me)
    expect(missing.map(({ id }) => id)).toContain(first.id)
    const later = await programmeStatus(without(first.id), me)
    expect(later.all).toBe(all - 1)
    expect(later.missing.map(({ id }) => id)).not.toContain(first.id)

    const [kept, ...lost] = first.questions
    const shorter = withLesson(world.app, first.id, { questions: [kept!] })
    expect(lost.length).toBeGreaterThan(0)
    await answerQuestion(shorter, me, { lesson: first.id, question: kept!.id, response: keyOf(kept!) })
    expect(await markRead(shorter, me, first.id)).toEqual({ ok: true, value: { complete: true, openQuestions: [] } })
    expect((await programmeStatus(shorter, me)).done).toBe(1)
  })

  it('takes the hours from the syllabus in force, not from the day of enrolment', async () => {
    await completeProgramme(world.app, me)
    const { hours } = await programmeStatus(world.app, me)
    const strict = changedCourse(world.app, (lesson) => lesson, { enforced: true, requiredHours: hours + 1.5 })
    expect(await programmeStatus(strict, me)).toMatchObject({ complete: false, missing: [], hoursLacking: 1.5 })
    const reached = changedCourse(world.app, (lesson) => lesson, { enforced: true, requiredHours: hours })
    expect(await programmeStatus(reached, me)).toMatchObject({ complete: true, hoursLacking: 0 })
  })

  it('tells what changed and what a move means, and moves only to the version that was shown', async () => {
    await completeProgramme(world.app, me)
    const change = (await courseStanding(grown(), me))?.change
    expect(change).toMatchObject({ openNow: 0, openThen: 2, gone: [], noLongerRequired: [] })
    expect(change?.changed.map(({ id }) => id)).toEqual([first.id])
    expect(change?.newlyRequired).toEqual(change?.added)
    expect(change?.added[0]).toMatchObject({ title: first.title, titleEn: first.titleEn })

    expect(await moveToCurrent(grown(), me, 'another-hash')).toMatchObject({ refusal: 'course-version-newer' })
    expect((await programmeStatus(grown(), me)).complete).toBe(true)
    expect(await moveToCurrent(grown(), me, change?.hash ?? '')).toMatchObject({ ok: true })
    const after = await programmeStatus(grown(), me)
    expect(after.complete).toBe(false)
    expect(after.missing.map(({ id, lacks }) => [id, lacks])).toEqual([
      [first.id, ['questions']],
      [`${first.module}/new`, ['read', 'questions']],
    ])
    expect((await courseStanding(grown(), me))?.change).toBeNull()
    expect(await moveToCurrent(grown(), me, change?.hash ?? '')).toMatchObject({ refusal: 'course-version-current' })
  })

  it('holds after a move within the same tick of the clock, and keeps what was before', async () => {
    await openLesson(world.app, me, first.id)
    const old = await programmeStatus(world.app, me)
    const enrolments = enrolmentsRepository(world.app.database)
    const pinned = await world.app.database.read((db) => enrolments.latest(db, me))
    for (const app of [grown(), world.app, grown()]) {
      const hash = (await courseStanding(app, me))?.change?.hash ?? ''
      expect(await moveToCurrent(app, me, hash)).toMatchObject({ ok: true })
      expect((await courseStanding(app, me))?.change).toBeNull()
    }
    expect((await programmeStatus(grown(), me)).all).toBe(old.all + 1)
    const kept = await world.app.database.read((db) => enrolments.version(db, pinned?.courseHash ?? ''))
    expect(kept?.lessons).toHaveLength(world.app.catalogue.lessons.length)
  })

  it('refuses a move of somebody who has not begun', async () => {
    expect(await moveToCurrent(world.app, me, 'any')).toMatchObject({ refusal: 'course-not-enrolled' })
  })

  it('names lessons that are gone by their id', async () => {
    await openLesson(world.app, me, first.id)
    expect((await courseStanding(without(first.id), me))?.change?.gone).toEqual([
      { id: first.id, title: first.id, titleEn: first.id },
    ])
  })
})
