import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { dayOf } from '#app/domain/instant.ts'
import { PROGRAMME_TYPES } from '#app/domain/staffing/rules.ts'
import { loggedIn } from '#app/http/context.ts'
import { deskFor } from '#app/http/desk.ts'
import { parseForm, readForm, refusedForm, type FormRefusal } from '#app/http/forms.ts'
import { panelCheck } from '#app/services/panel.ts'
import { Field, Refusal, SelectField, useRefusal } from '#app/ui/field.tsx'
import { PanelResult } from '#app/ui/platform/panel-result.tsx'
import { dayField } from './day-field.ts'
import { need } from '#app/words/need.ts'

await need('platform', 'status')

export const meta: MetaFunction = () => [{ title: '审核组核对 Panel check · 明鉴' }]

const ROWS = [1, 2, 3, 4, 5] as const
const text = (most: number) => z.string().trim().max(most).default('')
const schema = z.object({
  programmeType: z.enum(PROGRAMME_TYPES),
  asOf: dayField,
  managerName: text(200),
  managerNumber: text(64),
  number1: text(64),
  number2: text(64),
  number3: text(64),
  number4: text(64),
  number5: text(64),
  name1: text(200),
  name2: text(200),
  name3: text(200),
  name4: text(200),
  name5: text(200),
})

export const loader = ({ context: { app, actor }, request }: LoaderFunctionArgs) => {
  deskFor(loggedIn({ actor }, request), 'roster.manage', request)
  return { today: dayOf(app.now()) }
}

export const action = async ({ context: { app, actor }, request }: ActionFunctionArgs) => {
  deskFor(loggedIn({ actor }, request), 'roster.manage', request)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { programmeType, asOf, managerName, managerNumber, ...rows } = parsed.value
  const given = ROWS.map((n) => ({ certificateNumber: rows[`number${n}`], name: rows[`name${n}`] }))
  const half = ROWS.filter((_, i) => Boolean(given[i]?.certificateNumber) !== Boolean(given[i]?.name))
  if (half.length > 0 || !managerName)
    return refusedForm('panel-incomplete', typed, {
      ...Object.fromEntries(half.map((n) => [rows[`number${n}`] ? `name${n}` : `number${n}`, 'panel-incomplete'])),
      ...(managerName ? {} : { managerName: 'panel-incomplete' }),
    })
  const panel = await panelCheck(app, {
    programmeType,
    asOf,
    reviewers: given.filter(({ name }) => name),
    contentManager: { name: managerName, certificateNumber: managerNumber || null },
  })
  return {
    typed,
    panel: {
      ...panel,
      reviewers: panel.reviewers.map(({ certificateNumber, verdict }, i) => ({
        certificateNumber,
        verdict,
        name: given.filter(({ name }) => name)[i]?.name ?? '',
      })),
    },
  }
}

export default function Panel() {
  const { today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useTranslations('platform.panel')
  const p = useTranslations('platform.programmes')
  const words = useRefusal()
  const refused: FormRefusal | undefined = answer && 'refusal' in answer ? answer : undefined
  const panel = answer && 'panel' in answer ? answer.panel : undefined
  const typed: Readonly<Record<string, string>> = answer?.typed ?? {}
  const fault = (field: string) => (refused?.fields[field] ? words(refused.fields[field]) : undefined)
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      <p className="note">{t('lead')}</p>
      {panel && <PanelResult of={panel} />}
      <Form method="post" className="stack mt-6">
        <Refusal code={refused?.refusal} detail={refused?.detail} />
        <div className="two">
          <SelectField
            name="programmeType"
            label={t('programmeType')}
            fault={fault('programmeType')}
            defaultValue={typed.programmeType}
            options={PROGRAMME_TYPES.map((value) => ({ value, label: p(value) }))}
          />
          <Field
            name="asOf"
            type="date"
            label={t('asOf')}
            fault={fault('asOf')}
            required
            defaultValue={typed.asOf ?? today}
          />
        </div>
        <h2>{t('reviewers')}</h2>
        <p className="note m-0">{t('more')}</p>
        {ROWS.map((n) => (
          <fieldset key={n} className="border-0 p-0 m-0">
            <legend className="note">{t('reviewer', { n })}</legend>
            <div className="two gap-4">
              <Field
                name={`number${n}`}
                label={t('number')}
                className="num"
                autoComplete="off"
                fault={fault(`number${n}`)}
                defaultValue={typed[`number${n}`]}
              />
              <Field
                name={`name${n}`}
                label={t('name')}
                autoComplete="off"
                fault={fault(`name${n}`)}
                defaultValue={typed[`name${n}`]}
              />
            </div>
          </fieldset>
        ))}
        <h2>{t('manager')}</h2>
        <div className="two">
          <Field
            name="managerName"
            label={t('managerName')}
            autoComplete="off"
            required
            fault={fault('managerName')}
            defaultValue={typed.managerName}
          />
          <Field
            name="managerNumber"
            label={t('managerNumber')}
            className="num"
            autoComplete="off"
            hint={t('managerHint')}
            fault={fault('managerNumber')}
            defaultValue={typed.managerNumber}
          />
        </div>
        <p>
          <button className="btn" type="submit">
            {t('submit')}
          </button>
        </p>
      </Form>
    </main>
  )
}
