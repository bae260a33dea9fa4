// Tabs of one browser that show the same attempt: the newest answers, the others only show, and are told at once. Which
// window is the live one the server decides; other browsers and devices are told by it.

export interface Tabs {
  /** This tab goes on with the attempt; the others fall silent. */
  take(): void
  /** The attempt is closed; all tabs say so. */
  closed(submittedAt: string): void
  leave(): void
}

type Word = { readonly what: 'take'; readonly tab: string } | { readonly what: 'closed'; readonly submittedAt: string }

export function tabsOf(attemptId: string, heard: { taken(): void; closed(submittedAt: string): void }): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { take: () => {}, closed: () => {}, leave: () => {} }
  const tab = Array.from(crypto.getRandomValues(new Uint32Array(2))).join('-')
  const channel = new BroadcastChannel(`exam-${attemptId}`)
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.what === 'closed') heard.closed(data.submittedAt)
    else if (data.tab !== tab) heard.taken()
  }
  return {
    take: () => channel.postMessage({ what: 'take', tab } satisfies Word),
    closed: (submittedAt) => channel.postMessage({ what: 'closed', submittedAt } satisfies Word),
    leave: () => channel.close(),
  }
}
