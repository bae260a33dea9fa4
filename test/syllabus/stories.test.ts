// The syllabus desk against real databases: who drafts, who signs, and which sitting gets which blueprint.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '#app/domain/people/roles.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { addDays, addMs, dayOf, type Day, startOfDay } from '#app/domain/instant.ts'
import { may } from '#app/http/authorise.ts'
import type { App } from '#app/services/app.ts'
import { sittingForCandidate } from '#app/services/bookings.ts'
import { auditTrail } from '#app/services/officers.ts'
import { associationId } from '#app/services/organisations.ts'
import { bookSitting, openSitting } from '#app/services/sittings.ts'
import { checkSyllabusDraft, decideSyllabus, draftSyllabus, nationalAssociation, SYLLABUS_ROLES, type SyllabusDraft } from '#app/services/syllabus.ts'
import { publicSyllabus, syllabusCase, syllabusVersions } from '#app/services/syllabus-desk.ts'
import { contentSyllabus, syllabusNow } from '#app/services/syllabus-in-force.ts'
import { completeProgramme } from '#app/services/learning.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import { ENGINES } from '../database/worlds.ts'
import { addPerson, good, minutes, openRoom, type Room, TIMES } from '../exam-room/room.ts'

const HOUR = minutes(60)

describe('the duties that draft and decide', () => {
  it('are those of the table of permissions', () => {
    const held = (role: (typeof ROLES)[number]) => ({
      personId: 'p' as PersonId, name: '', email: '', region: '31',
      roles: [{ role, organisationId: nationalAssociation, organisationKind: 'association' as const, organisationName: '', region: '00' }],
    })
    expect(ROLES.filter((role) => may(held(role), 'syllabus.change', { organisationId: nationalAssociation }))).toEqual(SYLLABUS_ROLES)
  })
})

