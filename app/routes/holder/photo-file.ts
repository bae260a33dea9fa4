// A person's photo, to its owner and to the desks of the sittings they have booked; to everybody else it is not there.

import type { LoaderFunctionArgs } from '@remix-run/node'
import { asId } from '#app/domain/ids.ts'
import { may } from '#app/http/authorise.ts'
import { notFound } from '#app/http/context.ts'
import { fileResponse } from '#app/http/download.ts'
import { openPhoto } from '#app/services/photo.ts'

export const loader = async ({ context: { app, actor }, params }: LoaderFunctionArgs) => {
  const personId = asId<'person'>(params.person ?? '')
  if (!actor || !personId) return notFound()
  const photo = (await openPhoto(app, actor, personId, (desk) => may(actor, 'sitting.invigilate', desk))) ?? notFound()
  return fileResponse({ ...photo, inline: true })
}
