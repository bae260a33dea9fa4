import { useEffect, useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Facts } from '../marks.tsx'
import { listOf } from './notices.tsx'

export interface ClosedProps {
  readonly attemptId: string
  readonly title: string
  /** Null: not known to this page. */
  readonly submittedAt: string | null
  readonly deadline: string | null
  readonly answered: number
  readonly all: number
  /** Slots whose last change did not reach the server. */
  readonly lost: readonly number[]
  readonly released: boolean
}

/** A closed attempt: when it ended, how much was answered, what comes next. No item is shown any more. */
export function Closed({ attemptId, title, submittedAt, deadline, answered, all, lost, released }: ClosedProps) {
  const t = useTranslations('exam.player.done')
  const format = useFormatter()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const at = submittedAt && format.dateTime(new Date(submittedAt), { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' })
  const byTime = submittedAt !== null && submittedAt === deadline
  return (
    <main id="main" className="page reading">
      <p className="note">{title}</p>
      <h1 ref={heading} tabIndex={-1}>{t(byTime ? 'byTime' : 'title')}</h1>
      <div className="sheet stack mt-6">
        <Facts of={[
          ...(at ? [[t('at'), <span className="num" key="at">{at}</span>] as const] : []),
          [t('answered'), t('answeredValue', { answered, all })],
        ]} />
        {lost.length > 0 && <p className="notice seal m-0">{t('lost', { slots: listOf(lost) })}</p>}
        <p className="m-0">{t(released ? 'released' : 'next')}</p>
        <p className="row m-0">
          <a className="btn" href={`/me/results/${attemptId}`}>{t('result')}</a>
          <a href="/me">{t('me')}</a>
        </p>
      </div>
    </main>
  )
}
