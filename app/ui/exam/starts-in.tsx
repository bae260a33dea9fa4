import { useRevalidator } from '@remix-run/react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTold } from '../sittings/told.ts'
import { clockText, serverClock } from './clock.ts'
import { type Phase, phaseAt, pollAfter, RELEASE_MS } from './release.ts'

export interface StartsInProps {
  readonly startsAt: string
  readonly checkInFrom: string
  readonly now: string
  /** Counts the changes of the schedule: a client that waits follows it. */
  readonly version: number
  /** The button that starts; without scripts it is always there, and the server says no when it is too early. */
  readonly children: (ready: boolean) => ReactNode
}

/**
 * The waiting room: counts by the server's clock, follows the schedule, and lets people in spread over twenty seconds, so
 * that a full room does not come through the door at once. Nobody loses by it: time runs from the start of the attempt.
 */
export function StartsIn({ startsAt, checkInFrom, now, version, children }: StartsInProps) {
  const t = useTranslations('sittings.room')
  const told = useTold()
  const [live, setLive] = useState(false)
  const [left, setLeft] = useState(Date.parse(startsAt) - Date.parse(now))
  const [phase, setPhase] = useState<Phase>(() => phaseAt(left, RELEASE_MS))
  // Whoever was there before the time is let in a little after it; whoever comes later, at once.
  const wait = useRef<number>(undefined)
  useEffect(() => {
    const clock = serverClock(now)
    const look = () => {
      const still = Date.parse(startsAt) - clock.now()
      wait.current ??= still > 0 ? Math.random() * RELEASE_MS : 0
      setLeft(still)
      setPhase(phaseAt(still, wait.current))
    }
    setLive(true)
    look()
    const timer = setInterval(look, 500)
    return () => clearInterval(timer)
  }, [startsAt, now])
  const { away, changed } = useSchedule(version, live && phase !== 'open')
  return (
    <>
      {changed && <p className="notice warn" role="alert">{t('changed')}</p>}
      {phase === 'open' && live ? (
        <p className="notice good" role="status">{t('now')}</p>
      ) : (
        <div className="notice">
          {!live && <p className="m-0">{t('plain')}</p>}
          {live && phase === 'waiting' && <p className="num m-0" role="timer" aria-live="off">{t('startsIn', { time: clockText(left) })}</p>}
          {live && phase === 'release' && <p className="m-0" role="status">{t('soon', { seconds: Math.ceil(RELEASE_MS / 1000) })}</p>}
          <p className="note m-0">{t('checkIn', { at: told(checkInFrom) })}</p>
          {away && <p className="note m-0" role="status">{t('away')}</p>}
        </div>
      )}
      {children(!live || phase === 'open')}
    </>
  )
}

/** Asks the page again now and then, and at once when it comes back into view; whether the schedule has changed meanwhile. */
function useSchedule(version: number, waiting: boolean): { away: boolean; changed: boolean } {
  const { revalidate } = useRevalidator()
  const [first] = useState(version)
  const [away, setAway] = useState(false)
  useEffect(() => {
    if (!waiting) return
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      clearTimeout(timer)
      // Looked for first: a page that is asked for without a network would be replaced by an error.
      const there = await fetch('/healthz', { cache: 'no-store' }).then(({ ok }) => ok, () => false)
      setAway(!there)
      if (there) revalidate()
      timer = setTimeout(ask, pollAfter(Math.random()))
    }
    const look = () => {
      if (document.visibilityState === 'visible') void ask()
    }
    timer = setTimeout(ask, pollAfter(Math.random()))
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [waiting, revalidate])
  return { away, changed: version !== first }
}
