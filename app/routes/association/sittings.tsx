import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
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
import { checkSitting, openSitting, type OpenRefusal } from '#app/services/sittings.ts'
import { publicSyllabus } from '#app/services/syllabus-desk.ts'
import { Refusal, useRefusal } from '#app/ui/field.tsx'
import { useDay } from '#app/ui/lesson/named.tsx'
import { Mark, When } from '#app/ui/marks.tsx'
import { instantIn } from '#app/ui/exam/shanghai.ts'
import { latestEndOf, SittingForm } from '#app/ui/exam/sitting-form.tsx'
import { need } from '#app/words/need.ts'

await need('exam', 'syllabus')

export const meta: MetaFunction = () => [{ title: '考试场次 · 明鉴' }]

const time = z.string().transform((text, ctx) => {
  const at = instantIn(text)
  if (at) return at
  ctx.addIssue({ code: 'custom', message: 'a time' })
  return z.NEVER
})
const whole = z.string().regex(/^\d{1,6}$/).transform(Number)
const schema = z.object({
  intent: z.enum(['check', 'open']),
  association: z.string().transform((text) => asId<'organisation'>(text)),
  title: z.string().min(1).max(200),
  bookingOpens: time, bookingCloses: time, startFrom: time, startUntil: time, hardClose: time,
  minutes: whole,
  latestEnd: z.string(),
  seats: z.union([z.literal('').transform(() => null), whole]),
})

/** Which field a refusal is mended in. */
const FIELD: Partial<Record<OpenRefusal, string>> = {
  'title-malformed': 'title', 'minutes-malformed': 'minutes', 'seats-malformed': 'seats', 'booking-window-reversed': 'bookingCloses', 'start-window-reversed': 'startUntil',
  'booking-after-start': 'bookingCloses', 'hard-close-too-early': 'hardClose', 'time-too-short': 'hardClose', 'sitting-in-past': 'startUntil', 'organisation-unknown': 'association',
}

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
  return {
    sittings: (await sittingsOf(app, [...names.keys()])).map((sitting) => ({ ...sitting, organisation: names.get(sitting.organisationId) ?? '' })),
    opens: seen.filter((association) => opens.has(association.id)).map((association) => ({ id: association.id, name: association.name })),
    severalSeen: seen.length > 1,
    minutes: body.exam.minutes,
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
  const { intent, association, latestEnd, ...plan } = parsed.value
  allow(actor, 'sitting.open', association ? { organisationId: association } : {})
  if (!association) return refusedForm('organisation-unknown', typed)
  // Without scripts nobody has seen the latest end of these times yet: the page comes back with it first.
  const opens = intent === 'open' && latestEnd === latestEndOf(plan)
  const result = opens ? await openSitting(app, actor.personId, association, plan) : await checkSitting(app, plan)
  if (!result.ok) {
    const field = FIELD[result.refusal]
    return refusedForm(result.refusal, typed, field ? { [field]: result.refusal } : {}, result.detail)
  }
  if (typeof result.value === 'string') return redirect(`/association/sittings/${result.value}?opened=1`)
  return data({ checked: true, typed } as const)
}

export default function Sittings() {
  const { sittings, opens, severalSeen, minutes, policy, coming } = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const t = useTranslations('exam.desk')
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
                <td data-label={t('title')}><Link to={`/association/sittings/${sitting.id}`}>{sitting.title}</Link></td>
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
            associations={opens}
            typed={posted?.typed ?? {}}
            minutes={minutes}
            policy={policy}
            checked={checked}
            fault={(field) => (refused?.fields[field] ? words(refused.fields[field]) : undefined)}
          />
        </section>
      )}
    </main>
  )
}
