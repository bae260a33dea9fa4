// Answers that the server has not acknowledged, kept in the browser through reload, crash and dead network.

import type { Sending } from './door.ts'

export interface Unsent {
  all(): Promise<Sending[]>
  keep(answer: Sending): Promise<void>
  /** Forgets a slot's answer up to a revision; a later one stays. */
  forget(slot: number, revision: number): Promise<void>
  /** Whether what is kept survives a reload. */
  readonly lasting: boolean
}

interface Row extends Sending {
  readonly attempt: string
}

const STORE = 'unsent'

/** Opens the store of one attempt; where the browser has none, memory stands in. */
export async function openUnsent(attempt: string): Promise<Unsent> {
  try {
    return inDatabase(await openDatabase(), attempt)
  } catch {
    return inMemory()
  }
}

const openDatabase = () =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('mingjian-exam', 1)
    opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE, { keyPath: ['attempt', 'slot'] })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
    opening.onblocked = () => reject(new Error('blocked'))
  })

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

function inDatabase(database: IDBDatabase, attempt: string): Unsent {
  const store = (mode: IDBTransactionMode) => database.transaction(STORE, mode).objectStore(STORE)
  const mine = IDBKeyRange.bound([attempt], [attempt, []])
  return {
    lasting: true,
    all: async () => {
      const rows = (await done(store('readonly').getAll(mine))) as Row[]
      return rows.map(({ slot, revision, response }) => ({ slot, revision, response }))
    },
    keep: async (answer) => void (await done(store('readwrite').put({ ...answer, attempt } satisfies Row))),
    forget: async (slot, revision) => {
      const rows = store('readwrite')
      const row = (await done(rows.get([attempt, slot]))) as Row | undefined
      if (row && row.revision <= revision) await done(rows.delete([attempt, slot]))
    },
  }
}

export function inMemory(): Unsent {
  const rows = new Map<number, Sending>()
  return {
    lasting: false,
    all: async () => [...rows.values()],
    keep: async (answer) => void rows.set(answer.slot, answer),
    forget: async (slot, revision) => {
      if ((rows.get(slot)?.revision ?? 0) <= revision) rows.delete(slot)
    },
  }
}
