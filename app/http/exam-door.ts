// The exam door: starts, papers, saves and hand-ins as JSON, beside the pages under the same address.
// What is not named here falls through to the pages.

import { randomInt } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { type Instant, msOf } from '#app/domain/instant.ts'
import { type Detail, ok, refuse, type Refused, type Result } from '#app/domain/result.ts'
import type { App } from '#app/services/app.ts'
import { handIn, paper, saveAnswers, startAttempt } from '#app/services/attempts.ts'
import { examBrowserAllows, type Where } from '#app/services/exam-browser.ts'
import { seen } from '#app/services/presence.ts'
import { consentToSignals } from '#app/services/signals.ts'
import { acceptRules } from '#app/services/sittings.ts'
import type { Door, DoorContext } from '../server.ts'
import { may } from './authorise.ts'
import { bodyBytes } from './body.ts'
import { browserShown } from './exam-browser.ts'
import { type Asked, type Call, type Code, shaped, withId } from './exam-call.ts'
import { DAY_CALLS } from './exam-day-calls.ts'
import { examEvents } from './exam-events.ts'
import { problemOf } from './exam-problem.ts'
import type { Sessions } from './session.ts'

const answersBody = z.object({
  /** The window that sends, where it has named itself. */
  window: z.string().max(64).optional(),
  answers: z.array(z.object({ slot: z.number(), revision: z.number(), response: z.unknown() })).max(1000),
})
const handInBody = z.object({ seen: z.looseObject({}), force: z.boolean().optional() })

const rulesBody = z.object({ signals: z.boolean() })

/** Where a sitting asks for the exam browser, whoever comes without is refused; what is asked and whose is looked at afterwards. */
const inExamBrowser = ({ app, actor, browser }: Asked, where: Where) => examBrowserAllows(app, actor.personId, where, browser)

const CALLS: readonly Call[] = [
  {
    path: '/sittings/:id/rules',
    method: 'POST',
    body: 'optional',
    answer: withId<'sitting'>('sitting-not-found', async ({ app, actor, body }, id) => {
      const accepted = await acceptRules(app, actor.personId, id)
      // Nothing is asked of the body: whoever says nothing of signals has not consented to any.
      const sent = rulesBody.safeParse(body)
      if (accepted.ok && sent.success) await consentToSignals(app, actor.personId, id, sent.data.signals)
      return accepted.ok ? { status: 204, body: null } : accepted
    }),
  },
  {
    path: '/sittings/:id/attempts',
    method: 'POST',
    body: 'optional',
    answer: withId<'sitting'>('sitting-not-found', async (asked, id) => {
      const { app, actor } = asked
      const browser = await inExamBrowser(asked, { sittingId: id })
      if (!browser.ok) return browser
      const started = await startAttempt(app, actor.personId, id)
      if (!started.ok) return started.refusal === 'not-started' ? waiting(app.now(), started.detail) : started
      const { created, ...body } = started.value
      return { status: created ? 201 : 200, body }
    }),
  },
  {
    path: '/attempts/:id/paper',
    method: 'GET',
    body: 'none',
    answer: withId<'attempt'>('attempt-not-found', async (asked, id) => {
      const { app, actor } = asked
      const browser = await inExamBrowser(asked, { attemptId: id })
      if (!browser.ok) return browser
      const read = await paper(app, actor.personId, id)
      if (!read.ok) return read
      const { items, answers, deadline, now } = read.value
      return { body: { state: 'open', items, answers, deadline, now } }
    }),
  },
  {
    path: '/attempts/:id/answers',
    method: 'PUT',
    body: 'needed',
    answer: withId<'attempt'>('attempt-not-found', async (asked, id) => {
      const { app, actor } = asked
      const sent = shaped(answersBody, asked.body)
      if (!sent.ok) return sent
      const browser = await inExamBrowser(asked, { attemptId: id })
      if (!browser.ok) return browser
      const saved = await saveAnswers(app, actor.personId, id, sent.value.answers, sent.value.window)
      if (!saved.ok) return saved
      // A sign of life for the invigilator's list, also of a page that gets no pushes.
      if (browser.value.sittingId) seen(app, browser.value.sittingId, actor.personId)
      return { body: saved.value }
    }),
  },
  {
    path: '/attempts/:id/submission',
    method: 'POST',
    body: 'needed',
    answer: withId<'attempt'>('attempt-not-found', async ({ app, actor, body }, id) => {
      if (typeof body === 'object' && body !== null && !('seen' in body)) return refuse('seen-missing')
      const sent = shaped(handInBody, body)
      if (!sent.ok) return sent
      const { seen, force = false } = sent.value
      // What is no number is left for the rule to refuse, with its slot.
      const revisions = Object.entries(seen).map(([slot, revision]) => [slot, typeof revision === 'number' ? revision : Number.NaN])
      const handedIn = await handIn(app, actor.personId, id, { seen: Object.fromEntries(revisions), force })
      return handedIn.ok ? { body: handedIn.value } : handedIn
    }),
  },
]

