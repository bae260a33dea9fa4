import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { dayOf, parseDay } from '#app/domain/instant.ts'
import { PROGRAMME_TYPES } from '#app/domain/staffing/rules.ts'
import { reviewersNeeded } from '#app/services/tools.ts'
import { ReviewersAnswer, ReviewersFields, type ReviewersShown } from '#app/ui/lesson/reviewers.tsx'
import { need } from '#app/words/need.ts'

await need('components', 'learn')

export const meta: MetaFunction = () => [{ title: '审核员人数与签发 Reviewers and signature · 明鉴' }]

/** Asked by its address, so that an answer can be kept and passed on; nobody need be known. */
export const loader = ({ context: { app }, request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams
  const typed = {
    type: PROGRAMME_TYPES.find((type) => type === query.get('type')) ?? ('web-drama' as const),
    on: query.has('on') ? (query.get('on') ?? '').trim().slice(0, 40) : dayOf(app.now()),
  }
  const shown = (more: Partial<ReviewersShown>, status = 200) =>
    data<ReviewersShown>({ typed, answer: null, faults: [], ...more }, { status })
  if (!query.has('on') && !query.has('type')) return shown({})
  const on = parseDay(typed.on)
  return on ? shown({ answer: reviewersNeeded(app, typed.type, on) }) : shown({ faults: ['on'] }, 422)
}

export default function ReviewersNeededPage() {
  const of = useLoaderData<typeof loader>()
  const t = useTranslations('components.reviewers')
  const back = useTranslations('learn.regulation')
  return (
    <main id="main" className="page tool">
      <h1>{t('title')}</h1>
      <p style={{ maxWidth: 'var(--measure)' }}>{t('lead')}</p>
      <div className="two mt-6">
        <Form method="get" className="sheet stack noprint">
          <ReviewersFields of={of} />
        </Form>
        <div>{of.answer && <ReviewersAnswer of={of.answer} />}</div>
      </div>
      <p className="note mt-6">
        <Link to="/regulations">{back('back')}</Link>
      </p>
    </main>
  )
}
