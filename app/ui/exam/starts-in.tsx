import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { clockText, serverClock } from './clock.ts'

/** How long until a sitting may be started, by the server's clock; without scripts, a sentence. */
export function StartsIn({ startsAt, now }: { startsAt: string; now: string }) {
  const t = useTranslations('exam.sitting')
  const [left, setLeft] = useState(Date.parse(startsAt) - Date.parse(now))
  const [live, setLive] = useState(false)
  useEffect(() => {
    const clock = serverClock(now)
    const look = () => setLeft(Date.parse(startsAt) - clock.now())
    setLive(true)
    look()
    const timer = setInterval(look, 500)
    return () => clearInterval(timer)
  }, [startsAt, now])
  if (left <= 0) return <p className="notice good" role="status">{t('startNow')}</p>
  return (
    <p className="notice">
      {live ? <span className="num" role="timer" aria-live="off">{t('startsIn', { time: clockText(left) })}</span> : t('startLater')}
    </p>
  )
}
