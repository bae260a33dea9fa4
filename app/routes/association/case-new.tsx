import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { asId } from '#app/domain/ids.ts'
import { may } from '#app/http/authorise.ts'
import { loggedIn, notFound } from '#app/http/context.ts'
import { readForm, refusedForm } from '#app/http/forms.ts'
import { type CaseTarget, giveNotice, noticeForm } from '#app/services/violations.ts'
import { NoticeForm } from '#app/ui/cases/officer-forms.tsx'
import { Refusal } from '#app/ui/field.tsx'
import { Facts, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'
import { ticked } from './case-fields.ts'

await need('cases')

export const meta: MetaFunction = () => [{ title: '告知涉嫌违纪 Notice · 明鉴' }]

const attemptIn = (request: Request) => asId<'attempt'>(new URL(request.url).searchParams.get('attempt') ?? '') ?? notFound()

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  return { offer: (await noticeForm(context.app, attemptIn(request), (of) => may(actor, 'case.open', of))) ?? notFound() }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  const attemptId = attemptIn(request)
  const { form, typed } = await readForm(request)
  if (typed.confirm !== 'on') return refusedForm('case-confirm', typed, { confirm: 'case-confirm' })
  const mayOpen = (of: CaseTarget) => may(actor, 'case.open', of)
  const said = { grounds: ticked(form, 'ground-'), facts: typed.text ?? '', evidence: ticked(form, 'evidence-') }
  const given = await giveNotice(context.app, actor, attemptId, said, mayOpen)
  if (given.ok) return redirect(`/association/cases/${given.value}?recorded=1`)
  if (given.refusal === 'attempt-not-found') return notFound()
  const field = given.refusal.startsWith('case-text') ? 'text' : given.refusal.startsWith('violation-ground') ? 'grounds' : undefined
  return refusedForm(given.refusal, typed, field ? { [field]: given.refusal } : {}, given.detail)
}

export default function NewCase() {
  const { offer } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useTranslations('cases.notice')
  const words = useTranslations('cases')
  const english = useLocale() === 'en'
  const grounds = offer.grounds.map(({ id, name, nameEn, effect, effectEn, opinion }) => ({ id, name: english ? nameEn : name, effect: english ? effectEn : effect, opinion }))
  return (
    <main id="main" className="page reading stack">
      <p><Link to={`/association/attempts/${offer.attemptId}`}>{words('desk.toAttempt')}</Link></p>
      <h1>{t('title')}</h1>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      <Facts of={[[words('facts.candidate'), offer.candidate], [words('facts.sitting'), offer.sitting], [t('startedAt'), <When key="at" at={offer.startedAt} zone />]]} />
      <NoticeForm offer={{ statementDays: offer.statementDays, grounds, evidence: offer.evidence }} refused={refused} />
    </main>
  )
}
