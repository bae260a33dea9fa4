import { useEffect } from 'react'

const EVERY_MS = 30_000
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'wheel', 'touchstart'] as const

/**
 * Tells the server every half minute, and on leaving, that a lesson is being read and at which heading: only while the
 * page is visible and its reader did something within the idle limit. What counts is the server's to decide. A beat that
 * gets lost is lost, and must not take the page away from its reader: so this is a plain request to the page's action,
 * and none of the router's.
 * @param path the lesson's address; null: nothing is told
 * @param sections the lesson's headings in order
 */
export function useBeats(
  path: string | null,
  idleSeconds: number,
  sections: readonly { readonly anchor: string }[],
): void {
  const anchors = sections.map(({ anchor }) => anchor).join('\n')
  useEffect(() => {
    if (path === null) return
    let activeAt = performance.now()
    const active = () => {
      activeAt = performance.now()
    }
    // Until the reader scrolls, the place kept from the last time stays.
    let place: string | undefined
    const moved = () => {
      place = sectionInView(anchors.split('\n')) ?? place
    }
    const beat = () => {
      if (performance.now() - activeAt > idleSeconds * 1000) return
      const body = new URLSearchParams({ intent: 'beat', ...(place === undefined ? {} : { place }) })
      fetch(`${path}.data`, { method: 'POST', body, keepalive: true }).catch(() => undefined)
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
    addEventListener('scroll', moved, { passive: true })
    document.addEventListener('visibilitychange', turnedAway)
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS) removeEventListener(sign, active)
      removeEventListener('scroll', moved)
      document.removeEventListener('visibilitychange', turnedAway)
      // To another page of this site: the place is kept by a last beat.
      if (place !== undefined) beat()
    }
  }, [path, idleSeconds, anchors])
}

/** The last heading above the middle of the window; empty before the first; undefined while the text is not there. */
function sectionInView(anchors: readonly string[]): string | undefined {
  const headings = anchors.flatMap((anchor) => document.getElementById(anchor) ?? [])
  if (headings.length === 0) return undefined
  return headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 2)?.id ?? ''
}
