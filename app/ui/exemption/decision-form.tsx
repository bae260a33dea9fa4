import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { CONDITIONS } from '#app/domain/exemption/claim.ts'
import { Choices, TextField, Tick, useRefusal } from '../field.tsx'
import type { Refused } from './claim-form.tsx'

/** One officer's decision. Nothing is required by the browser: who has an interest sends the declaration alone. */
export function DecisionForm({ refused }: { refused: Refused | undefined }) {
  const t = useTranslations('exemption.decision')
  const words = useTranslations('exemption')
  const refusals = useRefusal()
  const typed = refused?.typed ?? {}
  const fault = (field: string) => (refused?.fields[field] ? refusals(refused.fields[field]) : undefined)
  return (
    <Form method="post" className="stack sheet noprint">
      <h2>{t('title')}</h2>
      <p className="note">{t('lead')}</p>
      <Choices
        name="conflict"
        legend={t('conflict')}
        hint={t('conflictHint')}
        fault={fault('conflict')}
        chosen={typed.conflict}
        options={(['none', 'one'] as const).map((value) => ({ value, label: t(`conflictOptions.${value}`) }))}
      />
      <h3>{t('conditions')}</h3>
      <p className="note">{t('conditionsHint')}</p>
      {fault('conditions') && <p className="fault text-seal">{fault('conditions')}</p>}
      {CONDITIONS.map((condition) => (
        <div key={condition} className="stack border-b border-line-2 pb-4">
          <Choices
            name={`met-${condition}`}
            legend={words(`conditions.${condition}`)}
            chosen={typed[`met-${condition}`]}
            options={[
              { value: 'yes', label: words('decisions.met') },
              { value: 'no', label: words('decisions.notMet') },
            ]}
          />
          <TextField
            name={`note-${condition}`}
            label={t('note')}
            rows={2}
            maxLength={500}
            defaultValue={typed[`note-${condition}`]}
          />
        </div>
      ))}
      <Choices
        name="outcome"
        legend={t('outcome')}
        hint={t('outcomeHint')}
        fault={fault('outcome')}
        chosen={typed.outcome}
        options={(['grant', 'refuse'] as const).map((value) => ({ value, label: words(`outcomes.${value}`) }))}
      />
      <TextField
        name="reasons"
        label={t('reasons')}
        hint={t('reasonsHint')}
        fault={fault('reasons')}
        maxLength={2000}
        defaultValue={typed.reasons}
      />
      <Tick name="confirm" label={t('confirm')} fault={fault('confirm')} />
      <div>
        <button className="btn final" type="submit">
          {t('submit')}
        </button>
      </div>
    </Form>
  )
}
