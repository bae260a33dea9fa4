import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { DOCUMENT_TYPES } from '#app/domain/people/id-number.ts'
import { safePath } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { tooMany } from '#app/http/limits.ts'
import { signUp, type SignUpRefusal } from '#app/services/account.ts'
import { Field, Refusal, SelectField, Tick, useRefusal } from '#app/ui/field.tsx'
import { need } from '#app/words/need.ts'

await need('account')

export const meta: MetaFunction = () => [{ title: '注册 Sign up · 明鉴' }]

const schema = z.object({
  legalName: z.string().min(1).max(200),
  documentType: z.enum(DOCUMENT_TYPES),
  documentNumber: z.string().min(1).max(60),
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1000),
  region: z.string().regex(/^\d{2}$/),
  consent: z.literal('on').optional(),
  redirectTo: z.string().optional(),
})

/** Which field a refusal belongs to, so that it is told where it can be mended. */
const FIELD: Partial<Record<SignUpRefusal, string>> = {
  'name-malformed': 'legalName', 'document-malformed': 'documentNumber', 'document-fifteen-digits': 'documentNumber', 'document-age': 'documentNumber',
  'document-check-digit': 'documentNumber', 'document-date': 'documentNumber', 'email-malformed': 'email', 'password-weak': 'password', 'region-unknown': 'region', 'consent-needed': 'consent',
}

export const loader = ({ context: { app, actor } }: LoaderFunctionArgs) => {
  if (actor) throw redirect('/me')
  return { regions: app.catalogue.regions.filter((r) => r.code !== '00').map(({ code, name, nameEn }) => ({ code, name, nameEn })) }
}

export const action = async ({ context: { app, sessions, limits, address }, request }: ActionFunctionArgs) => {
  const wait = await limits.spend('signup', address)
  if (wait) throw tooMany(wait)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { consent, redirectTo, ...rest } = parsed.value
  const result = await signUp(app, { ...rest, consent: consent === 'on' })
  if (!result.ok) {
    const field = FIELD[result.refusal]
    return refusedForm(result.refusal, typed, field ? { [field]: result.refusal } : {})
  }
  return redirect(safePath(redirectTo, '/courses'), { headers: { 'set-cookie': await sessions.begin(result.value) } })
}

export default function SignUp() {
  const { regions } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useTranslations('account.signup')
  const words = useRefusal()
  const english = useLocale() === 'en'
  const fault = (field: string) => (refused?.fields[field] ? words(refused.fields[field]) : undefined)
  const typed = refused?.typed ?? {}
  return (
    <main id="main" className="page" style={{ maxWidth: '34rem' }}>
      <h1>{t('title')}</h1>
      <p className="note">{t('lead')}</p>
      <Form method="post" className="stack">
        <Refusal code={refused?.refusal} />
        <Field name="legalName" label={t('legalName')} hint={t('nameHint')} fault={fault('legalName')} autoComplete="name" required defaultValue={typed.legalName} />
        <SelectField name="documentType" label={t('documentType')} fault={fault('documentType')} defaultValue={typed.documentType} options={DOCUMENT_TYPES.map((type) => ({ value: type, label: t(`types.${type}`) }))} />
        <Field name="documentNumber" label={t('documentNumber')} hint={t('documentHint')} fault={fault('documentNumber')} autoComplete="off" required />
        <SelectField name="region" label={t('region')} hint={t('regionHint')} fault={fault('region')} defaultValue={typed.region} options={regions.map((r) => ({ value: r.code, label: english ? r.nameEn : r.name }))} />
        <Field name="email" type="email" label={t('email')} fault={fault('email')} autoComplete="username" required defaultValue={typed.email} />
        <Field name="password" type="password" label={t('password')} hint={t('passwordHint')} fault={fault('password')} autoComplete="new-password" required />
        <Tick name="consent" label={t('consent')} fault={fault('consent')} hint={<Link to="/handbook/privacy" target="_blank">{t('consentLink')}</Link>} />
        <button className="btn" type="submit">{t('submit')}</button>
        <p className="note">{t('haveAccount')} <Link to="/login">{t('logIn')}</Link></p>
      </Form>
    </main>
  )
}
