import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sectionsOf } from '#app/content/sections.ts'
import type { CatalogueLesson } from '#app/content/load.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { beat, openLesson } from '#app/services/learning.ts'
import { lastStudied } from '#app/services/positions.ts'
import { hoursOf, lessonStudy } from '#app/services/progress.ts'
import { ENGINES, openWorld, type TestWorld } from '#test/database/worlds.ts'
import { at } from '#test/exam/sample-items.ts'
import { newTrainee } from '#test/school/people.ts'
import { changedCourse, withLesson } from './changed-course.ts'

const NINE = at('2026-11-21T01:00:00.000Z')

describe.each(ENGINES)('a lesson on %s', (engine) => {
  let world: TestWorld
  let me: PersonId
  let lesson: CatalogueLesson
  let other: CatalogueLesson
  let anchors: string[]
  beforeAll(async () => {
    world = await openWorld(engine, NINE)
    ;[lesson, other] = world.app.catalogue.lessons as [CatalogueLesson, CatalogueLesson]
    anchors = sectionsOf(lesson.body).map(({ anchor }) => anchor)
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.setClock(NINE)
    me = await newTrainee(world)
  })
  const stopped = async (app = world.app) => {
    const study = await lessonStudy(app, me, lesson.id)
    return study.ok ? (study.value.stopped?.anchor ?? null) : study.refusal
  }
  const seconds = async (person = me) => (await hoursOf(world.app, person)).seconds

  it('opens where its reader stopped, and opening it changes nothing of that', async () => {
    await openLesson(world.app, me, lesson.id)
    expect(await stopped()).toBeNull()
    await beat(world.app, me, lesson.id, anchors[1])
    expect(await stopped()).toBe(anchors[1])
    await openLesson(world.app, me, lesson.id)
    await beat(world.app, me, lesson.id)
    expect(await stopped()).toBe(anchors[1])
    await beat(world.app, me, lesson.id, '')
    expect(await stopped()).toBeNull()
  })

  it('passes over a place that it does not have, and forgets one that a new text no longer has', async () => {
    await beat(world.app, me, lesson.id, anchors[0])
    await beat(world.app, me, lesson.id, 'no-such-heading')
    expect(await stopped()).toBe(anchors[0])
    expect(await stopped(withLesson(world.app, lesson.id, { body: '没有标题。' }))).toBeNull()
  })

  it('is offered to go on with when it was studied last, as long as it is taught', async () => {
    expect(await lastStudied(world.app, me)).toBeNull()
    await openLesson(world.app, me, other.id)
    world.pass(1)
    await beat(world.app, me, lesson.id, anchors[1])
    expect(await lastStudied(world.app, me)).toMatchObject({
      lesson: { id: lesson.id },
      section: { anchor: anchors[1] },
      next: { id: other.id },
    })
    const gone = changedCourse(world.app, (l) => (l.id === lesson.id ? undefined : l))
    expect(await lastStudied(gone, me)).toMatchObject({ lesson: { id: other.id }, section: null })
  })

  it('credits beats that arrive at once only once, up to the cap of the day and not a second beyond', async () => {
    const { maxMinutesPerDay } = world.app.catalogue.hours
    await openLesson(world.app, me, lesson.id)
    for (let i = 0; i < maxMinutesPerDay / 2 - 1; i++) {
      world.pass(2)
      await beat(world.app, me, i % 2 ? lesson.id : other.id)
    }
    expect(await seconds()).toBe((maxMinutesPerDay - 2) * 60)
    world.pass(1.5)
    const first = await Promise.all(
      Array.from({ length: 6 }, (_, i) => beat(world.app, me, i % 2 ? lesson.id : other.id)),
    )
    expect(first.map((b) => (b.ok ? b.value.credited : -1)).filter((credited) => credited > 0)).toEqual([90])
    world.pass(1.5)
    const last = await Promise.all(
      Array.from({ length: 6 }, (_, i) => beat(world.app, me, i % 2 ? lesson.id : other.id)),
    )
    expect(last.map((b) => (b.ok ? b.value.credited : -1)).filter((credited) => credited > 0)).toEqual([30])
    expect(await seconds()).toBe(maxMinutesPerDay * 60)
  })

  it('credits each of two people who study at the same time', async () => {
    const neighbour = await newTrainee(world)
    await Promise.all([openLesson(world.app, me, lesson.id), openLesson(world.app, neighbour, lesson.id)])
    world.pass(1)
    await Promise.all([beat(world.app, me, lesson.id), beat(world.app, neighbour, lesson.id)])
    expect([await seconds(), await seconds(neighbour)]).toEqual([60, 60])
  })

  it('credits nothing when the clock goes back, and not the same minutes again afterwards', async () => {
    await openLesson(world.app, me, lesson.id)
    world.pass(2)
    await beat(world.app, me, lesson.id)
    world.pass(-1)
    await beat(world.app, me, lesson.id)
    world.pass(1)
    await beat(world.app, me, lesson.id)
    expect(await seconds()).toBe(120)
  })

  it('credits nothing for idleness to the very limit and a second, from one tab or from two', async () => {
    const { idleSeconds } = world.app.catalogue.hours
    await openLesson(world.app, me, lesson.id)
    world.pass(idleSeconds / 60)
    await beat(world.app, me, lesson.id)
    expect(await seconds()).toBe(idleSeconds)
    world.pass((idleSeconds + 1) / 60)
    await Promise.all([beat(world.app, me, lesson.id), beat(world.app, me, other.id)])
    expect(await seconds()).toBe(idleSeconds)
  })
})
