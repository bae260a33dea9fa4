// Notices what the candidate consented to: that the window was left, that something was pasted, that a second window took
// over. Gathered and told sparsely; never what was looked at, pasted or typed.

import { countsAsLeft, GATHER_MS, gathered, MOST_REPORTS, type Noticed, type ReportedSignal } from '#app/domain/exam/signals.ts'

export interface SignalWatch {
  note(signal: ReportedSignal, ms?: number): void
  stop(): void
}

/** @param report sends what was gathered */
export function watchSignals(report: (signals: readonly Noticed[]) => void, page: Window = window): SignalWatch {
  let waiting: readonly Noticed[] = []
  let reports = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let leftAt: number | undefined

  const tell = () => {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0 || reports >= MOST_REPORTS) return
    reports++
    report(waiting)
    waiting = []
  }
  const note = (signal: ReportedSignal, ms?: number) => {
    waiting = gathered(waiting, { signal, ...(ms === undefined ? {} : { ms }) })
    timer ??= setTimeout(tell, GATHER_MS)
  }
  const away = () => {
    leftAt ??= performance.now()
  }
  const back = () => {
    if (leftAt === undefined || page.document.visibilityState === 'hidden') return
    const ms = performance.now() - leftAt
    leftAt = undefined
    if (countsAsLeft(ms)) note('window-left', ms)
  }
  const look = () => (page.document.visibilityState === 'hidden' ? away() : back())
  const pasted = () => note('paste')

  page.addEventListener('blur', away)
  page.addEventListener('focus', back)
  page.addEventListener('pagehide', tell)
  page.document.addEventListener('visibilitychange', look)
  page.document.addEventListener('paste', pasted)
  return {
    note,
    stop: () => {
      tell()
      page.removeEventListener('blur', away)
      page.removeEventListener('focus', back)
      page.removeEventListener('pagehide', tell)
      page.document.removeEventListener('visibilitychange', look)
      page.document.removeEventListener('paste', pasted)
    },
  }
}
