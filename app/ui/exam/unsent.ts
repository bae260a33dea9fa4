// Answers that the server has not acknowledged, kept in the browser through reload, crash and dead network; by person and
// attempt, so that whoever logs in next at the same machine neither sees nor sends them.

import type { Sending } from './door.ts'

/** `at`: when it was chosen, in milliseconds by the server's clock. */
export interface Kept extends Sending {
  readonly at: number
}

export interface Unsent {
  all(): Promise<Kept[]>
  keep(answer: Kept): Promise<void>
  /** Forgets a slot's answer up to a revision; a later one stays. */
  forget(slot: number, revision: number): Promise<void>
  /** Whether what is kept survives a reload. */
  readonly lasting: boolean
}

interface Row extends Kept {
  readonly person: string
  readonly attempt: string
}

const STORE = 'answers'
/** What nobody came back for is dropped after so long, in milliseconds. */
const FORGET_MS = 30 * 86_400_000

/**
 * Opens the store of one attempt of one person; where the browser has none, memory stands in.
 * @param now server time in milliseconds, for dropping what is old
 */
export async function openUnsent(person: string, attempt: string, now: number): Promise<Unsent> {
  try {
    const database = await openDatabase()
    await dropOld(database, now - FORGET_MS)
    return inDatabase(database, person, attempt)
  } catch {
    return inMemory()
  }
}

const openDatabase = () =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('mingjian-exam', 2)
    opening.onupgradeneeded = () => {
      // The first version kept answers without their person; it was never in use.
      for (const name of Array.from(opening.result.objectStoreNames)) opening.result.deleteObjectStore(name)
      opening.result.createObjectStore(STORE, { keyPath: ['person', 'attempt', 'slot'] })
    }
    opening.onsuccess = () => {
      // A later version in another tab must not wait for this one.
      opening.result.onversionchange = () => opening.result.close()
      resolve(opening.result)
    }
    opening.onerror = () => reject(opening.error)
    opening.onblocked = () => reject(new Error('blocked'))
  })

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

async function dropOld(database: IDBDatabase, before: number): Promise<void> {
  const rows = database.transaction(STORE, 'readwrite').objectStore(STORE)
  for (const row of (await done(rows.getAll())) as Row[]) if (row.at < before) await done(rows.delete([row.person, row.attempt, row.slot]))
}

function inDatabase(database: IDBDatabase, person: string, attempt: string): Unsent {
  const store = (mode: IDBTransactionMode) => database.transaction(STORE, mode).objectStore(STORE)
  const mine = IDBKeyRange.bound([person, attempt], [person, attempt, []])
  return {
    lasting: true,
    all: async () => {
      const rows = (await done(store('readonly').getAll(mine))) as Row[]
      return rows.map(({ slot, revision, response, at }) => ({ slot, revision, response, at }))
    },
    keep: async ({ slot, revision, response, at }) => void (await done(store('readwrite').put({ person, attempt, slot, revision, response, at } satisfies Row))),
    forget: async (slot, revision) => {
      const rows = store('readwrite')
      const row = (await done(rows.get([person, attempt, slot]))) as Row | undefined
      if (row && row.revision <= revision) await done(rows.delete([person, attempt, slot]))
    },
  }
}

export function inMemory(): Unsent {
  const rows = new Map<number, Kept>()
  return {
    lasting: false,
    all: async () => [...rows.values()],
    keep: async (answer) => void rows.set(answer.slot, answer),
    forget: async (slot, revision) => {
      if ((rows.get(slot)?.revision ?? 0) <= revision) rows.delete(slot)
    },
  }
}