describe.each(ENGINES)('the syllabus desk on %s', (engine) => {
  let room: Room
  let app: App
  let drafter: PersonId
  let signer: PersonId
  let provincial: PersonId
  let n = 0
  const today = () => dayOf(app.now())
  const officer = async (name: string, at = nationalAssociation) => {
    const id = await addPerson(app, name)
    await app.database.write(`person:${id}`, (tx) =>
      peopleRepository(app.database).grant(tx, { id: app.id(), personId: id, role: 'training-officer', organisationId: at, grantedBy: null, grantedAt: app.now(), endedAt: null }),
    )
    return id
  }
  /** Eight items in place of nine, in fifty minutes, one attempt. */
  const draft = (more: Partial<SyllabusDraft> = {}): SyllabusDraft => {
    const { body } = contentSyllabus(app, app.now())
    const exam = { ...body.exam, minutes: 50, attempts: 1, blueprint: [{ topic: 'filing', recall: 5, application: 0, judgement: 3 }] }
    return { version: `样例-${engine}-${++n}`, effectiveFrom: addDays(today(), 10), reason: '题量调整', body: { ...body, exam }, ...more }
  }
  const drafted = async (more: Partial<SyllabusDraft> = {}) => good(await draftSyllabus(app, drafter, draft(more)))
  const open = async (day: Day) => {
    const startFrom = addMs(startOfDay(day), 9 * HOUR)
    const plan = { ...TIMES, bookingOpens: addMs(app.now(), -HOUR), bookingCloses: startFrom, startFrom, startUntil: addMs(startFrom, HOUR), hardClose: addMs(startFrom, 3 * HOUR) }
    return good(await openSitting(app, room.opener, room.association, plan))
  }
  const blueprintOf = async (id: Awaited<ReturnType<typeof open>>) =>
    (await app.database.read((db) => sittingsRepository(app.database).byId(db, id)))?.blueprint

  beforeAll(async () => {
    room = await openRoom(engine)
    app = room.app
    drafter = await officer('国甲')
    signer = await officer('国乙')
    provincial = await officer('省甲', associationId('31'))
  })
  afterAll(() => room.close())

  it('begins with what ships, and nothing signed', async () => {
    expect(await syllabusNow(app)).toMatchObject({ origin: 'content', id: null, version: '1' })
    expect((await syllabusVersions(app)).map(({ version, state }) => [version, state])).toEqual([['1', 'in-force']])
  })

  it('takes no draft and no decision from a province, nor from somebody whose national duty has ended', async () => {
    expect(await draftSyllabus(app, provincial, draft())).toMatchObject({ refusal: 'syllabus-not-national' })
    const id = await drafted()
    expect(await decideSyllabus(app, provincial, id, { type: 'signed' })).toMatchObject({ refusal: 'syllabus-not-national' })
    const gone = await officer('国丙')
    const people = peopleRepository(app.database)
    await app.database.write('roles', async (tx) => {
      for (const role of await people.rolesOf(tx, gone)) await people.endRole(tx, role.id, app.now())
    })
    expect(await decideSyllabus(app, gone, id, { type: 'signed' })).toMatchObject({ refusal: 'syllabus-not-national' })
    expect(good(await syllabusCase(app, provincial, id))).toMatchObject({ state: 'waiting', may: { signed: 'syllabus-not-national' } })
    good(await decideSyllabus(app, drafter, id, { type: 'withdrawn', reason: '重写' }))
  })

  it.each([
    ['syllabus-name-malformed', { version: '   ' }],
    ['syllabus-name-malformed', { version: '一<b>' }],
    ['syllabus-name-taken', { version: '1' }],
    ['syllabus-reason-missing', { reason: '  改  ' }],
  ] as const)('refuses a draft: %s', async (refusal, more) => {
    expect(await draftSyllabus(app, drafter, draft(more))).toMatchObject({ ok: false, refusal })
    expect(await checkSyllabusDraft(app, drafter, draft(more))).toMatchObject({ ok: false, refusal })
  })
  it('refuses a draft that begins today, and one with faults, each with its field', async () => {
    expect(await draftSyllabus(app, drafter, draft({ effectiveFrom: today() }))).toMatchObject({ refusal: 'syllabus-too-early' })
    const { body } = draft()
    const wrong = { ...body, topics: [{ topic: 'filing', weight: 90 }], exam: { ...body.exam, minutes: 2 } }
    expect(await draftSyllabus(app, drafter, draft({ body: wrong }))).toMatchObject({
      refusal: 'syllabus-faulty',
      detail: { count: 2 },
      faults: [{ field: 'weights' }, { field: 'minutes' }],
    })
  })

  it('is signed by a second officer alone, once; a returned name can be used again', async () => {
    const id = await drafted({ version: '同名' })
    expect(await draftSyllabus(app, drafter, draft({ version: '同名' }))).toMatchObject({ refusal: 'syllabus-name-taken' })
    expect(await decideSyllabus(app, drafter, id, { type: 'signed' })).toMatchObject({ refusal: 'syllabus-own-draft' })
    expect(await decideSyllabus(app, signer, id, { type: 'returned', reason: ' ' })).toMatchObject({ refusal: 'syllabus-no-reason' })
    good(await decideSyllabus(app, signer, id, { type: 'returned', reason: '理由不足' }))
    expect(await decideSyllabus(app, signer, id, { type: 'signed' })).toMatchObject({ refusal: 'syllabus-decided' })
    expect(await decideSyllabus(app, drafter, id, { type: 'withdrawn', reason: '重写' })).toMatchObject({ refusal: 'syllabus-decided' })
    expect(await decideSyllabus(app, signer, 'nothing' as never, { type: 'signed' })).toMatchObject({ refusal: 'syllabus-not-found' })
    const again = await drafted({ version: '同名' })
    good(await decideSyllabus(app, drafter, again, { type: 'withdrawn', reason: '样例' }))
  })

  it('is not signed once its day has come', async () => {
    const id = await drafted({ effectiveFrom: addDays(today(), 1) })
    room.pass(24 * 60)
    expect(await decideSyllabus(app, signer, id, { type: 'signed' })).toMatchObject({ refusal: 'syllabus-too-early' })
    room.pass(-24 * 60)
    good(await decideSyllabus(app, drafter, id, { type: 'withdrawn', reason: '样例' }))
  })

  it('may be drafted on items and lessons that are not there yet, and is not signed on them', async () => {
    const { body } = draft()
    const wide = { ...body, exam: { ...body.exam, blueprint: [{ topic: 'filing', recall: 60, application: 0, judgement: 0 }] } }
    expect(good(await checkSyllabusDraft(app, drafter, draft({ body: wide })))).toMatchObject({ hours: null, bank: { cause: 'cells', cells: ['filing/recall'] } })
    const id = await drafted({ body: wide })
    expect(await decideSyllabus(app, signer, id, { type: 'signed' })).toMatchObject({ refusal: 'blueprint-unfillable', detail: { cause: 'cells' } })
    good(await decideSyllabus(app, signer, id, { type: 'returned', reason: '题目不足' }))
    const long = await drafted({ body: { ...body, hoursEnforced: true, requiredHoursTenths: 9000 } })
    expect(await decideSyllabus(app, signer, long, { type: 'signed' })).toMatchObject({ refusal: 'syllabus-hours-lacking', detail: { wanted: 900 } })
    good(await decideSyllabus(app, signer, long, { type: 'returned', reason: '课程不足' }))
  })

  it('is decided once when two officers decide at the same time', async () => {
    const id = await drafted({ effectiveFrom: addDays(today(), 400) })
    const third = await officer('国丁')
    const answers = await Promise.all([
      decideSyllabus(app, signer, id, { type: 'signed' }),
      decideSyllabus(app, third, id, { type: 'returned', reason: '再议' }),
      decideSyllabus(app, third, id, { type: 'signed' }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))).toEqual(['syllabus-decided', 'syllabus-decided'])
    const trail = (await auditTrail(app, null)).filter(({ object }) => object === `syllabus:${id}`)
    expect(trail).toHaveLength(2)
    expect(trail.map(({ action }) => action)).toContain('syllabus.draft')
  })

  it('rules the sittings opened after the signature that start on its day or later, and no other', async () => {
    const from = addDays(today(), 20)
    const early = await open(from)
    const id = await drafted({ effectiveFrom: from, version: '2027-1' })
    const waiting = await open(from)
    expect(good(await syllabusCase(app, signer, id))).toMatchObject({
      before: { version: '1' },
      sittings: { count: 2 },
      lacking: { hours: null, bank: null },
      may: { signed: null, returned: null, withdrawn: 'syllabus-not-own-draft' },
      differences: [{ field: 'recall.filing', before: 6, after: 5 }, { field: 'minutes', before: 60, after: 50 }, { field: 'attempts', before: 2, after: 1 }],
    })
    good(await decideSyllabus(app, signer, id, { type: 'signed' }))
    const [before, after] = [await open(addDays(from, -1)), await open(from)]
    for (const old of [early, waiting, before])
      expect(await blueprintOf(old)).toMatchObject({ version: '1', cells: [{ topic: 'filing', recall: 6 }] })
    expect(await blueprintOf(after)).toMatchObject({ id: 'reviewer-exam', version: '2027-1', cells: [{ topic: 'filing', recall: 5 }] })

    const candidate = await addPerson(app, '考生')
    const seen = async (sitting: typeof before) => good(await sittingForCandidate(app, candidate, sitting)).policy.attempts
    expect([await seen(before), await seen(after)]).toEqual([2, 1])
    await completeProgramme(app, candidate)
    good(await bookSitting(app, candidate, after))

    expect(await syllabusNow(app)).toMatchObject({ origin: 'content', version: '1' })
    expect((await publicSyllabus(app, from)).version).toBe('2027-1')
    room.pass(20 * 24 * 60)
    expect(await syllabusNow(app)).toMatchObject({ origin: 'signed', version: '2027-1', from, body: { exam: { minutes: 50 } } })
    room.pass(-20 * 24 * 60)
  })

  it('tells anyone when which version applies, without a draft and without a name', async () => {
    const { history, version } = await publicSyllabus(app)
    const from = addDays(today(), 20)
    expect(version).toBe('1')
    expect(history.map((h) => [h.version, h.from, h.until]).at(-1)).toEqual(['1', '2020-01-01', addDays(from, -1)])
    expect(history.at(-2)).toMatchObject({ version: '2027-1', from, origin: 'signed' })
    const told = JSON.stringify(await publicSyllabus(app, from))
    for (const secret of [drafter, signer, '国甲', '国乙', '题目不足']) expect(told).not.toContain(secret)
  })

  it('replaces a version before its day by another signed for the same day', async () => {
    const from = addDays(today(), 20)
    const id = await drafted({ effectiveFrom: from, version: '2027-1 改'.replace(' ', '-') })
    expect(good(await syllabusCase(app, signer, id))).toMatchObject({ replaces: '2027-1', before: { version: '1' } })
    room.pass(1)
    good(await decideSyllabus(app, signer, id, { type: 'signed' }))
    expect((await publicSyllabus(app, from)).version).toBe('2027-1-改')
    const states = new Map((await syllabusVersions(app)).map((v) => [v.version, v.state]))
    expect([states.get('2027-1'), states.get('2027-1-改'), states.get('1')]).toEqual(['overtaken', 'coming', 'in-force'])
  })
})
