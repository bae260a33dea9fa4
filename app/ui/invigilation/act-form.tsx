import { Form, Link, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { IDENTITY_CHECKS, INCIDENTS, MOST_TEXT } from '#app/domain/exam/sitting-event.ts'
import { Field, Refusal, SelectField, TextField, Tick, useRefusal } from '../field.tsx'
import { ACT_FORMS, type ActField, type Filling, type ShownCandidate } from './acts.ts'

interface ActFormProps {
  readonly filling: Filling
  /** The desk's own address. */
  readonly to: string
  readonly refused?: { readonly refusal: string; readonly detail?: Readonly<Record<string, unknown>> | undefined; readonly typed: Readonly<Record<string, string>> } | undefined
}

/** What an act needs, for whom it is, and the button that does it: the second look that every act gets. */
export function ActForm({ filling: { act, whom, ticket }, to, refused }: ActFormProps) {
  const t = useTranslations('invigilation.acts')
  const tell = useRefusal()
  const busy = useNavigation().state !== 'idle'
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { fields, final } = ACT_FORMS[act]
  const typed = refused?.typed ?? {}
  const some = whom && 'some' in whom ? whom.some : []
  const fields_: Record<ActField, React.ReactNode> = {
    text: <TextField key="text" name="text" label={t('text')} required maxLength={MOST_TEXT} defaultValue={typed.text} />,
    minutes: (
      <Field key="minutes" name="minutes" label={t('minutes')} type="number" inputMode="numeric" required min={act === 'reopen' ? 0 : 1} max={600} defaultValue={typed.minutes ?? (act === 'reopen' ? '0' : '')} />
    ),
    reason: <TextField key="reason" name="reason" label={t('reason')} hint={t('reasonHint')} required maxLength={MOST_TEXT} rows={2} defaultValue={typed.reason} />,
    incident: (
      <SelectField key="incident" name="incident" label={t('incident')} defaultValue={typed.incident ?? 'other'} options={INCIDENTS.map((value) => ({ value, label: t(`incidents.${value}`) }))} />
    ),
    against: (
      <SelectField key="against" name="against" label={t('against')} defaultValue={typed.against} options={IDENTITY_CHECKS.map((value) => ({ value, label: t(`checks.${value}`) }))} />
    ),
  }
  const unconfirmed = refused?.refusal === 'act-unconfirmed'
  return (
    <section className="sheet stack live-act" aria-labelledby="act">
      <h2 id="act" className="m-0" tabIndex={-1} ref={heading}>{t(`names.${act}`)}</h2>
      <p className="note m-0">{t(`leads.${act}`)}</p>
      {refused && !unconfirmed && <Refusal code={refused.refusal} detail={refused.detail} />}
      <Form method="post" action={to} className="stack" preventScrollReset>
        {ticket && <p className="m-0 num">{t('ticketIs', { ticket })}</p>}
        {whom && <Whom whom={whom} act={act} />}
        {whom && <input type="hidden" name="whom" value={'all' in whom ? 'all' : 'some'} />}
        {some.map(({ id }) => <input key={id} type="hidden" name="who" value={id} />)}
        {fields.map((field) => fields_[field])}
        {final && <Tick name="confirmed" label={t('confirm')} required fault={unconfirmed ? tell('act-unconfirmed') : undefined} />}
        <div className="row">
          <button className={final ? 'btn final' : 'btn'} type="submit" name="intent" value={act} disabled={busy}>{t('submit', { act: t(`names.${act}`) })}</button>
          <Link className="btn quiet" to={to} preventScrollReset>{t('back')}</Link>
        </div>
      </Form>
    </section>
  )
}

/** So many names are written out. */
const MOST_NAMES = 12

function Whom({ whom, act }: { whom: NonNullable<Filling['whom']>; act: Filling['act'] }) {
  const t = useTranslations('invigilation.acts')
  if ('all' in whom) return <p className="m-0"><b>{whom.all === null ? t('allMessage') : t('someCount', { count: whom.all })}</b></p>
  if (act === 'identity') return <Faces of={whom.some} />
  const names = whom.some.slice(0, MOST_NAMES).map(({ name }) => name).join('、')
  return <p className="m-0"><b>{whom.some.length > MOST_NAMES ? t('whoMany', { names, count: whom.some.length }) : t('who', { names })}</b></p>
}

/** What a person and a document are compared with. */
function Faces({ of }: { of: readonly ShownCandidate[] }) {
  const t = useTranslations('invigilation.acts')
  return (
    <ul className="live-faces">
      {of.map(({ id, name, seat, document, photo }) => (
        <li key={id}>
          {photo ? <img src={photo} alt={t('photoOf', { name })} width={90} height={120} /> : <span className="live-no-photo">{t('noPhoto')}</span>}
          <span>
            <b>{name}</b>
            <br />
            <span className="num">{t('document')} {document}</span>
            {seat !== null && <><br />{t('seat', { seat })}</>}
          </span>
        </li>
      ))}
    </ul>
  )
}

export interface Outcome {
  readonly act: Filling['act']
  readonly all: boolean
  readonly done: number
  readonly refused: readonly { readonly name: string; readonly refusal: string; readonly detail?: Readonly<Record<string, unknown>> | undefined }[]
}

/** What came of an act, and for whom it was not done and why. */
export function OutcomeNotice({ act, all, done, refused }: Outcome) {
  const t = useTranslations('invigilation.acts')
  const tell = useRefusal()
  const name = t(`names.${act}`)
  return (
    <>
      {(done > 0 || refused.length === 0) && <p className="notice good" role="status">{all ? t('doneAll', { act: name }) : t('done', { act: name, count: done })}</p>}
      {refused.length > 0 && (
        <div className="notice warn" role="alert">
          <p className="m-0"><b>{t('refusedTitle')}</b></p>
          <ul className="m-0">
            {refused.map(({ name: who, refusal, detail }) => <li key={`${who} ${refusal}`}>{t('refusedLine', { name: who, why: tell(refusal, detail) })}</li>)}
          </ul>
        </div>
      )}
    </>
  )
}
