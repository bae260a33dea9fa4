import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import { z } from 'zod'
import { REVIEWER_EXAM } from '#app/domain/exam/syllabus.ts'
import { asId } from '#app/domain/ids.ts'
import { dayOf } from '#app/domain/instant.ts'
import type { Actor, App } from '#app/services/app.ts'
import { may, organisationsFor } from '#app/http/authorise.ts'
import { allow, loggedIn } from '#app/http/context.ts'
import { type FormRefusal, parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { associations } from '#app/services/organisations.ts'
import { sittingsOf } from '#app/services/sitting-desk.ts'
import { extraTimesToPlan } from '#app/services/sitting-edit.ts'
import { checkSitting, openSitting, type OpenRefusal } from '#app/services/sittings.ts'
import { signedCuts } from '#app/services/study-figures.ts'
import { publicSyllabus } from '#app/services/syllabus-desk.ts'
import { Refusal, useRefusal } from '#app/ui/field.tsx'
import { useDay } from '#app/ui/lesson/named.tsx'
import { Mark, When } from '#app/ui/marks.tsx'
import { SittingForm } from '#app/ui/exam/sitting-form.tsx'
import { latestEndOf } from '#app/ui/sittings/plan-fields.ts'
import { need } from '#app/words/need.ts'
import { PLAN_FIELD, PLAN_FIELDS } from './sitting-fields.ts'

await need('exam', 'sittings', 'syllabus')

export const meta: MetaFunction = () => [{ title: '考试场次 · 明鉴' }]

const schema = z.object({
  intent: z.enum(['check', 'open']),
  association: z.string().transform((text) => asId<'organisation'>(text)),
  cutStudy: z.string().max(64).default(''),
  ...PLAN_FIELDS,
})

/** Which field a refusal is mended in. */
const FIELD: Partial<Record<OpenRefusal, string>> = { ...PLAN_FIELD, 'organisation-unknown': 'association', 'study-unknown': 'cutStudy' }

const seenBy = async (app: App, actor: Actor) =>
  (await associations(app)).filter(({ id, region }) => may(actor, 'sitting.see', { organisationId: id, region }))

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { app } = context
  const actor = loggedIn(context, request)
  const seen = await seenBy(app, actor)
  if (seen.length === 0) allow(actor, 'sitting.see')
  const names = new Map(seen.map(({ id, name }) => [id, name]))
  const opens = new Set(organisationsFor(actor, 'sitting.open'))
  const { version, body, history } = await publicSyllabus(app)
  const cuts = new Map<string, { id: string; title: string; cutHundredths: number }>()
  for (const id of opens)
    for (const { studyId, title, cutHundredths } of await signedCuts(app, id)) cuts.set(studyId, { id: studyId, title, cutHundredths })
  return {
    cuts: { policy: body.exam.cutHundredths, studies: [...cuts.values()] },
    sittings: (await sittingsOf(app, [...names.keys()])).map((sitting) => ({ ...sitting, organisation: names.get(sitting.organisationId) ?? '' })),
    opens: seen.filter((association) => opens.has(association.id)).map((association) => ({ id: association.id, name: association.name })),
    severalSeen: seen.length > 1,
    minutes: body.exam.minutes,
    percents: await extraTimesToPlan(app),
    policy: `${REVIEWER_EXAM} ${version}`,
    coming: history.filter(({ from }) => from > dayOf(app.now())),
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { app } = context
  const actor = loggedIn(context, request)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { intent, association, latestEnd, cutStudy, ...fields } = parsed.value
  const plan = { ...fields, cutStudyId: cutStudy || null }
  allow(actor, 'sitting.open', association ? { organisationId: association } : {})
  if (!association) return refusedForm('organisation-unknown', typed)
  // Without scripts nobody has seen the latest end of these times yet: the page comes back with it first.
  const opens = intent === 'open' && latestEnd === latestEndOf(plan, await extraTimesToPlan(app))
  const result = opens ? await openSitting(app, actor.personId, association, plan) : await checkSitting(app, plan, association)
  if (!result.ok) {
    const field = FIELD[result.refusal]
    return refusedForm(result.refusal, typed, field ? { [field]: result.refusal } : {}, result.detail)
  }
  if (typeof result.value === 'string') return redirect(`/association/sittings/${result.value}?opened=1`)
  return data({ checked: true, typed } as const)
}

export default function Sittings() {
  const { sittings, opens, severalSeen, cuts, minutes, percents, policy, coming } = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const t = useTranslations('exam.desk')
  const l = useTranslations('sittings.list')
  const f = useTranslations('sittings.form')
  const format = useFormatter()
  const percent = (hundredths: number) => format.number(hundredths / 100)
  const s = useTranslations('syllabus.sittings')
  const day = useDay()
  const words = useRefusal()
  const refused: FormRefusal | undefined = posted && 'refusal' in posted ? posted : undefined
  const checked = posted !== undefined && 'checked' in posted
  return (
    <main id="main" className="page">
      <h1>{t('sittings')}</h1>
      {sittings.length === 0 ? <p>{t(opens.length > 0 ? 'none' : 'noneToSee')}</p> : (
        <table className="lists mt-4">
          <thead>
            <tr><th>{t('title')}</th>{severalSeen && <th>{t('association')}</th>}<th>{t('starts')}</th><th>{t('booked')}</th><th>{t('state')}</th></tr>
          </thead>
          <tbody>
            {sittings.map((sitting) => (
              <tr key={sitting.id}>
                <td data-label={t('title')}><span><Link to={`/association/sittings/${sitting.id}`}>{sitting.title}</Link> {sitting.simulated && <Mark tone="warn">{l('simulated')}</Mark>}</span></td>
                {severalSeen && <td data-label={t('association')}>{sitting.organisation}</td>}
                <td data-label={t('starts')}><When at={sitting.startFrom} zone /></td>
                <td data-label={t('booked')} className="num">{sitting.seats === null ? sitting.booked : t('seatsOf', { booked: sitting.booked, seats: sitting.seats })}</td>
                <td data-label={t('state')}><Mark tone={sitting.state === 'released' ? 'good' : sitting.state === 'upcoming' ? 'plain' : 'warn'}>{t(`states.${sitting.state}`)}</Mark></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {opens.length > 0 && (
        <section className="stack mt-8" style={{ maxWidth: '46rem' }}>
          <h2>{t('open')}</h2>
          <Refusal code={refused?.refusal} detail={refused?.detail} />
          {coming.map((one) => <p key={one.from} className="notice m-0">{s('coming', { day: day(one.from), version: one.version })}</p>)}
          <SittingForm
            lead={<p className="note m-0">{t('openLead', { policy })}</p>}
            associations={opens}
            cuts={{
              policy: f('studyNone', { percent: percent(cuts.policy) }),
              studies: cuts.studies.map(({ id, title, cutHundredths }) => ({ id, label: f('studyOption', { title, percent: percent(cutHundredths) }) })),
            }}
            typed={posted?.typed ?? {}}
            minutes={minutes}
            percents={percents}
            checked={checked ? t('preview') : undefined}
            words={{ check: t('check'), save: t('confirmOpen'), intent: 'open' }}
            fault={(field) => (refused?.fields[field] ? words(refused.fields[field], refused.detail) : undefined)}
          />
        </section>
      )}
    </main>
  )
}
