import { Form, Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { SelectField, Tick } from '../field.tsx'
import { Mark } from '../marks.tsx'
import { useTold } from './told.ts'

/** What is to be known before a seat is booked or waited for. */
export function Terms({ cancelUntil, startUntil, cancellable }: { cancelUntil: string; startUntil: string; cancellable: boolean }) {
  const t = useTranslations('sittings.way')
  const told = useTold()
  return (
    <section className="notice">
      <strong>{t('bookTerms')}</strong>
      <ul className="m-0">
        <li>{cancellable ? t('termCancel', { until: told(cancelUntil) }) : t('termCancelNow')}</li>
        <li>{t('termAbsent', { until: told(startUntil) })}</li>
        <li>{t('termOne')}</li>
        <li>{t('zoneNote')}</li>
      </ul>
    </section>
  )
}

export interface Line {
  readonly of: number
  readonly open: boolean
  readonly place: number | null
}

/** The line for a seat: its rule, one's own place, joining and leaving. */
export function InLine({ line, cancelUntil, mayJoin }: { line: Line; cancelUntil: string; mayJoin: boolean }) {
  const t = useTranslations('sittings.way')
  const told = useTold()
  if (line.place === null && !(mayJoin && line.open)) return line.open ? null : <p>{t('lineOver')}</p>
  return (
    <section className="stack">
      <h2 className="m-0">{t('line')}</h2>
      {line.place === null ? <p className="m-0">{t('line2')} {t('lineValue', { count: line.of })}</p> : (
        <p className="m-0" role="status"><Mark tone="warn">{t('inLine', { place: line.place, of: line.of })}</Mark></p>
      )}
      <p className="note m-0">{line.open ? t('lineRule', { until: told(cancelUntil) }) : t('lineOver')}</p>
      {line.place === null ? (
        <Form method="post"><button className="btn" type="submit" name="intent" value="join">{t('join')}</button></Form>
      ) : (
        <details>
          <summary>{t('leave')}</summary>
          <Form method="post" className="stack mt-3">
            <p className="note m-0">{t('leaveLead')}</p>
            <div><button className="btn final" type="submit" name="intent" value="leave">{t('leaveConfirm')}</button></div>
          </Form>
        </details>
      )}
    </section>
  )
}

export interface MoveTarget {
  readonly id: string
  readonly title: string
  readonly startFrom: string
}

/** Moving a booking to another sitting: the old seat is kept until the new one is there. @param fault in words */
export function Move({ to, fault }: { to: readonly MoveTarget[]; fault: string | undefined }) {
  const t = useTranslations('sittings.way')
  const told = useTold()
  return (
    <details open={fault !== undefined}>
      <summary>{t('move')}</summary>
      {to.length === 0 ? <p>{t('moveNone')}</p> : (
        <Form method="post" className="stack mt-3">
          <p className="note m-0">{t('moveLead')}</p>
          <SelectField
            name="to" label={t('moveTo')} required defaultValue="" fault={fault}
            options={[{ value: '', label: '—' }, ...to.map(({ id, title, startFrom }) => ({ value: id, label: t('moveOption', { title, at: told(startFrom) }) }))]}
          />
          <div><button className="btn final" type="submit" name="intent" value="move">{t('moveConfirm')}</button></div>
        </Form>
      )}
    </details>
  )
}

/** Giving a booking back: until when, what becomes of the seat, and a confirmation. @param fault in words */
export function Cancel({ cancelUntil, fault }: { cancelUntil: string; fault: string | undefined }) {
  const t = useTranslations('sittings.way')
  const c = useTranslations('exam.sitting')
  const told = useTold()
  return (
    <details open={fault !== undefined}>
      <summary>{c('cancel')}</summary>
      <Form method="post" className="stack mt-3">
        <p className="note m-0">{t('termCancel', { until: told(cancelUntil) })} {t('cancelLead')}</p>
        <Tick name="sure" label={t('cancelTick')} required fault={fault} />
        <div><button className="btn final" type="submit" name="intent" value="cancel">{c('cancelConfirm')}</button></div>
      </Form>
    </details>
  )
}

/** Where the ticket is, or from when; and that it wants a photo. */
export function TicketPanel({ sittingId, from, now, photo }: { sittingId: string; from: string; now: string; photo: boolean }) {
  const t = useTranslations('sittings.way')
  const told = useTold()
  return (
    <section className="stack">
      <h2 className="m-0">{t('ticket')}</h2>
      <p className="row m-0">
        {now >= from ? <Link className="btn quiet" to={`/exams/${sittingId}/ticket`}>{t('ticketOpen')}</Link> : t('ticketLater', { at: told(from) })}
      </p>
      {!photo && <p className="notice warn m-0">{t('photoMissing')} <Link to={`/me/photo?back=${sittingId}`}>{t('toPhoto')}</Link></p>}
    </section>
  )
}
