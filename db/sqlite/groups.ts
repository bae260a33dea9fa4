// Group commit. Making a write durable means waiting for the disk; writes that are there at the same time wait for it
// together. They take their turns one after the other inside one transaction, each in a savepoint of its own, so that one
// that fails is undone alone; and nobody is answered, with a result or with a fault, before the transaction has ended.

import { setImmediate } from 'node:timers'
import type Sqlite from 'better-sqlite3'

/** A group is committed at the latest after so many writes or so many milliseconds: other processes wait for its lock. */
const MOST_WRITES = 256
const MOST_MS = 50

interface Group {
  writes: number
  readonly begunAt: number
  /** Settles when the transaction has ended; rejects when nothing of it was kept. */
  readonly ended: Promise<void>
  readonly kept: () => void
  readonly lost: (why: unknown) => void
}

export interface Groups {
  /** Takes a turn: what it did is durable when this resolves, and undone when it rejects. */
  write<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when no write is under way. */
  idle(): Promise<void>
}

/** @param writer the one connection that writes, for nobody else to use */
export function writesInGroups(writer: Sqlite.Database): Groups {
  const begin = writer.prepare('BEGIN IMMEDIATE')
  const commit = writer.prepare('COMMIT')
  const rollback = writer.prepare('ROLLBACK')
  const save = writer.prepare('SAVEPOINT turn')
  const undo = writer.prepare('ROLLBACK TO turn')
  const release = writer.prepare('RELEASE turn')

  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let working = false
  let group: Group | undefined

  function opened(): Group {
    begin.run()
    let [kept, lost]: [() => void, (why: unknown) => void] = [() => {}, () => {}]
    const ended = new Promise<void>((resolve, reject) => {
      kept = resolve
      lost = reject
    })
    ended.catch(() => {}) // each write of the group hears of it by itself
    return { writes: 0, begunAt: performance.now(), ended, kept, lost }
  }

  function lose(those: Group, why: unknown): void {
    if (group === those) group = undefined
    if (writer.inTransaction) rollback.run()
    those.lost(why)
  }

  function keep(those: Group): void {
    if (group !== those || working) return
    try {
      commit.run()
      group = undefined
      those.kept()
    } catch (fault) {
      lose(those, fault)
    }
  }

  /** Undoes one write of a group; the whole group when SQLite itself has given up the transaction. */
  function undone(those: Group, why: unknown): void {
    try {
      undo.run()
      release.run()
    } catch {
      lose(those, why)
    }
  }

  async function turn<T>(work: () => Promise<T>): Promise<{ of: Group; result: { value: T } | { fault: unknown } }> {
    waiting--
    group ??= opened()
    const of = group
    working = true
    try {
      save.run()
      const value = await work()
      release.run()
      return { of, result: { value } }
    } catch (fault) {
      undone(of, fault)
      return { of, result: { fault } }
    } finally {
      working = false
      of.writes++
      if (of.writes >= MOST_WRITES || performance.now() - of.begunAt > MOST_MS) keep(of)
      // Not now, but when every request that has arrived by now was looked at: what it writes can come along.
      else if (waiting === 0) setImmediate(keep, of)
    }
  }

  return {
    write: async (work) => {
      waiting++
      const taken = last.then(() => turn(work))
      last = taken.catch(() => {})
      const { of, result } = await taken
      if ('value' in result) {
        await of.ended
        return result.value
      }
      await of.ended.catch(() => {})
      throw result.fault
    },
    idle: async () => {
      for (let seen: Promise<unknown> | undefined; seen !== last; await group?.ended.catch(() => {})) {
        seen = last
        await last
      }
    },
  }
}
