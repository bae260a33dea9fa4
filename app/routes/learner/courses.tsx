import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { may } from '#app/http/authorise.ts'
import { lessonStates, programmeStatus } from '#app/services/progress.ts'
import { outline } from '#app/services/library.ts'
import { Mark } from '#app/ui/marks.tsx'
import { useTitle } from '#app/ui/lesson/named.tsx'

export const meta: MetaFunction = () => [{ title: '课程 Courses · 明鉴' }]

/** The outline is open to anyone; progress is one's own. */
export const loader = async ({ context: { app, actor } }: LoaderFunctionArgs) => {
  const studies = actor && may(actor, 'lesson.study', { personId: actor.personId })
  const study = studies
    ? { states: await lessonStates(app, actor.personId), status: await programmeStatus(app, actor.personId) }
    : null
  return { ...outline(app), study, loggedIn: actor !== undefined }
}

const TONE = { done: 'good', begun: 'warn', new: 'plain' } as const

export default function Courses() {
  const { modules, minutes, target, study, loggedIn } = useLoaderData<typeof loader>()
  const t = useTranslations('learn.courses')
  const words = useTranslations('learn')
  const title = useTitle()
  const english = useLocale() === 'en'
  const lessons = modules.reduce((sum, module) => sum + module.lessons.length, 0)
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      {lessons === 0 ? (
        <p>
          {t('empty')} <Link to="/regulations">{t('toRegulations')}</Link>
        </p>
      ) : (
        <p>{t('lead', { modules: modules.length, lessons, minutes })}</p>
      )}
      {study ? <Progress status={study.status} target={target} /> : <Stranger loggedIn={loggedIn} />}
      {modules.map((module) => (
        <section key={module.id} className="mt-10" aria-labelledby={`module-${module.id}`}>
          <div className="row">
            <h2 id={`module-${module.id}`} style={{ margin: 0 }}>
              {title(module)}
            </h2>
            <Mark tone="plain">{t(module.required ? 'required' : 'optional')}</Mark>
            <span className="note push num">{words('minutes', { minutes: module.minutes })}</span>
          </div>
          <p className="note">{english ? module.summaryEn : module.summary}</p>
          <ol className="list">
            {module.lessons.map((lesson) => {
              const state = study?.states[lesson.id]
              return (
                <li key={lesson.id} className="row">
                  <Link to={`/courses/${lesson.id}`}>{title(lesson)}</Link>
                  <span className="note num">
                    {words('minutes', { minutes: lesson.minutes })} · {t('questions', { count: lesson.questions })}
                  </span>
                  {state && (
                    <span className="push">
                      <Mark tone={TONE[state]}>{t(`state.${state}`)}</Mark>
                    </span>
                  )}
                </li>
              )
            })}
          </ol>
        </section>
      ))}
    </main>
  )
}

function Stranger({ loggedIn }: { loggedIn: boolean }) {
  const t = useTranslations('learn.courses')
  if (loggedIn) return <p className="notice">{t('noStudy')}</p>
  return (
    <p className="notice">
      {t('stranger')} <Link to="/login?redirectTo=%2Fcourses">{t('logIn')}</Link> ·{' '}
      <Link to="/signup?redirectTo=%2Fcourses">{t('signUp')}</Link>
    </p>
  )
}

type Loaded = Awaited<ReturnType<typeof loader>>

/** How far one is, and what is still missing before an exam can be booked. */
function Progress({ status, target }: { status: NonNullable<Loaded['study']>['status']; target: Loaded['target'] }) {
  const t = useTranslations('learn.courses')
  const words = useTranslations('learn')
  const title = useTitle()
  return (
    <section className="sheet stack mt-6" aria-labelledby="progress">
      <h2 id="progress" style={{ margin: 0 }}>
        {t('progress')}
      </h2>
      <div className="row num">
        <b>{t('done', { done: status.done, all: status.all })}</b>
        <span>
          {t('hours', { hours: status.hours })} · {t('target', { required: target.requiredHours })}
        </span>
        {target.ownPolicy && <Mark tone="plain">{words('ownPolicy')}</Mark>}
        <Link className="push" to="/me/hours">
          {t('toHours')}
        </Link>
      </div>
      <p className="note" style={{ margin: 0 }}>
        {t('hour', { minutes: target.minutesPerHour })} {t(target.enforced ? 'enforced' : 'notEnforced')}
      </p>
      {status.complete ? (
        <p className="notice good" style={{ margin: 0 }}>
          {t('complete')} <Link to="/exams">{t('toExams')}</Link>
        </p>
      ) : (
        <details open={status.missing.length <= 5}>
          <summary>
            <b>{t('missing')}</b> <span className="num">({status.missing.length})</span>
          </summary>
          <p className="note">
            {t('missingNote')} {status.hoursLacking > 0 && t('missingHours', { hours: status.hoursLacking })}
          </p>
          <ul>
            {status.missing.map((lesson) => (
              <li key={lesson.id}>
                <Link to={`/courses/${lesson.id}`}>{title(lesson)}</Link>{' '}
                <span className="note">{lesson.lacks.map((lack) => t(`lacks.${lack}`)).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
