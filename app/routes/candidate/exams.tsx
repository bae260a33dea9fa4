import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { bookableSittings, type BookableSitting, ownBookings, ownPlaces } from '#app/services/bookings.ts'
import { sittingNotices } from '#app/services/reminders.ts'
import type { OwnBookingState } from '#app/services/sittings.ts'
import { Mark, When } from '#app/ui/marks.tsx'
import { Notices } from '#app/ui/sittings/notices.tsx'
import { Where } from '#app/ui/sittings/where.tsx'
import { need } from '#app/words/need.ts'

await need('exam', 'sittings')

export const meta: MetaFunction = () => [{ title: '考试 Exams · 明鉴' }]

/** Open to anyone; one's own bookings, places in line and notices to oneself. */
export const loader = async ({ context: { app, actor } }: LoaderFunctionArgs) => ({
  sittings: await bookableSittings(app),
  own: actor
    ? { bookings: await ownBookings(app, actor.personId), places: await ownPlaces(app, actor.personId), notices: await sittingNotices(app, actor.personId) }
    : null,
})

const TONE: Partial<Record<OwnBookingState, 'good' | 'warn' | 'seal'>> = { passed: 'good', failed: 'seal', missed: 'seal', sitting: 'warn' }

export default function Exams() {
  const { sittings, own } = useLoaderData<typeof loader>()
  const t = useTranslations('exam.list')
  const s = useTranslations('sittings.list')
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      <p className="note">{t('lead')}</p>
      {own && <Notices notices={own.notices} />}
      <section className="mt-6">
        <h2>{t('own')}</h2>
        {own === null && <p><Link to="/login?redirectTo=/exams">{t('logIn')}</Link></p>}
        {own?.bookings.length === 0 && <p>{t('noOwn')}</p>}
        {own && own.bookings.length > 0 && (
          <ul className="list">
            {own.bookings.map(({ sittingId, title, startFrom, state, attemptId }) => (
              <li key={sittingId} className="row">
                <Link to={`/exams/${sittingId}`}>{title}</Link>
                <span className="note"><When at={startFrom} zone /></span>
                <span className="row push">
                  <Mark tone={TONE[state] ?? 'plain'}>{t(`states.${state}`)}</Mark>
                  {attemptId && ['closed', 'passed', 'failed'].includes(state) && <Link to={`/me/results/${attemptId}`}>{t('result')}</Link>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {own && own.places.length > 0 && (
        <section className="mt-6">
          <h2>{s('waiting')}</h2>
          <ul className="list">
            {own.places.map(({ sittingId, title, startFrom, place, of }) => (
              <li key={sittingId} className="row">
                <Link to={`/exams/${sittingId}`}>{title}</Link>
                <span className="note"><When at={startFrom} zone /></span>
                <span className="push"><Mark tone="plain">{s('place', { place, of })}</Mark></span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="mt-8">
        <h2>{t('open')}</h2>
        {sittings.length === 0 ? <p>{t('none')} <Link to="/courses">{t('toCourses')}</Link></p> : <Bookable sittings={sittings} />}
      </section>
    </main>
  )
}

function Bookable({ sittings }: { sittings: readonly BookableSitting[] }) {
  const t = useTranslations('exam.list')
  const s = useTranslations('sittings.list')
  const english = useLocale() === 'en'
  return (
    <table className="lists">
      <thead>
        <tr><th>{t('name')}</th><th>{t('association')}</th><th>{s('where')}</th><th>{t('starts')}</th><th>{t('minutes')}</th><th>{s('seats')}</th><th>{t('booking')}</th></tr>
      </thead>
      <tbody>
        {sittings.map((sitting) => (
          <tr key={sitting.id}>
            <td data-label={t('name')}><Link to={`/exams/${sitting.id}`}>{sitting.title}</Link></td>
            <td data-label={t('association')}>{english ? sitting.organisationEn : sitting.organisation}</td>
            <td data-label={s('where')}><Where mode={sitting.mode} place={sitting.place} /></td>
            <td data-label={t('starts')}><span><When at={sitting.startFrom} zone /> {t('until')} <When at={sitting.startUntil} /></span></td>
            <td data-label={t('minutes')}>{t('minutesValue', { minutes: sitting.minutes })}</td>
            <td data-label={s('seats')}><Seats sitting={sitting} /></td>
            <td data-label={t('booking')}>
              <span>
                <Mark tone={sitting.bookingOpen ? 'good' : 'plain'}>{t(sitting.bookingOpen ? 'bookingOpen' : 'bookingLater')}</Mark>{' '}
                <span className="note"><When at={sitting.bookingOpens} /> {t('until')} <When at={sitting.bookingCloses} /></span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Seats({ sitting: { seatsLeft, inLine } }: { sitting: BookableSitting }) {
  const t = useTranslations('exam.list')
  const s = useTranslations('sittings.list')
  if (seatsLeft === null) return <>{t('unlimited')}</>
  if (seatsLeft > 0) return <>{t('seatsLeft', { count: seatsLeft })}</>
  return (
    <span>
      <Mark tone="seal">{t('full')}</Mark> {inLine !== null && <span className="note">{inLine > 0 ? s('line', { count: inLine }) : s('lineEmpty')}</span>}
    </span>
  )
}
