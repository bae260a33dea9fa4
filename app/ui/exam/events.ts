// The server's pushes to an open attempt. Where they do not come through (an old proxy, too many windows), the page asks
// at its own beat; both bring the same picture.

import type { DayNow } from '#app/domain/exam/day-now.ts'

export interface Pushes {
  /** Whether pushes come through now. */
  connected(): boolean
  close(): void
}

/** What is used of the browser's EventSource. */
export interface Source {
  readonly readyState: number
  addEventListener(kind: 'open' | 'error' | 'now', heard: (event: { data?: unknown }) => void): void
  close(): void
}

const OPEN = 1
const CLOSED = 2
/** After a connection that the browser gave up: pauses in milliseconds, the last one for good. */
const AGAIN_MS = [5000, 15_000, 60_000]

/**
 * Listens to one attempt's pushes.
 * @param heard called with every picture
 * @param open opens a connection; undefined where the browser has none
 */
export function listenTo(
  attemptId: string,
  heard: (now: DayNow) => void,
  open: ((address: string) => Source) | undefined = typeof EventSource === 'undefined' ? undefined : (address) => new EventSource(address) as Source,
): Pushes {
  let source: Source | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let ended = false
  const connect = () => {
    if (ended || !open) return
    const mine = open(`/exam/attempts/${attemptId}/events`)
    source = mine
    mine.addEventListener('now', ({ data }) => {
      failures = 0
      const now = readNow(data)
      if (!now) return
      heard(now)
      // The end was told: the server closes its side, and there is nothing to come back for.
      if (now.state === 'closed') mine.close()
    })
    mine.addEventListener('error', () => {
      // A dropped connection the browser mends by itself; one that was refused it does not.
      if (mine.readyState !== CLOSED || ended) return
      clearTimeout(again)
      again = setTimeout(connect, AGAIN_MS[Math.min(failures++, AGAIN_MS.length - 1)])
    })
  }
  connect()
  return {
    connected: () => source?.readyState === OPEN,
    close: () => {
      ended = true
      clearTimeout(again)
      source?.close()
    },
  }
}

function readNow(data: unknown): DayNow | undefined {
  try {
    return JSON.parse(String(data)) as DayNow
  } catch {
    return undefined
  }
}
