import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Refusal, TextField, Tick } from '../field.tsx'

interface Props {
  readonly state: 'rating' | 'rated' | 'signed' | 'abandoned'
  readonly round: number
  /** Judges who are in the round and have not handed in. */
  readonly waiting: number
  /** What keeps the reader from signing; null: nothing. */
  readonly signing: string | null
  readonly runs: boolean
  readonly signs: boolean
  readonly note: string | undefined
}

/** What may be done with a study now: its runner ends a round or abandons it, a second officer signs. */
export function StudyActs({ state, round, waiting, signing, runs, signs, note }: Props) {
  const t = useTranslations('studies.acts')
  return (
    <>
      {state === 'rating' && runs && (
        <Form method="post" className="sheet stack">
          <h2 className="m-0">{t('end', { round })}</h2>
          <p className="m-0">{t(round === 1 ? 'endFirst' : 'endSecond')}</p>
          {waiting > 0 && <Tick name="leaveOut" label={t('leaveOut', { count: waiting })} />}
          <div><button className="btn" type="submit" name="intent" value="end-round">{t('end', { round })}</button></div>
        </Form>
      )}
      {state === 'rated' && signs && (signing ? <Refusal code={signing} /> : (
        <Form method="post" className="sheet stack">
          <h2 className="m-0">{t('sign')}</h2>
          <p className="m-0">{t('signLead')}</p>
          <TextField name="note" label={t('note')} hint={t('noteHint')} required maxLength={2000} defaultValue={note} />
          <Tick name="yes" label={t('signTick')} required />
          <div><button className="btn final" type="submit" name="intent" value="sign">{t('sign')}</button></div>
        </Form>
      ))}
      {(state === 'rating' || state === 'rated') && runs && (
        <details>
          <summary>{t('abandon')}</summary>
          <Form method="post" className="sheet stack">
            <p className="m-0">{t('abandonLead')}</p>
            <TextField name="note" label={t('abandonReason')} required maxLength={2000} defaultValue={note} />
            <div><button className="btn final" type="submit" name="intent" value="abandon">{t('abandon')}</button></div>
          </Form>
        </details>
      )}
    </>
  )
}
