// What happens around the answers while an attempt is open: the server's pushes, other tabs, the network, leaving the page,
// the deadline.

import { useEffect, useRef, useState } from 'react'
import type { AnswerSheet } from './answer-sheet.ts'
import type { ServerClock } from './clock.ts'
import type { DayBook } from './day-book.ts'
import { listenTo } from './events.ts'
import { type SignalWatch, watchSignals } from './signal-watch.ts'
import type { DayDoor } from './door.ts'
import { type Tabs, tabsOf } from './tabs.ts'
import { openUnsent } from './unsent.ts'

const BEAT_MS = 10_000
/** Every so many beats the server is asked even when all is well. */
const QUIET_BEATS = 6

export interface ExamDay {
  /** False on the server and until scripts run. */
  readonly live: boolean
  /** Whether unsent answers survive a reload here. */
  readonly lasting: boolean
  /** This window goes on; whether it could. */
  takeOver(): Promise<boolean>
  tellClosed(submittedAt: string): void
}

export interface ExamDayOptions {
  readonly attemptId: string
  readonly person: string
  readonly sheet: AnswerSheet
  readonly book: DayBook
  readonly door: DayDoor
  readonly clock: ServerClock
  /** Whether the candidate consented to the recording of signals. */
  readonly signals: boolean
}

/** Ties a sheet to the browser as long as the page is shown. */
export function useExamDay({ attemptId, person, sheet, book, door, clock, signals }: ExamDayOptions): ExamDay {
  const [live, setLive] = useState(false)
  const [lasting, setLasting] = useState(true)
  const tabs = useRef<Tabs>()

  useEffect(() => {
    let gone = false
    let watch: SignalWatch | undefined
    const room = tabsOf(attemptId, {
      taken: () => sheet.yieldToAnother(),
      // The other tab knows what stood at the end; this one asks the server for it.
      closed: (submittedAt) => {
        sheet.closedElsewhere(submittedAt)
        window.location.reload()
      },
    })
    tabs.current = room
    room.take()
    if (signals) watch = watchSignals(door.report)
    let passive = false
    const unfollow = sheet.subscribe(() => {
      const now = sheet.state().link === 'passive'
      // Told by the window that lost its place, so that a reload is no second window.
      if (now && !passive) watch?.note('second-window')
      passive = now
    })
    void book.begin()
    void openUnsent(person, attemptId, clock.now()).then(async (unsent) => {
      if (gone) return
      setLasting(unsent.lasting)
      await sheet.restore(unsent)
    })
    const pushes = listenTo(attemptId, (day) => book.told(day))
    setLive(true)

    let beats = 0
    const beat = setInterval(() => {
      if (sheet.state().closed !== null) return
      void book.begin()
      // A window that only shows asks too: it must hear of the end.
      if (!pushes.connected()) void book.refresh()
      const troubled = ['unreachable', 'logged-out', 'no-browser', 'paused'].includes(sheet.state().link)
      if (troubled || ++beats % QUIET_BEATS === 0) void sheet.heartbeat()
    }, BEAT_MS)
    const back = () => {
      sheet.wake()
      void sheet.heartbeat()
    }
    const look = () => (document.visibilityState === 'hidden' ? sheet.leave() : back())
    const leave = () => sheet.leave()
    const blur = () => sheet.wake()
    const offline = () => sheet.offline()
    const warn = (event: BeforeUnloadEvent) => {
      if (sheet.unacknowledged().length > 0 && sheet.state().closed === null) event.preventDefault()
    }
    window.addEventListener('online', back)
    window.addEventListener('offline', offline)
    window.addEventListener('blur', blur)
    window.addEventListener('pageshow', back)
    window.addEventListener('pagehide', leave)
    window.addEventListener('beforeunload', warn)
    document.addEventListener('visibilitychange', look)
    return () => {
      gone = true
      clearInterval(beat)
      pushes.close()
      unfollow()
      watch?.stop()
      room.leave()
      window.removeEventListener('online', back)
      window.removeEventListener('offline', offline)
      window.removeEventListener('blur', blur)
      window.removeEventListener('pageshow', back)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('visibilitychange', look)
      sheet.leave()
    }
  }, [attemptId, person, sheet, book, door, clock, signals])

  return {
    live,
    lasting,
    takeOver: async () => {
      const taken = await book.goOnHere()
      if (taken) tabs.current?.take()
      return taken
    },
    tellClosed: (submittedAt) => tabs.current?.closed(submittedAt),
  }
}
