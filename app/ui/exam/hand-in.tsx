import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { HandedIn } from './door.ts'
import { listOf } from './notices.tsx'

export interface Standing {
  readonly all: number
  /** Slots without an answer, in order. */
  readonly unanswered: readonly number[]
  readonly unsaved: number
  readonly flagged: number
}

/** What is open, before it is final. */
export function Summary({ standing, onGo }: { standing: Standing; onGo?: ((slot: number) => void) | undefined }) {
  const t = useTranslations('exam.player.confirm')
  const { all, unanswered, unsaved, flagged } = standing
  return (
    <>
      {unanswered.length === 0 ? <p>{t('all', { all })}</p> : (
        <>
          <p className="mb-2">{t('some', { count: unanswered.length })}</p>
          <p className="row num mt-0" style={{ gap: '.4rem .8rem' }}>
            {unanswered.map((slot) => (
              <a
                key={slot}
                href={`?q=${slot}`}
                onClick={(event) => {
                  if (!onGo) return
                  event.preventDefault()
                  onGo(slot)
                }}
              >
                {slot}
              </a>
            ))}
          </p>
        </>
      )}
      {flagged > 0 && <p>{t('flaggedLeft', { count: flagged })}</p>}
      {unsaved > 0 && <p className="notice warn">{t('unsaved', { count: unsaved })}</p>}
      <p>{t('final')}</p>
    </>
  )
}

/** The page that asks before a hand-in where no script runs. */
export function PlainHandIn({ standing, back }: { standing: Standing; back: number }) {
  const t = useTranslations('exam.player.confirm')
  return (
    <form method="post" className="sheet stack">
      <h2>{t('title')}</h2>
      <Summary standing={standing} />
      <div className="row">
        <a className="btn quiet" href={`?q=${back}`}>{t('back')}</a>
        <button className="btn final push" type="submit" name="intent" value="hand-in">{t('submit')}</button>
      </div>
    </form>
  )
}

export interface HandInDialogProps {
  readonly standing: Standing
  readonly onClose: () => void
  readonly onGo: (slot: number) => void
  readonly onHandIn: (force: boolean) => Promise<HandedIn>
}

/** Asks, hands in, and never speaks of success before the server has. */
export function HandInDialog({ standing, onClose, onGo, onHandIn }: HandInDialogProps) {
  const t = useTranslations('exam.player.confirm')
  const dialog = useRef<HTMLDialogElement>(null)
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<HandedIn>()
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  const submit = async (force: boolean) => {
    setBusy(true)
    setAnswer(await onHandIn(force))
    setBusy(false)
  }
  return (
    <dialog
      ref={dialog}
      className="sheet m-auto max-w-lg text-ink"
      aria-labelledby="hand-in-title"
      onCancel={(event) => {
        event.preventDefault()
        if (!busy) onClose()
      }}
    >
      <h2 id="hand-in-title">{t('title')}</h2>
      <Summary standing={standing} onGo={onGo} />
      <div role="alert">
        {answer?.kind === 'missing' && <p className="notice seal">{t('missing', { slots: listOf(answer.missing) })}</p>}
        {answer && !['done', 'missing', 'closed'].includes(answer.kind) && <p className="notice seal">{t('unreachable')}</p>}
      </div>
      {busy && <p role="status">{t('busy')}</p>}
      <div className="row">
        <button className="btn quiet" type="button" disabled={busy} onClick={onClose}>{t('back')}</button>
        {answer?.kind === 'missing' && <button className="btn final" type="button" disabled={busy} onClick={() => submit(true)}>{t('force')}</button>}
        <button className="btn final push" type="button" disabled={busy} onClick={() => submit(false)}>{t('submit')}</button>
      </div>
    </dialog>
  )
}
