// Group commit from inside: a connection whose statements are counted, and whose commit fails when the test says so.

import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Groups, writesInGroups } from '#db/sqlite/groups.ts'

describe('writes in groups', () => {
  let database: Sqlite.Database
  let groups: Groups
  let ran: string[]
  let diskFull: boolean
  beforeEach(() => {
    database = new Sqlite(':memory:')
    database.exec('create table t (n integer primary key)')
    ran = []
    diskFull = false
    const watched = new Proxy(database, {
      get: (target, name) => {
        if (name === 'inTransaction') return target.inTransaction
        return (text: string) => {
          const statement = target.prepare(text)
          return {
            run: () => {
              ran.push(text)
              if (text === 'COMMIT' && diskFull) throw new Error('disk full')
              return statement.run()
            },
          }
        }
      },
    })
    groups = writesInGroups(watched)
  })
  afterEach(() => database.close())

  const insert = (n: number) => groups.write(async () => {
    await Promise.resolve()
    database.prepare('insert into t values (?)').run(n)
    await Promise.resolve()
    return n
  })
  const rows = () => database.prepare('select n from t order by n').pluck().all()
  const commits = () => ran.filter((text) => text === 'COMMIT').length
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

  it('lets a hundred writes that are there at the same time wait for the disk once', async () => {
    expect(await Promise.all(upTo(100).map(insert))).toEqual(upTo(100))
    expect(commits()).toBe(1)
    expect(rows()).toEqual(upTo(100))
  })
  it('does not let a group grow without end', async () => {
    await Promise.all(upTo(1000).map(insert))
    expect(commits()).toBeGreaterThanOrEqual(4)
    expect(rows()).toHaveLength(1000)
  })
  it('commits one write after the other when they come one after the other', async () => {
    for (const n of upTo(5)) await insert(n)
    expect(commits()).toBe(5)
  })
  it('undoes a write that fails alone', async () => {
    const results = await Promise.allSettled([1, 2, 2, 3, 1, 4].map(insert))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
    expect(rows()).toEqual([1, 2, 3, 4])
    expect(commits()).toBe(1)
  })
  it('answers nobody before the commit, neither with a result nor with a fault', async () => {
    const answered: number[] = []
    const writes = [1, 1, 2].map((n) => insert(n).then(() => answered.push(commits()), () => answered.push(commits())))
    await Promise.all(writes)
    expect(answered).toEqual([1, 1, 1])
  })
  it('tells every write of a group that its commit failed, keeps nothing of it, and goes on', async () => {
    diskFull = true
    const lost = await Promise.allSettled([1, 2, 3].map(insert))
    expect(lost.map((one) => (one.status === 'rejected' ? (one.reason as Error).message : one.status))).toEqual(['disk full', 'disk full', 'disk full'])
    expect(rows()).toEqual([])
    diskFull = false
    expect(await insert(2)).toBe(2)
    expect(rows()).toEqual([2])
  })
  it('loses the whole group when SQLite gives up the transaction, and goes on', async () => {
    const givenUp = () => groups.write(async () => {
      database.exec('rollback')
      throw new Error('given up')
    })
    const results = await Promise.allSettled([insert(1), givenUp(), insert(2)])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    expect(rows()).toEqual([2])
  })
  it('is idle when everything that was asked for has ended', async () => {
    const writes = upTo(10).map(insert)
    void writes[9]?.then(() => insert(11))
    await groups.idle()
    expect(database.inTransaction).toBe(false)
    expect(rows()).toEqual(expect.arrayContaining(upTo(10)))
    await Promise.all(writes)
  })
})
