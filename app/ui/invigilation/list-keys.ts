// The list by keyboard. Keys work only while something in the list has the focus (WCAG 2.2, 2.1.4): arrows, Home and End
// move, Enter opens the timeline, a slash searches, Escape clears the choice. Space chooses, as in every form.

const WHO = 'input[name="who"]'

export interface ListKeys {
  search(): void
  clear(): void
}

/** What a key does in the list; whether it did something, and the browser should not. */
export function pressedInList(event: { readonly key: string; readonly target: EventTarget | null; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean }, list: HTMLElement, keys: ListKeys): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return false
  const row = event.target.closest('.live-row')
  if (!row || !list.contains(row)) return false
  const boxes = [...list.querySelectorAll<HTMLInputElement>(WHO)]
  const here = boxes.findIndex((box) => row.contains(box))
  const go = (to: number) => {
    const box = boxes[Math.min(Math.max(to, 0), boxes.length - 1)]
    box?.focus({ preventScroll: true })
    box?.closest('.live-row')?.scrollIntoView({ block: 'nearest' })
    return true
  }
  switch (event.key) {
    case 'ArrowDown':
      return go(here + 1)
    case 'ArrowUp':
      return go(here - 1)
    case 'Home':
      return go(0)
    case 'End':
      return go(boxes.length - 1)
    case 'Enter': {
      const link = row.querySelector<HTMLAnchorElement>('a[href]')
      // A link opens by itself; from the box it is opened here, and Enter must not send the form.
      if (event.target === link) return false
      link?.click()
      return true
    }
    case '/':
      keys.search()
      return true
    case 'Escape':
      keys.clear()
      return true
    default:
      return false
  }
}
