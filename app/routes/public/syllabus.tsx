import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { dayOf, parseDay } from '#app/domain/instant.ts'
import { publicSyllabus, syllabusNames } from '#app/services/syllabus-desk.ts'
import { OnDay, useDay } from '#app/ui/lesson/named.tsx'
import { Mark, When } from '#app/ui/marks.tsx'
import { SyllabusBody } from '#app/ui/syllabus/body.tsx'
import { need } from '#app/words/need.ts'

await need('syllabus')

export const meta: MetaFunction = () => [{ title: '考试大纲 · 明鉴' }]

/** Open to anyone: what is required of reviewers is public (ISO/IEC 17024 7.2). */
export const loader = async ({ context: { app }, request }: LoaderFunctionArgs) => ({
  syllabus: await publicSyllabus(app, parseDay(new URL(request.url).searchParams.get('on') ?? '')),
  names: syllabusNames(app),
  today: dayOf(app.now()),
})

export default function Syllabus() {
  const { syllabus, names, today } = useLoaderData<typeof loader>()
  const t = useTranslations('syllabus')
  const dayText = useDay()
  const now = syllabus.history.find(({ from, until }) => from <= today && (until === null || today <= until))
  const inForce = now?.from === syllabus.history.find(({ from, until }) => from <= syllabus.on && (until === null || syllabus.on <= until))?.from
  return (
    <main id="main" className="page stack">
      <h1>{t('public.title')}</h1>
      <p className="m-0" style={{ maxWidth: 'var(--measure)' }}>{t('public.lead')}</p>
      <section className="sheet stack">
        <div className="row">
          <h2>{inForce ? t('public.inForce') : t('public.onDay', { day: dayText(syllabus.on) })}</h2>
          <b className="num">{syllabus.version}</b>
          <span>{t('from')} <OnDay day={syllabus.from} /></span>
          <Mark tone="plain">{t('ownPolicy')}</Mark>
        </div>
        {!inForce && <p className="notice warn m-0">{t('public.notInForce')} <Link to="/syllabus">{t('public.toToday')}</Link></p>}
        <p className="note m-0">{t('public.policy')}</p>
        {syllabus.notes.map((note) => <p key={note} className="note m-0" lang="zh-CN">{note}</p>)}
        {syllabus.reason && <p className="m-0">{t('public.reason')} <span lang="zh-CN">{syllabus.reason}</span></p>}
        {syllabus.signedAt && <p className="note m-0">{t('public.signed')} <When at={syllabus.signedAt} zone /></p>}
      </section>
      <SyllabusBody body={syllabus.body} names={names} />
      <section>
        <h2>{t('public.history')}</h2>
        <ul className="list">
          {syllabus.history.map((one) => (
            <li key={one.from} className="row">
              <b className="num">{one.version}</b>
              <span><OnDay day={one.from} /> {one.until ? <>{t('public.until')} <OnDay day={one.until} /></> : t('public.open')}</span>
              <Link className="push" to={`/syllabus?on=${one.from}`} aria-label={`${t('public.show')} ${one.version}`}>{t('public.show')}</Link>
            </li>
          ))}
        </ul>
      </section>
    </main>
  )
}
