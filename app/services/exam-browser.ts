// Whether a sitting asks for Safe Exam Browser, and whether a request shows it. An invigilator's recorded override lets a
// candidate in without: a browser that fails must not fail the candidate.

import { seenAs, showsConfigKey } from '#app/domain/exam/exam-browser.ts'
import type { AttemptId, PersonId, SittingId } from '#app/domain/ids.ts'
import { type Instant, msOf } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Database } from '#db/database.ts'
import { attemptsRepository } from '#db/repositories/attempts.ts'
import { sittingEventsRepository } from '#db/repositories/sitting-events.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import type { App } from './app.ts'
import { sameSecret } from './secrets.ts'

/** What a request shows of its browser. */
export interface BrowserShown {
  /** The address it was sent to, as the server sees it. */
  readonly url: string
  /** The header's value. */
  readonly hash: string | null
  /** What an earlier proof by script left in a cookie. */
  readonly token: string | null
}
export type Where = { readonly sittingId: SittingId } | { readonly attemptId: AttemptId }

/** A sitting's keys are asked for again after this many milliseconds: a save must not read the sitting each time. */
const REMEMBERED_MS = 10_000
const MOST_REMEMBERED = 20_000

interface Memory {
  readonly sittings: Map<AttemptId, SittingId>
  readonly keys: Map<SittingId, { readonly keys: readonly string[]; readonly at: Instant }>
}
const memories = new WeakMap<Database, Memory>()

function memoryOf(database: Database): Memory {
  const known = memories.get(database)
  if (known && known.sittings.size < MOST_REMEMBERED && known.keys.size < MOST_REMEMBERED) return known
  const fresh: Memory = { sittings: new Map(), keys: new Map() }
  memories.set(database, fresh)
  return fresh
}

/** The config keys that are asked for; none: any browser will do. */
async function keysAt(app: App, where: Where): Promise<{ sittingId: SittingId; keys: readonly string[] } | undefined> {
  const memory = memoryOf(app.database)
  let sittingId = 'sittingId' in where ? where.sittingId : memory.sittings.get(where.attemptId)
  if (!sittingId && 'attemptId' in where) {
    sittingId = (await app.database.read((db) => attemptsRepository(app.database).byId(db, where.attemptId)))?.sittingId
    if (sittingId) memory.sittings.set(where.attemptId, sittingId)
  }
  if (!sittingId) return undefined
  const wanted = sittingId
  const now = app.now()
  const known = memory.keys.get(wanted)
  if (known && Math.abs(msOf(now) - msOf(known.at)) < REMEMBERED_MS) return { sittingId: wanted, keys: known.keys }
  const sitting = await app.database.read((db) => sittingsRepository(app.database).byId(db, wanted))
  const keys = sitting?.sebKeys ?? []
  memory.keys.set(wanted, { keys, at: now })
  return { sittingId: wanted, keys }
}

/** What a proof leaves behind: of one person, one sitting and one key. */
const tokenFor = (app: App, personId: PersonId, sittingId: SittingId, key: string): string => app.secrets.keyedHash('exam-browser', `${personId}\n${sittingId}\n${key}`)

/**
 * Whether a request may go on to a sitting or an attempt as far as its browser is concerned. Whether there is such a thing,
 * and whose it is, others say. The sitting, if there is one. Refusal: `exam-browser-needed` with the sitting.
 */
export async function examBrowserAllows(
  app: App,
  personId: PersonId,
  where: Where,
  shown: BrowserShown,
): Promise<Result<{ readonly sittingId: SittingId | undefined }, 'exam-browser-needed'>> {
  const asked = await keysAt(app, where)
  const yes = ok({ sittingId: asked?.sittingId })
  if (!asked || asked.keys.length === 0) return yes
  const { sittingId, keys } = asked
  if (showsConfigKey(keys, seenAs(app.publicUrl, shown.url), shown.hash)) return yes
  if (shown.token !== null && keys.some((key) => sameSecret(tokenFor(app, personId, sittingId, key), shown.token ?? ''))) return yes
  const events = await app.database.read((db) => sittingEventsRepository(app.database).ofCandidate(db, sittingId, personId))
  if (events.some(({ kind, personId: of }) => kind === 'seb-override' && of === personId)) return yes
  return refuse('exam-browser-needed', { sitting: sittingId })
}

/**
 * A proof by script, for browsers that can send no header (WKWebView): the hash that Safe Exam Browser gave for the address
 * of one of the exam's own pages. What to keep in a cookie. Refusal: `exam-browser-needed` when it proves nothing.
 */
export async function proveExamBrowser(
  app: App,
  personId: PersonId,
  sittingId: SittingId,
  { page, hash }: { readonly page: string; readonly hash: string },
): Promise<Result<string, 'exam-browser-needed'>> {
  const asked = await keysAt(app, { sittingId })
  const key = isExamPage(app, page) ? asked?.keys.find((one) => showsConfigKey([one], page, hash)) : undefined
  return key ? ok(tokenFor(app, personId, sittingId, key)) : refuse('exam-browser-needed', { sitting: sittingId })
}

const isExamPage = (app: App, page: string): boolean => {
  if (!URL.canParse(page)) return false
  const { origin, pathname } = new URL(page)
  return origin === new URL(app.publicUrl).origin && /^\/(exams\/[\w-]+|exam\/attempts\/[\w-]+)\/?$/.test(pathname)
}
