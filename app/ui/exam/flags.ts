// Flags are the candidate's own bookmarks: they stay in this browser.

import { useEffect, useState } from 'react'

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
