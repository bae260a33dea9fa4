// One evidence file, to its owner and to officers who may see what it is for; to everybody else it is not there.

import type { LoaderFunctionArgs } from '@remix-run/node'
import { asId } from '#app/domain/ids.ts'
import { may } from '#app/http/authorise.ts'
import { notFound } from '#app/http/context.ts'
import { fileResponse } from '#app/http/download.ts'
import { openAccommodationEvidence } from '#app/services/accommodations.ts'
import { openEvidence } from '#app/services/uploads.ts'

export const loader = async ({ context: { app, actor }, params }: LoaderFunctionArgs) => {
  const id = asId<'upload'>(params.upload ?? '')
  if (!actor || !id) return notFound()
  const file =
    (await openEvidence(app, actor, id, (claim) => may(actor, 'claim.see', claim))) ??
    (await openAccommodationEvidence(app, actor, id, (request) => may(actor, 'accommodation.decide', request))) ??
    notFound()
  return fileResponse(file)
}
