// A certificate of study hours as a PDF, in the reader's language. Drawn for each asker and kept nowhere: the owner's
// copy has the masked document number, a stranger's has not.

import type { LoaderFunctionArgs } from '@remix-run/node'
import { createTranslator } from 'use-intl'
import { notFound } from '#app/http/context.ts'
import { fileResponse } from '#app/http/download.ts'
import { tooMany } from '#app/http/limits.ts'
import { hoursCertificate } from '#app/services/hours-certificate.ts'
import { hoursPdf, unprintable } from '#app/services/hours-pdf.ts'
import { sheetOf } from '#app/ui/recall/hours-sheet.ts'
import { messagesOf } from '#app/words/messages.ts'
import { need } from '#app/words/need.ts'

export const loader = async ({ context: { app, actor, limits, address, language }, params }: LoaderFunctionArgs) => {
  // Looked up like a page, and costly to draw.
  const wait = (await limits.spend('verify', address)) ?? (await limits.spend('pdf', address))
  if (wait) throw tooMany(wait)
  const found = await hoursCertificate(app, params.code ?? '', actor?.personId)
  if (!found.ok) return notFound()
  await need('recall')
  const t = createTranslator({
    locale: language,
    messages: messagesOf(language) as never,
    namespace: 'recall.hours' as never,
    timeZone: 'Asia/Shanghai',
  })
  const sheet = sheetOf(
    (key, values) => t(key as never, values as never),
    language,
    found.value,
    unprintable([found.value.name]),
  )
  const bytes = await hoursPdf(sheet, found.value.issuedAt)
  const answer = fileResponse({
    bytes: new Uint8Array(bytes),
    mime: 'application/pdf',
    fileName: `study-hours-${found.value.code}.pdf`,
    inline: true,
  })
  answer.headers.set('x-robots-tag', 'noindex')
  return answer
}
