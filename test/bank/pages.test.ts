import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#app/domain/people/roles.ts'
import type { Actor, App } from '#app/services/app.ts'
import { bankEntries } from '#app/services/bank.ts'
import { openWorld, type TestWorld } from '../database/worlds.ts'
import { appointed, organisation, person } from '../exemption-desk/stage.ts'
import { approve, draft, entryOf, proposed } from './desk.ts'
import { ask, fieldsOf } from './site.ts'

/** A reason that a browser which keeps no script sends with the form. */
const REASON = { reason: '补充题库的一题' }

describe('the pages of the item bank', () => {
  let world: TestWorld
  const people = new Map<Role, Actor>()
  const app = (): App => world.app
  const as = (role: Role): Actor => people.get(role) as Actor
  beforeAll(async () => {
    world = await openWorld()
    const [association, authority] = [await organisation(app(), 'association', '样例协会'), await organisation(app(), 'authority', '样例主管部门')]
    for (const role of ['item-author', 'item-reviewer', 'auditor', 'training-officer', 'case-officer', 'certifier', 'supervisor'] as const)
      people.set(role, await appointed(app(), await person(app(), `样例${role}`), role, role === 'supervisor' ? authority : association))
  })
  afterAll(() => world.close())
  const page = (role: Role, path: string, form?: Record<string, string>) => ask(app(), as(role), `/association/items${path}`, form)
  const anItem = async () => {
    const found = (await app().database.read((db) => bankEntries(app(), db))).find(({ version, origin, state }) => version.kind === 'single' && origin === 'content' && state === 'unread')
    if (!found) throw new Error('the content has no item')
    return found
  }

  it('are shut to everybody who has no duty of the bank, and no key leaves them', async () => {
    const id = await proposed(app(), as('item-author').personId)
    for (const role of ['training-officer', 'case-officer', 'certifier', 'supervisor'] as const)
      for (const path of ['', `/${id}`, `/${id}?version=1`, '/new', `/${id}/edit`, '?list=mine']) {
        const { status, html } = await page(role, path)
        expect([role, path, status]).toEqual([role, path, 403])
        expect(html).not.toMatch(/CANARY|节目内容概要/)
      }
    expect((await ask(app(), undefined, `/association/items/${id}`)).location).toMatch(/^\/login/)
    for (const [role, path] of [['auditor', '/new'], ['auditor', `/${id}/edit`], ['item-reviewer', '/new'], ['item-reviewer', `/${id}/edit`]] as const)
      expect([role, path, (await page(role, path)).status]).toEqual([role, path, 403])
    for (const form of [{ intent: 'approve proposal', seen: 'x', reason: '' }, { intent: 'hold', seen: 'x', reason: '原因' }])
      expect((await page('item-author', `/${id}`, form)).status).toBe(403)
  })

  it('show no key in the list, and the key with its reasons on the item’s own page', async () => {
    const id = await proposed(app(), as('item-author').personId, draft({ stem: '页面上的题' }))
    const list = await page('auditor', '?words=页面上的题')
    expect(list.html).toContain('页面上的题')
    expect(list.html).not.toMatch(/CANARY|节目内容概要/)
    const { status, html } = await page('auditor', `/${id}`)
    expect(status).toBe(200)
    expect(html).toMatch(/CANARY 列在应报信息之内/)
    expect(html).toContain('/regulations/guangfa-2012-53#5-3-1')
    expect(html).not.toContain(as('item-author').personId)
    // An auditor reads and decides nothing.
    expect(html).not.toContain('name="intent"')
    expect((await page('auditor', '/no-such-item')).status).toBe(404)
  })

  it('say that nobody has read what ships, and offer a reviewer what may be done', async () => {
    const { itemId } = await anItem()
    const { html } = await page('item-reviewer', `/${itemId}`)
    expect(html).toContain('还没有协会的人审读过')
    for (const intent of ['approve content', 'hold', 'retire']) expect(html).toContain(`value="${intent}"`)
    for (const intent of ['approve proposal', 'release', 'withdraw']) expect(html).not.toContain(`value="${intent}"`)
    const english = await ask(app(), as('item-reviewer'), `/association/items/${itemId}`, undefined, 'en')
    expect(english.html).toContain('nobody of an association has read it yet')
  })

  it('take an item from the choice of its kind to its approval without a script, and lose nothing that was typed', async () => {
    expect((await page('item-author', '/new')).html).toContain('value="matching"')
    const path = '/new?kind=single&options=4'
    const empty = fieldsOf((await page('item-author', path)).html)
    const typed = {
      ...empty, ...REASON, topic: 'filing', '1.level': 'recall', '1.stem': '没有脚本时写的一题，应当报送哪一项材料？', '1.why': '53号文五（三）1。',
      '1.a.text': '收视情况统计', '1.a.why': '没有列出。', '1.b.text': '节目内容概要', '1.b.why': '列在其内。', '1.c.text': '演职人员合同', '1.c.why': '不属于。',
      '1.key': 'b', '1.cite.1': 'guangfa-2012-53 5-3-9', '1.from': '2020-01-01', '1.facility': '70',
    }
    const refused = await page('item-author', path, typed)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('没有条款 5-3-9')
    expect(fieldsOf(refused.html)).toMatchObject({ '1.stem': typed['1.stem'], '1.key': 'b', '1.cite.1': 'guangfa-2012-53 5-3-9', reason: REASON.reason })
    const mended = { ...fieldsOf(refused.html), '1.cite.1': 'guangfa-2012-53 5-3-1' }
    const warned = await page('item-author', path, mended)
    const done = warned.status === 422 ? await page('item-author', path, fieldsOf(warned.html)) : warned
    expect(done.location).toMatch(/^\/association\/items\/d-[0-9a-f]{10}\?done=proposed$/)
    const id = done.location?.match(/items\/([^?]+)/)?.[1] ?? ''
    expect(await entryOf(app(), id)).toMatchObject({ state: 'proposed', version: { kind: 'single', key: 'b', options: { length: 3 } } })

    const { html } = await page('item-reviewer', `/${id}`)
    const form = { intent: 'approve proposal', seen: fieldsOf(html).seen ?? '' }
    expect((await page('item-reviewer', `/${id}`, form)).location).toBe(`/association/items/${id}?done=recorded`)
    expect(await entryOf(app(), id)).toMatchObject({ state: 'approved', usable: true })
    // The same page sent again decides nothing more.
    expect((await page('item-reviewer', `/${id}`, form)).status).toBe(409)
  })

  it('warn of a near item before it is proposed, and propose it when the writer stands by it', async () => {
    const { version } = await anItem()
    const path = '/new?kind=true-false'
    const typed = {
      ...fieldsOf((await page('item-author', path)).html), ...REASON, topic: 'filing', '1.stem': version.stem, '1.why': '依据见条文。', '1.key': 'true',
      '1.cite.1': 'guangfa-2012-53 5-3-1', '1.from': '2020-01-01', '1.facility': '70',
    }
    const warned = await page('item-author', path, typed)
    expect(warned.status).toBe(422)
    expect(warned.html).toContain(version.itemId)
    expect((await page('item-author', path, fieldsOf(warned.html))).location).toMatch(/done=proposed$/)
  })

  it('edit a whole case set on one page, and show the second reader what changed', async () => {
    const part = (await app().database.read((db) => bankEntries(app(), db))).find(({ caseId, version }) => caseId !== null && version.group?.part === 1)
    if (!part) throw new Error('the content has no case set')
    const path = `/${part.itemId}/edit`
    const fields = fieldsOf((await page('item-author', path)).html)
    expect(fields.situation).toBe(part.version.group?.situation)
    const unchanged = await page('item-author', path, { ...fields, ...REASON })
    const again = unchanged.html.includes('提交之前请留意') ? await page('item-author', path, fieldsOf(unchanged.html)) : unchanged
    expect(again.status).toBe(422)
    expect(again.html).toContain('一字不差')
    const changed = { ...fieldsOf(again.html), situation: `${fields.situation}（补充一句。）`, '2.stem': `${fields['2.stem']}（改）` }
    const warned = await page('item-author', path, changed)
    const done = warned.location ? warned : await page('item-author', path, fieldsOf(warned.html))
    expect(done.location).toBe(`/association/items/${part.itemId}?done=proposed`)
    const { html } = await page('item-reviewer', `/${part.itemId}`)
    expect(html).toMatch(/<ins[^>]*>（补充一句。）<\/ins>/)
    expect((await page('item-author', `/${part.itemId}`)).html).not.toContain('value="approve proposal"')
    expect((await page('item-reviewer', `/${part.itemId}`, { intent: 'approve proposal', seen: fieldsOf(html).seen ?? '' })).status).toBe(302)
    expect(await entryOf(app(), part.itemId)).toMatchObject({ number: 2, usable: true })
  })

  it('refuse to retire without the confirmation, and to decide without a reason', async () => {
    const id = await proposed(app(), as('item-author').personId, draft({ stem: '要淘汰的题' }))
    await approve(app(), as('item-reviewer').personId, id)
    const seen = fieldsOf((await page('item-reviewer', `/${id}`)).html).seen ?? ''
    const retire = { intent: 'retire', seen, reason: '不再需要' }
    expect((await page('item-reviewer', `/${id}`, retire)).html).toContain('请勾选确认')
    expect((await page('item-reviewer', `/${id}`, { ...retire, confirm: 'on', reason: '' })).status).toBe(422)
    expect((await page('item-reviewer', `/${id}`, { ...retire, confirm: 'on' })).status).toBe(302)
    expect((await page('item-author', `/${id}/edit`)).html).toContain('已经淘汰')
    expect((await page('item-reviewer', `/${id}`)).html).not.toContain('name="intent"')
  })
})
