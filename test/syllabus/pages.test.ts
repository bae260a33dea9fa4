import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day, dayOf } from '#app/domain/instant.ts'
import { associationId } from '#app/services/organisations.ts'
import { actorOf } from '#app/services/account.ts'
import type { Actor, App } from '#app/services/app.ts'
import { draftSyllabus, nationalAssociation } from '#app/services/syllabus.ts'
import { contentSyllabus } from '#app/services/syllabus-in-force.ts'
import { typedOf } from '#app/ui/syllabus/fields.ts'
import type { Role } from '#app/domain/people/roles.ts'
import type { OrganisationId } from '#app/domain/ids.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { openWorld, type TestWorld } from '../database/worlds.ts'
import { addPerson, good } from '../exam-room/room.ts'
import { ask } from './site.ts'

describe('the pages of the syllabus', () => {
  let world: TestWorld
  let app: App
  let drafter: Actor
  let signer: Actor
  let provincial: Actor
  let from: Day
  const officer = async (name: string, at: OrganisationId, role: Role = 'training-officer') => {
    const id = await addPerson(app, name)
    await app.database.write(`person:${id}`, (tx) =>
      peopleRepository(app.database).grant(tx, { id: app.id(), personId: id, role, organisationId: at, grantedBy: null, grantedAt: app.now(), endedAt: null }),
    )
    return (await actorOf(app, id)) ?? expect.fail(name)
  }
  const typed = () => ({ ...typedOf(contentSyllabus(app, app.now()).body), version: '2027-1', from, reason: '题量调整（样例）' })

  beforeAll(async () => {
    world = await openWorld()
    app = world.app
    drafter = await officer('国甲', nationalAssociation)
    signer = await officer('国乙', nationalAssociation, 'item-reviewer')
    provincial = await officer('省甲', associationId('31'))
    from = addDays(dayOf(app.now()), 30)
  })
  afterAll(() => world.close())

  it('tell anyone what is required, in both languages, and the desk nobody who is not logged in', async () => {
    const page = await ask(app, undefined, '/syllabus')
    expect(page.status).toBe(200)
    for (const told of ['现行版本', '本机构规定', '微短剧分类分层与专项治理', '50 题', '120 分钟', '得分率 60%', '24 学时', '学时目前不作为预约条件']) expect(page.text).toContain(told)
    const english = await ask(app, undefined, '/syllabus', undefined, 'en')
    for (const told of ['Version in force', 'own policy', 'Review before release', '50 items', '24 study hours']) expect(english.text).toContain(told)
    expect(await ask(app, undefined, '/association/syllabus')).toMatchObject({ status: 302, location: '/login?redirectTo=%2Fassociation%2Fsyllabus' })
    expect(await ask(app, undefined, '/association/syllabus/new', typed())).toMatchObject({ status: 302 })
  })

  it('let a province see and not draft', async () => {
    const list = await ask(app, provincial, '/association/syllabus')
    expect(list.text).toContain('培训内容和考核标准由全国统一制定')
    expect(list.html).not.toContain('/association/syllabus/new')
    expect((await ask(app, provincial, '/association/syllabus/new')).html).not.toContain('name="weight.filing"')
    const posted = await ask(app, provincial, '/association/syllabus/new', { ...typed(), intent: 'draft' })
    expect(posted).toMatchObject({ status: 403 })
    expect(posted.text).toContain('大纲只由全国协会')
  })

  it('show every fault at its field and keep what was typed', async () => {
    const wrong = { ...typed(), intent: 'draft', 'weight.filing': '11', minutes: '一百' }
    const unread = await ask(app, drafter, '/association/syllabus/new', wrong)
    expect(unread).toMatchObject({ status: 422 })
    expect(unread.text).toContain('请填写数字')
    expect(unread.html).toContain('value="一百"')
    const faulty = await ask(app, drafter, '/association/syllabus/new', { ...wrong, minutes: '120', cut: '0' })
    expect(faulty.text).toContain('有 2 处需要改正')
    expect(faulty.text).toContain('各专题权重之和为 101，应为 100')
    expect(faulty.text).toContain('应为 0.01 至 100 之间的数')
    expect(faulty.html).toContain('value="11"')
    const late = await ask(app, drafter, '/association/syllabus/new', { ...typed(), intent: 'check', from: dayOf(app.now()) })
    expect(late.text).toContain('施行日最早为明天')
  })

  it('take a draft from check to signature without scripts', async () => {
    const change = { ...typed(), 'weight.licensing': '8', 'application.licensing': '1', 'weight.micro-drama': '14', 'application.micro-drama': '4' }
    const checked = await ask(app, drafter, '/association/syllabus/new', { ...change, intent: 'check' })
    expect(checked.text).toContain('没有错误，可以提交')
    const { status, location } = await ask(app, drafter, '/association/syllabus/new', { ...change, intent: 'draft' })
    expect(status).toBe(302)
    const path = location?.split('?')[0] ?? ''
    const own = await ask(app, drafter, path)
    expect(own.text).toContain('这一版由您起草')
    expect(own.html).not.toContain('value="signed"')
    const seen = await ask(app, signer, path)
    for (const told of ['准入与许可', '微短剧分类分层与专项治理', '没有已开设的场次', '对照施行前一日适用的版本 1', '题库能够组成试卷']) expect(seen.text).toContain(told)
    expect(seen.html).not.toContain(drafter.personId)
    expect((await ask(app, signer, path, { intent: 'signed' })).text).toContain('没有勾选确认')
    expect(await ask(app, provincial, path, { intent: 'signed', yes: 'on' })).toMatchObject({ status: 403 })
    expect(await ask(app, signer, path, { intent: 'signed', yes: 'on' })).toMatchObject({ status: 302, location: `${path}?recorded=1` })
    expect((await ask(app, signer, path, { intent: 'returned', reason: '再议' })).status).toBe(409)
    expect((await ask(app, undefined, '/syllabus')).text).toContain('2027-1')
    expect((await ask(app, undefined, `/syllabus?on=${from}`)).text).toContain('不是今天适用的版本')
    expect((await ask(app, provincial, '/association/sittings')).text).toContain('施行版本 2027-1')
  })

  it('begin a draft from any version, and say 404 to what is none', async () => {
    const { body } = contentSyllabus(app, app.now())
    const id = good(await draftSyllabus(app, drafter.personId, { version: '2028-1', effectiveFrom: addDays(from, 365), reason: '样例理由', body: { ...body, exam: { ...body.exam, minutes: 77 } } }))
    expect((await ask(app, drafter, `/association/syllabus/new?from=${id}`)).html).toContain('value="77"')
    expect((await ask(app, drafter, '/association/syllabus/none')).status).toBe(404)
    expect((await ask(app, drafter, '/association/syllabus/%3Cb%3E')).status).toBe(404)
    for (const on of ['x', '1900-01-01', '9998-12-31']) expect((await ask(app, undefined, `/syllabus?on=${on}`)).status).toBe(200)
  })
})
