import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { asId, type Id } from '#app/domain/ids.ts'
import { may } from '#app/http/authorise.ts'
import { loggedIn, notFound } from '#app/http/context.ts'
import { readForm, refusedForm } from '#app/http/forms.ts'
import type { Actor, App } from '#app/services/app.ts'
import { decideCase, prolongCase, supplementCase } from '#app/services/case-decisions.ts'
import { caseAtDesk } from '#app/services/case-desk.ts'
import type { CaseTarget } from '#app/services/violations.ts'
import { CaseCourse, DueLine, MarksLine, StatusMark, useNameOf } from '#app/ui/cases/case-parts.tsx'
import { DecisionForm } from '#app/ui/cases/decision-form.tsx'
import { ProlongForm, SupplementForm } from '#app/ui/cases/officer-forms.tsx'
import { Refusal, useRefusal } from '#app/ui/field.tsx'
import { Facts, Mark, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'
import { fieldOf, ticked, verdictIn } from './case-fields.ts'

await need('cases')

export const meta: MetaFunction = () => [{ title: '复核、违纪与申诉 Case · 明鉴' }]

const rights = (actor: Actor) => ({ see: (of: CaseTarget) => may(actor, 'case.see', of), open: (of: CaseTarget) => may(actor, 'case.open', of) })

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const id = asId<'case'>(params.case ?? '') ?? notFound()
  return { one: (await caseAtDesk(context.app, actor, id, rights(actor))) ?? notFound() }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  const id = asId<'case'>(params.case ?? '') ?? notFound()
  const { form, typed } = await readForm(request)
  const done = await act(context.app, actor, id, form, typed)
  if (done.ok) return redirect(`/association/cases/${id}?recorded=1`)
  if (done.refusal === 'case-not-found') return notFound()
  const field = typed.intent === 'decide' ? fieldOf(done.refusal) : 'text'
  return refusedForm(done.refusal, typed, field ? { [field]: done.refusal } : {}, done.detail)
}

/** One of the three things that officers do here; the services check who may. */
async function act(app: App, actor: Actor, id: Id<'case'>, form: FormData, typed: Readonly<Record<string, string>>) {
  const text = typed.text ?? ''
  if (typed.intent === 'supplement')
    return supplementCase(app, actor.personId, id, { facts: text, evidence: ticked(form, 'evidence-') }, rights(actor).open)
  if (typed.intent === 'prolong') return prolongCase(app, actor, id, text)
  const verdict = verdictIn(form, typed)
  return verdict.ok ? decideCase(app, actor, id, verdict.value) : verdict
}

export default function Case() {
  const { one } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('cases.desk')
  const words = useTranslations('cases')
  const nameOf = useNameOf()
  const { standing, kind } = one
  const f = (term: 'number' | 'sitting' | 'association' | 'openedAt' | 'due' | 'document' | 'result' | 'certificates' | 'record') => words(`facts.${term}`)
  return (
    <main id="main" className="page stack">
      <p className="noprint"><Link to="/association/cases">{t('back')}</Link></p>
      <div className="row"><h1>{words(`kinds.${kind}`)} · {one.candidate}</h1><StatusMark standing={standing} />{one.simulated && <Mark tone="warn">{words('simulated')}</Mark>}</div>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      {search.has('recorded') && !refused && <p className="notice good" role="status">{t('recorded')}</p>}
      <div className="two">
        <div className="stack">
          <section className="sheet stack">
            <Facts of={[
              [f('number'), <span key="number" className="num">{one.number}</span>],
              [f('document'), <span key="document" className="num">{one.documentMasked}</span>],
              [f('sitting'), one.sitting],
              [f('association'), nameOf(one.association)],
              [f('openedAt'), <When key="at" at={one.openedAt} zone />],
              ...(standing.due === null ? [] : [[f('due'), <DueLine key="due" standing={standing} />] as const]),
              [f('result'), one.grade ? <MarksLine key="grade" marks={one.grade} /> : t('noGrade')],
              ...one.debarments.map(({ from, until, lifted }) => [f('record'), <span key={from} className="num">{from} – {until ?? t('recordLong')} {lifted && t('recordLifted')}</span>] as const),
            ]} />
            {one.grade?.voided && <p className="notice seal m-0">{t('void')}</p>}
            {one.certificates.length > 0 && (
              <div>
                <p className="notice warn">{t('certificatesLead')}</p>
                <ul>{one.certificates.map((number) => <li key={number}><Link className="num" to={`/association/certificates/${number}`}>{number}</Link></li>)}</ul>
              </div>
            )}
            <p className="row m-0">
              <Link to={`/association/attempts/${one.attemptId}`}>{t('toAttempt')}</Link>
              {one.rulingId && <Link to={`/association/rulings/${one.rulingId}`}>{t('toRuling')}</Link>}
            </p>
          </section>
          <section>
            <h2>{t('course')}</h2>
            <CaseCourse kind={kind} steps={one.steps} own={false} />
          </section>
        </div>
        <div className="stack">
          {one.form ? <DecisionForm kind={kind} offer={one.form} refused={refused} /> : <WhyNot one={one} />}
          {one.supplement && <SupplementForm offered={one.supplement} refused={refused} />}
          {one.mayProlong && <ProlongForm refused={refused} />}
        </div>
      </div>
    </main>
  )
}

/** Why this reader is offered no decision. */
function WhyNot({ one: { standingFor } }: { one: Pick<ReturnType<typeof useLoaderData<typeof loader>>['one'], 'standingFor'> }) {
  const t = useTranslations('cases')
  const refusals = useRefusal()
  if (!standingFor) return <p className="notice">{t('desk.readOnly')}</p>
  const hand = standingFor.detail?.hand as 'invigilator' | undefined
  return (
    <section className="sheet stack">
      {standingFor.refusal !== 'case-closed' && <h2>{t('decide.who')}</h2>}
      <p className="m-0">{hand && <>{t(`decide.hands.${hand}`)}. </>}{refusals(standingFor.refusal)}</p>
    </section>
  )
}