/** When to ask again: at the start, spread over twenty seconds, so that a full room does not come through the door at once. */
function waiting(now: Instant, detail: Detail | undefined): Refused<'not-started'> {
  const startsAt = String(detail?.startsAt ?? now)
  const wait = Math.max(0, msOf(startsAt as Instant) - msOf(now))
  return refuse('not-started', { startsAt, now, retryAfterMs: wait + randomInt(0, 20_000) })
}

/** The routes under /exam that answer in JSON. @param sessions who asks, and whether the session was extended */
export function examDoor(app: App, sessions: Sessions): Hono<Door> {
  const door = new Hono<Door>({ strict: false })
  examEvents(door, app, sessions)
  for (const call of [...CALLS, ...DAY_CALLS])
    door.all(call.path, async (c) => {
      const no = (refused: Refused<Code>) => problemOf(refused, c.get('requestId'))
      if (c.req.raw.method !== call.method) {
        const refused = no(refuse('method-not-allowed'))
        refused.headers.set('allow', call.method)
        return refused
      }
      const { actor, setCookie } = await sessions.actor(c.req.header('cookie') ?? null)
      if (!actor) return no(refuse('login-needed'))
      if (!may(actor, 'attempt.sit', { personId: actor.personId })) return no(refuse('not-allowed'))
      const body = call.body === 'none' ? ok(undefined) : await readJson(c, call.body === 'optional')
      if (!body.ok) return no(body)
      const answered = await call.answer({ app, actor, id: c.req.param('id') ?? '', body: body.value, browser: browserShown(c.req.raw), address: c.get('address') })
      const response = 'refusal' in answered ? no(answered) : jsonResponse(answered)
      for (const line of [setCookie, 'refusal' in answered ? undefined : answered.cookie]) if (line) response.headers.append('set-cookie', line)
      return response
    })
  return door
}

const jsonResponse = ({ status = 200, body }: { status?: number; body: unknown }): Response =>
  new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { 'cache-control': 'no-store', ...(status === 204 ? {} : { 'content-type': 'application/json' }) },
  })

/**
 * A JSON body, strictly: the right type, UTF-8 without faults, not compressed. `undefined` where none is needed and none
 * came. One whose client hung up is not well-formed: nobody is there to be told.
 */
async function readJson(c: DoorContext, optional: boolean): Promise<Result<unknown, 'not-json' | 'malformed-json'>> {
  const declared = c.req.header('content-type') ?? ''
  const plain = declared === 'application/json'
  const [type = '', ...parameters] = plain ? [declared] : declared.toLowerCase().split(';').map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '')
  const encoding = c.req.header('content-encoding')
  if (encoding !== undefined && encoding !== 'identity') return refuse('not-json')
  const mayBeEmpty = type === '' && optional
  if (!mayBeEmpty && (type !== 'application/json' || (charset !== undefined && charset !== 'utf-8'))) return refuse('not-json')
  const bytes = await bodyBytes(c).catch(() => undefined)
  if (!bytes) return refuse('malformed-json')
  if (mayBeEmpty) return bytes.byteLength === 0 ? ok(undefined) : refuse('not-json')
  try {
    return ok(JSON.parse(utf8.decode(bytes)))
  } catch {
    return refuse('malformed-json')
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
