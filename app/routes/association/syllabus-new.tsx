import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { asId } from '#app/domain/ids.ts'
import { parseDay } from '#app/domain/instant.ts'
import { may } from '#app/http/authorise.ts'
import { allow, loggedIn } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { statusOf } from '#app/http/refusals.ts'
import { checkSyllabusDraft, draftSyllabus, nationalAssociation } from '#app/services/syllabus.ts'
import { syllabusNames, syllabusToDraftFrom } from '#app/services/syllabus-desk.ts'
import { Refusal, useRefusal } from '#app/ui/field.tsx'
import { bodyIn, typedOf } from '#app/ui/syllabus/fields.ts'
import { SyllabusForm } from '#app/ui/syllabus/form.tsx'
import { LackingNotice } from '#app/ui/syllabus/lacking.tsx'
import { need } from '#app/words/need.ts'

await need('syllabus')

export const meta: MetaFunction = () => [{ title: '起草大纲版本 · 明鉴' }]

export const loader = async ({ context: { app, ...context }, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'syllabus.see')
  const base = await syllabusToDraftFrom(app, asId(new URL(request.url).searchParams.get('from') ?? ''))
  return {
    changes: may(actor, 'syllabus.change', { organisationId: nationalAssociation }),
    names: syllabusNames(app),
    base: { version: base.version, typed: typedOf(base.body) },
  }
}

const schema = z.object({
  intent: z.enum(['check', 'draft']),
  version: z.string().max(200),
  from: z.string().transform((text, ctx) => {
    const day = parseDay(text)
    if (day) return day
    ctx.addIssue({ code: 'custom', message: 'a day' })
    return z.NEVER
  }),
  reason: z.string().max(5000),
})
/** Which input a refusal is mended in. */
const INPUT: Readonly<Record<string, string>> = {
  'syllabus-name-malformed': 'version', 'syllabus-name-taken': 'version', 'syllabus-too-early': 'from', 'syllabus-reason-missing': 'reason',
}

export const action = async ({ context: { app, ...context }, request }: ActionFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'syllabus.see')
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { body, unread } = bodyIn(typed, syllabusNames(app))
  const { intent, version, from, reason } = parsed.value
  if (unread.length > 0) return faulty(typed, unread)
  const draft = { version, effectiveFrom: from, reason, body }
  const result = intent === 'draft' ? await draftSyllabus(app, actor.personId, draft) : await checkSyllabusDraft(app, actor.personId, draft)
  if (!result.ok) {
    if ('faults' in result) return faulty(typed, result.faults)
    const input = INPUT[result.refusal]
    return refusedForm(result.refusal, typed, input ? { [input]: result.refusal } : {}, result.detail)
  }
  if (typeof result.value === 'string') return redirect(`/association/syllabus/${result.value}?submitted=1`)
  return data({ lacking: result.value, wantedTenths: body.requiredHoursTenths, typed } as const)
}

const faulty = (typed: Record<string, string>, faults: ReturnType<typeof bodyIn>['unread']) =>
  data({ refusal: 'syllabus-faulty', detail: { count: faults.length }, fields: {} as Record<string, string>, typed, faults }, { status: statusOf('syllabus-faulty') })

export default function NewSyllabus() {
  const { changes, names, base } = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const t = useTranslations('syllabus')
  const words = useRefusal()
  const refused = posted && 'refusal' in posted ? posted : undefined
  return (
    <main id="main" className="page stack">
      <p className="noprint m-0"><Link to="/association/syllabus">{t('back')}</Link></p>
      <h1>{t('form.title')}</h1>
      {!changes ? <Refusal code="syllabus-not-national" /> : (
        <>
          <p className="m-0">{t('form.lead', { version: base.version })}</p>
          <Refusal code={refused?.refusal} detail={refused?.detail} />
          {posted && 'lacking' in posted && (
            <>
              <p className="notice good" role="status">{t('form.checked')}</p>
              <LackingNotice of={posted.lacking} wantedTenths={posted.wantedTenths} names={names} />
            </>
          )}
          <SyllabusForm
            key={base.version}
            names={names}
            typed={posted?.typed ?? base.typed}
            faults={refused && 'faults' in refused ? refused.faults : []}
            refused={(input) => (refused?.fields[input] ? words(refused.fields[input], refused.detail) : undefined)}
          />
        </>
      )}
    </main>
  )
}
