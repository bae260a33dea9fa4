// The body of a request, read where it arrives. Going through a web Request and its stream costs an answer save more than
// writing it to the disk does.

import type { HttpBindings } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Door, DoorContext } from '../server.ts'
import { problemResponse } from './problem.ts'

/** Whether the parser in front holds the body to a length that was declared; otherwise only counting tells. */
const hasLength = (c: DoorContext): boolean => c.req.header('content-length') !== undefined && c.req.header('transfer-encoding') === undefined

/** @param most bytes; a larger body is answered with 413 */
export function limitBody(most: number): MiddlewareHandler<Door> {
  const tooLarge = (c: DoorContext) =>
    problemResponse({ code: 'body-too-large', title: `The body is larger than ${Math.floor(most / 1024)} kB; send less at once.` }, c.get('requestId') ?? '')
  const counting = bodyLimit({ maxSize: most, onError: (c) => tooLarge(c as DoorContext) })
  return async (c, next) => {
    if (!hasLength(c)) return counting(c, next)
    if (Number(c.req.header('content-length')) > most) return tooLarge(c)
    await next()
  }
}

/**
 * The bytes of a body, once. Behind `limitBody`: nothing is counted here.
 * @throws when the client hung up before all of it was there
 */
export async function bodyBytes(c: DoorContext): Promise<Uint8Array> {
  const incoming = (c.env as Partial<HttpBindings> | undefined)?.incoming
  if (!incoming || !hasLength(c)) return new Uint8Array(await c.req.raw.arrayBuffer())
  return new Promise((done, failed) => {
    const parts: Buffer[] = []
    const lost = () => {
      if (!incoming.readableEnded) failed(new Error('the client hung up'))
    }
    if (incoming.destroyed) return lost()
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => done(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)))
    incoming.on('error', lost)
    incoming.on('close', lost)
  })
}
