import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { type WholePlan, wholePlan } from '#app/domain/exam/opening.ts'
import type { ScheduleField } from '#app/domain/exam/rescheduling.ts'
import { asId, type SittingId } from '#app/domain/ids.ts'
import { type Instant, shanghaiTime } from '#app/domain/instant.ts'
import { may } from '#app/http/authorise.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { type FormRefusal, parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import type { Actor, App } from '#app/services/app.ts'
import { ownerOf, sittingView } from '#app/services/sitting-desk.ts'
import { checkEdit, editSitting, extraTimesToPlan, type SittingEditRefusal } from '#app/services/sitting-edit.ts'
import { SittingForm } from '#app/ui/exam/sitting-form.tsx'
import { Refusal, useRefusal } from '#app/ui/field.tsx'
import { latestEndOf, typedOf } from '#app/ui/sittings/plan-fields.ts'
import { need } from '#app/words/need.ts'
import { PLAN_FIELD, PLAN_FIELDS } from './sitting-fields.ts'

await need('exam', 'sittings')

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? '场次'} · 修改 · 明鉴` }]

const schema = z.object({ intent: z.enum(['check', 'save']), seen: z.string().regex(/^\d{1,9}$/).transform(Number), ...PLAN_FIELDS })

const FIELD: Partial<Record<SittingEditRefusal, string>> = {
  ...PLAN_FIELD, 'seats-below-booked': 'seats', 'waiting-list-in-use': 'waitingList', 'cancel-until-past': 'cancelUntil', 'syllabus-differs': 'startFrom',
}

/** The sitting as it stands, if this officer may change sittings of its association. */
async function changeable(app: App, actor: Actor, params: { sitting?: string | undefined }) {
  const id: SittingId = asId<'sitting'>(params.sitting ?? '') ?? notFound()
  const owner = (await ownerOf(app, id)) ?? notFound()
  if (!may(actor, 'sitting.see', owner)) notFound()
  allow(actor, 'sitting.open', owner)
  const view = await sittingView(app, id)
  return view.ok ? { id, view: view.value } : notFound()
}

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const { id, view } = await changeable(context.app, loggedIn(context, request), params)
  const { sitting, changeable: open } = view
  const { version, minutes } = sitting.blueprint
  return {
    id, title: sitting.title, open, version: sitting.scheduleVersion, policy: version, minutes,
    typed: typedOf({ ...wholePlan(sitting), title: sitting.title }),
    percents: await extraTimesToPlan(context.app),
  }
}

/** What was not touched keeps its seconds, which the fields cannot show. */
function untouched<T extends WholePlan>(plan: T, before: WholePlan): T {
  const kept = (typed: Instant | null, stands: Instant | null) => (typed && stands && shanghaiTime(typed) === shanghaiTime(stands) ? stands : typed)
  const names = ['bookingOpens', 'bookingCloses', 'startFrom', 'startUntil', 'hardClose', 'checkInFrom', 'cancelUntil'] as const
  return { ...plan, ...Object.fromEntries(names.map((name) => [name, kept(plan[name], before[name])])) }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const { app } = context
  const actor = loggedIn(context, request)
  const { id, view } = await changeable(app, actor, params)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { intent, latestEnd, ...fields } = parsed.value
  const input = untouched(fields, wholePlan(view.sitting))
  // Without scripts nobody has seen the ends of these times yet: the page comes back with them first.
  const saves = intent === 'save' && latestEnd === latestEndOf(fields, await extraTimesToPlan(app))
  const result = saves ? await editSitting(app, actor.personId, id, input) : await checkEdit(app, id, input)
  if (!result.ok) {
    const field = FIELD[result.refusal]
    return refusedForm(result.refusal, typed, field ? { [field]: result.refusal } : {}, result.detail)
  }
  if (saves) return redirect(`/association/sittings/${id}?changed=${result.value.told}`)
  return data({ checked: result.value, typed } as const)
}

export default function SittingEdit() {
  const { id, title, open, version, policy, minutes, typed, percents } = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const t = useTranslations('sittings.edit')
  const n = useTranslations('sittings.notices')
  const words = useRefusal()
  const refused: FormRefusal | undefined = posted && 'refusal' in posted ? posted : undefined
  const checked = posted && 'checked' in posted ? posted.checked : undefined
  const told = (fields: readonly ScheduleField[]) => fields.map((field) => n(`fields.${field}`)).join(' · ')
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      <p><Link to={`/association/sittings/${id}`}>{t('back')}</Link> <span className="note">{title}</span></p>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      {open ? (
        <div style={{ maxWidth: '46rem' }} className="mt-4">
          <SittingForm
            lead={<p className="note m-0">{t('lead', { version })} {t('policy', { policy })}</p>}
            associations={[]}
            cuts={null}
            typed={posted?.typed ?? typed}
            minutes={minutes}
            percents={percents}
            checked={checked && (checked.changed.length > 0 ? t('checked', { count: checked.told, fields: told(checked.changed) }) : t('checkedQuiet'))}
            words={{ check: t('check'), save: t('save'), intent: 'save' }}
            hidden={{ seen: posted?.typed.seen ?? String(version) }}
            fault={(field) => (refused?.fields[field] ? words(refused.fields[field], refused.detail) : undefined)}
          />
        </div>
      ) : (
        <p className="notice warn">{t('begun')}</p>
      )}
    </main>
  )
}
