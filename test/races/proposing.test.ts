// What happens when the same file is brought in twice in one moment, or two people name their case sets alike.

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '#app/domain/ids.ts'
import { itemHash } from '#app/domain/exam/item.ts'
import type { App } from '#app/services/app.ts'
import { bankNow } from '#app/services/bank-facts.ts'
import { writeItems } from '#app/services/bank-writing.ts'
import { bankEntries, proposeItems } from '#app/services/bank.ts'
import { confirmImport, previewImport } from '#app/services/exchange/exchange.ts'
import { bankRepository } from '#db/repositories/bank.ts'
import { approve, caseDrafts, draft, entryOf } from '../bank/desk.ts'
import { addPerson, good } from '../exam-room/room.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'

const DEFAULTS = { categories: {}, unknownAsNew: false }
const FILE = `topic,level,kind,key,rationale,articles,from,facility,stem
filing,recall,判断,对,53号文五（三）。,guangfa-2012-53 5-3,2020-01-01,70,同一份文件只进题库一次。
filing,recall,判断,对,53号文五（三）。,guangfa-2012-53 5-3,2020-01-01,70,按两次按钮也只算一次。
`

describe.each(ENGINES)('in the same moment, on %s', (engine) => {
  let world: TestWorld
  let [author, other, reviewer] = ['', '', ''] as unknown as PersonId[]
  beforeAll(async () => {
    world = await openWorld(engine)
    author = await addPerson(world.app, '甲')
    other = await addPerson(world.app, '乙')
    reviewer = await addPerson(world.app, '丙')
  })
  afterAll(() => world.close())

  const asking = async (app: App, stem: string) =>
    (await app.database.read((db) => bankEntries(app, db))).filter(({ version }) => version.stem === stem)

  it('one preview that is confirmed by two requests comes in once', async () => {
    const { app } = world
    const file = { name: 'a.csv', bytes: new TextEncoder().encode(FILE) }
    const { sealed, counts } = good(await previewImport(app, author as PersonId, file, DEFAULTS))
    expect(counts.new).toBe(2)
    const confirm = () => confirmImport(app, author as PersonId, sealed, { defaults: DEFAULTS, onlyGood: false, reason: '从文件导入' })
    const both = await Promise.all([confirm(), confirm(), confirm()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await asking(app, '按两次按钮也只算一次。')).toHaveLength(1)
    expect(await app.database.read((db) => bankRepository(app.database).imports(db, 10))).toHaveLength(1)
  })

  it('an item that is posted twice is proposed once, and the second post is shown the first', async () => {
    const { app } = world
    const stem = '登记簿由谁保管，保管到什么时候，又由谁来查？'
    const write = () => writeItems(app, author as PersonId, [draft({ stem })], { reason: '补充题库', warned: '' })
    const outcomes = (await Promise.all([write(), write()])).map(({ outcome }) => outcome).sort()
    expect(outcomes).toEqual(['proposed', 'warned'])
    expect((await write()).outcome).toBe('warned')
    expect(await asking(app, stem)).toHaveLength(1)
  })

  it('two case sets of one name become two case sets, each of which can be examined', async () => {
    const { app } = world
    const sets = await Promise.all([
      proposeItems(app, author as PersonId, caseDrafts('same-name', '平台甲收到一部微短剧，缺两样资料。'), { reason: '新案例' }),
      proposeItems(app, other as PersonId, caseDrafts('same-name', '平台乙收到一部纪录片，缺一样资料。'), { reason: '新案例' }),
    ])
    const ids = sets.map((set) => good(set).itemIds)
    expect(new Set(await Promise.all(ids.map(async ([first = '']) => (await entryOf(app, first)).caseId))).size).toBe(2)
    for (const [first = ''] of ids) expect(good(await approve(app, reviewer as PersonId, first)).itemIds).toHaveLength(3)
    for (const id of ids.flat()) expect(await entryOf(app, id)).toMatchObject({ state: 'approved', usable: true })
  })

  it('decisions about the same items, listed in opposite orders, do not wait for each other for ever', async () => {
    const { database } = world.app
    if (world.env.DATABASE_URL) await slowly(world.env.DATABASE_URL)
    const bank = await database.read((db) => bankNow(world.app, db))
    const some = bank.entries.filter(({ state, caseId }) => state === 'unread' && caseId === null).slice(0, 6)
    const versions = some.map(({ version, itemId }, n) => {
      const body = { ...version, stem: `${version.stem}（${n}）` }
      return { hash: itemHash(body), itemId, number: 90, body, facility: 70, reason: '改', authorId: author as PersonId, importId: null, at: world.app.now() }
    })
    const events = some.map(({ itemId }) => ({ itemId, seq: 1, at: world.app.now(), event: { type: 'held' as const, by: author as PersonId, reason: '核对' } }))
    const add = (n: number) => {
      const order = <T>(list: readonly T[]) => (n === 0 ? list : [...list].reverse())
      return database.write(`order:${n}`, async (tx) => {
        await bankRepository(database).addVersions(tx, order(versions))
        await bankRepository(database).addEvents(tx, order(events))
      })
    }
    const outcomes = await Promise.allSettled([add(0), add(1)])
    const faults = outcomes.flatMap((one) => (one.status === 'rejected' ? [String((one.reason as Error).cause ?? one.reason)] : []))
    expect(faults).toHaveLength(1)
    expect(faults[0]).not.toMatch(/deadlock/)
  })
})

/** A server under load: each row takes its time, so that two inserts of many rows meet in the middle. */
async function slowly(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create function slow() returns trigger language plpgsql as 'begin perform pg_sleep(0.05); return new; end'`)
  for (const table of ['bank_versions', 'bank_events']) await client.query(`create trigger slow before insert on ${table} for each row execute function slow()`)
  await client.end()
}
