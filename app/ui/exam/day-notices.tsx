import { useFormatter, useTranslations } from 'use-intl'
import type { DayMessage, TimeChange } from '#app/domain/exam/day-now.ts'

export interface DayNoticesProps {
  readonly news: readonly TimeChange[]
  readonly messages: readonly DayMessage[]
  readonly deadline: string
  readonly busy: boolean
  readonly failed: boolean
  /** Undefined where no script runs: then the form is posted. */
  readonly onConfirm: ((message: string) => void) | undefined
  readonly onPutAway: (change: TimeChange) => void
}

/** What the invigilators did and say: minutes granted, with their reason; messages, until they were confirmed. */
export function DayNotices({ news, messages, deadline, busy, failed, onConfirm, onPutAway }: DayNoticesProps) {
  const t = useTranslations('exam.player.day')
  const format = useFormatter()
  const clock = (at: string) => format.dateTime(new Date(at), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return (
    <div>
      {/* Polite: an answer is not interrupted for it. */}
      <div role="status">
        {news.map((change) => (
          <div className="notice good mb-3" key={`${change.at} ${change.what}`}>
            <strong>{t(change.what, { minutes: change.minutes })}</strong>
            <p className="my-1">{t('because', { reason: change.reason })} {t('ends', { time: clock(deadline) })}</p>
            <button className="btn quiet" type="button" onClick={() => onPutAway(change)}>{t('understood')}</button>
          </div>
        ))}
      </div>
      {/* At once: somebody of the staff wants to be heard. */}
      <div aria-live="assertive" aria-atomic="false">
        {messages.map(({ id, at, text }) => (
          <form
            className="notice warn mb-3"
            key={id}
            method="post"
            onSubmit={(event) => {
              if (!onConfirm) return
              event.preventDefault()
              onConfirm(id)
            }}
          >
            <strong>{t('message', { time: clock(at) })}</strong>
            <p className="my-1 whitespace-pre-line">{text}</p>
            <input type="hidden" name="message" value={id} />
            <button className="btn" type="submit" name="intent" value="confirm" disabled={busy}>{t('read')}</button>
          </form>
        ))}
        {failed && messages.length > 0 && <p className="notice seal">{t('failed')}</p>}
      </div>
    </div>
  )
}
