// A table of a sitting's analysis as a file.

import type { LoaderFunctionArgs } from '@remix-run/node'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { fileResponse } from '#app/http/download.ts'
import { asId } from '#app/domain/ids.ts'
import { dayOf } from '#app/domain/instant.ts'
import { analysisOf, analysisView, SCOPES } from '#app/services/analysis.ts'
import { analysisCsv, choicesCsv, CSV_COLUMNS, CSV_PARTS } from '#app/services/analysis-csv.ts'
import { ownerOf } from '#app/services/sitting-desk.ts'
import en from '#app/words/en/analysis.ts'
import zh from '#app/words/zh-CN/analysis.ts'

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const { app, language } = context
  const actor = loggedIn(context, request)
  const id = asId<'sitting'>(params.sitting ?? '') ?? notFound()
  allow(actor, 'analysis.see', (await ownerOf(app, id)) ?? notFound())
  const query = new URL(request.url).searchParams
  const part = CSV_PARTS.find((one) => one === query.get('part')) ?? 'items'
  if (part === 'choices') {
    allow(actor, 'item.see')
    // Each taking is on record against its officer: a link on another site must not take in their name.
    if (request.headers.get('sec-fetch-site') === 'cross-site') throw new Response('other-origin', { status: 403 })
  }

  const found = await analysisOf(app, id, SCOPES.find((one) => one === query.get('over')) ?? 'sitting')
  if (!found.ok) notFound()
  const words = (language === 'en' ? en : zh).head
  const heads = CSV_COLUMNS[part].map((column) => words[column])
  const text = part === 'choices' ? await choicesCsv(app, actor.personId, found.value, heads) : analysisCsv(analysisView(app, found.value), part, heads)
  const { simulated, startFrom } = found.value.sitting
  return fileResponse({
    bytes: text,
    mime: 'text/csv; charset=utf-8',
    fileName: `${simulated ? 'simulated-' : ''}analysis-${part}-${dayOf(startFrom)}.csv`,
  })
}
