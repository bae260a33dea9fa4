import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { asId, type OrganisationId } from '#app/domain/ids.ts'
import { may, organisationsFor } from '#app/http/authorise.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import type { Actor } from '#app/services/app.ts'
import { carryOut } from '#app/services/regrade.ts'
import { rulingCase, rulingOwner } from '#app/services/ruling-desk.ts'
import { applyRuling, endProposal } from '#app/services/rulings.ts'
import { nationalAssociation } from '#app/services/syllabus.ts'
import { Refusal } from '#app/ui/field.tsx'
import { When } from '#app/ui/marks.tsx'
import { RulingDecisions } from '#app/ui/rulings/decisions.tsx'
import { PreviewSheet } from '#app/ui/rulings/preview.tsx'
import { RulingProgress } from '#app/ui/rulings/progress.tsx'
import { RulingMark } from '#app/ui/rulings/state.tsx'
import { EffectText, SatVersion } from '#app/ui/rulings/version.tsx'
import { need } from '#app/words/need.ts'

await need('rulings')

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `裁定 ${data?.ruling.itemId ?? ''} · 明鉴` }, { name: 'robots', content: 'noindex' }]

/** A national ruling holds for everybody, so everybody who sees rulings sees it. */
const sees = (actor: Actor, organisationId: OrganisationId): boolean =>
  may(actor, 'ruling.see', { organisationId }) || (organisationId === nationalAssociation && organisationsFor(actor, 'ruling.see').length > 0)

export const loader = async ({ context: { app, ...context }, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const id = asId<'ruling'>(params.ruling ?? '') ?? notFound()
  const { organisationId } = (await rulingOwner(app, id)) ?? notFound()
  if (!sees(actor, organisationId)) notFound()
  return {
    ruling: (await rulingCase(app, actor.personId, id, may(actor, 'item.see'))) ?? notFound(),
    proposes: may(actor, 'ruling.propose', { organisationId }),
    applies: may(actor, 'ruling.apply', { organisationId }),
  }
}

const schema = z.object({
  intent: z.enum(['apply', 'continue', 'refused', 'withdrawn']),
  preview: z.string().max(200).default(''),
  reason: z.string().max(5000).default(''),
  yes: z.literal('on').optional(),
})

export const action = async ({ context: { app, ...context }, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  const id = asId<'ruling'>(params.ruling ?? '') ?? notFound()
  const { organisationId } = (await rulingOwner(app, id)) ?? notFound()
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  allow(actor, typed.intent === 'withdrawn' ? 'ruling.propose' : 'ruling.apply', { organisationId })
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { intent, preview, reason, yes } = parsed.value
  if (intent === 'apply' && !yes) return refusedForm('ruling-unconfirmed', typed)
  const done =
    intent === 'apply' ? await applyRuling(app, actor.personId, id, preview)
    : intent === 'continue' ? ({ ok: true } as const)
    : await endProposal(app, actor.personId, id, intent, reason)
  if (!done.ok) return refusedForm(done.refusal, typed, {}, done.detail)
  if (intent === 'apply' || intent === 'continue') await carryOut(app, id)
  return redirect(`/association/rulings/${id}?recorded=1`)
}

export default function Ruling() {
  const { ruling, proposes, applies } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('rulings')
  return (
    <main id="main" className="page stack">
      <p className="noprint m-0"><Link to="/association/rulings">{t('back')}</Link></p>
      <div className="row">
        <h1>{t('case.title', { type: t(`types.${ruling.type}`) })}</h1>
        <RulingMark state={ruling.state} />
        <span>{t(ruling.national ? 'case.national' : 'case.provincial')}</span>
      </div>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      {!refused && search.has('submitted') && <p className="notice good m-0" role="status">{t('case.submitted')}</p>}
      {!refused && search.has('recorded') && <p className="notice good m-0" role="status">{t('case.recorded')}</p>}
      <section className="sheet">
        <h2 className="mt-0">{t('reason')}</h2>
        <p className="whitespace-pre-line" lang="zh-CN">{ruling.reason}</p>
        <p className="note">{t('case.proposed', { name: ruling.proposedBy })} <When at={ruling.proposedAt} zone /></p>
        {ruling.state !== 'proposed' && ruling.decidedAt && (
          <p className="note">
            {t(`case.decidedAs.${ruling.state}`, { name: ruling.decidedBy ?? '' })} <When at={ruling.decidedAt} zone />{' '}
            {ruling.decision && <span>{t('case.why', { reason: ruling.decision })}</span>}
          </p>
        )}
      </section>
      {ruling.sealed ? (
        <>
          <SatVersion version={ruling.sealed.version} />
          <p className="notice m-0"><strong>{t('case.effect')}</strong>：<EffectText kind={ruling.sealed.version.kind} effect={ruling.sealed.effect} /></p>
        </>
      ) : <p className="note m-0">{t('case.sealed')}</p>}
      {ruling.progress && <RulingProgress of={ruling.progress} all={ruling.preview.counts.graded} unfinished={ruling.state === 'applying'} applies={applies} />}
      {ruling.progress && ruling.examined && (
        <p className="notice warn m-0">{t('case.examined')} <Link to={`/association/items/${ruling.itemId}`}>{t('case.toItem')}</Link></p>
      )}
      <PreviewSheet preview={ruling.preview} />
      {ruling.state === 'proposed' && <RulingDecisions own={ruling.own} proposes={proposes} applies={applies} preview={ruling.previewHash} reason={refused?.typed.reason} />}
    </main>
  )
}
