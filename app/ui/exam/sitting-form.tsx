import { Form } from '@remix-run/react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Field, SelectField, TextField, Tick } from '../field.tsx'
import { PossibleEnds } from '../sittings/ends.tsx'
import { endTimesIn, latestEndOf } from '../sittings/plan-fields.ts'

type Time = 'bookingOpens' | 'bookingCloses' | 'startFrom' | 'startUntil' | 'hardClose'

export interface SignedCutOption {
  readonly id: string
  readonly label: string
}

export interface SittingFormProps {
  /** What stands above the fields. */
  readonly lead: ReactNode
  /** None: the sitting has its association already. */
  readonly associations: readonly { readonly id: string; readonly name: string }[]
  /** The policy's cut and the signed studies to choose from; none where the cut is settled. */
  readonly cuts: { readonly policy: string; readonly studies: readonly SignedCutOption[] } | null
  /** What was typed or stands, to be shown again. */
  readonly typed: Readonly<Record<string, string>>
  /** The policy's time limit in minutes. */
  readonly minutes: number
  /** The extra times to reckon with, in per cent. */
  readonly percents: readonly number[]
  readonly fault: (field: string) => string | undefined
  /** What is told when all was checked and is in order; what is left is to save. */
  readonly checked: string | undefined
  readonly words: { readonly check: string; readonly save: string; readonly intent: 'open' | 'save' }
  /** Hidden fields that come back with the form. */
  readonly hidden?: Readonly<Record<string, string>>
}

/** Sets a sitting up or changes it. Every possible end stands there before anything is saved. */
export function SittingForm({ lead, associations, cuts, typed, minutes, percents, fault, checked, words, hidden = {} }: SittingFormProps) {
  const t = useTranslations('exam.desk')
  const f = useTranslations('sittings.form')
  const [values, setValues] = useState<Record<string, string>>({ minutes: String(minutes), ...typed })
  const time = (name: Time | 'checkInFrom' | 'cancelUntil', hint?: string) => (
    <Field name={name} type="datetime-local" label={name === 'checkInFrom' || name === 'cancelUntil' ? f(name) : t(name)} hint={hint} fault={fault(name)} required={name !== 'checkInFrom' && name !== 'cancelUntil'} defaultValue={typed[name]} />
  )
  const times = endTimesIn(values)
  return (
    <Form
      method="post"
      className="stack sheet"
      onInput={(event) => {
        const { name, value } = event.target as HTMLInputElement
        if (name) setValues((before) => ({ ...before, [name]: value }))
      }}
    >
      {lead}
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {associations.length > 1 && <SelectField name="association" label={t('association')} fault={fault('association')} defaultValue={typed.association} options={associations.map(({ id, name }) => ({ value: id, label: name }))} />}
      {associations.length === 1 && <input type="hidden" name="association" value={associations[0]?.id ?? ''} />}
      <Field name="title" label={t('title')} hint={t('titleHint')} fault={fault('title')} required maxLength={80} defaultValue={typed.title} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField name="mode" label={f('mode')} fault={fault('mode')} defaultValue={typed.mode} options={(['online', 'on-site'] as const).map((mode) => ({ value: mode, label: f(`modes.${mode}`) }))} />
        <Field name="place" label={f('place')} hint={f('placeHint')} fault={fault('place')} maxLength={200} defaultValue={typed.place} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">{time('bookingOpens')}{time('bookingCloses')}</div>
      <div className="grid gap-4 sm:grid-cols-2">{time('cancelUntil', f('cancelHint'))}{time('checkInFrom', f('checkInHint'))}</div>
      <div className="grid gap-4 sm:grid-cols-2">{time('startFrom')}{time('startUntil')}</div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="minutes" type="number" min={5} max={300} label={t('minutes')} hint={t('minutesHint', { minutes })} fault={fault('minutes')} required defaultValue={typed.minutes ?? String(minutes)} />
        {time('hardClose', t('hardCloseHint'))}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="breaks" label={f('breaks')} hint={f('breaksHint')} fault={fault('breaks')} maxLength={40} defaultValue={typed.breaks} />
        <Field name="seats" type="number" min={1} max={100_000} label={t('seats')} hint={f('seatsHint')} fault={fault('seats')} defaultValue={typed.seats} />
      </div>
      <Tick name="waitingList" label={f('waitingList')} hint={f('waitingHint')} fault={fault('waitingList')} defaultChecked={typed.waitingList === 'on'} />
      {cuts && cuts.studies.length > 0 && (
        <SelectField name="cutStudy" label={f('study')} hint={f('studyHint')} fault={fault('cutStudy')} defaultValue={typed.cutStudy} options={[{ value: '', label: cuts.policy }, ...cuts.studies.map(({ id, label }) => ({ value: id, label }))]} />
      )}
      <details open={fault('sebKeys') !== undefined || Boolean(typed.sebKeys)}>
        <summary>{f('browser')}</summary>
        <TextField name="sebKeys" label={f('keys')} hint={f('keysHint')} fault={fault('sebKeys')} rows={3} maxLength={2000} spellCheck={false} defaultValue={typed.sebKeys} />
      </details>
      <section className="stack" aria-label={f('ends')}>
        <h3 className="m-0">{f('ends')}</h3>
        <PossibleEnds times={times} percents={percents} />
        {/* What is told here is posted with the form: nothing is saved but with the end that the officer has seen. */}
        <input type="hidden" name="latestEnd" value={times ? latestEndOf(times, percents) : ''} />
      </section>
      <div className="row">
        {checked && <strong role="status">{checked}</strong>}
        <button className="btn quiet" type="submit" name="intent" value="check">{words.check}</button>
        <button className="btn push" type="submit" name="intent" value={words.intent}>{words.save}</button>
      </div>
    </Form>
  )
}
