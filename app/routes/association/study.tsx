import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { asId, type ItemHash, type OrganisationId } from '#app/domain/ids.ts'
import { may, organisationsFor } from '#app/http/authorise.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import type { Actor } from '#app/services/app.ts'
import { abandonStudy, endRound, rateItems, signStudy } from '#app/services/studies.ts'
import { judgeSheet, studyCase, studyOwner } from '#app/services/study-desk.ts'
import { nationalAssociation } from '#app/services/syllabus.ts'
import { Refusal } from '#app/ui/field.tsx'
import { When } from '#app/ui/marks.tsx'
import { StudyActs } from '#app/ui/studies/acts.tsx'
import { sheetIn } from '#app/ui/studies/fields.ts'
import { StudyFigures } from '#app/ui/studies/figures.tsx'
import { RatingSheet } from '#app/ui/studies/sheet.tsx'
import { StudyMark } from '#app/ui/studies/state.tsx'
import { Judges, RatedItems } from '#app/ui/studies/tables.tsx'
import { need } from '#app/words/need.ts'

await need('studies', 'rulings', 'exam')

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? '合格线研究'} · 明鉴` }, { name: 'robots', content: 'noindex' }]

const sees = (actor: Actor, organisationId: OrganisationId): boolean =>
  may(actor, 'study.see', { organisationId }) || (organisationId === nationalAssociation && organisationsFor(actor, 'study.see').length > 0)

/** Officers see the study, judges their sheet: nobody who judges sees what the others say before it is time. */
export const loader = async ({ context: { app, ...context }, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const id = asId<'cut-study'>(params.study ?? '') ?? notFound()
  const { organisationId, judges } = (await studyOwner(app, id, actor.personId)) ?? notFound()
  if (!judges && !sees(actor, organisationId)) notFound()
  const sheet = judges ? ((await judgeSheet(app, actor.personId, id)) ?? null) : null
  const study = !judges || sheet?.state === 'signed' ? ((await studyCase(app, actor.personId, id)) ?? null) : null
  const { title, state, round } = study ?? sheet ?? notFound()
  return {
    title, state, round, sheet, study: sees(actor, organisationId) ? study : null,
    runs: !judges && may(actor, 'study.run', { organisationId }),
    signs: !judges && may(actor, 'study.sign', { organisationId }),
  }
}

const schema = z.object({
  intent: z.enum(['save', 'hand-in', 'end-round', 'sign', 'abandon']),
  note: z.string().max(5000).default(''),
  leaveOut: z.literal('on').optional(),
  yes: z.literal('on').optional(),
})

export const action = async ({ context: { app, ...context }, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  const id = asId<'cut-study'>(params.study ?? '') ?? notFound()
  const { organisationId, judges } = (await studyOwner(app, id, actor.personId)) ?? notFound()
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { intent, note, leaveOut, yes } = parsed.value
  // Who judges neither ends a round nor signs: the figures would follow whoever chose the moment.
  if (judges && intent !== 'save' && intent !== 'hand-in') throw new Response('not-allowed', { status: 403 })
  const by = actor.personId
  const done = await (async () => {
    switch (intent) {
      case 'save':
      case 'hand-in': {
        const sheet = sheetIn(typed)
        if (!sheet) return { ok: false, refusal: 'study-rating-malformed', detail: undefined } as const
        return rateItems(app, by, id, { ...sheet, ratings: sheet.ratings as ReadonlyMap<ItemHash, number> }, intent === 'hand-in')
      }
      case 'end-round':
        allow(actor, 'study.run', { organisationId })
        return endRound(app, by, id, leaveOut === 'on')
      case 'abandon':
        allow(actor, 'study.run', { organisationId })
        return abandonStudy(app, by, id, note)
      case 'sign':
        allow(actor, 'study.sign', { organisationId })
        return yes ? signStudy(app, by, id, note) : ({ ok: false, refusal: 'study-unconfirmed', detail: undefined } as const)
    }
  })()
  if (!done.ok) return refusedForm(done.refusal, typed, {}, done.detail)
  return redirect(`/association/studies/${id}?recorded=${intent}`)
}

export default function Study() {
  const { title, state, round, sheet, study, runs, signs } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('studies')
  return (
    <main id="main" className="page stack">
      <p className="noprint m-0"><Link to="/association/studies">{t('back')}</Link></p>
      <div className="row"><h1 lang="zh-CN">{title}</h1><StudyMark state={state} round={round} /></div>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      {!refused && search.has('recorded') && <p className="notice good m-0" role="status">{t(search.get('recorded') === 'save' ? 'saved' : 'recorded')}</p>}
      {sheet && (sheet.items
        ? <RatingSheet key={sheet.round} items={sheet.items} round={sheet.round} cutBefore={sheet.cutBefore} expectedCut={sheet.expectedCut} expectedPass={sheet.expectedPass} typed={refused?.typed} />
        : <p className="notice m-0">{t('sheet.nothing', { round: sheet.doneRound })}</p>)}
      {study && (
        <>
          <p className="m-0">{t('drawn', { items: study.items.length, syllabus: study.syllabus, name: study.createdBy })} <When at={study.createdAt} zone /></p>
          {study.signedBy && study.signedAt && <p className="m-0">{t('signedBy', { name: study.signedBy })} <When at={study.signedAt} zone /></p>}
          {study.reason && <p className="notice m-0">{t('note')}：<span lang="zh-CN" className="whitespace-pre-line">{study.reason}</span></p>}
          {study.figures ? <StudyFigures figures={study.figures} recommended={study.recommendedJudges} /> : <p className="note m-0">{t('figures.later')}</p>}
          <Judges of={study.judges} items={study.items.length} round={study.round} />
          <StudyActs state={study.state} round={study.round} waiting={study.waiting} signing={study.signing} runs={runs} signs={signs} note={refused?.typed.note} />
          <RatedItems of={study.items} />
          <p className="noprint"><a href={`/association/studies/${study.id}/csv`}>{t('csv')}</a></p>
        </>
      )}
    </main>
  )
}
