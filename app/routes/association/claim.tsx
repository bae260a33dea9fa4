import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { CONDITIONS, type DecisionRefusal } from '#app/domain/exemption/claim.ts'
import { asId } from '#app/domain/ids.ts'
import { may, organisationsFor } from '#app/http/authorise.ts'
import { loggedIn, notFound } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { decideClaim } from '#app/services/exemption.ts'
import { claimCase } from '#app/services/exemption-desk.ts'
import { ClaimMark, DecisionList, EvidenceList, OnDay, TitleNotes, useNameOf } from '#app/ui/exemption/claim-parts.tsx'
import { DecisionForm } from '#app/ui/exemption/decision-form.tsx'
import { Refusal, useRefusal } from '#app/ui/field.tsx'
import { Facts, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('exemption')

export const meta: MetaFunction = () => [{ title: '免考申请办理 Exemption case · 明鉴' }]

const schema = z.object({
  conflict: z.enum(['none', 'one']).optional(),
  outcome: z.enum(['grant', 'refuse']).optional(),
  reasons: z.string().max(2000).default(''),
  confirm: z.literal('on').optional(),
})

/** Where a refusal can be mended on the form. */
const FIELD: Partial<Record<DecisionRefusal, string>> = {
  'declaration-missing': 'conflict',
  'conditions-incomplete': 'conditions',
  'condition-not-met': 'outcome',
  'reasons-missing': 'reasons',
}

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const id = asId<'claim'>(params.claim ?? '') ?? notFound()
  return { claim: (await claimCase(context.app, actor, id, (of) => may(actor, 'claim.see', of))) ?? notFound() }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  if (organisationsFor(actor, 'claim.decide').length === 0) throw new Response('not-allowed', { status: 403 })
  const id = asId<'claim'>(params.claim ?? '') ?? notFound()
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { conflict, outcome, reasons, confirm } = parsed.value
  // Who has an interest declares that alone; everybody else says all of it.
  if (conflict === 'none' && !outcome) return refusedForm('outcome-missing', typed, { outcome: 'outcome-missing' })
  if (conflict === 'none' && !confirm)
    return refusedForm('decision-not-confirmed', typed, { confirm: 'decision-not-confirmed' })
  const result = await decideClaim(context.app, actor, id, {
    outcome: outcome ?? 'refuse',
    conditions: findingsIn(form),
    reasons,
    conflict: conflict ? conflict === 'one' : null,
  })
  if (result.ok) return redirect(`/association/claims/${id}?recorded=1`)
  if (result.refusal === 'not-found') return notFound()
  const field = FIELD[result.refusal as DecisionRefusal]
  return refusedForm(result.refusal, typed, field ? { [field]: result.refusal } : {}, result.detail)
}

const findingsIn = (form: FormData) =>
  CONDITIONS.flatMap((condition) => {
    const [met, note] = [form.get(`met-${condition}`), form.get(`note-${condition}`)]
    return met === 'yes' || met === 'no'
      ? [{ condition, met: met === 'yes', note: typeof note === 'string' ? note.slice(0, 500) : '' }]
      : []
  })

export default function Case() {
  const { claim } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('exemption.case')
  const words = useTranslations('exemption')
  const refusals = useRefusal()
  const nameOf = useNameOf()
  const f = (term: string) => words(`facts.${term}`)
  const { titleCheck: check, standing } = claim
  const open = claim.state === 'unconfirmed' || claim.state === 'undecided' || claim.state === 'split'
  const deciding = standing === 'declaration-missing'
  return (
    <main id="main" className="page stack">
      <p className="noprint">
        <Link to="/association/claims">{t('back')}</Link>
      </p>
      <div className="row">
        <h1>{claim.applicantName}</h1>
        <ClaimMark state={claim.state} />
      </div>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      {search.has('recorded') && !refused && (
        <p className="notice good" role="status">
          {t('recorded')}
        </p>
      )}
      {claim.appeal && <p className="notice warn">{t('appeal')}</p>}
      <div className="two">
        <div className="stack">
          <section className="sheet">
            <h2>{t('applicant')}</h2>
            <Facts
              of={[
                [f('applicant'), claim.applicantName],
                [
                  f('document'),
                  <span key="document" className="num">
                    {claim.documentMasked}
                  </span>,
                ],
                [f('association'), nameOf(claim.association)],
                [f('submittedAt'), <When key="at" at={claim.submittedAt} zone />],
                [
                  f('reference'),
                  <span key="reference" className="num">
                    {claim.id}
                  </span>,
                ],
              ]}
            />
          </section>
          <section className="sheet stack">
            <h2>{t('titleCheck')}</h2>
            <Facts
              of={[
                [f('series'), nameOf({ name: check.seriesName, nameEn: check.seriesNameEn })],
                [
                  f('title'),
                  <span key="title" lang="zh-CN">
                    {check.title}
                  </span>,
                ],
                [f('level'), words(`levels.${check.level}`)],
                [
                  f('titleCertificate'),
                  <span key="number" className="num">
                    {claim.titleCertificate}
                  </span>,
                ],
                [f('titleObtainedOn'), <OnDay key="on" day={claim.titleObtainedOn} />],
                [
                  f('basis'),
                  <span key="basis" lang="zh-CN">
                    {check.basis}
                  </span>,
                ],
                ...(check.remark
                  ? [
                      [
                        f('remark'),
                        <span key="remark" lang="zh-CN">
                          {check.remark}
                        </span>,
                      ] as const,
                    ]
                  : []),
              ]}
            />
            <p className={check.manualReview ? 'notice warn' : 'notice good'}>
              {t(check.manualReview ? 'manual' : 'agreed')}
            </p>
            <TitleNotes notes={check.notes.filter((note) => note !== 'manual-review')} />
            <p className="notice">{t('platformHint')}</p>
          </section>
          <section className="sheet stack">
            <h2>{t('employment')}</h2>
            <Facts
              of={[
                [f('broadcaster'), nameOf(claim.broadcaster)],
                [f('permit'), claim.broadcasterPermit ?? f('notEntered')],
                [
                  f('creditCode'),
                  <span key="code" className="num">
                    {claim.broadcasterCreditCode ?? f('notEntered')}
                  </span>,
                ],
                [f('post'), claim.post],
                [f('reviewingSince'), <OnDay key="since" day={claim.reviewingSince} />],
              ]}
            />
            {!claim.broadcasterPermit && <p className="notice warn">{t('noPermit')}</p>}
            {claim.confirmedAt ? (
              <p className="notice good">
                {t('confirmed')} <When at={claim.confirmedAt} zone />
              </p>
            ) : (
              <p className="notice warn">{t('notConfirmed')}</p>
            )}
          </section>
          <section className="sheet">
            <h2>{words('evidence.title')}</h2>
            <p className="note">{t('evidenceHint')}</p>
            <EvidenceList files={claim.evidence} />
          </section>
        </div>
        <div className="stack">
          <section className="stack">
            <h2>{words('decisions.title')}</h2>
            {claim.decisions === null ? (
              <p>{t('blind', { count: claim.decisionsMade })}</p>
            ) : (
              <>
                {open && <p className="note">{t('open')}</p>}
                <DecisionList decisions={claim.decisions} />
              </>
            )}
            {!deciding && standing !== 'claim-decided' && (
              <p className="notice">{standing ? refusals(standing) : t('readOnly')}</p>
            )}
          </section>
          {deciding && <DecisionForm refused={refused} />}
        </div>
      </div>
    </main>
  )
}
