import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CatalogueLesson, forceOf } from '#app/content/load.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { addDays, addMs, type Day, endOfDay, parseDay, startOfDay } from '#app/domain/instant.ts'
import type { App } from '#app/services/app.ts'
import { completeProgramme, markRead, openLesson } from '#app/services/learning.ts'
import { lessonStudy, programmeStatus, studyOverview } from '#app/services/progress.ts'
import { enrolmentsRepository } from '#db/repositories/enrolments.ts'
import { learningRepository } from '#db/repositories/learning.ts'
import { ENGINES, openWorld, type TestWorld } from '#test/database/worlds.ts'
import { at } from '#test/exam/sample-items.ts'
import { newTrainee } from '#test/school/people.ts'
import { withLesson } from './changed-course.ts'

const NINE = at('2026-11-21T01:00:00.000Z')
const day = (text: string) => parseDay(text) as Day

describe.each(ENGINES)('reading again on %s', (engine) => {
  let world: TestWorld
  let me: PersonId
  let lesson: CatalogueLesson
  beforeAll(async () => {
    world = await openWorld(engine, NINE)
    lesson = world.app.catalogue.modules.find((m) => m.required)?.lessons[0] as CatalogueLesson
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.setClock(NINE)
    me = await newTrainee(world)
  })
  const again = async (app: App, id = lesson.id) => (await studyOverview(app, me)).again[id] ?? null
  const readings = () =>
    world.app.database.read((db) => enrolmentsRepository(world.app.database).readings(db, me, lesson.id))
  const amended = (reread: boolean) =>
    withLesson(world.app, lesson.id, {
      amendments: [{ on: day('2026-11-22'), what: '补充了签发的次序。', articles: [lesson.articles[0]!], reread }],
    })

  it('is asked for after an amendment that says so, with its words and its article, until it is marked again', async () => {
    await markRead(world.app, me, lesson.id)
    expect(await again(world.app)).toBeNull()
    expect((await again(amended(true)))?.reasons).toEqual([])
    world.setClock(startOfDay(day('2026-11-22')))
    const { document, article } = lesson.articles[0]!
    expect(await again(amended(true))).toMatchObject({
      reasons: [{ type: 'amended', on: '2026-11-22', what: '补充了签发的次序。', articles: [{ document, article }] }],
      wording: false,
    })
    expect(await lessonStudy(amended(true), me, lesson.id)).toMatchObject({
      value: { read: true, again: { reasons: [{}] } },
    })
    await markRead(amended(true), me, lesson.id)
    expect(await again(amended(true))).toBeNull()
    expect((await readings()).map((r) => r.lessonHash)).toEqual([`${lesson.hash}-2`, lesson.hash])
  })

  it('takes nothing from a completed programme', async () => {
    await completeProgramme(world.app, me)
    const before = await programmeStatus(world.app, me)
    world.setClock(startOfDay(day('2026-11-23')))
    expect((await again(amended(true)))?.reasons).toHaveLength(1)
    expect(await programmeStatus(amended(true), me)).toEqual(before)
  })

  it('is not asked for when only the wording changed; that was seen, is kept as a reading', async () => {
    await markRead(world.app, me, lesson.id)
    world.setClock(startOfDay(day('2026-11-23')))
    const worded = withLesson(world.app, lesson.id, {})
    expect(await again(worded)).toEqual({ reasons: [], minor: [], wording: true })
    expect(await again(amended(false))).toMatchObject({ reasons: [], minor: [{ on: '2026-11-22' }], wording: true })
    await markRead(worded, me, lesson.id)
    expect(await again(worded)).toBeNull()
    expect(await readings()).toHaveLength(2)
  })

  it('writes no second reading of the same text, and none for an opening', async () => {
    await openLesson(world.app, me, lesson.id)
    expect(await readings()).toHaveLength(0)
    await markRead(world.app, me, lesson.id)
    await markRead(world.app, me, lesson.id)
    expect(await readings()).toHaveLength(1)
  })

  it('is asked for once an article that the lesson cites comes into force, and once it has ended', async () => {
    const { catalogue } = world.app
    const dated = catalogue.lessons.flatMap((l) =>
      l.articles.flatMap(({ document, article }) => {
        const [regulation, of] = [catalogue.regulations.get(document), catalogue.article(document, article)]
        return regulation && of && l.articles.length > 0 ? [{ l, document, article, ...forceOf(regulation, of) }] : []
      }),
    )
    const coming = dated.find(({ from }) => from >= '2026-01-01')
    const ending = dated.find(({ to }) => to !== null)
    for (const found of [coming, ending]) {
      if (!found) throw new Error('no lesson cites an article that came or went lately')
      const { l, document, article, from, to } = found
      const [type, on] = found === coming ? (['came-into-force', from] as const) : (['ended', addDays(to!, 1)] as const)
      world.setClock(addMs(startOfDay(on), -1))
      me = await newTrainee(world)
      await markRead(world.app, me, l.id)
      expect(await again(world.app, l.id)).toBeNull()
      world.setClock(endOfDay(on))
      const reason = (await again(world.app, l.id))?.reasons.find((r) => r.type === type && r.on === on)
      expect(reason?.articles).toContainEqual(expect.objectContaining({ document, article }))
      // The text is the same one: it is read again all the same, and then the matter is closed.
      await markRead(world.app, me, l.id)
      expect(await again(world.app, l.id)).toBeNull()
    }
  })

  it('goes by the first mark for a lesson that was read before readings were kept', async () => {
    const learning = learningRepository(world.app.database)
    const of = { personId: me, lesson: lesson.id, lessonHash: 'of-old', openedAt: NINE, readAt: NINE }
    await world.app.database.write('test', (tx) => learning.open(tx, of))
    expect(await again(world.app)).toMatchObject({ wording: true })
    world.setClock(startOfDay(day('2026-11-23')))
    expect((await again(amended(true)))?.reasons).toHaveLength(1)
    await markRead(amended(true), me, lesson.id)
    expect(await again(amended(true))).toBeNull()
  })

  it('is settled by a mark even when the clock went back meanwhile', async () => {
    await markRead(world.app, me, lesson.id)
    world.setClock(startOfDay(day('2026-11-20')))
    await markRead(amended(true), me, lesson.id)
    const [last, first] = await readings()
    expect(last?.lessonHash).toBe(`${lesson.hash}-2`)
    expect((last?.at ?? '') > (first?.at ?? '')).toBe(true)
  })
})
