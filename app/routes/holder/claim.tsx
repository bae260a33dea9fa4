import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { asId } from '#app/domain/ids.ts'
import { loggedIn, notFound } from '#app/http/context.ts'
import { refusedForm } from '#app/http/forms.ts'
import { withdrawClaim } from '#app/services/exemption.ts'
import { ownClaim } from '#app/services/exemption-desk.ts'
import { ClaimMark, DecisionList, EvidenceList, OnDay, TitleNotes, useNameOf } from '#app/ui/exemption/claim-parts.tsx'
import { Refusal } from '#app/ui/field.tsx'
import { Facts, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('exemption')

export const meta: MetaFunction = () => [{ title: '免考申请 Exemption claim · 明鉴' }]

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const id = asId<'claim'>(params.claim ?? '') ?? notFound()
  return { claim: (await ownClaim(context.app, actor.personId, id)) ?? notFound() }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  const id = asId<'claim'>(params.claim ?? '') ?? notFound()
  const result = await withdrawClaim(context.app, actor.personId, id)
  if (!result.ok) return result.refusal === 'not-found' ? notFound() : refusedForm(result.refusal, {})
  return redirect(`/me/exemption/${id}?withdrawn=1`)
}

export default function Claim() {
  const { claim } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('exemption.claim')
  const words = useTranslations('exemption')
  const nameOf = useNameOf()
  const { state } = claim
  const open = state === 'unconfirmed' || state === 'undecided' || state === 'split'
  const decided = state === 'granted' || state === 'refused'
  const last = claim.decisions?.at(-1)
  const f = (term: string) => words(`facts.${term}`)
  return (
    <main id="main" className="page reading stack">
      <p className="noprint">
        <Link to="/me/exemption">{t('back')}</Link>
      </p>
      <p className="note">{nameOf(claim.association)}</p>
      <h1>{decided ? t('letter') : t('title')}</h1>
      <Refusal code={refused?.refusal} />
      {search.has('submitted') && open && (
        <p className="notice good noprint" role="status">
          {t('submitted')}
        </p>
      )}
      {search.get('noted') === 'national-prefix' && <TitleNotes notes={['national-prefix']} />}
      {search.has('withdrawn') && state === 'withdrawn' && (
        <p className="notice good noprint" role="status">
          {t('withdrawnNow')}
        </p>
      )}
      <div className={`notice ${state === 'granted' ? 'good' : state === 'refused' ? 'seal' : 'warn'}`}>
        <ClaimMark state={state} />
        <p>{t(`explain.${state}`)}</p>
        {open && <p className="note">{t('made', { count: claim.decisionsMade })}</p>}
        {last && (
          <p className="note">
            <When at={last.decidedAt} zone />
          </p>
        )}
      </div>
      {claim.appeal && <p className="notice">{t('appeal')}</p>}
      {state === 'granted' && (
        <p>
          {claim.certificate ? (
            <>
              {t('certificate')}{' '}
              <Link className="num" to={`/me/certificates/${claim.certificate}`}>
                {claim.certificate}
              </Link>
            </>
          ) : (
            t('noCertificate')
          )}
        </p>
      )}
      <section>
        <Facts
          of={[
            [f('applicant'), claim.applicantName],
            [f('association'), nameOf(claim.association)],
            [f('broadcaster'), nameOf(claim.broadcaster)],
            [f('post'), claim.post],
            [f('reviewingSince'), <OnDay key="since" day={claim.reviewingSince} />],
            [f('series'), nameOf({ name: claim.titleCheck.seriesName, nameEn: claim.titleCheck.seriesNameEn })],
            [
              f('title'),
              <span key="title">
                <span lang="zh-CN">{claim.title}</span> · {words(`levels.${claim.level}`)}
              </span>,
            ],
            [
              f('titleCertificate'),
              <span key="number" className="num">
                {claim.titleCertificate}
              </span>,
            ],
            [f('titleObtainedOn'), <OnDay key="on" day={claim.titleObtainedOn} />],
            [f('submittedAt'), <When key="at" at={claim.submittedAt} />],
            [
              f('confirmation'),
              claim.confirmedAt ? (
                <span key="confirmed">
                  {f('confirmed')} <When at={claim.confirmedAt} />
                </span>
              ) : (
                f('notConfirmed')
              ),
            ],
            ...(claim.withdrawnAt
              ? [[f('withdrawnAt'), <When key="withdrawn" at={claim.withdrawnAt} />] as const]
              : []),
            [
              f('reference'),
              <span key="reference" className="num">
                {claim.id}
              </span>,
            ],
          ]}
        />
      </section>
      <div className="noprint">
        <TitleNotes notes={claim.titleCheck.notes} />
      </div>
      {claim.decisions && claim.decisions.length > 0 && (
        <section>
          <h2>{words('decisions.title')}</h2>
          <DecisionList decisions={claim.decisions} />
        </section>
      )}
      {state === 'refused' && (
        <section className="notice">
          <p>{t('remedy')}</p>
          <p className="row noprint">
            <Link to="/handbook/appeals">{t('remedyLinks.appeals')}</Link>
            <Link to="/courses">{t('remedyLinks.courses')}</Link>
          </p>
        </section>
      )}
      <section className="noprint">
        <h2>{words('evidence.title')}</h2>
        <EvidenceList files={claim.evidence} />
      </section>
      {decided && (
        <p className="note">
          {t('basis')} <span className="noprint">{t('print')}</span>
        </p>
      )}
      {open && (
        <details className="noprint">
          <summary>{t('withdraw')}</summary>
          <Form method="post" className="stack mt-3">
            <p>{t('withdrawLead')}</p>
            <div>
              <button className="btn final" type="submit">
                {t('withdrawConfirm')}
              </button>
            </div>
          </Form>
        </details>
      )}
    </main>
  )
}
