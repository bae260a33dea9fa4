import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { safePath } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { tooMany } from '#app/http/limits.ts'
import { logIn } from '#app/services/account.ts'
import { Field, Refusal } from '#app/ui/field.tsx'
import { need } from '#app/words/need.ts'

await need('account')

export const meta: MetaFunction = () => [{ title: '登录 Log in · 明鉴' }]

const schema = z.object({ email: z.string().min(1).max(320), password: z.string().min(1).max(1000), redirectTo: z.string().optional() })

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  if (context.actor) throw redirect(safePath(new URL(request.url).searchParams.get('redirectTo'), '/me'))
  return null
}

export const action = async ({ context: { app, sessions, limits, address }, request }: ActionFunctionArgs) => {
  const wait = await limits.spend('login', address)
  if (wait) throw tooMany(wait)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const result = await logIn(app, parsed.value.email, parsed.value.password)
  if (!result.ok) return refusedForm(result.refusal, typed, {}, result.detail)
  return redirect(safePath(parsed.value.redirectTo, '/me'), { headers: { 'set-cookie': await sessions.begin(result.value) } })
}

export default function LogIn() {
  const t = useTranslations('account.login')
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const to = search.get('redirectTo') ?? refused?.typed.redirectTo ?? ''
  return (
    <main id="main" className="page" style={{ maxWidth: '28rem' }}>
      <h1>{t('title')}</h1>
      <Form method="post" className="stack mt-6">
        <Refusal code={refused?.refusal} detail={refused?.detail} />
        <input type="hidden" name="redirectTo" value={to} />
        <Field name="email" type="email" label={t('email')} autoComplete="username" required defaultValue={refused?.typed.email} />
        <Field name="password" type="password" label={t('password')} autoComplete="current-password" required />
        <button className="btn" type="submit">{t('submit')}</button>
        <p className="note">{t('noAccount')} <Link to={to ? `/signup?redirectTo=${encodeURIComponent(to)}` : '/signup'}>{t('signUp')}</Link></p>
      </Form>
    </main>
  )
}
