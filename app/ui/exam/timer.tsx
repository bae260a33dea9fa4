import { useEffect, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { clockText, type ServerClock, spokenAt } from './clock.ts'

const TICK_MS = 250

export interface TimerProps {
  readonly clock: ServerClock
  /** Instants as text. */
  readonly deadline: string
  /** The server's time when the page was made: what is shown before scripts run, and without them. */
  readonly madeAt: string
  readonly running: boolean
  /** What is left while the clock stands, in milliseconds; null while it runs. */
  readonly standing: number | null
  /** Called with the milliseconds left, several times a second; below nothing when time is over. */
  readonly onTick: (leftMs: number) => void
}

/** What is left, counted from the end and never by steps. Silent for screen readers but at 30, 10, 5 and 1 minute. */
export function Timer({ clock, deadline, madeAt, running, standing, onTick }: TimerProps) {
  const t = useTranslations('exam.player')
  const format = useFormatter()
  const [left, setLeft] = useState(Date.parse(deadline) - Date.parse(madeAt))
  const [spoken, setSpoken] = useState<number>()
  const before = useRef(left)
  const tick = useRef(onTick)
  tick.current = onTick
  useEffect(() => {
    if (!running || standing !== null) return
    const look = () => {
      const now = Date.parse(deadline) - clock.now()
      const minutes = spokenAt(before.current, now)
      if (minutes !== undefined) setSpoken(minutes)
      before.current = now
      setLeft(now)
      tick.current(now)
    }
    const timer = setInterval(look, TICK_MS)
    return () => clearInterval(timer)
  }, [clock, deadline, running, standing])
  const end = format.dateTime(new Date(deadline), { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  return (
    <>
      <span className="ml-auto text-right max-sm:order-2">
        <span className="timer" role="timer" aria-live="off" aria-label={t('timeLeft')}>{clockText(standing ?? left)}</span>{' '}
        <span className="note num whitespace-nowrap">{standing === null ? t('until', { time: end }) : t('standing')}</span>
      </span>
      <span className="sr-only" aria-live="polite">{spoken !== undefined && t('spoken', { minutes: spoken })}</span>
      <span className="sr-only" aria-live="assertive">{standing === null && left <= 0 && t('over')}</span>
    </>
  )
}
