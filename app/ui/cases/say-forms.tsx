// What a candidate can say in a case: a statement, that there is none, an appeal. And the request for a review.

import { Form } from '@remix-run/react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { REVIEW_ASKS } from '#app/domain/cases/case.ts'
import { MAX_TEXT } from '#app/domain/cases/opening.ts'
import type { Instant } from '#app/domain/instant.ts'
import { TextField, Tick, useRefusal } from '../field.tsx'
import { minute } from './case-parts.tsx'

/** What came back of a refused form. */
export interface Refused {
  readonly refusal: string
  readonly fields: Readonly<Record<string, string>>
  readonly typed: Readonly<Record<string, string>>
}

/** The fault of a field in words; only for the form that was sent. */
export function useFaults(refused: Refused | undefined, intent: string) {
  const refusals = useRefusal()
  const mine = refused?.typed.intent === intent ? refused : undefined
  return { typed: mine?.typed ?? {}, fault: (field: string) => (mine?.fields[field] ? refusals(mine.fields[field]) : undefined) }
}

export function StatementForms({ refused }: { refused: Refused | undefined }) {
  const t = useTranslations('cases.say')
  const { typed, fault } = useFaults(refused, 'statement')
  const waive = useFaults(refused, 'waive')
  return (
    <>
      <Form method="post" className="sheet stack noprint">
        <input type="hidden" name="intent" value="statement" />
        <h2>{t('statement')}</h2>
        <p className="note">{t('statementLead')}</p>
        <TextField name="text" label={t('text')} rows={8} maxLength={MAX_TEXT} required defaultValue={typed.text} fault={fault('text')} />
        <Tick name="confirm" label={t('tick')} required fault={fault('confirm')} />
        <div><button className="btn" type="submit">{t('submitStatement')}</button></div>
      </Form>
      <Form method="post" className="sheet stack noprint">
        <input type="hidden" name="intent" value="waive" />
        <h2>{t('waive')}</h2>
        <p className="note">{t('waiveLead')}</p>
        <Tick name="confirm" label={t('waiveTick')} required fault={waive.fault('confirm')} />
        <div><button className="btn quiet" type="submit">{t('submitWaive')}</button></div>
      </Form>
    </>
  )
}

export function AppealForm({ refused }: { refused: Refused | undefined }) {
  const t = useTranslations('cases.say')
  const { typed, fault } = useFaults(refused, 'appeal')
  return (
    <Form method="post" className="sheet stack noprint">
      <input type="hidden" name="intent" value="appeal" />
      <h2>{t('appeal')}</h2>
      <p className="note">{t('appealLead')}</p>
      <TextField name="text" label={t('appealText')} rows={8} maxLength={MAX_TEXT} required defaultValue={typed.text} fault={fault('text')} />
      <Tick name="confirm" label={t('tick')} required fault={fault('confirm')} />
      <div><button className="btn final" type="submit">{t('submitAppeal')}</button></div>
    </Form>
  )
}

/** @param until the last instant at which it is taken */
export function ReviewForm({ until, refused }: { until: Instant; refused: Refused | undefined }) {
  const t = useTranslations('cases')
  const { typed, fault } = useFaults(refused, 'review')
  const id = useId()
  const wrong = fault('asks')
  return (
    <Form method="post" className="sheet stack noprint">
      <input type="hidden" name="intent" value="review" />
      <h2>{t('review.title')}</h2>
      <p>{t('review.lead')}</p>
      <p className="note">{t('review.until', { at: minute(until) })}</p>
      <fieldset className="field" aria-describedby={wrong ? `${id}-fault` : undefined}>
        <legend>{t('review.asks')}</legend>
        {REVIEW_ASKS.map((ask) => (
          <span key={ask} className="tick">
            <input id={`${id}-${ask}`} type="checkbox" name={`ask-${ask}`} defaultChecked={typed[`ask-${ask}`] === 'on'} />
            <label htmlFor={`${id}-${ask}`}>{t(`asks.${ask}`)}</label>
          </span>
        ))}
        {wrong && <span className="fault" id={`${id}-fault`}>{wrong}</span>}
      </fieldset>
      <TextField name="text" label={t('review.text')} hint={t('review.textHint')} maxLength={MAX_TEXT} required defaultValue={typed.text} fault={fault('text')} />
      <Tick name="confirm" label={t('review.tick')} required fault={fault('confirm')} />
      <div><button className="btn" type="submit">{t('review.submit')}</button></div>
    </Form>
  )
}
