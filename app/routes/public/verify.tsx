import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { dayOf, parseDay } from '#app/domain/instant.ts'
import { tooMany } from '#app/http/limits.ts'
import { statusOf } from '#app/http/refusals.ts'
import { verifyOne, type VerdictAnswer } from '#app/services/verification.ts'
import { VerdictSheet } from '#app/ui/certificate/verdict-sheet.tsx'
import { Field, useRefusal } from '#app/ui/field.tsx'
import { need } from '#app/words/need.ts'

await need('status', 'verify')

export const meta: MetaFunction = () => [{ title: '证书核验 Verify · 明鉴' }, { name: 'robots', content: 'noindex' }]

type Typed = Readonly<Record<'number' | 'name' | 'asOf', string>>
interface Shown {
  readonly typed: Typed
  readonly answer: VerdictAnswer | null
  readonly refusal: string | null
  readonly faults: Partial<Typed>
}

/** Number and name are in the query, as with any form that only asks; the log has the path alone. */
export const loader = async ({ context: { app, limits, address }, request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, 200)
  const typed: Typed = { number: text('number'), name: text('name'), asOf: text('asOf') }
  const shown = (more: Partial<Shown>, status = 200) =>
    data<Shown>({ typed, answer: null, refusal: null, faults: {}, ...more }, { status })
  if (!typed.number && !typed.name) return shown({})

  const wait = await limits.spend('verify', address)
  if (wait) throw tooMany(wait)
  const asOf = typed.asOf ? parseDay(typed.asOf) : dayOf(app.now())
  const missing = 'field-missing-or-malformed'
  const faults = {
    ...(!typed.number && { number: missing }),
    ...(!typed.name && { name: missing }),
    ...(!asOf && { asOf: missing }),
  }
  if (!asOf || Object.keys(faults).length > 0) return shown({ refusal: missing, faults }, 422)
  const answer = await verifyOne(app, typed.number, typed.name, asOf)
  if (answer.ok) return shown({ answer: answer.value })
  const malformed = answer.refusal === 'certificate-number-malformed'
  return shown(
    { refusal: answer.refusal, faults: malformed ? { number: answer.refusal } : {} },
    statusOf(answer.refusal),
  )
}

export default function Verify() {
  const { typed, answer, refusal, faults } = useLoaderData<typeof loader>()
  const t = useTranslations('verify')
  const words = useRefusal()
  const fault = (field: keyof Typed) => (faults[field] ? words(faults[field]) : undefined)
  return (
    <main id="main" className="page wrap-break-word">
      <h1>{t('title')}</h1>
      <p className="noprint" style={{ maxWidth: 'var(--measure)' }}>
        {t('lead')}
      </p>
      <div className="two mt-6">
        {answer && <VerdictSheet answer={answer} />}
        {refusal === 'certificate-not-found' && (
          <section className="sheet" role="alert">
            <h2>{t('notFound.title')}</h2>
            <p>{t('notFound.text')}</p>
            <p>{t('notFound.next')}</p>
          </section>
        )}
        {faults.number === 'certificate-number-malformed' && (
          <section className="sheet" role="alert">
            <h2>{t('malformed.title')}</h2>
            <p>{words('certificate-number-malformed')}</p>
          </section>
        )}
        <section className="sheet stack noprint" aria-label={answer ? t('again') : t('title')}>
          {answer && <h2>{t('again')}</h2>}
          <Form method="get" className="stack">
            <Field
              name="number"
              label={t('number')}
              hint={t('numberHint')}
              fault={fault('number')}
              className="num"
              autoComplete="off"
              spellCheck={false}
              required
              defaultValue={typed.number}
            />
            <Field
              name="name"
              label={t('name')}
              hint={t('nameHint')}
              fault={fault('name')}
              autoComplete="off"
              required
              defaultValue={typed.name}
            />
            <Field
              name="asOf"
              type="date"
              label={t('asOf')}
              hint={t('asOfHint')}
              fault={fault('asOf')}
              defaultValue={typed.asOf}
            />
            <button className="btn" type="submit">
              {t('submit')}
            </button>
          </Form>
          <p className="note">
            <Link to="/register">{t('audit')}</Link> · <Link to="/hours/check">{t('hours')}</Link>
          </p>
        </section>
      </div>
    </main>
  )
}
