import { Link } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { Facts, When } from '../marks.tsx'
import { OwnZone } from './own-zone.tsx'
import { useTold } from './told.ts'
import { Where } from './where.tsx'

interface End {
  readonly at: string
  readonly lackingMinutes: number
}
export interface SittingFactsOf {
  readonly sitting: {
    readonly mode: 'online' | 'on-site'
    readonly place: string | null
    readonly checkInFrom: string
    readonly startFrom: string
    readonly startUntil: string
    readonly minutes: number
    readonly hardClose: string
    readonly extensionMinutes: number
    readonly breaks: readonly { readonly minutes: number }[]
    readonly bookingOpens: string
    readonly bookingCloses: string
    readonly cancelUntil: string
    readonly seats: number | null
    readonly scheduleVersion: number
    readonly browserKeys: boolean
  }
  readonly organisation: string
  readonly organisationEn: string
  readonly items: number
  readonly cutHundredths: number
  readonly bookedCount: number
  readonly extraTimePercent: number
  readonly ends: { readonly first: End; readonly last: End }
  readonly line: { readonly of: number } | null
  readonly policy: { readonly attempts: number; readonly waitDays: number }
}

/** What a sitting is for this candidate: with their own extra time, and when they are finished at the latest. */
export function SittingFacts({ of: page }: { of: SittingFactsOf }) {
  const t = useTranslations('exam.sitting')
  const w = useTranslations('sittings.way')
  const format = useFormatter()
  const told = useTold()
  const english = useLocale() === 'en'
  const { sitting, ends, policy, extraTimePercent: percent } = page
  const closes = new Date(Date.parse(sitting.hardClose) + sitting.extensionMinutes * 60_000).toISOString()
  const lacking = (end: End) => (end.lackingMinutes > 0 ? ` ${w('lacking', { minutes: end.lackingMinutes })}` : '')
  return (
    <div className="sheet mt-4">
      <Facts of={[
        [t('association'), english ? page.organisationEn : page.organisation],
        [w('where'), <Where key="where" mode={sitting.mode} place={sitting.place} />],
        ...(sitting.checkInFrom < sitting.startFrom ? [[w('checkIn'), w('checkInFrom', { at: told(sitting.checkInFrom) })] as const] : []),
        [t('start'), <span key="start"><When at={sitting.startFrom} zone /> – <When at={sitting.startUntil} /><OwnZone at={sitting.startFrom} /></span>],
        [w('time'), percent > 0 ? <strong key="own">{w('own', { percent, minutes: Math.floor((sitting.minutes * (100 + percent)) / 100) })}</strong> : w('noExtra', { minutes: sitting.minutes })],
        ...(sitting.breaks.length > 0 ? [[w('breaks'), w('breaksValue', { count: sitting.breaks.length, minutes: sitting.breaks.map(({ minutes }) => minutes).join(' + ') })] as const] : []),
        [t('hardClose'), <When key="close" at={closes} zone />],
        [w('latest'), (
          <span key="latest">
            {w('latestFirst', { from: told(sitting.startFrom), end: told(ends.first.at) })}{lacking(ends.first)}
            <br />
            {w('latestLast', { from: told(sitting.startUntil), end: told(ends.last.at) })}{lacking(ends.last)}
          </span>
        )],
        [t('items'), t('itemsValue', { count: page.items })],
        [t('cut'), t('cutValue', { percent: format.number(page.cutHundredths / 100) })],
        [t('attempts'), t('attemptsValue', { attempts: policy.attempts, days: policy.waitDays })],
        [t('booking'), <span key="booking"><When at={sitting.bookingOpens} /> – <When at={sitting.bookingCloses} /></span>],
        [w('cancelUntil'), w('cancelUntilValue', { at: told(sitting.cancelUntil) })],
        [t('seats'), sitting.seats === null ? t('seatsUnlimited', { booked: page.bookedCount }) : t('seatsValue', { booked: page.bookedCount, seats: sitting.seats })],
        ...(page.line ? [[w('line'), w('lineValue', { count: page.line.of })] as const] : []),
      ]} />
      {sitting.browserKeys && <p className="notice warn mb-0">{w('browser')}</p>}
      <p className="note mb-0">{w('late', { until: told(sitting.startUntil) })} {w('latestNote')} {w('zoneNote')}</p>
      <p className="note mb-0">{t('policyNote')} {w('version', { version: sitting.scheduleVersion })} · <Link to="/me/accommodations">{w('toAccommodations')}</Link></p>
    </div>
  )
}
