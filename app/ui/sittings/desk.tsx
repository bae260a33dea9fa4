import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Field, useRefusal } from '../field.tsx'
import { Facts, Mark, When } from '../marks.tsx'

/** Who stands in line for a seat. */
export function LinePanel({ line }: { line: readonly { readonly name: string; readonly joinedAt: string }[] }) {
  const t = useTranslations('sittings.desk')
  return (
    <section className="mt-8">
      <h2>{t('line')}</h2>
      <p className="note">{t('lineRule')}</p>
      {line.length === 0 ? <p>{t('noLine')}</p> : (
        <table className="lists">
          <thead><tr><th>{t('place')}</th><th>{t('name')}</th><th>{t('joined')}</th></tr></thead>
          <tbody>
            {line.map(({ name, joinedAt }, i) => (
              <tr key={`${joinedAt} ${name}`}>
                <td data-label={t('place')} className="num">{i + 1}</td>
                <td data-label={t('name')}>{name}</td>
                <td data-label={t('joined')}><When at={joinedAt} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

export interface ShownTicket {
  readonly typed: string
  readonly checked:
    | { readonly ok: true; readonly value: { readonly personId: string; readonly name: string; readonly documentMasked: string; readonly seat: number | null; readonly photo: boolean; readonly started: boolean } }
    | { readonly ok: false; readonly refusal: string }
}

/** Whether a ticket that is shown admits its bearer, with the photo to compare. */
export function TicketCheck({ ticket }: { ticket: ShownTicket | null }) {
  const t = useTranslations('sittings.desk')
  const k = useTranslations('sittings.ticket')
  const words = useRefusal()
  const checked = ticket?.checked
  return (
    <section className="sheet stack mt-6" style={{ maxWidth: '46rem' }} aria-label={t('ticket')}>
      <h2 className="m-0">{t('ticket')}</h2>
      <Form method="get" className="stack">
        <Field name="ticket" label={t('ticketNumber')} hint={t('ticketHint')} inputMode="numeric" autoComplete="off" maxLength={40} required defaultValue={ticket?.typed} fault={checked && !checked.ok ? words(checked.refusal) : undefined} />
        <div><button className="btn" type="submit">{t('check')}</button></div>
      </Form>
      {checked?.ok && (
        <div className="row" role="status">
          {checked.value.photo
            ? <img src={`/me/photo/${checked.value.personId}`} alt={t('photoOf', { name: checked.value.name })} width={120} />
            : <p className="notice warn m-0">{t('noPhoto')}</p>}
          <div className="stack">
            <p className="row m-0"><Mark tone="good">{t('admitted')}</Mark><Mark tone={checked.value.started ? 'warn' : 'plain'}>{t(checked.value.started ? 'startedMark' : 'notStarted')}</Mark></p>
            <Facts of={[
              [t('name'), <strong key="name">{checked.value.name}</strong>],
              [k('document'), <span key="document" className="num">{checked.value.documentMasked}</span>],
              ...(checked.value.seat === null ? [] : [[t('seat'), t('seatIs', { seat: checked.value.seat })] as const]),
            ]} />
            <p className="note m-0">{t('compare')}</p>
          </div>
        </div>
      )}
    </section>
  )
}
