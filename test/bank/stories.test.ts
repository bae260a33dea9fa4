import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemHash } from '#app/domain/exam/item.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { App } from '#app/services/app.ts'
import { bankEntries, decideItem, holdItems, proposeItems } from '#app/services/bank.ts'
import { browseBank } from '#app/services/bank-desk.ts'
import { itemAtDesk } from '#app/services/bank-item.ts'
import { sampleBank } from '#app/services/bank-sample.ts'
import { checkInstallation } from '#app/services/consistency.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'
import { addPerson, good } from '../exam-room/room.ts'
import { act, approve, body, caseDrafts, draft, entryOf, proposed, seenNow } from './desk.ts'

const because = (reason: string) => ({ reason })

describe.each(ENGINES)('the item bank on %s', (engine) => {
  let world: TestWorld
  let [author, reviewer, third] = ['', '', ''] as unknown as [PersonId, PersonId, PersonId]
  const app = (): App => world.app
  beforeAll(async () => {
    world = await openWorld(engine)
    author = await addPerson(app(), '罗以宁')
    reviewer = await addPerson(app(), '秦观澜')
    third = await addPerson(app(), '何思源')
  })
  afterAll(() => world.close())
  const looking = (personId: PersonId, reviews = true) => ({ personId, proposes: true, reviews })
  const shipped = async (skip = 0) => {
    const found = (await app().database.read((db) => bankEntries(app(), db))).filter((e) => e.origin === 'content' && e.state === 'unread' && e.caseId === null && e.version.kind === 'single')[skip]
    if (!found) throw new Error('the content has no such item')
    return found
  }
  const edited = (entry: Awaited<ReturnType<typeof shipped>>, stem: string) => {
    const { itemId, ...rest } = entry.version
    return { itemId, facility: entry.facility, body: { ...rest, stem } }
  }

  it('holds what ships and what the desk writes in one list', async () => {
    const before = await app().database.read((db) => bankEntries(app(), db))
    expect(before.length).toBe(app().catalogue.items.length)
    const id = await proposed(app(), author)
    expect(await entryOf(app(), id)).toMatchObject({ origin: 'desk', state: 'proposed', number: 1, usable: false, readBy: 'nobody', facility: 70 })
    expect((await app().database.read((db) => bankEntries(app(), db))).length).toBe(before.length + 1)
  })

  it('lets a new item into exams once a second reader has approved it, and tells its whole story', async () => {
    const id = await proposed(app(), author, draft({ stem: '补充一：栏目备案以什么为单位报送？' }))
    expect(await approve(app(), author, id)).toMatchObject({ refusal: 'bank-own-version' })
    good(await act(app(), reviewer, id, { type: 'return', of: 'proposal', reason: '干扰项太弱' }))
    expect(await entryOf(app(), id)).toMatchObject({ state: 'returned', usable: false })
    good(await proposeItems(app(), author, [draft({ stem: '补充一：专业类节目备案以什么为单位报送？' }, id)], because('改了干扰项')))
    good(await approve(app(), reviewer, id))
    expect(await entryOf(app(), id)).toMatchObject({ state: 'approved', readBy: 'association', number: 2, usable: true })
    good(await act(app(), reviewer, id, { type: 'hold', reason: '条文有变' }))
    expect(await entryOf(app(), id)).toMatchObject({ state: 'held', usable: false })
    good(await act(app(), third, id, { type: 'release', reason: '核对无误' }))
    good(await act(app(), reviewer, id, { type: 'retire', reason: '考点不再需要' }))
    expect(await act(app(), reviewer, id, { type: 'release', reason: '再用' })).toMatchObject({ refusal: 'bank-item-retired' })
    expect(await proposeItems(app(), author, [draft({ stem: '再写' }, id)], because('再写'))).toMatchObject({ refusal: 'bank-item-retired' })
    const seen = await itemAtDesk(app(), looking(third), id, {})
    expect(seen?.history.map(({ type, by, number }) => [type, by, number])).toEqual([
      ['proposed', '罗以宁', 1], ['returned', '秦观澜', 1], ['proposed', '罗以宁', 2], ['approved', '秦观澜', 2], ['held', '秦观澜', null], ['released', '何思源', null], ['retired', '秦观澜', null],
    ])
    expect(seen?.difference).toMatchObject({ from: 1, to: 2, fields: [{ field: 'stem' }] })
    expect(seen?.versions.map(({ number, author: by, reason }) => [number, by, reason])).toEqual([[1, '罗以宁', '补充题库'], [2, '罗以宁', '改了干扰项']])
  })

  it('lets nobody approve what they imported', async () => {
    const from = { reason: '导入', import: { fileName: '题目.xlsx', format: 'xlsx', faults: 2 } }
    const { itemIds } = good(await proposeItems(app(), reviewer, [draft({ stem: '导入题一' }), draft({ stem: '导入题二' })], from))
    for (const id of itemIds) expect(await approve(app(), reviewer, id)).toMatchObject({ refusal: 'bank-own-version' })
    good(await approve(app(), third, itemIds[0] ?? ''))
    expect((await itemAtDesk(app(), looking(third), itemIds[0] ?? '', {}))?.versions).toMatchObject([{ file: '题目.xlsx', author: '秦观澜' }])
  })

  it('takes one of two reviewers who decide at once, and tells the other', async () => {
    const id = await proposed(app(), author, draft({ stem: '同时复核的题' }))
    const seen = await seenNow(app(), id)
    const both = await Promise.all([
      decideItem(app(), reviewer, id, { act: { type: 'approve', of: 'proposal' }, seen }),
      decideItem(app(), third, id, { act: { type: 'return', of: 'proposal', reason: '不同意' }, seen }),
    ])
    expect(both.map((one) => (one.ok ? 'done' : one.refusal)).sort()).toEqual(['bank-changed-meanwhile', 'done'])
    expect((await itemAtDesk(app(), looking(third), id, {}))?.history).toHaveLength(2)
  })

  it('refuses a decision on less than there is to know', async () => {
    const id = await proposed(app(), author, draft({ stem: '看过之后又改的题' }))
    const seen = await seenNow(app(), id)
    good(await proposeItems(app(), author, [draft({ stem: '看过之后又改过的题' }, id)], because('改一个字')))
    expect(await decideItem(app(), reviewer, id, { act: { type: 'approve', of: 'proposal' }, seen })).toMatchObject({ refusal: 'bank-changed-meanwhile' })
    expect((await itemAtDesk(app(), looking(third), id, {}))?.versions.map(({ state }) => state)).toEqual(['withdrawn', 'proposed'])
  })

  it('keeps a version of the desk when /content brings another wording, until somebody decides', async () => {
    const entry = await shipped()
    good(await proposeItems(app(), author, [edited(entry, `${entry.version.stem}（改）`)], because('写得更清楚')))
    good(await approve(app(), reviewer, entry.itemId))
    expect(await entryOf(app(), entry.itemId)).toMatchObject({ origin: 'desk', number: 2, state: 'approved', conflict: false })
    const version = { ...entry.version, stem: `${entry.version.stem}（内容库改）` }
    const items = app().catalogue.items.map((item) => (item.id === entry.itemId ? { ...item, version, hash: itemHash(version) } : item))
    const later: App = { ...app(), catalogue: { ...app().catalogue, items } }
    expect(await entryOf(later, entry.itemId)).toMatchObject({ origin: 'desk', number: 2, conflict: true, usable: true })
    expect((await browseBank(later, looking(reviewer), { list: 'waiting' }, 1, 1000)).items.map(({ itemId }) => itemId)).toContain(entry.itemId)
    good(await act(later, reviewer, entry.itemId, { type: 'approve', of: 'content' }))
    expect(await entryOf(later, entry.itemId)).toMatchObject({ origin: 'content', conflict: false, readBy: 'association', number: 3 })
  })

  it('marks what ships as read when an officer approves it', async () => {
    const { itemId } = await shipped()
    good(await act(app(), author, itemId, { type: 'approve', of: 'content' }))
    expect(await entryOf(app(), itemId)).toMatchObject({ state: 'approved', readBy: 'association', origin: 'content', number: 1 })
    expect(await act(app(), author, itemId, { type: 'approve', of: 'content' })).toMatchObject({ refusal: 'bank-already-read' })
  })

  it('takes a case set whole or not at all', async () => {
    const drafts = caseDrafts('new', '平台甲收到一部微短剧，资料缺了两样。')
    expect(await proposeItems(app(), author, drafts.slice(0, 2), because('少一题'))).toMatchObject({ refusal: 'bank-case-incomplete' })
    expect(await proposeItems(app(), author, [...drafts.slice(0, 2), ...caseDrafts('new', '另一个案例。').slice(2)], because('两个案例'))).toMatchObject({ refusal: 'bank-case-incomplete' })
    const { itemIds } = good(await proposeItems(app(), author, drafts, because('新案例')))
    const first = itemIds[0] ?? ''
    expect(good(await approve(app(), reviewer, first)).itemIds).toEqual(itemIds)
    for (const id of itemIds) expect(await entryOf(app(), id)).toMatchObject({ state: 'approved', usable: true })
    const { caseId } = await entryOf(app(), first)
    // One part's wording may change alone; the situation only for all.
    const changed = caseDrafts(caseId ?? '', '平台甲收到一部微短剧，资料缺了三样。', itemIds)
    expect(await proposeItems(app(), author, changed.slice(0, 1), because('改案例'))).toMatchObject({ refusal: 'bank-case-incomplete' })
    expect(await proposeItems(app(), author, caseDrafts('another', '平台甲收到一部微短剧，资料缺了两样。', itemIds), because('搬走'))).toMatchObject({ refusal: 'bank-case-shape' })
    good(await proposeItems(app(), author, changed, because('改案例')))
    for (const id of itemIds) expect(await entryOf(app(), id)).toMatchObject({ number: 1, usable: true })
    good(await approve(app(), third, itemIds[2] ?? ''))
    for (const id of itemIds) expect(await entryOf(app(), id)).toMatchObject({ number: 2, usable: true })
    expect(good(await holdItems(app(), reviewer, [itemIds[1] ?? ''], '资料核对')).itemIds).toEqual(itemIds)
    for (const id of itemIds) expect(await entryOf(app(), id)).toMatchObject({ state: 'held', usable: false })
  })

  it('refuses drafts that break a rule, name what there is not, or change nothing, and writes none of the others', async () => {
    const before = (await app().database.read((db) => bankEntries(app(), db))).length
    const fine = draft({ stem: '这一题没有错' })
    for (const [bad, refusal] of [
      [draft({ key: 'f' }), 'bank-draft-faulty'],
      [draft({ stem: '不存在的题' }, 'no-such-item'), 'bank-unknown-item'],
      [draft({ enemies: ['no-such-item'] }), 'bank-unknown-reference'],
      [edited(await shipped(), (await shipped()).version.stem), 'bank-nothing-changed'],
    ] as const)
      expect(await proposeItems(app(), author, [fine, bad], because('一起提交'))).toMatchObject({ refusal })
    expect(await proposeItems(app(), author, [fine], because(' '))).toMatchObject({ refusal: 'bank-reason-needed' })
    expect(await holdItems(app(), reviewer, ['no-such-item'], '原因')).toMatchObject({ refusal: 'bank-unknown-item' })
    expect((await app().database.read((db) => bankEntries(app(), db))).length).toBe(before)
  })

  it('takes two imports and an author’s own edit at once without losing one', async () => {
    const entries = [await shipped(3), await shipped(4), await shipped(5)]
    const all = await Promise.all([
      proposeItems(app(), author, entries.map((e) => edited(e, `${e.version.stem}甲`)), { reason: '导入甲', import: { fileName: 'a.csv', format: 'csv', faults: 0 } }),
      proposeItems(app(), third, [...entries].reverse().map((e) => edited(e, `${e.version.stem}乙`)), { reason: '导入乙', import: { fileName: 'b.csv', format: 'csv', faults: 0 } }),
      proposeItems(app(), author, entries.slice(1, 2).map((e) => edited(e, `${e.version.stem}丙`)), because('自己改')),
    ])
    expect(all.some(({ ok }) => ok)).toBe(true)
    for (const one of all) if (!one.ok) expect(['bank-other-proposal', 'bank-changed-meanwhile']).toContain(one.refusal)
    expect((await checkInstallation(app())).faults).toEqual([])
  })

  it('is filtered without a key in the list, and each look is on record', async () => {
    const page = await browseBank(app(), looking(reviewer), { topic: 'filing', words: '备案', document: 'guangfa-2012-53', article: '5-3-1' }, 1)
    expect(page.items.length).toBeGreaterThan(0)
    expect(page.items.length).toBeLessThanOrEqual(20)
    expect(JSON.stringify(page)).not.toMatch(/CANARY|"key"|rationale|"options"/)
    expect((await browseBank(app(), looking(author), { list: 'mine' }, 1)).items.map(({ itemId }) => itemId)).not.toContain(await proposed(app(), author, draft({ stem: '自己的题' })))
    expect((await browseBank(app(), looking(reviewer), {}, 9999)).page).toBeGreaterThan(10)
    const { audit } = app().database.tables
    const count = (personId: PersonId) => app().database.read(async (db) => (await db.select().from(audit)).filter((row) => row.actorId === personId && /^items?-see$/.test(row.action)).length)
    const before = await count(third)
    await browseBank(app(), looking(third), {}, 1)
    await itemAtDesk(app(), looking(third), (await shipped()).itemId, {})
    expect(await count(third)).toBe(before + 2)
    expect(await itemAtDesk(app(), looking(third), 'no-such-item', {})).toBeUndefined()
    expect(await count(third)).toBe(before + 2)
  })

  it('warns the second reader of a stem that is nearly another’s', async () => {
    const entry = await shipped()
    const id = await proposed(app(), author, draft({ stem: entry.version.stem, options: body().options }))
    expect((await itemAtDesk(app(), looking(reviewer), id, {}))?.warnings.map(({ code, detail }) => [code, detail.name])).toContainEqual(['near-item', entry.itemId])
  })
})

describe.each(ENGINES)('the demo’s bank on %s', (engine) => {
  it('has sample approvals for about a third, one item that waits, one returned, one on hold', async () => {
    const { app, close } = await openWorld(engine)
    try {
      const [authorId, reviewerId] = [await addPerson(app, '甲'), await addPerson(app, '乙')]
      await sampleBank(app, { authorId, reviewerId })
      const { counts, all } = await browseBank(app, { personId: reviewerId, proposes: false, reviews: true }, {}, 1)
      expect(counts).toMatchObject({ proposed: 1, returned: 1, held: 1, waiting: 1, mine: 1 })
      expect(counts.approved / all).toBeGreaterThan(0.25)
      expect(counts.approved / all).toBeLessThan(0.4)
      const entries = await app.database.read((db) => bankEntries(app, db))
      expect(new Set(entries.filter(({ state }) => state === 'approved').map(({ readBy }) => readBy))).toEqual(new Set(['sample']))
    } finally {
      await close()
    }
  })
})
