// The exam door: starts, papers, saves and hand-ins as JSON, beside the pages under the same address.
// What is not named here falls through to the pages.

import { randomInt } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { asId, type Id } from '#app/domain/ids.ts'
import { type Instant, msOf } from '#app/domain/instant.ts'
import { type Detail, ok, refuse, type Refused, type Result } from '#app/domain/result.ts'
import type { Actor, App } from '#app/services/app.ts'
import { handIn, paper, saveAnswers, startAttempt } from '#app/services/attempts.ts'
import { acceptRules } from '#app/services/sittings.ts'
import type { Door } from '../server.ts'
import { may } from './authorise.ts'
import { problemResponse } from './problem.ts'
import type { Sessions } from './session.ts'

/** What the door says no with: code → title. The codes end the problem types. */
const TITLES = {
  'login-needed': 'Log in first; what you answered is kept in your browser and can be sent again afterwards.',
  'not-allowed': 'This account may not sit examinations.',
  'method-not-allowed': 'This address does not know that method.',
  'not-json': 'Send JSON in UTF-8 as application/json, not compressed.',
  'malformed-json': 'The body is not well-formed JSON in UTF-8.',
  'body-malformed': 'The body does not have the form of this call.',
  'seen-missing': 'A hand-in names what was seen: `seen` with the revision of each slot, `{}` if nothing was answered.',
  'sitting-not-found': 'There is no such sitting.',
  'attempt-not-found': 'There is no such attempt of yours.',
  'not-eligible': 'You cannot start in this sitting.',
  'rules-not-accepted': 'Read and accept the rules of the examination first.',
  'not-started': 'The sitting has not begun yet.',
  'blueprint-unfillable': 'No paper can be made for you at present; tell the association.',
  'attempt-closed': 'This attempt is closed; nothing was changed.',
  'taken-over': 'Another window goes on with this attempt; what this one sent is kept as history and does not count.',
  'attempt-paused': 'This attempt is paused; nothing is saved until it goes on.',
  'answers-missing': 'The server lacks answers that you name; send them, or hand in with `force`.',
  'too-many-answers': 'More answers than the paper has slots.',
  'unknown-slot': 'The paper has no such slot.',
  'revision-malformed': 'A revision is a whole number from 1.',
  'response-malformed': 'The response does not have the form of this kind of item.',
  'unknown-option': 'The item has no such option.',
} as const
type Code = keyof typeof TITLES

const answersBody = z.object({
  answers: z.array(z.object({ slot: z.number(), revision: z.number(), response: z.unknown() })).max(1000),
})
const handInBody = z.object({ seen: z.looseObject({}), force: z.boolean().optional() })

interface Asked {
  readonly app: App
  readonly actor: Actor
  /** The address's id as text. */
  readonly id: string
  readonly body: unknown
}
type Answered = { readonly status?: number; readonly body: unknown } | Refused<Code>

interface Call {
  readonly path: string
  readonly method: 'GET' | 'PUT' | 'POST'
  readonly body: 'none' | 'optional' | 'needed'
  readonly answer: (asked: Asked) => Promise<Answered>
}

const CALLS: readonly Call[] = [
  {
    path: '/sittings/:id/rules',
    method: 'POST',
    body: 'optional',
    answer: withId<'sitting'>('sitting-not-found', async ({ app, actor }, id) => {
      const accepted = await acceptRules(app, actor.personId, id)
      return accepted.ok ? { status: 204, body: null } : accepted
    }),
  },
  {
    path: '/sittings/:id/attempts',
    method: 'POST',
    body: 'optional',
    answer: withId<'sitting'>('sitting-not-found', async ({ app, actor }, id) => {
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
    answer: withId<'attempt'>('attempt-not-found', async ({ app, actor }, id) => {
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
    answer: withId<'attempt'>('attempt-not-found', async ({ app, actor, body }, id) => {
      const sent = shaped(answersBody, body)
      if (!sent.ok) return sent
      const saved = await saveAnswers(app, actor.personId, id, sent.value.answers)
      return saved.ok ? { body: saved.value } : saved
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

/** An id that cannot be one is not there. */
function withId<K extends string>(missing: Code, work: (asked: Asked, id: Id<K>) => Promise<Answered>) {
  return async (asked: Asked): Promise<Answered> => {
    const id = asId<K>(asked.id)
    return id ? work(asked, id) : refuse(missing)
  }
}

function shaped<S extends z.ZodType>(schema: S, body: unknown): Result<z.output<S>, 'body-malformed'> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  return refuse('body-malformed', { pointer: `/${(issue?.path ?? []).map(String).join('/')}`, what: issue?.message ?? '' })
}

/** When to ask again: at the start, spread over twenty seconds, so that a full room does not come through the door at once. */
function waiting(now: Instant, detail: Detail | undefined): Refused<'not-started'> {
  const startsAt = String(detail?.startsAt ?? now)
  const wait = Math.max(0, msOf(startsAt as Instant) - msOf(now))
  return refuse('not-started', { startsAt, now, retryAfterMs: wait + randomInt(0, 20_000) })
}

/** The routes under /exam that answer in JSON. @param sessions who asks, and whether the session was extended */
export function examDoor(app: App, sessions: Sessions): Hono<Door> {
  const door = new Hono<Door>({ strict: false })
  for (const call of CALLS)
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
      const body = call.body === 'none' ? ok(undefined) : await readJson(c.req.raw, call.body === 'optional')
      if (!body.ok) return no(body)
      const answered = await call.answer({ app, actor, id: c.req.param('id') ?? '', body: body.value })
      const response = 'refusal' in answered ? no(answered) : jsonResponse(answered)
      if (setCookie) response.headers.append('set-cookie', setCookie)
      return response
    })
  return door
}

const jsonResponse = ({ status = 200, body }: { status?: number; body: unknown }): Response =>
  new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { 'cache-control': 'no-store', ...(status === 204 ? {} : { 'content-type': 'application/json' }) },
  })

const STATUS: Partial<Record<Code, number>> = { 'method-not-allowed': 405, 'malformed-json': 400 }

function problemOf({ refusal, detail }: Refused<Code>, requestId: string): Response {
  const { pointer, what, ...more } = detail ?? {}
  const status = STATUS[refusal]
  const ms = more.retryAfterMs
  return problemResponse(
    {
      code: refusal,
      title: TITLES[refusal],
      more,
      ...(status ? { status } : {}),
      ...(typeof pointer === 'string' ? { errors: [{ pointer, detail: String(what) }] } : {}),
      ...(typeof ms === 'number' ? { headers: { 'retry-after': String(Math.ceil(ms / 1000)) } } : {}),
    },
    requestId,
  )
}

/** A JSON body, strictly: the right type, UTF-8 without faults, not compressed. `undefined` where none is needed and none came. */
async function readJson(request: Request, optional: boolean): Promise<Result<unknown, 'not-json' | 'malformed-json'>> {
  const [type = '', ...parameters] = (request.headers.get('content-type') ?? '').toLowerCase().split(';').map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '')
  const encoding = request.headers.get('content-encoding')
  if (encoding !== null && encoding !== 'identity') return refuse('not-json')
  if (type === '' && optional && (await request.arrayBuffer()).byteLength === 0) return ok(undefined)
  if (type !== 'application/json' || (charset !== undefined && charset !== 'utf-8')) return refuse('not-json')
  const bytes = await request.arrayBuffer()
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return refuse('malformed-json')
  }
}
