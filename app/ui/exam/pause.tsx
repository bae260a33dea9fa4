import { useEffect, useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { DayNow } from '#app/domain/exam/day-now.ts'
import { clockText } from './clock.ts'

export interface PauseProps {
  readonly paused: NonNullable<DayNow['paused']>
  readonly leftMs: number
  /** How many answers the server has not acknowledged. */
  readonly unsaved: number
  readonly busy: boolean
  readonly failed: boolean
  /** Ends a break; without scripts the form is posted. */
  readonly onEndBreak: (() => void) | undefined
}

/** In the place of the question while the clock stands: why, how long, and that nothing is lost. */
export function Pause({ paused, leftMs, unsaved, busy, failed, onEndBreak }: PauseProps) {
  const t = useTranslations('exam.player.pause')
  const format = useFormatter()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const until = paused.until && format.dateTime(new Date(paused.until), { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  return (
    <section className="sheet stack" aria-labelledby="pause-title">
      <h2 id="pause-title" ref={heading} tabIndex={-1} className="m-0">{t(paused.isBreak ? 'break' : 'title')}</h2>
      {paused.reason && <p className="m-0">{t('reason', { reason: paused.reason })}</p>}
      <p className="m-0">{t('stands', { left: clockText(leftMs) })}</p>
      <p className="m-0">{unsaved > 0 ? t('unsaved', { count: unsaved }) : t('kept')}</p>
      <p className="m-0">{until ? t('until', { time: until }) : t('wait')}</p>
      {failed && <p className="notice seal m-0">{t('failed')}</p>}
      {paused.isBreak ? (
        <form
          method="post"
          onSubmit={(event) => {
            if (!onEndBreak) return
            event.preventDefault()
            onEndBreak()
          }}
        >
          <button className="btn" type="submit" name="intent" value="end-break" disabled={busy}>{t('end')}</button>
        </form>
      ) : !onEndBreak && <p className="m-0"><a className="btn quiet" href="?">{t('look')}</a></p>}
    </section>
  )
}

/** Begins a planned break, once it was confirmed. */
export function BreakOffer({ minutes, busy, onBreak }: { minutes: number; busy: boolean; onBreak: (() => void) | undefined }) {
  const t = useTranslations('exam.player.pause')
  return (
    <details>
      <summary>{t('offer', { minutes })}</summary>
      <form
        method="post"
        className="stack"
        onSubmit={(event) => {
          if (!onBreak) return
          event.preventDefault()
          onBreak()
        }}
      >
        <p className="m-0">{t('offerText', { minutes })}</p>
        <div><button className="btn quiet" type="submit" name="intent" value="break" disabled={busy}>{t('begin')}</button></div>
      </form>
    </details>
  )
}
