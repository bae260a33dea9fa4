import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { loggedIn } from '#app/http/context.ts'
import { ownIdentity } from '#app/services/account.ts'
import { ownBookings } from '#app/services/bookings.ts'
import { certificatesOfPerson } from '#app/services/certificates.ts'
import { programmeStatus } from '#app/services/learning.ts'
import { invitationsWaiting } from '#app/services/roster.ts'
import { Facts, Mark, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('account', 'status')

export const meta: MetaFunction = () => [{ title: '我的 · 明鉴' }]

/** Everything of the person who asks, and of nobody else. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { app } = context
  const actor = loggedIn(context, request)
  const [identity, programme, bookings, certificates, waiting] = await Promise.all([
    ownIdentity(app, actor.personId), programmeStatus(app, actor.personId), ownBookings(app, actor.personId), certificatesOfPerson(app, actor.personId), invitationsWaiting(app, actor.personId),
  ])
  const region = app.catalogue.regions.find((r) => r.code === actor.region)
  return {
    name: actor.name, email: actor.email, document: identity?.documentMasked ?? '', region: { name: region?.name ?? actor.region, nameEn: region?.nameEn ?? actor.region },
    roles: actor.roles.map(({ role, organisationName }) => ({ role, organisation: organisationName })),
    programme: { done: programme.done, all: programme.all, hours: programme.hours, complete: programme.complete },
    bookings,
    certificates: certificates.map(({ number, route, status }) => ({ number, route, verdict: status.verdict, validUntil: status.validUntil })),
    waiting,
  }
}

const TONE = { valid: 'good', 'not-yet-valid': 'warn', expired: 'plain', suspended: 'seal', revoked: 'seal', withdrawn: 'plain' } as const

export default function Me() {
  const me = useLoaderData<typeof loader>()
  const t = useTranslations('account.me')
  const b = useTranslations('account.booking')
  const r = useTranslations('account.roles')
  const s = useTranslations('status')
  const english = useLocale() === 'en'
  return (
    <main id="main" className="page">
      <h1>{t('hello', { name: me.name })}</h1>
      <div className="two mt-6">
        <div className="stack">
          <section className="sheet stack">
            <h2>{t('study')}</h2>
            <p className="num m-0">{t('studyProgress', { done: me.programme.done, all: me.programme.all, hours: me.programme.hours })}</p>
            {me.programme.complete && <p className="m-0"><Mark tone="good">{t('complete')}</Mark></p>}
            <p className="row m-0"><Link className="btn" to="/courses">{t('toCourses')}</Link><Link to="/me/recall">{t('toRecall')}</Link><Link to="/me/readiness">{t('toReadiness')}</Link><Link to="/me/notes">{t('toNotes')}</Link><Link to="/me/hours">{t('toHours')}</Link></p>
          </section>
          <section className="sheet stack">
            <h2>{t('exams')}</h2>
            {me.bookings.length === 0 ? <p className="m-0">{t('noBookings')}</p> : (
              <ul className="list">
                {me.bookings.map((booking) => (
                  <li key={booking.sittingId} className="row">
                    <Link to={booking.attemptId && booking.state !== 'sitting' ? `/me/results/${booking.attemptId}` : `/exams/${booking.sittingId}`}>{booking.title}</Link>
                    <span className="note"><When at={booking.startFrom} zone /></span>
                    <span className="push"><Mark tone={booking.state === 'passed' ? 'good' : booking.state === 'failed' || booking.state === 'missed' ? 'seal' : 'plain'}>{b(booking.state)}</Mark></span>
                  </li>
                ))}
              </ul>
            )}
            <p className="row m-0"><Link to="/exams">{t('toExams')}</Link><Link to="/me/accommodations">{t('toAccommodations')}</Link><Link to="/me/cases">{t('toCases')}</Link></p>
          </section>
          <section className="sheet stack">
            <h2>{t('certificates')}</h2>
            {me.certificates.length === 0 ? <p className="m-0">{t('noCertificates')}</p> : (
              <ul className="list">
                {me.certificates.map((certificate) => (
                  <li key={certificate.number} className="row">
                    <Link className="num" to={`/me/certificates/${certificate.number}`}>{certificate.number}</Link>
                    <span className="note">{s(`route.${certificate.route}`)}</span>
                    <span className="push"><Mark tone={TONE[certificate.verdict]}>{s(`verdict.${certificate.verdict}`)}</Mark></span>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
        <div className="stack">
          <section className="sheet stack">
            <h2>{t('roster')}</h2>
            {me.waiting > 0 ? <p className="notice warn m-0">{t('rosterWaiting', { count: me.waiting })}</p> : <p className="m-0">{t('noRoster')}</p>}
            <p className="m-0"><Link to="/me/roster">{t('toRoster')}</Link></p>
          </section>
          <section className="sheet stack">
            <h2>{t('exemption')}</h2>
            <p className="m-0"><Link to="/me/exemption">{t('toExemption')}</Link></p>
          </section>
          <section className="sheet stack">
            <h2>{t('identity')}</h2>
            <Facts of={[[t('document'), me.document], [t('region'), english ? me.region.nameEn : me.region.name], [t('email'), me.email]]} />
            <h3>{t('roles')}</h3>
            <ul className="m-0">
              {me.roles.map(({ role, organisation }) => <li key={`${role} ${organisation}`}>{r(role)}{organisation ? ` · ${organisation}` : ''}</li>)}
            </ul>
          </section>
        </div>
      </div>
    </main>
  )
}
