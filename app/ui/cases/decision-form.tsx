// An officer's decision on a case or its appeal. Nothing is required by the browser: who has an interest sends the
// declaration alone.

import { Form } from '@remix-run/react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { type CaseKind, type MarkSummary, REVIEW_ASKS } from '#app/domain/cases/case.ts'
import { MAX_TEXT } from '#app/domain/cases/opening.ts'
import { Choices, TextField, Tick } from '../field.tsx'
import { Facts } from '../marks.tsx'
import { type GroundShown, GroundLine, MarksLine, useNameOf } from './case-parts.tsx'
import { type Refused, useFaults } from './say-forms.tsx'

interface Effect {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly leads: string
  readonly leadsEn: string
}
export interface DecisionOffer {
  readonly on: 'decision' | 'appeal'
  readonly grounds: readonly (GroundShown & { readonly opinion: boolean })[]
  readonly effects: readonly Effect[]
  readonly recount: {
    readonly before: MarkSummary
    readonly after: MarkSummary
    readonly saved: number
    readonly standing: number
    readonly stale: number
    readonly answersAgree: boolean
  } | null
}
interface Props {
  readonly kind: CaseKind
  readonly offer: DecisionOffer
  readonly refused: Refused | undefined
}

export function DecisionForm({ kind, offer, refused }: Props) {
  const t = useTranslations('cases.decide')
  const { typed, fault } = useFaults(refused, 'decide')
  const said = { typed, fault }
  return (
    <Form method="post" className="sheet stack noprint">
      <input type="hidden" name="intent" value="decide" />
      <h2>{t(offer.on === 'appeal' ? 'appealTitle' : 'title')}</h2>
      <p className="note">{t('lead')}</p>
      <Choices
        name="conflict" legend={t('conflict')} hint={t('conflictHint')} fault={fault('conflict')} chosen={typed.conflict}
        options={(['none', 'one'] as const).map((value) => ({ value, label: t(`conflictOptions.${value}`) }))}
      />
      {offer.on === 'appeal' && (
        <Choices
          name="appealOutcome" legend={t('appealOutcome')} fault={fault('appealOutcome')} chosen={typed.appealOutcome}
          options={(['uphold', 'change'] as const).map((value) => ({ value, label: t(`appealOutcomes.${value}`) }))}
        />
      )}
      {kind === 'violation' && <ViolationFields offer={offer} said={said} />}
      {kind === 'review' && <ReviewFields offer={offer} said={said} />}
      {kind === 'pass-loss' && (
        <Choices
          name="outcome" legend={t('passLoss')} fault={fault('outcome')} chosen={typed.outcome}
          options={(offer.on === 'appeal' ? (['keep'] as const) : (['keep', 'take-away'] as const)).map((value) => ({ value, label: t(`passLossOptions.${value}`) }))}
        />
      )}
      <TextField name="reasons" label={t('reasons')} hint={t('reasonsHint')} rows={6} maxLength={MAX_TEXT} defaultValue={typed.reasons} fault={fault('reasons')} />
      <Tick name="confirm" label={t('confirm')} fault={fault('confirm')} />
      <div><button className="btn final" type="submit">{t('submit')}</button></div>
    </Form>
  )
}

interface Said {
  readonly typed: Readonly<Record<string, string>>
  readonly fault: (field: string) => string | undefined
}

function ViolationFields({ offer, said: { typed, fault } }: { offer: DecisionOffer; said: Said }) {
  const t = useTranslations('cases.decide')
  const nameOf = useNameOf()
  const id = useId()
  const wrong = fault('found')
  return (
    <>
      <fieldset className="field" aria-describedby={wrong ? `${id}-hint ${id}-fault` : `${id}-hint`}>
        <legend>{t('found')}</legend>
        {offer.grounds.map((ground) => (
          <span key={ground.id} className="tick">
            <input id={`${id}-${ground.id}`} type="checkbox" name={`found-${ground.id}`} defaultChecked={typed[`found-${ground.id}`] === 'on'} />
            <label htmlFor={`${id}-${ground.id}`}><GroundLine ground={ground} />{ground.opinion && <span className="note"> {t('needsOpinion')}</span>}</label>
          </span>
        ))}
        <span className="note" id={`${id}-hint`}>{t('foundHint')}</span>
        {wrong && <span className="fault" id={`${id}-fault`}>{wrong}</span>}
      </fieldset>
      <Choices
        name="effect" legend={t('effect')} fault={fault('effect')} chosen={typed.effect}
        options={offer.effects.map((effect) => ({
          value: effect.id,
          label: <>{nameOf(effect)} <span className="note">{nameOf({ name: effect.leads, nameEn: effect.leadsEn })}</span></>,
        }))}
      />
      {offer.grounds.some(({ opinion }) => opinion) && (
        <TextField name="opinion" label={t('opinion')} hint={t('opinionHint')} maxLength={MAX_TEXT} defaultValue={typed.opinion} fault={fault('opinion')} />
      )}
    </>
  )
}

function ReviewFields({ offer: { recount }, said: { typed, fault } }: { offer: DecisionOffer; said: Said }) {
  const t = useTranslations('cases.decide')
  const asks = useTranslations('cases.asks')
  const same = recount !== null && recount.before.total === recount.after.total && recount.before.max === recount.after.max && recount.before.passed === recount.after.passed
  return (
    <>
      {recount && (
        <section className="stack">
          <h3 className="m-0">{t('recount')}</h3>
          <Facts of={[[t('recountStored'), <MarksLine key="before" marks={recount.before} />], [t('recountAfter'), <MarksLine key="after" marks={recount.after} />]]} />
          <p className={same ? 'notice good m-0' : 'notice warn m-0'}>{t(same ? 'recountSame' : 'recountOther')}</p>
          <p className="note m-0">{t('recountSaved', { saved: recount.saved, standing: recount.standing, stale: recount.stale })} {t(recount.answersAgree ? 'recountAgree' : 'recountDiffer')}</p>
        </section>
      )}
      <h3 className="m-0">{t('findings')}</h3>
      {fault('findings') && <p className="fault text-seal m-0">{fault('findings')}</p>}
      {REVIEW_ASKS.map((ask) => (
        <div key={ask} className="stack border-b border-line-2 pb-4">
          <Choices
            name={`right-${ask}`} legend={asks(ask)} chosen={typed[`right-${ask}`]}
            options={[{ value: 'yes', label: t('right') }, { value: 'no', label: t('wrong') }]}
          />
          <TextField name={`note-${ask}`} label={t('note')} hint={t('noteHint')} rows={2} maxLength={1000} defaultValue={typed[`note-${ask}`]} />
        </div>
      ))}
    </>
  )
}
