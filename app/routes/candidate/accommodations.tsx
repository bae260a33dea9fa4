import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { asId, trustedId } from '#app/domain/ids.ts'
import { allow, loggedIn } from '#app/http/context.ts'
import { readForm, refusedForm } from '#app/http/forms.ts'
import { tooMany } from '#app/http/limits.ts'
import { ACCOMMODATION_EVIDENCE, askAccommodation, giveUpAccommodation, ownAccommodations } from '#app/services/accommodations.ts'
import { MAX_EVIDENCE_BYTES } from '#app/services/uploads.ts'
import { AccommodationFacts } from '#app/ui/accommodations/facts.tsx'
import { Field, Refusal, SelectField, TextField, Tick, useRefusal } from '#app/ui/field.tsx'
import { need } from '#app/words/need.ts'

await need('accommodations')

export const meta: MetaFunction = () => [{ title: '考试便利 Accommodations · 明鉴' }]

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'sitting.book', { personId: actor.personId })
  const own = await ownAccommodations(context.app, actor.personId)
  return {
    ...own,
    field: ACCOMMODATION_EVIDENCE,
    megabytes: MAX_EVIDENCE_BYTES / 1024 / 1024,
    nearest: own.associations.find(({ region }) => region === actor.region)?.id,
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'sitting.book', { personId: actor.personId })
  const { form, typed } = await readForm(request)
  if (typed.intent === 'give-up') {
    const id = asId<'accommodation'>(typed.id ?? '')
    if (!id) return refusedForm('accommodation-not-found', typed)
    if (typed.ending === '1' && typed.sure !== 'on') return refusedForm('end-unconfirmed', typed, { [`sure-${id}`]: 'end-unconfirmed' })
    const given = await giveUpAccommodation(context.app, actor.personId, id)
    return given.ok ? redirect('/me/accommodations?given=1') : refusedForm(given.refusal, typed)
  }
  const wait = await context.limits.spend('upload', context.address)
  if (wait) throw tooMany(wait)
  const asked = await askAccommodation(
    context.app,
    actor.personId,
    {
      organisationId: asId<'organisation'>(typed.organisationId ?? '') ?? trustedId<'organisation'>(''),
      percent: /^\d{1,3}$/.test(typed.percent ?? '') ? Number(typed.percent) : 0,
      reason: typed.reason ?? '',
      consent: typed.consent === 'on',
    },
    await fileIn(form),
  )
  if (asked.ok) return redirect('/me/accommodations?submitted=1')
  return refusedForm(asked.refusal, typed, { [FIELD[asked.refusal] ?? String(asked.detail?.field ?? 'form')]: asked.refusal }, asked.detail)
}

const FIELD: Readonly<Record<string, string>> = {
  'accommodation-percent': 'percent',
  'accommodation-reason-missing': 'reason',
  'accommodation-reason-too-long': 'reason',
  'accommodation-evidence-missing': ACCOMMODATION_EVIDENCE,
}

/** A field left empty comes as a file without a name. */
async function fileIn(form: FormData) {
  const file = form.get(ACCOMMODATION_EVIDENCE)
  if (file === null || typeof file === 'string' || (file.name === '' && file.size === 0)) return undefined
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

export default function Accommodations() {
  const { percentToday, requests } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('accommodations')
  const refusals = useRefusal()
  return (
    <main id="main" className="page reading stack">
      <h1>{t('title')}</h1>
      {search.has('submitted') && <p className="notice good" role="status">{t('submitted')}</p>}
      {search.has('given') && <p className="notice good" role="status">{t('given')}</p>}
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      <p className="m-0">{t('lead')}</p>
      <p className="note m-0">{t('before')}</p>
      <p className={percentToday > 0 ? 'notice good m-0' : 'notice m-0'}>{percentToday > 0 ? t('today', { percent: percentToday }) : t('todayNone')}</p>
      <section className="stack">
        <h2 className="m-0">{t('mine')}</h2>
        {requests.length === 0 && <p className="note m-0">{t('none')}</p>}
        {requests.map((one) => (
          <div key={one.id} className="sheet stack">
            <AccommodationFacts of={one} />
            {(one.state === 'asked' || (one.state === 'granted' && one.inForce)) && (
              <Form method="post" className="stack noprint">
                <input type="hidden" name="id" value={one.id} />
                {one.state === 'granted' && <input type="hidden" name="ending" value="1" />}
                {one.state === 'granted' && <Tick name="sure" label={t('endConfirm')} required fault={refused?.fields[`sure-${one.id}`] ? refusals('end-unconfirmed') : undefined} />}
                <div><button className="btn quiet" type="submit" name="intent" value="give-up">{t(one.state === 'asked' ? 'withdraw' : 'end')}</button></div>
              </Form>
            )}
          </div>
        ))}
      </section>
      <Ask />
    </main>
  )
}

function Ask() {
  const { requests, associations, nearest, field, megabytes } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useTranslations('accommodations')
  const english = useLocale() === 'en'
  const refusals = useRefusal()
  const fault = (name: string) => (refused?.fields[name] ? refusals(refused.fields[name], refused.detail) : undefined)
  const typed = refused?.typed ?? {}
  return (
    <section className="stack noprint">
      <h2 className="m-0">{t('ask')}</h2>
      {requests.some(({ state }) => state === 'asked') ? <p className="note m-0">{t('waiting')}</p> : (
        <Form method="post" encType="multipart/form-data" className="sheet stack">
          <SelectField
            name="organisationId" label={t('association')} fault={fault('organisationId')} defaultValue={typed.organisationId ?? nearest}
            options={associations.map(({ id, name, nameEn }) => ({ value: id, label: english ? nameEn : name }))}
          />
          <Field name="percent" label={t('percent')} hint={t('percentHint')} fault={fault('percent')} inputMode="numeric" required maxLength={3} defaultValue={typed.percent} />
          <TextField name="reason" label={t('reason')} hint={t('reasonHint')} fault={fault('reason')} required defaultValue={typed.reason} />
          <Field name={field} type="file" label={t('evidence')} hint={t('evidenceHint', { megabytes })} fault={fault(field)} accept=".pdf,.jpg,.jpeg,.png" required />
          <Tick name="consent" label={t('consent')} required fault={fault('consent')} />
          <div><button className="btn" type="submit" name="intent" value="ask">{t('submit')}</button></div>
        </Form>
      )}
    </section>
  )
}
