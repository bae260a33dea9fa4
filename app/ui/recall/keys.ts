import { type RefObject, useEffect } from 'react'

/**
 * Keys within one part of the page, which takes the focus when `shown` changes: a digit presses the element that carries
 * it in `data-digit`; Enter, where the focus is on nothing that has a use for it, presses the one with `data-enter`.
 */
export function useDigits(part: RefObject<HTMLElement | null>, shown: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is shown in the same place
  useEffect(() => {
    const here = part.current
    if (!here) return
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return
      const plain = event.target instanceof HTMLElement && !event.target.closest('a, button, input')
      const wanted = /^[1-9]$/.test(event.key)
        ? here.querySelector<HTMLElement>(`[data-digit="${event.key}"]`)
        : event.key === 'Enter' && plain
          ? here.querySelector<HTMLElement>('[data-enter]')
          : null
      if (!wanted) return
      event.preventDefault()
      wanted.focus()
      wanted.click()
    }
    here.addEventListener('keydown', press)
    const first = here.querySelector<HTMLElement>('[data-first]') ?? here
    first.focus({ preventScroll: true })
    return () => here.removeEventListener('keydown', press)
  }, [shown])
}
