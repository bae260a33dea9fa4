import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { AccommodationVerdict } from '#app/domain/exam/accommodation.ts'
import { asId } from '#app/domain/ids.ts'
import { addDays, addYears, dayOf, parseDay } from '#app/domain/instant.ts'
import { may } from '#app/http/authorise.ts'
import { loggedIn, notFound } from '#app/http/context.ts'
import { readForm, refusedForm } from '#app/http/forms.ts'
import { type AccommodationId, accommodationAtDesk, decideRequest } from '#app/services/accommodations.ts'
import { AccommodationFacts } from '#app/ui/accommodations/facts.tsx'
import { Field, Refusal, SelectField, TextField, useRefusal } from '#app/ui/field.tsx'
import { need } from '#app/words/need.ts'

await need('accommodations')

export const meta: MetaFunction = () => [{ title: '考试便利申请 Accommodation · 明鉴' }]

const idOf = (params: { accommodation?: string | undefined }): AccommodationId => asId<'accommodation'>(params.accommodation ?? '') ?? notFound()

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const found = (await accommodationAtDesk(context.app, actor, idOf(params), (of) => may(actor, 'accommodation.decide', of))) ?? notFound()
  const today = dayOf(context.app.now())
  return { request: found, today, aYear: addDays(addYears(today, 1), -1) }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  const id = idOf(params)
  const { typed } = await readForm(request)
  const reasons = typed.reasons ?? ''
  const [validFrom, validUntil] = [parseDay(typed.validFrom ?? ''), parseDay(typed.validUntil ?? '')]
  let verdict: AccommodationVerdict = { outcome: 'refuse', reasons }
  if (typed.outcome !== 'refuse') {
    if (!validFrom || !validUntil) return refusedForm('accommodation-dates', typed, { [validFrom ? 'validUntil' : 'validFrom']: 'accommodation-dates' }, { years: 3 })
    verdict = { outcome: 'grant', percent: /^\d{1,3}$/.test(typed.percent ?? '') ? Number(typed.percent) : 0, validFrom, validUntil, reasons }
  }
  const decided = await decideRequest(context.app, actor, id, verdict, (of) => may(actor, 'accommodation.decide', of))
  if (decided.ok) return redirect(`/association/accommodations/${id}?decided=1`)
  if (decided.refusal === 'accommodation-not-found') notFound()
  return refusedForm(decided.refusal, typed, { [FIELD[decided.refusal] ?? 'form']: decided.refusal }, decided.detail)
}

const FIELD: Readonly<Record<string, string>> = {
  'accommodation-percent': 'percent',
  'accommodation-dates': 'validUntil',
  'accommodation-reasons-missing': 'reasons',
}

export default function AccommodationAtDesk() {
  const { request } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('accommodations')
  return (
    <main id="main" className="page reading stack">
      <h1>{t('desk.title')}</h1>
      {search.has('decided') && <p className="notice good" role="status">{t('desk.decided')}</p>}
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      <div className="sheet"><AccommodationFacts of={request} who={request} /></div>
      {request.state === 'asked' && <Decide />}
      <section className="stack">
        <h2 className="m-0">{t('desk.earlier')}</h2>
        {request.earlier.length === 0 && <p className="note m-0">{t('desk.noEarlier')}</p>}
        {request.earlier.map((one) => <div key={one.id} className="sheet"><AccommodationFacts of={one} /></div>)}
      </section>
      <p className="noprint"><Link to="/association/accommodations">{t('desk.back')}</Link></p>
    </main>
  )
}

function Decide() {
  const { request, today, aYear } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useTranslations('accommodations')
  const refusals = useRefusal()
  const typed = refused?.typed ?? {}
  const fault = (name: string) => (refused?.fields[name] ? refusals(refused.fields[name], refused.detail) : undefined)
  return (
    <section className="stack">
      <h2 className="m-0">{t('desk.decide')}</h2>
      <p className="note m-0">{t('desk.lead')}</p>
      <Form method="post" className="sheet stack">
        <SelectField
          name="outcome" label={t('desk.outcome')} defaultValue={typed.outcome ?? 'grant'}
          options={[{ value: 'grant', label: t('desk.grant') }, { value: 'refuse', label: t('desk.refuse') }]}
        />
        <Field name="percent" label={t('desk.percent')} fault={fault('percent')} inputMode="numeric" maxLength={3} defaultValue={typed.percent ?? String(request.askedPercent)} />
        <Field name="validFrom" type="date" label={t('desk.from')} fault={fault('validFrom')} defaultValue={typed.validFrom ?? today} />
        <Field name="validUntil" type="date" label={t('desk.until')} fault={fault('validUntil')} defaultValue={typed.validUntil ?? aYear} />
        <TextField name="reasons" label={t('desk.reasons')} hint={t('desk.reasonsHint')} fault={fault('reasons')} defaultValue={typed.reasons} />
        <div><button className="btn final" type="submit">{t('desk.submit')}</button></div>
      </Form>
    </section>
  )
}
