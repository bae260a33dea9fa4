import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { formatMarks, hundredths } from '#app/domain/grading/mark.ts'
import { asId } from '#app/domain/ids.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { outcomeOf } from '#app/services/results.ts'
import { Facts, Mark, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('exam')

export const meta: MetaFunction = () => [{ title: '考试成绩 · 明鉴' }, { name: 'robots', content: 'noindex' }]

/** Totals and topics, once released; never an item. */
export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'result.read', { personId: actor.personId })
  const attemptId = asId<'attempt'>(params.attempt ?? '') ?? notFound()
  const outcome = await outcomeOf(context.app, actor.personId, attemptId)
  return outcome.ok ? { attemptId, name: actor.name, ...outcome.value } : notFound()
}

export default function Result() {
  const outcome = useLoaderData<typeof loader>()
  const t = useTranslations('exam.result')
  const english = useLocale() === 'en'
  const { result } = outcome
  return (
    <main id="main" className="page reading">
      <h1>{t('title')}</h1>
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
        {result && <Marks result={result} />}
      </div>
      <p className="row noprint mt-6">
        <Link to="/me">{t('toMe')}</Link>
        {result && !result.passed && <Link to="/exams">{t('toExams')}</Link>}
        {result && <span className="note">{t('print')}</span>}
      </p>
    </main>
  )
}

type Released = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['result']>

function Marks({ result }: { result: Released }) {
  const t = useTranslations('exam.result')
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
              <td data-label={t('earned')} className="num">{t('totalValue', { total: marks(topic.earned), max: marks(topic.max) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note m-0">{t('noItems')} {t(result.passed ? 'nextPassed' : 'nextFailed')}</p>
    </>
  )
}
