// Single keys for who wants them. They are off until they are switched on (WCAG 2.1.4), work without any modifier, which
// browsers and screen readers claim for themselves, and never while a list or a dialog has the keyboard.

import { useEffect, useRef } from 'react'

export interface Keyboard {
  next(): void
  previous(): void
  flag(): void
  unanswered(): void
  /** The choice at a place, from 1. */
  choose(place: number): void
}

/** What a key means, by its place on the keyboard: an input method changes letters but not places. */
export function meaningOf(code: string): keyof Keyboard | number | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
  if (digit) return Number(digit)
  return ({ KeyN: 'next', KeyP: 'previous', KeyF: 'flag', KeyU: 'unanswered' } as const)[code]
}

export function useShortcuts(on: boolean, keyboard: Keyboard): void {
  const acts = useRef(keyboard)
  acts.current = keyboard
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing || event.repeat || event.defaultPrevented) return
      const at = event.target instanceof Element ? event.target : undefined
      if (at?.closest('dialog, select, textarea, input:not([type="radio"], [type="checkbox"])')) return
      const meaning = meaningOf(event.code)
      if (meaning === undefined) return
      event.preventDefault()
      if (typeof meaning === 'number') acts.current.choose(meaning)
      else (acts.current[meaning] as () => void)()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}
