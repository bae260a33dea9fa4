import { useEffect, useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { DayNow } from '#app/domain/exam/day-now.ts'
import { Facts } from '../marks.tsx'
import { listOf } from './notices.tsx'
import { Leftover, type RescueTo } from './rescue.tsx'
import type { Kept } from './unsent.ts'

export interface ClosedProps {
  readonly title: string
  /** Null: not known to this page. */
  readonly submittedAt: string | null
  readonly deadline: string | null
  /** Null: not known to this page. */
  readonly closed: DayNow['closed']
  readonly answered: number
  readonly all: number
  /** Answers that this page could not bring to the server. */
  readonly lost: readonly Kept[]
  readonly rescue: RescueTo
  /** The server's time when the page was made. */
  readonly now: string
  readonly released: boolean
}

/** A closed attempt: when it ended, how much was answered, what comes next. No item is shown any more. */
export function Closed({ title, submittedAt, deadline, closed, answered, all, lost, rescue, now, released }: ClosedProps) {
  const t = useTranslations('exam.player.done')
  const format = useFormatter()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useReopening(rescue.attemptId, released ? null : closed?.by === 'invigilator' ? SOON_MS : LATER_MS)
  const at = submittedAt && format.dateTime(new Date(submittedAt), { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' })
  const byTime = closed ? closed.by === 'deadline' : submittedAt !== null && submittedAt === deadline
  const shown = closed?.by === 'invigilator' ? 'byInvigilator' : byTime ? 'byTime' : 'title'
  return (
    <main id="main" className="page reading">
      <p className="note">{title}</p>
      <h1 ref={heading} tabIndex={-1}>{t(shown)}</h1>
      <div className="sheet stack mt-6">
        <Facts of={[
          ...(at ? [[t('at'), <span className="num" key="at">{at}</span>] as const] : []),
          ...(closed?.reason ? [[t('reason'), closed.reason] as const] : []),
          [t('answered'), t('answeredValue', { answered, all })],
        ]} />
        {lost.length > 0 && <p className="notice seal m-0">{t('lost', { slots: listOf(lost.map(({ slot }) => slot)) })}</p>}
        {!released && <Leftover to={rescue} now={now} known={lost} />}
        <p className="m-0">{t(released ? 'released' : 'next')}</p>
        <p className="row m-0">
          <a className="btn" href={`/me/results/${rescue.attemptId}`}>{t('result')}</a>
          <a href="/me">{t('me')}</a>
        </p>
      </div>
    </main>
  )
}

const SOON_MS = 20_000
const LATER_MS = 60_000
/** Nobody waits for a reopening longer than so many looks. */
const LOOKS = 30

/** An invigilator may reopen a closed attempt: then the exam comes back by itself. @param everyMs how often to look; null: not at all */
function useReopening(attemptId: string, everyMs: number | null): void {
  useEffect(() => {
    if (everyMs === null) return
    let looks = 0
    const look = async () => {
      if (document.visibilityState === 'hidden') return
      if (++looks >= LOOKS) clearInterval(timer)
      const answer = await fetch(`/exam/attempts/${attemptId}/state`, { headers: { accept: 'application/json' } }).catch(() => undefined)
      const day = answer?.ok ? ((await answer.json().catch(() => null)) as DayNow | null) : null
      if (day && day.state !== 'closed') window.location.reload()
    }
    const timer = setInterval(() => void look(), everyMs)
    return () => clearInterval(timer)
  }, [attemptId, everyMs])
}
