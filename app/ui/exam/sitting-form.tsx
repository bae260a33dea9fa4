import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { latestPossibleEnd } from '#app/domain/exam/deadline.ts'
import { type Instant, msOf } from '#app/domain/instant.ts'
import { Field, SelectField } from '../field.tsx'
import { instantIn } from './shanghai.ts'

export const SITTING_TIMES = ['bookingOpens', 'bookingCloses', 'startFrom', 'startUntil', 'hardClose'] as const

export interface SittingFormProps {
  readonly associations: readonly { readonly id: string; readonly name: string }[]
  /** What was typed, to be shown again. */
  readonly typed: Readonly<Record<string, string>>
  /** The policy's time limit in minutes, and its name. */
  readonly minutes: number
  readonly policy: string
  readonly fault: (field: string) => string | undefined
  /** The times were checked and are in order: what is left is to open. */
  readonly checked: boolean
}

/** Sets a sitting up. The latest possible end stands there before anything is saved. */
export function SittingForm({ associations, typed, minutes, policy, fault, checked }: SittingFormProps) {
  const t = useTranslations('exam.desk')
  const [values, setValues] = useState(typed)
  const time = (name: (typeof SITTING_TIMES)[number]) => (
    <Field name={name} type="datetime-local" label={t(name)} hint={name === 'hardClose' ? t('hardCloseHint') : undefined} fault={fault(name)} required defaultValue={typed[name]} />
  )
  return (
    <Form
      method="post"
      className="stack sheet"
      onInput={(event) => {
        const { name, value } = event.target as HTMLInputElement
        setValues((before) => ({ ...before, [name]: value }))
      }}
    >
      <p className="note m-0">{t('openLead', { policy })}</p>
      {associations.length > 1
        ? <SelectField name="association" label={t('association')} fault={fault('association')} defaultValue={typed.association} options={associations.map(({ id, name }) => ({ value: id, label: name }))} />
        : <input type="hidden" name="association" value={associations[0]?.id ?? ''} />}
      <Field name="title" label={t('title')} hint={t('titleHint')} fault={fault('title')} required maxLength={80} defaultValue={typed.title} />
      <div className="grid gap-4 sm:grid-cols-2">{time('bookingOpens')}{time('bookingCloses')}</div>
      <div className="grid gap-4 sm:grid-cols-2">{time('startFrom')}{time('startUntil')}</div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="minutes" type="number" min={5} max={300} label={t('minutes')} hint={t('minutesHint', { minutes })} fault={fault('minutes')} required defaultValue={typed.minutes ?? String(minutes)} />
        {time('hardClose')}
      </div>
      <Field name="seats" type="number" min={1} max={100_000} label={t('seats')} hint={t('seatsHint')} fault={fault('seats')} defaultValue={typed.seats} />
      <LatestEnd values={{ minutes: String(minutes), ...values }} />
      <div className="row">
        {checked && <strong>{t('preview')}</strong>}
        <button className="btn quiet" type="submit" name="intent" value="check">{t('check')}</button>
        <button className="btn push" type="submit" name="intent" value="open">{t('confirmOpen')}</button>
      </div>
    </Form>
  )
}

interface Times {
  readonly startUntil: Instant
  readonly minutes: number
  readonly hardClose: Instant
}

/** By the one function that the server, the closing job and the candidate's page ask too. */
export const latestEndOf = (times: Times): Instant => latestPossibleEnd({ ...times, sittingExtensionMinutes: 0, extraTimePercent: 0 })

function timesIn(values: Readonly<Record<string, string>>): Times | undefined {
  const [startUntil, hardClose] = [instantIn(values.startUntil ?? ''), instantIn(values.hardClose ?? '')]
  const minutes = Number(values.minutes)
  return startUntil && hardClose && Number.isSafeInteger(minutes) && minutes > 0 ? { startUntil, hardClose, minutes } : undefined
}

/** What is told here is posted with the form: a sitting is opened only with the end that the officer has seen. */
function LatestEnd({ values }: { values: Readonly<Record<string, string>> }) {
  const t = useTranslations('exam.desk')
  const format = useFormatter()
  const times = timesIn(values)
  const end = times && latestEndOf(times)
  const told = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })
  const lacking = times && end ? times.minutes - Math.floor((msOf(end) - msOf(times.startUntil)) / 60_000) : 0
  return (
    <p className="notice m-0" role="status">
      <input type="hidden" name="latestEnd" value={end ?? ''} />
      <strong>{t('latestEnd')}</strong>{' '}
      {times && end ? `${t('latestEndValue', { time: told(end) })} ${lacking > 0 ? t('shortened', { until: told(times.startUntil), minutes: lacking }) : t('fullTime')}` : t('latestUnknown')}
    </p>
  )
}
