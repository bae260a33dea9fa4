import { Form, useNavigation } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { MOST_TEXT } from '#app/domain/exam/sitting-event.ts'
import { Field, Refusal, TextField, Tick, useRefusal } from '../field.tsx'
import { Mark } from '../marks.tsx'

export interface ShownRescue {
  readonly writtenAt: string
  readonly newer: number
  readonly slots: readonly { readonly slot: number; readonly verdict: 'newer' | 'same' | 'older' | 'unreadable'; readonly revision: number; readonly stands: number }[]
}
interface RescueFormProps {
  /** A file that was checked: what it would change, and the sealed file itself to send again. */
  readonly checked?: { readonly preview: ShownRescue; readonly file: string } | undefined
  readonly refused?: { readonly refusal: string; readonly detail?: Readonly<Record<string, unknown>> | undefined; readonly reason?: string | undefined } | undefined
}

const TONE = { newer: 'good', same: 'plain', older: 'plain', unreadable: 'seal' } as const

/** Loading a rescue file: first what it would change, slot by slot and without any answer; then the reason, and the act. */
export function RescueForm({ checked, refused }: RescueFormProps) {
  const t = useTranslations('invigilation.rescue')
  const tell = useRefusal()
  const busy = useNavigation().state !== 'idle'
  const unconfirmed = refused?.refusal === 'act-unconfirmed'
  return (
    <section className="stack noprint mt-8" aria-labelledby="rescue">
      <h2 id="rescue" className="m-0">{t('title')}</h2>
      <p className="note m-0">{t('lead')}</p>
      {refused && !unconfirmed && <Refusal code={refused.refusal} detail={refused.detail} />}
      {checked && (
        <div className="sheet stack">
          <p className="note m-0 num">{t('written', { at: checked.preview.writtenAt })}</p>
          <p className="m-0"><b>{t('newer', { count: checked.preview.newer })}</b></p>
          <Slots of={checked.preview.slots} />
          {checked.preview.newer > 0 && (
            <Form method="post" className="stack" preventScrollReset>
              <input type="hidden" name="rescueFile" value={checked.file} />
              <input type="hidden" name="shown" value={checked.preview.newer} />
              <TextField name="reason" label={t('reason')} required maxLength={MOST_TEXT} rows={2} defaultValue={refused?.reason} />
              <Tick name="confirmed" label={t('confirm')} required fault={unconfirmed ? tell('act-unconfirmed') : undefined} />
              <div><button className="btn final" type="submit" name="intent" value="load-rescue" disabled={busy}>{t('submit', { count: checked.preview.newer })}</button></div>
            </Form>
          )}
        </div>
      )}
      <Form method="post" encType="multipart/form-data" className="sheet stack" preventScrollReset>
        <Field name="file" type="file" label={t('file')} required />
        <div><button className="btn quiet" type="submit" name="intent" value="check-rescue" disabled={busy}>{t('check')}</button></div>
      </Form>
    </section>
  )
}

function Slots({ of }: { of: ShownRescue['slots'] }) {
  const t = useTranslations('invigilation.rescue')
  return (
    <table className="lists">
      <thead><tr><th>{t('slot')}</th><th>{t('inFile')}</th><th>{t('onServer')}</th><th>{t('verdict')}</th></tr></thead>
      <tbody className="num">
        {of.map(({ slot, revision, stands, verdict }) => (
          <tr key={slot}>
            <td data-label={t('slot')}>{slot}</td>
            <td data-label={t('inFile')}>{revision}</td>
            <td data-label={t('onServer')}>{stands || t('none')}</td>
            <td data-label={t('verdict')}><Mark tone={TONE[verdict]}>{t(`verdicts.${verdict}`)}</Mark></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
