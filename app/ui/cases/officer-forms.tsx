// What officers add to a case besides a decision: facts before it, more time for an appeal. And which records go with facts.

import { Form } from '@remix-run/react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { Evidence } from '#app/domain/cases/case.ts'
import { MAX_TEXT } from '#app/domain/cases/opening.ts'
import { TextField, Tick } from '../field.tsx'
import { useEvidenceText } from './case-parts.tsx'
import { type Refused, useFaults } from './say-forms.tsx'

export type OfferedEvidence = Evidence & { readonly ref: string }

/** The records on file about the candidate; what is ticked goes to the candidate. */
export function EvidenceChoice({ offered, typed }: { offered: readonly OfferedEvidence[]; typed: Readonly<Record<string, string>> }) {
  const t = useTranslations('cases.notice')
  const told = useEvidenceText()
  const id = useId()
  return (
    <fieldset className="field" aria-describedby={`${id}-hint`}>
      <legend>{t('evidence')}</legend>
      {offered.length === 0 && <span>{t('noEvidence')}</span>}
      {offered.map((one) => (
        <span key={one.ref} className="tick">
          <input id={`${id}-${one.ref}`} type="checkbox" name={`evidence-${one.ref}`} defaultChecked={typed[`evidence-${one.ref}`] === 'on'} />
          <label htmlFor={`${id}-${one.ref}`}>{told(one)}</label>
        </span>
      ))}
      <span className="note" id={`${id}-hint`}>{t('evidenceHint')}</span>
    </fieldset>
  )
}

export function SupplementForm({ offered, refused }: { offered: readonly OfferedEvidence[]; refused: Refused | undefined }) {
  const t = useTranslations('cases.decide')
  const { typed, fault } = useFaults(refused, 'supplement')
  return (
    <details className="sheet noprint" open={refused?.typed.intent === 'supplement'}>
      <summary>{t('supplement')}</summary>
      <Form method="post" className="stack">
        <input type="hidden" name="intent" value="supplement" />
        <p className="note">{t('supplementLead')}</p>
        <TextField name="text" label={t('supplementText')} rows={5} maxLength={MAX_TEXT} required defaultValue={typed.text} fault={fault('text')} />
        <EvidenceChoice offered={offered} typed={typed} />
        <div><button className="btn quiet" type="submit">{t('supplementSubmit')}</button></div>
      </Form>
    </details>
  )
}

export function ProlongForm({ refused }: { refused: Refused | undefined }) {
  const t = useTranslations('cases.decide')
  const { typed, fault } = useFaults(refused, 'prolong')
  return (
    <details className="sheet noprint" open={refused?.typed.intent === 'prolong'}>
      <summary>{t('prolong')}</summary>
      <Form method="post" className="stack">
        <input type="hidden" name="intent" value="prolong" />
        <p className="note">{t('prolongLead')}</p>
        <TextField name="text" label={t('prolongText')} maxLength={MAX_TEXT} required defaultValue={typed.text} fault={fault('text')} />
        <div><button className="btn quiet" type="submit">{t('prolongSubmit')}</button></div>
      </Form>
    </details>
  )
}

export interface NoticeOffer {
  readonly statementDays: number
  readonly grounds: readonly { readonly id: string; readonly name: string; readonly effect: string; readonly opinion: boolean }[]
  readonly evidence: readonly OfferedEvidence[]
}

/** @param offer names already in the reader's language */
export function NoticeForm({ offer, refused }: { offer: NoticeOffer; refused: Refused | undefined }) {
  const t = useTranslations('cases.notice')
  const { typed, fault } = useFaults(refused, 'notice')
  const id = useId()
  const wrong = fault('grounds')
  return (
    <Form method="post" className="sheet stack">
      <input type="hidden" name="intent" value="notice" />
      <p>{t('lead', { days: offer.statementDays })}</p>
      <fieldset className="field" aria-describedby={wrong ? `${id}-fault` : undefined}>
        <legend>{t('grounds')}</legend>
        {offer.grounds.map((ground) => (
          <span key={ground.id} className="tick">
            <input id={`${id}-${ground.id}`} type="checkbox" name={`ground-${ground.id}`} defaultChecked={typed[`ground-${ground.id}`] === 'on'} />
            <label htmlFor={`${id}-${ground.id}`}>
              {ground.name} <span className="note">{t('most', { effect: ground.effect })}{ground.opinion && ` · ${t('opinion')}`}</span>
            </label>
          </span>
        ))}
        {wrong && <span className="fault" id={`${id}-fault`}>{wrong}</span>}
      </fieldset>
      <TextField name="text" label={t('facts')} hint={t('factsHint')} rows={8} maxLength={MAX_TEXT} required defaultValue={typed.text} fault={fault('text')} />
      <EvidenceChoice offered={offer.evidence} typed={typed} />
      <Tick name="confirm" label={t('confirm')} required fault={fault('confirm')} />
      <div><button className="btn final" type="submit">{t('submit')}</button></div>
    </Form>
  )
}
