// The bank as a file, for those who may see its keys; each taking is put on record. Or the empty template.

import type { LoaderFunctionArgs } from '@remix-run/node'
import { KINDS, LEVELS } from '#app/domain/exam/kinds.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { fileResponse } from '#app/http/download.ts'
import { ENTRY_STATES } from '#app/services/bank.ts'
import { exportBank, EXPORTS, importTemplate } from '#app/services/exchange/exchange.ts'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { app } = context
  const actor = loggedIn(context, request)
  allow(actor, 'item.see')
  // Each taking is on record against its officer: a link on another site must not take in their name.
  if (request.headers.get('sec-fetch-site') === 'cross-site') throw new Response('other-origin', { status: 403 })
  const { searchParams } = new URL(request.url)
  const one = <T extends string>(list: readonly T[], name: string) =>
    list.find((value) => value === searchParams.get(name))
  const template = one(['xlsx', 'csv'] as const, 'template')
  if (template) return fileResponse(await importTemplate(app, template))
  const format = one(EXPORTS, 'format') ?? notFound()
  const topic = one(
    app.catalogue.topics.map(({ id }) => id),
    'topic',
  )
  const file = await exportBank(app, actor.personId, format, {
    topic,
    level: one(LEVELS, 'level'),
    kind: one(KINDS, 'kind'),
    state: one(ENTRY_STATES, 'state'),
  })
  return file.ok ? fileResponse(file.value) : notFound()
}
