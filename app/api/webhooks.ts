// The webhook calls, while delivery is not offered: they say so instead of taking an address that nothing would reach.

import { z } from '@hono/zod-openapi'
import type { App } from '#app/services/app.ts'
import { endpointsAnswer } from './answers.ts'
import { answer, offer, refused, type Api } from './door.ts'

const params = z.object({ id: z.string() })
const noes = { 409: 'webhooks-not-offered-yet' }

export function webhookCalls(v1: Api, app: App): void {
  offer(
    v1,
    app,
    {
      id: 'listWebhookEndpoints',
      method: 'get',
      path: '/webhook-endpoints',
      scope: 'webhooks',
      answers: endpointsAnswer,
    },
    (c) => answer(c, { endpoints: [] }),
  )
  for (const call of [
    { id: 'addWebhookEndpoint', method: 'post', path: '/webhook-endpoints' },
    { id: 'removeWebhookEndpoint', method: 'delete', path: '/webhook-endpoints/{id}', params },
    { id: 'testWebhookEndpoint', method: 'post', path: '/webhook-endpoints/{id}/test', params },
  ] as const)
    offer(v1, app, { ...call, scope: 'webhooks', noes }, (c) => refused(c, { refusal: 'webhooks-not-offered-yet' }))
}
