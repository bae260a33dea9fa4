import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '#app/domain/ids.ts'
import { type Day, type Instant, parseInstant } from '#app/domain/instant.ts'
import { CERTIFICATES_PER_DAY } from '#app/domain/learning/hours-statement.ts'
import { hoursCertificate, makeHoursCertificate, ownHoursCertificates } from '#app/services/hours-certificate.ts'
import { learningRepository } from '#db/repositories/learning.ts'
import { ENGINES, openWorld, type TestWorld } from '#test/database/worlds.ts'
import { newTrainee } from '#test/school/people.ts'

const NINE = parseInstant('2026-11-21T01:00:00.000Z') as Instant

describe.each(ENGINES)('a certificate of study hours on %s', (engine) => {
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
  const studied = (day: string, lesson: string, seconds: number) =>
    world.app.database.write(`study:${me}`, (tx) =>
      learningRepository(world.app.database).setStudyTime(tx, { personId: me, day: day as Day, lesson, seconds }),
    )
  const lessonOf = (module: number) => world.app.catalogue.modules[module]?.lessons[0]?.id as string
  const make = async () => {
    const made = await makeHoursCertificate(world.app, me)
    if (!made.ok) throw new Error(made.refusal)
    return made.value.code
  }
  const shown = async (code: string, asker?: PersonId) => {
    const found = await hoursCertificate(world.app, code, asker)
    if (!found.ok) throw new Error(found.refusal)
    return found.value
  }

  it('is not made of nothing', async () => {
    expect(await makeHoursCertificate(world.app, me)).toMatchObject({ refusal: 'hours-none' })
    expect(await ownHoursCertificates(world.app, me)).toMatchObject({ statement: null, made: [] })
  })

  it('freezes what the record said, whatever is studied later', async () => {
    const { modules } = world.app.catalogue
    await studied('2026-11-02', lessonOf(1), 2700)
    await studied('2026-11-20', lessonOf(0), 1350)
    await studied('2026-11-20', 'gone/lesson', 60)
    await studied('2026-11-21', lessonOf(0), 0)
    const code = await make()
    world.pass(60)
    await studied('2026-11-20', lessonOf(0), 2000)
    await studied('2026-11-21', lessonOf(2), 3000)
    expect(await shown(code)).toMatchObject({
      name: '陈一心',
      from: '2026-11-02',
      to: '2026-11-20',
      seconds: 4110,
      minutesPerHour: 45,
      modules: [
        { module: modules[0]?.id, title: modules[0]?.title, seconds: 1350 },
        { module: modules[1]?.id, seconds: 2700 },
        { module: '', title: '已下线的课', seconds: 60 },
      ],
      done: 0,
      of: modules.filter((m) => m.required).flatMap((m) => m.lessons).length,
      issuedAt: NINE,
      stands: true,
      renamed: false,
      address: `${world.app.publicUrl}/hours/${code}`,
    })
  })

  it('says so when the record was corrected to less since', async () => {
    await studied('2026-11-02', lessonOf(0), 2700)
    const code = await make()
    expect((await shown(code)).stands).toBe(true)
    await studied('2026-11-02', lessonOf(0), 2699)
    expect((await shown(code)).stands).toBe(false)
    await studied('2026-11-03', lessonOf(0), 9000)
    expect((await shown(code)).stands).toBe(false)
  })

  it('shows the document number to its owner alone', async () => {
    await studied('2026-11-02', lessonOf(0), 2700)
    const code = await make()
    expect(await shown(code, me)).toMatchObject({ own: true, documentMasked: 'E****' })
    for (const asker of [undefined, await newTrainee(world)]) {
      const seen = await shown(code, asker)
      expect(seen).toMatchObject({ own: false, documentMasked: null, name: '陈一心' })
      expect(JSON.stringify(seen)).not.toContain('E****')
    }
  })

  it('is not found under a code that nobody was given, and a slip in one is told as a slip', async () => {
    await studied('2026-11-02', lessonOf(0), 2700)
    const code = await make()
    expect(await hoursCertificate(world.app, '7KQM-2XWD-9HTU', me)).toMatchObject({
      refusal: 'hours-certificate-not-found',
    })
    const slip = code.slice(0, -1) + (code.endsWith('2') ? '3' : '2')
    expect(await hoursCertificate(world.app, slip, me)).toMatchObject({ refusal: 'hours-code-malformed' })
    expect((await shown(` ${code.toLowerCase().replaceAll('-', ' ')}`)).code).toBe(code)
  })

  it('is made twenty times a day at the most, for each person, and kept for good', async () => {
    await studied('2026-11-02', lessonOf(0), 2700)
    const tries = await Promise.all(
      Array.from({ length: CERTIFICATES_PER_DAY + 3 }, () => makeHoursCertificate(world.app, me)),
    )
    expect(tries.filter((made) => made.ok)).toHaveLength(CERTIFICATES_PER_DAY)
    expect(tries.find((made) => !made.ok)).toMatchObject({
      refusal: 'hours-certificates-too-many',
      detail: { limit: CERTIFICATES_PER_DAY },
    })
    expect(await ownHoursCertificates(world.app, me)).toMatchObject({ leftToday: 0 })
    world.pass(15 * 60)
    await make()
    const own = await ownHoursCertificates(world.app, me)
    expect(own.made).toHaveLength(CERTIFICATES_PER_DAY + 1)
    expect(own.leftToday).toBe(CERTIFICATES_PER_DAY - 1)
    expect(own.made[0]?.issuedAt).toBe(world.app.now())
  })
})
