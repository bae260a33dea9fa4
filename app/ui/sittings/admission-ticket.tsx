import { useLocale, useTranslations } from 'use-intl'
import { Facts, Mark, When } from '../marks.tsx'
import { useTold } from './told.ts'
import { Where } from './where.tsx'

export interface AdmissionTicketOf {
  readonly number: string
  readonly name: string
  readonly documentMasked: string
  /** The address of the photo; null: there is none. */
  readonly photo: string | null
  readonly sitting: {
    readonly title: string
    readonly mode: 'online' | 'on-site'
    readonly place: string | null
    readonly checkInFrom: string
    readonly startFrom: string
    readonly startUntil: string
    readonly minutes: number
    readonly hardClose: string
    readonly extensionMinutes: number
    readonly breaks: readonly { readonly minutes: number }[]
    readonly scheduleVersion: number
    readonly simulated: boolean
  }
  readonly organisation: string
  readonly organisationEn: string
  readonly seat: number | null
  readonly extraTimePercent: number
  readonly ends: { readonly last: { readonly at: string } }
  readonly rules: readonly string[]
  readonly rulesEn: readonly string[]
  readonly browserKeys: boolean
  /** Where an online sitting is entered. */
  readonly entry: string
  readonly qr: { readonly size: number; readonly path: string }
  readonly madeAt: string
}

/** The admission ticket as a document: prints on one A4 page. */
export function AdmissionTicket({ of: ticket }: { of: AdmissionTicketOf }) {
  const t = useTranslations('sittings.ticket')
  const w = useTranslations('sittings.way')
  const s = useTranslations('sittings')
  const told = useTold()
  const language = useLocale()
  const english = language === 'en'
  const { sitting, extraTimePercent: percent } = ticket
  const onSite = sitting.mode === 'on-site'
  const closes = new Date(Date.parse(sitting.hardClose) + sitting.extensionMinutes * 60_000).toISOString()
  const minutes = Math.floor((sitting.minutes * (100 + percent)) / 100)
  return (
    <article className="ticket" aria-labelledby="ticket" lang={language}>
      <h2 id="ticket">{t('title')}</h2>
      <p className="ticket-sitting">{sitting.title} {sitting.simulated && <Mark tone="warn">{s('simulated')}</Mark>}</p>
      <div className="ticket-head">
        {ticket.photo
          ? <img className="ticket-photo" src={ticket.photo} alt={t('photoOf', { name: ticket.name })} />
          : <div className="ticket-photo none">{t('noPhoto')}</div>}
        <Facts of={[
          [t('name'), <strong key="name">{ticket.name}</strong>],
          [t('document'), <span key="document" className="num">{ticket.documentMasked}</span>],
          [t('number'), <strong key="number" className="ticket-number num">{ticket.number}</strong>],
          [t('association'), english ? ticket.organisationEn : ticket.organisation],
          [t('where'), <Where key="where" mode={sitting.mode} place={sitting.place} />],
          ...(onSite && ticket.seat !== null ? [[t('seat'), <strong key="seat">{t('seatValue', { seat: ticket.seat })}</strong>] as const] : []),
          ...(onSite ? [] : [[t('entry'), t('online', { address: ticket.entry })] as const]),
        ]} />
      </div>
      <Facts of={[
        [t('checkIn'), w('checkInFrom', { at: told(sitting.checkInFrom) })],
        [t('start'), <span key="start"><When at={sitting.startFrom} /> – <When at={sitting.startUntil} zone /></span>],
        [t('time'), percent > 0 ? t('extra', { minutes, percent }) : t('plain', { minutes })],
        ...(sitting.breaks.length > 0 ? [[t('breaks'), w('breaksValue', { count: sitting.breaks.length, minutes: sitting.breaks.map((one) => one.minutes).join(' + ') })] as const] : []),
        [t('latest'), <When key="latest" at={ticket.ends.last.at} zone />],
        [t('close'), <When key="close" at={closes} zone />],
      ]} />
      <p className="note">{t('late', { from: told(sitting.startFrom), until: told(sitting.startUntil) })} {t('leaving')} {t('zone')}</p>
      <h3>{t(onSite ? 'bring' : 'ready')}</h3>
      <ul>
        {onSite
          ? (['bringDocument', 'bringTicket', 'bringNothing'] as const).map((what) => <li key={what}>{t(what)}</li>)
          : (['readyDevice', 'readyDocument', 'readyAlone'] as const).map((what) => <li key={what}>{t(what)}</li>)}
        {ticket.browserKeys && <li>{t('readyBrowser')}</li>}
      </ul>
      <h3>{t('rules')}</h3>
      <ol>{(english ? ticket.rulesEn : ticket.rules).map((rule) => <li key={rule}>{rule}</li>)}</ol>
      <footer className="ticket-foot">
        <svg viewBox={`0 0 ${ticket.qr.size} ${ticket.qr.size}`} role="img" aria-label={t('qr')}>
          <path d={`M0 0h${ticket.qr.size}v${ticket.qr.size}H0z`} fill="#fff" />
          <path d={ticket.qr.path} fill="#000" shapeRendering="crispEdges" />
        </svg>
        <p>{t('check')}<br />{t('made', { at: told(ticket.madeAt), version: sitting.scheduleVersion })} {t('voidAfter')}</p>
      </footer>
    </article>
  )
}
