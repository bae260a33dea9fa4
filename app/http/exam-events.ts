// The candidate's pushes: `GET /exam/attempts/:id/events`, server-sent events of one own attempt. Each event is the whole
// picture of the day, so that one that was missed is missed by nobody.

import { randomInt } from 'node:crypto'
import type { Hono } from 'hono'
import type { DayNow } from '#app/domain/exam/day-now.ts'
import { asId, type AttemptId, type PersonId, type SittingId } from '#app/domain/ids.ts'
import { refuse } from '#app/domain/result.ts'
import type { App } from '#app/services/app.ts'
import { dayNow } from '#app/services/day-now.ts'
import { listen, type News } from '#app/services/live.ts'
import { joined } from '#app/services/presence.ts'
import { noticeAddress } from '#app/services/signals.ts'
import type { Door } from '../server.ts'
import { may } from './authorise.ts'
import type { Code } from './exam-call.ts'
import { problemOf } from './exam-problem.ts'
import type { Sessions } from './session.ts'

/** A comment goes out so often, in milliseconds, so that no proxy takes silence for the end. */
const HEARTBEAT_MS = 15_000
/** Every so many heartbeats the picture is made anew: what another process did is seen then. */
const LOOK_AGAIN = 2
/** Streams of one person at a time. */
const MOST_STREAMS = 5
/** News of a whole sitting reach its candidates spread over so many milliseconds. */
const SPREAD_MS = 1500

const CONCERNS: ReadonlySet<News['kind']> = new Set(['acted', 'closed', 'taken-over', 'told'])

/** Adds the stream to the door. */
export function examEvents(door: Hono<Door>, app: App, sessions: Sessions): void {
  const streams = new Map<PersonId, number>()
  const desks = desksOf(app)

  door.all('/attempts/:id/events', async (c) => {
    const no = (code: Code) => problemOf(refuse(code), c.get('requestId'))
    // Asked for now: after the reader has gone it would be another signal.
    const { signal } = c.req.raw
    // Nobody reads what a HEAD would open.
    if (c.req.raw.method !== 'GET') {
      const refused = no('method-not-allowed')
      refused.headers.set('allow', 'GET')
      return refused
    }
    const { actor, setCookie } = await sessions.actor(c.req.header('cookie') ?? null)
    if (!actor) return no('login-needed')
    const { personId } = actor
    if (!may(actor, 'attempt.sit', { personId })) return no('not-allowed')
    const attemptId = asId<'attempt'>(c.req.param('id'))
    const found = attemptId ? await dayNow(app, personId, attemptId) : undefined
    if (!attemptId || !found?.ok) return no('attempt-not-found')
    await noticeAddress(app, personId, attemptId, c.get('address'))
    if ((streams.get(personId) ?? 0) >= MOST_STREAMS) return no('too-many-streams')

    const { sittingId, day } = found.value
    streams.set(personId, (streams.get(personId) ?? 0) + 1)
    const leave = joined(app, sittingId, personId)
    const body = streamOf(app, {
      personId,
      attemptId,
      first: day,
      follow: (tell) => desks.follow(sittingId, attemptId, personId, tell),
      ended: () => {
        leave()
        const left = (streams.get(personId) ?? 1) - 1
        if (left > 0) streams.set(personId, left)
        else streams.delete(personId)
      },
    })
    const headers = new Headers({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    if (setCookie) headers.append('set-cookie', setCookie)
    endWith(signal, body)
    return new Response(body, { headers })
  })
}

/** Ends a stream whose reader hung up before the answer began: nobody else would tell it. */
export function endWith(signal: AbortSignal, body: ReadableStream<Uint8Array>): void {
  const hungUp = () => void body.cancel().catch(() => {})
  if (signal.aborted) hungUp()
  else signal.addEventListener('abort', hungUp, { once: true })
}

interface Stream {
  readonly personId: PersonId
  readonly attemptId: AttemptId
  readonly first: DayNow
  /** Calls back with news that concern the attempt; what ends it. */
  follow(tell: (wide: boolean) => void): () => void
  ended(): void
}

/** One stream, from the first picture to the attempt's end or the reader's going. */
function streamOf(app: App, { personId, attemptId, first, follow, ended }: Stream): ReadableStream<Uint8Array> {
  const text = new TextEncoder()
  let told = ''
  let looking = false
  let wanted = false
  let over = false
  let stop = () => {}
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (line: string) => controller.enqueue(text.encode(line))
      const show = (day: DayNow) => {
        const { now: _, leftMs: __, ...rest } = day
        const what = JSON.stringify(rest)
        if (what !== told) send(`event: now\ndata: ${JSON.stringify(day)}\n\n`)
        told = what
        if (day.state === 'closed') finish()
      }
      // One picture at a time; news that come meanwhile are in the next.
      const look = async () => {
        wanted = true
        if (looking) return
        looking = true
        try {
          while (wanted && !over) {
            wanted = false
            const found = await dayNow(app, personId, attemptId)
            if (!over && found.ok) show(found.value.day)
          }
        } catch (fault) {
          app.log.error({ err: fault, attempt: attemptId }, 'a picture of the day could not be made')
        } finally {
          looking = false
        }
      }
      let beats = 0
      let later: ReturnType<typeof setTimeout> | undefined
      const beat = setInterval(() => {
        send(': beat\n\n')
        if (++beats % LOOK_AGAIN === 0) void look()
      }, HEARTBEAT_MS)
      const unfollow = follow((wide) => {
        if (!wide) return void look()
        later ??= setTimeout(() => {
          later = undefined
          void look()
        }, randomInt(SPREAD_MS))
      })
      stop = () => {
        if (over) return
        over = true
        clearInterval(beat)
        clearTimeout(later)
        unfollow()
        ended()
      }
      const finish = () => {
        stop()
        controller.close()
      }
      send('retry: 3000\n\n')
      show(first)
    },
    cancel: () => stop(),
  })
}

/** One listener for each sitting, however many candidates follow it: a save of one must not cost a call for everybody. */
function desksOf(app: App) {
  type Tell = (wide: boolean) => void
  const rooms = new Map<SittingId, { readonly stop: () => void; readonly attempts: Map<AttemptId, { readonly personId: PersonId; readonly tell: Tell }[]> }>()

  const open = (sittingId: SittingId) => {
    const attempts = new Map<AttemptId, { readonly personId: PersonId; readonly tell: Tell }[]>()
    const stop = listen(app, sittingId, ({ attemptId, personId, kind }) => {
      if (!CONCERNS.has(kind)) return
      if (attemptId) for (const { tell } of attempts.get(attemptId) ?? []) tell(false)
      else for (const all of attempts.values()) for (const one of all) if (personId === null || personId === one.personId) one.tell(personId === null)
    })
    const room = { stop, attempts }
    rooms.set(sittingId, room)
    return room
  }
  return {
    follow(sittingId: SittingId, attemptId: AttemptId, personId: PersonId, tell: Tell): () => void {
      const room = rooms.get(sittingId) ?? open(sittingId)
      const one = { personId, tell }
      room.attempts.set(attemptId, [...(room.attempts.get(attemptId) ?? []), one])
      return () => {
        const rest = (room.attempts.get(attemptId) ?? []).filter((other) => other !== one)
        if (rest.length > 0) room.attempts.set(attemptId, rest)
        else room.attempts.delete(attemptId)
        if (room.attempts.size > 0) return
        room.stop()
        rooms.delete(sittingId)
      }
    },
  }
}
