// How the time runs out on the page: the last tries, the last flush, the hand-in, again until the server has closed the attempt.

import { useRef, useState } from 'react'
import type { AnswerSheet } from './answer-sheet.ts'
import type { DayBook } from './day-book.ts'
import type { HandedIn } from './door.ts'
import { triesNow, within } from './pace.ts'

/** After the deadline a window that only shows waits so long before it asks what became of the attempt, in milliseconds. */
const PASSIVE_LOOK_MS = 8000
/** At the end the hand-ins of a full room are spread over so many milliseconds; answers go out at once. */
const SPREAD_MS = 1500
const AGAIN_MS = 3000

export interface Ending {
  /** Time is over as far as this page knows. */
  readonly over: boolean
  readonly onTick: (leftMs: number) => void
}

export function useEnding(sheet: AnswerSheet, book: DayBook, submit: (force: boolean) => Promise<HandedIn>): Ending {
  const [over, setOver] = useState(false)
  const lastLeft = useRef(Number.POSITIVE_INFINITY)
  const ending = useRef(false)

  const end = async () => {
    // What is unsent goes at once; the hand-in of a full room is spread.
    sheet.wake()
    await new Promise((resolve) => setTimeout(resolve, within(SPREAD_MS)))
    if (sheet.state().closed !== null) return
    if (sheet.state().link === 'passive') await book.refresh()
    else if ((await submit(false)).kind === 'missing') await submit(true)
  }
  const onTick = (leftMs: number) => {
    if (sheet.unacknowledged().length > 0 && triesNow(lastLeft.current, leftMs)) sheet.wake()
    lastLeft.current = leftMs
    // More time may be granted after it seemed to be over.
    if (over !== leftMs <= 0) setOver(leftMs <= 0)
    const { closed, link } = sheet.state()
    if (leftMs > 0 || closed !== null || ending.current || (link === 'passive' && leftMs > -PASSIVE_LOOK_MS)) return
    ending.current = true
    void end().finally(() =>
      setTimeout(() => {
        ending.current = false
      }, AGAIN_MS),
    )
  }
  return { over, onTick }
}
