import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { organisationsFor } from '#app/http/authorise.ts'
import { loggedIn } from '#app/http/context.ts'
import { deskFor } from '#app/http/desk.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { studiesAt } from '#app/services/study-desk.ts'
import { createStudy } from '#app/services/studies.ts'
import { nationalAssociation } from '#app/services/syllabus.ts'
import { Field, Refusal, TextField } from '#app/ui/field.tsx'
import { Mark, When } from '#app/ui/marks.tsx'
import { judgesIn } from '#app/ui/studies/fields.ts'
import { useShare } from '#app/ui/studies/figures.tsx'
import { StudyMark } from '#app/ui/studies/state.tsx'
import { need } from '#app/words/need.ts'

await need('studies')

export const meta: MetaFunction = () => [{ title: '合格线研究 · 明鉴' }]

/** For officers, and for judges, who may hold no office: they see the studies in which they judge. */
export const loader = async ({ context: { app, ...context }, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const own = organisationsFor(actor, 'study.see')
  const studies = await studiesAt(app, actor.personId, own.length > 0 ? [...new Set([...own, nationalAssociation])] : [])
  if (own.length === 0 && studies.length === 0) throw new Response('not-allowed', { status: 403 })
  return { studies, runs: organisationsFor(actor, 'study.run').length > 0 }
}

const schema = z.object({ title: z.string().max(200), judges: z.string().max(20_000) })

export const action = async ({ context: { app, ...context }, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  const organisationId = deskFor(actor, 'study.run', request)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const created = await createStudy(app, actor.personId, organisationId, { title: parsed.value.title, judges: judgesIn(parsed.value.judges) })
  if (!created.ok) return refusedForm(created.refusal, typed, {}, created.detail)
  return redirect(`/association/studies/${created.value}`)
}

export default function Studies() {
  const { studies, runs } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useTranslations('studies')
  const share = useShare()
  return (
    <main id="main" className="page stack">
      <h1>{t('title')}</h1>
      <p className="m-0">{t('lead')}</p>
      {studies.length === 0 ? <p>{t('none')}</p> : (
        <table className="lists">
          <thead>
            <tr><th>{t('name')}</th><th>{t('state')}</th><th>{t('begun')}</th><th>{t('cut')}</th></tr>
          </thead>
          <tbody>
            {studies.map(({ id, title, state, round, createdAt, cutHundredths, toRate }) => (
              <tr key={id}>
                <td data-label={t('name')}><Link to={id} lang="zh-CN">{title}</Link> {toRate && <Mark tone="warn">{t('toRate')}</Mark>}</td>
                <td data-label={t('state')}><StudyMark state={state} round={round} /></td>
                <td data-label={t('begun')}><When at={createdAt} /></td>
                <td data-label={t('cut')} className="num">{cutHundredths === null ? '—' : share(cutHundredths)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {runs && (
        <Form method="post" className="sheet stack">
          <h2 className="m-0">{t('new.title')}</h2>
          <p className="m-0">{t('new.lead')}</p>
          <Refusal code={refused?.refusal} detail={refused?.detail} />
          <Field name="title" label={t('name')} required maxLength={80} defaultValue={refused?.typed.title} />
          <TextField name="judges" label={t('new.judges')} hint={t('new.judgesHint')} rows={8} required maxLength={20_000} defaultValue={refused?.typed.judges} />
          <div><button className="btn" type="submit">{t('new.begin')}</button></div>
        </Form>
      )}
    </main>
  )
}
