// News of running sittings inside this process: whoever shows one live is told that something changed, and looks.
// It only makes things prompt: nothing depends on it, and another process is followed by looking now and then.

import { EventEmitter } from 'node:events'
import type { AttemptId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Database } from '#db/database.ts'
import type { App } from './app.ts'
import { processWide } from './process-wide.ts'

/** `acted`: the time or the state of an attempt changed. `told`: a message or another event was recorded. */
export type NewsKind = 'started' | 'saved' | 'acted' | 'closed' | 'taken-over' | 'told' | 'presence' | 'schedule'

export interface News {
  readonly sittingId: SittingId
  /** Null: it is about the whole sitting. */
  readonly attemptId: AttemptId | null
  readonly personId: PersonId | null
  readonly kind: NewsKind
}

const hubs = processWide('news', () => new WeakMap<Database, EventEmitter>())

function hubOf(database: Database): EventEmitter {
  const known = hubs.get(database)
  if (known) return known
  const hub = new EventEmitter().setMaxListeners(0)
  hubs.set(database, hub)
  return hub
}

/** Tells what was committed. Never before the commit. */
export const announce = ({ database }: App, news: News): void => void hubOf(database).emit(news.sittingId, news)

/** Calls `tell` with the news of a sitting until the returned function is called. `tell` must not throw. */
export function listen({ database }: App, sittingId: SittingId, tell: (news: News) => void): () => void {
  const hub = hubOf(database)
  hub.on(sittingId, tell)
  return () => void hub.off(sittingId, tell)
}
