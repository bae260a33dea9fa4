import { useEffect } from 'react'

const EVERY_MS = 30_000
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'wheel', 'touchstart'] as const

/**
 * Tells the server every half minute that a lesson is being read: only while the page is visible and its reader did
 * something within the idle limit. What counts is the server's to decide. A beat that gets lost is lost, and must not
 * take the page away from its reader: so this is a plain request to the page's action, and none of the router's.
 * @param path the lesson's address; null: nothing is told
 */
export function useBeats(path: string | null, idleSeconds: number): void {
  useEffect(() => {
    if (path === null) return
    let activeAt = performance.now()
    const active = () => {
      activeAt = performance.now()
    }
    const beat = () => {
      if (performance.now() - activeAt > idleSeconds * 1000) return
      fetch(`${path}.data`, { method: 'POST', body: new URLSearchParams({ intent: 'beat' }), keepalive: true }).catch(
        () => undefined,
      )
    }
    const tick = () => {
      if (document.visibilityState === 'visible') beat()
    }
    // The last minutes before the reader turns away count too.
    const turnedAway = () => {
      if (document.visibilityState === 'hidden') beat()
    }
    const timer = setInterval(tick, EVERY_MS)
    for (const sign of SIGNS) addEventListener(sign, active, { passive: true })
    document.addEventListener('visibilitychange', turnedAway)
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS) removeEventListener(sign, active)
      document.removeEventListener('visibilitychange', turnedAway)
    }
  }, [path, idleSeconds])
}
