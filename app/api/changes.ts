// GET /changes.

import { z } from '@hono/zod-openapi'
import { hashOf } from '#app/domain/canonical.ts'
import type { App } from '#app/services/app.ts'
import { changesOf } from '#app/services/changes.ts'
import { changesAnswer } from './answers.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { answer, cursor, limit, offer, refused, type Api } from './door.ts'

export function changeCalls(v1: Api, app: App): void {
  offer(
    v1,
    app,
    {
      id: 'listChanges',
      method: 'get',
      path: '/changes',
      scope: 'changes',
      query: z.strictObject({ cursor: cursor.optional(), limit: limit.optional() }),
      answers: changesAnswer,
    },
    async (c, { query }) => {
      const organisationId = c.get('caller').organisation.id
      const place = query.cursor === undefined ? [-1] : readCursor(app, 'changes', organisationId, query.cursor)
      if (place === undefined) return refused(c, { refusal: 'cursor-malformed' })
      const after = Number(place[0])
      const changes = await changesOf(app, organisationId, after, query.limit ?? 100)
      const body = {
        changes,
        nextCursor: writeCursor(app, 'changes', organisationId, [changes.at(-1)?.index ?? after]),
      }
      return answer(c, body, { etag: hashOf(body) })
    },
  )
}
