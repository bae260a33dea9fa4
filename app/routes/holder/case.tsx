import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { asId } from '#app/domain/ids.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { ownCase, sayInCase } from '#app/services/cases.ts'
import { CaseCourse, DueLine, StatusMark, useNameOf } from '#app/ui/cases/case-parts.tsx'
import { AppealForm, StatementForms } from '#app/ui/cases/say-forms.tsx'
import { Refusal } from '#app/ui/field.tsx'
import { Facts, Mark, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('cases')

export const meta: MetaFunction = () => [{ title: '复核、违纪与申诉 Case · 明鉴' }, { name: 'robots', content: 'noindex' }]

const schema = z.object({
  intent: z.enum(['statement', 'waive', 'appeal']),
  text: z.string().max(10_000).default(''),
  confirm: z.literal('on').optional(),
})

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'result.read', { personId: actor.personId })
  const id = asId<'case'>(params.case ?? '') ?? notFound()
  return { one: (await ownCase(context.app, actor.personId, id)) ?? notFound() }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'result.read', { personId: actor.personId })
  const id = asId<'case'>(params.case ?? '') ?? notFound()
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { intent, text, confirm } = parsed.value
  if (!confirm) return refusedForm('case-confirm', typed, { confirm: 'case-confirm' })
  const said = await sayInCase(context.app, actor.personId, id, intent, text)
  if (said.ok) return redirect(`/me/cases/${id}?said=1`)
  if (said.refusal === 'case-not-found') return notFound()
  return refusedForm(said.refusal, typed, said.refusal.startsWith('case-text') ? { text: said.refusal } : {}, said.detail)
}

export default function OwnCase() {
  const { one } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('cases.own')
  const words = useTranslations('cases')
  const nameOf = useNameOf()
  const { standing, kind, debarred } = one
  const f = (term: 'number' | 'sitting' | 'association' | 'openedAt' | 'status' | 'due') => words(`facts.${term}`)
  const explained = standing.status === 'hearing' || standing.status === 'deciding' ? t(`${standing.status}.${kind}`) : t(standing.status)
  return (
    <main id="main" className="page reading stack">
      <p className="noprint"><Link to="/me/cases">{t('back')}</Link></p>
      <div className="row"><h1>{words(`kinds.${kind}`)}</h1><StatusMark standing={standing} />{one.simulated && <Mark tone="warn">{words('simulated')}</Mark>}</div>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      {search.has('said') && !refused && <p className="notice good" role="status">{t('said')}</p>}
      <div className="sheet stack">
        <Facts of={[
          [f('number'), <span key="number" className="num">{one.number}</span>],
          [f('sitting'), one.sitting],
          [f('association'), nameOf(one.association)],
          [f('openedAt'), <When key="at" at={one.openedAt} zone />],
          ...(standing.due === null ? [] : [[f('due'), <DueLine key="due" standing={standing} />] as const]),
        ]} />
        {explained && <p className="m-0">{explained}</p>}
        {debarred && <p className="notice seal m-0">{debarred.until === null ? t('debarredLong', { from: debarred.from }) : t('debarredUntil', { from: debarred.from, until: debarred.until })}</p>}
        {one.released && <p className="m-0 noprint"><Link to={`/me/results/${one.attemptId}`}>{t('toResult')}</Link></p>}
      </div>
      <section>
        <h2>{t('course')}</h2>
        <CaseCourse kind={kind} steps={one.steps} own />
      </section>
      {one.mayState && <StatementForms refused={refused} />}
      {one.mayAppeal && <AppealForm refused={refused} />}
      <p className="note">{t('basis')} <Link to="/handbook/appeals">{t('handbook')}</Link></p>
      <p className="note noprint">{t('print')}</p>
    </main>
  )
}
