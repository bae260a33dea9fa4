import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { allow, loggedIn } from '#app/http/context.ts'
import { hoursOf } from '#app/services/progress.ts'
import { outline } from '#app/services/library.ts'
import { Facts, Mark, When } from '#app/ui/marks.tsx'
import { minutesOf, OnDay, useTitle } from '#app/ui/lesson/named.tsx'
import { need } from '#app/words/need.ts'

await need('learn')

export const meta: MetaFunction = () => [{ title: '学时记录 Study hours · 明鉴' }]

/** One's own hours only. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'hours.read', { personId: actor.personId })
  const { app } = context
  const { modules, target } = await outline(app)
  const { idleSeconds, maxMinutesPerDay } = app.catalogue.hours
  return {
    name: actor.name,
    now: app.now(),
    target,
    idleSeconds,
    maxMinutesPerDay,
    record: await hoursOf(app, actor.personId),
    titles: Object.fromEntries(
      modules.flatMap((m) => [m, ...m.lessons]).map(({ id, title, titleEn }) => [id, { title, titleEn }]),
    ),
  }
}

export default function Hours() {
  const { name, now, target, idleSeconds, maxMinutesPerDay, record, titles } = useLoaderData<typeof loader>()
  const t = useTranslations('learn.hours')
  const words = useTranslations('learn')
  const title = useTitle()
  const nameOf = (id: string | null) => {
    const known = id === null ? undefined : titles[id]
    return known ? title(known) : t('gone')
  }
  const minutes = (seconds: number) => words('minutes', { minutes: minutesOf(seconds) })
  return (
    <main id="main" className="page reading">
      <h1>{t('title')}</h1>
      <p>{t('lead', { idle: idleSeconds / 60, cap: maxMinutesPerDay })}</p>
      <section className="sheet">
        <Facts
          of={[
            [t('person'), name],
            [t('printed'), <When key="now" at={now} zone />],
            [
              t('total'),
              <b key="total" className="num">
                {t('totalHours', { hours: record.hours, minutes: minutesOf(record.seconds) })}
              </b>,
            ],
            [
              t('target'),
              <span key="target" className="num">
                {t('targetHours', { required: target.requiredHours })}{' '}
                {target.ownPolicy && <Mark tone="plain">{words('ownPolicy')}</Mark>}
              </span>,
            ],
          ]}
        />
        <p className="note">
          {words('courses.hour', { minutes: target.minutesPerHour })}{' '}
          {words(target.enforced ? 'courses.enforced' : 'courses.notEnforced')}
        </p>
        <p className="noprint m-0">
          <Link to="/me/hours/certificate">{t('toCertificate')}</Link>
        </p>
      </section>
      {record.days.length === 0 ? (
        <p className="mt-6">
          {t('empty')} <Link to="/courses">{t('toCourses')}</Link>
        </p>
      ) : (
        <>
          <h2 className="mt-8">{t('byModule')}</h2>
          <table className="lists">
            <thead>
              <tr>
                <th scope="col">{t('module')}</th>
                <th scope="col">{t('time')}</th>
              </tr>
            </thead>
            <tbody>
              {record.modules.map(({ module, seconds }) => (
                <tr key={module ?? ''}>
                  <td data-label={t('module')}>{nameOf(module)}</td>
                  <td data-label={t('time')} className="num">
                    {minutes(seconds)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <h2 className="mt-8">{t('byDay')}</h2>
          <table className="lists">
            <thead>
              <tr>
                <th scope="col">{t('day')}</th>
                <th scope="col">{t('lesson')}</th>
                <th scope="col">{t('time')}</th>
              </tr>
            </thead>
            <tbody>
              {record.days.flatMap(({ day, lessons }) =>
                lessons.map((lesson) => (
                  <tr key={`${day} ${lesson.id}`}>
                    <td data-label={t('day')}>
                      <OnDay day={day} />
                    </td>
                    <td data-label={t('lesson')}>{nameOf(lesson.id)}</td>
                    <td data-label={t('time')} className="num">
                      {minutes(lesson.seconds)}
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
          <p className="note">
            {t('zone')} <span className="noprint">{t('print')}</span>
          </p>
        </>
      )}
    </main>
  )
}
