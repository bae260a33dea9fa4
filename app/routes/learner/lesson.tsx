import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { allow, notFound } from '#app/http/context.ts'
import { may } from '#app/http/authorise.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { tooMany } from '#app/http/limits.ts'
import { answerQuestion, beat, markRead, openLesson } from '#app/services/learning.ts'
import { lessonStates, lessonStudy } from '#app/services/progress.ts'
import { lessonPage } from '#app/services/library.ts'
import { useBeats } from '#app/ui/lesson/beats.ts'
import { Completion, Neighbours } from '#app/ui/lesson/completion.tsx'
import { LessonFactsProvider } from '#app/ui/lesson/facts.tsx'
import { minutesOf, useTitle } from '#app/ui/lesson/named.tsx'
import { Outline } from '#app/ui/lesson/outline.tsx'
import { Written } from '#app/ui/lesson/written.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.lesson.title ?? '课程'} · 明鉴` },
]

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('beat') }),
  z.object({ intent: z.literal('read') }),
  z.object({
    intent: z.literal('answer'),
    question: z.string().min(1).max(64),
    answer: z
      .union([
        z
          .string()
          .max(8)
          .transform((one) => [one]),
        z.array(z.string().max(8)).max(20),
      ])
      .default([]),
  }),
])

const idOf = (params: LoaderFunctionArgs['params']) => `${params.module}/${params.lesson}`

/** Anyone may read; a trainee's opening is noted and counts as study. */
export const loader = async ({ context: { app, actor, limits }, params }: LoaderFunctionArgs) => {
  const lesson = lessonPage(app, idOf(params)) ?? notFound()
  if (!actor || !may(actor, 'lesson.study', { personId: actor.personId }))
    return { lesson, study: null, states: null, answering: actor ? ('no' as const) : ('log-in' as const) }
  if (!(await limits.spend('study', actor.personId))) await openLesson(app, actor.personId, lesson.id)
  const study = await lessonStudy(app, actor.personId, lesson.id)
  if (!study.ok) return notFound()
  return { lesson, study: study.value, states: await lessonStates(app, actor.personId), answering: 'yes' as const }
}

export const action = async ({ context: { app, actor, limits }, params, request }: ActionFunctionArgs) => {
  const lesson = lessonPage(app, idOf(params)) ?? notFound()
  const path = `/courses/${lesson.id}`
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const input = parsed.value
  if (!actor) {
    if (input.intent === 'beat') return data({ credited: 0, today: 0 }, { status: 401 })
    throw redirect(`/login?redirectTo=${encodeURIComponent(path)}`)
  }
  const { personId } = actor
  allow(actor, 'lesson.study', { personId })
  const wait = await limits.spend('study', personId)
  if (wait) throw tooMany(wait)
  switch (input.intent) {
    case 'beat': {
      const beaten = await beat(app, personId, lesson.id)
      return beaten.ok ? data(beaten.value) : refusedForm(beaten.refusal, typed)
    }
    case 'answer': {
      const answered = await answerQuestion(app, personId, {
        lesson: lesson.id,
        question: input.question,
        response: input.answer,
      })
      return answered.ok ? redirect(`${path}#q-${input.question}`, 303) : refusedForm(answered.refusal, typed)
    }
    case 'read': {
      const read = await markRead(app, personId, lesson.id)
      if (!read.ok) return refusedForm(read.refusal, typed)
      if (!read.value.complete) return redirect(`${path}#end`, 303)
      return redirect(lesson.after ? `/courses/${lesson.after.id}` : '/courses', 303)
    }
  }
}

export default function Lesson() {
  const { lesson, study, states, answering } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('learn.lesson')
  const title = useTitle()
  const english = useLocale() === 'en'
  const path = `/courses/${lesson.id}`
  useBeats(study ? path : null, lesson.idleSeconds)
  const refused =
    answered && 'refusal' in answered ? { question: answered.typed.question ?? '', code: answered.refusal } : null
  return (
    <main id="main" className="page lesson">
      <Outline module={lesson.module} current={lesson.id} states={states} />
      <article className="prose">
        <p className="note">
          {t('place', { module: title(lesson.module), place: lesson.place })} ·{' '}
          {t('estimate', { minutes: lesson.minutes })}
          {study && <> · {t('today', { minutes: minutesOf(study.today) })}</>}
        </p>
        <h1>{title(lesson)}</h1>
        {english && <p className="note">{t('chinese')}</p>}
        {answering === 'log-in' && (
          <p className="notice noprint">
            {t('stranger')} <Link to={`/login?redirectTo=${encodeURIComponent(path)}`}>{t('logIn')}</Link>
          </p>
        )}
        {study?.changed && <p className="notice warn">{t('changed')}</p>}
        <h2>{t('objectives')}</h2>
        <ul lang="zh-CN">
          {lesson.objectives.map((objective) => (
            <li key={objective}>{objective}</li>
          ))}
        </ul>
        <LessonFactsProvider
          value={{
            path,
            cites: lesson.cites,
            questions: lesson.questions,
            feedback: study?.feedback ?? {},
            answering,
            refused,
          }}
        >
          <div lang="zh-CN">
            <Written file={lesson.file} />
          </div>
        </LessonFactsProvider>
        {study && <Completion path={path} questions={lesson.questions} study={study} />}
        <Neighbours before={lesson.before} after={lesson.after} />
      </article>
      <aside className="note">
        <p>
          <b className="text-ink">{t('summary')}</b>
        </p>
        <div lang="zh-CN">
          {lesson.summary.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        <p>
          <b className="text-ink">{t('articles')}</b>
        </p>
        <ul className="list">
          {lesson.articles
            .flatMap(({ document, article }) => lesson.cites[`${document} ${article}`] ?? [])
            .map((cite) => (
              <li key={`${cite.document} ${cite.article}`} style={{ padding: '.25rem 0' }}>
                <Link to={`/regulations/${cite.document}#${cite.article}`} lang="zh-CN">
                  {cite.short} {cite.clause}
                </Link>
              </li>
            ))}
        </ul>
      </aside>
    </main>
  )
}
