import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { asId } from '#app/domain/ids.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { ticketOf } from '#app/services/ticket.ts'
import { Refusal } from '#app/ui/field.tsx'
import { AdmissionTicket } from '#app/ui/sittings/admission-ticket.tsx'
import styles from '#app/ui/sittings/ticket.css?url'
import { useTold } from '#app/ui/sittings/told.ts'
import { need } from '#app/words/need.ts'

await need('sittings')

export const meta: MetaFunction = () => [{ title: '准考证 Admission ticket · 明鉴' }, { name: 'robots', content: 'noindex' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

/** One's own ticket, or why there is none now. */
export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const { app } = context
  const actor = loggedIn(context, request)
  allow(actor, 'sitting.book', { personId: actor.personId })
  const sittingId = asId<'sitting'>(params.sitting ?? '') ?? notFound()
  const made = await ticketOf(app, actor.personId, sittingId)
  if (!made.ok) {
    if (made.refusal === 'sitting-not-found') notFound()
    const from = made.detail?.from
    return data({ sittingId, ticket: null, refusal: made.refusal, from: typeof from === 'string' ? from : null }, { status: 409 })
  }
  const { photoSetAt, ...ticket } = made.value
  const photo = photoSetAt === null ? null : `/me/photo/${actor.personId}?${encodeURIComponent(photoSetAt)}`
  return data({ sittingId, ticket: { ...ticket, photo, entry: `${app.publicUrl}/exams/${sittingId}` }, refusal: null, from: null })
}

export default function Ticket() {
  const { sittingId, ticket, refusal, from } = useLoaderData<typeof loader>()
  const t = useTranslations('sittings.ticket')
  const w = useTranslations('sittings.way')
  const told = useTold()
  return (
    <main id="main" className="page reading">
      <div className="noprint stack">
        <h1 className="m-0">{ticket ? t('of', { title: ticket.sitting.title }) : t('title')}</h1>
        <p className="row m-0"><Link to={`/exams/${sittingId}`}>{t('back')}</Link></p>
        {refusal && <Refusal code={refusal} />}
        {from && <p className="notice m-0">{t('later', { at: told(from) })}</p>}
        {ticket && <p className="note m-0">{t('print')}</p>}
        {ticket && !ticket.photo && <p className="notice warn m-0">{t('noPhotoNote')} <Link to={`/me/photo?back=${sittingId}`}>{w('toPhoto')}</Link></p>}
      </div>
      {ticket && <AdmissionTicket of={ticket} />}
    </main>
  )
}
