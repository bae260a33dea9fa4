import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { TextField, Tick } from '../field.tsx'

interface Props {
  readonly own: boolean
  readonly proposes: boolean
  readonly applies: boolean
  /** The hash of the preview on this page: exactly this is applied. */
  readonly preview: string
  readonly reason: string | undefined
}

/** What may be decided about a proposal, and by whom: its proposer withdraws, another applies or refuses. */
export function RulingDecisions({ own, proposes, applies, preview, reason }: Props) {
  const t = useTranslations('rulings.case')
  if (own)
    return (
      <section className="stack">
        <p className="notice m-0">{t('own')}</p>
        {proposes && <Ending intent="withdrawn" label={t('withdrawReason')} submit={t('withdraw')} reason={reason} />}
      </section>
    )
  if (!applies) return null
  return (
    <section className="stack">
      <Form method="post" className="sheet stack">
        <h2 className="m-0">{t('apply')}</h2>
        <p className="m-0">{t('applyLead')}</p>
        <input type="hidden" name="preview" value={preview} />
        <Tick name="yes" label={t('applyTick')} required />
        <div><button className="btn final" type="submit" name="intent" value="apply">{t('applySubmit')}</button></div>
      </Form>
      <Ending intent="refused" label={t('refuseReason')} submit={t('refuse')} reason={reason} />
    </section>
  )
}

function Ending({ intent, label, submit, reason }: { intent: 'refused' | 'withdrawn'; label: string; submit: string; reason: string | undefined }) {
  return (
    <Form method="post" className="sheet stack">
      <TextField name="reason" label={label} required maxLength={2000} defaultValue={reason} />
      <div><button className="btn quiet" type="submit" name="intent" value={intent}>{submit}</button></div>
    </Form>
  )
}
