import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { REVIEW_ASKS } from '#app/domain/cases/case.ts'
import { formatMarks, hundredths } from '#app/domain/grading/mark.ts'
import { asId } from '#app/domain/ids.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { readForm, refusedForm } from '#app/http/forms.ts'
import { requestReview } from '#app/services/result-review.ts'
import { outcomeOf } from '#app/services/results.ts'
import { CaseList } from '#app/ui/cases/case-list.tsx'
import { ReviewForm } from '#app/ui/cases/say-forms.tsx'
import { Refusal } from '#app/ui/field.tsx'
import { Facts, Mark, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('exam', 'cases')

export const meta: MetaFunction = () => [{ title: '考试成绩 · 明鉴' }, { name: 'robots', content: 'noindex' }]

/** Totals and topics, once released; never an item. */
export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'result.read', { personId: actor.personId })
  const attemptId = asId<'attempt'>(params.attempt ?? '') ?? notFound()
  const outcome = await outcomeOf(context.app, actor.personId, attemptId)
  return outcome.ok ? { attemptId, name: actor.name, ...outcome.value } : notFound()
}

/** The one thing that is asked for here: a review of the result. */
export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'result.read', { personId: actor.personId })
  const attemptId = asId<'attempt'>(params.attempt ?? '') ?? notFound()
  const { typed } = await readForm(request)
  if (typed.confirm !== 'on') return refusedForm('case-confirm', typed, { confirm: 'case-confirm' })
  const asks = REVIEW_ASKS.filter((ask) => typed[`ask-${ask}`] === 'on')
  const asked = await requestReview(context.app, actor.personId, attemptId, { asks, text: typed.text ?? '' })
  if (asked.ok) return redirect(`/me/cases/${asked.value}?said=1`)
  if (asked.refusal === 'attempt-not-found') return notFound()
  const field = asked.refusal === 'review-asks-missing' ? 'asks' : asked.refusal.startsWith('case-text') ? 'text' : 'form'
  return refusedForm(asked.refusal, typed, { [field]: asked.refusal }, asked.detail)
}

export default function Result() {
  const outcome = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const c = useTranslations('cases')
  const t = useTranslations('exam.result')
  const english = useLocale() === 'en'
  const { result } = outcome
  return (
    <main id="main" className="page reading">
      <h1>{t('title')}</h1>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      <div className="sheet stack">
        <h2 className="m-0">{outcome.title}</h2>
        <Facts of={[
          [t('candidate'), outcome.name],
          [t('association'), english ? outcome.organisationEn : outcome.organisation],
          ...(outcome.submittedAt ? [[t('submitted'), <When key="at" at={outcome.submittedAt} zone />] as const] : []),
          ...(result ? [[t('released'), <When key="released" at={result.releasedAt} />] as const] : []),
        ]} />
        {outcome.submittedAt === null && (
          <p className="notice warn m-0">{t('stillOpen')} <Link reloadDocument to={`/exam/attempts/${outcome.attemptId}`}>{t('goOn')}</Link></p>
        )}
        {outcome.submittedAt !== null && !result && <p className="notice m-0">{t('notYet')}</p>}
        {result?.voidedBy && <p className="notice seal m-0">{c('review.void')} <Link to={`/me/cases/${result.voidedBy}`}>{c('review.voidNext')}</Link></p>}
        {result?.underCase && <p className="notice warn m-0">{c('review.underCase')}</p>}
        {result && <Marks result={result} />}
      </div>
      {outcome.cases.length > 0 && (
        <section className="mt-6">
          <h2>{c('review.notices')}</h2>
          <CaseList cases={outcome.cases} to="/me/cases" />
        </section>
      )}
      {outcome.reviewUntil && <div className="mt-6"><ReviewForm until={outcome.reviewUntil} refused={refused} /></div>}
      <p className="row noprint mt-6">
        <Link to="/me">{t('toMe')}</Link>
        <Link to="/me/cases">{c('review.pages.cases')}</Link>
        {result && !result.passed && <Link to="/exams">{t('toExams')}</Link>}
        {result && <span className="note">{t('print')}</span>}
      </p>
    </main>
  )
}

type Released = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['result']>

function Marks({ result }: { result: Released }) {
  const t = useTranslations('exam.result')
  const c = useTranslations('cases.review')
  const format = useFormatter()
  const english = useLocale() === 'en'
  const marks = (count: number) => formatMarks(hundredths(count))
  return (
    <>
      <Facts of={[
        [t('verdict'), <Mark key="verdict" tone={result.passed ? 'good' : 'seal'}>{t(result.passed ? 'passed' : 'failed')}</Mark>],
        [t('total'), <span className="num" key="total">{t('totalValue', { total: marks(result.total), max: marks(result.max) })}</span>],
        [t('percent'), <span className="num" key="percent">{t('percentValue', { percent: format.number(result.percentHundredths / 100, { maximumFractionDigits: 2 }) })}</span>],
        [t('cut'), <span className="num" key="cut">{t('percentValue', { percent: format.number(result.cutHundredths / 100) })}</span>],
      ]} />
      <h3 className="m-0">{t('topics')}</h3>
      <table className="lists">
        <thead><tr><th>{t('topic')}</th><th>{t('items')}</th><th>{t('earned')}</th></tr></thead>
        <tbody>
          {result.topics.map((topic) => (
            <tr key={topic.topic}>
              <td data-label={t('topic')}>{english ? topic.titleEn : topic.title}</td>
              <td data-label={t('items')} className="num">{format.number(topic.items)}</td>
              <td data-label={t('earned')}>
                <span className="num">{t('totalValue', { total: marks(topic.earned), max: marks(topic.max) })}</span>
                {topic.floorHundredths !== null && (
                  <span className="note"> {c('floor', { percent: format.number(topic.floorHundredths / 100) })} {topic.floorMissed && <Mark tone="seal">{c('floorMissed')}</Mark>}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note m-0">{t('noItems')} {t(result.passed ? 'nextPassed' : 'nextFailed')}</p>
    </>
  )
}
