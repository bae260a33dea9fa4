// GET and POST /roster, POST /roster/{id}/end.

import { z } from '@hono/zod-openapi'
import { hashOf } from '#app/domain/canonical.ts'
import { asId, trustedId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { App } from '#app/services/app.ts'
import { endRosterEntry, inviteToRoster, rosterPage, type RosterLine } from '#app/services/roster.ts'
import { entryAnswer, rosterAnswer } from './answers.ts'
import { numberedName } from './certificates.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { answer, cursor, day, limit, offer, refused, type Api } from './door.ts'

const told = ({ id, certificateNumber, name, state, startsOn, endsOn, consentedAt }: RosterLine) => ({
  id,
  certificateNumber,
  name,
  state,
  startsOn,
  ...(endsOn ? { endsOn } : {}),
  ...(consentedAt ? { consentedAt } : {}),
})

export function rosterCalls(v1: Api, app: App): void {
  offer(
    v1,
    app,
    {
      id: 'listRoster',
      method: 'get',
      path: '/roster',
      scope: 'roster',
      query: z.strictObject({ cursor: cursor.optional(), limit: limit.optional() }),
      answers: rosterAnswer,
    },
    async (c, { query }) => {
      const organisationId = c.get('caller').organisation.id
      const place = query.cursor === undefined ? null : readCursor(app, 'roster', organisationId, query.cursor)
      if (place === undefined) return refused(c, { refusal: 'cursor-malformed' })
      const after = place && { invitedAt: String(place[0]) as Instant, id: trustedId<'roster-entry'>(String(place[1])) }
      const page = await rosterPage(app, organisationId, after, query.limit ?? 100)
      const body = {
        entries: page.lines.map(told),
        ...(page.after
          ? { nextCursor: writeCursor(app, 'roster', organisationId, [page.after.invitedAt, page.after.id]) }
          : {}),
      }
      return answer(c, body, { etag: hashOf(body) })
    },
  )

  offer(
    v1,
    app,
    {
      id: 'inviteToRoster',
      method: 'post',
      path: '/roster',
      scope: 'roster',
      body: numberedName.extend({ startsOn: day }).openapi('Invitation'),
      answers: entryAnswer,
      status: 202,
      noes: { 404: 'certificate-not-found', 409: 'already-invited, idempotency-key-reused' },
    },
    async (c, { body: { certificateNumber, name, startsOn } }) => {
      const { organisation, key } = c.get('caller')
      const invited = await inviteToRoster(app, key.createdBy, organisation.id, {
        number: certificateNumber,
        name,
        startsOn,
      })
      return invited.ok ? answer(c, told(invited.value), { status: 202 }) : refused(c, invited)
    },
  )

  offer(
    v1,
    app,
    {
      id: 'endRosterEntry',
      method: 'post',
      path: '/roster/{id}/end',
      scope: 'roster',
      params: z.object({ id: z.string() }),
      body: z.strictObject({ endsOn: day }).openapi('End'),
      answers: entryAnswer,
      noes: { 404: 'roster-entry-not-found', 409: 'not-on-roster, already-ending, idempotency-key-reused' },
    },
    async (c, { params, body }) => {
      const { organisation, key } = c.get('caller')
      const id = asId<'roster-entry'>(params.id)
      const ended = id && (await endRosterEntry(app, key.createdBy, organisation.id, id, body.endsOn))
      if (!ended) return refused(c, { refusal: 'roster-entry-not-found' })
      return ended.ok ? answer(c, told(ended.value)) : refused(c, ended)
    },
  )
}
