import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { asId } from '#app/domain/ids.ts'
import type { SyllabusDecision } from '#app/domain/exam/syllabus.ts'
import { may } from '#app/http/authorise.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { decideSyllabus, nationalAssociation } from '#app/services/syllabus.ts'
import { syllabusCase, syllabusNames } from '#app/services/syllabus-desk.ts'
import { Refusal, TextField, Tick } from '#app/ui/field.tsx'
import { OnDay } from '#app/ui/lesson/named.tsx'
import { When } from '#app/ui/marks.tsx'
import { SyllabusBody } from '#app/ui/syllabus/body.tsx'
import { Differences } from '#app/ui/syllabus/differences.tsx'
import { LackingNotice } from '#app/ui/syllabus/lacking.tsx'
import { StateMark } from '#app/ui/syllabus/state-mark.tsx'
import { need } from '#app/words/need.ts'

await need('syllabus')

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `大纲 ${data?.version.version ?? ''} · 明鉴` }]

export const loader = async ({ context: { app, ...context }, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'syllabus.see')
  const found = await syllabusCase(app, actor.personId, asId<'syllabus-version'>(params.version ?? '') ?? notFound())
  return {
    version: found.ok ? found.value : notFound(),
    names: syllabusNames(app),
    changes: may(actor, 'syllabus.change', { organisationId: nationalAssociation }),
  }
}

const schema = z.object({ intent: z.enum(['signed', 'returned', 'withdrawn']), reason: z.string().max(5000).default(''), yes: z.literal('on').optional() })

export const action = async ({ context: { app, ...context }, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'syllabus.see')
  const id = asId<'syllabus-version'>(params.version ?? '') ?? notFound()
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { intent, reason, yes } = parsed.value
  if (intent === 'signed' && !yes) return refusedForm('syllabus-unconfirmed', typed)
  const wish: SyllabusDecision = intent === 'signed' ? { type: intent } : { type: intent, reason }
  const result = await decideSyllabus(app, actor.personId, id, wish)
  if (!result.ok) return refusedForm(result.refusal, typed, {}, result.detail)
  return redirect(`/association/syllabus/${id}?recorded=1`)
}

export default function SyllabusVersion() {
  const { version, names, changes } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('syllabus')
  const { decision, lacking, sittings } = version
  return (
    <main id="main" className="page stack">
      <p className="noprint m-0"><Link to="/association/syllabus">{t('back')}</Link></p>
      <div className="row">
        <h1>{t('title')} {version.version}</h1>
        <StateMark state={version.state} />
        <span>{t('from')} <OnDay day={version.effectiveFrom} /></span>
      </div>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      {!refused && search.has('submitted') && <p className="notice good" role="status">{t('submitted')}</p>}
      {!refused && search.has('recorded') && <p className="notice good" role="status">{t('recorded')}</p>}
      <section className="sheet">
        <h2>{t('case.reason')}</h2>
        <p lang="zh-CN" className="whitespace-pre-line">{version.reason}</p>
        <p className="note">{t('case.drafted', { name: version.draftedBy })} <When at={version.draftedAt} zone /></p>
        {decision && (
          <p className="note">
            {t(`case.decidedAs.${decision.decision.type}`, { name: decision.by })} <When at={decision.at} zone />{' '}
            {decision.decision.type !== 'signed' && t('case.why', { reason: decision.decision.reason })}
          </p>
        )}
      </section>
      <section>
        <h2>{t('case.differences')}</h2>
        <p className="note">{t('case.against', { version: version.before.version })}</p>
        {version.replaces && <p className="notice warn">{t('case.replaces', { version: version.replaces })}</p>}
        <Differences of={version.differences} names={names} />
      </section>
      <section>
        <h2>{t('case.means')}</h2>
        <ul>
          <li>
            {t('case.sittings', { count: sittings.count })}
            {sittings.count > 0 && (
              <ul>
                {sittings.first.map((sitting) => (
                  <li key={sitting.id}><span lang="zh-CN">{sitting.organisation} · {sitting.title}</span> <When at={sitting.startFrom} /></li>
                ))}
                {sittings.count > sittings.first.length && <li>{t('case.more', { count: sittings.count - sittings.first.length })}</li>}
              </ul>
            )}
          </li>
          <li>{t('case.sittingsAfter')}</li>
          <li>{t('case.learners')}</li>
        </ul>
        {lacking && <LackingNotice of={lacking} wantedTenths={version.body.requiredHoursTenths} names={names} />}
      </section>
      {changes && !decision && <Decide may={version.may} blocked={lacking !== null && (lacking.hours !== null || lacking.bank !== null)} />}
      <section className="stack">
        <h2>{t('title')}</h2>
        <SyllabusBody body={version.body} names={names} />
      </section>
      {changes && <p className="noprint"><Link to={`/association/syllabus/new?from=${version.id}`}>{t('draftFrom')}</Link></p>}
    </main>
  )
}

/** What the reader may decide: the drafter withdraws, another officer signs or returns. */
function Decide({ may, blocked }: { may: Readonly<Record<SyllabusDecision['type'], string | null>>; blocked: boolean }) {
  const t = useTranslations('syllabus.case')
  return (
    <section className="two">
      {may.returned === null && (
        <Form method="post" className="sheet stack">
          <h2>{t('sign')}</h2>
          {may.signed === null ? (
            <>
              <p className="m-0">{t('signLead')}</p>
              <Tick name="yes" label={t('yesSign')} required />
              <div><button className="btn final" type="submit" name="intent" value="signed" disabled={blocked}>{t('sign')}</button></div>
            </>
          ) : <Refusal code={may.signed} />}
        </Form>
      )}
      {may.returned === null && (
        <Form method="post" className="sheet stack">
          <h2>{t('return')}</h2>
          <TextField name="reason" label={t('returnReason')} required maxLength={1000} />
          <div><button className="btn quiet" type="submit" name="intent" value="returned">{t('return')}</button></div>
        </Form>
      )}
      {may.withdrawn === null && (
        <Form method="post" className="sheet stack">
          <h2>{t('withdraw')}</h2>
          <p className="m-0">{t('own')}</p>
          <TextField name="reason" label={t('withdrawReason')} required maxLength={1000} />
          <div><button className="btn quiet" type="submit" name="intent" value="withdrawn">{t('withdraw')}</button></div>
        </Form>
      )}
    </section>
  )
}
