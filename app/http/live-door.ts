// The desk's live list as server-sent events: the whole list first, then what changes, a sign of life in between. Cookie
// session, and the right to invigilate the sitting; both are asked again whenever a desk comes back.

import { Hono } from 'hono'
import { asId, type PersonId } from '#app/domain/ids.ts'
import type { App } from '#app/services/app.ts'
import { followSitting, type LiveNews } from '#app/services/live-list.ts'
import { ownerOf } from '#app/services/sitting-desk.ts'
import type { Door } from '../server.ts'
import { endWith } from './exam-events.ts'
import { may } from './authorise.ts'
import { problemResponse } from './problem.ts'
import type { Sessions } from './session.ts'

/** A line passes at least so often, so that no proxy thinks the stream dead, in milliseconds. */
const HEARTBEAT_MS = 15_000
/** A stream lasts so long; then the browser comes back and shows again who it is, in milliseconds. */
const STREAM_MS = 15 * 60_000
/** After a stream ended, the browser waits so long, in milliseconds. */
const RETRY_MS = 2000
/** A desk that has not taken so many messages is hung up on: it comes back to a whole list. */
const MOST_WAITING = 120

/** Desks of one person at a time. */
const MOST_STREAMS = 8

const NO = {
  'login-needed': { title: 'Log in first.' },
  'not-found': { title: 'There is no such sitting.' },
  'method-not-allowed': { title: 'This address does not know that method.', status: 405, headers: { allow: 'GET' } },
  'too-many-streams': { title: 'Too many live lists are open already; close one.', status: 429 },
} as const

/** The routes under /association that stream; what is not named here falls through to the pages. */
export function liveDoor(app: App, sessions: Sessions): Hono<Door> {
  const door = new Hono<Door>({ strict: false })
  const streams = new Map<PersonId, number>()
  const count = (personId: PersonId, by: 1 | -1) => {
    const left = (streams.get(personId) ?? 0) + by
    if (left > 0) streams.set(personId, left)
    else streams.delete(personId)
  }
  door.all('/sittings/:sitting/live/events', async (c) => {
    const no = (code: keyof typeof NO) => problemResponse({ code, ...NO[code] }, c.get('requestId'))
    const { signal } = c.req.raw
    // Nobody reads what a HEAD would open.
    if (c.req.raw.method !== 'GET') return no('method-not-allowed')
    const { actor, setCookie } = await sessions.actor(c.req.header('cookie') ?? null)
    if (!actor) return no('login-needed')
    const sittingId = asId<'sitting'>(c.req.param('sitting') ?? '')
    const owner = sittingId && (await ownerOf(app, sittingId))
    // Of a sitting that is not theirs nobody learns whether it is there.
    if (!sittingId || !owner || !may(actor, 'sitting.invigilate', owner)) return no('not-found')
    const { personId } = actor
    if ((streams.get(personId) ?? 0) >= MOST_STREAMS) return no('too-many-streams')
    count(personId, 1)
    const follow = (tell: (news: LiveNews) => void) => {
      const stop = followSitting(app, sittingId, tell)
      return () => {
        stop()
        count(personId, -1)
      }
    }
    const headers = new Headers({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    if (setCookie) headers.append('set-cookie', setCookie)
    const body = streamOf(follow, () => app.now())
    endWith(signal, body)
    return new Response(body, { headers })
  })
  return door
}

/** @param follow begins to tell and returns what ends it */
function streamOf(follow: (tell: (news: LiveNews) => void) => () => void, now: () => string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let end = () => {}
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let ended = false
      let stop = () => {}
      const send = (text: string) => {
        if (!ended) controller.enqueue(encoder.encode(text))
      }
      const event = (name: string, data: object) => {
        send(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
        if ((controller.desiredSize ?? 0) < -MOST_WAITING) end()
      }
      const beat = setInterval(() => event('time', { now: now() }), HEARTBEAT_MS).unref()
      const last = setTimeout(() => end(), STREAM_MS).unref()
      end = () => {
        if (ended) return
        ended = true
        clearInterval(beat)
        clearTimeout(last)
        stop()
        try {
          controller.close()
        } catch {
          // The browser hung up first.
        }
      }
      send(`retry: ${RETRY_MS}\n\n`)
      stop = follow(({ type, ...news }) => {
        event(type, news)
        if (type === 'over') end()
      })
      // Over while it was being followed: what ends it was not there yet.
      if (ended) stop()
    },
    cancel: () => end(),
  })
}
