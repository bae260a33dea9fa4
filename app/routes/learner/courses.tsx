import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { dayOf } from '#app/domain/instant.ts'
import { may } from '#app/http/authorise.ts'
import { allow, loggedIn } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { courseStanding, moveToCurrent } from '#app/services/enrolment.ts'
import { outline } from '#app/services/library.ts'
import { lastStudied } from '#app/services/positions.ts'
import { studyDesk } from '#app/services/progress.ts'
import { useTitle } from '#app/ui/lesson/named.tsx'
import { AgainList } from '#app/ui/lesson/player-again.tsx'
import { Continue, CourseVersion, Tools } from '#app/ui/lesson/player-course.tsx'
import { Mark } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('learn', 'player')

export const meta: MetaFunction = () => [{ title: '课程 Courses · 明鉴' }]

/** The outline is open to anyone; progress is one's own. */
export const loader = async ({ context: { app, actor } }: LoaderFunctionArgs) => {
  const programme = await outline(app)
  if (!actor || !may(actor, 'lesson.study', { personId: actor.personId }))
    return { ...programme, study: null, loggedIn: actor !== undefined }
  const { personId } = actor
  const [desk, last, standing] = await Promise.all([
    studyDesk(app, personId),
    lastStudied(app, personId),
    courseStanding(app, personId),
  ])
  const course = standing && { enrolledOn: dayOf(standing.enrolledAt), change: standing.change }
  return { ...programme, study: { ...desk, last, course }, loggedIn: true }
}

const schema = z.object({ intent: z.literal('move'), hash: z.string().max(64), confirm: z.string().optional() })

/** Moves one's own study to the current version of the course, once that was confirmed. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  const { personId } = actor
  allow(actor, 'lesson.study', { personId })
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  if (parsed.value.confirm !== 'on')
    return refusedForm('course-move-unconfirmed', typed, { confirm: 'course-move-unconfirmed' })
  const moved = await moveToCurrent(context.app, personId, parsed.value.hash)
  return moved.ok ? redirect('/courses#version', 303) : refusedForm(moved.refusal, typed)
}

const TONE = { done: 'good', begun: 'warn', new: 'plain' } as const

export default function Courses() {
  const { modules, minutes, target, syllabus, study, loggedIn } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  const t = useTranslations('learn.courses')
  const p = useTranslations('player.again')
  const words = useTranslations('learn')
  const title = useTitle()
  const english = useLocale() === 'en'
  const again = modules
    .flatMap((module) => module.lessons)
    .flatMap((lesson) => {
      const of = study?.again[lesson.id]
      return of && of.reasons.length > 0 ? [{ lesson, again: of }] : []
    })
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
      {study ? (
        <>
          {study.last && <Continue last={study.last} done={study.states[study.last.lesson.id] === 'done'} />}
          <Progress status={study.status} target={target} />
          <AgainList of={again} />
          <CourseVersion standing={study.course} syllabus={syllabus} refused={refused} />
        </>
      ) : (
        <Stranger loggedIn={loggedIn} />
      )}
      <Tools own={study !== null} />
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
                      {again.some((a) => a.lesson.id === lesson.id) && <Mark tone="warn">{p('mark')}</Mark>}{' '}
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
