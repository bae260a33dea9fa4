import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { MDXProvider } from '@mdx-js/react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { allow, notFound } from '#app/http/context.ts'
import { may } from '#app/http/authorise.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { tooMany } from '#app/http/limits.ts'
import { answerQuestion, beat, markRead, openLesson } from '#app/services/learning.ts'
import { lessonPage } from '#app/services/library.ts'
import { notesIn } from '#app/services/notes.ts'
import { lessonStudy, studyOverview } from '#app/services/progress.ts'
import { Refusal } from '#app/ui/field.tsx'
import { useBeats } from '#app/ui/lesson/beats.ts'
import { Completion, Neighbours } from '#app/ui/lesson/completion.tsx'
import { LessonFactsProvider } from '#app/ui/lesson/facts.tsx'
import { minutesOf, useTitle } from '#app/ui/lesson/named.tsx'
import { Outline } from '#app/ui/lesson/outline.tsx'
import { Again, Stopped } from '#app/ui/lesson/player-again.tsx'
import { InShort } from '#app/ui/lesson/player-aside.tsx'
import { PlayerFactsProvider } from '#app/ui/lesson/player-facts.tsx'
import { playerComponents } from '#app/ui/lesson/player-heading.tsx'
import { WholeNotes } from '#app/ui/lesson/player-notes.tsx'
import { Written } from '#app/ui/lesson/written.tsx'
import { need } from '#app/words/need.ts'
import { actOnNotes, isNoteForm, noteForms } from './note-forms.ts'

await need('components', 'learn', 'player')

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.lesson.title ?? '课程'} · 明鉴` },
]

const choice = z.string().max(8)
const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('beat'), place: z.string().max(300).optional().catch(undefined) }),
  z.object({ intent: z.enum(['read', 'reread', 'seen']) }),
  z.object({
    intent: z.literal('answer'),
    question: z.string().min(1).max(64),
    answer: z.union([choice.transform((one) => [one]), z.array(choice).max(20)]).default([]),
  }),
  ...noteForms,
])

const idOf = (params: LoaderFunctionArgs['params']) => `${params.module}/${params.lesson}`

/** Anyone may read; a trainee's opening is noted and counts as study. */
export const loader = async ({ context: { app, actor, limits }, params }: LoaderFunctionArgs) => {
  const lesson = lessonPage(app, idOf(params)) ?? notFound()
  if (!actor || !may(actor, 'lesson.study', { personId: actor.personId }))
    return { lesson, study: null, overview: null, own: null, answering: actor ? ('no' as const) : ('log-in' as const) }
  const { personId } = actor
  if (!(await limits.spend('study', personId))) await openLesson(app, personId, lesson.id)
  const study = await lessonStudy(app, personId, lesson.id)
  if (!study.ok) return notFound()
  const [overview, own] = await Promise.all([studyOverview(app, personId), notesIn(app, personId, lesson.id)])
  return { lesson, study: study.value, overview, own, answering: 'yes' as const }
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
  if (isNoteForm(input)) {
    const done = await actOnNotes(app, personId, lesson.id, input)
    if (!done.ok) return refusedForm(done.refusal, typed, {}, done.detail)
    // Without a place of its own the answer stays where the form was sent from: a browser keeps that address's fragment.
    if (!('anchor' in input)) return redirect(path, 303)
    return redirect(`${path}#${input.anchor === '' ? 'notes' : encodeURIComponent(input.anchor)}`, 303)
  }
  switch (input.intent) {
    case 'beat': {
      const beaten = await beat(app, personId, lesson.id, input.place)
      return beaten.ok ? data(beaten.value) : refusedForm(beaten.refusal, typed)
    }
    case 'answer': {
      const response = { lesson: lesson.id, question: input.question, response: input.answer }
      const answered = await answerQuestion(app, personId, response)
      return answered.ok ? redirect(`${path}#q-${input.question}`, 303) : refusedForm(answered.refusal, typed)
    }
    default: {
      const read = await markRead(app, personId, lesson.id)
      if (!read.ok) return refusedForm(read.refusal, typed)
      if (input.intent === 'seen') return redirect(path, 303)
      if (input.intent === 'reread') return redirect('/courses#again', 303)
      if (!read.value.complete) return redirect(`${path}#end`, 303)
      return redirect(lesson.after ? `/courses/${lesson.after.id}` : '/courses', 303)
    }
  }
}

export default function Lesson() {
  const { lesson, study, overview, own, answering } = useLoaderData<typeof loader>()
  const acted = useActionData<typeof action>()
  const t = useTranslations('learn.lesson')
  const title = useTitle()
  const english = useLocale() === 'en'
  const path = `/courses/${lesson.id}`
  useBeats(study ? path : null, lesson.idleSeconds, lesson.sections)
  const no = acted && 'refusal' in acted ? acted : null
  const asked = no?.typed.intent === 'answer' ? { question: no.typed.question ?? '', code: no.refusal } : null
  const noted = no?.typed.intent?.startsWith('note-') ? no : null
  const player = own && { path, sections: lesson.sections, ...own, refused: noted }
  const facts = {
    path,
    today: lesson.today,
    cites: lesson.cites,
    questions: lesson.questions,
    feedback: study?.feedback ?? {},
    answering,
    refused: asked,
  }
  return (
    <main id="main" className="page lesson">
      <Outline
        module={lesson.module}
        current={lesson.id}
        sections={lesson.sections}
        states={overview?.states ?? null}
        again={overview?.again ?? {}}
      />
      <article className="prose print:[&_button]:hidden print:[&_input]:hidden">
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
        {no && !asked && !noted && <Refusal code={no.refusal} detail={no.detail} />}
        {study?.again && <Again of={study.again} path={path} />}
        <Stopped key={lesson.id} at={study?.stopped ?? null} />
        <h2>{t('objectives')}</h2>
        <ul lang="zh-CN">
          {lesson.objectives.map((objective) => (
            <li key={objective}>{objective}</li>
          ))}
        </ul>
        <PlayerFactsProvider value={player}>
          <LessonFactsProvider value={facts}>
            <MDXProvider components={playerComponents}>
              <div lang="zh-CN">
                <Written file={lesson.file} />
              </div>
            </MDXProvider>
          </LessonFactsProvider>
          <WholeNotes />
        </PlayerFactsProvider>
        {study && <Completion path={path} questions={lesson.questions} study={study} />}
        <Neighbours before={lesson.before} after={lesson.after} />
      </article>
      <InShort lesson={lesson} />
    </main>
  )
}
