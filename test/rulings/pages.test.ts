import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import type { Actor } from '#app/services/app.ts'
import { actorOf } from '#app/services/account.ts'
import { askedIn, responseTyped, typedOf } from '#app/ui/rulings/fields.ts'
import { matching, multiple, ordering, single, trueFalse } from '../exam/sample-items.ts'
import { hashOfItem, openStage, type Stage } from './stage.ts'
import { ask } from './site.ts'

describe('the pages of rulings', () => {
  let stage: Stage
  let [proposer, applier, trainer, candidate] = [undefined, undefined, undefined, undefined] as unknown as [Actor, Actor, Actor, Actor]
  const PATH = `/association/rulings/new?version=${hashOfItem('one')}`
  beforeAll(async () => {
    stage = await openStage('sqlite')
    proposer = (await actorOf(stage.app, stage.proposer)) ?? expect.fail('nobody')
    applier = (await actorOf(stage.app, stage.applier)) ?? expect.fail('nobody')
    trainer = await stage.officer('训', 'training-officer')
    const sat = await stage.sit('失', 'bbbaa')
    candidate = (await actorOf(stage.app, sat.personId)) ?? expect.fail('nobody')
    await stage.sit('得', 'cbbaa')
    await stage.release()
  })
  afterAll(() => stage.close())

  it('are for officers alone, and proposing for those who work on items', async () => {
    expect(await ask(stage.app, undefined, '/association/rulings')).toMatchObject({ status: 302 })
    expect((await ask(stage.app, candidate, '/association/rulings')).status).toBe(403)
    expect((await ask(stage.app, trainer, '/association/rulings')).status).toBe(200)
    expect((await ask(stage.app, trainer, '/association/rulings')).html).not.toContain('name="item"')
    expect((await ask(stage.app, trainer, PATH)).status).toBe(403)
  })

  it('lead from an item to one of its versions', async () => {
    const list = await ask(stage.app, proposer, '/association/rulings')
    expect(list.text).toContain('还没有裁定')
    const versions = await ask(stage.app, proposer, '/association/rulings/new?item=one')
    expect(versions.text).toContain('2 份答卷')
    expect(versions.html).toContain(`version=${hashOfItem('one')}`)
    expect((await ask(stage.app, proposer, `/association/rulings/new?sitting=${stage.sitting}`)).text).toContain('stem of five')
    expect((await ask(stage.app, proposer, '/association/rulings/new?item=none')).text).toContain('没有找到考过的版本')
    expect((await ask(stage.app, proposer, '/association/rulings/new?version=none')).status).toBe(404)
    const version = await ask(stage.app, proposer, PATH)
    for (const told of ['stem of one', '原答案 b', '更正答案', '接受多个答案', '作废此题', '全部给分']) expect(version.text).toContain(told)
  })

  it('take a ruling from preview to outcome without scripts', async () => {
    const rekey = `${PATH}&type=rekey`
    const wrong = await ask(stage.app, proposer, rekey, { intent: 'check', '1.key': 'b' })
    expect(wrong).toMatchObject({ status: 422 })
    expect(wrong.text).toContain('已经是这样评分的')
    const checked = await ask(stage.app, proposer, rekey, { intent: 'check', '1.key': 'c', reason: '答案有误（样例）' })
    for (const told of ['还没有提出', '新合格 1 人', '合格待个案决定 1 人', '3/5（60%）', '2/5（40%）']) expect(checked.text).toContain(told)
    expect(checked.html).toMatch(/value="c"[^>]*checked|checked[^>]*value="c"/)
    expect(checked.text).not.toContain('失')
    expect((await ask(stage.app, proposer, rekey, { intent: 'propose', '1.key': 'c', reason: '' })).text).toContain('请写明理由')
    const { status, location } = await ask(stage.app, proposer, rekey, { intent: 'propose', '1.key': 'c', reason: '答案有误（样例）' })
    expect(status).toBe(302)
    const path = location?.split('?')[0] ?? ''

    const own = await ask(stage.app, proposer, path)
    expect(own.text).toContain('须由另一名审题人员决定')
    expect(own.html).not.toContain('value="apply"')
    // Who teaches sees what a ruling changes, and neither the item nor its key (ISO/IEC 17024, 5.2).
    const taught = await ask(stage.app, trainer, path)
    expect(taught.text).toContain('题目和答案只对题库人员显示')
    expect(taught.html).not.toContain('stem of one')
    expect(taught.html).not.toContain('SECRET')
    expect((await ask(stage.app, trainer, path, { intent: 'apply' })).status).toBe(403)

    const seen = await ask(stage.app, applier, path)
    for (const told of ['等待决定', '答案改为 c', '合格照旧有效']) expect(seen.text).toContain(told)
    const preview = /name="preview" value="([^"]+)"/.exec(seen.html)?.[1] ?? ''
    expect((await ask(stage.app, applier, path, { intent: 'apply', preview })).text).toContain('没有勾选确认')
    expect((await ask(stage.app, applier, path, { intent: 'apply', preview: 'old', yes: 'on' })).status).toBe(409)
    expect(await ask(stage.app, applier, path, { intent: 'apply', preview, yes: 'on' })).toMatchObject({ status: 302 })
    const done = await ask(stage.app, applier, path)
    for (const told of ['已执行', '新合格 1 人', '立案 1 人', '题库里这一版仍可组卷']) expect(done.text).toContain(told)
    const english = await ask(stage.app, applier, path, undefined, 'en')
    for (const told of ['Ruling: Re-key', 'applied', '1 gained a pass', '1 cases opened']) expect(english.text).toContain(told)
    expect((await ask(stage.app, applier, '/association/rulings')).text).toContain('1 人的合格待个案决定')
    expect((await ask(stage.app, applier, '/association/rulings/none')).status).toBe(404)
  })
})

describe('the keys of a ruling in a form', () => {
  it.each([
    [single('s'), 'c'],
    [trueFalse('t'), false],
    [multiple('m'), ['a', 'd']],
    [ordering('o'), ['b', 'c', 'a']],
    [matching('p'), { a: 'b', b: 'd', c: 'a' }],
  ] as [ItemVersion, never][])('of %o come back as they were: %j', (version, response) => {
    expect(responseTyped(version, typedOf(version, response, 2), 2)).toEqual(response)
    expect(responseTyped(version, typedOf(version, response, 2), 1)).toBeNull()
  })
  it('leave out accepted answers that were not filled in', () => {
    expect(askedIn(single('s'), 'accept', { '1.key': 'b', '3.key': 'd' })).toEqual({ type: 'accept', responses: ['b', 'd'] })
    expect(askedIn(single('s'), 'drop', { '1.key': 'b' })).toEqual({ type: 'drop' })
  })
  it('of an order with a place twice make no answer', () => {
    expect(responseTyped(ordering('o'), { '1.a': '1', '1.b': '1', '1.c': '3' }, 1)).toEqual(['a', '', 'c'])
  })
})
