import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { asId } from '#app/domain/ids.ts'
import { loggedIn, notFound } from '#app/http/context.ts'
import { deskFor } from '#app/http/desk.ts'
import { parseForm, readForm, refusedForm, type FormRefusal } from '#app/http/forms.ts'
import { apiKeysOf, makeApiKey, revokeApiKey, SCOPES } from '#app/services/api-keys.ts'
import { Field, Refusal, SelectField, useRefusal } from '#app/ui/field.tsx'
import { KeyTable } from '#app/ui/platform/key-table.tsx'
import { deskAddress } from './address.ts'
import { need } from '#app/words/need.ts'

await need('platform')

export const meta: MetaFunction = () => [{ title: '接口密钥 API keys · 明鉴' }]

const scope = z.enum(SCOPES)
const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('make'),
    label: z.string().max(100),
    environment: z.enum(['live', 'test']),
    scopes: z.union([z.array(scope), scope.transform((one) => [one])]).default([]),
  }),
  z.object({ intent: z.literal('revoke'), id: z.string().min(1).max(64), confirm: z.literal('on').optional() }),
])
const FIELD = { 'label-missing': 'label', 'scopes-missing': 'scopes' } as const

/** Everything of the keys but what could stand in for one. */
export const loader = async ({ context: { app, actor }, request }: LoaderFunctionArgs) => {
  const [keys, now] = [
    await apiKeysOf(app, deskFor(loggedIn({ actor }, request), 'api-key.manage', request)),
    app.now(),
  ]
  return {
    scopes: SCOPES,
    keys: keys.map(({ id, environment, label, scopes, createdAt, lastUsedOn, revokedAt, expiresAt }) => ({
      id,
      environment,
      label,
      scopes,
      createdAt,
      lastUsedOn,
      state: revokedAt
        ? ('revoked' as const)
        : expiresAt && expiresAt <= now
          ? ('expired' as const)
          : ('inForce' as const),
    })),
  }
}

export const action = async ({ context: { app, actor: who }, request }: ActionFunctionArgs) => {
  const actor = loggedIn({ actor: who }, request)
  const organisation = deskFor(actor, 'api-key.manage', request)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const wish = parsed.value
  if (wish.intent === 'revoke') {
    if (wish.confirm !== 'on') return refusedForm('confirm-needed', typed)
    await revokeApiKey(app, actor.personId, organisation, asId<'api-key'>(wish.id) ?? notFound())
    return redirect(deskAddress(request, '/platform/keys', { done: '1' }))
  }
  const made = await makeApiKey(app, actor.personId, organisation, wish)
  return made.ok ? { made: made.value.text } : refusedForm(made.refusal, typed, { [FIELD[made.refusal]]: made.refusal })
}

export default function Keys() {
  const { keys, scopes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('platform.keys')
  const words = useRefusal()
  const refused: FormRefusal | undefined = answer && 'refusal' in answer ? answer : undefined
  const fault = (field: string) => (refused?.fields[field] ? words(refused.fields[field]) : undefined)
  const made = answer && 'made' in answer ? answer.made : undefined
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      <p className="note">
        {t('lead')} <a href="/api/docs">{t('docs')}</a>
      </p>
      {made && (
        <div className="notice good" role="status">
          <b>{t('made')}</b>
          <div>{t('once')}</div>
          <code className="num break-all select-all">{made}</code>
        </div>
      )}
      {!answer && search.has('done') && (
        <p className="notice good" role="status">
          {t('done')}
        </p>
      )}
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      {keys.length === 0 ? <p>{t('empty')}</p> : <KeyTable keys={keys} />}
      <section className="sheet mt-8" style={{ maxWidth: '34rem' }}>
        <h2>{t('make')}</h2>
        <Form method="post" className="stack" key={keys.length}>
          <Field
            name="label"
            label={t('label')}
            hint={t('labelHint')}
            maxLength={100}
            required
            fault={fault('label')}
            defaultValue={refused?.typed.label}
          />
          <SelectField
            name="environment"
            label={t('environment')}
            defaultValue={refused?.typed.environment}
            options={[
              { value: 'live', label: t('live') },
              { value: 'test', label: t('test') },
            ]}
          />
          <fieldset className="field border-0 p-0 m-0" aria-describedby={fault('scopes') ? 'scopes-fault' : undefined}>
            <legend>{t('scopes')}</legend>
            {scopes.map((one) => (
              <label key={one} className="tick">
                <input type="checkbox" name="scopes" value={one} defaultChecked={one === 'verify'} />
                <span className="text-ink">{t(`scope.${one}`)}</span>
              </label>
            ))}
            {fault('scopes') && (
              <span className="fault" id="scopes-fault">
                {fault('scopes')}
              </span>
            )}
          </fieldset>
          <p>
            <button className="btn" type="submit" name="intent" value="make">
              {t('submit')}
            </button>
          </p>
        </Form>
      </section>
    </main>
  )
}
