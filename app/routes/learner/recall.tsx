import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { allow, loggedIn } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { tooMany } from '#app/http/limits.ts'
import { answerRecall, recallDay } from '#app/services/recall.ts'
import { Refusal } from '#app/ui/field.tsx'
import { When } from '#app/ui/marks.tsx'
import { Question, Told } from '#app/ui/recall/question.tsx'
import { need } from '#app/words/need.ts'

await need('recall')

export const meta: MetaFunction = () => [{ title: '每日复习 Daily review · 明鉴' }]

const schema = z.object({
  question: z.string().min(1).max(200),
  due: z.string().max(40),
  reps: z.coerce.number().int().min(0),
  answer: z
    .union([
      z
        .string()
        .max(8)
        .transform((one) => [one]),
      z.array(z.string().max(8)).max(20),
    ])
    .default([]),
  rating: z
    .enum(['2', '3', '4'])
    .transform((text) => Number(text) as 2 | 3 | 4)
    .optional(),
})

/** One's own review. Looking at it writes nothing. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'lesson.study', { personId: actor.personId })
  return recallDay(context.app, actor.personId)
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'lesson.study', { personId: actor.personId })
  const wait = await context.limits.spend('study', actor.personId)
  if (wait) throw tooMany(wait)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { answer: response, ...rest } = parsed.value
  const answered = await answerRecall(context.app, actor.personId, { ...rest, response })
  if (!answered.ok) return refusedForm(answered.refusal, typed, {}, answered.detail)
  const { correct, rated } = answered.value
  return correct && rated ? redirect('/me/recall', 303) : data({ told: answered.value })
}

export default function Recall() {
  const day = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('recall')
  const refused = answered && 'refusal' in answered ? answered : null
  const told = answered && 'told' in answered ? answered.told : null
  return (
    <main id="main" className="page reading">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {day.questions > 0 && (
        <p className="num">
          <b>{t('state', { due: day.due, done: day.done, limit: day.limit })}</b>
        </p>
      )}
      {refused && (
        <div className="stack">
          <Refusal code={refused.refusal} detail={refused.detail} />
          <Stands detail={refused.detail} />
        </div>
      )}
      {told ? (
        <Told told={told} more={day.asked !== null} />
      ) : day.asked ? (
        <Question asked={day.asked} n={day.done + 1} />
      ) : (
        <Done day={day} />
      )}
      {(told || day.asked) && <p className="note">{t('ask.keys')}</p>}
      <p className="note">
        {t('limit', { limit: day.limit })} {day.gone > 0 && t('gone', { gone: day.gone })}
      </p>
      <p>
        <Link to="/me/readiness">{t('done.toReadiness')}</Link>
      </p>
    </main>
  )
}

/** Of an answer that came too late: what stands instead. */
function Stands({ detail }: { detail?: Readonly<Record<string, unknown>> | undefined }) {
  const t = useTranslations('recall.stands')
  const { answered, due } = detail ?? {}
  return (
    <p className="note row" style={{ margin: 0 }}>
      {typeof answered === 'string' && (
        <span>
          {t('answered')} <When at={answered} />
        </span>
      )}
      {typeof due === 'string' && (
        <span>
          {t('due')} <When at={due} zone />
        </span>
      )}
    </p>
  )
}

function Done({ day: { questions, due, next, limit, done } }: { day: Awaited<ReturnType<typeof loader>> }) {
  const t = useTranslations('recall.done')
  if (questions === 0)
    return (
      <p>
        {t('empty')} <Link to="/courses">{t('toCourses')}</Link>
      </p>
    )
  return (
    <section className="sheet" aria-labelledby="done">
      <h2 id="done" style={{ marginTop: 0 }}>
        {t('title')}
      </h2>
      {done >= limit && due > 0 && <p>{t('limit', { limit, due })}</p>}
      {next && (
        <p>
          {t('next')} <When at={next} zone />
        </p>
      )}
      <p className="note">{t('after')}</p>
    </section>
  )
}
