// The raw ratings of a study as a file, by judge's number: with them anybody computes the cut again.

import type { LoaderFunctionArgs } from '@remix-run/node'
import { asId } from '#app/domain/ids.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { fileResponse } from '#app/http/download.ts'
import { RATING_COLUMNS, ratingsCsv, studyOwner } from '#app/services/study-desk.ts'
import en from '#app/words/en/studies.ts'
import zh from '#app/words/zh-CN/studies.ts'

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const { app, language } = context
  const actor = loggedIn(context, request)
  const id = asId<'cut-study'>(params.study ?? '') ?? notFound()
  const { organisationId, judges } = (await studyOwner(app, id, actor.personId)) ?? notFound()
  // A judge does not see what the others say before it is time.
  if (judges) notFound()
  allow(actor, 'study.see', { organisationId })
  const heads = (language === 'en' ? en : zh).csvHeads
  const text = (await ratingsCsv(app, id, RATING_COLUMNS.map((column) => heads[column]))) ?? notFound()
  return fileResponse({ bytes: text, mime: 'text/csv; charset=utf-8', fileName: `ratings-${id}.csv` })
}
