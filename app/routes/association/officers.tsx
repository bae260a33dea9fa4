import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { loggedIn } from '#app/http/context.ts'
import { deskFor } from '#app/http/desk.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { asId, type Id } from '#app/domain/ids.ts'
import { appoint, ASSOCIATION_ROLES, endDuty, officersOf } from '#app/services/officers.ts'
import { Field, Refusal, SelectField } from '#app/ui/field.tsx'
import { When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('account', 'association')

export const meta: MetaFunction = () => [{ title: '工作人员 · 明鉴' }]

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('appoint'), email: z.string().min(1).max(320), role: z.string().min(1).max(60) }),
  z.object({ intent: z.literal('end'), duty: z.string().min(1).max(64) }),
])

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const officers = await officersOf(context.app, deskFor(actor, 'officer.appoint', request))
  return { officers: officers.map(({ personId, ...officer }) => ({ ...officer, own: personId === actor.personId })), roles: ASSOCIATION_ROLES }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  const organisation = deskFor(actor, 'officer.appoint', request)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const wish = parsed.value
  const result = wish.intent === 'appoint'
    ? await appoint(context.app, actor.personId, organisation, wish)
    : await endDuty(context.app, actor.personId, organisation, asId<'role'>(wish.duty) ?? ('' as Id<'role'>))
  if (!result.ok) return refusedForm(result.refusal, typed, {}, result.detail)
  return redirect(`/association/officers?${wish.intent === 'appoint' ? 'done' : 'ended'}=1`)
}

export default function Officers() {
  const { officers, roles } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('association.officers')
  const r = useTranslations('account.roles')
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      {search.has('done') && <p className="notice good" role="status">{t('done')}</p>}
      {search.has('ended') && <p className="notice good" role="status">{t('ended')}</p>}
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      {officers.length === 0 ? <p>{t('none')}</p> : (
        <table className="lists mt-4">
          <thead><tr><th>{t('name')}</th><th>{t('email')}</th><th>{t('role')}</th><th>{t('since')}</th><th><span className="sr-only">{t('end')}</span></th></tr></thead>
          <tbody>
            {officers.map((officer) => (
              <tr key={officer.roleId}>
                <td data-label={t('name')}>{officer.name}</td>
                <td data-label={t('email')}>{officer.email}</td>
                <td data-label={t('role')}>{r(officer.role)}</td>
                <td data-label={t('since')}><When at={officer.since} /></td>
                <td data-label={t('end')}>
                  {!officer.own && (
                    <details>
                      <summary>{t('end')}</summary>
                      <Form method="post">
                        <input type="hidden" name="duty" value={officer.roleId} />
                        <button className="btn final" type="submit" name="intent" value="end">{t('confirmEnd')}</button>
                      </Form>
                    </details>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <section className="sheet mt-8" style={{ maxWidth: '34rem' }}>
        <h2>{t('appoint')}</h2>
        <p className="note">{t('appointLead')}</p>
        <Form method="post" className="stack">
          <Field name="email" type="email" label={t('email')} required defaultValue={refused?.typed.email} />
          <SelectField name="role" label={t('role')} defaultValue={refused?.typed.role} options={roles.map((role) => ({ value: role, label: r(role) }))} />
          <button className="btn" type="submit" name="intent" value="appoint">{t('submit')}</button>
        </Form>
      </section>
    </main>
  )
}
