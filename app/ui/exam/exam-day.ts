// What happens around the answers while an attempt is open: other tabs, the network, leaving the page, the deadline.

import { useEffect, useRef, useState } from 'react'
import type { AnswerSheet } from './answer-sheet.ts'
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
  /** This tab goes on; whether it could. */
  takeOver(): Promise<boolean>
  tellClosed(submittedAt: string): void
}

/** Ties a sheet to the browser as long as the page is shown. */
export function useExamDay(attemptId: string, sheet: AnswerSheet): ExamDay {
  const [live, setLive] = useState(false)
  const [lasting, setLasting] = useState(true)
  const tabs = useRef<Tabs>()

  useEffect(() => {
    let gone = false
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
    void openUnsent(attemptId).then(async (unsent) => {
      if (gone) return
      setLasting(unsent.lasting)
      await sheet.restore(unsent)
      await sheet.heartbeat()
    })
    setLive(true)

    let beats = 0
    const beat = setInterval(() => {
      const troubled = ['unreachable', 'logged-out'].includes(sheet.state().link)
      if (troubled || ++beats % QUIET_BEATS === 0) void sheet.heartbeat()
    }, BEAT_MS)
    const back = () => {
      sheet.wake()
      void sheet.heartbeat()
    }
    const look = () => (document.visibilityState === 'hidden' ? sheet.leave() : back())
    const leave = () => sheet.leave()
    const warn = (event: BeforeUnloadEvent) => {
      if (sheet.unacknowledged().length > 0 && sheet.state().closed === null) event.preventDefault()
    }
    window.addEventListener('online', back)
    window.addEventListener('pageshow', back)
    window.addEventListener('pagehide', leave)
    window.addEventListener('beforeunload', warn)
    document.addEventListener('visibilitychange', look)
    return () => {
      gone = true
      clearInterval(beat)
      room.leave()
      window.removeEventListener('online', back)
      window.removeEventListener('pageshow', back)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('visibilitychange', look)
      sheet.leave()
    }
  }, [attemptId, sheet])

  return {
    live,
    lasting,
    takeOver: async () => {
      const taken = await sheet.takeOver()
      if (taken) tabs.current?.take()
      return taken
    },
    tellClosed: (submittedAt) => tabs.current?.closed(submittedAt),
  }
}

/** Flags are the candidate's own bookmarks: they stay in this browser. */
export function useFlags(attemptId: string): { flags: ReadonlySet<number>; toggle(slot: number): void } {
  const key = `exam-flags-${attemptId}`
  const [flags, setFlags] = useState<ReadonlySet<number>>(new Set())
  useEffect(() => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
      if (Array.isArray(kept)) setFlags(new Set(kept.filter((slot) => Number.isSafeInteger(slot)) as number[]))
    } catch {
      // A browser that keeps nothing: flags last as long as the page.
    }
  }, [key])
  return {
    flags,
    toggle: (slot) => {
      const next = new Set(flags)
      if (!next.delete(slot)) next.add(slot)
      setFlags(next)
      try {
        localStorage.setItem(key, JSON.stringify([...next]))
      } catch {
        // as above
      }
    },
  }
}
